"""Every chart by one line of code: its words and its numbers agree with the tables."""

import pytest

from analysis import find_quotes, load, measure
from analysis.charts.showing import CHARTS, UNITS, show
from analysis.errors import InputError

SETTINGS = """title = "Quay talks"
[[speakers]]
name = "Ines Calder"
[[speakers]]
name = "Tom <b>Arden</b>"
aliases = ["Tom Arden"]
"""
ARTICLE = """Quay talks end

Harbour master Ines Calder said the quay "may be gone by winter" and warned that repairs must begin. "We will see,"
Calder said. "Perhaps about 40 boats can stay."

Tom Arden, a skipper, insisted that nobody would leave.

Calder admitted that the old stones were in bad shape.

"The harbour is a disgrace," Calder said.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quay")
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    documents = load(folder)
    quotes, _ = measure(find_quotes(documents), documents)
    return quotes, documents


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_words_and_numbers_of_each_speaker(tables, chart):
    picture = show(*tables, chart)
    for name in ("Ines Calder", "Tom <b>Arden</b>"):
        assert name in picture.alt
        assert name in picture.numbers["speaker"].tolist()


@pytest.mark.parametrize("chart", CHARTS)
def test_the_line_of_code_makes_the_same_picture(tables, chart):
    quotes, documents = tables
    picture = show(quotes, documents, chart, speakers=["Ines Calder"], kind="direct")
    again = eval(picture.code)
    assert again.svg == picture.svg


@pytest.mark.parametrize("chart", CHARTS)
def test_a_speakers_name_is_escaped_wherever_it_becomes_html(tables, chart):
    assert "<b>" not in show(*tables, chart).html


def test_shares_count_the_statements_of_the_table(tables):
    quotes, documents = tables
    numbers = show(quotes, documents, "quote share").numbers
    whole = numbers[numbers["kind"] == "all"].set_index("speaker")["count"]
    assert whole["Ines Calder"] == (quotes["speaker"] == "Ines Calder").sum()


def test_hedges_drawn_are_those_of_the_table(tables):
    quotes, documents = tables
    numbers = show(quotes, documents, "hedging").numbers
    drawn = numbers[(numbers["row"] == "all hedges") & (numbers["speaker"] == "Ines Calder")]["count"].item()
    assert drawn == quotes.loc[quotes["speaker"] == "Ines Calder", "hedges"].sum() > 0


def test_the_verbs_stand_beside_their_class(tables):
    numbers = show(*tables, "reporting verbs").numbers
    conceding = numbers[(numbers["row"] == "conceding") & (numbers["speaker"] == "Ines Calder")]
    assert conceding["verbs"].item() == "admitted 1"


def test_one_article_is_called_exploratory_in_the_words(tables):
    assert "exploratory" in show(*tables, "tone").alt


def test_a_speaker_keeps_the_same_colour_when_shown_alone(tables):
    quotes, documents = tables
    alone = show(quotes, documents, "quote share", speakers=["Tom <b>Arden</b>"])
    assert "#d55e00" in alone.svg.lower()
    assert "#0072b2" not in alone.svg.lower()


def test_who_is_not_heard_is_said_in_the_words(tables):
    quotes, documents = tables
    assert "Tom <b>Arden</b>: no such statement." in show(quotes, documents, "tone", kind="direct").alt


@pytest.mark.parametrize("chart", UNITS)
def test_every_unit_gives_a_picture_of_its_own(tables, chart):
    quotes, documents = tables
    assert len({show(quotes, documents, chart, unit=unit).alt for unit in UNITS[chart]}) == len(UNITS[chart])


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"chart": "pie"}, "choose from quote share"),
        ({"chart": "tone", "unit": "words"}, "choose from news tone"),
        ({"chart": "hedging", "speakers": ["Nobody"]}, "no statement by Nobody"),
        ({"chart": "strip", "doc_id": "gone"}, "no document 'gone'"),
    ],
)
def test_a_wrong_name_gets_a_sentence(tables, wrong, words):
    with pytest.raises(InputError, match=words):
        show(*tables, **wrong)


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_a_picture_is_saved_the_same_each_time(tables, tmp_path, form):
    for name in ("one", "two"):
        show(*tables, "tone").save(tmp_path / f"{name}.{form}")
    assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()
