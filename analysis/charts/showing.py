"""Showing: one line of code for every chart, with its words and its numbers.

show(quotes, documents, "hedging")
show(quotes, documents, "quote share", unit="words").save("share.svg")
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.charts.hedging import HEDGING, describe_hedging, draw_hedging, hedging_numbers
from analysis.charts.picture import Picture
from analysis.charts.quote_share import SHARES, describe_quote_share, draw_quote_share, quote_share_numbers
from analysis.charts.reporting_verbs import (
    describe_reporting_verbs,
    draw_reporting_verbs,
    reporting_verbs_numbers,
    stances_in,
)
from analysis.charts.strip import describe_strip, draw_strip, strip_numbers
from analysis.charts.style import OTHERS, colours_of
from analysis.charts.tone import describe_tone, draw_tone, tone_numbers
from analysis.charts.wording import listed
from analysis.comparison.comparing import compare
from analysis.comparison.duplicates import count_once
from analysis.comparison.sides import find_sides
from analysis.errors import InputError

__all__ = ["CHARTS", "UNITS", "show"]

CHARTS = ("quote share", "hedging", "tone", "reporting verbs", "strip")

UNITS = {
    "quote share": {what: measure for measure, (what, _, _) in SHARES.items()},
    "tone": {"news tone": "tone", "VADER": "vader"},
}
"""Chart → what it can count or score, by the measure that compare() knows."""


def show(
    quotes: pd.DataFrame,
    documents: pd.DataFrame,
    chart: str,
    speakers: Sequence[str] | None = None,
    kind: str | None = None,
    unit: str | None = None,
    doc_id: str | None = None,
) -> Picture:
    """The ``chart`` (one of CHARTS) of measured ``quotes`` as a Picture: axes, alternative text and numbers.

    ``speakers`` are whom to show (left out: the corpus's own list, else the most quoted), ``kind`` keeps "direct",
    "mixed" or "indirect" statements only, ``unit`` is one of UNITS for the chart, and ``doc_id`` the article of the
    strip (left out: the first). Raises InputError for a name that is not there.
    """
    if chart not in CHARTS:
        raise InputError(f"There is no chart {chart!r}; choose from {', '.join(CHARTS)}.")
    units = UNITS.get(chart, {})
    if unit is not None and unit not in units:
        raise InputError(f"The chart {chart!r} has no unit {unit!r}; choose from {', '.join(units) or 'none'}.")
    colours = colours_of(find_sides(quotes, documents, "speaker", None).names)
    chosen = list(colours) if speakers is None else [speakers] if isinstance(speakers, str) else list(speakers)
    colours |= {name: OTHERS for name in chosen if name not in colours}
    kept = quotes if kind is None else quotes[quotes["kind"] == kind]
    kept.attrs.update(quotes.attrs)
    heard = [name for name in chosen if _is_heard(kept, name)]
    if not heard:
        raise InputError(f"There is no {f'{kind} ' if kind else ''}statement by {listed(chosen) or 'anybody'} to draw.")
    code = _line(chart, speakers, kind, unit, doc_id)
    if chart == "strip":
        document = _document(documents, doc_id)
        axes = draw_strip(kept, document, chosen, colours=colours)
        words, numbers = describe_strip(kept, document, chosen), strip_numbers(kept, document, chosen)
        return Picture("Who is heard where", axes, words, numbers, code)
    measure = units.get(unit or next(iter(units), ""), "")
    measures = {"quote share": [measure], "tone": [measure], "hedging": list(HEDGING)}.get(chart) or stances_in(kept)
    # What a comparison leaves out as a copy is not drawn either.
    kept, _ = count_once(kept, documents)
    kept.attrs.update(quotes.attrs)
    comparison = compare(kept, documents, heard, measures)
    silent = "".join(f" {name}: no such statement." for name in chosen if name not in heard)
    if chart == "quote share":
        axes, words = draw_quote_share(kept, comparison, colours=colours), describe_quote_share(kept, comparison)
        return Picture("Quote share", axes, words + silent, quote_share_numbers(kept, comparison), code)
    if chart == "hedging":
        axes, words = draw_hedging(comparison, colours=colours), describe_hedging(comparison)
        return Picture("Hedging", axes, words + silent, hedging_numbers(comparison), code)
    if chart == "tone":
        axes, words = draw_tone(kept, comparison, colours=colours), describe_tone(kept, comparison)
        return Picture("Tone", axes, words + silent, tone_numbers(kept, comparison), code)
    axes, words = draw_reporting_verbs(comparison, kept, colours=colours), describe_reporting_verbs(comparison, kept)
    return Picture("Reporting verbs", axes, words + silent, reporting_verbs_numbers(comparison, kept), code)


def _is_heard(quotes: pd.DataFrame, name: str) -> bool:
    return any(name in cell.split(" & ") for cell in quotes["speaker"].dropna().unique())


def _document(documents: pd.DataFrame, doc_id: str | None) -> pd.Series:
    if doc_id is None:
        return documents.iloc[0]
    found = documents[documents["doc_id"] == doc_id]
    if found.empty:
        raise InputError(f"There is no document {doc_id!r}; the documents table lists them.")
    return found.iloc[0]


def _line(chart: str, speakers: Sequence[str] | None, kind: str | None, unit: str | None, doc_id: str | None) -> str:
    """The line of code that makes the same picture."""
    more = {"speakers": None if speakers is None else list(speakers), "kind": kind, "unit": unit, "doc_id": doc_id}
    given = "".join(f", {name}={value!r}" for name, value in more.items() if value is not None)
    return f"show(quotes, documents, {chart!r}{given})"
