"""The whole line on the seed article: the 18 statements that a careful reader finds in it, and nothing else.

tests/corpus/kerry_lavrov_statements.csv holds them, as read by hand: kind, cue, mention, speaker and offsets.
"""

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from analysis import compare, find_quotes, load, measure

REPO = Path(__file__).resolve().parents[1]
CORPUS = REPO / "corpus" / "kerry-lavrov"
SHA256 = "5e51c9830a76c146b364aa536b4fe2d90b7d572aa1993c307963e998d7dfe0d0"

with (REPO / "tests" / "corpus" / "kerry_lavrov_statements.csv").open(newline="", encoding="utf-8") as stream:
    STATEMENTS = list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def documents():
    return load(CORPUS)


@pytest.fixture(scope="module")
def quotes(documents):
    return find_quotes(documents)


def words(text, fragments):
    return {match.start() + start for start, end in fragments for match in re.finditer(r"\w+", text[start:end])}


def overlap(text, a, b):
    """Intersection over union of two sets of fragments, in words."""
    first, second = words(text, a), words(text, b)
    return len(first & second) / len(first | second)


def found_for(statement, quotes, text):
    """The row that covers the statement best."""
    fragments = json.loads(statement["fragments"])
    return max(quotes.to_dict("records"), key=lambda row: overlap(text, row["fragments"], fragments))


def test_the_article_is_the_published_file_byte_for_byte():
    (article,) = CORPUS.glob("*.txt")
    assert hashlib.sha256(article.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["content"][:40])
def test_every_statement_is_found_with_its_speaker(statement, quotes, documents):
    text = documents["text"].iloc[0]
    found = found_for(statement, quotes, text)
    assert overlap(text, found["fragments"], json.loads(statement["fragments"])) >= 0.8
    shown = {name: found[name] for name in ("kind", "cue", "mention", "speaker")}
    assert shown == {name: statement[name] for name in shown}


def test_nothing_else_is_found(quotes):
    assert len(quotes) == len(STATEMENTS) == 18


def test_the_second_hand_source_is_kept(quotes, documents):
    (statement,) = (one for one in STATEMENTS if one["via"])
    found = found_for(statement, quotes, documents["text"].iloc[0])
    assert "The Associated Press" in found["via"]


def test_site_furniture_is_not_analysed(quotes, documents):
    text = documents["text"].iloc[0]
    assert quotes["end"].max() < text.index("ABC News' Christopher Good")


def test_the_speakers_are_compared_and_the_table_says_how_thin_the_data_are(quotes, documents):
    measured, evidence = measure(quotes, documents)
    comparison = compare(measured, documents)
    assert set(comparison["speaker"]) == {"John Kerry", "Sergei Lavrov"}
    assert comparison["exploratory"].all()
    assert comparison["note"].str.contains("one article").any()
    assert evidence["text"].tolist() == [
        documents["text"].iloc[0][start:end] for start, end in zip(evidence["start"], evidence["end"], strict=True)
    ]
