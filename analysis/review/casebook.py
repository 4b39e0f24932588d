"""A corpus under review: what the finder found, every correction so far, and what has become of each statement.

    book = Casebook("corpus/harbour")
    book.record(making.reject(book.statement(quote_id), book.texts[doc_id], "Jo"))

Only the article that an edit is about is worked through again, so that a step takes as long in a large corpus.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.reading import load
from analysis.errors import InputError
from analysis.finding import find_quotes
from analysis.records import rows_of
from analysis.review.applying import apply_review, edits_by_document
from analysis.review.edits import Edit
from analysis.review.finder_scores import finder_scores, sample_scores
from analysis.review.log import add_edits, in_force, read_review
from analysis.review.renaming import names_of_today
from analysis.review.replaying import Reviewed, replay
from analysis.review.reviewers import decisions
from analysis.review.sampling import sample

__all__ = ["Casebook"]


class Casebook:
    """``found`` are the finder's statements, ``edits`` all that review.csv holds, ``texts`` the articles by doc_id.

    ``blind_to_others`` is a reviewer's name, and then only their edits are seen; '' sees those of all.
    """

    def __init__(self, corpus: str | os.PathLike[str]) -> None:
        self.folder = Path(corpus)
        if not self.folder.is_dir():
            raise InputError(f"{self.folder} is no folder; corrections are kept in the folder of a corpus.")
        self.documents = load(self.folder)
        self.found = find_quotes(self.documents, review=False)
        self.texts: dict[str, str] = dict(zip(self.documents["doc_id"], self.documents["text"], strict=True))
        self.blind_to_others = ""
        self._document_of = dict(zip(self.found["quote_id"], self.found["doc_id"], strict=True))
        self._records: dict[str, list[dict[str, Any]]] = {}
        names = [str(name) for name in self.found.columns]
        for row in rows_of(self.found):
            record = dict(zip(names, row, strict=True))
            self._records.setdefault(record["doc_id"], []).append(record)
        self._replayed: dict[str, tuple[list[Edit], list[Reviewed]]] = {}
        self.read_again()

    def read_again(self) -> None:
        """Take review.csv as it is now, where somebody else may have written to it."""
        self.edits = read_review(self.folder)
        self.holding = in_force(self.edits)[0]
        self._by_document = edits_by_document(names_of_today(self.holding, self.documents))

    def record(self, edit: Edit) -> None:
        """Write an edit to review.csv. Raises InputError where it, or the file, is malformed."""
        add_edits(self.folder, [edit])
        self.read_again()

    def statements(self, doc_id: str) -> list[Reviewed]:
        """The statements of an article in text order, as they are corrected now; rejected ones are marked."""
        edits = self._by_document.get(doc_id, [])
        if self.blind_to_others:
            edits = [edit for edit in edits if edit.reviewer == self.blind_to_others]
        before = self._replayed.get(doc_id)
        if before is None or before[0] != edits:
            self._replayed[doc_id] = edits, replay(self._records.get(doc_id, ()), self.texts[doc_id], edits)[0]
        return self._replayed[doc_id][1]

    def statement(self, quote_id: str) -> Reviewed:
        """One of them. Raises InputError where there is none of this id (any more)."""
        doc_id = self._document_of.get(quote_id, quote_id.rpartition("#")[0])
        for each in self.statements(doc_id) if doc_id in self.texts else ():
            if each.row["quote_id"] == quote_id:
                return each
        raise InputError("There is no such statement in this corpus (any more).")

    def queue(self, order: str, size: int | None) -> list[str]:
        """The quote_ids to go through; what was added by hand is among them where all are asked for."""
        chosen = [str(each) for each in sample(self.found, order, size)["quote_id"]]
        if order != "all" or not self._by_document:
            return chosen
        everything = [str(each.row["quote_id"]) for doc_id in self.texts for each in self.statements(doc_id)]
        return everything if size is None else everything[:size]

    def reviewed(self) -> set[str]:
        """The quote_ids of the statements on which somebody has decided."""
        return {
            str(each.row["quote_id"])
            for doc_id in self._by_document
            if doc_id in self.texts
            for each in self.statements(doc_id)
            if "statement" in each.decisions
        }

    def readers(self, doc_id: str) -> list[str]:
        """Who has read this article, as it is now, to its end."""
        reading = [edit for edit in self._by_document.get(doc_id, ()) if edit.action == "read"]
        fitting = [edit for edit in reading if not replay((), self.texts[doc_id], [edit])[1]]
        names = dict.fromkeys(edit.reviewer for edit in fitting)
        return [name for name in names if self.blind_to_others in ("", name)]

    def last_of(self, reviewer: str) -> Edit:
        """The reviewer's last edit that holds. Raises InputError where there is none."""
        name = " ".join(reviewer.split())
        mine = [edit for edit in self.holding if edit.reviewer == name]
        if not mine:
            raise InputError("There is nothing of yours to undo.")
        return mine[-1]

    @property
    def quotes(self) -> pd.DataFrame:
        """The quotes table of the corpus as it is corrected now, as ``find_quotes`` gives it."""
        return apply_review(self.found, self.documents, self.edits)[0]

    @property
    def unfit(self) -> pd.DataFrame:
        """The edits that no longer fit (``applying.UNFIT``)."""
        doc_ids = set(self._by_document)
        found = self.found[self.found["doc_id"].isin(doc_ids)]
        return apply_review(found, self.documents, self.edits)[1]

    def scores(self) -> pd.DataFrame:
        """How good the finder was on what was reviewed (``finder_scores.FINDER_SCORES``)."""
        return finder_scores(self.found, self.documents, self.edits)

    def sample_scores(self) -> pd.DataFrame:
        """The same of the random sample that was reviewed, empty where none was (``finder_scores.sample_scores``)."""
        return sample_scores(self.found, self.documents, self.edits)

    def decisions(self) -> pd.DataFrame:
        """What each reviewer decided (``reviewers.DECISIONS``)."""
        return decisions(self.found, self.documents, self.edits)
