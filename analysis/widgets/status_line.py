"""The line between chart and evidence: what is shown, why not more, and the way back."""

from __future__ import annotations

from html import escape

from analysis.exploring.choices import Choices
from analysis.exploring.history import History

__all__ = ["status_line"]


def status_line(n: int, n_all: int, choices: Choices, picked: Choices, history: History) -> str:
    """``n`` of ``n_all`` statements, the filters and the click that left them, and buttons to lift and undo these.

    They report ``undo``, ``redo``, ``clear`` and ``unpick``.
    """
    parts = [f"<strong>{n:,}</strong> of {n_all:,} statements"]
    if not choices.empty:
        parts.append(f"{escape(choices.in_words())} {_button('clear', 'Clear all filters')}")
    if not picked.empty:
        parts.append(f"clicked: {escape(picked.in_words())} {_button('unpick', 'Show all of the chart')}")
    steps = f"{_button('undo', 'Undo', bool(history.past))} {_button('redo', 'Redo', bool(history.undone))}"
    return f'<p class="status"><span class="history">{steps}</span>{" · ".join(parts)}</p>'


def _button(pick: str, words: str, usable: bool = True) -> str:
    return f'<button type="button" data-pick="{pick}"{"" if usable else " disabled"}>{words}</button>'
