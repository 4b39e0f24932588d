"""Edits of corpus.toml that can be taken back: each keeps what the file was before, byte for byte.

edits = SpeakerEdits("corpus/harbour")
edits.do("A. Lee is Ann Lee", merge_speakers, "Ann Lee", "A. Lee")
edits.undo()
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import named
from analysis.corpus.settings import SETTINGS_FILE
from analysis.errors import InputError
from analysis.saving import whole_file

__all__ = ["SpeakerEdits"]


class SpeakerEdits:
    """``done`` says in words what was changed since this began, the last change last."""

    def __init__(self, corpus: str | os.PathLike[str]) -> None:
        self.corpus = Path(corpus)
        self._file = self.corpus / SETTINGS_FILE
        self._steps: list[tuple[str, bytes | None, bytes | None]] = []

    @property
    def done(self) -> list[str]:
        """The changes that can be taken back, in words."""
        return [words for words, _, _ in self._steps]

    def do(self, words: str, edit: Callable[..., Path], *arguments: Any) -> bool:
        """Call ``edit(corpus, *arguments)`` and remember it; False where it left the file as it was."""
        before = self._content()
        edit(self.corpus, *arguments)
        after = self._content()
        if before == after:
            return False
        self._steps.append((words, before, after))
        return True

    def undo(self) -> str:
        """Take back the last change and return it in words.

        Raises InputError where there is none, and where corpus.toml was changed by somebody else since: nothing of
        theirs is overwritten.
        """
        if not self._steps:
            raise InputError("There is no change of the speakers to take back.")
        words, before, after = self._steps[-1]
        if self._content() != after:
            raise InputError(
                f"{named(self._file)} was changed since by somebody else; take the last change back there by hand."
            )
        if before is None:
            self._file.unlink()
        else:
            with whole_file(self._file) as stream:
                stream.write(before)
        self._steps.pop()
        return words

    def _content(self) -> bytes | None:
        try:
            return self._file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{named(self._file)} cannot be read ({(error.strerror or '').lower()}).") from error
