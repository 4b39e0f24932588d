"""The review widget: every decision goes to review.csv, is seen at once and is there after a restart."""

import pytest

from analysis import find_quotes, load
from analysis.errors import InputError
from analysis.review.log import read_review
from analysis.widgets.review import Reviewer

TEXT = (
    "Storm stops ferry 🛟\n\nInes Calder said the ferry would sail again on Friday. “We lost the <b>winter</b>,” said "
    "Tobin Ashe, the mayor, “and the café.” The council said that repairs might cost 40,000 crowns.\n"
)
CALM = "A calm day\r\n\r\nNothing happened. Dita Holm muttered a word about the quay.\r\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "storm.txt").write_bytes(TEXT.encode())
    (tmp_path / "calm.txt").write_bytes(CALM.encode())
    return tmp_path


@pytest.fixture
def reviewer(folder):
    return Reviewer(folder, name="Jo")


@pytest.fixture
def desk(reviewer):
    return reviewer.statements


@pytest.fixture
def articles(reviewer):
    reviewer.view.value = "articles"
    reviewer.articles.go_to("calm")
    return reviewer.articles


def select(desk, text, words):
    """Select words as a browser tells it."""
    desk.page.select(text.index(words), text.index(words) + len(words), words)


def show(desk, words):
    desk.go_to(next(q for q in desk.queue if words in desk._book.statement(q).row["content"]))


def actions(folder):
    return [edit.action for edit in read_review(folder)]


def quote(reviewer, words):
    return next(row for row in reviewer.quotes.to_dict("records") if words in row["content"])


def test_accepting_and_rejecting_go_on_to_the_next_statement(reviewer, desk, folder):
    desk.page.pick("accept")
    assert desk.at == 1
    desk.page.pick("reject")
    assert actions(folder) == ["accept", "reject"]
    assert len(reviewer.quotes) == len(reviewer.book.found) - 1
    desk.page.pick("previous")
    assert desk.current.rejected
    assert "<b>rejected</b> by Jo" in desk.page.html


def test_who_opens_the_review_again_goes_on_where_it_was_left(desk, folder):
    desk.page.pick("accept")
    assert Reviewer(folder).statements.at == 1


def test_a_corrected_speaker_is_there_when_the_corpus_is_read_again(reviewer, desk, folder):
    show(desk, "winter")
    desk.speaker.value, reviewer.why.value = "Oskar Lind", "the caption"
    desk.change_speaker.click()
    assert desk.current.row["speaker"] == "Oskar Lind"
    assert "Oskar Lind" in find_quotes(load(folder))["speaker"].tolist()
    edit = read_review(folder)[0]
    assert (edit.reviewer, edit.was, edit.became, edit.why) == ("Jo", "Tobin Ashe", "Oskar Lind", "the caption")
    assert reviewer.why.value == ""


def test_the_extent_is_what_was_selected(reviewer, desk, folder):
    show(desk, "sail again")
    select(desk, TEXT, "sail again ")
    desk.page.pick("extent")
    assert desk.current.row["content"] == "sail again"
    start = TEXT.index("sail again")
    assert read_review(folder)[0].new_fragments == ((start, start + len("sail again")),)


def test_without_a_selection_the_extent_stays(reviewer, desk, folder):
    desk.page.pick("extent")
    assert "Select the words" in reviewer.message.value
    select(desk, TEXT, "sail again")
    desk.page.select(5, 5, "")
    desk.page.pick("extent")
    assert actions(folder) == []


def test_what_a_browser_counts_differently_is_refused(reviewer, desk, folder):
    desk.page.select(10, 14, "ship")
    desk.page.pick("extent")
    assert "not what stands there" in reviewer.message.value
    desk.page.select(-5, 10**9, "")
    desk.page.pick("add")
    assert actions(folder) == []


