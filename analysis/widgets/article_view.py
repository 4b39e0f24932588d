"""A whole article with every statement tinted by its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np

from analysis.charts.style import Looks
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.widgets.marking import marked
from analysis.widgets.statement_marks import (
    counted_marks,
    day_in_words,
    shown,
    statement_marks,
    tint_of,
    who,
)

__all__ = ["LONGEST", "article_view"]

LONGEST = 200_000
"""Characters of an article that are shown at once; of a longer one, those around the statement."""


def article_view(holding: Holding, row: int, selected: Mask, looks: Looks, measures: Sequence[str]) -> str:
    """The article of statement ``row`` as HTML; statements that are not ``selected`` are faint.

    Every statement is a button that reports ``article:ROW``; "Back" reports ``back``.
    """
    quote = holding.quotes.iloc[row]
    doc_id = quote["doc_id"]
    document = holding.documents.loc[doc_id]
    text = holding.text_of(doc_id)
    rows = np.flatnonzero((holding.quotes["doc_id"] == doc_id).to_numpy())
    quotes = holding.statements(rows)
    marks = []
    for number, each in zip(rows.tolist(), quotes, strict=True):
        kind = " ".join(filter(None, ("" if selected[number] else "faint", "current" if number == row else "")))
        tint = tint_of(each["speaker"], looks)
        marks += statement_marks(each, tint, f"article:{number}", who(each["speaker"]), kind, str(number))
    for evidence in holding.evidence_of(rows).values():
        marks += counted_marks(evidence, measures)
    begin = max(0, min(int(quote["start"]) - LONGEST // 2, len(text) - LONGEST))
    end = min(len(text), begin + LONGEST)
    cut = f'<p class="note">Only characters {begin:,} to {end:,} of {len(text):,} are shown.</p>'
    body = marked(text, marks, begin, end)
    facts = filter(None, (shown(quote["source"]), day_in_words(quote["date"]), shown(quote.get("author"))))
    return (
        '<p class="foot back"><button type="button" data-pick="back">Back to the statements</button></p>'
        f"<h3>{escape(shown(document.get('title'), str(doc_id)))}</h3>"
        f'<p class="facts">{escape(" · ".join(facts))}{_link(shown(document.get("url")))}</p>'
        f"{_speakers(quotes, looks)}{cut if end - begin < len(text) else ''}"
        f'<div class="article">{body}</div>'
    )


def _link(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        return ""
    return f' · <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">original</a>'


def _speakers(quotes: Sequence[dict[str, Any]], looks: Looks) -> str:
    counts: dict[str, int] = {}
    for quote in quotes:
        counts[shown(quote["speaker"])] = counts.get(shown(quote["speaker"]), 0) + 1
    items = "".join(
        f'<li><span class="statement {tint_of(name, looks).names}"{tint_of(name, looks).style}>{escape(who(name))}'
        "</span>"
        f" {n}</li>"
        for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return f'<ul class="speakers" aria-label="Speakers in this article">{items}</ul>'
