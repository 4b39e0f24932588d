"""Whom and what a speaker names: the people, bodies and places in the statements.

    table = mentioned(quotes, speaker="Jane Roe", least=2)

The names are found as the naming of speakers finds them (analysis/speakers/names.py), without a model; a place is what
lexicons/places.csv lists.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.speaking import statements_of
from analysis.speakers.names import find_names

__all__ = ["mentioned"]


def mentioned(quotes: pd.DataFrame, speaker: str | None = None, least: int = 1) -> pd.DataFrame:
    """One row a name in the statements: name, kind ('person', 'body', 'place', 'thing' or ''), count, n_quotes.

    Names said fewer than ``least`` times are left out; the most frequent come first. A capital that only begins
    a sentence makes no name. Raises InputError for an unknown speaker.
    """
    counts: dict[str, list[int]] = {}
    kinds: dict[str, str] = {}
    for text in statements_of(quotes, speaker)["content"]:
        seen = set()
        for found in find_names(text):
            if found.kind in ("headline", "role") or not found.tokens:
                continue
            name = " ".join(found.tokens)
            tally = counts.setdefault(name, [0, 0])
            tally[0] += 1
            if name not in seen:
                tally[1] += 1
                seen.add(name)
            kinds[name] = kinds.get(name) or found.kind
    rows = [(name, kinds[name], n, m) for name, (n, m) in counts.items() if n >= least]
    rows.sort(key=lambda row: (-row[2], row[0]))
    table = pd.DataFrame(rows, columns=["name", "kind", "count", "n_quotes"])
    return table.astype({"name": "str", "kind": "str", "count": "int64", "n_quotes": "int64"})
