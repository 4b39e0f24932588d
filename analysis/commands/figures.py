"""``python -m analysis figures``: the figures of the worked example, drawn anew, the same to the byte."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

__all__ = ["HELP", "add_arguments", "drawn", "run"]

HELP = "draw the figures of the Kerry-Lavrov article anew into figures/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--corpus and --out."""
    parser.epilog = (
        "Each chart is written as SVG and PNG, with its numbers as CSV beside it and its words in alt.txt. On the\n"
        "versions of constraints.txt the files are the same to the byte on every machine; a test compares them."
    )
    parser.add_argument(
        "--corpus", metavar="FOLDER", type=Path, default=Path("corpus/kerry-lavrov"), help="what to draw"
    )
    parser.add_argument("--out", metavar="FOLDER", type=Path, default=Path("figures"), help="where (default: figures)")


def run(arguments: argparse.Namespace) -> int:
    """Write every figure whole and say its name."""
    from analysis.saving import whole_file

    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in drawn(arguments.corpus):
        with whole_file(arguments.out / name) as stream:
            stream.write(content)
        print(arguments.out / name)
    return 0


def drawn(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file that the command writes for ``corpus``."""
    from analysis import find_quotes, load, measure
    from analysis.charts.picture import image_bytes
    from analysis.charts.showing import CHARTS, show

    documents = load(corpus)
    quotes, _ = measure(find_quotes(documents), documents)
    words = []
    for chart in CHARTS:
        picture, name = show(quotes, documents, chart), chart.replace(" ", "_")
        yield f"{name}.svg", f"{picture.svg}\n".encode()
        yield f"{name}.png", image_bytes(picture.figure, "png")
        yield f"{name}.csv", picture.numbers.to_csv(index=False, lineterminator="\n", float_format="%.6g").encode()
        words.append(f"{name}: {picture.alt}\n")
    yield "alt.txt", "\n".join(words).encode()
