"""Make a corpus of your own files: upload or name them, look at what was read and what was not, write the folder.

    from analysis.widgets.corpus_maker import CorpusMaker

    maker = CorpusMaker()          # shown where it is a cell's last line
    maker.harvest.preview()        # what was read, as a DataFrame; maker.harvest.skipped() what was not

Nothing leaves this machine, and nothing is changed where the files come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.corpus.importing.columns import Choice
from analysis.corpus.importing.gathering import READABLE, Harvest, gather
from analysis.corpus.importing.limits import Limits, SetAside
from analysis.corpus.importing.sources import Source, from_path, uploaded
from analysis.corpus.importing.writing import write_corpus
from analysis.errors import InputError
from analysis.progress import Watch
from analysis.widgets.working import Working

__all__ = ["CorpusMaker"]

_ROLES = {
    "text": "text",
    "doc_id": "id",
    "title": "title",
    "date": "date",
    "source": "outlet",
    "author": "author",
    "url": "address",
}
_ORDERS: dict[str, bool | None] = {
    "cannot be told: leave it out": None,
    "is in April (day first)": True,
    "is in March (month first)": False,
}
_COLUMNS = {"from": "file", "source": "outlet", "url": "address", "n_words": "words"}
_CELL = "text-align:left;vertical-align:top;padding:3px 14px 3px 0;border-bottom:1px solid var(--jp-border-color2,#ccc)"
_SHOWN = 20
_LISTED = 500
_WIDE = W.Layout(width="min(640px, 95%)")
_LIMIT = (
    "Larger than about 10 MB together? JupyterLab drops such an upload without a word, unless it was started with "
    "<code>make lab</code>, which lets 100 MB through, as does <code>python -m analysis app --new</code>. A folder or "
    "zip named above may be of any size."
)


class CorpusMaker(W.VBox):  # type: ignore[misc]
    """``path``, ``upload``, ``pattern`` and ``days`` say what to read, ``look`` reads it, ``make`` writes the corpus.

    ``harvest`` is what was read last, ``made`` the folder that was written.
    """

    def __init__(self, path: str = "", folder: str = "") -> None:
        self.harvest = Harvest()
        self.made: Path | None = None
        self.working = Working()
        self.path = _text("Folder or file", path, "a folder, a zip or a file on this machine")
        self.upload = W.FileUpload(multiple=True, accept=",".join((*READABLE, ".zip")), description="Upload files")
        self.upload.tooltip = "Files or a zip from this computer"
        self.upload.layout = W.Layout(width="auto", min_width="150px", flex="none")
        self.pattern = _text("File names say", "", "{date}_{source}_{title}")
        # By its place: of an option whose value is None the menu would show nothing.
        self.days = W.Dropdown(options=_ORDERS, index=0, description="A date 03/04/2014", layout=_WIDE)
        self.days.style.description_width = "140px"
        self.look = _button(
            "Read the files", "Read what is named or uploaded, and show it below; nothing is written yet"
        )
        self.report = W.HTML()
        self.columns = W.VBox()
        self.name = _text("Title", "", "what the corpus is called")
        self.folder = _text("New folder", folder, "where to put the corpus")
        self.make = _button("Make the corpus", "Write the articles and corpus.toml into the new folder")
        self.make.disabled = True
        self.outcome = W.HTML()
        self._menus: dict[str, dict[str, W.Dropdown]] = {}
        self.look.on_click(lambda _button: self._look())
        self.make.on_click(lambda _button: self._make())
        super().__init__(
            [
                W.HTML("<h3>1. What to read</h3>"),
                self.path,
                W.HBox([self.upload, W.HTML(f"<small>{_LIMIT}</small>")]),
                self.pattern,
                self.days,
                self.look,
                self.working,
                W.HTML("<h3>2. What was read</h3>"),
                self.columns,
                self.report,
                W.HTML("<h3>3. The corpus</h3>"),
                self.name,
                self.folder,
                self.make,
                self.outcome,
            ]
        )

    def __repr__(self) -> str:
        return "CorpusMaker"

    def choices(self) -> dict[str, Choice]:
        """The columns as they are chosen in the menus, by table."""
        return {
            table: Choice(**{role: menu.value for role, menu in menus.items()}) for table, menus in self._menus.items()
        }

    def _look(self) -> None:
        files = {each["name"]: bytes(each["content"]) for each in self.upload.value}
        path, pattern, days = self.path.value.strip(), self.pattern.value.strip(), self.days.value
        chosen = self.choices()
        if not files and not path:
            self.working.say("Name a folder or a file, or upload files, first.", error=True)
            return

        def work(watch: Watch) -> Harvest:
            limits = Limits()
            aside: list[SetAside] = []

            def sources() -> Iterator[Source]:
                if path:
                    yield from from_path(path, limits, aside)
                if files:
                    yield from uploaded(files, limits, aside)

            return gather(sources(), aside, pattern=pattern, choices=chosen, day_first=days, limits=limits, watch=watch)

        self.working.start(work, self._show, "Reading files")

    def _show(self, harvest: Harvest) -> None:
        self.harvest = harvest
        self.outcome.value = ""
        self.make.disabled = not harvest.articles
        preview, skipped = harvest.preview(), harvest.skipped()
        n, words = len(preview), int(preview["n_words"].sum()) if len(preview) else 0
        more = f" The first {_SHOWN}:" if n > _SHOWN else ""
        parts = [f'<p role="status"><strong>{n:,} articles</strong> of {words:,} words were read.{more}</p>']
        if n:
            parts.append(_table(preview.head(_SHOWN), "The articles that were read"))
        if len(skipped):
            beyond = f" The first {_LISTED}:" if len(skipped) > _LISTED else ""
            parts.append(f"<p><strong>{len(skipped):,} skipped.</strong>{beyond}</p>")
            parts.append(_table(skipped.head(_LISTED), "What was skipped, and why"))
        else:
            parts.append("<p>Nothing was skipped.</p>")
        self.report.value = "".join(parts)
        self._menus = {table: _column_menus(columns, choice) for table, (columns, choice) in harvest.tables.items()}
        boxes: list[Any] = []
        for table, menus in self._menus.items():
            boxes.append(
                W.HTML(f"<p>Columns of <strong>{escape(table)}</strong> (the others are kept as metadata):</p>")
            )
            boxes.append(W.HBox(list(menus.values()), layout=W.Layout(flex_flow="row wrap")))
        if boxes:
            boxes.append(W.HTML("<p>After a change of columns, press “Read the files” again.</p>"))
        self.columns.children = tuple(boxes)

    def _make(self) -> None:
        if not self.folder.value.strip():
            self._tell("Name the new folder first.", error=True)
            return
        try:
            self.made = write_corpus(self.folder.value.strip(), self.harvest.articles, self.name.value.strip())
        except InputError as error:
            self._tell(str(error), error=True)
            return
        self._tell(f"{len(self.harvest.articles):,} articles are in {self.made}; open it in workbench.ipynb.")

    def _tell(self, message: str, error: bool = False) -> None:
        """Say beside the last button what came of it."""
        role = "alert" if error else "status"
        words = f"<strong>{escape(message)}</strong>" if error else escape(message)
        self.outcome.value = f'<p role="{role}">{words}</p>'


def _column_menus(columns: list[str], choice: Choice) -> dict[str, W.Dropdown]:
    given = asdict(choice)
    menus = {}
    for role, label in _ROLES.items():
        options = [("(none)", ""), *((column, column) for column in columns)]
        menus[role] = W.Dropdown(options=options, value=given[role], description=label, layout=W.Layout(width="300px"))
    return menus


def _text(label: str, value: str, hint: str) -> W.Text:
    box = W.Text(value=value, description=label, placeholder=hint, layout=_WIDE)
    box.style.description_width = "140px"
    box.tooltip = hint
    return box


def _button(label: str, hint: str) -> W.Button:
    layout = W.Layout(width="auto", align_self="flex-start", padding="0 24px")
    return W.Button(description=label, tooltip=hint, button_style="primary", layout=layout)


def _table(table: pd.DataFrame, caption: str) -> str:
    names = [_COLUMNS.get(str(name), str(name)) for name in table.columns]
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in names)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{escape(_cell(cell))}</td>' for cell in row) + "</tr>"
        for row in table.itertuples(index=False)
    )
    return (
        f'<table style="border-collapse:collapse;line-height:1.4"><caption style="text-align:left">{escape(caption)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(cell: Any) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)
