"""How well labels agree: accuracy, precision, recall and F1 with bootstrap intervals, and Krippendorff's alpha.

>>> scores = label_scores([1, 0, 1, 0], [1, 0, 0, 0], positive=1)
>>> scores["precision"].value, scores["recall"].value
(1.0, 0.5)

The intervals are percentile bootstrap intervals over the labelled texts (Efron & Tibshirani 1993, ch. 13), drawn with
a fixed seed, so that the same file gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Score", "alpha", "label_scores", "macro_f1"]

_DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Score:
    """A value with the ends of its 95 % interval; NaN where nothing can be said."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


def label_scores(gold: Sequence[int], predicted: Sequence[int], positive: int | None = None) -> dict[str, Score]:
    """Accuracy, precision, recall and F1 of ``predicted`` against ``gold``, each with its interval.

    With ``positive`` they are those of that class; without, the means over all classes that occur (macro).
    """
    y, p = np.asarray(gold), np.asarray(predicted)
    classes = np.unique(np.concatenate([y, p])) if positive is None else np.array([positive])
    rng = np.random.default_rng(20140330)
    # One multinomial draw a resample: how often each text is taken.
    draws = rng.multinomial(len(y), np.full(len(y), 1 / max(len(y), 1)), size=_DRAWS) if len(y) else np.zeros((1, 0))
    seen = _scores(y, p, classes, np.ones((1, len(y))))
    drawn = _scores(y, p, classes, draws.astype(float))
    found = {}
    for name, values in seen.items():
        known = drawn[name][~np.isnan(drawn[name])]
        low, high = np.quantile(known, [0.025, 0.975]) if len(known) else (np.nan, np.nan)
        found[name] = Score(float(values[0]), float(low), float(high))
    return found


def _scores(
    y: NDArray[np.int64], p: NDArray[np.int64], classes: NDArray[np.int64], weights: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    with np.errstate(invalid="ignore", divide="ignore"):
        both = np.stack([weights @ ((y == c) & (p == c)) for c in classes])
        said = np.stack([weights @ (p == c) for c in classes])
        true = np.stack([weights @ (y == c) for c in classes])
        total = weights.sum(axis=1)
        precision, recall = both / said, both / true
        f1 = 2 * both / (said + true)
        return {
            "accuracy": weights @ (y == p) / total,
            "precision": _mean(precision),
            "recall": _mean(recall),
            "F1": _mean(f1),
        }


def _mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean over classes; a class that nobody gave counts as 0, as scikit-learn does, unless it is the only one."""
    mean: NDArray[np.float64] = values[0] if len(values) == 1 else np.nan_to_num(values).mean(axis=0)
    return mean


def macro_f1(gold: Sequence[int], predicted: Sequence[int]) -> float:
    """Mean of the F1 of the classes."""
    y, p = np.asarray(gold), np.asarray(predicted)
    return float(_scores(y, p, np.unique(np.concatenate([y, p])), np.ones((1, len(y))))["F1"][0])


def alpha(first: Sequence[int | None], second: Sequence[int | None], ordered: bool = False) -> float:
    """Krippendorff's alpha (2004, ch. 11) of two people's labels, by NLTK; None is a text that one of them left out.

    ``ordered`` takes the labels for numbers (interval distance: -1 and 1 differ more than 0 and 1), else for names.
    NaN where fewer than two texts have both labels, or where everybody always gave the same label.
    """
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import binary_distance, interval_distance

    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if len(pairs) < 2 or len({label for pair in pairs for label in pair}) < 2:
        return float("nan")
    data = [(who, str(i), pair[n]) for i, pair in enumerate(pairs) for n, who in enumerate(("first", "second"))]
    return float(AnnotationTask(data, distance=interval_distance if ordered else binary_distance).alpha())
