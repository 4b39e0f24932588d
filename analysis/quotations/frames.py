"""The frames of reporting clauses, in the order in which they are tried.

A frame looks at one reporting verb and the sentence around it and says which words are the statement. Names and
examples (the statement in square brackets):

inverted      [Talks failed], said Brook.
postposed     [Talks failed], Brook said.
medial        [Talks], Brook said, [would fail].
person to     Brook urged [both sides to talk].         person of     Brook accused [the ministry of lying].
called        Brook called [the deal a mistake].
next          Brook said: ¶ ["Talks failed."]
that clause   Brook said that [talks had failed].
quotation     Brook said, ["Talks failed."]
question      Brook asked [whether talks had failed].
infinitive    Brook promised [to talk].
bare clause   Brook said [talks had failed].
object        Brook praised [the deal].
questioned    Brook was asked [about the deal].

The names of complements follow Quirk et al. 1985, 16.30-16.63; the orders of clause and statement 14.29.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.quotations.draft import Draft, Report, Words
from analysis.quotations.extents import clause_end, object_end, predicate_end
from analysis.quotations.phrases import (
    has_clause, has_main_clause, noun_phrase_after, noun_phrase_before, segment_end, skip_fillers,
)  # fmt: skip
from analysis.quotations.reading import Reading
from analysis.quotations.subjects import Subject, find_subject
from analysis.quotations.verbs import AUXILIARY, is_adverb, is_finite
from analysis.quotations.words import (
    ADVERB, BREAK, CLOSER, COLON, COMMA, CONTRACTED, COORDINATOR, CUE, DASH, DETERMINER, MARK, OBJECT, OPENER, PERSONAL,
    POSSESSIVE, PREPOSITION, RELATIVE, SEMICOLON, STOP, SUBJECT, SUBORDINATOR, TIME,
)  # fmt: skip

__all__ = ["Place", "try_frames"]

_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())
_PERSON = frozenset(["person_to", "person_of", "person_for"])


@dataclass(slots=True)
class Place:
    """Where a cue stands: the sentence ``a`` to ``end``, words given away before ``done``, the statement before it."""

    reading: Reading
    number: int
    a: int
    end: int
    done: int
    last: Draft | None
    later: Sequence[Report]

    def draft(self, report: Report, mention: Words | None, rule: str, *pieces: Words) -> Draft:
        """A draft of what ``rule`` found."""
        return Draft(list(pieces), (report.at, report.after), report.cue.lemma, mention, rule, self.number)


def try_frames(place: Place, report: Report) -> Draft | None:
    """The statement that the first fitting frame finds for ``report``."""
    frames = report.cue.frames
    if report.cue.noun and report.group == report.at and report.tense in ("s", "base") and not _verbal(place, report):
        return None
    if report.form == "passive":
        return _questioned(place, report) or _passive(place, report)
    before = place.reading.low[report.group - 1] if report.group > place.a else ""
    if report.tense == "past" and (report.group == place.a or before in ("when", "after", "if", "once", "as")):
        draft = _questioned(place, report) or _reported_by(place, report)
        if draft or report.group == place.a:
            return draft or _verb_first(place, report)
    if "speech" in frames and report.form == "finite" and report.group == report.at:
        draft = _inverted(place, report)
        if draft:
            return draft
    subject = find_subject(place.reading, report, place.a, place.done, place.last)
    if subject is None:
        return _subject_follows(place, report) if report.form == "ing" else None
    if "speech" in frames and report.form == "finite" and subject.how == "own":
        draft = _postposed(place, report, subject)
        if draft:
            return draft
    if report.tense == "base" and report.form == "finite" and report.group == report.at:
        if not _plural(place.reading, subject):
            return None
        if subject.end < report.at and not frames & {"clause", "speech"}:
            return None  # "Brook and Hale Meet, Talk about Trade": a headline's list of verbs, not an apposition
    if "evidence" in frames and not _EVIDENCE.intersection(place.reading.low[subject.first : subject.end]):
        return None
    if report.tense == "s" and not _singular(place.reading, report, subject):
        return None
    draft = _preposed(place, report, subject)
    if draft and subject.how == "shared":
        draft.same_source = True
    return draft


def _verbal(place: Place, report: Report) -> bool:
    """Whether a form that is a noun too ("states", "report") has a verb's complement right behind it."""
    reading, after = place.reading, report.after
    if after >= place.end:
        before = report.at - 1
        if before < place.a:
            return False
        return bool(reading.forms[before][0].isupper() or reading.tags[before] & PERSONAL) or reading.quote_of[place.a] >= 0
    tag, word = reading.tags[after], reading.low[after]
    if word == "that" or reading.quote_of[after] >= 0 or tag & COLON:
        return True
    if report.cue.lemma == "state":
        return bool(tag & PERSONAL or reading.tags[report.at - 1] & PERSONAL)
    if tag & (PREPOSITION | BREAK | AUXILIARY | COORDINATOR) or tag & SUBORDINATOR and word not in _QUESTION_WORDS:
        named = reading.forms[report.at - 1][0].isupper() or bool(reading.tags[report.at - 1] & PERSONAL)
        if word == "to":
            return "infinitive" in report.cue.frames
        return bool(tag & (COMMA | PREPOSITION)) and named and word not in ("of", "from")
    return True


