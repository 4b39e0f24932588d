"""Who bears a name that is not given in full: "Lee", "Ms. Lindstom", "State", "the Times"."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import get_close_matches
from typing import TYPE_CHECKING

from analysis.speakers.figures import Figure, take_title
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import bare_tokens, plain, word_class
from analysis.speakers.names import Name

if TYPE_CHECKING:
    from analysis.speakers.cast import Cast

__all__ = ["bearer_of"]

_MOST_COMPARED = 200
_LEARNED = ("university", "institution", "institute", "center", "centre", "college")
_PORTFOLIO = word_class("portfolio")
_PAPERS = word_class("medium called with The")
_COUPLE = re.compile(r" and ([^\W\d_a-z][\w’'\-]+) ([^\W\d_a-z][\w\-]+)")


def bearer_of(cast: Cast, name: Name) -> Figure | None:
    """The figure that a short name stands for; a new one joins the cast unless the word is no name at all."""
    tokens, title = name.parts.tokens, name.parts.title
    called = (tokens, title)
    figure = cast.settled.get(called)
    if figure is not None:
        figure.mentions += 1
        return figure
    keys = bare_tokens(tokens)
    figure, sure = cast.by_words(tokens, title, name.start)
    if not sure and cast.surnames.get(keys[-1]):
        cast.unsure.add(name.start)
    if sure and figure is not None:
        cast.settled[called] = figure
    if figure is None and title:
        figure = _misspelt(cast, name)
    if figure is None and not title:
        figure = _called_by_a_part(cast, name, tokens[0]) if len(tokens) == 1 else None
        if figure is None and _common(cast.text, name):
            return None
    if figure is None:
        spelt = " ".join(tokens)
        figure = Figure(
            _with_article(cast.text, name, spelt) if spelt in _PAPERS else spelt, name.parts.kind, keys, name.start
        )
        cast.figures.append(figure)
        cast.whole[" ".join(keys)] = figure
    figure.mentions += 1
    if name.start < figure.first:
        figure.first = name.start
    if title:
        if figure.kind == "":
            figure.kind = "person"
        take_title(figure, name)
    return figure


def _called_by_a_part(cast: Cast, name: Name, word: str) -> Figure | None:
    """Who is meant by one word that is nobody's surname: half of a couple, a ministry, a body, a slip of the pen."""
    if cast.text.startswith(" and ", name.end):
        figure = _of_a_couple(cast, name, word)
        if figure is not None:
            return figure
    if word in _PORTFOLIO:
        figure = cast.whole.get(f"{plain(word)} department") or cast.whole.get(f"{plain(word)} ministry")
        if figure is not None:
            return figure  # "State" for the State Department that the article names
    if word in naming_words().body_words:
        return _last_so_called(cast, name, word)
    seat = _seats_of_learning(cast).get(plain(word))
    if seat is not None:
        return seat
    return _slip(cast, word) if len(word) > 6 and not name.parts.kind else None


def _misspelt(cast: Cast, name: Name) -> Figure | None:
    """The one person whose surname differs by a letter or two: "Ms. Lindstom" for Ann Lindstrom."""
    surname = bare_tokens(name.tokens)[-1]
    if len(surname) < 5 or len(cast.surnames) > _MOST_COMPARED:
        return None
    near = [known for known in cast.surnames if known[0] == surname[0] and abs(len(known) - len(surname)) < 3]
    found = get_close_matches(surname, near, n=2, cutoff=0.84) if near else []
    bearers = cast.surnames[found[0]] if len(found) == 1 else []
    fits = len(bearers) == 1 and name.parts.gender in ("", bearers[0].gender or name.parts.gender)
    return bearers[0] if fits else None


def _common(text: str, name: Name) -> bool:
    """Whether an unknown single word has its capital only because it begins a sentence: "Mourners", "Asked"."""
    if name.parts.kind or len(name.parts.tokens) > 1 or name.possessive:
        return False
    word = name.parts.tokens[0]
    before = text[max(0, name.start - 2) : name.start].rstrip(" ")
    if before and before[-1] not in ".!?\n\"“‘'—:":
        return False
    low = word.lower()
    if _stands_in(text, f" {low}"):
        return True
    if low.endswith(("ing", "ed", "ly")) or (
        low.endswith(("ers", "ors", "ists", "ies", "ions", "ants", "ents")) and len(low) > 5
    ):
        return f" {word}" not in text.replace(f". {word}", "")
    return False


