"""Hedges, boosters and obligations: which words count where, one sentence of invented news a rule."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.measures import lexicon as lexicons
from analysis.measures.commitment import LISTS, find_commitment
from analysis.measures.disambiguation import RULES
from analysis.measures.lexicon import read_lexicon, read_rows, word_class
from analysis.measures.words import read_words


def cues(sentence, measure="hedging"):
    return [cue.text.lower() for cue in find_commitment(read_words(sentence)) if cue.measure == measure]


HEDGED = [
    ("The ferry may not sail tonight.", ["may"]),
    ("Dockers might strike again.", ["might"]),
    ("The strike could last for weeks.", ["could"]),
    ("The bridge could have been saved.", ["could"]),
    ("Without the pumps the town could not have survived.", ["could"]),
    ("Fog can be dangerous on this coast.", ["can"]),
    ("It can happen here.", ["can"]),
    ("A toll would hurt the poorest.", ["would"]),
    ("If the dam broke, we would lose the valley.", ["if", "would"]),
    ("That would be a mistake.", ["would"]),
    ("The count should be over by noon.", ["should"]),
    ("Should the talks fail, the port will close.", ["should"]),
    ("I think that the mayor is right.", ["i think"]),
    ("We don't believe the figures.", ["we don't believe"]),
    ("My delegation believes that a truce is near.", ["believes"]),
    ("It would appear that nobody was on board.", ["would", "appear"]),
    ("The pilot appears to have slept.", ["appears"]),
    ("It seems quiet.", ["seems"]),
    ("The figures suggest that trade is slowing.", ["suggest"]),
    ("The vote will probably be close.", ["probably"]),
    ("In our view, the text is weak.", ["in our view"]),
    ("It is, in a way, true.", ["in a way"]),
    ("The law does not necessarily apply.", ["necessarily"]),
    ("It is possible that the valve froze.", ["possible"]),
    ("There is a chance that it snows.", ["chance"]),
    ("The outcome is uncertain.", ["uncertain"]),
    ("She is likely to win.", ["likely"]),
    ("The alleged thief fled.", ["alleged"]),
    ("About 40 ships are waiting.", ["about"]),
    ("Some 300 people came.", ["some"]),
    ("Around a third of them left.", ["around"]),
    ("A year or so ago it was new.", ["or so"]),
    ("It was almost finished.", ["almost"]),
    ("He was kind of relieved.", ["kind of"]),
    ("The reply was rather cool.", ["rather"]),
    ("The result was fairly good.", ["fairly"]),
    ("We will leave if the fee rises.", ["if"]),
    ("Nobody knows whether it floats.", ["nobody knows", "whether"]),
    ("Unless it rains, the crop is lost.", ["unless"]),
    ("At least in this town, people vote.", ["at least"]),
    ("He will serve should the chance arise.", ["should"]),
    ("We would support a second reading.", ["would"]),
    ("Would they be safe there?", ["would"]),
    ("We hope that the rain will stop.", ["we hope"]),
    ("The ship is expected to dock at noon.", ["is expected to"]),
    ("The seats were about evenly divided.", ["about"]),
    ("Such a dam would spark protests.", ["would"]),
    ("Norland would not tolerate that.", ["would"]),
    ("If elected, she would ask the clerk to stay.", ["if", "would"]),
    ("We actually think it leaks.", ["think"]),
    ("I did not really believe it.", ["believe"]),
    ("Our government believes that a truce is near.", ["believes"]),
    ("In this regard, France believes that a truce is near.", ["believes"]),
    ("We fear that the ice is thin.", ["we fear"]),
    ("We hope that the council, after a winter of talks in three towns and many letters, will agree.", ["we hope"]),
    ("A short word should suffice.", ["should"]),
    ("This should help the growers.", ["should"]),
    ("There is uncertainty about the date.", ["uncertainty"]),
    ("Doubts remain.", ["doubts"]),
    ("The port has the potential to grow.", ["potential"]),
    ("The vote looks set to fail.", ["looks"]),
    ("It is looking like he will stand.", ["looking like"]),
    ("Whether ships or trains are cheaper remains open.", ["whether"]),
    ("He has a relatively storm-free berth.", ["relatively"]),
    ("Prices tend to rise in spring.", ["tend to"]),
    ("It was something like a miracle.", ["something like"]),
    ("We cannot rule out a second flood.", ["cannot rule out"]),
    ("It is rather a pity.", ["rather"]),
    ("If any ship sinks, the port will close.", ["if"]),
    ("Approximately the same number left.", ["approximately"]),
    ("It cost about as much as a barge.", ["about"]),
    ("We continue to believe that it floats.", ["believe"]),
    ("I hope so.", ["i hope so"]),
    ("the toll would hamper trade", ["would"]),
    ("There is speculation about the date.", ["speculation"]),
    ("It costs somewhere above 40 crowns.", ["somewhere"]),
    ("It is fair to say that the plan failed.", ["it is fair to say"]),
    ("whether any of the boats, or their crews, came home", ["whether"]),
    ("I have no idea.", ["i have no idea"]),
    ("He is cautiously hopeful.", ["hopeful"]),
    ("The list is about as long as the quay.", ["about"]),
    ("Virtually everybody left.", ["virtually"]),
    ("The rise can be attributed to the rain.", ["can"]),
    ("Salt can erode the piers.", ["can"]),
    ("We are still hopeful.", ["hopeful"]),
    ("I felt that the text was weak.", ["felt"]),
    ("We thought it made sense.", ["thought"]),
    ("I have assumed that it floats.", ["assumed"]),
    ("The quarrel can spiral quickly.", ["can"]),
    ("In our eyes, it is a gain.", ["in our eyes"]),
    ("It is too early to say who won.", ["too early to"]),
]

NOT_HEDGED = [
    "The talks opened in May.",
    "The fair begins on May 5.",
    "May she rest in peace.",
    "May I thank the chair.",
    "The army showed its might.",
    "Norland has the military might of an empire.",
    "He could see the harbour.",
    "She could not attend.",
    "They left so that others could eat.",
    "Could you repeat that?",
    "We can help you.",
    "Nothing can justify this.",
    "I would like to thank the envoy.",
    "He said that he would resign in March.",
    "We would urge both parties to talk.",
    "I would be grateful if you could circulate the letter.",
    "All states should pay their dues.",
    "The guilty must be punished.",
    "She leads a think tank.",
    "I believe in you.",
    "He will appear in court on Monday.",
    "I suggest a short break.",
    "He was thinking about the harbour.",
    "Come as soon as possible.",
    "It is not possible.",
    "They made it possible to trade.",
    "There is no doubt.",
    "Give him a chance to speak.",
    "Likely voters prefer the mayor.",
    "They talked about the weather.",
    "We walked around the lake.",
    "Some people like fog.",
    "This kind of help is welcome.",
    "What sort of ship is it?",
    "I prefer tea rather than coffee.",
    "Everyone was treated fairly.",
    "Call me, if necessary.",
    "Regardless of whether they signed, states must pay.",
    "It is over, whether now or later.",
    "At least 40 ships sank.",
    "Women must reach their full potential.",
    "We would all like it to end.",
    "I can be stubborn.",
    "Every child can go there.",
    "In those years we would often swim here.",
    "he would close the quay",
    "We cannot know, whatever may happen.",
    "As you may know, it rained.",
    "We hope to sail.",
    "They worry about two things.",
    "I feel the weight of it.",
    "They told us that with the lamps out, the road gone and the quay full of people, the town would be safe.",
    "They knew that after the storm, with the lamps out and the road gone, help would come late.",
    "the road would be closed for a week",
    "In 1950 the miners would walk here.",
    "We firmly believe it.",
    "Norland strongly believes that it floats.",
    "France believes strongly in the purposes of the charter.",
    "that France believes the truce is near",
    "The mayor believes the bridge is safe.",
    "My neighbour believes it.",
    "France believes in peace.",
    "We hope that you will have a good stay.",
    "All of us, from whichever town we might be, must help.",
    "Children should be able to swim here.",
    "It is a time of great uncertainty.",
    "The council answered their doubts about the dam.",
    "The crew looked at the harbour.",
    "The question is not whether we should go.",
    "They must decide whether to leave.",
    "It is not a wall; the text is not an offer that is rather a threat.",
    "She tended to the sick.",
    "We must stop something like this from happening.",
    "I don't know anything about the letter.",
    "They discussed possible ways to cross.",
    "They left so we could eat.",
    "Norland would urge both parties to talk.",
    "They met virtually, as always.",
    "We cannot possibly pay.",
    "Regardless of what the result may be, we will sail.",
    "It is, if not in June, then in July.",
    "There is no way that the wall could hold.",
    "I don't see how it floats.",
    "It was too early to sail.",
    "The country is a hopeful one.",
    "Somebody doubts it.",
    "To sail, I have to believe that it floats.",
    "They want a tax on speculation.",
    "Nobody has ever suggested that to me.",
    "The guards start looking like soldiers.",
    "She sails when she feels like it.",
    "Would you rather sail?",
    "It lies somewhere in a two-storey house.",
    "Presidential hopeful Ada Roe came.",
    "She expects me to pay.",
    "It was not mainly the fault of the crew.",
    'He called it "a start," suggesting a second round.',
    "The ship could not have come at a better time.",
    "It is not what I thought I knew.",
    "We felt the cold.",
    "The letter gave hope that the rain would end.",
    "The fact that we could meet is a gain.",
    "They spoke of possible responses.",
    "We accept, if not fully welcome, the text.",
]


@pytest.mark.parametrize(("sentence", "expected"), HEDGED, ids=lambda value: value if isinstance(value, str) else "")
def test_words_that_limit_commitment_are_hedges(sentence, expected):
    assert cues(sentence) == expected


@pytest.mark.parametrize("sentence", NOT_HEDGED)
def test_the_same_words_in_another_sense_are_not(sentence):
    assert cues(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("It may rain.", "modal"),
        ("It seems late.", "verb"),
        ("Perhaps it is late.", "adverb"),
        ("It is doubtful.", "noun_adjective"),
        ("Roughly 9 came.", "approximator"),
        ("Go unless it rains.", "conditional"),
    ],
)
def test_each_kind_of_hedge_has_a_category(sentence, category):
    assert [cue.category for cue in find_commitment(read_words(sentence))] == [category]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is clearly broken.", ["clearly"]),
        ("There is no doubt that it works.", ["there is no doubt"]),
        ("Of course we will come.", ["of course"]),
        ("She must have known.", ["must"]),
        ("We never agreed.", ["never"]),
        ("It is clear that they lied.", ["clear"]),
        ("The water was clear in spring.", []),
        ("This is not entirely wrong.", []),
        ("People at all levels agree.", []),
    ],
)
def test_words_that_raise_commitment_are_boosters(sentence, expected):
    assert cues(sentence, "boosting") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The parties must talk.", ["must"]),
        ("States should comply.", ["should"]),
        ("We have to leave.", ["have to"]),
        ("The need to act is clear.", []),
        ("She must have known.", []),
        ("Should it rain, stay.", []),
    ],
)
def test_demands_are_obligations_and_no_doubts(sentence, expected):
    assert cues(sentence, "obligation") == expected


def test_a_typographic_apostrophe_is_an_apostrophe():
    assert cues("We don’t believe it.") == ["we don’t believe"]
    assert cues("We don't believe it.") == ["we don't believe"]


@given(st.text(alphabet="may be I think, that about 40 İﬁ’'“” .?\n", max_size=80))
def test_cues_are_the_words_at_their_offsets_and_never_overlap(text):
    found = find_commitment(read_words(text))
    assert all(text[cue.start : cue.end] == cue.text for cue in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("name", [*LISTS, "reporter_hedges", "names_of_things"])
def test_every_line_of_a_list_says_its_class_and_where_it_is_from(name):
    for entry in read_lexicon(name):
        assert entry.category and entry.source
        assert not entry.rule or entry.rule in RULES


def test_every_rule_is_used_by_a_list():
    used = {entry.rule for name in [*LISTS, "reporter_hedges", "names_of_things"] for entry in read_lexicon(name)}
    assert set(RULES) <= used


def test_a_list_with_an_unknown_rule_is_refused_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "odd.csv").write_text("term,category,rule,source\nmaybe,adverb,moonlight,nobody\n", "utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    with pytest.raises(InputError, match=r"odd\.csv, line 2.*moonlight"):
        read_lexicon("odd")


def test_a_list_without_a_column_is_refused_with_its_name(tmp_path):
    (tmp_path / "odd.csv").write_text("term,category\nmaybe,adverb\n", "utf-8")
    with pytest.raises(InputError, match=r"odd\.csv, line 1.*source"):
        read_rows(tmp_path / "odd.csv", ("term", "source"))


def test_an_unknown_word_class_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="negation"):
        word_class("moonlight")
