"""Names in running text: title, name and kind."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.speakers.name_parts import parse_name
from analysis.speakers.names import find_names


@pytest.mark.parametrize(
    ("run", "title", "name", "kind"),
    [
        ("Foreign Minister Ivan Petrov", ("Foreign", "Minister"), ("Ivan", "Petrov"), "person"),
        ("Sen. Ann Lee", ("Sen.",), ("Ann", "Lee"), "person"),
        ("Secretary of State Ann Lee", ("Secretary", "of", "State"), ("Ann", "Lee"), "person"),
        (
            "Minister of Foreign Affairs Ivan Petrov",
            ("Minister", "of", "Foreign", "Affairs"),
            ("Ivan", "Petrov"),
            "person",
        ),
        ("Marlow County Recorder Helen Roe", ("Marlow", "County", "Recorder"), ("Helen", "Roe"), "person"),
        ("Republican Ann Lee", ("Republican",), ("Ann", "Lee"), "person"),
        ("Martin R. Roe Jr.", (), ("Martin", "R.", "Roe", "Jr."), "person"),
        ("Senator Tim Roe of South Carolina", ("Senator",), ("Tim", "Roe"), "person"),
        ("Department of Harbours", (), ("Department", "of", "Harbours"), "body"),
        ("Justice Department", (), ("Justice", "Department"), "body"),
        ("Harbour Times", (), ("Harbour", "Times"), "body"),
        ("Paris", (), ("Paris",), "place"),
        ("Larry Baker", (), ("Larry", "Baker"), "person"),
    ],
)
def test_title_and_name_are_told_apart(run, title, name, kind):
    parts = parse_name(run)
    assert (parts.title, parts.tokens, parts.kind) == (title, name, kind)


def test_an_office_without_its_holder_has_no_name():
    assert parse_name("Foreign Minister").kind == "role"


def test_the_gender_of_a_title_is_known():
    assert parse_name("Mrs. Lee").gender == "female"
    assert parse_name("Lee").gender == ""


def names_of(text):
    return [" ".join(name.tokens) for name in find_names(text) if name.tokens]


def test_a_function_word_at_the_head_of_a_sentence_is_no_name():
    assert names_of("But Lee left. When Roe spoke, he paused.") == ["Lee", "Roe"]


def test_a_possessive_belongs_to_the_owner_and_another_name_may_follow():
    found = find_names("They met Harbour News’s Ann Roe, and Lee's aide.")
    assert [(" ".join(n.tokens), n.possessive) for n in found if n.tokens] == [
        ("Harbour News", True),
        ("Ann Roe", False),
        ("Lee", True),
    ]


def test_a_body_s_name_runs_on_over_for_and_on():
    assert names_of("says the Center for Fair Play today") == ["Center for Fair Play"]
    assert names_of("the House Committee on Rivers and Ports met in the morning") == [
        "House Committee on Rivers and Ports"
    ]


def test_and_joins_two_names():
    assert names_of("the White House and Ann Lee agreed") == ["White House", "Ann Lee"]


def test_a_particle_belongs_to_the_name():
    assert names_of("Mayor Bill de Vries left. Later de Vries spoke.") == ["Bill de Vries", "de Vries"]


def test_offsets_point_at_title_and_name():
    text = "On Monday Sen. Ann Lee spoke."
    name = next(n for n in find_names(text) if n.tokens)
    assert text[name.start : name.end] == "Sen. Ann Lee"
    assert text[name.name_start : name.end] == "Ann Lee"


def test_a_headline_is_not_read_as_one_long_name():
    text = "Lee Says Harbour Will Stay Open This Year\n\nAnn Lee said so."
    assert next(n.kind for n in find_names(text)) == "headline"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AbC de.,'’“\n-Ś", max_size=200))
def test_names_lie_in_order_inside_the_text(text):
    names = find_names(text)
    assert all(0 <= n.start <= n.name_start <= n.end <= len(text) for n in names)
    assert all(a.start < b.start for a, b in pairwise(names))
