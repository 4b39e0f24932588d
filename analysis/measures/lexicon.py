"""The word lists of the measures: CSV files that a linguist can read and edit, indexed for matching.

>>> hedges = read_lexicon("hedges")
>>> hedges.starts["perhaps"][0].entry.category
'adverb'

A list is a CSV file in analysis/lexicons/ with the columns ``term``, ``category``, ``rule`` (the name of the
rule of disambiguation.py under which the term counts; empty: always) and ``source`` (who describes it so).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import InputError
from analysis.measures.words import read_words

__all__ = ["FOLDER", "Entry", "Lexicon", "Term", "read_lexicon", "read_rows", "word_class"]

FOLDER = Path(__file__).resolve().parent.parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    term: str
    category: str
    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry with its term split into words, as a statement is."""

    forms: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list's terms by their first word, and those of several words by their first two, the longest first.

    Under two words stand all terms that may begin there, terms of the first word alone among them: common words begin
    dozens of terms, of which the word behind leaves one or two.
    """

    name: str
    starts: dict[str, tuple[Term, ...]]
    pairs: dict[tuple[str, str], tuple[Term, ...]]
    alone: dict[str, tuple[Term, ...]]

    def beginning(self, first: str, second: str) -> tuple[Term, ...]:
        """The terms that may begin with these two words, the longest first."""
        found = self.pairs.get((first, second))
        return self.alone.get(first, ()) if found is None else found

    def __iter__(self) -> Iterator[Entry]:
        return (term.entry for terms in self.starts.values() for term in terms)


def read_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a CSV file that must have ``columns``; its values come stripped.

    Raises InputError where the file is missing, is not UTF-8, lacks a column, or a row has no first value.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in columns if c not in (reader.fieldnames or ())]
            if missing:
                raise InputError(
                    f"{path.name}, line 1: the column {missing[0]!r} is missing; the header must have "
                    f"{', '.join(columns)}."
                )
            rows = []
            for row in reader:
                values = {c: (row[c] or "").strip() for c in columns}
                if not values[columns[0]]:
                    raise InputError(f"{path.name}, line {reader.line_num}: the {columns[0]} is empty; fill it in.")
                rows.append(values)
            return rows
    except OSError as error:
        raise InputError(f"{path}: the word list cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: the file is not UTF-8; save it as UTF-8.") from error


@cache
def read_lexicon(name: str) -> Lexicon:
    """The list ``analysis/lexicons/{name}.csv``, read once.

    Raises InputError where the file is not such a list or a rule is not known.
    """
    from analysis.measures.disambiguation import RULES

    path = FOLDER / f"{name}.csv"
    starts: dict[str, list[Term]] = {}
    for number, row in enumerate(read_rows(path, ("term", "category", "rule", "source")), start=2):
        if row["rule"] and row["rule"] not in RULES:
            raise InputError(
                f"{path.name}, line {number}: no rule is called {row['rule']!r}; "
                f"the rules are {', '.join(sorted(RULES))}."
            )
        forms = tuple(read_words(row["term"]).forms)
        starts.setdefault(forms[0], []).append(Term(forms, Entry(**row)))
    # sorted() is stable: terms of one length are tried in the order of the file.
    ordered = {first: tuple(sorted(terms, key=lambda term: -len(term.forms))) for first, terms in starts.items()}
    alone = {first: tuple(term for term in terms if len(term.forms) == 1) for first, terms in ordered.items()}
    pairs = {
        (first, term.forms[1]): tuple(other for other in terms if other.forms[1:2] in ((), term.forms[1:2]))
        for first, terms in ordered.items()
        for term in terms
        if len(term.forms) > 1
    }
    return Lexicon(name, ordered, pairs, alone)


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one closed class of ``analysis/lexicons/word_classes.csv``, in lower case.

    Raises InputError where the list has no class of that name.
    """
    rows = read_rows(FOLDER / "word_classes.csv", ("class", "words", "source"))
    classes = {row["class"]: frozenset(row["words"].split()) for row in rows}
    if name not in classes:
        raise InputError(f"word_classes.csv: no class is called {name!r}; it has {', '.join(sorted(classes))}.")
    return classes[name]
