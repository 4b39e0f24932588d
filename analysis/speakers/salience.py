"""Who is in the reader's mind at a place of the text: what a pronoun there most likely means.

The weights follow Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", Computational
Linguistics 20(4): a figure gains weight by being named, more as a subject than as an object, and all weight
halves with every sentence. News reporting adds two factors: whoever speaks gains weight, and whoever is merely
spoken of inside a quotation gains little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotations.statement import Statement
from analysis.speakers.cast import Cast
from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import word_class

__all__ = ["Candidate", "Scene"]

_SENTENCE_END = re.compile(
    r"[.!?\n](?<!\bMr\.|\bMs\.|\bDr\.|\bSt\.)(?<!\bMrs\.|\bSen\.|\bRep\.|\bGov\.|\bGen\.)"
    r"(?<!\b[A-Z]\.)(?:(?<=\n)\s*|[\"”’')\]]*\s+)"
)
_PRONOUN = re.compile(r"[hHsS](?<!\w.)(?:e|is|er|im|he)\b")
_GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_BY_VERB = frozenset(["said", "says", "told", "added", "asked", "wrote", "tweeted", "argued", "insisted", "replied"])
_ARTICLE = re.compile(r"(?<![^\W\d_])[Aa]n? $")
_LOWER = re.compile(r"[a-z]+")
_CLAUSE_OPENERS, _PREPOSITIONS = word_class("clause opener"), word_class("preposition")
_BEFORE_NAME = frozenset(["the", "former", "late", "fellow", "rival"])
NAMED, SUBJECT, OBJECT, OBLIQUE, OWNER, QUOTED, TOLD, SPEAKS = 100.0, 80.0, 50.0, 25.0, 10.0, 20.0, 70.0, 90.0
FADE, CARRY, AGAIN, FRONTED = 0.4, 0.3, 0.1, 40.0
SAME_SUBJECT, LAST_SUBJECT = 60.0, 30.0
_REMEMBERED = 24
_MARKS = ("“", '"', "‘", "'", "«", "„")


class Candidate(NamedTuple):
    """A figure with its weight at the asked place, where it was last heard of, whether it spoke before, and whether
    it is the subject of a clause of the same sentence."""

    figure: Figure
    weight: float
    last: int
    spoke: bool
    subject: bool


@dataclass(slots=True)
class _Trace:
    """What is remembered of one figure: its weight as of a sentence."""

    figure: Figure
    weight: float
    sentence: int
    last: int
    spoke: bool
    subject: int


@dataclass(slots=True)
class Scene:
    """The article as a reader goes through it: call ``advance`` with growing offsets, then ``candidates``."""

    cast: Cast
    sentences: list[int]
    zones: list[tuple[int, int]]
    taken: frozenset[int]
    documents: list[tuple[int, str, Figure]] = field(default_factory=list)
    _zone_starts: list[int] = field(default_factory=list)
    _content: list[tuple[int, int]] = field(default_factory=list)
    _content_starts: list[int] = field(default_factory=list)
    _pronouns: list[tuple[int, str]] = field(default_factory=list)
    _traces: dict[int, _Trace] = field(default_factory=dict)
    _next_name: int = 0
    _next_pronoun: int = 0

    @classmethod
    def of(cls, cast: Cast, statements: Iterable[Statement]) -> Scene:
        """Lay out the sentences of the text and the stretches inside quotation marks."""
        text = cast.text
        statements = list(statements)
        zones = sorted(
            zone
            for s in statements
            if s.kind != "indirect"
            for zone in s.fragments
            if text[zone[0] : zone[0] + 1] in _MARKS or text[max(0, zone[0] - 1) : zone[0]] in _MARKS
        )
        scene = cls(
            cast,
            [0, *(m.end() for m in _SENTENCE_END.finditer(text))],
            zones,
            frozenset(s.mention[0] for s in statements if s.mention),
        )
        scene._zone_starts = [z[0] for z in zones]
        scene._content = sorted(zone for s in statements for zone in s.fragments)
        scene._content_starts = [z[0] for z in scene._content]
        scene._pronouns = [
            (m.start(), word) for m in _PRONOUN.finditer(text) if (word := m.group().lower()) in _GENDERS
        ]
        return scene

    def sentence(self, at: int) -> int:
        """The number of the sentence in which the offset stands."""
        return bisect_right(self.sentences, at) - 1

    def in_quotation(self, at: int) -> bool:
        """Whether the offset lies inside quotation marks that the statements cover."""
        i = bisect_right(self._zone_starts, at) - 1
        return i >= 0 and self.zones[i][0] <= at < self.zones[i][1]

    def in_content(self, at: int) -> bool:
        """Whether the offset lies inside the words of a statement, quoted or not."""
        i = bisect_right(self._content_starts, at) - 1
        return i >= 0 and self._content[i][0] <= at < self._content[i][1]

    def advance(self, to: int) -> None:
        """Read on until the offset ``to``: every name and every pronoun on the way leaves its weight."""
        starts, owners, pronouns = self.cast.starts, self.cast.owners, self._pronouns
        while True:
            name_at = starts[self._next_name] if self._next_name < len(starts) else to
            pronoun_at = pronouns[self._next_pronoun][0] if self._next_pronoun < len(pronouns) else to
            if name_at >= to and pronoun_at >= to:
                return
            if name_at <= pronoun_at:
                owner = owners[self._next_name]
                if owner is not None and owner.kind not in ("thing", "place"):
                    self._leave(owner, self._weight(self._next_name), name_at)
                self._next_name += 1
            else:
                self._read_pronoun(*pronouns[self._next_pronoun])
                self._next_pronoun += 1

    def heard(self, figure: Figure, at: int) -> None:
        """Note that ``figure`` speaks at ``at``."""
        self._leave(figure, NAMED + SUBJECT + SPEAKS, at, spoke=True)

    def candidates(self, at: int) -> list[Candidate]:
        """The figures of the text so far by their weight at ``at``, the weightiest first."""
        here = self.sentence(at)
        found = [
            Candidate(t.figure, self._now(t, here), t.last, t.spoke, t.subject == here) for t in self._traces.values()
        ]
        found.sort(key=lambda c: -c.weight)
        return found

    @staticmethod
    def _now(trace: _Trace, here: int) -> float:
        """The weight of a trace as of the sentence ``here``."""
        age = here - trace.sentence
        weight = trace.weight * FADE**age if age > 0 else trace.weight
        if trace.subject >= here - 1:
            weight += SAME_SUBJECT if trace.subject == here else LAST_SUBJECT
        return weight

    def _leave(self, figure: Figure, weight: float, at: int, *, spoke: bool = False) -> None:
        here = bisect_right(self.sentences, at) - 1
        trace = self._traces.get(id(figure))
        if trace is None:
            if len(self._traces) >= _REMEMBERED:
                self._forget(here)
            subject = here if weight >= NAMED + SUBJECT else -9
            self._traces[id(figure)] = _Trace(figure, weight, here, at, spoke, subject)
            return
        age = here - trace.sentence
        faded = trace.weight * FADE**age if age > 0 else trace.weight
        more, less = (weight, faded) if weight > faded else (faded, weight)
        trace.weight = more + (CARRY if age else AGAIN) * less
        if weight >= NAMED + SUBJECT:
            trace.subject = here
        if age > 0:
            trace.sentence = here
        trace.last = at
        trace.spoke = trace.spoke or spoke

    def _forget(self, here: int) -> None:
        """Keep the half that weighs most, so that the work for a pronoun does not grow with the text."""
        ranked = sorted(
            self._traces.items(), key=lambda item: -item[1].weight * FADE ** max(0, here - item[1].sentence)
        )
        self._traces = dict(ranked[: _REMEMBERED // 2])

    def _read_pronoun(self, at: int, word: str) -> None:
        """A pronoun outside quotations and statements' mentions keeps its antecedent in mind."""
        if at in self.taken or self.in_quotation(at):
            return
        fitting = ("", "either", _GENDERS[word])
        here = self.sentence(at)
        best: Figure | None = None
        heaviest = 20.0
        for trace in self._traces.values():
            figure = trace.figure
            if figure.kind == "person" and figure.gender in fitting:
                if word in ("him", "her") and trace.subject == here and not figure.gender:
                    continue  # "Roe backed her": the object is not the subject
                weight = self._now(trace, here)
                if weight > heaviest:
                    best, heaviest = figure, weight
        if best is not None:
            weight = OWNER + OBJECT if word not in ("he", "she") else TOLD if self.in_content(at) else NAMED + SUBJECT
            self._leave(best, weight, at)
            if not best.gender and word in ("he", "she", "his"):
                best.is_gender(fitting[2], 2)

    def is_subject(self, index: int) -> bool:
        """Whether the name of that number seems to be the subject of its clause, outside of quotations."""
        return self._weight(index) >= NAMED + SUBJECT

    def _modifies(self, end: int, start: int) -> bool:
        """Whether the name only tells of whom the next noun is: "a Roe supporter" is not Roe."""
        text = self.cast.text
        if text[end : end + 1] != " " or not _ARTICLE.search(text, max(0, start - 3), start):
            return False
        word = _LOWER.match(text, end + 1)
        return word is not None and naming_words().role(word.group()) is not None

    def _weight(self, index: int) -> float:
        """What one naming adds: for being named, and more as a subject than as an object or a possessor."""
        name = self.cast.names[index]
        if self.in_quotation(name.start):
            return QUOTED
        if self.in_content(name.start):
            return TOLD
        if name.possessive:
            return NAMED + OWNER
        start = name.start
        if self._modifies(name.end, start):
            return OWNER
        before = self.cast.text[max(0, start - 30) : start]
        if not before or before[-1] in '\n"“‘' or before[-2:] in (". ", ", ", "” "):
            return NAMED + SUBJECT
        words = before.rsplit(None, 2)
        if words and words[-1] in _BEFORE_NAME:
            words.pop()
        if not words or words[-1][-1] in '.,:;!?—–-"”’)':
            return NAMED + SUBJECT
        word = words[-1].lower()
        if word in _CLAUSE_OPENERS or word in _BY_VERB:
            return NAMED + SUBJECT
        if word in _PREPOSITIONS:
            opening = self.sentences[self.sentence(start)]
            first = index == 0 or self.cast.names[index - 1].start < opening
            return FRONTED if first and start - opening < 60 else NAMED + OBLIQUE
        return NAMED + OBJECT
