"""The sentence that a statement stands in.

>>> text = "It rained. Roe said it might stop. Nobody agreed."
>>> begin, end = sentence_around(text, 20, 33)
>>> text[begin:end]
'Roe said it might stop.'
"""

from __future__ import annotations

from analysis.article import read_article
from analysis.quotations.reading import lay_out

__all__ = ["sentence_around"]

_FARTHEST = 1_500
"""Characters to either side that are read for where the sentence begins and ends."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence (or sentences) of the paragraph that hold ``text[start:end]``.

    Sentences are split as the finder splits them, a quotation of several sentences being one. In text without
    sentences what is returned reaches at most 1,500 characters beyond the statement.
    """
    floor = max(text.rfind("\n", 0, start) + 1, start - _FARTHEST)
    ceiling = text.find("\n", end)
    ceiling = min(len(text) if ceiling < 0 else ceiling, end + _FARTHEST)
    reading = lay_out(read_article(text[floor:ceiling]))
    first, last = start, end
    for a, b in reading.sentences:
        begin, stop = floor + reading.starts[a], floor + reading.ends[b - 1]
        if stop > start and begin < end:
            first, last = min(first, begin), max(last, stop)
    return first, last
