"""A chart as SVG with buttons laid over it: its bars and points can be clicked, or reached with the Tab key.

    axes = draw_overview(table, "statements")
    svg = with_buttons(chart_svg(axes), [row_button(axes, 0, "Jane Roe: 12 statements")], "Statements by speaker")

Drawing takes matplotlib's time; laying the buttons over what was drawn takes none, so a click only does that.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from analysis.charts.style import PAPER, drawing

__all__ = ["Button", "chart_svg", "point_button", "row_button", "tick_button", "with_buttons"]

_POINTS = 72
_REACH = 9.0
"""Points around a mark that count as the mark."""
_SLIM = 3.0
"""Points to either side of a tick that count as the tick."""


@dataclass(frozen=True, slots=True)
class Button:
    """A rectangle, in points from the chart's upper left corner, and what it says.

    One that is not ``reached`` is passed over by the Tab key: what it leads to can be reached below the chart.
    """

    x: float
    y: float
    width: float
    height: float
    says: str
    reached: bool = True


def row_button(axes: Axes, row: int, says: str) -> Button:
    """The whole row ``row`` of a bar chart, its name and its bar, however short."""
    wide, tall, scale = _page(axes)
    top, bottom = (tall - scale * axes.transData.transform((0, row + edge))[1] for edge in (-0.5, 0.5))
    return Button(1, top, wide - 2, bottom - top, says)


def point_button(axes: Axes, day: str, value: float, says: str) -> Button:
    """The mark at ``value`` on the ISO day ``day``."""
    _, tall, scale = _page(axes)
    axes.autoscale_view()
    at = float(date2num(datetime.date.fromisoformat(day)))  # type: ignore[no-untyped-call]
    x, y = scale * axes.transData.transform((at, value))
    return Button(x - _REACH, tall - y - _REACH, 2 * _REACH, 2 * _REACH, says)


def tick_button(axes: Axes, row: int, at: float, says: str) -> Button:
    """The tick at ``at`` of row ``row``; for the mouse only, as there may be hundreds."""
    _, tall, scale = _page(axes)
    (x, top), (_, bottom) = (axes.transData.transform((at, row + edge)) for edge in (-0.42, 0.42))
    return Button(scale * x - _SLIM, tall - scale * top, 2 * _SLIM, scale * (top - bottom), says, reached=False)


def chart_svg(axes: Axes) -> str:
    """The figure of ``axes`` as an SVG element; letters stay letters, so that they can be searched and copied."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    stream = io.StringIO()
    with drawing():
        mpl.rcParams["svg.fonttype"] = "none"
        figure.savefig(stream, format="svg", facecolor=PAPER, metadata={"Date": None, "Creator": None})
    svg = stream.getvalue()
    return svg[svg.index("<svg") :]


def with_buttons(svg: str, buttons: Sequence[Button], alt: str, pressed: Collection[int] = ()) -> str:
    """``svg`` with ``buttons`` over it, each reporting ``row-N`` as its data-pick; ``alt`` is what the chart says.

    The buttons ``pressed`` are outlined, and a screen reader says that they are pressed.
    """
    opening, rest = svg[: svg.index(">") + 1], svg[svg.index(">") + 1 :]
    box = opening.split('viewBox="')[1].split('"')[0]
    over = "".join(_button(number, button, number in pressed) for number, button in enumerate(buttons))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="chart" '
        f'viewBox="{box}" role="group" aria-label="{escape(alt)}">'
        f'<g aria-hidden="true">{rest[: rest.rindex("</svg>")]}</g>{over}</svg>'
    )


def _button(number: int, button: Button, pressed: bool) -> str:
    says, stop = escape(button.says), 0 if button.reached else -1
    return (
        f'<rect class="pickable" data-pick="row-{number}" role="button" tabindex="{stop}" aria-label="{says}" '
        f'aria-pressed="{str(pressed).lower()}" x="{button.x:.1f}" y="{button.y:.1f}" width="{button.width:.1f}" '
        f'height="{button.height:.1f}" rx="3" fill="none"><title>{says}</title></rect>'
    )


def _page(axes: Axes) -> tuple[float, float, float]:
    """Width and height of the figure in points, and points a pixel."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure.get_figwidth() * _POINTS, figure.get_figheight() * _POINTS, _POINTS / figure.dpi
