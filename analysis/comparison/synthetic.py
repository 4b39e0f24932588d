"""Invented statements with a known truth, for judging the statistics: nobody ever said any of them.

>>> rng = np.random.default_rng(1)
>>> drawn = draw_statements(rng, np.array([[True, False], [False, True]]))
>>> bool(drawn.words.min() >= 3)
True

Statements of one article resemble each other. How much is the intraclass correlation of a measure's values by
statement; it is set, by default to .15, and ``intraclass`` measures what was drawn. As in real news, articles have
few statements and some have many, lengths are skewed, hedges come in clusters, and many scores are 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.contrast import Pair

__all__ = [
    "CONCEDING",
    "ICC",
    "OWN_MEASURES",
    "RATES",
    "SHARES",
    "Statements",
    "draw_statements",
    "draw_words",
    "intraclass",
    "pair_of",
    "quotes_of",
]

Array = NDArray[np.float64]
ICC = 0.15
"""The intraclass correlation that the statements are given: what has been measured on news texts."""
PER_SIDE = 5.0
"""Mean number of statements of a speaker in an article that quotes him or her; 1 and more, skewed."""
WORDS = 18.0
"""Mean length of a statement, in words."""
RATES = {"hedges": 0.02, "boosters": 0.008}
"""Cues a word: 2 hedges and 0.8 boosters in 100 words."""
_SCORES = {"tone": (0.5, 1.2), "vader": (0.75, 0.9)}
"""Share of statements whose score is not 0, and the shape of the symmetric beta distribution of the rest."""
CONCEDING = 0.15
"""Share of statements with a conceding reporting verb."""
_BURSTS = 0.3
"""Variance of the rate of cues between statements of one speaker in one article, its mean being 1."""
OWN_MEASURES = (*RATES, *_SCORES, "stance: conceding")
SHARES = ("share_words",)
"""Measures that are compared together: of a side's own statements, and of everybody's."""


@dataclass(frozen=True, slots=True)
class Statements:
    """One row a statement: number of its article, its side (0, 1; 2 for everybody else), words and values."""

    article: NDArray[np.int64]
    side: NDArray[np.int64]
    words: Array
    values: Mapping[str, Array] = field(default_factory=dict)


def _variance_between(rate: float, per_word: float, icc: float) -> float:
    """Variance of an article's rate (its mean being 1) that gives counts per word the intraclass correlation ``icc``.

    With x = count / words, count ~ Poisson(words · rate · article · burst), the variance between articles is
    rate²·v and the variance within them rate²·(1 + v)·bursts + rate·E[1/words]; solved for v.
    """
    return icc * (rate * _BURSTS + per_word) / (rate * ((1 - icc) - icc * _BURSTS))


def _gamma(rng: np.random.Generator, variance: float, size: tuple[int, ...] | int) -> Array:
    """Gamma variates with mean 1."""
    return rng.gamma(1 / variance, variance, size) if variance > 0 else np.ones(size)


def _article_effects(rng: np.random.Generator, n_articles: int, variance: float) -> Array:
    """Articles × sides: half of an article's excess is common to all whom it quotes, half a speaker's own."""
    part = np.sqrt(1 + variance) - 1
    return _gamma(rng, part, (n_articles, 1)) * _gamma(rng, part, (n_articles, 3))


def _symmetric(rng: np.random.Generator, shape: float, size: tuple[int, ...] | int) -> Array:
    """Between -1 and 1, with the variance 1 / (2·shape + 1)."""
    return 2 * rng.beta(shape, shape, size) - 1


def draw_statements(
    rng: np.random.Generator,
    quoted: NDArray[np.bool_],
    ratio: float = 1.0,
    shift: float = 0.0,
    icc: float = ICC,
) -> Statements:
    """Statements of two sides and of others in the articles ``quoted`` (articles × 2: whom the article quotes).

    The first side's hedges and boosters are ``ratio`` times as frequent as the second's, its share of conceding
    verbs too, and its mean tone lies ``shift`` above (at most 0.1).
    """
    n_articles = len(quoted)
    present = np.column_stack([quoted, np.ones(n_articles, dtype=bool)])
    numbers = np.where(present, 1 + rng.negative_binomial(0.9, 0.9 / (PER_SIDE - 0.1), present.shape), 0)
    cell = np.repeat(np.arange(n_articles * 3), numbers.ravel())
    article, side = cell // 3, cell % 3
    n = len(cell)
    words = 3 + np.floor(rng.gamma(1.6, (WORDS - 2.5) / 1.6, n))
    per_word = float(np.mean(1 / words)) if n else 0.0
    first = side == 0
    values = {}
    for name, rate in RATES.items():
        effects = _article_effects(rng, n_articles, _variance_between(rate, per_word, icc))[article, side]
        bursts = _gamma(rng, _BURSTS, n)
        values[name] = rng.poisson(words * rate * effects * bursts * np.where(first, ratio, 1.0)).astype(np.float64)
    for name, (scored, shape) in _SCORES.items():
        # The spread between articles and within them is chosen so that no score leaves -1 to 1.
        within = np.sqrt(scored / icc - 1) * np.sqrt((2 * shape + 1) / 5)
        spread = 0.9 / (1 + within)
        common, own = _symmetric(rng, 2.0, (n_articles, 1)), _symmetric(rng, 2.0, (n_articles, 3))
        effects = (common + own)[article, side] / np.sqrt(2) * spread
        raw = effects + spread * within * _symmetric(rng, shape, n)
        score = np.where(rng.random(n) < scored, np.clip(raw, -0.9, 0.9), 0.0)
        values[name] = score + np.where(first, shift, 0.0)
    chances = np.where(np.arange(3) == 0, CONCEDING * ratio, CONCEDING)
    strength = (1 - icc) / icc
    of_article = rng.beta(chances * strength, (1 - chances) * strength, (n_articles, 3))
    values["stance: conceding"] = (rng.random(n) < of_article[article, side]).astype(np.float64)
    return Statements(article, side, words, values)


def draw_words(
    rng: np.random.Generator, statements: Statements, n_articles: int, vocabulary: int, icc: float = ICC
) -> tuple[Array, Array]:
    """How often each word of an invented vocabulary stands in each article on each side, and all words there.

    Articles × 2 × vocabulary, and articles × 2. Frequencies fall as Zipf's, from 1 % down; each word is as bursty
    in articles as gives its counts by statement the intraclass correlation ``icc``.
    """
    rates = 0.01 / np.arange(1, vocabulary + 1) ** 0.5
    per_word = float(np.mean(1 / statements.words))
    variance = np.array([_variance_between(rate, per_word, icc) for rate in rates])
    spoken = np.zeros((n_articles, 2))
    ours = statements.side < 2
    np.add.at(spoken, (statements.article[ours], statements.side[ours]), statements.words[ours])
    effects = rng.gamma(1 / variance, variance, (n_articles, 2, vocabulary))
    return rng.poisson(spoken[:, :, None] * rates * effects).astype(np.float64), spoken


def pair_of(
    statements: Statements, n_articles: int, measures: Sequence[str] = OWN_MEASURES, by_statement: bool = False
) -> Pair:
    """The two sides' sums of ``measures`` by article (or statement), as a comparison takes them.

    A share has the words of everybody in the article below the line: it is not to be mixed with other measures,
    as then both sides are in every article.
    """
    unit = np.arange(len(statements.words)) if by_statement else statements.article
    n_units = len(unit) if by_statement else n_articles
    columns: tuple[list[Array], ...] = ([], [], [], [])

    def add(side: int, values: Array) -> Array:
        ours = statements.side == side
        return np.bincount(unit[ours], weights=values[ours], minlength=n_units).astype(np.float64)

    ones = np.ones(len(statements.words))
    everybody = np.bincount(unit, weights=statements.words, minlength=n_units).astype(np.float64)
    for name in measures:
        for side in (0, 1):
            if name in SHARES:
                n, d = add(side, statements.words), everybody
            else:
                n, d = add(side, statements.values[name]), add(side, statements.words if name in RATES else ones)
            columns[2 * side].append(n)
            columns[2 * side + 1].append(d)
    x, dx, y, dy = (np.stack(column, axis=1) for column in columns)
    return Pair(
        x,
        dx,
        y,
        dy,
        counted=[name not in _SCORES for name in measures],
        bounded=[name not in _SCORES and name not in RATES for name in measures],
    )


def intraclass(values: Array, groups: NDArray[np.int64]) -> float:
    """The intraclass correlation ICC(1) of ``values`` within ``groups``, from the one-way analysis of variance.

    Shrout & Fleiss (1979), for groups of unequal size after Donner (1986).
    """
    _, codes = np.unique(groups, return_inverse=True)
    sizes = np.bincount(codes).astype(np.float64)
    means = np.bincount(codes, weights=values) / sizes
    n, k = len(values), len(sizes)
    between = float((sizes * (means - values.mean()) ** 2).sum()) / (k - 1)
    within = float(((values - means[codes]) ** 2).sum()) / (n - k)
    typical = (n - float((sizes**2).sum()) / n) / (k - 1)
    return (between - within) / (between + (typical - 1) * within)


def quotes_of(statements: Statements, names: tuple[str, str, str] = ("First", "Second", "Other")) -> pd.DataFrame:
    """The statements as a measured quotes table with the columns that compare() needs."""
    doc_ids = [f"article-{number:05d}" for number in statements.article]
    conceding = statements.values["stance: conceding"] > 0
    return pd.DataFrame(
        {
            "quote_id": [f"{doc_id}#{row:06d}" for row, doc_id in enumerate(doc_ids)],
            "doc_id": doc_ids,
            "speaker": [names[side] for side in statements.side],
            "n_words": statements.words.astype(np.int64),
            "stance": np.where(conceding, "conceding", "neutral"),
            **{name: statements.values[name] for name in (*RATES, *_SCORES)},
        }
    )
