"""Whose statements: the rows of the quotes table that a speaker has a part in.

>>> import pandas as pd
>>> quotes = pd.DataFrame({"speaker": ["Ada Roe & Bo Lind", "Bo Lind", None], "content": ["yes", "no", "so"]})
>>> statements_of(quotes, "Ada Roe")["content"].tolist()
['yes']
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import InputError

__all__ = ["statements_of"]


def statements_of(quotes: pd.DataFrame, speaker: str | None) -> pd.DataFrame:
    """The rows of ``speaker``, alone or with others ("A & B", which may be asked for too); all rows for None.

    Raises InputError where the table has no such speaker, naming those with the most statements.
    """
    for column in ("speaker", "content"):
        if column not in quotes.columns:
            raise InputError(f'The quotes table has no column "{column}"; make it with find_quotes().')
    if speaker is None:
        return quotes
    named = quotes["speaker"].fillna("").str.split(" & ")
    rows = quotes[[speaker in names or speaker == " & ".join(names) for names in named]]
    if rows.empty:
        known = named.explode().loc[lambda names: names != ""].value_counts().index[:10].tolist()
        raise InputError(
            f"Nobody called {speaker!r} speaks in these articles; they quote {', '.join(known) or 'nobody'}."
        )
    return rows