def test_the_pieces_of_a_broken_quotation_are_edited_one_by_one(reviewer, desk):
    show(desk, "sail again")
    select(desk, TEXT, "the ferry")
    desk.page.pick("extent")
    select(desk, TEXT, "on Friday")
    desk.page.pick("piece")
    assert desk.current.row["content"] == "the ferry … on Friday"
    select(desk, TEXT, "ferry would")
    desk.page.pick("replace:0")
    assert desk.current.row["content"] == "ferry would … on Friday"
    select(desk, TEXT, "would sail again")
    desk.page.pick("piece")
    assert desk.current.row["content"] == "ferry would sail again … on Friday"
    desk.page.pick("remove:1")
    assert desk.current.row["content"] == "ferry would sail again"
    desk.page.pick("remove:7")
    assert "no such piece" in reviewer.message.value
    desk.page.pick("remove:0")
    assert "Choose the words" in reviewer.message.value


def test_a_missed_statement_is_added_and_can_be_corrected_like_any_other(reviewer, desk):
    select(desk, TEXT, "40,000 crowns")
    desk.speaker.value = "Ines Calder"
    desk.page.pick("add")
    added = quote(reviewer, "40,000 crowns")
    assert reviewer.quotes["reviewed"].value_counts()["added"] == 1
    reviewer.go_to(reviewer.quotes.query("reviewed == 'added'")["quote_id"].iloc[0])
    desk.speaker.value = "Dita Holm"
    desk.change_speaker.click()
    assert reviewer.quotes.query("reviewed == 'added'")["speaker"].tolist() == ["Dita Holm"]
    assert added["doc_id"] == "storm"
    desk.page.pick("undo")
    desk.page.pick("undo")
    assert "added" not in reviewer.quotes["reviewed"].tolist()


def test_a_missed_statement_is_added_in_an_article_without_any_with_its_cue(reviewer, articles, folder):
    assert "The finder found" in articles.page.html or "quay" in articles.page.html
    articles.page.select(CALM.index("muttered"), CALM.index("muttered") + 8, "muttered")
    articles.page.pick("cue")
    assert "Cue: “muttered”" in articles.page.html
    select(articles, CALM, "Nothing happened")
    articles.speaker.value = "Dita Holm"
    articles.page.pick("add")
    row = quote(reviewer, "Nothing happened")
    assert (row["doc_id"], row["speaker"], row["cue"], row["cue_lemma"]) == ("calm", "Dita Holm", "muttered", "mutter")
    assert articles.cue is None
    articles.listing.pick(f"open:{row['quote_id']}")
    assert reviewer.view.value == "statements"
    assert reviewer.statements.current.row["content"] == "Nothing happened"


def test_the_cue_need_not_be_given_and_can_be_left_out(reviewer, articles):
    articles.page.pick("cue")
    assert articles.cue is None
    select(articles, CALM, "muttered")
    articles.page.pick("cue")
    articles.page.pick("no cue")
    select(articles, CALM, "Nothing happened")
    articles.page.pick("add")
    assert not isinstance(quote(reviewer, "Nothing happened")["cue"], str)


def test_an_article_that_was_read_to_its_end_is_said_to_be_and_recall_is_known_then(reviewer, articles, folder):
    for quote_id in [each.row["quote_id"] for each in reviewer.book.statements("calm")]:
        reviewer.go_to(quote_id)
        reviewer.statements.page.pick("accept")
    reviewer.view.value = "articles"
    assert "not yet read to its end" in articles.page.html
    select(articles, CALM, "Nothing happened")
    articles.page.pick("add")
    assert "<td>recall</td><td>not known</td>" in reviewer.summary.value
    articles.page.pick("read")
    assert "read to its end by Jo" in articles.page.html
    assert "<td>recall</td><td>not known</td>" not in reviewer.summary.value
    articles.page.pick("read")
    assert "said so of this article already" in reviewer.message.value
    articles.page.pick("unread")
    assert articles.article.value == "storm"
    (folder / "calm.txt").write_bytes(CALM.replace("calm", "mild").encode())
    assert Reviewer(folder).book.readers("calm") == []


