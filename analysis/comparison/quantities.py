"""What can be compared: each measure as a ratio of two sums over statements.

>>> quantity("hedges").unit
'per 100 words'

Every measure is a sum over statements divided by another sum: hedges by words, tone by statements, a speaker's
statements by all statements. One form means one way to resample them, whatever is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError

__all__ = ["DEFAULT_MEASURES", "Quantity", "denominator", "numerator", "quantities_of", "quantity"]

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measure: ``scale`` × sum of ``counts`` / sum of ``per``.

    ``form`` is "rate" (cues per 100 words), "share" (of the statements or words of everybody in the table),
    "portion" (of the speaker's own statements) or "mean" (of a score). ``counts`` names a column of the quotes
    table, or with ``equals`` a column and the value that counts as one.
    """

    name: str
    label: str
    form: str
    unit: str
    counts: str
    per: str
    scale: float = 1.0
    equals: str | None = None
    positive: bool = False

    @property
    def shared(self) -> bool:
        """Whether the denominator is everybody's and not the speaker's own."""
        return self.form == "share"

    @property
    def counted(self) -> bool:
        """Whether things are counted, so that a ratio of two values has a meaning; scores may be negative."""
        return self.form != "mean"

    @property
    def bounded(self) -> bool:
        """Whether the value lies between 0 and 1."""
        return self.form in ("share", "portion")


def _rate(name: str, label: str) -> Quantity:
    return Quantity(name, label, "rate", "per 100 words", name, "n_words", 100.0)


def _share(name: str, label: str, column: str) -> Quantity:
    return Quantity(name, label, "share", "share", column, column)


_KNOWN = [
    _share("share_statements", "share of statements", ""),
    _share("share_words", "share of words", "n_words"),
    _share("share_quoted_words", "share of words inside quotation marks", "quoted_words"),
    _rate("hedges", "hedges"),
    _rate("hedge_modal", "modal hedges"),
    _rate("hedge_verb", "epistemic verbs"),
    _rate("hedge_adverb", "hedging adverbs"),
    _rate("hedge_noun_adjective", "hedging nouns and adjectives"),
    _rate("hedge_approximator", "approximators"),
    _rate("hedge_conditional", "conditionals"),
    _rate("boosters", "boosters"),
    _rate("deontics", "obligations"),
    Quantity("reporter_hedges", "the article's own hedges", "rate", "per 100 statements", "reporter_hedges", "", 100.0),
    Quantity("hedged", "statements with a hedge", "portion", "share of own statements", "hedges", "", positive=True),
    Quantity("tone", "tone", "mean", "mean", "tone", ""),
    Quantity("vader", "VADER", "mean", "mean", "vader", ""),
]
_BY_NAME = {known.name: known for known in _KNOWN}
_CLASSES = {"stance": "reporting verbs", "kind": "statements"}

DEFAULT_MEASURES = ("share_statements", "share_words", "hedges", "boosters", "tone")
"""What is compared where nothing is chosen."""


def quantity(name: str) -> Quantity:
    """The measure called ``name``; "stance: conceding" and "kind: direct" are portions of one's own statements.

    Any other name is taken for a numeric column of the user's own and compared as a mean per statement.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    column, colon, value = (part.strip() for part in name.partition(":"))
    if colon and column in _CLASSES:
        return Quantity(
            name, f"{value} {_CLASSES[column]}", "portion", "share of own statements", column, "", equals=value
        )
    return Quantity(name, name, "mean", "mean", name, "")


def quantities_of(quotes: pd.DataFrame, names: Sequence[str] | None) -> list[Quantity]:
    """The measures to compare: those of ``names``, or the default ones whose columns ``quotes`` has.

    Raises InputError for a measure that the table has no column for.
    """
    if names is None:
        chosen = [quantity(name) for name in DEFAULT_MEASURES]
        return [q for q in chosen if {q.counts, q.per} - {""} <= set(quotes.columns)]
    if isinstance(names, str):
        names = [names]
    for name in names:
        q = quantity(name)
        for column in {q.counts, q.per} - {""} - set(quotes.columns):
            raise InputError(
                f"The measure {name!r} needs the column {column!r}, which the quotes table does not have; "
                f"run measure() first, or choose from {', '.join(_BY_NAME)}, 'stance: …', 'kind: …' "
                "and the table's own numeric columns."
            )
        if q.equals is None and q.counts and not pd.api.types.is_numeric_dtype(quotes[q.counts]):
            raise InputError(f"The measure {name!r} cannot be compared: the column {q.counts!r} has no numbers.")
    if not names:
        raise InputError("No measure was chosen; name at least one, such as 'hedges'.")
    return [quantity(name) for name in dict.fromkeys(names)]


def _column(quotes: pd.DataFrame, name: str) -> Vector:
    if not name:
        return np.ones(len(quotes))
    return quotes[name].to_numpy(dtype=np.float64, na_value=np.nan)


def numerator(quotes: pd.DataFrame, q: Quantity) -> Vector:
    """What each statement adds above the line; a statement without a value adds nothing."""
    if q.equals is not None:
        return np.asarray((quotes[q.counts] == q.equals).fillna(False), dtype=np.float64)
    values = np.nan_to_num(_column(quotes, q.counts))
    return np.where(values > 0, 1.0, 0.0) if q.positive else values


def denominator(quotes: pd.DataFrame, q: Quantity) -> Vector:
    """What each statement adds below the line; a statement without a value is left out."""
    below = np.nan_to_num(_column(quotes, q.per))
    if q.counts and q.equals is None:
        below = np.where(np.isnan(_column(quotes, q.counts)), 0.0, below)
    return below