def _plural(reading: Reading, subject: Subject) -> bool:
    """Whether a subject may stand before a verb without -s."""
    for k in range(subject.first, subject.end):
        word = reading.low[k]
        if word in ("a", "an", "this", "every") and k > subject.first:
            return False
        if reading.tags[k] & (SUBJECT | COORDINATOR | RELATIVE | CONTRACTED) and word not in ("he", "she", "it", "one", "another"):
            return True
        if word.isdigit() or word[-1] in "s%" and word[-2:] != "ss" and word[-2:] not in ("'s", "’s") and word not in ("this", "his"):
            return True
        if word in ("percent", "people", "police", "men", "women", "media", "majority", "half", "quarter", "third", "children", "data", "staff", "cent"):
            return True
    return False


def _singular(reading: Reading, report: Report, subject: Subject) -> bool:
    """Whether a subject may stand before a verb in -s; it tells "he states" from "two states", "key states"."""
    last = subject.end - 1
    word = reading.low[last]
    if reading.forms[last][0].isupper() or reading.tags[last] & (SUBJECT | RELATIVE | CONTRACTED) or subject.how == "shared":
        return not report.cue.noun or word not in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some", "many", "few", "most", "these", "those")
    if report.cue.noun and word.isdigit() or report.cue.noun and word.endswith(_ADJECTIVE_ENDINGS):
        return False
    return True


_EVIDENCE = frozenset(
    "poll polls survey surveys study studies report reports research researchers figures data statistics results analysis "
    "documents records investigation review findings evidence test tests filings emails audit census numbers review court "
    "panel jury judge commission scientists economists analysts experts inquiry fact-checkers investigators".split()
)
_ADJECTIVE_ENDINGS = ("able", "ible", "ous", "ical", "ive", "ful", "ic", "swing", "battleground", "key")


# -- statement first ------------------------------------------------------------------------------------------------
def _content_before(place: Place, end: int) -> Words | None:
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
        if first < quoted.first and tags[quoted.first - 1] & COLON:
            return (quoted.first, end)
    return (first, end) if first < end else None


def _inverted(place: Place, report: Report) -> Draft | None:
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
    content = _content_before(place, at if mark else at - 1)
    if content is None:
        return None
    mark = mark or reading.quote_of[content[1] - 1] >= 0
    stop = noun_phrase_after(reading, first, end)
    if stop == first or "hearer" in report.cue.frames or tags[first] & TIME or is_adverb(reading, first):
        return None
    after = segment_end(reading, stop, end)
    if not mark and any(is_finite(reading, k) and low[k - 1] != "who" for k in range(stop, after)) and not (
        stop < end and low[stop] in ("who", "as", "when", "after", "while", "before", "during")
    ):
        return None
    if not mark and report.cue.lemma != "say" and not any(form[0].isupper() for form in reading.forms[first:stop]):
        return None
    if not mark and not has_main_clause(reading, *content):
        after = segment_end(reading, stop, end)
        if not (stop < end and after < end and has_clause(reading, after, end)) or stop - first > 6:
            return None
    rest = _rest(place, report, stop, content)
    return place.draft(report, (first, stop), "inverted" if len(rest) == 1 else "medial", *rest)


