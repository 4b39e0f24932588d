"""Whatever the text, nothing raises, every offset slices to the words shown, and the same text gives the same rows.

A bounded, seeded run by default; PARLEY_FUZZ=200000 tries that many texts in each test, for nights.
"""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corpus.decoding import well_formed
from analysis.finding import find_quotes, quotes_of
from analysis.measures.measuring import measure
from analysis.progress import unwatched
from analysis.tables import QUOTES

PIECES = [
    *[
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "``",
        "''",
        "„",
        "—",
        "–",
        "-",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "…",
        "(",
        ")",
    ],
    *[
        "said",
        "says",
        "told",
        "added",
        "according to",
        "asked whether",
        "Q.",
        "A.",
        "SENATOR BROOK:",
        "who said",
        "that",
    ],
    *["Ada Brook", "Mayor Ben Stone", "Ms. Marsh", "the minister", "she", "he", "they", "Both sides", "Moss & Sons"],
    *["may", "must", "about 40", "no doubt", "if", "think", "not", "bad", "attack", "I", "we", "would not say"],
    *[
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        " ",
        "\u00a0",
        "\u2028",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\x00",
        "\ud800",
        "\x85",
        "é",
        "ﬁ",
        "👩‍🚀",
    ],
    *[
        "<script>alert(1)</script>",
        "&amp;",
        "<p>",
        "=HYPERLINK(1)",
        "[x](javascript:1)",
        "{{",
        "$x$",
        "\\",
        "İ",
        "ß",
        "中文",
    ],
]
soup = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda space: space.join(pieces))
)
texts = st.one_of(soup, soup, st.text(max_size=300), st.text(st.characters(exclude_categories=()), max_size=80))
NIGHT = int(os.environ.get("PARLEY_FUZZ", "0"))
fuzzed = settings(
    max_examples=NIGHT or 150,
    derandomize=not NIGHT,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
COLUMN = {name: place for place, name in enumerate(QUOTES)}


@fuzzed
@given(texts)
def test_every_offset_of_every_statement_slices_to_the_words_shown(text):
    kept = well_formed(text)
    assert len(kept) == len(text)
    for row in quotes_of(text, "a"):
        fragments = row[COLUMN["fragments"]]
        assert row[COLUMN["content"]] == " … ".join(kept[start:end] for start, end in fragments)
        assert all(0 <= start < end <= len(kept) for start, end in fragments)
        assert fragments == sorted(fragments)
        for name in ("cue", "mention"):
            words, start, end = (row[COLUMN[name + part]] for part in ("", "_start", "_end"))
            assert words is None or kept[start:end] == words
        assert 0 <= row[COLUMN["confidence"]] <= 1


@fuzzed
@given(texts)
def test_every_piece_of_evidence_slices_to_the_words_shown(text):
    kept = well_formed(text)
    quotes, evidence = measure(find_quotes(text, watch=unwatched), watch=unwatched)
    assert set(evidence["quote_id"]) <= set(quotes["quote_id"])
    for start, end, words in zip(evidence["start"], evidence["end"], evidence["text"], strict=True):
        assert kept[start:end] == words
    assert quotes["tone"].between(-1, 1).all()


@fuzzed
@given(texts)
def test_the_same_text_gives_the_same_rows(text):
    assert quotes_of(text, "a") == quotes_of(text, "a")


def seconds(text):
    begin = time.perf_counter()
    measure(find_quotes(text, watch=unwatched), watch=unwatched)
    return time.perf_counter() - begin


WORST = {
    "quotation marks": lambda n: '"' * n,
    "curly marks": lambda n: "“”" * (n // 2),
    "opening marks": lambda n: "“" * n,
    "apostrophes": lambda n: "'" * n,
    "no spaces": lambda n: "a" * n,
    "capital letters": lambda n: "A" * n,
    "names": lambda n: "Ada Brook " * (n // 10),
    "initials": lambda n: "A. " * (n // 3),
    "cues": lambda n: "said " * (n // 5),
    "said that": lambda n: "she said that " * (n // 14),
    "spaces": lambda n: " " * n,
    "line breaks": lambda n: "\n" * n,
    "commas": lambda n: ", " * (n // 2),
    "hyphens": lambda n: "a-" * (n // 2),
    "colons": lambda n: "Ada: " * (n // 5),
    "pronouns": lambda n: '"No," he said. ' * (n // 15),
    "one name more each time": lambda n: " ".join(f"Ada Name{chr(97 + i % 26)}{i} said so." for i in range(n // 24)),
    "speakers": lambda n: "\n\n".join(f'"No," said Ada Q{chr(97 + i % 26) * (i % 7 + 1)}.' for i in range(n // 24)),
    "tags": lambda n: "<p>" * (n // 3),
    "negations": lambda n: '"' + "not bad " * (n // 8) + '," she said.',
    "hedges": lambda n: '"' + "may " * (n // 4) + '," she said.',
}


@pytest.mark.parametrize("shape", WORST)
def test_time_grows_with_the_length_and_not_with_its_square(shape):
    small, large = 20_000, 160_000
    seconds(WORST[shape](2_000))
    base = min(seconds(WORST[shape](small)) for _ in range(2))
    # Eight times the text: eight times the time if linear, sixty-four times if quadratic.
    assert seconds(WORST[shape](large)) < 24 * base + 0.5
