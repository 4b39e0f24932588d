"""Closed word classes and how one word of a text is looked up in them.

>>> bool(word_classes()["he"] & PERSONAL)
True

The lists stand in ``lexicons/function_words.csv`` and ``verbs.csv``; a word may be in several classes, kept as bits of
one number. Lists that a single rule needs stand in ``grammar_words.csv``.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from pathlib import Path

from analysis.quotations.cues import cue_forms, cue_nouns, regular_forms

__all__ = [
    "ADVERB", "BE", "BREAK", "CLOSER", "COLON", "COMMA", "CONTRACTED", "COORDINATOR", "CUE", "DASH", "DETERMINER", "DO",
    "FINITE", "HAVE", "MARK", "MODAL", "NEGATION", "OBJECT", "OPENER", "PERSONAL", "POSSESSIVE", "PREPOSITION",
    "RELATIVE", "SEMICOLON", "SOURCE_WORDS", "STOP", "SUBJECT", "SUBORDINATOR", "TIME", "VERB", "VERB_S", "look_up",
    "word_classes", "word_list",
]  # fmt: skip

(DETERMINER, POSSESSIVE, SUBJECT, PERSONAL, OBJECT, BE, HAVE, DO, MODAL, CONTRACTED, NEGATION, PREPOSITION, COORDINATOR,
 SUBORDINATOR, RELATIVE, ADVERB, TIME, FINITE, CUE, COMMA, STOP, COLON, SEMICOLON, DASH, MARK, OPENER, CLOSER, VERB,
 VERB_S) = (
    1 << bit for bit in range(29)
)  # fmt: skip

BREAK = COMMA | STOP | COLON | SEMICOLON | DASH | MARK | OPENER | CLOSER

_CATEGORIES = {
    "determiner": DETERMINER,
    "possessive": POSSESSIVE,
    "subject_pronoun": SUBJECT,
    "personal": PERSONAL,
    "object_pronoun": OBJECT,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "modal": MODAL,
    "contracted_auxiliary": CONTRACTED,
    "negation": NEGATION,
    "preposition": PREPOSITION,
    "coordinator": COORDINATOR,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "adverb": ADVERB,
    "time": TIME,
    "finite_verb": FINITE,
}

_PUNCTUATION = {
    COMMA: ",",
    STOP: ". ? ! … .. ... ....",
    COLON: ":",
    SEMICOLON: ";",
    DASH: "- -- --- – — ―",
    MARK: "\" “ ” „ ‟ « » `` '' ' ‘ ’ ‚ ` ″ ‹ › â€œ â€ â€\x9d â€˜ â€™",
    OPENER: "( [ {",
    CLOSER: ") ] }",
}

SOURCE_WORDS = frozenset("according words view opinion per".split())
"""The words at which a source without a verb is looked for."""

_LANDMARK = CUE | STOP | COLON | MARK | RELATIVE

_LEXICONS = Path(__file__).parent.parent / "lexicons"


@lru_cache(maxsize=32)
def word_list(category: str) -> frozenset[str]:
    """The words of one category of ``lexicons/grammar_words.csv``: lists that a single rule of the grammar asks for."""
    with (_LEXICONS / "grammar_words.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file) if row["category"] == category)


@lru_cache(maxsize=1)
def word_classes() -> dict[str, int]:
    """Every word of the closed classes, every mark and every form of a cue, in lower case, with its class bits."""
    classes: dict[str, int] = {}
    with (_LEXICONS / "function_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in {row["word"], row["word"].replace("'", "’")}:
                classes[word] = classes.get(word, 0) | _CATEGORIES[row["category"]]
    for bit, marks in _PUNCTUATION.items():
        for mark in marks.split():
            classes[mark] = classes.get(mark, 0) | bit
    with (_LEXICONS / "verbs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            base, third, past, _, _ = row["forms"].split() or regular_forms(row["lemma"])
            classes[base] = classes.get(base, 0) | VERB
            classes[third] = classes.get(third, 0) | VERB_S
            if not past.endswith("ed"):
                classes[past] = classes.get(past, 0) | FINITE
    for form in (*cue_forms(), *cue_nouns()):
        classes[form] = classes.get(form, 0) | CUE
    return classes


_UNKNOWN = (0, False)


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[int, bool]]:
    """Every listed word with its class bits and whether the grammar looks closer at it."""
    listed = {word: (classes, bool(classes & _LANDMARK)) for word, classes in word_classes().items()}
    return listed | {word: (word_classes().get(word, 0), True) for word in SOURCE_WORDS}


def look_up(forms: list[str]) -> tuple[list[str], list[int], list[int]]:
    """The ``forms`` in lower case, their class bits, and the places of those at which the grammar looks closer.

    >>> look_up(["He", "said", "so", "."])[2]
    [1, 3]
    """
    low = list(map(str.lower, forms))
    # The few listed words stay in the processor's cache; a table of all words ever met does not, and is slower.
    known = list(map(_listed().get, low, repeat(_UNKNOWN)))
    landmarks = [k for k, landmark in enumerate(map(itemgetter(1), known)) if landmark]
    return low, list(map(itemgetter(0), known)), landmarks
