"""The comparison behind the quick chart: the same values with intervals, and every difference with its own.

It takes seconds, being resampled, so it is made on request, in a process that can be cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.charts.wording import counted, interval, listed, number, warnings_of
from analysis.comparison.quantities import DEFAULT_MEASURES, quantity
from analysis.exploring.apart import Apart
from analysis.exploring.choices import Choices
from analysis.exploring.summaries import BY
from analysis.progress import Watch
from analysis.widgets.clickable import Clickable
from analysis.widgets.working import Working

__all__ = ["ComparisonPanel", "comparison_table"]

_MOST_WORDS = 20
_HEADS = ("measure", "who", "value", "95 % interval", "p, adjusted", "statements", "articles")
_COLUMNS = {"speaker": "speaker", "group": "group", "outlet": "source", "kind": "kind"}
"""What a chart can have one bar for, and the column that ``compare`` knows it by."""


class ComparisonPanel(W.VBox):  # type: ignore[misc]
    """A button and the table that it makes; ``comparison`` is that table as a DataFrame, None before.

    Of two sides ``keywords`` (``comparison.keyness.KEYNESS``) has the words that one of them says more often.

    ``material`` gives the statements to compare, the documents, what to compare by, the chosen sides (none: those
    most quoted) and the measure on show.
    """

    def __init__(
        self,
        material: Callable[[], tuple[pd.DataFrame, pd.DataFrame, str, tuple[str, ...], str]],
        working: Working,
    ) -> None:
        self._material, self._working = material, working
        self._listeners: list[Callable[[Choices], None]] = []
        self._picks: dict[str, Choices] = {}
        self.keywords: pd.DataFrame | None = None
        self.comparison: pd.DataFrame | None = None
        self.button = W.Button(
            description="Compare with intervals",
            tooltip="Intervals and differences by resampling articles; takes some seconds",
            layout=W.Layout(width="auto", align_self="flex-start"),
        )
        self.button.on_click(lambda _button: self.start())
        self.page = Clickable(label="Comparison", role="region", live=True)
        self.page.on_pick(self._picked)
        super().__init__([self.button, self.page])

    def on_pick(self, listener: Callable[[Choices], None]) -> None:
        """Call ``listener`` with the speaker (group, outlet, kind) of a row that was chosen."""
        self._listeners.append(listener)

    def clear(self) -> None:
        """Take the table away: what it compared is no longer what is in view."""
        if self.comparison is not None:
            self.comparison = self.keywords = None
            self.page.html = ""

    def start(self) -> None:
        """Compare what is in view."""
        quotes, documents, by, sides, measure = self._material()

        def work(watch: Watch) -> tuple[pd.DataFrame, pd.DataFrame | None]:
            apart = Apart(_compare, quotes, documents, by, sides, measure)
            try:
                for _ in watch(apart.ticks(), "Comparing by resampling, quarters of a second"):
                    pass
                tables: tuple[pd.DataFrame, pd.DataFrame | None] = apart.result()
            finally:
                apart.end()
            return tables

        def done(tables: tuple[pd.DataFrame, pd.DataFrame | None]) -> None:
            self.comparison, self.keywords = tables
            own = self.comparison[self.comparison["versus"].isna()]
            self._picks = {
                f"side-{place}": Choices().but(**{BY[by]: (name,)}) for place, name in enumerate(own["speaker"])
            }
            self.page.html = comparison_table(self.comparison)
            if self.keywords is not None:
                words = self.keywords.head(_MOST_WORDS)["word"]
                self._picks |= {f"word-{place}": Choices(word=word) for place, word in enumerate(words)}
                self.page.html += keywords_table(self.keywords)

        self._working.start(work, done, "Comparing")

    def _picked(self, pick: str, _value: str) -> None:
        if pick in self._picks:
            for listener in self._listeners:
                listener(self._picks[pick])


def comparison_table(comparison: pd.DataFrame) -> str:
    """A comparison (``tables.COMPARISON``) as HTML: a table of the sides, and one of their differences to be unfolded.

    The button of a side reports ``side-N``, N being its place among the rows about one side.
    """
    alone = comparison["versus"].isna().to_numpy()
    sides, pairs = comparison[alone].reset_index(drop=True), comparison[~alone]
    order = {measure: place for place, measure in enumerate(comparison["measure"].unique())}
    sides = sides.sort_values("measure", key=lambda column: column.map(order), kind="stable")
    pairs = pairs.sort_values("measure", key=lambda column: column.map(order), kind="stable")
    own = [
        _row(f'<button type="button" data-pick="side-{place}">{escape(str(row["speaker"]))}</button>', row)
        for place, row in zip(sides.index, sides.to_dict("records"), strict=True)
    ]
    between = [
        _row(f"{escape(str(row['speaker']))} − {escape(str(row['versus']))}", row) for row in pairs.to_dict("records")
    ]
    sentences = [*warnings_of(comparison), *_left_out(comparison)]
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in sentences)
    unfold = f"<summary>{counted(len(between), 'difference')} between two of them</summary>"
    return (
        f"{_table('Each by itself', _HEADS, own)}{notes}"
        f"<details>{unfold}{_table('Differences, first less second', _HEADS, between)}</details>"
    )


def keywords_table(keywords: pd.DataFrame) -> str:
    """The words that tell two sides apart (``comparison.keyness.KEYNESS``) as HTML; ``word-N`` reports a word."""
    if not len(keywords):
        return '<p class="note">No word was said often enough, and in enough articles, to tell the two apart.</p>'
    rows = []
    for place, row in enumerate(keywords.head(_MOST_WORDS).to_dict("records")):
        cells = [
            f'<button type="button" data-pick="word-{place}">{escape(row["word"])}</button>',
            escape(row["side"]),
            f"{number(row['first_per_1000'])} : {number(row['second_per_1000'])}",
            f"{number(row['log_ratio'])} ({interval(row['low'], row['high'])})",
            f"{row['p_adjusted']:.3f}",
            f"{row['n_documents']:,}",
        ]
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    heads = ("word", "more often", "per 1,000 words", "log ratio (95 % interval)", "p, adjusted", "articles")
    return _table("Words that one of the two says more often", heads, rows)


def _left_out(comparison: pd.DataFrame) -> list[str]:
    left_out = comparison.attrs.get("left_out", {})
    said = [counted(n, what.removesuffix("s")) for what, n in left_out.items() if n]
    return [f"Counted once and left out where repeated: {listed(said)}."] if said else []


def _table(caption: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<table class="comparison"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(name: str, row: dict[Any, Any]) -> str:
    asked = quantity(row["measure"])
    cells = [
        escape(asked.label if asked.label.startswith(row["unit"]) else f"{asked.label}, {row['unit']}"),
        name,
        number(row["estimate"]),
        interval(row["low"], row["high"]),
        "" if pd.isna(row["p_adjusted"]) else f"{row['p_adjusted']:.3f}",
        f"{row['n_quotes']:,}",
        f"{row['n_documents']:,}{' (exploratory)' if row['exploratory'] else ''}",
    ]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _compare(
    quotes: pd.DataFrame, documents: pd.DataFrame, by: str, sides: tuple[str, ...], measure: str
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    from analysis.comparison.comparing import compare
    from analysis.comparison.keyness import keyness

    there = [name for name in DEFAULT_MEASURES if name in quotes.columns or name.startswith("share_")]
    more = [measure] if measure not in (*there, "statements", "words") else []
    comparison = compare(quotes, documents, list(sides) or None, [*more, *there], by=_COLUMNS[by])
    names = list(dict.fromkeys(comparison["speaker"]))
    if len(names) != 2:
        return comparison, None
    return comparison, keyness(quotes, names[0], names[1], documents, by=_COLUMNS[by])
