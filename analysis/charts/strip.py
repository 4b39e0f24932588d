"""Strip: one article from its first word to its last, and where in it each speaker is heard.

    draw_strip(quotes, documents.iloc[0], ["Jane Roe", "John Doe"])

The top lane is the article itself, with its title, deck, dateline and body; below it each speaker has a lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.patches import Patch, Rectangle

from analysis.charts.style import KINDS, QUIET, Colours, axes_or_new, colours_of, drawing, filling
from analysis.charts.wording import counted, shortened
from analysis.comparison.sides import find_sides
from analysis.layout import find_paragraphs, find_parts
from analysis.words import count_words

__all__ = ["describe_strip", "draw_strip", "strip_numbers"]

_PARTS = {"title": "#8F8F8F", "deck": "#B5B5B5", "dateline": "#D6D6D6", "body": "#F3F3F3", "furniture": "#FFFFFF"}
_CALLED = {"furniture": "site furniture, not analysed"}


class _Ruler:
    """Counts words up to a place in the text; places must be asked for in rising order to stay quick."""

    def __init__(self, text: str, places: Sequence[int]) -> None:
        self._words: dict[int, int] = {}
        words = last = 0
        for place in sorted(set(places)):
            words += count_words(text[last:place])
            self._words[place] = words
            last = place

    def __getitem__(self, place: int) -> int:
        return self._words[place]


def strip_numbers(quotes: pd.DataFrame, document: pd.Series, speakers: Sequence[str]) -> pd.DataFrame:
    """The numbers that the strip draws: one row an unbroken piece of a statement and speaker, in text order.

    ``document`` is a row of the documents table. Columns: quote_id, speaker, kind, first_word and last_word
    (counted from 1 over the whole text), content (the piece).
    """
    text = document["text"]
    own = quotes[quotes["doc_id"] == document["doc_id"]].reset_index(drop=True)
    rows = []
    if len(own) and speakers:
        heard = set(own["speaker"].dropna())
        sides = find_sides(own, None, "speaker", [name for name in speakers if _is_heard(name, heard)])
        for row, code in zip(sides.rows, sides.codes, strict=True):
            statement = own.iloc[row]
            for start, end in statement["fragments"]:
                rows.append((statement["quote_id"], sides.names[code], statement["kind"], int(start), int(end)))
    ruler = _Ruler(text, [place for *_, start, end in rows for place in (start, end)])
    rows.sort(key=lambda row: (row[3], list(speakers).index(row[1])))
    return pd.DataFrame(
        [(q, s, k, ruler[a] + 1, ruler[b], shortened(text[a:b], 60)) for q, s, k, a, b in rows],
        columns=["quote_id", "speaker", "kind", "first_word", "last_word", "content"],
    )


def _is_heard(name: str, heard: set[str]) -> bool:
    return any(name == cell or name in cell.split(" & ") for cell in heard)


def _parts_of(text: str) -> list[tuple[str, int, int]]:
    """The parts of the article as kind, words before it, words at its end."""
    parts = find_parts(text, find_paragraphs(text))
    ruler = _Ruler(text, [place for part in parts for place in (part.start, part.end)])
    return [(part.kind, ruler[part.start], ruler[part.end]) for part in parts]


def draw_strip(
    quotes: pd.DataFrame,
    document: pd.Series,
    speakers: Sequence[str],
    ax: Axes | None = None,
    colours: Colours | None = None,
) -> Axes:
    """Draw the strip of one document: a lane for the article and one for each of ``speakers``."""
    table = strip_numbers(quotes, document, speakers)
    text = document["text"]
    colours = colours or colours_of(speakers)
    total = max(count_words(text), 1)
    with drawing():
        ax = axes_or_new(ax, 1.7 + 0.42 * (len(speakers) + 1))
        ax.set_title("Who is heard where", pad=42)
        ax.set_xlabel("word of the article")
        parts = _parts_of(text)
        for kind, first, last in parts:
            ax.add_patch(Rectangle((first, -0.3), last - first, 0.6, **_part(kind)))
        starts = [start for start, _ in find_paragraphs(text)]
        ruler = _Ruler(text, starts)
        for start in starts:
            ax.plot([ruler[start]] * 2, [-0.3, -0.16], color=QUIET, linewidth=0.6)
        for lane, name in enumerate(speakers, start=1):
            ax.plot([0, total], [lane, lane], color="#DDDDDD", linewidth=0.8, zorder=1)
            for _, piece in table[table["speaker"] == name].iterrows():
                fill = filling(colours[name], piece["kind"])
                ax.add_patch(
                    Rectangle(
                        (piece["first_word"] - 1, lane - 0.3),
                        piece["last_word"] - piece["first_word"] + 1,
                        0.6,
                        facecolor=fill.facecolor,
                        edgecolor=fill.edgecolor,
                        hatch=fill.hatch,
                        linewidth=0.9,
                        zorder=2,
                    )
                )
        ax.set_yticks(range(len(speakers) + 1), ["the article", *speakers])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(speakers) + 0.5, -0.5)
        ax.set_xlim(0, total)
        ax.spines["left"].set_visible(False)
        kinds = [filling("#777777", kind) for kind in KINDS]
        said = [
            Patch(facecolor=fill.facecolor, edgecolor=fill.edgecolor, hatch=fill.hatch, label=kind)
            for kind, fill in zip(KINDS, kinds, strict=True)
        ]
        written = [Patch(label=_CALLED.get(kind, kind), **_part(kind)) for kind in dict.fromkeys(k for k, *_ in parts)]
        for handles, height in ((said, 1.0), (written, 1.0 + 0.13 * 3 / (len(speakers) + 1))):
            ax.add_artist(_legend(ax, handles, height))
        return ax


def _part(kind: str) -> dict[str, Any]:
    return {
        "facecolor": _PARTS[kind],
        "edgecolor": QUIET,
        "linewidth": 0.6,
        "hatch": "xxxx" if kind == "furniture" else None,
    }


def _legend(ax: Axes, handles: list[Patch], height: float) -> Legend:
    return Legend(
        ax,
        handles,
        [str(handle.get_label()) for handle in handles],
        loc="lower left",
        bbox_to_anchor=(0.0, height),
        ncols=len(handles),
        frameon=False,
        borderaxespad=0.1,
        borderpad=0.2,
        handlelength=1.4,
        columnspacing=1.4,
        fontsize=9.0,
    )


def describe_strip(quotes: pd.DataFrame, document: pd.Series, speakers: Sequence[str]) -> str:
    """The strip in words, with its numbers."""
    table = strip_numbers(quotes, document, speakers)
    parts = [f"Strip of the article, {counted(count_words(document['text']), 'word')} from first to last."]
    for name in speakers:
        own = table[table["speaker"] == name]
        if own.empty:
            parts.append(f"{name} is not heard.")
            continue
        words = int((own["last_word"] - own["first_word"] + 1).sum())
        places = ", ".join(
            f"{first}–{last} {kind}"
            for first, last, kind in own[["first_word", "last_word", "kind"]].itertuples(index=False)
        )
        parts.append(
            f"{name} is heard in {counted(own['quote_id'].nunique(), 'statement')}, {counted(words, 'word')}: "
            f"words {places}."
        )
    return " ".join(parts)
