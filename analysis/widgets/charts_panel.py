"""The chart above the evidence: what is drawn, for whom, and which part of it was clicked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import ipywidgets as W

from analysis.charts.clickable_svg import with_buttons
from analysis.charts.style import Looks
from analysis.exploring.choices import Choices
from analysis.exploring.dispersion import ARTICLES
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.exploring.summaries import BY, CHARTS, MEASURES
from analysis.widgets.clickable import Clickable
from analysis.widgets.drawn_charts import Asked, Drawn, draw

__all__ = ["ChartsPanel"]

_KEPT = 40
"""Drawn charts that are remembered: going back to a choice costs nothing."""


class ChartsPanel(W.VBox):  # type: ignore[misc]
    """Three menus (chart, by, measure) and the chart; a click on it calls the listeners with ``Choices``.

    ``opened`` is the row of the statement whose article is open below, None where none is: its tick is outlined.
    """

    _holding: Holding

    def __init__(self) -> None:
        self._looks: Looks = {}
        self._cache: OrderedDict[tuple[Any, ...], Drawn] = OrderedDict()
        self._listeners: list[Callable[[Choices], None]] = []
        self._openers: list[Callable[[int], None]] = []
        self._shown: tuple[Choices, Mask, Choices] | None = None
        self._turned = 0
        self.opened: int | None = None
        self.chart = W.Dropdown(options=CHARTS, description="Chart")
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

    def explore(self, holding: Holding, looks: Looks) -> None:
        """Draw ``holding`` from now on; the menus offer what there is in it."""
        self._holding, self._looks = holding, looks
        self._cache.clear()
        self._shown, self.opened = None, None
        self.chart.options = {
            label: name for label, name in CHARTS.items() if name != "time" or len(holding.days.values) > 1
        }
        self.by.options = [
            name for name in BY if name not in ("group", "outlet") or len(holding.facets[BY[name]].values) > 1
        ]
        there = _measurable(holding)
        self.measure.options = {label: name for name, label in MEASURES.items() if name in there}

    def on_pick(self, listener: Callable[[Choices], None]) -> None:
        """Call ``listener`` with what a clicked bar, point or word stands for."""
        self._listeners.append(listener)

    def on_open(self, listener: Callable[[int], None]) -> None:
        """Call ``listener`` with the row of the statement whose tick was clicked."""
        self._openers.append(listener)

    def show(self, choices: Choices, mask: Mask, picked: Choices) -> None:
        """Draw the statements of ``mask``, which are those that ``choices`` leaves; ``picked`` is outlined."""
        if self._shown is None or self._shown[0] != choices:
            self._turned = 0
        self._shown, self.opened = (choices, mask, picked), None
        asked = Asked(self.chart.value, self.by.value, self.measure.value, choices.text, self._turned)
        key = (choices, asked)
        drawn = self._cache.pop(key, None) or draw(self._holding, mask, asked, self._looks)
        self._cache[key] = drawn
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self.drawn = drawn
        self._lay_out(picked)

    def outline(self, row: int | None) -> None:
        """Outline the ticks of the statement ``row``, where the chart has ticks."""
        if row != self.opened and self._shown is not None:
            self.opened = row
            if self.drawn is not None and self.drawn.opens:
                self._lay_out(self._shown[2])

    def _lay_out(self, picked: Choices) -> None:
        drawn = self.drawn
        assert drawn is not None
        pressed = {number for number, row in drawn.opens.items() if row == self.opened}
        if not picked.empty:
            pressed |= {number for number, pick in enumerate(drawn.picks) if pick == picked}
        self.page.html = with_buttons(drawn.svg, drawn.buttons, drawn.picture.alt, pressed) + self._pages(drawn)

    def _pages(self, drawn: Drawn) -> str:
        if drawn.n_pages == 1:
            return ""
        last = drawn.n_pages - 1
        buttons = [
            f'<button type="button" data-pick="turn:{to}"{"" if 0 <= to <= last else " disabled"}>{words}</button>'
            for words, to in (("Earlier articles", self._turned - 1), ("Later articles", self._turned + 1))
        ]
        where = f"<span>page {self._turned + 1:,} of {drawn.n_pages:,}, {ARTICLES} articles each</span>"
        return f'<p class="pager">{buttons[0]}{where}{buttons[1]}</p>'

    def _menus(self) -> None:
        self.by.layout.display = "" if self.chart.value in ("bars", "time") else "none"
        self.measure.layout.display = "" if self.chart.value == "bars" else "none"

    def _picked(self, pick: str, _value: str) -> None:
        drawn, what = self.drawn, pick.removeprefix("row-")
        if drawn is None or self._shown is None:
            return
        if pick.startswith("turn:") and pick[5:].isdigit() and int(pick[5:]) < drawn.n_pages:
            self._turned = int(pick[5:])
            self.show(*self._shown)
        elif what.isdigit() and int(what) in drawn.opens:
            for opener in self._openers:
                opener(drawn.opens[int(what)])
        elif what.isdigit() and int(what) < len(drawn.picks):
            for listener in self._listeners:
                listener(drawn.picks[int(what)])


def _measurable(holding: Holding) -> set[str]:
    return (
        {"statements", "words", "share_statements", "share_words"}
        | set(holding.quotes.columns)
        | ({"hedged"} if "hedges" in holding.quotes.columns else set())
    )
