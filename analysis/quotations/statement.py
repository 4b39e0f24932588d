"""What the grammar of quotations finds: one attributed statement, as offsets into the article."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Span", "Statement"]

Span = tuple[int, int]
"""Start and end of a stretch of text, in code points; ``text[start:end]`` is the stretch."""


class Statement(NamedTuple):
    """One statement attributed to somebody, before anybody has asked who that is.

    ``kind`` follows the quotation marks: 'direct' (all inside), 'mixed' (in part) or 'indirect'; a turn of a transcript
    is direct without them.

    ``fragments`` has several spans for a broken quotation ("A," he said, "B"). ``mention`` is None for a
    floating quotation, one that stands without a reporting clause. ``same_source`` says that the grammar
    itself ties the statement to the speaker of the statement before it (a second cue, a quotation
    running over paragraphs, a floating quotation right after an attributed one).
    """

    fragments: tuple[Span, ...]
    kind: str
    cue: Span | None
    cue_lemma: str
    mention: Span | None
    via: Span | None
    rule: str
    same_source: bool = False
