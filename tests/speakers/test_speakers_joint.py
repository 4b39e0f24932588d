"""Joint speakers and the names that only stand near one, end to end on invented sentences."""

import pytest

from analysis.finding import find_quotes


def speakers(text):
    return [(row.speaker, bool(row.anonymous)) for row in find_quotes(text).itertuples()]


def only_speaker(text):
    return speakers(text)[-1][0]


JOINT = {
    "Sen. Ted Crane of Arden and Sen. Ray Pole of Marlow said the tax was low.": "Ted Crane & Ray Pole",
    "Hilda Crane and Ben Sand, and Gov. Jay Nick, said the plan failed.": "Hilda Crane & Ben Sand & Jay Nick",
    "Ann Lee, the mayor, and Ben Roe, the governor, said they would meet.": "Ann Lee & Ben Roe",
    "Ann Lee, the mayor of Arden, and Ben Roe said they would meet.": "Ann Lee & Ben Roe",
    "Eve Field, along with Harbour Post reporter Ben Terry, said the pier was old.": "Eve Field & Ben Terry",
    "Ann Lee, as well as Ben Roe, said the pier was old.": "Ann Lee & Ben Roe",
    "Instead, Ann Lee, Marlow News’s Al Seitz and Reuters’ Eve Lopes said it was.": "Ann Lee & Al Seitz & Eve Lopes",
    "Ian Eisen and his future secretary of state, John Dull, said the policy failed.": "Ian Eisen & John Dull",
    "Eve Wong, head of Roe Hall, a school, and Stan Green, its founder, said no one came.": "Eve Wong & Stan Green",
    '"Our advice is not to use them," wrote Jay Dane, Rob Dawe and Nate Peel.': "Jay Dane & Rob Dawe & Nate Peel",
    "Both Hilda Crane and her campaign said that the letters were safe.": "Hilda Crane & Crane campaign",
    "Hilda Crane herself, as well as her campaign, said that it was safe.": "Hilda Crane & Crane campaign",
    "Crane, Roe, Gov. John Kase and Sen. Ray Pole all praised the plan.": "Crane & Roe & John Kase & Ray Pole",
    "Reps. Tom Bell (R-Ohio) and Jim Coe (D-N.Y.) said that it was bad.": "Tom Bell & Jim Coe",
    "However, Sen. Ben Sand (Ohio) and former governor Mark Malloy said that it was bad.": "Ben Sand & Mark Malloy",
    "The party is split, with Don Bull, Mike Huck and Al Crist all praising it.": "Don Bull & Mike Huck & Al Crist",
    "Khizr and Ghazala Khoun, the parents, came. The Khouns said they were sad.": "Ghazala Khoun & Khizr Khoun",
    "Don Trump and Sen. Ben Sand have both argued that it was late.": "Don Trump & Ben Sand",
    "Jim Vane came. He and Ben Allen said that it was late.": "Jim Vane & Ben Allen",
    "John Legard, Zoe Sand, Gina Rodd and many more actors said it was late.": "John Legard & Zoe Sand & Gina Rodd",
    "Hilda Crane spoke. She and other Roe critics said it was late.": "Hilda Crane",
    "Ann Lee and 24-year-old Tom Bell said the pier was old.": "Ann Lee & Tom Bell",
}

