"""What is marked in the text of a statement: its extent, speaker, cue and the words that were counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.widgets.marking import Mark

__all__ = ["MEASURE_LABELS", "Colours", "counted_marks", "day_in_words", "shown", "statement_marks", "who"]

Colours = Mapping[str, str]
"""The colour of each speaker, as CSS; a speaker who is not in it is shown in grey."""

MEASURE_LABELS = {
    "hedging": "hedges",
    "boosting": "boosters",
    "obligation": "obligations",
    "reporter_hedging": "the article's own hedges",
    "tone": "tone",
    "stance": "what the reporting verb does",
    "vader": "VADER",
}
"""The measures of the evidence table, in words; a measure that is not in it is shown by its own name."""


def shown(cell: Any, otherwise: str = "") -> str:
    """A cell of a table as text, ``otherwise`` where it is missing."""
    return otherwise if cell is None or cell is pd.NA or cell != cell else str(cell)


def who(cell: Any) -> str:
    """The speaker as shown, also where nobody was named."""
    return shown(cell) or "nobody named"


def day_in_words(cell: Any) -> str:
    """An ISO day as a person reads it: '30 March 2014'; anything else as it stands."""
    try:
        day = pd.Timestamp(shown(cell))
    except ValueError:
        return shown(cell)
    return "" if pd.isna(day) else f"{day.day} {day:%B %Y}"


def statement_marks(
    quote: Mapping[str, Any], colour: str, pick: str = "", tag: str = "", kind: str = "", anchor: str = ""
) -> list[Mark]:
    """Marks for one row of the quotes table: every fragment, the mention and the cue."""
    label = f"Statement of {who(quote['speaker'])}: {quote['content'][:80]}"
    spans = _spans(quote["fragments"]) or [(int(quote["start"]), int(quote["end"]))]
    names = f"statement {kind}".strip()
    marks = [
        Mark(start, end, names, colour, pick, label, tag if (start, end) == spans[-1] else "", anchor)
        for start, end in spans
    ]
    for part in ("mention", "cue"):
        start, end = quote.get(f"{part}_start"), quote.get(f"{part}_end")
        if not (pd.isna(start) or pd.isna(end)):
            marks.append(Mark(int(start), int(end), part))
    return marks


def counted_marks(evidence: Iterable[Mapping[str, Any]], measures: Sequence[str]) -> list[Mark]:
    """Marks for rows of the evidence table whose measure is among ``measures``, tagged with their category."""
    return [
        Mark(
            int(row["start"]),
            int(row["end"]),
            f"counted counted-{row['measure']}",
            tag=shown(row["category"], shown(row["measure"])).replace("_", " "),
        )
        for row in evidence
        if row["measure"] in measures
    ]


def _spans(fragments: Any) -> list[tuple[int, int]]:
    if fragments is None or isinstance(fragments, float):
        return []
    return [(int(start), int(end)) for start, end in fragments]
