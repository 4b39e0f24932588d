"""The frames of reporting clauses, in the order in which they are tried.

A frame looks at one reporting verb and the sentence around it and says which words are the statement. The frames
stand, with an example each, in

passives.py         questioned, as reported, passive
openings.py         verb first, follows
statement_first.py  inverted, postposed, medial
statement_last.py   the complements of the verb, from person to to object

Sources without a verb are in sources.py, statements named by a noun in nominal.py, transcripts and headlines in
turns.py, quotations signed without a verb in signatures.py, those without any reporting clause in finder.py.
"""

from __future__ import annotations

from analysis.quotations.agreement import agrees, reads_as_verb
from analysis.quotations.draft import Draft, Place, Report
from analysis.quotations.openings import subject_follows, verb_first
from analysis.quotations.passives import passive, questioned, reported_by
from analysis.quotations.statement_first import inverted, postposed
from analysis.quotations.statement_last import preposed
from analysis.quotations.subjects import find_subject
from analysis.quotations.words import COMMA

__all__ = ["try_frames"]


def try_frames(place: Place, report: Report) -> Draft | None:
    """The statement that the first fitting frame finds for ``report``, or None."""
    cue = report.cue
    if cue.noun and report.group == report.at and report.tense in ("s", "base") and not reads_as_verb(place, report):
        return None
    if report.form == "passive":
        return questioned(place, report) or passive(place, report)
    opening = report.group == place.a
    before = place.reading.low[report.group - 1] if not opening else ""
    if report.tense == "past" and (
        opening or before in ("when", "after", "if", "once", "as") or _asked_of(place, report)
    ):
        draft = questioned(place, report) or reported_by(place, report)
        if draft or opening:
            return draft or verb_first(place, report)
    spoken = "speech" in cue.frames and report.form == "finite"
    if spoken and report.group == report.at:
        draft = inverted(place, report)
        if draft:
            return draft
    subject = find_subject(place.reading, report, place.a, place.done, place.last)
    if subject is None:
        return subject_follows(place, report) if report.form == "ing" else None
    if spoken and subject.how == "own":
        draft = postposed(place, report, subject)
        if draft:
            return draft
    if not agrees(place.reading, report, subject):
        return None
    draft = preposed(place, report, subject)
    if draft and subject.how == "shared":
        draft.same_source = True
    return draft


def _asked_of(place: Place, report: Report) -> bool:
    """Whether "asked" behind a comma tells what the subject was asked: "Brook, asked about the deal, said"."""
    tags = place.reading.tags
    if report.cue.lemma not in ("ask", "ask about") or not tags[report.group - 1] & COMMA:
        return False
    return any(other.form == "finite" and tags[other.group - 1] & COMMA for other in place.later)
