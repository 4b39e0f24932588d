"""Finding: from documents to the quotes table, one row an attributed statement.

>>> quotes = find_quotes('"The harbour is closed," said Mayor Jane Roe.')
>>> quotes[["speaker", "kind", "cue"]].values.tolist()
[['Jane Roe', 'direct', 'said']]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.article import read_article
from analysis.collecting import collector_paused
from analysis.corpus.decoding import well_formed
from analysis.errors import InputError
from analysis.progress import Watch, watched
from analysis.quotations.finder import find_statements
from analysis.records import table_of
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.linking import link_speakers
from analysis.speakers.naming import name_speakers
from analysis.tables import QUOTES
from analysis.words import count_quoted_words, count_words

__all__ = ["find_quotes", "quotes_of"]

Row = tuple[Any, ...]
_NOWHERE = (None, None)


def quotes_of(text: str, doc_id: str, known: Sequence[KnownSpeaker] = ()) -> list[Row]:
    """The statements of one article in text order, each a tuple with the columns of ``tables.QUOTES``.

    Any string is accepted. This is all of the work that is done for an article: whoever reads a large corpus
    calls it article by article and need hold nothing else.
    """
    text = well_formed(text)
    article = read_article(text)
    statements = find_statements(article)
    rows: list[Row] = []
    namings = name_speakers(article, statements, known)
    for number, (found, naming) in enumerate(zip(statements, namings, strict=True), start=1):
        pieces = [text[start:end] for start, end in found.fragments]
        n_words = sum(map(count_words, pieces))
        if found.kind == "direct":
            quoted = n_words
        else:
            quoted = sum(map(count_quoted_words, pieces)) if found.kind == "mixed" else 0
        cue, mention = found.cue, found.mention
        rows.append(
            (
                f"{doc_id}#{number}",
                doc_id,
                found.fragments[0][0],
                found.fragments[-1][1],
                [list(fragment) for fragment in found.fragments],
                " … ".join(pieces),
                found.kind,
                text[cue[0] : cue[1]] if cue else None,
                found.cue_lemma or None,
                *(cue or _NOWHERE),
                text[mention[0] : mention[1]] if mention else None,
                *(mention or _NOWHERE),
                naming.speaker,
                text[found.via[0] : found.via[1]] if found.via else None,
                found.rule,
                naming.how,
                naming.confidence,
                naming.anonymous,
                n_words,
                quoted,
            )
        )
    return rows


def find_quotes(
    documents: pd.DataFrame | str,
    speakers: Sequence[KnownSpeaker | Mapping[str, Any]] | None = None,
    watch: Watch = watched,
    review: bool = True,
) -> pd.DataFrame:
    """Find every attributed statement and name its speaker: the quotes table (``tables.QUOTES``).

    ``documents`` is a documents table (it needs ``doc_id`` and ``text``) or a plain string, which becomes the
    document "text". ``speakers`` are speakers known beforehand, as KnownSpeaker or as dicts with its fields;
    left out, those of the corpus's own settings are used. ``watch`` shows progress (a bar at a terminal).

    Where the documents come from a corpus folder with a review.csv, its corrections by hand are applied, which adds
    the columns of ``review.applying.REVIEWED``; those that no longer fit are listed in ``quotes.attrs["unfit"]``.
    ``review=False`` gives what the finder found by itself.

    Raises InputError where a column is missing, a doc_id stands twice, a text is none or review.csv is malformed.
    """
    attrs: dict[Any, Any] = {}
    if isinstance(documents, str):
        pairs: list[tuple[str, str]] = [("text", documents)]
    else:
        pairs = _pairs(documents)
        attrs.update(documents.attrs)
    known = _known(attrs, speakers)
    rows: list[Row] = []
    with collector_paused():
        for doc_id, text in watch(pairs, "finding", len(pairs)):
            rows.extend(quotes_of(text, doc_id, known))
        quotes = table_of(rows, QUOTES)
    if len(pairs) > 1:
        quotes = link_speakers(quotes, known)
    quotes.attrs.update(attrs)
    file = attrs.get("corpus", {}).get("review")
    if review and file and Path(file).is_file() and isinstance(documents, pd.DataFrame):
        from analysis.review.applying import apply_review

        quotes, unfit = apply_review(quotes, documents, file)
        quotes.attrs["unfit"] = unfit.to_dict("records")
    return quotes


def _known(attrs: Mapping[Any, Any], speakers: Iterable[KnownSpeaker | Mapping[str, Any]] | None) -> list[KnownSpeaker]:
    entries = attrs.get("corpus", {}).get("speakers", ()) if speakers is None else speakers
    if not entries:
        return []
    from analysis.corpus.settings import known_speakers

    return known_speakers(list(entries))


def _pairs(documents: pd.DataFrame) -> list[tuple[str, str]]:
    for name in ("doc_id", "text"):
        if name not in documents.columns:
            raise InputError(f'The documents table has no column "{name}"; it needs doc_id and text.')
    twice = documents["doc_id"][documents["doc_id"].duplicated()]
    if len(twice):
        raise InputError(f'The doc_id "{twice.iloc[0]}" stands twice in the documents table; make each its own.')
    pairs = list(zip(documents["doc_id"].tolist(), documents["text"].tolist(), strict=True))
    for row, (doc_id, text) in enumerate(pairs):
        if not isinstance(text, str):
            raise InputError(f'Row {row} of the documents table, "{doc_id}": its text is {text!r}; drop the row.')
    return [(str(doc_id), text) for doc_id, text in pairs]
