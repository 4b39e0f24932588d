"""Hedging by category: how often each speaker limits a claim, and in which way, per 100 words.

    comparison = compare(quotes, documents, measures=HEDGING)
    draw_hedging(comparison)

Boosters and obligations stand under the hedges and are none: "must" in diplomacy is a demand and no doubt.
"""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.bars import bar_columns, draw_bars, note_lines, speakers_of
from analysis.charts.style import Colours, axes_or_new, drawing, mark_exploratory
from analysis.charts.wording import counted, interval, listed, number, warnings_of
from analysis.validity.known_errors import error_sentence

__all__ = ["HEDGING", "describe_hedging", "draw_hedging", "hedging_numbers"]

HEDGING = {
    "hedges": "all hedges",
    "hedge_modal": "modals (may, could)",
    "hedge_verb": "verbs (I think)",
    "hedge_adverb": "adverbs (perhaps)",
    "hedge_noun_adjective": "nouns, adjectives (unclear)",
    "hedge_approximator": "approximators (about 40)",
    "hedge_conditional": "conditionals (if, whether)",
    "boosters": "boosters (clearly)",
    "deontics": "obligations (must)",
}
"""The measures of the chart, as compare() knows them, and how the chart calls them."""


def hedging_numbers(comparison: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the chart draws: one row a category and speaker.

    Takes a comparison (tables.COMPARISON) with measures of HEDGING. Columns: row, speaker, count, value (per 100
    words), low, high, estimated (False where there is too little to estimate), n_quotes, n_words.
    """
    own = comparison[comparison["versus"].isna() & comparison["measure"].isin(list(HEDGING))]
    table = pd.DataFrame({**bar_columns(own, own["measure"].map(HEDGING)), "n_words": own["n_words"]})
    order = list(HEDGING.values())
    speakers = speakers_of(table)
    return table.sort_values(
        ["row", "speaker"], key=lambda column: column.map((order if column.name == "row" else speakers).index)
    ).reset_index(drop=True)


def draw_hedging(comparison: pd.DataFrame, ax: Axes | None = None, colours: Colours | None = None) -> Axes:
    """Draw hedges by category, boosters and obligations per 100 words, one bar a speaker, with 95 % intervals."""
    table = hedging_numbers(comparison)
    notes = note_lines(comparison, "hedging")
    with drawing():
        rows = table["row"].nunique()
        ax = axes_or_new(ax, 1.3 + 0.21 * max(len(table), 2) + 0.06 * rows + 0.17 * len(notes))
        ax.set_title("Hedging, by category", pad=26)
        ax.set_xlabel("per 100 words")
        mark_exploratory(ax, comparison, 29)
        return draw_bars(
            table, ax, lambda bar: f"{bar['count']:,} in {counted(bar['n_words'], 'word')}", notes, colours=colours
        )


def describe_hedging(comparison: pd.DataFrame) -> str:
    """The chart in words, with its numbers."""
    table = hedging_numbers(comparison)
    parts = ["Bar chart of hedging by category, per 100 words."]
    for name in speakers_of(table):
        own = table[table["speaker"] == name]
        head = own.iloc[0]
        said = []
        for _, bar in own.iterrows():
            reach = interval(bar["low"], bar["high"])
            if bar["count"] or bar["row"] == HEDGING["hedges"]:
                value = "" if math.isnan(bar["value"]) else f" ({number(bar['value'])}{f', {reach}' if reach else ''})"
                said.append(f"{bar['row']} {bar['count']}{value}")
        none = [str(row) for row in own.loc[(own["count"] == 0) & (own["row"] != HEDGING["hedges"]), "row"]]
        parts.append(
            f"{name}, {counted(head['n_quotes'], 'statement')}, {counted(head['n_words'], 'word')}: {'; '.join(said)}"
            f"{f'; no {listed(none)}' if none else ''}."
        )
    return " ".join([*parts, *warnings_of(comparison), error_sentence("hedging")])
