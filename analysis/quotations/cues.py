"""The cue lexicon: reporting verbs, the forms they take, the frames they stand in and what they do.

>>> stance_of("admit")
'conceding'
>>> [cue.lemma for cue, _ in cue_forms()["claimed"]]
['claim']

``lexicons/cues.csv`` has one row a cue: ``lemma`` (several words for a phrasal cue: "call on"), ``forms`` (the five
forms base, -s, past, participle, -ing where they are irregular; else empty), ``noun`` (yes where a form is a common
noun too: "two reports"), ``frames`` (which complements it takes, see
FRAMES), ``stance`` (what the reporter does by choosing it) and ``source``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["FRAMES", "Cue", "CueNoun", "cue_forms", "cue_nouns", "cues", "regular_forms", "spoken_forms", "stance_of"]

FRAMES = {
    "clause": "a clause, with or without 'that': said (that) talks had failed",
    "speech": 'may stand after or inside what it reports: "Talks failed," he said',
    "question": "an indirect question: asked whether talks had failed",
    "object": "a noun phrase that names what was said: praised the deal",
    "infinitive": "to + verb with the speaker as its subject: promised to talk",
    "hearer": "always a person before the clause: told reporters that talks had failed",
    "addressee": "a person may stand before the clause: warned (both sides) that talks would fail",
    "person_to": "a person before to + verb: urged both sides to talk",
    "person_of": "a person before of: accused the ministry of lying",
    "person_for": "a person before for: blamed the ministry for the failure",
    "as": "a noun phrase before as: described the deal as dead",
    "adjective": "an adjective after be: were adamant that talks had failed",
    "evidence": "only with a subject that can show something: the figures show, the poll found",
    "predicate": "a noun phrase and what it is called: called the deal a mistake",
}

_LEXICON = Path(__file__).parent.parent / "lexicons" / "cues.csv"
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the cue lexicon."""

    lemma: str
    verb: str
    particle: str
    noun: bool
    frames: frozenset[str]
    stance: str


def regular_forms(verb: str) -> list[str]:
    """Base, -s, past, participle, -ing of a regular verb (Quirk et al. 1985, 3.5-3.10)."""
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("e"):
        past, participle = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        past, participle = verb[:-1] + "ied", verb + "ing"
    else:
        past, participle = verb + "ed", verb + "ing"
    return [verb, third, past, past, participle]


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[Cue, tuple[str, ...]], ...]:
    found = []
    with _LEXICON.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            verb, _, particle = row["lemma"].partition(" ")
            noun = row["noun"] == "yes"
            cue = Cue(row["lemma"], verb, particle, noun, frozenset(row["frames"].split()), row["stance"])
            forms = row["forms"].split() or ([verb] * 5 if "adjective" in cue.frames else regular_forms(verb))
            found.append((cue, tuple(forms)))
    return tuple(found)


@lru_cache(maxsize=1)
def cues() -> dict[str, Cue]:
    """Every cue by its lemma."""
    return {cue.lemma: cue for cue, _ in _rows()}


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, list[tuple[Cue, frozenset[str]]]]:
    """Every first word a cue may take, with the cues it may be and their inflections, phrasal cues first.

    The inflections are a set, since one form may be several: 'base', 's', 'past', 'participle', 'ing'.
    """
    names = ("base", "s", "past", "participle", "ing")
    forms: dict[str, list[tuple[Cue, frozenset[str]]]] = {}
    for cue, inflected in _rows():
        for form in dict.fromkeys(inflected):
            kinds = frozenset(name for name, other in zip(names, inflected, strict=True) if other == form)
            forms.setdefault(form, []).append((cue, kinds))
    for entries in forms.values():
        entries.sort(key=lambda entry: not entry[0].particle)
    return forms


@lru_cache(maxsize=1)
def spoken_forms() -> frozenset[str]:
    """The forms (past and -s) of cues that may stand behind a quotation: said, says, added …"""
    return frozenset(
        form
        for form, entries in cue_forms().items()
        if any("speech" in cue.frames and not cue.particle and kinds & {"past", "s"} for cue, kinds in entries)
    )


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that names a statement ("claim") and the words that may open its complement ("that", "of")."""

    lemma: str
    complements: frozenset[str]
    stance: str


@lru_cache(maxsize=1)
def cue_nouns() -> dict[str, CueNoun]:
    """Every form of a cue noun (``lexicons/cue_nouns.csv``) with its entry."""
    nouns: dict[str, CueNoun] = {}
    with _LEXICON.with_name("cue_nouns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            noun = CueNoun(row["lemma"], frozenset(row["complements"].split()), row["stance"])
            nouns[row["lemma"]] = noun
            if row["plural"]:
                nouns[row["plural"]] = noun
    return nouns


def stance_of(lemma: str) -> str:
    """What a reporter does by choosing the cue ``lemma``: 'neutral', 'conceding' …; 'neutral' for an unknown cue."""
    cue = cues().get(lemma) or cue_nouns().get(lemma)
    return cue.stance if cue else "neutral"
