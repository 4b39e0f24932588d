"""Take away what is seen: the table, the chart and the line to cite it by."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import ipywidgets as W

from analysis.charts.picture import image_bytes
from analysis.corpus.exporting import export_bytes
from analysis.errors import InputError
from analysis.widgets.clickable import Clickable

if TYPE_CHECKING:
    from analysis.widgets.workbench import Workbench

__all__ = ["ExportsPanel"]

_PICTURES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
_TABLES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
}


class ExportsPanel(W.VBox):  # type: ignore[misc]
    """Buttons that have the browser save what the workbench shows, and the citation line, to be copied."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._page = Clickable(label="Export what is shown", role="region")
        self._page.on_pick(self._picked)
        super().__init__([self._page])

    def show(self) -> None:
        """Write the panel anew, with the citation of what is shown now."""
        self._page.html = (
            f'<p class="export"><span>Save the statements as</span> {_buttons("table", _TABLES)}</p>'
            f'<p class="export"><span>Save the chart as</span> {_buttons("figure", _PICTURES)}</p>'
            f'<p class="export"><label>Cite as <input type="text" readonly class="citation" '
            f'value="{escape(self._workbench.citation)}"></label></p>'
        )

    def table(self, form: str) -> bytes:
        """The statements in view as the bytes of a file: "csv", "xlsx", "parquet" or "jsonl"."""
        return export_bytes(self._workbench.selection, form)

    def figure(self, form: str) -> bytes:
        """The chart as the bytes of a file: "svg", "png" or "pdf"."""
        drawn = self._workbench.charts.drawn
        if drawn is None:
            raise InputError("No chart is drawn yet.")
        return image_bytes(drawn.picture.figure, form)

    def _picked(self, pick: str, _value: str) -> None:
        what, _, form = pick.partition(":")
        try:
            if what == "table" and form in _TABLES:
                self._page.offer(f"{self._name()}.{form}", self.table(form), _TABLES[form])
            elif what == "figure" and form in _PICTURES:
                self._page.offer(f"{self._name()}-chart.{form}", self.figure(form), _PICTURES[form])
        except (InputError, OSError) as error:
            self._workbench.working.say(str(error), error=True)

    def _name(self) -> str:
        holding = self._workbench.holding
        title = holding.title if holding else ""
        return re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "selection"


def _buttons(what: str, forms: dict[str, str]) -> str:
    return " ".join(f'<button type="button" data-pick="{what}:{form}">{form.upper()}</button>' for form in forms)
