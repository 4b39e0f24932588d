"""How good the finder is, by what was reviewed: precision and recall with 95 % intervals.

The intervals are Wilson's score intervals (Wilson 1927), by statsmodels. Statements of one article are more alike than
those of two, so the number of statements that goes into an interval is divided by the design effect (Kish 1965, 5.4
and 8.2): the variance between articles over that of as many independent statements, at least 1. With one article
nothing is known of that, and its interval is too narrow.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import pandas as pd

from analysis.records import rows_of, table_of
from analysis.review.applying import edits_by_document
from analysis.review.edits import Edit
from analysis.review.log import in_force, read_review
from analysis.review.renaming import names_of_today
from analysis.review.replaying import Reviewed, replay
from analysis.review.sampling import sample
from analysis.tables import Column

__all__ = ["FINDER_SCORES", "finder_scores", "sample_scores"]

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
    counts: dict[str, list[tuple[int, int]]] = {"precision": [], "recall": [], "speaker": [], "extent": []}
    n_missed = 0
    before = dict(zip(quotes["quote_id"], quotes["speaker"].where(quotes["speaker"].notna(), ""), strict=True))
    for statements, read in _replayed(quotes, documents, review):
        theirs = [each for each in statements if each.found]
        reviewed = [each for each in theirs if "statement" in each.decisions]
        right = [each for each in reviewed if not each.rejected]
        counts["precision"].append((len(right), len(reviewed)))
        named = sum((each.row["speaker"] or "") == before[each.row["quote_id"]] for each in right)
        counts["speaker"].append((named, len(right)))
        counts["extent"].append((sum(each.spans == each.found for each in right), len(right)))
        if read and len(reviewed) == len(theirs):
            missed = sum(not each.found and not each.rejected for each in statements)
            counts["recall"].append((len(right), len(right) + missed))
            n_missed += missed
    return table_of(_rows(counts, n_missed), FINDER_SCORES)


def sample_scores(
    quotes: pd.DataFrame, documents: pd.DataFrame, review: str | os.PathLike[str] | Iterable[Edit], seed: int = 0
) -> pd.DataFrame:
    """The same of a random sample only, whatever else was reviewed; these scores hold for the whole corpus.

    The sample are the first statements of the random order (``sampling.sample``), up to the first that nobody has
    reviewed. There is no recall, which needs whole articles; empty where the sample has fewer than two statements.
    """
    edits = read_review(review) if isinstance(review, str | os.PathLike) else list(review)
    done = {
        str(each.row["quote_id"])
        for statements, _ in _replayed(quotes, documents, edits)
        for each in statements
        if "statement" in each.decisions
    }
    drawn = list(takewhile(done.__contains__, sample(quotes, "random", seed=seed)["quote_id"]))
    scores = finder_scores(quotes[quotes["quote_id"].isin(set(drawn))], documents, edits)
    return scores[(scores["score"] != "recall") & (len(drawn) > 1)].reset_index(drop=True)


def _replayed(
    quotes: pd.DataFrame, documents: pd.DataFrame, review: str | os.PathLike[str] | Iterable[Edit]
) -> Iterator[tuple[list[Reviewed], bool]]:
    """The statements of each article that has edits, after these, and whether it was read to its end."""
    edits, _ = in_force(read_review(review) if isinstance(review, str | os.PathLike) else review)
    by_document = edits_by_document(names_of_today(edits, documents))
    names = [str(name) for name in quotes.columns]
    found: dict[str, list[dict[str, object]]] = {}
    for row in rows_of(quotes[quotes["doc_id"].isin(set(by_document))]):
        record = dict(zip(names, row, strict=True))
        found.setdefault(str(record["doc_id"]), []).append(record)
    for doc_id, text in zip(documents["doc_id"].astype(str), documents["text"], strict=True):
        if doc_id in by_document:
            statements, unfit = replay(found.get(doc_id, []), text, by_document[doc_id])
            lost = {each.edit.edit_id for each in unfit}
            read = any(edit.action == "read" and edit.edit_id not in lost for edit in by_document[doc_id])
            yield statements, read


def _rows(counts: Mapping[str, Sequence[tuple[int, int]]], n_missed: int) -> list[tuple[object, ...]]:
    """The table's rows, for what was right of how many in each article."""
    right, n = ({score: sum(pair[which] for pair in pairs) for score, pairs in counts.items()} for which in (0, 1))
    n_whole = len(counts["recall"])
    whole = f"{n_whole:,} article{'' if n_whole == 1 else 's'}"
    recalled = (
        f"{right['recall']} found and {n_missed} added by hand in {whole} read to the end and reviewed throughout"
    )
    if not n_whole:
        recalled = "no article was both reviewed throughout and read to its end for what was missed"
    says = {
        "precision": f"{right['precision']} of {n['precision']} reviewed statements are statements",
        "recall": recalled,
        "speaker": f"{right['speaker']} of {n['speaker']} have the right speaker",
        "extent": f"{right['extent']} of {n['extent']} begin and end where they should",
    }
    return [(score, *_interval(pairs), right[score], n[score], says[score]) for score, pairs in counts.items()]


def _interval(pairs: Sequence[tuple[int, int]]) -> tuple[float | None, float | None, float | None]:
    """Estimate, low and high, of right and n in each article; all missing where nothing was reviewed."""
    right, n = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    if not n:
        return None, None, None
    from statsmodels.stats.proportion import proportion_confint

    share = right / n
    articles = [pair for pair in pairs if pair[1]]
    effect = 1.0
    if len(articles) > 1 and 0 < share < 1:
        between = sum((k - share * m) ** 2 for k, m in articles) * len(articles) / (len(articles) - 1)
        effect = max(1.0, between / (n * share * (1 - share)))
    low, high = proportion_confint(right / effect, n / effect, alpha=0.05, method="wilson")
    return share, float(low), float(high)
