"""Frames in which the statement follows the reporting verb: its complements, in the order in which they are tried.

next paragraph   Brook said: ¶ ["Talks failed."]
person to        Brook urged [both sides to talk].
person of        Brook accused [the ministry of lying].
called           Brook called [the deal a mistake].
infinitive       Brook promised [to talk].
as reported      As Brook reported, [talks failed].
that clause      Brook said that [talks had failed].
quotation        Brook said, ["Talks failed."]
question         Brook asked [whether talks had failed].
bare clause      Brook said [talks had failed].
relative clause  a failure [which] Brook said [was near]
object           Brook praised [the deal].

Complements are named as in Quirk et al. 1985, 16.30-16.63.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotations.draft import Draft, Place, Report, Words
from analysis.quotations.extents import clause_end, object_end, predicate_end
from analysis.quotations.phrases import has_clause, noun_phrase_after, segment_end, skip_fillers
from analysis.quotations.statement_first import pieces_of
from analysis.quotations.subjects import Subject
from analysis.quotations.verbs import AUXILIARY, is_finite
from analysis.quotations.words import (
    BREAK,
    COLON,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    DASH,
    DETERMINER,
    MARK,
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
)

__all__ = ["preposed"]

_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())
_AFTER_QUOTATION = frozenset("as when after before while during though although".split())
_FARTHEST_ASIDE = 24  # words of asides between a reporting verb and its quotation


class _Complement(NamedTuple):
    """What follows a reporting verb: ``first`` is the word behind the cue (and the person told)."""

    place: Place
    report: Report
    subject: Subject
    first: int

    def draft(self, rule: str, *pieces: Words) -> Draft | None:
        """The statement made of ``pieces``, or None where the last is empty."""
        if pieces[-1][1] <= pieces[-1][0]:
            return None
        return self.place.draft(self.report, self.subject.words, rule, *pieces)

    def clause(self, rule: str, start: int) -> Draft | None:
        """The statement that starts at ``start`` and goes on to the end of its clause."""
        place = self.place
        if start >= place.end:
            return None
        stop = clause_end(place.reading, start, place.end, self.report, place.later, self.subject.first)
        return self.draft(rule, (start, stop))


def preposed(place: Place, report: Report, subject: Subject) -> Draft | None:
    """The statement behind ``report``, by the first complement that fits."""
    here = _Complement(place, report, subject, report.after)
    if here.first >= place.end:
        return _next_paragraph(here)
    draft = _person(here) or _called(here)
    named = report.cue.frames & {"predicate", "as"} and not report.cue.frames & {"clause", "speech", "question"}
    if draft or (named and place.reading.low[here.first] != "that"):
        return draft or _object(here)
    here = here._replace(first=_behind_hearer(here))
    draft = _infinitive(here, here.first)
    if draft:
        return draft
    start = skip_fillers(place.reading, here.first, place.end)
    draft = _as_reported(here, start)
    if draft:
        return draft
    if start >= place.end:
        return _next_paragraph(here) or _object(here)
    if place.reading.tags[start] & (COMMA | COLON | DASH) and place.reading.quote_of[start] < 0:
        start = _over_comma(place, report, start)
        if start < 0:
            return _object(here)
        if start >= place.end:
            return _next_paragraph(here)
    for complement in (_that_clause, _quotation, _question, _infinitive, _bare_clause):
        draft = complement(here, start)
        if draft:
            return draft
    return _object(here)


def _closed(here: _Complement) -> bool:
    """Whether a mark stands right behind the verb, other than a quotation's."""
    reading = here.place.reading
    return bool(reading.tags[here.first] & BREAK) and reading.quote_of[here.first] < 0


def _next_paragraph(here: _Complement) -> Draft | None:
    """A reporting clause that ends in a colon or comma, and the quotation in the next paragraph."""
    place = here.place
    reading = place.reading
    number = place.number + 1
    if number >= len(reading.sentences) or not here.report.cue.frames & {"speech", "clause"}:
        return None
    a, b = reading.sentences[number]
    last = reading.sentences[place.number][1] - 1
    if not reading.tags[last] & (COLON | COMMA) or reading.quote_of[a] < 0:
        return None
    return here.draft("next paragraph", (a, min(b, reading.quotes[reading.quote_of[a]].last + 1)))


