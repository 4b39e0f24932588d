"""Whom a description means: "the minister", "her husband", "the campaign", "the report".

A description is matched against what the article itself says of its people (their titles, appositions and
roles, and wider words for them: a foreign minister is a minister and a diplomat). A source that the article
leaves unnamed keeps its description; it is never given somebody's name merely for standing near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from analysis.speakers.appositions import apposed_behind, named_behind, spoken_with
from analysis.speakers.figures import Figure
from analysis.speakers.homes import belongs, other_country, other_party, same_home, widened
from analysis.speakers.institutions import body_of_owner, last_body, place_behind, state_body
from analysis.speakers.lexicon import naming_words
from analysis.speakers.mentions import Mention
from analysis.speakers.name_parts import plain
from analysis.speakers.salience import Candidate, Scene

__all__ = ["Answer", "coupled", "resolve_description", "unnamed"]

_PAIRS = re.compile(
    r"(?:both|the two|the pair|the duo|the couple)\b(?! of)(?: (?:men|women|[a-z]{2,}s))?$",
    re.IGNORECASE,
)
_WINDOW = 4000
_LEAD = 700
_MOST = 200
_PARTICIPLE = re.compile(r"[A-Za-z]{2,}(?:ing|ed)\b(?! [a-z]+s\b)")
_AND = re.compile(r"(?:, \d\d,|, [^,.;\n]{2,40},)? and (?:his |her |the )?(?:[\w’'\-]+[.,]? ){0,3}")
_THEIRS = re.compile(r"(?:['’]s?)? (campaign|administration|team|government|camp)\b")
_POINTS = re.compile(r"(?:the|this|that|these|those)\b", re.IGNORECASE)
_ONCE = re.compile(r"(?:former|retired|one-time|self-described|self-proclaimed) (?!.*\b(?:to|for) |.*\bof (?!state\b))")
_AGE = re.compile(r"\d-year-old")


class Answer(NamedTuple):
    """Who is meant (several for a joint source), why in words, how surely; no figures for an unnamed source."""

    figures: tuple[Figure, ...]
    how: str
    confidence: float
    label: str = ""


def unnamed(mention: Mention, confidence: float = 0.9) -> Answer:
    """The source stays without a name and keeps its description."""
    return Answer((), f"'{mention.phrase}': a source that the article leaves unnamed", confidence, mention.phrase)


def resolve_description(
    scene: Scene,
    mention: Mention,
    at: int,
    owner: Figure | None,
    last: Answer | None = None,
    barred: tuple[Figure, ...] = (),
) -> Answer:
    """The figure that ``mention`` at offset ``at`` describes; ``owner`` is the possessor ("Lee's spokesman").

    ``barred`` are figures who cannot be meant, since they asked the question to which this is the answer.
    """
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
        together = named_behind(scene, mention.raw, at) if mention.definite else ()
        return Answer(together, f"'{mention.raw}': named right behind", 0.85) if together else unnamed(mention)
    if category == "document":
        return _author(scene, mention, at, owner, last)
    return _person(scene, mention, at, owner, category, barred)


def _by_the_list(scene: Scene, mention: Mention, at: int) -> Answer | None:
    """The corpus's own speaker list may say whom the press calls so."""
    meant = []
    for figure in scene.cast.listed:
        if figure.known is None:
            continue
        phrases = [re.sub(r"^(?:the|a|an) ", "", d.lower()) for d in figure.known.descriptions]
        if mention.phrase in phrases or (mention.raw.lower() in (d.lower() for d in figure.known.descriptions)):
            meant.append(figure)
    if meant and not any(figure.mentions for figure in meant):
        if len(meant) == 1 and not any(mention.noun in f.roles for f in scene.cast.figures[:_MOST]):
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


def coupled(scene: Scene, at: int, reach: int) -> tuple[Figure, ...]:
    """The two people last named together as a subject ("Ann Roe and Bob Lee went"), at most ``reach`` before."""
    cast = scene.cast
    for i in range(bisect_left(cast.starts, at) - 1, 0, -1):
        first, second = cast.names[i - 1], cast.names[i]
        if at - first.end > reach:
            break
        one, other = cast.owners[i - 1], cast.owners[i]
        if one is None or other is None or one is other or (one.kind, other.kind) != ("person", "person"):
            continue
        if second.possessive or second.start - first.end > 60 or scene.in_quotation(first.start):
            continue
        if _AND.fullmatch(cast.text, first.end, second.start) and scene.is_subject(i - 1):
            return one, other
    return ()


