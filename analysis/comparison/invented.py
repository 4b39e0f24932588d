"""An invented corpus: newspaper articles about two towns that do not exist, quoting people who do not exist.

    documents = invented_articles()
    quotes, evidence = measure(find_quotes(documents), documents)

It is there to try the comparison on, and to see whether it finds what was put in: the first speaker of the North
hedges more often than the others, those of the South speak more harshly, articles differ from each other as
they do in real news, and some articles are printed twice. The sentences are in lexicons/invented_sentences.csv.
"""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd

from analysis.measures.lexicon import FOLDER, read_rows
from analysis.tables import DOCUMENTS
from analysis.words import count_words

__all__ = ["SPEAKERS", "invented_articles"]

SPEAKERS = {"Maren Holt": "North", "Tobias Vey": "North", "Irina Dall": "South", "Piet Lorn": "South"}
"""The invented speakers and their groups."""
_SOURCES = ("The Harbour Post", "Coast Courier", "Southmark Daily")
_HEDGING = {"Maren Holt": 0.55, "Tobias Vey": 0.3, "Irina Dall": 0.25, "Piet Lorn": 0.25}
"""Chance that a statement begins with a hedge, before the article's own mood."""
_BLAMING = {"North": 0.12, "South": 0.3}
"""Chance that a statement blames."""
_QUOTED = {"Maren Holt": 0.8, "Tobias Vey": 0.4, "Irina Dall": 0.75, "Piet Lorn": 0.35}
"""Chance that an article quotes the speaker."""
_PRAISING = 0.15
_BOOSTING = 0.12
_COPIED = 0.06
_FIRST_DAY = datetime.date(2031, 3, 1)


def _sentences() -> dict[str, list[str]]:
    rows = read_rows(FOLDER / "invented_sentences.csv", ("text", "category", "source"))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["category"], []).append(row["text"])
    return found


def _statement(rng: np.random.Generator, speaker: str, mood: float, parts: dict[str, list[str]]) -> str:
    """What a speaker says, without quotation marks; ``mood`` multiplies the article's hedging."""
    draw = rng.random(4)
    claim = "claim"
    if draw[0] < _BLAMING[SPEAKERS[speaker]]:
        claim = "blame"
    elif draw[0] < _BLAMING[SPEAKERS[speaker]] + _PRAISING:
        claim = "praise"
    words = f"{rng.choice(parts[claim])} {rng.choice(parts['place'])} {rng.choice(parts['reason'])}"
    if draw[1] < _HEDGING[speaker] * mood:
        words = f"{rng.choice(parts['hedge'])} {words}"
    elif draw[2] < _BOOSTING:
        words = f"{rng.choice(parts['booster'])} {words}"
    return f"{rng.choice(parts['filler'])}, {words}" if draw[3] < 0.3 else words


def _reported(rng: np.random.Generator, name: str, words: str, parts: dict[str, list[str]]) -> str:
    """The sentence that reports a statement: direct three times in four, else indirect."""
    kind = "neutral" if rng.random() < 0.7 else str(rng.choice(["conceding", "asserting"]))
    verb = str(rng.choice(parts[kind]))
    if rng.random() < 0.75:
        return f"“{words[0].upper()}{words[1:]},” {name} {verb}."
    return f"{name} {verb} that {words}."


def _article(rng: np.random.Generator, parts: dict[str, list[str]]) -> str:
    speakers = [name for name in SPEAKERS if rng.random() < _QUOTED[name]] or ["Maren Holt"]
    mood = float(rng.gamma(2.0, 0.5))
    lines: list[str] = []
    seen: set[str] = set()
    for speaker in speakers:
        for _ in range(1 + int(rng.geometric(0.35))):
            name = speaker if speaker not in seen else speaker.split()[-1]
            seen.add(speaker)
            lines.append(_reported(rng, name, _statement(rng, speaker, mood, parts), parts))
        lines.append(str(rng.choice(parts["background"])))
    body = "\n\n".join([str(rng.choice(parts["background"])), *lines])
    return f"{rng.choice(parts['headline'])}\n\n{body}\n"


def invented_articles(n: int = 80, seed: int = 1) -> pd.DataFrame:
    """A documents table (tables.DOCUMENTS) of ``n`` invented articles over half a year from three outlets.

    About one in sixteen is a copy of another, printed a day later by another outlet under another headline. The same
    seed gives the same articles.
    """
    rng = np.random.default_rng(seed)
    parts = _sentences()
    texts: list[str] = []
    rows = []
    for number in range(n):
        day = _FIRST_DAY + datetime.timedelta(days=int(number * 180 / max(n, 1)))
        source = str(rng.choice(_SOURCES))
        if texts and rng.random() < _COPIED:
            text = f"{rng.choice(parts['headline'])}\n\n{texts[-1].partition(chr(10) * 2)[2]}"
        else:
            text = _article(rng, parts)
        texts.append(text)
        title = text.partition("\n")[0]
        rows.append(
            (f"invented-{number + 1:03d}", title, day.isoformat(), source, None, None, text, count_words(text), None)
        )
    table = pd.DataFrame(rows, columns=list(DOCUMENTS))
    table = table.astype({name: column.dtype for name, column in DOCUMENTS.items()})
    groups: dict[str, list[str]] = {}
    for name, group in SPEAKERS.items():
        groups.setdefault(group, []).append(name)
    table.attrs["corpus"] = {
        "title": "Two towns (invented)",
        "description": "Invented articles about two towns that do not exist; nobody ever said any of this.",
        "speakers": [{"name": name, "group": group} for name, group in SPEAKERS.items()],
        "groups": groups,
    }
    return table
