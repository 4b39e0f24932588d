"""Saving: tables to .csv, .jsonl and .parquet, whole or not at all.

>>> import tempfile
>>> from analysis.tables import EVIDENCE
>>> with tempfile.TemporaryDirectory() as folder:
...     with saving(Path(folder, "evidence.csv"), EVIDENCE) as write:
...         write([("a#1", "a", 0, 3, "yes", "stance", "neutral", 1.0)])
...     Path(folder, "evidence.csv").read_text().splitlines()[1]
'a#1,a,0,3,yes,stance,neutral,1.0'

What is written goes to a hidden file beside the target, is flushed to the disk and then takes the target's name, so
that a run that is killed leaves the old file or the new one and never half of one. In .jsonl a list is a
list; in .csv it is the same as JSON text. A .csv is a faithful copy of the words: a cell that begins with "="
stays so, and whoever opens the file in a spreadsheet should import its columns as text.
"""

from __future__ import annotations

import contextlib
import csv
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pandas as pd

from analysis.corpus.decoding import named
from analysis.errors import InputError
from analysis.records import rows_of
from analysis.tables import Column

__all__ = [
    "FORMATS",
    "columns_of",
    "file_format",
    "not_the_input",
    "parquet_schema",
    "save",
    "saving",
    "whole_file",
]

FORMATS = (".csv", ".jsonl", ".parquet")

Write = Callable[[Iterable[Sequence[Any]]], None]

_ROWS_A_GROUP = 50_000


def file_format(path: Path) -> str:
    """The suffix that says how to write ``path``; raises InputError where it is none of FORMATS."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(f"{named(path)}: cannot tell the format; end the name in {', '.join(FORMATS)}.")
    return suffix


def save(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write one of the tables (or any table) to ``path``, in the format that its name ends in.

    Raises InputError for another ending or a folder that does not exist.
    """
    with saving(Path(path), columns_of(table)) as write:
        write(rows_of(table))


def columns_of(table: pd.DataFrame) -> dict[str, Column]:
    """The table's columns with the dtypes that they have, be they documented ones or the user's own."""
    dtypes = {"i": "Int64", "u": "Int64", "f": "float64", "b": "boolean"}
    columns = {}
    for name in table.columns:
        dtype = table[name].dtype
        text = "object" if str(dtype) == "object" else "str"
        columns[str(name)] = Column(dtypes.get(dtype.kind, text), "")
    return columns


def not_the_input(target: Path, source: Path) -> None:
    """Raise InputError where writing ``target`` would overwrite ``source``, which is being read."""
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError(f"{named(target)} is the input itself; write to another file.")


@contextlib.contextmanager
def saving(path: Path, columns: Mapping[str, Column]) -> Iterator[Write]:
    """Open ``path`` for rows with the documented ``columns``; it appears when all rows are written, or never."""
    suffix = file_format(path)
    if path.is_dir():
        raise InputError(f"{named(path)} is a folder; name a file.")
    if not path.parent.is_dir():
        raise InputError(f"{named(path.parent)} is no folder; make it first or write somewhere else.")
    opened = {".csv": _csv_rows, ".jsonl": _jsonl_rows, ".parquet": _parquet_rows}[suffix]
    with whole_file(path) as stream, opened(stream, columns) as write:
        yield write


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open ``path`` for writing; the file takes its name when all is written and on the disk, or never."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise InputError(f"{named(path)} cannot be written ({(error.strerror or '').lower()}).") from error
    hidden = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        hidden.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        hidden.replace(path)
    except BaseException:
        hidden.unlink(missing_ok=True)
        raise


def _plain(value: Any) -> Any:
    """A value as every format holds it: no NaN, no infinity (JSON has none), no numpy number."""
    if value is None or value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value.item() if hasattr(value, "item") else value


@contextlib.contextmanager
def _csv_rows(stream: IO[bytes], columns: Mapping[str, Column]) -> Iterator[Write]:
    out = _Encoded(stream)
    minimal = csv.writer(out, lineterminator="\n")
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    minimal.writerow(columns)

    def write(rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            cells = [json.dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else _plain(v) for v in row]
            bare_return = any(isinstance(cell, str) and "\r" in cell for cell in cells)
            (quoted if bare_return else minimal).writerow(cells)

    yield write


class _Encoded:
    """What csv.writer writes to: text in, UTF-8 out."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8"))


@contextlib.contextmanager
def _jsonl_rows(stream: IO[bytes], columns: Mapping[str, Column]) -> Iterator[Write]:
    names = list(columns)
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

    def write(rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            record = {name: _plain(value) for name, value in zip(names, row, strict=True)}
            stream.write(encode(record).encode("utf-8") + b"\n")

    yield write


@contextlib.contextmanager
def _parquet_rows(stream: IO[bytes], columns: Mapping[str, Column]) -> Iterator[Write]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = parquet_schema(columns)
    waiting: list[Sequence[Any]] = []
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:

        def flush() -> None:
            cells = zip(*waiting, strict=True) if waiting else [()] * len(schema)
            arrays = [
                pa.array([_text_of(v) for v in values] if kind == pa.string() else [_plain(v) for v in values], kind)
                for values, kind in zip(cells, schema.types, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            waiting.clear()

        def write(rows: Iterable[Sequence[Any]]) -> None:
            for row in rows:
                waiting.append(row)
                if len(waiting) >= _ROWS_A_GROUP:
                    flush()

        yield write
        flush()


def parquet_schema(columns: Mapping[str, Column]) -> Any:
    """The Arrow schema of a table with the documented ``columns``."""
    import pyarrow as pa

    kinds = {
        "str": pa.string(),
        "int64": pa.int64(),
        "Int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "boolean": pa.bool_(),
    }
    spans = pa.list_(pa.list_(pa.int64()))
    return pa.schema(
        [
            (name, spans if (name, column.dtype) == ("fragments", "object") else kinds.get(column.dtype, pa.string()))
            for name, column in columns.items()
        ]
    )


def _text_of(value: Any) -> str | None:
    plain = _plain(value)
    if plain is None or isinstance(plain, str):
        return plain
    return json.dumps(plain, ensure_ascii=False, default=str)
