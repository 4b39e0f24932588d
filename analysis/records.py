"""Rows into tables: plain tuples, as per-document work makes them, into a DataFrame with the documented dtypes.

>>> table_of([("a#1", "a", 0, 3, "yes", "stance", "neutral", 1.0)], EVIDENCE)["text"].tolist()
['yes']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.tables import Column

__all__ = ["rows_of", "table_of"]


def table_of(rows: Sequence[Sequence[Any]], columns: Mapping[str, Column]) -> pd.DataFrame:
    """A DataFrame of ``rows``, whose values stand in the order of ``columns``; None is a missing value."""
    values: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays: dict[str, Any] = {}
    for (name, column), cells in zip(columns.items(), values, strict=True):
        dtype: Any = column.dtype
        arrays[name] = pd.Series(list(cells), dtype=dtype)
    return pd.DataFrame(arrays, copy=False)


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
