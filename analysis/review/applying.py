"""Applying: the quotes table as the reviewers left it, made anew on every run.

    quotes, unfit = apply_review(find_quotes(documents), documents, "corpus/harbour")

``find_quotes`` does this by itself for the documents of a corpus folder that has a review.csv.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.records import column_of, rows_of, table_of
from analysis.review.edits import Edit
from analysis.review.log import in_force, read_review
from analysis.review.renaming import names_of_today
from analysis.review.replaying import Reviewed, Unfit, replay
from analysis.tables import QUOTES, Column

__all__ = [
    "REVIEWED",
    "UNFIT",
    "apply_review",
    "edits_by_document",
    "unfit_table",
]

REVIEWED: dict[str, Column] = {
    "reviewed": Column("str", "'accepted', 'corrected' or 'added' by hand, missing where nobody has looked"),
    "reviewers": Column("str", "who has, joined by ' & '"),
    "hand_hedging": Column("str", "'hedged' or 'not hedged', as labelled by hand"),
    "hand_tone": Column("str", "'negative', 'neutral' or 'positive', as labelled by hand"),
}
"""The columns that a review adds to the quotes table."""

UNFIT: dict[str, Column] = {
    "edit_id": Column("str", "the edit in review.csv, where it stays"),
    "time": Column("str", "when it was made, in UTC"),
    "reviewer": Column("str", "who made it"),
    "action": Column("str", "what it does"),
    "doc_id": Column("str", "in which article"),
    "words": Column("str", "about which statement"),
    "was": Column("str", "what it was"),
    "became": Column("str", "what it became"),
    "why": Column("str", "the reviewer's reason"),
    "reason": Column("str", "why it no longer fits"),
}
"""The columns of the list of edits that no longer fit."""

Review = str | os.PathLike[str] | Iterable[Edit]


def apply_review(quotes: pd.DataFrame, documents: pd.DataFrame, review: Review) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Apply the corrections of ``review`` (a corpus folder, a review.csv, or edits) to a quotes table.

    Returns the corrected table, with the columns of REVIEWED, and the edits that no longer fit (UNFIT). Rejected
    statements are left out, added ones stand in text order, all others keep their quote_id. The statements are
    those of the finder: apply it before ``measure``. Raises InputError for a malformed review.csv.
    """
    edits, astray = in_force(_edits(review))
    by_document = edits_by_document(names_of_today(edits, documents))
    texts = dict(zip(documents["doc_id"].astype(str), documents["text"], strict=True))
    unfit = [Unfit(edit, "the edit that it takes back is not in this file") for edit in astray]
    for doc_id in by_document:
        if doc_id not in texts:
            unfit += [Unfit(edit, "the corpus has no such article (any more)") for edit in by_document[doc_id]]
    names = [str(name) for name in quotes.columns if name not in REVIEWED]
    for name in QUOTES:
        if name not in names:
            raise InputError(f'The quotes table has no column "{name}"; take it from find_quotes().')
    records: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(quotes[names]):
        record = dict(zip(names, row, strict=True))
        records.setdefault(record["doc_id"], []).append(record)
    rows: list[tuple[Any, ...]] = []
    # Articles in the documents' order, as the finder leaves them; one without statements may have got some by hand.
    for doc_id, text in texts.items():
        found = records.get(doc_id, [])
        if doc_id not in by_document:
            rows += [(*record.values(), None, None, None, None) for record in found]
            continue
        statements, lost = replay(found, text, by_document[doc_id])
        unfit += lost
        for each in statements:
            if not each.rejected:
                rows.append((*(each.row.get(name) for name in names), *_review_cells(each)))
    table = _table(rows, names)
    table.attrs.update(quotes.attrs)
    return table, unfit_table(unfit)


def edits_by_document(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """The edits of each article, in order."""
    found: dict[str, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: edit.order):
        found.setdefault(edit.doc_id, []).append(edit)
    return found


def unfit_table(unfit: Iterable[Unfit]) -> pd.DataFrame:
    """The list of edits that no longer fit, by time."""
    ordered = sorted(unfit, key=lambda each: each.edit.order)
    return table_of(
        [(*(getattr(each.edit, name) for name in UNFIT if name != "reason"), each.reason) for each in ordered], UNFIT
    )


def _edits(review: Review) -> list[Edit]:
    return read_review(review) if isinstance(review, str | os.PathLike) else list(review)


def _review_cells(statement: Reviewed) -> tuple[str | None, ...]:
    decisions: Mapping[str, str] = statement.decisions
    return (
        statement.status or None,
        " & ".join(statement.reviewers) or None,
        decisions.get("hedging"),
        decisions.get("tone"),
    )


def _table(rows: list[tuple[Any, ...]], names: list[str]) -> pd.DataFrame:
    documented = {**QUOTES, **REVIEWED}
    columns = {name: documented.get(name, Column("object", "")) for name in (*names, *REVIEWED)}
    table = table_of(rows, columns)
    for name in names:
        if name not in documented:
            table[name] = column_of(table[name].where(table[name].notna(), None).tolist())
    return table
