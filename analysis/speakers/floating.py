"""Who speaks where the text says nothing: floating quotations, quotations that run on, answers to questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quotations.statement import Statement
from analysis.speakers.descriptions import Answer
from analysis.speakers.salience import Scene

__all__ = ["resolve_floating"]

_ASKING = frozenset(["ask", "inquire", "question", "press", "query"])


def resolve_floating(scene: Scene, statements: Sequence[Statement], index: int, answers: Sequence[Answer]) -> Answer:
    """The speaker of ``statements[index]``, which has no mention, given the ``answers`` for those before it."""
    statement = statements[index]
    start = statement.fragments[0][0]
    last = answers[-1] if answers else None
    if last is not None and statement.same_source:
        return last._replace(how="goes on from the statement before", confidence=min(last.confidence, 0.92))
    asked = statement.rule == "questioned" or statement.cue_lemma in _ASKING
    if statement.cue is not None and asked and statement.kind == "indirect":
        return Answer((), "a question whose asker the article does not name", 0.5)
    gap = _gap(scene, statements, index, start) if last is not None else None
    if last is not None and gap is not None and not re.search(r"[a-z]{3}", gap):
        paragraphs = gap.count("\n")
        sure = 0.9 if not paragraphs else 0.85
        return last._replace(how="stands right after the last speaker's words", confidence=min(last.confidence, sure))
    people = [c for c in scene.candidates(start) if c.figure.kind == "person"]
    if statement.cue is not None and statement.kind == "indirect":
        here = [c for c in people if c.subject]
        if here:
            return Answer((here[0].figure,), "the subject of the same sentence", 0.65)
        return Answer((), "nothing in its sentence says who speaks", 0.3)
    if people and (last is None or gap is None or people[0].figure not in last.figures):
        return Answer((people[0].figure,), "the person spoken of in the sentence before", 0.65)
    if last is not None:
        return last._replace(how="the last speaker", confidence=min(last.confidence, 0.55))
    return Answer((), "nothing says who speaks", 0.2)


def _gap(scene: Scene, statements: Sequence[Statement], index: int, start: int) -> str | None:
    """The text between the statement before (with its reporting clause) and this one."""
    before = statements[index - 1]
    spans = [*before.fragments, *filter(None, (before.cue, before.mention))]
    end = max(span[1] for span in spans)
    return scene.cast.text[end:start] if end <= start else None
