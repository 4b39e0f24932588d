"""The rows of a comparison table: each side's values, then each pair's differences, with what they rest on.

Which unit is drawn is decided here, for each side and each pair: the article where there are enough of them, else
the statement. The words that say so are written here too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.contrast import Pair
from analysis.comparison.effects import UNKNOWN, cliffs_delta, paired_delta
from analysis.comparison.method import Method
from analysis.comparison.quantities import Quantity
from analysis.comparison.resampling import Inference, infer, infer_one
from analysis.comparison.sides import Sides
from analysis.comparison.totals import Totals, add_up

__all__ = ["Material", "gather", "rows_of"]

_RANGES = {"rate": (0.0, np.inf), "share": (0.0, 1.0), "portion": (0.0, 1.0), "mean": (-np.inf, np.inf)}
"""What a value can be at all: an interval is cut there."""


@dataclass(frozen=True, slots=True)
class Material:
    """One comparison's statements added up, by article and where needed by statement.

    ``members`` says of each statement and side whether it belongs to it; ``documents`` numbers its article.
    """

    totals: dict[str, Totals]
    members: NDArray[np.bool_]
    documents: NDArray[np.int64]
    words: NDArray[np.int64]
    how: Method
    level: str

    @property
    def names(self) -> tuple[str, ...]:
        """The sides."""
        return self.totals["article"].sides

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The measures."""
        return self.totals["article"].quantities


@dataclass(frozen=True, slots=True)
class Basis:
    """What an estimate rests on: statements, words and articles, the unit drawn ("" for none), and the note."""

    n_quotes: int
    n_words: int
    n_documents: int
    unit: str
    exploratory: bool
    note: str

    def columns(self) -> dict[str, Any]:
        """The basis as columns of the table."""
        return {
            "n_quotes": self.n_quotes,
            "n_words": self.n_words,
            "n_documents": self.n_documents,
            "resampled": self.unit or None,
            "exploratory": self.exploratory,
            "note": self.note,
        }


def gather(
    quotes: pd.DataFrame,
    sides: Sides,
    quantities: Sequence[Quantity],
    strata: NDArray[np.int64],
    how: Method,
    level: str = "",
) -> Material:
    """Add up the statements of one comparison; ``sides`` and ``strata`` belong to the rows of ``quotes``."""
    members = sides.members(len(quotes))
    documents = pd.factorize(quotes["doc_id"], sort=True)[0].astype(np.int64)
    totals = {"article": add_up(quotes, sides, quantities, "article", strata)}
    articles = [len(np.unique(documents[members[:, side]])) for side in range(len(sides.names))]
    if how.control != "article" and (how.unit == "statement" or min(articles, default=0) < how.few_articles):
        totals["statement"] = add_up(quotes, sides, quantities, "statement", strata)
    return Material(totals, members, documents, quotes["n_words"].to_numpy(dtype=np.int64), how, level)


def rows_of(material: Material) -> Iterator[dict[str, Any]]:
    """The rows of the table, sides first, each in the order of the measures; their keys are its columns."""
    sides = range(len(material.names))
    # A share has everybody's statements below the line, the other measures a side's own: each has its own units.
    shares = [m for m, q in enumerate(material.quantities) if q.shared]
    others = [m for m, q in enumerate(material.quantities) if not q.shared]
    rows: dict[tuple[int, ...], dict[str, Any]] = {}
    for measures in filter(None, (shares, others)):
        for side in sides:
            for m, row in zip(measures, _side_rows(material, side, measures), strict=True):
                rows[0, side, m] = row
        for first, second in itertools.combinations(sides, 2):
            for m, row in zip(measures, _pair_rows(material, first, second, measures), strict=True):
                rows[1, first, second, m] = row
    yield from (rows[key] for key in sorted(rows))


def _counts(material: Material, rows: NDArray[np.bool_]) -> tuple[int, int, int]:
    documents = np.unique(material.documents[rows])
    return int(rows.sum()), int(material.words[rows].sum()), len(documents)


def _amount(number: int, thing: str) -> str:
    words = {0: "no", 1: "one"}
    return f"{words.get(number, f'{number:,}')} {thing}{'' if number == 1 else 's'}"


def _said(material: Material, sides: Sequence[int]) -> str:
    """The articles and statements of some sides in words: one article, 15 statements by Roe and 2 statements by Doe."""
    rows: NDArray[np.bool_] = np.asarray(material.members[:, list(sides)].any(axis=1))
    articles = _amount(_counts(material, rows)[2], "article")
    word = "by" if material.how.by in ("speaker", "group") else "of"
    by_side = [f"{int(material.members[:, s].sum()):,} statement" for s in sides]
    parts = [
        f"{text}{'' if text.startswith('1 ') else 's'} {word} {material.names[s]}"
        for text, s in zip(by_side, sides, strict=True)
    ]
    return f"{articles}, {' and '.join(parts)}"


