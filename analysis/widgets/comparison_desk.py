"""Choose two sides and some measures: the sentences, the forest plot, the articles behind it, and files for a paper.

    desk = ComparisonDesk(documents, quotes)
    desk                                  # in a notebook
    desk.first.value = "Jane Roe"         # whatever is clicked can be set
    desk.comparison                       # the table that is shown

Each choice computes the comparison anew, by the same ``compare`` that a line of code calls; ``desk.code`` is that line.
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.charts.forest import (
    describe_distributions,
    describe_forest,
    distribution_numbers,
    draw_distributions,
    draw_forest,
    forest_numbers,
)
from analysis.charts.picture import FORMATS, Picture, image_bytes
from analysis.comparison.comparing import compare
from analysis.comparison.distributions import unit_values
from analysis.comparison.export import TABLE_FORMATS, export_table
from analysis.comparison.quantities import DEFAULT_MEASURES, quantity
from analysis.comparison.sentences import caption, sentence
from analysis.comparison.sides import find_sides
from analysis.errors import InputError
from analysis.tables import COMPARISON
from analysis.widgets.clickable import Clickable
from analysis.widgets.comparison_panel import TYPES

__all__ = ["ComparisonDesk"]

_MEASURES = (
    *DEFAULT_MEASURES,
    "share_quoted_words",
    "hedged",
    "deontics",
    "vader",
    "stance: conceding",
    "stance: asserting",
)
_CONTROLS = {"all articles": None, "only articles that quote both": "article", "within the same outlet": "source"}
_EVERY = "all kinds"


class ComparisonDesk(W.VBox):  # type: ignore[misc]
    """The widget; ``documents`` and measured ``quotes`` are the tables that it compares, ``method`` further settings
    of ``compare`` (seed, resamples, level …).

    ``by``, ``first``, ``second``, ``measures``, ``control``, ``kind``, ``once`` and ``looked_at`` are its controls.
    """

    def __init__(self, documents: pd.DataFrame, quotes: pd.DataFrame, **method: Any) -> None:
        self._documents, self._quotes, self._method = documents, quotes, method
        self._busy = False
        self.comparison = pd.DataFrame(columns=list(COMPARISON))
        self.forest: Picture | None = None
        self.distributions: Picture | None = None
        wide = W.Layout(width="26em")
        style = {"description_width": "7em"}
        self.by = W.Dropdown(options=self._ways(), description="Compare", layout=wide, style=style)
        self.first = W.Dropdown(description="First", layout=wide, style=style)
        self.second = W.Dropdown(description="Second", layout=wide, style=style)
        chosen = [(quantity(name).label, name) for name in _MEASURES]
        self.measures = W.SelectMultiple(
            options=chosen,
            value=("hedges", "boosters", "tone"),
            description="Measures",
            rows=6,
            layout=wide,
            style=style,
        )
        self.control = W.Dropdown(options=list(_CONTROLS.items()), description="Held equal", layout=wide, style=style)
        self.kind = W.Dropdown(
            options=[_EVERY, "direct", "mixed", "indirect"], description="Quotations", layout=wide, style=style
        )
        self.once = W.Checkbox(value=True, description="near-identical copies count once", indent=False, layout=wide)
        self.looked_at = W.Dropdown(description="Look at", layout=wide, style=style)
        self.words, self.drawing, self.dots = W.HTML(), W.HTML(), W.HTML()
        self.files = Clickable(label="Save the comparison", role="region")
        self.files.on_pick(self._picked)
        left = W.VBox([self.by, self.first, self.second, self.control, self.kind, self.once])
        right = W.VBox([self.measures, self.looked_at])
        super().__init__([W.HBox([left, right]), self.words, self.drawing, self.dots, self.files])
        self._name_sides()
        self._name_measures()
        self.by.observe(self._other_sides, names="value")
        for control in (self.first, self.second, self.control, self.kind, self.once):
            control.observe(self._changed, names="value")
        self.measures.observe(self._other_measures, names="value")
        self.looked_at.observe(lambda _change: self._look(), names="value")
        self._compute()

    def _ways(self) -> list[str]:
        """By what this corpus can be compared."""
        ways = ["speaker"]
        if any(entry.get("group") for entry in (self._documents.attrs.get("corpus") or {}).get("speakers", ())):
            ways.append("group")
        ways += [name for name in ("source",) if self._documents[name].nunique() > 1]
        return [*ways, "kind"]

    def _name_sides(self) -> None:
        names = find_sides(self._quotes, self._documents, self.by.value).names
        self.first.options = self.second.options = names
        if names:
            self.first.value, self.second.value = names[0], names[min(1, len(names) - 1)]

    def _name_measures(self) -> None:
        before = self.looked_at.value
        self.looked_at.options = [(quantity(name).label, name) for name in self.measures.value]
        if self.measures.value:
            self.looked_at.value = before if before in self.measures.value else self.measures.value[0]

    def _other_sides(self, _change: Any) -> None:
        self._busy = True
        self._name_sides()
        self._busy = False
        self._compute()

    def _other_measures(self, _change: Any) -> None:
        self._busy = True
        self._name_measures()
        self._busy = False
        self._compute()

    def _changed(self, _change: Any) -> None:
        if not self._busy:
            self._compute()

    @property
    def filters(self) -> str:
        """What is left out before comparing, in words."""
        return "" if self.kind.value == _EVERY else f"{self.kind.value} quotations only"

    @property
    def code(self) -> str:
        """The line of code that makes the table on show."""
        kept = "quotes" if self.kind.value == _EVERY else f'quotes[quotes["kind"] == "{self.kind.value}"]'
        sides, measures = [self.first.value, self.second.value], list(self.measures.value)
        extra = "" if self.by.value == "speaker" else f", by={self.by.value!r}"
        extra += "" if self.control.value is None else f", control={self.control.value!r}"
        extra += "" if self.once.value else ', duplicates="all"'
        extra += "".join(f", {name}={value!r}" for name, value in self._method.items())
        return f"compare({kept}, documents, {sides!r}, {measures!r}{extra})"

    def _compute(self) -> None:
        quotes = self._kept()
        try:
            if self.first.value is None:
                raise InputError(f"These statements have no {self.by.value} to compare.")
            if self.first.value == self.second.value:
                raise InputError("Choose two different sides.")
            self.comparison = compare(
                quotes,
                self._documents,
                [self.first.value, self.second.value],
                list(self.measures.value),
                by=self.by.value,
                control=self.control.value,
                duplicates="once" if self.once.value else "all",
                **self._method,
            )
        except InputError as error:
            self.words.value = f'<p class="error" role="alert">{escape(str(error))}</p>'
            self.drawing.value = self.dots.value = self.files.html = ""
            self.forest = self.distributions = None
            return
        said = [sentence(self.comparison, name) for name in self.measures.value]
        shown = "".join(f"<li>{escape(words)}</li>" for words in said)
        self.words.value = f"<ul>{shown}</ul><p><code>{escape(self.code)}</code></p>"
        under = caption(self.comparison, self.filters)
        axes = draw_forest(self.comparison, caption=under)
        alt = describe_forest(self.comparison)
        self.forest = Picture("Differences", axes, alt, forest_numbers(self.comparison), self.code)
        self.drawing.value = self.forest.html
        forms = [*TABLE_FORMATS, *(f".{form}" for form in FORMATS)]
        buttons = " ".join(f'<button type="button" data-pick="{form}">{form[1:].upper()}</button>' for form in forms)
        self.files.html = f"<p>Save the table or the figure, each with its caption: {buttons}</p>"
        self._look()

    def _kept(self) -> pd.DataFrame:
        """The statements of the kind that is chosen."""
        if self.kind.value == _EVERY:
            return self._quotes
        kept: pd.DataFrame = self._quotes[self._quotes["kind"] == self.kind.value]
        kept.attrs.update(self._quotes.attrs)
        return kept

    def _look(self) -> None:
        """Draw the distribution of the measure that is looked at."""
        name = self.looked_at.value
        if name is None or self._busy or name not in set(self.comparison["measure"]):
            return
        values = unit_values(self._kept(), self.comparison, name, self._documents)
        axes = draw_distributions(values, self.comparison, name)
        alt = describe_distributions(values, self.comparison, name)
        self.distributions = Picture(f"{quantity(name).label} by article", axes, alt, distribution_numbers(values))
        self.dots.value = self.distributions.html

    def file(self, form: str) -> bytes:
        """The table (".csv", ".tex", ".md") or the figure (".svg", ".png", ".pdf") on show as the bytes of a file."""
        if form in TABLE_FORMATS:
            return TABLE_FORMATS[form](self.comparison, self.filters).encode("utf-8")
        if self.forest is None:
            raise InputError("Nothing is compared yet.")
        return image_bytes(self.forest.figure, form.removeprefix("."))

    def export(self, folder: str | os.PathLike[str]) -> list[str]:
        """Write table and figure in every format to ``folder``, which must exist; returns the files' names."""
        if self.forest is None:
            raise InputError("Nothing is compared yet.")
        target = Path(folder)
        names = []
        for form in TABLE_FORMATS:
            names.append(export_table(self.comparison, target / f"comparison{form}", self.filters).name)
        for form in FORMATS:
            self.forest.save(target / f"comparison.{form}")
            names.append(f"comparison.{form}")
        return names

    def _picked(self, pick: str, _value: str) -> None:
        if pick in TYPES:
            self.files.offer(f"comparison{pick}", self.file(pick), TYPES[pick])
