"""Forest plot and distributions: every difference with its interval, and the articles behind it.

    comparison = compare(quotes, documents, measures=["hedges", "tone"])
    draw_forest(comparison)
    draw_distributions(unit_values(quotes, comparison, "hedges"), comparison, "hedges")

Measures have different units, so differences of several measures are drawn as effect sizes on one scale, and
written beside in their own units. A hollow mark is exploratory; where nothing was estimated there is no mark.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from analysis.charts.bars import note_lines
from analysis.charts.captions import caption_height, write_caption
from analysis.charts.style import (
    INK,
    PAPER,
    QUIET,
    axes_or_new,
    colours_of,
    contrast,
    drawing,
    mark_exploratory,
    marks_of,
    write_under,
)
from analysis.charts.wording import counted, interval, number, shortened, signed
from analysis.comparison.quantities import quantity
from analysis.comparison.sentences import decimals, ends, p_value

__all__ = [
    "describe_distributions",
    "describe_forest",
    "distribution_numbers",
    "draw_distributions",
    "draw_forest",
    "forest_numbers",
]

_SEED = 7
"""Where a dot lies across its row means nothing; the places are the same each time."""


def _unit_of(pairs: pd.DataFrame) -> str:
    """The one unit of all differences, or "" where there are several and only effect sizes can share an axis."""
    units = set(pairs["unit"])
    return next(iter(units)) if len(units) == 1 else ""


def forest_numbers(comparison: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the forest plot draws: one row a pair and measure.

    Columns: row (pair and measure in words), value, low, high (the difference where all measures have one unit, else
    Cliff's delta), difference (in words, with its interval), p, n_quotes, n_documents and exploratory.
    """
    pairs = comparison[comparison["versus"].notna()]
    several = len(set(zip(pairs["speaker"], pairs["versus"], strict=True))) > 1
    unit = _unit_of(pairs)
    names = ("estimate", "low", "high") if unit else ("cliffs_delta", "cliffs_delta_low", "cliffs_delta_high")
    rows = []
    for _, pair in pairs.iterrows():
        label = quantity(pair["measure"]).label
        if several:
            label = f"{shortened(pair['speaker'], 20)} – {shortened(pair['versus'], 20)}, {label}"
        if isinstance(pair["within"], str):
            label = f"{shortened(pair['within'], 20)}: {label}"
        difference = "counts only"
        if not math.isnan(pair["low"]):
            ends_in_words = ends(pair["low"], pair["high"], pair["unit"], sign=True)
            difference = f"{decimals(pair['estimate'], pair['unit'], sign=True)} {ends_in_words}"
        values = [pair[name] for name in names]
        rows.append(
            (label, *values, difference, pair["p"], pair["n_quotes"], pair["n_documents"], bool(pair["exploratory"]))
        )
    columns = ["row", "value", "low", "high", "difference", "p", "n_quotes", "n_documents", "exploratory"]
    return pd.DataFrame(rows, columns=columns)


def _scale_of(comparison: pd.DataFrame) -> tuple[str, float]:
    """What the axis shows, and by what the numbers are multiplied to be shown so."""
    pairs = comparison[comparison["versus"].notna()]
    unit = _unit_of(pairs)
    if not unit:
        return "Cliff's delta", 1.0
    if unit in ("share", "share of own statements"):
        return "difference in percentage points", 100.0
    return f"difference {'of means' if unit == 'mean' else unit}", 1.0


