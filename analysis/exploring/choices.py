"""What a reader chooses to see: every filter of the explorer as one plain value.

>>> Choices(speakers=("Jane Roe",), kinds=("direct",)).in_words()
'speaker: Jane Roe; kind: direct'
>>> Choices().in_words()
'all statements'
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from analysis.errors import InputError

__all__ = ["NOBODY", "NOWHERE", "Choices"]

NOBODY = ""
"""Stands among the speakers and groups for statements whose speaker is missing or has no group."""

NOWHERE = ""
"""Stands among the outlets for documents whose source is missing."""

_LIST, _DAY, _WORDS = "list", "day", "words"


def _choice(label: str, form: str, unnamed: str = "") -> Any:
    default: Any = () if form == _LIST else ""
    return field(default=default, metadata={"label": label, "form": form, "unnamed": unnamed})


@dataclass(frozen=True, slots=True)
class Choices:
    """Filters that all hold at once; an empty one lets everything through.

    Of several speakers (groups, outlets, kinds) a statement needs to have one. ``since`` and ``until`` are ISO
    days, both included; a document without a date is then left out. ``confidence`` (0 to 1) is the least with
    which a speaker was named. ``text`` is looked for in statements, mentions and cues, whatever the case.
    ``word`` is a whole word of the statement, ``measure`` and ``category`` ask for statements with evidence
    of that kind, ``documents`` are doc_ids.
    """

    speakers: tuple[str, ...] = _choice("speaker", _LIST, "nobody named")
    groups: tuple[str, ...] = _choice("group", _LIST, "no group")
    sources: tuple[str, ...] = _choice("outlet", _LIST, "outlet unknown")
    kinds: tuple[str, ...] = _choice("kind", _LIST)
    since: str = _choice("since", _DAY)
    until: str = _choice("until", _DAY)
    confidence: float = field(default=0.0, metadata={"label": "confidence at least", "form": "number"})
    text: str = _choice("text", _WORDS)
    word: str = _choice("word", _WORDS)
    measure: str = _choice("evidence of", _WORDS)
    category: str = _choice("category", _WORDS)
    documents: tuple[str, ...] = _choice("article", _LIST)

    @property
    def empty(self) -> bool:
        """Whether everything is let through."""
        return self == Choices()

    def but(self, **changes: Any) -> Choices:
        """The same choices with some of them changed."""
        return replace(self, **changes)

    def in_words(self) -> str:
        """The choices as one line for a person, as it stands in a citation."""
        parts = []
        for each in fields(self):
            value = getattr(self, each.name)
            if value == each.default:
                continue
            label = each.metadata["label"]
            if each.metadata["form"] == _LIST:
                parts.append(f"{label}: {' or '.join(item or each.metadata['unnamed'] for item in value)}")
            elif each.metadata["form"] == _DAY:
                parts.append(f"{label} {value}")
            elif each.metadata["form"] == "number":
                parts.append(f"{label} {value:g}")
            else:
                parts.append(f"{label}: “{value}”" if each.name in ("text", "word") else f"{label}: {value}")
        return "; ".join(parts) or "all statements"

    def as_record(self) -> dict[str, Any]:
        """The choices that were made, ready for JSON; those left open are left out."""
        made = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in made.items()
            if value != getattr(Choices(), name)
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any], where: str) -> Choices:
        """The choices of a JSON object; raises InputError naming ``where`` for anything that is none."""
        known = {each.name: each for each in fields(cls)}
        values: dict[str, Any] = {}
        for name, value in record.items():
            if name not in known:
                raise InputError(f'{where}: "{name}" is no filter; there are {", ".join(known)}.')
            values[name] = _checked(value, str(known[name].metadata["form"]), f'{where}: "{name}"')
        return cls(**values)


def _checked(value: Any, form: str, what: str) -> Any:
    if form == _LIST:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError(f"{what} should be a list of words, not {value!r}.")
        return tuple(value)
    if form == "number":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise InputError(f"{what} should be a number from 0 to 1, not {value!r}.")
        return float(value)
    if not isinstance(value, str):
        raise InputError(f"{what} should be words, not {value!r}.")
    if form == _DAY and value:
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            raise InputError(f"{what} should be a day such as 2014-03-30, not {value!r}.") from None
    return value
