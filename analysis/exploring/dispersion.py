"""Dispersion: where in each article something stands, from its first character to its last.

    table, n_articles = dispersion(holding, mask, "harbour")

Where a word is searched for, each of its places inside the statements; else each statement's beginning.
(The dispersion plot of concordancers: Scott, WordSmith Tools, 1996.)
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.exploring.concordance import places
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask

__all__ = ["ARTICLES", "dispersion"]

ARTICLES = 20
"""Articles on one chart; the others are on its next pages."""


def dispersion(holding: Holding, mask: Mask, sought: str, page: int = 0) -> tuple[pd.DataFrame, int]:
    """A page of the articles with statements of ``mask``, the oldest first, undated ones last; and how many there are.

    One row a place: place (the article's number on the page), doc_id, title, date, row (the statement's number in
    ``holding.quotes``), start (in characters), at (0, the article's beginning, to 1, its end) and speaker.
    """
    documents = holding.facets["documents"]
    rows = np.flatnonzero(mask)
    # One document a statement, so that the facet's codes stand in the order of the rows.
    numbers, first = np.unique(documents.codes[rows], return_index=True)
    days = holding.quotes["date"].iloc[rows[first]].fillna("9999").astype(str).to_numpy()
    order = numbers[np.lexsort((numbers, days))]
    here = order[page * ARTICLES : (page + 1) * ARTICLES].tolist()
    wanted = rows[np.isin(documents.codes[rows], here)]
    found = []
    for row, quote in zip(wanted.tolist(), holding.statements(wanted), strict=True):
        text = holding.text_of(quote["doc_id"])
        start, end = int(quote["start"]), int(quote["end"])
        for at in places(text, sought, start, end) or [(start, end)]:
            found.append(
                (
                    here.index(int(documents.codes[row])), quote["doc_id"], quote["title"], quote["date"], row,
                    at[0], at[0] / max(1, len(text)), quote["speaker"],
                )
            )  # fmt: skip
    columns = ["place", "doc_id", "title", "date", "row", "start", "at", "speaker"]
    table = pd.DataFrame(found, columns=columns)
    return table.sort_values(["place", "start"], kind="stable", ignore_index=True), len(order)
