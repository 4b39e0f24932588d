"""Find the capitalised names of a text and tell title, name and kind apart.

>>> [(name.title, name.tokens, name.kind) for name in find_names("Russian Foreign Minister Ivan Petrov met Ms. Roe.")]
[(('Russian', 'Foreign', 'Minister'), ('Ivan', 'Petrov'), 'person'), (('Ms.',), ('Roe',), 'person')]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import UPPER, NameParts, parse_name, word_class

__all__ = ["Name", "find_names"]

# Abbreviations whose full stop does not end the name, by first letter ("Mr.", "Sen.", "Const.").
_SHORT = (
    "(?<=M)(?:rs?|s|x|me|lle|aj|sgr)|(?<=D)(?:r|el|ir|et)|(?<=P)(?:rof|res|vt|te)|(?<=R)(?:ev|eps?)"
    "|(?<=S)(?:ens?|upt|gt|t|te)|(?<=G)(?:ovs?|en)|(?<=L)t|(?<=C)(?:ol|apt|mdr|dr|pl|onst|llr|oun|st)"
    "|(?<=A)(?:tty|mb|dm|ld)|(?<=H)on|(?<=F)r|(?<=I)nsp|(?<=B)rig"
)
# "Lee-led" is Lee; Ã and a sign are a letter read in the wrong encoding.
_LINKED = (
    r"(?!-(?:led|backed|owned|based|style|era|like|inspired|related|appointed|born|trained|controlled|funded|friendly"
    r"|affiliated|aligned|made|wide|run|supporting)\b)['’\-&]\w+|(?<=Ã)[^\w\s]\w*"
)
# The first alternative settles most words at once: letters, and nothing behind them that could belong to the name.
_REST = rf"(?:[a-z]++(?![\w.'’\-&])|\.(?:-?[{UPPER}]\.)*|(?:{_SHORT})\.|\w*(?:{_LINKED})*)"
_WORD = rf"[{UPPER}]{_REST}"
_PARTICLE = "de|la|las|los|del|della|der|den|van|von|bin|bint|ibn|al|el|da|dos|das|du|di|le|ten|ter"
# The class of capitals comes first, so that the search may jump from capital to capital.
_NAMES = re.compile(
    rf"[{UPPER}](?:(?<![\w'’\-].)|(?<=\b[ae]l-.)){_REST}"
    rf"(?:[ \u00a0](?:(?:{_PARTICLE})[ \u00a0]){{0,2}}(?:of (?:the )?|& |[ae]l-)?(?![JS]r\b){_WORD})*"
    r"(?:,? [JS]r\b\.?)?"
)
# Only the name of a body runs on over these: "Center for Fair Play", "Committee on Ways and Means".
_RUN_ON = re.compile(
    r"[ \u00a0](?:for|on|and)(?: the)?(?: \d+(?:st|nd|rd|th))? "
    r"(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rf"{_WORD}(?: (?:of (?:the )?)?{_WORD})*"
)
_PARTICLES = frozenset(_PARTICLE.split("|"))
_PORTFOLIO = word_class("portfolio")
_SMALL_IN_TITLES = word_class("small in titles")


class Name(NamedTuple):
    """A name at its place in the text; ``start`` includes the title, ``possessive`` that 's follows.

    A tuple and no dataclass, since there is one for every capitalised run of the text.
    """

    start: int
    name_start: int
    end: int
    parts: NameParts
    possessive: bool

    @property
    def title(self) -> tuple[str, ...]:
        """The words of the title before the name."""
        return self.parts.title

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name itself."""
        return self.parts.tokens

    @property
    def kind(self) -> str:
        """'person', 'body', 'place', 'thing', 'role' or ''."""
        return self.parts.kind


def find_names(text: str) -> list[Name]:
    """Every run of capitalised words that may be a name, in text order; one pass over the text.

    In a headline every word has a capital, so its runs are given whole, with the kind 'headline'.
    """
    found: list[Name] = []
    lines = _headlines(text)
    line = 0
    reach = 0
    for match in _NAMES.finditer(text):
        start, end = match.span()
        if start < reach:
            continue
        while line < len(lines) and lines[line][1] <= start:
            line += 1
        if line < len(lines) and lines[line][0] <= start:
            parts = NameParts((), tuple(match.group().split(" ")), "headline", "", 0, 0, end - start)
            found.append(Name(start, start, end, parts, False))
            continue
        reach = end
        while start < end:
            name, end = _name_at(text, start, end)
            reach = max(reach, end)
            if name is None:
                break
            found.append(name)
            more = _NAMES.search(text, name.end + 1, end) if name.end + 3 < end else None
            start = more.start() if more else end
    return found


