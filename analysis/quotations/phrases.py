"""Phrases around a cue: its verb group, the noun phrase before it, the noun phrase after it.

Nothing here parses: a phrase ends where a closed-class word, a mark or a verb shows that another begins
(Abney 1991, "Parsing by chunks", states the idea).
"""

from __future__ import annotations

from analysis.quotations.reading import Reading
from analysis.quotations.words import (
    ADVERB, BE, CLOSER, COLON, COMMA, CONTRACTED, COORDINATOR, CUE, DASH, DETERMINER, DO, FINITE, HAVE, MARK, MODAL,
    NEGATION, OBJECT, OPENER, PERSONAL, POSSESSIVE, PREPOSITION, RELATIVE, SEMICOLON, STOP, SUBJECT, SUBORDINATOR, TIME,
)  # fmt: skip

__all__ = [
    "AUXILIARY", "is_finite", "has_clause", "group_start", "noun_phrase_before", "noun_phrase_after", "skip_fillers",
    "trim", "is_adverb", "BREAK"
]  # fmt: skip

AUXILIARY = BE | HAVE | DO | MODAL | CONTRACTED
BREAK = COMMA | STOP | COLON | SEMICOLON | DASH | MARK | OPENER | CLOSER
_CLAUSE_WORDS = SUBORDINATOR | RELATIVE

_CATENATIVE = frozenset(
    "went go goes going seemed seems appeared appears tried tries trying wants want wanted began begins continues continued "
    "declined declines refused refuses used expected likely able ready quick careful set took takes sought seeks failed "
    "fails hastened hurried rushed came comes managed chose wished expect had has have is was are were intends plans".split()
)
_IRREGULAR_ED = frozenset("need speed feed seed breed deed indeed bed red shed wed sled united hundred sacred".split())


