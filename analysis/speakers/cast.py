"""The cast of an article: who and what it names, under which names, titles and roles.

>>> cast = build_cast("Foreign Minister Ivan Petrov met Ann Lee, a senator. Mr. Petrov left.")
>>> [(figure.name, sorted(figure.roles)) for figure in cast.figures]
[('Ivan Petrov', ['foreign minister', 'minister']), ('Ann Lee', ['senator'])]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.speakers.figures import Figure, read_around, take_title
from analysis.speakers.headlines import read_headline, reread
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import NameParts, bare_tokens, plain, word_class
from analysis.speakers.names import Name, find_names
from analysis.speakers.short_names import bearer_of

__all__ = ["BODY_NOUN", "Cast", "build_cast"]

BODY_NOUN = re.compile(
    r"(?:['’]s?)? (?:presidential |re-election |election |transition |legal )?"
    r"(campaign|administration|government|team|camp|ministry|cabinet|regime|organization|organisation|company"
    r"|foundation|police|newspaper|coalition|committee|delegation|leadership)\b(?! [a-z]*(?:man|woman|men|person|er|or"
    r"|official|officials|aide|aides|chair)\b)"
)
_BRACKETED = re.compile(r"\((?:the )?([A-Z][A-Z&]{1,7})\)")
_PLATFORMS = word_class("platform")
_PARTICLES = frozenset("De Van Von Der Den Di Da Du Del Della Dos Das Al El Bin Ten Ter Le La".split())
_NEAR = 400  # characters over which a full name goes before the main bearer of the surname
# "But former mayor Bob Lee", "said Bob Lee"; "Bob Lee, the mayor, said"
_OPENING = re.compile(
    r"(?:^|[.!?][\"”’')]*\s+|\n|\b(?:said|says|added|asked|wrote|told|according to) )"
    r"(?:(?:But|And|The|Former|Meanwhile,|Then) )?(?:(?!(?:of|to|about|that|with|on|in|for)\b)[a-z\-]+ ){0,3}$"
)
_SPEAKS = re.compile(
    r"[\w\-]+(?:, [^.;:\n]{3,90},)? (?:said|says|told|tells|added|wrote|argued|asked|replied|noted|agreed|warned"
    r"|insisted|called|tweeted|recalled|explained|acknowledged)\b"
)
_BEFORE_NAME = 60  # characters in which a word for a relative may stand
_RELATIVE_OF = re.compile(
    r"\b(?:wife|husband|widow(?:er)?|daughter|son|brother|sister|father|mother|parents?|cousin|uncle|aunt|nephew|niece)"
    r"(?:,? (?:the )?(?:late |former )?| of (?:[\w\-]+ ){0,4})$"
)
_KIN = frozenset(["wife", "husband", "first lady", "daughter", "son", "brother", "sister", "father", "mother", "widow"])
_SMALL = frozenset(["a", "an", "of", "for", "the", "and", "on", "in", "to", "&", "at"])


@dataclass(slots=True)
class Cast:
    """All figures, and for every name in the text the figure that it stands for (or None)."""

    text: str
    figures: list[Figure]
    names: list[Name]
    owners: list[Figure | None]
    starts: list[int]
    surnames: dict[str, list[Figure]]
    given: dict[str, list[Figure]]
    whole: dict[str, Figure]
    middle: dict[str, list[Figure]] = field(default_factory=dict)
    settled: dict[tuple[tuple[str, ...], tuple[str, ...]], Figure] = field(default_factory=dict)
    first_line: int = 0
    unsure: set[int] = field(default_factory=set)
    listed: list[Figure] = field(default_factory=list)
    bodies: dict[str, list[tuple[int, Figure]]] | None = None
    learned: dict[str, Figure | None] | None = None
    _roled: list[Figure] | None = None

    def by_words(self, tokens: tuple[str, ...], title: tuple[str, ...], at: int) -> tuple[Figure | None, bool]:
        """The figure called by ``tokens`` at offset ``at``, and whether no other could be meant."""
        keys = bare_tokens(tokens)
        joined = " ".join(keys)
        exact = self.whole.get(joined)
        if exact is not None and len(keys) > 1:
            return exact, True
        if len(tokens) > len(keys) == 1 and plain(tokens[-1]) == "jr":  # "his son Donald Jr."
            sons = [f for f in self.given.get(joined, ()) if f.name.endswith(("Jr.", "Jr"))]
            return (sons[0], True) if len(sons) == 1 else (self.whole.get(f"{joined} jr"), True)
        candidates = self.surnames.get(joined) or []
        if candidates and tokens[-1] in _PLATFORMS:
            candidates = [f for f in candidates if f.kind == "person"]
        if candidates and self.listed and any(f.known is not None and f.known.apart for f in candidates):
            spelt = " ".join((*title, *tokens))
            candidates = [f for f in candidates if f.known is None or spelt not in f.known.apart]
        gender, roles = _title_says(title)
        if gender:
            fitting = [f for f in candidates if f.gender in ("", "either", gender)]
            candidates = [f for f in fitting if f.gender == gender] or fitting
        if roles and candidates:
            # "President Roe" is not Ann Roe, of whom the article says only that she is his wife
            apart = [f for f in candidates if roles & f.roles or not _KIN & f.roles]
            candidates = [f for f in apart if roles & f.roles] or apart
        if len(candidates) > 1:
            # the article's own full name comes before a listed speaker whom it does not name in full
            candidates = [f for f in candidates if f.full_at or f.mentions] or candidates
            if not any(f.full_at or f.mentions for f in candidates):
                return exact, False
        if (
            exact is not None
            and len(keys) == 1
            and exact.mentions
            and not (gender and exact.gender not in ("", gender))
        ):
            return exact, True
        if len(candidates) == 1:
            return candidates[0], True
        if candidates:
            return _nearest(self.text, candidates, at), False
        if exact is not None:
            return exact, True
        if title and len(keys) == 1 and len(self.middle.get(joined, ())) == 1:
            return self.middle[joined][0], True  # "Ms. Costa" for Ana Costa Reyes
        firsts = self._called_by_given_name(joined, gender) if joined in self.given else []
        if firsts:
            return _nearest(self.text, firsts, at), len(firsts) == 1
        return None, False

    def _called_by_given_name(self, given: str, gender: str) -> list[Figure]:
        """Those who may be called so without a surname: "Tom", "Prince Faisal"."""
        listed = given.title() in naming_words().given
        found = [f for f in self.given[given] if f.kind == "person" or listed]
        return [f for f in found if f.gender in ("", "either", gender)] if gender else found

    def name_in_full(self, acronym: str, spelt: str) -> None:
        """Let the acronym's figure bear the full name, and be one with the figure of that name."""
        short = self.whole.get(plain(acronym))
        key = " ".join(bare_tokens(tuple(spelt.split())))
        full = self.whole.get(key)
        if full is None:
            full = short or Figure(spelt, "body", tuple(key.split()), 0)
            full.name, full.kind = spelt, "body"
            self.whole[key] = full
        if short is not None and short is not full:
            self.owners = [full if owner is short else owner for owner in self.owners]
            full.mentions += short.mentions
        self.whole[plain(acronym)] = full

    def with_roles(self, at: int, others: Iterable[Figure]) -> list[Figure]:
        """Those of whom the text says what they are, named before ``at`` (the last few hundred), and ``others``."""
        if self._roled is None:
            self._roled = sorted(
                (f for f in self.figures if f.roles and f.may_be_person and f.mentions), key=lambda f: f.first
            )
        end = bisect_left(self._roled, at, key=lambda f: f.first)
        found = self._roled[max(0, end - 300) : end]
        seen = set(map(id, found))
        return [*found, *(f for f in others if id(f) not in seen)]

    def family(self, index: int) -> list[Figure]:
        """The people meant by a surname in the plural: "the Lees"."""
        name = self.names[index]
        if len(name.tokens) != 1 or self.text[max(0, name.start - 4) : name.start].lower() != "the ":
            return []
        surname = plain(name.tokens[0])
        return self.surnames.get(surname.removesuffix("s"), []) if surname.endswith("s") else []

    def body_of(self, owner: Figure, noun: str, at: int) -> Figure:
        """The campaign, office or ministry of ``owner``, under the fullest name that the text has for it."""
        key = f"{' '.join(owner.keys)}'s {noun}"
        if key not in self.whole:
            spelt = {
                self.text[name.name_start : name.end]
                + self.text[name.end : follows.end()].replace("’", "'").removeprefix("'s").removeprefix("'")
                for name, bearer in zip(self.names, self.owners, strict=True)
                if bearer is owner and (follows := BODY_NOUN.match(self.text, name.end)) and follows.group(1) == noun
            }
            if not spelt:
                spelt.add(f"{owner.name.split()[-1] if owner.kind == 'person' else owner.name} {noun}")
            self.whole[key] = self.body(max(spelt, key=lambda form: (len(form.split()), form)), at)
        return self.whole[key]

    def body(self, name: str, at: int) -> Figure:
        """The body called ``name`` ("Lee campaign"), which joins the cast if it is new."""
        key = " ".join(bare_tokens(tuple(name.split())))
        figure = self.whole.get(key)
        if figure is None:
            figure = Figure(name, "body", tuple(key.split()), at, mentions=1)
            self.figures.append(figure)
            self.whole[key] = figure
        return figure


