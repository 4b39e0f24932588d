"""Two reviewers: how far they agree, and what they decided apart, side by side, to be settled one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.exploring.context import sentence_around
from analysis.review import making
from analysis.review.casebook import Casebook
from analysis.review.edits import Edit, Spans, spans_of
from analysis.review.reviewers import agreement, disagreements
from analysis.widgets.clickable import Clickable
from analysis.widgets.marking import Mark, marked
from analysis.widgets.review_text import Save, button, short

__all__ = ["SettlingDesk"]

_AT_ONCE = 20
_ABOUT = {
    "statement": "Is it a statement?",
    "speaker": "Who says it?",
    "extent": "Where does it begin and end?",
    "hedging": "Does the speaker hedge?",
    "tone": "What is its tone?",
}
_ANSWERS = {"yes": "It is a statement", "no": "It is none"}
_NOT_REVIEWERS = {"statement", "doc_id", "decision", "words", "fragments", "settled"}


class SettlingDesk(W.VBox):  # type: ignore[misc]
    """``unsettled`` are the disagreements that nobody has settled yet, as ``reviewers.disagreements`` lists them."""

    def __init__(self, book: Casebook, save: Save) -> None:
        self._book, self._save = book, save
        self.unsettled = pd.DataFrame()
        self.page = Clickable(label="Disagreements of the reviewers", role="region")
        self.page.on_pick(self._picked)
        super().__init__([self.page])

    def refresh(self) -> None:
        """Show what holds after an edit."""
        self.draw()

    def draw(self) -> None:
        """Show the agreement of the reviewers, and what is left to settle."""
        decided = self._book.decisions()
        apart = disagreements(decided)
        self.unsettled = apart[apart["settled"].isna()].reset_index(drop=True)
        names = decided["reviewer"].dropna().drop_duplicates().tolist()
        n_settled = len(apart) - len(self.unsettled)
        if len(names) < 2:
            said = f"Only {names[0]} has" if names else "Nobody has"
            self.page.html = (
                f'<p class="empty">{escape(said)} reviewed this corpus so far. When a second person has reviewed the '
                "same statements, under another name or in a merged review.csv, this page shows how far the two "
                "agree and what they have to settle.</p>"
            )
            return
        left = len(self.unsettled)
        told = f"{left:,} disagreement{'' if left == 1 else 's'} to settle, {n_settled:,} settled"
        shown = self.unsettled.head(_AT_ONCE).to_dict("records")
        items = "".join(self._item(number, row) for number, row in enumerate(shown))
        more = f'<p class="note">and {left - _AT_ONCE:,} more, when these are settled.</p>' if left > _AT_ONCE else ""
        self.page.html = (
            f'{_agreement(agreement(decided), names)}<p class="head"><strong>{escape(told)}</strong></p>'
            f'<ol class="statements">{items}</ol>{more}<p class="steps">{button("undo", "Undo my last edit", "u")}</p>'
        )

    def _item(self, number: int, row: Mapping[Any, Any]) -> str:
        doc_id, spans = str(row["doc_id"]), _spans(row["fragments"])
        text = self._book.texts[doc_id]
        begin, end = sentence_around(text, spans[0][0], spans[-1][1])
        sentence = marked(text, [Mark(a, b, "statement") for a, b in spans], begin, end)
        choices = "".join(
            f'<button type="button" data-pick="settle:{number}:{place}">'
            f'{escape(self._in_words(row, value))}<span class="by">{escape(" & ".join(names))}</span></button>'
            for place, (value, names) in enumerate(_said(row).items())
        )
        question = _ABOUT[str(row["decision"])]
        return (
            f'<li class="evidence"><p class="head"><strong>{escape(question)}</strong> '
            f'<span class="facts">{escape(doc_id)}</span></p><blockquote>{sentence}</blockquote>'
            f'<div class="choices" role="group" aria-label="{escape(question)}">{choices}</div></li>'
        )

    def _in_words(self, row: Mapping[Any, Any], value: str) -> str:
        decision = row["decision"]
        if decision == "extent":
            text = self._book.texts[str(row["doc_id"])]
            return f"“{short(' … '.join(text[a:b] for a, b in _spans(value)), 240)}”"
        if decision == "speaker":
            return value or "nobody is named"
        return _ANSWERS.get(value, value)

    def _picked(self, pick: str, _value: str) -> None:
        what, _, detail = pick.partition(":")
        number, _, place = detail.partition(":")
        if pick == "undo":
            self._save(lambda by, why: making.take_back(self._book.last_of(by), by, why))
        elif what == "settle" and number.isdigit() and place.isdigit() and int(number) < len(self.unsettled):
            row = self.unsettled.iloc[int(number)].to_dict()
            values = list(_said(row))
            if int(place) < len(values):
                self._save(lambda by, why: self._settled(row, values[int(place)], by, why))

    def _settled(self, row: Mapping[Any, Any], value: str, by: str, why: str) -> Edit:
        said = {name: self._in_words(row, what) for what, names in _said(row).items() for name in names}
        about = {"doc_id": row["doc_id"], "fragments": _spans(row["fragments"])}
        decision = str(row["decision"])
        spans = _spans(value) if decision == "extent" else ()
        return making.settle(about, self._book.texts[str(row["doc_id"])], by, decision, value, said, why, spans)


def _said(row: Mapping[Any, Any]) -> dict[str, list[str]]:
    """What was said, and by whom, as it stands in the columns of the reviewers."""
    found: dict[str, list[str]] = {}
    for name, value in row.items():
        if name not in _NOT_REVIEWERS and isinstance(value, str):
            found.setdefault(value, []).append(str(name))
    return found


def _spans(fragments: str) -> Spans:
    return spans_of(json.loads(fragments))


def _agreement(table: pd.DataFrame, names: Iterable[str]) -> str:
    heads = ("Decision", "Krippendorff's alpha", "Same answer", "Statements", "Note")[: 5 if table["note"].any() else 4]
    rows = []
    for row in table.to_dict("records"):
        n = int(row["n_statements"])
        alpha = f"{row['alpha']:.2f}" if row["alpha"] == row["alpha"] else "–"
        agreed = f"{row['agreed']:.0%}" if n else "–"
        note = row["note"] if isinstance(row["note"], str) else ""
        cells = (_ABOUT[str(row["decision"])], alpha, agreed, f"{n:,}", note)
        rows.append("".join(f"<td>{escape(cell)}</td>" for cell in cells[: len(heads)]))
    return (
        f'<table class="agreement"><caption>Agreement of {escape(", ".join(names))}, on what two decided, before '
        "anything was settled: 1 is perfect, 0 what chance would give</caption><thead><tr>"
        + "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
        + f"</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
    )
