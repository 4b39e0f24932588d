"""Sources named without a verb: "according to Brook", "in the words of Brook", "in Brook's view", "per Brook".

The statement is the rest of the sentence; where the sentence already has a statement, the source is its ``via``.
"""

from __future__ import annotations

from analysis.quotations.draft import Draft, Words
from analysis.quotations.phrases import has_clause, has_main_clause, noun_phrase_after, segment_end
from analysis.quotations.reading import Reading
from analysis.quotations.verbs import AUXILIARY
from analysis.quotations.words import BREAK, COMMA, COORDINATOR, DASH, OPENER, RELATIVE

__all__ = ["find_source"]


def _source_phrase(reading: Reading, a: int, end: int, k: int) -> tuple[Words, Words] | None:
    """The cue and the source at word ``k``, as ranges of words."""
    tags, low = reading.tags, reading.low
    word = low[k]
    if word == "according" and k + 2 < end and low[k + 1] == "to":
        start = k + 2
        stop = noun_phrase_after(reading, start, end)
        if stop == start:
            if reading.quote_of[start] >= 0 or tags[start] & BREAK:
                return None
            stop = segment_end(reading, start, end)
        return (k, k + 2), (start, stop)
    if word == "words" and k >= a + 2 and low[k - 2 : k] == ["in", "the"] and k + 2 < end and low[k + 1] == "of":
        stop = noun_phrase_after(reading, k + 2, end)
        return ((k - 2, k + 2), (k + 2, stop)) if stop > k + 2 else None
    if word in ("view", "opinion", "words") and k > a + 1 and low[k - 1] not in ("the", "a", "own"):
        first = k - 1
        while first > a and low[first] not in ("in", "to") and k - first < 6:
            first -= 1
        genitive = low[k - 1][-2:] in ("'s", "’s", "s'", "s’") or low[k - 1] in ("his", "her", "their")
        opens = first == a or tags[first - 1] & (COMMA | COORDINATOR)
        return ((first, k + 1), (first + 1, k)) if low[first] == "in" and genitive and opens else None
    if (
        word == "per"
        and k > a
        and tags[k - 1] & COMMA
        and reading.forms[k + 1 : k + 2]
        and reading.forms[k + 1][0].isupper()
    ):
        stop = noun_phrase_after(reading, k + 1, end)
        return ((k, k + 1), (k + 1, stop)) if stop >= end else None
    return None


def find_source(reading: Reading, number: int, a: int, end: int, k: int, mine: list[Draft]) -> Draft | None:
    """The statement that the source at word ``k`` attributes, or None where it is only ``via`` of one of ``mine``."""
    found = _source_phrase(reading, a, end, k)
    if found is None:
        return None
    tags = reading.tags
    cue, source = found
    lemma = (
        "according to"
        if reading.low[k] == "according"
        else " ".join(reading.low[cue[0] : cue[1]])
        if cue[1] - cue[0] < 2
        else "in the words of"
    )
    begin, stop = cue[0], source[1] if source[1] > cue[1] else cue[1]
    if any(first < begin < last for draft in mine for first, last in draft.pieces):
        return None
    first = a
    while first < begin and tags[first] & (COORDINATOR | COMMA | DASH):
        first += 1
    if lemma == "in the words of":
        for k in range(stop, min(end, stop + 14)):
            if reading.quote_of[k] >= 0:
                quoted = reading.quotes[reading.quote_of[k]]
                mine[:] = [draft for draft in mine if draft.pieces[-1][1] <= k]
                return Draft([(k, min(end, quoted.last + 1))], cue, lemma, source, "according to", number)
    if begin - 2 > a and tags[begin - 1] & COMMA and reading.low[begin - 2] in ("which", "that", "who"):
        comma = segment_end(reading, stop, end)
        if comma + 2 < end and not mine:
            return Draft(
                [(comma + 1, segment_end(reading, comma + 1, end))],
                cue,
                lemma,
                source,
                "according to",
                number,
            )
    if begin - first <= 1 or (not tags[begin - 1] & (BREAK & ~OPENER) and not has_clause(reading, first, begin)):
        j = segment_end(reading, stop, end)
        if stop < end and (j >= end or (not tags[stop] & BREAK and has_clause(reading, stop, j))):
            start = stop
        else:
            while j < end and tags[j] & COMMA:
                nxt = segment_end(reading, j + 1, end)
                if nxt >= end or (has_clause(reading, j + 1, nxt) and not tags[j + 1] & RELATIVE):
                    break
                j = nxt
            start = j + 1
        if start + 1 >= end:
            return None
        if (mine and mine[0].pieces[0][0] > start) or (mine and mine[0].rule != "postposed"):
            mine.clear()
        elif mine:
            mine[0].via = source
            return None
        return Draft([(start, end)], cue, lemma, source, "according to", number)
    if mine and _within_subject(reading, first, mine[0]) and segment_end(reading, stop, end) >= end:
        mine.clear()
    closes = segment_end(reading, stop, end) >= end or _relative_follows(reading, stop, end)
    mine[:] = [draft for draft in mine if not (draft.cue and draft.cue[0] >= begin > draft.pieces[0][0])]
    if closes and mine and tags[begin - 1] & COMMA and not any(_reports(reading, first, draft) for draft in mine):
        mine.clear()
    if mine and mine[-1].pieces[-1][1] <= begin and begin - mine[-1].pieces[-1][1] <= 6:
        mine[-1].via = source
        return None
    stop_before = begin
    while stop_before > first and tags[stop_before - 1] & (COMMA | DASH) and reading.quote_of[stop_before - 1] < 0:
        stop_before -= 1
    if mine and mine[-1].pieces[-1][1] > first:
        first = mine[-1].pieces[-1][1]
        while first < stop_before and tags[first] & (COMMA | COORDINATOR | DASH):
            first += 1
    if first >= stop_before:
        return None
    pieces = [(first, stop_before)]
    j = segment_end(reading, stop, end)
    inside = j + 2 < end and tags[j] & COMMA and tags[begin - 1] & COMMA
    goes_on = inside and not tags[j + 1] & (RELATIVE | COORDINATOR) and has_clause(reading, j + 1, end)
    if goes_on and (tags[j + 1] & AUXILIARY or not has_main_clause(reading, first, stop_before)):
        pieces.append((j + 1, end))
    return Draft(pieces, cue, lemma, source, "according to", number)


def _relative_follows(reading: Reading, stop: int, end: int) -> bool:
    """Whether only a relative clause of the source follows it: "according to the group, which watches trade"."""
    k = segment_end(reading, stop, end)
    return k + 1 < end and reading.low[k + 1] in ("which", "who")


def _reports(reading: Reading, first: int, draft: Draft) -> bool:
    """Whether the sentence from ``first`` is mainly a report of ``draft``: "Brook said …, according to the paper".

    An object or a name inside it ("… to discuss the deal", "a mall called Bread") is no such report.
    """
    if draft.rule in ("postposed", "inverted", "medial", "as reported"):
        return True
    if draft.rule not in ("quotation", "that clause", "bare clause", "question", "person to") or not draft.mention:
        return False
    return draft.mention[0] <= first + 3 and not draft.same_source


def _within_subject(reading: Reading, first: int, draft: Draft) -> bool:
    """Whether a draft is only part of the subject of the sentence: "Sailors who doubt that it pays stay at home"."""
    mention = draft.mention
    return mention is not None and mention[0] <= first + 1 and reading.low[mention[1]] in ("who", "that")
