"""Name the speaker of every statement: the person or body, not the word that stands for it.

>>> naming = Naming("Ann Lee", "'she': last person speaking, 1 sentence before", 0.9, False)
>>> naming.speaker
'Ann Lee'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.article import Article
from analysis.quotations.statement import Statement
from analysis.speakers.cast import Cast, Figure, build_cast
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.lexicon import naming_words
from analysis.speakers.mentions import Mention, read_mention
from analysis.speakers.salience import Candidate, Scene

__all__ = ["Naming", "name_speakers"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The answer for one statement.

    ``speaker`` is the canonical name (several joined by " & "), the description in lower case where the
    article leaves the source unnamed (``anonymous``), or None where nothing tells. ``how`` says why in
    words; ``confidence`` is how likely the answer is right, from 0 to 1.
    """

    speaker: str | None
    how: str
    confidence: float
    anonymous: bool = False


def name_speakers(
    article: Article, statements: Sequence[Statement], known: Sequence[KnownSpeaker] = ()
) -> list[Naming]:
    """One ``Naming`` for each of ``statements`` (in text order), from the article's own words and the ``known`` list."""
    if not statements:
        return []
    return _Reading(article, statements, known).name_all()


class _Reading:
    """One pass through an article, remembering who has spoken."""

    def __init__(self, article: Article, statements: Sequence[Statement], known: Sequence[KnownSpeaker]) -> None:
        self.text = article.text
        self.cast: Cast = build_cast(article.text, known)
        self.scene = Scene.of(self.cast, statements)
        self.statements = statements
        self.namings: list[Naming] = []
        self.figures: list[list[Figure]] = []

    def name_all(self) -> list[Naming]:
        for statement in self.statements:
            naming, figures = self._name(statement)
            self.namings.append(naming)
            self.figures.append(figures)
            if figures and statement.mention is not None and len(figures) == 1:
                self.scene.heard(statement.mention[0], figures[0], 150.0)
        return self.namings

    def _name(self, statement: Statement) -> tuple[Naming, list[Figure]]:
        if statement.mention is None:
            return self._floating(statement)
        mention = read_mention(self.cast, statement.mention)
        if mention.kind == "name":
            return self._by_name(mention)
        if mention.kind == "pronoun":
            return self._by_pronoun(statement, mention)
        if mention.kind == "document" and mention.owner is not None:
            owner = self.cast.owners[mention.owner]
            if owner:
                return Naming(owner.name, f"whose {mention.noun} it is", 0.7), [owner]
        return Naming(mention.phrase or None, "a source that the article does not name", 0.6, True), []

    def _by_name(self, mention: Mention) -> tuple[Naming, list[Figure]]:
        figures = [f for f in (self.cast.owners[i] for i in mention.names) if f is not None]
        figures = list(dict.fromkeys(map(id, figures)) and {id(f): f for f in figures}.values())
        if not figures:
            return Naming(None, "no name was recognised", 0.3), []
        return Naming(" & ".join(f.name for f in figures), "named in the text", 0.97), figures

    def _by_pronoun(self, statement: Statement, mention: Mention) -> tuple[Naming, list[Figure]]:
        assert statement.mention is not None
        gender = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}.get(mention.pronoun)
        at = statement.mention[0]
        candidates = self.scene.candidates(at, bar=statement.fragments)
        best = self._fitting(candidates, gender)
        if not best:
            return Naming(None, f"'{mention.pronoun}': nobody fits", 0.3), []
        return Naming(best[0].figure.name, f"'{mention.pronoun}'", 0.8), [best[0].figure]

    @staticmethod
    def _fitting(candidates: list[Candidate], gender: str | None) -> list[Candidate]:
        return [
            c
            for c in candidates
            if c.figure.kind in ("person",) and (not gender or c.figure.gender in ("", gender, "either"))
        ]

    def _floating(self, statement: Statement) -> tuple[Naming, list[Figure]]:
        if self.namings:
            return Naming(
                self.namings[-1].speaker, "the statement before", 0.8, self.namings[-1].anonymous
            ), self.figures[-1]
        return Naming(None, "nothing says who speaks", 0.2), []
