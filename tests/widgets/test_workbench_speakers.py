"""Who is who, in the workbench: what is merged, split or renamed stands in corpus.toml and can be taken back."""

import re

import pytest

from analysis import find_quotes, load
from analysis.corpus.settings import read_settings
from analysis.widgets.workbench import Workbench

TOML = """# my notes
title = "Harbour"

[[speakers]]
name = "Mara Quill"  # the mayor
aliases = ["M. Quill"]
group = "Council"
"""
TEXT = """Quay reopens

“The quay may reopen,” said Mara Quill. “It must be cleared first,” said M. Quill.

Tobin Ashe said that nobody had asked the dockers. “We lost the winter,” said Toby Ashe.
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "corpus.toml").write_text(TOML, encoding="utf-8")
    (folder / "quay.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def workbench(corpus):
    workbench = Workbench(corpus)
    workbench.working.wait()
    workbench.who.click()
    return workbench


def choose(workbench, name):
    desk = workbench.speakers
    [(pick, _)] = [
        found for found in re.findall(r'data-pick="(speaker:\d+)"[^>]*>([^<]*)', desk.list.html) if found[1] == name
    ]
    desk.list.pick(pick)
    assert desk.chosen == name
    return desk


def settled(workbench):
    workbench.working.wait()
    return set(workbench.selection["speaker"])


def test_the_desk_opens_on_request_and_lists_every_speaker_with_what_the_articles_call_them(corpus):
    workbench = Workbench(corpus)
    workbench.working.wait()
    assert workbench.speakers.layout.display == "none"
    workbench.who.click()
    assert workbench.speakers.layout.display == ""
    assert all(name in workbench.speakers.list.html for name in ("Mara Quill", "Tobin Ashe", "Toby Ashe"))
    desk = choose(workbench, "Mara Quill")
    assert "aliases in corpus.toml: M. Quill" in desk.entry.html
    assert desk.group.value == "Council"
    workbench.who.click()
    assert workbench.speakers.layout.display == "none"


def test_merging_two_speakers_is_kept_and_applied(workbench, corpus):
    assert settled(workbench) == {"Mara Quill", "Tobin Ashe", "Toby Ashe"}
    desk = choose(workbench, "Tobin Ashe")
    desk.same.value = "Toby Ashe"
    desk._merge()
    assert settled(workbench) == {"Mara Quill", "Tobin Ashe"}
    assert set(find_quotes(load(corpus))["speaker"]) == {"Mara Quill", "Tobin Ashe"}
    assert "# the mayor" in (corpus / "corpus.toml").read_text("utf-8"), "what the researcher wrote is left alone"
    assert "Toby Ashe" in desk.entry.html and desk.chosen == "Tobin Ashe"


def test_a_change_is_taken_back_byte_for_byte(workbench, corpus):
    before = (corpus / "corpus.toml").read_bytes()
    desk = choose(workbench, "Tobin Ashe")
    desk.same.value = "Toby Ashe"
    desk._merge()
    settled(workbench)
    desk.undo.click()
    assert settled(workbench) == {"Mara Quill", "Tobin Ashe", "Toby Ashe"}
    assert (corpus / "corpus.toml").read_bytes() == before
    assert desk.undo.disabled


def test_splitting_an_alias_makes_it_a_speaker_of_its_own(workbench):
    desk = choose(workbench, "Mara Quill")
    assert "M. Quill" in desk.other.options
    desk.other.value = "M. Quill"
    desk._split()
    assert settled(workbench) == {"Mara Quill", "M. Quill", "Tobin Ashe", "Toby Ashe"}


def test_a_renamed_speaker_is_still_found_under_the_old_name(workbench, corpus):
    desk = choose(workbench, "Mara Quill")
    desk.name.value = "Mara Quill-Roe"
    desk._rename()
    assert settled(workbench) == {"Mara Quill-Roe", "Tobin Ashe", "Toby Ashe"}
    [entry] = read_settings(corpus / "corpus.toml").speakers
    assert (entry.name, entry.aliases, entry.group) == ("Mara Quill-Roe", ["M. Quill", "Mara Quill"], "Council")
    assert desk.chosen == "Mara Quill-Roe"


def test_a_group_is_kept_and_can_be_filtered(workbench):
    desk = choose(workbench, "Tobin Ashe")
    desk.group.value = "Dockers"
    desk._group()
    workbench.working.wait()
    workbench.filters.groups.value = ("Dockers",)
    assert set(workbench.selection["speaker"]) == {"Tobin Ashe"}


def test_a_name_that_is_taken_is_refused_in_words(workbench, corpus):
    before = (corpus / "corpus.toml").read_bytes()
    desk = choose(workbench, "Tobin Ashe")
    desk.name.value = "M. Quill"
    desk._rename()
    assert "already" in desk.message.value and 'role="alert"' in desk.message.value
    desk.same.value = ""
    desk._merge()
    assert 'role="alert"' in desk.message.value
    assert (corpus / "corpus.toml").read_bytes() == before


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(workbench, corpus):
    desk = choose(workbench, "Tobin Ashe")
    desk.same.value = "Toby Ashe"
    desk._merge()
    settled(workbench)
    theirs = (corpus / "corpus.toml").read_bytes() + b"\n# theirs\n"
    (corpus / "corpus.toml").write_bytes(theirs)
    desk.undo.click()
    assert "changed since" in desk.message.value
    assert (corpus / "corpus.toml").read_bytes() == theirs


def test_names_are_shown_as_plain_characters(tmp_path):
    (tmp_path / "corpus.toml").write_text(
        '[[speakers]]\nname = "<b onclick=alert(1)>Mara</b>"\naliases = ["Mara Quill"]\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("“It rained,” said Mara Quill.\n", encoding="utf-8")
    workbench = Workbench(tmp_path)
    workbench.working.wait()
    workbench.who.click()
    workbench.speakers.list.pick("speaker:0")
    assert "<b onclick" not in workbench.speakers.list.html + workbench.speakers.entry.html
    assert "&lt;b onclick" in workbench.speakers.entry.html


def test_tables_that_have_no_folder_have_no_desk(invent_tables):
    workbench = Workbench.of(*invent_tables(10))
    workbench.speakers.toggle()
    assert workbench.speakers.layout.display == "none"
    assert workbench.who.layout.display == "none"
