"""Phrases around a cue: the noun phrase before it, the noun phrase after it, what stands between cue and statement.

Nothing here parses: a phrase ends where a closed-class word, a mark or a verb shows that another begins
(Abney 1991, "Parsing by chunks", gives the idea).
"""

from __future__ import annotations

from analysis.quotations.reading import Reading
from analysis.quotations.verbs import AUXILIARY, group_start, is_adverb, is_finite, is_surname
from analysis.quotations.words import (
    ADVERB,
    BREAK,
    CLOSER,
    COLON,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    CUE,
    DASH,
    DETERMINER,
    FINITE,
    MARK,
    NEGATION,
    OBJECT,
    OPENER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERB,
    VERB_S,
    word_list,
)  # fmt: skip

__all__ = [
    "first_colon",
    "has_clause",
    "has_main_clause",
    "is_title",
    "noun_phrase_after",
    "noun_phrase_before",
    "segment_end",
    "skip_fillers",
]

_MAY_BE_NOUN = VERB | VERB_S | CUE | FINITE
_RELATIVES = frozenset("who that which whose".split())
_DEGREE = frozenset("more most much less very nearly almost roughly only just even about around over".split())
_BODY_TITLES = 6  # a quoted title inside a noun phrase has at most this many words


_LONGEST_SUBJECT = 80
"""Words that a subject may have; it keeps the time linear in a sentence that never ends."""


def has_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether words ``first`` to ``end`` hold a finite verb or a quotation."""
    return any(is_finite(reading, k) for k in range(first, end)) or any(
        reading.quote_of[k] >= 0 and not is_title(reading, reading.quote_of[k]) for k in range(first, end)
    )


def first_colon(reading: Reading, first: int, end: int) -> int:
    """The first colon among words ``first`` to ``end``, -1 where there is none; a colon is in no other class."""
    return reading.tags.index(COLON, first, end) if COLON in reading.tags[first:end] else -1


def is_title(reading: Reading, number: int) -> bool:
    """Whether a quotation is the title of a work or a programme: ABC's "Good Morning America"."""
    quoted = reading.quotes[number]
    words = [form for form in reading.forms[quoted.first + 1 : quoted.last] if form[0].isalnum()]
    return 0 < len(words) <= 8 and all(form[0].isupper() or form[0].isdigit() or len(form) < 4 for form in words)


def segment_end(reading: Reading, first: int, end: int) -> int:
    """The next comma, semicolon, colon or dash outside quotation marks and parentheses."""
    tags, quote_of = reading.tags, reading.quote_of
    k = first
    while k < end:
        tag = tags[k]
        if quote_of[k] >= 0:
            k = reading.quotes[quote_of[k]].last + 1
            if tags[k - 2] & COMMA and k > first + 2:
                return min(k - 1, end)
            continue
        if tag & (COMMA | SEMICOLON | COLON | DASH):
            return k
        if tag & OPENER:
            j = k
            while j < end and not tags[j] & CLOSER and j < k + 30:
                j += 1
            if j < end and tags[j] & CLOSER:
                k = j
        k += 1
    return end


