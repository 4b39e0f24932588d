"""Frames at the opening of a sentence, before the speaker is named.

verb first       Said Brook, who led the talks: ["They failed."]
follows          Noting that [talks had failed], Brook left.
"""

from __future__ import annotations

from analysis.quotations.draft import Draft, Place, Report
from analysis.quotations.phrases import has_main_clause, noun_phrase_after, segment_end
from analysis.quotations.statement_last import preposed
from analysis.quotations.subjects import Subject
from analysis.quotations.words import COLON, COMMA

__all__ = ["subject_follows", "verb_first"]


def verb_first(place: Place, report: Report) -> Draft | None:
    """Said Brook, who led the talks: "…" """
    reading, end = place.reading, place.end
    stop = noun_phrase_after(reading, report.after, end)
    if stop == report.after or "speech" not in report.cue.frames or stop >= end or reading.low[report.after] == "by":
        return None
    for k in range(stop, min(end, stop + 25)):
        if reading.quote_of[k] >= 0:
            quoted = reading.quotes[reading.quote_of[k]]
            if quoted.first == k and reading.tags[k - 1] & (COMMA | COLON) and quoted.last - k > 3:
                return place.draft(report, (report.after, stop), "verb first", (k, end))
            return None
    return None


def subject_follows(place: Place, report: Report) -> Draft | None:
    """A participle that opens the sentence: "Noting that talks had failed, Brook left"."""
    reading, end = place.reading, place.end
    tags = reading.tags
    comma = report.after
    while comma < end:
        comma = segment_end(reading, comma, end)
        if comma + 1 >= end or has_main_clause(reading, comma + 1, min(end, comma + 14)):
            break
        comma += 1
    if comma + 2 >= end:
        return None
    begin = comma + 1 if tags[comma] & COMMA or reading.quote_of[comma] >= 0 else comma
    if reading.quote_of[comma] >= 0 and tags[comma] & COMMA:
        begin = comma + 2
    stop = noun_phrase_after(reading, begin, end)
    stop = next((r.group for r in place.later if begin < r.group < stop), stop)  # "Brook noted Hale said"
    if stop == begin:
        return None
    clipped = Place(
        reading, place.number, place.a, min(begin, end), place.done, None, [r for r in place.later if r.at < comma]
    )
    draft = preposed(clipped, report, Subject(begin, stop, "follows"))
    if draft:
        draft.pieces = [(first, min(last, begin)) for first, last in draft.pieces]
    return draft
