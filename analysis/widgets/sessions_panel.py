"""Save and restore what was chosen, under a name, in the corpus's own folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as W

from analysis.errors import InputError
from analysis.exploring.sessions import Session, restore_session, save_session, saved_sessions

__all__ = ["SessionsPanel"]


class SessionsPanel(W.VBox):  # type: ignore[misc]
    """``taken`` gives the session as it is; ``given`` takes one that was restored; ``say`` shows a sentence."""

    def __init__(
        self,
        taken: Callable[[], Session],
        given: Callable[[Session], None],
        say: Callable[[str, bool], None],
    ) -> None:
        self._corpus: Path | None = None
        self._taken, self._given, self._say = taken, given, say
        self.name = W.Combobox(value="session", description="Session", continuous_update=False)
        self.save = W.Button(description="Save session", tooltip="Keep these choices in the corpus folder")
        self.restore = W.Button(description="Restore session", tooltip="Choose again what was saved under this name")
        self.save.on_click(lambda _button: self._tried(self._keep))
        self.restore.on_click(lambda _button: self._tried(self._bring_back))
        row = W.HBox([self.name, self.save, self.restore], layout=W.Layout(flex_flow="row wrap"))
        super().__init__([row])

    def explore(self, corpus: Path | None) -> None:
        """Keep sessions in this corpus folder; where there is none, the panel hides."""
        self._corpus = corpus
        self.layout.display = "none" if corpus is None else ""
        self.name.options = saved_sessions(corpus) if corpus else ()

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
