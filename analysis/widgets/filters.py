"""The filters of the explorer: controls on the left whose ``choices`` are one plain value.

filters = Filters()
filters.explore(holding)
filters.observe(lambda change: print(change["new"].in_words()), "choices")
filters.text.value = "border"
"""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import ipywidgets as W
import traitlets

from analysis.charts.style import Looks
from analysis.exploring.choices import Choices
from analysis.exploring.holding import Holding
from analysis.widgets.facet import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Filters"]


class Filters(W.VBox):  # type: ignore[misc]
    """``choices`` (a ``Choices``) follows the controls, and the controls follow ``choices``."""

    choices = traitlets.Instance(Choices)

    def __init__(self) -> None:
        self._holding: Holding | None = None
        self._orders: dict[str, list[str]] = {}
        self._busy = False
        self.text = W.Text(description="Search", placeholder="word or phrase, then Enter", continuous_update=False)
        self.text.tooltip = "Search in statements, mentions and cues"
        self.text.style.description_width = "initial"
        self.speakers = Facet("Speaker", unnamed="nobody named")
        self.groups = Facet("Group", unnamed="no group")
        self.sources = Facet("Outlet", unnamed="outlet unknown")
        self.kinds = Facet("Kind", unnamed="kind unknown")
        self.since = W.DatePicker(description="from", tooltip="Published from this day on")
        self.until = W.DatePicker(description="to", tooltip="Published up to this day")
        self.confidence = W.BoundedIntText(
            min=0,
            max=100,
            step=5,
            description="at least % sure",
            tooltip="How sure the naming of the speaker has to be, in per cent",
        )
        self.confidence.style.description_width = "initial"
        self.clear = W.Button(description="Clear all filters", tooltip="Show all statements again")
        self.clear.on_click(lambda _button: self.reset())
        for control in (self.text, self.since, self.until, self.confidence, self.clear):
            control.layout.width = "auto"
        for day in (self.since, self.until):
            day.style.description_width = "34px"
        self._published = W.HTML('<span class="heading">Published</span>')
        parts = [
            self.text,
            self.speakers,
            self.groups,
            self.sources,
            self.kinds,
            self._published,
            self.since,
            self.until,
        ]
        sure = W.HTML('<span class="heading">Speaker named</span>')
        super().__init__([*parts, sure, self.confidence, self.clear], choices=Choices())
        self.add_class("parley-filters")
        self.add_class("parley")
        for control in self._controls():
            control.observe(self._gather, "value")
        self.observe(self._spread, "choices")

    def reset(self) -> None:
        """Let everything through again."""
        self.choices = Choices()

    def explore(self, holding: Holding, looks: Looks) -> None:
        """Offer the speakers, outlets and kinds of ``holding``; what cannot be told apart there is not offered."""
        self._holding = holding
        self._orders = {name: list(facet.counts()) for name, facet in holding.facets.items()}
        self.speakers.looks = looks
        self.reset()
        many = {name: len(facet.values) > 1 for name, facet in holding.facets.items()}
        dated = len(holding.days.values) > 1
        for control, offered in (
            (self.groups, many["groups"]),
            (self.sources, many["sources"]),
            (self._published, dated),
            (self.since, dated),
            (self.until, dated),
        ):
            control.layout.display = "" if offered else "none"
        self._count()

    def _controls(self) -> list[W.Widget]:
        facets = [self.speakers, self.groups, self.sources, self.kinds]
        return [self.text, *facets, self.since, self.until, self.confidence]

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _gather(self, _change: Any) -> None:
        if self._busy:
            return
        made = Choices(
            speakers=self.speakers.value,
            groups=self.groups.value,
            sources=self.sources.value,
            kinds=self.kinds.value,
            since=_iso(self.since.value),
            until=_iso(self.until.value),
            confidence=self.confidence.value / 100,
            text=self.text.value.strip(),
        )
        self.choices = made

    def _spread(self, change: Any) -> None:
        made: Choices = change["new"]
        with self._quietly():
            self.speakers.value = made.speakers
            self.groups.value = made.groups
            self.sources.value = made.sources
            self.kinds.value = made.kinds
            self.since.value, self.until.value = _day(made.since), _day(made.until)
            self.confidence.value = round(100 * made.confidence)
            self.text.value = made.text
        self._count()

    def _count(self) -> None:
        if self._holding is None:
            return
        for name, counts in self._holding.counts(self.choices).items():
            facet = getattr(self, name, None)
            if isinstance(facet, Facet):
                # In the order of the whole corpus, so that nothing moves under the reader's hand.
                facet.options = {value: counts[value] for value in self._orders[name]}


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _day(iso: str) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None
