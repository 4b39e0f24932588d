"""A concordance: what was looked for in the middle, its context to either side (KWIC, Luhn 1960).

>>> lines("Nobody knows whether it will rain.", "whether", 12)
[('obody knows ', 'whether', ' it will rai')]
"""

from __future__ import annotations

import re

__all__ = ["WIDTH", "Line", "around", "lines", "places"]

Line = tuple[str, str, str]
"""The context to the left, what was found, the context to the right."""

WIDTH = 60
"""Characters of context to either side."""


def lines(text: str, sought: str, width: int = WIDTH, start: int = 0, end: int | None = None) -> list[Line]:
    """Every place in ``text[start:end]`` where ``sought`` stands, whatever its case.

    Straight and curly apostrophes count as the same.
    """
    return [around(text, *span, width) for span in places(text, sought, start, len(text) if end is None else end)]


def places(text: str, sought: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where ``sought`` stands in ``text[start:end]``, as offsets in ``text``; found as ``lines`` finds it."""
    if not sought:
        return []
    pattern = re.sub(r"['’‘]", "['’‘]", re.escape(sought))
    return [match.span() for match in re.compile(pattern, re.IGNORECASE).finditer(text, start, end)]


def around(text: str, start: int, end: int, width: int = WIDTH) -> Line:
    """The line of a concordance for ``text[start:end]``; line ends become blanks."""
    left, middle, right = text[max(0, start - width) : start], text[start:end], text[end : end + width]
    return re.sub(r"\s", " ", left), re.sub(r"\s", " ", middle), re.sub(r"\s", " ", right)
