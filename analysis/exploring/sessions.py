"""Sessions: what a reader had chosen, kept in the corpus folder as a small JSON file that git can hold.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     _ = save_session(Session(choices=Choices(kinds=("direct",))), Path(folder), "tuesday")
...     restore_session(Path(folder), "tuesday").choices.kinds
('direct',)
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from analysis.errors import InputError
from analysis.exploring.choices import Choices
from analysis.exploring.summaries import CHARTS, MEASURES
from analysis.saving import whole_file

__all__ = [
    "SESSIONS",
    "Session",
    "read_session",
    "restore_session",
    "save_session",
    "saved_sessions",
    "write_session",
]

SESSIONS = "sessions"
"""The folder for sessions inside the corpus folder."""

_NAME = re.compile(r"[^\W_][\w .-]{0,79}")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Session:
    """The filters, what was clicked, and what was on show: a chart of ``measure`` by ``by``, a view, a page."""

    choices: Choices = field(default_factory=Choices)
    picked: Choices = field(default_factory=Choices)
    chart: str = ""
    by: str = ""
    measure: str = ""
    view: str = ""
    page: int = 0
    order: str = ""

    def in_words(self) -> str:
        """The session as one line for a person."""
        clicked = "" if self.picked.empty else f"clicked: {self.picked.in_words()}"
        charts = {name: label for label, name in CHARTS.items()}
        chart = charts.get(self.chart, self.chart).lower()
        if self.chart == "bars":
            chart = f"{MEASURES.get(self.measure, self.measure)} by {self.by}"
        elif self.chart == "time":
            chart = f"{chart} by {self.by}"
        return "; ".join(filter(None, (self.choices.in_words(), clicked, chart and f"chart: {chart}")))

    @classmethod
    def from_record(cls, record: Mapping[str, Any], where: str) -> Session:
        """The session of a JSON object; raises InputError naming ``where`` for anything that is none."""
        values: dict[str, Any] = {}
        for each in fields(cls):
            if each.name not in record:
                continue
            value = record[each.name]
            if each.name in ("choices", "picked"):
                if not isinstance(value, dict):
                    raise InputError(f'{where}: "{each.name}" should be an object of filters, not {value!r}.')
                values[each.name] = Choices.from_record(value, where)
            elif type(value) is not (int if each.name == "page" else str) or value == -1:
                raise InputError(f'{where}: "{each.name}" cannot be {value!r}.')
            else:
                values[each.name] = value
        return cls(**values)


def saved_sessions(corpus: Path) -> list[str]:
    """The names of the sessions that the corpus folder holds, in order."""
    return sorted(file.stem for file in (corpus / SESSIONS).glob("*.json") if _NAME.fullmatch(file.stem))


def save_session(session: Session, corpus: Path, name: str) -> Path:
    """Write the session as ``sessions/NAME.json``, whole or not at all; an older one of that name is replaced."""
    file = _file(corpus, name)
    try:
        file.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"{file} cannot be written ({(error.strerror or str(error)).lower()}).") from error
    write_session(session, file)
    return file


def restore_session(corpus: Path, name: str) -> Session:
    """Read the session called ``name``; raises InputError where there is none or it was damaged."""
    file = _file(corpus, name)
    try:
        return read_session(file)
    except FileNotFoundError:
        names = saved_sessions(corpus)
        there = f"there are {', '.join(names)}" if names else "none has been saved yet"
        raise InputError(f'There is no session called "{name}" in {corpus.name}; {there}.') from None


def write_session(session: Session, file: Path) -> None:
    """Write the session to ``file``, whole or not at all; raises InputError where that cannot be."""
    record = asdict(session) | {
        "version": _VERSION,
        "choices": session.choices.as_record(),
        "picked": session.picked.as_record(),
    }
    try:
        with whole_file(file) as stream:
            stream.write((json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    except OSError as error:
        raise InputError(f"{file} cannot be written ({(error.strerror or str(error)).lower()}).") from error


def read_session(file: Path) -> Session:
    """The session in ``file``; raises FileNotFoundError, and InputError where the file was damaged."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{file} cannot be read as a session ({error}); delete it or save it anew.") from error
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        raise InputError(f'{file} is no session of this version ("version": {_VERSION}); save it anew.')
    return Session.from_record(record, str(file))


def _file(corpus: Path, name: str) -> Path:
    if not _NAME.fullmatch(name) or name.endswith((".", " ")):
        raise InputError(
            f'A session cannot be called "{name}"; use letters, digits, spaces, "-", "_" and ".", 80 at most.'
        )
    return corpus / SESSIONS / f"{name}.json"
