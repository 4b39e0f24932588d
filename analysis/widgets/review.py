"""Review by hand: go through the statements of a corpus, accept, reject or correct each; review.csv keeps every step.

    from analysis.widgets.review import Reviewer

    reviewer = Reviewer("corpus/harbour", name="Jo")     # shown where it is a cell's last line
    reviewer.quotes                                      # the statements as they are corrected now

Keys, once a button of the statement has the focus: a accept, r reject, n next, p previous, u undo, h hedged, j not
hedged, 1 negative, 2 neutral, 3 positive. The extent is chosen by clicking its first and its last word, or with the
slider and the arrow keys.
"""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as W

from analysis.corpus.reading import load
from analysis.errors import InputError
from analysis.finding import find_quotes
from analysis.review import making
from analysis.review.applying import apply_review
from analysis.review.edits import Edit
from analysis.review.finder_scores import finder_scores
from analysis.review.log import add_edits, in_force, read_review
from analysis.review.sampling import ORDERS, sample
from analysis.widgets.clickable import Clickable
from analysis.widgets.marking import Mark, marked
from analysis.widgets.statement_marks import shown, statement_marks, who

__all__ = ["Reviewer"]

_WORD = re.compile(r"\S+")
_AROUND = 600
_LABELS = {
    "h": ("hedging", "hedged", "Hedged"),
    "j": ("hedging", "not hedged", "Not hedged"),
    "1": ("tone", "negative", "Negative"),
    "2": ("tone", "neutral", "Neutral"),
    "3": ("tone", "positive", "Positive"),
}
_STEPS = {"a": ("accept", "Accept"), "r": ("reject", "Reject"), "u": ("undo", "Undo my last edit")}
_TURNS = {"p": ("previous", "Previous"), "n": ("next", "Next")}


