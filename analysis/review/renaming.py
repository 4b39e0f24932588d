"""Names of today: edits as they read after speakers were merged or renamed in corpus.toml.

An edit keeps the name that its reviewer wrote. Where that name is an alias by now, the edit means the speaker whose
alias it is; else a speaker who is merged or renamed would keep the old name wherever somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis.review.edits import Edit

__all__ = ["names_of_today"]

_NAMING = frozenset(("accept", "add", "speaker", "settle speaker"))
"""The actions in which ``became`` is a speaker."""

_RENAMING = frozenset(("accept", "speaker"))
"""Those in which ``was`` is one, too."""


def names_of_today(edits: Iterable[Edit], documents: pd.DataFrame) -> list[Edit]:
    """The edits, with every alias that the corpus of ``documents`` lists replaced by its speaker's name.

    A name that has an entry of its own stays, and so does one that two entries claim. Joint speakers are looked at
    one by one.
    """
    entries = (documents.attrs.get("corpus") or {}).get("speakers") or ()
    names = {_plain(entry["name"]) for entry in entries}
    claimed: dict[str, set[str]] = {}
    for entry in entries:
        for alias in entry.get("aliases") or ():
            claimed.setdefault(_plain(alias), set()).add(str(entry["name"]))
    today = {alias: next(iter(whose)) for alias, whose in claimed.items() if len(whose) == 1 and alias not in names}
    if not today:
        return list(edits)

    def named(cell: str) -> str:
        return " & ".join(today.get(_plain(part), part) for part in cell.split(" & "))

    def of_today(edit: Edit) -> Edit:
        if edit.action not in _NAMING:
            return edit
        was = named(edit.was) if edit.action in _RENAMING else edit.was
        return replace(edit, was=was, became=named(edit.became))

    return [of_today(edit) for edit in edits]


def _plain(name: object) -> str:
    return " ".join(str(name).split()).casefold()