def draw_forest(comparison: pd.DataFrame, ax: Axes | None = None, caption: str = "") -> Axes:
    """Draw each difference of a comparison with its interval; ``caption`` is written under the plot."""
    table = forest_numbers(comparison)
    axis, scale = _scale_of(comparison)
    pairs = comparison[comparison["versus"].notna()]
    sides = list(dict.fromkeys([*pairs["speaker"], *pairs["versus"]]))
    notes = note_lines(comparison)
    with drawing():
        ax = axes_or_new(ax, 1.5 + 0.5 * max(len(table), 1) + 0.17 * len(notes) + caption_height(caption))
        ax.set_title("Differences with their 95 % intervals" if _level(comparison) == 0.95 else "Differences")
        ax.axvline(0, color=QUIET, linewidth=0.9, zorder=1)
        right = blended_transform_factory(ax.transAxes, ax.transData)
        for place, (_, row) in enumerate(table.iterrows()):
            if not math.isnan(row["low"]):
                reach = [scale * row["low"], scale * row["high"]]
                ax.plot(reach, [place, place], color=INK, linewidth=1.8, solid_capstyle="butt", zorder=3)
                ax.plot(reach, [place, place], color=INK, linestyle="none", marker="|", markersize=8, zorder=3)
            if not math.isnan(row["value"]):
                face = PAPER if row["exploratory"] else INK
                ax.plot(scale * row["value"], place, "s", markersize=7, color=INK, markerfacecolor=face, zorder=4)
            counts = f"{counted(row['n_documents'], 'article')}, {counted(row['n_quotes'], 'statement')}"
            words = [row["difference"], counts if math.isnan(row["p"]) else f"{p_value(row['p'])}; {counts}"]
            ax.text(1.01, place, "\n".join(words), transform=right, va="center", fontsize=8.5, color=QUIET)
        ax.set_yticks(range(len(table)), table["row"])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(max(len(table), 1) - 0.5, -0.5)
        drawn = np.abs(table[["value", "low", "high"]].to_numpy(dtype=np.float64))
        widest = 1.08 * scale * float(np.nanmax(drawn, initial=0.0))
        ax.set_xlim(-(widest or 1.0), widest or 1.0)
        ax.grid(axis="x", color="#DDDDDD", linewidth=0.7)
        ax.set_axisbelow(True)
        if len(sides) == 2:
            axis = f"{shortened(sides[1], 24)} more  ←  {axis}  →  {shortened(sides[0], 24)} more"
        ax.set_xlabel(axis)
        mark_exploratory(ax, comparison)
        write_under(ax, notes)
        write_caption(ax, caption)
        return ax


def _level(comparison: pd.DataFrame) -> float:
    return float(comparison.attrs.get("method", {}).get("level", 0.95))


def describe_forest(comparison: pd.DataFrame) -> str:
    """The forest plot in words, with its numbers."""
    table = forest_numbers(comparison)
    pairs = comparison[comparison["versus"].notna()]
    sides = list(dict.fromkeys([*pairs["speaker"], *pairs["versus"]]))
    parts = [f"Forest plot of differences ({_scale_of(comparison)[0]})."]
    if len(sides) == 2:
        parts = [f"Forest plot of differences, {sides[0]} less {sides[1]} ({_scale_of(comparison)[0]})."]
    for _, row in table.iterrows():
        p = "" if math.isnan(row["p"]) else f", {p_value(row['p'])}"
        thin = ", exploratory" if row["exploratory"] else ""
        parts.append(f"{row['row']}: {row['difference']}{p}, {counted(row['n_documents'], 'article')}{thin}.")
    return " ".join(parts)


def distribution_numbers(values: pd.DataFrame) -> pd.DataFrame:
    """What the distribution chart sums up: a row a side with n, least, quartiles, median and most of its units."""
    groups = values.groupby("speaker", sort=False)["value"]
    table = groups.describe()[["count", "min", "25%", "50%", "75%", "max"]].reset_index()
    table.columns = pd.Index(["speaker", "n", "least", "lower quartile", "median", "upper quartile", "most"])
    return table.astype({"n": "int64"})


