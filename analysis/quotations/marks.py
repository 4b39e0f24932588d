"""Quotation marks: which open, which close, and what stands between them.

>>> from analysis.article import read_article
>>> article = read_article('He said: "Not yet." Then he left.')
>>> [article.text[q.start : q.end] for q in pair_marks(article)]
['"Not yet."']

Marks are paired within a paragraph. A mark that is missing is put where it belongs: a quotation that is never closed
runs to the end of its paragraph, one that is never opened starts with its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from analysis.article import Article

__all__ = ["Quoted", "pair_marks"]

_OPENING = frozenset("“„«``‟")
_CLOSING = frozenset(["”", "»", "''", "″"])
_STRAIGHT = frozenset(['"'])
_SINGLE_OPENING = frozenset("‘‚‹")
_DOUBLE = frozenset(['"', "“", "”", "„", "‟", "«", "»", "``", "''", "″"])
_SINGLE = frozenset(["'", "‘", "’", "`", "‚", "‹", "›"])
_ENDS = frozenset(".,?!…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch inside quotation marks: tokens ``first`` to ``last`` and text ``start`` to ``end``, marks included."""

    first: int
    last: int
    start: int
    end: int
    opened: bool
    closed: bool


def pair_marks(article: Article) -> list[Quoted]:
    """Pair the quotation marks of ``article``, paragraph by paragraph, in text order."""
    forms, starts, text = article.forms, article.starts, article.text
    double = [k for k, form in enumerate(forms) if form in _DOUBLE]
    single = [k for k, form in enumerate(forms) if form in _SINGLE]
    if not double and not single:
        return []
    found: list[Quoted] = []
    for begin, end in article.paragraphs:
        low, high = bisect_left(double, bisect_left(starts, begin)), bisect_left(double, bisect_left(starts, end))
        if low < high:
            _pair(article, double[low:high], begin, end, found)
        elif single:
            low, high = bisect_left(single, bisect_left(starts, begin)), bisect_left(single, bisect_left(starts, end))
            if high - low > 1 or (low < high and text[starts[single[low]]] == "‘"):
                _pair_single(article, single[low:high], begin, end, found)
    return found


def _leans(article: Article, k: int) -> int:
    """1 if the mark opens by the spaces around it, -1 if it closes, 0 if they do not tell."""
    text = article.text
    before = text[article.starts[k] - 1 : article.starts[k]] if article.starts[k] else " "
    after = text[article.ends[k] : article.ends[k] + 1] or " "
    space_before = before.isspace() or before in "([{—–-/" or before in "‘'"
    space_after = after.isspace() or after in ")]},.;:?!—–-" or after in "’'"
    if space_before and not space_after:
        return 1
    if space_after and not space_before:
        return -1
    return 0


def _pair(article: Article, marks: list[int], begin: int, end: int, found: list[Quoted]) -> None:
    forms, starts, ends = article.forms, article.starts, article.ends
    first_token = bisect_left(starts, begin)
    last_token = bisect_left(starts, end) - 1
    opened = -1
    for n, k in enumerate(marks):
        form = forms[k]
        lean = 1 if form in _OPENING else -1 if form in _CLOSING else _leans(article, k)
        if form in _CLOSING and _leans(article, k) == 1 and opened < 0:
            lean = 1
        if lean == 0:
            lean = 1 if opened < 0 else -1
        if lean == -1 and opened < 0 and form in _STRAIGHT and k > first_token and forms[k - 1][-1] not in ".?!…":
            # a space on the wrong side: said," We …"
            if n + 1 < len(marks) and _leans(article, marks[n + 1]) == -1 and k + 1 < len(forms):
                lean = 1
        if form == "“" and opened >= 0 and _leans(article, k) == -1:
            lean = -1
        if lean == 1 and opened == k - 1 and starts[k] == ends[opened]:
            continue
        if lean == 1:
            if opened >= 0:
                if forms[k - 1][-1] in _ENDS and k - opened > 3:
                    found.append(Quoted(opened, k - 1, starts[opened], ends[k - 1], True, False))
                    opened = k
                elif form in _STRAIGHT:
                    found.append(Quoted(opened, k, starts[opened], ends[k], True, True))
                    opened = -1
                continue
            opened = k
        elif opened >= 0:
            if k > opened + 1:
                found.append(Quoted(opened, k, starts[opened], ends[k], True, True))
            opened = -1
        elif k > first_token and forms[k - 1][-1] in _ENDS and not (found and found[-1].start >= begin):
            found.append(Quoted(first_token, k, starts[first_token], ends[k], False, True))
    if opened >= 0 and last_token > opened:
        found.append(Quoted(opened, last_token, starts[opened], ends[last_token], True, False))


def _pair_single(article: Article, marks: list[int], begin: int, end: int, found: list[Quoted]) -> None:
    """British marks: the apostrophe of a plural ("the lads' boots") is told from the mark that closes."""
    forms, starts, ends = article.forms, article.starts, article.ends
    opened = -1
    for n, k in enumerate(marks):
        lean = _leans(article, k)
        if opened < 0:
            if (forms[k] in _SINGLE_OPENING or lean == 1) and k + 1 < len(forms) and forms[k + 1][0].isalpha():
                opened = k
            continue
        if lean == 1 and forms[k] != "’":
            continue
        before = forms[k - 1]
        if before[-1] not in _ENDS and before[-1] == "s" and k + 1 < len(forms) and forms[k + 1][:1].islower():
            rest = any(forms[m - 1][-1] in _ENDS or not forms[m - 1].endswith("s") for m in marks[n + 1 :])
            if rest:
                continue
        if k > opened + 1:
            found.append(Quoted(opened, k, starts[opened], ends[k], True, True))
        opened = -1
