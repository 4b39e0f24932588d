"""Merge, split or rename speakers of a corpus: one call that edits corpus.toml, which every later run applies.

    merge_speakers("corpus/harbour", "Ann Lee", "A. Lee", "Mayor Lee")
    split_speaker("corpus/harbour", "Ann Lee", "Lee Jr.")
    rename_speaker("corpus/harbour", "Ann Lee", "Ann Lee-Roe")
    set_group("corpus/harbour", "Ann Lee-Roe", "Council")

The file is rewritten whole or not at all, and comments and layout stay as the researcher wrote them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import named, read_utf8
from analysis.corpus.settings import SETTINGS_FILE, parse_settings
from analysis.errors import InputError

__all__ = ["merge_speakers", "rename_speaker", "set_group", "split_speaker"]


def merge_speakers(corpus: str | os.PathLike[str], name: str, *others: str) -> Path:
    """Say that ``others`` are names of ``name``; returns the corpus.toml that was written.

    ``corpus`` is a corpus folder (or its corpus.toml, which is made if there is none). Names that have an entry
    of their own bring their aliases and descriptions along. Raises InputError where a name is empty or the file
    cannot be used.
    """
    names = _checked(name, others)
    path, toml = _opened(corpus)
    entries = _entries(toml)
    entry = _entry_of(entries, name) or _add_entry(toml, name)
    for other in names:
        twin = _entry_of(_entries(toml), other)
        if twin is not None and twin is not entry:
            for alias in [twin["name"], *twin.get("aliases", [])]:
                _append(entry, "aliases", alias, unless=entry["name"])
            for description in twin.get("descriptions", []):
                _append(entry, "descriptions", description)
            _drop_entry(toml, twin)
        _append(entry, "aliases", other, unless=entry["name"])
    for each in _entries(toml):
        _remove(each, "apart", [name, *names])
    return _write(path, toml)


def split_speaker(corpus: str | os.PathLike[str], name: str, *others: str) -> Path:
    """Say that ``others`` are not ``name``: each becomes a speaker of its own; returns the corpus.toml written.

    Raises InputError as ``merge_speakers`` does, and where ``others`` holds ``name`` itself.
    """
    names = _checked(name, others)
    path, toml = _opened(corpus)
    entry = _entry_of(_entries(toml), name) or _add_entry(toml, name)
    if any(_same(other, entry["name"]) for other in names):
        raise InputError(f'"{name}" cannot be split from itself; name the variant that is somebody else.')
    _remove(entry, "aliases", names)
    for other in names:
        _append(entry, "apart", other)
        if _entry_of(_entries(toml), other) is None:
            _append(_add_entry(toml, other), "apart", entry["name"])
    return _write(path, toml)


def rename_speaker(corpus: str | os.PathLike[str], name: str, new: str) -> Path:
    """Say that the tables call ``name`` ``new`` from now on; returns the corpus.toml that was written.

    The old name becomes an alias, so that the articles' own words go on being understood. Raises InputError as
    ``merge_speakers`` does, and where another speaker is called ``new`` already.
    """
    [wanted] = _checked(name, [new])
    path, toml = _opened(corpus)
    entry = _entry_of(_entries(toml), name) or _add_entry(toml, name)
    other = _entry_of(_entries(toml), wanted)
    if other is not None and other is not entry and not _same(other["name"], entry["name"]):
        raise InputError(f'There is a speaker called "{wanted}" already; merge the two if they are the same.')
    old = str(entry["name"])
    entry["name"] = wanted
    _remove(entry, "aliases", [wanted])
    _append(entry, "aliases", old, unless=wanted)
    return _write(path, toml)


def set_group(corpus: str | os.PathLike[str], name: str, group: str) -> Path:
    """Put the speaker into a group, or with "" into none; returns the corpus.toml that was written."""
    if not name.strip():
        raise InputError("Give the speaker's name.")
    path, toml = _opened(corpus)
    entry = _entry_of(_entries(toml), name) or _add_entry(toml, name)
    label = " ".join(group.split())
    if label:
        entry["group"] = label
    elif "group" in entry:
        del entry["group"]
    return _write(path, toml)


def _checked(name: str, others: Iterable[str]) -> list[str]:
    names = [" ".join(other.split()) for other in others]
    if not name.strip() or not names or not all(names):
        raise InputError("Give the speaker's name and at least one other name, none of them empty.")
    return names


def _opened(corpus: str | os.PathLike[str]) -> tuple[Path, Any]:
    """The corpus's settings as a document that keeps its comments."""
    import tomlkit

    place = Path(corpus)
    path = place if place.suffix == ".toml" else place / SETTINGS_FILE
    if not path.parent.is_dir():
        raise InputError(f"{named(path.parent)} is not a folder; give the corpus folder.")
    if not path.exists():
        return path, tomlkit.document()
    text = read_utf8(path)
    parse_settings(text, named(path))
    return path, tomlkit.parse(text)


def _entries(toml: Any) -> list[Any]:
    return list(toml.get("speakers", []))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _entry_of(entries: Iterable[Any], name: str) -> Any:
    """The entry that has ``name`` as its name or alias, or None."""
    for entry in entries:
        if any(_same(name, each) for each in [entry["name"], *entry.get("aliases", [])]):
            return entry
    return None


def _add_entry(toml: Any, name: str) -> Any:
    import tomlkit

    if "speakers" not in toml:
        toml["speakers"] = tomlkit.aot()
    entry = tomlkit.table()
    entry["name"] = " ".join(name.split())
    toml["speakers"].append(entry)
    return toml["speakers"][-1]


def _drop_entry(toml: Any, entry: Any) -> None:
    for index, each in enumerate(toml["speakers"]):
        if each is entry or _same(each["name"], entry["name"]):
            del toml["speakers"][index]
            return


def _append(entry: Any, key: str, value: str, unless: str = "") -> None:
    if any(_same(value, each) for each in [unless, *entry.get(key, [])]):
        return
    if key in entry:
        entry[key].append(value)
    else:
        entry[key] = [value]


def _remove(entry: Any, key: str, values: Iterable[str]) -> None:
    values = list(values)
    kept = [each for each in entry.get(key, []) if not any(_same(each, value) for value in values)]
    if len(kept) == len(entry.get(key, [])):
        return
    for index in reversed(range(len(entry[key]))):
        if any(_same(entry[key][index], value) for value in values):
            del entry[key][index]
    if not kept:
        del entry[key]


def _write(path: Path, toml: Any) -> Path:
    """Write the settings only if they still read well."""
    import tomlkit

    from analysis.saving import whole_file

    text = tomlkit.dumps(toml)
    parse_settings(text, named(path))
    with whole_file(path) as stream:
        stream.write(text.encode("utf-8"))
    return path