def test_articles_are_found_by_their_titles_and_turned_over(articles):
    articles.find.value = "storm FERRY"
    assert articles.article.value == "storm"
    articles.find.value = "nowhere"
    assert "No article has these words" in articles.page.html
    articles.page.pick("next")
    articles.page.pick("add")
    articles.find.value = ""
    articles.go_to("calm")
    articles.page.pick("next")
    assert articles.article.value == "storm"
    articles.page.pick("next")
    articles.page.pick("previous")
    assert articles.article.value == "calm"


def test_a_long_article_is_read_part_by_part_to_its_end(tmp_path):
    line = "Nothing happened on the quay, and nobody spoke.\n"
    text = line * 2_000 + "Dita Holm shook her head at the ropes.\n"
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    reviewer = Reviewer(tmp_path, name="Jo")
    reviewer.view.value = "articles"
    articles = reviewer.articles
    assert "Part 1 of 3" in articles.page.html
    articles.page.pick("read")
    assert "This is not its end" in reviewer.message.value
    for part in (1, 2):
        articles.page.pick(f"part:{part}")
    assert 'data-text="0"' not in articles.page.html
    select(articles, text, "the ropes")
    articles.page.pick("add")
    assert reviewer.quotes["content"].tolist() == ["the ropes"]
    articles.page.pick("read")
    assert "read to its end by Jo" in articles.page.html
    articles.page.pick("part:99")
    assert articles.part == 2


def test_hedges_and_tone_are_labelled_and_the_label_is_shown(reviewer, desk):
    desk.page.pick("label:h")
    desk.page.pick("label:1")
    assert reviewer.quotes.iloc[reviewer.quotes["hand_hedging"].notna().argmax()]["hand_tone"] == "negative"
    assert desk.page.html.count('aria-pressed="true"') == 2


def test_undo_takes_back_ones_own_last_edit_only(reviewer, desk, folder):
    desk.page.pick("reject")
    other = Reviewer(folder, name="Ann")
    other.statements.page.pick("undo")
    assert "nothing of yours to undo" in other.message.value
    desk.page.pick("undo")
    assert actions(folder) == ["reject", "undo"]
    assert len(reviewer.quotes) == len(reviewer.book.found)
    desk.page.pick("undo")
    assert "nothing of yours to undo" in reviewer.message.value


def test_without_a_name_nothing_is_written(folder):
    reviewer = Reviewer(folder)
    reviewer.statements.page.pick("accept")
    assert "Say who is reviewing" in reviewer.message.value
    assert actions(folder) == []


def test_the_text_is_shown_as_plain_characters_and_every_action_has_a_key(desk):
    show(desk, "winter")
    assert "&lt;b&gt;winter&lt;/b&gt;" in desk.page.html
    assert "<b>winter" not in desk.page.html
    for key in "arunphj123em+":
        assert f'data-key="{key}"' in desk.page.html


def test_line_ends_and_other_signs_that_a_browser_would_drop_are_kept(articles):
    assert "A calm day&#13;\n&#13;\nNothing" in articles.page.html


def test_precision_and_what_no_longer_fits_are_shown(reviewer, desk, folder):
    assert "Nobody has reviewed" in reviewer.summary.value
    show(desk, "Friday")
    desk.page.pick("accept")
    assert "<td>precision</td><td>100%" in reviewer.summary.value
    (folder / "storm.txt").write_text(TEXT.replace("Friday", "Monday"), encoding="utf-8")
    assert "no longer fits: accept by Jo" in Reviewer(folder).summary.value


def test_an_unknown_or_forged_pick_changes_nothing(reviewer, desk, folder):
    for pick in ("word:9999", "word:x", "label:z", "label:", "", "replace:x", "remove:"):
        desk.page.pick(pick)
        reviewer.articles.page.pick(pick)
        reviewer.settling.page.pick(pick)
    for pick in ("open:nothing", "open:", "settle:0:0", "settle:9:9", "settle:x:1"):
        reviewer.articles.page.pick(pick)
        reviewer.settling.page.pick(pick)
    assert actions(folder) == []


