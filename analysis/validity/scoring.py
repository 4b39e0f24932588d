"""Score found statements against those that people marked: spans, words, cues and mentions.

>>> gold = [Attribution(((4, 20),), "indirect", "said", cue_spans=((0, 4),))]
>>> scores = score([("so, talks had failed", gold, gold)])
>>> scores.spans["0.5"].f1
1.0

A gold file is JSONL, one article a line: ``doc_id``, ``text``, ``quotes``; a quote has ``fragments`` (or ``start`` and
``end``), ``cue``, ``cue_start``, ``cue_end``, ``speaker``, ``speaker_start``, ``speaker_end``, ``type``. Offsets
count code points. Two spans are compared as sets of words, so that marks and commas at their edges do not matter;
a "that" at the start is left out. Spans are matched one to one, the best overlap (intersection over union) first.
"""

from __future__ import annotations

import csv
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import decode_utf8
from analysis.errors import InputError
from analysis.quotations.statement import Span, Statement

__all__ = ["Attribution", "GoldArticle", "Rates", "Scores", "attribution_of", "read_gold", "score"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_CUE_WORD = re.compile(r"[\w']+")
_SPEECH = Path(__file__).parent.parent / "lexicons" / "speech_verbs.csv"
_STRICTNESS = ("exact", "0.8", "0.5", "any")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement, marked by a person or found by a program."""

    fragments: tuple[Span, ...]
    kind: str
    cue: str = ""
    cue_spans: tuple[Span, ...] = ()
    mention: str = ""
    mention_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the statements that people marked in it."""

    doc_id: str
    text: str
    statements: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1, each from 0 to 1."""

    hits: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Hits among what was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Hits among what was to be found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both (van Rijsbergen 1979)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """What a comparison with gold found; ``kinds`` are hits and gold at IoU >= 0.5 by the gold's kind.

    ``cues`` and ``mentions`` are, among the matches whose gold has one, how many share a word with it.
    """

    articles: int = 0
    spans: dict[str, Rates] = field(default_factory=lambda: {level: Rates(0, 0, 0) for level in _STRICTNESS})
    words: Rates = field(default_factory=lambda: Rates(0, 0, 0))
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    cues: tuple[int, int] = (0, 0)
    mentions: tuple[int, int] = (0, 0)


class _Text:
    """A text as numbered words."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.starts = [word.start() for word in found]
        self.ends = [word.end() for word in found]
        self.forms = [word.group().lower() for word in found]

    def within(self, spans: Iterable[Span]) -> Words:
        """The words that lie in ``spans`` at least in part."""
        inside: set[int] = set()
        for start, end in spans:
            k = bisect_left(self.starts, start)
            k -= k > 0 and self.ends[k - 1] > start
            inside.update(range(k, max(k, bisect_left(self.starts, end))))
        return frozenset(inside)

    def content(self, statement: Attribution) -> Words:
        """The words of a statement without a "that" at its start."""
        words = self.within(statement.fragments)
        if len(words) > 1 and self.forms[min(words)] == "that":
            words -= {min(words)}
        return words


@lru_cache(maxsize=1)
def _speech_forms() -> frozenset[str]:
    with _SPEECH.open(encoding="utf-8", newline="") as file:
        return frozenset(row["form"] for row in csv.DictReader(file))


def _is_speech(statement: Attribution) -> bool:
    """Whether a cue holds a verb of speech; a colon and no cue at all count too."""
    cue = statement.cue.strip()
    return cue in ("", ":") or any(word.lower() in _speech_forms() for word in _CUE_WORD.findall(cue))


def _pair(gold: Sequence[Words], found: Sequence[Words], level: str) -> list[tuple[int, int]]:
    """Pairs of gold and found statements, one to one, the best overlap first."""
    least = {"exact": 1.0, "any": 0.0}[level] if level in ("exact", "any") else float(level)
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = len(one & other)
            overlap = shared / len(one | other) if shared else 0.0
            if shared and overlap >= least and (level != "exact" or one == other):
                candidates.append((-overlap, i, j))
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(candidates):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def _pieces(statements: Iterable[Attribution]) -> list[Attribution]:
    """Every unbroken piece of every statement as a statement of its own."""
    return [replace(statement, fragments=(piece,)) for statement in statements for piece in statement.fragments]


def score(
    articles: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]],
    speech: bool = False,
    split: bool = False,
) -> Scores:
    """Score (text, gold, found) of each article.

    ``speech`` keeps only the gold whose cue is a verb of speech; what matches other gold is then neither right nor
    wrong. ``split`` counts each unbroken piece of a broken quotation by itself.
    """
    scores = Scores()
    hits: Counter[str] = Counter()
    words: Counter[str] = Counter()
    kinds: dict[str, list[int]] = {}
    n_gold = n_found = 0
    overlaps = {"cue": [0, 0], "mention": [0, 0]}
    for raw, marked, predicted in articles:
        scores.articles += 1
        text = _Text(raw)
        gold = _pieces(marked) if split else list(marked)
        found = _pieces(predicted) if split else list(predicted)
        apart: set[int] = set()
        if speech:
            contents, others = [text.content(one) for one in gold], [text.content(one) for one in found]
            spoken = [_is_speech(one) for one in gold]
            ignored = {j for i, j in _pair(contents, others, "any") if not spoken[i]}
            apart.update(*(content for content, kept in zip(contents, spoken, strict=True) if not kept))
            gold = [one for one, kept in zip(gold, spoken, strict=True) if kept]
            found = [one for j, one in enumerate(found) if j not in ignored]
        contents, others = [text.content(one) for one in gold], [text.content(one) for one in found]
        n_gold += sum(map(bool, contents))
        n_found += sum(map(bool, others))
        matches = {level: _pair(contents, others, level) for level in _STRICTNESS}
        for level, pairs in matches.items():
            hits[level] += len(pairs)
        in_gold, in_found = set().union(*contents), set().union(*others)
        in_found -= apart - in_gold
        words.update(hits=len(in_gold & in_found), gold=len(in_gold), found=len(in_found))
        matched = {i for i, _ in matches["0.5"]}
        for i, one in enumerate(gold):
            if contents[i]:
                tally = kinds.setdefault(one.kind or "unknown", [0, 0])
                tally[0] += i in matched
                tally[1] += 1
        for i, j in matches["0.5"]:
            cue, mention = text.within(gold[i].cue_spans), text.within(gold[i].mention_spans)
            if cue:
                overlaps["cue"][0] += bool(cue & text.within(found[j].cue_spans))
                overlaps["cue"][1] += 1
            if gold[i].mention:
                overlaps["mention"][0] += bool(mention & text.within(found[j].mention_spans))
                overlaps["mention"][1] += 1
    scores.spans = {level: Rates(hits[level], n_found, n_gold) for level in _STRICTNESS}
    scores.words = Rates(words["hits"], words["found"], words["gold"])
    scores.kinds = {kind: (tally[0], tally[1]) for kind, tally in sorted(kinds.items())}
    scores.cues = (overlaps["cue"][0], overlaps["cue"][1])
    scores.mentions = (overlaps["mention"][0], overlaps["mention"][1])
    return scores


