"""When an ambiguous word counts: the rules that the word lists name in their column ``rule``.

>>> from analysis.measures.words import read_words
>>> words = read_words("She will appear in court.")
>>> RULES["appear"](words, 2, 3)
False

A rule takes the statement's words and the places from ``first`` to ``last`` (exclusive) of the term and returns
whether the term counts. Modal verbs have rules of their own in modals.py.
"""

from __future__ import annotations

from collections.abc import Callable

from analysis.measures import modals
from analysis.measures.lexicon import word_class
from analysis.measures.words import Words

__all__ = ["RULES", "Rule"]

Rule = Callable[[Words, int, int], bool]

_NEGATIONS = word_class("denial")
_DETERMINERS = word_class("determiner before kind")
_NUMBERS = word_class("number")
_PEOPLE = word_class("person as a subject")
_CLAUSE = word_class("opening a clause")
_BE = word_class("copula")


def _quantity(words: Words, place: int) -> bool:
    """Whether a number stands at ``place``, with or without a currency sign or an article."""
    form = words.at(place)
    if form in ("$", "£", "€", "a", "the", "every", "per", "another"):
        form = words.at(place + 1)
    return form[:1].isdigit() or form in _NUMBERS or form.split("-")[0] in _NUMBERS


def quantity(words: Words, first: int, last: int) -> bool:
    """Approximators count before a quantity only: "some 40 people", not "some people" (Channell 1994)."""
    term = words.forms[first]
    if term == "or":
        return _quantity(words, first - 2) or words.at(first - 1) in (
            "year",
            "month",
            "week",
            "day",
            "hour",
            "decade",
            "mile",
        )
    return _quantity(words, last)


def nearly(words: Words, first: int, last: int) -> bool:
    """Of "almost" and "nearly" before what falls short of being true; not as an answer of one word (Lakoff 1973)."""
    return words.at(last).isalpha() or _quantity(words, last)


def kind_of(words: Words, first: int, last: int) -> bool:
    """Of "kind of" as a hedge; not the noun: "this kind of help", "what sort of man" (Lakoff 1973)."""
    if words.forms[first] in ("kinda", "sorta"):
        return True
    before = words.at(first - 1)
    return before not in _DETERMINERS and not (before.endswith(("al", "est", "ic", "ous", "ful")) and len(before) > 4)


def downtoner(words: Words, first: int, last: int) -> bool:
    """Degree words before an adjective or adverb: "fairly good", not "treated fairly" (Quirk et al. 1985, 8.104)."""
    term, following, before = words.forms[first], words.at(last), words.at(first - 1)
    if not following.isalpha() or following in ("than", "and", "or", "but", "by", "that", "to", "in", "for", "as"):
        return term in ("somewhat", "slightly") and following not in ("",)
    if term == "rather":
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
    return words.at(last) in ("between", "around", "near", "down", "along", "close") or _quantity(words, last + 1)


def opinion(words: Words, first: int, last: int) -> bool:
    """Of "I think (that)" before a clause; not "I think of", "I believe in", "do you think I think" (Holmes 1988)."""
    verb, following = words.forms[last - 1], words.at(last)
    if following in (
        "of",
        "about",
        "in",
        "back",
        "through",
        "tank",
        "for",
        "so",
        "him",
        "her",
        "them",
        "you",
        "me",
    ) and not (
        verb in ("that", "sure", "certain", "know")
        or (following in ("of", "so", "about", "you", "in", "for") and verb == "say")
    ):
        return (
            following in ("so", "you", "in", "for")
            and verb in ("think", "guess", "suppose", "believes", "believe")
            and following != "in"
        )
    if verb in ("feel", "sense"):
        return following in _CLAUSE
    if verb == "know":
        return following not in ("him", "her", "them", "anyone", "anybody", "any")
    if verb == "doubt":
        return True
    return True


def appear(words: Words, first: int, last: int) -> bool:
    """Of "appear" for "seem": before "to", "that" or an adjective; not "appear in court", "appeared on stage"."""
    following = words.at(last)
    return following.isalpha() and following not in (
        "in", "on", "at", "before", "with", "alongside", "together", "for", "as", "under", "from", "here", "there",
        "and", "or", "by", "during", "again", "throughout", "within", "only", "when",
        "next", "this", "last", "after", "live",
    )  # fmt: skip


def looks_like(words: Words, first: int, last: int) -> bool:
    """Of "it looks like" before a clause or a judgement; not a question of appearance ("what it looks like")."""
    return (
        "what" not in words.sentence_before(first, 4)
        and "how" not in words.sentence_before(first, 4)
        and words.at(last).isalpha()
    )


