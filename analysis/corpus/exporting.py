"""Exporting: a table as a file for a spreadsheet or another program, in which no cell can act.

>>> plain_cell("=HYPERLINK(1)"), plain_cell("The mayor"), original_cell("'=HYPERLINK(1)")
("'=HYPERLINK(1)", 'The mayor', '=HYPERLINK(1)')

A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula, and words of an article may begin so
("OWASP Cheat Sheet Series", CSV Injection). Here they come out as plain characters:

- .csv: such a cell is written with an apostrophe before it. So is one that begins with an apostrophe and then such
  a sign, so that ``original_cell`` brings every cell back as it was. Numbers stay numbers.
- .xlsx: every text is stored as text, marked so that it stays text when somebody edits it. Control characters,
  which the format cannot hold, become U+FFFD.
- .jsonl and .parquet know text from formulas; nothing is changed.

Each file appears whole or not at all. (``analysis.save`` writes the faithful .csv that programs read back.)
"""

from __future__ import annotations

import json
import math
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.decoding import named
from analysis.errors import InputError
from analysis.records import rows_of
from analysis.saving import FORMATS, columns_of, saving, whole_file

__all__ = ["EXPORT_FORMATS", "export_bytes", "export_table", "original_cell", "plain_cell"]

EXPORT_FORMATS = (".csv", ".xlsx", ".parquet", ".jsonl")

# White space before the sign does not stop every spreadsheet; the wide signs are taken for the narrow ones by some.
_ACTS = re.compile("'*(?:[\t\r\n]|\\s*[=+\\-@＝＋－＠])")
_ESCAPED = re.compile("''*(?:[\t\r\n]|\\s*[=+\\-@＝＋－＠])")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576


def plain_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before it where it could be one."""
    return f"'{cell}" if _ACTS.match(cell) else cell


def original_cell(cell: str) -> str:
    """What ``plain_cell`` was given."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def export_table(table: pd.DataFrame, path: str | os.PathLike[str]) -> Path:
    """Write ``table`` to ``path`` in the format that its name ends in (EXPORT_FORMATS); returns the path.

    Lists become JSON text in .csv and .xlsx. Raises InputError for another ending, a folder that is not there,
    and a cell or table larger than .xlsx can hold.
    """
    place = Path(path)
    suffix = place.suffix.lower()
    if suffix not in EXPORT_FORMATS:
        raise InputError(f"{named(place)}: cannot tell the format; end the name in {', '.join(EXPORT_FORMATS)}.")
    if suffix == ".xlsx":
        _write_xlsx(table, place)
        return place
    columns = columns_of(table)
    rows: Iterable[Sequence[Any]] = rows_of(table)
    if suffix == ".csv":
        columns = {plain_cell(name): column for name, column in columns.items()}
        rows = _plain_rows(rows)
    assert suffix in FORMATS
    with saving(place, columns) as write:
        write(rows)
    return place


def export_bytes(table: pd.DataFrame, form: str) -> bytes:
    """The bytes of the file that ``export_table`` would write; ``form`` is "csv", "xlsx", "parquet" or "jsonl"."""
    with tempfile.TemporaryDirectory() as folder:
        return export_table(table, Path(folder, f"table.{form.lstrip('.')}")).read_bytes()


def _plain_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        yield [plain_cell(cell) if isinstance(cell, str) else cell for cell in row]


def _write_xlsx(table: pd.DataFrame, place: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    if len(table) + 1 > _MOST_ROWS:
        raise InputError(f"{named(place)}: {len(table):,} rows are more than .xlsx can hold; export .csv or .parquet.")
    if not place.parent.is_dir():
        raise InputError(f"{named(place.parent)} is no folder; make it first or write somewhere else.")
    names = [str(name) for name in table.columns]
    # Checked before the book is begun, so that a cell that cannot be held leaves nothing half-made.
    rows = [[_xlsx_value(name, place, 0, name) for name in names]]
    for number, row in enumerate(rows_of(table), start=1):
        rows.append([_xlsx_value(value, place, number, name) for value, name in zip(row, names, strict=True)])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.freeze_panes = "A2"
    for values in rows:
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, None if isinstance(value, str) else value)
            if isinstance(value, str):
                cell._value, cell.data_type, cell.quotePrefix = value, "s", True
            cells.append(cell)
        sheet.append(cells)
    with whole_file(place) as stream:
        book.save(stream)


def _xlsx_value(value: Any, place: Path, row: int, column: str) -> Any:
    if isinstance(value, list | dict | tuple):
        value = json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, float):
        return None
    text = _NOT_IN_XML.sub("\ufffd", str(value))
    if len(text) > _LONGEST_CELL:
        raise InputError(
            f'{named(place)}: row {row}, "{column}" has {len(text):,} characters, and a cell of .xlsx holds '
            f"{_LONGEST_CELL:,}; leave the column out, or export .csv or .parquet."
        )
    return text
