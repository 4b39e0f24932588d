"""Save and restore what was chosen, under a name, in the corpus's own folder; the last state is kept by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import ipywidgets as W

from analysis.errors import InputError
from analysis.exploring.autosaving import Autosave
from analysis.exploring.sessions import Session, restore_session, save_session, saved_sessions
from analysis.widgets.clickable import Clickable

__all__ = ["SessionsPanel"]


class SessionsPanel(W.VBox):  # type: ignore[misc]
    """``taken`` gives the session as it is; ``given`` takes one that was restored; ``say`` shows a sentence.

    ``offer``, a page to be shown above the rest, asks whether to go on where one left off: ``last``.
    """

    def __init__(
        self,
        taken: Callable[[], Session],
        given: Callable[[Session], None],
        say: Callable[[str, bool], None],
    ) -> None:
        self._corpus: Path | None = None
        self._taken, self._given, self._say = taken, given, say
        self._autosave: Autosave | None = None
        self.last: Session | None = None
        self.offer = Clickable(label="Where you left off", role="region")
        self.offer.on_pick(self._answered)
        self.offer.layout.display = "none"
        self.name = W.Combobox(value="session", description="Session", continuous_update=False)
        self.save = W.Button(description="Save session", tooltip="Keep these choices in the corpus folder")
        self.restore = W.Button(description="Restore session", tooltip="Choose again what was saved under this name")
        self.save.on_click(lambda _button: self._tried(self._keep))
        self.restore.on_click(lambda _button: self._tried(self._bring_back))
        row = W.HBox([self.name, self.save, self.restore], layout=W.Layout(flex_flow="row wrap"))
        self._fault = W.HTML()
        super().__init__([row, self._fault])

    def explore(self, corpus: Path | None) -> None:
        """Keep sessions in this corpus folder; where there is none, the panel hides."""
        if corpus is not None and (self._autosave is None or corpus != self._corpus):
            self._autosave = Autosave(corpus)
            self._offer(self._autosave.last())
        self._corpus = corpus
        self.layout.display = "none" if corpus is None else ""
        self.name.options = saved_sessions(corpus) if corpus else ()

    def note(self, session: Session, corpus: Path | None) -> None:
        """Keep what is on show now of this corpus, so that one can go on there another day."""
        if self._autosave is not None and corpus is not None and corpus == self._corpus:
            self._autosave.note(session)
            self._fault.value = f'<p class="note">{escape(self._autosave.fault)}</p>' if self._autosave.fault else ""

    def _offer(self, last: Session | None) -> None:
        """Ask whether to go on at ``last``, unless that is what is on show anyhow."""
        self.last = None if last is None or replace(last, page=0) == replace(self._taken(), page=0) else last
        self.offer.layout.display = "none" if self.last is None else ""
        if self.last is not None:
            self.offer.html = (
                f'<p class="note">Last time you were looking at: {escape(self.last.in_words())}. '
                '<button type="button" data-pick="resume">Go on there</button> '
                '<button type="button" data-pick="afresh">Start afresh</button></p>'
            )

    def _answered(self, pick: str, _value: str) -> None:
        last = self.last
        self._offer(None)
        if pick == "resume" and last is not None:
            self._given(last)

    def _keep(self, corpus: Path) -> str:
        file = save_session(self._taken(), corpus, self.name.value.strip())
        self.name.options = saved_sessions(corpus)
        return f"Saved as {file.relative_to(corpus.parent)}."

    def _bring_back(self, corpus: Path) -> str:
        name = self.name.value.strip()
        self._given(restore_session(corpus, name))
        return f'The session "{name}" is restored.'

    def _tried(self, doing: Callable[[Path], str]) -> None:
        if self._corpus is None:
            return
        try:
            self._say(doing(self._corpus), False)
        except InputError as error:
            self._say(str(error), True)
