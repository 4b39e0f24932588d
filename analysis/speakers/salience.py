"""Who is in the reader's mind at a place of the text: what a pronoun there most likely means.

The weights follow Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", Computational
Linguistics 20(4): a figure gains weight by being named, more as a subject than as an object, and all weight
halves with every sentence. News reporting adds one factor: who has just been quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.quotations.statement import Statement
from analysis.speakers.cast import Cast, Figure

__all__ = ["Candidate", "Scene"]

_SENTENCE_END = re.compile(
    r"(?:(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bSt)(?<!\b[A-Z])\.|[?!])"
    r"[\"”’')\]]*\s+|\n+"
)
_OBLIQUE = frozenset(
    "of for with to by from on in at against about like over under between among than into toward towards behind after"
    " before despite during including upon versus via without within near alongside because".split()
)
_CLAUSE = frozenset(
    "that if when as where while because but or which whom although though since until whether so yet before after then"
    " and what how why once meanwhile".split()
)
_LAST_WORD = re.compile(r"([\w’']+|[^\w\s])\s*(?:(?:the|former|late|fellow|rival) )?$")
_WINDOW = 3000
_HALF = 0.5


@dataclass(slots=True)
class Candidate:
    """A figure with its weight at the asked place, and where it was last heard of."""

    figure: Figure
    weight: float
    last: int
    spoke: bool = False


@dataclass(slots=True)
class Scene:
    """The article as a sequence of sentences, names and, as naming goes on, resolved speakers."""

    cast: Cast
    sentences: list[int] = field(default_factory=list)
    zones: list[tuple[int, int]] = field(default_factory=list)
    zone_starts: list[int] = field(default_factory=list)
    spoken: list[tuple[int, Figure, float]] = field(default_factory=list)

    @classmethod
    def of(cls, cast: Cast, statements: Iterable[Statement]) -> Scene:
        """Lay out the sentences of the text and the stretches inside quotation marks."""
        text = cast.text
        scene = cls(cast, [0, *(m.end() for m in _SENTENCE_END.finditer(text))])
        zones = sorted(f for s in statements for f in s.fragments if s.kind != "indirect")
        scene.zones = [z for z in zones if text[z[0] : z[0] + 1] in ("“", '"', "‘", "'", "«") or _inside(text, z)]
        scene.zone_starts = [z[0] for z in scene.zones]
        return scene

    def sentence(self, at: int) -> int:
        """The number of the sentence in which the offset stands."""
        return bisect_right(self.sentences, at) - 1

    def in_quotation(self, at: int) -> bool:
        """Whether the offset lies inside a quotation that the statements cover."""
        i = bisect_right(self.zone_starts, at) - 1
        return i >= 0 and self.zones[i][0] <= at < self.zones[i][1]

    def heard(self, at: int, figure: Figure, weight: float) -> None:
        """Note that ``figure`` was found to speak at ``at`` under a pronoun or a description."""
        self.spoken.append((at, figure, weight))

    def candidates(self, at: int, *, bar: tuple[tuple[int, int], ...] = ()) -> list[Candidate]:
        """Figures named or heard before ``at``, the weightiest first; names inside ``bar`` do not count."""
        cast = self.cast
        here = self.sentence(at)
        scores: dict[int, Candidate] = {}
        stop = bisect_left(cast.starts, at)
        for i in range(stop - 1, max(-1, stop - 60), -1):
            name = cast.names[i]
            if at - name.start > _WINDOW:
                break
            figure = cast.owners[i]
            if figure is None or figure.kind == "thing" or any(a <= name.start < b for a, b in bar):
                continue
            distance = here - self.sentence(name.start)
            weight = self._weight(i) * _HALF**distance
            self._add(scores, figure, weight, name.start)
        for position, figure, weight in reversed(self.spoken[-12:]):
            if position < at and at - position <= _WINDOW:
                distance = here - self.sentence(position)
                self._add(scores, figure, weight * _HALF**distance, position, spoke=True)
        return sorted(scores.values(), key=lambda c: -c.weight)

    @staticmethod
    def _add(scores: dict[int, Candidate], figure: Figure, weight: float, at: int, *, spoke: bool = False) -> None:
        found = scores.get(id(figure))
        if found is None:
            scores[id(figure)] = Candidate(figure, weight, at, spoke)
        else:
            found.weight += weight
            found.last = max(found.last, at)
            found.spoke = found.spoke or spoke

    def _weight(self, index: int) -> float:
        """What one naming adds: 100 for being there, 80 as a subject, 50 as an object, less as a possessor."""
        name = self.cast.names[index]
        text = self.cast.text
        if self.in_quotation(name.start):
            return 25.0
        if name.possessive:
            return 100.0 + 10
        before = _LAST_WORD.search(text, max(0, name.start - 25), name.start)
        word = before.group(1).lower() if before else ""
        if not before or name.start in self._sentence_starts() or not word[0].isalnum() or word in _CLAUSE:
            return 180.0
        if word in _OBLIQUE:
            return 100.0 + 20
        return 100.0 + 50

    def _sentence_starts(self) -> frozenset[int]:
        return frozenset()


def _inside(text: str, zone: tuple[int, int]) -> bool:
    return text[max(0, zone[0] - 1) : zone[0]] in ("“", '"', "‘", "«")
