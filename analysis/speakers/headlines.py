"""The names of headlines, in which every word has a capital: those that the article itself uses are picked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.quotations.words import word_list
from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import NameParts, bare_tokens, parse_name, plain, word_class
from analysis.speakers.names import Name

if TYPE_CHECKING:
    from analysis.speakers.cast import Cast


__all__ = ["read_headline", "reread"]

_WORDS = word_class("as much a word as a given name")
_LABEL = re.compile(r"((?:[^\W\d_a-z][\w.'’\-]+ ){0,2}[^\W\d_a-z][\w'’\-]+):")


def reread(line: Name) -> list[Name]:
    """The names of a text that is nothing but headlines, read as in running text."""
    parts = parse_name(" ".join(line.tokens))
    if parts is None:
        return []
    return [Name(line.start + parts.start, line.start + parts.lead, line.start + parts.tail, parts, False)]


def read_headline(cast: Cast, line: Name) -> None:
    """Pick out of a headline the names that the article itself uses."""
    at = line.start
    index = 0
    tokens = line.tokens
    _introduce_source(cast, line)
    offsets = []
    for token in tokens:
        offsets.append(at)
        at += len(token) + 1
    given = naming_words().given
    while index < len(tokens):
        step = 1
        _complete(cast, tokens[index : index + 2], given)
        for size in (4, 3, 2, 1):
            words = [t.removesuffix("'s").removesuffix("’s") for t in tokens[index : index + size]]
            if len(words) < size:
                continue
            figure = cast.whole.get(" ".join(bare_tokens(tuple(words))))
            if figure is None and size == 1 and plain(words[0]) in cast.surnames:
                figure = cast.by_words((words[0],), (), 0)[0]
            if figure is None and size == 1:
                figure = _by_given_name(cast, words[0])
            if figure is not None:
                end = offsets[index + size - 1] + len(words[-1])
                parts = NameParts((), tuple(words), figure.kind, "")
                owned = len(words[-1]) < len(tokens[index + size - 1])
                cast.names.append(Name(offsets[index], offsets[index], end, parts, owned))
                cast.owners.append(figure)
                figure.mentions += 1
                figure.first = min(figure.first, offsets[index])
                step = size
                break
        index += step


def _by_given_name(cast: Cast, word: str) -> Figure | None:
    """The one person of the article whom a headline calls by the given name: "Hillary: …"."""
    if plain(word) not in cast.given or word in _WORDS or word not in naming_words().given:
        return None
    bearers = [figure for figure in cast.given[plain(word)] if figure.kind == "person"]
    return bearers[0] if len(bearers) == 1 else None


def _introduce_source(cast: Cast, line: Name) -> None:
    """A headline's source may be somebody whom the text names nowhere else: "Milbrook: …"."""
    label = _LABEL.match(cast.text, line.start) if cast.text[line.end : line.end + 1] == ":" else None
    if label is None or label.end() != line.end + 1:
        return
    tokens = tuple(label.group(1).split(" "))
    keys = bare_tokens(tokens)
    known = any(key in cast.whole or key in cast.surnames for key in keys) or _by_given_name(cast, tokens[0])
    words = naming_words()
    if known or words.role(plain(tokens[-1])) is not None or tokens[-1] in words.body_words:
        return
    if plain(tokens[0]) in word_list("not_a_source"):
        return
    figure = Figure(" ".join(tokens), "", keys, line.start)
    cast.figures.append(figure)
    cast.whole[" ".join(keys)] = figure


def _complete(cast: Cast, pair: tuple[str, ...], given: dict[str, str]) -> None:
    """A headline may be the only place with the full name of somebody whom the text calls by the surname."""
    if len(pair) < 2 or pair[0] not in given or pair[0] in _WORDS:
        return
    surname = re.sub(r"['’]s$", "", pair[1].rstrip(":,;."))
    figure = cast.whole.get(plain(surname))
    if figure is None or len(figure.keys) > 1 or figure.known or figure.kind not in ("person", ""):
        return
    figure.name, figure.kind, figure.keys = f"{pair[0]} {surname}", "person", (plain(pair[0]), plain(surname))
    figure.is_gender(given[pair[0]], 1)
    cast.whole[f"{plain(pair[0])} {plain(surname)}"] = figure
    cast.surnames.setdefault(plain(surname), []).append(figure)
