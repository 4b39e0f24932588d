"""Invented tables for tests of whatever shows statements: a harbour town, its council and its dockers."""

import random

import pandas as pd
import pytest

PEOPLE = {
    "Mara Quill": "Harbour",
    "Tobin Ashe": "Harbour",
    "Ines Varga": "Council",
    "Oskar Lind": "Council",
    "Dita Holm": "",
}
OUTLETS = ("The Avel Courier", "Coast News", None)
KINDS = ("direct", "mixed", "indirect")
SAYINGS = (
    ("the harbour may reopen in May", [("may", "hedging", "modal")]),
    ("the quay must be cleared", [("must", "obligation", "strong_obligation")]),
    ("it is clearly a wonderful plan", [("clearly", "boosting", "certainty"), ("wonderful", "tone", "positive")]),
    ("nobody's ship has left", []),
    ("perhaps 40 ships could wait", [("perhaps", "hedging", "adverb"), ("could", "hedging", "modal")]),
)


@pytest.fixture(scope="session")
def invent_tables():
    """A function: number of statements, seed -> documents, quotes, evidence, with offsets that hold."""
    return _invent


def _invent(n_statements=200, seed=1, per_article=5):
    chance = random.Random(seed)
    documents, quotes, evidence = [], [], []
    for number in range(-(-n_statements // per_article)):
        doc_id, text = f"story-{number:04d}", f"Harbour story {number}\n"
        for place in range(min(per_article, n_statements - len(quotes))):
            speaker = chance.choice([*PEOPLE, "Mara Quill & Ines Varga", None])
            saying, counted = chance.choice(SAYINGS)
            mention = speaker.replace(" & ", " and ") if speaker else "A docker"
            text += "\n"
            mention_start = len(text)
            text += f"{mention} said that "
            start = len(text)
            text += f"{saying}. It rained.\n"
            quote_id = f"{doc_id}#{place + 1}"
            cue = text.rindex("said", 0, start)
            words = len(saying.split())
            quotes.append(
                {
                    "quote_id": quote_id, "doc_id": doc_id, "start": start, "end": start + len(saying),
                    "fragments": [[start, start + len(saying)]], "content": saying, "kind": chance.choice(KINDS),
                    "cue": "said", "cue_lemma": "say", "cue_start": cue, "cue_end": cue + 4, "mention": mention,
                    "mention_start": mention_start, "mention_end": mention_start + len(mention), "speaker": speaker,
                    "via": None, "rule": "invented", "how": "named in the text",
                    "confidence": round(chance.uniform(0.3, 1), 2), "anonymous": False, "n_words": words,
                    "quoted_words": 0, "hedges": sum(measure == "hedging" for _, measure, _ in counted),
                    "boosters": sum(measure == "boosting" for _, measure, _ in counted),
                    "tone": 0.5 * sum(measure == "tone" for _, measure, _ in counted),
                }
            )  # fmt: skip
            for word, measure, category in counted:
                at = start + saying.index(word)
                evidence.append((quote_id, doc_id, at, at + len(word), word, measure, category, 1.0))
        day = f"2021-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        documents.append((doc_id, f"Harbour story {number}", day, chance.choice(OUTLETS), None, None, text))
    columns = ["doc_id", "title", "date", "source", "author", "url", "text"]
    table = pd.DataFrame(documents, columns=columns)
    table.attrs["corpus"] = {
        "title": "Harbour talks in Port Avel",
        "speakers": [{"name": name, "group": group} for name, group in PEOPLE.items()],
    }
    spans = ["quote_id", "doc_id", "start", "end", "text", "measure", "category", "weight"]
    return table, pd.DataFrame(quotes), pd.DataFrame(evidence, columns=spans)
