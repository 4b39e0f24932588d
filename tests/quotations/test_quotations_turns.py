"""Transcripts and headlines: labels that name the speaker, on invented texts."""

from marked import found_in

TRANSCRIPT = """SECRETARY BROOK: We met today. (Laughter.) It went well.

QUESTION: Did Hale say that he would resign?

SECRETARY BROOK: He did not.

And I did not ask.

QUESTION: (Inaudible) tomorrow?"""


def test_each_turn_of_a_transcript_is_its_speakers_statement():
    assert [(what, who) for what, _, who, _ in found_in(TRANSCRIPT)] == [
        ("We met today … It went well", "SECRETARY BROOK"),
        ("Did Hale say that he would resign?", "QUESTION"),
        ("He did not", "SECRETARY BROOK"),
        ("And I did not ask", "SECRETARY BROOK"),
        ("tomorrow?", "QUESTION"),
    ]


def test_questions_and_answers_alternate():
    text = "Q. How did it go?\n\nA. Well.\n\nQ. Is that all?\n\nA. Yes."
    assert [(what, who) for what, _, who, _ in found_in(text)] == [
        ("How did it go?", "Q."),
        ("Well", "A."),
        ("Is that all?", "Q."),
        ("Yes", "A."),
    ]


def test_labels_have_their_titles_in_capitals_and_notes_in_brackets_are_nobodys():
    text = "MR. BROOK: Is it open?\n\nDR. HALE: It is.\n\n[Long pause.]\n\nMR. BROOK: Good."
    assert [(what, who) for what, _, who, _ in found_in(text)] == [
        ("Is it open?", "MR. BROOK"),
        ("It is", "DR. HALE"),
        ("Good", "MR. BROOK"),
    ]


def test_a_headline_names_its_source_before_a_colon():
    text = "Mayor Brook: Pier Is Safe\n\nThe pier of Oakville is old."
    assert found_in(text) == [("Pier Is Safe", ":", "Mayor Brook", None)]


def test_a_paragraph_may_name_the_source_of_a_quotation_before_a_colon():
    text = 'The pier of Oakville is old.\n\nTom Hale: "It should be closed at once."'
    assert found_in(text) == [('"It should be closed at once."', ":", "Tom Hale", None)]


def test_labels_that_name_nobody_are_no_sources():
    assert found_in("Breaking: Pier closed\n\nThe pier of Oakville is old.\n\nUpdate: It rains.") == []


def test_a_quotation_may_be_signed_behind_a_dash():
    text = "“The pier is safe and will stay open.” – Commissioner Ada Brook"
    assert found_in(text) == [("“The pier is safe and will stay open.”", "–", "Commissioner Ada Brook", None)]


def test_a_quotation_may_be_announced_before_a_colon():
    text = "The council met.\n\nAnd from Chair Tom Hale: “The pier is safe and will stay open.”"
    assert found_in(text) == [("“The pier is safe and will stay open.”", ":", "Chair Tom Hale", None)]
