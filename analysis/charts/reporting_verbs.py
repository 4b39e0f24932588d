"""Reporting verbs: what the article's verbs do to each speaker (neutral "said", conceding "admitted" …).

    comparison = compare(quotes, documents, measures=stances_in(quotes))
    draw_reporting_verbs(comparison, quotes)

The classes come with the cue lexicon; the verbs themselves stand beside each bar.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.bars import bar_columns, draw_bars, note_lines, speakers_of, widest
from analysis.charts.sides import statements_of
from analysis.charts.style import Colours, axes_or_new, drawing, mark_exploratory
from analysis.charts.wording import counted, interval, percent, shortened, warnings_of

__all__ = ["describe_reporting_verbs", "draw_reporting_verbs", "reporting_verbs_numbers", "stances_in"]

_PREFIX = "stance: "


def stances_in(quotes: pd.DataFrame) -> list[str]:
    """The classes of reporting verbs in ``quotes`` as measures of compare(), the most frequent first."""
    counts = quotes["stance"].dropna().value_counts()
    return [f"{_PREFIX}{name}" for name in sorted(counts.index, key=lambda name: (-counts[name], name))]


def reporting_verbs_numbers(comparison: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The numbers that the chart draws: one row a class of verbs and speaker.

    Takes a comparison with measures "stance: …" and the measured quotes that it was made from. Columns: row (the
    class), speaker, count (statements so reported), value (share of the speaker's own statements), low, high,
    estimated, n_quotes, verbs ("said 9, adding 1", the reporting words as they stand in the articles).
    """
    own = comparison[comparison["versus"].isna() & comparison["measure"].str.startswith(_PREFIX)]
    statements = statements_of(quotes, comparison)
    verbs = {
        key: ", ".join(
            f"{cue} {n}" for cue, n in sorted(part.str.lower().value_counts().items(), key=lambda i: (-i[1], i[0]))
        )
        for key, part in statements.groupby(["stance", "side"])["cue"]
    }
    classes = own["measure"].str.removeprefix(_PREFIX)
    return pd.DataFrame(
        {
            **bar_columns(own, classes),
            "verbs": [verbs.get(key, "") for key in zip(classes, own["speaker"], strict=True)],
        }
    ).sort_values("row", key=lambda rows: rows.map(list(dict.fromkeys(rows)).index), kind="stable", ignore_index=True)


def draw_reporting_verbs(
    comparison: pd.DataFrame, quotes: pd.DataFrame, ax: Axes | None = None, colours: Colours | None = None
) -> Axes:
    """Draw the share of each speaker's statements by class of reporting verb, with 95 % intervals and the verbs."""
    table = reporting_verbs_numbers(comparison, quotes)
    notes = note_lines(comparison)
    with drawing():
        ax = axes_or_new(ax, 1.3 + 0.21 * max(len(table), 2) + 0.06 * table["row"].nunique() + 0.17 * len(notes))
        ax.set_title("Reporting verbs, by what they do", pad=26)
        ax.set_xlabel("share of the speaker's own statements")
        ax.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
        mark_exploratory(ax, comparison, 29)
        return draw_bars(
            table,
            ax,
            lambda bar: f"{bar['count']:,}: {shortened(bar['verbs'], 34)}" if bar["count"] else "0",
            notes,
            most=min(1.0, widest(table)) * 1.02,
            colours=colours,
        )


def describe_reporting_verbs(comparison: pd.DataFrame, quotes: pd.DataFrame) -> str:
    """The chart in words, with its numbers."""
    table = reporting_verbs_numbers(comparison, quotes)
    parts = ["Bar chart of reporting verbs, as shares of each speaker's own statements."]
    for name in speakers_of(table):
        own = table[(table["speaker"] == name)]
        said = []
        for _, bar in own[own["count"] > 0].iterrows():
            reach = interval(bar["low"], bar["high"], percent)
            said.append(
                f"{bar['row']} {bar['count']}, {percent(bar['value'])}{f' ({reach})' if reach else ''}: "
                f"{shortened(bar['verbs'], 80)}"
            )
        parts.append(f"{name}, {counted(own.iloc[0]['n_quotes'], 'statement')}: {'; '.join(said) or 'none'}.")
    return " ".join([*parts, *warnings_of(comparison)])
