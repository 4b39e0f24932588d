"""An edit: one correction by hand, as it stands on one line of review.csv.

>>> edit = Edit("a1", "2021-05-03T10:00:00.000000Z", "Jo", "speaker", "storm", "0" * 16, ((5, 9),), "safe", "A", "B")
>>> Edit.of_cells(edit.cells(), "review.csv, row 2") == edit
True

What an edit is about is said three ways: where its statement stood (``fragments``), in which text (``checksum``),
and which words they were (``words``). So it can be found again when the text or the finder has changed.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from analysis.corpus.decoding import well_formed
from analysis.corpus.exporting import original_cell, plain_cell
from analysis.errors import InputError

__all__ = [
    "ACTIONS",
    "ANSWERS",
    "COLUMNS",
    "HEDGING",
    "SETTLE",
    "TONES",
    "Edit",
    "Spans",
    "checksum_of",
    "now",
    "spans_of",
    "words_at",
]

Spans = tuple[tuple[int, int], ...]

ACTIONS = {
    "accept": "the statement is right as it stands",
    "reject": "this is no statement",
    "speaker": "somebody else said it",
    "extent": "it begins or ends elsewhere",
    "add": "a statement that was missed",
    "hedging": "whether the speaker hedges",
    "tone": "the tone of what is said",
    "read": "the article was read to its end for statements that were missed",
    "undo": "an edit that no longer holds",
    "settle statement": "reviewers disagreed, and this is what holds: is it one?",
    "settle speaker": "who said it",
    "settle extent": "where it begins and ends",
    "settle hedging": "whether the speaker hedges",
    "settle tone": "the tone of what is said",
}
"""What an edit may do."""

SETTLE = "settle "
"""How the action of an edit begins that settles a disagreement; after it stands the decision."""

ANSWERS = ("yes", "no")

HEDGING = ("hedged", "not hedged")
TONES = ("negative", "neutral", "positive")

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_ID = re.compile(r"[0-9a-z]{1,32}")
_CHECKSUM = re.compile(r"[0-9a-f]{16}")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\x00": "\\0"}
_UNESCAPED = {escaped: plain for plain, escaped in _ESCAPES.items()}


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of review.csv.

    ``was`` and ``became`` are a speaker (accept, speaker, add), the words (extent), a label (hedging, tone) or
    "yes" and "no" (settle statement); ``was`` of a settlement is what each reviewer said. ``new_fragments`` are where
    the statement stands after an edit of its extent; of an added statement they are its cue, and ``was`` the
    cue's words. ``revokes`` is the edit_id of what an undo takes back. Times are UTC.
    """

    edit_id: str
    time: str
    reviewer: str
    action: str
    doc_id: str = ""
    checksum: str = ""
    fragments: Spans = ()
    words: str = ""
    was: str = ""
    became: str = ""
    new_fragments: Spans = ()
    revokes: str = ""
    why: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """By which edits are sorted, whatever order the lines stand in."""
        return self.time, self.edit_id

    @property
    def settles(self) -> bool:
        """Whether it settles a disagreement, and so is no judgement of its reviewer alone."""
        return self.action.startswith(SETTLE)

    @property
    def decision(self) -> str:
        """What it is about: the action, of a settlement without its first word."""
        return self.action.removeprefix(SETTLE)

    def cells(self) -> dict[str, str]:
        """The edit as cells of review.csv: one line each, none of which a spreadsheet takes for a formula."""
        found = {}
        for name in COLUMNS:
            value = getattr(self, name)
            plain = json.dumps(value) if isinstance(value, tuple) and value else value or ""
            escaped = re.sub(r"[\\\n\r\x00]", lambda m: _ESCAPES[m[0]], well_formed(plain))
            found[name] = plain_cell(escaped)
        return found

    @classmethod
    def of_cells(cls, cells: Mapping[str, str], where: str) -> Edit:
        """The edit of one line; raises InputError naming ``where`` and the mend for anything that is none."""
        values: dict[str, Any] = {
            name: re.sub(r"\\[\\nr0]", lambda m: _UNESCAPED[m[0]], original_cell(cells[name])) for name in COLUMNS
        }
        for name in ("fragments", "new_fragments"):
            values[name] = _parsed_spans(values[name], name, where)
        edit = cls(**values)
        edit._check(where)
        return edit

    def _check(self, where: str) -> None:
        def need(holds: object, sentence: str) -> None:
            if not holds:
                raise InputError(f"{where}: {sentence}; mend the line or take it out.")

        need(_ID.fullmatch(self.edit_id), f'the edit_id "{self.edit_id[:40]}" should be small letters and digits')
        need(_is_time(self.time), f'the time "{self.time[:40]}" should be as in 2021-05-03T10:00:00.000000Z')
        need(self.action in ACTIONS, f'the action "{self.action[:40]}" should be one of {", ".join(ACTIONS)}')
        need(self.reviewer.strip(), "the reviewer is missing")
        if self.action == "undo":
            need(_ID.fullmatch(self.revokes), 'an undo needs the edit_id that it takes back under "revokes"')
            return
        need(self.doc_id, "the doc_id is missing")
        need(_CHECKSUM.fullmatch(self.checksum), "the checksum should be 16 of the signs 0-9 and a-f")
        if self.action == "read":
            return
        need(self.fragments, "the fragments are missing")
        need(self.words, "the words are missing")
        if self.decision == "extent":
            need(self.new_fragments and self.became, "an extent needs new_fragments and the words that it became")
        labels = {"hedging": HEDGING, "tone": TONES, "statement": ANSWERS}.get(self.decision)
        if labels:
            need(self.became in labels, f'"became" is "{self.became[:40]}" and should be one of {", ".join(labels)}')


COLUMNS = tuple(each.name for each in fields(Edit))
"""The columns of review.csv."""


def checksum_of(text: str) -> str:
    """By which an edit knows the text that it was made in: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(well_formed(text).encode("utf-8")).hexdigest()[:16]


def now() -> tuple[str, str]:
    """A fresh edit_id and the time, in UTC."""
    time = datetime.datetime.now(datetime.UTC)
    return secrets.token_hex(6), time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def spans_of(fragments: Sequence[Sequence[int]]) -> Spans:
    """The fragments of a quotes table as an edit has them."""
    return tuple((int(start), int(end)) for start, end in fragments)


def words_at(text: str, spans: Spans) -> str:
    """The words of a statement, as the quotes table shows them."""
    return " … ".join(text[start:end] for start, end in spans)


def _is_time(time: str) -> bool:
    try:
        return bool(_TIME.fullmatch(time)) and bool(datetime.datetime.fromisoformat(time))
    except ValueError:
        return False


def _parsed_spans(cell: str, name: str, where: str) -> Spans:
    if not cell:
        return ()
    mend = f'{where}: "{name}" is "{cell[:40]}" and should be as in [[12, 48]]; mend the line or take it out.'
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise InputError(mend) from error
    if not isinstance(value, list):
        raise InputError(mend)
    last = 0
    for span in value:
        if not (isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span)):
            raise InputError(mend)
        if not last <= span[0] < span[1]:
            raise InputError(mend)
        last = span[1]
    return tuple((start, end) for start, end in value)
