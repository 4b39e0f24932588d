"""Measure statements: hedges, boosters, obligations, tone and stance, each with the words that made it.

>>> measure(["The deal may be dead.", "It is certainly dead."])[["hedges", "boosters"]].values.tolist()
[[1, 0], [0, 1]]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, overload

import pandas as pd

from analysis.collecting import collector_paused
from analysis.errors import InputError
from analysis.measures.commitment import find_commitment
from analysis.measures.reporting import Span, reporter_hedges
from analysis.measures.tone import tone
from analysis.measures.tone_places import find_target
from analysis.measures.vader import vader
from analysis.measures.words import read_words
from analysis.progress import Watch, watched
from analysis.quotations.cues import stance_of
from analysis.records import table_of
from analysis.tables import EVIDENCE, MEASURES, Column
from analysis.words import count_words

__all__ = ["measure", "measure_text"]

Targets = str | Sequence[str | None] | None
Evidence = tuple[int, int, str, str, str, float]
"""start, end, text, measure, category and weight of a span; the offsets point into the text that was measured."""

HEDGES = ("modal", "verb", "adverb", "noun_adjective", "approximator", "conditional")
_IN_THE_TEXT = [name for name in MEASURES if name not in ("reporter_hedges", "stance")]
_JOIN = len(" … ")


def measure_text(text: str, target: str | None = None) -> tuple[dict[str, Any], list[Evidence]]:
    """The measures of one text that its own words decide (columns of ``tables.MEASURES``), and their evidence.

    ``target`` is whom the tone is asked towards, as the text calls it; where it is missing, or does not occur in
    the text, the tone is that of the whole text.
    """
    words = read_words(text)
    values: dict[str, Any] = dict.fromkeys(_IN_THE_TEXT, 0)
    evidence: list[Evidence] = []
    for cue in find_commitment(words):
        if cue.measure == "hedging":
            values["hedges"] += 1
            values[f"hedge_{cue.category}"] += 1
        elif cue.measure == "boosting":
            values["boosters"] += 1
        else:
            values["deontics"] += 1
        evidence.append((cue.start, cue.end, cue.text, cue.measure, cue.category, 1.0))
    values["vader"], valences = vader(text)
    values["tone"], values["tone_label"], weighed = tone(text, target, words, valences)
    for name, found in (("tone", weighed), ("vader", valences)):
        for start, end, weight in found:
            evidence.append((start, end, text[start:end], name, _side(weight), weight))
    return values, evidence


def _side(weight: float) -> str:
    """What a word does to the tone: some pull to neither side and only make it likelier that there is one."""
    return "positive" if weight > 0 else "negative" if weight < 0 else "charged"


@overload
def measure(
    quotes: pd.DataFrame, documents: pd.DataFrame | None = None, targets: Targets = None, watch: Watch = watched
) -> tuple[pd.DataFrame, pd.DataFrame]: ...


@overload
def measure(
    quotes: Sequence[str], documents: None = None, targets: Targets = None, watch: Watch = watched
) -> pd.DataFrame: ...


def measure(
    quotes: pd.DataFrame | Sequence[str],
    documents: pd.DataFrame | None = None,
    targets: Targets = None,
    watch: Watch = watched,
) -> tuple[pd.DataFrame, pd.DataFrame] | pd.DataFrame:
    """Measure the statements of a quotes table, or any list of strings.

    For a quotes table: the same rows with the columns of ``tables.MEASURES``, and the evidence table
    (``tables.EVIDENCE``), whose offsets point into the documents. ``documents`` is needed for the reporter's own
    hedges, which stand outside the statements; without it only those in the cue itself are counted.
    For a list of strings: one table, one row a string, with ``text``, ``n_words`` and the measures.

    ``targets`` asks for the tone towards somebody: one name for all, or one a row (None: the tone of the whole).
    Then a column ``target`` gives the words in the statement that were taken for it, missing where it does not
    occur; the tone of such a row is that of the whole statement. ``watch`` shows progress.

    Raises InputError where a column is missing, a text is none, or there are more or fewer targets than rows.
    """
    if isinstance(quotes, pd.DataFrame):
        with collector_paused():
            return _measure_table(quotes, documents, targets, watch)
    if isinstance(quotes, str):
        raise InputError("measure() takes a list of strings or a quotes table; put the one string into a list: [text].")
    with collector_paused():
        return _measure_strings(list(quotes), targets, watch)


def _measure_strings(texts: list[str], targets: Targets, watch: Watch) -> pd.DataFrame:
    for place, text in enumerate(texts, start=1):
        if not isinstance(text, str):
            raise InputError(f"String {place} of {len(texts)} is {text!r}, not a text; leave it out.")
    chosen = _targets(targets, len(texts))
    rows, found = [], []
    for text, target in watch(list(zip(texts, chosen, strict=True)), "measuring", len(texts)):
        values, _ = measure_text(text, target)
        rows.append((text, count_words(text), *values.values()))
        found.append(_target_words(text, target))
    columns = {
        "text": Column("str", "the string"),
        "n_words": Column("int64", "its words"),
        **{name: MEASURES[name] for name in _IN_THE_TEXT},
    }
    table = table_of(rows, columns)
    if targets is not None:
        table["target"] = pd.array(found, dtype="str")
    return table


def _measure_table(
    quotes: pd.DataFrame, documents: pd.DataFrame | None, targets: Targets, watch: Watch
) -> tuple[pd.DataFrame, pd.DataFrame]:
    needed = ("quote_id", "doc_id", "fragments", "content", "cue", "cue_lemma", "cue_start", "cue_end")
    for name in needed:
        if name not in quotes.columns:
            raise InputError(f'The quotes table has no column "{name}"; make it with find_quotes().')
    chosen = _targets(targets, len(quotes))
    texts: dict[str, str] = {}
    if documents is not None:
        for name in ("doc_id", "text"):
            if name not in documents.columns:
                raise InputError(f'The documents table has no column "{name}"; it needs doc_id and text.')
        texts = dict(zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True))
        for doc_id in quotes["doc_id"].unique():
            if doc_id not in texts:
                raise InputError(f'The documents table has no document "{doc_id}", which the quotes table names.')
    cells = [quotes[name].astype(object).where(quotes[name].notna(), None).tolist() for name in needed]
    statements = list(zip(*cells, strict=True))
    spoken: dict[str, list[Span]] = {}
    for _, doc_id, fragments, *_ in statements:
        spoken.setdefault(doc_id, []).extend((int(start), int(end)) for start, end in fragments)
    for said in spoken.values():
        said.sort()
    rows: list[tuple[Any, ...]] = []
    in_order = itemgetter(*MEASURES)
    evidence: list[tuple[Any, ...]] = []
    asked: list[str | None] = []
    for statement, target in watch(list(zip(statements, chosen, strict=True)), "measuring", len(statements)):
        quote_id, doc_id, fragments, content, cue, lemma, cue_start, cue_end = statement
        values, weighed = measure_text(content, target)
        begins, shifts = _places(fragments)
        shift = shifts[0] if shifts else 0
        for start, end, text, name, category, weight in weighed:
            if len(shifts) > 1:
                shift = shifts[bisect_left(begins, start + 1) - 1]
            evidence.append((quote_id, doc_id, start + shift, end + shift, text, name, category, weight))
        values["reporter_hedges"], values["stance"] = 0, None
        if cue is not None:
            cue_start, cue_end = int(cue_start), int(cue_end)
        if cue is not None and lemma is not None:
            values["stance"] = stance_of(lemma)
            evidence.append((quote_id, doc_id, cue_start, cue_end, cue, "stance", values["stance"], 1.0))
        if cue is not None:
            if doc_id in texts:
                shift = 0
                hedges = reporter_hedges(texts[doc_id], (cue_start, cue_end), _near(spoken[doc_id], cue_start))
            else:
                shift = cue_start
                hedges = reporter_hedges(cue, (0, len(cue)), [])
            values["reporter_hedges"] = len(hedges)
            for c in hedges:
                evidence.append((quote_id, doc_id, shift + c.start, shift + c.end, c.text, c.measure, c.category, 1.0))
        rows.append(in_order(values))
        asked.append(_target_words(content, target))
    measures = table_of(rows, MEASURES)
    measured = quotes.drop(columns=[name for name in MEASURES if name in quotes.columns]).reset_index(drop=True)
    measured = pd.concat([measured, measures], axis=1)
    if targets is not None:
        measured["target"] = pd.array(asked, dtype="str")
    measured.index = quotes.index
    measured.attrs.update(quotes.attrs)
    return measured, table_of(evidence, EVIDENCE)


def _near(spans: list[Span], place: int) -> list[Span]:
    """The spans around ``place``: those that can bound a clause there (the list is sorted)."""
    at = bisect_left(spans, (place, 0))
    return spans[max(0, at - 4) : at + 4]


def _places(fragments: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Where in the content each fragment begins, and what to add there to get an offset into the document."""
    begins, shifts = [], []
    length = 0
    for start, end in fragments:
        begins.append(length)
        shifts.append(int(start) - length)
        length += int(end) - int(start) + _JOIN
    return begins, shifts


def _targets(targets: Targets, n: int) -> list[str | None]:
    if targets is None or isinstance(targets, str):
        return [targets] * n
    chosen = [target if isinstance(target, str) and target.strip() else None for target in targets]
    if len(chosen) != n:
        raise InputError(f"There are {len(chosen)} targets for {n} statements; give one a statement, or one for all.")
    return chosen


def _target_words(text: str, target: str | None) -> str | None:
    if target is None:
        return None
    words = read_words(text)
    place = find_target(words, target)
    return None if place is None else text[words.starts[place[0]] : words.ends[place[1] - 1]]
