"""Turns and labels: "SECRETARY BROOK: …", "Q. … A. …" in a transcript, "Brook: Deal is dead" in a headline.

>>> from analysis.article import read_article
>>> from analysis.quotations.reading import lay_out
>>> reading = lay_out(read_article("Q: Why?\\n\\nA: Because.\\n\\nQ: Is that all?"))
>>> [reading.low[turn.content] for turn in find_turns(reading)]
['why', 'because', 'is']
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.quotations.cues import spoken_forms
from analysis.quotations.draft import Draft, Words
from analysis.quotations.phrases import first_colon
from analysis.quotations.reading import Reading
from analysis.quotations.verbs import is_finite
from analysis.quotations.words import (
    CLOSER,
    COLON,
    OPENER,
    PERSONAL,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    word_list,
)

__all__ = ["Turn", "find_turns", "read_turn"]

_LONGEST_LABEL = 9
_TURNS_OF_A_TRANSCRIPT = 3
# What stands before a colon in a headline or paragraph without being its source.
_NOT_SOURCES = word_list("not_a_source")
_SOURCES = word_list("source_noun")


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph: words of the ``label``, first word of the ``content``, word after its last one."""

    label: Words
    content: int
    end: int
    transcript: bool


def _label(reading: Reading, first: int, end: int) -> Words | None:
    """The label of a paragraph: up to nine words before a colon, or "Q." and "A."."""
    forms, tags = reading.forms, reading.tags
    if forms[first] in ("Q.", "A.", "Q", "A") and first + 2 < end:
        if forms[first] in ("Q.", "A."):
            return (first, first + 1)
        if tags[first + 1] & (COLON | STOP):
            return (first, first + 1)
    colon = first_colon(reading, first + 1, min(end - 1, first + _LONGEST_LABEL))
    bracketed = False
    for k in range(first + 1, colon):
        bracketed = bool(tags[k] & OPENER) or (bracketed and not tags[k] & CLOSER)
        if (
            tags[k] & (STOP | RELATIVE | SUBORDINATOR | PERSONAL)
            or reading.quote_of[k] >= 0
            or (is_finite(reading, k) and not forms[k].isupper())
        ):
            return None
    return (first, colon) if colon > first and not bracketed else None


def _names_somebody(reading: Reading, label: Words, headline: bool) -> bool:
    """Whether a label reads like a person or a body."""
    words = [form for form in reading.forms[label[0] : label[1]] if form[0].isalpha()]
    if not words or len(words) > 6:
        return False
    if " ".join(words) in ("QUESTION", "ANSWER") or (headline and words[-1].lower() in _SOURCES):
        return True
    if any(word.lower() in _NOT_SOURCES or word.lower() in spoken_forms() for word in words):
        return False
    small = sum(word[0].islower() and len(word) > 3 for word in words)
    return small == 0 and words[0][0].isupper() and not any(word.endswith(("'s", "’s")) for word in words[-1:])


def find_turns(reading: Reading) -> list[Turn]:
    """Every labelled turn of the article, in text order; turns of a transcript run on over unlabelled paragraphs."""
    starts = reading.paragraph_starts
    n = len(reading.forms)
    tags, forms = reading.tags, reading.forms
    if not any(tags[k] & COLON for k in reading.landmarks) and "Q." not in forms:
        return []
    labels: list[tuple[int, Words]] = []
    for number, first in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else n
        label = _label(reading, first, end) if end > first + 1 else None
        if label and _names_somebody(reading, label, number == 0):
            labels.append((number, label))
    if not labels:
        return []
    names = Counter(" ".join(forms[label[0] : label[1]]) for _, label in labels)
    spoken = {
        name
        for name, count in names.items()
        if name.rstrip(".") in ("Q", "A") or (name.isupper() and len(name) > 3) or count > 1
    }
    n_turns = sum(names[name] for name in spoken)
    # A chat among reporters quotes others in every turn; in a transcript the turns themselves are the quotations.
    chat = not any(name.isupper() for name in spoken) and 3 * len(reading.quotes) > n_turns
    transcript = n_turns >= _TURNS_OF_A_TRANSCRIPT and not chat
    turns: list[Turn] = []
    last = -1
    for number, label in labels:
        end = starts[number + 1] if number + 1 < len(starts) else n
        name = " ".join(forms[label[0] : label[1]])
        content = label[1] + 1 if label[1] < n and tags[label[1]] & (COLON | STOP) else label[1]
        if content >= end:
            continue
        if transcript and name in spoken:
            if last >= 0:
                turns.extend(_carried(reading, turns[-1], last, number))
            turns.append(Turn(label, content, end, True))
            last = number
        elif number == 0 or (
            reading.quote_of[content] >= 0 and reading.quotes[reading.quote_of[content]].first == content
        ):
            turns.append(Turn(label, content, end, False))
    return turns


def _carried(reading: Reading, turn: Turn, last: int, number: int) -> list[Turn]:
    """Paragraphs without a label between two turns go on the first one's speech; notes in brackets do not."""
    starts, tags = reading.paragraph_starts, reading.tags
    between = [(starts[k], starts[k + 1]) for k in range(last + 1, number)]
    return [
        Turn(turn.label, first, end, True)
        for first, end in between
        if not (tags[first] & OPENER and tags[end - 1] & CLOSER)
    ]


_NOISES = word_list("noise")


def read_turn(reading: Reading, number: int, turn: Turn) -> Draft:
    """What a turn says, without "(laughter)" and "[inaudible]"; ``number`` is that of its sentence."""
    tags, low = reading.tags, reading.low
    pieces: list[Words] = []
    first = turn.content
    noise = False
    for k in range(turn.content, turn.end):
        if tags[k] & OPENER and k + 1 < turn.end and low[k + 1] in _NOISES:
            if k > first:
                pieces.append((first, k))
            noise = True
        elif noise and tags[k] & CLOSER:
            first, noise = k + 1, False
    if first < turn.end and not noise:
        pieces.append((first, turn.end))
    spoken = [piece for piece in pieces if any(reading.forms[k][0].isalnum() for k in range(*piece))]
    colon = turn.label[1]
    cue = (colon, colon + 1) if low[colon] == ":" else None
    rule = "turn" if turn.transcript else "label"
    return Draft(spoken or [(turn.content, turn.end)], cue, ":", turn.label, rule, number)
