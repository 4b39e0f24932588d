"""A figure of the article, and what the words around its names say of it: titles, appositions, roles, gender.

>>> figure = Figure("Ann Lee", "person", ("ann", "lee"), 0)
>>> learn_role(figure, "the provincial health minister", last=True), sorted(figure.roles)
(True, ['health minister', 'minister'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.speakers.known import KnownSpeaker
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import plain
from analysis.speakers.names import Name

__all__ = ["Figure", "learn_role", "read_around", "take_title"]

_APPOSITION = re.compile(r"(?:,| [–—-]+) ((?:\d{1,3}\b|who\b|[a-z“\"A-Z])[^,.;:\n]{0,90})")
_TOKEN = re.compile(r"[\w’'\-.]+")
_OF_PLACE = re.compile(r" (?:of|from) (?:the )?([A-Z][\w\-]+)(?: ([A-Z][\w\-]+))?")
_OWNED_BY = re.compile(r"([A-Z][\w\-]+)['’]s (?:[a-z\-]+ ){0,2}$")
_NO_ROLE = frozenset("and but or said says told which whose where as in at by is was has".split())
_PARTY = re.compile(r" \([RDI]-?[^)]{0,20}\)|, ?[RDI]-[A-Z]|, (?:Republican|Democrat) of ")


@dataclass(slots=True)
class Figure:
    """A person, body or place of the article. ``words`` are the words by which it has been described.

    ``full_at`` are the places of the full name, ``introduced_at`` those where it does not merely say whose relative
    somebody is.
    """

    name: str
    kind: str
    keys: tuple[str, ...]
    first: int
    gender: str = ""
    gender_weight: int = 0
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    full_at: list[int] = field(default_factory=list)
    introduced_at: list[int] | None = None
    mentions: int = 0
    spellings: dict[str, int] = field(default_factory=dict)
    known: KnownSpeaker | None = None

    @property
    def may_be_person(self) -> bool:
        """Whether nothing says that this is no person."""
        return self.kind in ("person", "")

    def is_gender(self, gender: str, weight: int) -> None:
        """Note that the text shows the figure's gender; the stronger evidence wins."""
        if gender in ("male", "female") and (weight > self.gender_weight or not self.gender):
            self.gender, self.gender_weight = gender, weight

    def has_role(self, noun: str) -> None:
        """Note the role ``noun`` and the wider words for it."""
        words = naming_words()
        self.roles.add(noun)
        self.words.update(noun.split())
        role = words.roles.get(noun)
        if role:
            self.is_gender(role.gender, 3)


def take_title(figure: Figure, name: Name) -> None:
    """Learn roles and gender from the title that stands before a name."""
    if not name.title:
        return
    words = naming_words()
    figure.words.update(map(plain, name.title))
    figure.is_gender(name.parts.gender, 5 if len(name.title) == 1 else 4)
    for index, token in enumerate(name.title):
        word = plain(token)
        mark = words.titles.get(word)
        for noun in mark.broader if mark else (word,):
            role = words.roles.get(noun)
            if role is not None and role.category == "person":
                figure.has_role(noun)
                pair = f"{plain(name.title[index - 1])} {noun}" if index else noun
                if pair in words.roles:
                    figure.has_role(pair)
    joined = plain(" ".join(name.title))
    if joined in words.roles:
        figure.has_role(joined)


def read_around(text: str, figure: Figure, name: Name) -> None:
    """Learn from the words around a full name: "spokesman John Roe", "John Roe, 45, a baker"."""
    words = naming_words()
    if not figure.gender and figure.may_be_person:
        figure.is_gender(words.given.get(name.tokens[0], ""), 1)
    if not figure.may_be_person:
        return
    if _learn_before(figure, text[max(0, name.start - 60) : name.start]):
        figure.kind = "person"
    if _PARTY.match(text, name.end):
        figure.kind = "person"
        figure.has_role("politician")
    if name.title and figure.roles & words.classes["office of a place"]:
        _learn_place(text, figure, name)
    after = _APPOSITION.match(text, name.end)
    if after:
        said = after.group(1)
        if said[0].isdigit():
            figure.kind = "person"
            more = _APPOSITION.match(text, after.end())
            said = more.group(1) if more else ""
        if said.startswith("who ") or (said and learn_role(figure, said, last=False)):
            figure.kind = "person"


def _learn_place(text: str, figure: Figure, name: Name) -> None:
    """Whose minister somebody is: "Norland's Foreign Minister Ann Lee", "Foreign Minister Ann Lee of Norland"."""
    for found in (_OWNED_BY.search(text, max(0, name.start - 40), name.start), _OF_PLACE.match(text, name.end)):
        if found:
            figure.words.update(word.lower() for word in found.groups() if word)


def _learn_before(figure: Figure, before: str) -> bool:
    """Take the role out of the words before the name: "spokesman ", "the mayor, "."""
    words = before.rsplit(None, 5) if before.endswith(" ") else []
    if not words or not words[-1].rstrip(",").isalpha():
        return False
    noun = words[-1].rstrip(",").lower()
    if naming_words().role(noun) is None:
        return False
    phrase = [noun]
    for word in reversed(words[-5:-1]):
        if not word[-1].isalnum():
            break
        phrase.insert(0, word)
    return learn_role(figure, " ".join(phrase), last=True)


def learn_role(figure: Figure, phrase: str, *, last: bool) -> bool:
    """Take the role out of a phrase next to the name; ``last``: it must end the phrase."""
    words = naming_words()
    first = _TOKEN.search(phrase)
    if first is None or (not last and plain(first.group()) in _NO_ROLE):
        return False
    tokens = [plain(token) for token in _TOKEN.findall(phrase, first.start())]
    if not last:
        stops = ("of", "for", "who", "at", "in", "with", "to", "from", "on", "by", "under", "that", "and")
        cut = next((i for i, token in enumerate(tokens) if i and token in stops), len(tokens))
        rest, tokens = tokens[cut:], tokens[:cut]
    else:
        rest = []
    noun = tokens[-1].removesuffix("'s")
    role = words.role(noun)
    if role is None or role.category != "person":
        return False
    if noun not in words.roles and last:
        noun = next((n for n in (noun[:-1], noun[:-2] + "an", noun[:-3] + "y") if n in words.roles), noun)
    figure.has_role(noun)
    if len(tokens) > 1 and f"{tokens[-2]} {noun}" in words.roles:
        figure.has_role(f"{tokens[-2]} {noun}")
    figure.words.update(token.removesuffix("'s") for token in tokens[-4:])
    figure.words.update(token for token in rest[:6] if len(token) > 3)
    return True
