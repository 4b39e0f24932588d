"""The chart above the evidence: what is drawn, for whom, and which part of it was clicked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as W
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.clickable_svg import Button, chart_svg, point_button, row_button, with_buttons
from analysis.charts.overview import draw_overview, draw_timeline
from analysis.charts.picture import Picture
from analysis.charts.style import drawing
from analysis.charts.wording import counted, number
from analysis.exploring.choices import Choices
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.exploring.summaries import BY, MEASURES, over_time, summary, word_counts
from analysis.widgets.clickable import Clickable

__all__ = ["ChartsPanel", "Drawn"]

_MOST_BARS = 15
_MOST_WORDS = 20
_KEPT = 40
"""Drawn charts that are remembered: going back to a choice costs nothing."""
_UNNAMED = {"speaker": "nobody named", "group": "no group", "outlet": "outlet unknown", "kind": "kind unknown"}
_CHARTS = {"bars": "Bars", "time": "Over time", "words": "Most frequent words"}
_EVIDENCE_OF = {
    "hedges": ("hedging", ""),
    "hedged": ("hedging", ""),
    "boosters": ("boosting", ""),
    "deontics": ("obligation", ""),
    "reporter_hedges": ("reporter_hedging", ""),
    "tone": ("tone", ""),
    "vader": ("vader", ""),
}


@dataclass(frozen=True)
class Drawn:
    """A chart as it is shown: its SVG, its buttons, what each of them selects, and the picture for saving."""

    svg: str
    buttons: Sequence[Button]
    picks: Sequence[Choices]
    picture: Picture


class ChartsPanel(W.VBox):  # type: ignore[misc]
    """Three menus (chart, by, measure) and the chart; a click on it calls the listeners with ``Choices``."""

    _holding: Holding

    def __init__(self) -> None:
        self._colours: Mapping[str, str] = {}
        self._cache: OrderedDict[tuple[Any, ...], Drawn] = OrderedDict()
        self._listeners: list[Callable[[Choices], None]] = []
        self.chart = W.Dropdown(options={label: name for name, label in _CHARTS.items()}, description="Chart")
        self.by = W.Dropdown(options=list(BY), description="One for each")
        self.measure = W.Dropdown(options={label: name for name, label in MEASURES.items()}, description="Measure")
        for menu in (self.chart, self.by, self.measure):
            menu.style.description_width = "initial"
            menu.layout.width = "auto"
        self.page = Clickable(label="Chart", role="figure")
        self.page.on_pick(self._picked)
        self.drawn: Drawn | None = None
        menus = W.HBox([self.chart, self.by, self.measure], layout=W.Layout(flex_flow="row wrap"))
        menus.add_class("parley-menus")
        super().__init__([menus, self.page])
        self.chart.observe(lambda _change: self._menus(), "value")
        self._menus()

    def explore(self, holding: Holding, colours: Mapping[str, str]) -> None:
        """Draw ``holding`` from now on; the menus offer what there is in it."""
        self._holding, self._colours = holding, colours
        self._cache.clear()
        self.chart.options = {
            label: name for name, label in _CHARTS.items() if name != "time" or len(holding.days.values) > 1
        }
        self.by.options = [
            name for name in BY if name not in ("group", "outlet") or len(holding.facets[BY[name]].values) > 1
        ]
        there = _measurable(holding)
        self.measure.options = {label: name for name, label in MEASURES.items() if name in there}

    def on_pick(self, listener: Callable[[Choices], None]) -> None:
        """Call ``listener`` with what a clicked bar, point or word stands for."""
        self._listeners.append(listener)

    def show(self, choices: Choices, mask: Mask, picked: Choices) -> None:
        """Draw the statements of ``mask``, which are those that ``choices`` leaves; ``picked`` is outlined."""
        key = (choices, self.chart.value, self.by.value, self.measure.value)
        drawn = self._cache.pop(key, None) or self._draw(mask)
        self._cache[key] = drawn
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self.drawn = drawn
        pressed = next((row for row, pick in enumerate(drawn.picks) if pick == picked), None)
        self.page.html = with_buttons(drawn.svg, drawn.buttons, drawn.picture.alt, pressed)

    def _menus(self) -> None:
        self.by.layout.display = "none" if self.chart.value == "words" else ""
        self.measure.layout.display = "" if self.chart.value == "bars" else "none"

    def _picked(self, pick: str, _value: str) -> None:
        row = pick.removeprefix("row-")
        if self.drawn and row.isdigit() and int(row) < len(self.drawn.picks):
            for listener in self._listeners:
                listener(self.drawn.picks[int(row)])

    def _draw(self, mask: Mask) -> Drawn:
        with drawing():
            return {"bars": self._bars, "time": self._time, "words": self._words}[self.chart.value](mask)

    def _bars(self, mask: Mask) -> Drawn:
        by, measure = self.by.value, self.measure.value
        table = summary(self._holding, mask, by, measure)
        top = table.head(_MOST_BARS)
        if measure == "statements":
            notes = [counted(n, "article") for n in top["n_documents"]]
        else:
            notes = [counted(n, "statement") for n in top["n_quotes"]]
        names = [name or _UNNAMED[by] for name in top["speaker"]]
        bars = pd.DataFrame({"name": names, "value": top["estimate"], "note": notes})
        evidence, category = _evidence_of(measure)
        picks = [Choices().but(**{BY[by]: (name,)}, measure=evidence, category=category) for name in top["speaker"]]
        label = MEASURES[measure]
        axis = label if not len(top) or measure in ("statements", "words") else f"{label}, {top['unit'].iloc[0]}"
        more = f"{counted(len(table) - len(top), by)} more not drawn" if len(table) > len(top) else ""
        axes = draw_overview(bars, f"{axis} ({more})" if more else axis, self._colours if by == "speaker" else {})
        says = _rows_in_words(bars)
        alt = f"Bar chart of {axis} for each {by}: {'; '.join([*says, *filter(None, [more])]) or 'no statement'}."
        buttons = [row_button(axes, row, words) for row, words in enumerate(says)]
        return _drawn(axes, buttons, picks, f"{label} by {by}", alt, table)

    def _time(self, mask: Mask) -> Drawn:
        by = self.by.value
        table = over_time(self._holding, mask, by)
        points = table.assign(name=[value or _UNNAMED[by] for value in table["value"]])
        axes = draw_timeline(points, self._colours if by == "speaker" else {})
        picks, buttons = [], []
        for point in points.to_dict("records"):
            day, last = point["period"], point["until"]
            picks.append(Choices().but(**{BY[by]: (point["value"],)}, since=day, until=last))
            when = day if day == last else f"{day} to {last}"
            says = f"{point['name']}, {when}: {counted(point['n_quotes'], 'statement')}"
            buttons.append(point_button(axes, day, point["n_quotes"], says))
        listed = "; ".join(button.says for button in buttons[:_MOST_BARS]) or "no document has a date"
        alt = f"Statements over time for each {by}, {counted(len(buttons), 'point')}: {listed}."
        return _drawn(axes, buttons, picks, f"statements over time by {by}", alt, table)

    def _words(self, mask: Mask) -> Drawn:
        table = word_counts(self._holding, mask, _MOST_WORDS)
        notes = [counted(n, "statement") for n in table["n_quotes"]]
        bars = pd.DataFrame({"name": table["word"], "value": table["n"], "note": notes})
        axes = draw_overview(bars, "occurrences in the statements")
        says = _rows_in_words(bars)
        alt = f"Most frequent words of the statements: {'; '.join(says) or 'none'}."
        buttons = [row_button(axes, row, words) for row, words in enumerate(says)]
        return _drawn(axes, buttons, [Choices(word=word) for word in table["word"]], "most frequent words", alt, table)


def _rows_in_words(bars: pd.DataFrame) -> list[str]:
    return [f"{name}: {number(value)} ({note})" for name, value, note in bars.itertuples(index=False)]


def _drawn(
    axes: Axes, buttons: list[Button], picks: list[Choices], name: str, alt: str, numbers: pd.DataFrame
) -> Drawn:
    return Drawn(chart_svg(axes), buttons, picks, Picture(name=name, axes=axes, alt=alt, numbers=numbers))


def _measurable(holding: Holding) -> set[str]:
    return (
        {"statements", "words", "share_statements", "share_words"}
        | set(holding.quotes.columns)
        | ({"hedged"} if "hedges" in holding.quotes.columns else set())
    )


def _evidence_of(measure: str) -> tuple[str, str]:
    if measure.startswith("hedge_"):
        return "hedging", measure.removeprefix("hedge_")
    return _EVIDENCE_OF.get(measure, ("", ""))
