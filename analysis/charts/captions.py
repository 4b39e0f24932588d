"""Captions: data, filters, method and version under an exported figure, as wide as the figure."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes

from analysis.charts.style import QUIET

__all__ = ["caption_height", "write_caption"]

_LINE = 128
"""Characters of the small letters that fit on a line as wide as the figure."""
_SIZE = 7.5


def caption_height(caption: str) -> float:
    """Inches that ``caption`` takes."""
    lines = len(textwrap.wrap(caption, _LINE))
    return 0.13 * lines + 0.1 if lines else 0.0


def write_caption(ax: Axes, caption: str) -> None:
    """Write ``caption`` along the foot of the figure of ``ax``; nothing where it is empty."""
    if not caption:
        return
    figure = ax.get_figure(root=True)
    assert figure is not None
    text = "\n".join(textwrap.wrap(caption, _LINE))
    figure.supxlabel(text, x=0.01, ha="left", fontsize=_SIZE, color=QUIET)
