"""Words that make a claim less exact: about 40, almost, sort of, somewhat.

>>> from analysis.measures.words import read_words
>>> words = read_words("They saw about 40 ships.")
>>> quantity(words, 2, 3)
True

Approximators are described by Channell (1994) and Lakoff (1973), downtoners by Quirk et al. (1985, § 8.104-115). Each
rule takes the statement's words and the places from ``first`` to ``last`` (exclusive) of the term and returns whether
it counts.
"""

from __future__ import annotations

from analysis.measures.lexicon import word_class
from analysis.measures.words import Words

__all__ = ["at_least", "downtoner", "is_quantity", "kind_of", "nearly", "quantity", "somewhere", "virtually"]

_TAKING_ABOUT = word_class("taking about")
_NUMBERS = word_class("number")
_DETERMINERS = word_class("determiner before kind")
_BE = word_class("copula")
_LINKS = frozenset("of and or but at in on with by for from through to as due because while".split())
_NOT = word_class("denial")


def is_quantity(words: Words, place: int) -> bool:
    """Whether a number stands at ``place``, with or without a currency sign or an article."""
    form = words.at(place)
    if form in ("$", "£", "€", "a", "the", "every", "per", "another"):
        form = words.at(place + 1)
    return form[:1].isdigit() or form in _NUMBERS or form.split("-")[0] in _NUMBERS


def quantity(words: Words, first: int, last: int) -> bool:
    """Approximators count before a quantity only: "some 40 people", not "some people" (Channell 1994)."""
    term = words.forms[first]
    if term == "about" and words.at(first - 1) in _TAKING_ABOUT:
        return False
    if term == "or":
        return is_quantity(words, first - 2) or words.at(first - 1) in (
            "year",
            "month",
            "week",
            "day",
            "hour",
            "decade",
            "mile",
        )
    following = words.at(last)
    if term == "approximately" or (term == "roughly" and following in ("the", "equal", "equally", "half", "as")):
        return True
    if term == "about" and following == "as":
        return words.at(last + 2) == "as" or words.at(last + 1) in ("much", "many", "far", "long", "well")
    return is_quantity(words, last) or (term == "about" and words.at(last) in ("evenly", "equal", "equally"))


def virtually(words: Words, first: int, last: int) -> bool:
    """Of "virtually" before what falls short of being true; not "they met virtually" (Quirk et al. 1985, 8.111)."""
    return words.at(last).isalpha() and words.at(last) not in _LINKS


def nearly(words: Words, first: int, last: int) -> bool:
    """Of "almost" and "nearly" before what falls short of being true; not as an answer of one word (Lakoff 1973)."""
    return words.at(last).isalpha() or is_quantity(words, last)


def kind_of(words: Words, first: int, last: int) -> bool:
    """Of "kind of" as a hedge; not the noun: "this kind of help", "what sort of man" (Lakoff 1973)."""
    if words.forms[first] in ("kinda", "sorta"):
        return True
    before = words.at(first - 1)
    return before not in _DETERMINERS and not (before.endswith(("al", "est", "ic", "ous", "ful")) and len(before) > 4)


def downtoner(words: Words, first: int, last: int) -> bool:
    """Degree words before an adjective or adverb: "fairly good", not "treated fairly" (Quirk et al. 1985, 8.104)."""
    term, following, before = words.forms[first], words.at(last), words.at(first - 1)
    if not following[:1].isalpha() or following in ("than", "and", "or", "but", "by", "that", "to", "in", "for", "as"):
        return term in ("somewhat", "slightly") and following not in ("",)
    if term == "rather":
        if words.at(first - 2) in ("would", "'d"):  # "would you rather sail?"
            return False
        # "It is not a wall but rather a fence", "what is rather a fence" correct a word and weaken nothing.
        if following in ("a", "an") and before in ("is", "was", "are", "were", "that", ","):
            return not any(form in _NOT for form in words.sentence_before(first, 30))
        return before not in ("would", "'d", "or", "but") and following not in ("the", "of", "it", "we", "they", "than")
    if term == "pretty":
        return before in _BE or following in (
            "much",
            "good",
            "well",
            "clear",
            "sure",
            "bad",
            "hard",
            "big",
            "close",
            "soon",
        )
    if term == "a":
        return words.forms[last - 1] in ("bit", "little") and (
            following in ("of", "more", "less", "too", "late", "early", "different", "better", "worse")
            or following.endswith("er")
            or words.forms[last - 1] == "bit"
        )
    return True


def somewhere(words: Words, first: int, last: int) -> bool:
    """Of "somewhere" of a scale or a number, not of a place: "somewhere down the list" (Lakoff 1973)."""
    following = words.at(last)
    if following in ("above", "over", "under", "below", "about", "north", "south"):
        return is_quantity(words, last + 1) or following in ("north", "south")
    return following in ("between", "around", "near", "down", "along", "close")


def at_least(words: Words, first: int, last: int) -> bool:
    """Of "at least" that limits a claim ("at least in my lifetime"); not the lower end of a count ("at least 40")."""
    return words.at(last) in ("in", "for", "as", "to", "at", "from", "on", "not", "i", "that's", "partly", "until")
