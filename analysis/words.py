"""What counts as a word, for every number of words and every rate in the tables.

>>> count_words("The U.S. has some 40,000 four-hour talks -- doesn't it?")
9

A word is a run of letters and digits; an apostrophe, hyphen, full stop or comma between two of them does
not end it, so "doesn't", "four-hour", "U.S." and "40,000" are one word each. Marks alone are none.
"""

from __future__ import annotations

import re

__all__ = ["count_quoted_words", "count_words", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*")
_QUOTED = re.compile(
    r"[\"“”„«»]([^\"“”„«»]*)(?:[\"“”»«]|$)"
    r"|``((?:(?!'').)*)(?:''|$)"
    # Single marks: as far as the last that can close, so that the apostrophe of "the lads' boats" closes nothing.
    r"|(?<!\w)['‘](?=\w)((?:(?!(?<!\w)['‘]\w).)*)['’](?!\w)",
    re.DOTALL,
)


def count_words(text: str) -> int:
    """How many words ``text`` has; any string is accepted."""
    return len(_WORD.findall(text))


def count_quoted_words(text: str) -> int:
    """How many words of a statement stand inside quotation marks, the marks being part of ``text``.

    >>> count_quoted_words('talks were "very, very constructive " and long')
    3
    """
    return sum(len(_WORD.findall(m[1] or m[2] or m[3] or "")) for m in _QUOTED.finditer(text))


def words_of(text: str) -> list[str]:
    """The words that ``count_words`` counts, as they stand in ``text``."""
    return _WORD.findall(text)
