"""An article as the grammar reads it: its words, paragraphs and parts, as offsets into the untouched text.

>>> article = read_article("Talks end\\n\\nThe mayor said so.")
>>> article.text[article.starts[0] : article.ends[0]]
'Talks'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.layout import Part, find_parts

__all__ = ["Article", "Part", "read_article"]

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|[^\w\s]|_")
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")


@dataclass(frozen=True, slots=True)
class Article:
    """The text with its words (parallel lists), paragraphs and parts."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    paragraphs: list[tuple[int, int]]
    parts: list[Part]


def read_article(text: str) -> Article:
    """Split ``text`` into words, paragraphs and parts; any string is accepted."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    return Article(
        text=text,
        forms=[w[0] for w in words],
        starts=[w[1] for w in words],
        ends=[w[2] for w in words],
        paragraphs=paragraphs,
        parts=find_parts(text, paragraphs),
    )
