"""Find every attributed statement of an article.

>>> from analysis.article import read_article
>>> text = 'Ada Brook said the bridge was safe. "Nobody was hurt," she added.'
>>> [(text[s.fragments[0][0] : s.fragments[0][1]], s.rule) for s in find_statements(read_article(text))]
[('the bridge was safe', 'bare clause'), ('"Nobody was hurt,"', 'postposed')]

The article is laid out (reading.py), then read sentence by sentence: the cues outside quotation marks are looked at in
text order, each by the frames (frames.py); words that a statement has taken are not read again, since what is reported
inside a statement is part of it. Work stays close to cues and marks, so the time grows with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left

from analysis.article import Article
from analysis.quotations.cues import cue_nouns
from analysis.quotations.draft import Draft, Place, Report, Words
from analysis.quotations.frames import try_frames
from analysis.quotations.nominal import find_announced, find_nominal
from analysis.quotations.phrases import segment_end
from analysis.quotations.reading import Reading, lay_out
from analysis.quotations.signatures import find_signed
from analysis.quotations.sources import find_source
from analysis.quotations.statement import Span, Statement
from analysis.quotations.turns import find_turns, read_turn
from analysis.quotations.verbs import identify, is_finite
from analysis.quotations.words import COMMA, CONTRACTED, CUE, DASH, PERSONAL, SOURCE_WORDS, STOP

__all__ = ["find_statements"]

_SHORTEST_FLOATING = 4  # words, marks included; what is shorter inside a sentence is a title or a scare quote


def find_statements(article: Article) -> list[Statement]:
    """Every attributed statement of ``article``, in text order."""
    reading = lay_out(article)
    tags, quote_of = reading.tags, reading.quote_of
    cues = [k for k in reading.landmarks if tags[k] & CUE and quote_of[k] < 0]
    sources = [k for k in reading.landmarks if reading.low[k] in SOURCE_WORDS and quote_of[k] < 0]
    outside = _outside(reading, article)
    turns = find_turns(reading)
    drafts: list[Draft] = []
    at_cue = at_source = at_turn = 0
    turn_read = -1
    for number, (a, b) in enumerate(reading.sentences):
        first_cue = at_cue
        while at_cue < len(cues) and cues[at_cue] < b:
            at_cue += 1
        source = -1
        while at_source < len(sources) and sources[at_source] < b:
            source = sources[at_source]
            at_source += 1
        if outside:
            a = _inside(outside, a)
            if a >= b:
                continue
        while at_turn < len(turns) and turns[at_turn].end <= a:
            at_turn += 1
        if at_turn < len(turns) and (turns[at_turn].label[0] == a or turns[at_turn].content <= a):
            if at_turn > turn_read:
                drafts.append(read_turn(reading, number, turns[at_turn]))
                turn_read = at_turn
            continue
        found: list[Draft] = []
        if at_cue > first_cue or source >= 0:
            found = _read_sentence(reading, number, a, b, cues[first_cue:at_cue], source)
        if not found:
            announced = find_signed(reading, number, a, b) or find_announced(reading, number, a, b)
            if announced:
                found = [announced]
            elif drafts and drafts[-1].sentence == number - 1:
                _go_on(reading, number, a, b, drafts[-1])
        drafts.extend(found)
    return [_statement(reading, draft) for draft in drafts]


def _outside(reading: Reading, article: Article) -> list[Words]:
    """The words of datelines and of site furniture: nobody's statements."""
    return [
        (bisect_left(reading.starts, part.start), bisect_left(reading.starts, part.end))
        for part in article.parts
        if part.kind in ("dateline", "furniture")
    ]


def _inside(outside: list[Words], a: int) -> int:
    """Where a sentence that starts at ``a`` starts behind its dateline."""
    number = bisect_left(outside, (a + 1, 0)) - 1
    return outside[number][1] if number >= 0 and outside[number][1] > a else a


def _read_sentence(reading: Reading, number: int, a: int, b: int, cues: list[int], source: int) -> list[Draft]:
    """The statements of one sentence: those of its verbs, then of its nouns, then of a source without a verb."""
    end = _without_stop(reading, a, b)
    reports = [report for report in (identify(reading, k, a, b) for k in cues) if report]
    found: list[Draft] = []
    done = a
    closing, stop = _closing(reading, end, reports)
    outer = _outer(reading, number, a, stop, closing)
    if outer:
        found.append(outer)
        done = stop
    for n, report in enumerate(reports):
        if report.at < done:
            continue
        place = Place(reading, number, a, end, done, found[-1] if found else None, reports[n + 1 :])
        draft = try_frames(place, report)
        if draft:
            found.append(draft)
            done = max(draft.pieces[-1][1], report.after)
    verbs = {report.at for report in reports}
    for k in cues:
        if k not in verbs and reading.low[k] in cue_nouns() and not _taken(found, k):
            draft = find_nominal(reading, number, a, end, k)
            if draft:
                first, last = draft.pieces[0]
                if any(other.pieces[0][0] == first for other in found):
                    continue  # "said in a statement that"
                found = [other for other in found if not first <= other.pieces[0][0] < last]
                found = sorted([*found, draft], key=lambda other: other.pieces[0])
    if source >= 0:
        draft = find_source(reading, number, a, end, source, found)
        if draft:
            found.append(draft)
    return found


def _without_stop(reading: Reading, a: int, b: int) -> int:
    """The end of a sentence before its full stop."""
    while b > a and reading.tags[b - 1] & STOP and reading.quote_of[b - 1] < 0:
        b -= 1
    return b


def _taken(found: list[Draft], k: int) -> bool:
    """Whether word ``k`` stands inside a statement."""
    return any(first <= k < last for draft in found for first, last in draft.pieces)


