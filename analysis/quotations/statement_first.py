"""Frames in which the reporting clause stands after or inside its statement (Quirk et al. 1985, 14.28-14.35).

inverted      [Talks failed], said Brook.
postposed     [Talks failed], Brook said.
medial        [Talks], Brook said, [would fail].
"""

from __future__ import annotations

from analysis.quotations.draft import Draft, Place, Report, Words
from analysis.quotations.extents import clause_end
from analysis.quotations.phrases import (
    has_clause,
    has_main_clause,
    is_title,
    noun_phrase_after,
    segment_end,
    skip_fillers,
)
from analysis.quotations.reading import Reading
from analysis.quotations.subjects import Subject
from analysis.quotations.verbs import is_adverb, is_finite
from analysis.quotations.words import (
    ADVERB,
    BE,
    BREAK,
    COLON,
    COMMA,
    COORDINATOR,
    CUE,
    DASH,
    DO,
    HAVE,
    MARK,
    MODAL,
    OBJECT,
    OPENER,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
    VERB,
    VERB_S,
    word_list,
)

__all__ = ["content_before", "inverted", "pieces_of", "postposed"]

_CONNECTORS = word_list("connector")
_FRAGMENT = 4  # words; what is longer before "he said." is a clause, though its verb be unlisted
_PLACES = word_list("place_of_phrase")


def content_before(place: Place, end: int) -> Words | None:
    """The words before a reporting clause that stands after or inside its statement."""
    reading = place.reading
    tags = reading.tags
    first = max(place.a, place.done)
    while first < end and tags[first] & (COMMA | SEMICOLON | DASH | COLON) and reading.quote_of[first] < 0:
        first += 1
    if first > place.a:
        while first < end and tags[first] & COORDINATOR:
            first += 1
    if end - 1 > first and reading.quote_of[end - 1] >= 0:
        quoted = reading.quotes[reading.quote_of[end - 1]]
        before = tags[quoted.first - 1]
        if first < quoted.first and (before & (COLON | OPENER) or (before & DASH and tags[end - 2] & COMMA)):
            return (quoted.first, end)
    return (first, end) if first < end else None


def inverted(place: Place, report: Report) -> Draft | None:
    """``report`` before its speaker: "Talks failed," said Brook."""
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    at = report.at
    if at <= max(place.a, place.done) or not tags[at - 1] & (COMMA | MARK | DASH):
        return None
    first = report.after
    if first >= end or reading.quote_of[first] >= 0 or tags[first] & (BREAK | OBJECT | PREPOSITION | SUBORDINATOR):
        return None
    if low[first] == "that":
        return None
    mark = bool(tags[at - 1] & MARK) and reading.quote_of[at - 1] >= 0
    content = content_before(place, at if mark else at - 1)
    if content is None:
        return None
    mark = mark or reading.quote_of[content[1] - 1] >= 0
    if mark and _ends_in_title(reading, content):
        return None
    stop = noun_phrase_after(reading, first, end)
    if stop == first or "hearer" in report.cue.frames or tags[first] & TIME or is_adverb(reading, first):
        return None
    after = segment_end(reading, stop, end)
    if (
        not mark
        and any(is_finite(reading, k) and low[k - 1] != "who" for k in range(stop, after))
        and not (stop < end and low[stop] in ("who", "as", "when", "after", "while", "before", "during"))
    ):
        return None
    if not mark and report.cue.lemma != "say" and not any(form[0].isupper() for form in reading.forms[first:stop]):
        return None
    if not mark and not has_main_clause(reading, *content):
        after = segment_end(reading, stop, end)
        if not (stop < end and after < end and has_clause(reading, after, end)) or stop - first > 6:
            return None
    stop = _end_of_list(reading, stop, end)
    rest = pieces_of(place, report, stop, content)
    return place.draft(report, (first, stop), "inverted" if len(rest) == 1 else "medial", *rest)


def _ends_in_title(reading: Reading, content: Words) -> bool:
    """Whether words end in the title of a work and are no clause: Tom Hale, host of "Good Morning," suggested …"""
    number = reading.quote_of[content[1] - 1]
    if number < 0 or reading.quotes[number].first <= content[0] or not is_title(reading, number):
        return False
    return not has_clause(reading, content[0], reading.quotes[number].first)