def _postposed(place: Place, report: Report, subject: Subject) -> Draft | None:
    reading, end = place.reading, place.end
    tags, low = reading.tags, reading.low
    first = subject.first
    if first <= max(place.a, place.done):
        return None
    before = tags[first - 1]
    if low[first - 1] == "as" and first - 1 > place.a:  # "…, as Brook said"
        first -= 1
        before = tags[first - 1]
    if not before & (COMMA | MARK | DASH):
        return None
    mark = bool(before & MARK) and reading.quote_of[first - 1] >= 0
    content = _content_before(place, first if mark else first - 1)
    if content is None:
        return None
    mark = mark or reading.quote_of[content[1] - 1] >= 0
    after = report.after
    if report.cue.frames & {"addressee", "hearer"} and after < end and not tags[after] & BREAK and low[after] != "that":
        after = noun_phrase_after(reading, after, end)
    after = skip_fillers(reading, after, end)
    closed = after >= end
    pure = mark and reading.quotes[reading.quote_of[content[1] - 1]].first == content[0]
    finished = pure and bool(tags[content[1] - 2] & (COMMA | STOP) or tags[first - 1] & COMMA)
    if not closed and low[after] == "that" and (not finished or after == report.after):
        return None
    if not closed and tags[after] & COLON and (not finished or after == report.after):
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
        rest = _rest(place, report, after, content)
        return place.draft(report, subject.words, "postposed" if len(rest) == 1 else "medial", *rest)
    if not closed and low[after] == "to":
        return None
    main = has_main_clause(reading, *content)
    comma = not closed and bool(tags[after] & (COMMA | DASH))
    if closed and (main or has_clause(reading, *content)) or (
        main and (mark or comma or "object" not in report.cue.frames and not _starts_clause(reading, after, end))
    ):
        rest = _rest(place, report, after, content)
        return place.draft(report, subject.words, "postposed" if len(rest) == 1 else "medial", *rest)
    if comma and content[1] - content[0] < 40:
        follow = after + 1
        if follow >= end or reading.quote_of[follow] >= 0 and _adverbial(reading, content) and not _goes_on(reading, follow):
            return None
        rest = _rest(place, report, after, content)
        if len(rest) > 1 and (has_clause(reading, follow, end) or reading.quote_of[follow] >= 0):
            return place.draft(report, subject.words, "medial", *rest)
    return None


def _goes_on(reading: Reading, mark: int) -> bool:
    """Whether a quotation starts in the middle of a sentence: Instead, he said, "they failed"."""
    return mark + 1 < len(reading.forms) and reading.forms[mark + 1][0].islower()


def _adverbial(reading: Reading, content: Words) -> bool:
    """Whether words are only an adverbial: "In a statement", "On Tuesday", "Asked about it"."""
    tag = reading.tags[content[0]]
    word = reading.low[content[0]]
    return bool(tag & (PREPOSITION | SUBORDINATOR | ADVERB | TIME | COORDINATOR)) or word.endswith(("ing", "ed", "ly"))


