"""Replaying: the edits of one article, in order, on what the finder finds in it now.

Every edit either takes effect or is handed back with the reason why it no longer fits; none is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.article import Article, read_article
from analysis.quotations.marks import pair_marks
from analysis.review.added import added_row
from analysis.review.anchoring import anchor, find_words, overlap, same_words
from analysis.review.edits import Edit, Spans, checksum_of, spans_of, words_at
from analysis.words import count_quoted_words, count_words

__all__ = ["Reviewed", "Unfit", "kind_of", "replay"]

_SAME_STATEMENT = 0.5
_FOUND_BY_NOW = 0.8


@dataclass(slots=True)
class Reviewed:
    """A statement and what became of it: ``row`` has the columns of ``tables.QUOTES``.

    ``found`` is where the finder put it, () for an added one; ``places`` everywhere it has been, the last where it
    stands now, and ``speakers`` everybody who was named.
    ``decisions`` are the latest of each kind: statement, speaker, extent, hedging, tone.
    """

    row: dict[str, Any]
    found: Spans
    places: list[Spans]
    rejected: bool = False
    status: str = ""
    reviewers: list[str] = field(default_factory=list)
    decisions: dict[str, str] = field(default_factory=dict)
    speakers: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.speakers.add(_plain(self.row.get("speaker")))

    @property
    def spans(self) -> Spans:
        """Where it stands now."""
        return self.places[-1]


@dataclass(frozen=True, slots=True)
class Unfit:
    """An edit that no longer fits, and why."""

    edit: Edit
    reason: str


def replay(
    rows: Iterable[Mapping[str, Any]], text: str, edits: Sequence[Edit], given: Sequence[Edit] = ()
) -> tuple[list[Reviewed], list[Unfit]]:
    """The statements of one article after ``edits`` (in order, none of them revoked), in text order.

    Rejected statements stay in the list, marked. Neither ``rows`` nor their values are changed. ``given`` is what
    others added or proposed: it changes nothing and decides nothing, but can be accepted, rejected and corrected.
    """
    statements = []
    for row in rows:
        spans = spans_of(row["fragments"])
        statements.append(Reviewed(dict(row), spans, [spans]))
    unfit: list[Unfit] = []
    checksum = checksum_of(text)
    for edit in given:
        _note(edit, statements, text, checksum)
    for edit in edits:
        reason = _apply(edit, statements, text, checksum)
        if reason:
            unfit.append(Unfit(edit, reason))
    statements.sort(key=lambda statement: statement.spans)
    return statements, unfit


def _apply(edit: Edit, statements: list[Reviewed], text: str, checksum: str) -> str:
    """Let one edit take effect; returns why it cannot, '' where it did."""
    if edit.action == "read":
        return "" if edit.checksum == checksum else "the text has changed since it was read to its end"
    place = anchor(edit, text, checksum, (s.spans for s in statements))
    if isinstance(place, str):
        return place
    if edit.action == "add":
        return _add(edit, place, statements, text)
    statement = _statement_at(place, statements, edit.new_fragments if edit.checksum == checksum else ())
    if statement is None:
        # What a rejection asks for has come about by itself.
        return "" if edit.action == "reject" else "the finder no longer finds this statement"
    decision = edit.decision
    if decision == "accept":
        reason = _why_not_accepted(edit, place, statement)
        if reason:
            return reason
        _accept(edit, place, statement, text)
        statement.decisions |= {"statement": "yes", "speaker": edit.became, "extent": _place(statement.spans)}
    elif decision == "reject" or (decision == "statement" and edit.became == "no"):
        statement.rejected = True
        statement.decisions["statement"] = "no"
    elif decision == "statement":
        _keep(statement)
        statement.decisions["statement"] = "yes"
    elif decision == "speaker":
        _set_speaker(edit, statement)
    elif decision == "extent":
        spans = edit.new_fragments
        if edit.checksum != checksum or spans[-1][1] > len(text):
            moved = [p for p in find_words(text, edit.became, edit.new_fragments) if overlap(p, place) > 0]
            if len(moved) != 1:
                return "the text has changed, and the words of the new extent are no longer there"
            spans = moved[0]
        _set_extent(statement, spans, text)
        statement.decisions |= {"statement": "yes", "extent": _place(spans)}
    else:
        statement.decisions[decision] = edit.became
    if edit.reviewer not in statement.reviewers:
        statement.reviewers.append(edit.reviewer)
    return ""


def _statement_at(place: Spans, statements: list[Reviewed], became: Spans) -> Reviewed | None:
    """The statement that stands (or stood) at ``place``, else the one that most overlaps with it."""
    for statement in statements:
        if statement.spans == place:
            return statement
    for statement in statements:
        if place in statement.places or (became and statement.found == became):
            return statement
    best = max(statements, key=lambda statement: overlap(statement.spans, place), default=None)
    return best if best and overlap(best.spans, place) >= _SAME_STATEMENT else None


def _note(edit: Edit, statements: list[Reviewed], text: str, checksum: str) -> None:
    """Know what somebody else added, or where they put a statement and whose it is to them, without following them."""
    place = anchor(edit, text, checksum, (s.spans for s in statements))
    if isinstance(place, str):
        return
    if edit.action == "add":
        _add(edit, place, statements, text)
        for each in statements:
            each.decisions.clear()
        return
    statement = _statement_at(place, statements, ())
    if statement and edit.action == "speaker":
        statement.speakers.add(edit.became)
    elif statement and edit.checksum == checksum and edit.new_fragments:
        statement.places.insert(0, edit.new_fragments)


def _accept(edit: Edit, place: Spans, statement: Reviewed, text: str) -> None:
    """Let it stand as the reviewer saw it, also where somebody else has changed it since."""
    _keep(statement)
    if place != statement.spans and place in statement.places:
        _set_extent(statement, place, text)
    if _plain(statement.row.get("speaker")) != edit.became:
        _set_speaker(edit, statement)
    statement.row["confidence"] = 1.0


def _why_not_accepted(edit: Edit, place: Spans, statement: Reviewed) -> str:
    speaker = _plain(statement.row.get("speaker"))
    if edit.became not in statement.speakers:
        return f'it was accepted with the speaker "{edit.became}", and the finder now names "{speaker}"'
    if place not in statement.places and not same_words(edit.words, statement.row["content"]):
        return f'it was accepted as "{edit.words[:60]}", and its extent is now "{statement.row["content"][:60]}"'
    return ""


def _keep(statement: Reviewed) -> None:
    statement.rejected = False
    statement.status = statement.status or "accepted"


def _place(spans: Spans) -> str:
    """Where a statement stands, as a decision: [[12, 48]]."""
    return json.dumps(spans)


def _set_speaker(edit: Edit, statement: Reviewed) -> None:
    statement.row["speaker"] = edit.became or None
    statement.speakers.add(edit.became)
    statement.row["how"] = f"corrected by hand ({edit.reviewer})"
    statement.row["confidence"] = 1.0
    if edit.became:
        statement.row["anonymous"] = False
    statement.rejected = False
    statement.status = "added" if statement.status == "added" else "corrected"
    statement.decisions |= {"statement": "yes", "speaker": edit.became}


def _set_extent(statement: Reviewed, spans: Spans, text: str) -> None:
    statement.places.append(spans)
    statement.rejected = False
    statement.status = "added" if statement.status == "added" else "corrected"
    pieces = [text[start:end] for start, end in spans]
    kind = kind_of(text, spans)
    n_words = sum(map(count_words, pieces))
    quoted = sum(map(count_quoted_words, pieces)) if kind == "mixed" else n_words if kind == "direct" else 0
    statement.row.update(
        start=spans[0][0],
        end=spans[-1][1],
        fragments=[list(span) for span in spans],
        content=words_at(text, spans),
        kind=kind,
        n_words=n_words,
        quoted_words=quoted,
    )


def _add(edit: Edit, place: Spans, statements: list[Reviewed], text: str) -> str:
    for statement in statements:
        # What two people added is the same statement where most of it is; what the finder found, where nearly all is.
        shared = _FOUND_BY_NOW if statement.found else _SAME_STATEMENT
        if statement.spans == place or overlap(statement.spans, place) >= shared:
            statement.places.insert(0, place)
            _set_speaker(edit, statement)
            break
    else:
        statement = Reviewed(added_row(edit, place, text), (), [], status="added")
        _set_extent(statement, place, text)
        statements.append(statement)
        statement.decisions |= {"statement": "yes", "speaker": edit.became}
    statement.decisions["extent"] = _place(place)
    if edit.reviewer not in statement.reviewers:
        statement.reviewers.append(edit.reviewer)
    return ""


def kind_of(text: str, spans: Spans) -> str:
    """Direct, mixed or indirect: whether all, some or none of the statement's words stand in quotation marks.

    >>> kind_of('She said it was "very late".', ((9, 27),))
    'mixed'
    """
    begin = text.rfind("\n", 0, spans[0][0]) + 1
    stop = text.find("\n", spans[-1][1])
    article: Article = read_article(text[begin : len(text) if stop < 0 else stop])
    quoted = [(mark.start + begin, mark.end + begin) for mark in pair_marks(article)]
    inside = outside = 0
    for form, start, end in zip(article.forms, article.starts, article.ends, strict=True):
        if form[0].isalnum() and any(a <= start + begin and end + begin <= b for a, b in spans):
            if any(a <= start + begin and end + begin <= b for a, b in quoted):
                inside += 1
            else:
                outside += 1
    return "indirect" if not inside else "mixed" if outside else "direct"


def _plain(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""
