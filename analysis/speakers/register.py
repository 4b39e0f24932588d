"""The corpus-wide table of speakers: every name with its variants and counts.

>>> import pandas as pd
>>> quotes = pd.DataFrame({"doc_id": ["a", "b"], "speaker": ["Ann Lee"] * 2, "mention": ["Ann Lee", "she"],
...                        "confidence": [0.97, 0.9], "anonymous": [False] * 2})
>>> speaker_table(quotes)[["speaker", "n_quotes", "n_documents", "variants"]].values.tolist()
[['Ann Lee', 2, 2, 'Ann Lee (1), she (1)']]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.speakers.known import KnownSpeaker
from analysis.speakers.linking import link_names, short_forms
from analysis.tables import Column

__all__ = ["SPEAKERS", "SpeakerCounts", "speaker_table"]

SPEAKERS: dict[str, Column] = {
    "speaker": Column("str", "canonical name, or the description of a source that the articles leave unnamed"),
    "n_quotes": Column("int64", "statements, joint ones included"),
    "n_documents": Column("int64", "articles in which the speaker is heard"),
    "anonymous": Column("bool", "whether the source is left unnamed"),
    "sure": Column("float64", "mean confidence of the speaker's statements, 0 to 1"),
    "variants": Column("str", "the words by which the texts call the speaker, with counts, the commonest first"),
    "perhaps": Column("str", "other speakers who may be the same person, for you to merge or to leave"),
}
_MOST_VARIANTS = 12


class SpeakerCounts:
    """Counts that grow row by row, so that a corpus of any size can be counted as it is read.

    What is kept grows with the number of different speakers, not with the number of articles: of the
    documents only the last is remembered, since the rows of one document follow each other.
    """

    def __init__(self, known: Sequence[KnownSpeaker] = (), linked: bool = False) -> None:
        """``linked`` says that the names of one person have been joined already, and are to stay as they are."""
        self._known = known
        self._linked = linked
        self._quotes: Counter[tuple[str, bool]] = Counter()
        self._documents: Counter[tuple[str, bool]] = Counter()
        self._last: dict[tuple[str, bool], str] = {}
        self._sure: defaultdict[tuple[str, bool], float] = defaultdict(float)
        self._variants: defaultdict[tuple[str, bool], Counter[str]] = defaultdict(Counter)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count rows of the quotes table; the rows of a document must come together."""
        for row in rows:
            if not isinstance(row["speaker"], str):
                continue
            anonymous = bool(row["anonymous"])
            for name in [row["speaker"]] if anonymous else row["speaker"].split(" & "):
                key = (name, anonymous)
                self._quotes[key] += 1
                self._sure[key] += float(row["confidence"])
                if self._last.get(key) != row["doc_id"]:
                    self._last[key] = row["doc_id"]
                    self._documents[key] += 1
                if isinstance(row["mention"], str):
                    self._variants[key][" ".join(row["mention"].split())] += 1

    def _link(self) -> None:
        """Join the names of one person, as ``link_speakers`` does in a quotes table."""
        links = link_names({name: n for (name, anonymous), n in self._quotes.items() if not anonymous}, self._known)
        for name, link in links.items():
            if link.name == name:
                continue
            old, new = (name, False), (link.name, False)
            self._quotes[new] += self._quotes.pop(old)
            self._documents[new] += self._documents.pop(old)
            self._sure[new] += self._sure.pop(old)
            self._variants[new].update(self._variants.pop(old, Counter()))

    def table(self) -> pd.DataFrame:
        """The columns of ``SPEAKERS``, the most quoted first."""
        if not self._linked:
            self._link()
        maybe = short_forms(name for name, anonymous in self._quotes if not anonymous)
        rows: list[dict[str, Any]] = [
            {
                "speaker": name,
                "n_quotes": n,
                "n_documents": self._documents[name, anonymous],
                "anonymous": anonymous,
                "sure": round(self._sure[name, anonymous] / n, 3),
                "variants": _listed(self._variants[name, anonymous]),
                "perhaps": ", ".join(maybe.get(name, ())) if not anonymous else "",
            }
            for (name, anonymous), n in self._quotes.items()
        ]
        rows.sort(key=lambda row: (row["anonymous"], -row["n_quotes"], row["speaker"]))
        return pd.DataFrame(rows, columns=list(SPEAKERS))


def speaker_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """Every speaker of a quotes table, one row each, with the columns of ``SPEAKERS``.

    ``quotes`` needs doc_id, speaker, mention, confidence and anonymous. Joint statements count for each speaker.
    """
    counts = SpeakerCounts()
    needed = quotes[["doc_id", "speaker", "mention", "confidence", "anonymous"]].sort_values("doc_id", kind="stable")
    counts.add({str(key): value for key, value in row.items()} for row in needed.to_dict("records"))
    return counts.table()


def _listed(variants: Counter[str]) -> str:
    shown = [f"{words} ({n})" for words, n in variants.most_common(_MOST_VARIANTS)]
    more = len(variants) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
