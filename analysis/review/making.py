"""Making edits: what a reviewer decides about a statement, as a line for review.csv.

    edit = correct_speaker(quote, text, "Jo", "Ines Calder", why="the harbour master is she")
    add_edits("corpus/harbour", [edit])

``quote`` is a row of the quotes table (a dict or a Series), ``text`` the text of its document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import InputError
from analysis.review.edits import ANSWERS, HEDGING, SETTLE, TONES, Edit, Spans, checksum_of, now, spans_of, words_at

__all__ = [
    "accept",
    "add_statement",
    "adjust_extent",
    "correct_speaker",
    "label",
    "read_to_the_end",
    "reject",
    "settle",
    "take_back",
]

Quote = Mapping[Any, Any]


def accept(quote: Quote, text: str, reviewer: str, why: str = "") -> Edit:
    """The statement, its extent and its speaker are right."""
    speaker = _speaker(quote)
    return _edit("accept", quote, text, reviewer, speaker, speaker, why)


def reject(quote: Quote, text: str, reviewer: str, why: str = "") -> Edit:
    """This is nobody's statement."""
    return _edit("reject", quote, text, reviewer, _speaker(quote), "", why)


def correct_speaker(quote: Quote, text: str, reviewer: str, speaker: str, why: str = "") -> Edit:
    """``speaker`` said it; '' where nobody is named. Several are joined by " & "."""
    return _edit("speaker", quote, text, reviewer, _speaker(quote), " ".join(speaker.split()), why)


def adjust_extent(quote: Quote, text: str, reviewer: str, fragments: Sequence[Sequence[int]], why: str = "") -> Edit:
    """The statement stands at ``fragments``, a list of [start, end] in text order. Raises InputError for others."""
    spans = _checked(fragments, text)
    if spans == spans_of(quote["fragments"]):
        raise InputError("The extent is the same as before; move its beginning or its end.")
    return _edit("extent", quote, text, reviewer, str(quote["content"]), words_at(text, spans), why, spans)


def label(quote: Quote, text: str, reviewer: str, what: str, value: str, why: str = "") -> Edit:
    """``what`` is "hedging" or "tone", ``value`` one of edits.HEDGING or edits.TONES. Raises InputError for others."""
    values = {"hedging": HEDGING, "tone": TONES}.get(what, ())
    if value not in values:
        raise InputError(f'"{value}" is no label for {what}; use one of {", ".join(values or ("hedging", "tone"))}.')
    before = quote.get(f"hand_{what}")
    return _edit(what, quote, text, reviewer, before if isinstance(before, str) else "", value, why)


def add_statement(
    doc_id: str,
    text: str,
    reviewer: str,
    fragments: Sequence[Sequence[int]],
    speaker: str = "",
    why: str = "",
    cue: Sequence[int] | None = None,
) -> Edit:
    """A statement that was missed, at ``fragments``; ``cue`` is [start, end] of the words that report it.

    Raises InputError where they do not fit the text.
    """
    spans = _checked(fragments, text)
    reports = _checked([cue], text) if cue else ()
    quote = {"doc_id": doc_id, "fragments": spans, "content": words_at(text, spans)}
    said = words_at(text, reports)
    return _edit("add", quote, text, reviewer, said, " ".join(speaker.split()), why, reports)


def read_to_the_end(doc_id: str, text: str, reviewer: str, why: str = "") -> Edit:
    """The whole article was read, and every statement that was missed in it has been added."""
    edit_id, time = now()
    named = _named(reviewer)
    return Edit(edit_id, time, named, "read", doc_id, checksum_of(text), why=why.strip())


def settle(
    quote: Quote,
    text: str,
    reviewer: str,
    decision: str,
    value: str,
    said: Mapping[str, str],
    why: str = "",
    fragments: Sequence[Sequence[int]] = (),
) -> Edit:
    """Reviewers disagree on ``decision``, and ``value`` is what holds; ``said`` is what each of them said.

    ``decision`` is "statement" (yes or no), "speaker", "extent" (``fragments`` say where, ``value`` is not read),
    "hedging" or "tone". Raises InputError for others.
    """
    values = {"statement": ANSWERS, "hedging": HEDGING, "tone": TONES}.get(decision, (value,))
    if decision not in ("statement", "speaker", "extent", "hedging", "tone") or value not in values:
        raise InputError(f'"{value}" cannot settle the decision "{decision}"; choose what one of the reviewers said.')
    spans = _checked(fragments, text) if decision == "extent" else ()
    became = words_at(text, spans) if spans else " ".join(value.split())
    was = "; ".join(f"{name}: {what}" for name, what in said.items())
    return _edit(SETTLE + decision, quote, text, reviewer, was, became, why, spans)


def take_back(edit: Edit, reviewer: str, why: str = "") -> Edit:
    """The undo of ``edit``; an undo can be taken back in its turn."""
    return Edit(*now(), _named(reviewer), "undo", edit.doc_id, revokes=edit.edit_id, why=why)


def _edit(
    action: str, quote: Quote, text: str, reviewer: str, was: str, became: str, why: str, new: Spans = ()
) -> Edit:
    edit_id, time = now()
    spans = spans_of(quote["fragments"])
    return Edit(
        edit_id=edit_id,
        time=time,
        reviewer=_named(reviewer),
        action=action,
        doc_id=str(quote["doc_id"]),
        checksum=checksum_of(text),
        fragments=spans,
        words=words_at(text, spans),
        was=was,
        became=became,
        new_fragments=new,
        why=why.strip(),
    )


def _checked(fragments: Sequence[Sequence[int]], text: str) -> Spans:
    spans = spans_of(fragments)
    last = 0
    for start, end in spans:
        if not last <= start < end <= len(text) or not text[start:end].strip():
            raise InputError(f"[{start}, {end}] is no stretch of this text of {len(text):,} characters; choose words.")
        last = end
    if not spans:
        raise InputError("Choose the words of the statement first.")
    return spans


def _named(reviewer: str) -> str:
    name = " ".join(reviewer.split())
    if not name:
        raise InputError("Say who is reviewing: give a name or initials.")
    return name


def _speaker(quote: Quote) -> str:
    speaker = quote.get("speaker")
    return speaker if isinstance(speaker, str) else ""
