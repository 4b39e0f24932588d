"""Whom a pronoun means: "he", "she", "they", "who", "it", and the "I" inside a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.speakers.descriptions import Answer, coupled
from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.mentions import PRONOUNS
from analysis.speakers.salience import Candidate, Scene

# Of the people in the news about three in four are men (Global Media Monitoring Project 2020), so a figure whose
# gender nothing shows is more likely meant by "he" than by "she".
UNSURE_GENDER = {"male": 0.8, "female": 0.4}
_NEAR = 400
_INTRODUCES = (",", "named", "called", "wife", "husband", "daughter", "son", "sister", "brother", "mother", "father")
_FAR = 4  # sentences after which whoever was spoken of is seldom meant
_FROM_AFAR = 0.75
_OPENER = re.compile(r"(?:In|As|While|When|After|Before|Though|Although|By|With|Since|Until|For|During)(?: what)? ")
_CLAUSE_END = re.compile(r",[\"”’]? (?:\w[\w.]* ){0,3}$")
_VERB = re.compile(r"(?:,[^,.\n]{3,60},)? (?:[a-z]+ly )?(?!and\b|or\b|of\b|in\b|to\b)[a-z]+")
_STRANGER = re.compile(r"[\"“]?(?:An?|One|Another) ((?:[\w’'\-]+ ){0,4}?([a-z\-]+))\b(?=[ ,])(?! [A-Z]|, [A-Z])")
__all__ = ["UnnamedSource", "distance", "resolve_pronoun"]


class UnnamedSource(NamedTuple):
    """A source without a name: its description, the gender that shows, and where its statement ends."""

    label: str
    gender: str
    end: int


def resolve_pronoun(
    scene: Scene,
    pronoun: str,
    at: int,
    mention_at: int,
    last: Answer | None,
    barred: tuple[Figure, ...] = (),
    unnamed: UnnamedSource | None = None,
) -> Answer:
    """The figure meant by ``pronoun``; ``at`` is the offset from which the reader looks back.

    ``barred`` are figures who cannot be meant, since they stand beside the pronoun ("he told Lee").

    ``unnamed`` is the unnamed source of the statement before, with which "he" goes on unless somebody is named since.
    ``last`` is the answer for the statement before, to which "they" may go back even if it has no name.
    """
    sort = PRONOUNS.get(pronoun, "")
    if sort in ("male", "female"):
        if unnamed is not None and unnamed.gender in ("", sort) and not _named_since(scene, unnamed, at, sort):
            how = f"'{pronoun}': the unnamed source of the statement before"
            return Answer((), how, 0.7, unnamed.label)
        return _single(scene, pronoun, sort, at, mention_at, barred)
    if sort == "relative":
        return _relative(scene, pronoun, mention_at)
    if sort in ("many", "body", "pair", "one"):
        return _plural(scene, pronoun, at, last)
    if scene.in_quotation(mention_at):
        spoke = [c for c in scene.candidates(at) if c.spoke]
        if spoke:
            return Answer((spoke[0].figure,), f"'{pronoun}' inside a quotation: its speaker", 0.6)
    return Answer((), f"'{pronoun}': the writer of the article", 0.5)


def _named_since(scene: Scene, unnamed: UnnamedSource, at: int, gender: str) -> bool:
    """Whether somebody whom the pronoun may mean is spoken of after the unnamed source's words."""
    return any(c.last >= unnamed.end and _fits(scene, c.figure, gender, c.spoke) for c in scene.candidates(at))


def _single(scene: Scene, pronoun: str, gender: str, at: int, mention_at: int, barred: tuple[Figure, ...]) -> Answer:
    out = {id(figure) for figure in barred}
    fitting = [
        c if c.figure.gender == gender else c._replace(weight=c.weight * UNSURE_GENDER[gender])
        for c in scene.candidates(at)
        if _fits(scene, c.figure, gender, c.spoke) and id(c.figure) not in out
    ]
    fitting.sort(key=lambda c: -c.weight)
    fitting = _surer(scene, fitting, gender, at)
    ahead = _named_ahead(scene, at, mention_at, gender, out)
    if ahead is not None:
        return Answer((ahead,), f"'{pronoun}': whom the sentence names behind its opening clause", 0.75)
    stranger = _stranger(scene, at, gender, fitting[0].last if fitting else 0)
    if stranger:
        return Answer((), f"'{pronoun}': {stranger}, whom the article leaves unnamed", 0.6, stranger)
    if not fitting:
        return Answer((), f"'{pronoun}': nobody named before fits", 0.2)
    best = fitting[0]
    rival = fitting[1].weight if len(fitting) > 1 else 0.0
    margin = best.weight / (best.weight + rival) if best.weight else 0.0
    if not best.figure.gender:
        best.figure.is_gender(gender, 2)
    far = scene.sentence(at) - scene.sentence(best.last) > _FAR
    sureness = min(_sureness(margin), _FROM_AFAR) if far else _sureness(margin)
    return Answer((best.figure,), f"'{pronoun}': {_why(scene, best, mention_at)}", sureness)


def _named_ahead(scene: Scene, at: int, mention_at: int, gender: str, out: set[int]) -> Figure | None:
    """Whom the main clause names, where the pronoun stands in a clause before it: "In what he called …, Lee said"."""
    cast = scene.cast
    opening = scene.sentences[scene.sentence(mention_at)]
    if at < opening or not _OPENER.fullmatch(cast.text, opening, mention_at):
        return None
    for i in range(bisect_left(cast.starts, mention_at), len(cast.starts)):
        name, owner = cast.names[i], cast.owners[i]
        if scene.sentence(name.start) != scene.sentence(mention_at) or name.start - mention_at > _NEAR:
            return None
        if owner is None or name.possessive or not _CLAUSE_END.search(cast.text, mention_at, name.start):
            continue
        fits = owner.kind == "person" and owner.gender in ("", "either", gender) and id(owner) not in out
        return owner if fits and _VERB.match(cast.text, name.end) else None
    return None