def _starts_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause starts right at ``first``."""
    if reading.tags[first] & (SUBORDINATOR | RELATIVE | PREPOSITION | COORDINATOR) and not reading.tags[first] & PERSONAL:
        return False
    return has_clause(reading, first, end)


def _rest(place: Place, report: Report, after: int, content: Words) -> list[Words]:
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
            if stop < end and not tags[stop - 2] & COMMA:
                stop = clause_end(reading, nxt, end, report, place.later, 0)
            return [content, (nxt, min(stop, end))]
        pure = reading.quote_of[content[0]] >= 0 and reading.quotes[reading.quote_of[content[0]]].last >= content[1] - 1
        word = low[nxt]
        if pure or k != after and not tags[after - 1] & CUE and k - after > 12:
            k = nxt
            continue
        if word in ("who", "whose", "referring", "according", "citing", "speaking", "a", "an", "the", "adding") and k == after and has_main_clause(reading, *content) or word.endswith("ing") and tags[nxt] & CUE:
            return [content]
        if word in ("who", "whose", "a", "an") or (word == "the" and not is_finite_soon(reading, nxt, end)):
            k = nxt
            continue
        if has_main_clause(reading, *content) and not (
            word in ("but", "and", "because", "that", "even", "though") and has_clause(reading, nxt + 1, end)
            or word in ("for", "by", "from", "to", "especially") and not _PLACES.intersection(low[nxt : nxt + 5])
        ):
            return [content]
        if tags[nxt] & COORDINATOR and any(nxt < other.at < nxt + 4 for other in place.later):
            return [content]
        if end - nxt < 2:
            return [content]
        return [content, (nxt, clause_end(reading, nxt, end, report, place.later, 0))]


_PLACES = frozenset("interview statement speech conference briefing hearing debate example now instance phone".split())


def is_finite_soon(reading: Reading, first: int, end: int) -> bool:
    """Whether a finite verb stands before the next comma."""
    stop = segment_end(reading, first, end)
    return any(is_finite(reading, k) for k in range(first, stop))


# -- statement last ---------------------------------------------------------------------------------------------------
def _preposed(place: Place, report: Report, subject: Subject) -> Draft | None:
    reading, end, later = place.reading, place.end, place.later
    tags, low = reading.tags, reading.low
    frames = report.cue.frames
    first = report.after
    words = subject.words

    def clause(start: int, rule: str) -> Draft | None:
        stop = clause_end(reading, start, end, report, later, subject.first)
        return place.draft(report, words, rule, (start, stop)) if stop > start else None

    if first >= end:
        return _next_paragraph(place, report, subject)
    closed = bool(tags[first] & BREAK) and reading.quote_of[first] < 0
    if frames & _PERSON and not closed:
        stop = noun_phrase_after(reading, first, end)
        if first < stop < end:
            if "person_to" in frames and (low[stop] == "to" or low[stop : stop + 2] == ["not", "to"] or reading.quote_of[stop] >= 0 and not frames & {"clause", "speech"}):
                return clause(first, "person to")
            if "person_of" in frames or "person_for" in frames:
                return clause(first, "person of")
        if "person_of" in frames:
            return clause(first, "person of") if stop > first else None
    if ("predicate" in frames or "as" in frames) and low[first] != "that":
        gap = low[first] == "as" and subject.first > place.a and low[subject.first - 1] in ("which", "that", "who", "whom", "what")
        if closed or tags[first] & (PREPOSITION | AUXILIARY | COORDINATOR) and not gap or _only_named(reading, report, subject):
            return None
        stop = predicate_end(reading, first, end, report, later, subject.first)
        relative = subject.first - 1
        pieces = [(relative, relative + 1)] if relative > place.done and low[relative] in ("which", "what", "whom") else []
        return place.draft(report, words, "called", *pieces, (first, stop)) if stop > first else None
    if frames & {"addressee", "hearer"} and not closed and low[first] != "that" and low[first] not in _QUESTION_WORDS and reading.quote_of[first] < 0:
        stop = noun_phrase_after(reading, first, end)
        if "hearer" in frames or stop < end and (low[stop] == "that" or tags[stop] & MARK or report.cue.lemma == "ask" and low[stop] in _QUESTION_WORDS):
            first = stop
    if low[first] == "to" and "infinitive" in frames:
        nxt = first + 1
        if nxt < end and (reading.quote_of[nxt] >= 0 or not tags[nxt] & (DETERMINER | POSSESSIVE | OBJECT) and reading.forms[nxt][0].islower()):
            return clause(first, "infinitive")
    start = skip_fillers(reading, first, end)
    opener = subject.first - 1
    if opener >= place.a and low[opener] == "as" and opener - place.a < 2 and start < end and tags[start] & COMMA:
        return clause(start + 1, "as reported") if start + 1 < end else None
    if start >= end:
        return _next_paragraph(place, report, subject) or _object(place, report, subject)
    if tags[start] & (COMMA | COLON | DASH) and reading.quote_of[start] < 0:
        start = _over_comma(reading, report, start, end)
        if start < 0:
            return _object(place, report, subject)
        if start >= end:
            return _next_paragraph(place, report, subject)
    if low[start] == "that" and frames & {"clause", "speech", "predicate"}:
        return clause(start + 1, "that clause") if start + 1 < end else None
    if reading.quote_of[start] >= 0 and frames & {"clause", "speech", "question"}:
        stop = reading.quotes[reading.quote_of[start]].last + 1
        if stop < end and (tags[stop] & (DASH | COMMA) or tags[stop - 2] & COMMA or low[stop] in _AFTER_QUOTATION):
            pieces = [(start, stop)]
            if tags[stop] & DASH:
                pieces = _rest(place, report, stop, (start, stop))
            while pieces[-1][1] + 1 < end and tags[pieces[-1][1]] & COORDINATOR and reading.quote_of[pieces[-1][1] + 1] >= 0:
                pieces[-1] = (pieces[-1][0], reading.quotes[reading.quote_of[pieces[-1][1] + 1]].last + 1)
            return place.draft(report, words, "quotation", *pieces)
        return clause(start, "quotation")
    if low[start] in _QUESTION_WORDS and frames & {"question", "clause"}:
        return clause(start, "question")
    if (low[start] == "to" or low[start] == "not" and low[start + 1 : start + 2] == ["to"]) and "infinitive" in frames:
        return clause(start, "infinitive")
    if "clause" in frames and not tags[start] & (BREAK & ~OPENER) and not _headless(reading, start, subject):
        draft = clause(start, "bare clause")
        if draft and is_finite(reading, start) and low[subject.first - 1] in ("which", "that", "what", "who") and subject.first - 1 > place.done:
            draft.pieces.insert(0, (subject.first - 1, subject.first))
            draft.rule = "relative clause"
        if draft and draft.pieces[-1][1] - start >= 2 and _reads_as_clause(reading, report, *draft.pieces[-1]):
            return draft
    return _object(place, report, subject)


def _headless(reading: Reading, start: int, subject: Subject) -> bool:
    """Whether a complement starts with its verb though nothing before the subject could be its own subject.

    "an act which Brook said *created* a climate" is a statement, "the deal announced Friday *would* last" is not.
    """
    if not is_finite(reading, start) or reading.tags[start] & CONTRACTED:
        return False
    before = subject.first - 1
    return before < 0 or bool(reading.tags[before] & (BREAK | COORDINATOR | SUBORDINATOR)) and reading.low[before] != "as"


_AFTER_QUOTATION = frozenset("as when after before while during though although".split())


def _only_named(reading: Reading, report: Report, subject: Subject) -> bool:
    """Whether "called" only gives a name: "a group called Bread for All", "the so called reform"."""
    if report.group < report.at or report.tense != "past":
        return False
    after = report.after
    named = reading.forms[after][0].isupper() or reading.quote_of[after] >= 0
    return reading.low[report.at - 1] == "so" or named and reading.low[subject.first] in ("a", "an", "another", "one")


def _reads_as_clause(reading: Reading, report: Report, first: int, end: int) -> bool:
    """Whether a complement without "that" is a clause: its finite verb comes after a subject of its own."""
    if report.cue.lemma in ("say", "tell") and end - first > 2 and not reading.tags[first] & PREPOSITION:
        return True
    if reading.tags[first] & CONTRACTED:
        return True
    for k in range(first, end):
        if reading.quote_of[k] >= 0:
            continue
        if is_finite(reading, k):
            return True
        if k == first:
            continue
        if reading.tags[k] & (COMMA | SEMICOLON | DASH | COLON | RELATIVE) or reading.tags[k] & SUBORDINATOR and not reading.tags[k] & PREPOSITION:
            return False
    return False


def _over_comma(reading: Reading, report: Report, comma: int, end: int) -> int:
    """Where a statement starts behind a comma or colon: at a quotation, a colon's rest or after an aside; -1 if nowhere."""
    tags, low = reading.tags, reading.low
    start = comma + 1
    if start >= end or tags[comma] & COLON or reading.quote_of[start] >= 0 or low[start] == "that":
        return start
    if tags[start] & PERSONAL and has_clause(reading, start, end) or low[start] in ("win", "if", "when", "while", "like"):
        return start
    if report.cue.lemma == "say" and has_clause(reading, start, segment_end(reading, start, end)) and not low[start].endswith("ing"):
        return start
    stop = segment_end(reading, start, end)
    while stop - start < 24 and stop + 1 < end and tags[stop] & (COMMA | COLON | DASH):
        if any(reading.tags[k] & CUE and reading.quote_of[k] < 0 and is_finite(reading, k) for k in range(start, stop)):
            return -1
        if reading.quote_of[stop + 1] >= 0 or low[stop + 1] == "that" or tags[stop] & COLON:
            return stop + 1
        stop = segment_end(reading, stop + 1, end)
    return -1


