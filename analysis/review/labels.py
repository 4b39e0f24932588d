"""The labels that reviewers gave while they went through a corpus, as what a measure is set against.

labelled, agreed = review_labels("corpus/harbour", "hedging")
report = validate(labelled, "hedging")
"""

from __future__ import annotations

import os

import pandas as pd

from analysis.corpus.decoding import named
from analysis.corpus.reading import load
from analysis.errors import InputError
from analysis.finding import find_quotes
from analysis.review.applying import apply_review
from analysis.review.log import read_review, review_file
from analysis.review.reviewers import agreement, decisions
from analysis.validity.handlabels import Labelled

__all__ = ["LABELLED_MEASURES", "review_labels"]

LABELLED_MEASURES = {"hedging": "hedging", "tone": "tone", "vader": "tone"}
"""The measures that are labelled in a review, and the decision that labels them."""

_LABELS = {"hedged": 1, "not hedged": 0, "negative": -1, "neutral": 0, "positive": 1}


def review_labels(corpus: str | os.PathLike[str], measure: str) -> tuple[list[Labelled], pd.DataFrame]:
    """The statements of a corpus folder that were labelled by hand, as they are corrected now, and their agreement.

    Where two people labelled a statement, what was settled counts, else the later label. The second table has the
    columns of ``reviewers.AGREEMENT``, one row where two people labelled, else none. Raises InputError where the
    corpus has no such labels.
    """
    if measure not in LABELLED_MEASURES:
        raise InputError(
            f"Nothing called {measure!r} is labelled in a review; choose from {', '.join(LABELLED_MEASURES)}."
        )
    decision = LABELLED_MEASURES[measure]
    documents = load(corpus)
    quotes = find_quotes(documents, review=False)
    edits = read_review(corpus)
    corrected, _ = apply_review(quotes, documents, edits)
    given = corrected[corrected[f"hand_{decision}"].notna()]
    if given.empty:
        raise InputError(
            f"{named(review_file(corpus))} has no label for {decision} yet; label some statements in the review first."
        )
    pairs = zip(given["content"], given[f"hand_{decision}"], strict=True)
    agreed = agreement(decisions(quotes, documents, edits))
    shared = agreed[(agreed["decision"] == decision) & (agreed["n_statements"] > 0)]
    return [Labelled(str(text), _LABELS[label]) for text, label in pairs], shared.reset_index(drop=True)
