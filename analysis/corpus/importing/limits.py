"""Limits: how much an import takes in, so that a file made to fill the memory or the disk is refused.

>>> Limits().files
20000
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits", "SetAside", "TooMuch"]

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes. ``ratio`` is how many times larger than its packed form a file of an archive may be."""

    files: int = 20_000
    one_file: int = 100 * _MB
    all_files: int = 2_000 * _MB
    ratio: int = 200
    rows: int = 200_000
    cell: int = 10 * _MB
    pages: int = 2_000
    columns: int = 500


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file (or a row or a member of one) that became no article, and the sentence that says why."""

    place: str
    reason: str


class TooMuch(Exception):
    """A limit was reached; its message says which, as the reason for what is set aside."""