def _object(place: Place, report: Report, subject: Subject) -> Draft | None:
    reading, first = place.reading, report.after
    if "object" not in report.cue.frames or first >= place.end:
        return None
    tag = reading.tags[first]
    if reading.quote_of[first] < 0 and tag & (BREAK | PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR) and not tag & SUBJECT:
        return None
    stop = object_end(reading, first, place.end, report, place.later, subject.first)
    if report.cue.lemma == "respond to" and _CONTACTS.intersection(reading.low[first : first + 4]):
        return None
    if stop <= first:
        return None
    colon = stop
    while colon < place.end and colon < stop + 12 and not reading.tags[colon] & (BREAK & ~COMMA):
        colon += 1
    if colon + 1 < place.end and reading.tags[colon] & COLON and reading.quote_of[colon + 1] >= 0:
        quoted = reading.quotes[reading.quote_of[colon + 1]]
        return place.draft(report, subject.words, "object", (first, stop), (colon + 1, quoted.last + 1))
    return place.draft(report, subject.words, "object", (first, stop))


# "did not respond to a request for comment" tells that nothing was said
_CONTACTS = frozenset("request requests message messages call calls email emails inquiry inquiries attempt attempts".split())


def _next_paragraph(place: Place, report: Report, subject: Subject) -> Draft | None:
    """A reporting clause that ends in a colon, and the quotation that follows it."""
    reading = place.reading
    number = place.number + 1
    if number >= len(reading.sentences) or not report.cue.frames & {"speech", "clause"}:
        return None
    a, b = reading.sentences[number]
    tags = reading.tags
    last = reading.sentences[place.number][1] - 1
    if not tags[last] & (COLON | COMMA) or reading.quote_of[a] < 0:
        return None
    stop = min(b, reading.quotes[reading.quote_of[a]].last + 1)
    return place.draft(report, subject.words, "next paragraph", (a, stop))


