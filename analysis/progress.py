"""A progress bar for long work: on stderr, at a terminal only, and only once the work has taken a while.

>>> list(watched(["a", "b"], "articles"))
['a', 'b']
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Watch", "unwatched", "watched"]

T = TypeVar("T")

_QUIET_SECONDS = 1.5


class Watch(Protocol):
    """Passes ``items`` on, one by one, and shows how far it has come: ``watched``, or a widget's own."""

    def __call__(self, items: Iterable[T], what: str, total: int | None = None) -> Iterable[T]:
        """``what`` names the items ("articles"); ``total`` is how many there are, where that is known."""


def watched(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """Pass ``items`` on behind a bar on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm

    yield from tqdm(items, desc=what, total=total, delay=_QUIET_SECONDS, unit="", file=sys.stderr, leave=False)


def unwatched(items: Iterable[T], what: str, total: int | None = None) -> Iterable[T]:
    """Pass ``items`` on and show nothing."""
    return items