def has_main_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether words ``first`` to ``end`` hold a clause of their own, not only an adverbial ("When he came")."""
    tags, low = reading.tags, reading.low
    k = first
    alone = True
    while k < end:
        while k < end and tags[k] & (BREAK | COORDINATOR) and reading.quote_of[k] < 0:
            k += 1
        stop = segment_end(reading, k, end)
        if stop <= k:
            break
        opening = tags[k]
        adverbial = (
            (
                opening & (SUBORDINATOR | RELATIVE)
                and low[k] not in ("what", "that", "how", "why", "before", "after", "since", "as")
            )
            or (opening & SUBORDINATOR and opening & PREPOSITION and has_clause(reading, k + 1, min(stop, k + 6)))
            or (
                low[k].endswith(("ing", "ed"))
                and not opening & SUBJECT
                and (k == first or reading.forms[k][0].islower())
            )
            or low[k] in ("asked", "speaking", "according", "pressed", "responding", "citing")
            # "Despite his 'brash style,'": a quotation in a phrase makes no clause of it
            or (opening & PREPOSITION and not opening & SUBJECT and not _holds_verb(reading, k, stop))
        )
        if not adverbial and has_clause(reading, k, stop):
            return True
        alone = alone and stop >= end
        k = stop + 1
    return False


def _holds_verb(reading: Reading, first: int, end: int) -> bool:
    return any(is_finite(reading, k) for k in range(first, end))


def noun_phrase_before(reading: Reading, end: int, floor: int) -> int:
    """The first word of the noun phrase that ends before word ``end``; ``end`` itself if there is none."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    floor = max(floor, end - _LONGEST_SUBJECT)
    if end <= floor:
        return end
    last = tags[end - 1]
    if last & (PREPOSITION | DETERMINER | POSSESSIVE | COORDINATOR) and not last & (SUBJECT | OBJECT | ADVERB):
        return end
    i = end
    while i > floor:
        k = i - 1
        tag, word = tags[k], low[k]
        if tag & PERSONAL:
            if i == end or tags[i] & COORDINATOR:
                return k
            if i + 1 < end and tags[i] & VERB and tags[i + 1] & PREPOSITION:
                i += 1  # "what do you think | of Brook"
            return _trim(reading, i, end)
        if tag & CLOSER:
            j = k
            while j > floor and not tags[j] & OPENER and k - j < 12:
                j -= 1
            if not tags[j] & OPENER or j == floor:
                break
            i = j
            continue
        if tag & MARK and reading.quote_of[k] >= 0:
            quoted = reading.quotes[reading.quote_of[k]]
            if (
                quoted.first > floor
                and quoted.last == k
                and k - quoted.first <= _BODY_TITLES
                and not tags[k - 1] & COMMA
            ):
                i = quoted.first
                continue
            break
        if word == "be" and k > floor and low[k - 1] == "to":
            i = k - 1
            continue
        if tag & MARK and word in ("'", "’") and k > floor and low[k - 1][-1] == "s":
            i -= 1  # the campaigners' plan
            continue
        verbal = (tag & (AUXILIARY | CONTRACTED) and not (tag & TIME and forms[k][0].isupper())) or (
            not tag & CUE and is_finite(reading, k)
        )
        if tag & BREAK or (verbal and i == end and tag & (AUXILIARY | CONTRACTED)):
            break
        if tag & SUBORDINATOR and (word != "as" or k == floor or tags[k - 1] & (BREAK | COORDINATOR | ADVERB)):
            break
        if word in ("that", "which", "what", "whom") and i < end:
            break
        if tag & COORDINATOR:
            if word in ("but", "so", "yet", "nor", "plus") or i == end or k == floor:
                break
            if tags[k - 1] & BREAK and not tags[k - 1] & CLOSER:
                break  # but "Brook (D) and Hale (R)"
            near = max(floor, k - 10)
            near = next((m + 1 for m in range(k - 1, near, -1) if tags[m] & COMMA), near)
            if (
                not tags[k - 1] & PERSONAL
                and any(is_finite(reading, m) for m in range(near, k))
                and not (word == "and" and "both" in low[near:k])
            ):
                break
        if verbal and i < end:
            group = group_start(reading, k, floor)
            relative = next((m for m in range(group - 1, max(floor, group - 5), -1) if low[m] in _RELATIVES), -1)
            if relative > floor and not any(tags[m] & BREAK for m in range(relative, group)):
                i = relative
                continue
            finite = k > floor and tags[k - 1] & PERSONAL  # "they rolled out banners", no participle
            if finite or not (low[k].endswith("ed") and group == k and tags[i] & (PREPOSITION | TIME | ADVERB)):
                break
        starts = tag & DETERMINER and word in ("the", "a", "an") and k > floor
        if starts and not tags[k - 1] and not low[k - 1].endswith(("'s", "’s")) and low[k - 1][-3:] != "ing":
            return k  # "a probe | the agency said", "the day | the mayor said"
        i -= 1
    return _trim(reading, i, end)


