"""corpus.toml: what it may say, and what is said where it says something else."""

import pytest

from analysis.corpus.settings import known_speakers, parse_settings, read_settings
from analysis.errors import InputError
from analysis.speakers.known import KnownSpeaker

WHOLE = """
title = "Ferry talks"

[[documents]]
file = "storm.txt"
date = 2021-05-03
source = "Island News"
metadata = { island = "north", page = 3 }

[[speakers]]
name = "Ines Calder"
aliases = ["Ms Calder"]
descriptions = ["the harbour master"]
group = "Harbour"
pronouns = "she"

[[speakers]]
name = "Tom Roe"
"""


def test_everything_that_the_file_says_is_read():
    settings = parse_settings(WHOLE, "corpus.toml")
    assert settings.title == "Ferry talks"
    assert settings.documents[0].date == "2021-05-03"
    assert settings.documents[0].metadata == {"island": "north", "page": 3}
    assert settings.speakers[0].known() == KnownSpeaker(
        "Ines Calder", ("Ms Calder",), ("the harbour master",), group="Harbour", pronouns="she"
    )


def test_the_attributes_are_plain_values_with_the_groups():
    attrs = parse_settings(WHOLE, "corpus.toml").as_attrs()
    assert attrs["groups"] == {"Harbour": ["Ines Calder"]}
    assert [speaker.name for speaker in known_speakers(attrs["speakers"])] == ["Ines Calder", "Tom Roe"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('title = "a\n', "corpus.toml, line 1: not valid TOML"),
        ("colour = 1\n", 'corpus.toml, line 1: unknown key "colour"; the keys are title'),
        (
            '[[speakers]]\nname = "A"\n\n[[speakers]]\nname = "B"\ncolor = "red"\n',
            'line 6: unknown key "color" in [[speakers]]',
        ),
        ('[[speakers]]\nalias = ["A"]\n', 'line 2: unknown key "alias" in [[speakers]]'),
        ('[[speakers]]\nalias = ["A"]\n', 'did you mean "aliases"?'),
        ('[[speakers]]\naliases = ["A"]\n', 'line 1: this entry in [[speakers]] has no "name"; add name'),
        (
            '[[speakers]]\nname = "A"\n[[speakers]]\nname = "a"\n',
            'line 4: the speaker "a" is listed twice (also on line 2); put both entries into one.',
        ),
        (
            '[[speakers]]\nname = "A Roe"\naliases = ["Roe"]\n[[speakers]]\nname = "B Roe"\naliases = ["Roe"]\n',
            'line 6: the name "Roe" of B Roe is also a name of A Roe (line 3); leave it with one of them.',
        ),
        ('[[speakers]]\nname = ""\n', 'line 2: "name" in [[speakers]] is empty'),
        ('[[speakers]]\nname = "A"\naliases = "B"\n', 'line 3: "aliases" in [[speakers]] should be a list'),
        ('[[speakers]]\nname = "A"\npronouns = "we"\n', "line 3: \"pronouns\" in [[speakers]] should be '', 'she'"),
        ('speakers = "A"\n', "line 1: write each of the speakers under a line [[speakers]]"),
        ('[[documents]]\nfile = "a.txt"\ndate = "May"\n', 'line 3: "date" in [[documents]] should be a day'),
        ('[[documents]]\nfile = "a.txt"\ndate = "2021-02-30"\n', 'line 3: "date" in [[documents]] should be a day'),
        ('[[documents]]\nfile = "a.txt"\n[[documents]]\nfile = "a.txt"\n', "line 4: the file"),
        ("x = " + "[" * 9000, "nested"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_file_line_and_mend(toml, said):
    with pytest.raises(InputError) as error:
        parse_settings(toml, "corpus.toml")
    assert said in str(error.value)
    assert str(error.value).startswith("corpus.toml")
    assert "\n" not in str(error.value)


def test_a_speaker_may_carry_an_alias_twice():
    toml = '[[speakers]]\nname = "Ann Roe"\naliases = ["Ann Roe", "Roe", "Roe"]\n'
    assert parse_settings(toml, "corpus.toml").speakers[0].known().names == ("Ann Roe", "Roe")


@pytest.mark.parametrize("file", ["gone.txt", "../outside.txt", "/etc/hostname"])
def test_a_listed_file_stands_in_the_folder(tmp_path, file):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
    settings = corpus / "corpus.toml"
    settings.write_text(f'title = "x"\n[[documents]]\nfile = "{file}"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"line 3: the file .* is not in the corpus folder"):
        read_settings(settings)


def test_speakers_given_in_code_are_checked_as_the_file_is():
    assert known_speakers([{"name": "Ann Roe", "aliases": ("Roe",)}]) == [KnownSpeaker("Ann Roe", ("Roe",))]
    with pytest.raises(InputError, match=r"Ann Roe.*colour"):
        known_speakers([{"name": "Ann Roe", "colour": "red"}])
