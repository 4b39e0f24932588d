"""Tables (.csv, .tsv, .xlsx, .jsonl, .json, .parquet) whose rows are articles: their columns and their rows.

>>> table = open_table("a.csv", b"id;text\\n1;Yes.\\n")
>>> table.columns, list(table.rows())
(['id', 'text'], [('row 2', {'id': '1', 'text': 'Yes.'})])
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from analysis.corpus.decoding import well_formed
from analysis.corpus.importing.encodings import decoded
from analysis.corpus.importing.limits import Limits, TooMuch
from analysis.corpus.importing.sources import unpacked_within

__all__ = ["TABLE_SUFFIXES", "Table", "open_table"]

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json", ".parquet")

Record = dict[str, Any] | str
"""A row by column, or the reason why it cannot be read."""

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """``rows()`` gives each row with where it stands, as many times as it is called."""

    name: str
    columns: list[str]
    rows: Callable[[], Iterator[tuple[str, Record]]]


def open_table(name: str, content: bytes, limits: Limits | None = None) -> Table:
    """The table of a file; raises TooMuch with the reason where it has none."""
    bounds = limits or Limits()
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".csv", ".tsv"):
        return _delimited(name, decoded(content)[0], bounds)
    if suffix == ".xlsx":
        return _workbook(name, content, bounds)
    if suffix == ".parquet":
        return _parquet(name, content, bounds)
    return _json(name, decoded(content)[0], bounds)


def _delimited(name: str, text: str, limits: Limits) -> Table:
    head = text[:20_000]
    first = next((line for line in head.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign)))
    csv.field_size_limit(max(csv.field_size_limit(), limits.cell))

    def reader() -> Any:
        return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)

    header: list[str]
    try:
        header = next((cells for cells in reader() if any(cell.strip() for cell in cells)), [])
    except csv.Error as error:
        raise TooMuch(f"its first row cannot be read ({error})") from error
    columns = _columns(header, limits)

    def rows() -> Iterator[tuple[str, Record]]:
        lines = reader()
        begun = False
        last = 0
        while True:
            try:
                cells = next(lines)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"row {lines.line_num}", f"it cannot be read ({error})"
                if lines.line_num == last:
                    return
                continue
            finally:
                last = lines.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not begun:
                begun = True
                continue
            place = f"row {lines.line_num}"
            if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                yield place, f"it has {len(cells)} cells where there are {len(columns)} columns"
            else:
                yield place, dict(zip(columns, cells, strict=False))

    return Table(name, columns, rows)


def _workbook(name: str, content: bytes, limits: Limits) -> Table:
    from openpyxl import load_workbook

    unpacked_within(content, limits)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        # The sheet with the most rows; a workbook may begin with a cover sheet.
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        sheet = max(sheets, key=lambda each: each.max_row or 0)
        rows_of_cells = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=limits.columns), start=1):
            if number > limits.rows:
                raise TooMuch(f"it has more than {limits.rows:,} rows")
            if any(cell is not None and str(cell).strip() for cell in cells):
                rows_of_cells.append((number, cells))
        title = sheet.title
    except TooMuch:
        raise
    except Exception as error:
        # openpyxl lets through whatever a damaged file makes the XML parser raise.
        raise TooMuch(f"it cannot be read as a workbook ({type(error).__name__})") from error
    if not rows_of_cells:
        raise TooMuch("it holds no rows")
    header = ["" if cell is None else str(cell) for cell in rows_of_cells[0][1]]
    while header and not header[-1].strip():
        header.pop()
    columns = _columns(header, limits)

    def rows() -> Iterator[tuple[str, Record]]:
        for number, cells in rows_of_cells[1:]:
            yield f'sheet "{title}", row {number}', dict(zip(columns, cells, strict=False))

    return Table(name, columns, rows)


def _json(name: str, text: str, limits: Limits) -> Table:
    whole: list[Any] | None = None
    if text.lstrip()[:1] == "[" or not name.lower().endswith(("jsonl", "ndjson")):
        try:
            value = json.loads(text)
            whole = value if isinstance(value, list) else [value]
        except (ValueError, RecursionError):
            whole = None

    def records() -> Iterator[tuple[str, Any]]:
        if whole is not None:
            yield from ((f"item {number}", value) for number, value in enumerate(whole, start=1))
            return
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                try:
                    yield f"line {number}", json.loads(line)
                except (ValueError, RecursionError):
                    yield f"line {number}", None

    def rows() -> Iterator[tuple[str, Record]]:
        for place, value in records():
            yield place, value if isinstance(value, dict) else "it is no JSON object"

    names: Counter[str] = Counter()
    for number, (_, record) in enumerate(rows()):
        if isinstance(record, dict):
            names.update(map(str, record))
        if number > 1_000 or len(names) > limits.columns:
            break
    if not names:
        raise TooMuch("it holds no JSON objects, one a line or in a list")
    return Table(name, list(names)[: limits.columns], rows)


def _parquet(name: str, content: bytes, limits: Limits) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        described = file.metadata
        size = sum(described.row_group(n).total_byte_size for n in range(described.num_row_groups))
        columns = _columns(file.schema_arrow.names, limits)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TooMuch("it cannot be read as Parquet") from error
    if described.num_rows > limits.rows or size > 4 * limits.one_file:
        raise TooMuch(f"it has {described.num_rows:,} rows and unpacks to {size / 1e6:,.1f} MB")

    def rows() -> Iterator[tuple[str, Record]]:
        number = 0
        try:
            for batch in file.iter_batches(500):
                for record in batch.to_pylist():
                    number += 1
                    yield f"row {number}", record
        except (pa.ArrowException, OSError, ValueError):
            yield f"row {number + 1}", "the file is damaged from here on"

    return Table(name, columns, rows)


def _columns(header: list[str], limits: Limits) -> list[str]:
    """The names of the columns, each once and none empty."""
    if not header:
        raise TooMuch("it is empty")
    if len(header) > limits.columns:
        raise TooMuch(f"it has {len(header):,} columns")
    columns: list[str] = []
    for number, cell in enumerate(header, start=1):
        name = well_formed(" ".join(cell.split()))[:100] or f"column {number}"
        while name in columns:
            name += "_"
        columns.append(name)
    return columns
