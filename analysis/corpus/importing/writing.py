"""Writing a corpus: a folder that ``load`` reads and git can hold, made whole or not at all.

harbour/
    storm-stops-ferry.txt      one article a file, UTF-8; what offsets point into
    corpus.toml                title, and what is known of each article
    review.csv                 corrections by hand, none yet
    .gitattributes             git keeps every character, and merges two people's corrections
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.corpus.decoding import named, well_formed
from analysis.corpus.importing.articles import DESCRIBED, Article
from analysis.corpus.settings import SETTINGS_FILE, parse_settings
from analysis.errors import InputError
from analysis.review.edits import COLUMNS
from analysis.review.log import REVIEW_FILE
from analysis.tables import DOCUMENTS

__all__ = ["file_names", "write_corpus"]

_ATTRIBUTES = (
    "# Offsets point into the texts: git must not change their line ends.\n*.txt -text\nreview.csv -text merge=union\n"
)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_NOT_IN_NAMES = re.compile(r"[^\w.-]+|\.\.+")
_LONGEST_NAME = 80
_NOT_IN_TOML = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def write_corpus(
    folder: str | os.PathLike[str], articles: Iterable[Article], title: str = "", description: str = ""
) -> Path:
    """Make the corpus folder ``folder`` of ``articles``; returns its path.

    The folder must be new or empty: a corpus that is there is never written over. Raises InputError otherwise, and
    where there is no article.
    """
    place = Path(folder).expanduser()
    found = list(articles)
    if not found:
        raise InputError("There is no article to make a corpus of; look at what was skipped and why.")
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise InputError(f"{named(place)} is there already and not empty; name a new folder.")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        hidden = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=place.parent))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{named(place)} cannot be made ({reason}); name another folder.") from error
    try:
        names = file_names(found)
        for name, article in zip(names, found, strict=True):
            _write(hidden / name, well_formed(article.text))
        settings = _settings(names, found, title or place.name, description)
        parse_settings(settings, named(place / SETTINGS_FILE))
        _write(hidden / SETTINGS_FILE, settings)
        _write(hidden / REVIEW_FILE, ",".join(COLUMNS) + "\n")
        _write(hidden / ".gitattributes", _ATTRIBUTES)
        # Once for all files: flushing each by itself takes minutes for a large corpus.
        if hasattr(os, "sync"):
            os.sync()
        umask = os.umask(0)
        os.umask(umask)
        hidden.chmod(0o777 & ~umask)
        if place.exists():
            place.rmdir()
        hidden.replace(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{named(place)} cannot be written ({reason}); name another folder.") from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    return place


def file_names(articles: Iterable[Article]) -> list[str]:
    """A file name for each article, from its id or its file's name: safe on every system, and each its own.

    >>> file_names([Article("a/Storm: ferry?.html", "x"), Article("t.csv, row 2", "y", doc_id="../7")])
    ['a-Storm-ferry.txt', '7.txt']
    """
    taken: set[str] = set()
    names = []
    for article in articles:
        wanted = article.doc_id or str(PurePosixPath(article.place).with_suffix(""))
        stem = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", wanted))
        stem = stem.strip("-._ ").encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore").rstrip("-. ") or "article"
        if stem.split(".")[0].casefold() in _RESERVED:
            stem = f"{stem}-"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(f"{name}.txt")
    return names


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _settings(names: list[str], articles: list[Article], title: str, description: str) -> str:
    lines = [f"title = {_toml(title)}"]
    if description:
        lines.append(f"description = {_toml(description)}")
    for name, article in zip(names, articles, strict=True):
        entry = ["", "[[documents]]", f"file = {_toml(name)}"]
        for key in DESCRIBED:
            words = " ".join(_NOT_IN_TOML.sub(" ", str(article.said.get(key) or "")).split())
            if words:
                entry.append(f"{key} = {words if key == 'date' else _toml(words)}")
        # A column of the user's own may not take the place of one of the documents table's.
        own = {f"{key}_" if key in DOCUMENTS else key: v for key, v in article.said.items() if key not in DESCRIBED}
        if own:
            entry.append(f"metadata = {_table(own)}")
        lines += entry
    return "\n".join(lines) + "\n"


def _table(values: Mapping[str, Any]) -> str:
    return "{ " + ", ".join(f"{_toml(str(key))} = {_toml(value)}" for key, value in values.items()) + " }"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    plain = well_formed(str(value)).replace("\\", "\\\\").replace('"', '\\"')
    plain = plain.replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _NOT_IN_TOML.sub(lambda found: f"\\u{ord(found[0]):04x}", plain) + '"'
