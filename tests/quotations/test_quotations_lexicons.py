"""The lexicons that the grammar reads: complete, consistent, and editable by a linguist."""

import csv
from pathlib import Path

import pytest

from analysis.quotations.cues import FRAMES, cue_forms, cue_nouns, cues, regular_forms, stance_of
from analysis.quotations.misspelt import near_miss
from analysis.quotations.words import PERSONAL, word_classes, word_list

LEXICONS = Path(__file__).resolve().parents[2] / "analysis" / "lexicons"
OURS = ["cues.csv", "cue_nouns.csv", "verbs.csv", "function_words.csv", "grammar_words.csv", "speech_verbs.csv"]


def rows(name):
    with (LEXICONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", OURS)
def test_every_entry_names_its_source(name):
    assert all(row["source"] for row in rows(name))


def test_every_cue_takes_known_frames_and_has_a_stance():
    for cue in cues().values():
        assert cue.frames
        assert cue.frames <= set(FRAMES)
        assert cue.stance.isalpha()


def test_no_cue_stands_twice():
    lemmas = [row["lemma"] for row in rows("cues.csv")]
    assert len(lemmas) == len(set(lemmas))


def test_irregular_cues_list_five_forms():
    for name in ("cues.csv", "verbs.csv"):
        assert {len(row["forms"].split()) for row in rows(name)} <= {0, 5}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", ["claim", "claims", "claimed", "claimed", "claiming"]),
        ("deny", ["deny", "denies", "denied", "denied", "denying"]),
        ("say", ["say", "says", "sayed", "sayed", "saying"]),
        ("argue", ["argue", "argues", "argued", "argued", "arguing"]),
        ("stress", ["stress", "stresses", "stressed", "stressed", "stressing"]),
    ],
)
def test_regular_verbs_are_inflected_by_rule(verb, forms):
    assert regular_forms(verb) == forms


def test_a_form_leads_to_its_cue_phrasal_ones_first():
    assert [cue.lemma for cue, _ in cue_forms()["pointed"]][-1] != "point"
    assert cue_forms()["called"][0][0].particle
    assert next(kinds for cue, kinds in cue_forms()["read"] if cue.lemma == "read") >= {"base", "past"}


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [("say", "neutral"), ("concede", "conceding"), ("insist", "asserting"), ("pledge", "promising"),
     ("deny", "denying"), ("warn", "warning"), ("praise", "praising"), ("accuse", "criticising"),
     ("call on", "demanding"), ("ask", "questioning"), ("accusation", "criticising"), ("no such cue", "neutral")],
)  # fmt: skip
def test_the_stance_of_a_cue_is_looked_up_by_its_lemma(lemma, stance):
    assert stance_of(lemma) == stance


def test_cue_nouns_know_both_numbers():
    assert cue_nouns()["claims"] is cue_nouns()["claim"]


def test_word_classes_know_both_apostrophes():
    assert word_classes()["don't"] == word_classes()["don’t"]
    assert word_classes()["she"] & PERSONAL


def test_word_lists_are_read_by_category():
    assert "study" in word_list("evidence")
    assert word_list("no such category") == frozenset()


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("annonced", "announced"),
        ("reiteratated", "reiterated"),
        ("aknowledged", "acknowledged"),
        ("expalined", "explained"),
    ],
)
def test_a_near_miss_leads_to_its_cue(word, cue):
    assert near_miss(word) == cue


@pytest.mark.parametrize("word", ["realized", "decided", "proved", "said", "ensured", "xyzzyed", "learned", "table"])
def test_other_words_are_no_near_misses(word):
    assert near_miss(word) is None
