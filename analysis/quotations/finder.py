"""Find every attributed statement of an article: the frames of the grammar in the order in which they are tried.

>>> from analysis.article import read_article
>>> text = 'Ada Brook said the bridge was safe. "Nobody was hurt," she added.'
>>> [(text[s.fragments[0][0] : s.fragments[0][1]], s.rule) for s in find_statements(read_article(text))]
[('the bridge was safe', 'preposed'), ('"Nobody was hurt,"', 'postposed')]
"""

from __future__ import annotations

from analysis.article import Article
from analysis.quotations.reading import lay_out
from analysis.quotations.sentence import read_sentences
from analysis.quotations.statement import Statement

__all__ = ["find_statements"]


def find_statements(article: Article) -> list[Statement]:
    """Every attributed statement of ``article``, in text order."""
    return read_sentences(lay_out(article))
