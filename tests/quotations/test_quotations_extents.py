"""Where a statement starts and ends beside what the reporter says, each on an invented sentence."""

import pytest
from marked import check, found_in

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


SECOND_VERB = [
    "{Brook} <vowed> [to stay] and left the town.",
    "{Brook} <said> [she admires the harbour] and walked to it.",
    "{Brook} <acknowledged> that [the harbour was shut] but declined to name a date.",
    "{Brook} <confirmed> that [he would be there] but would not offer details.",
]

GOES_ON_BEHIND = [
    '[1 "It is our bad luck,"] {1 he} <1 said>, [1 that both men had lived here].',
    '[1 "I think we are at war,"] {1 she} <1 said>, [1 only with its fleet].',
    "[1 The nickname], {1 she} <1 explained>, [1 exists thanks to a former mayor].",
    "[1 It was impossible], {1 Brook} <1 said>, [1 so the leaders decided to leave].",
    "[1 One of the plans they have made], <1 according to> {1 the ministry}, [1 is to close the mine].",
]

WITHOUT_A_LISTED_VERB = [
    "[Her fate hinges on the harbour of the old town], {one friend} <said>.",
    "[This includes a force to help fishermen], {the minister} <told> a panel Wednesday.",
    "[These were not slips], {Brook} <noted>; the office had slanted its case.",
]

NOT_FOUND = [
    "The states are called in turn.",
    "Hale is a farmer and moved to Arden, a town called Breadtown.",
]


@pytest.mark.parametrize("example", SECOND_VERB)
def test_a_second_verb_of_the_reporter_ends_the_statement(example):
    check(example)


@pytest.mark.parametrize("example", GOES_ON_BEHIND)
def test_a_statement_goes_on_behind_its_reporting_clause(example):
    check(example)


@pytest.mark.parametrize("example", WITHOUT_A_LISTED_VERB)
def test_a_clause_before_its_reporting_clause_needs_no_listed_verb(example):
    check(example)


@pytest.mark.parametrize("example", NOT_FOUND)
def test_a_passive_that_only_names_is_no_statement(example):
    assert found_in(example) == []


def test_the_title_of_a_programme_is_no_statement_before_an_inverted_verb():
    check('{1 Tom Hale}, host of "Morning Arden," <1 suggested> [1 the refusal could cost the mayor his seat].')


def test_a_source_that_closes_the_sentence_takes_what_it_reports_whole():
    check("[Hale met the men to build a mall called Bread Tower], <according to> {a lawsuit}.")
    check("[The tax rose in May], <according to> {a report by the ministry}.")


def test_a_noun_behind_a_verb_is_no_reporting_verb():
    assert found_in("The report has prompted calls for salt to be taxed.") == []


def test_called_that_only_names_a_noun_is_no_statement():
    assert found_in('It was the screen print called "The Gull" of the old town.') == []


def test_a_subordinate_report_ends_before_the_main_one():
    check(
        "Although in May {1 she} <1 said> [1 her choice was a mistake], at the meeting this week {2 she} <2 said> "
        '[2 it was no "error of judgement."]'
    )


APPOSITION = [
    "{Brook} <said> [the town would lose its harbour], a symbol of its old wealth.",
    "{Brook} <said> [he no longer fears the storm] — a view he had held for years.",
    "{Brook} <said> [there were good gains in the harbour], but he pressed Hale for more.",
    "[The move to Arden] was first <reported> by {The Arden Post}.",
]


@pytest.mark.parametrize("example", APPOSITION)
def test_what_the_reporter_explains_at_the_end_stays_outside(example):
    check(example)


BEFORE = [
    "[1 If he loses the vote], {1 he} <1 said> [1 he would leave the council].",
    "[This is not about me], {the mayor} <told> her closest advisers as she worked on the speech.",
    '[1 What] {1 he} <1 called> [1 the "great lie"] was told again.',
]

ANY_VERB = [
    '{Hale} <pleaded with> [the crowd to "go home."]',
    "{She} <made the point> that [the bridge was shut].",
    "{Hale} <described> [how the bridge fell].",
    '["This should hasten the end,"] {Will} <wrote>.',
]


@pytest.mark.parametrize("example", BEFORE)
def test_what_stands_before_the_reporting_clause(example):
    check(example)


@pytest.mark.parametrize("example", ANY_VERB)
def test_cues_of_several_words_and_indirect_questions(example):
    check(example)


def test_may_between_subject_and_verb_is_the_month():
    ((content, cue, mention, _),) = found_in("The Arden Post in May reported that Hale had left.")
    assert (content, cue) == ("Hale had left", "reported")
    assert mention.startswith("The Arden Post")


def test_a_sentence_with_a_quotation_goes_on_an_indirect_statement_of_its_paragraph():
    check('{1 Hale} <1 said> that [1 the bridge was old]. [1 It was "no place for heavy trucks and buses."]')
    check('{Hale} <said> that [the bridge was old].\n\nIt is "no place for heavy trucks and buses," a sign reads.')


@pytest.mark.parametrize(
    "example",
    [
        "[1 Despite his “brash style,”] {1 Brook} <1 wrote>, [1 Hale is a devoted father who was frustrated].",
        "[1 Calls to raise taxes on short-term gains], {1 he} <1 added>, [1 amount to “tinkering around the edges.”]",
        "[Brook saw that Hale would quit, saying the mayor was “doing the right thing,” as he put it], "
        "{Harbour News} <reported>.",
        "{Brook} <called> [Hale a “petulant child” who's acting “as if he is a king.”]",
        "{Brook} <told> the crowd, [“I am like you,” and, “Is there anyone here who does not sail?”]",
        "{Brook} <said> [Hale had been misled by “insiders” in his office] — and he singled out the mayor.",
        "{Brook} <called on> [Hale to close the “loophole,”] which allows buyers to wait.",
        "[1 It was], {1 he} <1 said>, [1 a “mess” that nobody wanted].",
        "[1 The mayor's “biggest fear,”] {1 Brook} <1 said>, [1 is that nobody comes].",
        "{Brook} <told> a meeting in Salem, New Norland, on Monday that [sailing is “fun”].",
        "[1 Officials], <1 said> {1 Tom Hale}, an expert on tides, [1 would read this as defeat].",
    ],
)
def test_asides_of_the_reporter_and_the_rest_of_a_broken_clause_are_told_apart(example):
    check(example)
