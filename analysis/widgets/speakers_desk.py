"""Who is who: see by which words the articles call each speaker, and merge, split or rename them.

Every change is written to corpus.toml at once, can be taken back, and is applied by reading the corpus again. Here
and from the command line (``python -m analysis speakers``) the same functions do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.errors import InputError
from analysis.exploring.holding import Holding
from analysis.speakers.edit_history import SpeakerEdits
from analysis.speakers.editing import merge_speakers, rename_speaker, set_group, split_speaker
from analysis.speakers.register import speaker_table
from analysis.widgets.clickable import Clickable
from analysis.widgets.statement_marks import shown

__all__ = ["SpeakersDesk"]

_MOST = 40
_OWN_WIDTH = W.Layout(width="auto", align_self="flex-start")
_INTRODUCTION = (
    "<h3>Who is who</h3><p>Choose a speaker to see by which words the articles call them. Every change is kept in "
    "corpus.toml, and the corpus is read again with it.</p>"
)


_HEADS = ("speaker", "statements", "articles", "called", "perhaps the same")


class SpeakersDesk(W.VBox):  # type: ignore[misc]
    """``changed`` is called after every change, to read the corpus again.

    ``chosen`` is the speaker whose entry is open, '' where none is.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.message = W.HTML()
        self._edits: SpeakerEdits | None = None
        self._holding: Holding | None = None
        self._table = pd.DataFrame()
        self.chosen = ""
        self.find = W.Text(description="Find", placeholder="part of a name", continuous_update=True)
        self.find.observe(lambda _change: self._draw(), "value")
        self.list = Clickable(label="Speakers", role="region", height="300px")
        self.list.on_pick(lambda pick, _value: self._pick(pick))
        self.entry = Clickable(label="The speaker who is chosen", role="region", live=True)
        self.entry.on_pick(lambda pick, _value: self._pick(pick))
        self.same = W.Combobox(description="Is also", placeholder="another name of the same person")
        self.other = W.Combobox(description="Is not", placeholder="a name that is somebody else's")
        self.name = W.Text(description="Call them", placeholder="the name that tables and charts show")
        self.group = W.Combobox(description="Group", placeholder="a party, a country …; empty for none")
        rows = []
        for box, words, hint, act in (
            (self.same, "Merge", "Both names become one speaker", self._merge),
            (self.other, "Split", "This name becomes a speaker of its own", self._split),
            (self.name, "Rename", "The old name stays an alias", self._rename),
            (self.group, "Set the group", "Groups can be filtered and compared", self._group),
        ):
            box.continuous_update = False
            box.layout.width = "min(420px, 70%)"
            button = W.Button(description=words, tooltip=hint)
            button.on_click(lambda _button, act=act: act())
            rows.append(W.HBox([box, button], layout=W.Layout(flex_flow="row wrap")))
        self.undo = W.Button(description="Take back the last change", layout=_OWN_WIDTH)
        self.undo.on_click(lambda _button: self._undo())
        self.undo.disabled = True
        self._form = W.VBox(rows)
        parts = [W.HTML(_INTRODUCTION), self.find, self.list, self.entry, self._form, self.message, self.undo]
        super().__init__(parts)
        self.add_class("parley-speakers")
        self.layout.display = "none"
        self._open("")

    def explore(self, folder: Path | None, holding: Holding) -> None:
        """Edit the speakers of the corpus in ``folder``, as ``holding`` has them now; where there is none, hide."""
        self._holding = holding
        if folder is None:
            self.layout.display = "none"
            self._edits = None
            return
        if self._edits is None or self._edits.corpus != folder:
            self._edits, self.chosen = SpeakerEdits(folder), ""
        if self.layout.display != "none":
            self._read()

    def toggle(self) -> None:
        """Show or hide the desk."""
        hidden = self.layout.display == "none"
        if hidden and self._edits is not None:
            self._read()
        self.layout.display = "" if hidden and self._edits is not None else "none"

    def _read(self) -> None:
        """List the speakers anew; they are counted only while the desk is on show."""
        assert self._holding is not None and self._edits is not None
        self._table = speaker_table(self._holding.quotes)
        names = self._table.loc[~self._table["anonymous"], "speaker"].tolist()
        self.same.options = names
        self.group.options = sorted({entry["group"] for entry in self._listed() if entry.get("group")})
        self.undo.disabled = not self._edits.done
        done = self._edits.done
        self.undo.tooltip = f"Take back: {done[-1]}" if done else "Nothing was changed yet"
        self._open(self.chosen if self.chosen in names else "")

    def _listed(self) -> list[dict[str, Any]]:
        return list(self._holding.corpus.get("speakers", ())) if self._holding else []

    def _draw(self) -> None:
        needle = self.find.value.casefold()
        rows = [
            (number, row)
            for number, row in enumerate(self._table.to_dict("records"))
            if needle in f"{row['speaker']} {row['variants']}".casefold()
        ]
        body = "".join(self._row(number, row) for number, row in rows[:_MOST])
        hidden = len(rows) - _MOST
        more = f'<p class="note">{hidden:,} more: find them by name.</p>' if hidden > 0 else ""
        head = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
        self.list.html = (
            f'<table class="comparison"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'
            if rows
            else '<p class="empty">No speaker has such a name.</p>'
        )

    def _row(self, number: int, row: dict[Any, Any]) -> str:
        pressed = str(row["speaker"] == self.chosen).lower()
        name = escape(str(row["speaker"]))
        who = (
            f"{name} (unnamed)"
            if row["anonymous"]
            else f'<button type="button" data-pick="speaker:{number}" aria-pressed="{pressed}">{name}</button>'
        )
        cells = (
            who,
            f"{row['n_quotes']:,}",
            f"{row['n_documents']:,}",
            escape(row["variants"]),
            escape(row["perhaps"]),
        )
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    def _open(self, name: str) -> None:
        """Show what is known of a speaker, and the boxes to change it."""
        self.chosen = name
        self._form.layout.display = "" if name else "none"
        self._draw()
        if not name:
            self.entry.html = ""
            return
        known = next((entry for entry in self._listed() if entry["name"] == name), {})
        aliases = list(known.get("aliases", ()))
        said = self._called(name)
        listed = f"aliases in corpus.toml: {escape(', '.join(aliases))}" if aliases else "no alias in corpus.toml"
        perhaps = [each for each in str(self._row_of(name)["perhaps"]).split(", ") if each]
        offers = "".join(
            f'<button type="button" data-pick="merge:{place}">Merge with {escape(other)}</button> '
            for place, other in enumerate(perhaps)
        )
        called = "; ".join(f"“{words}” ({n:,})" for words, n in said.most_common(12))
        self.entry.html = (
            f"<h4>{escape(name)}</h4><p>{listed}. Called in the articles: {escape(called) or 'nothing'}.</p>"
            + (f"<p>Perhaps the same person: {offers}</p>" if perhaps else "")
        )
        self.same.value, self.name.value = "", name
        self.other.value = ""
        names = [words for words in said if words[:1].isupper() and words != name]
        self.other.options = list(dict.fromkeys([*aliases, *names]))
        self.group.value = str(known.get("group") or "")

    def _row_of(self, name: str) -> dict[Any, Any]:
        return dict(self._table[self._table["speaker"] == name].iloc[0])

    def _called(self, name: str) -> Counter[str]:
        assert self._holding is not None
        quotes = self._holding.quotes
        mentions = map(shown, quotes.loc[quotes["speaker"] == name, "mention"])
        return Counter(" ".join(words.split()) for words in mentions if words)

    def _pick(self, pick: str) -> None:
        what, _, detail = pick.partition(":")
        if not detail.isdigit():
            return
        if what == "speaker" and int(detail) < len(self._table):
            self._open(str(self._table["speaker"].iloc[int(detail)]))
        elif what == "merge" and self.chosen:
            perhaps = [each for each in str(self._row_of(self.chosen)["perhaps"]).split(", ") if each]
            if int(detail) < len(perhaps):
                self.same.value = perhaps[int(detail)]
                self._merge()

    def _merge(self) -> None:
        self._do(f"{self.same.value} is {self.chosen}", merge_speakers, self.chosen, self.same.value)

    def _split(self) -> None:
        self._do(f"{self.other.value} is not {self.chosen}", split_speaker, self.chosen, self.other.value)

    def _rename(self) -> None:
        old, new = self.chosen, " ".join(self.name.value.split())
        self._do(f"{old} is called {new}", rename_speaker, old, new, chosen=new)

    def _group(self) -> None:
        group = self.group.value
        self._do(f"{self.chosen} is of the group {group or '(none)'}", set_group, self.chosen, group)

    def _do(self, words: str, edit: Callable[..., Path], *arguments: str, chosen: str = "") -> None:
        if self._edits is None or not self.chosen:
            return
        try:
            made = self._edits.do(words, edit, *arguments)
        except (InputError, OSError) as error:
            self._say(str(error), True)
            return
        self._say(f"Kept in corpus.toml: {words}." if made else "corpus.toml says so already.")
        if made:
            self.chosen = chosen or self.chosen
            self._changed()

    def _say(self, message: str, error: bool = False) -> None:
        role, kind = ("alert", "error") if error else ("status", "note")
        self.message.value = f'<p class="{kind}" role="{role}">{escape(message)}</p>'

    def _undo(self) -> None:
        if self._edits is None:
            return
        try:
            words = self._edits.undo()
        except (InputError, OSError) as error:
            self._say(str(error), True)
            return
        self._say(f"Taken back: {words}.")
        self._changed()
