"""The workbench: filters on the left, a chart on the right, and below it the statements that it was drawn from.

    from analysis.widgets.workbench import Workbench

    workbench = Workbench("corpus/kerry-lavrov")   # shown where it is a cell's last line
    workbench.selection                            # the statements in view, as a DataFrame

Every change redraws chart and evidence together; a click on a bar, a point or a word narrows the evidence to what
it stands for. Tables that were made elsewhere are explored with ``Workbench.of(documents, quotes, evidence)``.
"""

from __future__ import annotations

import os
from dataclasses import asdict
from html import escape
from pathlib import Path

import ipywidgets as W
import numpy as np
import pandas as pd

from analysis.charts.style import looks_of
from analysis.errors import InputError
from analysis.exploring.choices import Choices
from analysis.exploring.citing import citation, fingerprint, program_version
from analysis.exploring.history import History
from analysis.exploring.holding import Holding, hold
from analysis.exploring.lineage import Step, lineage, lineage_code
from analysis.exploring.membership import Mask
from analysis.exploring.opening import corpora_in, open_holding
from analysis.exploring.sessions import Session
from analysis.exploring.summaries import BY
from analysis.widgets.charts_panel import ChartsPanel
from analysis.widgets.clickable import Clickable
from analysis.widgets.comparison_panel import ComparisonPanel, Material
from analysis.widgets.exports_panel import ExportsPanel
from analysis.widgets.filters import Filters
from analysis.widgets.review import Reviewer
from analysis.widgets.review_panel import ReviewPanel
from analysis.widgets.sessions_panel import SessionsPanel
from analysis.widgets.speakers_desk import SpeakersDesk
from analysis.widgets.statements_panel import StatementsPanel
from analysis.widgets.status_line import status_line
from analysis.widgets.working import Working

__all__ = ["Workbench"]


