"""The widget that makes a corpus: look, choose columns, write; errors in words."""

import datetime

import pytest

from analysis import load
from analysis.widgets.corpus_maker import CorpusMaker

NOON = datetime.datetime(2021, 5, 3, 12, tzinfo=datetime.UTC)
HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "2021-05-03 storm.txt").write_text(f"{HOSTILE} Storm stops ferry.")
    (folder / "t.csv").write_text("a,b\nThe council met at length about the boats.,Short words\n")
    (folder / f"{HOSTILE.replace('/', '')}.mp3").write_text("x")
    return folder


def looked(maker):
    maker.look.click()
    maker.working.wait(30)
    return maker


def test_what_was_read_and_what_was_skipped_is_shown_as_plain_characters(files):
    maker = looked(CorpusMaker(str(files)))
    assert "<strong>2 articles</strong>" in maker.report.value
    assert "<strong>1 skipped.</strong>" in maker.report.value
    assert "<img" not in maker.report.value and "&lt;img" in maker.report.value


def test_other_columns_are_read_when_they_are_chosen(files):
    maker = looked(CorpusMaker(str(files)))
    menus = maker.columns.children[1].children
    assert [menu.description for menu in menus][:2] == ["text", "id"]
    assert menus[0].value == "a"
    menus[0].value = "b"
    looked(maker)
    assert [article.text for article in maker.harvest.articles][1] == "Short words"


def test_a_column_for_two_roles_is_said_in_words(files):
    maker = looked(CorpusMaker(str(files)))
    maker.columns.children[1].children[2].value = "a"
    looked(maker)
    assert "is chosen for both" in maker.working.said and 'role="alert"' in maker.working.said


def test_an_upload_becomes_a_corpus_folder(tmp_path):
    maker = CorpusMaker(folder=str(tmp_path / "new"))
    maker.upload.value = (
        {"name": "a.txt", "type": "text/plain", "size": 4, "content": memoryview(b"Yes."), "last_modified": NOON},
    )
    looked(maker)
    maker.name.value = "Island"
    maker.make.click()
    assert load(maker.made)["text"].tolist() == ["Yes."]
    assert load(maker.made).attrs["corpus"]["title"] == "Island"


def test_nothing_to_read_and_nowhere_to_write_are_said_in_words(files, tmp_path):
    maker = CorpusMaker()
    maker.look.click()
    assert "Name a folder" in maker.working.said
    maker.path.value = str(tmp_path / "nowhere")
    assert "does not exist" in looked(maker).working.said
    assert maker.make.disabled
    maker.path.value, maker.folder.value = str(files), str(files)
    looked(maker).make.click()
    assert "is there already and not empty" in maker.outcome.value
    assert maker.made is None


def test_every_control_has_a_label_and_the_limit_of_uploads_is_told():
    maker = CorpusMaker()
    for control in (
        maker.path,
        maker.upload,
        maker.pattern,
        maker.days,
        maker.look,
        maker.name,
        maker.folder,
        maker.make,
    ):
        assert control.description
    assert any("10 MB" in each.value for each in maker.children[2].children if hasattr(each, "value") and each.value)
