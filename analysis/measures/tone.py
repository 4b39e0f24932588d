"""The tone of a statement, or its tone towards somebody: a list of words with weights, and how they add up.

>>> score, label, found = tone("The reckless attack was a disaster.")
>>> label
-1

Every line of lexicons/tone.csv has two weights. ``tone`` says towards which side a word pulls (praise > 0 >
blame), ``charge`` whether it takes a side at all (charged > 0 > plain). With T and C their sums over the
statement, the chances of the three classes are those of a multinomial logit (McFadden 1974):

    positive : neutral : negative  =  exp(C + T) : 1 : exp(C - T)

The score is the chance of positive less the chance of negative (-1 to 1), the label the likeliest class. The
column ``place`` says where a word must stand to count: anywhere, or before or after the target, near it or
next to it, or around it in a phrase ("accused TARGET"). A word after "not" pulls half as hard to the other
side. A word that VADER knows, or lexicons/news_valence.csv (words of news that VADER lacks, on its scale),
counts first with its valence times the lines ``(VADER)``, and its own line is what political news adds to
that; words that are names of things here (lexicons/names_of_things.csv) count with neither. To change what a
word weighs, edit its lines in these files; tone_fitting.py says how the weights were found.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.errors import InputError
from analysis.measures.lexicon import FOLDER, read_rows
from analysis.measures.tone_places import PLACES, find_target, observe, weighable
from analysis.measures.vader import vader
from analysis.measures.words import Words, read_words

__all__ = ["Tone", "tone", "weights"]


class Tone(NamedTuple):
    """Score (-1 to 1), label (-1, 0 or 1) and (start, end, weight) of the words that made them."""

    score: float
    label: int
    words: list[tuple[int, int, float]]


@cache
def weights() -> dict[str, dict[str, tuple[float, float]]]:
    """The lines of lexicons/tone.csv: place, then term, then tone and charge.

    Raises InputError where a weight is not a number.
    """
    lines: dict[str, dict[str, tuple[float, float]]] = {place: {} for place in PLACES}
    for number, row in enumerate(
        read_rows(FOLDER / "tone.csv", ("term", "place", "tone", "charge", "source")), start=2
    ):
        try:
            lines.setdefault(row["place"], {})[row["term"]] = float(row["tone"]), float(row["charge"])
        except ValueError as error:
            raise InputError(
                f"tone.csv, line {number}: a weight of {row['term']!r} is not a number; mend it."
            ) from error
    return lines


def tone(
    text: str,
    target: str | None = None,
    words: Words | None = None,
    valences: Sequence[tuple[int, int, float]] | None = None,
) -> Tone:
    """The tone of ``text``, towards ``target`` if one is named and occurs in it.

    ``words`` and ``valences`` are what read_words() and vader() make of the text, for callers who have them already.
    """
    words = read_words(text) if words is None else words
    valences = vader(text)[1] if valences is None else valences
    place = find_target(words, target) if target else None
    pull, charge, parts = _towards(words, valences, place) if place else _anywhere(words, valences)
    top = max(charge + abs(pull), 0.0)
    positive, negative, neutral = math.exp(charge + pull - top), math.exp(charge - pull - top), math.exp(-top)
    score = (positive - negative) / (positive + negative + neutral)
    label = 0 if charge + abs(pull) < 0 else 1 if pull >= 0 else -1
    return Tone(score, label, [(words.starts[i], words.ends[i], w) for i, w in sorted(parts.items())])


def _towards(
    words: Words, valences: Sequence[tuple[int, int, float]], place: tuple[int, int]
) -> tuple[float, float, dict[int, float]]:
    """The sums T and C of everything that counts towards the target at ``place``, and what each word adds to T."""
    lines = weights()
    pull = charge = 0.0
    parts: dict[int, float] = {}
    for where, term, by_tone, by_charge, at in observe(words, valences, place):
        line = lines[where].get(term)
        if line is not None:
            pull += line[0] * by_tone
            charge += line[1] * by_charge
            if at >= 0:
                parts[at] = parts.get(at, 0.0) + line[0] * by_tone
    return pull, charge, parts


def _anywhere(words: Words, valences: Sequence[tuple[int, int, float]]) -> tuple[float, float, dict[int, float]]:
    """The same where nobody is the target: only lines that count anywhere, and only the words that have one."""
    lines = weights()["anywhere"]
    by_length = len(words.forms) / 30
    pull = charge = 0.0
    for line, times in (
        (lines.get("(bias)"), 1.0),
        (weights()["no target"].get("(bias)"), 1.0),
        (lines.get("(length)"), by_length),
    ):
        if line:
            pull += line[0] * times
            charge += line[1] * times
    known, summed = lines.get("(VADER)", (0.0, 0.0)), lines.get("(VADER sum)", (0.0, 0.0))
    parts: dict[int, float] = {}
    for i, form, factor, value, share in weighable(words, valences, None, lines):
        line = lines.get(form)
        part = 0.0
        if line is not None:
            part += line[0] * factor
            pull += line[0] * factor
            charge += line[1] * factor
        if value:
            pull += known[0] * value
            pull += summed[0] * share
            charge += known[1] * abs(value)
            charge += summed[1] * abs(share)
            part = part + known[0] * value + summed[0] * share
        parts[i] = part
    return pull, charge, parts
