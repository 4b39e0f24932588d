"""Sources named without a verb: "according to Brook", "in Brook's view", "per Brook", "Poll: …"."""

from __future__ import annotations

from analysis.quotations.draft import Draft, Words
from analysis.quotations.phrases import has_clause, has_main_clause, noun_phrase_after, segment_end
from analysis.quotations.reading import Reading
from analysis.quotations.words import BREAK, COMMA, COORDINATOR, DASH, RELATIVE, STOP

__all__ = ["according_to"]


def according_to(reading: Reading, number: int, a: int, end: int, k: int, mine: list[Draft]) -> Draft | None:
    """The statement that "according to" at word ``k`` attributes, or None where it only adds ``via`` to one of ``mine``."""
    tags, low = reading.tags, reading.low
    stop = noun_phrase_after(reading, k + 2, end)
    if stop == k + 2:
        if k + 2 < end and reading.quote_of[k + 2] < 0 and tags[k + 2] & BREAK == 0:
            stop = segment_end(reading, k + 2, end)
        else:
            return None
    source: Words = (k + 2, stop)
    first = a
    while first < k and (tags[first] & (COORDINATOR | COMMA | DASH)):
        first += 1
    if k - first <= 1 or tags[k - 1] & BREAK == 0 and not has_clause(reading, first, k):
        j = segment_end(reading, stop, end)
        while j < end and tags[j] & COMMA:
            nxt = segment_end(reading, j + 1, end)
            if nxt >= end or has_clause(reading, j + 1, nxt) and not tags[j + 1] & RELATIVE:
                break
            j = nxt
        if j + 1 >= end:
            return None
        start = j + 1
        mine.clear()
        return Draft([(start, end)], (k, k + 2), "according to", source, "according to", number)
    if mine and mine[-1].pieces[-1][1] <= k and k - mine[-1].pieces[-1][1] <= 6:
        mine[-1].via = source
        return None
    stop_before = k
    while stop_before > first and tags[stop_before - 1] & (COMMA | DASH) and reading.quote_of[stop_before - 1] < 0:
        stop_before -= 1
    pieces = [(first, stop_before)]
    j = segment_end(reading, stop, end)
    if j + 2 < end and tags[j] & COMMA and tags[k - 1] & COMMA and not tags[j + 1] & (RELATIVE | COORDINATOR):
        if has_clause(reading, j + 1, end) and not has_main_clause(reading, first, stop_before):
            pieces.append((j + 1, end))
    return Draft(pieces, (k, k + 2), "according to", source, "according to", number)
