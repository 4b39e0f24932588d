"""The charts of the explorer: what each draws of the statements in view, and what a click on each part means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.clickable_svg import Button, chart_svg, point_button, row_button, tick_button
from analysis.charts.dispersion import draw_dispersion
from analysis.charts.overview import draw_overview, draw_timeline
from analysis.charts.picture import Picture
from analysis.charts.style import Looks, drawing
from analysis.charts.wording import counted, number
from analysis.exploring.choices import Choices
from analysis.exploring.dispersion import ARTICLES, dispersion
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.exploring.summaries import BY, MEASURES, over_time, summary, word_counts
from analysis.widgets.statement_marks import shown, who

__all__ = ["UNNAMED", "Asked", "Drawn", "draw", "evidence_of"]

UNNAMED = {"speaker": "nobody named", "group": "no group", "outlet": "outlet unknown", "kind": "kind unknown"}
_MOST_BARS = 15
_MOST_WORDS = 20
_EVIDENCE_OF = {
    "hedges": ("hedging", ""),
    "hedged": ("hedging", ""),
    "boosters": ("boosting", ""),
    "deontics": ("obligation", ""),
    "reporter_hedges": ("reporter_hedging", ""),
    "tone": ("tone", ""),
    "vader": ("vader", ""),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of CHARTS to draw, one bar ``by`` what, of which measure, what is searched for, and its page."""

    chart: str
    by: str
    measure: str
    sought: str = ""
    page: int = 0


@dataclass(frozen=True)
class Drawn:
    """A chart as it is shown: its SVG, its buttons, what each of them selects, and the picture for saving.

    ``opens`` has for a button the row of the statement that it opens, where it opens one.
    """

    svg: str
    buttons: Sequence[Button]
    picks: Sequence[Choices]
    picture: Picture
    opens: dict[int, int] = field(default_factory=dict)
    n_pages: int = 1


def draw(holding: Holding, mask: Mask, asked: Asked, looks: Looks) -> Drawn:
    """Draw the statements of ``mask``."""
    with drawing():
        return _DRAWERS[asked.chart](holding, mask, asked, looks)


def evidence_of(measure: str) -> tuple[str, str]:
    """Measure and category in the evidence table of what a chart can show, ("", "") where it counts no words."""
    if measure.startswith("hedge_"):
        return "hedging", measure.removeprefix("hedge_")
    return _EVIDENCE_OF.get(measure, ("", ""))


def _bars(holding: Holding, mask: Mask, asked: Asked, looks: Looks) -> Drawn:
    by, measure = asked.by, asked.measure
    table = summary(holding, mask, by, measure)
    top = table.head(_MOST_BARS)
    if measure == "statements":
        notes = [counted(n, "article") for n in top["n_documents"]]
    else:
        notes = [counted(n, "statement") for n in top["n_quotes"]]
    names = [name or UNNAMED[by] for name in top["speaker"]]
    bars = pd.DataFrame({"name": names, "value": top["estimate"], "note": notes})
    evidence, category = evidence_of(measure)
    picks = [Choices().but(**{BY[by]: (name,)}, measure=evidence, category=category) for name in top["speaker"]]
    label = MEASURES[measure]
    axis = label if not len(top) or measure in ("statements", "words") else f"{label}, {top['unit'].iloc[0]}"
    more = f"{counted(len(table) - len(top), by)} more not drawn" if len(table) > len(top) else ""
    axes = draw_overview(bars, f"{axis} ({more})" if more else axis, looks if by == "speaker" else {})
    says = _rows_in_words(bars)
    alt = f"Bar chart of {axis} for each {by}: {'; '.join([*says, *filter(None, [more])]) or 'no statement'}."
    buttons = [row_button(axes, row, words) for row, words in enumerate(says)]
    return _drawn(axes, buttons, picks, f"{label} by {by}", alt, table)


