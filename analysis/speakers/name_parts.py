"""Take a run of capitalised words apart: the title before the name, the name, and what it names.

>>> parts = parse_name("Russian Foreign Minister Ivan Petrov")
>>> parts.title, parts.tokens, parts.kind
(('Russian', 'Foreign', 'Minister'), ('Ivan', 'Petrov'), 'person')
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import NamedTuple

from analysis.speakers.lexicon import naming_words

__all__ = ["UPPER", "NameParts", "bare_tokens", "parse_name", "plain", "word_class"]

UPPER = "".join(
    re.escape(c) for c in map(chr, range(sys.maxunicode + 1)) if c.isupper() and c.isalpha() and ord(c) < 0x530
)
_ACRONYM = re.compile(rf"[{UPPER}]{{2,7}}|[{UPPER}]\.(?:[{UPPER}]\.)+")
_CLOCK = re.compile(
    r" (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)$"
)


class NameParts(NamedTuple):
    """What a run of capitalised words says: the title before the name, the name, and what it names.

    ``kind`` is 'person', 'body', 'place', 'thing', 'role' (a title without a name) or '' where the words
    alone do not tell. In the run, title and name begin at ``start``, the name at ``lead`` and it ends at ``tail``.
    """

    title: tuple[str, ...]
    tokens: tuple[str, ...]
    kind: str
    gender: str
    start: int = 0
    lead: int = 0
    tail: int = 0


def word_class(name: str) -> frozenset[str]:
    """The words of one class of naming_classes.csv."""
    return naming_words().classes[name]


@lru_cache(maxsize=32768)
def plain(word: str) -> str:
    """A word as it is compared: lower case, without full stops, with one kind of apostrophe."""
    return word.lower().replace(".", "").replace("’", "'")


@lru_cache(maxsize=32768)
def bare_tokens(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as they are compared: without initials and "Jr.", unless nothing else is left."""
    kept = tuple(
        plain(token)
        for token in tokens
        if not (len(token) <= 5 and token.endswith(".")) and plain(token) not in _SUFFIXES
    )
    return tuple(word.rstrip(",") for word in kept) or tuple(plain(token) for token in tokens)


@lru_cache(maxsize=32768)
def parse_name(run: str) -> NameParts | None:
    """Take a run of capitalised words apart ("Sen. Ann Lee", "Department of Justice"); None if it is no name."""
    words = naming_words()
    clock = _CLOCK.search(run)
    if clock:
        run = run[: clock.start()]
    tail = len(run)
    if run.endswith(("'s", "’s")) or (run.endswith(("'S", "’S")) and not run.isupper()):
        tail -= 2
        run = run[:-2]
    skipped = 0
    while True:
        word, space, rest = run.partition(" ")
        bare = word.split("'", 1)[0].split("’", 1)[0]
        if bare not in word_class("no first word of a name") or (word != bare and bare not in _CONTRACTED):
            break
        if not space:
            return None
        skipped += len(word) + 1
        run = rest
    tokens = run.replace("\u00a0", " ").split(" ")
    for index, token in enumerate(tokens[:-1]):
        if token.endswith(("'s", "’s")) and tokens[index + 1] not in words.body_words:
            tokens = [*tokens[:index], token[:-2]]  # "Lee's Ann Roe": the rest is read as a name of its own
            break
    if tokens[0] in ("of", "the", "&") or not tokens[0]:
        return None
    if len(tokens) == 1:
        noun = words.role(plain(tokens[0]))
        paper = (
            noun is not None
            and noun.category in ("document", "person")
            and tokens[0] in word_class("medium called with The")
        )
        if paper:
            return NameParts((), (tokens[0],), "body", "", skipped, skipped, min(tail, skipped + len(tokens[0])))
        if noun is not None and (noun.category != "body" or tokens[0] == "Police"):
            return NameParts((tokens[0],), (), "role", "", skipped, skipped, min(tail, skipped + len(tokens[0])))
    parts = _parse_of(tokens) if "of" in tokens[1:] else _parse_plain(tokens)
    lead = len(" ".join(parts.title)) + (1 if parts.title and parts.tokens else 0)
    stop = len(" ".join((*parts.title, *parts.tokens)))
    return NameParts(
        parts.title, parts.tokens, parts.kind, parts.gender, skipped, skipped + lead, min(tail, skipped + stop)
    )


_INITIALS = re.compile(rf"(?:[{UPPER}]\.)+")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_OF_A_PAPER = frozenset(["Union", "Evening", "Morning", "Sunday"])
_CONTRACTED = frozenset(["I", "It", "That", "There", "He", "She", "We", "They", "You", "Let", "Who", "What", "Here"])


