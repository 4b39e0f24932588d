"""Near-identical articles and statements: wire copy that many outlets print is one thing said, and counts once.

>>> near_copies(["the talks in Harbour City ended on Friday without a result"] * 2)
[Copy(copy=1, original=0, similarity=1.0)]

Two texts are near-identical when the sets of their word sequences (shingles) overlap by a threshold (Jaccard;
Broder 1997). MinHash with locality-sensitive hashing (datasketch) finds the candidates, and every pair that it
proposes is then compared exactly, so that chance neither makes nor changes a duplicate that is reported.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["Copy", "count_once", "mark_duplicates", "mark_repeats", "near_copies", "show_duplicates"]

DOCUMENT_SIMILARITY = 0.6
"""Share of two articles' sequences of five words that must be the same: copy with another headline, cut or added to."""
STATEMENT_SIMILARITY = 0.6
"""Share of two statements' sequences of three words: one word in fifteen may differ."""
SHORTEST_STATEMENT = 6
"""Shorter statements ("We will see") may well be made twice."""
_PERMUTATIONS = 128
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
_ZERO = np.zeros(1, dtype=np.uint64)
_LAST_CHARACTER = 0x10FFFF
_BATCH = 1_000_000
"""Characters a batch: a few arrays of eight bytes each for every one of them."""

Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Copy:
    """Text number ``copy`` nearly repeats text number ``original``; ``similarity`` is their Jaccard index."""

    copy: int
    original: int
    similarity: float


def _shingles(texts: Sequence[str], length: int) -> list[Shingles]:
    """For each text the distinct sequences of ``length`` words, as numbers; a shorter text is one sequence."""
    found: list[Shingles] = []
    for batch in _batches(texts):
        words, begins = _numbered_words(batch)
        numbers = np.diff(begins)
        ends = np.repeat(begins[1:], numbers)
        places = np.arange(len(words))
        mixed = np.zeros(len(words), dtype=np.uint64)
        for step in range(length):
            there = np.flatnonzero(places + step < ends)
            mixed[there] = (mixed[there] ^ words[there + step]) * _MULTIPLIER
            mixed[there] ^= mixed[there] >> np.uint64(29)
        whole = places + length <= ends
        whole[begins[:-1][numbers > 0]] = True
        kept = np.concatenate([[0], np.cumsum(whole)])[begins]
        found += _distinct(mixed[whole], kept)
    return found


def _distinct(sequences: Shingles, begins: NDArray[np.int64]) -> list[Shingles]:
    """The distinct sequences of each text, in order; the sequences are put in order where they stand."""
    for begin, end in pairwise(begins.tolist()):
        sequences[begin:end].sort()
    first = np.ones(len(sequences) + 1, dtype=bool)
    first[1:-1] = sequences[1:] != sequences[:-1]
    first[begins] = True
    distinct = sequences[first[:-1]]
    kept = np.concatenate([[0], np.cumsum(first)])[begins].tolist()
    return [distinct[begin:end] for begin, end in pairwise(kept)]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in lower case, so many at a time that the arrays over their characters stay small."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text.lower())
        size += len(batch[-1])
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _numbered_words(texts: Sequence[str]) -> tuple[Shingles, NDArray[np.int64]]:
    """The words of all texts as numbers, and where in them each text begins, with the end at the last.

    A word is a run of letters and digits; its number is the polynomial of its characters, read off the running sum
    over all of them (Karp & Rabin 1987), since a look at each word by itself would cost more than finding its quotes.
    """
    characters = "\n".join([*texts, ""])
    codes = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    known = np.flatnonzero(np.bincount(codes))
    is_letter = np.zeros(_LAST_CHARACTER + 1, dtype=bool)
    is_letter[known] = [chr(code).isalnum() for code in known.tolist()]
    inside = np.concatenate([[False], is_letter[codes]])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    first, last = edges[::2], edges[1::2]
    sums = np.concatenate([_ZERO, np.cumsum(codes * _powers(_MULTIPLIER, len(codes)), dtype=np.uint64)])
    words = (sums[last] - sums[first]) * _powers(_INVERSE, len(codes))[first]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return words, np.searchsorted(first, begins)