class Reviewer(W.VBox):  # type: ignore[misc]
    """``at`` is the statement on show, ``queue`` those to go through, ``edits`` all that review.csv holds."""

    def __init__(self, corpus: str | os.PathLike[str], name: str = "", order: str = "all", size: int = 0) -> None:
        self.folder = Path(corpus)
        if not self.folder.is_dir():
            raise InputError(f"{self.folder} is no folder; corrections are kept in the folder of a corpus.")
        self.documents = load(self.folder)
        self.found = find_quotes(self.documents, review=False)
        self._texts = dict(zip(self.documents["doc_id"], self.documents["text"], strict=True))
        self.reviewer = W.Text(value=name, description="Reviewer", placeholder="your name or initials")
        self.order = W.Dropdown(options=ORDERS, value=order, description="Go through")
        self.size = W.BoundedIntText(value=size, min=0, max=1_000_000, description="How many", tooltip="0 for all")
        self.page = Clickable(label="The statement to review", role="region")
        self.why = W.Text(description="Why", placeholder="a reason, if you like", continuous_update=True)
        names = sorted({str(n) for n in self.found["speaker"].dropna()})
        self.speaker = W.Combobox(options=names, description="Speaker", placeholder="empty: nobody is named")
        self.extent = W.IntRangeSlider(min=0, max=1, description="Words", readout=False, layout=W.Layout(width="95%"))
        self.chosen = W.HTML()
        self.change_speaker = W.Button(description="Change the speaker", layout=W.Layout(width="auto"))
        self.set_extent = W.Button(description="Set the extent")
        self.add = W.Button(description="Add as a missed statement", layout=W.Layout(width="auto"))
        self.message, self.summary = W.HTML(), W.HTML()
        self.edits: list[Edit] = []
        self.at = 0
        self._spans: list[tuple[int, int]] = []
        self._clicked: int | None = None
        self._listen()
        super().__init__(
            [
                W.HBox([self.reviewer, self.order, self.size], layout=W.Layout(flex_flow="row wrap")),
                self.page,
                W.HBox([self.speaker, self.change_speaker]),
                self.extent,
                self.chosen,
                W.HBox([self.set_extent, self.add]),
                self.why,
                self.message,
                self.summary,
            ]
        )
        self.add_class("parley-workbench")
        self._refresh()
        self._start()

    def __repr__(self) -> str:
        # A widget's own would change with every click, and the notebook's saved output with it.
        return f"Reviewer of {self.folder.name}"

    @property
    def current(self) -> dict[str, Any]:
        """The statement on show, as it is corrected now; ``reviewed`` is "rejected" where it was."""
        quote_id = self.queue["quote_id"].iloc[self.at]
        now = self.quotes[self.quotes["quote_id"] == quote_id]
        if len(now):
            return {str(key): value for key, value in now.iloc[0].items()}
        return {str(key): value for key, value in self.queue.iloc[self.at].items()} | {"reviewed": "rejected"}

    def go_to(self, quote_id: str) -> None:
        """Show the statement with this id. Raises InputError where it is none that the finder found."""
        places = self.found.index[self.found["quote_id"] == quote_id]
        if not len(places):
            raise InputError("This statement was added by hand; correct it in review.csv, or undo it there.")
        if quote_id not in set(self.queue["quote_id"]):
            self.order.value, self.size.value = "all", 0
        self.at = int((self.queue["quote_id"] == quote_id).to_numpy().argmax())
        self._draw()

    def _listen(self) -> None:
        self.page.on_pick(self._picked)
        for menu in (self.order, self.size):
            menu.observe(lambda _change: self._start(), "value")
        self.extent.observe(lambda _change: self._say_chosen(), "value")
        self.change_speaker.on_click(lambda _b: self._edit("speaker"))
        self.set_extent.on_click(lambda _b: self._edit("extent"))
        self.add.on_click(lambda _b: self._edit("add"))

    def _start(self) -> None:
        self.queue = sample(self.found, self.order.value, self.size.value or None)
        self.at = 0
        self._draw()

    def _refresh(self) -> None:
        self.edits = read_review(self.folder)
        self.quotes, self.unfit = apply_review(self.found, self.documents, self.edits)
        scores = finder_scores(self.found, self.documents, self.edits).to_dict("records")
        lines = [
            f"{row['score']}: {row['estimate']:.0%} ({row['low']:.0%}–{row['high']:.0%}), {row['says']}"
            for row in scores
            if row["n"]
        ]
        lines += [
            f"no longer fits: {row['action']} by {row['reviewer']} in {row['doc_id']}: {row['reason']}"
            for row in self.unfit.head(20).to_dict("records")
        ]
        self.summary.value = "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>" if lines else ""

    def _picked(self, pick: str, _value: str) -> None:
        what, _, detail = pick.partition(":")
        if pick in ("next", "previous"):
            self.at = min(max(0, self.at + (1 if pick == "next" else -1)), max(0, len(self.queue) - 1))
            self._draw()
        elif what == "word" and detail.isdigit() and int(detail) < len(self._spans):
            first = self._clicked
            self._clicked = None if first is not None else int(detail)
            ends = sorted((int(detail), int(detail) if first is None else first))
            self.extent.value = (ends[0], ends[1])
        elif pick in ("accept", "reject", "undo") or (what == "label" and detail in _LABELS):
            self._edit(what, detail)

    def _edit(self, what: str, detail: str = "") -> None:
        try:
            if not len(self.queue):
                raise InputError("There is no statement to review.")
            edit = self._made(what, detail)
            add_edits(self.folder, [edit])
            self._refresh()
        except (InputError, OSError) as error:
            self.message.value = f'<p role="alert"><strong>{escape(str(error))}</strong></p>'
            return
        self.message.value = f'<p role="status">Saved: {escape(edit.action)}.</p>'
        self.why.value = ""
        if what in ("accept", "reject") and self.at + 1 < len(self.queue):
            self.at += 1
        self._draw()

    def _made(self, what: str, detail: str) -> Edit:
        quote, by, why = self.current, self.reviewer.value, self.why.value
        text = self._texts[quote["doc_id"]]
        if what == "accept":
            return making.accept(quote, text, by, why)
        if what == "reject":
            return making.reject(quote, text, by, why)
        if what == "speaker":
            return making.correct_speaker(quote, text, by, self.speaker.value, why)
        if what == "extent":
            return making.adjust_extent(quote, text, by, [self._selected()], why)
        if what == "add":
            return making.add_statement(quote["doc_id"], text, by, [self._selected()], self.speaker.value, why)
        if what == "label":
            return making.label(quote, text, by, *_LABELS[detail][:2], why)
        mine = [edit for edit in in_force(self.edits)[0] if edit.reviewer == " ".join(by.split())]
        if not mine:
            raise InputError("There is nothing of yours to undo.")
        return making.take_back(mine[-1], by, why)

    def _selected(self) -> tuple[int, int]:
        first, last = self.extent.value
        return self._spans[first][0], self._spans[last][1]

    def _say_chosen(self) -> None:
        if self._spans:
            start, end = self._selected()
            words = self._texts[self.current["doc_id"]][start:end]
            self.chosen.value = f'<p role="status">Chosen: “{escape(words)}”</p>'

    def _draw(self) -> None:
        if not len(self.queue):
            self.page.html = '<p class="empty">The finder found no statement here.</p>'
            return
        quote = self.current
        text = self._texts[quote["doc_id"]]
        start, end = int(quote["start"]), int(quote["end"])
        begin = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
        stop = text.find("\n", end)
        stop = min(len(text) if stop < 0 else stop, end + _AROUND)
        self._spans = [found.span() for found in _WORD.finditer(text, begin, stop)]
        self._clicked = None
        inside = [n for n, (a, b) in enumerate(self._spans) if b > start and a < end] or [0]
        self.extent.max = max(len(self._spans) - 1, 1)
        self.extent.value = (inside[0], inside[-1])
        self.speaker.value = shown(quote["speaker"])
        marks = [Mark(a, b, "", pick=f"word:{n}", label=text[a:b]) for n, (a, b) in enumerate(self._spans)]
        body = marked(text, [*statement_marks(quote), *marks], begin, stop)
        state = shown(quote.get("reviewed")) or "not yet reviewed"
        labels = " ".join(filter(None, (shown(quote.get("hand_hedging")), shown(quote.get("hand_tone")))))
        self.page.html = (
            f'<p class="head"><strong>{escape(who(quote["speaker"]))}</strong> <span class="facts">'
            f"{self.at + 1:,} of {len(self.queue):,} · {escape(quote['kind'])} · {escape(str(quote['doc_id']))} · "
            f"{escape(state)}{' · ' + escape(labels) if labels else ''}</span></p>"
            f"<blockquote>{body}</blockquote><p class='foot'>{_buttons(_STEPS)} {_buttons(_TURNS)}</p>"
            f"<p class='foot'>{_buttons({key: (f'label:{key}', said) for key, (_, _, said) in _LABELS.items()})}</p>"
        )
        self._say_chosen()


def _buttons(keys: dict[str, tuple[str, str]]) -> str:
    return " ".join(
        f'<button type="button" data-pick="{pick}" data-key="{key}" title="Key: {key}">{escape(said)}</button>'
        for key, (pick, said) in keys.items()
    )
