"""Where a statement starts and ends beside what the reporter says, each on an invented sentence."""

import pytest
from marked import check

REPORTER_GOES_ON = [
    '{Hale} <called> [the merger "a terrible deal"] and ranked Brook among the worst mayors.',
    "{Hale} <talked about> [the harbour] and made a joke on the war.",
    '{Hale} <complained> that [the vote had been "rigged" against him], a charge that Brook denied.',
    "Hale was a careful man - {an aide} <said> [she wanted a list of her guests] - and his style was no less dry.",
    'Ada Brook - {who} once <said> [the town would "burn" for its debts] - left on Sunday.',
]

QUOTATION_IN_AN_ASIDE = [
    'Hale fought the move to Arden - [1 "I love the cookies,"] {1 he} <1 said>, [1 "I will never eat them again"] - '
    "and left the room.",
    'The letter led to anger (["I want my dues back,"] <wrote> {Ada Brook}, a welder), and the union fell silent.',
]

BETWEEN_VERB_AND_QUOTATION = [
    'Recently {she} <announced> on her web page, in all capital letters, ["I am leaving the ship today!"]',
    '{Brook} <stated> a day earlier, ["If it fails, I guess we will have to leave."]',
    '{Brook} <declared> in the spin room, ["It is time to unite."]',
    '{The report} <notes>, ["More than half of the people gave money to the fund."]',
    "{Brook} <called on> [the ministry Wednesday to close the harbour].",
]

TWO_SENTENCES = [
    '[1 "Do you think the town will change?"] {1 Hale} <1 asked> reporters at a conference. [1 "It will not change."]',
    '[1 "The harbour is open,"] <1 said> {1 Sen. Tom Hale (D-Conn.)}. [1 "We love it."]',
    '[1 "The plan is failing,"] {1 Arden-based Ada Brook} <1 said>. [1 "Support was soft."]',
    '{1 Brook} <1 said> that [1 "trust in the police is broken."] {2 Deputy mayor Tom Hale} <2 said> Wednesday '
    "[2 she wants an inquiry].",
]


@pytest.mark.parametrize("example", REPORTER_GOES_ON)
def test_a_statement_ends_where_the_reporter_goes_on(example):
    check(example)


def test_a_participle_behind_before_reports_anew():
    check(
        '{1,2 Brook} <1 said> [1 the silence had "kept us safe"] before <2 claiming> that '
        '[2 open borders are "tearing families apart."]'
    )


@pytest.mark.parametrize("example", QUOTATION_IN_AN_ASIDE)
def test_a_quotation_in_an_aside_starts_with_its_mark(example):
    check(example)


@pytest.mark.parametrize("example", BETWEEN_VERB_AND_QUOTATION)
def test_places_and_times_stand_between_the_verb_and_what_it_reports(example):
    check(example)


@pytest.mark.parametrize("example", TWO_SENTENCES)
def test_sentences_are_told_apart_at_marks_brackets_and_question_marks(example):
    check(example)


def test_her_before_a_noun_is_a_possessive_and_before_a_clause_the_person_told():
    check("{Brook} <told> her staff that [the harbour was open].")
    check("{Brook} <told> her [the harbour was open].")