def _powers(base: np.uint64, number: int) -> Shingles:
    """base to the power of 0, 1, … modulo 2^64."""
    powers = np.full(number, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _similarity(one: Shingles, other: Shingles) -> float:
    """Jaccard's index of two sets."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(len(one) + len(other) - shared, 1)


def _keyed(sets: list[Shingles], keys: Sequence[Hashable] | None) -> list[Shingles]:
    """The sets such that texts with different keys have nothing in common."""
    if keys is None:
        return sets
    numbers, _ = pd.factorize(np.array([repr(key) for key in keys]))
    salts = numbers.astype(np.uint64) * _MULTIPLIER
    return [each ^ salt for each, salt in zip(sets, salts, strict=True)]


def _candidates(sets: list[Shingles], threshold: float) -> list[int]:
    """Texts of which enough sequences stand in some other text too: no others can be copies."""
    everything = np.concatenate([*sets, np.array([], dtype=np.uint64)])
    everything.sort()
    repeated = np.unique(everything[1:][everything[1:] == everything[:-1]])
    del everything  # it is as large as all the sets
    if not len(repeated):
        return []
    found = []
    for number, each in enumerate(sets):
        places = np.minimum(np.searchsorted(repeated, each), len(repeated) - 1)
        if len(each) and np.count_nonzero(repeated[places] == each) >= threshold * len(each):
            found.append(number)
    return found


def near_copies(
    texts: Sequence[str],
    threshold: float = DOCUMENT_SIMILARITY,
    length: int = 5,
    keys: Sequence[Hashable] | None = None,
    apart: Sequence[Hashable] | None = None,
) -> list[Copy]:
    """The texts that nearly repeat an earlier one, in the order of the texts; the original is no copy itself.

    ``threshold`` is the least Jaccard index, ``length`` the words of a sequence. Where ``keys`` are given, only texts
    with the same key are compared; where ``apart`` is given, only texts that differ in it.
    """
    sets = _keyed(_shingles(texts, length), keys)
    candidates = _candidates(sets, threshold)
    if not candidates:
        return []
    from datasketch import MinHash, MinHashLSH

    # The index is asked for more than the threshold, since it may miss a pair that lies just above it.
    index = MinHashLSH(threshold=max(threshold - 0.1, 0.05), num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    original: dict[int, int] = {}
    copies = []
    for number in candidates:
        sketch = empty.copy()
        sketch.update_batch((sets[number] & np.uint64(0xFFFFFFFF)).tolist())
        best: Copy | None = None
        for earlier in sorted(index.query(sketch)):
            if apart is not None and apart[earlier] == apart[number]:
                continue
            similarity = _similarity(sets[earlier], sets[number])
            if similarity >= threshold and (best is None or similarity > best.similarity):
                best = Copy(number, original.get(earlier, earlier), similarity)
        # What says the same to the word leads to no other copies than its original does.
        if best is None or best.similarity < 1:
            index.insert(number, sketch)
        if best is not None:
            original[number] = best.original
            copies.append(best)
    return copies


def _by_date(table: pd.DataFrame) -> list[int]:
    """Row numbers with the earliest first; without dates, in the order of the table."""
    if "date" not in table.columns:
        return list(range(len(table)))
    dates = table["date"].astype("str").where(table["date"].notna(), "9999").to_numpy(dtype=object)
    return sorted(range(len(table)), key=lambda row: (dates[row], row))


def mark_duplicates(documents: pd.DataFrame, threshold: float = DOCUMENT_SIMILARITY) -> pd.DataFrame:
    """The documents with ``duplicate_of`` filled: the doc_id of the earliest document that one nearly repeats.

    A value that stands there already is kept. Needs the columns doc_id and text; the table given is not changed.
    """
    marked = documents.copy()
    marked.attrs.update(documents.attrs)
    given = documents["duplicate_of"] if "duplicate_of" in documents.columns else pd.Series(None, documents.index)
    found: list[object] = [value if isinstance(value, str) else None for value in given]
    order = _by_date(documents)
    ids, texts = documents["doc_id"].tolist(), documents["text"].tolist()
    for copy in near_copies([texts[row] for row in order], threshold):
        row = order[copy.copy]
        found[row] = found[row] or ids[order[copy.original]]
    marked["duplicate_of"] = pd.Series(found, index=marked.index, dtype="str")
    return marked


def mark_repeats(
    quotes: pd.DataFrame, documents: pd.DataFrame | None = None, threshold: float = STATEMENT_SIMILARITY
) -> pd.DataFrame:
    """The quotes with ``repeat_of``: the quote_id of the near-identical statement by the same speaker that another,
    earlier article has.

    Statements of fewer than six words are passed over. A column ``repeat_of`` that is there already is kept.
    """
    if "repeat_of" in quotes.columns:
        return quotes
    marked = quotes.copy()
    table = quotes[["doc_id", "speaker"]].copy()
    if documents is not None and "date" in documents.columns:
        table["date"] = quotes["doc_id"].map(documents.drop_duplicates("doc_id").set_index("doc_id")["date"])
    long_enough = (quotes["n_words"] >= SHORTEST_STATEMENT).to_numpy(dtype=bool)
    order = [row for row in _by_date(table.reset_index(drop=True)) if long_enough[row]]
    texts, ids, doc_ids = (quotes[name].tolist() for name in ("content", "quote_id", "doc_id"))
    speakers = [speaker if isinstance(speaker, str) else None for speaker in quotes["speaker"]]
    found: list[object] = [None] * len(quotes)
    copies = near_copies(
        [texts[row] for row in order],
        threshold,
        length=3,
        keys=[speakers[row] for row in order],
        apart=[doc_ids[row] for row in order],
    )
    for copy in copies:
        found[order[copy.copy]] = ids[order[copy.original]]
    marked["repeat_of"] = pd.Series(found, index=marked.index, dtype="str")
    return marked


def count_once(quotes: pd.DataFrame, documents: pd.DataFrame | None = None) -> tuple[pd.DataFrame, dict[str, int]]:
    """The quotes without duplicate articles and repeated statements, and how many were left out.

    An article is a duplicate where ``documents`` says so in ``duplicate_of`` (see mark_duplicates).
    """
    copies: set[str] = set()
    if documents is not None and "duplicate_of" in documents.columns:
        copies = set(documents.loc[documents["duplicate_of"].notna(), "doc_id"])
    once = quotes[~quotes["doc_id"].isin(copies)]
    n_documents = quotes["doc_id"].nunique() - once["doc_id"].nunique()
    if {"content", "speaker"} <= set(quotes.columns):
        once = mark_repeats(once, documents)
        once = once[once["repeat_of"].isna()]
    left_out = {"documents": n_documents, "statements": len(quotes) - len(once)}
    return once.reset_index(drop=True), left_out


def show_duplicates(documents: pd.DataFrame) -> pd.DataFrame:
    """Each duplicate beside its original: doc_id, duplicate_of, both titles, sources and dates where there are any."""
    copies = documents[documents["duplicate_of"].notna()]
    by_id = documents.drop_duplicates("doc_id").set_index("doc_id")
    shown = copies[["doc_id", "duplicate_of"]].reset_index(drop=True)
    for column in ("title", "source", "date"):
        if column in documents.columns:
            shown[column] = copies[column].to_numpy()
            shown[f"original {column}"] = by_id[column].reindex(shown["duplicate_of"]).to_numpy()
    return shown
