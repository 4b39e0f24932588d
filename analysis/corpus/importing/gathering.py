"""Gathering: articles out of files of every kind, and a line for each file that gave none.

>>> from analysis.corpus.importing.sources import uploaded
>>> from analysis.corpus.importing.limits import Limits
>>> aside = []
>>> harvest = gather(uploaded({"a.txt": b"Storm stops ferry", "b.mp3": b"?"}, Limits(), aside), aside)
>>> harvest.preview()["title"].tolist(), harvest.skipped()["reason"].tolist()[0][:24]
([None], '.mp3 files are not read;')
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from analysis.corpus.decoding import well_formed
from analysis.corpus.importing.articles import DESCRIBED, Article, Reader
from analysis.corpus.importing.columns import Choice, article_of_row, guess_columns
from analysis.corpus.importing.encodings import decoded
from analysis.corpus.importing.file_names import compile_pattern, date_in_name, read_name
from analysis.corpus.importing.limits import Limits, SetAside, TooMuch
from analysis.corpus.importing.pdf_files import read_pdf
from analysis.corpus.importing.sources import Source
from analysis.corpus.importing.table_files import TABLE_SUFFIXES, open_table
from analysis.corpus.importing.web_pages import read_web_page
from analysis.corpus.importing.word_files import read_word_file
from analysis.progress import Watch, unwatched
from analysis.words import count_words

__all__ = ["READABLE", "Harvest", "gather"]


def _read_text(name: str, content: bytes) -> Article:
    text, encoding = decoded(content)
    return Article(name, text, notes=() if encoding == "utf-8" else (f"read as {encoding}",))


_READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xhtml": read_web_page,
    ".docx": read_word_file,
    ".pdf": read_pdf,
}
_MENDS = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx or .txt",
    ".xls": "save it as .xlsx",
    ".md": "rename it to .txt",
    ".gz": "unpack it first",
    ".7z": "unpack it first",
    ".rar": "unpack it first",
    ".tar": "unpack it first",
}
READABLE = (*_READERS, *TABLE_SUFFIXES)
"""The endings of files that articles can be read from; a .zip holds such files."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was gathered. ``tables`` has the columns of every table and the choice among them that was used."""

    articles: list[Article] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    tables: dict[str, tuple[list[str], Choice]] = field(default_factory=dict)

    def preview(self) -> pd.DataFrame:
        """One row an article: where it came from, what is known of it, its words, how it begins, notes."""
        rows = [
            {
                "from": article.place,
                **{name: article.said.get(name) for name in DESCRIBED},
                "n_words": count_words(article.text),
                "begins": " ".join(article.text[:400].split())[:120],
                "notes": "; ".join(article.notes) or None,
            }
            for article in self.articles
        ]
        return pd.DataFrame(rows, columns=["from", *DESCRIBED, "n_words", "begins", "notes"])

    def skipped(self) -> pd.DataFrame:
        """One row a file, or a row or member of one, that gave no article: ``file`` and ``reason``."""
        return pd.DataFrame([(each.place, each.reason) for each in self.aside], columns=["file", "reason"], dtype="str")


def gather(
    sources: Iterable[Source],
    aside: list[SetAside],
    *,
    pattern: str = "",
    choices: Mapping[str, Choice] | None = None,
    day_first: bool | None = None,
    limits: Limits | None = None,
    watch: Watch = unwatched,
) -> Harvest:
    """Read every source; nothing that is wrong with one of them stops the others.

    ``aside`` is the list that the sources put what they cannot take into; it is gone on with. ``pattern`` says what
    file names say (see ``file_names``); what the file itself says goes before it. ``choices`` are the columns of
    the tables, by name of the table; a table that is not among them has its columns guessed. ``day_first`` tells
    how dates such as 03/04/2014 are meant. Raises InputError for a pattern or a choice that cannot be used.
    """
    compiled = compile_pattern(pattern) if pattern else None
    bounds = limits or Limits()
    harvest = Harvest(aside=aside)
    seen: dict[bytes, str] = {}
    for source in watch(sources, "Reading files"):
        try:
            if source.suffix in TABLE_SUFFIXES:
                found = _from_table(source, choices or {}, day_first, bounds, harvest)
            elif source.suffix in _READERS:
                found = [_READERS[source.suffix](source.name, source.read())]
            else:
                raise TooMuch(_unreadable(source.suffix))
        except TooMuch as reason:
            aside.append(SetAside(source.name, str(reason)))
            continue
        except OSError as error:
            aside.append(SetAside(source.name, f"it cannot be read ({(error.strerror or str(error)).lower()})"))
            continue
        for article in found:
            text = well_formed(article.text)
            print_of = hashlib.sha256(text.encode("utf-8")).digest()
            if not text.strip("\ufeff \t\r\n\f\v"):
                aside.append(SetAside(article.place, "it is empty"))
            elif print_of in seen:
                aside.append(SetAside(article.place, f"it is the same, to the letter, as {seen[print_of]}"))
            else:
                seen[print_of] = article.place
                table = source.suffix in TABLE_SUFFIXES
                named = article if table else _named(article, source.name, compiled)
                harvest.articles.append(replace(named, text=text))
    return harvest


def _from_table(
    source: Source, choices: Mapping[str, Choice], day_first: bool | None, limits: Limits, harvest: Harvest
) -> list[Article]:
    table = open_table(source.name, source.read(), limits)
    choice = choices.get(source.name)
    if choice is None:
        some = [record for _, (_, record) in zip(range(50), table.rows(), strict=False) if isinstance(record, dict)]
        choice = guess_columns(table.columns, some)
        harvest.tables[source.name] = (table.columns, choice)
        if not choice.text:
            raise TooMuch("which of its columns holds the text cannot be told; choose it")
    else:
        harvest.tables[source.name] = (table.columns, choice)
        choice.check(table.columns, source.name)
    found: list[Article] = []
    number = -1
    for number, (place, record) in enumerate(table.rows()):
        shown = f"{source.name}, {place}"
        if number >= limits.rows:
            harvest.aside.append(SetAside(source.name, f"it has more than {limits.rows:,} rows; the rest was left"))
            break
        if isinstance(record, str):
            harvest.aside.append(SetAside(shown, record))
            continue
        try:
            article = article_of_row(shown, record, choice, day_first)
            name = article.doc_id or article.said.get("title") or f"{PurePosixPath(source.name).stem} {place}"
            found.append(replace(article, doc_id=str(name)))
        except TooMuch as reason:
            harvest.aside.append(SetAside(shown, str(reason)))
    if number < 0:
        raise TooMuch("it has no rows below its header")
    return found


def _named(article: Article, name: str, pattern: Any) -> Article:
    """The article with what its file's name says, where the file itself does not say it."""
    notes = article.notes
    if pattern is not None:
        values = read_name(name, pattern)
        if values is None:
            values, notes = {}, (*notes, "the file's name does not fit the pattern")
    else:
        day = date_in_name(name)
        values = {"date": day} if day else {}
    said = {**values, **article.said}
    if "title" not in said and pattern is None and PurePosixPath(name).suffix.lower() != ".txt":
        said["title"] = PurePosixPath(name).stem
    return replace(article, said=said, notes=notes)


def _unreadable(suffix: str) -> str:
    mend = _MENDS.get(suffix, f"the kinds that are read are {', '.join((*READABLE, '.zip'))}")
    return f"{suffix or 'files without an ending'}{' files' if suffix else ''} are not read; {mend}"
