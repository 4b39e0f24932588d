"""The work on one partition: find, name and measure its articles and keep the tables as Parquet.

It runs in this process, in another one or on another machine, and is the same everywhere. One article that cannot
be worked on is set aside with its reason; the others do not notice.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.collecting import collector_paused
from analysis.corpus.reading import Document, documents_table
from analysis.corpus.settings import known_speakers
from analysis.errors import InputError
from analysis.finding import find_quotes, quotes_of
from analysis.measures.measuring import measure
from analysis.progress import unwatched
from analysis.records import table_of
from analysis.review.log import read_review
from analysis.saving import columns_of, parquet_schema
from analysis.scale.partitions import Partition
from analysis.scale.store import Store
from analysis.tables import QUOTES

__all__ = ["TABLES", "Finished", "Skipped", "already_finished", "is_reviewed", "parquet_bytes", "part_table", "work_on"]

TABLES = ("documents", "quotes", "evidence")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that was set aside, and why; ``doc_id`` is empty where it has none."""

    doc_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """What is left of a partition when its tables are on disk: its counts, their checksums, what was skipped."""

    name: str
    key: str
    rows: dict[str, int]
    words: int
    checksums: dict[str, str]
    skipped: list[Skipped] = field(default_factory=list)


def work_on(
    partition: Partition, attrs: Mapping[str, Any], work: Store, strict: bool = False, target: str | None = None
) -> Finished:
    """Make the tables of ``partition``, write them to ``work`` and, last of all, the note that they are finished.

    ``attrs`` is what the corpus says of itself (``documents.attrs["corpus"]``).
    Raises InputError for an article that cannot be worked on where ``strict``.
    """
    tables, skipped = _tables(partition.documents, attrs, target, strict)
    checksums = {}
    for name, table in tables.items():
        content = parquet_bytes(table)
        work.write(f"{partition.name}.{name}.parquet", content)
        checksums[name] = hashlib.sha256(content).hexdigest()
    finished = Finished(
        name=partition.name,
        key=partition.key,
        rows={name: len(table) for name, table in tables.items()},
        words=int(tables["documents"]["n_words"].sum()),
        checksums=checksums,
        skipped=skipped,
    )
    work.write(f"{partition.name}.json", json.dumps(asdict(finished), ensure_ascii=False).encode())
    return finished


def is_reviewed(attrs: Mapping[str, Any]) -> bool:
    """Whether the corpus has corrections by hand; such a corpus is worked on as a whole, as ``find_quotes`` does."""
    file = attrs.get("review")
    return bool(file and Path(file).is_file() and read_review(file))


def already_finished(partition: Partition, work: Store) -> Finished | None:
    """What an earlier run left of this very partition, if its note and all its tables are sound."""
    note = work.read(f"{partition.name}.json")
    if note is None:
        return None
    try:
        values = json.loads(note)
        values["skipped"] = [Skipped(**entry) for entry in values["skipped"]]
        finished = Finished(**values)
    except (ValueError, TypeError, KeyError):
        return None
    if finished.key != partition.key:
        return None
    for name in TABLES:
        content = work.read(f"{partition.name}.{name}.parquet")
        if content is None or hashlib.sha256(content).hexdigest() != finished.checksums.get(name):
            return None
    return finished


def part_table(finished: Finished, table: str, work: Store, columns: Sequence[str] | None = None) -> pa.Table:
    """One table of a finished partition; raises InputError where the file is not what was written."""
    name = f"{finished.name}.{table}.parquet"
    content = work.read(name)
    if content is None or hashlib.sha256(content).hexdigest() != finished.checksums[table]:
        raise InputError(f"{work.place}/{name} has changed since it was written; start the run again to mend it.")
    return pq.read_table(pa.BufferReader(content), columns=columns)


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """A table as a Parquet file, with the documented types."""
    plain = pd.DataFrame(table)
    plain.attrs = {}
    columns = pa.Table.from_pandas(plain, schema=parquet_schema(columns_of(table)), preserve_index=False)
    sink = io.BytesIO()
    pq.write_table(columns.replace_schema_metadata(None), sink, compression="zstd")
    return sink.getvalue()


def _tables(
    documents: Sequence[Document], attrs: Mapping[str, Any], target: str | None, strict: bool
) -> tuple[dict[str, pd.DataFrame], list[Skipped]]:
    try:
        return _measured(documents, attrs, target), []
    except Exception as error:
        if len(documents) == 1:
            reason = f"{type(error).__name__}: {error}"
            if strict:
                raise InputError(f"Article {documents[0].doc_id} cannot be worked on ({reason}).") from error
            return _measured([], attrs, target), [Skipped(documents[0].doc_id, reason)]
    # One of these articles is at fault: each is worked on alone, and the sound ones are put together again.
    alone = [_tables([document], attrs, target, strict) for document in documents]
    whole = {
        name: pd.concat([tables[name] for tables, _ in alone if len(tables["documents"])] or [alone[0][0][name]])
        for name in TABLES
    }
    return whole, [entry for _, skipped in alone for entry in skipped]


def _measured(documents: Sequence[Document], attrs: Mapping[str, Any], target: str | None) -> dict[str, pd.DataFrame]:
    articles = documents_table(documents)
    articles.attrs["corpus"] = dict(attrs)
    if is_reviewed(attrs):
        quotes = find_quotes(articles, watch=unwatched)
    else:
        known = known_speakers(attrs["speakers"])
        with collector_paused():
            rows = [row for document in documents for row in quotes_of(document.text, document.doc_id, known)]
            quotes = table_of(rows, QUOTES)
    quotes, evidence = measure(quotes, articles, target, watch=unwatched)
    return {"documents": articles, "quotes": quotes, "evidence": evidence}
