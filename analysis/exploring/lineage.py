"""Lineage: how what is shown came about, step by step, from the corpus to the statements in view.

    for step in lineage(holding, [choices]):
        print(step.what, step.says, step.n_left)

Beside the steps stands the code that makes the same selection again; both go with an export.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from analysis.exploring.choices import Choices
from analysis.exploring.citing import fingerprint, program_version
from analysis.exploring.holding import Holding

__all__ = ["Step", "lineage", "lineage_code", "lineage_text"]


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words; ``n_left`` is how many statements there were after it, None before any was found."""

    what: str
    says: str
    n_left: int | None = None


def lineage(holding: Holding, chosen: Sequence[Choices]) -> list[Step]:
    """The steps to the statements that every one of ``chosen`` (the filters, then what was clicked) lets through."""
    n = len(holding.quotes)
    steps = [
        Step("Read", _read(holding)),
        Step("Found and named", _named(holding), n),
        Step("Corrected by hand", _corrected(holding), n),
        Step("Measured", _measured(holding), n),
    ]
    kept = np.ones(n, dtype=bool)
    for what, choices in zip(("Filtered", *["Clicked"] * len(chosen)), chosen, strict=False):
        for each in _one_by_one(choices):
            kept &= holding.select(each)
            steps.append(Step(what, each.in_words(), int(kept.sum())))
    mark = fingerprint(holding.prints[kept])
    steps.append(Step("In view", f"Parley {program_version()}, selection {mark}", int(kept.sum())))
    return steps


def lineage_text(steps: Sequence[Step], code: str) -> str:
    """The steps and the code as plain text, for a file."""
    lines = [
        f"{number}. {step.what}: {step.says}" + ("" if step.n_left is None else f" -> {step.n_left:,} statements")
        for number, step in enumerate(steps, start=1)
    ]
    return "\n".join([*lines, "", "The same in Python:", "", code, ""])


def lineage_code(corpus: str, chosen: Sequence[Choices]) -> str:
    """Lines of Python that make the selection again; ``corpus`` is its path, '' where there are only tables."""
    made = ", ".join(_call(choices) for choices in chosen if not choices.empty)
    if corpus:
        opened = (
            "from pathlib import Path\n\n"
            "from analysis.exploring.choices import Choices\n"
            "from analysis.exploring.opening import open_holding\n\n"
            f"holding = open_holding(Path({corpus!r}))\n"
        )
    else:
        opened = (
            "from analysis.exploring.choices import Choices\n"
            "from analysis.exploring.holding import hold\n\n"
            "holding = hold(documents, quotes, evidence)\n"
        )
    return f"{opened}selection = holding.quotes[holding.select({made})]"


def _call(choices: Choices) -> str:
    made = [(each.name, getattr(choices, each.name)) for each in fields(choices)]
    blank = Choices()
    return f"Choices({', '.join(f'{name}={value!r}' for name, value in made if value != getattr(blank, name))})"


def _one_by_one(choices: Choices) -> list[Choices]:
    """The filters of ``choices``, each alone; what asks for evidence of a measure and a category stays together."""
    blank = Choices()
    names = [each.name for each in fields(choices) if getattr(choices, each.name) != getattr(blank, each.name)]
    alone = [name for name in names if name not in ("measure", "category")]
    parts = [blank.but(**{name: getattr(choices, name)}) for name in alone]
    if len(alone) < len(names):
        parts.append(blank.but(measure=choices.measure, category=choices.category))
    return parts


def _read(holding: Holding) -> str:
    documents = holding.documents
    n_words = pd.to_numeric(documents.get("n_words", pd.Series(dtype=float)), errors="coerce").sum()
    days = sorted(str(day) for day in documents["date"].dropna()) if "date" in documents else []
    outlets = documents["source"].nunique() if "source" in documents else 0
    parts = [f"{holding.title}, {_n(len(documents), 'article')}"]
    parts += [f"{int(n_words):,} words"] if n_words else []
    parts += [f"{_n(outlets, 'outlet')}"] if outlets else []
    parts += [days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"] if days else []
    return ", ".join(parts)


def _named(holding: Holding) -> str:
    kinds = holding.quotes["kind"].value_counts()
    found = ", ".join(f"{n:,} {kind}" for kind, n in kinds.items()) or "no statement"
    named = int(holding.quotes["speaker"].notna().sum())
    listed = len(holding.corpus.get("speakers", ()))
    return f"{found}; {named:,} with a named speaker, {_n(listed, 'speaker')} listed in corpus.toml"


def _corrected(holding: Holding) -> str:
    parts = [holding.corrections or "nothing"]
    if len(holding.unfit):
        parts.append(f"{_n(len(holding.unfit), 'correction')} that no longer fit, not applied")
    return "; ".join(parts)


def _measured(holding: Holding) -> str:
    counts = holding.evidence["measure"].value_counts()
    return "words counted: " + (
        ", ".join(f"{n:,} {str(name).replace('_', ' ')}" for name, n in counts.items()) or "none"
    )


def _n(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
