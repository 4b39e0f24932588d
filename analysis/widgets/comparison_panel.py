"""The comparison behind the quick chart: the same values with intervals, and every difference with its own.

It takes seconds, being resampled, so it is made on request, in a process that can be cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import ipywidgets as W
import pandas as pd

from analysis.charts.clickable_svg import chart_svg, row_button, with_buttons
from analysis.charts.forest import draw_forest
from analysis.charts.intervals import draw_intervals, interval_numbers, intervals_in_words
from analysis.charts.picture import FORMATS, image_bytes
from analysis.charts.style import drawing
from analysis.charts.wording import counted, interval, listed, number, warnings_of
from analysis.comparison.export import TABLE_FORMATS
from analysis.comparison.quantities import DEFAULT_MEASURES, quantity
from analysis.comparison.sentences import caption
from analysis.errors import InputError
from analysis.exploring.apart import Apart
from analysis.exploring.choices import Choices
from analysis.exploring.summaries import BY
from analysis.progress import Watch
from analysis.widgets.clickable import Clickable
from analysis.widgets.drawn_charts import evidence_of
from analysis.widgets.working import Working

__all__ = ["TYPES", "ComparisonPanel", "Material", "comparison_table"]

TYPES = {
    ".csv": "text/csv",
    ".tex": "application/x-tex",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
}
"""The files that a comparison can be saved as, and their media types."""

_READING = (
    "<p><small>Line: 95 % interval from resampling whole articles. Hollow mark: exploratory, from too few articles. "
    "A click on a row shows the statements behind it.</small></p>"
)
_MOST_WORDS = 20
_MOST_ROWS = 24
_HEADS = ("measure", "who", "value", "95 % interval", "p, adjusted", "statements", "articles")
_COLUMNS = {"speaker": "speaker", "group": "group", "outlet": "source", "kind": "kind"}
"""What a chart can have one bar for, and the column that ``compare`` knows it by."""


@dataclass(frozen=True, slots=True)
class Material:
    """What is to be compared: the statements, their documents, by what, which sides (none: those most quoted),
    the measure on show, and what was left out before, in words."""

    quotes: pd.DataFrame
    documents: pd.DataFrame
    by: str
    sides: tuple[str, ...]
    measure: str
    filters: str = ""


class ComparisonPanel(W.VBox):  # type: ignore[misc]
    """A button, and what it makes: for one measure every side and every difference with its interval, all as a table.

    ``comparison`` is that table as a DataFrame, None before. Of two sides ``keywords``
    (``comparison.keyness.KEYNESS``) has the words that one of them says more often. ``measure`` is the measure drawn.
    """

    def __init__(self, material: Callable[[], Material], working: Working) -> None:
        self._material, self._working = material, working
        self._listeners: list[Callable[[Choices], None]] = []
        self._picks: dict[str, Choices] = {}
        self._compared: Material | None = None
        self.keywords: pd.DataFrame | None = None
        self.comparison: pd.DataFrame | None = None
        self.button = W.Button(
            description="Compare with intervals",
            tooltip="Intervals and differences by resampling articles; takes some seconds",
            layout=W.Layout(width="auto", align_self="flex-start"),
        )
        self.button.on_click(lambda _button: self.start())
        self.measure = W.Dropdown(description="Draw", tooltip="The measure that is drawn")
        self.measure.style.description_width = "initial"
        self.measure.layout = W.Layout(width="auto", align_self="flex-start")
        self.measure.observe(lambda _change: self._draw(), "value")
        self.sides = Clickable(label="Each side with its interval", role="figure")
        self.pairs = Clickable(label="Differences with their intervals", role="figure")
        self.page = Clickable(label="Comparison", role="region", live=True)
        self.sides.on_pick(lambda pick, _value: self._picked(f"sides:{pick}"))
        self.pairs.on_pick(lambda pick, _value: self._picked(f"pairs:{pick}"))
        self.page.on_pick(lambda pick, _value: self._picked(pick))
        head = W.HTML("<h3>Compare</h3>")
        self._drawings = W.VBox([self.measure, self.sides, self.pairs, W.HTML(_READING)])
        self._drawings.layout.display = "none"
        super().__init__([head, self.button, self._drawings, self.page])

    def on_pick(self, listener: Callable[[Choices], None]) -> None:
        """Call ``listener`` with the speaker (group, outlet, kind) of a row that was chosen, or the two of a pair."""
        self._listeners.append(listener)

    def clear(self) -> None:
        """Take the table away: what it compared is no longer what is in view."""
        if self.comparison is not None:
            self.comparison = self.keywords = None
            self.page.html = ""
            self._drawings.layout.display = "none"

    def start(self) -> None:
        """Compare what is in view."""
        material = self._material()

        def work(watch: Watch) -> tuple[pd.DataFrame, pd.DataFrame | None]:
            apart = Apart(_compare, material.quotes, material.documents, material.by, material.sides, material.measure)
            try:
                for _ in watch(apart.ticks(), "Comparing by resampling, quarters of a second"):
                    pass
                tables: tuple[pd.DataFrame, pd.DataFrame | None] = apart.result()
            finally:
                apart.end()
            return tables

        self._working.start(work, lambda tables: self._show(material, *tables), "Comparing")

    def file(self, form: str) -> bytes:
        """The comparison as the bytes of a file: a table (".csv", ".tex", ".md"), or a figure of the measure drawn."""
        if self.comparison is None or self._compared is None:
            raise InputError("Nothing is compared yet.")
        filters = self._compared.filters
        if form in TABLE_FORMATS:
            return TABLE_FORMATS[form](self.comparison, filters).encode("utf-8")
        drawn = self.comparison[self.comparison["measure"] == self.measure.value]
        drawn.attrs.update(self.comparison.attrs)
        figure = draw_forest(drawn, caption=caption(drawn, filters)).get_figure(root=True)
        assert figure is not None
        return image_bytes(figure, form.removeprefix("."))

    def _show(self, material: Material, comparison: pd.DataFrame, keywords: pd.DataFrame | None) -> None:
        self.comparison, self.keywords, self._compared = comparison, keywords, material
        own = comparison[comparison["versus"].isna()]
        facet = BY[material.by]
        self._picks = {f"side-{place}": Choices().but(**{facet: (name,)}) for place, name in enumerate(own["speaker"])}
        words = [] if keywords is None else keywords.head(_MOST_WORDS)["word"].tolist()
        self._picks |= {f"word-{place}": Choices(word=word) for place, word in enumerate(words)}
        forms = [*TABLE_FORMATS, *(f".{form}" for form in FORMATS)]
        buttons = " ".join(f'<button type="button" data-pick="{form}">{form[1:].upper()}</button>' for form in forms)
        self.page.html = (
            f"{comparison_table(comparison)}{'' if keywords is None else keywords_table(keywords)}"
            f'<p class="export"><span>Save the comparison as</span> {buttons}</p>'
        )
        drawn = list(dict.fromkeys(comparison["measure"]))
        self.measure.options = [(quantity(name).label, name) for name in drawn]
        self.measure.value = material.measure if material.measure in drawn else drawn[0]
        self._drawings.layout.display = ""
        self._draw()

    def _draw(self) -> None:
        """Draw the measure that is chosen: the sides above, the differences below."""
        comparison, name = self.comparison, self.measure.value
        if comparison is None or self._compared is None or name is None:
            return
        evidence, category = evidence_of(name)
        facet = BY[self._compared.by]
        rows = comparison[comparison["measure"] == name]
        for page, pairs, key, title in (
            (self.sides, False, "sides", "Each by itself"),
            (self.pairs, True, "pairs", "Differences, first less second"),
        ):
            here = rows[rows["versus"].notna() == pairs].head(_MOST_ROWS)
            people = zip(here["speaker"], here["versus"], strict=True)
            for place, (speaker, versus) in enumerate(people):
                named = (speaker, versus) if pairs else (speaker,)
                self._picks[f"{key}:row-{place}"] = Choices().but(**{facet: named}, measure=evidence, category=category)
            left = int((rows["versus"].notna() == pairs).sum()) - len(here)
            beyond = f'<p class="note">{counted(left, "row")} more in the table below.</p>' if left > 0 else ""
            page.html = f"<h4>{title}</h4>{_plot(here, name, pairs, title)}{beyond}"

    def _picked(self, pick: str) -> None:
        if pick in self._picks:
            for listener in self._listeners:
                listener(self._picks[pick])
        elif pick in TYPES:
            try:
                self.page.offer(f"comparison{pick}", self.file(pick), TYPES[pick])
            except InputError as error:
                self._working.say(str(error), error=True)


def _plot(rows: pd.DataFrame, measure: str, pairs: bool, title: str) -> str:
    """The rows of one measure as a chart whose rows are buttons."""
    table = interval_numbers(rows, measure, pairs)
    if not len(table):
        return '<p class="note">There is nothing to draw.</p>'
    asked = quantity(measure)
    unit = "per cent" if asked.bounded else asked.unit
    axis = f"{asked.label}, {'percentage points' if pairs and asked.bounded else unit}"
    with drawing():
        axes = draw_intervals(table, axis, pairs)
        says = intervals_in_words(table)
        buttons = [row_button(axes, row, words) for row, words in enumerate(says)]
        return with_buttons(chart_svg(axes), buttons, f"{title}: {axis}. {'; '.join(says)}.")


def comparison_table(comparison: pd.DataFrame) -> str:
    """A comparison (``tables.COMPARISON``) as HTML: a table of the sides, and one of their differences to be unfolded.

    The button of a side reports ``side-N``, N being its place among the rows about one side.
    """
    alone = comparison["versus"].isna().to_numpy()
    sides, pairs = comparison[alone].reset_index(drop=True), comparison[~alone]
    order = {measure: place for place, measure in enumerate(comparison["measure"].unique())}
    sides = sides.sort_values("measure", key=lambda column: column.map(order), kind="stable")
    pairs = pairs.sort_values("measure", key=lambda column: column.map(order), kind="stable")
    own = [
        _row(f'<button type="button" data-pick="side-{place}">{escape(str(row["speaker"]))}</button>', row)
        for place, row in zip(sides.index, sides.to_dict("records"), strict=True)
    ]
    between = [
        _row(f"{escape(str(row['speaker']))} − {escape(str(row['versus']))}", row) for row in pairs.to_dict("records")
    ]
    sentences = [*warnings_of(comparison), *_left_out(comparison)]
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in sentences)
    unfold = f"<summary>{counted(len(between), 'difference')} between two of them</summary>"
    return (
        f'{notes}<details id="compared-sides"><summary>All measures as a table</summary>'
        f"{_table('Each by itself', _HEADS, own)}</details>"
        f'<details id="compared-pairs">{unfold}{_table("Differences, first less second", _HEADS, between)}</details>'
    )


def keywords_table(keywords: pd.DataFrame) -> str:
    """The words that tell two sides apart (``comparison.keyness.KEYNESS``) as HTML; ``word-N`` reports a word."""
    if not len(keywords):
        return '<p class="note">No word was said often enough, and in enough articles, to tell the two apart.</p>'
    rows = []
    for place, row in enumerate(keywords.head(_MOST_WORDS).to_dict("records")):
        cells = [
            f'<button type="button" data-pick="word-{place}">{escape(row["word"])}</button>',
            escape(row["side"]),
            f"{number(row['first_per_1000'])} : {number(row['second_per_1000'])}",
            f"{number(row['log_ratio'])} ({interval(row['low'], row['high'])})",
            f"{row['p_adjusted']:.3f}",
            f"{row['n_documents']:,}",
        ]
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    heads = ("word", "more often", "per 1,000 words", "log ratio (95 % interval)", "p, adjusted", "articles")
    return _table("Words that one of the two says more often", heads, rows)


def _left_out(comparison: pd.DataFrame) -> list[str]:
    left_out = comparison.attrs.get("left_out", {})
    said = [counted(n, what.removesuffix("s")) for what, n in left_out.items() if n]
    return [f"Counted once and left out where repeated: {listed(said)}."] if said else []


def _table(caption: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return (
        f'<table class="comparison"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(name: str, row: dict[Any, Any]) -> str:
    asked = quantity(row["measure"])
    cells = [
        escape(asked.label if asked.label.startswith(row["unit"]) else f"{asked.label}, {row['unit']}"),
        name,
        number(row["estimate"]),
        interval(row["low"], row["high"]),
        "" if pd.isna(row["p_adjusted"]) else f"{row['p_adjusted']:.3f}",
        f"{row['n_quotes']:,}",
        f"{row['n_documents']:,}{' (exploratory)' if row['exploratory'] else ''}",
    ]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _compare(
    quotes: pd.DataFrame, documents: pd.DataFrame, by: str, sides: tuple[str, ...], measure: str
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    from analysis.comparison.comparing import compare
    from analysis.comparison.keyness import keyness

    there = [name for name in DEFAULT_MEASURES if name in quotes.columns or name.startswith("share_")]
    more = [measure] if measure not in (*there, "statements", "words") else []
    comparison = compare(quotes, documents, list(sides) or None, [*more, *there], by=_COLUMNS[by])
    names = list(dict.fromkeys(comparison["speaker"]))
    if len(names) != 2:
        return comparison, None
    return comparison, keyness(quotes, names[0], names[1], documents, by=_COLUMNS[by])
