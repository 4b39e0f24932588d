"""The frames of reporting clauses, each on invented sentences: where the statement, its cue and its speaker stand."""

import pytest
from marked import check, found_in

from analysis.article import read_article
from analysis.quotations.finder import find_statements
from analysis.quotations.rules import RULES

ORDER = [
    "{Mayor Ada Brook} <said> [the harbour would stay open].",
    "{Ada Brook} <said> that [the harbour would stay open].",
    '["The harbour stays open,"] {Brook} <said>.',
    '["The harbour stays open,"] <said> {Ada Brook}.',
    "[The harbour would stay open], <said> {Ada Brook}, the mayor.",
    '[1 "The harbour,"] {1 she} <1 said>, [1 "stays open."]',
    '[1 "The harbour stays open,"] {1 she} <1 said>. [1 "Nobody will close it."]',
    "[1 The harbour], {1 Brook} <1 said>, [1 would stay open].",
    '{Brook} <said>: ["The harbour stays open."]',
    '<Said> {Ada Brook}: ["The harbour stays open for everybody."]',
    "As {Brook} <said>, [the harbour stays open].",
    '["Is it open?"] {Brook} <asked>.',
    '["Go home!"] <shouted> {the crowd}.',
]

SEVERAL = [
    "{1,2 Brook} <1 said> [1 the harbour was open] but <2 admitted> that [2 nobody had checked].",
    "{1,2,3 Brook} <1 said> [1 the harbour was open] and <2 called on> [2 Hale to close it], but <3 conceded> that "
    "[3 he had no power to do so].",
    '[1 "It is open,"] {1,2 Brook} <1 said>, <2 adding> that [2 it would stay so].',
    "{1 Brook} <1 said> [1 the harbour was open], and {2 Hale} <2 said> [2 it was not].",
    "{1,2 Brook} <1 said> [1 the harbour was open], but after speaking with Hale, <2 conceded> that [2 it was not].",
    "{Both sides} <were adamant> that [the other had lied].",
    "{Ada Brook and Tom Hale} <said> [they would meet again].",
]

RELATIVE = [
    "It was a step [1 which] {1 Brook} <1 said> [1 would ruin the harbour].",
    "{Brook}, who <said> [the harbour was safe], left early.",
    "He named the men [1 that] {1 he} <1 said> [1 had lied].",
]


@pytest.mark.parametrize("example", ORDER)
def test_statement_speaker_and_cue_stand_in_any_order(example):
    check(example)


@pytest.mark.parametrize("example", SEVERAL)
def test_a_sentence_holds_several_cues_and_shared_speakers(example):
    check(example)


@pytest.mark.parametrize("example", RELATIVE)
def test_statements_stand_in_relative_clauses(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{Brook} <urged> [both sides to talk].",
        "{Brook} <asked> [the council not to vote].",
        "{Brook} <accused> [the council of lying].",
        "{Brook} <called> [the plan a mistake].",
        "{Brook} <described> [the plan as dead].",
        "{Brook} <promised> [to rebuild the pier].",
        "{Brook} <vowed> [not to give up].",
        "{Brook} <praised> [the new pier] on Friday.",
        "{Brook} <called for> [a new vote] in a statement.",
        "{Brook} <told> reporters [the pier was lost].",
        "{Brook} <told> the Harbour News that [the pier was lost].",
        "{Brook} <warned> Hale that [the pier was lost].",
        "{Brook} <pointed out> that [the pier was old].",
        "{Brook} <made clear> that [the pier was old].",
        "{Brook} took to Twitter to <say> that [the pier was old].",
        "{Brook} was <quoted as saying> that [the pier was old].",
        '["The pier is old,"] {Brook} was <quoted as saying>.',
    ],
)
def test_each_cue_takes_its_own_complements(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{Brook} would not <say> [whether the pier was safe].",
        "{Brook} <asked> [if the pier was safe].",
        "Brook was <asked> [whether the pier was safe].",
        "<Asked about> [the pier], Brook walked away.",
    ],
)
def test_questions_may_be_reported_and_denied(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{Brook's} <claim> that [the pier was safe] was wrong.",
        "{His} <calls> [for a new vote] were ignored.",
        "The <warning> that [the pier might fall] came late.",
    ],
)
def test_nouns_name_statements(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "<According to> {the mayor}, [the pier was safe].",
        "[The pier was safe], <according to> {the mayor}.",
        "{Brook} <said> [the pier was safe], according to ~The Harbour News~.",
        '<In the words of> {the mayor}, ["nobody cared about the pier."]',
        "<In {Brook's} view>, [the pier was safe].",
        "As <reported> by {Harbour News}, [the pier was safe].",
    ],
)
def test_sources_need_no_verb_and_may_stand_on_top_of_another(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{Brook} <said> [the pier was safe], according to ~Harbour News~.",
        "{Brook} <said> [the pier was safe], while Hale looked on.",
        "{Brook} <said> [the pier was safe], but apparently not much else.",
        "While {Brook} <said> [the pier was safe], the council closed it.",
        '{Brook} <said> ["the pier is safe,"] but after the storm nobody believed it.',
        "{Brook} <said> on Tuesday in a statement that [the pier was safe].",
        "{Brook} <said> that [the pier was safe] while {Hale} <said> that [the council had closed it].",
        "{Brook} <accused> [the council of closing the pier], without elaborating.",
        "{Brook} <told> reporters on Thursday evening that [the pier was safe].",
        "[The pier was safe because people said so], {Brook} <said>.",
    ],
)
def test_a_statement_ends_where_the_reporter_takes_over(example):
    check(example)