def _subject_follows(place: Place, report: Report) -> Draft | None:
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
    if stop == begin:
        return None
    clipped = Place(reading, place.number, place.a, min(begin, end), place.done, None, [r for r in place.later if r.at < comma])
    draft = _preposed(clipped, report, Subject(begin, stop, "follows"))
    if draft:
        draft.pieces = [(first, min(last, begin)) for first, last in draft.pieces]
    return draft


def _verb_first(place: Place, report: Report) -> Draft | None:
    """Said Brook, who led the talks: "…" """
    reading, end = place.reading, place.end
    stop = noun_phrase_after(reading, report.after, end)
    if stop == report.after or "speech" not in report.cue.frames or stop >= end:
        return None
    for k in range(stop, min(end, stop + 25)):
        if reading.quote_of[k] >= 0:
            quoted = reading.quotes[reading.quote_of[k]]
            if quoted.first == k and reading.tags[k - 1] & (COMMA | COLON) and quoted.last - k > 3:
                return place.draft(report, (report.after, stop), "verb first", (k, end))
            return None
    return None


def _questioned(place: Place, report: Report) -> Draft | None:
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
    while start < end and (tags[start] & (ADVERB | TIME) or tags[start] & PREPOSITION and start + 1 < end and tags[start + 1] & TIME):
        start += 1
    if start < end and tags[start] & COMMA and start + 1 < end and reading.quote_of[start + 1] >= 0:
        return place.draft(report, mention, "questioned", (start + 1, end))
    if start >= end or not (low[start] in _QUESTION_WORDS or low[start] == "about" or report.cue.particle):
        return None
    if low[start] == "about":
        start += 1
    stop = segment_end(reading, start, end) if report.form != "passive" else clause_end(reading, start, end, report, place.later, 0)
    return place.draft(report, mention, "questioned", (start, stop)) if stop > start else None


def _reported_by(place: Place, report: Report) -> Draft | None:
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
    content = _content_before(place, report.at - 2 if reading.tags[report.at - 2] & COMMA else report.at - 1)
    return place.draft(report, mention, "as reported", content) if content and stop >= end else None


def _passive(place: Place, report: Report) -> Draft | None:
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
    while start < end and (tags[start] & ADVERB and not tags[start] & PREPOSITION):
        start += 1
    if start >= end or tags[start] & BREAK and reading.quote_of[start] < 0:
        return None
    stop = clause_end(reading, start, end, report, place.later, 0)
    if low[start] == "that" and frames & {"clause", "hearer"} and start + 1 < end:
        return place.draft(report, mention, "passive", (start + 1, stop))
    word = low[start]
    fits = (
        "person_of" in frames and word == "of"
        or "object" in frames and report.cue.stance in ("criticising", "praising") and word in ("for", "as")
        or "as" in frames and word == "as"
        or "predicate" in frames and not tags[start] & (PREPOSITION | SUBORDINATOR | COORDINATOR)
        or frames & {"person_to", "clause"} and word == "to" and report.cue.lemma in ("say", "ask", "urge", "tell", "report", "order")
    )
    if not fits:
        return None
    first = noun_phrase_before(reading, report.group, max(place.a, place.done))
    stop = predicate_end(reading, start, end, report, place.later, 0)
    by = next((k for k in range(start + 1, stop) if low[k] == "by" and reading.quote_of[k] < 0), -1)
    if mention is None and by > 0:
        agent = noun_phrase_after(reading, by + 1, end)
        if agent > by + 1 and (tags[by - 1] & MARK or "predicate" in frames):
            mention, stop = (by + 1, agent), by
    pieces = [(first, report.group)] if first < report.group else []
    return place.draft(report, mention, "passive", *pieces, (start, stop)) if stop > start else None