def _stands_in(text: str, word: str) -> bool:
    """Whether ``word`` stands in the text before a space, a comma or a full stop."""
    at = text.find(word)
    while at >= 0:
        at += len(word)
        if text[at : at + 1] in (" ", ",", "."):
            return True
        at = text.find(word, at)
    return False


def _of_a_couple(cast: Cast, name: Name, given: str) -> Figure | None:
    """Somebody who shares the surname of the next: the Ann of "Ann and Bob Lee", called so nowhere else."""
    shared = _COUPLE.match(cast.text, name.end)
    other = cast.whole.get(plain(f"{shared[1]} {shared[2]}")) if shared else None
    if shared is None or other is None or not other.may_be_person:
        return None
    surname = shared[2]
    listed = naming_words().given
    if given not in listed and shared[1] not in listed and f" the {surname}s" not in cast.text.replace("The ", "the "):
        return None
    alone = re.compile(rf"\b{re.escape(given)}\b(?! (?:and [\w\-]+ )?{re.escape(surname)})")
    if alone.search(cast.text):
        return None
    figure = Figure(f"{given} {surname}", "person", (plain(given), plain(surname)), name.start)
    figure.is_gender(naming_words().given.get(given, ""), 1)
    figure.full_at.append(name.start)
    cast.figures.append(figure)
    cast.whole[" ".join(figure.keys)] = figure
    cast.surnames.setdefault(plain(surname), []).append(figure)
    cast.given.setdefault(plain(given), []).append(figure)
    return figure


def _seats_of_learning(cast: Cast) -> dict[str, Figure | None]:
    """Institutes and universities by their first word ("Marlow" for the Marlow Research Center); None for several."""
    if cast.learned is None:
        cast.learned = {}
        for kind in _LEARNED:
            for _, figure in _bodies(cast).get(kind, ()):
                other = cast.learned.setdefault(figure.keys[0], figure)
                cast.learned[figure.keys[0]] = figure if other is figure else None
    return cast.learned


def _last_so_called(cast: Cast, name: Name, word: str) -> Figure | None:
    """The body named last of which only the last word is left: "the Times" for the Harbour Times."""
    if cast.text[max(0, name.start - 4) : name.start].lower() != "the ":
        return None
    named = _bodies(cast).get(plain(word), [])
    before = bisect_left(named, name.start, key=lambda place: place[0])
    return named[before - 1][1] if before else None


def _bodies(cast: Cast) -> dict[str, list[tuple[int, Figure]]]:
    """By the last word of its name, where each body is named in full, in text order."""
    if cast.bodies is None:
        cast.bodies = {}
        for figure in cast.figures:
            if figure.kind == "body" and len(figure.keys) > 1:
                cast.bodies.setdefault(figure.keys[-1], []).extend((at, figure) for at in figure.full_at)
        for places in cast.bodies.values():
            places.sort(key=lambda place: place[0])
    return cast.bodies


def _slip(cast: Cast, word: str) -> Figure | None:
    """The one person whose surname differs by one letter from a long one that stands only here: "Sharppert"."""
    surname = plain(word)
    if len(cast.surnames) > _MOST_COMPARED:
        return None
    near = [known for known in cast.surnames if known[0] == surname[0] and _one_letter_apart(known, surname)]
    bearers = cast.surnames[near[0]] if len(near) == 1 else []
    alone = len(bearers) == 1 and bearers[0].kind == "person" and cast.text.count(word) == 1
    return bearers[0] if alone else None


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by a letter added, left out or exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((k for k, letter in enumerate(short) if letter != long[k]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _with_article(text: str, name: Name, paper: str) -> str:
    """The name of a paper as it is shown: one of a word keeps its article, "The Hill"."""
    if name.possessive or text[max(0, name.start - 4) : name.start] != "The ":
        return paper
    return f"The {paper}"
