"""What the article does to a statement by the way it reports it: the class of its cue, and the reporter's own hedges.

>>> text = 'He reportedly claimed that the bridge was safe.'
>>> [cue.text for cue in reporter_hedges(text, (14, 21), [(22, 46)])]
['reportedly', 'claimed']

The hedges inside a statement are its speaker's. Those around its cue are the article's, about the speaker:
"apparently", "reportedly", "claimed" (Hyland 1998 calls them attributive; Caldas-Coulthard 1994 shows what the
choice of a reporting verb does). The words stand in lexicons/reporter_hedges.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.measures.commitment import Cue, find_cues
from analysis.measures.lexicon import read_lexicon
from analysis.measures.words import read_words

__all__ = ["Span", "reporter_hedges"]

Span = tuple[int, int]

_LETTERS = re.compile(r"[a-z]+")
_REACH = 300  # characters on either side of the cue that are searched for the ends of its sentence
_BREAK = re.compile(r"[.!?][\"”'’)]*\s+(?=[\"“‘(]*[A-Z])|\n")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Prof|St|Jr|Sr|No|vs)\.$")


@cache
def _openings() -> frozenset[str]:
    """The letters that a term begins with: most clauses have none of them, and need not be split into words."""
    return frozenset(
        letters[0] for start in read_lexicon("reporter_hedges").starts if (letters := _LETTERS.findall(start))
    )


def reporter_hedges(text: str, cue: Span, statements: Sequence[Span]) -> list[Cue]:
    """The article's own hedges in the clause of a cue, their offsets pointing into ``text``.

    ``cue`` is the place of the reporting words, ``statements`` the fragments of all statements of the article in text
    order: the clause ends where the sentence or a statement begins or ends.
    """
    left, right = max(0, cue[0] - _REACH), min(len(text), cue[1] + _REACH)
    for start, end in statements:
        if end <= cue[0]:
            left = max(left, end)
        elif start >= cue[1]:
            right = min(right, start)
            break
    if _openings().isdisjoint(_LETTERS.findall(text[left:right].lower())):
        return []
    for match in _BREAK.finditer(text, left, cue[0]):
        if not _ABBREVIATED.search(text, max(left, match.start() - 6), match.start() + 1):
            left = match.end()
    for match in _BREAK.finditer(text, cue[1], right):
        if not _ABBREVIATED.search(text, max(left, match.start() - 6), match.start() + 1):
            right = match.start()
            break
    found = find_cues(read_words(text[left:right]), read_lexicon("reporter_hedges"), "reporter_hedging")
    return [Cue(left + c.start, left + c.end, c.text, c.measure, c.category) for c in found]
