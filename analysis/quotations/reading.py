"""The article laid out for the grammar: classes of words, quotations, sentences.

>>> from analysis.article import read_article
>>> reading = lay_out(read_article("Talks failed. Sen. Marsh said so."))
>>> len(reading.sentences)
2
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from analysis.article import Article
from analysis.quotations.cues import spoken_forms
from analysis.quotations.marks import Quoted, pair_marks
from analysis.quotations.misspelt import near_miss
from analysis.quotations.words import (
    BREAK,
    COMMA,
    CUE,
    DASH,
    FINITE,
    MARK,
    PREPOSITION,
    STOP,
    SUBORDINATOR,
    TIME,
    VERB,
    look_up,
    word_list,
)

__all__ = ["Reading", "lay_out"]

_LONGEST_SENTENCE = 400  # words; longer ones are lists, tables or text without full stops
_STARTERS = word_list("sentence_opener")


@dataclass(slots=True)
class Reading:
    """Parallel lists over the words of one article.

    ``tags`` holds class bits (words.py); ``quote_of`` the number of the quotation a word stands in, or -1;
    ``sentences`` are ranges of words, a quotation with several sentences of its own counting as one unit.
    ``landmarks`` are the words at which the grammar looks closer (cues, stops, colons, marks, relatives,
    words of sources), in text order: whoever needs one kind of them picks it out of these.
    """

    text: str
    forms: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    quotes: list[Quoted]
    quote_of: list[int]
    sentences: list[tuple[int, int]]
    paragraph_starts: list[int]
    landmarks: list[int]
    titles: dict[int, bool] = field(default_factory=dict)

    def quotes_between(self, a: int, b: int) -> list[Quoted]:
        """The quotations that start between words ``a`` and ``b``."""
        numbers = sorted({number for number in self.quote_of[a:b] if number >= 0})
        return [self.quotes[number] for number in numbers]

    def title_case(self, a: int, b: int) -> bool:
        """Whether the sentence ``a`` to ``b`` Is Written Like a Headline."""
        known = self.titles.get(a)
        if known is None:
            longer = [form for form in self.forms[a:b] if len(form) > 3 and form[0].isalpha()]
            known = 2 * sum(form[0].isupper() for form in longer) > 1.4 * len(longer)
            self.titles[a] = known
        return known


def lay_out(article: Article) -> Reading:
    """Classify every word, pair the marks and split the sentences of ``article``."""
    forms, starts, ends = article.forms, article.starts, article.ends
    low, tags, landmarks = look_up(forms)
    if "Will" in article.text:
        _spare_names(forms, low, tags)
    mended = _mend_cues(landmarks, low, tags)
    if mended:
        landmarks = sorted({*landmarks, *mended})
    marks = [k for k in landmarks if tags[k] & MARK]
    if "<" in article.text:
        _blank_markup(article, tags)
    quotes = pair_marks(article, marks)
    quote_of = [-1] * len(forms)
    for number, quoted in enumerate(quotes):
        quote_of[quoted.first : quoted.last + 1] = [number] * (quoted.last + 1 - quoted.first)
    paragraph_starts = [bisect_left(starts, begin) for begin, _ in article.paragraphs]
    reading = Reading(article.text, forms, low, starts, ends, tags, quotes, quote_of, [], paragraph_starts, landmarks)
    _split_sentences(reading, article.paragraphs)
    return reading


def _spare_names(forms: list[str], low: list[str], tags: list[int]) -> None:
    """Will as a name is no auxiliary: "While Will acknowledges"."""
    for k, form in enumerate(forms):
        if (
            form == "Will"
            and k + 1 < len(low)
            and (
                low[k + 1][-1] in "sd" or forms[k + 1][0].isupper() or (tags[k + 1] & FINITE and not tags[k + 1] & VERB)
            )
        ):
            tags[k] = 0


def _mend_cues(landmarks: list[int], low: list[str], tags: list[int]) -> list[int]:
    """Read a misspelt verb before "that" as the cue that it probably is; returns where there was one."""
    mended = []
    for k in landmarks:
        if low[k] == "that" and k and not tags[k - 1] and low[k - 1][-2:] in ("ed", "ng", "es", "ts", "ys"):
            form = near_miss(low[k - 1])
            if form:
                low[k - 1], tags[k - 1] = form, CUE
                mended.append(k - 1)
    return mended


_MARKUP = re.compile(r"<[^<>\n]{1,400}>")


def _blank_markup(article: Article, tags: list[int]) -> None:
    """Words inside a stray HTML tag are no words of the article."""
    for match in _MARKUP.finditer(article.text):
        first, end = bisect_left(article.starts, match.start()), bisect_left(article.starts, match.end())
        tags[first:end] = [0] * (end - first)


def _split_sentences(reading: Reading, paragraphs: list[tuple[int, int]]) -> None:
    forms, low, starts, ends, tags = reading.forms, reading.low, reading.starts, reading.ends, reading.tags
    quotes, quote_of, sentences = reading.quotes, reading.quote_of, reading.sentences
    stops = [k for k in reading.landmarks if tags[k] & STOP]
    abbreviations = [k for k, form in enumerate(forms) if form[-1] == "." and len(form) > 1 and not tags[k] & STOP]
    stops = sorted(stops + abbreviations)
    n = len(forms)
    at = 0
    for number, begin in enumerate(reading.paragraph_starts):
        end = reading.paragraph_starts[number + 1] if number + 1 < len(reading.paragraph_starts) else n
        first = begin
        while at < len(stops) and stops[at] < end:
            k = stops[at]
            at += 1
            if k < first:
                continue
            quoted = quote_of[k]
            nxt = k + 1
            while (
                nxt < end
                and (forms[nxt] in "\"”’'»)]″" or forms[nxt] == "''")
                and (starts[nxt] == ends[nxt - 1] or quote_of[nxt] == quoted)
            ):
                if quoted < 0 and quote_of[nxt] >= 0:
                    break
                nxt += 1
            if quoted >= 0 and nxt <= quotes[quoted].last:
                continue
            if nxt < end:
                following = forms[nxt]
                if following[0].islower() or following in ",;:." or (quoted >= 0 and tags[nxt] & DASH):
                    continue
                if len(forms[k]) > 1 and forms[k][-1] == "." and tags[k] & STOP == 0:
                    if following in '"“‘':
                        if nxt + 1 >= end or not forms[nxt + 1][0].isupper():
                            continue
                    elif low[nxt] not in _STARTERS:
                        continue
                    if low[k] in ("mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "gen.", "st.", "no."):
                        continue
                if starts[nxt] == ends[nxt - 1] and quote_of[nxt] < 0 and quoted < 0 and tags[k] & STOP == 0:
                    continue
                if quoted >= 0 and nxt > k + 1 and _reported_after(reading, nxt, end, forms[k] == "."):
                    continue
            sentences.append((first, nxt))
            first = nxt
        if first < end:
            sentences.append((first, end))
    if any(b - a > _LONGEST_SENTENCE for a, b in sentences):
        reading.sentences = [piece for a, b in sentences for piece in _shorter(reading, a, b)]


def _shorter(reading: Reading, a: int, b: int) -> list[tuple[int, int]]:
    """A sentence without end in pieces, so that the work for each word stays bounded; quotations stay whole."""
    pieces = []
    while b - a > _LONGEST_SENTENCE:
        cut = a + _LONGEST_SENTENCE
        number = reading.quote_of[cut]
        if number >= 0:
            cut = reading.quotes[number].last + 1
        if cut >= b:
            break
        pieces.append((a, cut))
        a = cut
    return [*pieces, (a, b)]


def _reported_after(reading: Reading, first: int, end: int, full: bool) -> bool:
    """Whether a quotation that ends in a stop is followed by its reporting clause: "Why?" Brook asked.

    Behind a ``full`` stop, "He added," opens the next quotation.
    """
    tags = reading.tags
    for k in range(first, min(end, first + 8)):
        tag = tags[k]
        if tag & CUE and k > first:
            if reading.low[k] in ("told", "tells") or (not full and reading.low[k] in ("asked", "asks")):
                return True
            after = k + 2 if k + 1 < end and reading.low[k + 1].endswith("ly") else k + 1
            following = tags[after] if after < end else STOP
            if full and following & (COMMA | PREPOSITION):
                return False
            if following & PREPOSITION and "that" in reading.low[k + 1 : k + 8]:
                return False
            if full and following & TIME:
                return after + 1 >= end or bool(tags[after + 1] & (STOP | TIME))
            return bool(following & (STOP | COMMA | PREPOSITION | TIME | MARK)) and reading.low[k] in spoken_forms()
        if tag & (BREAK | PREPOSITION | SUBORDINATOR):
            return False
    return False