def _pair(scene: Scene, mention: Mention, at: int) -> Answer | None:
    together = coupled(scene, at, _WINDOW)
    if together and not mention.raw.lower().startswith("both "):
        return Answer(together, f"'{mention.raw}': the two people last named together", 0.7)
    people = [c for c in scene.candidates(at) if c.figure.kind == "person"][:2]
    everybody = sum(f.mentions for f in scene.cast.figures[:_MOST] if f.kind == "person")
    if len(people) < 2 or sum(c.figure.mentions for c in people) < 0.6 * everybody:
        return None
    people.sort(key=lambda c: c.figure.first)
    return Answer(tuple(c.figure for c in people), f"'{mention.raw}': the two people spoken of just before", 0.6)


def _person(
    scene: Scene, mention: Mention, at: int, owner: Figure | None, category: str, barred: tuple[Figure, ...]
) -> Answer:
    words = naming_words()
    noun = mention.noun
    role = words.roles.get(noun)
    gender = role.gender if role else ""
    if noun in _KIN and owner is not None:
        return _relative_of(scene, mention, at, owner, gender)
    if not mention.definite:
        return _named_next(scene, mention, at, owner) or unnamed(mention, 0.8)
    if category != "person" and not _AGE.search(mention.raw) and not _ONCE.match(mention.phrase):
        return _unknown_noun(scene, mention, at, owner)
    best = _best_described(scene, mention, at, owner, gender, barred)
    several = noun in words.classes["office of several"]
    earlier = "" if several or _ONCE.match(mention.phrase) else _introduced(scene.cast.text, noun, at)
    if noun in _ANYBODY and not earlier:
        stranger = _last_stranger(scene, at, gender, best)
        if stranger:
            return Answer((), f"'{mention.raw}': {stranger}, whom the article leaves unnamed", 0.6, stranger)
    if best and not (earlier and noun not in best.roles):
        if noun in best.roles:
            return Answer((best,), f"'{mention.raw}': the article calls {best.name} so", 0.88)
        if any(noun in words.broader(r) for r in best.roles):
            return Answer((best,), f"'{mention.raw}': fits what the article says of {best.name}", 0.75)
        return Answer((best,), f"'{mention.raw}': the person spoken of just before", 0.6)
    if earlier:
        return Answer((), f"'{mention.raw}': {earlier}, whom the article leaves unnamed", 0.7, earlier)
    return _named_next(scene, mention, at, owner) or unnamed(mention, 0.6)


def _best_described(
    scene: Scene, mention: Mention, at: int, owner: Figure | None, gender: str, barred: tuple[Figure, ...]
) -> Figure | None:
    """The person whom the description fits best, by role, by the words around it and by being in mind."""
    words = naming_words()
    noun = mention.noun
    ranked = [c for c in scene.candidates(at) if c.figure.may_be_person][:8]
    weight = {id(c.figure): c.weight for c in ranked}
    beside = spoken_with(scene, at)
    top = max((c.weight for c in ranked if c.figure.kind == "person"), default=1.0) or 1.0
    asked = _words_of(mention.phrase) - {noun}
    countries = asked | set(map(plain, owner.name.split())) if owner is not None else asked
    pair = " ".join(mention.phrase.split()[-2:])
    free = owner is None and not mention.pronoun and "'s " not in mention.raw.replace("’", "'")
    habit = noun in words.classes["unnamed by habit"]
    several = noun in words.classes["office of several"]
    runs = noun == "candidate" or "candidate" in words.broader(noun)  # whom the article is about, rather than others
    placed = noun in words.classes["office of a place"] and any(w.title() in words.places for w in asked)
    once = bool(_ONCE.match(mention.phrase))  # what somebody was: a new word for whom the text speaks of
    renames = (free and (noun in words.classes["renaming"] or placed or once or _AGE.search(mention.raw))) or (
        several and not mention.pronoun and (owner is None or owner.kind == "body")
    )
    most = max((c.figure.mentions for c in ranked), default=1) or 1
    best: Figure | None = None
    highest = 2.0
    for figure in scene.cast.with_roles(at, [c.figure for c in ranked]):
        sure = figure.gender_weight > (1 if noun in figure.roles else 0)
        if gender and figure.gender not in ("", "either", gender) and sure:
            continue
        if noun in figure.roles:
            score = 4.0
        elif any(figure is other for other in barred):
            continue
        elif any(noun in words.broader(r) for r in figure.roles):
            score = 2.5
        elif figure.kind != "person" or id(figure) not in weight or id(figure) in beside:
            continue
        elif renames:
            score = 0.5 if figure.roles else 2.0
        elif free and not habit and not figure.roles and len(figure.keys) > 1 and at - figure.first < 500:
            score = -0.5  # introduced without a role just before
        elif free and not habit and weight[id(figure)] >= top:
            score = -1.0  # called something new while still spoken of
        else:
            continue
        score += 1.5 * len(widened(asked) & widened(figure.words)) + 4.0 * weight.get(id(figure), 0.0) / top
        if renames:
            score += (3.0 if runs else 1.5) * figure.mentions / most
        if owner is not None and not (several and owner.kind == "body"):
            score += 2.0 if belongs(owner, figure) else -4.0
        if other_party(asked, figure.words | figure.roles):
            continue
        if other_country(countries, figure.words):
            if noun in words.classes["office of a place"] or pair in figure.roles:
                continue  # never the minister of another state
            score -= 3.0
        if score > highest:
            best, highest = figure, score
    return best


