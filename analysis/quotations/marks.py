"""Quotation marks: which open, which close, and what stands between them.

>>> from analysis.article import read_article
>>> article = read_article('He said: "Not yet." Then he left.')
>>> [article.text[q.start : q.end] for q in pair_marks(article)]
['"Not yet."']

Marks are paired within a paragraph: straight, curly, ``…'' and guillemets, and British single marks, which are told
from apostrophes. Of nested marks only the outer count. A mark that is missing is put where it belongs: a quotation
that is never closed ends before its reporting clause or runs to the end of its paragraph (where the next one opens
again, it goes on there; where none opens before the mark that closes, it goes on to that mark); one that is never
opened starts with its sentence. A mark that belongs nowhere is ignored.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.article import Article
from analysis.quotations.cues import spoken_forms

__all__ = ["Quoted", "pair_marks"]

_OPENING = frozenset(["“", "„", "‟", "«", "``", "â€œ"])
_CLOSING = frozenset(["”", "»", "''", "″", "â€\x9d", "â€"])
_STRAIGHT = frozenset(['"'])
_DOUBLE = _OPENING | _CLOSING | _STRAIGHT
_SINGLE_OPENING = frozenset(["‘", "‚", "‹", "â€˜"])
_SINGLE = _SINGLE_OPENING | frozenset(["'", "’", "`", "›", "â€™"])
_ENDS = frozenset(".,?!…")
_STOPS = frozenset([".", "?", "!", "…"])
_LONGEST = 2000  # words; what is longer is a mark gone astray
_LONGEST_TAG = 9  # words of "said the mayor of Oakville" at the end of a paragraph
_MOST_PARAGRAPHS = 8  # in which a quotation goes on without a mark at their start


class Quoted(NamedTuple):
    """A stretch inside quotation marks: words ``first`` to ``last`` and text ``start`` to ``end``, marks included."""

    first: int
    last: int
    start: int
    end: int
    closed: bool


class _Paragraph(NamedTuple):
    """One paragraph: its marks, its first and last word, whether the next one opens with a mark."""

    article: Article
    marks: list[int]
    first: int
    last: int
    goes_on: bool

    def quoted(self, first: int, last: int, closed: bool = True) -> Quoted:
        """The quotation from word ``first`` to ``last``."""
        return Quoted(first, last, self.article.starts[first], self.article.ends[last], closed)


def pair_marks(article: Article, marks: Iterable[int] | None = None) -> list[Quoted]:
    """Pair the quotation marks of ``article``, paragraph by paragraph, in text order.

    ``marks`` are the words that are marks, where the caller knows them.
    """
    forms, starts = article.forms, article.starts
    marks = range(len(forms)) if marks is None else marks
    double = [k for k in marks if forms[k] in _DOUBLE]
    single = [k for k in marks if forms[k] in _SINGLE]
    if not double and not single:
        return []
    british = sum(_opens_single(article, k) for k in single) > len(double) // 2
    # Every word stands in a paragraph, so that each paragraph ends where the next one starts.
    bounds = list(pairwise([*(bisect_left(starts, begin) for begin, _ in article.paragraphs), len(forms)]))
    doubles_of = [double[bisect_left(double, first) : bisect_left(double, stop)] for first, stop in bounds]
    found: list[Quoted] = []
    until = -1
    for number, (first, stop) in enumerate(bounds):
        doubles = doubles_of[number]
        if number <= until:
            last = doubles.pop(0) if number == until else stop - 1
            found.append(Quoted(first, last, starts[first], article.ends[last], number == until))
            first = last + 1
        singles = single[bisect_left(single, first) : bisect_left(single, stop)] if single else []
        following = forms[stop] if stop < len(forms) else ""
        if singles and (not doubles or _outer_single(article, singles, doubles, british)):
            found.extend(_pair_single(_Paragraph(article, singles, first, stop - 1, following in _SINGLE)))
        elif doubles:
            goes_on = following in _DOUBLE
            if not goes_on and len(doubles) % 2:
                until = max(until, _closed_later(article, doubles_of, number))
            found.extend(_pair_double(_Paragraph(article, doubles, first, stop - 1, goes_on or until > number)))
    return [quoted for quoted in found if quoted.last - quoted.first <= _LONGEST]


def _closed_later(article: Article, doubles_of: Sequence[list[int]], number: int) -> int:
    """The paragraph that closes what paragraph ``number`` leaves open though none between opens it anew; else -1."""
    if _direction(article, doubles_of[number], len(doubles_of[number]) - 1, -1) != 1:
        return -1
    for later in range(number + 1, min(number + 1 + _MOST_PARAGRAPHS, len(doubles_of))):
        marks = doubles_of[later]
        if marks:
            closes = len(marks) % 2 and _leans(article, marks[0]) == -1 and article.forms[marks[0] - 1][-1] in _ENDS
            return later if closes else -1
    return -1


def _outer_single(article: Article, singles: list[int], doubles: list[int], british: bool) -> bool:
    """Whether a paragraph's single marks are the outer ones: 'He said "no" to me,' she said."""
    if singles[0] > doubles[0] or not _opens_single(article, singles[0]):
        return False
    around = any(k > doubles[-1] and article.forms[k - 1][-1] in _ENDS for k in singles)
    return british or (around and len(doubles) > 1)


