"""Take away what is seen: the table, the chart, how both came about, and the line to cite it by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import ipywidgets as W

from analysis.charts.picture import image_bytes
from analysis.corpus.exporting import export_bytes
from analysis.errors import InputError
from analysis.exploring.lineage import Step, lineage_text
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
    """Buttons that have the browser save what the workbench shows, the citation line, and the steps behind it."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._page = Clickable(label="Export what is shown", role="region")
        self._page.on_pick(self._picked)
        super().__init__([self._page])

    def show(self) -> None:
        """Write the panel anew, with the citation and the steps of what is shown now."""
        self._page.html = (
            "<h3>Take it away</h3>"
            f'<p class="export"><span>Save the statements as</span> {_buttons("table", _TABLES)}</p>'
            f'<p class="export"><span>Save the chart as</span> {_buttons("figure", _PICTURES)}</p>'
            f'<p class="export"><label>Cite as <input type="text" readonly class="citation" '
            f'value="{escape(self._workbench.citation)}"></label></p>'
            f"{_steps(self._workbench.lineage, self._workbench.code)}"
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

    def steps(self) -> bytes:
        """How the statements in view came about, with the citation, as the bytes of a text file."""
        text = lineage_text(self._workbench.lineage, self._workbench.code)
        return f"{self._workbench.citation}\n\n{text}".encode()

    def _picked(self, pick: str, _value: str) -> None:
        what, _, form = pick.partition(":")
        try:
            if what == "table" and form in _TABLES:
                self._page.offer(f"{self._name()}.{form}", self.table(form), _TABLES[form])
            elif what == "figure" and form in _PICTURES:
                self._page.offer(f"{self._name()}-chart.{form}", self.figure(form), _PICTURES[form])
            elif what == "steps":
                self._page.offer(f"{self._name()}-steps.txt", self.steps(), "text/plain")
        except (InputError, OSError) as error:
            self._workbench.working.say(str(error), error=True)

    def _name(self) -> str:
        holding = self._workbench.holding
        title = holding.title if holding else ""
        return re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "selection"


def _buttons(what: str, forms: dict[str, str]) -> str:
    return " ".join(f'<button type="button" data-pick="{what}:{form}">{form.upper()}</button>' for form in forms)


def _steps(steps: Sequence[Step], code: str) -> str:
    """The lineage as a table to be unfolded: one row a step, with the statements that were left after it."""
    rows = "".join(
        f'<tr><th scope="row">{escape(step.what)}</th><td>{escape(step.says)}</td>'
        f"<td>{'' if step.n_left is None else f'{step.n_left:,}'}</td></tr>"
        for step in steps
    )
    return (
        '<details id="lineage"><summary>How this came about</summary>'
        '<table class="lineage"><thead><tr><th scope="col">step</th><th scope="col">what</th>'
        f'<th scope="col">statements</th></tr></thead><tbody>{rows}</tbody></table>'
        f"<p>The same in Python:</p><pre>{escape(code)}</pre>"
        '<p><button type="button" data-pick="steps">Save these steps as TXT</button></p></details>'
    )
