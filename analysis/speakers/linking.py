"""The same person across articles: one name for "John Roe", "Sen. Roe" and "Jon Roe", but two for two Roes.

>>> links = link_names(["Sergei Petrov", "Sergey Petrov", "Petrov", "Ann Roe", "Bob Roe", "Roe"])
>>> links["Sergey Petrov"].name, links["Petrov"].name, links["Roe"].name, links["Roe"].unsure
('Sergei Petrov', 'Sergei Petrov', 'Roe', True)

Within an article the article itself decides; this step joins what the articles of a corpus say. Full names are
joined when given name and surname agree in spelling or transliteration and the initials do not contradict
(George A. and George B. Roe stay two). A surname alone is joined only where the corpus has one full name for
it; otherwise it stays as it is and is marked unsure. Short forms ("Joe", "Joseph") are only suggested,
since they are as often two people as one. The corpus's own list decides before all of this.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis.speakers.known import KnownSpeaker
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import bare_tokens, parse_name, plain

__all__ = ["Link", "find_links", "fold", "link_names", "link_speakers", "relink", "short_forms"]

_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """What a name of one article is called in the whole corpus; ``unsure`` when several people may be meant."""

    name: str
    unsure: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Person:
    """A full name taken apart, for comparison."""

    name: str
    given: str
    surname: str
    initials: tuple[str, ...]


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A name in one spelling: no accents, no doubled letters, one way to write Slavic and Arabic sounds."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain(word)) if not unicodedata.combining(c))
    for many, one in (("ks", "x"), ("kh", "h"), ("ph", "f"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i")):
        bare = bare.replace(many, one)
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])


def link_names(
    names: Iterable[str] | Mapping[str, int],
    known: Sequence[KnownSpeaker] = (),
    genders: Mapping[str, str] | None = None,
) -> dict[str, Link]:
    """What each of ``names`` is called in the corpus.

    ``names`` are canonical names as the articles give them, with counts where a Mapping; ``genders`` says of a
    name that stands with "Mr." or "Ms." whether it is a man's or a woman's ('male', 'female').
    """
    counts = Counter(names)
    genders = genders or {}
    links: dict[str, Link] = {}
    apart: dict[str, set[str]] = {k.name: {_key(a) for a in k.apart} for k in known}
    listed = {_key(alias): k.name for k in known for alias in k.names}
    people: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for name in counts:
        if _key(name) in listed:
            links[name] = Link(listed[_key(name)])
    for name in dict.fromkeys([*(k.name for k in known if not k.body), *counts]):
        person = _person(name)
        if person:
            people[fold(person.given), fold(person.surname)].append(person)
    surnames: dict[str, list[str]] = defaultdict(list)
    for same in people.values():
        grouped = _groups(same, counts, {k.name for k in known})
        for members, canonical in grouped:
            if len(grouped) > 2 and not members[0].initials and not any(m.name in apart for m in members):
                several = tuple(sorted(name for people, name in grouped if people[0].initials))
                links.update({m.name: Link(m.name, True, several) for m in members if m.name in counts})
                continue
            surnames[fold(members[0].surname)].append(canonical)
            for member in members:
                if _key(member.name) in apart.get(canonical, ()):
                    continue
                if member.name in counts:
                    links.setdefault(member.name, Link(canonical))
    for name in counts:
        if name in links:
            continue
        links[name] = _short(name, surnames, apart, genders.get(name, ""), known)
    return links


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _person(name: str) -> _Person | None:
    """The full name of a person, or None for a body, a place or a surname alone."""
    parts = parse_name(name)
    if parts is None or parts.kind not in ("person", "") or len(parts.tokens) < 2 or len(parts.tokens) > 5:
        return None
    keys = bare_tokens(parts.tokens)
    if len(keys) < 2 or not parts.tokens[0][0].isupper():
        return None
    given = naming_words().spelling.get(keys[0], keys[0])
    initials = tuple("".join(plain(token) for token in parts.tokens[1:-1] if token.endswith(".")))
    return _Person(name, given, keys[-1], initials)


def _groups(people: list[_Person], counts: Mapping[str, int], listed: set[str]) -> list[tuple[list[_Person], str]]:
    """Split people of one given name and surname by contradicting initials; each group with its usual name."""
    by_initials: dict[tuple[str, ...], list[_Person]] = defaultdict(list)
    for person in people:
        by_initials[person.initials].append(person)
    with_initials = [key for key in by_initials if key]
    if len(with_initials) == 1:
        merged = [*by_initials[with_initials[0]], *by_initials.get((), [])]
        grouped = [merged]
    else:
        grouped = list(by_initials.values())
    result = []
    for members in grouped:
        usual = max(members, key=lambda p: (p.name in listed, counts.get(p.name, 0), len(p.name)))
        result.append((members, usual.name))
    return result


def _short(
    name: str,
    surnames: Mapping[str, list[str]],
    apart: Mapping[str, set[str]],
    gender: str,
    known: Sequence[KnownSpeaker],
) -> Link:
    """A surname alone: the one person of the corpus who bears it, or itself."""
    if " " in name.strip() or name.isupper() or name.islower():
        return Link(name)
    bearers = [n for n in surnames.get(fold(name), []) if _key(name) not in apart.get(n, ())]
    if gender and len(bearers) > 1:
        pronouns = {k.name: k.pronouns for k in known}
        sure = [n for n in bearers if _gender(n, pronouns) == gender]
        possible = [n for n in bearers if _gender(n, pronouns) in ("", gender)]
        bearers = sure if len(sure) == 1 and len(possible) == 1 else possible
    if len(bearers) == 1:
        return Link(bearers[0])
    return Link(name, unsure=len(bearers) > 1, others=tuple(sorted(bearers)))


def _gender(name: str, pronouns: Mapping[str, str]) -> str:
    told = {"she": "female", "he": "male"}.get(pronouns.get(name, ""), "")
    given = naming_words().given.get(name.split()[0], "")
    return told or ("" if given == "either" else given)


def short_forms(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each full name the others that may be the same person under a short form ("Joe Roe", "Joseph Roe")."""
    people = [person for person in map(_person, names) if person]
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        by_surname[fold(person.surname)].append(person)
    same = naming_words().same_given
    return {
        person.name: found
        for person in people
        if (
            found := tuple(
                other.name
                for other in by_surname[fold(person.surname)]
                if other is not person
                and (
                    other.given in same.get(person.given, ())
                    or (fold(other.given) == fold(person.given) and other.initials != person.initials)
                    or (min(len(other.given), len(person.given)) == 1 and other.given[0] == person.given[0])
                )
            )
        )
    }


