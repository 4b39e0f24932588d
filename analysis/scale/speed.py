"""Speed and memory of the whole line beside plain tokenization, and beside a parser, on the same text.

Words a second say little from machine to machine; the ratios, taken in one run, are what to compare.
"""

from __future__ import annotations

import json
import multiprocessing
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.article import read_article
from analysis.corpus.reading import load
from analysis.finding import find_quotes
from analysis.measures.measuring import measure
from analysis.progress import unwatched
from analysis.quotations.finder import find_statements
from analysis.scale.invented import invented_articles
from analysis.scale.run import measure_corpus
from analysis.speakers.naming import name_speakers
from analysis.validity.speed import time_peer

__all__ = ["cluster_table", "runs_table", "stages_table"]

_MIB = 1024 * 1024
_EVERY = 0.1
_TOKENIZED = "NLTK words and sentences"
_WHOLE = "whole line"


@dataclass(slots=True)
class _Peak:
    """The most memory seen so far, in bytes."""

    size: int = 0


def stages_table(texts: Sequence[str], repeats: int = 3) -> pd.DataFrame:
    """One row a step of the line, in one process: ``words_per_second``, ``share`` of the whole line's time and
    ``ratio`` to NLTK tokenization; where spaCy, textacy and an English model are installed, ``peer_ratio`` too.

    "whole line" is ``load`` from a JSONL file, ``find_quotes`` and ``measure``; "tables" is what it takes beyond its
    steps, which are timed by themselves: rows, DataFrames, names joined over the corpus. Each step is timed
    ``repeats`` times over all ``texts`` in turn with the others, by seconds of processor time, and its best time
    counts (the least disturbed one). The peer's row is its parsing and its quotation finding alone.
    """
    n_words = sum(len(text.split()) for text in texts)
    articles = [read_article(text) for text in texts]
    statements = [find_statements(article) for article in articles]
    with tempfile.TemporaryDirectory(prefix="texts-") as folder:
        path = Path(folder, "articles.jsonl")
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps({"doc_id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
        documents = load(path)
        quotes = find_quotes(documents, watch=unwatched)
        measure(quotes[:1], documents, watch=unwatched)  # lexicons are read before the clock starts
        steps: dict[str, Callable[[], Any]] = {
            _TOKENIZED: lambda: [_tokenized(text) for text in texts],
            "load": lambda: load(path),
            "find": lambda: [find_statements(read_article(text)) for text in texts],
            "name": lambda: [name_speakers(*pair) for pair in zip(articles, statements, strict=True)],
            "measure": lambda: measure(quotes, documents, watch=unwatched),
            _WHOLE: lambda: _whole_line(path),
        }
        best = dict.fromkeys(steps, float("inf"))
        for _ in range(repeats):
            for name, step in steps.items():
                begin = time.process_time()
                step()
                best[name] = min(best[name], time.process_time() - begin)
    whole = best.pop(_WHOLE)
    best["tables"] = max(whole - sum(seconds for name, seconds in best.items() if name != _TOKENIZED), 0.0)
    best[_WHOLE] = whole
    peer = time_peer(texts)
    if peer is not None:
        best[peer.what] = n_words / peer.words_per_second
    table = pd.DataFrame({"step": list(best), "seconds": list(best.values())})
    seconds = table.pop("seconds").clip(lower=1e-9)
    table["words_per_second"] = (n_words / seconds).round().astype("int64")
    table["share"] = (seconds / whole).round(3).where(~table["step"].isin([_TOKENIZED, getattr(peer, "what", "")]))
    table["ratio"] = (best[_TOKENIZED] / seconds).round(2)
    if peer is not None:
        table["peer_ratio"] = (best[peer.what] / seconds).round(1)
    return table


def runs_table(sizes: Sequence[int], workers: int | None = None, seed: int = 2014) -> Iterator[dict[str, Any]]:
    """One row a corpus size: a whole run to Parquet, with its seconds, words a second and peak memory in MiB.

    Memory is the resident size of this process and all its workers together, looked at ten times a second.
    """
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="invented-") as folder:
            path = _written(folder, size, seed)
            begin = time.perf_counter()
            with _peak_memory() as peak:
                process = multiprocessing.get_context("spawn").Process(
                    target=_run, args=(str(path), str(Path(folder, "out")), workers)
                )
                process.start()
                process.join()
            seconds = time.perf_counter() - begin
            if process.exitcode:
                raise RuntimeError(f"The run over {size} articles ended with exit code {process.exitcode}.")
            counts = json.loads(Path(folder, "out", "manifest.json").read_text("utf-8"))["counts"]
            yield {
                "articles": size,
                "words": counts["words"],
                "statements": counts["quotes"],
                "seconds": round(seconds, 1),
                "words_per_second": round(counts["words"] / seconds),
                "peak_memory_mib": round(peak.size / _MIB),
            }


def cluster_table(size: int, seed: int = 2014) -> Iterator[dict[str, Any]]:
    """One row a number of Dask workers (1, then 2), each a process of its own: seconds and the gain over one."""
    from distributed import LocalCluster

    alone = 0.0
    with tempfile.TemporaryDirectory(prefix="invented-") as folder:
        path = _written(folder, size, seed)
        for number in (1, 2):
            cluster: Any = LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=number, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            )
            with cluster:
                begin = time.perf_counter()
                measure_corpus(
                    path,
                    Path(folder, f"out{number}"),
                    file_format=".parquet",
                    in_parts=True,
                    scheduler=cluster.scheduler_address,
                    watch=unwatched,
                )
                seconds = time.perf_counter() - begin
            alone = alone or seconds
            yield {
                "dask_workers": number,
                "articles": size,
                "seconds": round(seconds, 1),
                "gain": round(alone / seconds, 2),
            }


def _written(folder: str, size: int, seed: int) -> Path:
    path = Path(folder, "articles.jsonl")
    with path.open("w", encoding="utf-8") as stream:
        for article in invented_articles(size, seed):
            stream.write(json.dumps({"doc_id": article.doc_id, "text": article.text}) + "\n")
    return path


def _run(path: str, out: str, workers: int | None) -> None:
    measure_corpus(path, out, file_format=".parquet", in_parts=True, workers=workers, watch=unwatched)


def _whole_line(path: Path) -> None:
    documents = load(path)
    measure(find_quotes(documents, watch=unwatched), documents, watch=unwatched)


def _tokenized(text: str) -> list[list[str]]:
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    words = NLTKWordTokenizer()
    return [words.tokenize(sentence) for sentence in PunktSentenceTokenizer().tokenize(text)]


@contextmanager
def _peak_memory() -> Iterator[_Peak]:
    """The peak resident size of this process's children, without this process itself."""
    import psutil

    peak = _Peak()
    over = threading.Event()

    def look() -> None:
        here = psutil.Process()
        while not over.wait(_EVERY):
            size = 0
            for child in here.children(recursive=True):
                try:
                    size += child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            peak.size = max(peak.size, size)

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    try:
        yield peak
    finally:
        over.set()
        watching.join()
