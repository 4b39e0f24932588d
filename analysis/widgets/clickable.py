"""A page of HTML whose parts can be clicked, or reached with Tab and chosen with Enter, in JupyterLab and Voilà.

    page = Clickable(html='<button data-pick="next">Next</button>', label="Pages")
    page.on_pick(lambda pick, value: print(pick))

The kernel writes the HTML, with every word of a corpus escaped; the browser reports the ``data-pick`` of what was
chosen, and what was selected in a text with ``data-text``. The browser's side is clickable.js, one module without
dependencies; nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

__all__ = ["Clickable"]

_HERE = Path(__file__).parent
_LONGEST_PICK = 500


class Clickable(anywidget.AnyWidget):
    """HTML in, clicks out.

    ``label`` and ``role`` are what a screen reader says of the whole; ``live`` has changes read out. ``height``
    is a CSS length beyond which it scrolls, and ``scroll`` the ``data-row`` of the element to scroll to. ``chosen``
    is plain text for the element with ``data-chosen``, whose own words stand there where it is empty.
    """

    _esm = _HERE / "clickable.js"
    _css = _HERE / "clickable.css"
    html = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    role = traitlets.Unicode("group").tag(sync=True)
    live = traitlets.Bool(False).tag(sync=True)
    height = traitlets.Unicode("").tag(sync=True)
    scroll = traitlets.Unicode("").tag(sync=True)
    chosen = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self._listeners: list[Callable[[str, str], None]] = []
        self._selecting: list[Callable[[int, int, str], None]] = []
        self._ready: list[Callable[[], None]] = [self.send_state]
        self._to_reveal = False
        self.on_msg(self._heard)

    def on_pick(self, listener: Callable[[str, str], None]) -> None:
        """Call ``listener(pick, value)`` for every choice; ``value`` is the text of an input, else ''."""
        self._listeners.append(listener)

    def on_select(self, listener: Callable[[int, int, str], None]) -> None:
        """Call ``listener(start, end, said)`` when words are selected in an element with ``data-text``.

        Offsets are code points, counted on from the number in ``data-text``; ``said`` are the words as the browser
        has them. Both are the same where nothing is selected any more.
        """
        self._selecting.append(listener)

    def select(self, start: int, end: int, said: str) -> None:
        """Select words from Python, as a reader would."""
        for listener in self._selecting:
            listener(start, end, said)

    def on_ready(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever a browser has begun to show this page.

        What the kernel changed while that browser was still connecting is lost to it, and can be sent again now.
        """
        self._ready.append(listener)

    def pick(self, pick: str, value: str = "") -> None:
        """Choose a part from Python, as a click would."""
        for listener in self._listeners:
            listener(pick, value)

    def reveal(self) -> None:
        """Have the browser scroll to this page and put the focus into its text, now or when it begins to show it."""
        self._to_reveal = True
        self.send({"reveal": True})

    def offer(self, name: str, content: bytes, media_type: str) -> None:
        """Have the browser save ``content`` as the file ``name``."""
        self.send({"save": {"name": name, "type": media_type}}, buffers=[content])

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("ready"):
            for ready in self._ready:
                ready()
            if self._to_reveal:
                self._to_reveal = False
                self.send({"reveal": True})
        pick = message.get("pick") if isinstance(message, dict) else None
        select = message.get("select") if isinstance(message, dict) else None
        if isinstance(select, list) and len(select) == 2 and all(type(place) is int for place in select):
            self.select(select[0], select[1], str(message.get("said") or ""))
        if isinstance(pick, str) and len(pick) <= _LONGEST_PICK:
            self.pick(pick, str(message.get("value") or ""))