def _end_of_list(reading: Reading, stop: int, end: int) -> int:
    """Where a list of names ends whose first ends at ``stop``: "said Ada Brook, Tom Hale and Eve Marsh"."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    if stop >= end or not tags[stop] & COMMA:
        return stop
    joined = -1
    k = stop
    while k < end and (tags[k] & COMMA or low[k] == "and" or (forms[k][0].isupper() and not tags[k] & ~(CUE | VERB))):
        if low[k] == "and":
            joined = k
        k += 1
    while k > stop and tags[k - 1] & COMMA:
        k -= 1
    return k if stop < joined < k - 1 else stop


def postposed(place: Place, report: Report, subject: Subject) -> Draft | None:
    """``report`` behind its speaker and its statement: "Talks failed," Brook said."""
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    first = subject.first
    if first <= max(place.a, place.done):
        return None
    before = tags[first - 1]
    as_said = low[first - 1] == "as" and first - 1 > place.a  # "…, as Brook said"
    if as_said:
        first -= 1
        before = tags[first - 1]
    if not before & (COMMA | MARK | DASH):
        return None
    mark = bool(before & MARK) and reading.quote_of[first - 1] >= 0
    content = content_before(place, first if mark else first - 1)
    if content is None:
        return None
    mark = mark or reading.quote_of[content[1] - 1] >= 0
    after = report.after
    if report.cue.frames & {"addressee", "hearer"} and after < end and not tags[after] & BREAK and low[after] != "that":
        after = noun_phrase_after(reading, after, end)
    after = skip_fillers(reading, after, end)
    closed = after >= end or (bool(tags[after] & SEMICOLON) and reading.quote_of[after] < 0)
    pure = mark and reading.quotes[reading.quote_of[content[1] - 1]].first == content[0]
    finished = pure and bool(tags[content[1] - 2] & (COMMA | STOP) or tags[first - 1] & COMMA)
    if not closed and low[after] == "that" and (not finished or after == report.after):
        return None
    if not closed and tags[after] & COLON and (not finished or after == report.after):
        quoted = (
            reading.quotes[reading.quote_of[after + 1]]
            if after + 1 < end and reading.quote_of[after + 1] >= 0
            else None
        )
        if quoted and has_main_clause(reading, *content):  # Talks failed, Brook said: "They never began."
            return place.draft(report, subject.words, "medial", content, (after + 1, quoted.last + 1))
        return None
    if not closed and reading.quote_of[after] >= 0:
        if not finished:
            return None
        if after == report.after and "hearer" in report.cue.frames:
            after = reading.quotes[reading.quote_of[after]].last + 1
        else:
            stop = reading.quotes[reading.quote_of[after]].last + 1
            return place.draft(report, subject.words, "medial", content, (after, stop))
    if pure:
        rest = pieces_of(place, report, after, content)
        return place.draft(report, subject.words, "postposed" if len(rest) == 1 else "medial", *rest)
    if not closed and (low[after] == "to" or (as_said and not tags[after] & BREAK)):
        return None
    main = has_main_clause(reading, *content)
    comma = not closed and bool(tags[after] & (COMMA | DASH))
    exclaimed = report.cue.lemma == "say" and content[1] - content[0] < 5 and not _adverbial(reading, content)
    whole = content[1] - content[0] > _FRAGMENT and not _adverbial(reading, content)
    if (closed and (main or exclaimed or whole or has_clause(reading, *content))) or (
        main and (mark or comma or ("object" not in report.cue.frames and not _starts_clause(reading, after, end)))
    ):
        rest = pieces_of(place, report, after, content)
        return place.draft(report, subject.words, "postposed" if len(rest) == 1 else "medial", *rest)
    if comma and content[1] - content[0] < 40:
        follow = after + 1
        if follow >= end or (
            reading.quote_of[follow] >= 0
            and _adverbial(reading, content)
            and not (_goes_on(reading, follow) or _connects(reading, content))
        ):
            return None
        rest = pieces_of(place, report, after, content)
        goes_on = has_clause(reading, follow, end) or reading.quote_of[follow] >= 0
        if len(rest) > 1 and (goes_on or (_reads_as_verb(reading, follow) and not _adverbial(reading, content))):
            return place.draft(report, subject.words, "medial", *rest)
    return None


def _goes_on(reading: Reading, mark: int) -> bool:
    """Whether a quotation starts in the middle of a sentence: Instead, he said, "they failed"."""
    return mark + 1 < len(reading.forms) and reading.forms[mark + 1][0].islower()


def _reads_as_verb(reading: Reading, k: int) -> bool:
    """Whether word ``k`` can be a verb whose subject stands before an aside: Voters, he said, like it."""
    word = reading.low[k]
    return bool(reading.tags[k] & (VERB | VERB_S | CUE)) or (
        not reading.tags[k] and word.islower() and word[-1] == "s" and word[-2:] != "ss"
    )


def _connects(reading: Reading, content: Words) -> bool:
    """Whether words before a reporting clause open the speaker's own sentence: "Of course", "Instead"."""
    first, end = content
    while first < end - 1 and reading.tags[first] & COORDINATOR:
        first += 1
    word = reading.low[first]
    if end - first == 1 and word in ("but", "and", "so", "yet"):
        return True
    return word in ("if", "because", "unless", "though", "although") or (end - first < 4 and word in _CONNECTORS)