def _stranger(scene: Scene, at: int, gender: str, last: int) -> str:
    """An unnamed person of that gender with whom a sentence began since ``last``: "A young woman wrote …"."""
    words = naming_words()
    here = scene.sentence(at)
    for number in range(here, max(scene.sentence(last), here - 2), -1):
        start = scene.sentences[number]
        found = _STRANGER.match(scene.cast.text, start) if start >= last and not scene.in_quotation(start) else None
        role = words.roles.get(found.group(2)) if found else None
        if found and role is not None and role.category == "person" and role.gender == gender:
            return found.group(1).lower()
    return ""


def _surer(scene: Scene, fitting: list[Candidate], gender: str, at: int) -> list[Candidate]:
    """Someone of unknown gender, not named just now, gives way to someone of that gender named not long ago."""
    here = scene.sentence(at)
    if not fitting or fitting[0].figure.gender == gender or here - scene.sentence(fitting[0].last) < 2:
        return fitting
    for index, candidate in enumerate(fitting):
        if candidate.figure.gender == gender and here - scene.sentence(candidate.last) <= 10:
            return [candidate, fitting[0], *(c for i, c in enumerate(fitting) if i not in (0, index))]
    return fitting


def _fits(scene: Scene, figure: Figure, gender: str, spoke: bool = False) -> bool:
    """Whether a pronoun of that gender may mean the figure; whoever has spoken may be a person."""
    person = figure.kind == "person" or (
        spoke and figure.kind == "" and not figure.name.isupper() and not _is_medium(figure)
    )
    if not person and figure.kind == "":
        given = naming_words().given.get(figure.name) == gender  # "Lee's wife, Anna", but not "Sanford police"
        return given and any(f"{word} {figure.name}" in scene.cast.text for word in _INTRODUCES)
    return person and figure.gender in ("", "either", gender)


def _is_medium(figure: Figure) -> bool:
    classes = naming_words().classes
    return any(word in classes["name of a medium"] for word in figure.name.split()) or (
        figure.name in classes["medium of one word"]
    )


def _sureness(margin: float) -> float:
    """Confidence by the share of the weight that the best has over the second best."""
    return 0.95 if margin > 0.85 else 0.92 if margin > 0.7 else 0.88 if margin > 0.6 else 0.75


def _why(scene: Scene, best: Candidate, at: int) -> str:
    who = "last person speaking" if best.spoke else "last person spoken of"
    return f"{who}, {distance(scene, best.last, at)}"


_PLURAL = ("s", "people", "men", "women", "police", "media", "children", "public", "press")


def distance(scene: Scene, earlier: int, at: int) -> str:
    """How far back, in words."""
    n = scene.sentence(at) - scene.sentence(earlier)
    if n <= 0:
        return "in the same sentence"
    return f"{n} sentence{'s' if n > 1 else ''} before"


def _relative(scene: Scene, pronoun: str, at: int) -> Answer:
    """The name that the relative clause follows."""
    cast = scene.cast
    index = bisect_left(cast.starts, at) - 1
    while index >= 0 and at - cast.names[index].end < 120:
        name, owner = cast.names[index], cast.owners[index]
        gap = cast.text[name.end : at]
        if re.search(r"[.!?]\s|\n", gap):
            break
        if owner is not None and owner.kind in ("person", "body", "") and not name.possessive:
            near = not gap.strip(" ,–—-")
            if near or owner.kind == "person":
                return Answer((owner,), f"'{pronoun}': follows the name", 0.85 if near else 0.6)
        index -= 1
    return Answer((), f"'{pronoun}': follows a description without a name", 0.4)


def _plural(scene: Scene, pronoun: str, at: int, last: Answer | None) -> Answer:
    if last is not None and pronoun != "it":
        several = len(last.figures) > 1
        body = len(last.figures) == 1 and last.figures[0].kind == "body"
        group = not last.figures and last.label and last.label.split(" of ")[0].split(" in ")[0].endswith(_PLURAL)
        if several or body or group:
            return Answer(last.figures, f"'{pronoun}': the source of the statement before", 0.75, last.label)
    if pronoun == "it" and last is not None and last.label and not last.label.endswith(_PLURAL):
        return Answer((), "'it': the source of the statement before", 0.6, last.label)
    if pronoun == "it" and last is not None and len(last.figures) == 1 and last.figures[0].kind != "person":
        spoke = last.figures[0]
        near = [
            c for c in scene.candidates(at) if c.figure is spoke and scene.sentence(at) - scene.sentence(c.last) <= 3
        ]
        if near and not spoke.gender:
            return Answer((spoke,), f"'it': the body that spoke last, {distance(scene, near[0].last, at)}", 0.75)
    for candidate in scene.candidates(at)[: 3 if pronoun == "it" else 1]:
        if candidate.figure.kind == "body":
            return Answer((candidate.figure,), f"'{pronoun}': the body spoken of before", 0.6)
    together = coupled(scene, at, _NEAR) if pronoun == "they" else ()
    if together:
        return Answer(together, f"'{pronoun}': the two people last named together", 0.6)
    return Answer((), f"'{pronoun}': no named source before", 0.4)
