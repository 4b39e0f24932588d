"""Whom a description means: "the minister", "her husband", "the campaign", "the report".

A description is matched against what the article itself says of its people (their titles, appositions and
roles, and wider words for them: a foreign minister is a minister and a diplomat). A source that the article
leaves unnamed keeps its description; it is never given somebody's name merely for standing near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.mentions import Mention
from analysis.speakers.name_parts import plain
from analysis.speakers.salience import Candidate, Scene

__all__ = ["Answer", "resolve_description", "unnamed"]

_PAIRS = re.compile(
    r"(?:both|the two|the pair|the duo)\b(?! of)(?: (?:sides|men|women|leaders|ministers|candidates|senators|presidents"
    r"|politicians|rivals|diplomats|officials|parties|governments|countries|companies|teams|lawmakers))?$",
    re.IGNORECASE,
)
_WINDOW = 4000
_AGE = re.compile(r"\d-year-old")
_BETWEEN = (
    "presidential |election |re-election |ballot |transition |foreign |interior |defen[cs]e |finance |justice |health "
    "|federal |provincial |state |city |municipal |county |national |editorial |advisory |executive |school |parliamentary "
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant (several for a joint source), why in words, how surely; no figures for an unnamed source."""

    figures: tuple[Figure, ...]
    how: str
    confidence: float
    label: str = ""


def unnamed(mention: Mention, confidence: float = 0.8) -> Answer:
    """The source stays without a name and keeps its description."""
    return Answer((), f"'{mention.phrase}': a source that the article leaves unnamed", confidence, mention.phrase)


def resolve_description(
    scene: Scene, mention: Mention, at: int, owner: Figure | None, last: Answer | None = None
) -> Answer:
    """The figure that ``mention`` at offset ``at`` describes; ``owner`` is the possessor ("Lee's spokesman")."""
    listed = _by_the_list(scene, mention, at)
    if listed:
        return listed
    words = naming_words()
    role = words.role(mention.noun)
    category = role.category if role else ""
    if mention.noun in ("police", "campaign", "administration", "government", "team", "camp", "leadership", "office"):
        category = "body"
    if category == "body" and (not mention.plural or mention.noun == "police"):
        return _body(scene, mention, at, owner)
    if mention.plural or category == "group":
        return unnamed(mention)
    if category == "document":
        return _author(scene, mention, at, owner, last)
    return _person(scene, mention, at, owner, category)


def _by_the_list(scene: Scene, mention: Mention, at: int) -> Answer | None:
    """The corpus's own speaker list may say whom the press calls so."""
    meant = []
    for figure in scene.cast.figures:
        if figure.known is None:
            continue
        phrases = [re.sub(r"^(?:the|a|an) ", "", d.lower()) for d in figure.known.descriptions]
        if mention.phrase in phrases or (mention.raw.lower() in (d.lower() for d in figure.known.descriptions)):
            meant.append(figure)
    if meant and not any(figure.mentions for figure in meant):
        if len(meant) == 1 and not any(mention.noun in figure.roles for figure in scene.cast.figures):
            return Answer((meant[0],), f"'{mention.raw}': so called in the corpus's speaker list", 0.8)
        return None
    meant = [figure for figure in meant if figure.mentions]
    if not meant:
        if _PAIRS.match(mention.raw):
            return _pair(scene, mention, at)
        return None
    if len(meant) == 1:
        return Answer((meant[0],), f"'{mention.raw}': so called in the corpus's speaker list", 0.95)
    if _PAIRS.match(mention.raw):
        return Answer(tuple(meant), f"'{mention.raw}': a joint source, by the corpus's speaker list", 0.9)
    ranked = [c.figure for c in scene.candidates(at) if any(c.figure is f for f in meant)]
    best = ranked[0] if ranked else meant[0]
    return Answer((best,), f"'{mention.raw}': of those so called in the corpus's speaker list, the last one named", 0.7)


def _pair(scene: Scene, mention: Mention, at: int) -> Answer | None:
    people = [c for c in scene.candidates(at) if c.figure.kind == "person"][:2]
    everybody = sum(f.mentions for f in scene.cast.figures if f.kind == "person")
    if len(people) < 2 or sum(c.figure.mentions for c in people) < 0.6 * everybody:
        return None
    people.sort(key=lambda c: c.figure.first)
    return Answer(tuple(c.figure for c in people), f"'{mention.raw}': the two people spoken of just before", 0.6)


