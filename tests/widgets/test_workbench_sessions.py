"""Going back: undo and redo, what is kept by itself, and how what is shown came about."""

import json

import pandas as pd
import pytest

from analysis.exploring.autosaving import LAST, Autosave
from analysis.exploring.choices import Choices
from analysis.exploring.history import History
from analysis.exploring.sessions import SESSIONS, Session
from analysis.widgets.workbench import Workbench


@pytest.fixture
def workbench(invent_tables):
    return Workbench.of(*invent_tables(120))


@pytest.fixture
def corpus(tmp_path, invent_tables):
    folder = tmp_path / "harbour"
    folder.mkdir()
    documents, _, _ = invent_tables(30)
    for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True):
        (folder / f"{doc_id}.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text('title = "Harbour talks"\n', encoding="utf-8")
    return folder


def opened(folder, **settings):
    workbench = Workbench(folder, **settings)
    workbench.working.wait()
    return workbench


def test_undo_goes_back_one_change_at_a_time_and_redo_forward_again(workbench):
    seen = [workbench.session()]
    workbench.filters.kinds.value = ("direct",)
    seen.append(workbench.session())
    workbench.charts.measure.value = "hedges"
    seen.append(workbench.session())
    workbench.charts.page.pick("row-1")
    seen.append(workbench.session())
    for session in reversed(seen[:-1]):
        workbench._status.pick("undo")
        assert workbench.session() == session
    workbench._status.pick("undo")
    assert workbench.session() == seen[0]
    for session in seen[1:]:
        workbench._status.pick("redo")
        assert workbench.session() == session


def test_a_change_after_an_undo_leaves_nothing_to_redo(workbench):
    workbench.filters.kinds.value = ("direct",)
    workbench.undo()
    workbench.filters.kinds.value = ("mixed",)
    workbench.redo()
    assert workbench.filters.choices == Choices(kinds=("mixed",))
    assert 'data-pick="redo" disabled' in workbench._status.html


def test_turning_a_page_is_no_step():
    history = History()
    for page in range(3):
        history.note(Session(chart="bars", page=page))
    assert history.back() is None


def test_all_statements_can_be_cleared_and_the_filters_brought_back(workbench):
    workbench.filters.text.value = "harbour"
    n = len(workbench.selection)
    workbench._status.pick("clear")
    assert len(workbench.selection) == 120
    workbench._status.pick("undo")
    assert len(workbench.selection) == n < 120


def test_what_was_on_show_is_offered_when_the_corpus_is_opened_again(corpus):
    first = opened(corpus)
    assert first.sessions.last is None and first.sessions.offer.layout.display == "none"
    first.filters.text.value = "harbour"
    first.charts.measure.value = "words"
    second = opened(corpus)
    assert second.filters.choices.empty, "nobody is shown a part without having asked for it"
    assert "harbour" in second.sessions.offer.html
    second.sessions.offer.pick("resume")
    assert second.session() == first.session()
    assert second.sessions.offer.layout.display == "none"


def test_it_can_be_opened_where_one_left_off_or_afresh(corpus):
    first = opened(corpus)
    first.filters.text.value = "harbour"
    assert opened(corpus, resume=True).filters.choices == Choices(text="harbour")
    third = opened(corpus)
    third.sessions.offer.pick("afresh")
    assert third.filters.choices.empty and third.sessions.last is None


def test_what_is_kept_by_itself_is_no_saved_session_and_none_of_gits_business(corpus):
    workbench = opened(corpus)
    workbench.filters.text.value = "harbour"
    assert json.loads((corpus / SESSIONS / LAST).read_text())["choices"] == {"text": "harbour"}
    assert LAST in (corpus / SESSIONS / ".gitignore").read_text().split()
    workbench.sessions.save.click()
    assert workbench.sessions.name.options == ("session",)


def test_a_damaged_file_or_a_folder_that_cannot_be_written_to_stops_nothing(corpus):
    (corpus / SESSIONS).write_text("a file where a folder should be")
    workbench = opened(corpus)
    workbench.filters.text.value = "harbour"
    assert "is not kept by itself" in workbench.sessions._fault.value
    assert len(workbench.selection) > 0
    (corpus / SESSIONS).unlink()
    (corpus / SESSIONS).mkdir()
    (corpus / SESSIONS / LAST).write_text('{"version": 1, "choices": {"nothing": 1}}')
    assert Autosave(corpus).last() is None


def test_another_corpus_does_not_overwrite_what_was_kept_of_the_first(corpus, tmp_path):
    other = tmp_path / "quay"
    other.mkdir()
    (other / "a.txt").write_text('"It may rain," said Jane Roe.')
    workbench = opened(corpus)
    workbench.filters.text.value = "harbour"
    workbench.open_corpus(other)
    workbench.working.wait()
    assert Autosave(corpus).last().choices.text == "harbour"


def test_reading_again_leaves_undo_as_it_was(corpus):
    workbench = opened(corpus)
    workbench.filters.text.value = "harbour"
    workbench.again.click()
    workbench.working.wait()
    assert workbench.filters.choices == Choices(text="harbour")
    workbench.undo()
    assert workbench.filters.choices.empty


def test_every_step_to_what_is_shown_says_how_many_statements_it_left(workbench):
    workbench.filters.kinds.value = ("direct",)
    workbench.filters.text.value = "harbour"
    workbench.charts.page.pick("row-0")
    steps = workbench.lineage
    direct = workbench.holding.quotes["kind"].eq("direct")
    assert [step.what for step in steps[:4]] == ["Read", "Found and named", "Corrected by hand", "Measured"]
    assert ("Filtered", "kind: direct", int(direct.sum())) in [(s.what, s.says, s.n_left) for s in steps]
    assert [step.what for step in steps[4:]] == ["Filtered", "Filtered", "Clicked", "In view"]
    assert steps[-1].n_left == len(workbench.selection)
    assert steps[-1].says.endswith(workbench.citation.split("Selection ")[1].rstrip("."))
    assert "24 articles" in steps[0].says
    saved = workbench.exports.steps().decode()
    assert workbench.citation in saved and "kind: direct" in saved


def test_the_steps_name_the_corrections_that_were_applied(corpus):
    from analysis.review.log import add_edits
    from analysis.review.making import correct_speaker, reject

    workbench = opened(corpus)
    quotes = workbench.selection
    text = workbench.holding.text_of(quotes["doc_id"][0])
    add_edits(corpus, [correct_speaker(quotes.iloc[0], text, "A. Reader", "Somebody Else")])
    add_edits(corpus, [reject(quotes.iloc[1], workbench.holding.text_of(quotes["doc_id"][1]), "B. Reader")])
    workbench.reload()
    workbench.working.wait()
    assert workbench.lineage[2].says == "1 reject, 1 speaker, by A. Reader and B. Reader"
    assert workbench.lineage[2].n_left == len(quotes) - 1


def test_the_code_under_the_steps_makes_the_selection_again(corpus, workbench, invent_tables):
    for shown, names in (
        (opened(corpus), {}),
        (workbench, dict(zip(("documents", "quotes", "evidence"), invent_tables(120), strict=True))),
    ):
        shown.filters.text.value = "harbour"
        shown.filters.kinds.value = ("direct", "indirect", "mixed")
        shown.charts.page.pick("row-0")
        exec(shown.code, names)
        expected = names["selection"].reset_index(drop=True)
        pd.testing.assert_frame_equal(expected, shown.selection, check_like=False)