def suggest(words: Words, first: int, last: int) -> bool:
    """Of "suggest" of evidence ("the figures suggest that"); not a proposal or a report by a person (Hyland 1998)."""
    subject = words.at(first - 1)
    if subject in _PEOPLE or subject in ("to", "would", "'d", "not", "also", "and", ",", "has", "have", "had"):
        return False
    if words.capitalised(first - 1) or subject == "":
        return False
    return words.at(last) in _CLAUSE or words.at(last) in ("otherwise", "a", "strongly")


def likely(words: Words, first: int, last: int) -> bool:
    """Of "likely" of an event; not the fixed phrase "likely voters"."""
    return words.at(last) not in ("voters", "voter", "electorate")


def loosely(words: Words, first: int, last: int) -> bool:
    """Phrases set off as a comment: "it is, in a way, true"; not "in a way that works", "in general terms"."""
    return not words.at(last).isalnum() or words.at(first - 1) in (",", "but", "and")


def frequency(words: Words, first: int, last: int) -> bool:
    """Of "generally" and its kin limit a claim to most cases (Hyland 1998); not "more generally" as a connector."""
    return words.at(first - 1) not in ("more", "most")


def at_least(words: Words, first: int, last: int) -> bool:
    """Of "at least" that limits a claim ("at least in my lifetime"); not the lower end of a count ("at least 40")."""
    return words.at(last) in ("in", "for", "as", "to", "at", "from", "on", "not", "i", "that's", "partly", "until")


def necessarily(words: Words, first: int, last: int) -> bool:
    """Of "necessarily" under a negation: "not necessarily true" (Hyland 1998)."""
    return any(form in _NEGATIONS or form.endswith("n't") for form in words.sentence_before(first, 5))


def possible(words: Words, first: int, last: int) -> bool:
    """Of "possible" of what may be true; not "as soon as possible", "if possible", "not possible", "make possible"."""
    before, following = words.at(first - 1), words.at(last)
    if before in (
        "as",
        "if",
        "not",
        "wherever",
        "whenever",
        "where",
        "when",
        "all",
        "every",
        "best",
        "only",
        "everything",
        "earliest",
        "soonest",
    ):
        return False
    context = words.sentence_before(first, 5)
    if any(
        form in ("make", "makes", "made", "making", "soon", "best", "every", "highest", "widest", "worst")
        for form in context
    ):
        return False
    if any(form in _NEGATIONS or form.endswith("n't") for form in context[-3:]):
        return False
    return following.isalpha() and following not in ("and", "but", "by", "means")


def possibility(words: Words, first: int, last: int) -> bool:
    """Of "possibility" of an event; not "no possibility" and not chances to do something ("possibilities for")."""
    return not any(form in _NEGATIONS for form in words.sentence_before(first, 2)) and words.at(last) in (
        "that",
        "of",
        "for",
        "he",
        "they",
    )


def negatable(words: Words, first: int, last: int) -> bool:
    """A word of doubt that is not itself denied: "uncertain", not "no uncertainty" (Szarvas et al. 2008)."""
    return not any(form in _NEGATIONS or form.endswith("n't") for form in words.sentence_before(first, 2))


def potential(words: Words, first: int, last: int) -> bool:
    """Of "potential" of what may come ("a potential threat"); not what somebody is capable of ("full potential")."""
    before, following = words.at(first - 1), words.at(last)
    if following in ("for", "in"):
        return before in ("the", "a")
    return following.isalpha() and following not in (
        "to",
        "of",
        "and",
        "is",
        "as",
        "that",
        "on",
        "by",
        "at",
        "with",
        "or",
    )


def chance(words: Words, first: int, last: int) -> bool:
    """Of "a chance that", "the chances of"; not an opportunity ("a second chance", "gave him a chance to speak")."""
    if words.at(last) == "that":
        return True
    return words.at(last) in ("of", "are") and words.at(last + 1) != "a" and "no" not in words.sentence_before(first, 2)


def doubt(words: Words, first: int, last: int) -> bool:
    """Of "doubt" as a noun that is not denied: "doubts remain", not "no doubt" (Holmes 1988)."""
    return (
        words.at(first - 1) not in ("no", "without", "beyond", "any", "little") and words.at(first - 1) not in _PEOPLE
    )


def reported_adjective(words: Words, first: int, last: int) -> bool:
    """Of "alleged", "apparent" before a noun; not "supposed to", "reported that", "perceived by" (Hyland 1998)."""
    following = words.at(last)
    return (
        following.isalpha()
        and following not in ("to", "that", "by", "in", "from", "as", "and")
        and words.at(first - 1) not in _PEOPLE
    )


def condition(words: Words, first: int, last: int) -> bool:
    """Phrases of condition before a clause; not "depending on" at the end (Quirk et al. 1985, § 15.34)."""
    return words.at(last).isalnum()


