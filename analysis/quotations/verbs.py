"""Tell a reporting verb from the same word as a noun or an adjective: "he states", "two states".

>>> from analysis.article import read_article
>>> from analysis.quotations.reading import lay_out
>>> reading = lay_out(read_article("The report states that two states had left."))
>>> [k for k in (1, 2, 5) if identify(reading, k, 0, 9)]
[2]
"""

from __future__ import annotations

from analysis.quotations.cues import cue_forms, cue_nouns
from analysis.quotations.draft import Report
from analysis.quotations.reading import Reading
from analysis.quotations.words import (
    ADVERB,
    BE,
    BREAK,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    CUE,
    DETERMINER,
    DO,
    FINITE,
    HAVE,
    MODAL,
    NEGATION,
    OBJECT,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    TIME,
    VERB,
    VERB_S,
    word_list,
)  # fmt: skip

__all__ = ["AUXILIARY", "group_start", "identify", "is_adverb", "is_finite", "is_surname"]

AUXILIARY = BE | HAVE | DO | MODAL
_MAY_BE_FINITE = AUXILIARY | CONTRACTED | FINITE | VERB | VERB_S | CUE
_NOT_ADVERBS = frozenset(
    "family july reply supply ally rally assembly italy only early friendly likely monopoly".split()
)
_CATENATIVES = word_list("catenative")
_NOT_PAST = frozenset(
    "need speed feed seed breed deed indeed united hundred sacred red shed naked wicked alleged".split()
)
_SHORT_PAST = frozenset("sued died lied vied owed".split())
_NAMES_IN_ED = frozenset(
    "ahmed mohammed muhammed mohamed muhamed jared alfred wilfred mildred manfred winifred saeed sayed hamed khaled "
    "waleed rasheed majed javed naveed".split()
)
_NOUN_AFTER = frozenset("of from by among against was were is are has have had will would could should".split())


