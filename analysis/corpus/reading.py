"""From what the researcher has on disk to the documents table: the first step of the line.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     _ = Path(folder, "harbour.txt").write_text("Harbour talks end\\n\\nThe mayor said so.", encoding="utf-8")
...     load(folder)[["doc_id", "n_words"]].values.tolist()
[['harbour', 7]]
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.decoding import decode_utf8, named, read_utf8, well_formed
from analysis.corpus.parquet import is_parquet, parquet_records
from analysis.corpus.settings import SETTINGS_FILE, CorpusSettings, DocumentSettings, read_settings
from analysis.errors import InputError
from analysis.layout import find_paragraphs, find_parts
from analysis.progress import watched
from analysis.records import column_of, table_of
from analysis.review.log import REVIEW_FILE
from analysis.tables import DOCUMENTS
from analysis.words import count_words

__all__ = ["Corpus", "Document", "SetAside", "documents_table", "load", "open_corpus"]

SetAside = Callable[[str, str], None]
"""Takes the doc_id ("" where there is none) and the sentence that says why an article could not be read."""

Record = dict[str, Any] | InputError

_DESCRIBED = ("title", "date", "source", "author", "url", "duplicate_of")
_COMPUTED = ("n_words",)
_OTHER_FORMATS = {".csv", ".doc", ".docx", ".htm", ".html", ".json", ".pdf", ".rtf", ".tsv", ".xls", ".xlsx", ".zip"}
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ])")


@dataclass(frozen=True, slots=True)
class Document:
    """One article before it becomes a row: its text, what is described of it, and the user's own columns."""

    doc_id: str
    text: str
    described: Mapping[str, str | None] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus that is ready to be read, article by article; ``total`` is how many there are, where known."""

    attrs: dict[str, Any]
    articles: Iterable[Document]
    total: int | None


def load(path: str | os.PathLike[str], settings: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Read a corpus into the documents table (``tables.DOCUMENTS``, then the user's own metadata columns).

    ``path`` is a corpus folder (every .txt in it, at any depth, is an article), one text file, or a JSONL file
    whose lines have ``doc_id`` and ``text`` and may have title, date, source, author, url and further values.
    An article that nearly repeats an earlier one gets its doc_id in ``duplicate_of``.
    ``settings`` names the corpus.toml to use; without it, the one in the folder or beside the file is read,
    if there is one. ``documents.attrs["corpus"]`` carries the corpus's title, speakers and groups,
    and where the corrections by hand of a corpus folder are kept.

    Text is kept to the last character, line ends included; only halves of broken surrogate pairs, which no
    file can hold, become U+FFFD, one for one. Raises InputError with the file, the line and the mend.
    """
    corpus = open_corpus(path, settings)
    table = documents_table(watched(corpus.articles, "reading", corpus.total))
    table.attrs["corpus"] = corpus.attrs
    if len(table) > 1:
        from analysis.comparison.duplicates import mark_duplicates

        return mark_duplicates(table)
    return table


def open_corpus(
    path: str | os.PathLike[str],
    settings: str | os.PathLike[str] | None = None,
    set_aside: SetAside | None = None,
) -> Corpus:
    """The corpus at ``path``, whose articles are read one at a time as they are asked for; as for ``load``.

    Where ``set_aside`` is given, an article that cannot be read is handed to it and the reading goes on.
    """
    place = Path(path)
    if is_parquet(os.fspath(path)):
        known = read_settings(Path(settings)) if settings is not None else CorpusSettings()
        return Corpus(known.as_attrs(), _read_records(parquet_records(os.fspath(path)), set_aside), None)
    if not place.exists():
        raise InputError(f"{named(place)} does not exist; give a corpus folder, a text file, JSONL or Parquet.")
    beside = (place if place.is_dir() else place.parent) / SETTINGS_FILE
    if settings is not None:
        known = read_settings(Path(settings))
    else:
        known = read_settings(beside) if beside.is_file() else CorpusSettings()
    attrs = known.as_attrs()
    if place.is_dir():
        attrs["review"] = str(place / REVIEW_FILE)
        files = _article_files(place)
        return Corpus(attrs, _read_files(place, files, known, set_aside), len(files))
    suffix = place.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return Corpus(attrs, _read_jsonl(place, set_aside), None)
    if suffix in _OTHER_FORMATS:
        raise InputError(
            f"{named(place)}: {suffix} files are not read directly; make a corpus of it with "
            "notebooks/your_corpus.ipynb, or convert it to .txt or .jsonl."
        )
    return Corpus(attrs, _read_files(place.parent, [place], known, set_aside), 1)


