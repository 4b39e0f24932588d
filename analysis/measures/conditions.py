"""Conditions that leave a claim open: if, whether, and the inversions that stand for if.

>>> from analysis.measures.words import read_words
>>> words = read_words("We will come, if necessary.")
>>> if_(words, 4, 5)
False

The rules follow Quirk et al. (1985, § 15.33-41) and Huddleston & Pullum (2002, ch. 8 § 14); each takes the statement's
words and the places from ``first`` to ``last`` (exclusive) of the term and returns whether it is a condition there.
"""

from __future__ import annotations

from analysis.measures.words import Words

__all__ = ["condition", "if_", "inverted_had", "inverted_were", "whether"]

_BARELY = ("quite", "entirely", "fully", "always", "completely", "wholly", "exactly")


def if_(words: Words, first: int, last: int) -> bool:
    """Of "if" of a condition that is open; not "if necessary", "if any", nor the concessive "if bogus,"."""
    following, after = words.at(last), words.at(last + 1)
    if words.at(first - 1) in ("grateful", "appreciate", "glad", "appreciated"):
        return False
    if following == "any":
        return after.isalpha()
    if following in (
        "necessary",
        "possible",
        "anything",
        "only",
        "ever",
        "required",
        "requested",
        "applicable",
        "appropriate",
        "so",
    ):
        return False
    if following == "not":
        return after not in (
            "more",
            "most",
            "impossible",
            "all",
            "outright",
            "downright",
            "the",
            "a",
            "for",
            ",",
            "in",
            "at",
            "on",
            "by",
            "with",
            *_BARELY,
        )
    if words.at(first - 1) in (",", "-", "–", "—") and after in (",", "-", "–", "—"):
        return False
    return following != ""


def whether(words: Words, first: int, last: int) -> bool:
    """An open "whether" (Quirk et al. 1985, 15.41).

    Not "whether or not", "not whether", "whether to", nor any case ("whether now or later, it ends").
    """
    before, following = words.at(first - 1), words.at(last)
    if following == "or" or before in ("regardless", "irrespective", "not"):
        return False
    if following == "to":
        # "Whether to go" asks for a decision; nothing is said that may be true or not.
        return False
    if before == "of" and words.at(first - 2) in ("regardless", "irrespective"):
        return False
    if words.begins_sentence(first) or before in (",", "-", "–", "—", "("):
        # A clause that is the subject has no comma after it: "Whether it sinks or floats remains to be seen".
        if first == 0 and words.text[:1].islower():
            return True  # an indirect question without the words that ask it
        after = words.sentence_after(last, 40)
        return "or" not in after[:14] or (words.begins_sentence(first) and "," not in after)
    return True


def inverted_were(words: Words, first: int, last: int) -> bool:
    """Of "were" for "if": "Were the talks to fail, …" (Huddleston & Pullum 2002, ch. 8 § 14.2)."""
    if not words.begins_sentence(first):
        return (
            words.at(first - 1) == ","
            and words.at(last) in ("he", "she", "it", "they", "we", "i")
            and words.at(last + 1) == "to"
        )
    return "to" in words.sentence_after(last, 6) and "?" not in words.forms[first : first + 40]


def inverted_had(words: Words, first: int, last: int) -> bool:
    """Of "had" for "if": "Had the talks failed, we would …" (Huddleston & Pullum 2002, ch. 8 § 14.2)."""
    if not words.begins_sentence(first) or words.at(last) in ("to", "a", "the", "been", "no", ""):
        return words.begins_sentence(first) and words.at(last) == "the" and "would" in words.sentence_after(last, 30)
    return any(form in ("would", "could", "might") for form in words.sentence_after(last, 30))


def condition(words: Words, first: int, last: int) -> bool:
    """Phrases of condition before a clause; not "depending on" at the end (Quirk et al. 1985, § 15.34)."""
    return words.at(last).isalnum()
