"""Quotation marks of every style, missing, stray, nested and broken ones, on invented sentences."""

import pytest
from marked import check, found_in

from analysis.article import read_article
from analysis.quotations.finder import find_statements
from analysis.quotations.marks import pair_marks


def quoted(text):
    return [text[q.start : q.end] for q in pair_marks(read_article(text))]


@pytest.mark.parametrize(
    "example",
    [
        '["We sail at dawn,"] {Ada Brook} <said>.',
        "[“We sail at dawn,”] {Ada Brook} <said>.",
        "[``We sail at dawn,''] {Ada Brook} <said>.",
        "[«We sail at dawn»], <said> {Ada Brook}.",
        "[â€œWe sail at dawn,â€] {Ada Brook} <said>.",
        "['The lads' boots weren't found,'] {he} <said>.",
        "[‘The lads’ boots weren’t found,’] {he} <said>.",
    ],
)
def test_every_style_of_marks_is_read(example):
    check(example)


def test_single_marks_are_told_from_apostrophes():
    assert quoted("'The lads' boots weren't found,' he said. It was the lads' fault, in the '90s.") == [
        "'The lads' boots weren't found,'"
    ]


def test_an_article_without_quotations_has_none_for_its_apostrophes():
    assert quoted("The dockers' union and the pilots' union met at Brook's.") == []


def test_of_nested_marks_the_outer_count():
    check("[\"I told him 'no way' and left,\"] {Brook} <said>.")
    check("['I told him \"no way\" and left,'] {Brook} <said>.")


def test_a_closing_mark_that_is_missing_is_put_before_the_reporting_clause():
    check('["We sail at dawn], {Brook} <said>.')


def test_an_opening_mark_that_is_missing_is_put_at_the_start_of_the_sentence():
    check('The fog had lifted. [We sail at dawn,"] <said> {Brook}.')


def test_a_quotation_that_no_paragraph_opens_again_goes_on_to_the_mark_that_closes():
    check(
        '{Brook} <said> that [1 "it is with regret that we sail. Perhaps nobody saw the storm.]\n\n'
        '[1 Because we are watched, I would ask the crew to come home."]\n\nThe fog lifted at noon.'
    )


def test_a_quotation_that_the_next_paragraph_goes_on_may_end_before_its_reporting_clause():
    check('["We sail at dawn and come back at night], <said> {the mayor}.\n\n["Nobody will stop us,"] {he} <added>.')


def test_a_mark_that_closes_in_a_later_paragraph_is_no_end_where_another_opens_between():
    text = 'The pipe was "old.\n\nBrook said "it leaked" on Monday.\n\nThe crew slept."\n'
    assert '"it leaked"' in quoted(text)


def test_a_space_on_the_wrong_side_of_a_mark_does_not_matter():
    check('{Brook} <said> [it was "very, very good "].')
    check('{Brook} <said>,[" We sail at dawn."]')


def test_a_stray_mark_is_ignored():
    check('The pipe was 6" wide. {Brook} <said> [it leaked].')
    check('He held a "sign all day. {Brook} <said> [it was his].')


@pytest.mark.parametrize(
    "text",
    [
        'They drank from the so-called "magic" well all night.',
        'The film "Harbour Lights" opened on Friday.',
        'He sings "The Tide" and "The Ebb" every night.',
    ],
)
def test_scare_quotes_and_titles_are_no_statements(text):
    assert found_in(text) == []


def test_a_title_between_cue_and_statement_is_passed():
    check('["It leaks,"] {Brook} <said> on "Harbour Tonight." Then she left.')


def test_a_quotation_goes_on_over_paragraphs_that_open_again():
    text = "“We sail at dawn,” Brook said. “Nobody stays.\n\n“The tide will not wait.”\n\nThe crew went home."
    (one,) = find_statements(read_article(text))
    assert [text[start:end] for start, end in one.fragments] == [
        "“We sail at dawn,”",
        "“Nobody stays.",
        "“The tide will not wait.”",
    ]


def test_kinds_follow_the_marks():
    text = '"We sail," Brook said. Brook said it was "late" now. Brook said it was late.'
    assert [one.kind for one in find_statements(read_article(text))] == ["direct", "mixed", "indirect"]