def is_adverb(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is an adverb, by list or by its ending."""
    if reading.tags[k] & (ADVERB | NEGATION):
        return True
    word = reading.low[k]
    return len(word) > 4 and word.endswith("ly") and word not in ("family", "only", "july", "reply", "supply", "ally", "rally", "assembly", "early", "italy")


def is_finite(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is a finite verb as far as a list and its ending tell."""
    tag = reading.tags[k]
    if tag & (AUXILIARY | FINITE):
        return reading.low[k] not in ("be", "been", "being", "having")
    word = reading.low[k]
    if len(word) > 4 and word.endswith("ed") and word not in _IRREGULAR_ED:
        if reading.forms[k][0].isupper() and k and reading.forms[k - 1][0].isupper():
            return False
        before = reading.tags[k - 1] if k else 0
        return not before & (DETERMINER | POSSESSIVE | PREPOSITION | BE)
    if tag & CUE:
        before = reading.tags[k - 1] if k else 0
        return word[-1] == "s" and bool(before & PERSONAL)
    return False


def has_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether words ``first`` to ``end`` hold a finite verb or a quotation."""
    return any(reading.quote_of[k] >= 0 or is_finite(reading, k) for k in range(first, end))


def group_start(reading: Reading, k: int, floor: int) -> int:
    """The first word of the verb group that ends in verb ``k``: "has repeatedly declined to say"."""
    tags, low = reading.tags, reading.low
    i = k
    while i > floor:
        tag = tags[i - 1]
        if tag & (AUXILIARY | NEGATION) or is_adverb(reading, i - 1):
            if tag & (CONTRACTED) and tag & PERSONAL == 0 and low[i - 1][-1] in "semdl":
                break
            i -= 1
        elif low[i - 1] == "to" and i - 2 >= floor and low[i - 2] in _CATENATIVE:
            i -= 2
        elif low[i - 1] == "on" and low[i - 2] in ("went", "go", "goes", "going"):
            i -= 2
        else:
            break
    while i < k and is_adverb(reading, i) and not tags[i] & NEGATION and i > floor and tags[i - 1] & BREAK:
        i += 1
    return i


def noun_phrase_before(reading: Reading, end: int, floor: int) -> int:
    """The first word of the noun phrase that ends before word ``end``; ``end`` itself if there is none."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = end
    while i > floor:
        k = i - 1
        tag = tags[k]
        word = low[k]
        if tag & CLOSER:
            j = k
            while j > floor and not tags[j] & OPENER:
                j -= 1
            if k - j > 12 or j <= floor:
                break
            i = j
            continue
        if tag & PERSONAL and word not in ("it",):
            if i == end:
                return k
            break
        if tag & (BREAK & ~(DASH)) or tag & DASH:
            if tag & MARK and i < end and reading.quote_of[k] >= 0:
                quoted = reading.quotes[reading.quote_of[k]]
                if quoted.first > floor and quoted.last - quoted.first < 6:
                    i = quoted.first
                    continue
            break
        if tag & AUXILIARY or tag & NEGATION:
            break
        if tag & FINITE and i < end:
            break
        if tag & _CLAUSE_WORDS and word not in ("as", "since", "before", "after", "that", "until"):
            break
        if word == "that" and i < end and not tags[k - 1] & (BREAK | PREPOSITION):
            break
        if tag & COORDINATOR:
            if word in ("but", "so", "yet", "nor", "plus") or i == end:
                break
            if any(is_finite(reading, m) for m in range(max(floor, k - 12), k) if not tags[m] & BREAK):
                break
            if k - 1 >= floor and tags[k - 1] & BREAK:
                break
        if i < end and is_finite(reading, k) and not tag & CUE:
            break
        i -= 1
    return trim(reading, i, end)


def trim(reading: Reading, first: int, end: int) -> int:
    """Skip the words that stand before a subject without being part of it: "But on Tuesday", "In a statement"."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = first
    while i < end:
        tag = tags[i]
        if tag & COORDINATOR and low[i] not in ("both", "neither"):
            i += 1
        elif tag & (ADVERB | TIME) and low[i] not in ("more", "most", "much", "less", "very", "nearly", "almost", "may", "march") and i + 1 < end:
            i += 1
        elif is_adverb(reading, i) and i + 1 < end and not tag & SUBJECT and low[i] not in ("nearly", "roughly", "only", "more", "most", "much", "less", "very", "almost", "just", "even"):
            i += 1
        elif tag & (SUBORDINATOR) and i + 1 < end:
            i += 1
        elif low[i] in ("last", "this", "next") and i + 2 < end and tags[i + 1] & TIME:
            i += 2
        elif tag & PREPOSITION and i + 1 < end:
            j = i + 1
            while j < end and tags[j] & TIME:
                j += 1
            if j > i + 1 and j < end:
                i = j
                continue
            j = end - 1
            while j > i + 1 and not tags[j] & (DETERMINER | POSSESSIVE):
                j -= 1
            if j > i + 1 and not tags[j - 1] & PREPOSITION:
                i = j
                break
            j = end - 1
            while j > i + 1 and forms[j - 1][0].isupper():
                j -= 1
            i = max(j, i + 1)
            break
        else:
            break
    return i


def noun_phrase_after(reading: Reading, first: int, ceiling: int, names: bool = False) -> int:
    """The word after the noun phrase that starts at ``first``; ``first`` itself if there is none."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = first
    while i < ceiling:
        tag = tags[i]
        if tag & OPENER and i > first:
            j = i
            while j < ceiling and not tags[j] & CLOSER and j - i < 12:
                j += 1
            if j < ceiling and tags[j] & CLOSER:
                i = j + 1
                continue
            break
        if tag & BREAK:
            break
        if tag & (PERSONAL | OBJECT) and low[i] != "us":
            return i + 1 if i == first else i
        if i > first and tag & (DETERMINER | POSSESSIVE) and not tags[i - 1] & (PREPOSITION | COORDINATOR | DETERMINER) and low[i - 1] not in ("all", "half", "both"):
            break
        if tag & (AUXILIARY | NEGATION | RELATIVE) and i > first:
            break
        if tag & RELATIVE or tag & AUXILIARY:
            break
        if tag & SUBORDINATOR and not tag & PREPOSITION:
            break
        if tag & FINITE and i > first:
            break
        if low[i] == "to" and i > first and i + 1 < ceiling and tags[i + 1] & (BE | HAVE | DO):
            break
        if tag & COORDINATOR and (i == first or low[i] in ("but", "so", "yet", "nor")):
            break
        if tag & (ADVERB | TIME) and i > first and not names and not tags[i - 1] & PREPOSITION and low[i] not in ("most", "more", "very"):
            break
        i += 1
    while i > first and tags[i - 1] & (COORDINATOR | PREPOSITION):
        i -= 1
    return i


def skip_fillers(reading: Reading, first: int, ceiling: int) -> int:
    """Pass adverbs, times and prepositional phrases between a cue and what it reports: "in a statement on Friday"."""
    tags, low = reading.tags, reading.low
    i = first
    while i < ceiling:
        tag = tags[i]
        if reading.quote_of[i] >= 0:
            break
        if low[i] == "that":
            break
        if tag & (DETERMINER) and low[i] in ("this", "last", "next", "that") and i + 1 < ceiling and tags[i + 1] & TIME:
            i += 2
        elif low[i] in ("last", "next", "early", "late") and i + 1 < ceiling and tags[i + 1] & TIME:
            i += 2
        elif tag & TIME and low[i] not in ("may", "march", "days", "months", "years", "hours", "weeks", "minutes", "month", "year", "week"):
            i += 1
        elif tag & SUBORDINATOR and not tag & PREPOSITION:
            break
        elif is_adverb(reading, i) and not tag & (PREPOSITION | SUBJECT) and low[i] not in ("more", "most", "only", "almost", "nearly", "even", "there", "just", "less", "much", "never", "not", "perhaps", "maybe"):
            i += 1
        elif tag & PREPOSITION and low[i] not in ("as", "than", "like", "since", "if", "up", "out", "off", "down", "following", "given"):
            j = noun_phrase_after(reading, i + 1, ceiling)
            if j == i + 1:
                break
            if j < ceiling and (tags[j] & (FINITE | AUXILIARY) or is_finite(reading, j)):
                break
            i = j
        else:
            break
    return i
