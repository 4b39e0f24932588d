"""Open a corpus for exploring: load, find, correct by hand, measure, each step as everywhere else.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     _ = Path(folder, "harbour.txt").write_text('"It may rain," said Jane Roe.', encoding="utf-8")
...     open_holding(Path(folder)).quotes["speaker"].tolist()
['Jane Roe']
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from analysis.corpus.reading import documents_table, open_corpus
from analysis.corpus.settings import SETTINGS_FILE
from analysis.exploring.holding import Holding, hold
from analysis.finding import find_quotes
from analysis.measures.measuring import measure
from analysis.progress import Watch, unwatched
from analysis.review.log import in_force, read_review

__all__ = ["corpora_in", "corpus_to_open", "corrections_in_words", "open_holding"]


def open_holding(path: Path, watch: Watch = unwatched) -> Holding:
    """The corpus at ``path`` (a folder, a text or a JSONL file), found, corrected and measured."""
    corpus = open_corpus(path)
    documents = documents_table(watch(corpus.articles, "Reading articles", corpus.total))
    documents.attrs["corpus"] = corpus.attrs
    quotes = find_quotes(documents, watch=watch)
    quotes, evidence = measure(quotes, documents, watch=watch)
    return hold(documents, quotes, evidence, corrections_in_words(corpus.attrs.get("review")))


def corrections_in_words(review: str | None) -> str:
    """Which corrections the file ``review`` makes, and who made them: "2 accept, 1 speaker, by Jo"; '' if none."""
    if not review or not Path(review).exists():
        return ""
    edits = in_force(read_review(review))[0]
    kinds = Counter(edit.action for edit in edits)
    said = ", ".join(f"{n:,} {action}" for action, n in sorted(kinds.items()))
    return f"{said}, by {' and '.join(sorted({edit.reviewer for edit in edits}))}" if said else ""


def corpus_to_open(otherwise: str) -> str:
    """The corpus that ``python -m analysis app CORPUS`` was asked for, or ``otherwise``."""
    return os.environ.get("PARLEY_CORPUS") or otherwise


def corpora_in(folder: Path) -> list[Path]:
    """The corpora in a folder of corpora: those of its folders that have a corpus.toml, in order."""
    return sorted(file.parent for file in folder.glob(f"*/{SETTINGS_FILE}"))