@pytest.mark.parametrize(
    "text",
    [
        "Two reports lay on the desk.",
        "He points at the pier.",
        "The battleground states will vote on Friday.",
        "In both states, the mayor won.",
        "She made notes about the pier.",
        "The United States sent a ship.",
        "The alleged thief ran away.",
        "A group called Harbour Friends met on Sunday.",
        "There is other promising news from the pier.",
    ],
)
def test_nouns_and_adjectives_that_look_like_cues_report_nothing(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    "example",
    [
        "During the storm, {Ada Brook}, the mayor of Oakville, <warned> that [the pier might fall].",
        "At the far end, {Ada Brook}, a clerk of the council, <praised> [the plan].",
        "In May, {Ada Brook} — a friend of the council — <told> reporters that [the pier was safe].",
    ],
)
def test_an_introductory_phrase_is_not_the_subject_behind_it(example):
    check(example)


def test_the_one_who_is_prompted_to_speak_is_the_speaker():
    check("The noise prompted {Ada Brook} to <accuse> [the council of neglect].")


def test_both_keeps_the_two_halves_of_a_subject_together():
    check("When Hale left, {both Brook and the council} <said> [the pier was safe].")


def test_a_participle_before_a_noun_is_no_subject():
    assert found_in("The clerk hurried, causing repeated delays.") == []


def test_a_verb_is_no_part_of_the_noun_phrase_that_a_relative_clause_belongs_to():
    check('They rolled out {banners} that <said>, ["Save the pier."]')


def test_a_contracted_auxiliary_is_no_part_of_the_mention():
    check("{She}'s <said> [the pier was safe].")


@pytest.mark.parametrize(
    "example",
    [
        "{Brook's} full <statement>: [“We sail at dawn. Nobody will stop us.”]",
        "{Brook's} full <statement>:\n\n[“We sail at dawn. Nobody will stop us.”]",
        "{Brook} released the following <statement>: [“We sail at dawn.”]",
        "On Friday the office issued a <statement> by {Mayor Ada Brook}: [“We sail at dawn.”]",
        "The <message> was simple: [“We sail at dawn.”]",
    ],
)
def test_a_noun_before_a_colon_announces_a_quotation(example):
    check(example)


@pytest.mark.parametrize(
    "example",
    [
        "{2 Brook}, when <1 asked> [1 if she would sail], <2 said> [2 she might].",
        "{2 Brook}, <1 asked about> [1 the storm], <2 said> [2 it was over].",
        "When <1 asked about> [1 the storm], {2 Brook} <2 said> [2 it was over].",
    ],
)
def test_who_is_asked_gives_the_answer_and_not_the_question(example):
    check(example)


def test_a_colon_alone_announces_nothing():
    assert found_in("The choice was clear: “go or stay.”") == []


@pytest.mark.parametrize(
    "example",
    [
        "[1 Among other things, they discussed the pier], {1,2 Brook} <1 said>, <2 adding> that [2 it was not safe].",
        "{Brook} <said> ahead of the meeting that [the pier was safe].",
        "He came after {some agencies} <claimed> that [Tom Hale, the envoy and friend of the mayor, has been seen].",
    ],
)
def test_a_clause_is_read_to_its_own_end(example):
    check(example)


def test_what_somebody_said_as_a_clause_goes_on_is_not_the_clause_before():
    found = found_in("The two men met on Sunday, as Brook insisted the pier would stay open.")
    assert found == [("the pier would stay open", "insisted", "Brook", None)]


def test_a_source_at_the_end_has_said_the_whole_sentence_and_not_what_its_subject_says():
    check("[Sailors who doubt that the pier is safe stay at home], <according to> {a report by Harbour News}.")


def test_a_stop_without_a_space_behind_it_ends_the_sentence():
    check("{Brook} <said> [the pier was safe].Then the crew left for home.")


def test_a_verb_is_no_speaker_of_the_noun_behind_it():
    assert found_in("They make remarks that do not reflect the state of affairs.") == []


def test_an_opening_participle_is_not_the_subject_before_an_apposition():
    check(
        "Speaking at a dinner, {the harbour’s deputy master}, Tom Hale, <said> [the pier was safe].",
    )


def test_who_with_an_adverbial_before_its_verb_stands_for_the_name_before():
    check("{1,2 Senator Ada Brook}, who in the course of the day <1 called> [1 Hale “a child,”] <2 said> [2 he lost].")


def test_a_name_in_brackets_with_a_colon_is_no_label():
    check("{Brook Systems Inc. (Oakville:BRK - news) Chief Executive Tom Hale} <said> [the yard would close].")


def test_a_misspelt_cue_is_taken_for_the_cue_that_it_nearly_is():
    check("{Brook} <annuonced> that [the pier was safe].")


def test_headlines_and_decks_put_the_source_last_or_before_a_colon():
    check(
        "{1 Brook}<1 :> [1 Harbour Will Stay Open]\n\n[2 Real trade requires a pier], {2 Brook} <2 says>.\n\n"
        "The town of Oakville has one pier."
    )


def test_every_statement_names_a_rule_that_is_described():
    text = " ".join(
        [
            "Brook said it was late. Hale, Brook said, lied. As Brook said, it was late.",
            "Brook's claim that it was late.",
        ]
    )
    rules = {one.rule for one in find_statements(read_article(text))}
    assert rules <= set(RULES)
    assert rules
