"""Anchoring: where the statement of an edit stands now, in a text or under a finder that may have changed.

>>> find_words('He said: “Not  yet.”', '"Not yet."', ((0, 10),))
[((9, 20),)]

A text that is unchanged (its checksum says so) is taken at the offsets of the edit. In a changed one the words are
looked for; white space and the shape of quotation marks may differ. The idea of keeping both offsets and words is that
of the Web Annotation Data Model (W3C 2017: TextPositionSelector, TextQuoteSelector).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.review.edits import Edit, Spans, words_at

__all__ = ["anchor", "find_words", "overlap", "same_words"]

_MARKS = str.maketrans("“”„‟«»‘’‚‹›`", "\"\"\"\"\"\"''''''")
_JOIN = " … "
_MOST_PLACES = 50


def anchor(edit: Edit, text: str, checksum: str, statements: Iterable[Spans]) -> Spans | str:
    """Where the edit's statement stands in ``text``, or the reason why that cannot be told.

    ``checksum`` is that of the text; ``statements`` are those now found in it, which tell the right one of several
    places that have the same words.
    """
    if edit.checksum == checksum:
        if edit.fragments[-1][1] <= len(text) and same_words(words_at(text, edit.fragments), edit.words):
            return edit.fragments
        return "the offsets and the words of this edit do not belong together"
    places = find_words(text, edit.words, edit.fragments)
    if not places:
        return "the text has changed, and it no longer has these words"
    if len(places) == 1:
        return places[0]
    known = list(statements)
    found = [place for place in places if any(overlap(place, other) >= 0.5 for other in known)]
    if len(found) == 1:
        return found[0]
    return f"the text has changed, and it has these words in {len(places)} places"


def find_words(text: str, words: str, fragments: Spans) -> list[Spans]:
    """Every place of ``words`` in ``text``; ``fragments`` tell where the pieces of a broken quotation join."""
    pieces = _pieces(words, fragments)
    patterns = [re.compile(r"\s+".join(map(re.escape, piece.translate(_MARKS).split()))) for piece in pieces]
    plain = text.translate(_MARKS)
    places: list[Spans] = []
    if not all(pattern.pattern for pattern in patterns):
        return places
    for first in patterns[0].finditer(plain):
        spans = [first.span()]
        for pattern in patterns[1:]:
            following = pattern.search(plain, spans[-1][1])
            if following is None:
                break
            spans.append(following.span())
        if len(spans) == len(patterns):
            places.append(tuple(spans))
        if len(places) >= _MOST_PLACES or len(spans) < len(patterns):
            break
    return places


def overlap(one: Spans, other: Spans) -> float:
    """Shared characters over all characters of two statements (intersection over union), 0 to 1."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    union = sum(end - start for spans in (one, other) for start, end in spans) - shared
    return shared / union if union else 0.0


def same_words(one: str, other: str) -> bool:
    """Whether two statements are the same but for white space, punctuation and the shape of marks.

    >>> same_words("“not  yet”,", '"not yet"'), same_words("not yet", "not now")
    (True, False)
    """
    first, second = ("".join(filter(str.isalnum, each)) for each in (one, other))
    return first == second if first or second else one.split() == other.split()


def _pieces(words: str, fragments: Spans) -> list[str]:
    lengths = [end - start for start, end in fragments]
    if sum(lengths) + len(_JOIN) * (len(lengths) - 1) != len(words):
        return [words]
    pieces, at = [], 0
    for length in lengths:
        pieces.append(words[at : at + length])
        at += length + len(_JOIN)
    return pieces
