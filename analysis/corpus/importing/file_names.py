"""What file names say: "2014-03-30_abc_storm-stops-ferry.txt" has a date, a source and a title.

>>> read_name("2014-03-30_abc_storm-stops-ferry.txt", compile_pattern("{date}_{source}_{title}"))
{'date': '2014-03-30', 'source': 'abc', 'title': 'storm stops ferry'}

A pattern is a file name without its ending, with the name of a field in braces where its value stands: date, source,
title, author or url, a word of your own, which becomes a column, or {_} for what is to be passed over.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from analysis.corpus.importing.dates import iso_day
from analysis.errors import InputError

__all__ = ["compile_pattern", "date_in_name", "read_name"]

_FIELD = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[^\W\d]\w{0,40}")
_DATE = r"(?:\d{4}[-.]\d{2}[-.]\d{2}|\d{8})"
_LEADING_DATE = re.compile(rf"({_DATE})(?=[_\s.-]|$)")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Check a pattern and make it ready for ``read_name``. Raises InputError saying what is wrong with it."""
    pieces: list[str] = []
    seen: set[str] = set()
    last = 0
    for field in _FIELD.finditer(pattern):
        name = field[1].strip()
        if not _NAME.fullmatch(name) and name != "_":
            raise InputError(f'The pattern has "{field[0]}"; write a word in the braces, as in {{date}}_{{title}}.')
        if name in seen and name != "_":
            raise InputError(f'The pattern has "{field[0]}" twice; give each its own name.')
        if seen and field.start() == last:
            raise InputError(f'The pattern has two fields with nothing between them before "{field[0]}"; put a sign.')
        pieces.append(re.escape(pattern[last : field.start()]))
        pieces.append(".+?" if name == "_" else f"(?P<{name}>{_DATE if name == 'date' else '.+?'})")
        seen.add(name)
        last = field.end()
    rest = pattern[last:]
    if not seen or set("{}") & set(_FIELD.sub("", pattern)):
        raise InputError(
            f'The pattern "{pattern}" has no field in braces; write one such as {{date}}_{{source}}_{{title}}.'
        )
    if len(seen) > 12:
        raise InputError("The pattern has more than 12 fields; leave some out.")
    return re.compile("".join(pieces) + re.escape(rest))


def read_name(name: str, pattern: re.Pattern[str]) -> dict[str, str] | None:
    """The fields of a file name, None where it does not fit the pattern. Dates become ISO days."""
    stem = PurePosixPath(name).stem[:300]
    found = pattern.fullmatch(stem)
    if found is None:
        return None
    values = {}
    for field, value in found.groupdict().items():
        if field == "date":
            day = iso_day(value)
            if day is None:
                return None
            values[field] = day
        else:
            spaced = re.sub(r"[-_]+", " ", value) if field in ("title", "author") else value
            values[field] = spaced.strip()
    return values


def date_in_name(name: str) -> str | None:
    """The day that a file name begins with, if it does.

    >>> date_in_name("20140330 storm.txt")
    '2014-03-30'
    """
    found = _LEADING_DATE.match(PurePosixPath(name).stem)
    return iso_day(found[1]) if found else None