def _person(scene: Scene, mention: Mention, at: int, owner: Figure | None, category: str) -> Answer:
    words = naming_words()
    noun = mention.noun
    role = words.roles.get(noun)
    gender = role.gender if role else ""
    if noun in _KIN and owner is not None:
        return _relative_of(scene, mention, owner, gender)
    if not mention.definite:
        return unnamed(mention, 0.9)
    if category != "person":
        return _unknown_noun(scene, mention, at)
    ranked = scene.candidates(at)
    weight = {id(c.figure): c.weight for c in ranked}
    top = max((c.weight for c in ranked if c.figure.kind == "person"), default=1.0) or 1.0
    earlier = _introduced(scene.cast.text, noun, at)
    asked = _words_of(mention.phrase) - {noun}
    best: tuple[float, Figure] | None = None
    for figure in scene.cast.figures:
        if not figure.may_be_person or figure.first > at or figure.mentions == 0:
            continue
        if gender and figure.gender and figure.gender != gender and figure.gender_weight > 1:
            continue
        exact = noun in figure.roles
        if not exact and not any(noun in words.broader(r) for r in figure.roles):
            continue
        score = (4.0 if exact else 2.0) + 1.5 * len(asked & _widened(figure.words))
        score += 4.0 * weight.get(id(figure), 0.0) / top
        if owner is not None:
            score += 2.0 if set(map(plain, owner.name.split())) & figure.words else -4.0
        if _other_country(asked, figure.words):
            score -= 3.0
        if best is None or score > best[0]:
            best = (score, figure)
    if best and best[0] >= 2.0 and not (earlier and noun not in best[1].roles):
        sure = 0.85 if noun in best[1].roles else 0.75
        return Answer((best[1],), f"'{mention.raw}': the article calls {best[1].name} so", sure)
    if earlier:
        return Answer((), f"'{mention.raw}': {earlier}, whom the article leaves unnamed", 0.7, earlier)
    office = noun in words.classes["renaming"] or noun in words.classes["office of several"]
    renamed = office or _AGE.search(mention.raw) is not None
    if renamed and owner is None and not mention.pronoun:
        near = [c for c in ranked[:6] if c.figure.kind == "person" and (not gender or c.figure.gender in ("", gender))]
        if near:
            most = max(c.figure.mentions for c in near)
            chosen = max(near, key=lambda c: c.weight / near[0].weight + c.figure.mentions / most)
            return Answer((chosen.figure,), f"'{mention.raw}': the person spoken of just before", 0.6)
    if ranked and owner is None and not mention.pronoun and noun not in words.classes["unnamed by habit"]:
        new = next((c.figure for c in ranked if c.figure.kind == "person"), None)
        if (
            new
            and not new.roles
            and len(new.keys) > 1
            and at - new.first < 500
            and new.gender in ("", "either", gender or new.gender)
        ):
            return Answer((new,), f"'{mention.raw}': the person introduced just before", 0.55)
    return unnamed(mention, 0.6)


_KIN = frozenset(["husband", "wife", "son", "daughter", "father", "mother", "brother", "sister", "widow", "widower"])


def _relative_of(scene: Scene, mention: Mention, owner: Figure, gender: str) -> Answer:
    """ "her husband": whom the article calls so, or the one other person of that gender with her surname."""
    others = [f for f in scene.cast.figures if f.kind == "person" and f is not owner and f.gender in ("", gender)]
    called = [f for f in others if mention.noun in f.roles]
    named = [f for f in others if len(f.keys) > 1 and len(owner.keys) > 1 and f.keys[-1] == owner.keys[-1]]
    for found in (called, named):
        if len(found) == 1:
            return Answer((found[0],), f"'{mention.raw}': of {owner.name}", 0.75)
    return unnamed(mention, 0.5)


def _unknown_noun(scene: Scene, mention: Mention, at: int) -> Answer:
    earlier = _introduced(scene.cast.text, mention.noun, at) if mention.noun else ""
    if earlier:
        return Answer((), f"'{mention.raw}': {earlier}, whom the article leaves unnamed", 0.6, earlier)
    return unnamed(mention, 0.4)


def _introduced(text: str, noun: str, at: int) -> str:
    """An unnamed source introduced earlier: "a senior official" for "the official"."""
    pattern = re.compile(rf"\b(?:[Aa]|[Aa]n|[Oo]ne|[Aa]nother) ((?:[\w’'\-]+ ){{0,4}}{re.escape(noun)})\b(?! [A-Z])")
    found = pattern.findall(text, max(0, at - _WINDOW), at)
    return str(found[-1]).lower() if found else ""


