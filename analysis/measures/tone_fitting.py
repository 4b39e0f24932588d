"""Fit the weights of the tone lexicon on sentences that people have judged.

>>> weights = fit([Judged("a sunlit street", None, 1), Judged("a long tailback", None, -1)] * 9, ridge=1.0)
>>> weights["anywhere", "sunlit"][0] > 0
True

The sentences are those of NewsMTSC (Hamborg & Donnay 2021; MIT licence), of which nothing but these weights
is kept. The model is the multinomial logit of tone.py with a ridge penalty (Hoerl & Kennard 1970), which
keeps the weight of a rare word small. It is fitted in two steps, so that the lexicon serves with a target and
without one: first the lines that count anywhere, on the whole sentences; then, with those held fixed, the
lines that count near a target. So that the second step does not trust the first too much, it sees each
sentence with weights fitted on the others (stacking: Wolpert 1992). Inflected forms share a weight through
their stem (Porter 1980). People's names get no weight: a lexicon must not blame or praise somebody for being
called what he is called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from analysis.measures.tone_places import SPECIAL, Observation, find_target, observe
from analysis.measures.vader import vader
from analysis.measures.words import Words, read_words

__all__ = ["Judged", "Weights", "fit", "folds", "predict"]

Key = tuple[str, str]
Weights = dict[Key, tuple[float, float]]
Vector = NDArray[np.float64]
_FREE = 0.01  # penalty of the lines that are no words


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, whom it was judged towards (None: nobody), the judgement (-1, 0, 1) and the article it is from."""

    text: str
    target: str | None
    label: int
    article: str = ""


def fit(sentences: Sequence[Judged], ridge: float = 35.0, least: int = 5, smallest: float = 0.03) -> Weights:
    """Weights (tone, charge) by place and term, for terms whose stem occurs in at least ``least`` sentences.

    Terms with both weights below ``smallest`` are dropped; what they add is less than a rounding.
    """
    read = [_read(s) for s in sentences]
    names = _names([words for words, _ in read])
    stems = _stems()
    y = np.array([s.label for s in sentences])
    seen: dict[Key, Counter[str]] = {}
    rows: list[tuple[dict[Key, list[float]], dict[Key, list[float]]]] = []
    for _, observations in read:
        general: dict[Key, list[float]] = {}
        placed: dict[Key, list[float]] = {}
        for place, term, pull, load, _ in observations:
            if place == "no target" or any(part in names for part in term.split()):
                continue
            key = (place, stems(term))
            seen.setdefault(key, Counter())[term] += 1
            sums = (general if place == "anywhere" else placed).setdefault(key, [0.0, 0.0])
            sums[0] += pull
            sums[1] += load
        rows.append((general, placed))
    first = _Design([general for general, _ in rows], least)
    tone, charge = first.fit(y, ridge)
    offsets = np.zeros(len(y)), np.zeros(len(y))
    for train, held in folds(sentences):
        t, c = first.fit(y, ridge, rows=train)
        offsets[0][held], offsets[1][held] = (first.pull @ t)[held], (first.load @ c)[held]
    weights = dict(zip(first.keys, zip(tone, charge, strict=True), strict=True))
    second = _Design([placed for _, placed in rows], least)
    if second.keys:
        tone, charge = second.fit(y, ridge / 2, offsets=offsets)
        weights |= dict(zip(second.keys, zip(tone, charge, strict=True), strict=True))
    return {
        (place, form): (float(t), float(c))
        for (place, stem), (t, c) in weights.items()
        if stem in SPECIAL or max(abs(t), abs(c)) >= smallest
        for form in seen[place, stem]
    }


def predict(weights: Weights, sentence: Judged) -> int:
    """The label that ``weights`` give a sentence, for cross-validation; tone.py does the same from the CSV file."""
    pull = charge = 0.0
    for place, term, by_tone, by_charge, _ in _read(sentence)[1]:
        t, c = weights.get((place, term), (0.0, 0.0))
        pull += t * by_tone
        charge += c * by_charge
    if charge + abs(pull) < 0:
        return 0
    return 1 if pull >= 0 else -1


