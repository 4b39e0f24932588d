"""What a modal verb means where it stands: doubt, demand, ability, politeness, or the future of a past.

>>> from analysis.measures.words import read_words
>>> words = read_words("The strike could last for weeks.")
>>> could_be_true(words, 2, 3)
True

Each rule takes the statement's words and the places from ``first`` to ``last`` (exclusive) of the modal and says
whether the modal is epistemic there (or, for the rules of obligation, deontic). The senses are those of Palmer
(2001) and of Huddleston & Pullum (2002, ch. 3 § 9); the figures of how often each modal has which sense, which
decide what a rule assumes where nothing speaks for either side, are those of Biber et al. (1999, § 6.6).
"""

from __future__ import annotations

from itertools import pairwise

from analysis.measures.lexicon import word_class
from analysis.measures.words import Words

__all__ = [
    "can_be_true",
    "could_be_true",
    "may_be_true",
    "might_be_true",
    "must_be_done",
    "must_be_true",
    "necessity",
    "ought_to_be_done",
    "should_be_expected",
    "should_inverted",
    "would_be_true",
]

_MONTH_BEFORE = word_class("before a month")
_NEGATIONS = word_class("denial before a modal")
_ADVERBS = word_class("adverb between modal and verb")
_MIGHT_OF = word_class("before might as a noun")
_PURPOSE = (("so", "that"), ("in", "order", "that"))
# Verbs of perception and cognition after "could" report what somebody managed to perceive.
_PERCEIVE = word_class("perception after could")
_HAPPEN = word_class("happening after can")
_EXPLAINED = word_class("explanation after can be")
_POLITE = word_class("polite after would")
_HABIT = word_class("habit in the past")
_CONCESSIVE = word_class("concessive pronoun")
_SAID = word_class("saying in the past")
_PEOPLE = word_class("person as a subject")
_PAST = frozenset(["was", "were", "had", "did", "thought", "knew", "came", "went", "ago"])
_HEARERS = frozenset(["me", "us", "you", "him", "her", "them"])
_OPEN = frozenset(["if", "unless"])
_WANTING = frozenset(["like", "love", "prefer", "rather", "wish"])
# Verbs after "would" that tell what a thing or a move amounts to: a judgement, not a plan.
_AMOUNT_TO = word_class("judgement after would")


def _next_verb(words: Words, place: int) -> str:
    """The first word at or after ``place`` that is no adverb and no negation."""
    while (form := words.at(place)) in _ADVERBS or form in _NEGATIONS or (form.endswith("ly") and len(form) > 4):
        place += 1
    return form


def _in_purpose_clause(words: Words, first: int) -> bool:
    """Whether the modal stands in a clause of purpose: "so that they may live in peace"."""
    before = words.sentence_before(first, 9)
    if before[-2:-1] == ["so"] and before[-1] in _PEOPLE | {"it"} and len(before) > 2 and before[-3].isalpha():
        # "They left so we could eat"; after a comma "so" draws a conclusion.
        return True
    return any(tuple(before[i : i + len(purpose)]) == purpose for purpose in _PURPOSE for i in range(len(before)))


def may_be_true(words: Words, first: int, last: int) -> bool:
    """Of "may" as doubt; not the month, not a wish ("may she rest"), not a request ("may I add", "if I may")."""
    following, before = words.at(last), words.at(first - 1)
    if words.capitalised(first) and not words.begins_sentence(first):
        if before in _MONTH_BEFORE or following[:1].isdigit() or before[:1].isdigit():
            return False
        if not following.isalpha():
            return False
    if words.begins_sentence(first) and words.capitalised(first):
        return following in ("not", "be", "have", "well")
    if following == "i" or (before == "i" and (not following.isalpha() or words.at(first - 2) == "if")):
        return False
    if before in ("come", "as") and following in ("", ",", ".", "be"):
        return False
    if before == "you" and words.at(first - 2) == "as":
        return False
    return not _in_purpose_clause(words, first) and not _conceded(words, first)


def _conceded(words: Words, first: int) -> bool:
    """Whether the modal stands in a clause that leaves a claim untouched: "whatever may come", "regardless of"."""
    before = words.sentence_before(first, 8)
    return not _CONCESSIVE.isdisjoint(before[-6:]) or "regardless" in before or "irrespective" in before


