"""Rows into tables: plain tuples, as per-document work makes them, into a DataFrame with the documented dtypes.

>>> from analysis.tables import EVIDENCE
>>> table_of([("a#1", "a", 0, 3, "yes", "stance", "neutral", 1.0)], EVIDENCE)["text"].tolist()
['yes']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.tables import Column

__all__ = ["column_of", "rows_of", "table_of"]

_INT64 = 2**63


def table_of(rows: Sequence[Sequence[Any]], columns: Mapping[str, Column]) -> pd.DataFrame:
    """A DataFrame of ``rows``, whose values stand in the order of ``columns``; None is a missing value."""
    values: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays: dict[str, Any] = {}
    for (name, column), cells in zip(columns.items(), values, strict=True):
        dtype: Any = column.dtype
        arrays[name] = pd.Series(list(cells), dtype=dtype)
    return pd.DataFrame(arrays, copy=False)


def column_of(cells: Sequence[Any]) -> pd.Series:
    """A column of the user's own values with the dtype that keeps them all as they are; None is a missing value.

    >>> column_of([3, None]).tolist()
    [3, <NA>]
    """
    kinds = {type(cell) for cell in cells if cell is not None}
    dtype: Any = "object"
    if kinds == {str}:
        dtype = "str"
    elif kinds == {bool}:
        dtype = "boolean"
    elif kinds == {int} and all(-_INT64 <= cell < _INT64 for cell in cells if cell is not None):
        dtype = "Int64"
    elif kinds == {float}:
        dtype = "float64"
    column: pd.Series = pd.Series(list(cells), dtype=dtype)
    return column


def rows_of(table: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    """The rows of a table as plain Python values, None for every missing one."""
    lists = []
    for name in table.columns:
        cells = table[name]
        missing = cells.isna()
        plain: list[Any] = cells.astype(object).tolist()
        if missing.any():
            plain = [None if gone else cell for cell, gone in zip(plain, missing, strict=True)]
        lists.append(plain)
    return zip(*lists, strict=True)