def folds(sentences: Sequence[Judged], n: int = 5) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Train and held-out rows of ``n`` folds; the sentences of one article never stand on both sides."""
    articles = {article: i for i, article in enumerate(dict.fromkeys(s.article for s in sentences))}
    order = np.random.default_rng(7).permutation(len(articles)) if len(articles) > 1 else np.arange(len(sentences))
    fold = np.array([order[articles[s.article]] for s in sentences]) % n if len(articles) > 1 else order % n
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n) if (fold == k).any()]


def _read(sentence: Judged) -> tuple[Words, list[Observation]]:
    words = read_words(sentence.text)
    place = find_target(words, sentence.target) if sentence.target else None
    return words, list(observe(words, vader(sentence.text)[1], place))


def _names(texts: Sequence[Words]) -> set[str]:
    """Forms that stand with a capital more often than not inside sentences."""
    capital: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for words in texts:
        for i, form in enumerate(words.forms):
            if form[0].isalpha() and i and words.at(i - 1)[-1].isalnum():
                all_[form] += 1
                capital[form] += words.capitalised(i)
    return {form for form in all_ if capital[form] > 0.6 * all_[form] and form != "i"}


def _stems() -> Callable[[str], str]:
    from functools import cache

    from nltk.stem import PorterStemmer

    porter = PorterStemmer()

    @cache
    def stem(term: str) -> str:
        if term in SPECIAL:
            return term
        return " ".join(p if p == "TARGET" or not p.isalpha() else porter.stem(p) for p in term.split())

    return stem


class _Design:
    """Sentences × terms as two sparse matrices, what multiplies tone and what multiplies charge."""

    def __init__(self, rows: Sequence[dict[Key, list[float]]], least: int) -> None:
        count = Counter(key for row in rows for key in row)
        self.keys = sorted(key for key, n in count.items() if n >= least)
        column = {key: j for j, key in enumerate(self.keys)}
        cells = [(i, column[key], *sums) for i, row in enumerate(rows) for key, sums in row.items() if key in column]
        i, j, pull, load = (np.array(values) for values in zip(*cells, strict=True)) if cells else ([], [], [], [])
        shape = (len(rows), len(self.keys))
        self.pull: Any = sparse.csr_matrix((pull, (i, j)), shape=shape)
        self.load: Any = sparse.csr_matrix((load, (i, j)), shape=shape)

    def fit(
        self,
        y: NDArray[np.int64],
        ridge: float,
        rows: NDArray[np.int64] | None = None,
        offsets: tuple[Vector, Vector] | None = None,
    ) -> tuple[Vector, Vector]:
        """The weights that make the labels of ``rows`` most likely, less the penalty; by L-BFGS."""
        pull, load = (self.pull, self.load) if rows is None else (self.pull[rows], self.load[rows])
        y = y if rows is None else y[rows]
        known_pull, known_charge = offsets if offsets is not None else (np.zeros(len(y)), np.zeros(len(y)))
        positive, negative = (y == 1).astype(float), (y == -1).astype(float)
        k = len(self.keys)
        penalty = np.array([_FREE if term in SPECIAL else ridge for _, term in self.keys])

        def loss(w: Vector) -> tuple[float, Vector]:
            t, c = w[:k], w[k:]
            p, q = pull @ t + known_pull, load @ c + known_charge
            top = np.maximum(q + np.abs(p), 0.0)
            plus, minus, none = np.exp(q + p - top), np.exp(q - p - top), np.exp(-top)
            total = plus + minus + none
            likelihood = positive @ (q + p) + negative @ (q - p) - (top + np.log(total)).sum()
            plus, minus = plus / total - positive, minus / total - negative
            slope = np.concatenate([pull.T @ (plus - minus) + penalty * t, load.T @ (plus + minus) + penalty * c])
            return float(-likelihood + 0.5 * (penalty @ (t * t + c * c))), slope

        found = optimize.minimize(loss, np.zeros(2 * k), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
        return found[:k], found[k:]
