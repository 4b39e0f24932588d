"""Putting finished partitions together: the four tables in the corpus's order, what was skipped, and the manifest."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.comparison.comparing import compare
from analysis.comparison.duplicates import mark_duplicates
from analysis.saving import columns_of, saving, whole_file
from analysis.scale.store import Store, is_remote
from analysis.scale.working import TABLES, Finished, Skipped, parquet_bytes, part_table
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.linking import Link, find_links, relink
from analysis.tables import MEASURES

__all__ = [
    "COPIES_SOUGHT_UP_TO",
    "CorpusWide",
    "checksums",
    "comparison_of",
    "corpus_links",
    "find_copies",
    "publish",
    "write_comparison",
    "write_skipped",
    "write_tables",
]

_COMPARED = ("quote_id", "doc_id", "kind", "speaker", "n_words", "quoted_words", *MEASURES)
"""What ``compare`` reads of the quotes table; the words themselves can stay on the disk."""

_RELINKED = ("how", "confidence")

COPIES_SOUGHT_UP_TO = 20_000
"""Articles of a corpus in which near-identical ones are looked for: the texts must fit into memory at once."""

Append = Callable[[pa.Table], None]


@dataclass(frozen=True, slots=True)
class CorpusWide:
    """What no partition knows by itself: the corpus's names for its speakers, and which articles are copies."""

    links: Mapping[str, Link]
    copies: Mapping[str, str] | None


def corpus_links(parts: Sequence[Finished], work: Store, known: Sequence[KnownSpeaker]) -> dict[str, Link]:
    """What each speaker is called in the whole corpus: the one step that no partition can do for itself."""
    if sum(part.rows["documents"] for part in parts) < 2:
        return {}
    named = [part_table(part, "quotes", work, ["speaker", "mention", "anonymous"]) for part in parts]
    return find_links(_in_pandas(named), known)


def _in_pandas(tables: list[pa.Table]) -> pd.DataFrame:
    """The rows of all ``tables`` in pandas; each column is let go of as soon as it is there, so that none is twice."""
    whole = pa.concat_tables(tables, promote_options="permissive")
    tables.clear()
    frame: pd.DataFrame = whole.to_pandas(split_blocks=True, self_destruct=True)
    return frame


def find_copies(parts: Sequence[Finished], work: Store) -> dict[str, str] | None:
    """The original of each article that nearly repeats another; None where the corpus is too large to look."""
    if sum(part.rows["documents"] for part in parts) > COPIES_SOUGHT_UP_TO:
        return None
    needed = ["doc_id", "date", "text", "duplicate_of"]
    documents = _in_pandas([part_table(part, "documents", work, needed) for part in parts])
    found = mark_duplicates(documents)
    copies = found[found["duplicate_of"].notna()]
    return dict(zip(copies["doc_id"], copies["duplicate_of"], strict=True))


def whole_part(
    part: Finished, name: str, work: Store, wide: CorpusWide, columns: Sequence[str] | None = None
) -> pa.Table:
    """A table of a finished partition, or some of its columns, with what only the whole corpus tells: names, copies."""
    table = part_table(part, name, work, columns)
    changed: dict[str, Any] = {}
    if name == "quotes":
        named = relink(table.select(["speaker", "anonymous", *_RELINKED]).to_pandas(), wide.links)
        changed = {column: named[column] for column in ("speaker", *_RELINKED)}
    elif name == "documents" and wide.copies:
        originals = zip(table["doc_id"].to_pylist(), table["duplicate_of"].to_pylist(), strict=True)
        changed = {"duplicate_of": [given or wide.copies.get(doc_id) for doc_id, given in originals]}
    for column, values in changed.items():
        field = table.schema.field(column)
        table = table.set_column(table.schema.get_field_index(column), field, pa.array(values, field.type))
    return table


def comparison_of(
    parts: Sequence[Finished], work: Store, wide: CorpusWide, attrs: Mapping[str, Any], options: Any
) -> pd.DataFrame:
    """The comparison table of all parts; ``options`` are arguments for ``compare``."""
    columns = list(_COMPARED) if wide.copies is None else [*_COMPARED, "content"]
    read = [*dict.fromkeys([*columns, "anonymous", *_RELINKED])]
    quotes = _in_pandas([whole_part(part, "quotes", work, wide, read).select(columns) for part in parts])
    documents = _in_pandas([whole_part(part, "documents", work, wide).drop_columns(["text"]) for part in parts])
    quotes.attrs["corpus"] = documents.attrs["corpus"] = dict(attrs)
    return compare(quotes, documents, **options)


def write_tables(
    parts: Sequence[Finished], work: Store, wide: CorpusWide, folder: str, suffix: str, in_parts: bool
) -> dict[str, int]:
    """Write documents, quotes and evidence to ``folder``, part after part; returns the rows written by table."""
    rows = dict.fromkeys(TABLES, 0)
    for name in TABLES:
        if in_parts:
            for part in parts:
                table = whole_part(part, name, work, wide)
                Store(folder).write(f"{name}.parquet/{part.name}.parquet", _parquet(table))
                rows[name] += len(table)
            continue
        schema = _common_schema(parts, name, work)
        with _appending(Path(folder, f"{name}{suffix}"), schema) as append:
            for part in parts:
                table = whole_part(part, name, work, wide)
                append(pa.concat_tables([schema.empty_table(), table], promote_options="permissive"))
                rows[name] += len(table)
    return rows


def write_comparison(comparison: pd.DataFrame, folder: str, suffix: str) -> None:
    """Write the comparison table to ``folder``."""
    if is_remote(folder):
        Store(folder).write("comparison.parquet", parquet_bytes(comparison))
    else:
        from analysis.saving import save

        save(comparison, Path(folder, f"comparison{suffix}"))


def write_skipped(skipped: Sequence[Skipped], folder: str) -> None:
    """Write ``skipped.csv``: one row an article that was left out, with its id and the reason."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(["doc_id", "reason"])
    out.writerows([entry.doc_id, entry.reason] for entry in skipped)
    Store(folder).write("skipped.csv", text.getvalue().encode())


def checksums(folder: str) -> dict[str, str]:
    """SHA-256 of every file in a local ``folder``, by its path within."""
    found = {}
    for file in sorted(Path(folder).rglob("*")):
        if file.is_file():
            with file.open("rb") as stream:
                found[file.relative_to(folder).as_posix()] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def publish(staged: Path, out: Path) -> None:
    """Give the finished files of ``staged`` their names in ``out``, the manifest last."""
    for entry in sorted(staged.iterdir(), key=lambda entry: entry.name == "manifest.json"):
        target = out / entry.name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        entry.replace(target)


def _common_schema(parts: Sequence[Finished], name: str, work: Store) -> pa.Schema:
    """The columns that the parts have between them: the user's own may be missing in some."""
    schemas = [part_table(part, name, work).schema for part in parts] if name == "documents" else []
    if not schemas:
        return part_table(parts[0], name, work).schema
    return pa.unify_schemas(schemas, promote_options="permissive")


@contextlib.contextmanager
def _appending(path: Path, schema: pa.Schema) -> Iterator[Append]:
    """Open a table file to which Arrow tables of ``schema`` are appended."""
    if path.suffix == ".parquet":
        with whole_file(path) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            yield writer.write_table
    else:
        with saving(path, columns_of(schema.empty_table().to_pandas())) as write:
            yield lambda table: write(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _parquet(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()
