"""Undo and redo of what a reader chose: every state that was seen, in order, and where in it one is.

>>> from analysis.exploring.choices import Choices
>>> history = History()
>>> for text in ("", "harbour", "quay"):
...     history.note(Session(choices=Choices(text=text)))
>>> history.back().choices.text
'harbour'
>>> history.forward().choices.text
'quay'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.exploring.sessions import Session

__all__ = ["History"]

_MOST = 200


class History:
    """``here`` is the state one is in; turning a page is no step."""

    def __init__(self) -> None:
        self._past: list[Session] = []
        self._future: list[Session] = []
        self.here: Session | None = None

    @property
    def undone(self) -> Sequence[Session]:
        """The states that ``forward`` leads to, the next one last."""
        return tuple(self._future)

    @property
    def past(self) -> Sequence[Session]:
        """The states that ``back`` leads to, the last one last."""
        return tuple(self._past)

    def note(self, session: Session) -> None:
        """Take down the state that a reader has come to; the same again is not taken down."""
        if self.here is not None and _same(session, self.here):
            self.here = session
            return
        if self.here is not None:
            self._past = [*self._past[1 - _MOST :], self.here]
        self._future = []
        self.here = session

    def back(self) -> Session | None:
        """The state before; None at the beginning."""
        return self._step(self._past, self._future)

    def forward(self) -> Session | None:
        """The state that was left by ``back``; None where there is none."""
        return self._step(self._future, self._past)

    def _step(self, taken: list[Session], given: list[Session]) -> Session | None:
        if not taken or self.here is None:
            return None
        given.append(self.here)
        self.here = taken.pop()
        return self.here


def _same(one: Session, other: Session) -> bool:
    return replace(one, page=0) == replace(other, page=0)
