"""Joint speakers: the names that are joined to a first one by commas and "and".

>>> from analysis.speakers.cast import build_cast
>>> text = "Sen. Ann Lee of Arden, former mayor Bob Roe and Harbour News editor Eve Doe"
>>> cast = build_cast(text)
>>> [cast.owners[i].name for i in joined_names(cast, 0, len(text), list(range(len(cast.names))))]
['Ann Lee', 'Bob Roe', 'Eve Doe']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.speakers.cast import Cast

__all__ = ["joined_body", "joined_names"]

_NO_LINK = r"(?!(?:his|her|their|for|to|with|by|from|in|at|on|who|that|of)\b)"
_JOINS = re.compile(
    r"\s*(?:\([^)]*\))?\s*,?\s*(?:and|along with|as well as|together with|&)\s+"
    r"(?!(?:many|more|other|others|several|some|dozens)\b)"
    rf"(?:{_NO_LINK}(?:[a-z\-]+|[\w\-]*\d[\w\-]*) ){{0,5}}$"
)
# "Lee and his future secretary, Ann Roe", "Lee, Roe and many others"
_JOINS_OFFICE = re.compile(r"\s*,? and (?:his|her|its|the|a|an|former|fellow) [^,.;]{1,60}, ")
_AND_OFFICE = re.compile(r" and (?:his|her|its|the|an?|former|fellow) [^,.;]{1,60}")
_AND_BODY = re.compile(
    r"(?: herself| himself)?,? (?:and|along with|as well as|together with) (?:his|her) (?:[a-z\-]+ )?"
    r"(campaign|administration|government|team|camp)\b"
)
_AND_OTHERS = re.compile(r"\s*,? and (?:many|other|others|several|more|dozens)\b")
_OFFICE_BEFORE = re.compile(
    r" (?:[a-z\-]+ ){0,2}(?:editor|reporter|host|spokes\w+|president|director|chair\w*|leader|analyst) "
)
_COMMA = re.compile(rf"\s*(?:\([^)]*\))?\s*,\s*(?:{_NO_LINK}(?:[a-z\-]+|[\w\-]*\d[\w\-]*) ){{0,3}}$")
# What may stand between a name and those joined to it: "Crane of Arden and …", "Lee, the mayor, and …"
_OF_PLACE = re.compile(r" (?:of|from) (?:the )?$")
_OF_ONE = re.compile(r"an? |the |his |her |its |\d\d|who |whose |now |then ")
_APPOSED = re.compile(
    r"\s*,\s(?P<said>[^;:()\"“”]{3,140}?),"
    r" (?:and|along with|as well as|together with) (?:(?:[a-z\-]+|[\w\-]*\d[\w\-]*) ){0,5}$"
)


def joined_names(cast: Cast, index: int, end: int, inside: list[int]) -> tuple[int, ...]:
    """The indexes of all names joined to the name ``index`` in the text up to ``end``, itself the first.

    ``inside`` are the indexes of the names that stand there. Names that only tell a place, a paper or whose
    somebody is, and those inside appositions, are passed over.
    """
    text, names = cast.text, cast.names
    joined = [index]
    commas: list[int] = []
    rest = [i for i in inside if i > index]
    at = names[index].end
    while rest:
        other = rest.pop(0)
        between = text[at : names[other].start]
        if between.count("(") > between.count(")"):
            continue  # "(I-Vt.)"
        if rest and _OF_PLACE.fullmatch(between):
            at = names[other].end
            continue  # "Crane of Arden and Roe of Marlow"
        begin, owner = other, cast.owners[other]
        while rest and _belongs_to_next(cast, other, rest[0]):
            other = rest.pop(0)  # "Harbour News editor Ann Roe", "Harbour News's Ann Roe"
        if _JOINS.match(between) or (_JOINS_OFFICE.fullmatch(between) and names[other].kind == "person"):
            joined += [*commas, other]
            commas = []
        elif _COMMA.match(between) and owner is not None and owner.kind != "place":
            commas.append(other)
        else:
            found = next((i for i in (begin, *rest) if _apposed(cast, at, i)), None)
            if found is None:
                break
            rest = [i for i in rest if i > found]
            other = found
            joined += [*commas, other]
            commas = []
        at = names[other].end
    if commas and _AND_OTHERS.match(text, at, end):
        joined += commas
    beyond = bisect_left(cast.starts, end)
    apposed = beyond < len(names) and names[beyond].kind in ("person", "") and text[end : names[beyond].start] == ", "
    if apposed and _AND_OFFICE.fullmatch(text, at, end):
        joined.append(beyond)  # "Lee and his future secretary, Ann Roe,"
    return tuple(joined)


def joined_body(text: str, at: int, end: int) -> str:
    """What speaks together with somebody named before ``at``: "campaign" for "Lee and her campaign"."""
    found = _AND_BODY.match(text, at, end)
    return found.group(1) if found else ""


def _apposed(cast: Cast, at: int, index: int) -> bool:
    """Whether only an apposition and "and" stand between ``at`` and a name: "…, the mayor, and Ann Roe"."""
    found = _APPOSED.fullmatch(cast.text, at, cast.names[index].start)
    owner = cast.owners[index]
    if found is None or owner is None:
        return False
    return bool(_OF_ONE.match(found["said"])) or owner.kind == "person"


def _belongs_to_next(cast: Cast, index: int, following: int) -> bool:
    """Whether a name only says whose, or of what, the person named next to it is."""
    gap = cast.text[cast.names[index].end : cast.names[following].start]
    return bool(_OFFICE_BEFORE.fullmatch(gap)) or (cast.names[index].possessive and gap in ("'s ", "’s ", "' ", "’ "))
