"""Who bears a name that is not given in full: "Lee", "Ms. Lindstom", "State", "the Times"."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    if figure is None and not title and name.parts.kind == "" and len(tokens) == 1:
        figure = _misspelt(cast, name)
        if figure is not None and (len(tokens[0]) < 7 or cast.text.count(tokens[0]) > 1):
            figure = None  # a surname of its own
    if figure is None and not title:
        figure = _of_a_couple(cast, name) or _department(cast, name) or _last_so_called(cast, name)
        if figure is None and _common(cast.text, name):
            return None
    if figure is None:
        figure = Figure(_as_called(cast.text, name), name.parts.kind, keys, name.start)
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


def _misspelt(cast: Cast, name: Name) -> Figure | None:
    """The one person whose surname differs by a letter or two: "Ms. Lindstom" for Ann Lindstrom."""
    surname = bare_tokens(name.tokens)[-1]
    if len(surname) < 5 or len(cast.surnames) > _MOST_COMPARED:
        return None
    near = [known for known in cast.surnames if known[0] == surname[0] and abs(len(known) - len(surname)) < 3]
    found = get_close_matches(surname, near, n=2, cutoff=0.84)
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


def _of_a_couple(cast: Cast, name: Name) -> Figure | None:
    """Somebody who shares the surname of the next: the Ann of "Ann and Bob Lee", called so nowhere else."""
    shared = _COUPLE.match(cast.text, name.end) if len(name.tokens) == 1 else None
    other = cast.whole.get(plain(f"{shared[1]} {shared[2]}")) if shared else None
    if shared is None or other is None or not other.may_be_person:
        return None
    given, surname = name.tokens[0], shared[2]
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


def _department(cast: Cast, name: Name) -> Figure | None:
    """The ministry that is called by its field: "State" for the State Department that the article names."""
    if len(name.tokens) > 1 or name.tokens[0] not in word_class("portfolio"):
        return None
    field_of = plain(name.tokens[0])
    return cast.whole.get(f"{field_of} department") or cast.whole.get(f"{field_of} ministry")


def _last_so_called(cast: Cast, name: Name) -> Figure | None:
    """The body named last of which only the last word is left: "the Times" for the Harbour Times."""
    token = name.tokens[-1]
    if len(name.tokens) > 1 or token not in naming_words().body_words:
        return None
    if cast.text[max(0, name.start - 4) : name.start].lower() != "the ":
        return None
    key = plain(token)
    named = [
        f for f in cast.figures if f.kind == "body" and len(f.keys) > 1 and f.keys[-1] == key and f.first < name.start
    ]
    return max(
        named, key=lambda f: f.full_at[bisect_right(f.full_at, name.start) - 1] if f.full_at else -1, default=None
    )


def _as_called(text: str, name: Name) -> str:
    """The name as it is shown: a paper of one word keeps its article, "The Hill"."""
    token = " ".join(name.tokens)
    with_article = len(name.tokens) == 1 and not name.possessive and text[max(0, name.start - 4) : name.start] == "The "
    return f"The {token}" if with_article and token in word_class("medium called with The") else token