def documents_table(articles: Iterable[Document]) -> pd.DataFrame:
    """The documents table of ``articles``: the columns of ``tables.DOCUMENTS``, then the user's own."""
    rows: list[tuple[Any, ...]] = []
    more: dict[str, list[Any]] = {}
    for document in articles:
        described = dict(document.described)
        title, n_words = _title_and_words(document.text)
        for name in document.metadata:
            more.setdefault(name, [None] * len(rows))
        for name, cells in more.items():
            cells.append(document.metadata.get(name))
        rows.append(
            (
                document.doc_id,
                described.get("title") or title,
                *(described.get(name) for name in ("date", "source", "author", "url")),
                document.text,
                n_words,
                described.get("duplicate_of"),
            )
        )
    table = table_of(rows, DOCUMENTS)
    for name, cells in more.items():
        table[name] = column_of(cells)
    return table


def _title_and_words(text: str) -> tuple[str | None, int]:
    parts = find_parts(text, find_paragraphs(text))
    title = next((" ".join(text[part.start : part.end].split()) for part in parts if part.kind == "title"), None)
    return title, sum(count_words(text[p.start : p.end]) for p in parts if p.kind in ("title", "deck", "body"))


def _article_files(folder: Path) -> list[Path]:
    """Every .txt of the folder, hidden ones left out, in an order that is the same on every machine."""
    found: list[Path] = []
    others = 0
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(".txt") and not name.startswith("."):
                found.append(Path(parent, name))
            elif Path(name).suffix.lower() in _OTHER_FORMATS | {".jsonl"}:
                others += 1
    if not found:
        mend = (
            "files of other kinds become articles with notebooks/your_corpus.ipynb, and a .jsonl file can be "
            "named itself."
            if others
            else "put one .txt file an article into it."
        )
        raise InputError(f"{named(folder)} has no articles (.txt files): {mend}")
    inside = folder.resolve()
    for file in found:
        if file.is_symlink() and not file.resolve().is_relative_to(inside):
            raise InputError(f"{named(file)} is a link out of the corpus folder; put a copy of the article there.")
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _read_files(
    folder: Path, files: Iterable[Path], settings: CorpusSettings, set_aside: SetAside | None
) -> Iterator[Document]:
    entries = {Path(entry.file).as_posix(): entry for entry in settings.documents}
    first: dict[str, Path] = {}
    for file in files:
        name = file.relative_to(folder).as_posix()
        doc_id = well_formed(name[: -len(file.suffix)] if file.suffix else name)
        try:
            text = read_utf8(file)
            if not text.strip("\ufeff \t\r\n\f\v"):
                raise InputError(f"{named(file)} is empty; put the article's text into it or delete it.")
            if first.setdefault(doc_id, file) is not file:
                raise InputError(f"{named(file)} and {named(first[doc_id])} have the same name; rename one of them.")
        except InputError as error:
            if set_aside is None:
                raise
            set_aside(doc_id, str(error))
            continue
        entry = entries.get(name)
        described, metadata = _described(entry) if entry else ({}, {})
        yield Document(doc_id, well_formed(text), described, metadata)


def _described(entry: DocumentSettings) -> tuple[dict[str, str | None], dict[str, Any]]:
    values = entry.model_dump()
    return {name: values[name] for name in _DESCRIBED if name in values}, dict(values["metadata"])


