"""The workbench as a program sees it: filters, chart, evidence and selection always agree."""

import io
import re
from statistics import median
from time import perf_counter, sleep

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.widgets.workbench import Workbench


@pytest.fixture
def workbench(invent_tables):
    return Workbench.of(*invent_tables(200))


def bars(workbench):
    """What the buttons of the chart say, by name: {"Mara Quill": 12.0}."""
    said = re.findall(r'aria-label="([^"]*)" aria-pressed', workbench.charts.page.html)
    return {name: float(rest.split(" (")[0].replace(",", "")) for name, rest in (one.split(": ", 1) for one in said)}


def listed(workbench):
    return [int(row) for row in re.findall(r'<li class="evidence" data-row="(\d+)"', workbench.statements.page.html)]


def test_the_selection_is_the_whole_table_at_first(workbench, invent_tables):
    _, quotes, _ = invent_tables(200)
    assert workbench.selection["quote_id"].tolist() == quotes["quote_id"].tolist()
    assert {"source", "date", "title"} <= set(workbench.selection.columns)


def test_a_filter_changes_chart_evidence_and_selection_together(workbench):
    workbench.filters.kinds.value = ("direct",)
    selection = workbench.selection
    assert set(selection["kind"]) == {"direct"}
    expected = selection["speaker"].fillna("nobody named").str.split(" & ").explode().value_counts()
    assert bars(workbench) == expected.to_dict()
    first = workbench.holding.quotes.loc[listed(workbench), "quote_id"].tolist()
    assert first == selection["quote_id"][:20].tolist()
    assert f"<strong>{len(selection)}</strong> of 200" in workbench._status.html


def test_a_click_on_a_bar_shows_the_statements_behind_it_and_leaves_the_chart(workbench):
    before = bars(workbench)
    name = list(before)[1]
    workbench.charts.page.pick("row-1")
    assert len(workbench.selection) == before[name]
    assert all(name in (speaker or "nobody named") for speaker in workbench.selection["speaker"].fillna("nobody named"))
    assert bars(workbench) == before
    workbench.charts.page.pick("row-1")
    assert len(workbench.selection) == 200


def test_a_click_on_a_bar_of_hedges_shows_the_hedged_statements_of_that_speaker(workbench):
    workbench.charts.measure.value = "hedges"
    workbench.charts.page.pick("row-0")
    assert workbench.selection["hedges"].min() > 0


@pytest.mark.parametrize("chart", ["time", "words"])
def test_a_click_on_a_point_or_a_word_shows_as_many_statements_as_it_says(workbench, chart):
    workbench.charts.chart.value = chart
    says = workbench.charts.drawn.buttons[2].says
    workbench.charts.page.pick("row-2")
    assert len(workbench.selection) == int(re.search(r"(\d+) statement", says)[1])


def test_a_change_of_filters_lifts_the_click(workbench):
    workbench.charts.page.pick("row-0")
    workbench.filters.text.value = "quay"
    assert set(workbench.selection["content"]) == {"the quay must be cleared"}


def test_a_click_that_comes_late_still_means_the_value_that_was_clicked(workbench):
    boxes = workbench.filters.speakers._boxes
    number = re.search(
        r'data-pick="(\d+)"[^>]*>(?:<span class="chip"[^>]*></span>)?<span class="name">Dita Holm', boxes.html
    )[1]
    workbench.filters.text.value = "quay"
    workbench.filters.kinds.value = ("direct",)
    boxes.pick(number)
    assert workbench.filters.choices.speakers == ("Dita Holm",)


def test_filters_keep_their_order_while_their_counts_change(workbench):
    names = re.findall(r'class="name">([^<]*)', workbench.filters.speakers._boxes.html)
    workbench.filters.text.value = "quay"
    assert re.findall(r'class="name">([^<]*)', workbench.filters.speakers._boxes.html) == names


def test_a_browser_that_connects_late_is_sent_everything_again(workbench, monkeypatch):
    sent = []
    monkeypatch.setattr("ipywidgets.Widget.send_state", lambda widget, key=None: sent.append(widget))
    workbench._status._handle_custom_msg({"ready": True}, [])
    for widget in (workbench._title, workbench._body.layout, workbench.filters.text, workbench.charts.page):
        assert widget in sent


def test_clear_brings_everything_back(workbench):
    workbench.filters.text.value = "no such words"
    assert len(workbench.selection) == 0
    assert "No statement fits" in workbench.statements.page.html
    workbench.statements.page.pick("clear")
    assert len(workbench.selection) == 200
    assert workbench.filters.text.value == ""