def might_be_true(words: Words, first: int, last: int) -> bool:
    """Of "might" as doubt; not the noun ("military might", "the might of the army")."""
    following = words.at(last)
    if following == "of" or not (following.isalpha() or following == ","):
        return False
    if _conceded(words, first):
        return False
    return words.at(first - 1) not in _MIGHT_OF or following in ("be", "have")


def could_be_true(words: Words, first: int, last: int) -> bool:
    """Of "could" as possibility; not past ability, refusal, purpose, wish or request.

    A negated "could" reports inability in four of five cases (Biber et al. 1999, § 6.6.2), and so does
    "could see"; "so that we could meet" states a purpose, "could you" asks.
    """
    before, following = words.at(first - 1), words.at(last)
    if words.forms[first] != "could" or following in ("never", "only", "no"):
        return False
    if following == "not":
        # "could not have come at a better time" stresses; "could not have survived" supposes.
        most = ("better", "more", "worse", "clearer", "time", "moment", "greater", "less")
        return words.at(last + 1) == "have" and not any(f in most for f in words.sentence_after(last, 8))
    if before in ("nor", "neither") or following in ("you", "we", "i", "he", "she", "they", "it", "anyone", "any"):
        return False
    if not following.isalpha() or _next_verb(words, last) in _PERCEIVE or _in_purpose_clause(words, first):
        return False
    context = words.sentence_before(first, 7)
    if not {("no", "way"), ("fact", "that")}.isdisjoint(pairwise(context)):
        return False
    if "grateful" in context or "appreciate" in context:
        return False
    return not any(
        form in _NEGATIONS or form in ("wish", "wished", "until", "when", "how", "as") for form in context[-5:]
    )


def can_be_true(words: Words, first: int, last: int) -> bool:
    """Of "can" as possibility ("it can happen here"); not ability, permission or offer ("we can help").

    Most uses are ability or permission (Biber et al. 1999, § 6.6.2), so "can" counts only with a verb of
    happening or before "be" with an adjective or noun phrase.
    """
    if any(form in _NEGATIONS or form in ("only", "how", "what", "all") for form in words.sentence_before(first, 4)):
        return False
    verb_at = last
    while words.at(verb_at) in _ADVERBS:
        verb_at += 1
    verb, complement = words.at(verb_at), words.at(verb_at + 1)
    person = words.at(first - 1) in ("i", "we", "he", "she", "they", "you", "who")
    if verb == "be":
        return not person and (
            complement in ("a", "an", "very", "quite", "so", "more", "as", "both")
            or complement.endswith(("ous", "ful", "ive", "ult", "al", "ing"))
            or complement in _EXPLAINED
        )
    if verb == "have" and complement not in ("a", "an", "serious", "devastating", "negative", "significant", "grave"):
        return False
    if verb in ("have", "change", "affect", "prove"):
        return not person
    return verb in _HAPPEN


def would_be_true(words: Words, first: int, last: int) -> bool:
    """Of "would" as a hypothesis; not politeness ("would like"), past habit, nor a future told in the past.

    After a verb of saying in the past, and in a report with a person for its subject ("he would resign"),
    "would" is the past of "will" (Huddleston & Pullum 2002, ch. 3 § 9.8).
    """
    if words.forms[first] == "wouldn't":
        return words.at(last) in ("be", "have", "mean", "make", "work", "it")
    subject = words.at(first - 1)
    # In a question the subject follows: "Would he go?"
    verb = _next_verb(words, last + (words.at(last) in ("i", "we", "he", "she", "they", "it", "you", "that", "this")))
    if words.forms[first] == "'d" and (
        verb.endswith(("ed", "en")) or verb in ("better", "been", "had", "got", "rather")
    ):
        return False
    if not verb.isalpha() or verb in _WANTING or (verb in _POLITE and subject in ("i", "we")):
        return False
    if verb == "be" and words.at(words.forms.index("be", last) + 1) in (
        "grateful",
        "happy",
        "pleased",
        "remiss",
        "glad",
    ):
        return False
    sentence = words.sentence_before(first, 40)
    after = words.sentence_after(last, 40)
    if not _OPEN.isdisjoint(sentence) or not _OPEN.isdisjoint(after):
        return True
    if verb in _POLITE:
        return False
    if any(form in _SAID for form in sentence[-8:]) or _told_that(sentence):
        return False
    if verb == "have" and words.at(last + 1) not in ("to", "a", "the", "no"):
        return True
    if subject in ("i", "we"):
        return not _HABIT & {*sentence, *after}
    if subject in ("he", "she", "they") and words.text[:1].islower():
        # A report stands in the middle of the reporter's sentence: "(said) he would resign".
        return False
    if verb == "be" and words.text[:1].islower() and _is_participle(words.at(words.forms.index("be", last) + 1)):
        # So does a plan without its agent: "(said) the road would be closed".
        return False
    return verb in _AMOUNT_TO or (not words.text[:1].islower() and subject not in _PEOPLE and not _in_past(sentence))


