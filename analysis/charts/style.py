"""Style: the colours, marks and letters that all charts share, and the rules that keep them legible.

>>> colours_of(["Jane Roe", "John Doe"])
{'Jane Roe': '#0072B2', 'John Doe': '#D55E00'}

Colour never stands alone: a speaker has a row or a mark of its own as well, and a kind of quotation has a
filling, so that a chart can be read in greys. Every chart brings its own white paper, which keeps it legible on
a dark page, and every mark has an outline of at least 3 : 1 against that paper (WCAG 2.2, criterion 1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

__all__ = [
    "INK",
    "KINDS",
    "PALETTE",
    "PAPER",
    "QUIET",
    "Colours",
    "Filling",
    "Look",
    "Looks",
    "axes_or_new",
    "colours_of",
    "contrast",
    "draw_interval",
    "drawing",
    "filling",
    "looks_of",
    "mark_exploratory",
    "marks_of",
    "pale",
    "write_under",
]

Colours = Mapping[str, str]
"""The colour of each speaker."""

PAPER = "#FFFFFF"
INK = "#222222"
QUIET = "#5A5A5A"
GRID = "#DDDDDD"

# Okabe, M. & Ito, K. (2008), Color Universal Design: colours that people with any colour vision can tell apart.
# Blue and vermilion come first, the pair that differs most for all of them; yellow is left out, being too light
# for white paper.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKS = ("o", "s", "^", "D", "v", "P", "X", "p")
OTHERS = "#8C8C8C"

PATTERNS = ("", "striped", "dotted")
HATCHES = {"striped": "////", "dotted": ".."}
"""Where there are more speakers than colours the colours come again with a pattern; beyond that all are grey."""

KINDS = ("direct", "mixed", "indirect")
WIDTH = 7.4
"""Inches; on a page of 96 dots an inch this fits a notebook's column."""

_SETTINGS: dict[str, Any] = {
    "axes.edgecolor": QUIET,
    "axes.facecolor": PAPER,
    "axes.grid": False,
    "axes.labelcolor": INK,
    "axes.labelsize": 10.0,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12.0,
    "axes.titleweight": "bold",
    "figure.dpi": 100.0,
    "figure.facecolor": PAPER,
    "font.family": ["DejaVu Sans"],  # comes with matplotlib, so every machine draws the same letters
    "font.size": 10.0,
    "hatch.linewidth": 1.1,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "path",
    "svg.hashsalt": "parley",
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a headline is a dollar sign
    "text.usetex": False,
    "xtick.color": QUIET,
    "xtick.labelcolor": INK,
    "xtick.labelsize": 9.5,
    "ytick.color": QUIET,
    "ytick.labelcolor": INK,
    "ytick.labelsize": 10.0,
}


@dataclass(frozen=True, slots=True)
class Filling:
    """How a surface is filled: its colour, its outline and its hatching."""

    facecolor: str
    edgecolor: str
    hatch: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a speaker is recognised: a colour, and a pattern of PATTERNS over it."""

    colour: str
    pattern: str = ""

    @property
    def hatch(self) -> str | None:
        """The pattern as matplotlib knows it."""
        return HATCHES.get(self.pattern)


Looks = Mapping[str, Look]
"""The look of each speaker."""


@contextmanager
def drawing() -> Iterator[None]:
    """Draw and save with the house style, whatever the user's own matplotlib settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)  # type: ignore[arg-type]
        yield


def axes_or_new(ax: Axes | None, height: float) -> Axes:
    """``ax``, or the one of a new figure of the house width and ``height`` inches."""
    if ax is not None:
        return ax
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def colours_of(speakers: Sequence[str]) -> dict[str, str]:
    """A colour for each speaker, by the order in which they are compared; after the sixth, grey."""
    return {name: PALETTE[place] if place < len(PALETTE) else OTHERS for place, name in enumerate(speakers)}


def looks_of(speakers: Sequence[str]) -> dict[str, Look]:
    """A look for each speaker, by their order: eighteen that differ, and after those plain grey."""
    looks = [Look(colour, pattern) for pattern in PATTERNS for colour in PALETTE]
    return {name: looks[place] if place < len(looks) else Look(OTHERS) for place, name in enumerate(speakers)}


def marks_of(speakers: Sequence[str]) -> dict[str, str]:
    """A mark for each speaker (circle, square, triangle …), by the same order."""
    return {name: MARKS[place % len(MARKS)] for place, name in enumerate(speakers)}


def _channels(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]


def pale(colour: str, amount: float) -> str:
    """``colour`` mixed with white: 0 leaves it as it is, 1 is white."""
    return "#" + "".join(f"{round(255 * (c + (1 - c) * amount)):02X}" for c in _channels(colour))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = []
    for colour in (one, other):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def filling(colour: str, kind: str) -> Filling:
    """How statements of a kind are filled: direct full, mixed hatched, indirect pale."""
    outline = colour if contrast(colour, PAPER) >= 3 else INK
    if kind == "direct":
        return Filling(colour, outline, None)
    if kind == "mixed":
        return Filling(pale(colour, 0.75), outline, "/////")
    return Filling(pale(colour, 0.75), outline, None)


def draw_interval(ax: Axes, low: float, high: float, y: float) -> None:
    """Draw an interval as a line with ends."""
    ax.plot([low, high], [y, y], color=INK, linewidth=1.3, marker="|", markersize=6, solid_capstyle="butt", zorder=3)


def mark_exploratory(ax: Axes, comparison: pd.DataFrame, above: float = 8.0) -> None:
    """Write "exploratory" beside the title where a comparison says that its data are too thin to generalise.

    ``above`` is the distance of the title from the axes, in points.
    """
    if bool(comparison["exploratory"].any()):
        ax.annotate(
            "exploratory",
            (1.0, 1.0),
            xycoords="axes fraction",
            xytext=(0, above),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=9.0,
            fontstyle="italic",
            color=INK,
            bbox={"boxstyle": "round,pad=0.25", "facecolor": "#FFF3C4", "edgecolor": QUIET, "linewidth": 0.7},
        )


def write_under(ax: Axes, lines: Sequence[str]) -> None:
    """Write notes under the axis, one a line: what a reader must know before believing the picture."""
    text = "\n".join(line for line in lines if line)
    if text:
        label = ax.get_xlabel()
        ax.set_xlabel(f"{label}\n" if label else "")
        ax.annotate(
            text,
            (0.01, 0.0),
            xycoords=("figure fraction", "axes fraction"),
            xytext=(0, -46 if label else -26),
            textcoords="offset points",
            va="top",
            fontsize=9.0,
            color=QUIET,
            annotation_clip=False,
        )