def test_a_corpus_that_is_no_folder_is_refused(folder):
    with pytest.raises(InputError, match="is no folder"):
        Reviewer(folder / "storm.txt")


def test_a_statement_outside_the_sample_can_be_gone_to(folder):
    reviewer = Reviewer(folder, name="Jo", order="random", size=1)
    shown = reviewer.statements.current.row["quote_id"]
    other = next(each for each in reviewer.book.found["quote_id"] if each != shown)
    reviewer.go_to(other)
    assert reviewer.statements.current.row["quote_id"] == other
    with pytest.raises(InputError, match="no such statement"):
        reviewer.go_to("storm#999")


def test_a_corpus_without_any_statement_can_be_reviewed(tmp_path):
    (tmp_path / "calm.txt").write_text("Nothing happened.\n", encoding="utf-8")
    reviewer = Reviewer(tmp_path, name="Jo")
    reviewer.statements.page.pick("accept")
    reviewer.statements.page.pick("next")
    assert "no statement to review" in reviewer.message.value
    reviewer.view.value = "articles"
    reviewer.articles.page.select(0, 7, "Nothing")
    reviewer.articles.page.pick("add")
    assert reviewer.quotes["content"].tolist() == ["Nothing"]


@pytest.fixture
def two(reviewer, desk, folder):
    """Jo and Ann on the same statements, not of one mind; Ann is reviewing."""
    show(desk, "winter")
    desk.page.pick("accept")
    show(desk, "repairs")
    desk.page.pick("accept")
    ann = Reviewer(folder, name="Ann")
    ann.blind.value = True
    show(ann.statements, "winter")
    ann.statements.speaker.value = "Oskar Lind"
    ann.statements.change_speaker.click()
    show(ann.statements, "repairs")
    ann.statements.page.pick("reject")
    ann.view.value = "settling"
    return ann


def test_who_judges_by_herself_does_not_see_what_others_decided(reviewer, desk, folder):
    show(desk, "repairs")
    desk.page.pick("reject")
    ann = Reviewer(folder, name="Ann")
    show(ann.statements, "repairs")
    assert "rejected" in ann.statements.page.html
    ann.blind.value = True
    assert "not yet reviewed" in ann.statements.page.html
    ann.reviewer.value = "Jo"
    assert "rejected" in ann.statements.page.html


def test_disagreements_stand_side_by_side_below_the_agreement(two):
    html = two.settling.page.html
    assert "2 disagreements to settle, 0 settled" in html
    for words in ("Tobin Ashe", "Oskar Lind", "It is a statement", "It is none", "Krippendorff", "Who says it?"):
        assert words in html


def test_a_disagreement_is_settled_by_choosing_one_side(two, folder):
    two.why.value = "heard it again"
    row = two.settling.unsettled["decision"].tolist().index("speaker")
    two.settling.page.pick(f"settle:{row}:1")
    assert "1 disagreement to settle, 1 settled" in two.settling.page.html
    edit = read_review(folder)[-1]
    assert (edit.action, edit.reviewer, edit.became, edit.why) == (
        "settle speaker", "Ann", "Tobin Ashe", "heard it again"
    )  # fmt: skip
    assert edit.was == "Ann: Oskar Lind; Jo: Tobin Ashe"
    assert quote(two, "winter")["speaker"] == "Tobin Ashe"
    two.settling.page.pick("undo")
    assert "2 disagreements to settle" in two.settling.page.html


def test_one_reviewer_is_told_that_a_second_is_needed(reviewer, desk):
    reviewer.view.value = "settling"
    assert "Nobody has reviewed this corpus" in reviewer.settling.page.html
    desk.page.pick("accept")
    assert "Only Jo has reviewed this corpus" in reviewer.settling.page.html
