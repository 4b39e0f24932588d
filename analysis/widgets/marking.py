"""Text with marks: spans of an article as HTML, every character of the text escaped and none lost.

>>> marked("if <b>ever</b>", [Mark(3, 14, "statement")])
'if <span class="statement">&lt;b&gt;ever&lt;/b&gt;</span>'

Marks may overlap and nest in any way: the text is cut wherever one begins or ends, and each piece carries the
classes of all marks over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

__all__ = ["Mark", "marked"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch to be marked. ``kind`` is a CSS class.

    ``colour`` becomes the CSS variable --tint; ``pick`` makes the stretch a button that reports this word when it
    is chosen, called ``label`` by screen readers; ``tag`` is a short label shown after the last character.
    ``anchor`` is the data-row of its first piece, to which a page can scroll.
    """

    start: int
    end: int
    kind: str
    colour: str = ""
    pick: str = ""
    label: str = ""
    tag: str = ""
    anchor: str = ""


def marked(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> str:
    """``text[start:end]`` as HTML with ``marks``, whose offsets count from the beginning of ``text``.

    Of several marks over one piece, the last in ``marks`` gives the colour and the pick.
    """
    end = max(start, len(text) if end is None else min(end, len(text)))
    shown = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(max(m.start, start) for m in shown), *(min(m.end, end) for m in shown)})
    opening = _by_position(shown, [max(m.start, start) for m in shown])
    closing = _by_position(shown, [min(m.end, end) for m in shown])
    over: dict[int, Mark] = {}
    met: set[str] = set()
    out = []
    for here, there in pairwise(cuts):
        for number in closing.get(here, ()):
            over.pop(number)
        for number in opening.get(here, ()):
            over[number] = shown[number]
        marks_here = [over[number] for number in sorted(over)]
        out.append(_piece(text[here:there], marks_here, met))
        tags = [over[number].tag for number in closing.get(there, ()) if over[number].tag]
        out.extend(f'<small class="tag">{escape(tag)}</small>' for tag in tags)
    return "".join(out)


def _by_position(marks: Sequence[Mark], positions: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, position in zip(range(len(marks)), positions, strict=True):
        found.setdefault(position, []).append(number)
    return found


def _piece(words: str, over: list[Mark], met: set[str]) -> str:
    if not over:
        return escape(words)
    attributes = f' class="{escape(" ".join(dict.fromkeys(mark.kind for mark in over)))}"'
    colour = next((mark.colour for mark in reversed(over) if mark.colour), "")
    if colour:
        attributes += f' style="--tint:{escape(colour)}"'
    button = next((mark for mark in reversed(over) if mark.pick), None)
    if button:
        attributes += f' data-pick="{escape(button.pick)}"'
        # Only its first piece can be reached with the Tab key: a statement is one stop, not five.
        if button.pick not in met:
            met.add(button.pick)
            attributes += f' role="button" tabindex="0" aria-label="{escape(button.label)}"'
    anchor = next((mark.anchor for mark in reversed(over) if mark.anchor), "")
    if anchor:
        attributes += f' data-row="{escape(anchor)}"'
    return f"<span{attributes}>{escape(words)}</span>"
