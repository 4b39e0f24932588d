"""PDF files with a text layer (.pdf), by pypdf: pages put together, broken lines and hyphens mended.

>>> flowing('The har-\\nbour is\\nclosed.\\n\\nNobody knows.')
'The harbour is closed.\\n\\nNobody knows.\\n'
"""

from __future__ import annotations

import io
import logging
import re
from statistics import median

from analysis.corpus.importing.articles import Article
from analysis.corpus.importing.limits import Limits, TooMuch

__all__ = ["flowing", "read_pdf"]

_HYPHEN = re.compile(r"(?<=[a-z])-$")
_ENDED = re.compile(r"[.?!…:][\"”’»)\]']*$")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)


def read_pdf(name: str, content: bytes) -> Article:
    """The text of all pages as flowing paragraphs; title and author from the file's properties, if it has them."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits = Limits()
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise TooMuch("it is locked with a password; save a copy without one")
        n_pages = len(reader.pages)
        if n_pages > limits.pages:
            raise TooMuch(f"it has {n_pages:,} pages, and a file may have {limits.pages:,}")
        pages, size = [], 0
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            size += len(pages[-1])
            if size > limits.cell:
                raise TooMuch(f"its text has more than {limits.cell:,} characters")
        about = reader.metadata
        said = {"title": about.title if about else None, "author": about.author if about else None}
    except TooMuch:
        raise
    except Exception as error:
        # pypdf lets through whatever a damaged file makes it raise, a missing cipher included.
        raise TooMuch(f"it cannot be read as a PDF ({type(error).__name__})") from error
    text = flowing("\n\n".join(pages))
    if not text.strip():
        raise TooMuch("it has no text layer (it is a scan); run text recognition over it first")
    notes = ("lines were joined to paragraphs; look the text over",)
    return Article(name, text, {key: str(v).strip() for key, v in said.items() if v and str(v).strip()}, notes=notes)


def flowing(text: str) -> str:
    """Lines joined to paragraphs: a paragraph ends at a blank line, or at a short line that ends a sentence.

    A word that was divided at the end of a line is put together where the next line goes on in small letters.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    full = median([len(line) for line in lines if len(line) > 20] or [60])
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line or _PAGE_NUMBER.fullmatch(line):
            # A page may end in the middle of a sentence.
            if current and (_ENDED.search(current) or len(current) < 0.8 * full):
                paragraphs.append(current)
                current = ""
            continue
        if _HYPHEN.search(current) and line[0].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        if _ENDED.search(line) and len(line) < 0.8 * full:
            paragraphs.append(current)
            current = ""
    if current:
        paragraphs.append(current)
    return "\n\n".join(paragraphs) + ("\n" if paragraphs else "")