def _person(here: _Complement) -> Draft | None:
    """A person and what they are to do or have done: "urged both sides to talk", "accused the ministry of lying"."""
    reading, end, first = here.place.reading, here.place.end, here.first
    frames = here.report.cue.frames
    if not frames & {"person_to", "person_of", "person_for"} or _closed(here):
        return None
    stop = noun_phrase_after(reading, first, end, infinitive="person_to" in frames)
    if stop == first:
        return None
    while "person_to" in frames and stop < end - 1 and reading.tags[stop] & TIME:
        stop += 1  # "called on both sides Friday to talk"
    if "person_to" in frames and stop < end:
        quoted = reading.quote_of[stop] >= 0 and not frames & {"clause", "speech"}
        if reading.low[stop] == "to" or reading.low[stop : stop + 2] == ["not", "to"] or quoted:
            return here.clause("person to", first)
    if "person_of" in frames or ("person_for" in frames and stop < end):
        return here.clause("person of", first)
    return None


def _called(here: _Complement) -> Draft | None:
    """What something is called or described as: "called the deal a mistake", "what Brook called a mistake"."""
    place, report, first = here.place, here.report, here.first
    reading = place.reading
    tags, low = reading.tags, reading.low
    if not report.cue.frames & {"predicate", "as"} or low[first] == "that" or _closed(here):
        return None
    before = low[here.subject.first - 1] if here.subject.first > place.a else ""
    gap = low[first] == "as" and before in ("which", "that", "who", "whom", "what")
    if (tags[first] & (PREPOSITION | AUXILIARY | COORDINATOR) and not gap) or _only_named(here):
        return None
    stop = predicate_end(reading, first, place.end, report, place.later, here.subject.first)
    if "as" in report.cue.frames and not gap and "as" not in low[first:stop]:
        return None
    relative = here.subject.first - 1
    pieces = [(relative, relative + 1)] if relative >= place.done and before in ("which", "what", "whom") else []
    return here.draft("called", *pieces, (first, stop))


def _only_named(here: _Complement) -> bool:
    """Whether "called" only gives a name: "a group called Bread for All", "the so called reform"."""
    reading, report = here.place.reading, here.report
    if report.cue.lemma != "call" or report.group < report.at or report.tense != "past":
        return False
    named = reading.forms[report.after][0].isupper() or reading.quote_of[report.after] >= 0
    if named and _describes(here):
        return True
    return reading.low[report.at - 1] == "so" or (
        named and reading.low[here.subject.first] in ("a", "an", "another", "one")
    )


def _describes(here: _Complement) -> bool:
    """Whether "called" only describes the noun before it: the sentence has its verb already, that noun no name.

    "it was the screen print called "The Gull" ", but "Hale left, and the mayor called it "a shame" ".
    """
    reading, place, subject = here.place.reading, here.place, here.subject
    if subject.how != "own" or reading.tags[subject.first - 1] & (BREAK | COORDINATOR | SUBORDINATOR | RELATIVE):
        return False
    if subject.first <= place.a or reading.tags[subject.first] & PERSONAL:
        return False
    return any(is_finite(reading, k) for k in range(max(place.a, subject.first - 12), subject.first))


def _behind_hearer(here: _Complement) -> int:
    """The word behind the person told: "told reporters", "asked the minister"."""
    reading, end, first = here.place.reading, here.place.end, here.first
    low, frames = reading.low, here.report.cue.frames
    if not frames & {"addressee", "hearer"} or _closed(here) or reading.quote_of[first] >= 0:
        return first
    if low[first] in ("that", "to", "not") or low[first] in _QUESTION_WORDS:
        return first
    stop = noun_phrase_after(reading, first, end)
    if "hearer" in frames and stop < end and reading.tags[stop] & (COMMA | TIME):
        that = next((k for k in range(stop, min(end, stop + _FARTHEST_ASIDE)) if low[k] == "that"), stop)
        if not has_clause(reading, stop, that):
            stop = that  # "told a town hall in Oakville, Norland, on Monday that"
    asked = here.report.cue.lemma == "ask" and stop < end and low[stop] in _QUESTION_WORDS
    if "hearer" in frames or asked or (stop < end and (low[stop] == "that" or reading.tags[stop] & MARK)):
        return stop
    return first