def draw_distributions(
    values: pd.DataFrame, comparison: pd.DataFrame, measure: str, ax: Axes | None = None, caption: str = ""
) -> Axes:
    """Draw every article's (statement's) value as a dot, a row a side, with quartiles and the side's estimate.

    ``values`` is what ``unit_values`` returns; a dot's size grows with the words behind it.
    """
    rows = comparison[comparison["versus"].isna() & (comparison["measure"] == measure)]
    speakers = list(dict.fromkeys(rows["speaker"]))
    colours, marks = colours_of(speakers), marks_of(speakers)
    known = quantity(measure)
    scale = 100.0 if known.bounded else 1.0
    unit = "statement" if "statement" in set(rows["resampled"].dropna()) else "article"
    notes = [
        "box: middle half of the dots, line: median; ◆ the side's value with its interval",
        *note_lines(rows),
    ]
    places = np.random.default_rng(_SEED).uniform(-0.3, 0.3, len(values))
    with drawing():
        ax = axes_or_new(ax, 1.6 + 0.85 * max(len(speakers), 1) + 0.17 * len(notes) + caption_height(caption))
        ax.set_title(f"{known.label[0].upper()}{known.label[1:]} by {unit}")
        right = blended_transform_factory(ax.transAxes, ax.transData)
        for place, (_, row) in enumerate(rows.drop_duplicates("speaker").iterrows()):
            name = row["speaker"]
            mine = (values["speaker"] == name).to_numpy()
            dots = scale * values.loc[mine, "value"].to_numpy()
            outline = colours[name] if contrast(colours[name], PAPER) >= 3 else INK
            ax.scatter(
                dots,
                place - 0.12 + 0.6 * places[mine],
                s=10 + 0.35 * np.minimum(values.loc[mine, "n_words"].to_numpy(), 300),
                marker=marks[name],
                facecolor=colours[name],
                edgecolor=outline,
                alpha=0.65,
                linewidth=0.6,
                zorder=3,
            )
            if len(dots):
                low, middle, high = np.quantile(dots, [0.25, 0.5, 0.75])
                ax.barh(place - 0.12, high - low, 0.42, left=low, facecolor="none", edgecolor=QUIET, zorder=2)
                ax.plot([middle, middle], [place - 0.33, place + 0.09], color=INK, linewidth=1.6, zorder=4)
            if not math.isnan(row["estimate"]):
                ends = [scale * row["low"], scale * row["high"]]
                ax.plot(ends, [place + 0.26] * 2, color=INK, linewidth=1.6, solid_capstyle="butt", zorder=4)
                ax.plot(scale * row["estimate"], place + 0.26, "D", color=INK, markersize=6, zorder=5)
            words = [counted(mine.sum(), unit), counted(row["n_quotes"], "statement")]
            ax.text(1.01, place, "\n".join(words), transform=right, va="center", fontsize=8.5, color=QUIET)
        ax.set_yticks(range(len(speakers)), [shortened(name, 30) for name in speakers])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(max(len(speakers), 1) - 0.5, -0.5)
        ax.set_xlabel("percent" if known.bounded else f"{known.label} {'' if known.unit == 'mean' else known.unit}")
        ax.grid(axis="x", color="#DDDDDD", linewidth=0.7)
        ax.set_axisbelow(True)
        mark_exploratory(ax, rows)
        write_under(ax, notes)
        write_caption(ax, caption)
        return ax


def describe_distributions(values: pd.DataFrame, comparison: pd.DataFrame, measure: str) -> str:
    """The distribution chart in words, with its numbers."""
    rows = comparison[comparison["versus"].isna() & (comparison["measure"] == measure)]
    unit = "statement" if "statement" in set(rows["resampled"].dropna()) else "article"
    say = signed if quantity(measure).form == "mean" else number
    parts = [f"Dot chart of {quantity(measure).label} by {unit}."]
    for _, row in distribution_numbers(values).iterrows():
        parts.append(
            f"{row['speaker']}, {counted(row['n'], unit)}: median {say(row['median'])}, middle half "
            f"{interval(row['lower quartile'], row['upper quartile'], say)}, {say(row['least'])} to {say(row['most'])}."
        )
    return " ".join(parts)
