"""Export: a comparison as a file for a paper (CSV, LaTeX, Markdown), always with its caption.

>>> latex_text("50 % of R&D_1")
'50 \\\\% of R\\\\&D\\\\_1'

The CSV has the table's own columns at full precision and the caption as one more column, since a file is soon parted
from the words that explain it; LaTeX and Markdown have the rounded table of ``display_table``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from analysis.comparison.sentences import caption, display_table
from analysis.corpus.exporting import plain_cell
from analysis.errors import InputError

__all__ = ["TABLE_FORMATS", "csv_table", "export_table", "latex_table", "latex_text", "markdown_table"]

_LATEX = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "−": "$-$",
    "–": "--",
    "\n": " ",
}
_NUMBERS = ("estimate", "p", "p adjusted", "articles", "statements", "words")


def latex_text(text: str) -> str:
    """``text`` with every character that LaTeX reads as a command made harmless."""
    return "".join(_LATEX.get(character, character) for character in text)


def latex_table(comparison: pd.DataFrame, filters: str = "") -> str:
    """A table environment with booktabs rules, caption and label; needs the package booktabs."""
    shown = display_table(comparison)
    sides = "".join("r" if name in _NUMBERS else "l" for name in shown.columns)
    lines = [
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{latex_text(caption(comparison, filters))}}}",
        r"\label{tab:comparison}",
        rf"\begin{{tabular}}{{{sides}}}",
        r"\toprule",
        " & ".join(latex_text(name) for name in shown.columns) + r" \\",
        r"\midrule",
        *(" & ".join(latex_text(str(cell)) for cell in row) + r" \\" for row in shown.itertuples(index=False)),
        r"\bottomrule",
        r"\end{tabular}",
        r"\end{table}",
    ]
    return "\n".join(lines) + "\n"


def markdown_table(comparison: pd.DataFrame, filters: str = "") -> str:
    """A table in GitHub's Markdown with the caption under it."""

    def cell(text: object) -> str:
        plain = " ".join(str(text).split()).replace("\\", "\\\\").replace("|", "\\|")
        return plain.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")

    shown = display_table(comparison)
    rule = ["---:" if name in _NUMBERS else "---" for name in shown.columns]
    rows = [list(shown.columns), rule, *(list(row) for row in shown.itertuples(index=False))]
    body = "\n".join("| " + " | ".join(r if r in rule else cell(r) for r in row) + " |" for row in rows)
    return f"{body}\n\n{cell(caption(comparison, filters))}\n"


def csv_table(comparison: pd.DataFrame, filters: str = "") -> str:
    """All columns at full precision, with the caption in each row."""
    table = comparison.assign(caption=caption(comparison, filters))
    # A speaker's name is a word of an article, and may begin like a formula.
    for name in table.select_dtypes(["object", "string"]).columns:
        table[name] = table[name].map(lambda cell: plain_cell(cell) if isinstance(cell, str) else cell)
    return str(table.to_csv(index=False, lineterminator="\n"))


TABLE_FORMATS = {".csv": csv_table, ".tex": latex_table, ".md": markdown_table}
"""The endings that a table's file may have."""


def export_table(comparison: pd.DataFrame, path: str | os.PathLike[str], filters: str = "") -> Path:
    """Write the comparison to ``path``, whole or not at all; its ending (.csv, .tex, .md) says how.

    ``filters`` says in words what was left out before comparing. Raises InputError for another ending.
    """
    from analysis.saving import whole_file

    target = Path(path)
    write = TABLE_FORMATS.get(target.suffix.lower())
    if write is None:
        raise InputError(
            f"{target.name}: a table is exported to {', '.join(TABLE_FORMATS)}; end the name in one of them."
        )
    with whole_file(target) as stream:
        stream.write(write(comparison, filters).encode("utf-8"))
    return target