ALONE = {
    "Ann Lee, editor of Harbour News and Marlow Post, said the pier was old.": "Ann Lee",
    "Ann Lee, a friend of Ben Roe, said the pier was old.": "Ann Lee",
    "On Monday, in Arden, Ann Lee said the pier was old.": "Ann Lee",
    "Ann Lee, a lawyer and an adviser to Ben Roe, said the pier was old.": "Ann Lee",
    "Speaker Paul Ryde, the party's leader, on Tuesday called the remarks foolish.": "Paul Ryde",
    "Rick Pribe, the chairman, this past week announced the creation of a fund.": "Rick Pribe",
    "When Ann Fiore a month later announced 6,000 layoffs, people wept.": "Ann Fiore",
    'Ann Lee issued a statement late Tuesday saying, "I do not feel that it matters."': "Ann Lee",
    "It was no accident — Ben Buckle, an aide to Lee, told reporters that it was planned.": "Ben Buckle",
    "In asking to hear Lee, Harbour Watch noted Port Director Jim Coe said the port was safe.": "Harbour Watch",
    "Rallying workers who are paid little, Hilda Crane flew north and promised to help.": "Hilda Crane",
    "Earlier this week, Hilda Crane, who led the council, conceded that it was bad.": "Hilda Crane",
    "Informed of the local vote, Early described it as “news to me.”": "Early",
    "Reached by telephone, Ann Lee, the mayor, declined to say whether it was true.": "Ann Lee",
    "A statement posted on the website Gunsale said listings came from users.": "Gunsale",
    "The New Hampshire Union Leader said Mr. Roe was angry.": "New Hampshire Union Leader",
    "Arden City Mayor Don Guardian came. “It is over,” Guardian said.": "Don Guardian",
    "Prince Alwaleed Bin Talal came. “It is over,” Prince Alwaleed said.": "Alwaleed Bin Talal",
    "HarbourAir Flight 804 fell. HarbourAir said that the pilot was well.": "HarbourAir",
    "A Bloomfield poll in June showed that the plan bothered most voters.": "Bloomfield",
    "Susan Sarandel came. “No,” Oscar-winner Sarandel said.": "Susan Sarandel",
    "But as prosecutor Marc TrÃ©villon put it, “there was not much to complain about.”": "Marc TrÃ©villon",
    "In Lee's 1992 campaign, Betsy White, an aide, coined the term “old pier” in describing it.": "Betsy White",
    "Many came, some of them in doubt about the plan, and the mayor, Ann Lee, said it was late.": "Ann Lee",
    "At the meeting, many of them in doubt, the chairman, Paul Manor, suggested that it was late.": "Paul Manor",
    "Former prosecutor and Arden City Mayor Rudy Julian called it a “joke.”": "Rudy Julian",
    "The Donald Marsh-led field grew. Mr. Marsh said that it was late.": "Donald Marsh",
    "Wilayat Twitter is a wing. Twitter said it had closed accounts.": "Twitter",
    "The Harbour Post announced a plan. Then the Post announced that it would print it.": "Harbour Post",
    "Democrats' candidate, Sen. Tim Kane (D-Ohio), promised reform.": "Tim Kane",
    "Focus on the deal: Hilda Crane, who leads the party, promised to praise it.": "Hilda Crane",
    '"Go home!" wrote a man calling himself Paul Paulsen.': "Paul Paulsen",
    "Similarly, William J. Benner, a former secretary, said it was late.": "William J. Benner",
    "Stacy Bake of Columbia, Ohio says it was late.": "Stacy Bake",
    "Ann Crane spent much of the run-up to the vote calling Roe a fool.": "Ann Crane",
    "A former candidate -- John McCane, who lost the vote -- said it was late.": "John McCane",
    "Al Sharpert came. “No,” Sharppert said.": "Al Sharpert",
    "In the 1980s, Harbour Group planted articles alleging that it was late.": "Harbour Group",
    "Speaking later on the show, Sen. Claire Cask, who backs Crane, said it was late.": "Claire Cask",
    "Donald J. Crane won. His son Donald Jr. said it was late.": "Donald Jr.",
    "Mr. Crane, who is tough, seldom speaks of his losses.": "Crane",
    "Dr. Tom Willis will be interviewed about Ann Lee calling it a sham.": "Ann Lee",
    "In a letter dated Feb. 12, 2012 — months before the storm — Eric Nord, a director, said it was late.": "Eric Nord",
    'Jo Hemsley, the author of "Going Home," about the spread of news, said it was late.': "Jo Hemsley",
    "Asked by Stephan to respond to the criticism, Carson said, “What does it say about them?”": "Carson",
    "Ana Costa Reyes came. “No,” Ms. Costa said.": "Ana Costa Reyes",
    "The Marlow Research Center spoke. Another Marlow study found that it was late.": "Marlow Research Center",
    "Ann Lee came. A statement from Lee’s office said it was late.": "Lee's office",
    "News of the album spread just as Hot Peppers announced a concert.": "Hot Peppers",
    "Ann Lee's party sued the board in court on Friday, claiming that it was late.": "Lee's party",
    "“Good,” former State policy planning director Anne-Marie Slate wrote.": "Anne-Marie Slate",
    "Vik Amat, dean of the school, said it was late. “No,” Dean Amat said.": "Vik Amat",
    "As The Daily Caller reported, the star gave them money.": "Daily Caller",
    "Don Trump came. The Advocate had chided the council for it.": "The Advocate",
    "Sunday at the party's convention Sen. Eliza Warne (D-Ohio) said it was late.": "Eliza Warne",
    "Sen. Kris Gill (D-Ohio), a supporter of the plan for peace told a host she believed it was late.": "Kris Gill",
    "Continuing to explain his view, Carson rejected the notion, saying that he was wrong.": "Carson",
    "Manafort all but begged reporters to ask him about it.": "Manafort",
    "The other man, his cousin James Yorke, 40, said it was late.": "James Yorke",
    "Biden complained about the tone but defended Ben Sand as a rival, and said it was late.": "Biden",
    "On Sunday, Hilda Crane was on television talking about what she would do.": "Hilda Crane",
    "To nudge it along, one group, Partnership for Growth, said it was late.": "Partnership for Growth",
    "Ben Sand is releasing a new 30-second ad calling on voters to act.": "Ben Sand",
    "De Blasier: Trust us\n\nMayor Bill de Blasier came. De Blasier said that it was late.": "Bill de Blasier",
    "One of them, Harbour Group, has threatened to leave.": "Harbour Group",
    "One of his former allies, former Arden Rep. Pat Shore, said it was sad.": "Pat Shore",
    "The pier was old, according to a declaration filed in court by John F. Hale, a judge.": "John F. Hale",
    "A resident who gave his name as Tariq said the shelling went on.": "Tariq",
    "Ahmed bin Salman al-Rashid said he knew.": "Ahmed bin Salman al-Rashid",
    "The Harbour Post Fact Checker said it rained.": "Harbour Post Fact Checker",
}


