"""Invented news by the thousand, for measuring speed and memory: fictional people, places and words, seeded.

>>> first, again = (next(invented_articles(1, seed=5)) for _ in range(2))
>>> first.text == again.text
True

The sentences have the shapes of news English (reporting clauses before, after and inside the quotation, pronouns,
descriptions, narration without speech), so that each step has its usual share of work. They say nothing about
accuracy, which is measured on articles by people.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from analysis.corpus.reading import Document

__all__ = ["invented_articles"]

_FIRST = [
    "Ada",
    "Ben",
    "Cleo",
    "Dario",
    "Edda",
    "Finn",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Leo",
    "Mara",
    "Nils",
    "Oda",
    "Piet",
    "Runa",
    "Sven",
    "Tilda",
    "Udo",
]
_LAST = [
    "Abelow",
    "Brandis",
    "Corvell",
    "Dunmoor",
    "Eastlake",
    "Farrow",
    "Garnett",
    "Holloway",
    "Isham",
    "Jardell",
    "Kestrel",
    "Lunsford",
]
_ROLES = ["Mayor", "Senator", "Harbour Minister", "Commissioner", "Professor", "Police Chief", "Governor", "Judge"]
_PLACES = [
    "Northport",
    "Easthaven",
    "Millbrook",
    "Stonebridge",
    "Lakemere",
    "Fairmoor",
    "Westering",
    "Oldcastle",
    "Redcliff",
    "Greyford",
]
_SUBJECTS = ["the ferry", "the harbour plan", "the new bridge", "the water tax", "the school budget", "the night train"]
_CLAIMS = (
    "{subject} may be late again this winter",
    "{subject} is the best thing that has happened to {place} in years",
    "nobody in {place} should have to pay for {subject}",
    "we believe that {subject} could probably be saved",
    "the council failed to explain what {subject} would cost",
    "there is no doubt that {subject} has made the town safer",
    "about forty families depend on {subject}",
    "it was a terrible mistake to give up {subject} without a vote",
)
_TAIL = ", as file {} of list {} in box {} shows"
"""Makes every claim one of its own: repeated ones would be taken for copies."""
_SHAPES = (
    "{name} said that {claim}.",
    "“{Claim},” {name} said on {day}.",
    "“{Claim},” {pronoun} added. “And {more}.”",
    "{Pronoun} told reporters in {place} that {claim}, but admitted that {more}.",
    "According to {name}, {claim}.",
    "The {role} warned that {claim}.",
    "{name}, who was elected in {place} last year, insisted {claim}.",
)
_NARRATION = (
    "The two towns of {place} and {other} have argued over {subject} since the spring, when a storm closed the coast "
    "road and left several streets under water for most of a week.",
    "A crowd of about two hundred people gathered outside the town hall in {place} on {day} morning, carrying signs "
    "and folding chairs, while the members of the council met behind closed doors.",
    "Work on {subject} began eleven years ago and has been stopped three times, most recently after an inspection "
    "found water in the foundations and cracks in the northern wall.",
    "The report, which runs to ninety pages, lists the repairs that were carried out in {place} and {other} and what "
    "each of them cost, year by year, without naming the firms.",
    "In {other}, where {subject} has long been part of everyday life, shops stayed open until late in the evening.",
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_PARAGRAPHS = 12


def invented_articles(number: int, seed: int = 2014) -> Iterator[Document]:
    """``number`` articles of about 750 words, the same for the same ``seed``; ids are "invented-0000001" …"""
    chance = Random(seed)
    for count in range(1, number + 1):
        yield Document(f"invented-{count:07d}", _article(chance), {"date": "2021-05-03", "source": "The Invented Post"})


def _article(chance: Random) -> str:
    people = [
        (f"{chance.choice(_FIRST)} {last}", chance.choice(_ROLES), chance.choice(("he", "she")))
        for last in chance.sample(_LAST, 3)
    ]
    paragraphs = [f"{people[0][1]} speaks out over {chance.choice(_SUBJECTS)} in {chance.choice(_PLACES)}"]
    named: set[str] = set()
    for _ in range(_PARAGRAPHS):
        name, role, pronoun = chance.choice(people)
        place, other = chance.sample(_PLACES, 2)
        claim, more = (
            text.format(subject=chance.choice(_SUBJECTS), place=place) + _TAIL.format(*chance.sample(range(10**6), 3))
            for text in chance.sample(_CLAIMS, 2)
        )
        words = {
            "name": name.split()[-1] if name in named else f"{role} {name}",
            "role": role.lower(),
            "pronoun": pronoun,
            "Pronoun": pronoun.capitalize(),
            "claim": claim,
            "Claim": claim[0].upper() + claim[1:],
            "more": more,
            "day": chance.choice(_DAYS),
            "place": place,
            "other": other,
            "subject": chance.choice(_SUBJECTS),
        }
        shape = _SHAPES[0] if name not in named else chance.choice(_SHAPES)
        named.add(name)
        paragraphs.append(f"{chance.choice(_NARRATION)} {shape}".format(**words))
    return "\n\n".join(paragraphs) + "\n"
