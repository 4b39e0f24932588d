"""Whom the words beside a description name: an apposition or list right behind it, and who is merely talked with."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.speakers.figures import Figure
from analysis.speakers.salience import Scene

__all__ = ["apposed_behind", "named_behind", "spoken_with"]


def spoken_with(scene: Scene, at: int) -> set[int]:
    """Who is named in the same sentence as an addressee: "in a talk with Roe, the candidate said" is not Roe."""
    cast = scene.cast
    opening = scene.sentences[scene.sentence(at)]
    first, stop = bisect_left(cast.starts, opening), bisect_left(cast.starts, at)
    talk = _TALK.match(cast.text, opening)
    return {
        id(cast.owners[i])
        for i in range(max(first, stop - 8), stop)
        if talk or (not cast.names[i].possessive and _WITH.search(cast.text, opening, cast.names[i].start))
    }


_TALK = re.compile(
    r"(?:In|During|On|At) (?:an?|his|her|their) (?:[a-z\-]+ ){0,3}(?:with|on|to)\b"
    r"|(?:Speaking|Talking) (?:to|with|on)\b"
)
_WITH = re.compile(r"(?:\b[Ww]ith|\b[Tt]o|\b[Tt]old|’s|'s) (?:[a-z]+ ){0,2}$")


def named_behind(scene: Scene, raw: str, at: int) -> tuple[Figure, ...]:
    """Those whom a list right behind the description names: "the candidates, Ann Lee and Bob Roe, said"."""
    cast = scene.cast
    start = cast.text.find(raw, at)
    if start < 0:
        return ()
    end = start + len(raw)
    found: list[Figure] = []
    for i in range(bisect_left(cast.starts, end), len(cast.starts)):
        name, owner = cast.names[i], cast.owners[i]
        gap = cast.text[end : name.start]
        if owner is None or owner.kind != "person" or name.possessive or not _LISTED.fullmatch(gap):
            break
        if found and "and " in gap:
            closed = _CLOSED.match(cast.text, name.end)
            return (*found, owner) if closed else ()
        found.append(owner)
        end = name.end
    return ()


def apposed_behind(scene: Scene, raw: str, at: int) -> Figure | None:
    """Whom an apposition right behind names: "his wife, a longtime aide of Ms. Lee, Ann Roe," but no list."""
    cast = scene.cast
    start = cast.text.find(raw, at)
    end = start + len(raw)
    best: Figure | None = None
    for i in range(bisect_left(cast.starts, end), len(cast.starts)) if start >= 0 else ():
        name, owner = cast.names[i], cast.owners[i]
        if name.start - end > _NEXT_TO or not _APPOSED.fullmatch(cast.text, end, name.start):
            break
        if owner is not None and owner.kind == "person" and cast.text[name.end : name.end + 1] in (",", "."):
            best = owner
            break
    return best


_NEXT_TO = 60  # characters in which an apposition's name must stand
_APPOSED = re.compile(r", [\w’' \-]{0,60}")
_CLOSED = re.compile(r",| ?[–—]| -")
_LISTED = re.compile(r"(?:,| [–—-]+)? (?:and )?(?:(?:[A-Z][a-z]+\.?|former|the) ){0,2}")
