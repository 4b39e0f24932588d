"""Comparing in the workbench: intervals on request, in a process that can be cancelled."""

import re
import time

import pandas as pd
import pytest

from analysis.comparison.quantities import quantity
from analysis.errors import InputError
from analysis.exploring.apart import Apart
from analysis.widgets.workbench import Workbench


def refuse(name):
    raise InputError(f"{name} cannot be compared.")


def test_work_apart_returns_what_the_call_returns():
    assert Apart(sorted, [3, 1, 2]).result() == [1, 2, 3]


def test_work_apart_ends_at_once_when_it_is_told_to():
    apart = Apart(time.sleep, 60)
    begun = time.perf_counter()
    apart.end()
    assert time.perf_counter() - begun < 5
    assert not apart._process.is_alive()


@pytest.mark.parametrize(("arguments", "error"), [(("A",), InputError), ((), RuntimeError)])
def test_a_fault_apart_is_a_fault_here(arguments, error):
    with pytest.raises(error):
        Apart(refuse, *arguments).result()


def test_the_comparison_is_that_of_compare_on_what_the_filters_leave(invent_tables):
    from analysis.comparison.comparing import compare

    documents, quotes, evidence = invent_tables(120)
    workbench = Workbench.of(documents, quotes, evidence)
    workbench.filters.speakers.value = ("Mara Quill", "Dita Holm")
    workbench.charts.measure.value = "hedges"
    workbench.compared.start()
    workbench.working.wait()
    left = quotes[quotes["speaker"].str.contains("Mara Quill|Dita Holm", na=False)]
    left = left.merge(documents[["doc_id", "source", "date"]], on="doc_id")
    measures = ["share_statements", "share_words", "hedges", "boosters", "tone"]
    expected = compare(left, documents, ["Mara Quill", "Dita Holm"], measures)
    pd.testing.assert_frame_equal(workbench.compared.comparison, expected)
    hedges = expected[(expected["measure"] == "hedges") & (expected["speaker"] == "Dita Holm")].iloc[0]
    html = workbench.compared.page.html
    assert f"<td>{hedges['estimate']:.3g}</td>" in html
    assert workbench.compared.keywords is not None and "word" in workbench.compared.keywords.columns
    place = int(re.search(r'side-(\d+)">Dita Holm', html)[1])
    workbench.compared.page.pick(f"side-{place}")
    assert set(workbench.selection["speaker"]) == {"Dita Holm"}
    workbench.filters.text.value = "harbour"
    assert workbench.compared.comparison is None and workbench.compared.page.html == ""


@pytest.fixture(scope="module")
def compared(invent_tables):
    """A workbench in which three speakers are compared, and how often each of them hedges is drawn."""
    workbench = Workbench.of(*invent_tables(120))
    workbench.filters.speakers.value = ("Mara Quill", "Dita Holm", "Oskar Lind")
    workbench.charts.measure.value = "hedges"
    workbench.compared.start()
    workbench.working.wait()
    return workbench


def said_by_rows(page):
    return re.findall(r'data-pick="(row-\d+)"[^>]*aria-label="([^"]*)"', page.html)


def test_every_side_and_every_difference_is_drawn_with_its_interval(compared):
    panel = compared.compared
    rows = panel.comparison[panel.comparison["measure"] == "hedges"]
    for page, pairs in ((panel.sides, False), (panel.pairs, True)):
        expected = rows[rows["versus"].notna() == pairs]
        said = said_by_rows(page)
        assert len(said) == len(expected) == 3
        for (_, words), row in zip(said, expected.to_dict("records"), strict=True):
            assert words.startswith(row["speaker"] + (" − " + row["versus"] if pairs else ""))
            numbers = [float(n.replace("−", "-")) for n in re.findall(r"[+−-]?\d+\.?\d*", words)]
            for wanted in (row["estimate"], row["low"], row["high"]):
                assert any(abs(found - wanted) <= max(0.005, 0.005 * abs(wanted)) for found in numbers), (words, wanted)
            assert words in page.html.split('aria-label="')[1], "the whole chart says it, too"


def test_another_measure_is_drawn_without_comparing_again(compared):
    panel = compared.compared
    before, table = panel.sides.html, panel.comparison
    panel.measure.value = "tone"
    assert panel.comparison is table
    assert panel.sides.html != before and quantity("tone").label in panel.sides.html
    panel.measure.value = "hedges"
    assert panel.sides.html == before


def test_a_click_on_a_difference_shows_the_statements_of_both(compared):
    pick, words = said_by_rows(compared.compared.pairs)[1]
    compared.compared.pairs.pick(pick)
    both = set(words.split(":")[0].split(" − "))
    selection = compared.selection
    assert len(both) == 2 and selection["hedges"].min() > 0
    assert all(both & set(speaker.split(" & ")) for speaker in selection["speaker"])
    assert {name for speaker in selection["speaker"] for name in speaker.split(" & ")} >= both
    compared.compared.pairs.pick(pick)


@pytest.mark.parametrize(
    ("form", "begins"), [(".csv", b"\xef\xbb\xbf"), (".md", b"| who"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
def test_the_comparison_is_saved_with_the_filters_under_it(compared, form, begins):
    content = compared.compared.file(form)
    assert content.startswith(begins) or form == ".csv"
    if form in (".csv", ".md"):
        assert "speaker: Mara Quill or Dita Holm or Oskar Lind" in content.decode("utf-8-sig")
