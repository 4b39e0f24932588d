"""A concordance of the statements: every place where a word is said, in the middle of its line (KWIC; Luhn 1960).

>>> import pandas as pd
>>> said = "No deal is better than a bad deal."
>>> quotes = pd.DataFrame({"quote_id": ["a#1"], "speaker": ["Ada Roe"], "content": [said]})
>>> concordance(quotes, "deal", width=10)[["left", "word", "right"]].values.tolist()
[['No ', 'deal', ' is better'], ['han a bad ', 'deal', '.']]
"""

from __future__ import annotations

import re

import pandas as pd

from analysis.errors import InputError
from analysis.measures.speaking import statements_of

__all__ = ["concordance", "word_pattern"]


def word_pattern(word: str) -> re.Pattern[str]:
    """A pattern for a word or phrase, whole, whatever the case; ``*`` stands for any letters ("negotiat*")."""
    if not word.strip(" *"):
        raise InputError("Nothing to look for: give a word, a phrase, or the beginning of a word and *.")
    parts = [re.escape(part).replace(r"\*", r"\w*").replace("'", "['’]") for part in word.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)


def concordance(quotes: pd.DataFrame, word: str, speaker: str | None = None, width: int = 60) -> pd.DataFrame:
    """One row a place where ``word`` stands in a statement: quote_id, speaker, left, word, right.

    ``width`` is the context to either side in characters. ``speaker`` limits the statements to one speaker's.
    Raises InputError for an unknown speaker or an empty word.
    """
    pattern = word_pattern(word)
    rows = [
        (quote_id, speaker_, text[max(0, m.start() - width) : m.start()], m.group(), text[m.end() : m.end() + width])
        for quote_id, speaker_, text in statements_of(quotes, speaker)[["quote_id", "speaker", "content"]].itertuples(
            index=False, name=None
        )
        for m in pattern.finditer(text)
    ]
    return pd.DataFrame(rows, columns=["quote_id", "speaker", "left", "word", "right"]).astype("str")
