"""Whom words that stand for a name mean: pairs, documents, ages and "it", on invented articles."""

import pytest

from analysis.finding import find_quotes


def speakers(text):
    return [None if speaker != speaker else speaker for speaker in find_quotes(text)["speaker"]]


def last_speaker(text):
    return speakers(text)[-1]


@pytest.mark.parametrize("mention", ["The two", "The two nurses", "The pair", "The two women"])
def test_two_people_named_together_are_the_two(mention):
    text = f"Ada Brook and Nell Marsh met at the harbour in May. {mention} said that the ferry would run again."
    assert last_speaker(text) == "Ada Brook & Nell Marsh"


def test_the_couple_are_the_two_people_named_together():
    text = "Omar Fell, 25, and his wife, Nell Marsh, 27, arrived in May. The couple said that the ferry was safe."
    assert last_speaker(text) == "Omar Fell & Nell Marsh"


def test_they_are_the_two_people_who_were_named_together_as_a_subject():
    text = "Ada Brook and Nell Marsh left the harbour on Monday. They said that the ferry would run again."
    assert last_speaker(text) == "Ada Brook & Nell Marsh"


def test_they_are_not_two_people_who_were_named_together_as_objects():
    text = "The ferry carried Ada Brook and Nell Marsh home on Monday. They said that the crew had been kind."
    assert last_speaker(text) != "Ada Brook & Nell Marsh"


@pytest.mark.parametrize(
    "introduced", ["a letter from Ada Brook", "a letter signed by Ada Brook", "Ada Brook's angry letter"]
)
def test_a_letter_speaks_for_whoever_wrote_it(introduced):
    text = f"On the wall of the harbour office hangs {introduced}. “The ferry is a disgrace,” the letter says."
    assert last_speaker(text) == "Ada Brook"


def test_a_statement_issued_by_a_campaign_speaks_for_the_campaign():
    text = (
        "Ada Brook lost the vote in Marlow. A statement issued by the Brook campaign came late. "
        "The statement said that the count was wrong."
    )
    assert last_speaker(text) == "Brook campaign"


def test_polls_in_general_are_nobody_s():
    text = "A new Fellbrook Institute poll came out in May. Ada Brook left. Polls show that the ferry is loved."
    assert last_speaker(text) != "Fellbrook Institute"


def test_remarks_are_those_of_the_last_speaker():
    text = "“We will close the harbour,” Ada Brook said. The remarks suggested that the ferry would stop."
    assert last_speaker(text) == "Ada Brook"


def test_an_age_stands_for_the_person_spoken_of():
    text = "Ada Brook posted the clip on Thursday. “What if the ferry sank?” the 43-year-old asked."
    assert last_speaker(text) == "Ada Brook"


def test_it_is_the_body_that_spoke_last():
    text = (
        "The Marlow Institute studies groups such as the Fellbrook League. Quillix said on Friday that it had closed "
        "many accounts of the Fellbrook League. It added that the reviews would go on."
    )
    assert last_speaker(text) == "Quillix"


def test_a_supporter_of_somebody_is_not_that_somebody():
    text = (
        "Nell Marsh won the harbour vote. Ms. Marsh has many famous friends. Former harbour minister Ada Brook, "
        "a Marsh supporter, stirred anger in May over her remark that “there’s a place for people who sink ferries”."
    )
    assert last_speaker(text) == "Ada Brook"


def test_the_man_is_nobody_with_a_name_of_women():
    text = "Police named the victim as Jessica Marsh. The man said that he was sorry for everything."
    assert last_speaker(text) != "Jessica Marsh"


def test_whose_husband_is_not_what_she_is():
    text = "Ada Brook, whose husband runs the ferry, spoke on Monday. “The harbour is safe,” she said."
    assert last_speaker(text) == "Ada Brook"


@pytest.mark.parametrize("noun", ["employer", "moderator", "reporter"])
def test_whoever_asks_is_not_the_person_spoken_of(noun):
    text = f"Omar Fell looked for work at the harbour. The {noun} asked whether he had ever sailed."
    assert last_speaker(text) != "Omar Fell"


def test_who_is_asked_about_something_has_not_asked():
    quotes = find_quotes("Mayor Ada Brook sailed on Monday. Brook, asked about the storm, said it was over.")
    assert quotes["speaker"].fillna("").tolist() == ["", "Ada Brook"]
