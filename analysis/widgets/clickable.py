"""A page of HTML whose parts can be clicked, or reached with Tab and chosen with Enter, in JupyterLab and Voilà.

    page = Clickable(html='<button data-pick="next">Next</button>', label="Pages")
    page.on_pick(lambda pick, value: print(pick))

The kernel writes the HTML, with every word of a corpus escaped; the browser reports the ``data-pick`` of what was
chosen. The browser's side is clickable.js, one module without dependencies; nothing is fetched from anywhere.
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
    is a CSS length beyond which it scrolls, and ``scroll`` the ``data-row`` of the element to scroll to.
    """

    _esm = _HERE / "clickable.js"
    _css = _HERE / "clickable.css"
    html = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    role = traitlets.Unicode("group").tag(sync=True)
    live = traitlets.Bool(False).tag(sync=True)
    height = traitlets.Unicode("").tag(sync=True)
    scroll = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self._listeners: list[Callable[[str, str], None]] = []
        self._ready: list[Callable[[], None]] = [self.send_state]
        self.on_msg(self._heard)

    def on_pick(self, listener: Callable[[str, str], None]) -> None:
        """Call ``listener(pick, value)`` for every choice; ``value`` is the text of an input, else ''."""
        self._listeners.append(listener)

    def on_ready(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever a browser has begun to show this page.

        What the kernel changed while that browser was still connecting is lost to it, and can be sent again now.
        """
        self._ready.append(listener)

    def pick(self, pick: str, value: str = "") -> None:
        """Choose a part from Python, as a click would."""
        for listener in self._listeners:
            listener(pick, value)

    def offer(self, name: str, content: bytes, media_type: str) -> None:
        """Have the browser save ``content`` as the file ``name``."""
        self.send({"save": {"name": name, "type": media_type}}, buffers=[content])

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("ready"):
            for ready in self._ready:
                ready()
        pick = message.get("pick") if isinstance(message, dict) else None
        if isinstance(pick, str) and len(pick) <= _LONGEST_PICK:
            self.pick(pick, str(message.get("value") or ""))
