"""Scoring who was named: strict, by what the text gives, with the honesty of the confidence."""

import pytest

from analysis.validity.naming_scores import naming_report, pieces, same_speaker, score_naming

TEXT = (
    "Ann Lee arrived at noon. “The bridge is safe today,” Lee said. She said work would go on. "
    "A clerk said nothing was known."
)


def gold_quote(content, mention, canonical, named=True):
    start, at = TEXT.index(content), TEXT.rindex(mention) if mention else 0
    return {
        "start": start,
        "end": start + len(content),
        "fragments": [[start, start + len(content)]],
        "speaker": mention,
        "speaker_start": at if mention else None,
        "speaker_end": at + len(mention) if mention else None,
        "speaker_canonical": canonical,
        "speaker_named": named,
    }


def found(content, speaker, confidence=0.95, anonymous=False):
    start = TEXT.index(content)
    return {
        "fragments": [[start, start + len(content)]],
        "speaker": speaker,
        "how": "",
        "confidence": confidence,
        "anonymous": anonymous,
    }


GOLD = {
    "doc_id": "a",
    "text": TEXT,
    "quotes": [
        gold_quote("“The bridge is safe today,”", "Lee", "Ann Lee"),
        gold_quote("work would go on", "She", "Ann Lee"),
        gold_quote("nothing was known", "A clerk", "clerk", named=False),
    ],
}


@pytest.mark.parametrize(
    ("mine", "gold", "same"),
    [
        ("Ann Lee", "Ann Lee", True),
        ("ann lee", "Ann Lee", True),
        ("Lee", "Ann Lee", False),
        ("Bob Lee", "Ann Lee", False),
        ("Bob Roe & Ann Lee", "Ann Lee & Bob Roe", True),
        ("Ann Lee", "Ann Lee & Bob Roe", False),
        ("the Harbour Board", "Harbour Board", True),
        ("Lee’s office", "Lee's office", True),
        (None, "Ann Lee", False),
    ],
)
def test_only_the_same_people_are_the_same(mine, gold, same):
    assert same_speaker(mine, gold) is same


def test_a_surname_alone_is_wrong_where_the_article_has_the_full_name():
    scores = score_naming(
        [GOLD], {"a": [found("“The bridge is safe today,”", "Lee"), found("work would go on", "Ann Lee")]}
    )
    assert scores.rate("name") == (0, 1)
    assert scores.rate("pronoun") == (1, 1)
    assert scores.rate() == (1, 2)


def test_what_was_not_found_is_not_scored():
    assert score_naming([GOLD], {"a": []}).rate() == (0, 0)


def test_an_unnamed_source_given_a_name_is_counted():
    named = score_naming([GOLD], {"a": [found("nothing was known", "Ann Lee")]})
    assert named.anonymous_given_names() == (1, 1)
    unnamed = score_naming([GOLD], {"a": [found("nothing was known", "clerk", anonymous=True)]})
    assert unnamed.anonymous_given_names() == (0, 1)


def test_the_confidence_is_held_against_what_was_right():
    rows = [found("“The bridge is safe today,”", "Ann Lee", 0.97), found("work would go on", "Bob Roe", 0.55)]
    bands = {round(low, 2): (right, n) for low, _, right, n in score_naming([GOLD], {"a": rows}).reliability()}
    assert bands[0.95] == (1, 1)
    assert bands[0.5] == (0, 1)


def test_a_broken_quotation_can_be_counted_in_pieces():
    assert [p["start"] for p in pieces([{"fragments": [[0, 4], [8, 12]], "speaker": "Lee"}])] == [0, 8]


def test_the_report_finds_and_names_for_itself():
    report = naming_report([GOLD])
    assert "all             2 of     2 = 100.0 %" in report


def test_gold_without_speakers_has_no_report():
    quotes = [{"start": 0, "end": 5, "fragments": [[0, 5]]}]
    assert naming_report([{"doc_id": "a", "text": TEXT, "quotes": quotes}]) == ""