def _words_of(phrase: str) -> set[str]:
    return _widened({plain(w).removesuffix("'s") for w in phrase.split()} - naming_words().classes["indefinite"])


def _widened(words: set[str]) -> set[str]:
    """The words, and for a nationality its country."""
    lists = naming_words()
    countries = {lists.demonyms.get(w.title(), "").lower() for w in words} | {
        lists.places.get(w.title(), "").lower() for w in words
    }
    return (words | countries) - {""}


def _other_country(asked: set[str], words: set[str]) -> bool:
    lists = naming_words()
    mine = {w for w in asked if w.title() in lists.demonyms or w.title() in lists.places}
    theirs = {w for w in words if w.title() in lists.demonyms or w.title() in lists.places}
    return bool(mine and theirs and not mine & theirs)


def _body(scene: Scene, mention: Mention, at: int, owner: Figure | None) -> Answer:
    cast = scene.cast
    noun = mention.noun
    if owner is not None:
        if noun in naming_words().classes["still the name"] and owner.kind in ("body", ""):
            return Answer((owner,), "named in the text", 0.9)
        return Answer((_owned(cast, owner, noun, at),), f"'{mention.raw}': named in the text", 0.85)
    if not mention.definite and noun != "police":
        return unnamed(mention, 0.85)
    found = _last_body(scene, noun, at)
    if found:
        return Answer((found,), f"'{mention.raw}': last {noun} named before", 0.75)
    return unnamed(mention, 0.5)


def _owned(cast: Cast, owner: Figure, noun: str, at: int) -> Figure:
    """The body that belongs to somebody: "Lee campaign", but "Lee's office"."""
    if owner.kind == "person" and noun not in ("campaign", "administration", "team", "camp", "government"):
        short = owner.name.split()[-1] if len(owner.keys) > 1 else owner.name
        return cast.body(f"{short}'s {noun}", at)
    return cast.body_of(owner, noun, at)


def _last_body(scene: Scene, noun: str, at: int) -> Figure | None:
    """The last body before ``at`` that may be called ``noun``, by its own name or by the noun after a name."""
    cast = scene.cast
    words = naming_words()
    after = re.compile(rf"(?:['’]s? (?:[a-z\-]+ ){{0,2}}| (?:{_BETWEEN})?){re.escape(noun)}\b")
    stop = bisect_left(cast.starts, at)
    fallback: Figure | None = None
    for i in range(stop - 1, max(-1, stop - 120), -1):
        figure, name = cast.owners[i], cast.names[i]
        if figure is None:
            continue
        follows = after.match(cast.text, name.end)
        if follows:
            if noun == "campaign" and figure.kind not in ("person", ""):
                continue
            if noun == "campaign":
                return cast.body_of(figure, noun, at)
            spelt = cast.text[name.name_start : follows.end()]
            return cast.body(spelt, at)
        if figure.kind == "body":
            last = figure.keys[-1] if figure.keys else ""
            if last == noun or noun in words.broader(last) or noun in [plain(t) for t in figure.name.split()]:
                return figure
            if fallback is None and noun in (
                "group",
                "organization",
                "organisation",
                "agency",
                "bureau",
                "company",
                "firm",
            ):
                fallback = figure
    return fallback


def _author(scene: Scene, mention: Mention, at: int, owner: Figure | None, last: Answer | None) -> Answer:
    if owner is not None and owner.kind != "thing":
        return Answer((owner,), f"'{mention.raw}': whose {mention.noun} it is", 0.8)
    for _position, noun, figure in reversed(scene.documents):
        if noun == mention.noun:
            return Answer((figure,), f"'{mention.raw}': {figure.name}'s {noun}, spoken of before", 0.7)
    if mention.definite:
        ranked: list[Candidate] = [c for c in scene.candidates(at) if c.spoke]
        if last is not None and not last.figures and last.label:
            return Answer((), f"'{mention.raw}': the last source's", 0.5, last.label)
        if ranked and mention.noun in (
            "statement",
            "tweet",
            "letter",
            "email",
            "post",
            "release",
            "speech",
            "memo",
            "video",
        ):
            return Answer((ranked[0].figure,), f"'{mention.raw}': the last speaker's", 0.55)
    return unnamed(mention, 0.6)
