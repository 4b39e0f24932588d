"""When an ambiguous word counts: the rules that the word lists name in their column ``rule``.

>>> from analysis.measures.words import read_words
>>> words = read_words("She will appear in court.")
>>> RULES["appear"](words, 2, 3)
False

A rule takes the statement's words and the places from ``first`` to ``last`` (exclusive) of the term and returns
whether the term counts. Modal verbs have their rules in modals.py, conditions in conditions.py, verbs of opinion
and hope in opinions.py, and words of vague quantity and degree in approximators.py.
"""

from __future__ import annotations

from collections.abc import Callable

from analysis.measures import approximators, conditions, modals, opinions
from analysis.measures.lexicon import word_class
from analysis.measures.words import Words

__all__ = ["RULES", "Rule"]

Rule = Callable[[Words, int, int], bool]

_NEGATIONS = word_class("denial")
_PEOPLE = word_class("person as a subject")
_CLAUSE = word_class("opening a clause")
_BE = word_class("copula")
_OTHERS = frozenset("their his her its your 's someone somebody anyone anybody everyone everybody nobody".split())
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "these"])
_JUDGING = word_class("judging")
_BEING = frozenset("am remain remained feel feels felt became become still very quite less more".split())
_PROPOSING = frozenset("to would 'd not also and , has have had \" ” ever never".split())
_POINTED_AT = frozenset(["this", "that", "these", "those", "it", "him", "her", "them", "me", "us", "you"])
_HAVING = frozenset(["has", "have", "had", "having", "with", "holds", "hold", "carries", "of"])
_CHOICES = word_class("choice after possible")
_APPEARANCE = word_class("judgement after look")


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
    if words.forms[first] == "looking" and words.at(first - 1) not in _BE:
        return False
    if words.at(last) == "it" and not words.at(last + 1).isalpha():
        return False
    return (
        "what" not in words.sentence_before(first, 4)
        and "how" not in words.sentence_before(first, 4)
        and words.at(last).isalpha()
    )


def looks(words: Words, first: int, last: int) -> bool:
    """Of "look" before a judgement: "looks set to fall", not "looks at it" (Huddleston & Pullum 2002, ch. 4 § 5.4)."""
    return words.at(last) in _APPEARANCE and words.at(first - 1) not in ("to", "you", "how", "will", "'ll")


def something_like(words: Words, first: int, last: int) -> bool:
    """Of "something like" before what it approximates; not "something like this" (Prince, Frader & Bosk 1982)."""
    return words.at(last).isalnum() and words.at(last) not in _POINTED_AT


def suggest(words: Words, first: int, last: int) -> bool:
    """Of "suggest" of evidence ("the figures suggest that"); not a proposal or a report by a person (Hyland 1998)."""
    subject = words.at(first - 1)
    if subject in _PEOPLE | _PROPOSING:
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
    denied = words.at(first - 1) == "not" and words.forms[first] in ("mainly", "mostly")
    return words.at(first - 1) not in ("more", "most") and not denied


def undenied(words: Words, first: int, last: int) -> bool:
    """Of "possibly" that is not denied: "cannot possibly" raises the commitment (Quirk et al. 1985, 8.111)."""
    return not any(form in _NEGATIONS or form.endswith("n't") for form in words.sentence_before(first, 3))


def hopeful(words: Words, first: int, last: int) -> bool:
    """Of "hopeful" after a verb of being; not "a hopeful sign", "the presidential hopeful" (Hyland 1998)."""
    before = words.at(first - 1)
    return before in _BE | _BEING or before.endswith("ly")


def too_early(words: Words, first: int, last: int) -> bool:
    """Of "too early to say": before a verb of knowing or judging; not "too early to sail" (Hyland 1998)."""
    return words.at(last) in _JUDGING


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
    return following.isalpha() and following not in _CHOICES


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
    if following == "to":
        # To have the potential to do something is to be able to do it one day; to reach one's potential is not.
        return not _HAVING.isdisjoint(words.sentence_before(first, 4)) and before not in ("full", "no")
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
    """Of "doubt" as a noun that is not denied: "doubts remain", not "no doubt" (Holmes 1988), nor "their doubts"."""
    before = words.at(first - 1)
    return before not in ("no", "without", "beyond", "any", "little") and before not in _PEOPLE | _OTHERS


