"""Layout: the parts of a news article, told apart by how news is laid out.

>>> text = "Harbour talks end\\n\\nBy Jane Roe\\n\\nOAKVILLE (AP) — The mayor said so.\\n\\nRead more: Ships wait"
>>> [(part.kind, text[part.start : part.end]) for part in find_parts(text, find_paragraphs(text))][:3]
[('title', 'Harbour talks end'), ('dateline', 'By Jane Roe'), ('dateline', 'OAKVILLE (AP) — ')]
>>> find_parts(text, find_paragraphs(text))[-1].kind
'furniture'

The conventions are those of the trade: a headline is short and has no full stop; a deck stands between it and
the line with the day or the author; a dateline opens the body with a place in capitals or an agency in
brackets and a dash; what the site adds (newsletters, related stories, captions' credits, copyright, who
contributed) has wordings of its own and stands at the end. Whatever is in doubt is body, since a statement in
furniture would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.furniture import is_furniture, is_loose_end

__all__ = ["Part", "find_paragraphs", "find_parts"]

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.?!…:;\"”’»)\]']\s*$")
_STOPPED = re.compile(r"[.?!…][\"”’»)\]']*\s*$")

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"  # noqa: E501
_DAY = rf"(?:{_MONTH}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}\.?(?: \d{{4}})?)"
_DASH = r"(?:\s*(?:—|–|--|―|//)[\s—–-]*|\s+-\s+)"
_CAPITALS = r"[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}"
_NAME = r"[A-Z][\w.'’\-]*"
_AGENCY = r"\((?:[A-Z][A-Za-z.]*(?:[/ ][A-Za-z.]+){0,3}|dpa)\)"
_DATELINE = re.compile(
    rf"\s*(?:"
    rf"{_CAPITALS}(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}(?:,? {_DAY})?(?: {_AGENCY})?{_DASH}"
    rf"|{_NAME}(?:,? {_NAME}){{0,5}}(?:,? {_DAY})? {_AGENCY}{_DASH}"
    rf"|{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME}){{0,2}}){{1,2}}{_DASH}(?=[A-Z\"“'‘])"
    rf"|{_DAY}{_DASH}"
    rf"|{_AGENCY}(?:{_DASH}|\s+)"
    rf")(?=\S)"
)
_BYLINE = re.compile(r"\s*(?:By|BY|Story by|Written by|Reported by|BYLINE:?)\s+(?=[A-Z])")
_SMALL_IN_BYLINE = re.compile(r"(?:and|&|of|for|the|in|at|with|de|van|von|la|del|da|al|bin|special|to|[|–—/-])$")
_WORD_OR_NUMBER = re.compile(r"[a-z]+|\d+")
_MONTH_WORD = re.compile(_MONTH.lower() + "$")
_DATE_WORD = re.compile(
    r"(?:\d+|published|updated|posted|first|last|modified|created|added|on|at|date|time|ago|hours?|min(?:ute)?s?|read"
    r"|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|st|nd|rd|th"
    rf"|a|p|m|am|pm|[ecmp]?[sd]?t|gmt|utc|bst|cest|cet|ist|z|{_MONTH.lower()})$"
)


class Part(NamedTuple):
    """A part of the article: 'title', 'deck', 'dateline' (day, place, author), 'body' or 'furniture' (not analysed)."""

    kind: str
    start: int
    end: int


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends: a line with something on it, or several where lines were wrapped.

    >>> find_paragraphs("Talks end\\n\\nThe mayor said so.")
    [(0, 9), (11, 29)]
    """
    lines = [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]
    followed = [b[0] - a[1] == 1 for a, b in pairwise(lines)]
    width = _width_of_wrapped(text, lines, followed)
    if not width:
        return lines
    joined = [lines[0]]
    for (start, end), close, (before, _) in zip(lines[1:], followed, lines, strict=False):
        previous = joined[-1][1]
        full = 0.8 * width <= previous - before <= 1.4 * width
        stopped = not full and _STOPPED.search(text, max(before, previous - 8), previous)
        indented = text[start] in " \t" and text[before] not in " \t"
        if close and not stopped and not indented:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _width_of_wrapped(text: str, lines: Sequence[tuple[int, int]], followed: Sequence[bool]) -> int:
    """How long the lines are at which the sentences of ``text`` were broken; 0 where they were not."""
    close = [line for line, is_followed in zip(lines, followed, strict=False) if is_followed]
    if len(close) < 3:
        return 0
    running = [(start, end) for start, end in close if not _ENDED.search(text, max(start, end - 8), end)]
    # Nobody begins a paragraph with a small letter: where many lines do, they go on with the one before.
    small = sum(text[end + 1].islower() for _, end in running)
    if small >= 3 and small >= 0.3 * len(close):
        widths = sorted(end - start for start, end in running)
        return widths[len(widths) // 2]
    widths = sorted(end - start for start, end in close)
    width = widths[len(widths) // 2]
    if len(close) < 4 or len(close) < len(lines) // 2 or len(running) < len(close) / 2:
        return 0
    if not 40 <= width <= 120 or widths[-1] > 1.4 * width or widths[len(widths) // 5] < 0.7 * width:
        return 0
    return width


def find_parts(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Part]:
    """Tell the parts of the article apart; ``paragraphs`` are those of ``find_paragraphs``.

    The parts come in text order and cover every paragraph; neighbouring paragraphs of body (or of furniture) are one
    part. A dateline that opens the body is a part of its own.
    """
    if not paragraphs:
        return []
    kinds = ["furniture" if is_furniture(text, start, end) else "body" for start, end in paragraphs]
    _mark_end(text, paragraphs, kinds)
    opening = _mark_head(text, paragraphs, kinds)
    parts: list[Part] = []
    for number, (start, end) in enumerate(paragraphs):
        kind = kinds[number]
        if number == opening:
            dateline = _DATELINE.match(text, start, min(end, start + 120))
            if dateline:
                parts.append(Part("dateline", start, dateline.end()))
                parts.append(Part("body", dateline.end(), end))
                continue
        if parts and kind == parts[-1].kind and kind in ("body", "furniture"):
            parts[-1] = Part(kind, parts[-1].start, end)
        else:
            parts.append(Part(kind, start, end))
    return parts


def _mark_end(text: str, paragraphs: Sequence[tuple[int, int]], kinds: list[str]) -> None:
    """Mark the loose lines after the last sentence, where the article is otherwise written in sentences."""
    last = len(paragraphs) - 1
    while last > 0 and (kinds[last] == "furniture" or is_loose_end(text, *paragraphs[last])):
        last -= 1
    if not 2 <= last < len(paragraphs) - 1:
        return
    ended = sum(bool(_ENDED.search(text, max(start, end - 8), end)) for start, end in paragraphs[1 : last + 1])
    if ended < 0.7 * last or len(paragraphs) - 1 - last > max(8, last):
        return
    before = text[paragraphs[last][0] : paragraphs[last][1]].rstrip()
    if before.endswith((":", '"', "”", "’", "»")) and kinds[last + 1 : last + 2] == ["body"]:
        return  # a name under a quotation, or a list after a colon
    for number in range(last + 1, len(paragraphs)):
        kinds[number] = "furniture"


def _mark_head(text: str, paragraphs: Sequence[tuple[int, int]], kinds: list[str]) -> int:
    """Mark title, deck, byline and day; returns the number of the paragraph that opens the body, -1 for none."""
    n = len(paragraphs)
    body = [number for number in range(min(n, 12)) if kinds[number] == "body"]
    if not body:
        return -1
    at = 0
    if len(body) > 1 and _is_title(text, paragraphs, body):
        kinds[body[0]] = "title"
        at = 1
    about = at
    while about < min(len(body) - 1, at + 4) and not _is_meta(text, *paragraphs[body[about]]):
        about += 1
    has_meta = about < len(body) - 1 and about < at + 4 and _is_meta(text, *paragraphs[body[about]])
    if has_meta and all(_is_short(text, *paragraphs[number], words=45) for number in body[at:about]):
        for number in body[at:about]:
            kinds[number] = "dateline" if _is_names(text, *paragraphs[number]) else "deck" if at else "title"
            at = at or 1
        at = about
        while at < len(body) - 1 and _is_meta(text, *paragraphs[body[at]]):
            kinds[body[at]] = "dateline"
            at += 1
    elif at and at < len(body) - 1 and _is_deck(text, paragraphs, body):
        kinds[body[at]] = "deck"
        at += 1
    return body[at]


def _is_short(text: str, start: int, end: int, words: int) -> bool:
    return end - start <= 10 * words and text.count(" ", start, end) < words


def _is_title(text: str, paragraphs: Sequence[tuple[int, int]], body: list[int]) -> bool:
    start, end = paragraphs[body[0]]
    if not _is_short(text, start, end, words=30) or _DATELINE.match(text, start, end) or _is_meta(text, start, end):
        return False
    line = text[start:end].rstrip()
    if not _STOPPED.search(line) or line.endswith(("?", "!")):
        return not line.endswith((":", ",", '"', "”")) or len(body) > 3
    long_words = re.findall(r"[^\W\d_]{4,}", line)
    if len(long_words) > 2 and sum(word[0].isupper() for word in long_words) > 0.8 * len(long_words):
        return True
    # Some archives close headlines with a full stop; the body's paragraphs are longer than that.
    longest = max(paragraphs[number][1] - paragraphs[number][0] for number in body[1:5])
    one_sentence = not re.search(r"[.?!] [A-Z]", re.sub(r"\b[A-Z]\.(?:[A-Z]\.)*", "X", line[:-1]))
    return len(body) > 3 and longest > 2 * (end - start) and one_sentence and text.count(" ", start, end) < 18


def _is_deck(text: str, paragraphs: Sequence[tuple[int, int]], body: list[int]) -> bool:
    """A line between title and body: the title ends in a semicolon, or the line is short and has no full stop."""
    title_end = text[slice(*paragraphs[body[0]])].rstrip()[-1:]
    start, end = paragraphs[body[1]]
    if not _is_short(text, start, end, words=40):
        return False
    if title_end == ";":
        return True
    return not _ENDED.search(text, max(start, end - 8), end) and not _DATELINE.match(text, start, end)


def _is_meta(text: str, start: int, end: int) -> bool:
    """Whether the paragraph is only a day, a time or a byline."""
    return end - start <= 120 and (_is_day(text[start:end]) or _is_byline(text, start, end))


def _is_day(line: str) -> bool:
    words = _WORD_OR_NUMBER.findall(line.lower())
    numbers = [word for word in words if word.isdigit()]
    if not numbers or not all(map(_DATE_WORD.match, words)):
        return False
    return any(map(_MONTH_WORD.match, words)) or (len(numbers) >= 3 and any(len(number) == 4 for number in numbers))


def _is_byline(text: str, start: int, end: int) -> bool:
    opened = _BYLINE.match(text, start, end)
    return opened is not None and _is_names(text, opened.end(), end)


def _is_names(text: str, start: int, end: int) -> bool:
    """Whether every word is a name's: capitals, initials, and the small words between names."""
    words = text[start:end].replace(",", " ").split()
    if not 1 < len(words) <= 14 or words[-1].endswith((".", "?", "!", ":")):
        return False
    return all(bool(word[0].isupper() or _SMALL_IN_BYLINE.match(word) or word[0] in "@(") for word in words)
