"""The evidence behind a chart, a page at a time: each statement in its sentence, with the words that were counted."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from analysis.charts.style import Looks
from analysis.exploring.context import sentence_around
from analysis.exploring.holding import Holding
from analysis.widgets.marking import marked
from analysis.widgets.statement_marks import (
    MEASURE_LABELS,
    counted_marks,
    day_in_words,
    shown,
    statement_marks,
    tint_of,
    who,
)

__all__ = ["PAGE_SIZE", "evidence_page", "pager"]

PAGE_SIZE = 20
"""Statements on one page."""


def evidence_page(
    holding: Holding,
    rows: Sequence[int],
    page: int,
    looks: Looks,
    measures: Sequence[str],
    reviewable: bool = False,
) -> str:
    """One page of the statements ``rows`` (numbers of rows of ``holding.quotes``) as HTML.

    ``measures`` are those whose words are marked. Buttons report ``page:N``, ``article:ROW``, ``mark:MEASURE``
    and, where statements can be corrected by hand, ``review:ROW``.
    """
    if not rows:
        return (
            '<p class="empty">No statement fits these filters. <button type="button" data-pick="clear">'
            "Clear all filters</button></p>"
        )
    here = list(rows[page * PAGE_SIZE : (page + 1) * PAGE_SIZE])
    evidence = holding.evidence_of(here)
    items = "".join(
        _statement(holding, row, quote, evidence[row], looks, measures, reviewable)
        for row, quote in zip(here, holding.statements(here), strict=True)
    )
    turn = pager(page, len(rows))
    again = turn if len(rows) > PAGE_SIZE else ""
    return (
        f'{_legend(holding, measures)}{turn}<ol class="statements" start="{page * PAGE_SIZE + 1}">{items}</ol>{again}'
    )


def pager(page: int, n_rows: int) -> str:
    """Buttons to the pages before and after, and where one is."""
    last = max(0, (n_rows - 1) // PAGE_SIZE)
    first, final = page * PAGE_SIZE + 1, min(n_rows, (page + 1) * PAGE_SIZE)

    def button(words: str, to: int, here: bool) -> str:
        return f'<button type="button" data-pick="page:{to}"{" disabled" if here else ""}>{words}</button>'

    if last == 0:
        return f'<p class="pager"><span>{first:,}–{final:,} of {n_rows:,}</span></p>'
    return (
        f'<p class="pager">{button("First", 0, page == 0)}{button("Previous", page - 1, page == 0)}'
        f"<span>{first:,}–{final:,} of {n_rows:,}</span>"
        f"{button('Next', page + 1, page == last)}{button('Last', last, page == last)}</p>"
    )


def _legend(holding: Holding, measures: Sequence[str]) -> str:
    known = list(MEASURE_LABELS)
    there = sorted(holding.measures, key=lambda name: known.index(name) if name in known else len(known))
    if not there:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" data-pick="mark:{escape(name)}"{" checked" if name in measures else ""}>'
        f' <span class="counted counted-{escape(name)}">{escape(MEASURE_LABELS.get(name, name))}</span></label>'
        for name in there
    )
    return f'<fieldset class="legend"><legend>Mark in the text</legend>{boxes}</fieldset>'


def _statement(
    holding: Holding,
    row: int,
    quote: dict[str, Any],
    evidence: list[dict[str, Any]],
    looks: Looks,
    measures: Sequence[str],
    reviewable: bool,
) -> str:
    text = holding.text_of(quote["doc_id"])
    begin, end = sentence_around(text, quote["start"], quote["end"])
    tint = tint_of(quote["speaker"], looks)
    marks = [*statement_marks(quote, tint), *counted_marks(evidence, measures)]
    # Words that were counted may stand outside the sentence's end only through a fault; they are then cut off.
    sentence = marked(text, marks, begin, end)
    facts = [shown(quote["kind"]), shown(quote["source"], "outlet unknown"), day_in_words(quote["date"]) or "no date"]
    named = f"{quote['confidence']:.0%} sure" if shown(quote["confidence"]) else ""
    how = "; ".join(filter(None, (shown(quote.get("how")), named)))
    via = f' <span class="via">via {escape(shown(quote.get("via")))}</span>' if shown(quote.get("via")) else ""
    review = f'<button type="button" data-pick="review:{row}">Correct</button>' if reviewable else ""
    return (
        f'<li class="evidence" data-row="{row}"><p class="head"><strong class="speaker"{tint.style}>'
        f'{escape(who(quote["speaker"]))}</strong>{via} <span class="facts">{escape(" · ".join(facts))}</span></p>'
        f'<blockquote class="{tint.names}"{tint.style}>'
        f"{'' if _opens(text, begin) else '… '}{sentence}</blockquote>"
        f'<p class="foot"><cite>{escape(shown(quote["title"], str(quote["doc_id"])))}</cite>'
        f'<span class="how">{escape(how)}</span>'
        f'<span class="buttons"><button type="button" data-pick="article:{row}">In its article</button>{review}</span>'
        "</p></li>"
    )


def _opens(text: str, begin: int) -> bool:
    """Whether what is shown begins where a word begins."""
    return begin == 0 or not text[begin - 1].isalnum()