@lru_cache(maxsize=4096)
def _title_says(title: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """The gender and the roles that the words of a title show."""
    words = naming_words()
    gender = ""
    roles: set[str] = set()
    for token in title:
        mark = words.titles.get(plain(token))
        if mark:
            gender = mark.gender or gender
            roles.update(mark.broader)
        elif plain(token) in words.roles:
            roles.add(plain(token))
            gender = words.roles[plain(token)].gender or gender
    return gender, frozenset(roles)


def _nearest(text: str, candidates: list[Figure], at: int) -> Figure:
    """Of several people of one name: the one fully named last before ``at``, if near; else the main one.

    A name that only says whose relative somebody is ("her husband, Ben Roe") does not count where another does.
    """
    introduced = [f for f in candidates if _introductions(text, f)] or candidates
    best, best_at = None, -1
    for figure in introduced:
        named = _introductions(text, figure) or figure.full_at
        before = bisect_right(named, at)
        if before and named[before - 1] > best_at:
            best, best_at = figure, named[before - 1]
    main = max(introduced, key=lambda f: (len(_introductions(text, f)), len(f.full_at), -f.first))
    if best is None or best is main or at - best_at > _NEAR:
        return main
    return best if main.first > best_at or _takes_over(text, best, best_at) else main


def _takes_over(text: str, figure: Figure, at: int) -> bool:
    """Whether a full name at ``at`` opens a sentence or speaks, so that the surname behind it is that person's."""
    if _OPENING.search(text, max(0, at - _BEFORE_NAME), at):
        return True
    end = text.find(figure.name.rsplit(" ", 1)[-1], at)
    return end >= 0 and bool(_SPEAKS.match(text, end))


def _introductions(text: str, figure: Figure) -> list[int]:
    """Where the figure's full name stands for itself, looked up once all full names are read."""
    if figure.introduced_at is None:
        figure.introduced_at = [
            at for at in figure.full_at if not _RELATIVE_OF.search(text, max(0, at - _BEFORE_NAME), at)
        ]
    return figure.introduced_at


def build_cast(text: str, known: Sequence[KnownSpeaker] = ()) -> Cast:
    """Read every name of ``text`` and say who bears it."""
    names = find_names(text)
    acronyms = _acronyms(text)
    if all(name.kind == "headline" for name in names):
        names = [name for line in names for name in reread(line)]
    cast = Cast(text, [], [], [], [], {}, {}, {})
    cast.first_line = max(0, text.find("\n"))
    _take_known(cast, known)
    owners: list[Figure | None] = [
        _full_name(cast, name, keys)
        if len(name.parts.tokens) > 1
        and name.parts.kind != "headline"
        and len(keys := bare_tokens(name.parts.tokens)) > 1  # "de Vries" is a surname only
        and name.parts.tokens[0][0].isupper()
        and not (name.parts.tokens[0] in _PARTICLES and _only_surname(text, name.parts.tokens))
        else None
        for name in names
    ]
    for figure in cast.figures:
        if figure.may_be_person and len(figure.keys) > 1:
            cast.given.setdefault(figure.keys[0], []).append(figure)
    lines = []
    for name, owner in zip(names, owners, strict=True):
        if name.parts.kind == "headline":
            lines.append(name)
            continue
        if owner is None and name.parts.tokens:
            owner = bearer_of(cast, name)
            if owner is None:
                continue
        elif owner is None and len(name.title) == 1 and plain(name.title[0]) in cast.surnames:
            # a surname that is also a word for a role: Baker, King, Fields
            name = name._replace(parts=NameParts((), name.title, "", ""), name_start=name.start)
            owner = bearer_of(cast, name)
        cast.names.append(name)
        cast.owners.append(owner)
    for acronym, spelt in acronyms.items():
        cast.name_in_full(acronym, spelt)
    for line in lines:
        read_headline(cast, line)
    if lines:
        order = sorted(range(len(cast.names)), key=lambda i: cast.names[i].start)
        cast.names = [cast.names[i] for i in order]
        cast.owners = [cast.owners[i] for i in order]
    cast.starts = [name.start for name in cast.names]
    return cast


def _acronyms(text: str) -> dict[str, str]:
    """Names that the text abbreviates in brackets: "Citizens for a Clean River (CCR)" (Schwartz & Hearst 2003)."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1)
        words = text[max(0, match.start() - 100) : match.start()].split()
        at = len(words)
        letters = list(acronym.replace("&", "").upper())
        while letters and at > 0:
            at -= 1
            word = words[at]
            if word[:1].upper() == letters[-1] and (word[0].isupper() or word not in _SMALL):
                letters.pop()
            elif word not in _SMALL:
                break
        if not letters and words[at][0].isupper():
            found[acronym] = " ".join(words[at:]).rstrip(",")
    return found


def _only_surname(text: str, tokens: tuple[str, ...]) -> bool:
    """Whether "De Vries" only has its capital from the start of a sentence or headline: the text has "de Vries" too."""
    return len(tokens) == 2 and f"{tokens[0].lower()} {tokens[1]}" in text


def _take_known(cast: Cast, known: Sequence[KnownSpeaker]) -> None:
    """Speakers of the corpus's list are figures of the article if it names them or uses a listed description."""
    lowered = cast.text.lower() if known else ""
    for speaker in known:
        named = (not speaker.body and speaker.name.split()[-1] in cast.text) or any(
            n in cast.text for n in speaker.names
        )
        if not named and not any(description.lower() in lowered for description in speaker.descriptions):
            continue
        surname = bare_tokens(tuple(speaker.name.split()))[-1]
        figure = Figure(speaker.name, "body" if speaker.body else "person", (surname,), 1 << 60, known=speaker)
        figure.is_gender({"she": "female", "he": "male"}.get(speaker.pronouns, ""), 9)
        for description in speaker.descriptions:
            figure.words.update(description.lower().split())
        cast.listed.append(figure)
        _register(cast, figure, tuple(speaker.name.split()))
        for alias in speaker.aliases:
            keys = bare_tokens(tuple(alias.split()))
            cast.whole.setdefault(" ".join(keys), figure)
            bearers = cast.surnames.setdefault(keys[-1], [])
            if len(keys) > 1 and not speaker.body and figure not in bearers:
                bearers.append(figure)


def _register(cast: Cast, figure: Figure, tokens: tuple[str, ...]) -> None:
    cast.figures.append(figure)
    keys = bare_tokens(tokens)
    cast.whole.setdefault(" ".join(keys), figure)
    if figure.may_be_person and len(keys) > 1:
        cast.surnames.setdefault(keys[-1], []).append(figure)
        for at in range(1, len(keys) - 1):  # "de Vries", "Garcia Lopez"
            cast.surnames.setdefault(" ".join(keys[at:]), []).append(figure)
        if len(keys) == 3:
            cast.middle.setdefault(keys[1], []).append(figure)
        if "-" in keys[-1]:
            cast.surnames.setdefault(keys[-1].rsplit("-", 1)[-1], []).append(figure)
    elif figure.kind == "body" and len(keys) > 1:
        initials = "".join(k[0] for k in keys if k not in _SMALL)
        if len(initials) > 1:
            cast.whole.setdefault(initials, figure)


def _same_person(figure: Figure, keys: tuple[str, ...], tokens: tuple[str, ...]) -> bool:
    """Whether two full names of one surname may be one person's: equal, short or abbreviated given names."""
    mine = figure.keys
    if len(mine) < 2 or mine[-1] != keys[-1]:
        return False
    a, b = mine[0], keys[0]
    same = naming_words().same_given
    return a == b or b in same.get(a, ()) or bool(same.get(a, frozenset()) & same.get(b, frozenset()))


def _full_name(cast: Cast, name: Name, keys: tuple[str, ...]) -> Figure | None:
    """The figure of a name that has more than a surname; ``keys`` are its words as they are compared."""
    tokens, called = name.parts.tokens, name.parts.kind
    whole = " ".join(keys)
    figure = cast.whole.get(whole)
    if figure is None and len(keys) == 2 and keys[0] in naming_words().roles:
        bearers = [f for f in cast.surnames.get(keys[1], ()) if keys[0] in f.roles]
        if len(bearers) == 1:
            figure = bearers[0]  # "Dean Roe", who is a dean
    if figure is None and len(keys) == 2 and len(cast.surnames.get(whole, ())) == 1:
        figure = cast.surnames[whole][0]  # a surname of two words
        figure.mentions += 1
        return figure
    if figure is None and called in ("person", ""):
        for other in cast.surnames.get(keys[-1], []):
            if _same_person(other, keys, tokens):
                figure = other
                cast.whole.setdefault(whole, other)
                break
    spelt = " ".join(tokens).rstrip(",")
    if figure is None:
        kind = called
        if (
            kind == ""
            and cast.text[max(0, name.start - 4) : name.start].lower() == "the "
            and not _compound(cast, name)
        ):
            kind = "entity"  # "the Harbour Tunnel"; people stand without an article
        figure = Figure(spelt, kind, keys, name.start)
        _register(cast, figure, tokens)
    figure.spellings[spelt] = figure.spellings.get(spelt, 0) + (name.start >= cast.first_line)
    if figure.known is None and len(figure.spellings) > 1:
        # the fullest name, of equally full ones the usual one, of equally usual ones the first below the headline
        figure.name = max(figure.spellings, key=lambda s: (len(s.split()), figure.spellings[s]))
    if name.start < figure.first:
        figure.first = name.start
    figure.mentions += 1
    figure.full_at.append(name.start)
    if called == "person" and figure.kind in ("", "entity"):
        if figure.kind == "entity":
            cast.surnames.setdefault(keys[-1], []).append(figure)
        figure.kind = "person"
    if name.parts.title:
        take_title(figure, name)
    if len(figure.full_at) <= 2:
        read_around(cast.text, figure, name)
    return figure


def _compound(cast: Cast, name: Name) -> bool:
    """Whether the name only describes the noun after it: "the Ann Lee campaign"."""
    after = re.match(r"['’]?s? ([a-z\-]+)", cast.text[name.end : name.end + 30])
    return after is not None and (after.group(1) == "presidential" or naming_words().role(after.group(1)) is not None)
