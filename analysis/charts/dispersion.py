"""Dispersion: a line for each article from its first word to its last, with a tick wherever something stands in it.

Ticks have their speaker's colour; the chart says where, the list under it says what.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.charts.overview import fixed_axes
from analysis.charts.style import INK, OTHERS, PAPER, QUIET, WIDTH, Look, Looks, contrast
from analysis.charts.wording import shortened

__all__ = ["draw_dispersion"]

_LONGEST_NAME = 40
_ROW = 0.27
"""Inches for one article."""
_LETTER = 0.071
"""Inches that a letter of a name takes, more or less."""


def draw_dispersion(table: pd.DataFrame, looks: Looks | None = None, ax: Axes | None = None) -> Axes:
    """Draw ``table``: one row a tick, with ``place`` (the article's row), ``name``, ``at`` (0 to 1) and ``speaker``.

    Where a speaker has a pattern as well as a colour the tick is a dashed one.
    """
    looks = looks or {}
    names = table.drop_duplicates("place").set_index("place")["name"].sort_index()
    labels = [shortened(name, _LONGEST_NAME) for name in names]
    if ax is None:
        height = 0.8 + _ROW * max(1, len(labels))
        left = (0.25 + _LETTER * max((len(name) for name in labels), default=1)) / WIDTH
        ax = fixed_axes(height, left, 0.93, 0.6 / height, 0.99)
    ax.hlines(range(len(labels)), 0, 1, color="#DDDDDD", linewidth=1, zorder=1)
    drawn = [_look(speaker, looks) for speaker in table["speaker"]]
    colours = np.array([look.colour if contrast(look.colour, PAPER) >= 2.2 else INK for look in drawn], dtype=object)
    patterned = np.array([bool(look.pattern) for look in drawn], dtype=bool)
    for which, style in ((~patterned, "solid"), (patterned, (0, (1.2, 0.7)))):
        ticks = table[which]
        low, high = ticks["place"].to_numpy() - 0.36, ticks["place"].to_numpy() + 0.36
        ax.vlines(ticks["at"], low, high, colors=list(colours[which]), linewidth=2.2, linestyle=style, zorder=2)
    counts = table["place"].value_counts()
    for place in range(len(labels)):
        ax.text(1.012, place, f"{counts.get(place, 0):,}", va="center", fontsize=9, color=INK)
    ax.set_yticks(range(len(labels)), labels, fontsize=9)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(max(1, len(labels)) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    ax.set_xticks(np.linspace(0, 1, 5))
    ax.xaxis.set_major_formatter(PercentFormatter(1, 0))
    ax.set_xlabel("place in the article", color=QUIET)
    return ax


def _look(speaker: object, looks: Looks) -> Look:
    """Of a joint statement, the look of whoever is named first."""
    name = speaker if isinstance(speaker, str) else ""
    return looks.get(name) or looks.get(name.split(" & ")[0]) or Look(OTHERS)
