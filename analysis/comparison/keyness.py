"""Keyness: the words that one side says more often than the other, tested with the article as the unit.

    table = keyness(quotes, "Jane Roe", "John Doe")

Log-likelihood over tokens takes every word for an independent draw, but a word once said in an article is said
there again: it calls about a quarter of meaningless differences significant. Here p comes from permuting the
speakers within and between articles, and is corrected over the words of the table (Benjamini & Hochberg 1995).
Lijffijt et al. (2016) show the same of corpora at large. Effect size is the log ratio (Hardie 2014) with its interval.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse, stats
from scipy.special import xlogy

from analysis.comparison.contrast import Array, Pair
from analysis.comparison.method import Method
from analysis.comparison.resampling import infer, permutation_p
from analysis.comparison.sides import find_sides
from analysis.errors import InputError
from analysis.tables import Column
from analysis.words import words_of

__all__ = ["KEYNESS", "keyness", "log_likelihood", "refine", "words_pair"]

KEYNESS: dict[str, Column] = {
    "word": Column("str", "the word, in lower case"),
    "side": Column("str", "which side says it more often"),
    "first": Column("int64", "how often the first side says it"),
    "second": Column("int64", "how often the second side says it"),
    "first_per_1000": Column("float64", "per 1,000 words of the first side"),
    "second_per_1000": Column("float64", "per 1,000 words of the second side"),
    "n_documents": Column("int64", "articles in which either says it"),
    "log_ratio": Column("float64", "log2 of the ratio of the two rates (Hardie 2014)"),
    "low": Column("float64", "lower end of its 95 % interval, articles drawn anew"),
    "high": Column("float64", "upper end of its 95 % interval"),
    "p": Column("float64", "from permuting the speakers within and between articles"),
    "p_adjusted": Column("float64", "after Benjamini-Hochberg over the words of the table"),
    "log_likelihood": Column("float64", "Dunning's G² over tokens, for comparison with other tools"),
    "p_tokens": Column("float64", "its p, far too small where articles differ: not to be relied upon"),
}
"""The columns of the table that ``keyness`` returns."""

_AT_ONCE = 250
"""Words that are tested at once."""
_DOUBTFUL = 0.02
"""Below this p more orders are drawn, so that p is fine enough for the correction over many words."""
_MOST_ORDERS = 100_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words counted by article: for each side a sparse articles × words matrix, and all words it says there."""

    words: tuple[str, ...]
    counts: tuple[Any, Any]
    spoken: tuple[Array, Array]

    def pair(self, numbers: NDArray[np.int64]) -> Pair:
        """The two sides in some of the words, every word a measure."""
        x, y = (side[:, numbers].toarray() for side in self.counts)
        return words_pair(x, self.spoken[0], y, self.spoken[1])


def words_pair(x: Array, said_first: Array, y: Array, said_second: Array) -> Pair:
    """Counts of words (articles × words) of two sides with the words that each says there, as a pair."""
    dx, dy = (np.repeat(said[:, None], x.shape[1], axis=1) for said in (said_first, said_second))
    return Pair(x, dx, y, dy, counted=np.ones(x.shape[1], bool))


def refine(p: Array, pair_of: Callable[[NDArray[np.int64]], Pair], rng: np.random.Generator) -> Array:
    """The p of all words of a table, drawn anew with more orders where the first is small.

    ``pair_of`` gives the pair of the words with these numbers. The smallest p that can come out is a quarter of what
    the first word must reach under the correction, as long as there are not more than 1,250 words.
    """
    refined = p.copy()
    doubtful = np.flatnonzero(p <= _DOUBTFUL)
    if len(doubtful):
        orders = int(np.clip(80 * len(p), 10_000, _MOST_ORDERS))
        refined[doubtful] = permutation_p(pair_of(doubtful), rng, orders)
    return refined


def log_likelihood(first: Array, second: Array, said_first: float, said_second: float) -> Array:
    """Dunning's (1993) G² of two counts of a word among the words of each side, as corpus tools compute it.

    Rayson & Garside (2000): 2·Σ observed·ln(observed / expected) over the two counts of the word.
    """
    both = first + second
    share = said_first / (said_first + said_second)
    expected = np.stack([both * share, both * (1 - share)])
    observed = np.stack([first, second])
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = xlogy(observed, np.where(observed > 0, observed / expected, 1.0))
    return np.asarray(2 * parts.sum(axis=0))


