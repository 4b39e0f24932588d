"""Long work in a widget: a progress bar that moves, a Cancel button that cancels, errors in words.

    working = Working()
    working.start(lambda watch: open_corpus_folder(path, watch), done=show, what="Reading the corpus")

The work runs in a thread, so that the buttons of the page go on answering. It is given a ``Watch`` (see
``analysis.progress``) and stops at the next item after Cancel is pressed. In a kernel ``done`` is called between two
clicks and never during one; ``wait`` calls it too, for a cell that goes on with what it made.
"""

from __future__ import annotations

import asyncio
import contextvars
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from typing import TypeVar

import ipywidgets as W

from analysis.errors import InputError
from analysis.progress import Watch

__all__ = ["Cancelled", "Working"]

T = TypeVar("T")

_BETWEEN_DRAWINGS = 0.1


class Cancelled(Exception):
    """Raised inside the work when the reader has pressed Cancel."""


class Working(W.VBox):  # type: ignore[misc]
    """Shows one piece of work at a time, and nothing while there is none."""

    def __init__(self) -> None:
        self._bar = W.FloatProgress(min=0, max=1, layout=W.Layout(width="240px"))
        self._words = W.HTML()
        self._cancel = W.Button(description="Cancel", tooltip="Stop this work; what was shown before stays")
        self._cancel.on_click(lambda _button: self.cancel())
        self._row = W.HBox([self._bar, self._words, self._cancel])
        self._message = W.HTML()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._outcome: tuple[str, Callable[[], None]] | None = None
        self._lock = threading.Lock()
        super().__init__([self._row, self._message])
        self.add_class("parley-working")
        self._show(False)

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self._outcome is not None or (self._thread is not None and self._thread.is_alive())

    @property
    def said(self) -> str:
        """The message on show, as HTML; '' where all went well."""
        return str(self._message.value)

    def start(self, work: Callable[[Watch], T], done: Callable[[T], None], what: str) -> None:
        """Do ``work`` and hand what it returns to ``done``; work that was going on is cancelled first."""
        self.cancel()
        self.wait()
        self._stop = threading.Event()
        self.say("")
        self._words.value = escape(what) + " …"
        self._bar.value = 0
        self._show(True)
        context = contextvars.copy_context()
        task = (self._do, work, done, what, _own_loop())
        self._thread = threading.Thread(target=context.run, args=task, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; what it has done so far is dropped."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Return when the work has ended (or after ``seconds``)."""
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(seconds)
            if not self._thread.is_alive():
                self._settle()

    def say(self, message: str, error: bool = False) -> None:
        """Show a sentence; an error is read out by screen readers at once."""
        role = "alert" if error else "status"
        kind = "error" if error else "note"
        self._message.value = f'<p class="{kind}" role="{role}">{escape(message)}</p>' if message else ""

    def watch(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """Pass ``items`` on, show how far the work has come, and stop where it was cancelled."""
        drawn = 0.0
        for number, item in enumerate(items):
            if self._stop.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - drawn > _BETWEEN_DRAWINGS:
                drawn = now
                of = f" of {total:,}" if total else ""
                self._words.value = f"{escape(what)}: {number:,}{of}"
                self._bar.value = number / total if total else 0.5
            yield item
        if self._stop.is_set():
            raise Cancelled

    def _do(
        self, work: Callable[[Watch], T], done: Callable[[T], None], what: str, loop: asyncio.AbstractEventLoop | None
    ) -> None:
        try:
            result = work(self.watch)
        except Exception as error:
            self._outcome = (what, partial(_raise, error))
        else:
            self._outcome = (what, partial(done, result))
        if loop is None or loop.is_closed():
            self._settle()
        else:
            loop.call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        """Hand over what the work returned, once, or say in words why there is nothing to hand over."""
        with self._lock:
            outcome, self._outcome = self._outcome, None
        if outcome is None:
            return
        what, hand_over = outcome
        try:
            if self._stop.is_set():
                raise Cancelled
            hand_over()
        except Cancelled:
            self.say(f"{what}: cancelled; nothing was changed.")
        except InputError as error:
            self.say(str(error), error=True)
        except Exception as error:
            # A fault of the program's own: the reader learns of it in the widget, the developer on stderr.
            traceback.print_exception(error)
            self.say(f"{what} failed: {type(error).__name__}: {error}", error=True)
        finally:
            self._show(False)

    def _show(self, working: bool) -> None:
        self._row.layout.display = "" if working else "none"


def _raise(error: Exception) -> None:
    raise error


def _own_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop of this thread, where one is running, as in a kernel."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
