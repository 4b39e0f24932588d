"""Intervals: one row a side (or a pair of sides), its value as a mark and the interval as a line, quickly drawn.

The quick relative of ``forest``: one measure at a time, in its own unit, with a fixed layout, for a page on which
every row can be clicked.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.overview import fixed_axes
from analysis.charts.style import INK, PAPER, QUIET, WIDTH
from analysis.charts.wording import counted, interval, number, shortened, signed
from analysis.comparison.quantities import quantity

__all__ = ["draw_intervals", "interval_numbers", "intervals_in_words"]

_LONGEST_NAME = 44
_ROW = 0.3
"""Inches for one row."""
_LETTER = 0.073
"""Inches that a letter of a name takes, more or less."""


def interval_numbers(comparison: pd.DataFrame, measure: str, pairs: bool) -> pd.DataFrame:
    """The rows of one measure: name, value, low, high (shares in per cent), says (these in words), note, exploratory.

    ``pairs`` takes the differences between two sides, else the sides each by itself. They stand in the order of the
    comparison; an interval that was not estimated is missing.
    """
    rows = comparison[(comparison["measure"] == measure) & (comparison["versus"].notna() == pairs)]
    scale = 100.0 if quantity(measure).bounded else 1.0
    names = [
        f"{shortened(str(speaker), 20)} − {shortened(str(versus), 20)}" if pairs else str(speaker)
        for speaker, versus in zip(rows["speaker"], rows["versus"], strict=True)
    ]
    say = signed if pairs or quantity(measure).form == "mean" else number
    reach = scale * rows[["estimate", "low", "high"]].to_numpy(dtype=np.float64)
    table = pd.DataFrame(reach, columns=["value", "low", "high"])
    table.insert(0, "name", names)
    table["says"] = [f"{say(value)} ({interval(low, high, say) or 'no interval'})" for value, low, high in reach]
    table["note"] = [
        f"{counted(n, 'statement')} in {counted(d, 'article')}"
        for n, d in zip(rows["n_quotes"], rows["n_documents"], strict=True)
    ]
    table["exploratory"] = rows["exploratory"].to_numpy(dtype=bool)
    return table


def intervals_in_words(table: pd.DataFrame) -> list[str]:
    """What each row of ``interval_numbers`` says, for a tooltip or a screen reader."""
    return [
        f"{row['name']}: {row['says']}, {row['note']}{', exploratory' if row['exploratory'] else ''}"
        for row in table.to_dict("records")
    ]


def draw_intervals(table: pd.DataFrame, axis: str, pairs: bool, ax: Axes | None = None) -> Axes:
    """Draw ``interval_numbers``; ``axis`` names what is measured.

    A hollow mark is exploratory; for ``pairs``, which are differences, a line marks zero.
    """
    labels = [shortened(name, _LONGEST_NAME) for name in table["name"]]
    if ax is None:
        height = 0.75 + _ROW * max(1, len(labels))
        left = (0.25 + _LETTER * max((len(name) for name in labels), default=1)) / WIDTH
        ax = fixed_axes(height, left, 0.7, 0.6 / height, 0.98)
    if pairs:
        ax.axvline(0, color=QUIET, linewidth=0.9, zorder=1)
    for place, row in enumerate(table.to_dict("records")):
        if not math.isnan(row["low"]):
            ends = [row["low"], row["high"]]
            ax.plot(ends, [place, place], color=INK, linewidth=1.8, marker="|", markersize=8, zorder=3)
        if not math.isnan(row["value"]):
            face = PAPER if row["exploratory"] else INK
            ax.plot(row["value"], place, "s", markersize=7, color=INK, markerfacecolor=face, zorder=4)
        beside = ax.get_yaxis_transform()
        ax.text(1.02, place, row["says"], va="center", fontsize=8.5, color=INK, transform=beside)
    drawn = table[["value", "low", "high"]].to_numpy(dtype=np.float64)
    if np.isfinite(drawn).any():
        low, high = float(np.nanmin(drawn)), float(np.nanmax(drawn))
        low, high = (min(low, 0.0), max(high, 0.0))
        room = 0.05 * ((high - low) or 1.0)
        ax.set_xlim(low - (room if low < 0 or pairs else 0), high + room)
    ax.set_yticks(range(len(labels)), labels, fontsize=9.5)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(max(1, len(labels)) - 0.5, -0.5)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.7)
    ax.set_axisbelow(True)
    ax.set_xlabel(axis)
    return ax
