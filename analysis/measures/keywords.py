"""Keywords: which words mark one speaker against another, ranked by weighted log-odds.

    table = keywords(quotes, "Jane Roe", "John Doe", least=5)

Ranking by the plain ratio of two rates puts the rarest words first, by their difference the commonest. The log-odds
ratio with an informative Dirichlet prior, divided by its standard error, does neither (Monroe, Colaresi & Quinn
2008, § 3.5): the prior draws every word towards its rate in all statements, the rarer the stronger. It ranks; whether
two speakers differ is tested with the article as the unit in analysis/comparison/keyness.py.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.measures.speaking import statements_of
from analysis.words import words_of

__all__ = ["keywords"]


def keywords(
    quotes: pd.DataFrame, first: str, second: str | None = None, least: int = 5, prior_words: float = 500.0
) -> pd.DataFrame:
    """Words of two speakers' statements, the most typical of ``first`` on top and of ``second`` at the bottom.

    ``second`` left out means everybody else. Words said fewer than ``least`` times by both together are left out.
    ``prior_words`` is the weight of the prior, in words (a0 in the paper): the more, the less a rare word counts.
    Columns: word, first and second (raw counts), first_per_1000 and second_per_1000, log_odds (of ``first`` against
    ``second``, natural logarithm) and z (log_odds by its standard error; beyond ±1.96 is marked).

    Raises InputError for an unknown speaker, or one compared with himself.
    """
    if first == second:
        raise InputError(f"Keywords set two speakers against each other, and both are {first!r}; name another one.")
    own = statements_of(quotes, first)
    other = quotes.drop(index=own.index) if second is None else statements_of(quotes, second)
    a, b, everybody = _count(own), _count(other), _count(quotes)
    words = sorted(word for word in a | b if a[word] + b[word] >= least)
    x, y, background = (np.array([side[word] for word in words], dtype=float) for side in (a, b, everybody))
    n_x, n_y, n = float(sum(a.values())), float(sum(b.values())), float(sum(everybody.values()))
    prior = prior_words * background / max(n, 1.0)
    # Monroe, Colaresi & Quinn (2008), equations 16, 19 and 22.
    log_odds = np.log((x + prior) / (n_x + prior_words - x - prior)) - np.log(
        (y + prior) / (n_y + prior_words - y - prior)
    )
    deviation = np.sqrt(1 / (x + prior) + 1 / (y + prior))
    table = pd.DataFrame(
        {
            "word": pd.array(words, dtype="str"),
            "first": x.astype("int64"),
            "second": y.astype("int64"),
            "first_per_1000": 1000 * x / max(n_x, 1.0),
            "second_per_1000": 1000 * y / max(n_y, 1.0),
            "log_odds": log_odds,
            "z": log_odds / deviation,
        }
    )
    return table.sort_values(["z", "word"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _count(statements: pd.DataFrame) -> Counter[str]:
    return Counter(w.lower().replace("’", "'") for text in statements["content"] for w in words_of(text))
