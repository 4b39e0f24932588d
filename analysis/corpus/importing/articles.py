"""An article on its way into a corpus, whatever kind of file it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["DESCRIBED", "Article", "Reader"]

DESCRIBED = ("title", "date", "source", "author", "url")
"""What a corpus knows of an article by name; all else that is said of one is a column of the user's own."""


@dataclass(frozen=True, slots=True)
class Article:
    """``place`` is the file (and row) it came from; ``said`` what the file says of it; ``notes`` are for the report."""

    place: str
    text: str
    said: Mapping[str, Any] = field(default_factory=dict)
    doc_id: str = ""
    notes: tuple[str, ...] = ()


Reader = Callable[[str, bytes], Article]
"""Makes an article of a file's name and bytes; raises TooMuch with the reason where it cannot."""