def attribution_of(statement: Statement, text: str) -> Attribution:
    """A found statement in the form that is scored."""
    cue, mention = statement.cue, statement.mention
    return Attribution(
        fragments=statement.fragments,
        kind=statement.kind,
        cue=text[cue[0] : cue[1]] if cue else "",
        cue_spans=(cue,) if cue else (),
        mention=text[mention[0] : mention[1]] if mention else "",
        mention_spans=(mention,) if mention else (),
    )


def read_gold(path: Path) -> list[GoldArticle]:
    """The articles of a gold file; InputError names the line where it cannot be used."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give a JSONL file of marked articles.") from None
    articles = []
    for number, line in enumerate(decode_utf8(raw, str(path)).splitlines(), start=1):
        if line.strip():
            articles.append(_gold_article(line, f"{path}, line {number}"))
    if not articles:
        raise InputError(f"{path}: holds no article; one line of JSON an article is needed.")
    return articles


def _gold_article(line: str, where: str) -> GoldArticle:
    try:
        record = json.loads(line)
    except ValueError:
        raise InputError(f"{where}: is not JSON; write one object an article.") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f"{where}: has no text; each article needs doc_id, text and quotes.")
    quotes = record.get("quotes")
    if not isinstance(quotes, list):
        raise InputError(f"{where}: has no list of quotes; each article needs doc_id, text and quotes.")
    statements = tuple(_attribution(quote, f"{where}, quote {n}") for n, quote in enumerate(quotes, start=1))
    return GoldArticle(str(record.get("doc_id", "")), record["text"], statements)


def _attribution(quote: Any, where: str) -> Attribution:
    if not isinstance(quote, Mapping):
        raise InputError(f"{where}: is no object; a quote needs start and end, or fragments.")
    spans = _spans(quote, "", where)
    if not spans:
        raise InputError(f"{where}: has no offsets; a quote needs start and end, or fragments.")
    return Attribution(
        fragments=spans,
        kind=str(quote.get("type") or ""),
        cue=str(quote.get("cue") or ""),
        cue_spans=_spans(quote, "cue_", where),
        mention=str(quote.get("speaker") or ""),
        mention_spans=_spans(quote, "speaker_", where),
    )


def _spans(quote: Mapping[str, Any], role: str, where: str) -> tuple[Span, ...]:
    pieces = quote.get(role + "fragments") or [[quote.get(role + "start"), quote.get(role + "end")]]
    found = []
    for piece in pieces:
        if not isinstance(piece, list | tuple) or len(piece) != 2:
            raise InputError(f"{where}: {role}fragments must be pairs of start and end.")
        start, end = piece
        if isinstance(start, int) and isinstance(end, int) and end > start:
            found.append((start, end))
    return tuple(found)
