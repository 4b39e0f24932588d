"""Sampling: which statements to review, and in which order.

>>> table = pd.DataFrame({"quote_id": ["a#1", "a#2", "b#1"], "confidence": [0.9, 0.4, None]})
>>> sample(table, "least certain first")["quote_id"].tolist()
['b#1', 'a#2', 'a#1']

Only a random sample says how good the finder is on the whole corpus; the least certain first mends most for the
time spent, but what it finds is worse than the average.
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import InputError

__all__ = ["ORDERS", "sample"]

ORDERS = ("all", "random", "least certain first")


def sample(quotes: pd.DataFrame, order: str = "all", size: int | None = None, seed: int = 0) -> pd.DataFrame:
    """The statements to review, in the order to go through them; ``size`` is how many at most.

    A random sample with the same ``seed`` draws the same statements of the same table, so that two reviewers see
    the same ones; a larger ``size`` adds to a smaller one. Raises InputError for another order or a size below 1.
    """
    if order not in ORDERS:
        raise InputError(f'"{order}" is no order to review in; use one of {", ".join(ORDERS)}.')
    if size is not None and size < 1:
        raise InputError(f"A sample of {size} is none; give 1 or more, or leave the size out for all.")
    if order == "random":
        chosen = quotes.sample(frac=1, random_state=seed)
    elif order == "least certain first":
        chosen = quotes.loc[quotes["confidence"].fillna(0.0).sort_values(kind="stable").index]
    else:
        chosen = quotes
    return chosen if size is None else chosen.head(size)
