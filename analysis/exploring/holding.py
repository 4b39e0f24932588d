"""A corpus laid out for exploring: the tables joined once, so that every change of a filter is quick.

The three tables stay as they are; ``Holding.quotes`` has the outlet, date and title of each statement's document
and the groups of its speakers beside the columns of ``tables.QUOTES`` and ``tables.MEASURES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError
from analysis.exploring.choices import NOBODY, Choices
from analysis.exploring.membership import Mask, Membership
from analysis.tables import EVIDENCE

__all__ = ["Holding", "hold", "people_of"]

_JOINED = ("source", "date", "title", "author", "url")
_NEEDED = ("quote_id", "doc_id", "start", "end", "fragments", "content", "kind", "speaker", "confidence")
_APOSTROPHES = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Holding:
    """``quotes`` numbered from 0, ``evidence`` with ``row`` (the number of its statement), ``documents`` by doc_id."""

    documents: pd.DataFrame
    quotes: pd.DataFrame
    evidence: pd.DataFrame
    corpus: dict[str, Any]

    @property
    def title(self) -> str:
        """What the corpus calls itself."""
        return str(self.corpus.get("title") or "Untitled corpus")

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of every speaker that the corpus puts in one."""
        entries = self.corpus.get("speakers", ())
        return {entry["name"]: entry["group"] for entry in entries if entry.get("group")}

    @cached_property
    def facets(self) -> dict[str, Membership]:
        """An index for each filter that is a choice among values, by its name in ``Choices``."""
        people = [people_of(speaker) for speaker in self.quotes["speaker"]]
        return {
            "speakers": Membership.of(people),
            "groups": Membership.of([tuple(dict.fromkeys(self.groups.get(p, "") for p in who)) for who in people]),
            "sources": Membership.of([(_plain(source),) for source in self.quotes["source"]]),
            "kinds": Membership.of([(_plain(kind),) for kind in self.quotes["kind"]]),
            "documents": Membership.of([(str(doc_id),) for doc_id in self.quotes["doc_id"]]),
        }

    @cached_property
    def days(self) -> Membership:
        """The day of each statement's document, '' where unknown."""
        return Membership.of([(_plain(day),) for day in self.quotes["date"]])

    @cached_property
    def _confidence(self) -> NDArray[np.float64]:
        return self.quotes["confidence"].to_numpy(dtype=np.float64, na_value=0.0)

    @cached_property
    def _said(self) -> list[str]:
        return [_searchable(content) for content in self.quotes["content"]]

    @cached_property
    def _around(self) -> list[str]:
        columns = [self.quotes[name] for name in ("mention", "cue") if name in self.quotes]
        return [_searchable("\n".join(filter(None, map(_plain, cells)))) for cells in zip(*columns, strict=True)]

    @cached_property
    def _evidence_rows(self) -> dict[tuple[str, str], NDArray[np.int64]]:
        grouped = self.evidence.groupby(["measure", "category"], sort=False, dropna=False)["row"]
        return {(_plain(key[0]), _plain(key[1])): rows.to_numpy() for key, rows in grouped}

    def masks(self, choices: Choices) -> dict[str, Mask]:
        """For each filter that is set, the statements that it lets through."""
        found: dict[str, Mask] = {}
        for name, facet in self.facets.items():
            wanted = getattr(choices, name)
            if wanted:
                found[name] = facet.any_of(wanted)
        if choices.since or choices.until:
            first, last = choices.since or "0000", choices.until or "9999-99-99"
            found["dates"] = self.days.where(lambda day: day != "" and first <= day <= last)
        if choices.confidence > 0:
            found["confidence"] = self._confidence >= choices.confidence
        if choices.text:
            needle = _searchable(choices.text)
            found["text"] = _each(self._said, lambda said: needle in said)
            found["text"] |= _each(self._around, lambda words: needle in words)
        if choices.word:
            whole = re.compile(rf"(?<!\w){re.escape(_searchable(choices.word))}(?!\w)").search
            found["word"] = _each(self._said, lambda said: whole(said) is not None)
        if choices.measure or choices.category:
            found["evidence"] = np.zeros(len(self.quotes), dtype=bool)
            for (measure, category), rows in self._evidence_rows.items():
                if choices.measure in ("", measure) and choices.category in ("", category):
                    found["evidence"][rows] = True
        return found

    def select(self, *choices: Choices) -> Mask:
        """The statements that every one of ``choices`` lets through."""
        found = np.ones(len(self.quotes), dtype=bool)
        for each in choices:
            for mask in self.masks(each).values():
                found &= mask
        return found

    def counts(self, choices: Choices) -> dict[str, dict[str, int]]:
        """For each facet, how many statements each of its values would leave, given all other filters."""
        masks = self.masks(choices)
        found = {}
        for name, facet in self.facets.items():
            kept = np.ones(len(self.quotes), dtype=bool)
            for other, mask in masks.items():
                if other != name:
                    kept &= mask
            found[name] = facet.counts(kept)
        return found


def hold(documents: pd.DataFrame, quotes: pd.DataFrame, evidence: pd.DataFrame | None = None) -> Holding:
    """Join the tables of one corpus for exploring; the tables given are not changed.

    Raises InputError where a column is missing, a quote_id stands twice or a statement's document is not there.
    """
    for column in _NEEDED:
        if column not in quotes.columns:
            raise InputError(f'The quotes table has no column "{column}"; take it from find_quotes().')
    twice = quotes["quote_id"][quotes["quote_id"].duplicated()]
    if len(twice):
        raise InputError(f'The quote_id "{twice.iloc[0]}" stands twice in the quotes table; make each its own.')
    by_id = documents.drop_duplicates("doc_id").set_index("doc_id", drop=False)
    absent = quotes["doc_id"][~quotes["doc_id"].isin(by_id.index)]
    if len(absent):
        raise InputError(f'The quotes table speaks of "{absent.iloc[0]}", which the documents table does not have.')
    joined = quotes.reset_index(drop=True)
    for column in _JOINED:
        if column not in joined.columns:
            cells = by_id[column].reindex(joined["doc_id"]) if column in by_id.columns else None
            joined[column] = pd.array(cells if cells is not None else [None] * len(joined), dtype="str")
    if evidence is None:
        evidence = pd.DataFrame({name: pd.Series(dtype=column.dtype) for name, column in EVIDENCE.items()})
    rows = pd.Series(joined.index, index=joined["quote_id"])
    numbered = evidence.assign(row=rows.reindex(evidence["quote_id"]).to_numpy())
    numbered = numbered.dropna(subset=["row"]).astype({"row": "int64"}).reset_index(drop=True)
    corpus = documents.attrs.get("corpus") or quotes.attrs.get("corpus") or {}
    return Holding(by_id, joined, numbered, dict(corpus))


def people_of(speaker: object) -> tuple[str, ...]:
    """The persons and bodies of one cell of ``speaker``: several where they are joined by ' & ', '' where missing."""
    name = _plain(speaker)
    return tuple(name.split(" & ")) if name else (NOBODY,)


def _plain(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)


def _searchable(words: str) -> str:
    return words.casefold().translate(_APOSTROPHES)


def _each(texts: list[str], holds: Callable[[str], bool]) -> Mask:
    return np.fromiter(map(holds, texts), dtype=bool, count=len(texts))
