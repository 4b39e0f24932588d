"""A filter that is a list of values with their counts: a search box above check boxes.

outlets = Facet("Outlet", unnamed="outlet unknown")
outlets.options = {"The Example": 12, "": 3}
outlets.observe(lambda change: print(change["new"]), "value")
"""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as W
import traitlets

from analysis.charts.style import Looks
from analysis.widgets.clickable import Clickable
from analysis.widgets.statement_marks import tint_of

__all__ = ["Facet"]

_MOST = 100
"""Check boxes shown at once; the search box reaches the others."""
_SEARCHABLE = 12


class Facet(W.VBox):  # type: ignore[misc]
    """``value`` is a tuple of the chosen options; ``options`` maps every option to how many statements it has."""

    value = traitlets.Tuple()
    options = traitlets.Dict()

    def __init__(self, label: str, unnamed: str = "none") -> None:
        self._label, self._unnamed = label, unnamed
        self.looks: Looks = {}
        self._find = W.Text(placeholder=f"Find a {label.lower()}", continuous_update=True)
        self._find.layout.width = "auto"
        self._find.tooltip = f"Find a {label.lower()}"
        self._boxes = Clickable(role="none", height="222px")
        self._boxes.on_pick(self._picked)
        # Each option keeps its number for good: a click that was under way when the list was drawn anew still fits.
        self._numbers: dict[str, int] = {}
        super().__init__([self._find, self._boxes])
        self._find.observe(self._draw, "value")
        self.observe(self._draw, ["value", "options"])
        self._draw()

    def _draw(self, _change: Any = None) -> None:
        needle = self._find.value.casefold()
        matching = [name for name in self.options if needle in self._named(name).casefold()]
        chosen = [name for name in self.value if name not in self.options]
        shown = [*chosen, *matching[:_MOST]]
        self._find.layout.display = "" if len(self.options) > _SEARCHABLE else "none"
        boxes = "".join(self._box(self._numbers.setdefault(name, len(self._numbers)), name) for name in shown)
        hidden = len(matching) - _MOST
        more = f'<p class="note">{hidden:,} more: find them by name.</p>' if hidden > 0 else ""
        self._boxes.html = (
            f'<fieldset class="facet"><legend>{escape(self._label)}</legend>{boxes or "<p>none</p>"}{more}</fieldset>'
        )

    def _box(self, number: int, name: str) -> str:
        checked = " checked" if name in self.value else ""
        tint = tint_of(name, self.looks)
        kind = f"chip {tint.names}".rstrip()
        chip = f'<span class="{kind}"{tint.style}></span>' if tint.colours else ""
        return (
            f'<label><input type="checkbox" data-pick="{number}"{checked}>{chip}'
            f'<span class="name">{escape(self._named(name))}</span>'
            f'<span class="count">{self.options.get(name, 0):,}</span></label>'
        )

    def _named(self, name: str) -> str:
        return name or self._unnamed

    def _picked(self, pick: str, _value: str) -> None:
        if not pick.isdigit() or int(pick) >= len(self._numbers):
            return
        name = list(self._numbers)[int(pick)]
        self.value = tuple(v for v in self.value if v != name) if name in self.value else (*self.value, name)