def _leans(article: Article, k: int) -> int:
    """1 if mark ``k`` opens by the spaces around it, -1 if it closes, 0 if they do not tell."""
    text = article.text
    before = text[article.starts[k] - 1 : article.starts[k]] or " "
    after = text[article.ends[k] : article.ends[k] + 1] or " "
    space_before = before.isspace() or before in "([{—–-/‘'"
    space_after = after.isspace() or after in ")]},.;:?!—–-’'"
    return space_before - space_after


def _pair_double(paragraph: _Paragraph) -> list[Quoted]:
    article, marks = paragraph.article, paragraph.marks
    forms = article.forms
    found: list[Quoted] = []
    balanced = sum(forms[k] in _OPENING for k in marks) == sum(forms[k] in _CLOSING for k in marks)
    opened = -1
    inner = 0
    for n, k in enumerate(marks):
        leans = _direction(article, marks, n, opened)
        if balanced and opened >= 0 and forms[k] not in _STRAIGHT:
            if leans == 1:
                inner += 1  # “ inside “
                continue
            if inner:
                inner -= 1
                continue
        if leans == 1 and opened >= 0 and opened == k - 1 and article.starts[k] == article.ends[opened]:
            continue  # the same mark twice: "“
        if leans == 1 and opened >= 0:
            if forms[k - 1][-1] in _ENDS and k - opened > 3:
                found.append(paragraph.quoted(opened, k - 1, closed=False))
                opened = k
            elif forms[k] in _STRAIGHT:
                found.append(paragraph.quoted(opened, k))
                opened = -1
        elif leans == 1:
            opened = k
        elif leans == -1 and opened >= 0:
            if k > opened + 1:
                found.append(paragraph.quoted(opened, k))
            opened = -1
        elif leans == -1 and k > paragraph.first and forms[k - 1][-1] in _ENDS:
            first = _sentence_before(paragraph, k, found[-1].last + 1 if found else paragraph.first)
            if first < k - 1:
                found.append(paragraph.quoted(first, k))
    if opened >= 0 and paragraph.last > opened:
        last = _end_of_unclosed(paragraph, opened)
        if last > opened:
            found.append(paragraph.quoted(opened, last, closed=False))
    return found


