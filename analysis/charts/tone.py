"""Tone: every statement as one dot from negative to positive, a row a speaker, with the mean and its interval.

    comparison = compare(quotes, documents, measures=["tone"])
    draw_tone(quotes, comparison)

A score is an estimate by a list of words; the dots show how far single statements lie apart, which a mean hides.
"""

from __future__ import annotations

import math
from collections import deque
from heapq import heappop, heappush

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from analysis.charts.bars import counted_value, note_lines
from analysis.charts.sides import statements_of
from analysis.charts.style import (
    INK,
    PAPER,
    QUIET,
    Colours,
    axes_or_new,
    colours_of,
    contrast,
    draw_interval,
    drawing,
    mark_exploratory,
    marks_of,
    write_under,
)
from analysis.charts.wording import counted, interval, shortened, signed, warnings_of
from analysis.validity.known_errors import error_sentence

__all__ = ["TONES", "describe_tone", "draw_tone", "tone_numbers"]

TONES = {"tone": "news tone", "vader": "VADER compound (Hutto & Gilbert 2014)"}
"""The scores that can be drawn, as measure() names them."""

DOT = 0.05
"""Width of a full-sized dot, in units of the score; dots that would touch are stacked."""
STEP = 0.15
"""Height of a full-sized dot, where 1 is the distance of two rows."""
ROOM = 0.66
SIZES = (1.0, 0.7, 0.5, 0.35, 0.25, 0.15, 0.08)


def _score_of(comparison: pd.DataFrame) -> str:
    return next((name for name in comparison["measure"] if name in TONES), "tone")


def tone_numbers(quotes: pd.DataFrame, comparison: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the chart draws: one row a statement and speaker, in the order of the quotes.

    Takes the measured quotes and a comparison with the measure "tone" or "vader". Columns: quote_id, speaker,
    value (the score, -1 to 1) and content.
    """
    statements = statements_of(quotes, comparison)
    value = statements[_score_of(comparison)]
    table = pd.DataFrame(
        {
            "quote_id": statements["quote_id"],
            "speaker": statements["side"],
            "value": value.astype("float64"),
            "content": [shortened(content, 60) for content in statements["content"]],
        }
    )
    return table[table["value"].notna()].reset_index(drop=True)


def _levels(values: np.ndarray, width: float) -> np.ndarray:
    """For each dot the lowest level on which no other dot is nearer than ``width``."""
    levels = np.zeros(len(values), dtype=int)
    free: list[int] = []
    taken: deque[tuple[float, int]] = deque()
    highest = 0
    for at in np.argsort(values, kind="stable"):
        while taken and values[at] - taken[0][0] >= width:
            heappush(free, taken.popleft()[1])
        if free:
            level = heappop(free)
        else:
            level, highest = highest, highest + 1
        levels[at] = level
        taken.append((float(values[at]), level))
    return levels


def _stacked(columns: list[np.ndarray]) -> tuple[list[np.ndarray], float, float]:
    """The levels of each speaker's dots, how far the dots are shrunk so that the highest stack fits, and the step.

    Where even the smallest dots do not fit, they overlap.
    """
    for size in SIZES:
        levels = [_levels(values, DOT * size) for values in columns]
        highest = max((int(level.max()) + 1 for level in levels if len(level)), default=1)
        if highest * STEP * size <= ROOM:
            break
    return levels, size, min(STEP * size, ROOM / highest)


def draw_tone(
    quotes: pd.DataFrame, comparison: pd.DataFrame, ax: Axes | None = None, colours: Colours | None = None
) -> Axes:
    """Draw the tone of every statement, and each speaker's mean with its 95 % interval under the dots."""
    table = tone_numbers(quotes, comparison)
    means = comparison[comparison["versus"].isna() & comparison["measure"].isin(list(TONES))]
    notes = note_lines(comparison, _score_of(comparison))
    speakers = list(means["speaker"])
    marks = marks_of(list(colours) if colours else speakers)
    colours = colours or colours_of(speakers)
    with drawing():
        ax = axes_or_new(ax, 1.5 + 0.85 * max(len(speakers), 1) + 0.17 * len(notes))
        ax.set_title("Tone of every statement")
        ax.set_xlabel(f"negative  ←  {TONES[_score_of(comparison)]}  →  positive")
        ax.axvline(0, color=QUIET, linewidth=0.9)
        right = blended_transform_factory(ax.transAxes, ax.transData)
        columns = [table.loc[table["speaker"] == name, "value"].to_numpy() for name in speakers]
        stacks, size, step = _stacked(columns)
        for place, (_, mean) in enumerate(means.iterrows()):
            name = mean["speaker"]
            ax.scatter(
                columns[place],
                place - step * (stacks[place] + 0.55),
                s=58 * size**2,
                marker=marks[name],
                facecolor=colours[name],
                edgecolor=PAPER if contrast(colours[name], PAPER) >= 3 else INK,
                linewidth=0.6 * size,
                zorder=3,
            )
            value = counted_value(mean)
            full = not math.isnan(mean["estimate"])
            y = place + 0.14
            if not math.isnan(mean["low"]):
                draw_interval(ax, mean["low"], mean["high"], y)
            if not math.isnan(value):
                ax.plot(
                    value,
                    y,
                    marker="D",
                    markersize=7,
                    markerfacecolor=INK if full else PAPER,
                    markeredgecolor=INK,
                    zorder=4,
                )
            reach = interval(mean["low"], mean["high"], signed)
            lines = [counted(mean["n_quotes"], "statement"), f"mean {signed(value)}", reach or "no interval"]
            ax.text(1.01, place, "\n".join(lines), transform=right, va="center", fontsize=8.5, color=QUIET)
            ax.axhline(place, color="#DDDDDD", linewidth=0.8, zorder=1)
        ax.set_yticks(range(len(speakers)), speakers)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(max(len(speakers), 1) - 0.62, -0.78)
        ax.set_xlim(-1.04, 1.04)
        ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
        mark_exploratory(ax, comparison)
        write_under(ax, ["◆ mean, with its 95 % interval; ◇ mean of too few statements to estimate", *notes])
        return ax


def describe_tone(quotes: pd.DataFrame, comparison: pd.DataFrame) -> str:
    """The chart in words, with its numbers."""
    table = tone_numbers(quotes, comparison)
    parts = [f"Dot chart of the tone of every statement: {TONES[_score_of(comparison)]}, from −1 (negative) to +1."]
    for _, mean in comparison[comparison["versus"].isna() & comparison["measure"].isin(list(TONES))].iterrows():
        values = table.loc[table["speaker"] == mean["speaker"], "value"]
        if values.empty:
            parts.append(f"{mean['speaker']}: no statement.")
            continue
        reach = interval(mean["low"], mean["high"], signed)
        parts.append(
            f"{mean['speaker']}, {counted(len(values), 'statement')} from {signed(values.min())} to "
            f"{signed(values.max())}, mean {signed(counted_value(mean))}{f' ({reach})' if reach else ''}, "
            f"{int((values < 0).sum())} below zero."
        )
    return " ".join([*parts, *warnings_of(comparison), error_sentence(_score_of(comparison))])
