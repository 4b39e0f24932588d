"""What passes between the rules of the grammar: a cue met in a sentence, a statement as ranges of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.quotations.cues import Cue
from analysis.quotations.reading import Reading

__all__ = ["Draft", "Place", "Report", "Words"]

Words = tuple[int, int]
"""A range of words: the first, and the one after the last."""


@dataclass(slots=True)
class Report:
    """A reporting verb met in a sentence.

    Words ``at`` to ``after`` are the cue ("called on"), ``group`` opens its verb group ("has called on").
    ``form`` is 'finite', 'ing', 'infinitive' or 'passive'; ``tense`` tells which verbs may be coordinated.
    """

    cue: Cue
    at: int
    after: int
    group: int
    form: str
    tense: str


@dataclass(slots=True)
class Draft:
    """A statement before it is turned into offsets: its pieces, cue and mention as ranges of words."""

    pieces: list[Words]
    cue: Words | None
    lemma: str
    mention: Words | None
    rule: str
    sentence: int
    via: Words | None = None
    same_source: bool = False


@dataclass(slots=True)
class Place:
    """Where a cue stands: the sentence ``a`` to ``end``, words given away before ``done``, the statement before it."""

    reading: Reading
    number: int
    a: int
    end: int
    done: int
    last: Draft | None
    later: Sequence[Report]

    def draft(self, report: Report, mention: Words | None, rule: str, *pieces: Words) -> Draft:
        """A draft of what ``rule`` found."""
        return Draft(list(pieces), (report.at, report.after), report.cue.lemma, mention, rule, self.number)
