"""Going through statements one by one: accept, reject, who said it, where it begins and ends, hedges and tone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import ipywidgets as W

from analysis.errors import InputError
from analysis.review import making
from analysis.review.casebook import Casebook
from analysis.review.edits import Edit, Spans
from analysis.review.replaying import Reviewed
from analysis.review.sampling import ORDERS
from analysis.widgets.clickable import Clickable
from analysis.widgets.review_text import Save, Selection, button, reading, short, steps
from analysis.widgets.statement_marks import shown, who

__all__ = ["StatementDesk"]

_LABELS = {
    "h": ("hedging", "hedged", "Hedged"),
    "j": ("hedging", "not hedged", "Not hedged"),
    "1": ("tone", "negative", "Negative"),
    "2": ("tone", "neutral", "Neutral"),
    "3": ("tone", "positive", "Positive"),
}
_SAYS = {"accepted": "accepted", "corrected": "corrected", "added": "added by hand"}


class StatementDesk(W.VBox):  # type: ignore[misc]
    """``queue`` are the quote_ids to go through, ``at`` the place of the one on show."""

    def __init__(self, book: Casebook, save: Save, order: str = "all", size: int = 0) -> None:
        self._book, self._save = book, save
        self.order = W.Dropdown(options=ORDERS, value=order, description="Go through")
        self.size = W.BoundedIntText(
            value=size, min=0, max=1_000_000, description="How many, 0 for all", style={"description_width": "initial"}
        )
        self.size.layout.width = "230px"
        self.page = Clickable(label="The statement to review", role="region")
        self.speaker = W.Combobox(
            options=sorted({str(name) for name in book.found["speaker"].dropna()}),
            description="Speaker",
            placeholder="empty: nobody is named",
        )
        self.change_speaker = W.Button(description="Change the speaker", layout=W.Layout(width="auto"))
        self.selection = Selection(self.page)
        self.queue: list[str] = []
        self.at = 0
        self.page.on_pick(self._picked)
        self.page.on_select(self._selected)
        for menu in (self.order, self.size):
            menu.observe(lambda _change: self.start(), "value")
        self.change_speaker.on_click(lambda _button: self._correct_speaker())
        menus = W.HBox([self.order, self.size], layout=W.Layout(flex_flow="row wrap"))
        naming = W.HBox([self.speaker, self.change_speaker], layout=W.Layout(flex_flow="row wrap"))
        super().__init__([menus, self.page, naming])
        self.start()

    @property
    def current(self) -> Reviewed | None:
        """The statement on show, as it is corrected now; None where there is none to review."""
        return self._book.statement(self.queue[self.at]) if self.queue else None

    def start(self) -> None:
        """Draw up the queue anew, and begin at the first statement that nobody has reviewed."""
        self.queue = self._book.queue(self.order.value, self.size.value or None)
        done = self._book.reviewed()
        self.at = next((at for at, quote_id in enumerate(self.queue) if quote_id not in done), 0)
        self.draw()

    def go_to(self, quote_id: str) -> None:
        """Show this statement. Raises InputError where it is none of this corpus."""
        self._book.statement(quote_id)
        if quote_id not in self.queue:
            self.order.value, self.size.value = "all", 0
            self.queue = self._book.queue("all", None)
        self.at = self.queue.index(quote_id)
        self.draw()

    def refresh(self) -> None:
        """Show what holds after an edit, or after somebody else's."""
        here = self.queue[self.at] if self.queue else ""
        self.queue = self._book.queue(self.order.value, self.size.value or None)
        self.at = self.queue.index(here) if here in self.queue else min(self.at, max(0, len(self.queue) - 1))
        self.draw()

    def draw(self) -> None:
        """Show the statement at ``at``."""
        self.selection.clear()
        now = self.current
        if now is None:
            self.page.html = '<p class="empty">The finder found no statement here; look at the whole articles.</p>'
            return
        text = self._book.texts[now.row["doc_id"]]
        self.speaker.value = shown(now.row["speaker"])
        statements = self._book.statements(now.row["doc_id"])
        self.page.html = (
            f"{self._head(now)}{reading(text, statements, now.row['quote_id'], now)}"
            + steps(
                "This is",
                button("accept", "Accept", "a", says="A statement, and its speaker and extent are right"),
                button("reject", "Reject", "r", says="This is no statement"),
                button("previous", "Previous", "p"),
                button("next", "Next", "n"),
                button("undo", "Undo my last edit", "u"),
            )
            + steps(
                "Selection",
                button("extent", "Use selection", "e", says="The statement is what is selected, from end to end"),
                button("piece", "Add as a piece", "+", says="The statement goes on in what is selected"),
                button("add", "Add as a missed statement", "m", says="By the speaker who is named below"),
            )
            + _pieces(now, text)
            + _label_buttons(now)
        )

    def _head(self, now: Reviewed) -> str:
        done = self._book.reviewed()
        n_done = sum(quote_id in done for quote_id in self.queue)
        state = "rejected" if now.rejected else _SAYS.get(now.status, "not yet reviewed")
        by = f" by {' & '.join(now.reviewers)}" if now.reviewers else ""
        facts = (
            f"{self.at + 1:,} of {len(self.queue):,} · {n_done:,} reviewed · {now.row['kind']} · {now.row['doc_id']}"
        )
        return (
            f'<p class="head"><strong>{escape(who(now.row["speaker"]))}</strong> <span class="facts">{escape(facts)} · '
            f"<b>{escape(state)}</b>{escape(by)}</span></p>"
        )

    def _picked(self, pick: str, _value: str) -> None:
        what, _, detail = pick.partition(":")
        if pick in ("next", "previous"):
            self.at = min(max(0, self.at + (1 if pick == "next" else -1)), max(0, len(self.queue) - 1))
            self.draw()
        elif pick == "undo":
            self._save(lambda by, why: making.take_back(self._book.last_of(by), by, why))
        elif pick in ("accept", "reject"):
            self._decide(pick)
        elif pick in ("extent", "piece"):
            self._save(lambda by, why: self._adjusted(by, why, whole=pick == "extent"))
        elif what in ("replace", "remove") and detail.isdigit():
            self._save(lambda by, why: self._one_piece(by, why, int(detail), what == "remove"))
        elif pick == "add":
            self._save(self._added)
        elif what == "label" and detail in _LABELS:
            self._save(lambda by, why: making.label(*self._statement(), by, *_LABELS[detail][:2], why))

    def _selected(self, start: int, end: int, said: str) -> None:
        now = self.current
        if now is not None:
            self.selection.take(self._book.texts[now.row["doc_id"]], start, end, said)

    def _decide(self, pick: str) -> None:
        make = making.accept if pick == "accept" else making.reject
        last = self.at + 1 >= len(self.queue)
        if self._save(lambda by, why: make(*self._statement(), by, why)) and not last:
            self.at = min(self.at + 1, len(self.queue) - 1)
            self.draw()

    def _correct_speaker(self) -> None:
        self._save(lambda by, why: making.correct_speaker(*self._statement(), by, self.speaker.value, why))

    def _adjusted(self, by: str, why: str, whole: bool) -> Edit:
        quote, text = self._statement()
        piece = self.selection.needed()
        spans: Spans = (piece,) if whole else _with(quote["fragments"], piece)
        return making.adjust_extent(quote, text, by, spans, why)

    def _one_piece(self, by: str, why: str, number: int, remove: bool) -> Edit:
        quote, text = self._statement()
        others = [piece for n, piece in enumerate(quote["fragments"]) if n != number]
        if len(others) == len(quote["fragments"]):
            raise InputError("The statement has no such piece (any more).")
        spans = others if remove else _with(others, self.selection.needed())
        return making.adjust_extent(quote, text, by, spans, why)

    def _added(self, by: str, why: str) -> Edit:
        quote, text = self._statement()
        return making.add_statement(quote["doc_id"], text, by, [self.selection.needed()], self.speaker.value, why)

    def _statement(self) -> tuple[dict[str, Any], str]:
        now = self.current
        if now is None:
            raise InputError("There is no statement to review.")
        labels = {f"hand_{what}": now.decisions.get(what) for what in ("hedging", "tone")}
        return now.row | labels, self._book.texts[now.row["doc_id"]]


def _with(fragments: Iterable[Sequence[int]], piece: tuple[int, int]) -> Spans:
    """The fragments and another piece, in text order; where they overlap or touch they become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*((int(a), int(b)) for a, b in fragments), piece]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _pieces(now: Reviewed, text: str) -> str:
    """The pieces of a broken quotation, each with its own buttons; nothing where there is one piece."""
    if len(now.spans) < 2:
        return ""
    items = "".join(
        f'<li><div class="review-row"><span class="words">{escape(short(text[start:end]))}</span>'
        f"{button(f'replace:{number}', 'Replace by the selection')}{button(f'remove:{number}', 'Remove')}</div></li>"
        for number, (start, end) in enumerate(now.spans)
    )
    return f'<ol class="pieces" aria-label="The pieces of the statement">{items}</ol>'


def _label_buttons(now: Reviewed) -> str:
    rows = []
    for what, label in (("hedging", "Hedges"), ("tone", "Tone")):
        given = now.decisions.get(what)
        rows.append(
            steps(
                label,
                *(
                    button(f"label:{key}", said, key, pressed=value == given)
                    for key, (kind, value, said) in _LABELS.items()
                    if kind == what
                ),
            )
        )
    return "".join(rows)
