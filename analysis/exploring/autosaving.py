"""Autosave: what is on show is kept in the corpus folder without being asked, so that one can go on there.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     kept = Autosave(Path(folder))
...     kept.note(Session(chart="words"))
...     Autosave(Path(folder)).last().chart
'words'

The file is ``sessions/.last.json``. It is one person's, so git is told to leave it out.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from analysis.errors import InputError
from analysis.exploring.sessions import SESSIONS, Session, read_session, write_session
from analysis.saving import whole_file

__all__ = ["LAST", "Autosave"]

LAST = ".last.json"
_IGNORED = f"{LAST}\n.gitignore\n"
_PAUSE = 0.5
"""Seconds after a change before it is written: of several quick ones, only the last is."""


class Autosave:
    """``fault`` says why nothing could be kept, '' where all is well."""

    def __init__(self, corpus: Path) -> None:
        self._file = corpus / SESSIONS / LAST
        self._waiting: asyncio.TimerHandle | None = None
        self._kept: Session | None = None
        self.fault = ""

    def note(self, session: Session) -> None:
        """Keep ``session``: soon, where the event loop of a kernel runs, else now."""
        if session == self._kept or self.fault:
            return
        self._kept = session
        loop = _loop_of_kernel()
        if loop is None:
            self._write()
            return
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = loop.call_later(_PAUSE, self._write)

    def last(self) -> Session | None:
        """What was kept last time; None where there is nothing, or nothing that can be read."""
        try:
            return read_session(self._file)
        except (FileNotFoundError, InputError):
            return None

    def _write(self) -> None:
        assert self._kept is not None
        ignored = self._file.parent / ".gitignore"
        try:
            self._file.parent.mkdir(exist_ok=True)
            if not ignored.exists():
                with whole_file(ignored) as stream:
                    stream.write(_IGNORED.encode())
            write_session(self._kept, self._file)
        except (InputError, OSError) as error:
            self.fault = f"What you choose is not kept by itself: {error}"


def _loop_of_kernel() -> asyncio.AbstractEventLoop | None:
    """The event loop of the kernel that this runs in; None elsewhere, where a loop may not live to write anything."""
    ipython = sys.modules.get("IPython")
    if ipython is None or getattr(ipython.get_ipython(), "kernel", None) is None:
        return None
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
