"""Overview: quick charts of what is in view, without intervals: one bar a speaker, statements over time, words.

Each takes a table and returns the Axes. They are drawn anew at every change of a filter, so they have a fixed
layout, which spares half of matplotlib's time, and few artists.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import INK, MARKS, OTHERS, PAPER, QUIET, WIDTH, Look, Looks, contrast, pale
from analysis.charts.wording import number, shortened

__all__ = ["draw_overview", "draw_timeline", "fixed_axes"]

_LONGEST_NAME = 34
_ROW = 0.32
"""Inches for one bar."""
_LETTER = 0.078
"""Inches that a letter of a name takes, more or less."""


def draw_overview(table: pd.DataFrame, axis: str, looks: Looks | None = None, ax: Axes | None = None) -> Axes:
    """One horizontal bar a row of ``table`` (columns ``name``, ``value`` and ``note``), the first row on top.

    ``axis`` says what is measured, with its unit. ``note`` is written after the value. A missing value has no
    bar and an en dash.
    """
    looks = looks or {}
    names = [shortened(name, _LONGEST_NAME) for name in table["name"]]
    values = table["value"].astype("float64")
    if ax is None:
        height = 0.75 + _ROW * max(1, len(table))
        left = (0.25 + _LETTER * max((len(name) for name in names), default=1)) / WIDTH
        ax = fixed_axes(height, left, 0.985, 0.6 / height, 0.97)
    places = range(len(table))
    drawn = [looks.get(name, Look(OTHERS)) for name in table["name"]]
    fills = [pale(look.colour, 0.75) if look.pattern else look.colour for look in drawn]
    edges = [look.colour if contrast(look.colour, PAPER) >= 3 else INK for look in drawn]
    hatches = [look.hatch or "" for look in drawn]
    long = values.fillna(0)
    if any(hatches):
        # A hatch has the colour of its bar's edge, and that of a light speaker would be ink.
        own = [look.colour for look in drawn]
        ax.barh(places, long, height=0.68, color=fills, edgecolor=own, hatch=hatches, linewidth=0, zorder=2)
        fills = ["none" if hatch else fill for fill, hatch in zip(fills, hatches, strict=True)]
    ax.barh(places, long, height=0.68, color=fills, edgecolor=edges, linewidth=0.8, zorder=2)
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


def draw_timeline(table: pd.DataFrame, looks: Looks | None = None, ax: Axes | None = None) -> Axes:
    """Statements a period: a line with marks for each name of ``table`` (``period``, ``name``, ``n_quotes``).

    Each name has a mark of its own, so that the lines can be told apart without colour; a second line of a colour
    is dashed.
    """
    looks = looks or {}
    if ax is None:
        ax = fixed_axes(3.2, 0.085, 0.74, 0.13, 0.97)
    table = table.assign(at=pd.to_datetime(table["period"])).sort_values("at")
    for order, (name, line) in enumerate(table.groupby("name", sort=False)):
        fill = looks.get(str(name), Look(OTHERS)).colour
        edge = fill if contrast(fill, PAPER) >= 3 else INK
        ax.plot(
            line["at"],
            line["n_quotes"],
            color=fill,
            linewidth=1.2,
            linestyle="--" if looks.get(str(name), Look(OTHERS)).pattern else "-",
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


def fixed_axes(height: float, left: float, right: float, bottom: float, top: float) -> Axes:
    """Axes that fill a figure of the house width and ``height`` inches from ``left`` to ``right`` (shares of it)."""
    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    return figure.add_axes((left, bottom, right - left, top - bottom))
