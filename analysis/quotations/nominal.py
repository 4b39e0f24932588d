"""Statements named by a noun: "Brook's claim that talks had failed", "his calls for an inquiry", "the warning that …".

Labelling nouns follow Francis 1994, "Labelling discourse"; the list stands in ``lexicons/cue_nouns.csv``.
"""

from __future__ import annotations

from analysis.quotations.cues import cue_nouns
from analysis.quotations.draft import Draft
from analysis.quotations.extents import phrase_end
from analysis.quotations.phrases import first_colon, noun_phrase_after, noun_phrase_before
from analysis.quotations.reading import Reading
from analysis.quotations.subjects import main_subject
from analysis.quotations.words import (
    BREAK,
    COLON,
    COMMA,
    CUE,
    DETERMINER,
    FINITE,
    OPENER,
    POSSESSIVE,
    PREPOSITION,
    SEMICOLON,
    VERB,
    word_list,
)

__all__ = ["find_announced", "find_nominal"]

_ANNOUNCING = word_list("announcing")

_GENITIVE = ("'s", "’s", "s'", "s’")


def _possessor(reading: Reading, a: int, k: int) -> tuple[int, int] | None:
    """The words of the genitive before noun ``k``: "his", "the mayor's"; at most two adjectives may stand between."""
    low, tags = reading.low, reading.tags
    for j in range(k - 1, max(a - 1, k - 4), -1):
        if tags[j] & POSSESSIVE and low[j] not in ("its", "our", "my", "your", "whose"):
            return (j, j + 1)
        if low[j].endswith(_GENITIVE) or (low[j] in ("'", "’") and j > a and low[j - 1][-1] == "s"):
            last = j if low[j] in ("'", "’") else j + 1
            first = _holder(reading, noun_phrase_before(reading, last, a), last)
            return (first, last) if first < last else None
        if tags[j] & (BREAK | PREPOSITION | DETERMINER):
            return None
    return None


def _holder(reading: Reading, first: int, last: int) -> int:
    """Where the holder begins in words that a verb or a preposition opens: "reason to consider Ada Brook's"."""
    tags, forms = reading.tags, reading.forms
    for j in range(last - 1, first, -1):
        if tags[j] & (DETERMINER | POSSESSIVE):
            return j
        opens = tags[j - 1] & PREPOSITION and reading.low[j - 1] != "of"
        if forms[j][0].isupper() and (opens or (tags[j - 1] & (VERB | CUE) and forms[j - 1].islower())):
            return j
    return first


def find_nominal(reading: Reading, number: int, a: int, end: int, k: int) -> Draft | None:
    """The statement named by the cue noun at word ``k``, or None."""
    noun = cue_nouns().get(reading.low[k])
    low, tags = reading.low, reading.tags
    if noun is None or k + 2 >= end:
        return None
    after = k + 1
    mention = _possessor(reading, a, k)
    if low[after] == "by":
        stop = noun_phrase_after(reading, after + 1, end)
        if stop > after + 1:
            mention, after = (after + 1, stop), stop
    if after + 1 >= end or low[after] not in noun.complements:
        return None
    if mention is None and low[after] != "that":
        return None
    if low[after] == "to" and not tags[after + 1] & (VERB | CUE | FINITE) and not low[after + 1].isalpha():
        return None
    if mention is None and not tags[k - 1] & DETERMINER:
        return None
    start = after + 1 if low[after] == "that" else after
    if low[after] == "that" and tags[start] & (VERB | FINITE) and not tags[start] & DETERMINER:
        return None
    stop = phrase_end(reading, start, end, low[after] == "that")
    return Draft([(start, stop)], (k, k + 1), noun.lemma, mention, "nominal", number) if stop > start + 1 else None


def find_announced(reading: Reading, number: int, a: int, b: int) -> Draft | None:
    """The quotation behind a colon and a noun that announces it: "Brook released the following statement: …".

    The quotation may be the next paragraph; ``number`` is that of the sentence from ``a`` to ``b``.
    """
    tags, quote_of = reading.tags, reading.quote_of
    if first_colon(reading, a + 1, b) < 0:
        return None
    colon = next((k for k in range(a + 1, b) if tags[k] & COLON and (k + 1 >= b or quote_of[k + 1] >= 0)), -1)
    if colon < 0 or colon + 1 >= len(tags) or quote_of[colon + 1] < 0 or quote_of[colon] >= 0:
        return None
    quoted = reading.quotes[quote_of[colon + 1]]
    if colon + 1 >= b:
        number += 1
        b = reading.sentences[number][1]
    if quoted.first != colon + 1 or quoted.last + 2 < b:
        return None
    k = colon - 1
    while k > a and reading.low[k] not in _ANNOUNCING:
        if tags[k] & (SEMICOLON | OPENER) or quote_of[k] >= 0:
            return None
        k -= 1
    if reading.low[k] not in _ANNOUNCING:
        return None
    mention = _announcer(reading, a, k, colon)
    return Draft([(quoted.first, quoted.last + 1)], (k, k + 1), reading.low[k], mention, "announced", number)


def _announcer(reading: Reading, a: int, k: int, colon: int) -> tuple[int, int] | None:
    """Who makes the statement that noun ``k`` announces: its possessor, "from Brook", or the sentence's subject."""
    mention = _possessor(reading, a, k)
    if mention:
        return mention
    if reading.low[k + 1] in ("from", "by", "of"):
        stop = noun_phrase_after(reading, k + 2, colon)
        if stop > k + 2:
            return (k + 2, stop)
    subject = main_subject(reading, a, colon)
    if subject is None or subject[0] <= k < subject[1] or any(reading.tags[j] & COMMA for j in range(*subject)):
        return None
    return subject
