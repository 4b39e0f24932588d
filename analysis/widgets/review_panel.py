"""The review by hand as a part of the workbench: opened at a statement or from its button, and closed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets as W

from analysis.progress import Watch
from analysis.widgets.review import Reviewer
from analysis.widgets.working import Working

__all__ = ["ReviewPanel"]

_ABOUT = (
    "<h3>Review by hand</h3><p>Every correction is saved in review.csv at once. The chart and the statements show it "
    "when the review is closed.</p>"
)


class ReviewPanel(W.VBox):  # type: ignore[misc]
    """Empty until it is opened; ``reviewer`` is the review that was opened last, None before the first."""

    children: tuple[W.Widget, ...]

    def __init__(self, working: Working, changed: Callable[[], None]) -> None:
        """``working`` shows that the review is being prepared; ``changed`` is called when one closes with new edits."""
        self.reviewer: Reviewer | None = None
        self._working, self._changed = working, changed
        self._n_edits = 0
        self.close_review = W.Button(description="Close the review")
        self.close_review.on_click(lambda _button: self.leave())
        super().__init__([])

    def show(self, folder: Path, quote_id: str | None = None) -> None:
        """Open the review of a corpus folder, at a statement where one is given."""
        opened = self.reviewer

        def work(_watch: Watch) -> Reviewer:
            return opened or Reviewer(folder)

        def done(reviewer: Reviewer) -> None:
            if not self.children:
                self._n_edits = len(reviewer.book.edits)
            self.reviewer = reviewer
            if quote_id is not None:
                reviewer.go_to(quote_id)
            self.children = (W.HTML(_ABOUT), self.close_review, reviewer)
            reviewer.statements.page.reveal()

        self._working.start(work, done, "Preparing the review")

    def leave(self) -> None:
        """Close the review; what was corrected in it is read again."""
        reviewer, was_open = self.reviewer, bool(self.children)
        self.children = ()
        if reviewer is not None and was_open and len(reviewer.book.edits) != self._n_edits:
            self._changed()

    def explore(self, folder: Path | None, texts: Mapping[Any, str], settings: Mapping[str, Any]) -> None:
        """Drop the review where another corpus was opened, or its articles or settings are no longer the same."""
        reviewer = self.reviewer
        if reviewer is None:
            return
        known = reviewer.book.documents.attrs.get("corpus")
        if (reviewer.folder, reviewer.book.texts, known) != (folder, texts, settings):
            self.reviewer, self.children = None, ()
