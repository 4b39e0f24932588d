"""Power curve: how many articles it takes to see a difference, drawn from the user's own corpus.

draw_power(power_curve(quotes, measure="hedges"))
"""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.captions import caption_height, write_caption
from analysis.charts.style import INK, PALETTE, QUIET, axes_or_new, contrast, drawing, marks_of
from analysis.charts.wording import counted, number, percent, signed
from analysis.comparison.power import articles_needed
from analysis.comparison.quantities import quantity

__all__ = ["describe_power", "draw_power", "power_numbers"]

_GOAL = 0.8
"""The power that studies are commonly planned for (Cohen 1988)."""


def _named(difference: float, measure: str) -> str:
    """A difference in words: "1.5 times as often", "shift of +0.10"."""
    return f"{number(difference)} times as often" if quantity(measure).counted else f"shift of {signed(difference)}"


def power_numbers(curve: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the chart draws: a row a number of articles, a column a difference, power from 0 to 1."""
    return curve.pivot_table(index="articles", columns="difference", values="power").reset_index()


def draw_power(curve: pd.DataFrame, ax: Axes | None = None, caption: str = "") -> Axes:
    """Draw a curve (of ``power_curve``): a line for each difference, and the level of 80 %."""
    measure = str(curve["measure"].iloc[0])
    differences = list(dict.fromkeys(curve["difference"]))
    marks = marks_of([str(difference) for difference in differences])
    with drawing():
        ax = axes_or_new(ax, 3.6 + caption_height(caption))
        ax.set_title(f"Articles needed to see a difference in {quantity(measure).label}")
        ax.axhline(_GOAL, color=QUIET, linewidth=0.9, linestyle="--")
        ax.text(curve["articles"].min(), _GOAL + 0.015, "80 %", fontsize=8.5, color=QUIET)
        for place, difference in enumerate(differences):
            part = curve[curve["difference"] == difference]
            colour = PALETTE[place % len(PALETTE)]
            ax.plot(
                part["articles"],
                part["power"],
                color=colour,
                marker=marks[str(difference)],
                markeredgecolor=colour if contrast(colour, "#FFFFFF") >= 3 else INK,
                markersize=6,
                label=_named(difference, measure),
            )
        ax.set_xscale("log")
        ticks = sorted(set(curve["articles"]))
        ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
        ax.minorticks_off()
        ax.set_ylim(0, 1.02)
        ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1.0], ["0", "20 %", "40 %", "60 %", "80 %", "100 %"])
        ax.set_xlabel("articles on each side")
        ax.set_ylabel("chance that p ≤ .05")
        ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
        write_caption(ax, caption)
        return ax


def describe_power(curve: pd.DataFrame) -> str:
    """The chart in words: how many articles each difference takes."""
    measure = str(curve["measure"].iloc[0])
    parts = [f"Line chart of the power to see a difference in {quantity(measure).label}."]
    most = int(curve["articles"].max())
    for _, row in articles_needed(curve, _GOAL).iterrows():
        last = curve[(curve["difference"] == row["difference"]) & (curve["articles"] == most)]["power"].iloc[0]
        needed = row["articles"]
        if needed is pd.NA or math.isnan(float(needed)):
            words = f"not reached with {counted(most, 'article')} a side ({percent(float(last))})"
        else:
            words = f"{counted(float(needed), 'article')} a side"
        parts.append(f"{_named(row['difference'], measure)}: {words} for 80 %.")
    return " ".join(parts)
