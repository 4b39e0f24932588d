"""Speed of the finder beside tokenization and beside the extractors that parse, in one process on the same texts.

>>> pace = time_finder(["The mayor said the bridge was safe. " * 50])
>>> pace.words
350
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time
from typing import Any

from analysis.article import read_article
from analysis.quotations.finder import find_statements
from analysis.speakers.naming import name_speakers

__all__ = ["Pace", "time_finder", "time_naming", "time_peer", "time_tokenizer"]

_PEER_WORDS = 40_000  # a parser reads a few thousand words a second; this is enough to time it
_MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")


@dataclass(frozen=True, slots=True)
class Pace:
    """How long ``what`` took for ``words`` words, in seconds of processor time, and how many articles it refused."""

    what: str
    words: int
    seconds: float
    refused: int = 0

    @property
    def words_per_second(self) -> float:
        """Words (as split at white space) a second of processor time."""
        return self.words / self.seconds if self.seconds else float("inf")


def _timed(what: str, texts: Sequence[str], work: Callable[[str], Any]) -> Pace:
    refused = 0
    work(texts[0] if texts else "")  # lexicons and models are loaded before the clock starts
    start = process_time()
    for text in texts:
        try:
            work(text)
        except Exception:
            refused += 1
    return Pace(what, sum(len(text.split()) for text in texts), process_time() - start, refused)


def time_finder(texts: Sequence[str]) -> Pace:
    """Reading articles and finding their statements."""
    return _timed("find statements", texts, lambda text: find_statements(read_article(text)))


def time_naming(texts: Sequence[str]) -> Pace:
    """Reading articles, finding their statements and naming the speakers."""

    def work(text: str) -> Any:
        article = read_article(text)
        return name_speakers(article, find_statements(article))

    return _timed("find and name speakers", texts, work)


def time_tokenizer(texts: Sequence[str]) -> Pace:
    """NLTK's splitting into sentences (Punkt with its default parameters) and words, on the same texts."""
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer

    sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()
    return _timed("NLTK tokenization", texts, lambda text: [words.tokenize(one) for one in sentences.tokenize(text)])


def time_peer(texts: Sequence[str]) -> Pace | None:
    """Parsing with spaCy and finding direct quotations with textacy, on the first 40,000 words; None where these are
    not installed, or no English model is."""
    if not all(importlib.util.find_spec(name) for name in ("spacy", "textacy")):
        return None
    model = next((name for name in _MODELS if importlib.util.find_spec(name)), None)
    if model is None:
        return None
    spacy = importlib.import_module("spacy")
    triples = importlib.import_module("textacy.extract.triples")
    parse = spacy.load(model)
    sample: list[str] = []
    n_words = 0
    for text in texts:
        if n_words >= _PEER_WORDS:
            break
        sample.append(text)
        n_words += len(text.split())
    return _timed(f"textacy with {model}", sample, lambda text: list(triples.direct_quotations(parse(text))))