def _adverbial(reading: Reading, content: Words) -> bool:
    """Whether words are only an adverbial: "In a statement", "On Tuesday", "Asked about it"."""
    tag = reading.tags[content[0]]
    word = reading.low[content[0]]
    return bool(tag & (PREPOSITION | SUBORDINATOR | ADVERB | TIME | COORDINATOR)) or word.endswith(("ing", "ed", "ly"))


def _starts_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause starts right at ``first``."""
    if (
        reading.tags[first] & (SUBORDINATOR | RELATIVE | PREPOSITION | COORDINATOR)
        and not reading.tags[first] & PERSONAL
    ):
        return False
    return has_clause(reading, first, end)


def pieces_of(place: Place, report: Report, after: int, content: Words) -> list[Words]:
    """The statement's pieces: ``content`` and, where it goes on behind the reporting clause, the rest."""
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    k = after
    while True:
        k = segment_end(reading, k, end)
        if k >= end:
            return [content]
        nxt = k + 1
        if nxt >= end:
            return [content]
        if reading.quote_of[nxt] >= 0 and reading.quotes[reading.quote_of[nxt]].first == nxt:
            if any(after <= other.at < nxt for other in place.later):
                return [content]
            stop = reading.quotes[reading.quote_of[nxt]].last + 1
            aside = stop < end and content[0] > 0 and tags[stop] & tags[content[0] - 1] & DASH
            resumed = stop + 1 < end and tags[stop] & COORDINATOR and is_finite(reading, stop + 1)
            if stop < end and not aside and (resumed or not tags[stop - 2] & COMMA):
                stop = clause_end(reading, nxt, end, report, place.later, 0)
            return [content, (nxt, min(stop, end))]
        pure = reading.quote_of[content[0]] >= 0 and reading.quotes[reading.quote_of[content[0]]].last >= content[1] - 1
        word = low[nxt]
        if pure and _completes(reading, content, nxt, end):
            return [content, (nxt, clause_end(reading, nxt, end, report, place.later, 0))]
        if pure or (k != after and not tags[after - 1] & CUE and k - after > 12):
            k = nxt
            continue
        if _broken_off(reading, content, nxt):
            return [content, (nxt, clause_end(reading, nxt, end, report, place.later, 0))]
        if (
            word in ("who", "whose", "referring", "according", "citing", "speaking", "a", "an", "the", "adding")
            and k == after
            and has_main_clause(reading, *content)
        ) or (word.endswith("ing") and tags[nxt] & CUE):
            return [content]
        if word in ("who", "whose", "a", "an") or (word == "the" and not _is_finite_soon(reading, nxt, end)):
            k = nxt
            continue
        if has_main_clause(reading, *content) and not (
            (word in ("but", "and", "so", "because", "that", "even", "though") and has_clause(reading, nxt + 1, end))
            or (word in ("for", "by", "from", "to", "especially") and not _PLACES.intersection(low[nxt : nxt + 5]))
        ):
            return [content]
        if tags[nxt] & COORDINATOR and any(nxt < other.at < nxt + 4 for other in place.later):
            return [content]
        if end - nxt < 2:
            return [content]
        return [content, (nxt, clause_end(reading, nxt, end, report, place.later, 0))]


def _broken_off(reading: Reading, content: Words, first: int) -> bool:
    """Whether a reporting clause parts a verb from its subject or its complement: "It was, he said, a mess"."""
    tags = reading.tags
    if tags[content[1] - 1] & (BE | MODAL) and not tags[first] & (COORDINATOR | RELATIVE):
        return True
    verb = tags[first] & (MODAL | BE | HAVE | DO | VERB | VERB_S) and not tags[first] & TIME
    return bool(verb) and not any(is_finite(reading, k) for k in range(*content))


def _completes(reading: Reading, content: Words, first: int, end: int) -> bool:
    """Whether words behind the reporting clause complete the quotation before it: "It is bad," he said, that …".

    A clause with "that", a correction ("only with rebels", "rather than to her"), or the verb of its subject.
    """
    tags, low = reading.tags, reading.low
    if low[first] == "that":
        return has_clause(reading, first + 1, end)
    if low[first] in ("rather", "only", "but", "not") and first + 1 < end and not tags[first + 1] & PERSONAL:
        return low[first] != "but" or not has_clause(reading, first, end)
    return bool(tags[first] & (MODAL | BE | DO)) and not any(
        is_finite(reading, k) for k in range(content[0] + 1, content[1] - 1)
    )


def _is_finite_soon(reading: Reading, first: int, end: int) -> bool:
    """Whether a finite verb stands before the next comma."""
    stop = segment_end(reading, first, end)
    return any(is_finite(reading, k) for k in range(first, stop))
