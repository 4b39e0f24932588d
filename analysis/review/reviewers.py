"""Two reviewers: what each decided, how far they agree, and what they have to settle.

Agreement is Krippendorff's alpha (Krippendorff 2004, ch. 11), by NLTK, one value a decision, over the statements on
which at least two reviewers decided; 1 is perfect agreement, 0 what chance gives.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pandas as pd

from analysis.records import rows_of, table_of
from analysis.review.anchoring import overlap
from analysis.review.edits import TONES, Edit, Spans
from analysis.review.log import in_force, read_review
from analysis.review.replaying import Reviewed, replay
from analysis.tables import Column

__all__ = ["AGREEMENT", "DECISIONS", "agreement", "decisions", "disagreements"]

DECISIONS: dict[str, Column] = {
    "statement": Column("str", "quote_id of the finder, or of an added statement"),
    "doc_id": Column("str", "in which article"),
    "words": Column("str", "the statement"),
    "decision": Column("str", "'statement' (is it one?), 'speaker', 'extent', 'hedging' or 'tone'"),
    "reviewer": Column("str", "who decided"),
    "value": Column("str", "what"),
}

AGREEMENT: dict[str, Column] = {
    "decision": Column("str", "what was decided"),
    "alpha": Column("float64", "Krippendorff's alpha; missing where nothing can be said"),
    "agreed": Column("float64", "share of the statements on which all reviewers said the same"),
    "n_statements": Column("int64", "statements on which at least two reviewers decided"),
    "note": Column("str", "why alpha is missing, where it is"),
}


def decisions(
    quotes: pd.DataFrame, documents: pd.DataFrame, review: str | os.PathLike[str] | Iterable[Edit]
) -> pd.DataFrame:
    """What each reviewer decided on each statement (DECISIONS); later decisions of the same person count.

    ``quotes`` are the finder's, as they were before corrections: ``find_quotes(documents, review=False)``. Each
    reviewer's edits are replayed alone, so that nobody's decision depends on another's.
    """
    edits, _ = in_force(read_review(review) if isinstance(review, str | os.PathLike) else review)
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows_of(quotes):
        record = dict(zip(map(str, quotes.columns), row, strict=True))
        found.setdefault(str(record["doc_id"]), []).append(record)
    texts = dict(zip(documents["doc_id"].astype(str), documents["text"], strict=True))
    parts: dict[str, dict[str, list[Edit]]] = {}
    for edit in edits:
        if edit.doc_id in texts:
            parts.setdefault(edit.doc_id, {}).setdefault(edit.reviewer, []).append(edit)
    rows: list[tuple[object, ...]] = []
    for doc_id, by_reviewer in parts.items():
        added: list[tuple[str, Spans]] = []
        for reviewer, theirs in by_reviewer.items():
            statements, _ = replay(found.get(doc_id, []), texts[doc_id], theirs, doc_id)
            for statement in statements:
                name = _name(statement, added)
                words = statement.row["content"]
                rows += [(name, doc_id, words, what, reviewer, value) for what, value in statement.decisions.items()]
    return table_of(rows, DECISIONS)


def agreement(decided: pd.DataFrame) -> pd.DataFrame:
    """Krippendorff's alpha of each decision (AGREEMENT), for a table of ``decisions``."""
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    rows: list[tuple[object, ...]] = []
    for decision in decided["decision"].drop_duplicates():
        shared = _shared(decided[decided["decision"] == decision])
        groups = shared.groupby("statement")["value"].nunique()
        n = len(groups)
        alpha, note = float("nan"), ""
        ordered = decision == "tone"
        values = shared["value"].map(TONES.index) - 1 if ordered else shared["value"]
        if n < 2:
            note = "too few statements that two reviewers decided on"
        elif values.nunique() < 2:
            note = "everybody always decided the same, so chance cannot be told from agreement"
        else:
            triples = list(zip(shared["reviewer"], shared["statement"], values.tolist(), strict=True))
            distance = interval_distance if ordered else binary_distance
            alpha = float(AnnotationTask(triples, distance=distance).alpha())
        rows.append((decision, alpha, float((groups == 1).mean()) if n else float("nan"), n, note or None))
    return table_of(rows, AGREEMENT)


def disagreements(decided: pd.DataFrame) -> pd.DataFrame:
    """The statements and decisions to settle: one row each, one column a reviewer with what they decided."""
    pieces = []
    for _, shared in decided.groupby("decision", sort=False):
        shared = _shared(shared)
        pieces.append(shared[shared.groupby("statement")["value"].transform("nunique") > 1])
    apart = pd.concat(pieces) if pieces else decided.iloc[:0]
    first = apart.drop_duplicates(["statement", "decision"])[["statement", "doc_id", "decision", "words"]]
    wide = apart.pivot(index=["statement", "decision"], columns="reviewer", values="value").reset_index()
    wide.columns.name = None
    return first.merge(wide, on=["statement", "decision"]).reset_index(drop=True)


def _shared(decided: pd.DataFrame) -> pd.DataFrame:
    return decided[decided.groupby("statement")["reviewer"].transform("nunique") > 1]


def _name(statement: Reviewed, added: list[tuple[str, Spans]]) -> str:
    """One name for a statement, also where two people added it, each under an id of their own."""
    name = str(statement.row["quote_id"])
    if statement.found:
        return name
    for other, spans in added:
        if overlap(spans, statement.spans) >= 0.5:
            return other
    added.append((name, statement.spans))
    return name
