"""Find every attributed statement of an article.

>>> from analysis.article import read_article
>>> text = 'Ada Brook said the bridge was safe. "Nobody was hurt," she added.'
>>> [(text[s.fragments[0][0] : s.fragments[0][1]], s.rule) for s in find_statements(read_article(text))]
[('the bridge was safe', 'bare clause'), ('"Nobody was hurt,"', 'postposed')]
"""

from __future__ import annotations

from bisect import bisect_left

from analysis.article import Article
from analysis.quotations.cues import cue_nouns
from analysis.quotations.draft import Draft, Place, Report, Words
from analysis.quotations.frames import try_frames
from analysis.quotations.nominal import find_nominal
from analysis.quotations.phrases import segment_end
from analysis.quotations.reading import Reading, lay_out
from analysis.quotations.sources import SOURCE_WORDS, find_source
from analysis.quotations.statement import Span, Statement
from analysis.quotations.turns import Turn, find_turns
from analysis.quotations.verbs import identify
from analysis.quotations.words import CLOSER, COMMA, CUE, DASH, OPENER, STOP

__all__ = ["find_statements"]


def find_statements(article: Article) -> list[Statement]:
    """Every attributed statement of ``article``, in text order."""
    reading = lay_out(article)
    cues = [k for k, tag in enumerate(reading.tags) if tag & CUE and reading.quote_of[k] < 0]
    sources = [k for k, word in enumerate(reading.low) if word in SOURCE_WORDS and reading.quote_of[k] < 0]
    turns = find_turns(reading)
    outside = _outside(reading, article)
    drafts: list[Draft] = []
    at_cue = at_source = at_turn = 0
    for number, (a, b) in enumerate(reading.sentences):
        here = []
        while at_cue < len(cues) and cues[at_cue] < b:
            here.append(cues[at_cue])
            at_cue += 1
        source = -1
        while at_source < len(sources) and sources[at_source] < b:
            source = sources[at_source]
            at_source += 1
        if outside:
            a = _inside(reading, outside, a, b)
            if a >= b:
                continue
        while at_turn < len(turns) and turns[at_turn].end <= a:
            at_turn += 1
        if (
            at_turn < len(turns)
            and turns[at_turn].content < b
            and (turns[at_turn].label[0] == a or turns[at_turn].content <= a)
        ):
            turn = turns[at_turn]
            if turn.label[0] == a or turn.content == a:
                drafts.append(_read_turn(reading, number, turn))
            continue
        found: list[Draft] = []
        if here or source >= 0:
            found = _read_sentence(reading, number, a, b, here, source)
        if not found and (
            any(reading.quote_of[k] >= 0 for k in range(a, b))
            if drafts and drafts[-1].sentence == number - 1
            else reading.quote_of[a] >= 0
        ):
            _attach_floating(reading, number, a, b, drafts, False)
        drafts.extend(found)
    return [_statement(reading, draft) for draft in drafts]


def _outside(reading: Reading, article: Article) -> list[Words]:
    """The words of datelines and of site furniture: nobody's statements."""
    return [
        (bisect_left(reading.starts, part.start), bisect_left(reading.starts, part.end))
        for part in article.parts
        if part.kind in ("dateline", "furniture")
    ]


def _inside(reading: Reading, outside: list[Words], a: int, b: int) -> int:
    """Where a sentence starts behind a dateline; ``b`` where nothing of it is analysed."""
    number = bisect_left(outside, (a + 1, 0)) - 1
    return outside[number][1] if number >= 0 and outside[number][1] > a else a


def _read_turn(reading: Reading, number: int, turn: Turn) -> Draft:
    """What a labelled paragraph says, without "(laughter)" and the like."""
    pieces = []
    first = turn.content
    for k in range(turn.content, turn.end):
        if reading.tags[k] & OPENER and reading.low[k + 1 : k + 2] and reading.low[k + 1] in _NOISES:
            if k > first:
                pieces.append((first, k))
            first = turn.end
        elif first == turn.end and reading.tags[k] & CLOSER:
            first = k + 1
    if first < turn.end:
        pieces.append((first, turn.end))
    colon = turn.label[1]
    cue = (colon, colon + 1) if reading.low[colon] == ":" else None
    return Draft(
        pieces or [(turn.content, turn.end)], cue, ":", turn.label, "turn" if turn.transcript else "label", number
    )


_NOISES = frozenset(
    "laughter inaudible applause crosstalk laughing laughs cheers off-mike unintelligible pause through".split()
)


