"""How a comparison is made: the choices that every table, sentence and caption states.

>>> Method(control="article").seed
20140330
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from analysis.errors import InputError

__all__ = ["ENOUGH_ARTICLES", "FEW_ARTICLES", "FEW_STATEMENTS", "SEED", "Method"]

SEED = 20140330
FEW_ARTICLES = 5
"""With fewer articles than this on a side, the statement is the unit and the result exploratory."""
ENOUGH_ARTICLES = 10
"""With fewer articles than this on a side, the article is the unit and the result still exploratory."""
FEW_STATEMENTS = 5
"""With fewer statements than this on a side, only counts are shown."""


@dataclass(frozen=True, slots=True)
class Method:
    """How a comparison is made; kept in ``comparison.attrs["method"]`` and printed in every caption.

    ``control`` is "article" (within articles that have both sides), a column of the documents (within its levels),
    or None. ``unit`` is "auto", "article" or "statement"; ``duplicates`` "once" (near-identical articles and statements
    count once) or "all". ``level`` is the intervals' coverage.
    """

    by: str = "speaker"
    within: str | None = None
    control: str | None = None
    unit: str = "auto"
    duplicates: str = "once"
    few_articles: int = FEW_ARTICLES
    enough_articles: int = ENOUGH_ARTICLES
    few_statements: int = FEW_STATEMENTS
    level: float = 0.95
    resamples: int = 2000
    seed: int = SEED

    def __post_init__(self) -> None:
        """Raise InputError for a value that cannot be."""
        if self.unit not in ("auto", "article", "statement"):
            raise InputError(f"The unit {self.unit!r} is not known; it is 'auto', 'article' or 'statement'.")
        if self.duplicates not in ("once", "all"):
            raise InputError(f"duplicates={self.duplicates!r} is not known; it is 'once' or 'all'.")
        if self.control == "article" and self.unit == "statement":
            raise InputError("A comparison within articles has the article as its unit; leave unit='auto'.")
        if not 0 < self.level < 1:
            raise InputError(f"The level {self.level} of the intervals must lie between 0 and 1, such as 0.95.")
        if self.resamples < 100:
            raise InputError(f"{self.resamples} resamples are too few for an interval; take 100 or more.")
        if self.few_articles < 2 or self.few_statements < 2:
            raise InputError("An interval needs two of a thing at least: few_articles and few_statements start at 2.")

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Method:
        """The method with these settings; raises InputError for a name that is none."""
        known = [field.name for field in fields(cls)]
        for name in settings:
            if name not in known:
                raise InputError(f"A comparison has no setting {name!r}; there are {', '.join(known)}.")
        return cls(**settings)

    def chance(self, *names: str) -> np.random.Generator:
        """A stream of its own for each thing compared, so that another speaker in the table moves no figure."""
        return np.random.default_rng([self.seed, *(zlib.crc32(name.encode()) for name in names)])