def _trim(reading: Reading, first: int, end: int) -> int:
    """Skip the words that stand before a subject without being part of it: "But on Tuesday", "In a statement"."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = first
    while i < end:
        tag, word = tags[i], low[i]
        if tag & (ADVERB | TIME) and word in ("early", "late") and is_surname(reading, i):
            break
        if (tag & COORDINATOR and word not in ("both", "neither")) or (
            tag & (RELATIVE | SUBORDINATOR | NEGATION) and not tag & SUBJECT
        ):
            i += 1
        elif word in ("last", "this", "next", "earlier", "late", "early") and i + 2 < end and tags[i + 1] & TIME:
            i += 2
        elif (
            (word in _DEGREE and i + 1 < end and tags[i + 1] & SUBORDINATOR)
            or (
                tag & TIME
                and word
                not in (
                    "may",
                    "march",
                    "week",
                    "month",
                    "year",
                    "hours",
                    "days",
                    "weeks",
                    "months",
                    "years",
                )
            )
            or (is_adverb(reading, i) and not tag & (SUBJECT | PREPOSITION) and word not in _DEGREE)
        ):
            i += 1
        elif tag & PREPOSITION and word not in _DEGREE and i + 1 < end:
            j = i + 1
            while j < end and tags[j] & TIME:
                j += 1
            if i + 1 < j < end:
                i = j
                continue
            j = end - 1
            while j > i + 1 and (not tags[j] & (DETERMINER | POSSESSIVE) or tags[j - 1] & PREPOSITION):
                j -= 1
            if j > i + 1:
                return j
            if word == "with" and tags[j] & (DETERMINER | POSSESSIVE):
                return j  # "with the campaign of the mayor from Marlow saying"
            if end - i <= 4:
                return i + 1
            j = end - 1
            while j > i + 1 and tags[end - 1] & CLOSER and not tags[j] & OPENER:
                j -= 1  # "Ada Brook (D)"
            while j > i + 1 and forms[j - 1][0].isupper():
                j -= 1
            return max(j, i + 1)
        else:
            break
    return i


def noun_phrase_after(reading: Reading, first: int, ceiling: int, infinitive: bool = False) -> int:
    """The word after the noun phrase that starts at ``first``; ``first`` itself if there is none.

    Where an ``infinitive`` is expected behind it, the phrase ends at any "to" that no noun phrase follows.
    """
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = first
    while i < ceiling:
        tag, word = tags[i], low[i]
        if tag & OPENER and i > first:
            j = i
            while j < ceiling and not tags[j] & CLOSER and j - i < 12:
                j += 1
            if j >= ceiling or not tags[j] & CLOSER:
                break
            i = j + 1
            continue
        if tag & MARK and word in ("'", "’") and i > first and low[i - 1][-1] == "s" and reading.quote_of[i] < 0:
            i += 1  # the campaigners' office
            continue
        if tag & BREAK:
            break
        if tag & (PERSONAL | OBJECT) and forms[i] not in ("US", "IT"):
            if i > first:
                break
            if not (tag & POSSESSIVE and i + 1 < ceiling and _opens_noun(reading, i + 1)):
                return i + 1
        if tag & RELATIVE or (tag & (AUXILIARY | CONTRACTED) and not (tag & TIME and forms[i][0].isupper())):
            break
        if tag & SUBORDINATOR and not (tag & PREPOSITION and word == "as" and i > first):
            break
        if i > first:
            if tag & (DETERMINER | POSSESSIVE) and not tags[i - 1] & (PREPOSITION | COORDINATOR | DETERMINER):
                break
            if tag & NEGATION or (tag & FINITE and is_finite(reading, i)):
                break
            if word in ("over", "about", "nearly", "some", "almost") and i + 1 < ceiling and forms[i + 1][0].isdigit():
                break
            if word == "to" and i + 1 < ceiling and forms[i + 1][0].islower():
                verbal = tags[i + 1] & (AUXILIARY | VERB | CUE)
                if verbal or (infinitive and not tags[i + 1] & (DETERMINER | POSSESSIVE | OBJECT)):
                    break
            if tag & (ADVERB | TIME) and not tags[i - 1] & (PREPOSITION | DETERMINER) and word not in _DEGREE:
                break
            if word[-3:] == "ing" and tags[i - 1] & PREPOSITION == 0 and tag & CUE:
                break
        if tag & COORDINATOR and (i == first or word in ("but", "so", "yet", "nor")):
            break
        i += 1
    while i > first and tags[i - 1] & (COORDINATOR | PREPOSITION):
        i -= 1
    return i


def _opens_noun(reading: Reading, k: int) -> bool:
    """Whether "her" before word ``k`` is a possessive: "her letter", but "told her that", "told her he would"."""
    return reading.quote_of[k] < 0 and not reading.tags[k] & ~_MAY_BE_NOUN and not is_adverb(reading, k)


def skip_fillers(reading: Reading, first: int, ceiling: int) -> int:
    """Pass adverbs, times and prepositional phrases between a cue and what it reports: "in a statement on Friday"."""
    tags, low = reading.tags, reading.low
    i = first
    while i < ceiling:
        tag, word = tags[i], low[i]
        if reading.quote_of[i] >= 0 or word == "that":
            break
        if word in ("this", "last", "next", "early", "late") and i + 1 < ceiling and tags[i + 1] & TIME:
            i += 2
        elif low[i + 2 : i + 3] in _REMOVES and i + 3 <= ceiling and (tags[i + 1] & TIME or low[i + 1] in _SPELLS):
            i += 3  # a day earlier, two years ago
        elif (
            (tag & TIME and not tag & AUXILIARY and word[-1] == "y" and word != "may")
            or (tag & TIME and word in ("yesterday", "today", "tonight", "tomorrow", "recently", "earlier", "later"))
            or (tag & TIME and i and tags[i - 1] & TIME)  # Tuesday night
            or (
                is_adverb(reading, i)
                and not tag & (PREPOSITION | SUBJECT | SUBORDINATOR)
                and word not in _ADVERBS_OF_CONTENT
            )
        ):
            i += 1
        elif word == "to" and not (
            i + 1 < ceiling
            and (
                tags[i + 1] & (DETERMINER | POSSESSIVE | OBJECT)
                or reading.forms[i + 1][0].isupper()
                or low[i + 1] in _AUDIENCES
            )
        ):
            break
        elif tag & PREPOSITION and i + 1 < ceiling and tags[i + 1] & TIME and low[i + 1].endswith("day"):
            i += 2
        elif word in ("ahead", "prior") and low[i + 1 : i + 2] in (["of"], ["to"]):
            i = max(noun_phrase_after(reading, i + 2, ceiling), i + 1)
        elif word == "about" and i + 1 < ceiling and (tags[i + 1] & SUBJECT or low[i + 1][0].isdigit()):
            break  # said about half …
        elif tag & PREPOSITION and word not in _NOT_FILLERS:
            j = noun_phrase_after(reading, i + 1, ceiling)
            if (
                j < ceiling
                and reading.quote_of[j] >= 0
                and tags[j - 1] & BREAK == 0
                and is_title(reading, reading.quote_of[j])
            ):
                j = reading.quotes[reading.quote_of[j]].last + 1
            if j == i + 1 or (j < ceiling and is_finite(reading, j)):
                break
            i = j
        else:
            break
    return i


_ADVERBS_OF_CONTENT = frozenset(
    "more most only almost nearly even there just less much never not perhaps maybe here now then once long far".split()
)
_SPELLS = frozenset("day days night nights moment moments hour hours minute minutes decade decades".split())
_REMOVES = (["ago"], ["earlier"], ["later"], ["before"])
_AUDIENCES = word_list("audience")
_NOT_FILLERS = frozenset("as than like if up out off down following given unlike per despite".split())