def _read_sentence(reading: Reading, number: int, a: int, b: int, cues: list[int], source: int) -> list[Draft]:
    end = b
    while end > a and reading.tags[end - 1] & STOP and reading.quote_of[end - 1] < 0:
        end -= 1
    reports = [report for report in (identify(reading, k, a, b) for k in cues) if report]
    verbs = {report.at for report in reports}
    nouns = [k for k in cues if k not in verbs and reading.low[k] in cue_nouns()]
    found: list[Draft] = []
    done = a
    outer = _outer(reading, number, a, end, reports)
    if outer:
        found.append(outer)
        done = end
    for n, report in enumerate(reports):
        if report.at < done:
            continue
        place = Place(reading, number, a, end, done, found[-1] if found else None, reports[n + 1 :])
        draft = try_frames(place, report)
        if draft:
            found.append(draft)
            done = max(draft.pieces[-1][1], report.after)
    for k in nouns:
        if not any(first <= k < last for draft in found for first, last in draft.pieces):
            extra = find_nominal(reading, number, a, end, k)
            if extra:
                inside = [draft for draft in found if extra.pieces[0][0] <= draft.pieces[0][0] < extra.pieces[0][1]]
                found = sorted((d for d in [*found, extra] if d not in inside), key=lambda draft: draft.pieces[0])
    if source >= 0:
        extra = find_source(reading, number, a, end, source, found)
        if extra:
            found.append(extra)
    return found


def _outer(reading: Reading, number: int, a: int, end: int, reports: list[Report]) -> Draft | None:
    """A reporting clause that closes the sentence attributes all of it, reported speech inside included."""
    if len(reports) < 2:
        return None
    report = reports[-1]
    first = reports[0].at
    if reading.quote_of[a] >= 0 or any(
        reading.tags[k] & COMMA and reading.quote_of[k] >= 0 and k + 1 == reading.quotes[reading.quote_of[k]].last
        for k in range(first, report.at)
    ):
        return None
    draft = try_frames(Place(reading, number, a, end, a, None, []), report)
    if draft and draft.rule in ("postposed", "inverted") and draft.pieces[0][0] <= first and draft.mention:
        if segment_end(reading, max(report.after, draft.mention[1]), end) >= end:
            return draft
    return None


def _attach_floating(reading: Reading, number: int, a: int, b: int, drafts: list[Draft], cues: bool) -> None:
    """A sentence that is one quotation, or has one in it, goes on what was quoted in the sentence before."""
    if not drafts:
        return
    last = drafts[-1]
    if last.pieces[-1][1] > a or last.sentence < number - 1:
        return
    quoted = reading.quotes[reading.quote_of[a]] if reading.quote_of[a] >= 0 else None
    if quoted and quoted.first == a and quoted.last + 2 >= b:
        if quoted.last - a < 4:
            return
        last.pieces.append((a, min(b, quoted.last + 1)))
        last.sentence = number
        return
    if cues or a in reading.paragraph_starts or reading.quote_of[last.pieces[-1][0]] < 0:
        return
    if any(q.first >= a and q.last < b and q.last - q.first > 4 for q in reading.quotes_between(a, b)):
        end = b
        while end > a + 1 and reading.tags[end - 1] & STOP and reading.quote_of[end - 1] < 0:
            end -= 1
        last.pieces.append((a, end))
        last.sentence = number


def _statement(reading: Reading, draft: Draft) -> Statement:
    tags, quote_of = reading.tags, reading.quote_of
    fragments: list[Span] = []
    inside = outside = 0
    for first, end in draft.pieces:
        while first < end - 1 and tags[first] & (COMMA | DASH) and quote_of[first] < 0:
            first += 1
        while end > first + 1 and tags[end - 1] & (COMMA | STOP) and quote_of[end - 1] < 0:
            end -= 1
        fragments.append((reading.starts[first], reading.ends[end - 1]))
        for k in range(first, end):
            if reading.forms[k][0].isalnum():
                if quote_of[k] >= 0:
                    inside += 1
                else:
                    outside += 1
    fragments.sort()

    def span(words: Words | None) -> Span | None:
        return (reading.starts[words[0]], reading.ends[words[1] - 1]) if words else None

    return Statement(
        fragments=tuple(fragments),
        kind="indirect" if not inside else "mixed" if outside else "direct",
        cue=span(draft.cue),
        cue_lemma=draft.lemma,
        mention=span(draft.mention),
        via=span(draft.via),
        rule=draft.rule,
        same_source=draft.same_source,
    )
