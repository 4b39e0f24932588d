"""Collocates: the words that a speaker puts near a word, more often than chance would (Firth 1957; Evert 2008).

    table = collocates(quotes, "talks", speaker="Jane Roe", window=5, least=3)

The counting and the measures of association are NLTK's (BigramCollocationFinder, BigramAssocMeasures). Words of
different statements are never neighbours.
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import InputError
from analysis.measures.lexicon import word_class
from analysis.measures.speaking import statements_of
from analysis.words import words_of

__all__ = ["MEASURES", "collocates"]

MEASURES = {
    "likelihood_ratio": "log-likelihood (Dunning 1993): how sure it is that the two attract each other",
    "pmi": "pointwise mutual information (Church & Hanks 1990): how strongly they do; favours rare words",
    "student_t": "t-score (Church et al. 1991): favours common words",
    "dice": "Dice coefficient: how exclusively they stand together, 0 to 1",
}


def collocates(
    quotes: pd.DataFrame,
    word: str,
    speaker: str | None = None,
    window: int = 5,
    least: int = 3,
    measure: str = "likelihood_ratio",
    function_words: bool = False,
) -> pd.DataFrame:
    """Words within ``window`` words of ``word``, those most strongly tied to it first.

    Columns: word, count (times the two stand together), total (times the collocate is said at all) and score (the
    chosen ``measure``, see MEASURES). Pairs seen fewer than ``least`` times are left out, and function words too
    unless asked for. Raises InputError for an unknown speaker or measure.
    """
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    if measure not in MEASURES:
        raise InputError(f"No measure of collocation is called {measure!r}; choose from {', '.join(MEASURES)}.")
    node = word.strip().lower().replace("’", "'")
    texts = statements_of(quotes, speaker)["content"]
    spoken = [[w.lower().replace("’", "'") for w in words_of(text)] for text in texts]
    # Blanks between the statements keep the window from reaching over their ends.
    padding = [None] * window
    stream = [w for words in spoken for w in [*words, *padding]]
    finder = BigramCollocationFinder.from_words(stream, window_size=window + 1)
    empty = frozenset() if function_words else word_class("function word") | word_class("auxiliary")
    together: dict[str, int] = {}
    scores: dict[str, float] = {}
    score_of = getattr(BigramAssocMeasures, measure)
    for pair, count in finder.ngram_fd.items():
        if node not in pair or None in pair:
            continue
        score = finder.score_ngram(score_of, *pair)
        if score is None:
            continue
        other = pair[1] if pair[0] == node else pair[0]
        together[other] = together.get(other, 0) + count
        scores[other] = max(scores.get(other, float("-inf")), score)
    rows = [
        (other, n, finder.word_fd[other], scores[other])
        for other, n in together.items()
        if n >= least and other not in empty
    ]
    rows.sort(key=lambda row: (-row[3], row[0]))
    table = pd.DataFrame(rows, columns=["word", "count", "total", "score"])
    return table.astype({"word": "str", "count": "int64", "total": "int64", "score": "float64"})
