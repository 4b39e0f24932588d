"""Encodings: the text of a file whose encoding nobody wrote down.

>>> decoded("Voilà, said the “mayor”".encode("cp1252"))
('Voilà, said the “mayor”', 'cp1252')

A byte order mark decides; else UTF-8, which other text hardly ever is by accident. What is mostly ASCII besides is
English, from Windows or from an old Mac: whichever gives more quotation marks and dashes. For all other text
charset-normalizer tells the most likely encoding. The mark itself is not part of the text.
"""

from __future__ import annotations

import codecs
import contextlib

from analysis.corpus.importing.limits import TooMuch

__all__ = ["decoded"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of the many code pages that English text could be in, those that it is in; the order is that of their use.
_LIKELY = ["cp1252", "mac_roman", "utf_16_le", "utf_16_be", "cp1250", "cp1251", "iso8859_15", "gb18030", "shift_jis"]
_SAMPLE = 500_000
_ENGLISH = 0.2
_TYPOGRAPHIC = "“”‘’–—…éáíóúüöäñçèà"


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises TooMuch with the reason where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise TooMuch(f"it says that it is {encoding}, and it is not") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text, encoding = _guessed(content)
    else:
        encoding = "utf-8"
        if "\x00" in text:
            text, encoding = _guessed(content)
    if "\x00" in text:
        raise TooMuch("it is no text: it holds zero bytes")
    return text, encoding


def _guessed(content: bytes) -> tuple[str, str]:
    if b"\x00" not in content and sum(byte > 127 for byte in content[:_SAMPLE]) < _ENGLISH * len(content[:_SAMPLE]):
        found = {}
        for encoding in ("cp1252", "mac_roman"):
            with contextlib.suppress(UnicodeDecodeError):
                found[encoding] = content.decode(encoding)
        best_of = max(found, key=lambda encoding: sum(map(found[encoding].count, _TYPOGRAPHIC)), default=None)
        if best_of:
            return found[best_of], best_of.replace("_", "-")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LIKELY).best()
    for encoding in (best.encoding if best else "", "cp1252"):
        try:
            if encoding:
                return content.decode(encoding), encoding.replace("_", "-")
        except (UnicodeDecodeError, LookupError):
            continue
    raise TooMuch("its encoding cannot be told; save it as UTF-8")
