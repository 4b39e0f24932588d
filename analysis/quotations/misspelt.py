"""Misspelt cues: a word that nearly is a reporting verb and stands where one stands ("reiteratated that").

>>> near_miss("annonced")
'announced'
>>> near_miss("realized") is None
True

A near miss has at most one edit, or two where the word is long (Damerau 1964: most misspellings are one insertion,
deletion, substitution or transposition away), starts with the right letter and is no form of another listed verb.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from analysis.quotations.cues import cue_forms, regular_forms

__all__ = ["near_miss"]

_VERBS = Path(__file__).parent.parent / "lexicons" / "verbs.csv"
_SHORTEST = 6
_LONG = 9


@lru_cache(maxsize=1)
def _verb_forms() -> frozenset[str]:
    """Every form of the listed verbs: real words, never taken for a misspelling."""
    forms: set[str] = set()
    with _VERBS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            forms.update(row["forms"].split() or regular_forms(row["lemma"]))
    return frozenset(forms)


@lru_cache(maxsize=1)
def _targets() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms that report a clause and are long enough to be told when misspelt, with their letters, by the first one."""
    targets: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for form, entries in cue_forms().items():
        if len(form) >= _SHORTEST and any("clause" in cue.frames and not cue.particle for cue, _ in entries):
            targets.setdefault(form[0], []).append((form, frozenset(form)))
    return targets


def _edits(one: str, other: str, most: int) -> int:
    """Insertions, deletions, substitutions and transpositions between two words; ``most`` + 1 if there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if earlier and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


@lru_cache(maxsize=4096)
def near_miss(word: str) -> str | None:
    """The form of a cue that ``word``, in lower case, probably misspells; None where there is none."""
    if not _SHORTEST <= len(word) <= 16 or word in cue_forms() or word in _verb_forms():
        return None
    most = 2 if len(word) >= _LONG else 1
    letters = frozenset(word)
    # Each letter that the form has not takes an edit of its own: most forms are out before edits are counted.
    near = (form for form, others in _targets().get(word[0], ()) if len(letters - others) <= most)
    best = min(((_edits(word, form, most), form) for form in near), default=(most + 1, ""))
    return best[1] if best[0] <= most else None