def _infinitive(here: _Complement, start: int) -> Draft | None:
    """To + verb with the speaker as its subject: "promised (not) to talk"."""
    reading, end = here.place.reading, here.place.end
    low = reading.low
    if "infinitive" not in here.report.cue.frames or start + 1 >= end:
        return None
    if low[start] == "not" and low[start + 1] == "to":
        return here.clause("infinitive", start)
    if low[start] != "to":
        return None
    verb = start + 1
    nominal = reading.tags[verb] & (DETERMINER | POSSESSIVE | OBJECT) or not reading.forms[verb][0].islower()
    return here.clause("infinitive", start) if reading.quote_of[verb] >= 0 or not nominal else None


def _as_reported(here: _Complement, start: int) -> Draft | None:
    """As Brook reported, talks failed."""
    reading, place = here.place.reading, here.place
    opener = here.subject.first - 1
    if not (place.a <= opener < place.a + 2 and reading.low[opener] == "as"):
        return None
    if start >= place.end or not reading.tags[start] & COMMA:
        return None
    return here.clause("as reported", start + 1)


def _over_comma(place: Place, report: Report, comma: int) -> int:
    """Where a statement starts behind a comma or colon, also after an aside: at a quotation or "that"; else -1."""
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    start = comma + 1
    if start >= end or tags[comma] & COLON or reading.quote_of[start] >= 0 or low[start] == "that":
        return start
    if (tags[start] & PERSONAL and has_clause(reading, start, end)) or low[start] in (
        "win",
        "if",
        "when",
        "while",
        "like",
    ):
        return start
    stop = segment_end(reading, start, end)
    if report.cue.lemma == "say" and has_clause(reading, start, stop) and not low[start].endswith("ing"):
        return start
    while stop - start < _FARTHEST_ASIDE and stop + 1 < end and tags[stop] & (COMMA | COLON | DASH):
        if any(start <= other.at < stop for other in place.later):
            return -1
        if reading.quote_of[stop + 1] >= 0 or low[stop + 1] == "that" or tags[stop] & COLON:
            return stop + 1
        stop = segment_end(reading, stop + 1, end)
    return -1


def _that_clause(here: _Complement, start: int) -> Draft | None:
    """Said that talks had failed."""
    if here.place.reading.low[start] != "that" or not here.report.cue.frames & {"clause", "speech", "predicate"}:
        return None
    return here.clause("that clause", start + 1)


def _quotation(here: _Complement, start: int) -> Draft | None:
    """Said, "Talks failed," when he left."""
    reading, place = here.place.reading, here.place
    tags, end = reading.tags, place.end
    if reading.quote_of[start] < 0 or not here.report.cue.frames & {"clause", "speech", "question"}:
        return None
    stop = reading.quotes[reading.quote_of[start]].last + 1
    introduced = tags[start - 1] & (COMMA | COLON) or reading.forms[start + 1][:1].isupper() or stop - start > 7
    if "clause" not in here.report.cue.frames and not introduced and start > here.report.after:
        return None  # 'laughed at the "tour"'
    behind = stop + 2 if stop + 2 < end and tags[stop + 1] & COMMA else stop + 1
    joined = behind < end and reading.low[stop] in ("and", "or") and reading.quote_of[behind] >= 0
    ended = joined or (
        stop < end and (tags[stop] & (DASH | COMMA) or tags[stop - 2] & COMMA or reading.low[stop] in _AFTER_QUOTATION)
    )
    if not ended:
        return here.clause("quotation", start)
    pieces = pieces_of(place, here.report, stop, (start, stop)) if tags[stop] & DASH else [(start, stop)]
    first, stop = pieces[-1]
    while stop + 1 < end and tags[stop] & COORDINATOR:
        following = stop + 2 if tags[stop + 1] & COMMA and stop + 2 < end else stop + 1
        if reading.quote_of[following] < 0:
            break
        stop = reading.quotes[reading.quote_of[following]].last + 1  # "A," and "B"; "A," and, "B"
    return here.draft("quotation", *pieces[:-1], (first, stop))