def _named_next(scene: Scene, mention: Mention, at: int, owner: Figure | None = None) -> Answer | None:
    """A lead may describe whom the next sentences name: "A Marlow councillor says … Coun. Ann Lee told …".

    Where the description is definite, a place must be the same: "Norland's minister … Minister Ann Lee of Norland".
    """
    cast = scene.cast
    words = naming_words()
    if at > _LEAD or words.roles.get(mention.noun) is None:
        return None
    if mention.noun in words.classes["unnamed by habit"] and not mention.definite:
        return None
    asked = _words_of(mention.phrase) - {mention.noun}
    if owner is not None:
        asked |= set(map(plain, owner.name.split()))
    offices = {f"{word} {mention.noun}" for word in asked}
    first = bisect_left(cast.starts, at)
    for figure in cast.owners[first : first + 12]:
        if figure is None or figure.kind != "person" or not at < figure.first < at + _LEAD:
            continue
        called = mention.noun in figure.roles or any(mention.noun in words.broader(role) for role in figure.roles)
        if not called or other_country(asked, figure.words):
            continue
        body = owner is not None and (owner.kind == "body" or owner.name in words.classes["name of a medium"])
        if owner is not None and (body or mention.definite) and not belongs(owner, figure):
            continue
        shared = (asked - {"former"}) & figure.words
        of_office = {word for office in offices & figure.roles for word in office.split()}
        if mention.definite and not (shared - of_office or same_home(asked, figure.words)):
            continue
        return Answer((figure,), f"'{mention.raw}': named next, as {figure.name}", 0.7)
    return None


_KIN = frozenset(["husband", "wife", "son", "daughter", "father", "mother", "brother", "sister", "widow", "widower"])


def _relative_of(scene: Scene, mention: Mention, at: int, owner: Figure, gender: str) -> Answer:
    """ "her husband": whom the article calls so, or the one other person of that gender with her surname."""
    others = [
        f for f in scene.cast.figures[:_MOST] if f.kind == "person" and f is not owner and f.gender in ("", gender)
    ]
    called = [f for f in others if mention.noun in f.roles]
    named = [f for f in others if len(f.keys) > 1 and len(owner.keys) > 1 and f.keys[-1] == owner.keys[-1]]
    behind = apposed_behind(scene, mention.raw, at)
    if behind is not None and behind is not owner:
        return Answer((behind,), f"'{mention.raw}': {behind.name}, named right behind", 0.85)
    for found in (called, named):
        if len(found) == 1:
            return Answer((found[0],), f"'{mention.raw}': of {owner.name}", 0.75)
    return unnamed(mention, 0.5)


def _unknown_noun(scene: Scene, mention: Mention, at: int, owner: Figure | None) -> Answer:
    """A noun that no list knows: somebody's ("her plan" speaks for her), or words that are no description at all."""
    if owner is not None and owner.kind == "person" and (mention.pronoun or "'s " in mention.raw.replace("’", "'")):
        return Answer((owner,), f"'{mention.raw}': of {owner.name}", 0.65)
    if _PARTICIPLE.match(mention.raw):
        for candidate in scene.candidates(at):
            if candidate.figure.kind == "person" and candidate.subject:
                return Answer((candidate.figure,), f"'{mention.raw}': whoever the sentence speaks of", 0.5)
    earlier = _introduced(scene.cast.text, mention.noun, at) if mention.noun else ""
    if earlier:
        return Answer((), f"'{mention.raw}': {earlier}, whom the article leaves unnamed", 0.6, earlier)
    return unnamed(mention, 0.4)


def _introduced(text: str, noun: str, at: int) -> str:
    """An unnamed source introduced earlier: "a senior official" for "the official"."""
    floor = max(0, at - _WINDOW)
    if text.find(noun, floor, at) < 0:
        return ""
    found = _introducing(noun).findall(text, floor, at)
    return str(found[-1]).lower() if found else ""


@lru_cache(maxsize=1024)
def _introducing(noun: str) -> re.Pattern[str]:
    """ "a", "an", "another" or "one", up to four words, ``noun``; the letters come first, for the search to jump."""
    return re.compile(
        r"[AaOo](?<!\w.)(?:(?<=[Aa])(?:n(?:other)?)?|(?<=[Oo])ne) "
        rf"((?:[\w’'\-]+ ){{0,4}}{re.escape(noun)})\b(?! [A-Z])"
    )


