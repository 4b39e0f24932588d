"""Name the speaker of every statement: the person or body, not the word that stands for it.

>>> naming = Naming("Ann Lee", "'she': last person speaking, 1 sentence before", 0.9, False)
>>> naming.speaker
'Ann Lee'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.article import Article
from analysis.quotations.statement import Statement
from analysis.speakers.cast import Cast, build_cast
from analysis.speakers.descriptions import Answer, resolve_description, unnamed
from analysis.speakers.figures import Figure
from analysis.speakers.floating import resolve_floating
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.lexicon import naming_words
from analysis.speakers.mentions import Mention, read_mention
from analysis.speakers.name_parts import bare_tokens, parse_name
from analysis.speakers.pronouns import UnnamedSource, resolve_pronoun
from analysis.speakers.salience import Scene

__all__ = ["Naming", "name_speakers"]


class Naming(NamedTuple):
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
    """One ``Naming`` for each of ``statements`` (in text order), from the article's words and the ``known`` list."""
    if not statements:
        return []
    cast = build_cast(article.text, known)
    return _Reading(cast, Scene.of(cast, statements), statements).name_all()


class _Reading:
    """One pass through an article in text order, remembering who has spoken."""

    def __init__(self, cast: Cast, scene: Scene, statements: Sequence[Statement]) -> None:
        self.cast = cast
        self.text = cast.text
        self.scene = scene
        self.statements = statements
        self.answers: list[Answer] = []

    def name_all(self) -> list[Naming]:
        for index, statement in enumerate(self.statements):
            answer = self._answer(index, statement)
            self.answers.append(answer)
            if statement.mention is not None and len(answer.figures) == 1:
                self.scene.heard(answer.figures[0], statement.mention[0])
        return [_naming(answer) for answer in self.answers]

    def _answer(self, index: int, statement: Statement) -> Answer:
        first = statement.fragments[0][0]
        at = first if statement.mention is None else min(first, statement.mention[0])
        self.scene.advance(at)
        last = self.answers[-1] if self.answers else None
        if statement.mention is None:
            return resolve_floating(self.scene, self.statements, index, self.answers)
        mention = read_mention(self.cast, statement.mention)
        if mention.kind == "name":
            return self._by_name(mention)
        if mention.kind == "pronoun":
            barred = self._barred(statement, statement.mention, index)
            unnamed_source = (
                self._unnamed_before(statement.mention[0], index) if mention.pronoun in ("he", "she") else None
            )
            meant = resolve_pronoun(self.scene, mention.pronoun, at, statement.mention[0], last, barred, unnamed_source)
            beside = [owner for i in mention.names if (owner := self.cast.owners[i]) and owner not in meant.figures]
            return meant._replace(figures=(*meant.figures, *beside)) if beside and meant.figures else meant
        if mention.kind == "none":
            return resolve_floating(self.scene, self.statements, index, self.answers)
        owner = self._owner(mention, at, statement.mention[0], last)
        answer = resolve_description(self.scene, mention, at, owner, last, self._asker(statement, index))
        if mention.kind == "document" and len(answer.figures) == 1:
            self.scene.documents.append((at, mention.noun, answer.figures[0]))
        return answer

    def _owner(self, mention: Mention, at: int, mention_at: int, last: Answer | None) -> Figure | None:
        """Whose campaign, report or spokesman it is."""
        if mention.owner is not None:
            return self.cast.owners[mention.owner]
        if mention.pronoun in ("his", "her"):
            found = resolve_pronoun(self.scene, mention.pronoun, at, mention_at, last)
            return found.figures[0] if found.figures else None
        return None

    def _barred(self, statement: Statement, mention: tuple[int, int], index: int) -> tuple[Figure, ...]:
        """Who stands beside the pronoun in its clause: "he told Lee", "she said of Lee" do not mean Lee.

        Nor does a pronoun right after a question mean whoever asked it.
        """
        barred = []
        end = max(mention[1], statement.cue[1] if statement.cue else 0)
        first = bisect_left(self.cast.starts, mention[1])
        for i in range(first, min(first + 2, len(self.cast.names))):
            name, owner = self.cast.names[i], self.cast.owners[i]
            gap = self.text[end : name.start]
            if owner is None or name.start < end or len(gap) > 25 or not _BESIDE.fullmatch(gap):
                break
            if not name.possessive:
                barred.append(owner)
        return (*barred, *self._asker(statement, index))

    def _asker(self, statement: Statement, index: int) -> tuple[Figure, ...]:
        """Whoever asked the question right before, and so does not give the answer."""
        if index and self.statements[index - 1].cue_lemma == "ask" and self.statements[index - 1].mention:
            before = self.statements[index - 1].fragments
            if "\n" in self.text[before[-1][1] : statement.fragments[0][0]] or statement.kind != "indirect":
                return self.answers[-1].figures
        return ()

    def _unnamed_before(self, at: int, index: int) -> UnnamedSource | None:
        """The unnamed source of the statement before, where "he" at ``at`` may go on with it."""
        if not index or not self.answers[-1].label:
            return None
        before = self.statements[index - 1]
        if before.mention is None or before.cue is None or before.cue_lemma in _TO_SOMEBODY:
            return None
        end = max(before.mention[1], before.cue[1], before.fragments[-1][1])
        if end > at or self.scene.sentence(at) - self.scene.sentence(end - 1) > 2:
            return None
        described = read_mention(self.cast, before.mention)
        role = naming_words().roles.get(described.noun)
        if described.kind == "pronoun":
            role = naming_words().roles.get(
                self.answers[-1].label.split(" for ")[0].split(" of ")[0].rsplit(" ", 1)[-1]
            )
        if described.plural or role is None or role.category != "person":
            return None
        return UnnamedSource(self.answers[-1].label, role.gender, end)

    def _by_name(self, mention: Mention) -> Answer:
        owners: list[Figure] = []
        for i in mention.names:
            owner = self.cast.owners[i]
            owners.extend(self.cast.family(i) or ([owner] if owner is not None else []))
        if mention.noun and owners:
            owners.append(self.cast.body_of(owners[-1], mention.noun, self.cast.names[mention.names[-1]].start))
        figures = tuple({id(owner): owner for owner in owners}.values())
        if not figures:
            return unnamed(mention, 0.3)
        only = figures[0] if len(figures) == 1 and figures[0].known is None else None
        if only is not None and len(only.keys) == 1 and only.kind != "body":
            _complete(only, mention.raw)
        if any(self.cast.names[i].start in self.cast.unsure for i in mention.names):
            return Answer(figures, f"'{mention.raw}': of several people so called, the one named last or most", 0.85)
        return Answer(figures, _NAMED, 0.97)


_TO_SOMEBODY = frozenset(["ask", "tell", "question", "press", "challenge", "inform", "call"])
_NAMED = "named in the text"
_BESIDE = re.compile(r" (?:(?:of|to|about|with|against) )?(?:the |his |her |fellow |rival |former )*(?:[a-z]+ ){0,2}")


def _complete(figure: Figure, raw: str) -> None:
    """The mention itself may be the only place with the full name, as in a headline."""
    parts = parse_name(raw)
    if parts is None or not 2 <= len(parts.tokens) <= 4 or parts.kind not in ("person", ""):
        return
    if not all(token[0].isupper() for token in parts.tokens):
        return
    keys = bare_tokens(parts.tokens)
    if len(keys) > 1 and keys[-1] == figure.keys[-1]:
        figure.name, figure.keys, figure.kind = " ".join(parts.tokens), keys, "person"


def _naming(answer: Answer) -> Naming:
    if answer.figures:
        return Naming(" & ".join(f.name for f in answer.figures), answer.how, answer.confidence)
    return Naming(answer.label or None, answer.how, answer.confidence, anonymous=bool(answer.label))
