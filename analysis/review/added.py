"""A statement that was added by hand, as a row of the quotes table.

>>> lemma_of("said"), lemma_of("called on"), lemma_of("bridged")
('say', 'call on', None)
"""

from __future__ import annotations

import re
from typing import Any

from analysis.quotations.cues import cue_forms, cue_nouns
from analysis.review.edits import Edit, Spans

__all__ = ["added_row", "lemma_of"]


def added_row(edit: Edit, place: Spans, text: str) -> dict[str, Any]:
    """What an edit that adds a statement at ``place`` says of it; its extent and words are not in it yet."""
    return {
        "quote_id": f"{edit.doc_id}#{edit.edit_id}",
        "doc_id": edit.doc_id,
        **_cue_cells(edit, place, text),
        "mention": None,
        "mention_start": None,
        "mention_end": None,
        "speaker": edit.became or None,
        "via": None,
        "rule": "added by hand",
        "how": f"added by hand ({edit.reviewer})",
        "confidence": 1.0,
        "anonymous": False,
    }


def lemma_of(cue: str) -> str | None:
    """The entry of the cue lexicon that these words are a form of, None where there is none."""
    words = cue.lower().split()
    for at, word in enumerate(words):
        for entry, _ in cue_forms().get(word, ()):
            if not entry.particle or words[at + 1 :][: len(entry.particle.split())] == entry.particle.split():
                return entry.lemma
        if word in cue_nouns():
            return cue_nouns()[word].lemma
    return None


def _cue_cells(edit: Edit, place: Spans, text: str) -> dict[str, Any]:
    """Its cue; in a text that has changed, the same words nearest to it in its paragraph."""
    cells: dict[str, Any] = {"cue": None, "cue_lemma": None, "cue_start": None, "cue_end": None}
    if not edit.new_fragments or not edit.was:
        return cells
    wanted = max(0, edit.new_fragments[0][0] + place[0][0] - edit.fragments[0][0])
    begin = text.rfind("\n", 0, min(wanted, place[0][0])) + 1
    stop = text.find("\n", max(wanted, place[-1][1]))
    around = text[begin : len(text) if stop < 0 else stop]
    found = [begin + match.start() for match in re.finditer(rf"(?<!\w){re.escape(edit.was)}(?!\w)", around)]
    if found:
        start = min(found, key=lambda at: abs(at - wanted))
        cells.update(cue=edit.was, cue_lemma=lemma_of(edit.was), cue_start=start, cue_end=start + len(edit.was))
    return cells