def _headlines(text: str) -> list[tuple[int, int]]:
    """Short lines in which nearly every word has a capital."""
    spans = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if 12 < end - start <= 160 and _is_headline(text[start:end]):
            spans.append((start, end))
        start = end + 1
    return spans


def _is_headline(line: str) -> bool:
    words = [w for w in line.split() if w[0].isalpha() or w[0] in "“\"‘'"]
    if len(words) < 4 or line.isupper():
        return False
    small = sum(w[0].islower() and w not in _SMALL_IN_TITLES for w in words)
    return small <= (0 if line[-1] in ".!?" else len(words) // 6)


def _name_at(text: str, start: int, end: int) -> tuple[Name | None, int]:
    """The first name of the run ``text[start:end]``, and where the run ends when a body's name runs on."""
    run = text[start:end]
    parts = parse_name(run)
    if parts is None:
        return None, end
    if len(parts.tokens) > 5 and parts.kind != "body" and " of " not in run:
        headline = NameParts((), tuple(run.split(" ")), "headline", "", 0, 0, end - start)
        return Name(start, start, end, headline, False), end
    if parts.kind == "person":
        the = not parts.title and text[max(0, start - 4) : start + parts.start].endswith(("the ", "The "))
        if the and not text[end + 1 : end + 2].islower():
            parts = parts._replace(kind="")  # "the Kelly File" is no person
    may_go_on = parts.kind != "person" and text[end : end + 1] == " "
    if may_go_on and (" of " in run or run[run.rfind(" ") + 1 :] in naming_words().body_words):
        while (more := _RUN_ON.match(text, end)) and _runs_on(text[start:end], more.group()):
            end = more.end()
        parts = parse_name(text[start:end]) or parts
    tail = start + parts.tail
    follows = text[tail : tail + 2]
    possessive = follows in ("'s", "’s") or (follows in ("' ", "’ ") and text[tail - 1] == "s")
    begin, lead = start + parts.start, start + parts.lead
    if parts.start == 0 and not parts.title and text[start - 1 : start] == " ":
        before = text[max(0, start - 9) : start - 1]
        particle = before[before.rfind(" ") + 1 :]
        if particle in _PARTICLES:
            begin = lead = start - len(particle) - 1
            parts = NameParts((), (particle, *parts.tokens), parts.kind, parts.gender)
    if parts.start == 0 and text[start - 3 : start] in ("al-", "el-"):
        begin = start - 3  # "al-Rashid"
        if not parts.title and parts.tokens:
            lead = begin
            parts = NameParts((), (text[begin:start] + parts.tokens[0], *parts.tokens[1:]), parts.kind, parts.gender)
    if len(parts.tokens) == 1 and text[max(0, begin - 4) : begin] == " of " and parts.tokens[0] in _PORTFOLIO:
        return Name(begin, tail, tail, NameParts(parts.tokens, (), "role", ""), False), end
    return Name(begin, lead, tail, parts, possessive), end


def _runs_on(run: str, more: str) -> bool:
    """Whether ``more`` belongs to the name: "and" joins two names, unless the first is still open after "of"."""
    if more.startswith(" and "):
        if not any(word in run for word in (" of ", " for ", " on ")):
            return False
        if more.split()[1] in naming_words().given:
            return False
    return _is_body(run)


@lru_cache(maxsize=4096)
def _is_body(run: str) -> bool:
    """Whether the run is the beginning of a body's name, which may go on over "for" and "on"."""
    first = re.split(r" (?:of|for|on) ", run, maxsplit=1)[0]
    parts = parse_name(first)
    return (
        parts is not None
        and parts.kind != "person"
        and naming_words().body_words.get(first.rsplit(" ", 1)[-1], "") == "body"
    )
