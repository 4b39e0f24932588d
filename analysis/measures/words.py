"""A statement as the measures read it: its words in lower case, with their places in the text.

>>> words = read_words("It’s unclear, he'd say.")
>>> words.forms
['it', "'s", 'unclear', ',', 'he', "'d", 'say', '.']
>>> words.text[words.starts[2] : words.ends[2]]
'unclear'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

__all__ = ["Words", "read_words"]

# A clitic is a word of its own ("he'd" is he + 'd), since 'd hedges and he does not; n't stays with its
# verb, so that "couldn't" can be told from "could". Numbers keep their commas and points.
_TOKEN = r"\d[\d,.]*\d|[^\W_]+(?:'t\b|(?:-[^\W_]+)*)|'(?:d|ll|ve|re|m|s)\b|[^\w\s]"
# Most words are plain letters and nothing that could go on: told first, the rest is not tried on them.
_PIECE = re.compile(rf"[\s_]*+(?:[a-z]++(?![\w'\-])|{_TOKEN})")
_BLANK = re.compile(r"^[\s_]+")
_SENTENCE_END = frozenset(".!?;:…")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text as parallel lists: lower-case forms, first and last offsets."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, place: int) -> str:
        """Form of the word at ``place``, or "" before the first and after the last."""
        return self.forms[place] if 0 <= place < len(self.forms) else ""

    def capitalised(self, place: int) -> bool:
        """Whether the word at ``place`` begins with a capital letter."""
        return 0 <= place < len(self.forms) and self.text[self.starts[place]].isupper()

    def begins_sentence(self, place: int) -> bool:
        """Whether no word of the same sentence stands before ``place`` (opening marks are passed over)."""
        before = self.at(place - 1)
        while before and not before.isalnum() and before in "\"“”'‘’([—-":
            place -= 1
            before = self.at(place - 1)
        return before == "" or self._ends_sentence(place - 1)

    def _ends_sentence(self, place: int) -> bool:
        """Whether the mark at ``place`` ends a sentence; the points of "U.S." do not."""
        form = self.forms[place]
        return form in _SENTENCE_END and not (form == "." and len(self.at(place - 1)) == 1)

    def sentence_before(self, place: int, most: int = 12) -> list[str]:
        """The forms before ``place`` in its sentence, at most ``most`` of them, in text order."""
        first = place
        while first > 0 and place - first < most and not self._ends_sentence(first - 1):
            first -= 1
        return self.forms[first:place]

    def sentence_after(self, place: int, most: int = 12) -> list[str]:
        """The forms from ``place`` on in its sentence, at most ``most`` of them."""
        last = place
        while last < len(self.forms) and last - place < most and not self._ends_sentence(last):
            last += 1
        return self.forms[place:last]


def read_words(text: str) -> Words:
    """Split ``text`` into words and marks; any string is accepted, and offsets point into it unchanged."""
    # One character for one character, or the offsets would move: lower() of "İ" is two.
    plain = text.replace("’", "'")
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    # Every word with what stands before it, so that their lengths add up to the offsets without a look at each match.
    pieces = _PIECE.findall(lower)
    forms = list(map(str.lstrip, pieces)) if "_" not in lower else [_BLANK.sub("", piece) for piece in pieces]
    ends = list(accumulate(map(len, pieces)))
    return Words(text, forms, list(map(sub, ends, map(len, forms))), ends)