def is_adverb(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is an adverb, by list or by its ending."""
    tag = reading.tags[k]
    if tag:
        return bool(tag & (ADVERB | NEGATION)) and not (reading.forms[k][0].isupper() and is_surname(reading, k))
    word = reading.forms[k]
    return word[-2:] == "ly" and len(word) > 4 and word.islower() and word not in _NOT_ADVERBS


def is_surname(reading: Reading, k: int) -> bool:
    """Whether a word that may be an adverb has a capital in the middle of a sentence: "…, Early described"."""
    forms = reading.forms
    if not forms[k][0].isupper() or not 0 < k < len(forms) - 1 or not forms[k + 1][0].islower():
        return False
    return bool(reading.tags[k - 1] & COMMA) or forms[k - 1][0].islower()


def is_finite(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is a finite verb, as far as the lists, its ending and its neighbours tell."""
    tag, word = reading.tags[k], reading.low[k]
    if not tag & _MAY_BE_FINITE and word[-2:] != "ed":
        return not tag and k > 0 and bool(reading.tags[k - 1] & PERSONAL) and _after_pronoun(reading, k)
    upper = reading.forms[k][0].isupper()
    if tag & (AUXILIARY | CONTRACTED):
        return word not in ("be", "been", "being", "having") and not (upper and word in ("may", "will", "might"))
    before = reading.tags[k - 1] if k else 0
    if (
        upper
        and k
        and reading.forms[k - 1][0].isupper()
        and not (k + 1 < len(reading.forms) and reading.forms[k + 1][0].isupper())
    ):
        return False  # the last of several names: "Shane Shook"
    if tag & FINITE and tag & VERB and k > 1 and not before and reading.tags[k - 2] & DETERMINER:
        return False  # "the big hit"
    if tag & FINITE and tag & VERB_S and k and reading.low[k - 1] in ("this", "that"):
        return True
    if tag & FINITE:
        return not before & (DETERMINER | POSSESSIVE | PREPOSITION | BE | HAVE) or bool(before & (SUBJECT | ADVERB))
    regular = word[-2:] == "ed" and (word not in _NOT_PAST if len(word) > 4 else word in _SHORT_PAST)
    if regular and "-" not in word[3:]:
        if upper and (word in _NAMES_IN_ED or (k and reading.forms[k - 1][0].isupper())):
            return False
        if (k + 2 < len(reading.low) and reading.low[k + 1] == "by" and reading.low[k + 2][-3:] != "ing") or (
            k > 1 and reading.low[k - 2] == "to" and reading.tags[k - 1]
        ):
            return False
        return not before & (DETERMINER | POSSESSIVE | PREPOSITION | BE) or bool(before & SUBJECT)
    if tag & (VERB | VERB_S) and k:
        if before & (PERSONAL | RELATIVE):
            return True
        if before & (DETERMINER | POSSESSIVE | PREPOSITION | COORDINATOR | BREAK) or reading.low[k - 1] == "to":
            return False
        plural = reading.low[k - 1][-1] == "s"
        if tag & VERB_S and reading.low[k - 1] in ("more", "other", "new", "tighter", "stricter", "better"):
            return False  # "more controls"
        if tag & VERB_S:
            if plural or "-" in reading.low[k - 1]:
                return False  # "short-term gains"
            return not (k + 1 < len(reading.tags) and reading.tags[k + 1] & AUXILIARY)
        return plural or bool(before & MODAL)
    return bool(tag & CUE and k and before & PERSONAL and word[-1] == "s")


def _after_pronoun(reading: Reading, k: int) -> bool:
    """Whether an unlisted word stands where only a verb can: "they risk", "she admires", "we often swim"."""
    before = reading.tags[k - 1]
    nominative = before & PERSONAL and before & SUBJECT and not before & OBJECT
    return bool(nominative) and reading.forms[k].isalpha() and reading.forms[k].islower() and not is_adverb(reading, k)


def group_start(reading: Reading, k: int, floor: int) -> int:
    """The first word of the verb group that ends in verb ``k``: "has repeatedly declined to say"."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    i = k
    while i > floor:
        j = i - 1
        if tags[j] & CONTRACTED:
            break
        if tags[j] & TIME and tags[j] & MODAL and forms[j][0].isupper() and j > floor:
            break  # "the Post in May reported"
        if tags[j] & AUXILIARY or (is_adverb(reading, j) and low[j] != "before"):
            i -= 1
        elif low[j] == "but" and j > floor and low[j - 1] == "all":
            i -= 2  # "all but begged"
        elif low[j] in ("both", "all", "each") and j > floor and tags[j - 1] & AUXILIARY:
            i -= 1  # "have both argued"
        elif (low[j] == "to" and j > floor and low[j - 1] in _CATENATIVES) or (
            low[j] == "on" and j > floor and low[j - 1] in ("went", "go", "goes", "going")
        ):
            i -= 2
        elif low[j] in ("used", "going") and low[i] == "to":
            i -= 1
        else:
            break
    return i


def _particle_end(reading: Reading, k: int, particle: str, b: int) -> int:
    """The word after a phrasal cue's particle ("called *on*", "made *clear* that"), -1 where it is absent."""
    low = reading.low
    parts = particle.split()
    for j in (k + 1, k + 2):
        if low[j : j + len(parts)] == parts and j + len(parts) <= b:
            return j + len(parts)
        if j >= b or (not is_adverb(reading, j) and low[j] not in ("it", "very", "quite")):
            return -1
    return -1


def identify(reading: Reading, k: int, a: int, b: int) -> Report | None:
    """Word ``k`` of the sentence ``a`` to ``b`` as a reporting verb, or None if it is none."""
    low, tags, forms = reading.low, reading.tags, reading.forms
    named = k > a and forms[k][0].isupper() and (not tags[k - 1] & BREAK or low[k] in ("states", "hope"))
    if named and not reading.title_case(a, b):
        return None
    before = tags[k - 1] if k > a else 0
    before_word = low[k - 1] if k > a else ""
    if before_word in ("<", "/", "@", "#", "united", "other", "more", "very", "most", "less"):
        return None
    if before_word.isdigit() and k + 1 < b and not tags[k + 1] and reading.quote_of[k + 1] < 0:
        return None  # "758 pledged delegates"
    noun_before = (
        bool(before & (DETERMINER | POSSESSIVE | PREPOSITION)) and not before & SUBJECT and before_word != "to"
    )
    if before_word in ("who", "which", "that"):
        noun_before = False
    possessor = before_word.endswith(("'s", "’s", "s'", "s’")) and not before & CONTRACTED
    for cue, kinds in cue_forms().get(low[k], ()):
        after = k + 1
        if "adjective" in cue.frames:
            if not before & (BE | CONTRACTED | ADVERB):
                continue
            group = group_start(reading, k, a)
            at = next((m for m in range(group, k) if tags[m] & BE), k)
            return Report(cue, at, after, group, "finite", "past")
        if cue.particle:
            after = _particle_end(reading, k, cue.particle, b)
            if after < 0:
                continue
        following = tags[after] if after < b else 0
        if "ing" in kinds and before_word == "as" and k - 2 > a and low[k - 2] in ("quoted", "cited"):
            return Report(cue, k - 2, after, group_start(reading, k - 2, a), "finite", "past")  # was quoted as saying
        if "ing" in kinds and before_word == "from":
            return None  # "kept them from claiming asylum": nobody did
        if "ing" in kinds:
            group = group_start(reading, k, a)
            being = any(tags[m] & BE for m in range(group, k)) or (group > a and bool(tags[group - 1] & CONTRACTED))
            if being:
                return Report(cue, k, after, group, "finite", "ing")
            if (before & (DETERMINER | POSSESSIVE) and not before & SUBJECT) or possessor:
                return None
            return Report(cue, k, after, group, "ing", "ing")
        group = group_start(reading, k, a)
        helper = 0
        for m in range(k - 1, group - 1, -1):
            if tags[m] & AUXILIARY:
                helper = tags[m]
                break
        if not helper and group > a and tags[group - 1] & CONTRACTED:
            helper = HAVE if low[group - 1][-1] in "sed" else MODAL
        if "past" in kinds or "participle" in kinds:
            if helper & HAVE:
                return Report(cue, k, after, group, "finite", "past")
            if helper & BE and "participle" in kinds:
                return Report(cue, k, after, group, "passive", "past")
            if helper & (MODAL | DO) and "base" not in kinds:
                return None
            if possessor or (noun_before and not (before_word == "as" and after < b and low[after] == "by")):
                return None
            return Report(cue, k, after, group, "finite", "base" if helper else "past")
        if "s" in kinds:
            if noun_before or possessor or helper or before_word in _NOUN_AFTER or before_word == "to":
                return None
            noun = cue.noun or low[k] in cue_nouns()
            if noun and before_word[-2:] == "ed" and forms[k - 1].islower():
                return None  # "prompted calls for an inquiry"
            if (
                cue.noun
                and after < b
                and (following & AUXILIARY or (low[after] in _NOUN_AFTER and not cue.particle))
                and not following & CONTRACTED
            ):
                return None
            return Report(cue, k, after, group, "finite", "s")
        if "base" in kinds:
            if before_word == "to":
                return Report(
                    cue,
                    k,
                    after,
                    group if group < k - 1 else k - 1,
                    "finite" if group < k - 1 else "infinitive",
                    "base",
                )
            if helper & (MODAL | DO):
                return Report(cue, k, after, group, "finite", "base")
            if noun_before or possessor or helper or k == a:
                return None
            if cue.noun and after < b and following & AUXILIARY and not following & CONTRACTED:
                return None
            return Report(cue, k, after, group, "finite", "base")
    return None