class Workbench(W.VBox):  # type: ignore[misc]
    """Explores one corpus. ``filters``, ``charts``, ``statements`` and ``exports`` are its parts.

    What is chosen is kept in the corpus folder by itself; with ``resume`` the workbench opens where one left off,
    else it asks.
    """

    def __init__(
        self,
        corpus: str | os.PathLike[str] | None = None,
        holding: Holding | None = None,
        resume: bool = False,
    ) -> None:
        self.holding: Holding | None = None
        self.history = History()
        self._resume = resume
        self.folder: Path | None = None
        self._asked: Path | None = None
        self._opened: Path | None = None
        self._picked = Choices()
        self._mask: Mask = np.zeros(0, dtype=bool)
        self._still = False
        # Every widget is made here, in the cell's own run: a page that connects later finds them all.
        self.working = Working()
        self.filters = Filters()
        self.charts = ChartsPanel()
        self.review = ReviewPanel(self.working, self.reload)
        self.compared = ComparisonPanel(self._to_compare, self.working)
        self.statements = StatementsPanel()
        self.exports = ExportsPanel(self)
        self.sessions = SessionsPanel(self.session, self.restore, self.working.say)
        self._title = W.HTML()
        self.corpora = W.Dropdown(description="Corpus", tooltip="Open another corpus of the same folder")
        self.again = W.Button(description="Read again", tooltip="Read the articles and the corrections by hand again")
        self.again.on_click(lambda _button: self.reload())
        self.who = W.Button(description="Who is who", tooltip="Merge, split and rename speakers")
        self.speakers = SpeakersDesk(self.reload)
        self.who.on_click(lambda _button: self.speakers.toggle())
        self.by_hand = W.Button(description="Review", tooltip="Go through statements and articles, and correct them")
        self.by_hand.on_click(lambda _button: self.review_by_hand())
        for button in (self.again, self.corpora, self.who, self.by_hand):
            button.layout.display = "none"
        buttons = [self._title, self.corpora, self.again, self.who, self.by_hand]
        head = W.HBox(buttons, layout=W.Layout(flex_flow="row wrap"))
        head.add_class("parley-head")
        self._status = Clickable(label="What is shown", role="status", live=True)
        right = W.VBox(
            [
                self.speakers,
                self.sessions.offer,
                self.charts,
                self._status,
                self.review,
                self.statements,
                self.compared,
                self.exports,
                self.sessions,
            ]
        )
        right.add_class("parley-right")
        self._body = W.HBox([self.filters, right], layout=W.Layout(flex_flow="row wrap", align_items="flex-start"))
        self._body.add_class("parley-body")
        self._body.layout.display = "none"
        self._listen()
        super().__init__([head, self.working, self._body])
        self.add_class("parley-workbench")
        if holding is not None:
            self._show(holding)
        elif corpus is not None:
            self.open_corpus(corpus)

    @classmethod
    def of(cls, documents: pd.DataFrame, quotes: pd.DataFrame, evidence: pd.DataFrame | None = None) -> Workbench:
        """A workbench on tables that are there already; ``evidence`` is what ``measure`` returned with the quotes."""
        return cls(holding=hold(documents, quotes, evidence))

    def open_corpus(self, corpus: str | os.PathLike[str]) -> None:
        """Read, find and measure the corpus at this path, behind a progress bar that can be cancelled.

        Where it is the one that is open already, what was chosen stays chosen.
        """
        path = Path(corpus)
        self._asked = path

        def done(holding: Holding) -> None:
            before = (self.session(), self.history) if path == self._opened else None
            self._opened = path
            self.folder = path if path.is_dir() else None
            self._show(holding)
            if before is not None:
                session, self.history = before
                self.restore(session)
            elif self._resume and self.sessions.last is not None:
                self.sessions.offer.pick("resume")

        self.working.start(lambda watch: open_holding(path, watch), done, f"Opening {path.name}")

    def reload(self) -> None:
        """Read the corpus again, with its corrections by hand as they are now; filters and views stay."""
        if self._opened is not None:
            self.open_corpus(self._opened)

    @property
    def selection(self) -> pd.DataFrame:
        """The statements in view: the quotes table with outlet, date and title, filters and clicks applied.

        Waits until the corpus is open. Raises InputError where none is.
        """
        self.working.wait()
        if self.holding is None:
            raise InputError("No corpus is open in this workbench; open one with workbench.open_corpus(path).")
        table = self.holding.quotes[self._mask].reset_index(drop=True)
        table.attrs["citation"] = self.citation
        table.attrs["lineage"] = [asdict(step) for step in self.lineage]
        return table

    @property
    def selected_evidence(self) -> pd.DataFrame:
        """The evidence behind the statements in view, with the columns of ``tables.EVIDENCE``."""
        self.working.wait()
        if self.holding is None:
            raise InputError("No corpus is open in this workbench; open one with workbench.open_corpus(path).")
        evidence = self.holding.evidence
        shown = self._mask[evidence["row"].to_numpy()]
        return pd.DataFrame(evidence[shown].drop(columns="row").reset_index(drop=True))

    @property
    def citation(self) -> str:
        """The line by which the statements in view can be cited."""
        assert self.holding is not None
        chosen = [each.in_words() for each in (self.filters.choices, self._picked) if not each.empty]
        today = pd.Timestamp.today().date().isoformat()
        mark = fingerprint(self.holding.prints[self._mask])
        counts = int(self._mask.sum()), len(self._mask)
        return citation(self.holding.title, *counts, chosen, program_version(), today, mark)

    @property
    def lineage(self) -> list[Step]:
        """How the statements in view came about, step by step, with how many each step left."""
        assert self.holding is not None
        return lineage(self.holding, (self.filters.choices, self._picked))

    @property
    def code(self) -> str:
        """Lines of Python that make ``selection`` again."""
        return lineage_code(str(self._opened or ""), (self.filters.choices, self._picked))

    def __repr__(self) -> str:
        # A widget's own would change with every click, and the notebook's saved output with it.
        return f"Workbench of {self._asked.name}" if self._asked else "Workbench"

    def pick(self, picked: Choices) -> None:
        """Narrow the evidence to what a part of the chart stands for; picking the same again lifts it."""
        self._picked = Choices() if picked == self._picked else picked
        self._redraw()

    def correct(self, row: int) -> None:
        """Open the review by hand at statement ``row`` of ``holding.quotes``, above the evidence."""
        if self.folder is not None and self.holding is not None and row < len(self.holding.quotes):
            self.review.show(self.folder, str(self.holding.quotes["quote_id"].iloc[row]))

    def review_by_hand(self) -> None:
        """Open the review by hand where it was left, for whole articles too."""
        if self.folder is not None:
            self.review.show(self.folder)

    @property
    def reviewer(self) -> Reviewer | None:
        """The review by hand, None until it is opened."""
        return self.review.reviewer

    def session(self) -> Session:
        """What is chosen and shown at this moment."""
        return Session(
            choices=self.filters.choices,
            picked=self._picked,
            chart=self.charts.chart.value,
            by=self.charts.by.value,
            measure=self.charts.measure.value,
            view=self.statements.view.value,
            order=self.statements.order.value,
            page=self.statements.page_number,
        )

    def restore(self, session: Session) -> None:
        """Choose and show what a session says; a menu entry that this corpus does not offer is passed over."""
        self._still = True
        try:
            wanted = (session.chart, session.by, session.measure, session.view, session.order)
            for menu, value in zip(self._menus(), wanted, strict=True):
                offered = menu.options.values() if isinstance(menu.options, dict) else menu.options
                if value in offered:
                    menu.value = value
            self.filters.choices = session.choices
            self._picked = session.picked
        finally:
            self._still = False
        self.compared.clear()
        self._redraw(session.page)

    def undo(self) -> None:
        """Choose and show again what was there before the last change of filters, clicks, chart or view."""
        before = self.history.back()
        if before is not None:
            self.restore(before)

    def redo(self) -> None:
        """Take back an ``undo``."""
        after = self.history.forward()
        if after is not None:
            self.restore(after)

    def _menus(self) -> tuple[W.Dropdown, ...]:
        return (
            self.charts.chart,
            self.charts.by,
            self.charts.measure,
            self.statements.view,
            self.statements.order,
        )

    def _offer_corpora(self, opened: Path) -> None:
        """Offer the corpora that lie beside the one that was opened, where there are any, and to read it again."""
        self.again.layout.display = ""
        self.who.layout.display = self.by_hand.layout.display = "" if self.folder is not None else "none"
        names = [path.name for path in corpora_in(opened.parent)]
        offered = names if opened.name in names else []
        self.corpora.layout.display = "" if len(offered) > 1 else "none"
        self.corpora.options = offered
        self.corpora.value = opened.name if offered else None

    def _another_corpus(self, name: str | None) -> None:
        if name and self.folder is not None and not self._still:
            self.open_corpus(self.folder.parent / name)

    def _listen(self) -> None:
        self.corpora.observe(lambda change: self._another_corpus(change["new"]), "value")
        self.filters.observe(lambda _change: self._filtered(), "choices")
        self.charts.on_pick(self.pick)
        self.charts.on_open(self.statements.open_article)
        self.statements.on_open(self.charts.outline)
        self.compared.on_pick(self.pick)
        for menu in (self.charts.chart, self.charts.by, self.charts.measure):
            menu.observe(lambda _change: self._redrawn(), "value")
        for menu in (self.statements.view, self.statements.order):
            menu.observe(lambda _change: self._remember(), "value")
        self.statements.on_other_pick(self._lifted)
        self._status.on_pick(lambda pick, _value: self._lifted(pick))
        self._status.on_ready(lambda: _send_again(self))

    def _show(self, holding: Holding) -> None:
        speakers = [name for name in holding.facets["speakers"].counts() if name]
        listed = [entry["name"] for entry in holding.corpus.get("speakers", ()) if entry["name"] in set(speakers)]
        looks = looks_of(list(dict.fromkeys([*listed, *speakers])))
        self._still = True
        try:
            self.holding = holding
            self._picked = Choices()
            self.filters.explore(holding, looks)
            self.charts.explore(holding, looks)
            self.statements.explore(holding, looks, reviewable=self.folder is not None)
            self.review.explore(self.folder, holding.documents["text"].to_dict(), holding.corpus)
            if self._opened is not None:
                self._offer_corpora(self._opened)
            self.compared.clear()
        finally:
            self._still = False
        self.history = History()
        self._redraw()
        self.sessions.explore(self.folder)
        self.speakers.explore(self.folder, holding)
        self._title.value = f'<h2 class="title">{escape(holding.title)}</h2>'
        self._body.layout.display = ""
        unfit = len(holding.unfit)
        if unfit:
            self.working.say(
                f"{unfit:,} of the corrections by hand in review.csv no longer {'fits' if unfit == 1 else 'fit'} "
                "the text or the statements; they are kept there, and listed below the review."
            )

    def _to_compare(self) -> Material:
        """What the filters leave (not what was clicked), as the comparison panel wants it."""
        assert self.holding is not None
        choices, by = self.filters.choices, self.charts.by.value
        sides = tuple(name for name in getattr(choices, BY[by]) if name)
        quotes = self.holding.quotes[self.holding.select(choices)].reset_index(drop=True)
        quotes.attrs["corpus"] = self.holding.corpus
        documents = self.holding.documents.drop(columns="text").reset_index(drop=True)
        filters = "" if choices.empty else choices.in_words()
        measure = self.charts.measure.value
        return Material(quotes, documents, by, sides if len(sides) > 1 else (), measure, filters)

    def _filtered(self) -> None:
        # What was clicked belonged to a chart that is no longer there.
        if not self._still:
            self._picked = Choices()
            self.compared.clear()
            self._redraw()

    def _redrawn(self) -> None:
        if self._still:
            return
        word, self._picked = self._picked.word, Choices()
        if word and self.charts.chart.value == "dispersion":
            # From the most frequent words: the word that was clicked is the one whose places are sought.
            self.filters.choices = self.filters.choices.but(text=word)
        else:
            self._redraw()

    def _lifted(self, pick: str) -> None:
        if pick == "unpick":
            self.pick(self._picked)
        elif pick.startswith("review:") and pick[7:].isdigit():
            self.correct(int(pick[7:]))
        elif pick == "undo":
            self.undo()
        elif pick == "redo":
            self.redo()
        elif pick == "clear":
            if self.filters.choices.empty:
                self._redrawn()
            self.filters.reset()

    def _redraw(self, page: int = 0) -> None:
        if self._still or self.holding is None:
            return
        choices = self.filters.choices
        drawn = self.holding.select(choices)
        self._mask = drawn & self.holding.select(self._picked)
        self.charts.show(choices, drawn, self._picked)
        self.statements.show(self._mask, self._picked.word or choices.text, page)
        self._remember()
        self.exports.show()

    def _remember(self) -> None:
        """Take down what is on show, for undo and for another day, and say it."""
        if self._still or self.holding is None:
            return
        session = self.session()
        self.history.note(session)
        self.sessions.note(session, self.folder)
        counts = int(self._mask.sum()), len(self.holding.quotes)
        self._status.html = status_line(*counts, self.filters.choices, self._picked, self.history)


def _send_again(widget: W.Widget) -> None:
    """Send the state of ``widget`` and of all that it holds to the browser."""
    widget.send_state()
    widget.layout.send_state()
    for child in getattr(widget, "children", ()):
        _send_again(child)
