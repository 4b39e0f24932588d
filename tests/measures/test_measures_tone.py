"""Tone: praise and blame, negation, names of things, and the side of the target on which a word stands."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.measures import tone as tones
from analysis.measures import tone_places
from analysis.measures.measuring import measure_text
from analysis.measures.tone import tone, weights
from analysis.measures.tone_fitting import Judged, fit, folds, predict
from analysis.measures.tone_places import find_target, observe
from analysis.measures.vader import vader
from analysis.measures.words import read_words


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The rescue was a wonderful success.", 1),
        ("The reckless raid was a disaster.", -1),
        ("The ferry leaves at noon.", 0),
        ("It was a shameful lie and a betrayal.", -1),
        ("She was praised for her courage.", 1),
    ],
)
def test_praise_is_positive_and_blame_negative(text, label):
    assert tone(text).label == label


@pytest.mark.parametrize("word", ["good", "honest", "brave"])
def test_not_turns_a_word_round(word):
    assert tone(f"The plan is not {word}.").score < tone(f"The plan is {word}.").score


@pytest.mark.parametrize(
    "thing",
    ["the Security Council", "the defence minister", "interest rates", "the party", "security forces", "crisis talks"],
)
def test_names_of_things_are_no_feelings(thing):
    text = f"He wrote about {thing} on Monday."
    words = read_words(text)
    place = text.index(thing)
    named = [w for w in tone(text).words if place <= w[0] < place + len(thing)]
    assert named == []
    assert find_target(words, thing) is not None


def test_united_is_a_name_with_a_capital_and_praise_without():
    assert not any(
        "United" in "United Ferries sailed."[s:e] for s, e, _ in tone("They said United Ferries sailed.").words
    )
    assert tone("They are a united and happy crew.").score > 0


def test_the_tone_towards_a_target_depends_on_the_side_it_stands_on():
    text = "Ada Roe attacked Bo Lind over the lies."
    assert tone(text, "Ada Roe").score != tone(text, "Bo Lind").score


def test_who_is_accused_is_blamed_more_than_who_accuses():
    text = "Ada Roe accused Bo Lind of corruption and fraud."
    assert tone(text, "Bo Lind").score < tone(text, "Ada Roe").score


def test_a_target_that_does_not_occur_gets_the_tone_of_the_whole():
    text = "The rescue was a wonderful success."
    assert tone(text, "Norland") == tone(text)


def test_a_target_is_found_as_whole_words_whatever_its_case():
    words = read_words("Norlanders love NORLAND’s coast.")
    assert find_target(words, "norland") == (2, 3)
    assert find_target(words, "land") is None


@given(st.text(max_size=80), st.sampled_from([None, "a", "Norland"]))
def test_scores_stay_between_their_bounds_and_agree_with_their_labels(text, target):
    found = tone(text, target)
    assert -1 <= found.score <= 1 and not math.isnan(found.score)
    assert found.label in (-1, 0, 1)
    assert found.label * found.score >= 0


@given(st.lists(st.sampled_from("good bad not Norland attacked , “ ” he 's".split()), max_size=20).map(" ".join))
def test_every_word_behind_a_score_stands_in_the_text(text):
    for start, end, weight in tone(text, "Norland").words:
        assert text[start:end].strip() and not math.isnan(weight)


@pytest.mark.parametrize("headline", ["Mayor slams ferry owners", "Outbreak shuts harbour school"])
def test_words_of_headlines_that_vader_lacks_blame(headline):
    assert vader(headline)[1] == []
    assert tone(headline).label == -1


def test_a_positive_test_is_no_praise():
    assert not any(start == 14 for start, _, _ in tone("The cook tests positive for measles.").words)


def test_words_of_news_that_vader_lacks_have_a_valence():
    assert vader("The talks were constructive.") == (0.0, [])
    assert tone("The talks were constructive.").score > tone("The talks were on Monday.").score
    assert tone("The talks were not constructive.").score < tone("The talks were constructive.").score


def test_a_valence_that_is_no_number_is_refused_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "news_valence.csv").write_text("term,valence,source\nfine,much,me\n", "utf-8")
    monkeypatch.setattr(tone_places, "FOLDER", tmp_path)
    tone_places.news_valences.cache_clear()
    with pytest.raises(InputError, match=r"news_valence\.csv, line 2"):
        tone_places.news_valences()
    tone_places.news_valences.cache_clear()


def test_the_score_is_the_sum_of_the_lines_of_the_list():
    text = "The envoy was praised."
    lines = weights()
    pull = charge = 0.0
    words = read_words(text)
    for place, term, by_tone, by_charge, _ in observe(words, vader(text)[1], None):
        line = lines[place].get(term, (0.0, 0.0))
        pull, charge = pull + line[0] * by_tone, charge + line[1] * by_charge
    positive, negative = math.exp(charge + pull), math.exp(charge - pull)
    assert tone(text).score == pytest.approx((positive - negative) / (positive + negative + 1))


def test_editing_a_line_of_the_list_changes_the_tone(monkeypatch):
    before = tone("The tollgate opened.").score
    edited = {place: dict(lines) for place, lines in weights().items()}
    edited["anywhere"]["tollgate"] = (2.0, 1.0)
    monkeypatch.setattr(tones, "weights", lambda: edited)
    assert tone("The tollgate opened.").score > before


def test_a_weight_that_is_no_number_is_refused_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "tone.csv").write_text("term,place,tone,charge,source\n(bias),anywhere,much,0,me\n", "utf-8")
    monkeypatch.setattr(tones, "FOLDER", tmp_path)
    tones.weights.cache_clear()
    with pytest.raises(InputError, match=r"tone\.csv, line 2"):
        tones.weights()
    tones.weights.cache_clear()


JUDGED = [
    Judged(f"{thing} was {word} in week {week}", thing, label, f"article {week}")
    for week in range(12)
    for thing in ("Norland", "the quay")
    for word, label in (("sunlit", 1), ("clogged", -1), ("listed", 0))
]


def test_fitting_learns_which_words_praise_and_which_blame():
    found = fit(JUDGED, ridge=1.0)
    assert found["anywhere", "sunlit"][0] > 0 > found["anywhere", "clogged"][0]
    assert all(predict(found, s) == s.label for s in JUDGED)


def test_fitting_gives_people_s_names_no_weight():
    assert not any("norland" in term for _, term in fit(JUDGED, ridge=1.0))


def test_articles_are_never_split_over_folds():
    for train, held in folds(JUDGED):
        assert {JUDGED[i].article for i in train}.isdisjoint({JUDGED[i].article for i in held})
    assert sorted(i for _, held in folds(JUDGED) for i in held) == list(range(len(JUDGED)))


def test_a_word_that_pulls_to_no_side_but_makes_one_likelier_is_listed_as_charged():
    term = next(
        term for term, (pull, charge) in weights()["anywhere"].items() if term.isalpha() and pull == 0 and charge != 0
    )
    _, evidence = measure_text(f"They saw the {term} there.")
    assert (term, "tone", "charged", 0.0) in {(text, *rest) for _, _, text, *rest in evidence}
