"""Which body a description means: "the ministry", "Norland's foreign ministry", "the company".

>>> from analysis.speakers.cast import build_cast
>>> cast = build_cast("Norland's foreign ministry said no. The foreign ministry of Norland said so again.")
>>> first = state_body(cast, "Norland's foreign ministry", "ministry", 0)
>>> first.name, state_body(cast, "The foreign ministry of Norland", "ministry", 36) is first
("Norland's foreign ministry", True)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from analysis.speakers.cast import Cast
from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import plain
from analysis.speakers.salience import Scene

__all__ = ["body_of_owner", "country_of", "last_body", "place_behind", "state_body"]

_BETWEEN = (
    "presidential |election |re-election |ballot |transition |foreign |interior |defen[cs]e |finance |justice "
    "|health |federal |provincial |state |city |municipal |county |national |editorial |advisory |executive "
    "|school |parliamentary "
)
_PLACE = r"(?P<state>[A-Z][\w.\-]*(?: [A-Z][\w.\-]+){0,2})"
_KIND = r"(?P<kind>(?:(?!of |in |for )[a-z\-]+ ){0,2})(?P<noun>[a-z]+)"
_STATE_FIRST = re.compile(rf"{_PLACE}(?:['’]s?)? {_KIND}$")
_STATE_LAST = re.compile(rf"{_KIND} (?:of|in) (?:the )?{_PLACE}$")
_ADJECTIVE = re.compile(r"[A-Z][a-z]{3,}(?:ish|ian|an|ese|ic)$")
_MOST = 500  # names looked through, so that the work does not grow with the text
_BRITISH = re.compile(r"(?<=[cbt])re$|is(?=ations?$)")


def country_of(cast: Cast, word: str) -> tuple[str, bool]:
    """The country that a name or adjective stands for, in lower case, and whether the lists know it."""
    words = naming_words()
    known = words.demonyms.get(word) or words.places.get(word)
    if known:
        return known.lower(), True
    if _ADJECTIVE.match(word):
        stem = word[:4].lower()
        for key, figure in islice(reversed(cast.whole.items()), _MOST):
            if key.startswith(stem) and key != word.lower() and " " not in key and figure.kind in ("", "place"):
                return key, False
    return word.lower(), False


def state_body(cast: Cast, phrase: str, noun: str, at: int) -> Figure | None:
    """The body of a state that ``phrase`` names with its state ("the Norlandic army"), or None if it names none.

    The same state, kind and ``noun`` make the same body, whichever way round it is said.
    """
    if noun not in naming_words().classes["body of a state"]:
        return None
    bare = re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.IGNORECASE)
    found = _STATE_FIRST.match(bare) or _STATE_LAST.match(bare)
    if found is None or found["noun"] != noun:
        return None
    country, known = country_of(cast, found["state"])
    owner = cast.whole.get(plain(found["state"]))
    if not known and (
        noun in ("government", "cabinet")
        or (owner is not None and owner.kind == "person")
        or plain(found["state"]) in cast.surnames
    ):
        return None
    key = f"{country} {found['kind']}{noun}"
    figure = cast.whole.get(key) or cast.whole.get(f"{found['state'].lower()} {found['kind']}{noun}")
    if figure is None and not found["kind"]:
        named = islice(reversed(cast.whole.items()), _MOST)
        figure = next((f for k, f in named if k.startswith(f"{country} ") and k.endswith(f" {noun}")), None)
    if figure is None:
        figure = cast.body(_first_called(cast, country, found["kind"] + noun) or bare.replace("’", "'"), at)
    cast.whole[key] = figure
    return figure


def _first_called(cast: Cast, country: str, kind: str) -> str:
    """How the text first calls that body of that state behind the state's name: "Norland's foreign ministry"."""
    stem = country[:4]
    for name in islice(cast.names, _MOST):
        state = " ".join(name.tokens)
        if state[:4].lower() != stem and state not in naming_words().demonyms:
            continue
        follows = re.match(rf"['’]?s? {re.escape(kind)}\b", cast.text[name.end : name.end + 60])
        if follows and country_of(cast, state)[0] == country:
            return cast.text[name.start : name.end + follows.end()].replace("’", "'")
    return ""


def place_behind(cast: Cast, phrase: str, noun: str) -> Figure | None:
    """The place of "the city of Marlow"."""
    if noun not in ("city", "town", "village", "state", "county", "province", "municipality"):
        return None
    found = re.fullmatch(rf"(?:[Tt]he )?{noun} of (.+)", phrase)
    return cast.whole.get(plain(found[1])) if found else None


def body_of_owner(cast: Cast, owner: Figure, noun: str, at: int) -> Figure:
    """The body that belongs to somebody: "Lee campaign", but "Lee's office"."""
    if owner.kind == "person" and noun not in ("campaign", "administration", "team", "camp", "government"):
        short = owner.name.split()[-1] if len(owner.keys) > 1 else owner.name
        return cast.body(f"{short}'s {noun}", at)
    return cast.body_of(owner, noun, at)