def _basis(material: Material, sides: Sequence[int], shared: bool) -> Basis:
    """Decide on the unit: articles where each side has enough of them, statements where not, nothing where few."""
    how, members = material.how, material.members
    columns = [members[:, side] for side in sides]
    behind = np.any(columns, axis=0)
    inside = np.ones_like(behind)
    paired = how.control == "article" and len(sides) == 2
    if paired:
        both = np.intersect1d(material.documents[columns[0]], material.documents[columns[1]])
        inside = np.isin(material.documents, both)
        columns = [column & inside for column in columns]
        behind = behind & inside
    counts = _counts(material, behind)
    below = columns
    if shared:
        below = [inside] if paired else [np.ones_like(behind)]
    statements = min(int(column.sum()) for column in below)
    articles = min(_counts(material, column)[2] for column in below)
    said = _said(material, sides)
    if paired and articles < 2:
        note = f"{_amount(articles, 'article')} with both: exploratory"
        return Basis(*counts, "", True, f"{note}; nothing to compare within articles, so only counts are shown")
    if statements < how.few_statements:
        least = min(sides, key=lambda side: int(members[:, side].sum()))
        what = "in all" if shared else f"by {material.names[least]}"
        return Basis(
            *counts, "", True, f"{said}: exploratory; fewer than {how.few_statements} {what}, so only counts are shown"
        )
    if how.unit == "statement":
        return Basis(*counts, "statement", True, f"{said}: exploratory, statements taken as independent")
    if articles >= how.enough_articles:
        return Basis(*counts, "article", False, "")
    if paired:
        return Basis(*counts, "article", True, f"{_amount(articles, 'article')} with both: exploratory")
    if articles >= how.few_articles or (how.unit == "article" and articles >= 2):
        return Basis(*counts, "article", True, f"{said}: exploratory")
    return Basis(*counts, "statement", True, f"{said}: exploratory, statements taken as independent")


def _row(material: Material, sides: Sequence[int], q: Quantity, basis: Basis) -> dict[str, Any]:
    names = [material.names[side] for side in sides]
    versus = names[1] if len(names) == 2 else None
    return {"speaker": names[0], "versus": versus, "measure": q.name, "unit": q.unit, **basis.columns()}


def _cut(q: Quantity, low: float, high: float, pair: bool = False) -> tuple[float, float]:
    """The interval in the measure's own scale, within what its values can be."""
    least, most = _RANGES[q.form]
    if pair:
        least, most = least - most, most - least
    return max(low * q.scale, least), min(high * q.scale, most)


def _side_rows(material: Material, side: int, measures: Sequence[int]) -> Iterator[dict[str, Any]]:
    how = material.how
    quantities = [material.quantities[m] for m in measures]
    basis = _basis(material, [side], quantities[0].shared)
    n, d = material.totals[basis.unit or "article"].one(side, measures)
    sums = n.sum(axis=0)
    rows = [_row(material, [side], q, basis) | {"count": sums[m]} for m, q in enumerate(quantities)]
    if basis.unit and len(d):
        chance = how.chance("one", material.level, material.names[side], quantities[0].form)
        counted, bounded = (
            np.array(flags) for flags in zip(*((q.counted, q.bounded) for q in quantities), strict=True)
        )
        value, interval = infer_one(n, d, counted, bounded, chance, how.resamples, how.level)
        for m, (q, row) in enumerate(zip(quantities, rows, strict=True)):
            row["estimate"] = value[m] * q.scale
            row["low"], row["high"] = _cut(q, interval.low[m], interval.high[m])
    yield from rows


def _pair_rows(material: Material, first: int, second: int, measures: Sequence[int]) -> Iterator[dict[str, Any]]:
    how = material.how
    quantities = [material.quantities[m] for m in measures]
    basis = _basis(material, [first, second], quantities[0].shared)
    rows = [_row(material, [first, second], q, basis) for q in quantities]
    pair = material.totals[basis.unit or "article"].pair(first, second, measures, both=how.control == "article")
    if how.control == "article":
        pair = pair.paired()
    if basis.unit and len(pair.x):
        chance = how.chance("two", material.level, material.names[first], material.names[second], quantities[0].form)
        found = infer(pair, chance, how.resamples, how.level)
        for m, (q, row) in enumerate(zip(quantities, rows, strict=True)):
            row["first"], row["second"] = found.seen.first[m] * q.scale, found.seen.second[m] * q.scale
            row["estimate"] = found.seen.difference[m] * q.scale
            row["low"], row["high"] = _cut(q, found.difference.low[m], found.difference.high[m], pair=True)
            row["p"] = found.p[m]
            row |= _effects(pair, m, q, found, how)
            if np.isnan(row["estimate"]):
                row["exploratory"] = True
                row["note"] = f"{_said(material, [first, second])}: exploratory; {_nothing_shared(how)}"
    yield from rows


def _nothing_shared(how: Method) -> str:
    """Why two sides with enough statements cannot be compared."""
    if how.control:
        return f"no {how.control} has a value of both, so only counts are shown"
    return "one of them has no value of this measure, so only counts are shown"


def _effects(pair: Pair, m: int, q: Quantity, found: Inference, how: Method) -> dict[str, Any]:
    """Cliff's delta of the units' values, and the log ratio where the measure has one."""
    with np.errstate(invalid="ignore", divide="ignore"):
        x = np.where(pair.dx[:, m] > 0, pair.x[:, m] / pair.dx[:, m], np.nan)
        y = np.where(pair.dy[:, m] > 0, pair.y[:, m] / pair.dy[:, m], np.nan)
    delta = (paired_delta if how.control == "article" else cliffs_delta)(x, y, how.level)
    if how.control not in (None, "article"):
        delta = UNKNOWN
    row: dict[str, Any] = {
        "cliffs_delta": delta.value,
        "cliffs_delta_low": delta.low,
        "cliffs_delta_high": delta.high,
    }
    if q.counted:
        ends = (found.seen.log_ratio[m], found.log_ratio.low[m], found.log_ratio.high[m], "log ratio")
    else:
        ends = (delta.value, delta.low, delta.high, "Cliff's delta")
    return row | dict(zip(("effect", "effect_low", "effect_high", "effect_name"), ends, strict=True))