def _read_jsonl(file: Path, set_aside: SetAside | None) -> Iterator[Document]:
    with _opened(file) as stream:
        yield from _read_records(_jsonl_records(file, stream), set_aside)


def _jsonl_records(file: Path, stream: Iterable[bytes]) -> Iterator[tuple[str, Record]]:
    """Each line that is not blank, with where it stands; what is wrong with a line is said when it is asked for."""
    empty = True
    for number, raw in enumerate(stream, start=1):
        where = f"{named(file)}, line {number}"
        record: Record
        try:
            line = decode_utf8(raw, named(file), number).strip("\ufeff \t\r\n")
            if not line:
                continue
            record = _parsed(line, where)
        except InputError as error:
            record = error
        empty = False
        yield where, record
    if empty:
        raise InputError(f"{named(file)} is empty; write one JSON object a line, with doc_id and text.")


def _read_records(records: Iterable[tuple[str, Record]], set_aside: SetAside | None) -> Iterator[Document]:
    places: dict[str, str] = {}
    for where, record in records:
        try:
            if isinstance(record, InputError):
                raise record
            document = _from_record(record, where)
            if document.doc_id in places:
                raise InputError(
                    f'{where}: the doc_id "{document.doc_id}" stands on {_line(places[document.doc_id])} too; '
                    "give every article an id of its own."
                )
        except InputError as error:
            if set_aside is None:
                raise
            doc_id = record.get("doc_id") if isinstance(record, dict) else None
            set_aside(well_formed(doc_id) if isinstance(doc_id, str) else "", str(error))
            continue
        places[document.doc_id] = where
        yield document


def _line(where: str) -> str:
    """ "line 3" of "articles.jsonl, line 3"."""
    return where.rpartition(", ")[2]


def _opened(file: Path) -> Any:
    try:
        return file.open("rb")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{named(file)} cannot be read ({reason}); check the path and its permissions.") from error


def _parsed(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "it cannot be parsed"
        raise InputError(f"{where}: not valid JSON ({reason}); write one JSON object a line.") from error
    if not isinstance(record, dict):
        raise InputError(f'{where}: not a JSON object; write {{"doc_id": "…", "text": "…"}}, one a line.')
    return record


def _from_record(record: dict[str, Any], where: str) -> Document:
    for name in ("doc_id", "text"):
        if name not in record or record[name] is None:
            raise InputError(f'{where}: this line has no "{name}"; every line needs doc_id and text.')
    doc_id, text = record["doc_id"], record["text"]
    if isinstance(doc_id, int) and not isinstance(doc_id, bool):
        doc_id = str(doc_id)
    if not isinstance(doc_id, str) or not doc_id:
        raise InputError(f'{where}: "doc_id" is {json.dumps(doc_id)[:40]}; it should be a name or a number.')
    if not isinstance(text, str) or not text.strip("\ufeff \t\r\n\f\v"):
        what = "is empty" if isinstance(text, str) else f"is {json.dumps(text)[:40]}"
        raise InputError(f'{where}: "text" {what}; it should hold the article\'s text.')
    described: dict[str, str | None] = {}
    for name in _DESCRIBED:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f'{where}: "{name}" is {json.dumps(value)[:40]}; it should be words in quotation marks.')
        described[name] = well_formed(value) if value else None
    if described["date"]:
        day = _ISO_DAY.match(described["date"])
        if not day:
            raise InputError(f'{where}: the date "{described["date"][:40]}" should be a day such as 2014-03-30.')
        described["date"] = day[1]
    taken = {"doc_id", "text", *_DESCRIBED, *_COMPUTED}
    metadata = {
        well_formed(name): well_formed(value) if isinstance(value, str) else value
        for name, value in record.items()
        if name not in taken and isinstance(value, str | int | float | bool | None)
    }
    return Document(well_formed(doc_id), well_formed(text), described, metadata)
