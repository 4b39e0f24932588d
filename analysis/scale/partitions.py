"""A corpus cut into partitions: the pieces of work that are done, kept and checked one by one.

>>> from analysis.corpus.reading import Document
>>> articles = [Document("a", "One."), Document("b", "Two."), Document("c", "Three.")]
>>> [len(partition.documents) for partition in partitions(articles, fingerprint="v1", size=2)]
[2, 1]
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.corpus.reading import Document

__all__ = ["PARTITION_SIZE", "Partition", "partitions"]

PARTITION_SIZE = 500
"""Articles a partition: a few seconds of work. It never depends on the number of workers, so neither do the tables."""


@dataclass(frozen=True, slots=True)
class Partition:
    """``number`` counts from 0 in the order of the corpus; ``key`` changes when the articles, code or settings do."""

    number: int
    documents: tuple[Document, ...]
    key: str

    @property
    def name(self) -> str:
        """What its files are called; names sort in the order of the corpus."""
        return f"part-{self.number:06d}"


def partitions(articles: Iterable[Document], fingerprint: str, size: int = PARTITION_SIZE) -> Iterator[Partition]:
    """Cut ``articles`` into partitions of ``size``; ``fingerprint`` stands for the code and its settings."""
    waiting: list[Document] = []
    number = 0
    for article in articles:
        waiting.append(article)
        if len(waiting) == size:
            yield Partition(number, tuple(waiting), _key(waiting, fingerprint))
            number += 1
            waiting.clear()
    if waiting:
        yield Partition(number, tuple(waiting), _key(waiting, fingerprint))


def _key(documents: Iterable[Document], fingerprint: str) -> str:
    checksum = hashlib.sha256(fingerprint.encode())
    for document in documents:
        described = [document.doc_id, dict(document.described), dict(document.metadata), document.text]
        checksum.update(json.dumps(described, sort_keys=True, default=str).encode())
    return checksum.hexdigest()