def _time(holding: Holding, mask: Mask, asked: Asked, looks: Looks) -> Drawn:
    by = asked.by
    table = over_time(holding, mask, by)
    points = table.assign(name=[value or UNNAMED[by] for value in table["value"]])
    axes = draw_timeline(points, looks if by == "speaker" else {})
    picks, buttons = [], []
    for point in points.to_dict("records"):
        day, last = point["period"], point["until"]
        picks.append(Choices().but(**{BY[by]: (point["value"],)}, since=day, until=last))
        when = day if day == last else f"{day} to {last}"
        says = f"{point['name']}, {when}: {counted(point['n_quotes'], 'statement')}"
        buttons.append(point_button(axes, day, point["n_quotes"], says))
    listed = "; ".join(button.says for button in buttons[:_MOST_BARS]) or "no document has a date"
    alt = f"Statements over time for each {by}, {counted(len(buttons), 'point')}: {listed}."
    return _drawn(axes, buttons, picks, f"statements over time by {by}", alt, table)


def _words(holding: Holding, mask: Mask, _asked: Asked, _looks: Looks) -> Drawn:
    table = word_counts(holding, mask, _MOST_WORDS)
    notes = [counted(n, "statement") for n in table["n_quotes"]]
    bars = pd.DataFrame({"name": table["word"], "value": table["n"], "note": notes})
    axes = draw_overview(bars, "occurrences in the statements")
    says = _rows_in_words(bars)
    alt = f"Most frequent words of the statements: {'; '.join(says) or 'none'}."
    buttons = [row_button(axes, row, words) for row, words in enumerate(says)]
    return _drawn(axes, buttons, [Choices(word=word) for word in table["word"]], "most frequent words", alt, table)


def _dispersion(holding: Holding, mask: Mask, asked: Asked, looks: Looks) -> Drawn:
    table, n_articles = dispersion(holding, mask, asked.sought, asked.page)
    names = [" ".join(filter(None, (shown(day), shown(title, doc)))) for day, title, doc in
             zip(table["date"], table["title"], table["doc_id"], strict=True)]  # fmt: skip
    table.insert(2, "name", names)
    axes = draw_dispersion(table, looks)
    what = f"“{asked.sought}”" if asked.sought else "statement"
    picks, buttons, says, opens = [], [], [], {}
    for place in table["place"].unique().tolist():
        rows = table[table["place"] == place]
        places = ", ".join(f"{at:.0%}" for at in rows["at"])
        says.append(f"{rows['name'].iloc[0]}: {what} at {places}")
        picks.append(Choices(documents=(rows["doc_id"].iloc[0],)))
        buttons.append(row_button(axes, place, says[-1]))
    for tick in table.to_dict("records"):
        opens[len(buttons)] = int(tick["row"])
        picks.append(Choices())
        words = f"{who(tick['speaker'])}, {tick['at']:.0%} into {tick['name']}"
        buttons.append(tick_button(axes, int(tick["place"]), tick["at"], words))
    first = asked.page * ARTICLES
    range_ = f"articles {first + 1:,} to {min(n_articles, first + ARTICLES):,} of {n_articles:,}"
    alt = f"Where each {what} stands in its article, {range_}: {'; '.join(says) or 'none'}."
    numbers = table.drop(columns="place")
    made = _drawn(axes, buttons, picks, f"place of {what} in each article", alt, numbers)
    return Drawn(made.svg, buttons, picks, made.picture, opens, max(1, -(-n_articles // ARTICLES)))


_DRAWERS: dict[str, Callable[[Holding, Mask, Asked, Looks], Drawn]] = {
    "bars": _bars,
    "time": _time,
    "words": _words,
    "dispersion": _dispersion,
}


def _rows_in_words(bars: pd.DataFrame) -> list[str]:
    return [f"{name}: {number(value)} ({note})" for name, value, note in bars.itertuples(index=False)]


def _drawn(axes: Axes, buttons: list[Button], picks: list[Choices], name: str, alt: str, numbers: Any) -> Drawn:
    return Drawn(chart_svg(axes), buttons, picks, Picture(name=name, axes=axes, alt=alt, numbers=numbers))
