"""Quotations that are signed or announced without a verb: "…" – Commissioner Brook; And from Chair Hale: "…".

Both name their speaker beside the marks, and nothing else stands in the sentence.
"""

from __future__ import annotations

from analysis.quotations.draft import Draft
from analysis.quotations.phrases import first_colon, noun_phrase_before
from analysis.quotations.reading import Reading
from analysis.quotations.verbs import is_finite
from analysis.quotations.words import DASH, STOP

__all__ = ["find_signed"]

_LONGEST_SIGNATURE = 12  # words


def find_signed(reading: Reading, number: int, a: int, b: int) -> Draft | None:
    """The quotation of sentence ``a`` to ``b`` whose speaker signs it behind a dash or is announced before a colon."""
    tags, quote_of = reading.tags, reading.quote_of
    end = b
    while end > a and tags[end - 1] & STOP and quote_of[end - 1] < 0:
        end -= 1
    if quote_of[a] >= 0:
        quoted = reading.quotes[quote_of[a]]
        dash = quoted.last + 1
        if quoted.first == a and dash + 1 < end and tags[dash] & DASH and _names(reading, dash + 1, end):
            return Draft([(a, dash)], (dash, dash + 1), ":", (dash + 1, end), "signed", number)
        return None
    colon = first_colon(reading, a + 1, min(end - 1, a + _LONGEST_SIGNATURE))
    if colon < 0 or quote_of[colon + 1] < 0 or any(is_finite(reading, k) for k in range(a, colon)):
        return None
    first = noun_phrase_before(reading, colon, a)
    quoted = reading.quotes[quote_of[colon + 1]]
    if first < colon and quoted.first == colon + 1 and _names(reading, first, colon):
        return Draft(
            [(colon + 1, min(end, quoted.last + 1))], (colon, colon + 1), ":", (first, colon), "signed", number
        )
    return None


def _names(reading: Reading, first: int, end: int) -> bool:
    """Whether words read like a name with its title: short, without a verb, the last word in capitals."""
    if end - first > _LONGEST_SIGNATURE or any(is_finite(reading, k) for k in range(first, end)):
        return False
    words = [form for form in reading.forms[first:end] if form[0].isalpha()]
    return bool(words) and words[0][0].isupper() and words[-1][0].isupper()
