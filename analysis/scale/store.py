"""Where a run keeps its parts: whole files or none, on this machine's disk or any filesystem that fsspec reaches.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     store = Store(folder)
...     store.write("part.bin", b"words")
...     store.read("part.bin")
b'words'
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import InputError

__all__ = ["Store", "is_remote"]


def is_remote(place: str) -> bool:
    """Whether ``place`` is a URL for fsspec ("s3://…") rather than a path on this machine."""
    return "://" in place


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files that appear whole or not at all; it can be sent to another process or machine."""

    place: str

    def write(self, name: str, content: bytes) -> None:
        """Put ``content`` under ``name``: written aside, flushed to the disk, then renamed."""
        if is_remote(self.place):
            system, root = self._remote()
            system.makedirs(root, exist_ok=True)
            system.pipe_file(f"{root}/{name}.part", content)
            system.mv(f"{root}/{name}.part", f"{root}/{name}")
            return
        target = Path(self.place, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, hidden = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(hidden).chmod(0o644)
            Path(hidden).replace(target)
        except BaseException:
            Path(hidden).unlink(missing_ok=True)
            raise

    def read(self, name: str) -> bytes | None:
        """The content under ``name``, or None where there is none."""
        if is_remote(self.place):
            system, root = self._remote()
            try:
                content: bytes = system.cat_file(f"{root}/{name}")
            except FileNotFoundError:
                return None
            return content
        try:
            return Path(self.place, name).read_bytes()
        except FileNotFoundError:
            return None

    def clear(self) -> None:
        """Remove the folder and all that it holds."""
        if is_remote(self.place):
            system, root = self._remote()
            with contextlib.suppress(FileNotFoundError):
                system.rm(root, recursive=True)
        else:
            shutil.rmtree(self.place, ignore_errors=True)

    def _remote(self) -> tuple[Any, str]:
        import fsspec

        try:
            system, root = fsspec.core.url_to_fs(self.place)
        except (ImportError, ValueError) as error:
            raise InputError(f"{self.place} cannot be opened ({error}); check the address.") from error
        return system, root.rstrip("/")
