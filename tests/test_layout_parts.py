"""Layout: what is told apart, on invented articles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.furniture import is_furniture
from analysis.layout import find_paragraphs, find_parts

BODY = (
    "The ferry to Oakville was cancelled on Monday after a storm tore the landing stage from its moorings.",
    "Harbour master Ines Calder said the stage would be rebuilt before the summer season begins in June.",
    "Residents of the two islands now cross by the mail boat, which takes twelve people and no cars at all.",
)


def parts(*paragraphs: str, gap: str = "\n\n") -> list[tuple[str, str]]:
    text = gap.join(paragraphs)
    return [(part.kind, text[part.start : part.end].strip()) for part in find_parts(text, find_paragraphs(text))]


def kinds(*paragraphs: str) -> list[str]:
    return [kind for kind, _ in parts(*paragraphs)]


def test_a_headline_a_deck_and_the_day_stand_before_the_body():
    found = parts("Storm stops ferry", "Mail boat is full, captain says.", "May 3, 2021, 7:07 PM", *BODY)
    assert found[:3] == [
        ("title", "Storm stops ferry"),
        ("deck", "Mail boat is full, captain says."),
        ("dateline", "May 3, 2021, 7:07 PM"),
    ]
    assert found[3][0] == "body"
    assert len(found) == 4


def test_a_headline_with_a_full_stop_is_a_headline_when_the_paragraphs_after_it_are_longer():
    assert parts("Storm stops ferry to islands.", *BODY)[0] == ("title", "Storm stops ferry to islands.")


def test_a_line_after_a_headline_that_ends_in_a_semicolon_is_its_deck():
    assert kinds("Storm stops ferry;", "Mail boat is the only way across.", *BODY)[:2] == ["title", "deck"]


def test_a_text_without_a_headline_is_all_body():
    assert kinds(*BODY) == ["body"]


def test_one_sentence_is_body():
    assert kinds("The mayor said the ferry was safe.") == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2021",
        "Monday, May 3, 2021",
        "Published May 3, 2021 at 7:07 p.m. EDT",
        "Updated: 2021-05-03 19:07 GMT",
        "By Ines Calder",
        "By INES CALDER and TOM ROE, Example News",
    ],
)
def test_days_and_bylines_are_datelines(line):
    assert kinds("Storm stops ferry", line, *BODY)[:3] == ["title", "dateline", "body"]


@pytest.mark.parametrize("line", ["By Friday the ferry was running again.", "In May 2021 the ferry stopped."])
def test_a_sentence_that_begins_like_a_byline_or_a_day_is_body(line):
    assert "dateline" not in kinds("Storm stops ferry", line, *BODY)


@pytest.mark.parametrize(
    "dateline",
    [
        "OAKVILLE (AP) — ",
        "OAKVILLE, May 3 (Reuters) - ",
        "PORT HENRY, Calif. -- ",
        "Oakville (AFP) – ",
        "Oakville, Westland — ",
        "May 3, 2021— -- ",
        "(CNN) -- ",
    ],
)
def test_a_dateline_opens_the_body_and_is_no_part_of_it(dateline):
    found = parts("Storm stops ferry", dateline + BODY[0], *BODY[1:])
    assert found[1] == ("dateline", dateline.strip())
    assert found[2][1].startswith("The ferry")


@pytest.mark.parametrize("opening", ["The ferry - a new one - was ", "Harbour master Calder — the first — was "])
def test_a_dash_inside_the_first_sentence_makes_no_dateline(opening):
    assert kinds("Storm stops ferry", opening + BODY[0], *BODY[1:]) == ["title", "body"]


def test_what_a_site_puts_after_the_last_sentence_is_furniture():
    found = parts("Storm stops ferry", *BODY, "Tom Roe contributed to this report.", "Island News Live", "Weather map")
    assert found[-1] == ("furniture", "Tom Roe contributed to this report.\n\nIsland News Live\n\nWeather map")


def test_a_name_under_a_closing_quotation_is_not_furniture():
    assert kinds("Storm stops ferry", *BODY, '"We will rebuild it before the summer."', "Ines Calder, harbour master")[
        -1
    ] == ("body")


def test_a_list_after_a_colon_is_not_furniture():
    assert kinds("Storm stops ferry", *BODY, "Still running today:", "The mail boat", "The night boat")[-1] == "body"


def test_verse_and_notes_without_full_stops_are_not_furniture():
    verse = ("Oh the boat is gone", "and the quay is bare", "and the gulls are there", "and the night is long")
    assert "furniture" not in kinds("Ferry song", *verse)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry fares rise",
        "Related stories",
        "Advertisement",
        "Sign up for our newsletter",
        "Follow Ines Calder on Twitter @calder",
        "(Reporting by Tom Roe; editing by Ann Lee)",
        "Copyright 2021 Island News. All rights reserved.",
        "A version of this article appears in print on page 3.",
        "LOAD-DATE: May 4, 2021",
        "Photo: Tom Roe",
        "___",
        "https://example.org/ferry",
        ".caption { color: red }",
    ],
)
def test_wordings_of_sites_and_archives_are_furniture_wherever_they_stand(line):
    assert is_furniture(line, 0, len(line))
    assert ("furniture", line) in parts("Storm stops ferry", BODY[0], line, *BODY[1:])


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by Senator Roe, the bill gives the islands a ferry, he said.",
        "Recommended by doctors, the crossing is calm in June.",
        "Copyright lawyers said the song was theirs.",
        'Read more books, she told the pupils: "They are free."',
        "Follow the coast and you reach Oakville.",
        "The storm contributed to the loss of the ferry, Calder said.",
        "Advertising fell by a third last year.",
        "Watch the boats go by and you will understand.",
    ],
)
def test_sentences_that_begin_like_furniture_are_not(line):
    assert not is_furniture(line, 0, len(line))


def test_lines_wrapped_by_hand_are_one_paragraph():
    wrapped = (
        "The ferry to Oakville was cancelled on Monday after a storm tore\n"
        "the landing stage from its moorings, and nobody on either of the\n"
        "two islands expects it to run again before the summer season of\n"
        "next year.\n\n"
        "Harbour master Ines Calder said the stage would be rebuilt, but\n"
        "that the firm which built it had closed, and that a new one will\n"
        "have to be found on the mainland.\n"
    )
    spans = find_paragraphs(wrapped)
    assert [wrapped[start:end].split()[0] for start, end in spans] == ["The", "Harbour"]


def test_short_ragged_lines_that_go_on_with_a_small_letter_are_one_paragraph():
    wrapped = (
        "Senator Ada Marsh of Oakville, who in\nthe course of the day’s debate called the ferry plan “a childish\n"
        "dream,” said that the vote was “the\nend of it. The boats are\nsold,” and left.\n\n"
        "The plan’s friends\ndisagreed.\n"
    )
    spans = find_paragraphs(wrapped)
    assert [wrapped[start:end].split()[0] for start, end in spans] == ["Senator", "The"]


def test_one_line_a_paragraph_stays_so():
    text = "\n".join(BODY * 3)
    assert len(find_paragraphs(text)) == 9


def test_windows_line_ends_are_kept_and_understood():
    text = "\r\n\r\n".join(["Storm stops ferry", *BODY])
    found = [(part.kind, text[part.start : part.end].strip()) for part in find_parts(text, find_paragraphs(text))]
    assert found[0] == ("title", "Storm stops ferry")


@given(st.text(alphabet=st.sampled_from("aZ .\n\"“'-—:\r\t1\ufeff\0"), max_size=200))
def test_the_parts_cover_every_paragraph_in_order(text):
    paragraphs = find_paragraphs(text)
    found = find_parts(text, paragraphs)
    assert all(part.start < part.end for part in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for part in found for at in range(part.start, part.end)}
    assert all(at in covered for start, end in paragraphs for at in range(start, end) if not text[at].isspace())


@pytest.mark.parametrize("unit", ["A", "1 ", '"', "By ", "A, ", "x\n", "—", "Follow ", "a.b "])
def test_time_grows_with_length_and_not_faster(unit):
    from time import process_time

    def seconds(times: int) -> float:
        text = unit * times
        best = 9.0
        for _ in range(3):
            start = process_time()
            find_parts(text, find_paragraphs(text))
            best = min(best, process_time() - start)
        return best

    assert seconds(160_000) < 16 * max(seconds(20_000), 0.002)
