"""Quote share: how much of what is quoted is each speaker's, by kind (direct, mixed, indirect).

    comparison = compare(quotes, documents, measures=["share_words"])
    draw_quote_share(quotes, comparison)

A statement that two speakers make jointly counts for both, so that shares may add up to more than one.
"""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.bars import note_lines
from analysis.charts.sides import statements_of
from analysis.charts.style import (
    KINDS,
    QUIET,
    Colours,
    axes_or_new,
    colours_of,
    draw_interval,
    drawing,
    filling,
    mark_exploratory,
    write_under,
)
from analysis.charts.wording import counted, interval, percent, warnings_of

__all__ = ["SHARES", "describe_quote_share", "draw_quote_share", "quote_share_numbers"]

SHARES = {
    "share_statements": ("statements", "statement", None),
    "share_words": ("words", "word", "n_words"),
    "share_quoted_words": ("words inside quotation marks", "word inside marks", "quoted_words"),
}
"""Measure → what is shared out, the noun for one of it, and the column of the quotes that counts it."""


def _measure_of(comparison: pd.DataFrame) -> str:
    return next((name for name in comparison["measure"] if name in SHARES), "share_statements")


def _rows_of(comparison: pd.DataFrame) -> pd.DataFrame:
    return comparison[comparison["versus"].isna() & (comparison["measure"] == _measure_of(comparison))]


def quote_share_numbers(quotes: pd.DataFrame, comparison: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the chart draws: one row a speaker and kind, and one with kind "all".

    Takes the quotes and a comparison with one measure of SHARES. Columns: speaker, kind, count (statements or
    words), share (of everybody's, 0 to 1), low, high (of the row "all"), n_quotes.
    """
    statements = statements_of(quotes, comparison)
    column = SHARES[_measure_of(comparison)][2]
    amount = statements[column] if column else pd.Series(1, index=statements.index)
    counts = amount.groupby([statements["side"], statements["kind"]]).sum()
    rows = []
    for _, row in _rows_of(comparison).iterrows():
        name, share = row["speaker"], row["estimate"]
        for kind in KINDS:
            count = int(counts.get((name, kind), 0))
            part = share * count / row["count"] if row["count"] else 0.0
            rows.append((name, kind, count, part, math.nan, math.nan, row["n_quotes"]))
        rows.append((name, "all", int(row["count"]), share, row["low"], row["high"], row["n_quotes"]))
    return pd.DataFrame(rows, columns=["speaker", "kind", "count", "share", "low", "high", "n_quotes"])


def draw_quote_share(
    quotes: pd.DataFrame, comparison: pd.DataFrame, ax: Axes | None = None, colours: Colours | None = None
) -> Axes:
    """Draw each speaker's share as a bar cut by kind, with the 95 % interval of the whole under it."""
    table = quote_share_numbers(quotes, comparison)
    speakers = list(dict.fromkeys(table["speaker"]))
    colours = colours or colours_of(speakers)
    notes = note_lines(comparison)
    what, noun, _ = SHARES[_measure_of(comparison)]
    with drawing():
        ax = axes_or_new(ax, 1.5 + 0.62 * max(len(speakers), 1) + 0.17 * len(notes))
        ax.set_title(f"Share of the {what}", pad=26)
        ax.set_xlabel(f"share of all {what} quoted in the corpus")
        for place, name in enumerate(speakers):
            own = table[table["speaker"] == name].set_index("kind")
            left = 0.0
            for kind in KINDS:
                share = own.loc[kind, "share"]
                if not share > 0:
                    continue
                fill = filling(colours[name], kind)
                ax.barh(
                    place,
                    share,
                    left=left,
                    height=0.5,
                    facecolor=fill.facecolor,
                    edgecolor=fill.edgecolor,
                    hatch=fill.hatch,
                    linewidth=1.0,
                )
                left += share
            whole = own.loc["all"]
            if not math.isnan(whole["low"]):
                draw_interval(ax, whole["low"], whole["high"], place + 0.36)
            reach = interval(whole["low"], whole["high"], percent)
            ax.text(
                1.01,
                place,
                f"{counted(whole['count'], noun)}\n{percent(whole['share'])}{f' ({reach})' if reach else ''}",
                transform=ax.get_yaxis_transform(),
                va="center",
                fontsize=8.5,
                color=QUIET,
            )
        ax.set_yticks(range(len(speakers)), speakers)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(max(len(speakers), 1) - 0.4, -0.5)
        ax.set_xlim(0, 1)
        ax.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
        ax.grid(axis="x", color="#DDDDDD", linewidth=0.7)
        ax.set_axisbelow(True)
        fills = {kind: filling("#777777", kind) for kind in KINDS}
        ax.legend(
            handles=[
                Patch(facecolor=fill.facecolor, edgecolor=fill.edgecolor, hatch=fill.hatch, label=kind)
                for kind, fill in fills.items()
            ],
            loc="lower left",
            bbox_to_anchor=(0.0, 1.0),
            ncols=3,
            frameon=False,
            borderaxespad=0.2,
        )
        mark_exploratory(ax, comparison, 29)
        write_under(ax, notes)
        return ax


def describe_quote_share(quotes: pd.DataFrame, comparison: pd.DataFrame) -> str:
    """The chart in words, with its numbers."""
    table = quote_share_numbers(quotes, comparison)
    what, noun, _ = SHARES[_measure_of(comparison)]
    parts = [f"Bar chart of each speaker's share of the {what}, by kind of quotation."]
    for name in dict.fromkeys(table["speaker"]):
        own = table[table["speaker"] == name].set_index("kind")
        whole = own.loc["all"]
        reach = interval(whole["low"], whole["high"], percent)
        kinds = ", ".join(f"{kind} {own.loc[kind, 'count']:,}" for kind in KINDS)
        parts.append(
            f"{name}: {percent(whole['share'])}{f' ({reach})' if reach else ''}, "
            f"{counted(whole['count'], noun)} ({kinds})."
        )
    return " ".join([*parts, *warnings_of(comparison)])
