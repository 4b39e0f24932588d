"""Who does what in the statements: subjects with their verbs, where the clause shows them.

>>> [(s, v) for s, v, *_ in subjects_in("We will not accept this, and Norland has broken the truce.")]
[('we', 'accept'), ('Norland', 'broken')]

There is no parser behind this. A subject is taken where English marks it: a subject pronoun, or a name before an
auxiliary, with the verb after the auxiliaries, adverbs and "not" between them (Quirk et al. 1985, § 2.3, 3.21-39).
Other clauses are left out: the pairs are an honest sample, not a count of all.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.lexicon import word_class
from analysis.measures.speaking import statements_of
from analysis.measures.words import read_words

__all__ = ["subject_verbs", "subjects_in"]

_HAVE = frozenset(["have", "has", "had"])
_PARTICIPLE = (
    "ed",
    "en",
    "ne",
    "wn",
    "ght",
    "aid",
    "ade",
    "eft",
    "ost",
    "uilt",
    "een",
    "one",
    "un",
    "ome",
    "eld",
    "ead",
)
_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m"])


def subjects_in(text: str) -> list[tuple[str, str, int, int]]:
    """Subject, verb (as they stand; pronouns in lower case) and the offsets of the whole in ``text``."""
    words = read_words(text)
    pronouns, auxiliaries = word_class("subject pronoun"), word_class("auxiliary")
    skipped = auxiliaries | word_class("negation") | word_class("adverb between modal and verb")
    found = []
    for i, form in enumerate(words.forms):
        helped = words.at(i + 1) in auxiliaries
        named = words.capitalised(i) and form not in pronouns and not words.begins_sentence(i) and helped
        named = named or (helped and words.capitalised(i) and words.capitalised(i - 1) and form not in pronouns)
        if not (form in pronouns or named) or not form[0].isalpha():
            continue
        # "it", "you" and "who" may be objects or relatives too, unless an auxiliary follows.
        if form in ("it", "you", "who") and not helped:
            continue
        verb = i + 1
        while words.at(verb) in skipped or (words.at(verb).endswith("ly") and len(words.at(verb)) > 4):
            verb += 1
        if not words.at(verb)[:1].isalpha():
            continue
        if words.at(verb - 1) in _HAVE and not words.at(verb).endswith(_PARTICIPLE):
            verb -= 1
        elif words.at(verb - 1) in _BE and not words.at(verb).endswith(("ing", *_PARTICIPLE)):
            continue
        empty = words.at(verb) in word_class("function word") and words.at(verb) not in _HAVE
        if empty or words.at(verb) in pronouns:
            continue
        first = i
        while named and words.capitalised(first - 1) and words.forms[first - 1][0].isalpha():
            first -= 1
        subject = words.text[words.starts[first] : words.ends[i]] if named else form
        found.append((subject, words.forms[verb], words.starts[first], words.ends[verb]))
    return found


def subject_verbs(quotes: pd.DataFrame, speaker: str | None = None, least: int = 1) -> pd.DataFrame:
    """One row a pair: subject, verb, count, n_quotes; pairs said fewer than ``least`` times are left out."""
    pairs = [
        (subject, verb, row)
        for row, text in enumerate(statements_of(quotes, speaker)["content"])
        for subject, verb, *_ in subjects_in(text)
    ]
    table = pd.DataFrame(pairs, columns=["subject", "verb", "row"])
    table = table.groupby(["subject", "verb"])["row"].agg(count="size", n_quotes="nunique").reset_index()
    table = table[table["count"] >= least].astype({"subject": "str", "verb": "str"})
    return table.sort_values(["count", "subject", "verb"], ascending=[False, True, True]).reset_index(drop=True)
