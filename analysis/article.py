"""An article as the grammar reads it: its words, paragraphs and parts, as offsets into the untouched text.

>>> article = read_article("Talks end\\n\\nThe mayor said so.")
>>> article.text[article.starts[0] : article.ends[0]]
'Talks'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from analysis.layout import Part, find_paragraphs, find_parts

__all__ = ["Article", "Part", "read_article"]

# An abbreviated title or an initial keeps its full stop, so that "Sen. J. Marsh" is not three sentences.
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Adm|Rev|Hon|Pres|Sec|Atty|Supt|Det"
    r"|MR|MRS|MS|DR|PROF|SEN|REP|GOV|GEN|COL|LT|MAJ|CAPT|SGT|ADM|REV|HON"
    r"|Jr|Sr|St|Mt|vs|etc|No|Inc|Corp|Ltd|Co|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|[a-z]\.[a-z]|[A-HJ-Z](?:\.[A-Z])*)\."
)
# A stop inside a word joins ("p.m", "example.org") but where a space is missing behind it: "It failed.Then they left."
_JOINED = r"['’\-&/]|\.(?!(?<=[a-z]\.)[A-Z][a-z])|(?<=\d),(?=\d)"
_WORD_PATTERN = rf"\b{_ABBREVIATION}(?!\w)|[^\W_]+(?:(?:{_JOINED})[^\W_]+)*|''|``|\.\.+|--+|[^\w\s]|_"
# Most words are plain letters and nothing that could go on: told first, the rest of the pattern is not tried on them.
_PLAIN_WORD = r"[A-Za-z]++(?![\w'’.\-&/])"
_WORD = re.compile(rf"\s*+(?:{_PLAIN_WORD}|{_WORD_PATTERN})")
# Curly marks whose UTF-8 bytes were read as Windows-1252 ("mojibake") are marks still: â€œNo,â€ he said.
_BROKEN_MARK = "â€"
_BROKEN_WORD = re.compile(
    rf"\s*+(?:{_PLAIN_WORD}|{_BROKEN_MARK}[œ\x9d™˜“”]?|"
    + _WORD_PATTERN.replace(r"[^\W_]+", rf"(?:(?!{_BROKEN_MARK})[^\W_])+")
    + ")"
)


@dataclass(frozen=True, slots=True)
class Article:
    """The text with its words (parallel lists), paragraphs and parts."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    paragraphs: list[tuple[int, int]]
    parts: list[Part]


def read_article(text: str) -> Article:
    """Split ``text`` into words, paragraphs and parts; any string is accepted."""
    paragraphs = find_paragraphs(text)
    words = _BROKEN_WORD if _BROKEN_MARK in text else _WORD
    # Every word with the space before it, so that their lengths add up to the offsets without a look at each match.
    pieces = words.findall(text.rstrip())
    forms = list(map(str.lstrip, pieces))
    ends = list(accumulate(map(len, pieces)))
    return Article(
        text=text,
        forms=forms,
        starts=list(map(sub, ends, map(len, forms))),
        ends=ends,
        paragraphs=paragraphs,
        parts=find_parts(text, paragraphs),
    )
