"""What is marked in the text of a statement: its extent, speaker, cue and the words that were counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.style import Looks
from analysis.widgets.marking import Mark, tint_style

__all__ = [
    "MEASURE_LABELS",
    "Tint",
    "counted_marks",
    "day_in_words",
    "shown",
    "statement_marks",
    "tint_of",
    "who",
]

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


@dataclass(frozen=True, slots=True)
class Tint:
    """How a statement is tinted: in its speaker's colour, or in one band for each of those who said it together."""

    colours: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def names(self) -> str:
        """CSS classes."""
        return " ".join(filter(None, ("joint" if len(self.colours) > 1 else "", self.pattern)))

    @property
    def style(self) -> str:
        """A style attribute with a blank before it; nothing where the tint is that of everybody else."""
        return f' style="{tint_style(self.colours[0], self.colours[1:])}"' if self.colours else ""


def tint_of(speaker: Any, looks: Looks) -> Tint:
    """The tint of a speaker cell: of the one who is named there, or of all who are joined there by " & "."""
    name = shown(speaker)
    if name in looks:
        return Tint((looks[name].colour,), looks[name].pattern)
    together = [looks[part] for part in name.split(" & ") if part in looks]
    patterns = {look.pattern for look in together}
    # The bands of a joint statement can carry one pattern only.
    return Tint(tuple(look.colour for look in together), patterns.pop() if len(patterns) == 1 else "")


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
    quote: Mapping[str, Any], tint: Tint | None = None, pick: str = "", tag: str = "", kind: str = "", anchor: str = ""
) -> list[Mark]:
    """Marks for one row of the quotes table: every fragment, the mention and the cue."""
    tint = tint or Tint()
    label = f"Statement of {who(quote['speaker'])}: {quote['content'][:80]}"
    spans = _spans(quote["fragments"]) or [(int(quote["start"]), int(quote["end"]))]
    names = " ".join(filter(None, ("statement", tint.names, kind)))
    colour, others = (tint.colours[0], tint.colours[1:]) if tint.colours else ("", ())
    marks = [
        Mark(start, end, names, colour, pick, label, tag if (start, end) == spans[-1] else "", anchor, others)
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
