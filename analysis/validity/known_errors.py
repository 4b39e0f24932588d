"""How often each measure is known to be wrong, on which data, measured when and by which command.

>>> error_sentence("tone")
'Tone is an estimate: macro-F1 0.58 (95 % interval 0.56 to 0.59) on 5,190 labelled texts.'

The numbers stand in lexicons/known_errors.csv. A measure's error on other texts may differ: ``python -m analysis
validate`` and notebooks/validity.ipynb tell what it is on one's own.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.measures.lexicon import FOLDER

__all__ = ["error_sentence", "known_errors"]


@cache
def _table() -> pd.DataFrame:
    return pd.read_csv(FOLDER / "known_errors.csv", encoding="utf-8")


def known_errors() -> pd.DataFrame:
    """One row a measure, mode and metric: value, low and high (95 % interval), n, data, date and command."""
    return _table().copy()


def error_sentence(measure: str, towards_somebody: bool = False) -> str:
    """The known error of ``measure`` in one sentence for a caption; "" for a measure that has none.

    ``towards_somebody`` is for tone and vader where a target was named.
    """
    table = _table()
    mode = "towards somebody" if towards_somebody and measure in ("tone", "vader") else None
    rows = table[
        (table["measure"] == measure) & ((table["mode"] == mode) if mode else table["mode"] != "towards somebody")
    ]
    if rows.empty:
        return ""
    row = rows.iloc[0]
    name = "VADER" if measure == "vader" else measure.capitalize()
    return (
        f"{name} is an estimate: {row['metric']} {row['value']:.2f} (95 % interval {row['low']:.2f} to "
        f"{row['high']:.2f}) on {row['n']:,} labelled texts."
    )
