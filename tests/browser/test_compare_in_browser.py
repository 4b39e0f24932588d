"""The comparing notebook in a real JupyterLab: run it, choose something else, and read what changed."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def opened(page, project, lab, run_notebook, tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    shutil.copy(project / "notebooks" / "compare.ipynb", folder)
    page.set_default_timeout(120_000)  # the notebook computes for ten seconds, on a busy machine for more
    run_notebook(page, lab(folder), "compare.ipynb")
    return page


def choose(page, label, option):
    box = page.locator(".widget-dropdown", has=page.get_by_text(label, exact=True)).locator("select")
    box.select_option(label=option)


def test_another_side_changes_the_sentence_and_the_pictures(opened):
    sentence = opened.locator(".widget-html-content li").first
    sentence.filter(has_text="Irina Dall").wait_for()
    picture = ".widget-html-content img.parley-chart[alt*='Maren Holt less {}']"
    opened.locator(picture.format("Irina Dall")).first.wait_for()
    choose(opened, "Second", "Tobias Vey")
    sentence.filter(has_text="Tobias Vey").wait_for()
    opened.locator(picture.format("Tobias Vey")).first.wait_for()
    assert "Irina Dall" not in sentence.inner_text()


def test_groups_can_be_chosen(opened):
    choose(opened, "Compare", "group")
    opened.locator(".widget-html-content li", has_text="North").first.wait_for()


def test_the_table_is_saved_by_a_click(opened):
    with opened.expect_download() as download:
        opened.locator('button[data-pick=".md"]').first.click()
    words = Path(download.value.path()).read_text("utf-8")
    assert words.startswith("| who | measure |")
    assert "Seed 20140330" in words
