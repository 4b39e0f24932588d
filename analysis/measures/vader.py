"""VADER as it is (Hutto & Gilbert 2014), with the words that made the score and in time linear in length.

>>> score, found = vader("The talks were a great success.")
>>> score, [text[start:end] for text in ["The talks were a great success."] for start, end, _ in found]
(0.8316, ['great', 'success'])

The numbers are those of the package ``vaderSentiment`` to the last digit: its own methods decide what each word
weighs. Only the walk over the words is ours, since the package lowers the whole text again for every word of
its lexicon, which takes a time quadratic in the length, and does not say which words it counted.
"""

from __future__ import annotations

import heapq
import re
import string
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

__all__ = ["vader"]

_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Window:
    """What the package's methods ask of a text: a few words around the word that they weigh."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


@cache
def _movers() -> frozenset[str]:
    """Words that, near a word of the lexicon, may change what it weighs; for a phrase its longest word stands.

    "so" and "this" are among them since the package's check of "never so" also fires without "never".
    """
    package, _, _ = _package()
    phrases = [*package.BOOSTER_DICT, *package.NEGATE, *package.SPECIAL_CASES, "no", "least", "so", "this"]
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


@cache
def _package() -> tuple[Any, Any, frozenset[str]]:
    from vaderSentiment import vaderSentiment

    analyzer = vaderSentiment.SentimentIntensityAnalyzer()
    return vaderSentiment, analyzer, frozenset(analyzer.emojis)


def vader(text: str) -> tuple[float, list[tuple[int, int, float]]]:
    """VADER's compound score of ``text`` (-1 to 1), and (start, end, valence) of each word behind it.

    The valences (about -4 to 4) are those after negation, intensifiers and "but".
    """
    package, analyzer, emojis = _package()
    if not emojis.isdisjoint(text):
        described, origin = _describe_emoji(text, analyzer.emojis)
        score, found = vader(described)
        return score, [(origin[start], origin[end - 1] + 1, valence) for start, end, valence in found]
    stripped = list(map(_stripped, text.split()))
    weighed = [i for i, (_, _, is_weighed) in enumerate(stripped) if is_weighed]
    if not weighed:
        return 0.0, []
    words = [word for word, _, _ in stripped]
    lower = [form for _, form, _ in stripped]
    is_cap_diff: bool | None = None
    valences: list[float] = [0.0] * len(words)
    movers = _movers()
    for i in weighed:
        if lower[i] == "kind" and lower[i + 1 : i + 2] == ["of"]:
            continue
        # The package looks three words back and two ahead.
        first = max(0, i - 3)
        around = lower[first : i + 3]
        if movers.isdisjoint(around) and not words[i].isupper() and not any("n't" in form for form in around):
            # Nothing is near that the package looks for: the word weighs what the lexicon says.
            valences[i] = analyzer.lexicon[lower[i]]
            continue
        if is_cap_diff is None:
            is_cap_diff = package.allcap_differential(words)
        window = _Window(words[first : i + 3], is_cap_diff)
        valences[i] = analyzer.sentiment_valence(0, window, words[i], i - first, [])[0]
    if "but" in lower:
        _weigh_but(valences, lower.index("but"))
    spans = [m.span() for m in _CHUNK.finditer(text)]
    found = []
    for i in weighed:
        if valences[i]:
            start = text.index(words[i], spans[i][0])
            found.append((start, start + len(words[i]), float(valences[i])))
    return _compound(valences, text.strip()), found


@lru_cache(maxsize=100_000)
def _stripped(chunk: str) -> tuple[str, str, bool]:
    """A word without the marks around it, as the package strips it (two characters may be an emoticon), the same in
    lower case, and whether it is weighed."""
    package, analyzer, _ = _package()
    stripped = chunk.strip(string.punctuation)
    word = stripped if len(stripped) > 2 else chunk
    lower = word.lower()
    return word, lower, lower in analyzer.lexicon and lower not in package.BOOSTER_DICT


def _compound(valences: list[float], text: str) -> float:
    """The score of all words together, by the package's own weights of exclamation and normalisation."""
    package, analyzer, _ = _package()
    total = float(sum(valences))
    emphasis = analyzer._punctuation_emphasis(text)
    total += emphasis if total > 0 else -emphasis if total < 0 else 0.0
    return round(float(package.normalize(total)), 4)


def _describe_emoji(text: str, descriptions: dict[str, str]) -> tuple[str, list[int]]:
    """``text`` with every emoji put into words as the package does, and where each character of it comes from."""
    pieces: list[str] = []
    origin: list[int] = []
    after_space = True
    for at, character in enumerate(text):
        piece = descriptions.get(character)
        if piece is None:
            piece, after_space = character, character == " "
        else:
            piece, after_space = piece if after_space else f" {piece}", False
        pieces.append(piece)
        origin.extend([at] * len(piece))
    return "".join(pieces), origin


def _weigh_but(valences: list[float], but: int) -> None:
    """Halve what stands before "but" and raise what stands after it, in place, as the package does.

    The package looks each value up by its first place in the list, so that equal values are weighed in an
    order of their own; a heap of places for each value finds that first place without a search.
    """
    places: dict[float, list[int]] = {}
    for i, valence in enumerate(valences):
        places.setdefault(valence, []).append(i)
    for i in range(len(valences)):
        value = valences[i]
        if not value:
            continue
        first = places[value][0]
        if first == but:
            continue
        heapq.heappop(places[value])
        changed = value * (0.5 if first < but else 1.5)
        valences[first] = changed
        heapq.heappush(places.setdefault(changed, []), first)