def if_(words: Words, first: int, last: int) -> bool:
    """Of "if" of a condition that is open; not "if necessary", "if any", nor the concessive "if bogus,"."""
    following, after = words.at(last), words.at(last + 1)
    if words.at(first - 1) in ("grateful", "appreciate", "glad", "appreciated"):
        return False
    if following in (
        "necessary",
        "any",
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
        return after not in ("more", "most", "impossible", "all", "outright", "downright", "the", "a", "for", ",")
    if words.at(first - 1) in (",", "-", "–", "—") and after in (",", "-", "–", "—"):
        return False
    return following != ""


def whether(words: Words, first: int, last: int) -> bool:
    """An open "whether"; not "whether or not", nor any case ("whether now or later") (Quirk et al. 1985, 15.41)."""
    before, following = words.at(first - 1), words.at(last)
    if following == "or" or before in ("regardless", "irrespective"):
        return False
    if before == "of" and words.at(first - 2) in ("regardless", "irrespective"):
        return False
    if words.begins_sentence(first) or before in (",", "-", "–", "—", "("):
        return "or" not in words.sentence_after(last, 14)
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


def expectation(words: Words, first: int, last: int) -> bool:
    """Of "he expects her to win": a prediction; not a demand ("they expect you to pay") (Hyland 1998)."""
    return (
        words.forms[first] == "expects" and words.at(first - 1) in ("he", "she") and words.at(last) not in ("you", "us")
    )


def booster(words: Words, first: int, last: int) -> bool:
    """Words of certainty that are not denied: "clearly", not "not entirely", "not certainly" (Holmes 1988)."""
    before = words.at(first - 1)
    if words.forms[last - 1] == "know" and words.at(first - 1) in ("if", "as", "don't", "whether", "that"):
        return False
    if words.forms[last - 1] == "all" and words.forms[first] == "at":
        return words.at(last) not in ("levels", "times", "costs", "the", "stages", "of", "our", "these", "cost")
    return before not in ("not", "don't", "isn't", "aren't", "wasn't", "doesn't", "didn't", "more", "as")


def emphasis(words: Words, first: int, last: int) -> bool:
    """Adjectives and adverbs of emphasis where they stress truth: "it is clear that", "a total lie" (Hyland 2005)."""
    term, before, following = words.forms[first], words.at(first - 1), words.at(last)
    if before in ("not", "more", "as", "so") or before.endswith("n't"):
        return False
    if term in ("clear", "obvious", "undeniable", "certain"):
        return before in _BE and following in ("that", "", ",", ".", "to", ":")
    if term == "sure":
        return before in ("for",)
    if term in ("really", "actually", "literally", "genuinely"):
        return following not in ("?", "")
    return (
        term in ("total", "complete", "utter", "outright", "sheer", "absolute")
        and following.isalpha()
        and before in ("a", "an", "is", "the")
    )


def reporter(words: Words, first: int, last: int) -> bool:
    """Distancing verbs and adjectives of the reporter; "claimed" not of victims ("claimed 40 lives") (Hyland 1998)."""
    return not _quantity(words, last) and words.at(last) not in ("responsibility", "victory", "lives", "to", "credit")


def capitalised(words: Words, first: int, last: int) -> bool:
    """A word that is a name only with a capital: "United" of a club or an airline, not "a united front"."""
    return words.capitalised(first)


RULES: dict[str, Rule] = {
    "appear": appear,
    "at_least": at_least,
    "booster": booster,
    "can": modals.can_be_true,
    "capitalised": capitalised,
    "chance": chance,
    "condition": condition,
    "could": modals.could_be_true,
    "deontic_must": modals.must_be_done,
    "deontic_should": modals.ought_to_be_done,
    "doubt": doubt,
    "downtoner": downtoner,
    "emphasis": emphasis,
    "epistemic_must": modals.must_be_true,
    "expectation": expectation,
    "expectation_should": modals.should_be_expected,
    "frequency": frequency,
    "if": if_,
    "inverted_had": inverted_had,
    "inverted_should": modals.should_inverted,
    "inverted_were": inverted_were,
    "kind_of": kind_of,
    "likely": likely,
    "looks_like": looks_like,
    "loosely": loosely,
    "may": modals.may_be_true,
    "might": modals.might_be_true,
    "nearly": nearly,
    "necessarily": necessarily,
    "necessity": modals.necessity,
    "negatable": negatable,
    "opinion": opinion,
    "possibility": possibility,
    "possible": possible,
    "potential": potential,
    "quantity": quantity,
    "reported_adjective": reported_adjective,
    "reporter": reporter,
    "should": modals.ought_to_be_done,
    "somewhere": somewhere,
    "suggest": suggest,
    "whether": whether,
    "would": modals.would_be_true,
}  # fmt: skip
