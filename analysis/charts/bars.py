"""Bars: one row a category, in it one bar a speaker, with interval and count; what several charts share.

A full bar is an estimate, and its whisker the interval. A pale, dashed bar is what was counted where the
comparison says that there is too little to estimate anything: true of these statements and of no others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.transforms import blended_transform_factory

from analysis.charts.style import INK, QUIET, Colours, colours_of, contrast, draw_interval, pale, write_under
from analysis.charts.wording import broken, counted, warnings_of
from analysis.validity.known_errors import error_sentence

__all__ = ["bar_columns", "counted_value", "draw_bars", "note_lines", "speakers_of", "widest"]

LINE = 96
"""Characters that fit on one line under a chart."""


def counted_value(row: pd.Series) -> float:
    """What was counted, in the row's own unit, also where the comparison estimates nothing.

    ``row`` is one of a comparison (tables.COMPARISON); "per 100 words" is count / n_words × 100, a share of a
    speaker's own statements and a mean are count / n_quotes.
    """
    if not math.isnan(row["estimate"]):
        return float(row["estimate"])
    per = row["n_words"] / 100 if row["unit"] == "per 100 words" else row["n_quotes"]
    return float(row["count"]) / float(per) if per else math.nan


def bar_columns(own: pd.DataFrame, rows: pd.Series) -> dict[str, pd.Series]:
    """The columns that ``draw_bars`` needs, and count, of comparison rows about single sides; ``rows`` names each."""
    return {
        "row": rows,
        "speaker": own["speaker"],
        "count": own["count"].astype("int64"),
        "value": own.apply(counted_value, axis=1) if len(own) else own["estimate"],
        "low": own["low"],
        "high": own["high"],
        "estimated": own["estimate"].notna(),
        "n_quotes": own["n_quotes"],
    }


def speakers_of(table: pd.DataFrame) -> list[str]:
    """The speakers of a table, in the order in which they come."""
    return list(dict.fromkeys(table["speaker"].dropna()))


def widest(table: pd.DataFrame) -> float:
    """The largest value or end of an interval, 0 where there is none."""
    return max((float(value) for value in (*table["value"], *table["high"]) if value == value), default=0.0)


def note_lines(comparison: pd.DataFrame, measure: str = "") -> list[str]:
    """What stands under a chart, broken into lines: the comparison's warnings and the known error of ``measure``."""
    return broken(" ".join(filter(None, (*warnings_of(comparison), error_sentence(measure)))), LINE)


def draw_bars(
    table: pd.DataFrame,
    ax: Axes,
    label: Callable[[pd.Series], str],
    notes: Sequence[str] = (),
    most: float | None = None,
    colours: Colours | None = None,
) -> Axes:
    """Draw ``table``: columns row, speaker, value, low, high, estimated, n_quotes; the first row comes on top.

    ``label`` writes what stands at the right of each bar. ``notes`` go under the chart. ``colours`` are those of the
    speakers (left out: by their order).
    """
    speakers = speakers_of(table)
    colours = colours or colours_of(speakers)
    rows = list(dict.fromkeys(table["row"]))
    lane = 0.8 / max(len(speakers), 1)
    right = blended_transform_factory(ax.transAxes, ax.transData)
    for _, bar in table.iterrows():
        place = speakers.index(bar["speaker"])
        y = rows.index(bar["row"]) - 0.4 + lane * (place + 0.5)
        colour = colours[bar["speaker"]]
        outline = colour if contrast(colour, "#FFFFFF") >= 3 else INK
        if bar["value"] > 0:
            ax.barh(
                y - lane * 0.08,
                bar["value"],
                height=lane * 0.56,
                facecolor=colour if bar["estimated"] else pale(colour, 0.75),
                edgecolor=outline,
                linestyle="-" if bar["estimated"] else "--",
                linewidth=1.0,
            )
        if not (math.isnan(bar["low"]) or math.isnan(bar["high"])):
            draw_interval(ax, bar["low"], bar["high"], y + lane * 0.33)
        ax.text(1.01, y, label(bar), transform=right, va="center", fontsize=8.5, color=QUIET, clip_on=False)
    ax.set_yticks(range(len(rows)), rows)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(0, (most if most is not None else widest(table) * 1.05) or 1)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.7)
    ax.set_axisbelow(True)
    heads = []
    for name in speakers:
        sample = table[table["speaker"] == name].iloc[0]
        heads.append(
            Patch(
                facecolor=colours[name] if sample["estimated"] else pale(colours[name], 0.75),
                edgecolor=colours[name],
                linestyle="-" if sample["estimated"] else "--",
                label=f"{name} ({counted(sample['n_quotes'], 'statement')})",
            )
        )
    ax.legend(
        handles=heads,
        loc="lower left",
        bbox_to_anchor=(0.0, 1.0),
        ncols=2,
        frameon=False,
        borderaxespad=0.2,
        handlelength=1.4,
        fontsize=9.5,
    )
    write_under(ax, notes)
    return ax
