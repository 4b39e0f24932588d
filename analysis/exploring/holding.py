"""A corpus laid out for exploring: the tables joined once, so that every change of a filter is quick.

The three tables stay as they are; ``Holding.quotes`` has the outlet, date and title of each statement's document
and the groups of its speakers beside the columns of ``tables.QUOTES`` and ``tables.MEASURES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.sides import groups_of, people
from analysis.errors import InputError
from analysis.exploring.choices import NOBODY, Choices
from analysis.exploring.citing import prints_of
from analysis.exploring.membership import Mask, Membership
from analysis.tables import EVIDENCE
from analysis.words import words_of

__all__ = ["Holding", "hold"]

_JOINED = ("source", "date", "title", "author", "url")
_NEEDED = ("quote_id", "doc_id", "start", "end", "fragments", "content", "kind", "speaker", "confidence")
_APOSTROPHES = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Holding:
    """``quotes`` numbered from 0, ``evidence`` with ``row`` (the number of its statement), ``documents`` by doc_id.

    ``unfit`` lists the corrections by hand that no longer fit; ``corrections`` says in words which were applied.
    """

    documents: pd.DataFrame
    quotes: pd.DataFrame
    evidence: pd.DataFrame
    corpus: dict[str, Any]
    unfit: Sequence[Any] = ()
    corrections: str = ""

    @property
    def title(self) -> str:
        """What the corpus calls itself."""
        return str(self.corpus.get("title") or "Untitled corpus")

    def _groups_of(self, persons: Iterable[str]) -> tuple[str, ...]:
        """The groups of some speakers, each once; NOBODY where the corpus puts none of them in one."""
        return tuple(dict.fromkeys(g for p in persons for g in self._groups.get(p, ()))) or (NOBODY,)

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        return groups_of(self.corpus)

    @cached_property
    def measures(self) -> list[str]:
        """The measures that the evidence table speaks of, in the order in which it first names them."""
        return [str(name) for name in self.evidence["measure"].dropna().unique()]

    @cached_property
    def facets(self) -> dict[str, Membership]:
        """An index for each filter that is a choice among values, by its name in ``Choices``."""
        known = frozenset(entry["name"] for entry in self.corpus.get("speakers", ()))
        said_by = [people(speaker, known) or (NOBODY,) for speaker in self.quotes["speaker"]]
        return {
            "speakers": Membership.of(said_by),
            "groups": Membership.of([self._groups_of(who) for who in said_by]),
            "sources": Membership.of([(_plain(source),) for source in self.quotes["source"]]),
            "kinds": Membership.of([(_plain(kind),) for kind in self.quotes["kind"]]),
            "documents": Membership.of([(str(doc_id),) for doc_id in self.quotes["doc_id"]]),
        }

    @cached_property
    def days(self) -> Membership:
        """The day of each statement's document, '' where unknown."""
        return Membership.of([(_plain(day),) for day in self.quotes["date"]])

    @cached_property
    def prints(self) -> NDArray[np.uint64]:
        """A number for each statement, from which a selection's fingerprint is made (see ``citing``)."""
        return prints_of(self.quotes)

    @cached_property
    def words(self) -> Membership:
        """The words of each statement in lower case, each as often as it occurs."""
        return Membership.of([words_of(said) for said in self._said])

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

    def text_of(self, doc_id: str) -> str:
        """The text of a document."""
        return str(self.documents.at[doc_id, "text"])

    def statements(self, rows: Sequence[int] | NDArray[np.int64]) -> list[dict[str, Any]]:
        """The statements of these rows, in this order, each a dict by column."""
        return [
            {str(name): cell for name, cell in record.items()}
            for record in self.quotes.iloc[list(rows)].to_dict("records")
        ]

    def evidence_of(self, rows: Sequence[int] | NDArray[np.int64]) -> dict[int, list[dict[str, Any]]]:
        """The evidence of each of these rows, each piece a dict by column."""
        found: dict[int, list[dict[str, Any]]] = {int(row): [] for row in rows}
        for record in self.evidence[self.evidence["row"].isin(found)].to_dict("records"):
            found[record["row"]].append({str(name): cell for name, cell in record.items()})
        return found

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
            found["word"] = self.words.any_of([_searchable(choices.word)])
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


def hold(
    documents: pd.DataFrame, quotes: pd.DataFrame, evidence: pd.DataFrame | None = None, corrections: str = ""
) -> Holding:
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
            joined[column] = [None] * len(joined) if cells is None else cells.to_list()
    if evidence is None:
        evidence = pd.DataFrame({name: pd.Series(dtype=column.dtype) for name, column in EVIDENCE.items()})
    rows = pd.Series(joined.index, index=joined["quote_id"])
    numbered = evidence.assign(row=rows.reindex(evidence["quote_id"]).to_numpy())
    numbered = numbered.dropna(subset=["row"]).astype({"row": "int64"}).reset_index(drop=True)
    corpus = documents.attrs.get("corpus") or quotes.attrs.get("corpus") or {}
    holding = Holding(by_id, joined, numbered, dict(corpus), quotes.attrs.get("unfit", ()), corrections)
    # Indexed now, while a progress bar is on show, and not at the first click.
    holding.select(Choices(text=" ", word=" ", since="0001-01-01", confidence=0.1, measure=" "))
    holding.counts(Choices())
    _ = holding.prints
    return holding


def _plain(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)


def _searchable(words: str) -> str:
    return words.casefold().translate(_APOSTROPHES)


def _each(texts: list[str], holds: Callable[[str], bool]) -> Mask:
    return np.fromiter(map(holds, texts), dtype=bool, count=len(texts))
