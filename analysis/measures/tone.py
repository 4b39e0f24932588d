"""The tone of a statement, or its tone towards somebody: a list of words with weights, and how they add up.

>>> score, label, found = tone(read_words("The reckless attack was a disaster."))
>>> label
-1

Every word has two weights. ``tone`` says towards which side it pulls (praise > 0 > blame), ``charge`` whether it
takes a side at all (charged > 0 > plain). With T and C their sums over the statement, and B the list's line
``(bias)``, the chances of the three classes are those of a multinomial logit (McFadden 1974):

    positive : neutral : negative  =  exp(C + T) : 1 : exp(C - T)

The score is the chance of positive less the chance of negative (-1 to 1), the label the likeliest class.
"""

from __future__ import annotations

import math
from functools import cache

from analysis.measures.lexicon import FOLDER, read_rows
from analysis.measures.words import Words, read_words

__all__ = ["find_target", "read_words", "tone"]

_NEGATIONS = frozenset("not no never neither nor without cannot hardly".split())
_REACH = 3
_FLIP = -0.5


@cache
def _weights() -> dict[str, tuple[float, float]]:
    rows = read_rows(FOLDER / "tone_words.csv", ("term", "tone", "charge", "source"))
    return {row["term"]: (float(row["tone"]), float(row["charge"])) for row in rows}


def find_target(words: Words, target: str) -> tuple[int, int] | None:
    """First and last place (exclusive) of the words of ``target`` in the statement, None where they do not occur."""
    sought = read_words(target).forms
    if not sought:
        return None
    for first in [i for i, form in enumerate(words.forms) if form == sought[0]]:
        if words.forms[first : first + len(sought)] == sought:
            return first, first + len(sought)
    return None


def tone(words: Words, target: str | None = None) -> tuple[float, int, list[tuple[int, int, float]]]:
    """Score (-1 to 1), label (-1, 0, 1), and (start, end, weight) of the words that made them."""
    weights = _weights()
    pull, charge = weights["(bias)"]
    found = []
    negated = 0
    forms = words.forms
    for i, form in enumerate(forms):
        negated -= 1
        if form in weights:
            w, c = weights[form]
            if negated > 0:
                w *= _FLIP
            pull += w
            charge += c
            found.append((words.starts[i], words.ends[i], w))
        if form in _NEGATIONS or form.endswith("n't"):
            negated = _REACH + 1
    positive, negative = math.exp(min(charge + pull, 30.0)), math.exp(min(charge - pull, 30.0))
    total = positive + negative + 1.0
    label = 1 if positive >= max(1.0, negative) else -1 if negative >= 1.0 else 0
    return (positive - negative) / total, label, found
