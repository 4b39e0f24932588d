"""A whole run over a corpus of any size: cut, work, put together; ended at any moment, it goes on where it was.

    summary = measure_corpus("articles.jsonl", "results", file_format=".parquet")

Every finished partition stays in a hidden folder beside the results until the results are whole. A run that is
started again with the same articles, code and settings takes over what is there and sound, and its tables are the
same to the byte as those of a run that was never disturbed, whatever the number of workers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import named
from analysis.corpus.reading import open_corpus
from analysis.corpus.settings import known_speakers
from analysis.errors import InputError
from analysis.progress import Watch, watched
from analysis.saving import not_the_input
from analysis.scale.manifest import fingerprint, manifest
from analysis.scale.partitions import PARTITION_SIZE, Partition, partitions
from analysis.scale.results import (
    COPIES_SOUGHT_UP_TO,
    CorpusWide,
    checksums,
    comparison_of,
    corpus_links,
    find_copies,
    publish,
    write_comparison,
    write_skipped,
    write_tables,
)
from analysis.scale.store import Store, is_remote
from analysis.scale.workers import worked
from analysis.scale.working import TABLES, Finished, Skipped, already_finished, is_reviewed, work_on

__all__ = ["Summary", "measure_corpus"]

_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows by table, words read, articles skipped, partitions taken over, the comparison's notes."""

    rows: dict[str, int]
    words: int
    skipped: list[Skipped]
    taken_over: int
    notes: list[str]


def measure_corpus(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    settings: str | os.PathLike[str] | None = None,
    file_format: str = ".csv",
    in_parts: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
    strict: bool = False,
    target: str | None = None,
    compared: dict[str, Any] | None = None,
    partition_size: int = PARTITION_SIZE,
    watch: Watch = watched,
) -> Summary:
    """Find, name, measure and compare a corpus and write its four tables, ``skipped.csv`` and ``manifest.json``.

    ``path`` is what ``load`` takes; ``out`` a folder (made if need be) or a URL that fsspec knows. ``file_format`` is
    ".csv", ".jsonl" or ".parquet". With ``in_parts`` (Parquet only, and always for a URL) a table is a folder of part
    files, one a partition, rather than one file. ``workers`` is the number of processes (None: one a core);
    ``scheduler`` the address of a Dask scheduler to use instead. ``strict`` stops at the first article that cannot be
    read or worked on; otherwise such articles are listed in skipped.csv. ``target`` is whom the tone is asked
    towards; ``compared`` are arguments for ``compare``.

    Raises InputError for input that cannot be used; the tables appear when all are done, or not at all.
    """
    place = os.fspath(out)
    in_parts = in_parts or is_remote(place)
    if in_parts and file_format != ".parquet":
        raise InputError(f"Tables in parts are Parquet, not {file_format}; add --format parquet.")
    if not is_remote(place):
        for name in (*TABLES, "comparison"):
            not_the_input(Path(place, f"{name}{file_format}"), Path(path))
    unread: list[Skipped] = []
    corpus = open_corpus(path, settings, None if strict else lambda doc_id, why: unread.append(Skipped(doc_id, why)))
    options = {"target": target, "compared": compared or {}, "partition_size": partition_size}
    reviewed = is_reviewed(corpus.attrs)
    corrections = Path(corpus.attrs["review"]).read_text("utf-8") if reviewed else ""
    stamp = fingerprint({"corpus": corpus.attrs, "corrections": corrections, **options})
    work = Store(f"{place}/{_UNFINISHED}")
    fresh = not is_remote(place) and _make(Path(place))
    known = known_speakers(corpus.attrs["speakers"])
    job = partial(work_on, attrs=corpus.attrs, work=work, strict=strict, target=target)
    earlier: list[Finished] = []
    size = sys.maxsize if reviewed else partition_size
    todo = _not_finished(partitions(corpus.articles, stamp, size), work, earlier)
    total = None if corpus.total is None else -(-corpus.total // partition_size)
    try:
        parts = list(watch(worked(todo, job, workers, scheduler), "partitions", total)) + earlier
        parts.sort(key=lambda part: part.name)
        skipped = [*unread, *(entry for part in parts for entry in part.skipped)]
        if not any(part.rows["documents"] for part in parts):
            raise InputError(skipped[0].reason if skipped else f"{named(Path(path))} has no articles.")
        wide = CorpusWide(corpus_links(parts, work, known), find_copies(parts, work))
        comparison = comparison_of(parts, work, wide, corpus.attrs, compared or {})
    except InputError:
        if fresh:
            work.clear()
            Path(place).rmdir()
        raise
    staged = place if is_remote(place) else f"{work.place}/tables"
    if not is_remote(place):
        Store(staged).clear()
        Path(staged).mkdir(parents=True)
    rows = write_tables(parts, work, wide, staged, file_format, in_parts)
    write_comparison(comparison, staged, file_format)
    write_skipped(skipped, staged)
    described = {**options, "format": file_format, "in_parts": in_parts}
    outputs = {} if is_remote(place) else checksums(staged)
    text = manifest(Path(path).name, corpus.attrs, described, parts, len(skipped), outputs)
    Store(staged).write("manifest.json", text.encode())
    if not is_remote(place):
        publish(Path(staged), Path(place))
    work.clear()
    notes = [note for note in dict.fromkeys(comparison["note"].dropna()) if note]
    if wide.copies is None:
        notes.append(f"near-identical articles were not looked for: there are more than {COPIES_SOUGHT_UP_TO:,}")
    rows["comparison"] = len(comparison)
    return Summary(rows, sum(part.words for part in parts), skipped, len(earlier), notes)


def _not_finished(cut: Iterable[Partition], work: Store, earlier: list[Finished]) -> Iterator[Partition]:
    """The partitions still to be done; what an earlier run finished goes to ``earlier``."""
    for partition in cut:
        finished = already_finished(partition, work)
        if finished is None:
            yield partition
        else:
            earlier.append(finished)


def _make(folder: Path) -> bool:
    """Make the output folder; whether it is new. Raises InputError where it cannot be used."""
    fresh = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / _UNFINISHED
        probe.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{named(folder)} cannot be used as the output folder ({reason}); name another.") from error
    return fresh