def _direction(article: Article, marks: list[int], n: int, opened: int) -> int:
    """Whether mark ``n`` opens (1) or closes (-1), given whether a quotation is open; 0 for no mark at all (6")."""
    k = marks[n]
    form = article.forms[k]
    leans = _leans(article, k)
    if form in _OPENING:
        return -1 if opened >= 0 and leans == -1 else 1
    if form in _CLOSING:
        return 1 if opened < 0 and leans == 1 else -1
    if leans == -1 and opened < 0 and k:
        before = article.forms[k - 1]
        if before[-1].isdigit() and article.ends[k - 1] == article.starts[k]:
            return 0
        # a space on the wrong side: said," We …"
        if before[-1] not in ".?!…" and n + 1 < len(marks) and _leans(article, marks[n + 1]) == -1:
            return 1
    return leans or (1 if opened < 0 else -1)


def _sentence_before(paragraph: _Paragraph, mark: int, floor: int) -> int:
    """Where the sentence starts that a mark closes though none opened it."""
    forms = paragraph.article.forms
    for k in range(mark - 2, max(floor, mark - _LONGEST) - 1, -1):
        if forms[k] in _STOPS:
            return k + 1
    return floor


def _end_of_unclosed(paragraph: _Paragraph, opened: int) -> int:
    """The last word of a quotation that is never closed, or -1 where the mark is a stray one."""
    article = paragraph.article
    forms = article.forms
    spoken = spoken_forms()
    if paragraph.goes_on:
        # Its own mark may be missing all the same: “We sail at dawn, said the mayor. ¶ “We sail with you.”
        for k in range(paragraph.last - 1, max(opened + 3, paragraph.last - _LONGEST_TAG), -1):
            if forms[k] == "," and forms[k + 1] in ("said", "says") and k + 2 < paragraph.last:
                return k
        return paragraph.last
    for k in range(opened + 3, min(paragraph.last, opened + _LONGEST)):
        if forms[k] != ",":
            continue
        for cue in range(k + 1, min(k + 5, paragraph.last + 1)):
            if forms[cue] in spoken:
                ends = cue == paragraph.last or forms[cue + 1] in _STOPS or forms[cue + 1] == ","
                if ends or (cue == k + 1 and forms[cue + 1][0].isupper()):
                    return k
    before = forms[opened - 1] if opened > paragraph.first else ","
    if before in (",", ":", "-", "--", "—", "–", "(") or before.lower() in spoken or before[-1] in ".?!":
        return paragraph.last
    return -1


def _opens_single(article: Article, k: int) -> bool:
    """Whether single mark ``k`` may open a quotation: not the apostrophe of 'em or '90s."""
    forms = article.forms
    if k + 1 >= len(forms) or article.starts[k + 1] != article.ends[k] or not forms[k + 1][0].isalpha():
        return False
    if forms[k] in _SINGLE_OPENING:
        return True
    return (
        forms[k] != "’"
        and _leans(article, k) == 1
        and forms[k + 1].lower() not in ("em", "til", "tis", "twas", "cause")
    )


def _pair_single(paragraph: _Paragraph) -> list[Quoted]:
    """British marks: the apostrophe of a plural ("the lads' boots") is told from the mark that closes."""
    article, marks = paragraph.article, paragraph.marks
    forms, starts, ends = article.forms, article.starts, article.ends
    closing = [
        k > 0
        and ends[k - 1] == starts[k]
        and (k + 1 >= len(forms) or starts[k + 1] > ends[k] or not forms[k + 1][0].isalnum())
        for k in marks
    ]
    sure = [closes and forms[k - 1][-1] in _ENDS for k, closes in zip(marks, closing, strict=True)]
    last_sure = max((n for n, certain in enumerate(sure) if certain), default=-1)
    found: list[Quoted] = []
    opened = -1
    for n, k in enumerate(marks):
        if opened < 0:
            if _opens_single(article, k):
                opened = k
            continue
        if not closing[n]:
            continue
        plural = not sure[n] and forms[k - 1].endswith("s") and k + 1 < len(forms) and forms[k + 1][0].islower()
        if plural and last_sure > n:
            continue
        if k > opened + 1:
            found.append(paragraph.quoted(opened, k))
        opened = -1
    if opened >= 0 and paragraph.goes_on and forms[opened] != "'":
        found.append(paragraph.quoted(opened, paragraph.last, closed=False))
    return found
