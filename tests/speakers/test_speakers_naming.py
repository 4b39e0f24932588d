"""Who said it: names, pronouns, descriptions and floating quotations, on invented articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import read_article
from analysis.quotations.statement import Statement
from analysis.speakers.known import KnownSpeaker
from analysis.speakers.naming import name_speakers


def statement(text, content, mention, kind="direct", cue=None, same_source=False, lemma="say"):
    start = text.index(content)
    spot = None
    if mention is not None:
        at = text.index(mention, start) if mention in text[start:] else text.rindex(mention, 0, start)
        before = text.rfind(mention, 0, start)
        if kind == "indirect" and before >= 0:
            at = before
        spot = (at, at + len(mention))
    return Statement(((start, start + len(content)),), kind, cue, lemma, spot, None, "test", same_source)


def named(text, *statements, known=()):
    return name_speakers(read_article(text), [statement(text, *s) for s in statements], known)


def speaker(text, *args, known=()):
    return named(text, args, known=known)[-1].speaker


def test_a_surname_becomes_the_full_name_that_the_article_gives():
    text = "Foreign Minister Ivan Petrov arrived. “We will talk,” Petrov said."
    assert speaker(text, "“We will talk,”", "Petrov said"[:6]) == "Ivan Petrov"


def test_the_fullest_name_is_chosen():
    text = "Ann R. Lee arrived. Ann Lee sat down. “Good,” Lee said."
    assert speaker(text, "“Good,”", "Lee") == "Ann R. Lee"


@pytest.mark.parametrize(("mention", "full"), [("Mr. Lee", "Bob Lee"), ("Mrs. Lee", "Ann Lee")])
def test_two_people_of_one_surname_are_two(mention, full):
    text = f"Bob Lee and his wife, Ann Lee, arrived. “We are glad,” {mention} said."
    assert speaker(text, "“We are glad,”", mention) == full


def test_an_acronym_in_brackets_stands_for_the_full_name():
    text = "The Citizens for a Clean River (CCR) met. The CCR said the river was foul."
    assert speaker(text, "the river was foul", "The CCR", "indirect") == "Citizens for a Clean River"


def test_several_names_are_joined():
    text = "Ann Lee and Bob Roe met. Lee and Roe said the talks went well."
    assert speaker(text, "the talks went well", "Lee and Roe", "indirect") == "Ann Lee & Bob Roe"


def test_an_apposition_does_not_hide_the_name():
    text = "The mayor, Ann Lee, said the bridge was safe."
    assert speaker(text, "the bridge was safe", "The mayor, Ann Lee,", "indirect") == "Ann Lee"
    text = "Ann Lee, a spokeswoman for Bob Roe, said the bridge was safe."
    assert speaker(text, "the bridge was safe", "Ann Lee, a spokeswoman for Bob Roe,", "indirect") == "Ann Lee"


def test_somebody_s_spokesman_is_not_that_somebody():
    text = "Bob Roe left. Roe’s spokesman said the bridge was safe."
    answer = named(text, ("the bridge was safe", "Roe’s spokesman", "indirect"))[0]
    assert (answer.speaker, answer.anonymous) == ("roe’s spokesman", True)


def test_a_campaign_is_a_body_of_its_own():
    text = "Bob Roe left. Roe’s campaign said the bridge was safe."
    assert speaker(text, "the bridge was safe", "Roe’s campaign", "indirect") == "Roe campaign"


def test_places_can_speak():
    assert speaker("Moscow said talks would go on.", "talks would go on", "Moscow", "indirect") == "Moscow"


@pytest.mark.parametrize(("pronoun", "who"), [("he", "Bob Roe"), ("she", "Ann Lee")])
def test_a_pronoun_takes_the_gender_that_the_text_shows(pronoun, who):
    text = f"Ms. Ann Lee met Mr. Bob Roe in the harbour. “It went well,” {pronoun} said."
    assert speaker(text, "“It went well,”", pronoun) == who


def test_a_pronoun_prefers_the_subject():
    text = "Bob Roe met Tim Poe at noon. He said the bridge was safe."
    assert speaker(text, "the bridge was safe", "He", "indirect") == "Bob Roe"


def test_a_pronoun_does_not_mean_somebody_inside_the_quotation():
    text = "Bob Roe was angry. “Tim Poe lied to all of us,” he said."
    assert speaker(text, "“Tim Poe lied to all of us,”", "he") == "Bob Roe"


def test_a_pronoun_does_not_mean_whom_it_speaks_to():
    text = "Tim Poe asked Bob Roe a question. “No,” he told Poe."
    made = statement(text, "“No,”", "he")
    told = Statement(
        made.fragments, "direct", (text.index("told"), text.index("told") + 4), "tell", made.mention, None, "test"
    )
    assert name_speakers(read_article(text), [told])[0].speaker == "Bob Roe"


def test_how_is_said_in_words():
    text = "Bob Roe arrived. “We agree,” Roe said. Later the rain came. He said it was late."
    answers = named(text, ("“We agree,”", "Roe"), ("it was late", "He", "indirect"))
    assert answers[1].how == "'he': last person speaking, 2 sentences before"


def test_they_may_be_the_joint_source_of_the_statement_before():
    text = "Ann Lee and Bob Roe said the talks went well. They said more would follow."
    answers = named(
        text, ("the talks went well", "Ann Lee and Bob Roe", "indirect"), ("more would follow", "They", "indirect")
    )
    assert answers[1].speaker == "Ann Lee & Bob Roe"


@pytest.mark.parametrize("description", ["the foreign minister", "the minister", "the Russian diplomat"])
def test_titles_are_learned_from_the_article(description):
    text = f"Russian Foreign Minister Ivan Petrov met Sen. Ann Lee. “We agree,” {description} said."
    assert speaker(text, "“We agree,”", description) == "Ivan Petrov"


def test_the_corpus_s_list_says_whom_the_press_calls_so():
    known = [KnownSpeaker("Ann Lee", descriptions=("the senator",))]
    text = "Ann Lee met Bob Roe. “We agree,” the senator said."
    assert speaker(text, "“We agree,”", "the senator", known=known) == "Ann Lee"


def test_a_listed_alias_is_renamed():
    known = [KnownSpeaker("Ivan Petrov", aliases=("Iwan Petroff",))]
    text = "Iwan Petroff arrived. “We agree,” Petroff said."
    assert speaker(text, "“We agree,”", "Petroff", known=known) == "Ivan Petrov"


def test_both_sides_are_the_two_people_of_the_article():
    text = "Ann Lee met Bob Roe. Lee smiled, and Roe did too. Both sides said the talks went well."
    assert speaker(text, "the talks went well", "Both sides", "indirect") == "Ann Lee & Bob Roe"


@pytest.mark.parametrize("source", ["a senior official", "critics", "two people close to the talks", "some experts"])
def test_an_unnamed_source_stays_unnamed(source):
    text = f"Bob Roe spoke at length. But {source} said the bridge was not safe."
    answer = named(text, ("the bridge was not safe", source, "indirect"))[0]
    assert answer.anonymous
    assert "Roe" not in answer.speaker


def test_an_unnamed_source_stays_unnamed_when_it_comes_again():
    text = "Bob Roe, an aide, left. A harbour official spoke. The official said the bridge was not safe."
    answer = named(text, ("the bridge was not safe", "The official", "indirect"))[0]
    assert (answer.speaker, answer.anonymous) == ("harbour official", True)


def test_a_floating_quotation_goes_on_with_the_last_speaker():
    text = "“We agree,” Bob Roe said.\n\n“And we will meet again.”"
    answers = named(text, ("“We agree,”", "Bob Roe"), ("“And we will meet again.”", None))
    assert answers[1].speaker == "Bob Roe"


def test_a_floating_quotation_belongs_to_the_subject_of_the_sentence_before_it():
    text = "“We agree,” Bob Roe said.\n\nAnn Lee was not so sure. “We have heard this before.”"
    answers = named(text, ("“We agree,”", "Bob Roe"), ("“We have heard this before.”", None))
    assert answers[1].speaker == "Ann Lee"


def test_the_grammar_may_tie_a_statement_to_the_one_before():
    text = "Bob Roe said it was late and added that Ann Lee had left."
    answers = named(text, ("it was late", "Bob Roe", "indirect"), ("Ann Lee had left", None, "indirect", None, True))
    assert answers[1].speaker == "Bob Roe"


def test_an_ambiguous_surname_is_less_sure():
    clear = "Ann Lee arrived. “We agree,” Lee said."
    unclear = "Ann Lee and Bob Lee arrived. Much was said of other things for a long time. “We agree,” Lee said."
    sure = named(clear, ("“We agree,”", "Lee"))[0].confidence
    assert named(unclear, ("“We agree,”", "Lee said"[:3]))[0].confidence < sure


def test_no_statements_no_answers():
    assert name_speakers(read_article("Ann Lee left."), []) == []


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="He sad“”\".,'\nLROann Mr", max_size=160),
    st.lists(st.tuples(st.integers(0, 160), st.integers(0, 160), st.integers(0, 160)), max_size=5),
)
def test_any_text_and_any_spans_get_an_answer(text, spans):
    found = []
    for a, b, c in sorted(spans):
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        at = min(c, len(text))
        found.append(Statement(((start, end),), "mixed", None, "say", (at, min(len(text), at + 4)), None, "test"))
    answers = name_speakers(read_article(text), found)
    assert len(answers) == len(found)
    assert all(0 <= answer.confidence <= 1 and answer.how for answer in answers)


@pytest.mark.parametrize("text", ["A" * 50_000, "Ann Lee " * 8_000, "He " * 20_000, "(AB) " * 10_000, "\n" * 50_000])
def test_the_time_stays_in_proportion_to_the_text(text):
    found = [Statement(((len(text) - 5, len(text)),), "direct", None, "say", (0, 2), None, "test")]
    assert len(name_speakers(read_article(text), found)) == 1


def test_the_article_s_own_full_name_comes_before_a_listed_speaker_of_that_surname():
    known = [KnownSpeaker("Ann Lee")]
    text = "Bob Lee arrived. “We agree,” Lee said."
    answer = named(text, ("“We agree,”", "Lee"), known=known)[0]
    assert answer.speaker == "Bob Lee"
    assert answer.confidence > 0.9


def test_a_surname_of_two_listed_speakers_stays_and_is_unsure():
    known = [KnownSpeaker("Ann Lee"), KnownSpeaker("Bob Lee")]
    text = "The talks began. “We agree,” Lee said. Lee said it was late."
    answers = named(text, ("“We agree,”", "Lee"), ("it was late", "Lee", "indirect"), known=known)
    assert [answer.speaker for answer in answers] == ["Lee", "Lee"]
    assert all(answer.confidence < 0.9 for answer in answers)


def test_the_asker_of_a_passive_question_is_not_made_up():
    text = "“We agree,” Bob Roe said. Asked whether he would stay, he said: “No.”"
    asked = Statement(
        ((text.index("whether"), text.index(", he said")),),
        "indirect",
        (text.index("Asked"), text.index("Asked") + 5),
        "ask",
        None,
        None,
        "test",
    )
    first, last = statement(text, "“We agree,”", "Bob Roe"), statement(text, "“No.”", "he")
    answers = name_speakers(read_article(text), [first, asked, last])
    assert answers[1].speaker is None
    assert answers[2].speaker == "Bob Roe"


def test_a_lead_may_describe_whom_the_next_sentence_names():
    text = "A Marlow councillor says the bridge is safe.\n\nCoun. Ann Lee told reporters so on Tuesday."
    assert speaker(text, "the bridge is safe", "A Marlow councillor", "indirect") == "Ann Lee"


def test_a_company_is_the_company():
    text = "Northgate said sales fell. Shares in Northgate fell too. The company said it would recover."
    assert speaker(text, "it would recover", "The company", "indirect") == "Northgate"


def test_a_slip_in_a_surname_does_not_make_a_new_person():
    text = "Ann Lindstrom arrived. “We agree,” Ms. Lindstom said."
    assert speaker(text, "“We agree,”", "Ms. Lindstom") == "Ann Lindstrom"


def test_a_surname_of_its_own_does():
    text = "Ann Lindstrom arrived. “We agree,” Ms. Lindqvist said."
    assert speaker(text, "“We agree,”", "Ms. Lindqvist") == "Lindqvist"


MINISTRIES = (
    "Norland's foreign ministry said that the talks would go on. The ministry said that it hoped for peace. "
    "The Westland foreign ministry said that it was ready. The Westish foreign ministry warned that time was short. "
    "The foreign ministry of Norland said that it would wait. The ministry said again that it waited."
)


@pytest.mark.parametrize(
    ("content", "mention", "expected"),
    [
        ("the talks would go on", "Norland's foreign ministry", "Norland's foreign ministry"),
        ("it hoped for peace", "The ministry", "Norland's foreign ministry"),
        ("it was ready", "The Westland foreign ministry", "Westland foreign ministry"),
        ("time was short", "The Westish foreign ministry", "Westland foreign ministry"),
        ("it would wait", "The foreign ministry of Norland", "Norland's foreign ministry"),
    ],
)
def test_a_ministry_is_that_of_its_state(content, mention, expected):
    assert speaker(MINISTRIES, content, mention, "indirect") == expected


def test_the_ministry_is_the_one_named_last():
    text = "Norland's foreign ministry waited. The foreign ministry of Westland did not. The ministry said so."
    assert speaker(text, "so.", "The ministry", "indirect") == "foreign ministry of Westland"


def test_a_state_s_minister_is_found_in_the_sentence_after():
    text = "Norland's foreign minister said no.\n\nForeign Minister Ada Kern of Norland met Minister Ivo Brandt."
    assert speaker(text, "no.", "Norland's foreign minister", "indirect") == "Ada Kern"


def test_a_minister_is_never_that_of_another_country():
    text = "Ivo Brandt, the Swedish foreign minister, arrived. The Danish foreign minister said nothing new."
    assert speaker(text, "nothing new", "The Danish foreign minister", "indirect") == "danish foreign minister"


def test_a_senator_of_one_state_is_not_the_senator_of_another():
    text = "Sen. Ann Lee of Ohio met Sen. Bob Roe of Maine. Ms. Lee left. The Maine senator said no."
    assert speaker(text, "no.", "The Maine senator", "indirect") == "Bob Roe"


def test_he_goes_on_with_an_unnamed_spokesman():
    text = "Ben Roe left. A representative for Mr. Roe said the inquiry was over. He added that others had come."
    first = ("the inquiry was over", "A representative for Mr. Roe", "indirect", (50, 54))
    at = text.index(" said the") + 1
    got = named(text, (*first[:3], (at, at + 4)), ("others had come", "He", "indirect"))[-1]
    assert (got.speaker, got.anonymous) == ("representative for mr. roe", True)


def test_the_man_may_be_a_stranger_spoken_of_since():
    text = "Omar Dane was known here. A neighbour of his sat on the steps. “I saw nothing,” the man said."
    assert speaker(text, "“I saw nothing,”", "the man") == "neighbour"


def test_the_answer_is_not_the_asker_s():
    text = "Sue Hale asked Tom Kern to lay out his plan.\n\nThe candidate said nobody would win."
    at = text.index("asked")
    question = statement(text, "to lay out his plan", "Sue Hale", "indirect", (at, at + 5), lemma="ask")
    answer = statement(text, "nobody would win", "The candidate", "indirect")
    assert name_speakers(read_article(text), [question, answer])[-1].speaker == "Tom Kern"


def test_the_agency_may_be_one_that_goes_by_its_initials():
    text = "The Labor Department knew of the FBI's inquiry. The FBI waited. The agency said it was ongoing."
    assert speaker(text, "it was ongoing", "The agency", "indirect") == "FBI"


def test_a_pronoun_before_the_main_clause_means_whom_that_clause_names():
    text = "Ben Roe left the room. “No,” Roe said.\n\nIn what he called a rant, President Carl Dane said it was over."
    assert speaker(text, "a rant", "he") == "Carl Dane"


def test_she_is_a_stranger_with_whom_a_sentence_began():
    text = "Ann Lee spoke. “No,” Lee said.\n\nA young Marlow woman wrote to the paper in May. “Go away!” she wrote."
    assert speaker(text, "“Go away!”", "she") == "young marlow woman"


def test_a_wife_named_by_her_given_name_is_she():
    text = "Ben Roe spoke first. Mr. Roe's wife, Caroline, came in. “Good,” she said."
    assert speaker(text, "“Good,”", "she") == "Caroline"


def test_somebody_spoken_of_long_ago_is_less_sure():
    near = "Ann Lee came in. “Good,” she said."
    far = "Ann Lee came in. " + "It rained on the roofs. " * 6 + "“Good,” she said."
    assert named(far, ("“Good,”", "she"))[0].confidence < named(near, ("“Good,”", "she"))[0].confidence


def test_whoever_is_spoken_with_is_not_the_candidate():
    text = "Tom Kern ran hard. Kern rose. Kern won.\n\nIn a talk with Sue Hale, the candidate said nobody would win."
    assert speaker(text, "nobody would win", "the candidate", "indirect") == "Tom Kern"


def test_an_apposition_may_follow_a_place():
    text = "He was backed by Sen. Ann Lee of Marlow, the ranking member of the panel, who said all was well."
    assert speaker(text, "all was well", "the ranking member of the panel", "indirect") == "Ann Lee"


def test_none_of_those_talked_with_is_the_candidate():
    text = "Ann Lee ran.\n\nIn an interview with hosts Joe Hale and Mia Dane, the candidate stated that it was late."
    assert speaker(text, "it was late", "the candidate", "indirect") == "Ann Lee"


def test_the_nominee_of_one_party_is_not_that_of_another():
    text = "Democratic nominee Ann Lee met Republican nominee Bob Roe. Ms. Lee left. The GOP nominee said no."
    assert speaker(text, "no.", "The GOP nominee", "indirect") == "Bob Roe"


def test_the_campaign_is_that_of_whose_allies_were_spoken_of():
    text = "Ann Lee ran. Bob Roe ran too. Lee allies were glad. “It is no joke,” the campaign wrote."
    assert speaker(text, "“It is no joke,”", "the campaign") == "Lee campaign"


def test_the_company_is_the_one_called_a_company_even_if_named_once():
    text = "The law was opposed by local employers such as Brockmont. “We call on all,” the company said."
    assert speaker(text, "“We call on all,”", "the company") == "Brockmont"


def test_a_list_right_behind_names_those_described():
    text = "It was late. The Norland candidates, Ann Lee and Senator Bob Roe, promised to go on."
    assert speaker(text, "to go on", "The Norland candidates", "indirect") == "Ann Lee & Bob Roe"


def test_a_wife_may_be_named_right_behind():
    text = "Ben Roe had a rough day. First his wife, longtime Ann Lee aide Mia Dane, announced that they had parted."
    assert speaker(text, "they had parted", "his wife", "indirect") == "Mia Dane"


def test_the_city_of_a_name_is_that_city():
    text = "Marlow was quiet. The city of Marlow urged people to stay."
    assert speaker(text, "people to stay", "The city of Marlow", "indirect") == "Marlow"


def test_a_paper_is_not_she():
    text = "Ann Lee came in. “No,” said the Politico. “Yes,” she said."
    assert named(text, ("“No,”", "Politico"), ("“Yes,”", "she"))[-1].speaker == "Ann Lee"


def test_a_former_secretary_is_whom_the_text_speaks_of():
    text = "Ann Lee gave a speech on debt. Lee was glad. The former secretary of state mocked the plan."
    assert speaker(text, "the plan", "The former secretary of state", "indirect") == "Ann Lee"


def test_a_businessman_is_no_woman_spoken_of_last():
    text = "Carl Dane won. Dane left. “It is a risk,” Susan Lee said. The businessman praised the plan."
    first = ("“It is a risk,”", "Susan Lee")
    assert named(text, first, ("the plan", "The businessman", "indirect"))[-1].speaker == "Carl Dane"
