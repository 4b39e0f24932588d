"""Sums of every measure for every unit and side: all that a comparison needs to know of the statements.

The unit is the article, or where articles are too few the statement. Units are numbered in the order of their
names, so that the order of the quotes table changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.contrast import Array, Pair
from analysis.comparison.quantities import Quantity, denominator, numerator
from analysis.comparison.sides import Sides

__all__ = ["Totals", "add_up"]


@dataclass(frozen=True, slots=True)
class Totals:
    """Arrays over units × sides × measures (not yet scaled to "per 100 words"), and counts over units × sides."""

    units: tuple[str, ...]
    sides: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    above: Array
    below: Array
    statements: Array
    words: Array
    strata: NDArray[np.int64]

    def pair(self, first: int, second: int, measures: Sequence[int], both: bool = False) -> Pair:
        """Two sides in some measures, over the units that say anything of either, or that have statements of both."""
        chosen = list(measures)
        x, dx = self.above[:, first][:, chosen], self.below[:, first][:, chosen]
        y, dy = self.above[:, second][:, chosen], self.below[:, second][:, chosen]
        rows = dx.any(axis=1) | dy.any(axis=1)
        if both:
            rows = (self.statements[:, first] > 0) & (self.statements[:, second] > 0)
        counted, bounded = [[getattr(self.quantities[m], flag) for m in chosen] for flag in ("counted", "bounded")]
        return Pair(x[rows], dx[rows], y[rows], dy[rows], self.strata[rows], counted, bounded)

    def one(self, side: int, measures: Sequence[int]) -> tuple[Array, Array]:
        """Numerators and denominators of one side, over the units that have any."""
        n, d = self.above[:, side][:, list(measures)], self.below[:, side][:, list(measures)]
        rows = d.any(axis=1)
        return n[rows], d[rows]


def add_up(
    quotes: pd.DataFrame,
    sides: Sides,
    quantities: Sequence[Quantity],
    unit: str = "article",
    strata: NDArray[np.int64] | None = None,
) -> Totals:
    """Add up the measures of ``quotes`` by unit ("article" or "statement") and side.

    ``strata`` gives the stratum of each statement's article. Needs the columns doc_id, quote_id and n_words and
    those of the measures.
    """
    keys = quotes["doc_id" if unit == "article" else "quote_id"].astype("str")
    codes, names = pd.factorize(keys, sort=True)
    # Sums in one fixed order are the same to the last digit however the rows were sorted.
    order = np.argsort(quotes["quote_id"].astype("str").to_numpy(), kind="stable")
    n_units, n_sides, n_measures = len(names), len(sides.names), len(quantities)
    rank = np.empty(len(quotes), np.int64)
    rank[order] = np.arange(len(quotes))
    sequence = np.argsort(rank[sides.rows], kind="stable")
    rows, codes_of_sides = sides.rows[sequence], sides.codes[sequence]
    cells = codes[rows] * n_sides + codes_of_sides

    def by_side(values: Array) -> Array:
        sums = np.bincount(cells, weights=values[rows], minlength=n_units * n_sides)
        return sums.astype(np.float64).reshape(n_units, n_sides)

    above = np.zeros((n_units, n_sides, n_measures))
    below = np.zeros((n_units, n_sides, n_measures))
    statements = by_side(np.ones(len(quotes)))
    for number, q in enumerate(quantities):
        n, d = numerator(quotes, q), denominator(quotes, q)
        above[:, :, number] = by_side(n)
        if q.shared:
            everybody = np.bincount(codes[order], weights=d[order], minlength=n_units)
            present = statements > 0 if sides.of_documents else np.ones_like(statements, dtype=bool)
            below[:, :, number] = everybody[:, None] * present
        else:
            below[:, :, number] = by_side(d)
    groups = np.zeros(n_units, np.int64)
    if strata is not None:
        groups[codes] = strata
    words = by_side(quotes["n_words"].to_numpy(dtype=np.float64))
    return Totals(tuple(names), sides.names, tuple(quantities), above, below, statements, words, groups)