def tend(words: Words, first: int, last: int) -> bool:
    """Of "tend to" before a verb; not "he tended to the sick" (Hyland 1998)."""
    return words.at(last).isalpha() and not words.capitalised(last) and words.at(last) not in _DETERMINERS


def speculation(words: Words, first: int, last: int) -> bool:
    """Of "speculation" about what is or will be; not the trade in shares ("Wall Street speculation")."""
    return words.at(last) in ("about", "that", "over", "whether", "as", "surrounding", "on", "at") or (
        words.at(first - 1) in ("pure", "mere", "just", "only", "all", "sheer")
    )


def uncertainty(words: Words, first: int, last: int) -> bool:
    """Of "uncertainty" about something said; not a state of the world ("a time of great uncertainty") (Hyland 1998)."""
    return words.at(last) in ("about", "over", "as", "whether", "surrounding", "regarding", "around", "whose") and (
        negatable(words, first, last)
    )


def reported_adjective(words: Words, first: int, last: int) -> bool:
    """Of "alleged", "apparent" before a noun; not "supposed to", "reported that", "perceived by" (Hyland 1998)."""
    following = words.at(last)
    return (
        following.isalpha()
        and following not in ("to", "that", "by", "in", "from", "as", "and")
        and words.at(first - 1) not in _PEOPLE
    )


def expectation(words: Words, first: int, last: int) -> bool:
    """Of "expect" as a prediction ("he expects her to win"); not a demand ("they expect you to pay") (Hyland 1998)."""
    if words.forms[first] == "expects":
        return words.at(first - 1) in ("he", "she") and words.at(last) not in ("you", "us", "me")
    return words.at(last) in _CLAUSE and words.at(last) not in ("you", "what", "how", "the", "a", "our")


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
    return not approximators.is_quantity(words, last) and words.at(last) not in (
        "responsibility",
        "victory",
        "lives",
        "to",
        "credit",
    )


def capitalised(words: Words, first: int, last: int) -> bool:
    """A word that is a name only with a capital: "United" of a club or an airline, not "a united front"."""
    return words.capitalised(first)


RULES: dict[str, Rule] = {
    "appear": appear,
    "at_least": approximators.at_least,
    "booster": booster,
    "can": modals.can_be_true,
    "capitalised": capitalised,
    "chance": chance,
    "condition": conditions.condition,
    "could": modals.could_be_true,
    "deontic_must": modals.must_be_done,
    "deontic_should": modals.ought_to_be_done,
    "doubt": doubt,
    "downtoner": approximators.downtoner,
    "emphasis": emphasis,
    "epistemic_must": modals.must_be_true,
    "expectation": expectation,
    "expectation_should": modals.should_be_expected,
    "frequency": frequency,
    "hope": opinions.hope,
    "hopeful": hopeful,
    "if": conditions.if_,
    "inverted_had": conditions.inverted_had,
    "inverted_should": modals.should_inverted,
    "inverted_were": conditions.inverted_were,
    "kind_of": approximators.kind_of,
    "likely": likely,
    "looks": looks,
    "looks_like": looks_like,
    "loosely": loosely,
    "may": modals.may_be_true,
    "might": modals.might_be_true,
    "nearly": approximators.nearly,
    "necessarily": necessarily,
    "necessity": modals.necessity,
    "negatable": negatable,
    "opinion": opinions.opinion,
    "own_opinion": opinions.own_opinion,
    "own_side": opinions.own_side,
    "possibility": possibility,
    "possible": possible,
    "potential": potential,
    "quantity": approximators.quantity,
    "reported_adjective": reported_adjective,
    "reporter": reporter,
    "somewhere": approximators.somewhere,
    "something_like": something_like,
    "speculation": speculation,
    "suggest": suggest,
    "tend": tend,
    "too_early": too_early,
    "uncertainty": uncertainty,
    "undenied": undenied,
    "virtually": approximators.virtually,
    "whether": conditions.whether,
    "would": modals.would_be_true,
}  # fmt: skip
