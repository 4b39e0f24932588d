"""Comparing in the workbench: intervals on request, in a process that can be cancelled."""

import re
import time

import pandas as pd
import pytest

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
