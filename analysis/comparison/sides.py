"""The sides of a comparison: which statements belong to which speaker, group, outlet, month or kind.

>>> people("Jane Roe & John Doe")
('Jane Roe', 'John Doe')
>>> people("Roe & Sons", known=frozenset({"Roe & Sons"}))
('Roe & Sons',)

A statement made jointly belongs to each of its speakers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError

__all__ = ["MOST_SIDES", "Sides", "column_of", "corpus_of", "find_sides", "groups_of", "people"]

MOST_SIDES = 6
"""How many speakers are compared where none is chosen and the corpus lists none."""
_SPEAKERS = ("speaker", "group")


@dataclass(frozen=True, slots=True)
class Sides:
    """Row ``rows[i]`` of the quotes table belongs to side ``names[codes[i]]``.

    ``of_documents`` says that an article belongs to a side as a whole (its outlet, its month), so that a share is
    one of that side's articles only.
    """

    names: tuple[str, ...]
    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    of_documents: bool

    def members(self, n_rows: int) -> NDArray[np.bool_]:
        """Rows × sides: whether the statement belongs to the side."""
        found = np.zeros((n_rows, len(self.names)), dtype=bool)
        found[self.rows, self.codes] = True
        return found

    def among(self, kept: NDArray[np.bool_]) -> Sides:
        """The same sides in a table of which only the rows ``kept`` are left."""
        places = np.cumsum(kept) - 1
        inside = kept[self.rows]
        return Sides(self.names, places[self.rows[inside]], self.codes[inside], self.of_documents)


def people(speaker: object, known: Collection[str] = frozenset()) -> tuple[str, ...]:
    """The speakers that one cell of the column ``speaker`` names, none where it is missing.

    Several are joined by " & "; a name in ``known`` that has the sign itself stays whole.
    """
    if not isinstance(speaker, str) or not speaker.strip():
        return ()
    return (speaker,) if speaker in known else tuple(dict.fromkeys(speaker.split(" & ")))


def corpus_of(quotes: pd.DataFrame, documents: pd.DataFrame | None) -> dict[str, Any]:
    """The corpus's settings as ``load`` left them with the documents (or find_quotes with the quotes), or {}."""
    for table in (documents, quotes):
        if table is not None and table.attrs.get("corpus"):
            return dict(table.attrs["corpus"])
    return {}


def column_of(quotes: pd.DataFrame, documents: pd.DataFrame | None, name: str) -> tuple[pd.Series, bool]:
    """The values of a column for each statement, and whether it is one of the documents.

    "month" is the year and month of the document's date. Raises InputError where neither table has the column.
    """
    source = "date" if name == "month" else name
    if source in quotes.columns:
        values, of_documents = quotes[source], source in ("date", "source", "doc_id")
    elif documents is not None and source in documents.columns:
        by_id = documents.drop_duplicates("doc_id").set_index("doc_id")[source]
        values, of_documents = quotes["doc_id"].map(by_id), True
    else:
        raise InputError(
            f"Nothing can be compared by {name!r}: neither the quotes nor the documents have the column {source!r}; "
            "pass the documents table, or choose 'speaker', 'group' or 'kind'."
        )
    text = values.astype("str").where(values.notna())
    return (text.str.slice(0, 7) if name == "month" else text).reset_index(drop=True), of_documents


def groups_of(corpus: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Speaker → the groups that the corpus puts him or her in."""
    found: dict[str, list[str]] = {}
    for entry in corpus.get("speakers", ()):
        if entry.get("group"):
            found.setdefault(entry["name"], []).append(entry["group"])
    for group, members in corpus.get("groups", {}).items():
        for member in members:
            found.setdefault(member, []).append(group)
    return {name: tuple(dict.fromkeys(groups)) for name, groups in found.items()}


def _labels(
    quotes: pd.DataFrame, documents: pd.DataFrame | None, by: str, known: frozenset[str]
) -> tuple[list[tuple[str, ...]], bool]:
    """For each statement the sides that it belongs to, and whether they are sides of whole articles."""
    if by not in _SPEAKERS:
        values, of_documents = column_of(quotes, documents, by)
        return [(value,) if isinstance(value, str) else () for value in values], of_documents
    cells = quotes["speaker"].astype(object)
    named = {cell: people(cell, known) for cell in cells.unique()}
    if by == "group":
        groups = groups_of(corpus_of(quotes, documents))
        if not groups:
            raise InputError(
                'No speaker has a group: write group = "…" under [[speakers]] in corpus.toml and load it again.'
            )
        for cell, persons in named.items():
            named[cell] = tuple(dict.fromkeys(group for person in persons for group in groups.get(person, ())))
    return [named[cell] for cell in cells], False


def _chosen(
    counts: Mapping[str, int], wanted: Sequence[str] | None, listed: Iterable[str], by: str, minimum: int
) -> tuple[str, ...]:
    if wanted is not None:
        for name in wanted:
            if name not in counts and name not in set(listed):
                most = ", ".join(sorted(counts, key=lambda n: (-counts[n], n))[:8]) or "nobody"
                raise InputError(f"No statement has the {by} {name!r}; the most frequent are {most}.")
        return tuple(dict.fromkeys(wanted))
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    if by in _SPEAKERS:
        in_corpus = [name for name in dict.fromkeys(listed) if name in counts]
        if in_corpus:
            return tuple(in_corpus)
        return tuple([name for name in ranked if counts[name] >= minimum][:MOST_SIDES] or ranked[:2])
    return tuple(sorted(ranked[:MOST_SIDES]) if by in ("month", "date") else ranked[:MOST_SIDES])


def find_sides(
    quotes: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    by: str = "speaker",
    wanted: Sequence[str] | None = None,
    minimum: int = 1,
) -> Sides:
    """The sides to compare: ``wanted``, else the corpus's own list, else those with most statements.

    ``by`` is "speaker", "group", "kind", "source", "month" or any other column of the quotes or documents table.
    Sources that an article leaves unnamed are compared only where ``wanted`` names them. Raises InputError for a
    column that is in neither table and a name that no statement has.
    """
    entries = corpus_of(quotes, documents).get("speakers", ())
    listed = [entry["name"] for entry in entries]
    if by == "group":
        listed = [entry["group"] for entry in entries if entry.get("group")]
    known = frozenset([*listed, *(wanted or ())])
    labels, of_documents = _labels(quotes, documents, by, known)
    unnamed = quotes["anonymous"].to_numpy(dtype=bool) if "anonymous" in quotes.columns else np.zeros(len(quotes), bool)
    counts: dict[str, int] = {}
    everybody: dict[str, int] = {}
    for names, anonymous in zip(labels, unnamed, strict=True):
        for name in names:
            everybody[name] = everybody.get(name, 0) + 1
            if not (anonymous and by == "speaker"):
                counts[name] = counts.get(name, 0) + 1
    chosen = _chosen(everybody if wanted is not None else counts, wanted, listed, by, minimum)
    numbers = {name: code for code, name in enumerate(chosen)}
    pairs = [(row, numbers[name]) for row, names in enumerate(labels) for name in names if name in numbers]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Sides(chosen, table[:, 0], table[:, 1], of_documents)
