"""Review by hand: correct the statements of a corpus and add those that were missed; review.csv keeps every step.

    from analysis.widgets.review import Reviewer

    reviewer = Reviewer("corpus/harbour", name="Jo")     # shown where it is a cell's last line
    reviewer.quotes                                      # the statements as they are corrected now

Three views: the statements one by one, the whole articles (also those without a statement), and the disagreements
of two reviewers. Words are selected in the article with the mouse, or with Shift and the arrow keys. The keys that
stand on the buttons work while the text or a button of the view has the focus.
"""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

import ipywidgets as W
import pandas as pd

from analysis.errors import InputError
from analysis.review.casebook import Casebook
from analysis.review.edits import ACTIONS, Edit
from analysis.widgets.review_articles import ArticleDesk
from analysis.widgets.review_settling import SettlingDesk
from analysis.widgets.review_statements import StatementDesk
from analysis.widgets.review_text import Make, short

__all__ = ["Reviewer"]

_VIEWS = {"Statements": "statements", "Whole articles": "articles", "Disagreements": "settling"}
_MOST_UNFIT = 20


class Reviewer(W.VBox):  # type: ignore[misc]
    """``book`` holds the corpus and its corrections; ``statements``, ``articles`` and ``settling`` are the views."""

    def __init__(self, corpus: str | os.PathLike[str], name: str = "", order: str = "all", size: int = 0) -> None:
        self.book = Casebook(corpus)
        self.reviewer = W.Text(value=name, description="Reviewer", placeholder="your name or initials")
        self.view = W.ToggleButtons(options=_VIEWS, tooltips=list(_VIEWS), style={"button_width": "auto"})
        self.blind = W.Checkbox(
            description="Hide what others decided",
            tooltip="To judge by yourself, so that your agreement with them means something",
            indent=False,
            layout=W.Layout(width="auto"),
        )
        self.why = W.Text(description="Why", placeholder="a reason, if you like; it is saved with the next step")
        self.why.layout.width = "min(calc(100% - 8px), 520px)"
        self.message, self.summary = W.HTML(), W.HTML()
        self.statements = StatementDesk(self.book, self.save, order, size)
        self.articles = ArticleDesk(self.book, self.save, self.go_to)
        self.settling = SettlingDesk(self.book, self.save)
        self._desks: dict[str, StatementDesk | ArticleDesk | SettlingDesk] = {
            "statements": self.statements,
            "articles": self.articles,
            "settling": self.settling,
        }
        self.view.observe(lambda _change: self._turn(), "value")
        self.blind.observe(lambda _change: self._hide(), "value")
        self.reviewer.observe(lambda _change: self._hide(), "value")
        head = W.HBox([self.reviewer, self.view, self.blind], layout=W.Layout(flex_flow="row wrap"))
        head.add_class("parley-menus")
        super().__init__([head, *self._desks.values(), self.why, self.message, self.articles.listing, self.summary])
        self.add_class("parley-workbench")
        self.add_class("parley-review")
        self._sum_up()
        self._turn()

    def __repr__(self) -> str:
        # A widget's own would change with every click, and the notebook's saved output with it.
        return f"Reviewer of {self.folder.name}"

    @property
    def folder(self) -> Path:
        """The folder of the corpus."""
        return self.book.folder

    @property
    def quotes(self) -> pd.DataFrame:
        """The statements as they are corrected now, with the columns of ``applying.REVIEWED``."""
        return self.book.quotes

    def go_to(self, quote_id: str) -> None:
        """Show this statement. Raises InputError where it is none of this corpus."""
        self.statements.go_to(quote_id)
        self.view.value = "statements"

    def save(self, make: Make) -> bool:
        """Write the edit that ``make`` makes, show what holds now, and say so, or say why nothing was written."""
        try:
            edit = make(self.reviewer.value, self.why.value)
            self.book.record(edit)
        except (InputError, OSError) as error:
            self.message.value = f'<p class="error" role="alert"><strong>{escape(str(error))}</strong></p>'
            return False
        self.message.value = f'<p role="status">Saved: {escape(_in_words(edit))}</p>'
        self.why.value = ""
        self._desks[self.view.value].refresh()
        self._sum_up()
        return True

    def _turn(self) -> None:
        for name, desk in self._desks.items():
            desk.layout.display = "" if name == self.view.value else "none"
        self.articles.listing.layout.display = self.articles.layout.display
        self.message.value = ""
        self._desks[self.view.value].refresh()

    def _hide(self) -> None:
        name = " ".join(self.reviewer.value.split()) if self.blind.value else ""
        if name != self.book.blind_to_others:
            self.book.blind_to_others = name
            self._desks[self.view.value].refresh()

    def _sum_up(self) -> None:
        scores = [row for row in self.book.scores().to_dict("records") if row["n"] or row["score"] == "recall"]
        if not self.book.edits:
            self.summary.value = '<p class="note">Nobody has reviewed this corpus yet.</p>'
            return
        rows = []
        for row in scores:
            share = f"{row['estimate']:.0%} ({row['low']:.0%}–{row['high']:.0%})" if row["n"] else "not known"
            rows.append("".join(f"<td>{escape(str(cell))}</td>" for cell in (row["score"], share, row["says"])))
        table = (
            '<table class="agreement"><caption>How good the finder is on what was reviewed, with 95 % intervals; they '
            "hold for the corpus only if that was a random sample</caption><tbody>"
            f"{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
        )
        self.summary.value = f'<div class="parley">{table}{self._sampled()}{self._unfit()}</div>'

    def _sampled(self) -> str:
        scores = self.book.sample_scores().to_dict("records")
        if not scores:
            return ""
        said = "; ".join(
            f"{row['score']} {row['estimate']:.0%} ({row['low']:.0%}–{row['high']:.0%})" for row in scores if row["n"]
        )
        return (
            f'<p class="note">The first {scores[0]["n"]:,} statements of the random order are all reviewed. They speak '
            f"for the whole corpus: {escape(said)}.</p>"
        )

    def _unfit(self) -> str:
        unfit = self.book.unfit
        if unfit.empty:
            return ""
        lines = [
            f"no longer fits: {row['action']} by {row['reviewer']} in {row['doc_id']}: {row['reason']}"
            for row in unfit.head(_MOST_UNFIT).to_dict("records")
        ]
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        more = f"<li>and {len(unfit) - _MOST_UNFIT:,} more</li>" if len(unfit) > _MOST_UNFIT else ""
        return (
            f"<details open><summary>{len(unfit):,} of the corrections no longer fit the text or the statements; they "
            f"stay in review.csv</summary><ul>{items}{more}</ul></details>"
        )


def _in_words(edit: Edit) -> str:
    """What was saved, as a person says it."""
    said = {
        "speaker": f"the speaker is {edit.became or 'nobody who is named'}",
        "hedging": edit.became,
        "tone": edit.became,
        "extent": f"the statement is now “{short(edit.became, 80)}”",
        "add": f"a missed statement, “{short(edit.words, 80)}”",
        "accept": "accepted",
        "reject": "rejected",
        "read": "you have read this article to its end",
        "undo": "your last edit is taken back",
    }
    return f"{said.get(edit.action, ACTIONS[edit.action])}."