@pytest.mark.parametrize("text", JOINT)
def test_all_who_speak_together_are_named(text):
    assert only_speaker(text) == JOINT[text]


@pytest.mark.parametrize("text", ALONE)
def test_only_the_one_who_speaks_is_named(text):
    assert only_speaker(text) == ALONE[text]


def test_the_time_of_a_report_is_no_speaker():
    assert only_speaker("In a string of radio ads announced Friday, Crane and his allies praise the plan.") == "Crane"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee came. Even the organizer of a rally for peace said the rules were bad.",
        "Ann Lee came. The school’s Facebook post said that she was kind.",
        "Ann Lee came. Indeed, friends of more controls on rude speech say there is a link.",
        "Ann Lee came. “Go,” Lee said. One tweet said: “This is very very sad.”",
        "Fifty of the nation's top experts said that the rules were bad.",
        "As for the candidate Hilda Crane, his son said that the rules were bad.",
        "Majorities of voters in five states said that the rules were bad.",
        "A campaign TV ad released Thursday said that the rules were bad.",
        "Crane lost, with the campaign of the former senator from Ohio saying that the rules were bad.",
        "Partisans on both sides warn that the leading candidate is bad.",
        "Ann Lee came. Most of her rivals said that the rules were bad.",
        "Ann Lee came. A senior official close to Lee said that the rules were bad.",
    ],
)
def test_a_source_without_a_name_keeps_its_description(text):
    assert speakers(text)[-1][1]


def test_words_that_keep_their_quantifier_are_shown_with_it():
    assert only_speaker("Most of the ministers said that the rules were bad.") == "most of the ministers"


def test_somebody_named_only_as_a_relative_does_not_take_the_surname_over():
    text = (
        "Pat Smythe, the mother of victim Sean Smythe, rejected the claim. “She lied to me,” Smythe said.\n\n"
        "On the plane Smythe talked to her husband, Frank Smythe, about it. “She lied,” Smythe said."
    )
    assert {speaker for speaker, _ in speakers(text)} == {"Pat Smythe"}


def test_somebody_named_in_passing_does_not_take_the_surname_over():
    text = (
        "Tom Murph, the senator, spoke. “No,” Murph said. He praised a nurse, Anne Murph, who fell. “Go,” Murph said."
    )
    assert {speaker for speaker, _ in speakers(text)} == {"Tom Murph"}
    text = "Ann Lee and Bob Lee came. Former mayor Bob Lee sat down. “Never,” Lee said."
    assert only_speaker(text) == "Bob Lee"


def test_a_paper_is_called_by_its_full_name_and_keeps_an_article_that_belongs_to_it():
    assert only_speaker("The Harbour Times was there. The Times reported that Lee had left.") == "Harbour Times"
    assert only_speaker("It rose last year, according to The Hill.") == "The Hill"


def test_a_ministry_called_by_its_field_is_the_ministry():
    text = "State calls letters of Lee 'secret.'\n\nThe State Department said 22 letters were secret."
    assert {speaker for speaker, _ in speakers(text)} == {"State Department"}


def test_a_verb_in_a_headline_is_no_given_name():
    text = "As Its Rivals Pair Up, Will Twister Be Next?\n\nTwister said it would not sell."
    assert only_speaker(text) == "Twister"


def test_the_source_of_a_headline_ends_before_its_verb_and_its_topic():
    assert speakers("Lee Wades In: Urges Arden to Stay\n\nAnn Lee has waded in.")[0] == ("Ann Lee", False)
    assert (
        speakers("Hilda: Crew Mother ‘Absolutely Wrong’ on This\n\nHilda Crane spoke on Sunday.")[0][0] == "Hilda Crane"
    )
    assert speakers("Milbrook: Members ‘Waving The Flag’ Of Surrender\n\nThat is rain.")[0] == ("Milbrook", False)
    assert speakers("Actor Who Praised Ted Crane Just Called Hilda Lame Names\n\nTed Crane left.")[0][1]
    anonymous = speakers("Harbour Guard On Lee: ‘We Do Not Pay Candidates’\n\nAnn Lee ran and won her seat.")[0]
    assert anonymous != ("Ann Lee", False)


def test_the_holder_of_a_claim_stands_right_before_it():
    text = "It is one more reason to consider Jeb Roe’s proposal to rebuild the harbour."
    assert only_speaker(text) == "Jeb Roe"
