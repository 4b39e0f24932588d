"""A widget to label a sample of one's own statements, and to see how often the measure disagrees.

panel = Labelling(quotes, "hedging", n=20, path="my_labels.csv")
panel            # in a notebook: shows the statements one by one
panel.report()   # the same numbers as ``python -m analysis validate my_labels.csv``
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import ipywidgets as W
import pandas as pd

from analysis.errors import InputError
from analysis.validity.handlabels import CUE_MEASURES, Labelled, Report, validate
from analysis.validity.sampling import sample_statements, write_labels

__all__ = ["Labelling"]

_SIDES = {"negative": -1, "neutral": 0, "positive": 1}
_YES_NO = {"hedging": ("no hedge", "hedged"), "boosting": ("no booster", "boosted"), "obligation": ("none", "demands")}


class Labelling(W.VBox):  # type: ignore[misc]
    """Shows one statement of a random sample at a time, without what the measure made of it.

    ``choice`` is the label of the statement shown, ``number`` its place from 1; ``labels`` has those given so far.
    With ``path`` every label is written at once to that CSV file. For tone, ``target`` names whom it is about.
    """

    def __init__(
        self,
        quotes: pd.DataFrame,
        measure: str = "hedging",
        n: int = 30,
        seed: int = 1,
        path: str | Path | None = None,
        target: str | None = None,
    ) -> None:
        if measure in CUE_MEASURES:
            options = dict(zip(_YES_NO[measure], (0, 1), strict=True))
        elif measure in ("tone", "vader"):
            options = _SIDES
        else:
            raise InputError(
                f"Nothing called {measure!r} can be labelled; choose from {', '.join(_YES_NO)}, tone, vader."
            )
        self.measure, self.path, self.target = measure, path, target
        self.sample = sample_statements(quotes, n, seed)["content"].tolist()
        self.labels: dict[int, int] = {}
        self.number = W.BoundedIntText(value=1, min=1, max=len(self.sample), description="Statement")
        self.choice = W.ToggleButtons(options=options, value=None, description="Label")
        self.after = W.Button(description="Next", tooltip="the next statement")
        self.statement, self.result = W.HTML(), W.HTML()
        self.number.observe(lambda _change: self._show(), "value")
        self.choice.observe(lambda change: self._label(change["new"]), "value")
        self.after.on_click(lambda _button: self._forward())
        super().__init__([self.statement, self.choice, W.HBox([self.number, self.after]), self.result])
        self._show()

    def labelled(self) -> list[Labelled]:
        """The labels given so far, in the order of the sample."""
        return [Labelled(self.sample[i], label, target=self.target) for i, label in sorted(self.labels.items())]

    def report(self) -> Report:
        """The measure set against the labels given so far; raises InputError where there is none yet."""
        if not self.labels:
            raise InputError("No statement is labelled yet; choose a label in the widget first.")
        return validate(self.labelled(), self.measure)

    def _show(self) -> None:
        at = self.number.value - 1
        text = escape(self.sample[at])
        self.statement.value = f'<blockquote style="font-size:1.1em;max-width:60em">{text}</blockquote>'
        self.choice.value = self.labels.get(at)

    def _label(self, label: int | None) -> None:
        at = self.number.value - 1
        if label is None or self.labels.get(at) == label:
            return
        self.labels[at] = label
        if self.path is not None:
            write_labels(self.path, self.labelled())
        self.result.value = (
            f"<p>{len(self.labels)} of {len(self.sample)} labelled. {escape(self.report().sentence())}</p>"
        )

    def _forward(self) -> None:
        self.number.value = min(self.number.value + 1, len(self.sample))
