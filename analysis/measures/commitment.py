"""Hedges, boosters and obligations in a statement: which words, of which class, and where.

>>> words = read_words("The talks may fail, but we should clearly try.")
>>> [(cue.text, cue.measure, cue.category) for cue in find_commitment(words)]
[('may', 'hedging', 'modal'), ('should', 'obligation', 'weak_obligation'), ('clearly', 'boosting', 'certainty')]

A hedge limits the speaker's commitment to what is said (Lakoff 1973; Hyland 1998), a booster raises it
(Holmes 1988; Hyland 2005), and an obligation demands (deontic modality: Palmer 2001): a diplomat's "should" is a
demand and not a doubt. The words stand in lexicons/hedges.csv, boosters.csv and obligations.csv, the rules by
which an ambiguous word counts in disambiguation.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.measures.disambiguation import RULES
from analysis.measures.lexicon import Lexicon, read_lexicon
from analysis.measures.words import Words, read_words

__all__ = ["LISTS", "Cue", "find_commitment", "find_cues", "read_words"]

LISTS = {"hedges": "hedging", "boosters": "boosting", "obligations": "obligation"}
"""Word list and the measure that its words are evidence of."""


class Cue(NamedTuple):
    """Words that count for a measure; ``start`` and ``end`` are offsets into the text that was read."""

    start: int
    end: int
    text: str
    measure: str
    category: str


def find_cues(words: Words, lexicon: Lexicon, measure: str, places: Sequence[int] | None = None) -> list[Cue]:
    """The terms of ``lexicon`` in ``words`` that their rules accept, in text order, none overlapping another.

    ``places`` are the words at which a term may begin, where the caller knows them.
    """
    cues: list[Cue] = []
    forms = words.forms
    free = 0
    if places is None:
        places = [i for i, form in enumerate(forms) if form in lexicon.starts]
    for first in places:
        if first < free:
            continue
        for term in lexicon.beginning(forms[first], words.at(first + 1)):
            last = first + len(term.forms)
            if last - first > 1 and tuple(forms[first:last]) != term.forms:
                continue
            if term.entry.rule and not RULES[term.entry.rule](words, first, last):
                continue
            start, end = words.starts[first], words.ends[last - 1]
            cues.append(Cue(start, end, words.text[start:end], measure, term.entry.category))
            free = last
            break
    return cues


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The terms of one word of all lists, and the first two words of the longer ones."""
    lists = [read_lexicon(name) for name in LISTS]
    alone = frozenset(word for each in lists for word, terms in each.alone.items() if terms)
    return alone, frozenset(pair for each in lists for pair in each.pairs)


def find_commitment(words: Words) -> list[Cue]:
    """Hedges, boosters and obligations of a statement in text order.

    A word inside a longer cue of another list counts for the longer one only ("no doubt" is a booster).
    """
    alone, pairs = _beginnings()
    both = pairwise([*words.forms, ""])
    places = [i for i, pair in enumerate(both) if pair[0] in alone or pair in pairs]
    if not places:
        return []
    cues = [cue for name, measure in LISTS.items() for cue in find_cues(words, read_lexicon(name), measure, places)]
    cues.sort(key=lambda cue: (cue.start, cue.start - cue.end))
    kept: list[Cue] = []
    for cue in cues:
        if kept and cue.start < kept[-1].end:
            if cue.end - cue.start > kept[-1].end - kept[-1].start:
                kept[-1] = cue
            continue
        kept.append(cue)
    return kept
