"""Overview: quick charts of what is in view, without intervals: one bar a speaker, statements over time, words.

Each takes a table and returns the Axes. They are drawn anew at every change of a filter, so they have a fixed
layout, which spares half of matplotlib's time, and few artists.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import INK, MARKS, OTHERS, PAPER, QUIET, WIDTH, contrast
from analysis.charts.wording import number, shortened

__all__ = ["draw_overview", "draw_timeline"]

_LONGEST_NAME = 34
_ROW = 0.32
"""Inches for one bar."""
_LETTER = 0.078
"""Inches that a letter of a name takes, more or less."""


def draw_overview(
    table: pd.DataFrame, axis: str, colours: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """One horizontal bar a row of ``table`` (columns ``name``, ``value`` and ``note``), the first row on top.

    ``axis`` says what is measured, with its unit. ``note`` is written after the value. A missing value has no
    bar and an en dash.
    """
    colours = colours or {}
    names = [shortened(name, _LONGEST_NAME) for name in table["name"]]
    values = table["value"].astype("float64")
    if ax is None:
        height = 0.75 + _ROW * max(1, len(table))
        left = (0.25 + _LETTER * max((len(name) for name in names), default=1)) / WIDTH
        ax = _axes(height, left, 0.985, 0.6 / height, 0.97)
    places = range(len(table))
    fills = [colours.get(name, OTHERS) for name in table["name"]]
    edges = [fill if contrast(fill, PAPER) >= 3 else INK for fill in fills]
    ax.barh(places, values.fillna(0), height=0.68, color=fills, edgecolor=edges, linewidth=0.8, zorder=2)
    low, high = min(0.0, values.min(skipna=True)), max(0.0, values.max(skipna=True))
    span = (high - low) or 1.0
    labels = [
        f"{number(value)}{f'  ({note})' if note else ''}" for value, note in zip(values, table["note"], strict=True)
    ]
    inches = ax.get_position().width * ax.figure.bbox.width / ax.figure.dpi
    room = min(0.6, (0.2 + _LETTER * max(map(len, labels), default=0)) / inches)
    ax.set_xlim(low - (0.08 * span if low < 0 else 0.0), low + span / (1 - room))
    for place, (value, words) in enumerate(zip(values, labels, strict=True)):
        at = (0.0 if value != value else max(value, 0.0)) + 0.012 * span
        ax.text(at, place, words, va="center", fontsize=9, color=INK)
    ax.set_yticks(list(places), names)
    ax.set_ylim(max(1, len(table)) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(axis)
    if values.dropna().mod(1).eq(0).all():
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if low < 0:
        ax.axvline(0, color=QUIET, linewidth=0.8, zorder=1)
    return ax


def draw_timeline(table: pd.DataFrame, colours: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Statements a period: a line with marks for each name of ``table`` (``period``, ``name``, ``n_quotes``).

    Each name has a mark of its own, so that the lines can be told apart without colour.
    """
    colours = colours or {}
    if ax is None:
        ax = _axes(3.2, 0.085, 0.74, 0.13, 0.97)
    table = table.assign(at=pd.to_datetime(table["period"])).sort_values("at")
    for order, (name, line) in enumerate(table.groupby("name", sort=False)):
        fill = colours.get(str(name), OTHERS)
        edge = fill if contrast(fill, PAPER) >= 3 else INK
        ax.plot(
            line["at"],
            line["n_quotes"],
            color=fill,
            linewidth=1.2,
            marker=MARKS[order % len(MARKS)],
            markersize=8,
            markeredgecolor=edge,
            label=shortened(str(name), 24),
        )
    ax.set_ylim(bottom=0, top=max(1, table["n_quotes"].max() if len(table) else 1) * 1.15)
    ax.set_ylabel("statements")
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    if len(table):
        ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    return ax


def _axes(height: float, left: float, right: float, bottom: float, top: float) -> Axes:
    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    return figure.add_axes((left, bottom, right - left, top - bottom))
