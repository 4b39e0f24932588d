"""The evidence below the chart: a list of statements, a concordance, or one statement in its article."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as W
import numpy as np

from analysis.charts.style import Looks
from analysis.exploring.concordance import WIDTH, Line, around, lines
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.widgets.article_view import article_view
from analysis.widgets.clickable import Clickable
from analysis.widgets.evidence_page import PAGE_SIZE, evidence_page, pager
from analysis.widgets.statement_marks import shown, who

__all__ = ["StatementsPanel"]

_ORDERS = {
    "in the corpus's order": "corpus",
    "newest first": "newest",
    "oldest first": "oldest",
    "least certain speaker first": "uncertain",
    "longest first": "longest",
}
_VIEWS = {"Statements": "statements", "Concordance": "concordance"}
_MARKED = ("hedging", "boosting", "obligation", "reporter_hedging")


class StatementsPanel(W.VBox):  # type: ignore[misc]
    """Shows the selected statements; ``page_number`` counts from 0, ``article`` is the row whose article is open."""

    _holding: Holding

    def __init__(self) -> None:
        self._looks: Looks = {}
        self._reviewable = False
        self._mask: Mask = np.zeros(0, dtype=bool)
        self._rows: list[int] = []
        self._sought = ""
        self._others: list[Callable[[str], None]] = []
        self._openers: list[Callable[[int | None], None]] = []
        self.measures: tuple[str, ...] = _MARKED
        self.page_number = 0
        self.article: int | None = None
        self.view = W.Dropdown(options=_VIEWS, description="Show as")
        self.order = W.Dropdown(options=_ORDERS, description="Sorted")
        for menu in (self.view, self.order):
            menu.style.description_width = "initial"
            menu.layout.width = "auto"
            menu.observe(lambda _change: self._again(), "value")
        self.page = Clickable(label="Evidence", role="region", height="720px")
        self.page.on_pick(self._picked)
        self._menus = W.HBox([self.view, self.order], layout=W.Layout(flex_flow="row wrap"))
        self._menus.add_class("parley-menus")
        super().__init__([self._menus, self.page])

    def explore(self, holding: Holding, looks: Looks, reviewable: bool = False) -> None:
        """Show statements of ``holding`` from now on; where they are ``reviewable`` each has a button to correct it."""
        self._holding, self._looks, self._reviewable = holding, looks, reviewable
        self._mask = np.zeros(len(holding.quotes), dtype=bool)
        self._rows = []

    def on_other_pick(self, listener: Callable[[str], None]) -> None:
        """Call ``listener`` with picks that are not this panel's own: ``clear`` and ``review:ROW``."""
        self._others.append(listener)

    def on_open(self, listener: Callable[[int | None], None]) -> None:
        """Call ``listener`` with the row whose article is opened, and with None when it is left."""
        self._openers.append(listener)

    def show(self, mask: Mask, sought: str, page: int = 0) -> None:
        """Show the statements of ``mask``; ``sought`` is the text or word that a concordance has in its middle."""
        self._mask, self._sought = mask, sought
        self._rows = self._sorted(np.flatnonzero(mask))
        self.page_number = min(max(0, page), max(0, (len(self._rows) - 1) // PAGE_SIZE))
        self.article = None
        self._draw()

    def open_article(self, row: int) -> None:
        """Show the whole article of statement ``row``."""
        self.article = row
        self._draw()
        self._tell()

    def _tell(self) -> None:
        for opener in self._openers:
            opener(self.article)

    def mark(self, measures: tuple[str, ...]) -> None:
        """Mark the words that were counted for these measures."""
        self.measures = measures
        self._draw()

    def _again(self) -> None:
        if len(self._mask):
            self.show(self._mask, self._sought)

    def _draw(self) -> None:
        page = self.page
        self._menus.layout.display = "" if self.article is None else "none"
        if self.article is not None:
            page.html = article_view(self._holding, self.article, self._mask, self._looks, self.measures)
            page.scroll = str(self.article)
            return
        if self.view.value == "concordance" and self._rows:
            page.html = self._concordance()
        else:
            page.html = evidence_page(
                self._holding, self._rows, self.page_number, self._looks, self.measures, self._reviewable
            )
        page.scroll = f"page {self.page_number}"

    def _picked(self, pick: str, _value: str) -> None:
        what, _, detail = pick.partition(":")
        if what == "page" and detail.isdigit():
            self.page_number = min(int(detail), max(0, (len(self._rows) - 1) // PAGE_SIZE))
            self._draw()
        elif what == "article" and detail.isdigit() and int(detail) < len(self._holding.quotes):
            self.open_article(int(detail))
        elif what == "back":
            self.article = None
            self._draw()
            self._tell()
        elif what == "mark" and detail in self._holding.measures:
            without = tuple(m for m in self.measures if m != detail)
            self.mark(without if detail in self.measures else (*self.measures, detail))
        else:
            for listener in self._others:
                listener(pick)

    def _sorted(self, rows: np.ndarray[Any, np.dtype[np.int64]]) -> list[int]:
        quotes = self._holding.quotes
        order = self.order.value
        if order in ("newest", "oldest"):
            days = quotes["date"].iloc[rows].fillna("" if order == "newest" else "9999")
            ranked = days.reset_index(drop=True).sort_values(ascending=order == "oldest", kind="stable").index
            rows = rows[ranked]
        elif order == "uncertain":
            return [
                int(row) for row in rows[np.argsort(quotes["confidence"].fillna(0).to_numpy()[rows], kind="stable")]
            ]
        if order == "longest":
            return [int(row) for row in rows[np.argsort(-quotes["n_words"].to_numpy()[rows], kind="stable")]]
        return [int(row) for row in rows]

    def _concordance(self) -> str:
        here = self._rows[self.page_number * PAGE_SIZE : (self.page_number + 1) * PAGE_SIZE]
        body = []
        for row, quote in zip(here, self._holding.statements(here), strict=True):
            text = self._holding.text_of(quote["doc_id"])
            found = lines(text, self._sought, start=int(quote["start"]), end=int(quote["end"]))
            for left, middle, right in found or [self._beside(quote, text)]:
                body.append(
                    f'<tr><td class="left"><span dir="ltr">{escape(left)}</span></td>'
                    f'<td class="node"><button type="button" data-pick="article:{row}" title="In its article">'
                    f"{escape(middle)}</button></td>"
                    f'<td class="right">{escape(right)}</td><td class="by">{escape(who(quote["speaker"]))}</td></tr>'
                )
        turn = pager(self.page_number, len(self._rows))
        return (
            f'{turn}<table class="concordance"><caption>What was searched for (else the reporting verb) in its context'
            '</caption><thead><tr><th scope="col">before</th><th scope="col">found</th><th scope="col">after</th>'
            f'<th scope="col">speaker</th></tr></thead><tbody>{"".join(body)}</tbody></table>{turn}'
        )

    def _beside(self, quote: Any, text: str) -> Line:
        """Where nothing was searched for inside the statement: its reporting verb, or its own beginning."""
        if shown(quote["cue_start"]):
            return around(text, int(quote["cue_start"]), int(quote["cue_end"]))
        return around(text, int(quote["start"]), min(int(quote["end"]), int(quote["start"]) + WIDTH))
