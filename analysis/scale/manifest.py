"""What a run was made of, so that a figure can be traced to it: code, packages, settings, input and counts.

There is no clock time in it: the same input, code and settings give the same manifest, to the byte.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import analysis
from analysis.scale.working import Finished

__all__ = ["code_checksum", "fingerprint", "manifest"]

_PACKAGES = ("parley-workbench", "nltk", "numpy", "pandas", "pyarrow", "scipy", "statsmodels", "vaderSentiment")


@cache
def code_checksum() -> str:
    """SHA-256 over the names and contents of the project's own code and lexicons."""
    room = Path(analysis.__file__).parent
    checksum = hashlib.sha256()
    for file in sorted(room.rglob("*")):
        if file.suffix in (".py", ".csv"):
            checksum.update(file.relative_to(room).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return checksum.hexdigest()


def fingerprint(settings: Mapping[str, Any]) -> str:
    """One line that changes whenever the tables could: with the code, the packages or the corpus's settings."""
    return json.dumps([code_checksum(), _versions(), settings], sort_keys=True, ensure_ascii=False)


def manifest(
    source: str,
    settings: Mapping[str, Any],
    options: Mapping[str, Any],
    parts: Sequence[Finished],
    n_skipped: int,
    outputs: Mapping[str, str],
) -> str:
    """The manifest as JSON text; ``outputs`` maps each file that was written to its SHA-256."""
    articles = hashlib.sha256("".join(part.key for part in parts).encode()).hexdigest()
    counts = {name: sum(part.rows[name] for part in parts) for name in ("documents", "quotes", "evidence")}
    described = {
        "input": {"path": source, "checksum": articles, "partitions": len(parts)},
        "counts": {**counts, "words": sum(part.words for part in parts), "skipped": n_skipped},
        "settings": dict(settings),
        "options": dict(options),
        "code": code_checksum(),
        "packages": _versions(),
        "outputs": dict(sorted(outputs.items())),
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
