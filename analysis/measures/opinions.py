"""Whether a verb of thought or hope weakens what is said: the speaker's own opinion, or that of the side spoken for.

>>> from analysis.measures.words import read_words
>>> words = read_words("We also honestly think that it floats.")
>>> own_opinion(words, 3, 4)
True

A verb of thought hedges where the speaker says it of the speaker (Holmes 1988; Hyland 1998); what others think is
a report. Who speaks for a country or a group says "my delegation believes" or names it: "Norland believes". Each rule
takes the statement's words and the places from ``first`` to ``last`` (exclusive) of the term.
"""

from __future__ import annotations

from functools import cache

from analysis.measures.lexicon import FOLDER, read_rows, word_class
from analysis.measures.words import Words

__all__ = ["hope", "opinion", "own_opinion", "own_side"]

_NO_CLAUSE = word_class("no clause after think")
_CLAUSE = word_class("opening a clause")
_HELPING = frozenset(["do", "did", "don't", "didn't", "have", "had", "'ve", "continue", "not", "would", "'d", ","])
_BETWEEN = word_class("adverb between modal and verb") | _HELPING
# "I firmly believe" says how sure the speaker is (Holmes 1988, boosters).
_FIRM = word_class("firmness before believe")
_BODIES = word_class("body spoken for")
_PAST = frozenset(["thought", "felt", "assumed"])
_AHEAD = frozenset(["will", "'ll", "would", "can", "could", "is", "are", "may", "might"])


def opinion(words: Words, first: int, last: int) -> bool:
    """Of "I think" and its kin before a clause; not "I think of", "I believe in", "I feel the weight" (Holmes 1988)."""
    verb, following = words.forms[last - 1], words.at(last)
    if verb in ("think", "believe") and (following in _NO_CLAUSE or _firmly_in(words, last)):
        return following == "so"
    if verb in ("think", "guess") and following == "also":
        return words.at(last + 1) not in ("of", "about")
    if verb in ("thought", "assumed"):
        # "what I thought I knew" is no opinion but its object.
        return (
            following in _CLAUSE
            and words.at(last + 1) not in ("of", ",")
            and "what" not in words.sentence_before(first, 3)
        )
    if verb in ("feel", "felt", "sense"):
        return following in _CLAUSE and following not in ("the", "a", "an", "our", "his", "its")
    if verb == "fear":
        return following in _CLAUSE and following not in ("a", "an", "our", "his", "its", "those", "these", "what")
    if verb == "see":
        return following not in ("how", "why", "any", "anything", "what")
    if verb == "know":
        return following not in ("him", "her", "them", "anyone", "anybody", "any", "one", "many", "anything", "much")
    return True


def own_opinion(words: Words, first: int, last: int) -> bool:
    """Of "think" and its kin with "I" or "we" for a subject and only adverbs or "do not" between (Holmes 1988)."""
    place = first - 1
    if words.at(place) in ("i", "we"):
        return words.forms[first] in _PAST and opinion(words, first, last)
    if words.at(place) == "to" and words.at(place - 1) == "continue":  # but "I have to believe it"
        place -= 1
    while place > first - 6 and (words.at(place) in _BETWEEN or words.at(place).endswith("ly")):
        if words.at(place) in _FIRM:
            return False
        place -= 1
    return place < first - 1 and words.at(place) in ("i", "we") and opinion(words, first, last)


def own_side(words: Words, first: int, last: int) -> bool:
    """Of "believes" and its kin said of the side that the speaker speaks for, as diplomats do (Hyland 1998).

    The subject is "my" or "our" with a noun ("our delegation"), or a country or union that opens the sentence or
    follows a comma. "Norland firmly believes" says how sure it is, and "that Norland believes" is a report.
    """
    subject = words.sentence_before(first, 40)
    while subject and (subject[-1] in _BETWEEN or subject[-1].endswith("ly")):
        if subject.pop() in _FIRM:
            return False
    if not subject or words.at(last) in _NO_CLAUSE or words.at(last) == "to" or _firmly_in(words, last):
        return False
    if words.forms[first] in ("considers", "feels", "hopes") and words.at(last) != "that":
        return False
    comma = len(subject) - subject[::-1].index(",") if "," in subject else 0
    subject = subject[comma:]
    if subject[0] in ("my", "our"):
        return len(subject) < 6 and subject[-1] in _BODIES
    if subject[0] == "the":
        subject = subject[1:]
    return len(subject) < 6 and (" ".join(subject) in _countries() or subject[-1:] in (["union"], ["movement"]))


def _firmly_in(words: Words, last: int) -> bool:
    """Whether "firmly" or "strongly" follows: "we believe strongly in peace"."""
    return words.at(last) in _FIRM


def hope(words: Words, first: int, last: int) -> bool:
    """Of "I hope" where it weakens a claim about what will be (Hyland 1998).

    Not "hope for", "hope to", nor a wish to the one spoken to: "we hope that you will have a good stay".
    """
    addressed = words.at(last + (words.at(last) == "that")) == "you"
    return words.at(last) in _CLAUSE and not addressed and not _AHEAD.isdisjoint(words.sentence_after(last, 60))


@cache
def _countries() -> frozenset[str]:
    rows = read_rows(FOLDER / "places.csv", ("name", "category"))
    return frozenset(row["name"].lower().removeprefix("the ") for row in rows if row["category"] == "country")
