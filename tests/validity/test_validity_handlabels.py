"""Hand labels: the file, the scores with their intervals, and the disagreements."""

import pytest

from analysis.command_line import main
from analysis.errors import InputError
from analysis.validity.agreement import alpha, label_scores, macro_f1
from analysis.validity.handlabels import Labelled, read_labels, validate

FILE = """\
text,label,label_2,cue,target
"The talks may fail.",1,1,may,
"The talks failed.",0,0,,
"It was, so to say, over.",1,0,so to say,
"Perhaps it rains.",0,1,,
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(FILE, "utf-8")
    return path


def test_the_file_is_read_line_by_line(path):
    labelled = read_labels(path, "hedging")
    assert labelled[0] == Labelled("The talks may fail.", 1, 1, ("may",), None)
    assert [item.label for item in labelled] == [1, 0, 1, 0]


def test_labels_may_be_words_and_numbers_with_a_point(tmp_path):
    path = tmp_path / "tone.csv"
    path.write_text("text,label\nfine,positive\nbad,-1.0\nso,neutral\n", "utf-8")
    assert [item.label for item in read_labels(path, "tone")] == [1, -1, 0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("text\nyes\n", "line 1.*label"),
        ("text,label\n,1\n", "line 2.*text is empty"),
        ("text,label\nyes,\n", "line 2.*label is empty"),
        ("text,label\nyes,perhaps\n", "line 2.*'perhaps' is no label"),
        ("text,label\n", "no labelled text"),
        ("", "line 1"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(tmp_path, content, message):
    path = tmp_path / "odd.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=rf"odd\.csv.*{message}"):
        read_labels(path, "hedging")


def test_a_file_that_is_missing_or_not_utf_8_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.csv"):
        read_labels(tmp_path / "nowhere.csv", "hedging")
    (tmp_path / "latin.csv").write_bytes("text,label\ncafé,1\n".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        read_labels(tmp_path / "latin.csv", "hedging")


def test_an_unknown_measure_is_refused_with_the_known_ones(path):
    with pytest.raises(InputError, match="hedging"):
        read_labels(path, "humour")


def test_a_measure_is_scored_against_the_labels(path):
    report = validate(read_labels(path, "hedging"), "hedging")
    assert report.scores["accuracy"].value == 0.5
    assert report.scores["precision"].value == 0.5
    assert report.scores["recall"].value == 0.5
    assert report.cue_scores == {"precision": 0.5, "recall": 0.5, "F1": 0.5}
    assert [wrong.text for wrong in report.disagreements] == ["Perhaps it rains.", "It was, so to say, over."]
    assert report.alpha == pytest.approx(0.125)


def test_the_result_can_be_stated_in_a_sentence(path):
    sentence = validate(read_labels(path, "hedging"), "hedging").sentence()
    assert sentence.startswith("On 4 hand-labelled texts hedging reaches F1 0.50 (95 % interval ")


def test_tone_is_scored_over_its_three_classes():
    labelled = [
        Labelled("A wonderful success.", 1), Labelled("A terrible disaster.", -1), Labelled("It left at noon.", 0)
    ]  # fmt: skip
    report = validate(labelled, "tone")
    assert report.scores["F1"].value == 1
    assert report.disagreements == []


def test_scores_are_those_of_the_definitions():
    scores = label_scores([1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 0, 0, 0, 0], positive=1)
    assert scores["precision"].value == pytest.approx(2 / 3)
    assert scores["recall"].value == pytest.approx(2 / 3)
    assert scores["F1"].value == pytest.approx(2 / 3)
    assert scores["accuracy"].value == pytest.approx(6 / 8)


def test_intervals_hold_the_value_and_narrow_with_more_texts():
    few = label_scores([1, 0] * 10, [1, 0, 1, 1] * 5, positive=1)["F1"]
    many = label_scores([1, 0] * 200, [1, 0, 1, 1] * 100, positive=1)["F1"]
    assert few.low <= few.value <= few.high
    assert many.high - many.low < few.high - few.low


def test_macro_f1_is_the_mean_over_classes():
    assert macro_f1([1, 0, -1], [1, 0, 0]) == pytest.approx((1 + 2 / 3 + 0) / 3)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([1, 0, 1, 0], [1, 0, 1, 0], 1.0),
        ([1, 1, 0, 0, 1, 0, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0, 1, 0, 0, 0], 0.095),
        ([1, None, 0], [1, 0, 0], 1.0),
    ],
)
def test_alpha_is_krippendorff_s(first, second, expected):
    # The second pair of lists is the example of Krippendorff (2011), "Computing Krippendorff's alpha-reliability".
    assert alpha(first, second) == pytest.approx(expected, abs=5e-4)


def test_alpha_is_unknown_where_nothing_varies():
    assert alpha([1, 1], [1, 1]) != alpha([1, 1], [1, 1])


def test_the_command_prints_scores_agreement_and_disagreements(path, capsys):
    assert main(["validate", str(path), "--measure", "hedging", "--worst", "1"]) == 0
    shown = capsys.readouterr().out
    assert "hedging: 4 texts (2 labelled 0, 2 labelled 1)" in shown
    assert "F1         0.500" in shown and "alpha      0.125" in shown
    assert "because of: Perhaps" in shown and "so to say" not in shown


def test_the_command_refuses_a_faulty_file_in_one_sentence(tmp_path, capsys):
    (tmp_path / "odd.csv").write_text("text,label\nyes,perhaps\n", "utf-8")
    assert main(["validate", str(tmp_path / "odd.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
