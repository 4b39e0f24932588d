"""Web pages (.html): the article of the page without menus, advertisements and comments, by trafilatura.

Nothing is fetched: the page as it was saved is all that is read.
"""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from analysis.corpus.importing.articles import Article
from analysis.corpus.importing.dates import iso_day
from analysis.corpus.importing.encodings import decoded
from analysis.corpus.importing.limits import TooMuch

__all__ = ["read_web_page"]

_LONGEST = 5_000_000


def read_web_page(name: str, content: bytes) -> Article:
    """The article of a saved page, a blank line between its paragraphs; title, author, date, outlet and address."""
    from trafilatura import bare_extraction

    if len(content) > _LONGEST:
        raise TooMuch(f"the page has {len(content) / 1e6:,.1f} MB; save the article alone")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page: str | bytes = content
    with contextlib.suppress(TooMuch):
        # A page in UTF-8 may say otherwise; one in another encoding mostly says which, and is left to trafilatura.
        text, encoding = decoded(content)
        page = text if encoding.startswith("utf") else content
    try:
        found: Any = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as error:
        # Whatever a broken page makes the parser do, the other files go on.
        raise TooMuch(f"the page cannot be read ({type(error).__name__})") from error
    text = found.text if found and found.text else ""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if not paragraphs:
        raise TooMuch("no article was found in this page; save it as text and import that")
    said = {
        "title": found.title,
        "date": iso_day(found.date) if found.date else None,
        "source": found.sitename,
        "author": found.author,
        "url": found.url if (found.url or "").startswith(("http://", "https://")) else None,
    }
    return Article(name, "\n\n".join(paragraphs) + "\n", {key: value for key, value in said.items() if value})
