"""Which statements belong to which speaker, outlet or kind: an index that answers for 10,000 rows in microseconds.

>>> spoken = Membership.of([("Roe", "Doe"), ("Roe",), ("",)])
>>> spoken.any_of(["Roe"]).tolist()
[True, True, False]
>>> spoken.counts()
{'Roe': 2, '': 1, 'Doe': 1}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Mask", "Membership"]

Mask = NDArray[np.bool_]
"""One truth value a statement, in the order of the quotes table."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Pairs of a row and a value: row ``rows[i]`` has ``values[codes[i]]``. A row may have several values."""

    values: tuple[str, ...]
    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    n_rows: int

    @classmethod
    def of(cls, labels: Sequence[Iterable[str]]) -> Membership:
        """The index of ``labels``, one collection of values a row."""
        numbers: dict[str, int] = {}
        rows, codes = [], []
        for row, values in enumerate(labels):
            for value in values:
                rows.append(row)
                codes.append(numbers.setdefault(value, len(numbers)))
        return cls(tuple(numbers), np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64), len(labels))

    def any_of(self, wanted: Iterable[str]) -> Mask:
        """The rows that have one of the ``wanted`` values; a value that no row has is passed over."""
        chosen = set(wanted)
        return self.where(lambda value: value in chosen)

    def where(self, holds: Callable[[str], bool]) -> Mask:
        """The rows with a value for which ``holds`` is true."""
        good = np.fromiter(map(holds, self.values), dtype=bool, count=len(self.values))
        found = np.zeros(self.n_rows, dtype=bool)
        found[self.rows[good[self.codes]]] = True
        return found

    def counts(self, mask: Mask | None = None) -> dict[str, int]:
        """How many rows (of those in ``mask``) have each value, the most frequent first, then by name."""
        codes = self.codes if mask is None else self.codes[mask[self.rows]]
        numbers = np.bincount(codes, minlength=len(self.values)).tolist()
        return dict(sorted(zip(self.values, numbers, strict=True), key=lambda pair: (-pair[1], pair[0])))
