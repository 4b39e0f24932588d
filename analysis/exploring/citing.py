"""The line by which a selection is cited: corpus, filters, version, and a fingerprint to check it by.

>>> citation("Harbour talks", 3, 40, ["speaker: Jane Roe"], "0.1.0", "2021-05-03", "1a2b3c4d")
'Harbour talks. 3 of 40 statements (speaker: Jane Roe). Parley 0.1.0, 2021-05-03. Selection 1a2b3c4d.'
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["citation", "fingerprint", "prints_of", "program_version"]


def citation(
    corpus: str, n_selected: int, n_all: int, filters: Sequence[str], program: str, day: str, mark: str
) -> str:
    """One line: what was selected of which corpus, with which program, when; ``mark`` is its fingerprint."""
    chosen = "; ".join(filters) or "all statements"
    of = f"{n_selected:,} of {n_all:,} statements"
    title = " ".join(corpus.split()).rstrip(".")
    return f"{title}. {of} ({' '.join(chosen.split())}). Parley {program}, {day}. Selection {mark}."


def prints_of(quotes: pd.DataFrame) -> NDArray[np.uint64]:
    """A number for each statement that changes with its extent, its words and its speaker (SHA-256, first 8 bytes)."""
    columns = [quotes[name] for name in ("quote_id", "start", "end", "content", "speaker")]
    plain = [cells.astype(object).where(cells.notna(), "").map(str) for cells in columns]
    digests = [
        hashlib.sha256("\t".join(cells).encode("utf-8", "surrogatepass")).digest()[:8]
        for cells in zip(*plain, strict=True)
    ]
    return np.frombuffer(b"".join(digests), dtype=">u8").astype(np.uint64)


def fingerprint(prints: NDArray[np.uint64]) -> str:
    """Eight hexadecimal digits for a selection, of the statements' ``prints``; their order does not matter."""
    total = int(prints.sum(dtype=np.uint64))
    return f"{(total >> 32) ^ (total & 0xFFFFFFFF):08x}"


def program_version() -> str:
    """The version of the program that is running."""
    try:
        return version("parley-workbench")
    except PackageNotFoundError:
        return "not installed"