def _question(here: _Complement, start: int) -> Draft | None:
    """Asked whether talks had failed, would not say why."""
    if here.place.reading.low[start] in _QUESTION_WORDS and here.report.cue.frames & {"question", "clause"}:
        return here.clause("question", start)
    return None


def _bare_clause(here: _Complement, start: int) -> Draft | None:
    """Said talks had failed; and behind a relative: a failure which Brook said was near."""
    reading, place = here.place.reading, here.place
    if "clause" not in here.report.cue.frames or reading.tags[start] & (BREAK & ~OPENER):
        return None
    if _headless(here, start):
        return None
    draft = here.clause("bare clause", start)
    condition = _condition(here)
    if draft and condition and draft.pieces[-1][1] >= place.end:
        draft.pieces.insert(0, condition)
        return draft
    if draft is None or draft.pieces[-1][1] - start < 2 or not _reads_as_clause(here, *draft.pieces[-1]):
        return None
    relative = here.subject.first - 1
    if (
        is_finite(reading, start)
        and relative >= place.done
        and reading.low[relative] in ("which", "that", "what", "who")
    ):
        draft.pieces.insert(0, (relative, relative + 1))
        draft.rule = "relative clause"
    return draft


def _condition(here: _Complement) -> Words | None:
    """The condition that opens the sentence and is part of it: "If it rains, Brook said the fair would end"."""
    place, first = here.place, here.subject.first
    reading = place.reading
    if reading.low[place.a] not in ("if", "unless") or first - 1 <= place.a + 2 or place.done > place.a:
        return None
    comma = segment_end(reading, place.a, place.end)
    return (place.a, comma) if comma == first - 1 and has_clause(reading, place.a, comma) else None


def _headless(here: _Complement, start: int) -> bool:
    """Whether a complement starts with its verb though nothing before the speaker could be its subject.

    "an act which Brook said *created* fear" is a statement, "the deal announced Friday *would* last" is not.
    """
    reading = here.place.reading
    if not is_finite(reading, start) or reading.tags[start] & CONTRACTED:
        return False
    before = here.subject.first - 1
    if before < 0:
        return True
    return bool(reading.tags[before] & (BREAK | COORDINATOR | SUBORDINATOR)) and reading.low[before] != "as"


def _reads_as_clause(here: _Complement, first: int, end: int) -> bool:
    """Whether a complement without "that" is a clause: a finite verb comes before the next comma or relative."""
    reading = here.place.reading
    tags = reading.tags
    conceded = reading.low[first] in ("despite", "unlike", "given") and has_clause(reading, first, end)
    if here.report.cue.lemma in ("say", "tell") and end - first > 2 and (not tags[first] & PREPOSITION or conceded):
        return True
    if tags[first] & CONTRACTED:
        return True
    for k in range(first, end):
        if reading.quote_of[k] >= 0:
            continue
        if is_finite(reading, k):
            return True
        if k == first:
            continue
        if tags[k] & (COMMA | SEMICOLON | DASH | COLON | RELATIVE):
            return False
        if tags[k] & SUBORDINATOR and not tags[k] & PREPOSITION:
            return False
    return False


def _object(here: _Complement) -> Draft | None:
    """A noun phrase that names what was said, and a quotation that spells it out: praised the deal: "At last." """
    place, report = here.place, here.report
    reading, first = place.reading, report.after
    tags = reading.tags
    if "object" not in report.cue.frames or first >= place.end:
        return None
    behind = skip_fillers(reading, first, place.end)
    if behind < place.end and tags[behind] & (DETERMINER | POSSESSIVE) and behind > first:
        first = behind  # "announced on Monday the deal"
    opening = tags[first] & (BREAK | PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR)
    if reading.quote_of[first] < 0 and opening and not tags[first] & SUBJECT:
        return None
    stop = object_end(reading, first, place.end, report, place.later, here.subject.first)
    if stop <= first:
        return None
    colon = stop
    while colon < min(place.end, stop + 12) and not tags[colon] & (BREAK & ~COMMA):
        colon += 1
    if colon + 1 < place.end and tags[colon] & COLON and reading.quote_of[colon + 1] >= 0:
        quoted = reading.quotes[reading.quote_of[colon + 1]]
        return here.draft("object", (first, stop), (colon + 1, quoted.last + 1))
    return here.draft("object", (first, stop))
