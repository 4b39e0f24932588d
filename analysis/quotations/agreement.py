"""Whether a form and its subject go together: what tells "they state that" from "the battleground state that".

A form that is a noun too needs a verb's complement right behind it; a base form needs a plural subject, a form in
-s no numeral or adjective before it; a verb of showing needs something that can show.
"""

from __future__ import annotations

from analysis.quotations.draft import Place, Report
from analysis.quotations.reading import Reading
from analysis.quotations.subjects import Subject
from analysis.quotations.verbs import AUXILIARY
from analysis.quotations.words import (
    BREAK,
    COLON,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    VERB,
    word_list,
)

__all__ = ["agrees", "reads_as_verb"]

_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())
_NUMERALS = word_list("numeral")
_PLURALS = word_list("plural")
_ADJECTIVE_ENDINGS = ("able", "ible", "ous", "ical", "ive", "ful", "ic", "swing", "battleground", "key")
_EVIDENCE = word_list("evidence")


def reads_as_verb(place: Place, report: Report) -> bool:
    """Whether a form that is a noun too ("states", "report") has a verb's complement right behind it."""
    reading, after = place.reading, report.after
    if after >= place.end:
        before = report.at - 1
        if before < place.a:
            return False
        return (
            bool(reading.forms[before][0].isupper() or reading.tags[before] & PERSONAL)
            or reading.quote_of[place.a] >= 0
        )
    tag, word = reading.tags[after], reading.low[after]
    if word == "that" or reading.quote_of[after] >= 0 or tag & COLON:
        return True
    if tag & COMMA and after + 1 < place.end and reading.quote_of[after + 1] >= 0:
        return True  # "the report notes, "They failed." "
    if report.cue.lemma == "state":
        return bool(tag & PERSONAL or reading.tags[report.at - 1] & PERSONAL)
    if tag & (PREPOSITION | BREAK | AUXILIARY | COORDINATOR) or (tag & SUBORDINATOR and word not in _QUESTION_WORDS):
        named = reading.forms[report.at - 1][0].isupper() or bool(reading.tags[report.at - 1] & PERSONAL)
        if word == "to":
            return "infinitive" in report.cue.frames
        return bool(tag & (COMMA | PREPOSITION)) and named and word not in ("of", "from")
    return True


def agrees(reading: Reading, report: Report, subject: Subject) -> bool:
    """Whether ``subject`` may be the subject of ``report``."""
    if "evidence" in report.cue.frames and not _EVIDENCE.intersection(reading.low[subject.first : subject.end]):
        return False
    if report.tense == "base" and report.form == "finite" and report.group == report.at:
        # "Brook and Hale Meet, Talk about Trade": a headline's list of verbs, not an apposition
        listed = subject.end < report.at and not report.cue.frames & {"clause", "speech"}
        return _plural(reading, subject) and not listed
    return report.tense != "s" or _singular(reading, report, subject)


def _plural(reading: Reading, subject: Subject) -> bool:
    """Whether a subject may stand before a verb without -s."""
    for k in range(subject.first, subject.end):
        word = reading.low[k]
        if word in ("a", "an", "this", "every") and k > subject.first:
            return False
        if reading.tags[k] & (SUBJECT | COORDINATOR | RELATIVE | CONTRACTED) and word not in (
            "he",
            "she",
            "it",
            "one",
            "another",
        ):
            return True
        if word.isdigit() or (
            word[-1] in "s%" and word[-2:] != "ss" and word[-2:] not in ("'s", "’s") and word not in ("this", "his")
        ):
            return True
        if word in _PLURALS:
            return True
    return False


def _singular(reading: Reading, report: Report, subject: Subject) -> bool:
    """Whether a subject may stand before a verb in -s; it tells "he states" from "two states", "key states"."""
    if not report.cue.noun:
        return True
    last = subject.end - 1
    word = reading.low[last]
    if (
        reading.tags[last] & (SUBJECT | RELATIVE | CONTRACTED)
        or subject.how == "shared"
        or reading.forms[last][0].isupper()
    ):
        return word not in _NUMERALS
    if subject.end - subject.first == 1 and (reading.tags[last] & VERB or word.endswith("ing")):
        return False  # "make remarks that": a verb and its object
    return not (word.isdigit() or word.endswith(_ADJECTIVE_ENDINGS))