def _is_participle(form: str) -> bool:
    return len(form) > 3 and form.endswith(("ed", "en", "made", "held", "sent", "paid", "built", "put"))


def _in_past(sentence: list[str]) -> bool:
    """Whether a word before the modal sets the sentence in the past, where "would" may be habit or plan."""
    return any(
        form in _PAST
        or (form.isdigit() and len(form) == 4 and form[0] == "1")
        or (form.endswith("ed") and len(form) > 4 and not form.endswith("eed") and form != "united")
        for form in sentence
    )


def _told_that(sentence: list[str]) -> bool:
    """Whether a verb of saying or knowing in the past with "that" governs what follows, however far away."""
    following = [*sentence, "", ""]
    return any(
        form in _SAID and "that" in following[i + 1 : i + 2 + (following[i + 1] in _HEARERS)]
        for i, form in enumerate(sentence)
    )


def should_be_expected(words: Words, first: int, last: int) -> bool:
    """Of "should" as expectation: "the vote should be over by noon", "should know soon"."""
    verb, complement = words.at(last), words.at(last + 1)
    subject = words.at(first - 1)
    if verb == "suffice":
        return True
    if subject in ("this", "that", "it", "which") and verb in ("help", "prove", "ease", "allow", "enable", "improve"):
        return True
    if verb == "be":
        if complement == "able":
            return subject in ("i", "we", "you", "it", "this")
        return complement in (
            "over",
            "fine",
            "ready",
            "enough",
            "easy",
            "easier",
            "here",
            "there",
            "back",
            "arriving",
        )
    return verb in ("arrive", "know") and any(
        form in ("by", "soon", "tomorrow", "within", "shortly", "later", "tonight")
        for form in words.sentence_after(last, 8)
    )


def should_inverted(words: Words, first: int, last: int) -> bool:
    """Of "should" for "if": "Should the talks fail, …", "bold action should he win"."""
    following = words.at(last)
    if following in ("the", "a", "an", "any", "there", "their", "our", "its", "his", "her", "such"):
        return "?" not in words.forms[first : first + 30]
    if words.begins_sentence(first):
        return following not in ("not", "be", "") and "?" not in words.forms[first : first + 30]
    return following in ("he", "she", "they", "we", "i", "it", "you") and words.at(first - 1) not in (
        "what", "why", "how", "where", "when", "who", "nor", "so", "neither", "nothing", "only",
    )  # fmt: skip


def ought_to_be_done(words: Words, first: int, last: int) -> bool:
    """Of "should" and "ought" as a demand: wherever they are no expectation and no condition."""
    if words.forms[first] == "should":
        return not should_be_expected(words, first, last) and not should_inverted(words, first, last)
    return True


def must_be_true(words: Words, first: int, last: int) -> bool:
    """Of "must" as a conclusion: with a perfect ("must have known"), or of a state ("must be mistaken")."""
    verb, complement = words.at(last), words.at(last + 1)
    if verb == "have":
        return complement in ("been", "had", "known", "seen", "felt", "thought", "gone", "come", "made", "done") or (
            complement.endswith("ed") and len(complement) > 4
        )
    return verb == "be" and complement in (
        "kidding", "joking", "mistaken", "wrong", "tired", "crazy", "terrible", "proud", "hard", "difficult", "nice",
    )  # fmt: skip


def must_be_done(words: Words, first: int, last: int) -> bool:
    """Of "must" and "shall" as a demand; not the noun ("a must") and not a conclusion."""
    if words.at(first - 1) in ("a", "an"):
        return False
    return words.forms[first] != "must" or not must_be_true(words, first, last)


def necessity(words: Words, first: int, last: int) -> bool:
    """Of "have to", "need to" before a verb; not "all we have to offer", "need to" as a noun ("the need to")."""
    if words.at(first - 1) in ("the", "a", "this", "that", "no", "urgent", "any"):
        return False
    return words.at(last).isalpha()
