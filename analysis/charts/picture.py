"""Picture: a finished chart with the words that stand for it and the numbers that it draws.

    picture = show(quotes, documents, "hedging")   # in a notebook the picture appears
    picture.alt, picture.numbers                   # what it says, in words and as a table
    picture.save("hedging.svg")

The same numbers give the same bytes: SVG ids come from a fixed salt, and no date is written.
"""

from __future__ import annotations

import base64
import html
import io
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts.style import PAPER, drawing
from analysis.errors import InputError

__all__ = ["FORMATS", "Picture", "image_bytes"]

FORMATS = ("svg", "png", "pdf")
DOTS = 200
"""Dots an inch of a PNG: enough for print at the width of a column."""

# JupyterLab marks a dark page on its body. There the picture's light is turned round and its hues turned back,
# so that blue stays blue; where styles are not allowed, the white paper keeps it legible.
_DARK = "<style>body[data-jp-theme-light='false'] img.parley-chart{filter:invert(0.9) hue-rotate(180deg)}</style>"


def image_bytes(figure: Figure, form: str) -> bytes:
    """``figure`` as the bytes of a .svg, .png or .pdf file, the same each time.

    Raises InputError for another form.
    """
    if form not in FORMATS:
        raise InputError(f"A picture cannot be saved as {form!r}; choose {', '.join(FORMATS)}.")
    undated: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Creator": None},
        "png": {"Software": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    }
    stream = io.BytesIO()
    with drawing():
        figure.savefig(stream, format=form, dpi=DOTS, facecolor=PAPER, metadata=undated[form])
    return stream.getvalue()


def _slim(svg: bytes) -> str:
    """The SVG without what no reader sees (declaration, doctype, comments, line ends)."""
    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", " ", text).strip()


@dataclass(frozen=True)
class Picture:
    """A chart: its axes, its alternative text, the table of the numbers drawn and the line of code that makes it."""

    name: str
    axes: Axes = field(repr=False)
    alt: str
    numbers: pd.DataFrame = field(repr=False)
    code: str = field(default="", repr=False)

    @property
    def figure(self) -> Figure:
        """The matplotlib figure, for those who want to change it."""
        figure = self.axes.get_figure(root=True)
        assert figure is not None
        return figure

    @cached_property
    def svg(self) -> str:
        """The picture as SVG, with its alternative text as title and description for screen readers."""
        text = _slim(image_bytes(self.figure, "svg"))
        at = text.index(">") + 1
        label = f"<title>{html.escape(self.name)}</title><desc>{html.escape(self.alt)}</desc>"
        return f"{text[:at]}{label}{text[at:]}"

    @property
    def html(self) -> str:
        """The picture as an ``<img>`` with its alternative text, whole in itself and escaped."""
        data = base64.b64encode(self.svg.encode("utf-8")).decode("ascii")
        return (
            f'{_DARK}<img class="parley-chart" alt="{html.escape(self.alt)}" '
            f'src="data:image/svg+xml;base64,{data}" style="max-width:100%;height:auto">'
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture to ``path``, whole or not at all; the name's ending (.svg, .png, .pdf) says how.

        Raises InputError for another ending, or where nothing can be written there.
        """
        from analysis.saving import whole_file

        form = Path(path).suffix.lower().lstrip(".")
        content = f"{self.svg}\n".encode() if form == "svg" else image_bytes(self.figure, form)
        with whole_file(Path(path)) as stream:
            stream.write(content)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows: the picture, and as plain text the numbers that it draws."""
        return {"text/html": self.html, "text/plain": self.numbers.to_string(index=False)}
