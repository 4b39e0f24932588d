"""Making a corpus as a person does: a zip of three formats goes in by the upload button, a corpus comes out."""

import io
import re
import shutil
import zipfile

import pytest

from analysis import load


def zip_of_three_formats():
    """One text, one web page with a hostile script, one table of two articles."""
    content = io.BytesIO()
    page = (
        "<html><head><title>Quay reopens</title></head><body><article><h1>Quay reopens</h1>"
        "<p>The quay may reopen on Monday, said Mara Quill, who runs the harbour of Port Avel.</p>"
        "<p>She said that nobody had asked the dockers, and that the plan was wonderful for the town.</p>"
        "<script>alert('page')</script></article></body></html>"
    )
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("2021-05-03_Coast News_storm.txt", "Storm\n\n“We lost the winter,” said Tobin Ashe.\n")
        archive.writestr("quay.html", page)
        archive.writestr("table.csv", "title,date,text\nOne,2021-05-04,Ines Varga said it rained.\nTwo,,It snowed.\n")
    return content.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("your-corpus")
    shutil.copy(project / "notebooks" / "your_corpus.ipynb", folder)
    return folder


def test_on_the_page_that_is_served_an_uploaded_zip_becomes_a_corpus(page, start, tmp_path):
    start(["-m", "analysis", "app", "--new", "--no-browser", "--port={port}"], tmp_path, "/login")
    page.goto(re.search(r"http://\S+token=\S+", (tmp_path / "server.log").read_text())[0])
    with page.expect_file_chooser() as chooser:
        page.locator(".widget-upload").click()
    chooser.value.set_files({"name": "mine.zip", "mimeType": "application/zip", "buffer": zip_of_three_formats()})
    page.get_by_role("button", name="Upload files (1)").wait_for()
    page.get_by_role("button", name="Read the files").click()
    page.get_by_text("Nothing was skipped.").wait_for()
    assert page.locator("table", has_text="quay.html").count() == 1
    page.get_by_role("textbox", name="Title").fill("Port Avel")
    page.get_by_role("textbox", name="New folder").fill(str(tmp_path / "made"))
    page.get_by_role("button", name="Make the corpus").click()
    page.get_by_text("4 articles are in").wait_for()
    documents = load(tmp_path / "made")
    assert len(documents) == 4 and documents.attrs["corpus"]["title"] == "Port Avel"
    assert "script" not in " ".join(documents["text"])


def test_an_uploaded_zip_becomes_a_documents_table(page, folder, lab, run_notebook):
    run_notebook(page, lab(folder), "your_corpus.ipynb")
    maker = page.locator(".jp-Cell", has=page.get_by_text("maker = CorpusMaker()")).first
    with page.expect_file_chooser() as chooser:
        maker.locator(".widget-upload").click()
    chooser.value.set_files({"name": "mine.zip", "mimeType": "application/zip", "buffer": zip_of_three_formats()})
    maker.get_by_role("button", name="Upload files (1)").wait_for()
    maker.get_by_role("button", name="Read the files").click()
    maker.get_by_text("storm", exact=False).first.wait_for()
    maker.get_by_role("textbox", name="Title").fill("Port Avel")
    maker.get_by_role("textbox", name="New folder").fill(str(folder / "made"))
    maker.get_by_role("button", name="Make the corpus").click()
    maker.get_by_text("made", exact=False).last.wait_for()
    cell = page.locator(".jp-CodeCell").last
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("made = load(maker.made); print('documents', len(made), made.n_words.gt(0).all())")
    page.keyboard.press("Shift+Enter")
    page.get_by_text("documents 4 True", exact=True).wait_for()
    assert sorted(file.suffix for file in (folder / "made").rglob("*.txt")) == [".txt"] * 4
