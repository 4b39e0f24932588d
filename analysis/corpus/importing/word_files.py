"""Word files (.docx): the paragraphs in their order, tables row by row, by python-docx."""

from __future__ import annotations

import io

from analysis.corpus.importing.articles import Article
from analysis.corpus.importing.limits import Limits, TooMuch
from analysis.corpus.importing.sources import unpacked_within

__all__ = ["read_word_file"]


def read_word_file(name: str, content: bytes) -> Article:
    """The text with a blank line between paragraphs; title and author from the file's properties, if it has them."""
    unpacked_within(content, Limits())
    from docx import Document
    from docx.table import Table

    try:
        document = Document(io.BytesIO(content))
        paragraphs = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    paragraphs.append(" ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)))
            else:
                paragraphs.append(block.text)
        properties = document.core_properties
        said = {"title": properties.title.strip(), "author": properties.author.strip()}
    except Exception as error:
        # python-docx lets through whatever a damaged file makes lxml or zipfile raise.
        raise TooMuch(f"it cannot be read as a Word file ({type(error).__name__})") from error
    text = "\n\n".join(paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip())
    if not text:
        raise TooMuch("it holds no text (text boxes and pictures are not read)")
    # What python-docx itself writes where nobody has given an author.
    return Article(name, text + "\n", {k: v for k, v in said.items() if v and v != "python-docx"})
