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

__all__ = ["Mark", "marked", "tint_style"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch to be marked. ``kind`` is a CSS class.

    ``colour`` becomes the CSS variable --tint, ``others`` are the colours of further people who said the same;
    ``pick`` makes the stretch a button that reports this word when it is chosen, called ``label`` by screen
    readers; ``tag`` is a short label shown after the last character.
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
    others: tuple[str, ...] = ()


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


def tint_style(colour: str, others: Sequence[str] = ()) -> str:
    """The CSS, escaped, that says a tint; with ``others`` also --bands: one band a colour, one above the other.

    How strong the bands are is for the element's own class to say (--strength).
    """
    if not others:
        return f"--tint:{escape(colour)}"
    shades = (colour, *others)
    stops = ",".join(
        f"color-mix(in srgb,{escape(shade)} var(--strength),transparent) "
        f"{100 * place // len(shades)}% {100 * (place + 1) // len(shades)}%"
        for place, shade in enumerate(shades)
    )
    return f"--tint:{escape(colour)};--second:{escape(others[0])};--bands:linear-gradient({stops})"


def _by_position(marks: Sequence[Mark], positions: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, position in zip(range(len(marks)), positions, strict=True):
        found.setdefault(position, []).append(number)
    return found


def _piece(words: str, over: list[Mark], met: set[str]) -> str:
    if not over:
        return _plain(words)
    attributes = f' class="{escape(" ".join(dict.fromkeys(mark.kind for mark in over)))}"'
    tinted = next((mark for mark in reversed(over) if mark.colour), None)
    if tinted:
        attributes += f' style="{tint_style(tinted.colour, tinted.others)}"'
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
    return f"<span{attributes}>{_plain(words)}</span>"


def _plain(words: str) -> str:
    """Escaped, and so that a browser keeps as many characters: it would drop a NUL and turn "\\r\\n" into one."""
    return escape(words).replace("\r", "&#13;").replace("\0", "&#65533;")