def _closing(reading: Reading, end: int, reports: list[Report]) -> tuple[list[Report], int]:
    """The reports up to the last that is no participle, and the end of its clause: "…, Brook said, adding that …"."""
    for number in range(len(reports), 0, -1):
        if reports[number - 1].form != "ing":
            return reports[:number], end
        comma = reports[number - 1].group - 1
        if not reading.tags[comma] & COMMA:
            break
        end = comma
    return reports, end


def _outer(reading: Reading, number: int, a: int, end: int, reports: list[Report]) -> Draft | None:
    """A reporting clause that closes the sentence attributes all of it, reported speech inside included."""
    if len(reports) < 2 or reading.quote_of[a] >= 0:
        return None
    report, first = reports[-1], reports[0].at
    if report.form != "finite" or "speech" not in report.cue.frames:
        return None  # no such clause stands behind what it reports
    inner = any(reading.tags[quoted.last - 1] & COMMA for quoted in reading.quotes_between(first, report.at))
    draft = try_frames(Place(reading, number, a, end, a, None, []), report)
    if draft is None or draft.rule not in ("postposed", "inverted") or draft.mention is None:
        return None
    if reading.tags[draft.mention[0]] & PERSONAL and (inner or reports[0].cue.lemma == report.cue.lemma):
        return None  # The mayor said A, but B, he said. He said "A," and B, he added.
    if inner and reports[0].form == "finite":
        return None  # Hale said "A," and B, Brook said.
    behind = max(report.after, draft.mention[1])
    if draft.rule == "postposed" and any(is_finite(reading, k) for k in range(behind, end)):
        return None
    return draft if segment_end(reading, behind, end) >= end and draft.pieces[0][0] <= first else None


def _go_on(reading: Reading, number: int, a: int, b: int, last: Draft) -> None:
    """A sentence without a reporting clause goes on what was quoted right before it: it is one quotation, or has one.

    This is how news writes what somebody said at length: "A," Brook said. "B." ¶ "C." Behind a statement without
    marks only a sentence of the same paragraph does so: Brook said that A. It was "B."
    """
    if last.pieces[-1][1] > a:
        return
    number_of = reading.quote_of[a]
    if number_of >= 0 and reading.quotes[number_of].first == a and reading.quotes[number_of].last + 2 >= b:
        quoted = reading.quotes[number_of]
        if quoted.last - a > 1:
            last.pieces.append((a, min(b, quoted.last + 1)))
            last.sentence = number
        return
    quoted_before = reading.quote_of[last.pieces[-1][0]] >= 0
    if not quoted_before and (last.rule not in ("that clause", "bare clause") or _opens_paragraph(reading, a)):
        return
    if any(q.first >= a and q.last < b and q.last - q.first > _SHORTEST_FLOATING for q in reading.quotes_between(a, b)):
        last.pieces.append((a, max(a + 1, _without_stop(reading, a, b))))
        last.sentence = number


def _opens_paragraph(reading: Reading, a: int) -> bool:
    """Whether a paragraph starts at word ``a``."""
    number = bisect_left(reading.paragraph_starts, a)
    return number < len(reading.paragraph_starts) and reading.paragraph_starts[number] == a


def _statement(reading: Reading, draft: Draft) -> Statement:
    """The draft as offsets into the text, without commas and stops at its edges."""
    tags, quote_of = reading.tags, reading.quote_of
    fragments: list[Span] = []
    inside = outside = False
    spoken = draft.rule in ("turn", "label")
    for first, end in draft.pieces:
        while first < end - 1 and tags[first] & (COMMA | DASH) and quote_of[first] < 0:
            first += 1
        while end > first + 1 and tags[end - 1] & (COMMA | STOP) and quote_of[end - 1] < 0:
            if spoken and reading.forms[end - 1] in ("?", "!"):
                break
            end -= 1
        fragments.append((reading.starts[first], reading.ends[end - 1]))
        inside = inside or _has_words(reading, first, end, quoted=True)
        if len(draft.pieces) == 1 or end - first > 1:  # "which" before what was said of it does not count
            outside = outside or _has_words(reading, first, end, quoted=False)
    fragments.sort()
    direct = draft.rule == "turn" or (inside and not outside)
    return Statement(
        fragments=tuple(fragments),
        kind="direct" if direct else "mixed" if inside else "indirect",
        cue=_span(reading, draft.cue),
        cue_lemma=draft.lemma,
        mention=_mention(reading, draft.mention),
        via=_span(reading, draft.via),
        rule=draft.rule,
        same_source=draft.same_source,
    )


def _has_words(reading: Reading, first: int, end: int, quoted: bool) -> bool:
    """Whether any of the words ``first`` to ``end`` that are no marks stands inside quotation marks, or outside."""
    forms, held = reading.forms, reading.quote_of[first:end]
    if held.count(-1) == (len(held) if quoted else 0):
        return False
    return any((number >= 0) is quoted and forms[k][0].isalnum() for k, number in enumerate(held, start=first))


def _span(reading: Reading, words: Words | None) -> Span | None:
    return (reading.starts[words[0]], reading.ends[words[1] - 1]) if words else None


def _mention(reading: Reading, words: Words | None) -> Span | None:
    """The span of a mention without a contracted auxiliary: "he" of "he's said"."""
    span = _span(reading, words)
    if span and words and reading.tags[words[1] - 1] & CONTRACTED:
        form = reading.forms[words[1] - 1]
        cut = max(form.rfind("'"), form.rfind("’"))
        if cut > 0:
            return (span[0], span[1] - len(form) + cut)
    return span
