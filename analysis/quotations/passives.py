"""Frames without the speaker as subject: passives and questions that were put to somebody.

questioned    Brook was asked [whether talks had failed]. Asked about [the deal], Brook left.
as reported   As reported by Brook, [talks failed].
passive       [Brook] was accused by the ministry [of lying]. It was reported that [talks had failed].
"""

from __future__ import annotations

from analysis.quotations.draft import Draft, Place, Report, Words
from analysis.quotations.extents import clause_end, predicate_end
from analysis.quotations.phrases import (
    noun_phrase_after,
    noun_phrase_before,
    segment_end,
    skip_fillers,
)
from analysis.quotations.statement_first import content_before
from analysis.quotations.words import (
    ADVERB,
    BREAK,
    COMMA,
    COORDINATOR,
    MARK,
    PERSONAL,
    PREPOSITION,
    SUBORDINATOR,
)

__all__ = ["passive", "questioned", "reported_by"]

_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())


def questioned(place: Place, report: Report) -> Draft | None:
    """A question reported in the passive: "was asked whether", "Asked about the deal, Brook said"."""
    if report.cue.lemma not in ("ask", "ask about"):
        return None
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    start = report.after
    mention = None
    if start < end and low[start] == "by":
        stop = noun_phrase_after(reading, start + 1, end)
        mention = (start + 1, stop) if stop > start + 1 else None
        start = stop
    if start < end and low[start] != "about":
        behind = skip_fillers(reading, start, end)
        start = low.index("about", start, behind) if "about" in low[start:behind] else behind
    if start < end and tags[start] & COMMA and start + 1 < end and reading.quote_of[start + 1] >= 0:
        return place.draft(report, mention, "questioned", (start + 1, end))
    if start >= end or not (low[start] in _QUESTION_WORDS or low[start] == "about" or report.cue.particle):
        return None
    if low[start] == "about":
        start += 1
    stop = (
        segment_end(reading, start, end)
        if report.form != "passive"
        else clause_end(reading, start, end, report, place.later, 0)
    )
    return place.draft(report, mention, "questioned", (start, stop)) if stop > start else None


def reported_by(place: Place, report: Report) -> Draft | None:
    """As reported by Brook, talks failed."""
    reading, end = place.reading, place.end
    if report.after >= end or reading.low[report.after] != "by" or reading.low[report.at - 1] != "as":
        return None
    stop = noun_phrase_after(reading, report.after + 1, end)
    if stop == report.after + 1:
        return None
    mention = (report.after + 1, stop)
    if report.at - 1 - place.a < 2:
        comma = segment_end(reading, stop, end)
        return place.draft(report, mention, "as reported", (comma + 1, end)) if comma + 2 < end else None
    content = content_before(place, report.at - 2 if reading.tags[report.at - 2] & COMMA else report.at - 1)
    return place.draft(report, mention, "as reported", content) if content and stop >= end else None


def _named_by(place: Place, report: Report, mention: Words) -> Draft | None:
    """The subject of a passive with its agent: "The move was first reported by the Post"."""
    first = noun_phrase_before(place.reading, report.group, max(place.a, place.done))
    if first >= report.group or place.reading.tags[first] & PERSONAL:
        return None
    return place.draft(report, mention, "passive", (first, report.group))


def passive(place: Place, report: Report) -> Draft | None:
    """The passive: "Brook was accused by the ministry of lying", "it was reported that talks had failed"."""
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    frames = report.cue.frames
    start = report.after
    mention = None
    if start < end and low[start] == "by":
        stop = noun_phrase_after(reading, start + 1, end)
        if stop > start + 1:
            mention, start = (start + 1, stop), stop
    if mention and "object" in frames and (start >= end or tags[start] & (COMMA | PREPOSITION)):
        return _named_by(place, report, mention)
    while start < end and (tags[start] & ADVERB and not tags[start] & PREPOSITION):
        start += 1
    if start >= end or (tags[start] & BREAK and reading.quote_of[start] < 0):
        return None
    stop = clause_end(reading, start, end, report, place.later, 0)
    if low[start] == "that" and frames & {"clause", "hearer"} and start + 1 < stop:
        return place.draft(report, mention, "passive", (start + 1, stop))
    word = low[start]
    fits = (
        ("person_of" in frames and word == "of")
        or ("object" in frames and report.cue.stance in ("criticising", "praising") and word in ("for", "as"))
        or ("as" in frames and word == "as")
        or ("predicate" in frames and not tags[start] & (PREPOSITION | SUBORDINATOR | COORDINATOR))
        or (
            frames & {"person_to", "clause"}
            and word == "to"
            and report.cue.lemma in ("say", "ask", "urge", "tell", "report", "order")
        )
    )
    if not fits:
        return None
    first = noun_phrase_before(reading, report.group, max(place.a, place.done))
    stop = predicate_end(reading, start, end, report, place.later, 0)
    if "predicate" in frames and reading.quote_of[start] < 0:
        stop = min(stop, segment_end(reading, start, end))
    by = next((k for k in range(start + 1, stop) if low[k] == "by" and reading.quote_of[k] < 0), -1)
    if mention is None and by > 0:
        agent = noun_phrase_after(reading, by + 1, end)
        if agent > by + 1 and (tags[by - 1] & MARK or "predicate" in frames):
            mention, stop = (by + 1, agent), by
    if report.cue.lemma == "call" and mention is None and reading.quote_of[start] < 0:
        return None  # "The states are called in turn", "Ada, called the Bread Town"
    pieces = [(first, report.group)] if first < report.group else []
    return place.draft(report, mention, "passive", *pieces, (start, stop)) if stop > start else None
