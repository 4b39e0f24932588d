"""A comparison in words and files: the sentence, the caption, and CSV, LaTeX and Markdown that carry them."""

import numpy as np
import pandas as pd
import pytest

from analysis import InputError, compare
from analysis.comparison.export import export_table, latex_table, latex_text, markdown_table
from analysis.comparison.sentences import caption, decimals, display_table, p_value, sentence
from analysis.comparison.synthetic import draw_statements, quotes_of

NAMES = ("Jane Roe", "John Doe-Poe", "Others")


def comparison(**method):
    quotes = quotes_of(draw_statements(np.random.default_rng(2), np.ones((34, 2), bool), 3.0, 0.1), NAMES)
    quotes.attrs["corpus"] = {"title": "Two towns"}
    return compare(quotes, speakers=NAMES[:2], measures=["hedges", "share_words"], **method)


def thin():
    rows = [("a", "Jane_Roe|x", 20, 1)] * 9 + [("a", "John Doe", 15, 0)] * 2
    table = pd.DataFrame(rows, columns=["doc_id", "speaker", "n_words", "hedges"])
    table.insert(0, "quote_id", [f"a#{n}" for n in range(len(table))])
    return compare(table, measures=["hedges"], speakers=["Jane_Roe|x", "John Doe"])


def test_the_sentence_says_where_from_how_much_and_how_sure():
    table = comparison(control="article")
    pair = table[table["versus"].notna() & (table["measure"] == "hedges")].iloc[0]
    said = sentence(table, "hedges")
    assert said.startswith("In 34 articles that quote both, hedges: Jane Roe ")
    assert (
        f"{decimals(pair['first'], 'per 100 words')}, John Doe-Poe {decimals(pair['second'], 'per 100 words')}" in said
    )
    assert f"difference {decimals(pair['estimate'], '', True)} [{decimals(pair['low'], '', True)}, " in said
    assert f"{pair['n_quotes']:,} statements" in said


def test_the_sentence_says_so_where_the_interval_holds_zero():
    table = comparison()
    for measure in ("hedges", "share_words"):
        pair = table[table["versus"].notna() & (table["measure"] == measure)].iloc[0]
        assert ("do not tell the two apart" in sentence(table, measure)) == (pair["low"] <= 0 <= pair["high"])


def test_the_sentence_about_too_little_says_why_there_is_none():
    assert "are not compared: one article, 9 statements by" in sentence(thin(), "hedges")


def test_a_pair_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(InputError, match="it has Jane Roe – John Doe-Poe"):
        sentence(comparison(), "hedges", "Jane Roe", "Nobody")


def test_the_caption_states_data_filters_method_seed_and_version():
    words = caption(comparison(seed=11), "direct quotations only")
    for part in (
        "Data: Two towns, 34 articles",
        "Filters: direct quotations only",
        "2,000 bootstrap",
        "Seed 11",
        "parley",
    ):
        assert part in words


def test_the_caption_says_what_is_exploratory():
    assert "Exploratory: one article, 9 statements by Jane_Roe|x" in caption(thin())


@pytest.mark.parametrize(
    ("value", "unit", "sign", "text"),
    [
        (0.1234, "share", False, "12.3 %"),
        (-0.05, "share", True, "−5.0 points"),
        (1.005, "per 100 words", True, "+1.00"),
        (-0.001, "mean", True, "0.00"),
        (np.nan, "mean", False, "–"),
    ],
)
def test_values_are_written_as_their_unit_is_read(value, unit, sign, text):
    assert decimals(value, unit, sign) == text


@pytest.mark.parametrize(("p", "text"), [(0.0004, "p < .001"), (0.0123, "p = .012"), (1.0, "p = 1.000")])
def test_p_is_written_as_journals_do(p, text):
    assert p_value(p) == text


def test_the_csv_keeps_every_digit_and_carries_the_caption(tmp_path):
    table = comparison()
    path = export_table(table, tmp_path / "table.csv", "none")
    back = pd.read_csv(path)
    assert back["estimate"].to_numpy() == pytest.approx(table["estimate"].to_numpy(), abs=0, nan_ok=True)
    assert back["caption"].unique().tolist() == [caption(table, "none")]


def test_a_name_that_begins_like_a_formula_is_plain_in_the_csv(tmp_path):
    rows = [("a", '=HYPERLINK("x")', 20, 1)] * 9 + [("a", "John Doe", 15, 0)] * 2
    table = pd.DataFrame(rows, columns=["doc_id", "speaker", "n_words", "hedges"])
    table.insert(0, "quote_id", [f"a#{n}" for n in range(len(table))])
    compared = compare(table, measures=["hedges"], speakers=['=HYPERLINK("x")', "John Doe"])
    back = pd.read_csv(export_table(compared, tmp_path / "table.csv"))
    assert '\'=HYPERLINK("x")' in set(back["speaker"])
    assert not back["speaker"].str.startswith("=").any()


def test_latex_has_one_row_a_row_and_nothing_that_breaks_it():
    table = latex_table(thin())
    assert table.count(r"\\") == len(display_table(thin())) + 1
    assert r"Jane\_Roe|x" in table
    assert r"\caption{Data: untitled corpus" in table
    assert latex_text("a_b & 5 % \\x{}") == r"a\_b \& 5 \% \textbackslash{}x\{\}"


def test_markdown_has_one_line_a_row_and_escapes_what_would_break_it():
    lines = markdown_table(thin()).splitlines()
    body = [line for line in lines if line.startswith("|")]
    assert len(body) == len(display_table(thin())) + 2
    assert r"Jane\_Roe\|x" in body[2]
    assert "exploratory" in body[2]


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(InputError, match=r"\.csv, \.tex, \.md"):
        export_table(comparison(), tmp_path / "table.xlsx")
    assert list(tmp_path.iterdir()) == []
