"""The same person across the articles of a corpus."""

import pandas as pd
import pytest

from analysis.finding import find_quotes
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.linking import link_names, link_speakers, short_forms
from analysis.speakers.register import SpeakerCounts, speaker_table


def names(*given, **options):
    return {name: link.name for name, link in link_names(given, **options).items()}


def test_a_surname_alone_is_the_one_person_who_bears_it():
    assert names("Ann Lee", "Lee")["Lee"] == "Ann Lee"


def test_spellings_of_one_name_are_one():
    linked = link_names({"Sergei Petrov": 5, "Sergey Petrov": 1, "Dmitry Orlov": 1, "Dmitriy Orlóv": 2})
    assert linked["Sergey Petrov"].name == "Sergei Petrov"
    assert linked["Dmitry Orlov"].name == "Dmitriy Orlóv"


def test_two_people_of_one_surname_stay_two_and_the_surname_is_unsure():
    linked = link_names(["Ann Lee", "Bob Lee", "Lee"])
    assert (linked["Ann Lee"].name, linked["Bob Lee"].name) == ("Ann Lee", "Bob Lee")
    assert linked["Lee"].unsure and linked["Lee"].name == "Lee"


def test_a_title_that_shows_the_gender_decides_between_two():
    assert link_names(["Ann Lee", "Bob Lee", "Lee"], genders={"Lee": "female"})["Lee"].name == "Ann Lee"


def test_initials_that_contradict_keep_two_people_apart():
    linked = link_names(["Tom A. Roe", "Tom B. C. Roe", "Tom Roe", "Tom B.C. Roe"])
    assert linked["Tom A. Roe"].name != linked["Tom B. C. Roe"].name
    assert linked["Tom B.C. Roe"].name == linked["Tom B. C. Roe"].name
    assert linked["Tom Roe"].unsure


def test_an_initial_alone_does_not_make_two_people():
    assert link_names({"Ann Lee": 3, "Ann R. Lee": 1})["Ann R. Lee"].name == "Ann Lee"


def test_the_corpus_s_list_decides_first():
    known = [KnownSpeaker("Ann Lee", aliases=("Annie L.",), apart=("Lee",))]
    linked = link_names(["Annie L.", "Lee"], known)
    assert linked["Annie L."].name == "Ann Lee"
    assert linked["Lee"].name == "Lee"


def test_short_forms_are_suggested_and_not_joined():
    assert names("Joe Roe", "Joseph Roe") == {"Joe Roe": "Joe Roe", "Joseph Roe": "Joseph Roe"}
    assert short_forms(["Joe Roe", "Joseph Roe", "Ann Roe"]) == {"Joe Roe": ("Joseph Roe",), "Joseph Roe": ("Joe Roe",)}


def quotes_of(*rows):
    columns = ["doc_id", "speaker", "mention", "how", "confidence", "anonymous"]
    return pd.DataFrame([(*row, False) for row in rows], columns=columns)


def test_linking_renames_says_why_and_lowers_the_confidence():
    quotes = quotes_of(("a", "Ann Lee", "Ann Lee", "named", 0.97), ("b", "Lee", "Sen. Lee", "named", 0.97))
    linked = link_speakers(quotes)
    assert linked["speaker"].tolist() == ["Ann Lee", "Ann Lee"]
    assert "Ann Lee" in linked["how"][1]
    assert linked["confidence"][1] < 0.97
    assert quotes["speaker"].tolist() == ["Ann Lee", "Lee"]


def test_joint_speakers_are_linked_each():
    quotes = quotes_of(("a", "Ann Lee", "Ann Lee", "", 0.9), ("b", "Lee & Bob Roe", "Lee and Roe", "", 0.9))
    assert link_speakers(quotes)["speaker"].tolist()[1] == "Ann Lee & Bob Roe"


def test_linking_nothing_gives_the_same_table():
    quotes = quotes_of(("a", "Ann Lee", "Ann Lee", "", 0.9))
    assert link_speakers(quotes) is quotes


def test_finding_in_a_corpus_links_its_articles():
    documents = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "text": ["Foreign Minister Ivan Petrov said talks would go on.", "Mr. Petrov said talks had failed."],
        }
    )
    assert find_quotes(documents)["speaker"].tolist() == ["Ivan Petrov", "Ivan Petrov"]


@pytest.fixture
def table():
    return speaker_table(
        quotes_of(
            ("a", "Ann Lee", "Ann Lee", "", 1.0),
            ("a", "Ann Lee & Bob Roe", "Both", "", 0.5),
            ("b", "Ann Lee", "she", "", 0.9),
        )
    ).set_index("speaker")


def test_the_table_counts_statements_and_articles(table):
    assert table.loc["Ann Lee", ["n_quotes", "n_documents"]].tolist() == [3, 2]
    assert table.loc["Bob Roe", ["n_quotes", "n_documents"]].tolist() == [1, 1]


def test_the_table_lists_the_variants_with_counts(table):
    assert table.loc["Ann Lee", "variants"] == "Ann Lee (1), Both (1), she (1)"


def test_the_table_can_be_counted_as_the_corpus_is_read():
    counts = SpeakerCounts()
    row = {"speaker": "Ann Lee", "mention": "Ann Lee", "confidence": 0.9, "anonymous": False}
    for doc_id in ("a", "b", "c"):
        counts.add([{**row, "doc_id": doc_id}])
    counts.add([{**row, "doc_id": "d", "speaker": "Lee", "mention": "Lee"}])
    assert counts.table()[["speaker", "n_quotes", "n_documents"]].values.tolist() == [["Ann Lee", 4, 4]]
