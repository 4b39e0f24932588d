"""How good the finder is, by what was reviewed: precision and recall with 95 % intervals.

The intervals are Wilson's score intervals (Wilson 1927), by statsmodels. They take the statements for independent;
statements of one article are not quite, so the true intervals are somewhat wider.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pandas as pd

from analysis.records import rows_of, table_of
from analysis.review.applying import edits_by_document
from analysis.review.edits import Edit
from analysis.review.log import in_force, read_review
from analysis.review.replaying import replay
from analysis.tables import Column

__all__ = ["FINDER_SCORES", "finder_scores"]

FINDER_SCORES: dict[str, Column] = {
    "score": Column("str", "what is scored"),
    "estimate": Column("float64", "share, 0 to 1; missing where nothing was reviewed"),
    "low": Column("float64", "lower end of the 95 % interval"),
    "high": Column("float64", "upper end of the 95 % interval"),
    "right": Column("int64", "how many were right"),
    "n": Column("int64", "of how many"),
    "says": Column("str", "in words"),
}


def finder_scores(
    quotes: pd.DataFrame, documents: pd.DataFrame, review: str | os.PathLike[str] | Iterable[Edit]
) -> pd.DataFrame:
    """Precision, recall, and how often speaker and extent were right (FINDER_SCORES).

    ``quotes`` are the finder's, as they were before corrections: ``find_quotes(documents, review=False)``. A
    statement counts as reviewed when somebody accepted or rejected it or corrected its speaker or extent. Recall
    is taken over the articles that somebody has read to the end for what was missed (and said so) and in which every
    statement was reviewed: only there both parts of the fraction are known. The scores hold for the whole corpus only
    if what was reviewed is a random sample.
    """
    edits, _ = in_force(read_review(review) if isinstance(review, str | os.PathLike) else review)
    by_document = edits_by_document(edits)
    names = [str(name) for name in quotes.columns]
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows_of(quotes[quotes["doc_id"].isin(set(by_document))]):
        record = dict(zip(names, row, strict=True))
        found.setdefault(str(record["doc_id"]), []).append(record)
    n_right = n_reviewed = n_speaker = n_extent = n_kept = n_missed = n_whole = 0
    for doc_id, text in zip(documents["doc_id"].astype(str), documents["text"], strict=True):
        if doc_id not in by_document:
            continue
        before = {str(each["quote_id"]): each.get("speaker") or "" for each in found.get(doc_id, [])}
        statements, unfit = replay(found.get(doc_id, []), text, by_document[doc_id])
        lost = {each.edit.edit_id for each in unfit}
        read = any(edit.action == "read" and edit.edit_id not in lost for edit in by_document[doc_id])
        theirs = [each for each in statements if each.found]
        reviewed = [each for each in theirs if "statement" in each.decisions]
        right = [each for each in reviewed if not each.rejected]
        n_reviewed += len(reviewed)
        n_right += len(right)
        n_speaker += sum((each.row["speaker"] or "") == before[each.row["quote_id"]] for each in right)
        n_extent += sum(each.spans == each.found for each in right)
        if read and len(reviewed) == len(theirs):
            n_whole += 1
            n_kept += len(right)
            n_missed += sum(not each.found and not each.rejected for each in statements)
    whole = f"{n_whole:,} article{'' if n_whole == 1 else 's'}"
    recalled = f"{n_kept} found and {n_missed} added by hand in {whole} read to the end and reviewed throughout"
    if not n_whole:
        recalled = "no article was both reviewed throughout and read to its end for what was missed"
    return table_of(
        [
            _row("precision", n_right, n_reviewed, f"{n_right} of {n_reviewed} reviewed statements are statements"),
            _row("recall", n_kept, n_kept + n_missed, recalled),
            _row("speaker", n_speaker, n_right, f"{n_speaker} of {n_right} have the right speaker"),
            _row("extent", n_extent, n_right, f"{n_extent} of {n_right} begin and end where they should"),
        ],
        FINDER_SCORES,
    )


def _row(score: str, right: int, n: int, says: str) -> tuple[object, ...]:
    if not n:
        return score, None, None, None, right, n, says
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(right, n, alpha=0.05, method="wilson")
    return score, right / n, float(low), float(high), right, n, says
