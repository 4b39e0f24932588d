"""Framings: charts that a researcher can steer, with the statements behind them and the words that count marked.

    framings = Framings(documents, quotes, evidence)
    framings                                     # in a notebook
    framings.chart.value = "tone"                # whatever is clicked can be set
    framings.selection                           # the statements on show, as a table

Every change draws the chart anew by the line of code that stands under it.
"""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.charts.picture import Picture
from analysis.charts.showing import CHARTS, UNITS, show
from analysis.charts.style import looks_of
from analysis.comparison.sides import find_sides
from analysis.errors import InputError
from analysis.exploring.holding import hold
from analysis.widgets.statements_panel import StatementsPanel

__all__ = ["Framings"]

_EVERY = "all kinds"
_MARKED = {
    "quote share": (),
    "hedging": ("hedging", "boosting", "obligation"),
    "tone": ("tone",),
    "reporting verbs": ("stance",),
    "strip": (),
}


class Framings(W.VBox):  # type: ignore[misc]
    """The widget. ``speakers``, ``chart``, ``kind`` and ``unit`` are its controls, ``picture`` is what it shows."""

    def __init__(self, documents: pd.DataFrame, quotes: pd.DataFrame, evidence: pd.DataFrame) -> None:
        self._documents, self._quotes = documents, quotes
        self._holding = hold(documents, quotes, evidence)
        self.picture: Picture | None = None
        names = list(find_sides(quotes, documents, "speaker", None).names)
        self._looks = looks_of(names)
        style = {"description_width": "5.5em"}
        self.chart = W.Dropdown(options=CHARTS, description="Measure", style=style)
        self.unit = W.Dropdown(description="Unit", style=style)
        self.kind = W.Dropdown(options=[_EVERY, "direct", "mixed", "indirect"], description="Kind", style=style)
        self.speakers = W.SelectMultiple(
            options=names, value=tuple(names[:2]), rows=min(max(len(names), 2), 6), description="Speakers", style=style
        )
        self.drawing, self.code = W.HTML(), W.HTML()
        self.statements = StatementsPanel()
        self.statements.explore(self._holding, self._looks)
        controls = W.HBox([W.VBox([self.chart, self.unit]), self.kind, self.speakers])
        controls.layout.flex_flow = "row wrap"
        super().__init__([controls, self.drawing, self.code, self.statements])
        self.add_class("parley-framings")
        self._offer_units()
        self.chart.observe(self._other_chart, "value")
        for control in (self.unit, self.kind, self.speakers):
            control.observe(self._changed, "value")
        self._draw()

    def __repr__(self) -> str:
        # A widget's own would change with every click, and the notebook's saved output with it.
        return "Framings"

    @property
    def selection(self) -> pd.DataFrame:
        """The statements on show: the rows of the quotes table by the chosen speakers and of the chosen kind."""
        return pd.DataFrame(self._quotes[self._chosen()].reset_index(drop=True))

    def _chosen(self) -> Any:
        wanted = set(self.speakers.value)
        of_them = self._quotes["speaker"].map(
            lambda cell: isinstance(cell, str) and not wanted.isdisjoint([cell, *cell.split(" & ")])
        )
        of_kind = True if self.kind.value == _EVERY else self._quotes["kind"] == self.kind.value
        return (of_them & of_kind).to_numpy(dtype=bool)

    def _offer_units(self) -> None:
        units = list(UNITS.get(self.chart.value, {}))
        self.unit.options = units or ["—"]
        self.unit.index = 0
        self.unit.disabled = not units

    def _other_chart(self, _change: Any) -> None:
        self.unit.unobserve(self._changed, "value")
        self._offer_units()
        self.unit.observe(self._changed, "value")
        self._draw()

    def _changed(self, _change: Any) -> None:
        self._draw()

    def _draw(self) -> None:
        try:
            if not self.speakers.value:
                raise InputError("Choose at least one speaker.")
            self.picture = show(
                self._quotes,
                self._documents,
                self.chart.value,
                list(self.speakers.value),
                None if self.kind.value == _EVERY else self.kind.value,
                None if self.unit.disabled else self.unit.value,
            )
        except InputError as error:
            self.picture = None
            self.drawing.value = f'<p class="error" role="alert">{escape(str(error))}</p>'
            self.code.value = ""
        else:
            self.drawing.value = self.picture.html
            self.code.value = f"<p>The same in code: <code>{escape(self.picture.code)}</code></p>"
        marked = ("vader",) if self.unit.value == "VADER" else _MARKED[self.chart.value]
        self.statements.measures = marked
        self.statements.show(self._chosen(), "")