def last_body(scene: Scene, noun: str, asked: set[str], at: int) -> Figure | None:
    """The last body before ``at`` that may be called ``noun``, by its own name or by the noun after a name.

    ``asked`` are the words before the noun, which must not contradict those of the body: "the defense ministry" is
    not a foreign ministry.
    """
    cast = scene.cast
    words = naming_words()
    after = re.compile(rf"(?:['’]s? (?:[a-z\-]+ ){{0,2}}| (?:{_BETWEEN})?){re.escape(noun)}\b")
    of_state = noun in words.classes["body of a state"]
    before = re.compile(rf"\b(?:[a-z\-]+ )?{re.escape(noun)} (?:of|in) (?:the )?$") if of_state else None
    stop = bisect_left(cast.starts, at)
    fallback: Figure | None = None
    for i in range(stop - 1, max(-1, stop - 120), -1):
        figure, name = cast.owners[i], cast.names[i]
        if before is not None:
            said = before.search(cast.text, max(0, name.start - 60), name.start)
            if said and _agrees(said.group(), noun, asked):
                named = state_body(cast, cast.text[said.start() : name.end], noun, at)
                if named is not None:
                    return named
        if figure is None:
            continue
        follows = after.match(cast.text, name.end)
        if follows:
            if noun == "campaign" and figure.kind not in ("person", ""):
                continue
            if noun == "campaign":
                return cast.body_of(figure, noun, at)
            if of_state and not _agrees(follows.group(), noun, asked):
                continue
            spelt = cast.text[name.name_start : follows.end()]
            named = state_body(cast, spelt, noun, at)
            if named is not None:
                return named
            if noun in words.classes["still the name"] and "'" not in follows.group() and "’" not in follows.group():
                return figure
            return cast.body(spelt, at)
        if figure.kind == "body":
            if _is_called(figure, noun):
                return figure
            if noun in _ANY_BODY:
                if _short_name(figure) and (noun in ("agency", "bureau") or figure.mentions > 1):
                    return figure
                fallback = fallback or (figure if figure.keys and figure.keys[-1] not in _STREETS else None)
        if fallback is None and noun in words.classes["company"]:
            called = _COMPANY.search(cast.text, max(0, name.start - 40), name.start)
            if _like_a_company(figure) or (called and figure.kind in ("body", "")):
                fallback = figure
        if (
            fallback is None
            and noun == "campaign"
            and figure.kind == "person"
            and _ENTOURAGE.match(cast.text, name.end)
        ):
            fallback = cast.body_of(figure, noun, at)
    return fallback


# "employers such as Brock", "the software giant Brock"
_COMPANY = re.compile(
    r"(?:compan(?:y|ies)|firms?|employers?|business(?:es)?|giants?|(?:auto)?makers?|retailers?|insurers?|chains?|start-?ups?)"
    r"(?:,? (?:such as|including|like|called))? $"
)
_ENTOURAGE = re.compile(
    r"(?:['’]s?)? (?:[a-z\-]+ ){0,2}(?:allies|aides?|advis[eo]rs?|strategists?|surrogates|staff|spokes\w+)\b"
)
_STREETS = ("street", "house", "hill")  # "Wall Street" is no group
_ANY_BODY = ("group", "organization", "organisation", "agency", "bureau")


def _agrees(said: str, noun: str, asked: set[str]) -> bool:
    """Whether the words before the noun leave it possible that ``asked`` says the same."""
    kinds = set(re.findall(r"[a-z]{2,}", said.split(noun)[0])) - {"the"}
    return not kinds or not asked or bool(kinds & asked)


def _is_called(figure: Figure, noun: str) -> bool:
    """Whether the noun, or a narrower one, is a word of the body's name: "the agency" for a department."""
    words = naming_words()
    last = figure.keys[-1] if figure.keys else ""
    plainly = _BRITISH.sub(_american, noun)
    if noun in words.broader(last) or any(_BRITISH.sub(_american, plain(t)) == plainly for t in figure.name.split()):
        return True
    media = words.classes["name of a medium"]
    return noun in words.classes["medium"] and any(token in media for token in figure.name.split())


def _american(ending: re.Match[str]) -> str:
    return "er" if ending.group() == "re" else "iz"


def _short_name(figure: Figure) -> bool:
    """Whether the body goes by its initials, as agencies and groups do; parties and media are neither."""
    name = figure.name
    return name.isupper() and 3 <= len(name) <= 5 and name not in naming_words().classes["no agency"]


def _like_a_company(figure: Figure) -> bool:
    """Whether a name may be a company's: named twice or more, not said to be a person, a place or a part of a state."""
    words = naming_words()
    if figure.kind not in ("body", "") or figure.mentions < 2 or figure.gender_weight > 1:
        return False
    if figure.kind == "body" and figure.keys and figure.keys[-1].title() in words.classes["part of a state"]:
        return False
    return not (figure.kind == "body" and figure.name.isupper())