def _count(quotes: pd.DataFrame, rows: list[NDArray[np.int64]], least: int, least_articles: int) -> Vocabulary:
    """Count the words of the statements ``rows`` of each side that are frequent enough to be compared."""
    articles, names = pd.factorize(quotes["doc_id"], sort=True)
    texts = quotes["content"].tolist()
    numbers: dict[str, int] = {}
    cells: list[tuple[list[int], list[int]]] = []
    for side in rows:
        where: list[int] = []
        which: list[int] = []
        for row in side.tolist():
            for word in words_of(texts[row]):
                which.append(numbers.setdefault(word.lower().replace("’", "'"), len(numbers)))
                where.append(articles[row])
        cells.append((where, which))
    shape = (len(names), max(len(numbers), 1))
    first, second = (
        sparse.coo_array((np.ones(len(where)), (where, which)), shape=shape).tocsr() for where, which in cells
    )
    total = first + second
    frequency = np.asarray(total.sum(axis=0)).ravel()
    spread = np.asarray((total > 0).sum(axis=0)).ravel()
    kept = np.flatnonzero((frequency >= least) & (spread >= least_articles))
    vocabulary = list(numbers)
    kept = np.array(sorted(kept.tolist(), key=lambda number: vocabulary[number]), dtype=np.int64)
    spoken = tuple(np.asarray(side.sum(axis=1)).ravel() for side in (first, second))
    return Vocabulary(
        tuple(vocabulary[number] for number in kept), (first[:, kept], second[:, kept]), (spoken[0], spoken[1])
    )


def keyness(
    quotes: pd.DataFrame,
    first: str,
    second: str,
    documents: pd.DataFrame | None = None,
    least: int = 5,
    least_articles: int = 5,
    **method: Any,
) -> pd.DataFrame:
    """The words of two sides' statements (columns doc_id, speaker, content), those that differ most surely first.

    ``first`` and ``second`` are speakers, or with ``by`` groups, outlets …; words that are said fewer than ``least``
    times or in fewer than ``least_articles`` articles are left out, as nothing could be said of them. The other
    arguments are those of Method (by, resamples, level, seed). The columns are in KEYNESS.

    Raises InputError where the two are the same, or one of them is not there.
    """
    if first == second:
        raise InputError(f"Keyness compares two sides, and both are {first!r}; name another one.")
    how = Method.of(method)
    quotes = quotes.reset_index(drop=True)
    sides = find_sides(quotes, documents, how.by, [first, second])
    rows = [sides.rows[sides.codes == code] for code in (0, 1)]
    words = _count(quotes, rows, least, least_articles)
    chance = how.chance("keyness", first, second)
    found = []
    for start in range(0, len(words.words), _AT_ONCE):
        pair = words.pair(np.arange(start, min(start + _AT_ONCE, len(words.words))))
        inference = infer(pair, chance, how.resamples, how.level)
        found.append(
            pd.DataFrame(
                {
                    "first": pair.x.sum(axis=0),
                    "second": pair.y.sum(axis=0),
                    "n_documents": ((pair.x + pair.y) > 0).sum(axis=0),
                    "log_ratio": inference.seen.log_ratio,
                    "low": inference.log_ratio.low,
                    "high": inference.log_ratio.high,
                    "p": inference.p,
                }
            )
        )
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(KEYNESS))
    table["p"] = refine(table["p"].to_numpy(dtype=np.float64), words.pair, chance)
    said_first, said_second = (float(said.sum()) for said in words.spoken)
    table["word"] = list(words.words)
    counts = table["first"].to_numpy(dtype=np.float64), table["second"].to_numpy(dtype=np.float64)
    table["first_per_1000"], table["second_per_1000"] = 1000 * counts[0] / said_first, 1000 * counts[1] / said_second
    table["side"] = np.where(table["log_ratio"] >= 0, first, second)
    table["log_likelihood"] = log_likelihood(*counts, said_first, said_second)
    table["p_tokens"] = stats.chi2.sf(table["log_likelihood"].to_numpy(dtype=np.float64), 1)
    table["p_adjusted"] = stats.false_discovery_control(table["p"].astype("float64")) if len(table) else []
    table = table.astype({name: column.dtype for name, column in KEYNESS.items()})[list(KEYNESS)]
    table = table.round(dict.fromkeys(table.select_dtypes("float64").columns, 12))
    order = table.assign(size=-table["log_ratio"].abs()).sort_values(["p", "size", "word"], kind="stable").index
    return table.loc[order].reset_index(drop=True)
