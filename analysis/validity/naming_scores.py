"""How often the right speaker is named: strictly scored, by what the text gives, with the honesty of the confidence.

>>> same_speaker("the Harbour Board", "Harbour Board"), same_speaker("Roe", "Jane Roe")
(True, False)

A gold document is a dict with ``doc_id``, ``text`` and ``quotes``: each quote has ``fragments`` (or ``start`` and
``end``), ``speaker`` (the words of the text, empty for a floating quotation), ``speaker_start``,
``speaker_canonical`` (the fullest name that the article gives; several joined by " & ") and
``speaker_named`` (whether that is a named person or body). Predicted statements have ``fragments``, ``speaker``,
``confidence`` and ``anonymous``: rows of the quotes table as dicts.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.speakers.name_parts import parse_name

__all__ = [
    "KINDS",
    "NamingScores",
    "Outcome",
    "naming_report",
    "pieces",
    "read_records",
    "same_speaker",
    "score_naming",
]

KINDS = ("name", "pronoun", "description", "nothing")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_PRONOUNS = frozenset(
    ["i", "we", "he", "she", "they", "it", "who", "that", "you", "which", "her", "his", "their", "him", "them"]
)
_TITLES = frozenset(
    [
        "the",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "sen",
        "rep",
        "gov",
        "senator",
        "representative",
        "governor",
        "president",
        "minister",
        "secretary",
    ]
)
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s|\n")
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold statement that was found: what the text gives, who spoke, who was named and how surely."""

    doc_id: str
    start: int
    kind: str
    mention: str
    gold: tuple[str, ...]
    named: bool
    speaker: str
    how: str
    confidence: float
    anonymous: bool

    @property
    def right(self) -> bool:
        """Whether the speaker is the gold one, strictly."""
        return any(same_speaker(self.speaker, name) for name in self.gold)


@dataclass(slots=True)
class NamingScores:
    """All outcomes of a gold file, and the text that sums them up."""

    outcomes: list[Outcome] = field(default_factory=list)

    def rate(self, kind: str = "all") -> tuple[int, int]:
        """How many speakers were right, of how many named by gold, for one kind of mention or for all."""
        chosen = [o for o in self.outcomes if o.named and kind in (o.kind, "all")]
        return sum(o.right for o in chosen), len(chosen)

    def anonymous_given_names(self) -> tuple[int, int]:
        """How many sources that the article leaves unnamed were given a name, of how many."""
        chosen = [o for o in self.outcomes if not o.named and not {"AUTHOR", "UNKNOWN", ""} & set(o.gold)]
        return sum(bool(o.speaker) and not o.anonymous for o in chosen), len(chosen)

    def reliability(self) -> list[tuple[float, float, int, int]]:
        """For each band of confidence: its lower and upper end, how many were right, of how many."""
        rows = []
        for low, high in itertools.pairwise(_BANDS):
            chosen = [o for o in self.outcomes if o.named and low <= o.confidence < high]
            rows.append((low, min(high, 1.0), sum(o.right for o in chosen), len(chosen)))
        return rows

    def describe(self) -> str:
        """The three tables as lines of text."""
        lines = ["speaker named right, strictly, among statements found at IoU >= .5 whose speaker is named:"]
        for kind in (*KINDS, "all"):
            lines.append(f"  {kind:<12}{_share(*self.rate(kind))}")
        lines.append(f"  anonymous sources given a name: {_share(*self.anonymous_given_names())}")
        lines.append("how honest the confidence is (named speakers):")
        for low, high, right, n in self.reliability():
            lines.append(f"  {low:.2f} to {high:.2f}  {_share(right, n)}")
        sure = [o for o in self.outcomes if o.named and o.confidence >= 0.9]
        lines.append(f"  0.90 and up   {_share(sum(o.right for o in sure), len(sure))}")
        return "\n".join(lines)


def _share(right: int, n: int) -> str:
    return f"{right:>5} of {n:>5}" + (f" = {100 * right / n:5.1f} %" if n else "")


def same_speaker(mine: str | None, gold: str) -> bool:
    """Whether two canonical speakers are the same people: every word of every name, but not titles and articles."""
    return bool(mine) and _people(mine or "") == _people(gold)


def _people(names: str) -> frozenset[tuple[str, ...]]:
    return frozenset(filter(None, (_name_words(name) for name in names.split(" & "))))


def _name_words(name: str) -> tuple[str, ...]:
    words = [re.sub(r"['’]s?$", "", word.lower()) for word in re.findall(r"[\w'’\-]+", name.replace(".", ""))]
    return tuple(word.replace("’", "'") for word in words if word not in _TITLES) or tuple(words)


def score_naming(
    gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, Sequence[Mapping[str, Any]]]
) -> NamingScores:
    """Match the statements of each gold document (one to one, IoU of words >= .5) and compare the speakers.

    ``predicted`` has the statements of every document by doc_id.
    """
    scores = NamingScores()
    for document in gold:
        text = document["text"]
        quotes = [q for q in document["quotes"] if q.get("speaker_canonical") or q.get("speaker_named")]
        mine = list(predicted.get(document["doc_id"], ()))
        for g, p in _matched(text, quotes, mine):
            scores.outcomes.append(_outcome(document["doc_id"], text, quotes[g], mine[p]))
    return scores


