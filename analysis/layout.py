"""Layout: the parts of a news article, told apart by how news is laid out.

>>> text = "Talks end"
>>> find_parts(text, [(0, 9)])
[Part(kind='body', start=0, end=9)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Part", "find_paragraphs", "find_parts"]

_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the article: 'title', 'deck', 'dateline', 'body' or 'furniture' (not analysed)."""

    kind: str
    start: int
    end: int


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends: a line with something on it."""
    return [m.span() for m in _PARAGRAPH.finditer(text)]


def find_parts(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Part]:
    """Tell the parts of the article apart; the parts cover the text from its first word to its last, in order."""
    if not paragraphs:
        return []
    return [Part("body", paragraphs[0][0], paragraphs[-1][1])]
