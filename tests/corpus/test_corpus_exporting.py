"""Exporting: what is in the table is in the file, and nothing in the file acts."""

import csv
import io
import json

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.exporting import export_bytes, export_table, original_cell, plain_cell
from analysis.errors import InputError

ACTING = ['=HYPERLINK("x","y")', "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1", "\r=1"]


@pytest.fixture
def table():
    return pd.DataFrame({"words": [*ACTING, "plain — words", None], "n": range(len(ACTING) + 2)})


@given(st.text())
def test_every_cell_comes_back(text):
    assert original_cell(plain_cell(text)) == text


@given(st.sampled_from("=+-@"), st.text())
def test_no_cell_begins_with_a_sign_that_acts(sign, text):
    assert plain_cell(sign + text).startswith("'")


def test_csv_holds_no_formula(table):
    rows = list(csv.DictReader(io.StringIO(export_bytes(table, "csv").decode(), newline="")))
    assert all(row["words"][:1] not in "=+-@\t\r＝" for row in rows[: len(ACTING)])
    assert [original_cell(row["words"]) for row in rows] == [*ACTING, "plain — words", ""]
    assert [row["n"] for row in rows] == [str(n) for n in range(len(table))]


def test_a_column_name_does_not_act_either():
    assert export_bytes(pd.DataFrame({"=1+1": [1]}), "csv").startswith(b"'=1+1")


def test_xlsx_holds_texts_and_numbers_and_no_formula(table, tmp_path):
    sheet = openpyxl.load_workbook(export_table(table, tmp_path / "t.xlsx")).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value is not None)
    assert [cell.value for cell in cells][:4] == ACTING[:4]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == list(range(len(table)))


def test_xlsx_keeps_control_characters_from_breaking_the_file():
    back = pd.read_excel(io.BytesIO(export_bytes(pd.DataFrame({"t": ["a\x00b"]}), "xlsx")))
    assert back["t"].tolist() == ["a\ufffdb"]


def test_a_cell_too_long_for_xlsx_is_named_and_nothing_is_cut(tmp_path):
    with pytest.raises(InputError, match=r'row 1, "t" has 40,000 characters'):
        export_table(pd.DataFrame({"t": ["x" * 40_000]}), tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_jsonl_and_parquet_keep_every_character(table):
    lines = export_bytes(table, "jsonl").decode().split("\n")[:-1]
    assert [json.loads(line)["words"] for line in lines] == [*ACTING, "plain — words", None]
    back = pd.read_parquet(io.BytesIO(export_bytes(table, "parquet")))
    assert back["words"].tolist()[:-1] == [*ACTING, "plain — words"]


def test_another_ending_is_refused(table, tmp_path):
    with pytest.raises(InputError, match=r"end the name in \.csv, \.xlsx"):
        export_table(table, tmp_path / "t.xls")