def read_records(path: Path) -> list[dict[str, Any]]:
    """The articles of a gold file as they stand in it, one JSON object a line; the file was checked before."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def naming_report(gold: Sequence[Mapping[str, Any]], split: bool = False) -> str:
    """Find and name the statements of every gold article and say how often the speaker is right, as lines of text.

    ``split`` counts each piece of a broken quotation by itself. The text is empty where gold names no speakers.
    """
    from analysis.finding import quotes_of
    from analysis.tables import QUOTES

    if not any("speaker_named" in quote for document in gold for quote in document["quotes"]):
        return ""
    found = {
        document["doc_id"]: [dict(zip(QUOTES, row, strict=True)) for row in quotes_of(document["text"], "")]
        for document in gold
    }
    if split:
        gold = [{**document, "quotes": pieces(document["quotes"])} for document in gold]
        found = {doc_id: pieces(rows) for doc_id, rows in found.items()}
    return score_naming(gold, found).describe()


def pieces(statements: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each unbroken piece of a broken quotation as a statement of its own: the way in which some corpora count."""
    return [
        {**statement, "start": start, "end": end, "fragments": [[start, end]]}
        for statement in statements
        for start, end in _fragments(statement)
    ]


def _fragments(statement: Mapping[str, Any]) -> list[tuple[int, int]]:
    listed = statement.get("fragments")
    return [(a, b) for a, b in listed] if listed else [(statement["start"], statement["end"])]


def _matched(text: str, gold: Sequence[Mapping[str, Any]], mine: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of gold and found statements, the best overlap first, each used once."""
    gold_words = [_words(text, quote) for quote in gold]
    holder: dict[int, list[int]] = {}
    for index, words in enumerate(gold_words):
        for word in words:
            holder.setdefault(word, []).append(index)
    overlaps = []
    for p, found in enumerate(mine):
        words = _words(text, found)
        shared = Counter(g for word in words for g in holder.get(word, ()))
        for g, n in shared.items():
            iou = n / (len(words) + len(gold_words[g]) - n)
            if iou >= 0.5:
                overlaps.append((-iou, g, p))
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_mine: set[int] = set()
    for _, g, p in sorted(overlaps):
        if g not in used_gold and p not in used_mine:
            used_gold.add(g)
            used_mine.add(p)
            pairs.append((g, p))
    return pairs


def _words(text: str, statement: Mapping[str, Any]) -> set[int]:
    """The statement's words, by their offsets; a leading "that" does not count."""
    found = [m for a, b in _fragments(statement) for m in _WORD.finditer(text, a, b)]
    if len(found) > 1 and found[0].group().lower() == "that":
        found = found[1:]
    return {m.start() for m in found}


def _outcome(doc_id: str, text: str, gold: Mapping[str, Any], mine: Mapping[str, Any]) -> Outcome:
    names = _names(gold)
    return Outcome(
        doc_id=doc_id,
        start=gold["start"],
        kind=_kind(text, gold, names[0]),
        mention=gold.get("speaker") or "",
        gold=names,
        named=bool(gold.get("speaker_named")),
        speaker=mine.get("speaker") or "",
        how=mine.get("how") or "",
        confidence=float(mine.get("confidence") or 0.0),
        anonymous=bool(mine.get("anonymous")),
    )


def _names(gold: Mapping[str, Any]) -> tuple[str, ...]:
    """What the speaker is called in full: the canonical name, or else every full name by which gold coreference
    calls the speaker, without its title (a mention like "curator Ann Lee" is cut to the name)."""
    canonical = gold.get("speaker_canonical")
    if canonical:
        return (canonical,)
    found = []
    for mention in gold.get("speaker_mentions") or []:
        parts = parse_name(re.split(r", |\(", mention.removeprefix("the ").removeprefix("The "))[0])
        if parts is not None and parts.tokens and mention.lower() not in _PRONOUNS:
            found.append(" ".join(parts.tokens))
    most = max((len(name.split()) for name in found), default=0)
    return tuple(dict.fromkeys(name for name in found if len(name.split()) >= min(2, most))) or ("",)


def _kind(text: str, gold: Mapping[str, Any], canonical: str) -> str:
    """What the text gives at the statement: a name, a pronoun, a description, or nothing in its sentence."""
    mention = (gold.get("speaker") or "").strip()
    if not mention or _far(text, gold):
        return "nothing"
    if mention.lower() in _PRONOUNS:
        return "pronoun"
    words = set(_name_words(mention)) | {part for word in _name_words(mention) for part in word.split("-")}
    for name in canonical.split(" & "):
        parts = [word for word in _name_words(name) if len(word) > 1 and word not in ("jr", "sr")]
        if parts and (parts[-1] in words or parts[0] in words):
            return "name"
    return "name" if re.fullmatch(r"[A-Z][A-Z&]+", mention.removeprefix("the ").removeprefix("The ")) else "description"


def _far(text: str, gold: Mapping[str, Any]) -> bool:
    """Whether a sentence ends between the statement and the words that gold gives for its speaker."""
    start, end = gold.get("speaker_start"), gold.get("speaker_end")
    if start is None or end is None:
        return False
    first, last = gold["start"], gold["end"]
    if start >= last:
        return bool(_SENTENCE.search(text[last:start].lstrip("\"”’'.,!? ")))
    if end <= first:
        return bool(_SENTENCE.search(text[end:first]))
    return False