_ANYBODY = ("man", "woman", "person")
_STRANGER = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\w’'\-]+ ){0,3}?([a-z\-]+))\b(?=[ ,.])(?! [A-Z]|, [A-Z])")


def _last_stranger(scene: Scene, at: int, gender: str, best: Figure | None) -> str:
    """An unnamed person spoken of later than ``best``: "an acquaintance" for "the man"."""
    words = naming_words()
    last = next((c.last for c in scene.candidates(at) if c.figure is best), 0)
    spoken = next((c.spoke for c in scene.candidates(at) if c.figure is best), False)
    found = ""
    for match in _STRANGER.finditer(scene.cast.text, max(0, at - _STRANGER_REACH), at):
        role = words.roles.get(match.group(2))
        if role is None or role.category != "person" or role.gender not in ("", gender):
            continue
        if (match.start() > last or not spoken) and not scene.in_quotation(match.start()):
            found = match.group(1).lower()
    return found


_STRANGER_REACH = 500


def _words_of(phrase: str) -> set[str]:
    return {plain(w).removesuffix("'s") for w in phrase.split()} - naming_words().classes["indefinite"]


def _body(scene: Scene, mention: Mention, at: int, owner: Figure | None) -> Answer:
    cast = scene.cast
    noun = mention.noun
    place = place_behind(cast, mention.raw, noun)
    if place is not None:
        return Answer((place,), f"'{mention.raw}': named in the text", 0.8)
    of_a_state = state_body(cast, mention.raw, noun, at)
    if of_a_state is not None:
        return Answer((of_a_state,), f"'{mention.raw}': named in the text", 0.8)
    if owner is not None:
        if noun in naming_words().classes["still the name"] and owner.kind in ("body", ""):
            return Answer((owner,), "named in the text", 0.9)
        return Answer((body_of_owner(cast, owner, noun, at),), f"'{mention.raw}': named in the text", 0.8)
    if not mention.definite and noun != "police":
        return unnamed(mention, 0.85)
    found = last_body(scene, noun, _words_of(mention.phrase) - {noun}, at)
    if found:
        return Answer((found,), f"'{mention.raw}': last {noun} named before", 0.75)
    return unnamed(mention, 0.5)


def _author(scene: Scene, mention: Mention, at: int, owner: Figure | None, last: Answer | None) -> Answer:
    if mention.author:
        return Answer((scene.cast.body(mention.author, at),), f"'{mention.raw}': whose {mention.noun} it is", 0.75)
    if owner is not None and owner.kind != "thing":
        return Answer((owner,), f"'{mention.raw}': whose {mention.noun} it is", 0.8)
    for _position, noun, figure in reversed(scene.documents):
        if noun == mention.noun and mention.definite:
            return Answer((figure,), f"'{mention.raw}': {figure.name}'s {noun}, spoken of before", 0.7)
    if mention.definite:
        source = _source_of(scene, mention.noun, at) if _POINTS.match(mention.raw) else None
        if source is not None:
            return Answer((source,), f"'{mention.raw}': {source.name}'s {mention.noun}, spoken of before", 0.7)
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
            "message",
            "note",
            "comments",
            "remarks",
        ):
            return Answer((ranked[0].figure,), f"'{mention.raw}': the last speaker's", 0.55)
    return unnamed(mention, 0.6)


def _source_of(scene: Scene, noun: str, at: int) -> Figure | None:
    """Who wrote or issued the document last spoken of: "Roe's letter", "a letter from Roe"."""
    cast = scene.cast
    if not noun or cast.text.find(noun, max(0, at - _WINDOW), at) < 0:
        return None
    from_whom, whose = _from(noun), _whose(noun)
    last = bisect_left(cast.starts, at)
    for i in range(last - 1, max(-1, last - 60), -1):
        name, owner = cast.names[i], cast.owners[i]
        if at - name.start > _WINDOW:
            break
        if owner is None or owner.kind in ("thing", "place") or scene.in_quotation(name.start):
            continue
        if whose.match(cast.text, name.end) or from_whom.search(cast.text, max(0, name.start - 90), name.start):
            theirs = _THEIRS.match(cast.text, name.end)
            return cast.body_of(owner, theirs[1], at) if theirs else owner
    return None


@lru_cache(maxsize=256)
def _from(noun: str) -> re.Pattern[str]:
    """The document and up to two words, "from" or "by", before a name."""
    return re.compile(rf"\b{re.escape(noun)} (?:[a-z]+ ){{0,2}}(?:from|by) (?:the )?(?:[\w’'\-]+ ){{0,3}}$")


@lru_cache(maxsize=256)
def _whose(noun: str) -> re.Pattern[str]:
    """The document behind a name that owns it."""
    return re.compile(rf"(?:['’]s?)? (?:[a-z\-]+ ){{0,2}}{re.escape(noun)}\b")
