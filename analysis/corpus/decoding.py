"""Reading text as the user wrote it: UTF-8, every character kept, so that offsets point into the file itself.

>>> well_formed("a\\ud800b")
'a\\ufffdb'
"""

from __future__ import annotations

import re
from pathlib import Path

from analysis.errors import InputError

__all__ = ["named", "read_utf8", "well_formed"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def named(path: Path | str) -> str:
    """The path as an error message may show it: one line, even where the file's name holds a line break."""
    shown = str(path)
    return shown if shown.isprintable() else ascii(shown)


def well_formed(text: str) -> str:
    """Put U+FFFD for each half of a broken surrogate pair, which no file can hold; every offset stays as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def read_utf8(path: Path) -> str:
    """The whole file as text, line ends and all.

    Raises InputError where the file cannot be read or is not UTF-8, naming the line that is not.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{named(path)} cannot be read ({reason}); check the path and its permissions.") from error
    return decode_utf8(raw, named(path))


def decode_utf8(raw: bytes, where: str, first_line: int = 1) -> str:
    """``raw`` as text; ``where`` names the file and ``first_line`` the line that ``raw`` starts on, for the message."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + raw.count(b"\n", 0, error.start)
        encoding = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "another encoding"
        raise InputError(
            f"{where}, line {line}: not UTF-8 (byte 0x{raw[error.start]:02x}), it seems to be in {encoding}; "
            "open it in an editor and save it as UTF-8."
        ) from error
