"""What a reader selected in an article, as offsets of whole words.

>>> stretch("We may fail, he said.", 4, 11, "ay fail")
(3, 11)
>>> stretch("We may fail, he said.", 2, 7, " may ")
(3, 6)
"""

from __future__ import annotations

import unicodedata

from analysis.errors import InputError

__all__ = ["stretch"]

_JOINERS = "\u200d\ufe0e\ufe0f"
_SCRIPTS_WITHOUT_SPACES = "\u2e80"


def stretch(text: str, start: int, end: int, said: str) -> tuple[int, int] | None:
    """Where the words stand that were selected from ``start`` to ``end``, None where none were.

    ``said`` is what the browser says was selected. White space at the ends is left out, and a word or an emoji that
    was selected in part is taken whole; punctuation is taken as it was selected. Raises InputError where the browser
    and the text do not agree on what stands there.
    """
    if not 0 <= start <= end <= len(text) or text[start:end].replace("\0", "\ufffd") != said:
        raise InputError("What was selected is not what stands there in the article; read the corpus again.")
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    while start > 0 and _belong_together(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _belong_together(text[end - 1], text[end]):
        end += 1
    return start, end


def _belong_together(before: str, after: str) -> bool:
    """Whether no word and no character that a reader sees ends between the two."""
    if unicodedata.category(after).startswith("M") or after in _JOINERS or before == "\u200d" or _is_tone(after):
        return not before.isspace()
    if before >= _SCRIPTS_WITHOUT_SPACES or after >= _SCRIPTS_WITHOUT_SPACES:
        return False
    return _in_word(before) and after.isalnum()


def _in_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _is_tone(sign: str) -> bool:
    """Whether it gives the emoji before it a colour of skin."""
    return "\U0001f3fb" <= sign <= "\U0001f3ff"
