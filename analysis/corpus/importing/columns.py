"""Columns: which column of a table is the text, which the title, the date and so on.

>>> guess_columns(["ID", "Headline", "Body", "Published"], [])
Choice(text='Body', doc_id='ID', title='Headline', date='Published', source='', author='', url='')
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from analysis.corpus.importing.articles import DESCRIBED, Article
from analysis.corpus.importing.dates import iso_day
from analysis.corpus.importing.limits import TooMuch
from analysis.errors import InputError

__all__ = ["Choice", "article_of_row", "guess_columns"]

_NAMES = {
    "text": "text body content fulltext full_text article article_text articlebody story body_text maintext plain_text",
    "doc_id": "doc_id docid id article_id articleid identifier uid guid",
    "title": "title headline heading head hl",
    "date": "date published pubdate publication_date published_at date_published publish_date day pub_date datetime",
    "source": "source outlet publisher publication newspaper paper medium media site sitename",
    "author": "author authors byline creator writer journalist",
    "url": "url link web_url href uri address permalink",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The column for each role, '' for none; all other columns become metadata of the user's own."""

    text: str
    doc_id: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    url: str = ""

    def check(self, columns: Sequence[str], where: str) -> None:
        """Raise InputError where a column is not there or stands for two roles."""
        taken: dict[str, str] = {}
        for role, column in asdict(self).items():
            if column and column not in columns:
                raise InputError(f'{where} has no column "{column}"; it has {", ".join(columns)[:300]}.')
            if column and column in taken:
                raise InputError(
                    f'The column "{column}" is chosen for both {taken[column]} and {role}; choose another.'
                )
            taken[column] = role
        if not self.text:
            raise InputError(f"Say which column of {where} holds the text.")


def guess_columns(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Choice:
    """The most likely choice, by the names of the columns and, for the text, by what ``rows`` hold."""
    plain = {"_".join(column.lower().replace("-", " ").split()): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for role, names in _NAMES.items():
        for name in names.split():
            if name in plain and plain[name] not in found.values():
                found[role] = plain[name]
                break
    if "text" not in found:
        free = [column for column in columns if column not in found.values()]
        lengths = {c: sum(len(r[c]) for r in rows if isinstance(r.get(c), str)) for c in free}
        found["text"] = max(free or columns, key=lambda column: lengths.get(column, 0), default="")
        if not lengths.get(found["text"]) and len(columns) > 1:
            found["text"] = ""
    return Choice(**found)


def article_of_row(place: str, record: Mapping[str, Any], choice: Choice, day_first: bool | None = None) -> Article:
    """The article of one row; raises TooMuch with the reason where it has none."""
    text = record.get(choice.text)
    if text is None or not isinstance(text, str) or not text.strip():
        held = "is empty" if text is None or isinstance(text, str) else f"holds {str(text)[:30]!r}, not a text"
        raise TooMuch(f'the column "{choice.text}" {held}')
    said: dict[str, Any] = {}
    notes = []
    for role in DESCRIBED:
        value = record.get(getattr(choice, role)) if getattr(choice, role) else None
        if value is None or not str(value).strip():
            continue
        if role == "date":
            day = iso_day(value, day_first)
            if day is None:
                notes.append(f'the date "{str(value)[:30]}" cannot be told for sure and was left out')
            said["date"] = day
        else:
            said[role] = " ".join(str(value).split())
    roles = set(asdict(choice).values())
    for column, value in record.items():
        if column not in roles and (kept := _plain(value)) is not None:
            said[column] = kept
    doc_id = record.get(choice.doc_id) if choice.doc_id else None
    name = (
        "" if doc_id is None else str(int(doc_id)) if isinstance(doc_id, float) and doc_id.is_integer() else str(doc_id)
    )
    return Article(place, text, {k: v for k, v in said.items() if v is not None}, name.strip(), tuple(notes))


def _plain(value: Any) -> str | int | float | bool | None:
    """A cell as corpus.toml can hold it."""
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) < 2**63):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, list | dict | bytes):
        return None
    words = str(value).strip()
    return words[:10_000] or None
