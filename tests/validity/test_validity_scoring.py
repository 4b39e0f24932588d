"""Scoring found statements against marked ones, on tiny invented articles whose scores can be counted by hand."""

import json

import pytest

from analysis.article import read_article
from analysis.errors import InputError
from analysis.quotations.finder import find_statements
from analysis.validity.scoring import Attribution, attribution_of, read_gold, score

TEXT = 'Brook said that talks had failed. "We sail," she added, "at dawn." Hale believes in luck.'


def span(words):
    start = TEXT.index(words)
    return (start, start + len(words))


def marked(words, kind="indirect", cue="said", mention=""):
    return Attribution(
        tuple(span(piece) for piece in words.split(" | ")),
        kind,
        cue,
        (span(cue),) if cue else (),
        mention,
        (span(mention),) if mention else (),
    )


TALKS = marked("talks had failed", mention="Brook")
SAIL = marked('"We sail," | "at dawn."', "direct", "added", "she")
LUCK = marked("in luck", cue="believes")


def test_a_perfect_finder_scores_one_everywhere():
    scores = score([(TEXT, [TALKS, SAIL], [TALKS, SAIL])])
    assert {rates.f1 for rates in scores.spans.values()} == {1.0}
    assert scores.words.f1 == 1.0
    assert scores.cues == scores.mentions == (2, 2)


def test_marks_and_a_leading_that_do_not_matter():
    scores = score([(TEXT, [TALKS], [marked("that talks had failed. ".strip())])])
    assert scores.spans["exact"].hits == 1


def test_an_overlap_of_half_counts_at_half_only():
    scores = score([(TEXT, [TALKS], [marked("talks had")])])
    assert [scores.spans[level].hits for level in ("exact", "0.8", "0.5", "any")] == [0, 0, 1, 1]


def test_each_statement_is_matched_once():
    scores = score([(TEXT, [TALKS], [TALKS, TALKS])])
    assert (scores.spans["any"].hits, scores.spans["any"].found) == (1, 2)
    assert scores.spans["any"].precision == 0.5


def test_a_broken_quotation_counts_whole_or_piece_by_piece():
    half = marked('"We sail,"', "direct", "added")
    assert score([(TEXT, [SAIL], [half])]).spans["exact"].recall == 0.0
    assert score([(TEXT, [SAIL], [half])], split=True).spans["exact"].recall == 0.5


def test_beliefs_are_neither_right_nor_wrong_where_speech_is_scored():
    scores = score([(TEXT, [TALKS, LUCK], [TALKS, LUCK])], speech=True)
    assert (scores.spans["0.5"].gold, scores.spans["0.5"].found) == (1, 1)
    missed = score([(TEXT, [TALKS, LUCK], [TALKS, marked("Hale")])], speech=True)
    assert missed.spans["0.5"].found == 2


def test_recall_is_told_by_kind():
    assert score([(TEXT, [TALKS, SAIL], [SAIL])]).kinds == {"direct": (1, 1), "indirect": (0, 1)}


def test_what_the_finder_finds_can_be_scored():
    found = [attribution_of(one, TEXT) for one in find_statements(read_article(TEXT))]
    scores = score([(TEXT, [TALKS, SAIL, LUCK], found)], speech=True)
    assert scores.spans["0.5"].recall == 1.0
    assert scores.cues == (2, 2)


def test_nothing_marked_and_nothing_found_is_no_error():
    scores = score([(TEXT, [], [])], speech=True, split=True)
    assert scores.spans["0.5"].f1 == 0.0
    assert scores.kinds == {}


def write(tmp_path, *lines):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_gold_is_read_with_or_without_fragments(tmp_path):
    quotes = [{"start": 0, "end": 5, "type": "direct", "cue": "said", "cue_start": 6, "cue_end": 10}]
    quotes.append({"start": 0, "end": 9, "fragments": [[0, 2], [5, 9]], "speaker": None})
    (article,) = read_gold(write(tmp_path, {"doc_id": "a", "text": TEXT, "quotes": quotes}))
    assert [one.fragments for one in article.statements] == [((0, 5),), ((0, 2), (5, 9))]
    assert article.statements[0].cue_spans == ((6, 10),)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1: is not JSON"),
        ({"quotes": []}, "line 1: has no text"),
        ({"text": "a"}, "line 1: has no list of quotes"),
        ({"text": "a", "quotes": [1]}, "quote 1: is no object"),
        ({"text": "a", "quotes": [{}]}, "quote 1: has no offsets"),
        ({"text": "a", "quotes": [{"fragments": [[1]]}]}, "quote 1: fragments must be pairs"),
        ("", "holds no article"),
    ],
)
def test_gold_that_cannot_be_used_is_refused_with_its_line(tmp_path, line, says):
    with pytest.raises(InputError, match=says):
        read_gold(write(tmp_path, line))


def test_a_gold_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"missing\.jsonl: cannot be read"):
        read_gold(tmp_path / "missing.jsonl")