def _parse_plain(tokens: list[str]) -> NameParts:
    words = naming_words()
    given = words.given
    last_title = -1
    gender = ""
    marked = False
    for index, token in enumerate(tokens):
        word = plain(token)
        title = words.titles.get(word)
        dotted = token.endswith(".") and len(token) > 2
        bare = title is not None and (title.category == "courtesy" or index + 2 < len(tokens))
        if title is not None and (dotted or (bare and word not in _AMBIGUOUS_TITLES)) and index + 1 < len(tokens):
            last_title, marked = index, True
            gender = title.gender or gender
            continue
        role = words.role(word) or (words.roles.get(word.rsplit("-", 1)[-1]) if "-" in word else None)
        if role is None or role.category != "person":
            continue
        rest = len(tokens) - index - 1
        if rest == 1 and plain(tokens[-1]) in _SUFFIXES:
            rest = 0
        if rest == 0 and index > 0 and words.body_words.get(token) == "body":
            break  # "Harbour Star"
        if rest == 0 and index > 0 and (marked or tokens[0] in given or _INITIALS.fullmatch(tokens[0])):
            break  # a surname like Baker or King
        if rest and index == 0 and token in given and word not in word_class("never a given name"):
            continue  # a given name like Dean
        media = word_class("name of a medium")
        if rest == 0 and index and token in media and (tokens[index - 1] in media or tokens[index - 1] in _OF_A_PAPER):
            break  # "Arden Union Leader"
        if words.body_words.get(tokens[-1]) == "body" and rest and not (rest == 2 and tokens[index + 1] in given):
            break  # "Justice Department", "Minister Council"
        last_title, marked = index, True
        gender = role.gender or gender
    if last_title == len(tokens) - 1:
        return NameParts(tuple(tokens), (), "role", gender)
    first = last_title + 1
    while len(tokens) - first > 1 and tokens[first] in word_class("leading adjective"):
        first += 1
    while len(tokens) - first > 1 and not marked and tokens[-1] not in words.body_words:
        step = _modifier(tokens, first)
        if not step or (len(tokens) - first - step == 1 and tokens[first] in given):
            break
        if len(tokens) - first - step < 2 or words.body_words.get(tokens[first + step]) == "body":
            break  # "Harbour Post Fact Checker"
        first += step
    if not marked:
        first = _holder(tokens, first) or first
    name = tuple(tokens[first:])
    return NameParts(tuple(tokens[:first]), name, _kind(name, marked, given), gender)


def _holder(tokens: list[str], first: int) -> int:
    """Where the name begins after an office that no list knows: "Maricopa County Recorder Helen Roe"."""
    words = naming_words()
    if len(tokens) - first < 3 or tokens[first] in words.given or tokens[-1] in words.body_words:
        return 0
    for index in range(first + 1, len(tokens) - 1):
        token = tokens[index]
        if token in words.given and token not in words.places and tokens[index - 1] not in word_class("place opener"):
            return index if not _INITIALS.fullmatch(tokens[index - 1]) else 0
    return 0


_AMBIGUOUS_TITLES = frozenset(["m", "master", "st", "sr", "br", "dir", "del", "min", "sec", "pc", "comm", "fr", "rep"])


def _modifier(tokens: list[str], at: int) -> int:
    """How many words at ``at`` are a nationality, a state or a party before a name."""
    words = naming_words()
    pair = " ".join(tokens[at : at + 2])
    if pair in words.places or pair in words.demonyms:
        return 2
    token = tokens[at]
    return int(token in words.demonyms or token in words.places or token in word_class("party"))


def _kind(name: tuple[str, ...], marked: bool, given: dict[str, str]) -> str:
    words = naming_words()
    last = name[-1]
    whole = " ".join(name)
    if len(name) > 1 and plain(last) in _SUFFIXES:
        return "person"
    known = words.body_words.get(last, "")
    called = marked and len(name) == 2 and name[0] in given  # "Mayor Don Guardian"
    if known == "body" and (not marked or len(name) > 1) and not called:
        return "body"
    if marked:
        return "person"
    if whole in words.seats:
        return "body"
    if whole in words.places:
        return "place"
    people = last.rsplit("-", 1)[-1]
    if whole in words.demonyms or (people.endswith("s") and people[:-1] in words.demonyms):
        return "thing"  # a nationality, or its people
    if len(name) == 1:
        if _ACRONYM.fullmatch(whole):
            return "body"
        return "thing" if known else ""
    if name[0] in given and len(name) <= 4:
        return "person"
    if len(name) > 2 and _ACRONYM.fullmatch(name[1]) and len(name[1]) == 2 and not known:
        return "person"  # Roe J. Doe: an initial in the middle
    if known:
        return known
    return "body" if any(words.body_words.get(token) == "body" for token in name) else ""


def _parse_of(tokens: list[str]) -> NameParts:
    """A run with "of": an office and its holder, a person and a place, or the name of a body."""
    words = naming_words()
    cut = tokens.index("of", 1)
    noun = words.role(plain(tokens[0])) if cut == 1 and tokens[0].endswith("s") else None
    if noun is not None and noun.category in ("person", "group"):
        return NameParts((tokens[0],), (), "role", "")  # "Supporters of Ann Lee"
    before = _parse_plain(tokens[:cut])
    if before.kind == "person":
        return before
    after = tokens[cut + 1 :]
    if after and after[0] == "the":
        after = after[1:]
    if before.kind == "role":
        for index, token in enumerate(after):
            named = index > 0 and len(after) - index >= 2 and (token in words.given or plain(token) in words.titles)
            office = index > 0 and after[index - 1] in word_class("portfolio") and token not in word_class("portfolio")
            if named or office:
                title = tokens[: len(tokens) - len(after) + index]
                rest = tuple(after[index:])
                if token in word_class("portfolio end"):
                    continue
                return NameParts(tuple(title), rest, "person", before.gender)
        if len(after) >= 3 and after[0] not in words.body_words:
            rest = tuple(after[-2:])
            title = tokens[: len(tokens) - 2]
            if not any(token in words.body_words or token == "of" for token in after):
                return NameParts(tuple(title), rest, "person", before.gender)
        return NameParts(tuple(tokens), (), "role", before.gender)
    holder = next((i for i in range(1, len(after) - 1) if after[i] in words.given and after[i] not in words.places), 0)
    if holder and after[holder - 1] not in word_class("place opener") and after[-1] not in words.body_words:
        at = len(tokens) - len(after) + holder  # "County Supervisor of Elections Ann Lee"
        return NameParts(tuple(tokens[:at]), tuple(tokens[at:]), "person", "")
    if not before.kind and len(before.tokens) > 1 and not any(t in words.body_words for t in before.tokens):
        return before
    kind = before.kind if before.kind in ("body", "thing") else ""
    return NameParts((), tuple(tokens), kind, "")