def test_an_unknown_or_forged_pick_changes_nothing(workbench):
    for pick in ("row-99", "row--1", "row-x", "", "article:9999", "page:-3", "mark:nothing", "review:1"):
        workbench.charts.page.pick(pick)
        workbench.statements.page.pick(pick)
    assert len(workbench.selection) == 200
    assert listed(workbench)


def test_selected_evidence_belongs_to_the_selection(workbench):
    workbench.filters.speakers.value = ("Dita Holm",)
    assert set(workbench.selected_evidence["quote_id"]) <= set(workbench.selection["quote_id"])
    assert workbench.selected_evidence["measure"].eq("hedging").sum() == workbench.selection["hedges"].sum()


def test_a_session_is_saved_in_the_corpus_folder_and_restored(tmp_path, invent_tables):
    folder = written(tmp_path, invent_tables)
    first = Workbench(folder)
    first.working.wait()
    first.filters.text.value = "harbour"
    first.charts.measure.value = "words"
    first.charts.page.pick("row-0")
    expected = first.selection
    first.sessions.save.click()
    second = Workbench(folder)
    second.working.wait()
    second.sessions.restore.click()
    pd.testing.assert_frame_equal(second.selection, expected)
    assert second.session() == first.session()


def written(folder, invent_tables):
    documents, _, _ = invent_tables(30)
    for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True):
        (folder / f"{doc_id}.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text('title = "Harbour <b>talks</b>"\n', encoding="utf-8")
    return folder


def test_a_corpus_folder_is_opened_found_and_measured(tmp_path, invent_tables):
    workbench = Workbench(written(tmp_path, invent_tables))
    selection = workbench.selection
    assert len(selection) >= 25
    assert "hedges" in selection.columns
    assert "Harbour &lt;b&gt;talks&lt;/b&gt;" in workbench._title.value


def test_another_corpus_of_the_same_folder_can_be_opened(tmp_path, invent_tables):
    for name in ("harbour", "quay"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, invent_tables)
    (tmp_path / "quay" / "corpus.toml").write_text('title = "On the quay"\n')
    workbench = Workbench(tmp_path / "harbour")
    workbench.working.wait()
    workbench.filters.text.value = "harbour"
    assert workbench.corpora.options == ("harbour", "quay")
    workbench.corpora.value = "quay"
    assert len(workbench.selection) >= 25
    assert workbench.holding.title == "On the quay"
    assert workbench.filters.choices.empty


def test_a_statement_is_corrected_from_its_place_in_the_evidence(tmp_path, invent_tables):
    workbench = Workbench(written(tmp_path, invent_tables))
    workbench.working.wait()
    quote_id = workbench.holding.quotes["quote_id"].iloc[7]
    workbench.statements.page.pick("review:7")
    workbench.working.wait()
    assert workbench.reviewer.statements.current.row["quote_id"] == quote_id
    workbench.reviewer.reviewer.value = "A. Reader"
    workbench.reviewer.statements.speaker.value = "Somebody Else"
    workbench.reviewer.statements.change_speaker.click()
    workbench.review.close_review.click()
    workbench.working.wait()
    assert workbench.review.children == ()
    assert workbench.selection.set_index("quote_id").at[quote_id, "speaker"] == "Somebody Else"


def test_the_review_is_opened_without_a_statement_and_closed_without_reading_again(tmp_path, invent_tables):
    workbench = Workbench(written(tmp_path, invent_tables))
    workbench.working.wait()
    before = workbench.holding
    workbench.by_hand.click()
    workbench.working.wait()
    reviewer = workbench.reviewer
    assert workbench.review.children[-1] is reviewer
    workbench.review.close_review.click()
    assert workbench.holding is before
    workbench.by_hand.click()
    workbench.working.wait()
    assert workbench.reviewer is reviewer


def test_a_review_of_articles_that_have_changed_is_dropped(tmp_path, invent_tables):
    folder = written(tmp_path, invent_tables)
    workbench = Workbench(folder)
    workbench.working.wait()
    workbench.by_hand.click()
    workbench.working.wait()
    workbench.reload()
    workbench.working.wait()
    assert workbench.reviewer is not None
    path = next(folder.glob("*.txt"))
    path.write_text(path.read_text() + "More.")
    workbench.reload()
    workbench.working.wait()
    assert workbench.reviewer is None
    assert workbench.review.children == ()


def test_tables_that_have_no_folder_cannot_be_corrected(workbench):
    assert "review:" not in workbench.statements.page.html
    workbench.statements.page.pick("review:1")
    assert workbench.reviewer is None


def test_reading_again_applies_corrections_and_keeps_the_choices(tmp_path, invent_tables):
    from analysis.review.log import add_edits
    from analysis.review.making import correct_speaker

    workbench = Workbench(written(tmp_path, invent_tables))
    workbench.working.wait()
    workbench.filters.kinds.value = ("indirect",)
    quote = workbench.selection.iloc[0]
    text = workbench.holding.text_of(quote["doc_id"])
    add_edits(tmp_path, [correct_speaker(quote, text, "A. Reader", "Somebody Else")])
    workbench.again.click()
    workbench.working.wait()
    selection = workbench.selection.set_index("quote_id")
    assert selection.at[quote["quote_id"], "speaker"] == "Somebody Else"
    assert set(selection["kind"]) == {"indirect"}


def test_corrections_that_no_longer_fit_are_announced(tmp_path, invent_tables):
    from analysis.review.log import add_edits
    from analysis.review.making import correct_speaker

    workbench = Workbench(written(tmp_path, invent_tables))
    quote = workbench.selection.iloc[0]
    text = workbench.holding.text_of(quote["doc_id"])
    add_edits(tmp_path, [correct_speaker(quote, text, "A. Reader", "Somebody Else")])
    (tmp_path / f"{quote['doc_id']}.txt").write_text("Another story\n\nNothing was said here.\n")
    workbench.reload()
    workbench.working.wait()
    assert "1 of the corrections by hand" in workbench.working.said


def test_a_corpus_that_cannot_be_opened_is_said_in_words(tmp_path):
    workbench = Workbench(tmp_path / "nowhere")
    workbench.working.wait()
    assert "does not exist" in workbench.working.said and 'role="alert"' in workbench.working.said
    with pytest.raises(InputError, match="No corpus is open"):
        _ = workbench.selection


def test_cancelling_stops_the_work_and_keeps_what_was_there(workbench):
    got = []

    def endless(watch):
        for _ in watch(iter(int, 1), "counting"):
            sleep(0.001)

    workbench.working.start(endless, got.append, "Counting")
    assert workbench.working.busy
    workbench.working.cancel()
    workbench.working.wait(5)
    assert not workbench.working.busy
    assert got == [] and "cancelled" in workbench.working.said
    assert len(workbench.selection) == 200


@pytest.mark.parametrize(
    ("form", "read"), [("csv", pd.read_csv), ("xlsx", pd.read_excel), ("parquet", pd.read_parquet)]
)
def test_the_table_exported_is_the_selection(workbench, form, read):
    workbench.filters.kinds.value = ("mixed",)
    table = read(io.BytesIO(workbench.exports.table(form)))
    selection = workbench.selection
    assert table.columns.tolist() == selection.columns.tolist()
    assert table["quote_id"].tolist() == selection["quote_id"].tolist()
    assert table["content"].tolist() == selection["content"].tolist()
    assert table["hedges"].tolist() == selection["hedges"].tolist()


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_chart_is_exported_as_a_picture(workbench, form):
    begins = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    assert workbench.exports.figure(form).startswith(begins[form])


def test_the_citation_names_corpus_filters_version_and_a_fingerprint(workbench):
    workbench.filters.text.value = "harbour"
    assert re.fullmatch(
        r"Harbour talks in Port Avel\. \d+ of 200 statements \(text: “harbour”\)\. Parley \S+, "
        r"\d{4}-\d\d-\d\d\. Selection [0-9a-f]{8}\.",
        workbench.citation,
    )


def test_every_control_has_a_label(workbench):
    for control in (workbench.filters.text, workbench.filters.since, workbench.filters.until):
        assert control.description
    for page in (workbench.charts.page, workbench.statements.page, workbench._status):
        assert page.label
    assert "<legend>Speaker</legend>" in workbench.filters.speakers._boxes.html


def test_the_chart_says_in_words_what_it_shows(workbench):
    alt = re.search(r'<svg[^>]*aria-label="([^"]*)"', workbench.charts.page.html)[1]
    assert alt.startswith("Bar chart of statements for each speaker: ")
    for name, value in bars(workbench).items():
        assert f"{name}: {value:g}" in alt


CHANGES = {
    "a speaker": lambda w, n: setattr(w.filters.speakers, "value", (("Mara Quill",), ("Dita Holm",), ())[n]),
    "a search": lambda w, n: setattr(w.filters.text, "value", ("harbour", "quay", "ship")[n]),
    "the confidence": lambda w, n: setattr(w.filters.confidence, "value", (60, 40, 0)[n]),
    "the measure": lambda w, n: setattr(w.charts.measure, "value", ("hedges", "words", "tone")[n]),
    "the unit": lambda w, n: setattr(w.charts.by, "value", ("group", "kind", "speaker")[n]),
    "a click": lambda w, n: w.charts.page.pick(f"row-{n}"),
    "over time": lambda w, n: another_chart(w, n, "time"),
    "words": lambda w, n: another_chart(w, n, "words"),
    "dispersion": lambda w, n: another_chart(w, n, "dispersion"),
    "a page": lambda w, n: w.statements.page.pick(f"page:{n + 1}"),
    "sorting": lambda w, n: setattr(w.statements.order, "value", ("newest", "longest", "uncertain")[n]),
    "a concordance": lambda w, n: setattr(w.statements.view, "value", ("concordance", "statements", "concordance")[n]),
    "an article": lambda w, n: w.statements.page.pick(f"article:{1000 * n}"),
    "undo": lambda w, n: w.undo(),
}


def another_chart(workbench, number, chart):
    """From the bars to another chart, and not to one that is remembered."""
    workbench._still = True
    workbench.charts.chart.value = "bars"
    workbench._still = False
    workbench.charts._cache.clear()
    workbench.charts.chart.value = chart


@pytest.fixture(scope="module")
def large(invent_tables):
    return Workbench.of(*invent_tables(10_000))


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_at_ten_thousand_statements_is_drawn_in_under_300_ms(large, change):
    large.filters.reset()
    taken = []
    for number in range(3):
        begun = perf_counter()
        CHANGES[change](large, number)
        taken.append(perf_counter() - begun)
    assert median(taken) < 0.3, [f"{1000 * one:.0f} ms" for one in taken]


def ticks(workbench):
    """The row of the statement that each tick of the chart opens, by the number of its button."""
    return workbench.charts.drawn.opens


def test_a_click_on_a_tick_opens_the_article_at_that_statement_and_outlines_it(workbench):
    workbench.charts.chart.value = "dispersion"
    number, row = list(ticks(workbench).items())[3]
    workbench.charts.page.pick(f"row-{number}")
    assert workbench.statements.article == row
    assert workbench.statements.page.scroll == str(row)
    pressed = re.findall(r'data-pick="row-(\d+)"[^>]*aria-pressed="true"', workbench.charts.page.html)
    assert str(number) in pressed
    assert {ticks(workbench)[int(one)] for one in pressed} == {row}
    workbench.statements.page.pick("back")
    assert 'aria-pressed="true"' not in workbench.charts.page.html


def test_a_line_of_the_concordance_outlines_its_tick(workbench):
    workbench.filters.text.value = "harbour"
    workbench.charts.chart.value = "dispersion"
    workbench.statements.view.value = "concordance"
    row = next(iter(ticks(workbench).values()))
    workbench.statements.page.pick(f"article:{row}")
    assert 'aria-pressed="true"' in workbench.charts.page.html


def test_a_click_on_the_name_of_an_article_shows_its_statements(workbench):
    workbench.charts.chart.value = "dispersion"
    says = workbench.charts.drawn.buttons[2].says
    workbench.charts.page.pick("row-2")
    assert workbench.selection["doc_id"].nunique() == 1
    assert len(workbench.selection) == says.count("%")


def test_the_places_of_a_word_that_was_clicked_are_shown(workbench):
    workbench.charts.chart.value = "words"
    workbench.charts.page.pick("row-0")
    word = workbench.session().picked.word
    workbench.charts.chart.value = "dispersion"
    assert workbench.filters.choices.text == word
    assert f"“{word}”" in workbench.charts.drawn.picture.alt


def test_later_articles_are_a_page_away(workbench):
    workbench.charts.chart.value = "dispersion"
    first = workbench.charts.drawn.picture.numbers["doc_id"].unique()
    workbench.charts.page.pick("turn:1")
    second = workbench.charts.drawn.picture.numbers["doc_id"].unique()
    assert len(first) == len(second) == 20 and not set(first) & set(second)
    workbench.charts.page.pick("turn:9")
    assert set(workbench.charts.drawn.picture.numbers["doc_id"]) == set(second)
    workbench.filters.kinds.value = ("direct",)
    assert "page 1 of" in workbench.charts.page.html


def test_only_the_articles_of_a_dispersion_are_stops_of_the_tab_key(workbench):
    workbench.charts.chart.value = "dispersion"
    html = workbench.charts.page.html
    assert html.count('class="pickable"') > 100
    assert len(re.findall(r'class="pickable"[^>]*tabindex="0"', html)) == 20
