"""Two reviewers: what each decided, how far they agree, and what they have to settle.

Agreement is Krippendorff's alpha (Krippendorff 2004, ch. 11), by NLTK, one value a decision, over the statements on
which at least two reviewers decided; 1 is perfect agreement, 0 what chance gives. What settles a disagreement is no
judgement of one reviewer alone, and does not change how far they agreed before.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.records import rows_of, table_of
from analysis.review.anchoring import overlap
from analysis.review.applying import edits_by_document
from analysis.review.edits import TONES, Edit, Spans
from analysis.review.log import in_force, read_review
from analysis.review.renaming import names_of_today
from analysis.review.replaying import Reviewed, replay
from analysis.tables import Column

__all__ = ["AGREEMENT", "DECISIONS", "agreement", "decisions", "disagreements", "to_settle"]

DECISIONS: dict[str, Column] = {
    "statement": Column("str", "quote_id of the finder, or of an added statement"),
    "doc_id": Column("str", "in which article"),
    "words": Column("str", "the statement"),
    "fragments": Column("str", "where it was found or added, as JSON: [[12, 48]]"),
    "decision": Column("str", "'statement' (is it one?), 'speaker', 'extent', 'hedging' or 'tone'"),
    "reviewer": Column("str", "who decided; missing where a disagreement was settled"),
    "value": Column("str", "what; of an extent, where it begins and ends"),
}

AGREEMENT: dict[str, Column] = {
    "decision": Column("str", "what was decided"),
    "alpha": Column("float64", "Krippendorff's alpha; missing where nothing can be said"),
    "agreed": Column("float64", "share of the statements on which all reviewers said the same"),
    "n_statements": Column("int64", "statements on which at least two reviewers decided"),
    "note": Column("str", "why alpha is missing, where it is"),
}

_KEY = ["statement", "decision"]
_ABOUT = ["statement", "doc_id", "decision", "words", "fragments"]
_SETTLED = "settled"
_PROPOSED = ("add", "extent", "speaker")

Records = list[dict[str, Any]]


def decisions(
    quotes: pd.DataFrame, documents: pd.DataFrame, review: str | os.PathLike[str] | Iterable[Edit]
) -> pd.DataFrame:
    """What each reviewer decided on each statement (DECISIONS); later decisions of the same person count.

    ``quotes`` are the finder's, as they were before corrections: ``find_quotes(documents, review=False)``. Each
    reviewer's edits are replayed alone, so that nobody's decision depends on another's; what others added or proposed
    is there for them to judge. Last come the settlements, replayed alone too.
    """
    edits, _ = in_force(read_review(review) if isinstance(review, str | os.PathLike) else review)
    by_document = edits_by_document(names_of_today(edits, documents))
    found: dict[str, Records] = {}
    for row in rows_of(quotes[quotes["doc_id"].isin(set(by_document))]):
        record = dict(zip(map(str, quotes.columns), row, strict=True))
        found.setdefault(str(record["doc_id"]), []).append(record)
    rows: list[tuple[object, ...]] = []
    for doc_id, text in zip(documents["doc_id"].astype(str), documents["text"], strict=True):
        added: list[tuple[str, Spans]] = []
        for reviewer, theirs in _by_reviewer(by_document.get(doc_id, ())).items():
            others = [e for e in by_document[doc_id] if e.action in _PROPOSED and e.reviewer != reviewer]
            for statement in replay(found.get(doc_id, []), text, theirs, others)[0]:
                name = _name(statement, added)
                about = name, doc_id, statement.row["content"], json.dumps(statement.found or statement.spans)
                rows += [(*about, what, reviewer, value) for what, value in statement.decisions.items()]
    return table_of(rows, DECISIONS)


def agreement(decided: pd.DataFrame) -> pd.DataFrame:
    """Krippendorff's alpha of each decision (AGREEMENT), for a table of ``decisions``."""
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    rows: list[tuple[object, ...]] = []
    judged = decided[decided["reviewer"].notna()]
    for decision in judged["decision"].drop_duplicates():
        shared = _shared(judged[judged["decision"] == decision])
        groups = shared.groupby("statement")["value"].nunique()
        n = len(groups)
        alpha, note = float("nan"), ""
        ordered = decision == "tone"
        values = [TONES.index(value) - 1 if ordered else value for value in shared["value"]]
        if n < 2:
            note = "too few statements that two reviewers decided on"
        elif len(set(values)) < 2:
            note = "everybody always decided the same, so chance cannot be told from agreement"
        else:
            triples = list(zip(shared["reviewer"], shared["statement"], values, strict=True))
            distance = interval_distance if ordered else binary_distance
            alpha = float(AnnotationTask(triples, distance=distance).alpha())
        rows.append((decision, alpha, float((groups == 1).mean()) if n else float("nan"), n, note or None))
    return table_of(rows, AGREEMENT)


def disagreements(decided: pd.DataFrame) -> pd.DataFrame:
    """The statements and decisions on which reviewers differ: one row each, one column a reviewer with what they said.

    ``settled`` is what has been settled since, missing where nothing has. A reviewer who is called like another
    column has " (reviewer)" after the name.
    """
    judged = decided[decided["reviewer"].notna()]
    judged = judged.assign(reviewer=judged["reviewer"].map(_column_of))
    pieces = []
    for _, shared in judged.groupby("decision", sort=False):
        shared = _shared(shared)
        pieces.append(shared[shared.groupby("statement")["value"].transform("nunique") > 1])
    apart = pd.concat(pieces) if pieces else judged.iloc[:0]
    first = apart.drop_duplicates(_KEY)[_ABOUT]
    wide = apart.pivot(index=_KEY, columns="reviewer", values="value").reset_index()
    wide.columns.name = None
    settled = decided[decided["reviewer"].isna()].drop_duplicates(_KEY, keep="last")
    settled = settled[[*_KEY, "value"]].rename(columns={"value": _SETTLED})
    return first.merge(settled, on=_KEY, how="left").merge(wide, on=_KEY).reset_index(drop=True)


def to_settle(decided: pd.DataFrame) -> pd.DataFrame:
    """The disagreements that nobody has settled yet."""
    apart = disagreements(decided)
    return apart[apart[_SETTLED].isna()].reset_index(drop=True)


def _by_reviewer(edits: Sequence[Edit]) -> Mapping[str | None, list[Edit]]:
    """The edits of each reviewer, and under None, last, those that settle a disagreement."""
    found: dict[str | None, list[Edit]] = {}
    for edit in edits:
        if not edit.settles:
            found.setdefault(edit.reviewer, []).append(edit)
    settling = [edit for edit in edits if edit.settles]
    return {**found, None: settling} if settling else found


def _shared(judged: pd.DataFrame) -> pd.DataFrame:
    return judged[judged.groupby("statement")["reviewer"].transform("nunique") > 1]


def _column_of(reviewer: str) -> str:
    return f"{reviewer} (reviewer)" if reviewer in (*_ABOUT, _SETTLED) else reviewer


def _name(statement: Reviewed, added: list[tuple[str, Spans]]) -> str:
    """One name for a statement, also where two people added it, each under an id of their own."""
    name = str(statement.row["quote_id"])
    if statement.found:
        return name
    for other, spans in added:
        if any(overlap(spans, place) >= 0.5 for place in statement.places):
            return other
    added.append((name, statement.places[0]))
    return name
