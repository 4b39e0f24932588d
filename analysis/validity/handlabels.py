"""Hand-labelled texts: read them, measure them, and say how often the measure is wrong and where.

    labelled = read_labels("labels.csv", "hedging")
    report = validate(labelled, "hedging")
    print(report.sentence())

The file is a CSV file (UTF-8) with a header. ``text`` and ``label`` are needed; ``label_2`` is a second person's label,
``target`` whom the tone is asked towards, ``cue`` the words that the person saw as cues, separated by " | ".
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import InputError
from analysis.measures.measuring import measure_text
from analysis.validity.agreement import Score, alpha, label_scores

__all__ = ["CUE_MEASURES", "MEASURED", "Labelled", "Report", "read_labels", "validate"]

CUE_MEASURES = {"hedging": "hedges", "boosting": "boosters", "obligation": "deontics"}
"""Measures whose label is 1 (at least one cue) or 0, and the column that counts them."""

MEASURED = (*CUE_MEASURES, "tone", "vader")

_YES = {"1": 1, "yes": 1, "y": 1, "true": 1, "hedged": 1, "0": 0, "no": 0, "n": 0, "false": 0}
_SIDE = {"-1": -1, "negative": -1, "neg": -1, "0": 0, "neutral": 0, "neu": 0, "1": 1, "+1": 1, "positive": 1, "pos": 1}
_VADER_NEUTRAL = 0.05  # the bounds that VADER's authors give


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its label, a second person's label if there is one, the cues that were marked, and the target."""

    text: str
    label: int
    label_2: int | None = None
    cues: tuple[str, ...] | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A text on which the measure and the person disagree, the words that misled it, and how sure it was (0 to 1)."""

    text: str
    label: int
    predicted: int
    evidence: str
    sureness: float


@dataclass(frozen=True, slots=True)
class Report:
    """What the validation of one measure found."""

    measure: str
    n: int
    counts: dict[int, int]
    scores: dict[str, Score]
    cue_scores: dict[str, float] | None
    alpha: float | None
    n_both: int
    disagreements: list[Disagreement]

    def sentence(self) -> str:
        """The result in one sentence, as a caption can state it."""
        f1 = self.scores["F1"]
        name = "macro-F1" if self.measure in ("tone", "vader") else "F1"
        return (
            f"On {self.n:,} hand-labelled texts {self.measure} reaches {name} {f1.value:.2f} "
            f"(95 % interval {f1.low:.2f} to {f1.high:.2f})."
        )


def read_labels(path: str | Path, measure: str) -> list[Labelled]:
    """The labelled texts of a CSV file; see the module for its columns.

    Labels are 1 or 0 (yes, no) for cues, and 1, 0, -1 (positive, neutral, negative) for tone and vader.
    Raises InputError naming the file and the line that cannot be used.
    """
    path = Path(path)
    if measure not in MEASURED:
        raise InputError(f"No measure to validate is called {measure!r}; choose from {', '.join(MEASURED)}.")
    known = _SIDE if measure in ("tone", "vader") else _YES
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: the file is not UTF-8; save it as CSV UTF-8.") from error
    reader = csv.DictReader(content.splitlines(keepends=True))
    columns = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = columns
    for needed in ("text", "label"):
        if needed not in columns:
            raise InputError(f"{path.name}, line 1: the column {needed!r} is missing; the header needs text and label.")
    labelled = []
    try:
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            text = row["text"] or ""
            if not text.strip():
                raise InputError(f"{where}: the text is empty; fill it in or leave the line out.")
            label = _label(row["label"], known, where)
            if label is None:
                raise InputError(f"{where}: the label is empty; write one of {', '.join(known)}.")
            cue = row.get("cue")
            cues = None if cue is None else tuple(c.strip() for c in cue.split("|") if c.strip())
            target = (row.get("target") or "").strip() or None
            labelled.append(Labelled(text, label, _label(row.get("label_2"), known, where), cues, target))
    except csv.Error as error:
        raise InputError(f"{path.name}, line {reader.line_num}: not a CSV line ({error}).") from error
    if not labelled:
        raise InputError(f"{path.name}: there is no labelled text below the header.")
    return labelled


def _label(cell: str | None, known: dict[str, int], where: str) -> int | None:
    cell = (cell or "").strip().lower()
    if not cell:
        return None
    if cell.endswith(".0"):
        cell = cell[:-2]
    if cell not in known:
        raise InputError(f"{where}: {cell!r} is no label; write one of {', '.join(known)}.")
    return known[cell]


def validate(labelled: list[Labelled], measure: str, worst: int = 10) -> Report:
    """Measure the texts and set the result against the labels.

    Cues are scored where the file has the column ``cue``: a found cue is right if a marked one shares words with it.
    ``worst`` is the number of disagreements to report, those first of which the measure was surest.
    """
    if measure not in MEASURED:
        raise InputError(f"No measure to validate is called {measure!r}; choose from {', '.join(MEASURED)}.")
    predicted: list[int] = []
    wrong: list[Disagreement] = []
    right_cues = found_cues = marked_cues = 0
    any_cues = measure in CUE_MEASURES and any(item.cues is not None for item in labelled)
    for item in labelled:
        values, evidence = measure_text(item.text, item.target)
        spans = [(text, weight) for _, _, text, name, _, weight in evidence if name == measure]
        if measure in CUE_MEASURES:
            guess, sureness = int(values[CUE_MEASURES[measure]] > 0), min(1.0, len(spans) / 3)
        else:
            score = values[measure]
            guess = (
                values["tone_label"] if measure == "tone" else (score >= _VADER_NEUTRAL) - (score <= -_VADER_NEUTRAL)
            )
            sureness = abs(score) if guess else 1 - abs(score)
        predicted.append(guess)
        if any_cues:
            marked = list(item.cues or ())
            found_cues += len(spans)
            marked_cues += len(marked)
            for text, _ in spans:
                match = next((cue for cue in marked if _overlap(cue, text)), None)
                if match is not None:
                    marked.remove(match)
                    right_cues += 1
        if guess != item.label:
            strongest = sorted(spans, key=lambda span: -abs(span[1]))[:5]
            words = ", ".join(dict.fromkeys(text for text, _ in strongest))
            wrong.append(Disagreement(item.text, item.label, guess, words, sureness))
    gold = [item.label for item in labelled]
    seconds = [item.label_2 for item in labelled]
    both = sum(label is not None for label in seconds)
    tone = measure not in CUE_MEASURES
    cue_scores = None
    if any_cues:
        precision, recall = right_cues / max(found_cues, 1), right_cues / max(marked_cues, 1)
        f1 = 2 * right_cues / max(found_cues + marked_cues, 1)
        cue_scores = {"precision": precision, "recall": recall, "F1": f1}
    return Report(
        measure,
        len(labelled),
        {label: gold.count(label) for label in sorted(set(gold))},
        label_scores(gold, predicted, None if tone else 1),
        cue_scores,
        alpha(gold, seconds, ordered=tone) if both else None,
        both,
        sorted(wrong, key=lambda d: -d.sureness)[:worst],
    )


def _overlap(marked: str, found: str) -> bool:
    """Whether two cues share a word: people mark "I think that", the measure finds "I think"."""
    return bool(set(marked.lower().replace("’", "'").split()) & set(found.lower().replace("’", "'").split()))