def link_speakers(quotes: pd.DataFrame, known: Sequence[KnownSpeaker] = ()) -> pd.DataFrame:
    """The quotes table with one name a person: ``speaker`` is renamed, ``how`` says so, ``confidence`` is lowered.

    ``quotes`` is a quotes table (it needs speaker, mention, how, confidence and anonymous); ``known`` the corpus's own
    list. The same table comes back where nothing is to be joined; a table is never changed in place.
    """
    return relink(quotes, find_links(quotes, known))


def find_links(quotes: pd.DataFrame, known: Sequence[KnownSpeaker] = ()) -> dict[str, Link]:
    """What each speaker of a whole corpus's quotes table (speaker, mention, anonymous) is called in the corpus."""
    named = quotes.loc[~quotes["anonymous"].astype(bool) & quotes["speaker"].notna()]
    counts: Counter[str] = Counter()
    for joint, n in named["speaker"].value_counts().items():
        for name in str(joint).split(" & "):
            counts[name] += int(n)
    return link_names(counts, known, _genders(named))


def relink(quotes: pd.DataFrame, links: Mapping[str, Link]) -> pd.DataFrame:
    """Rename the speakers of a quotes table, or of a part of one, by the ``links`` of its whole corpus."""
    named = ~quotes["anonymous"].astype(bool) & quotes["speaker"].notna()
    changed = {joint: new for joint in quotes.loc[named, "speaker"].unique() if (new := _relinked(joint, links))}
    if not changed:
        return quotes
    result = quotes.copy()
    rows = named & quotes["speaker"].isin(list(changed))
    found = [changed[speaker] for speaker in quotes.loc[rows, "speaker"]]
    result.loc[rows, "speaker"] = [name for name, _, _ in found]
    result.loc[rows, "how"] = [
        f"{how}; {note}" for how, (_, note, _) in zip(quotes.loc[rows, "how"], found, strict=True)
    ]
    result.loc[rows, "confidence"] = [
        min(sure, ceiling) for sure, (_, _, ceiling) in zip(quotes.loc[rows, "confidence"], found, strict=True)
    ]
    return result


def _relinked(joint: str, links: Mapping[str, Link]) -> tuple[str, str, float] | None:
    """The new name of a speaker, the words that say why and the most that it may be sure; None for no change."""
    parts = joint.split(" & ")
    found = [links.get(part, Link(part)) for part in parts]
    if all(link.name == part and not link.unsure for link, part in zip(found, parts, strict=True)):
        return None
    name = " & ".join(dict.fromkeys(link.name for link in found))
    unsure = [link for link in found if link.unsure]
    if unsure:
        return name, f"unsure: the corpus has {' and '.join(unsure[0].others)}", _UNSURE
    return name, f"the corpus calls {joint} so: {name}", 0.95


def _genders(quotes: pd.DataFrame) -> dict[str, str]:
    """The gender that "Mr." or "Ms." shows for names that stand without a given name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    titles = naming_words().titles
    for speaker, mention in zip(quotes["speaker"], quotes["mention"], strict=True):
        if isinstance(mention, str) and " " not in speaker:
            title = titles.get(plain(mention.split(" ", 1)[0]))
            if title and title.gender:
                votes[speaker][title.gender] += 1
    return {name: found.most_common(1)[0][0] for name, found in votes.items()}
