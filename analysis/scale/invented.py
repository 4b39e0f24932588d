"""Invented news by the thousand, for measuring speed and memory: fictional people and places, common words, seeded.

>>> first, again = (next(invented_articles(1, seed=5)) for _ in range(2))
>>> first.text == again.text
True

The sentences have the shapes of news English (reporting clauses before, after and inside the quotation, pronouns,
descriptions, narration without speech), so that each step has its usual share of work, and the things they speak of
are drawn anew each time, so that two articles share as little as two real ones do. They say nothing about accuracy,
which is measured on articles by people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random

from analysis.corpus.reading import Document
from analysis.measures.lexicon import FOLDER, read_rows

__all__ = ["invented_articles"]

_FIRST = (
    "Ada Aldo Anka Ben Bruna Cleo Dario Edda Egon Finn Frida Greta Hugo Ilka Ines Jonas Kira Leo Lotte Mara Milo Nela "
    "Nils Oda Otto Piet Rosa Runa Selma Sven Tilda Timo Udo Ursel Vera Viktor Wanda Xaver Yrsa Zeno"
).split()
_SURNAMES = (
    "Abel Brand Corv Dun East Farr Garn Holl Ish Jard Kest Luns Mard Nor Ost Pell Quen Ross Stan Thorn Ulv Vand Wex Yar"
).split()
_SURNAME_ENDS = (
    "by comb dale ell er field ford ham ing is low man mere mont more nett over rick sen ston tree way well wick worth"
).split()
_TOWNS = (
    "North East Mill Stone Lake Fair West Old Red Grey High Low Black White King Queen Marsh Oak Ash Wood Corn Rose"
).split()
_TOWN_ENDS = "port haven brook bridge mere moor cliff castle field gate stead bourne".split()
_ROLES = ("Mayor", "Senator", "Harbour Minister", "Commissioner", "Professor", "Police Chief", "Governor", "Judge")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_CLAIMS = (
    "{thing} may be late again because {thing} {verb} {thing}",
    "{thing} is the best thing that has happened to {town} since {thing} {verb} {thing}",
    "nobody in {town} should have to pay for {thing} or {thing}",
    "we believe that {thing} could probably be saved, as {thing} was",
    "the council failed to explain what {thing} beside {thing} would cost",
    "there is no doubt that {thing} {verb} {thing} and made {town} safer",
    "about {number} families depend on {thing} and {thing} of {town}",
    "it was a terrible mistake to give up {thing} before {thing} {verb} {thing}",
)
_SHAPES = (
    "{name} said that {claim}.",
    "“{Claim},” {name} said on {day}.",
    "“{Claim},” {pronoun} added. “And {claim}.”",
    "{Pronoun} told reporters in {town} that {claim}, but admitted that {claim}.",
    "According to {name}, {claim}.",
    "The {role} warned that {claim}.",
    "{name}, who was elected in {town} last year, insisted {claim}.",
)
_NARRATION = (
    "{Thing} and {thing} of {town} {verb} {thing} for {number} weeks in the spring, when {thing} {verb} {thing}.",
    "A crowd of about {number} people gathered beside {thing} in {town} on {day} morning, carrying signs and folding "
    "chairs, while {thing} {verb} {thing} behind closed doors.",
    "Work on {thing} began {number} years ago and has been stopped three times, most recently after {thing} {verb} "
    "{thing} and water was found in {thing}.",
    "The report, which runs to {number} pages, lists {thing}, {thing} and {thing} of {town} and what each of them "
    "cost, without naming the firms.",
    "In {town}, where {thing} {verb} {thing}, shops stayed open until late in the evening, and {thing} {verb} {thing}.",
)
_PARAGRAPHS = 12
_MORE_NARRATION = 0.25
"""Chance that a paragraph has a second sentence in which nobody speaks."""
_SLOT = re.compile(r"\{(\w+)\}")


def invented_articles(number: int, seed: int = 2014) -> Iterator[Document]:
    """``number`` articles of about 750 words, the same for the same ``seed``; ids are "invented-0000001" …"""
    chance = Random(seed)
    words: dict[str, list[str]] = {}
    for row in read_rows(FOLDER / "invented_words.csv", ("text", "category", "source")):
        words.setdefault(row["category"], []).append(row["text"])
    for count in range(1, number + 1):
        text = _article(chance, words)
        yield Document(f"invented-{count:07d}", text, {"date": "2021-05-03", "source": "The Invented Post"})


def _article(chance: Random, words: Mapping[str, list[str]]) -> str:
    people = [
        (
            f"{chance.choice(_FIRST)} {surname}{chance.choice(_SURNAME_ENDS)}",
            chance.choice(_ROLES),
            chance.choice(("he", "she")),
        )
        for surname in chance.sample(_SURNAMES, 3)
    ]
    paragraphs = [_filled("{role} speaks out over {thing} in {town}", chance, words, {"role": people[0][1]})]
    named: set[str] = set()
    for _ in range(_PARAGRAPHS):
        name, role, pronoun = chance.choice(people)
        who = {
            "name": name.split()[-1] if name in named else f"{role} {name}",
            "role": role.lower(),
            "pronoun": pronoun,
            "Pronoun": pronoun.capitalize(),
        }
        shape = _SHAPES[0] if name not in named else chance.choice(_SHAPES)
        named.add(name)
        narration = chance.sample(_NARRATION, 2 if chance.random() < _MORE_NARRATION else 1)
        paragraphs.append(_filled(" ".join([*narration, shape]), chance, words, who))
    return "\n\n".join(paragraphs) + "\n"


def _filled(shape: str, chance: Random, words: Mapping[str, list[str]], who: Mapping[str, str]) -> str:
    """A sentence of this shape: the speaker comes from ``who``, everything else is drawn anew for each place."""

    def drawn(slot: re.Match[str]) -> str:
        kind = slot[1]
        if kind in who:
            return who[kind]
        if kind.istitle():
            text = drawn(_SLOT.fullmatch(f"{{{kind.lower()}}}") or slot)
            return text[0].upper() + text[1:]
        match kind:
            case "claim":
                return _filled(chance.choice(_CLAIMS), chance, words, who)
            case "thing":
                return f"the {chance.choice(words['adjective'])} {chance.choice(words['noun'])}"
            case "town":
                return chance.choice(_TOWNS) + chance.choice(_TOWN_ENDS)
            case "number":
                return str(chance.randrange(12, 900))
            case "day":
                return chance.choice(_DAYS)
            case _:
                return chance.choice(words[kind])

    return _SLOT.sub(drawn, shape)
