"""The notebook on one article, as a person meets it in JupyterLab: run it, turn the menus, read what changed."""

import re
import shutil

import pytest

from analysis import find_quotes, load, measure
from analysis.charts.showing import show


@pytest.fixture(scope="module")
def tables(project):
    """Documents, quotes and evidence of the article, as a program gets them."""
    documents = load(project / "corpus" / "kerry-lavrov")
    quotes, evidence = measure(find_quotes(documents), documents)
    return documents, quotes, evidence


@pytest.fixture(scope="module")
def opened(page, project, lab, run_notebook, tmp_path_factory):
    """The page with the notebook open and all its cells run."""
    folder = tmp_path_factory.mktemp("kerry-lavrov")
    (folder / "notebooks").mkdir()
    shutil.copy(project / "notebooks" / "kerry_lavrov.ipynb", folder / "notebooks")
    shutil.copytree(project / "corpus" / "kerry-lavrov", folder / "corpus" / "kerry-lavrov")
    run_notebook(page, lab(folder), "notebooks/kerry_lavrov.ipynb")
    page.locator(".parley-framings img.parley-chart").wait_for()
    return page


def menu(page, label):
    """The menu of the widget that carries ``label``."""
    box = page.locator(".parley-framings .widget-inline-hbox", has=page.locator("label", has_text=label))
    return box.locator("select")


def expect_chart(page, words):
    """Wait until the widget's chart says ``words`` in its alternative text."""
    page.wait_for_function(
        "words => document.querySelector('.parley-framings img.parley-chart')?.alt === words", arg=words
    )


def listed(page):
    """The statements that stand under the widget's chart: speaker and text of the tinted words."""
    items = page.locator(".parley-framings li.evidence")
    return [
        (item.locator(".speaker").inner_text(), " ".join(item.locator(".statement").all_inner_texts()))
        for item in items.all()
    ]


def words_of(text):
    return re.findall(r"\w+", text)


def choose(page, chart, speakers):
    menu(page, "Measure").select_option(chart)
    menu(page, "Speakers").select_option(list(speakers))


def test_every_cell_runs_without_an_error(opened):
    assert opened.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert opened.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").count() == 0


def test_every_chart_says_its_numbers_to_those_who_cannot_see_it(opened):
    texts = opened.locator("img.parley-chart").evaluate_all("images => images.map((image) => image.alt)")
    assert len(texts) >= 6
    assert all("John Kerry" in text or "Sergei Lavrov" in text for text in texts)
    assert all(re.search(r"\d", text) for text in texts)


@pytest.mark.parametrize("chart", ["hedging", "quote share", "reporting verbs", "strip", "tone"])
def test_another_measure_draws_the_chart_that_the_line_of_code_draws(opened, tables, chart):
    documents, quotes, _ = tables
    speakers = ["John Kerry", "Sergei Lavrov"]
    choose(opened, chart, speakers)
    expect_chart(opened, show(quotes, documents, chart, speakers).alt)
    opened.locator(".parley-framings code", has_text=f"'{chart}'").wait_for()


@pytest.mark.parametrize("speaker", ["Sergei Lavrov", "John Kerry"])
def test_another_speaker_changes_the_chart_and_the_statements_below_it(opened, tables, speaker):
    documents, quotes, _ = tables
    choose(opened, "tone", [speaker])
    expect_chart(opened, show(quotes, documents, "tone", [speaker]).alt)
    own = quotes[quotes["speaker"].str.contains(speaker, na=False)]
    opened.wait_for_function(
        "n => document.querySelectorAll('.parley-framings li.evidence').length === n", arg=len(own)
    )
    found = listed(opened)
    assert all(speaker in name for name, _ in found)
    for (_, shown), content in zip(found, own["content"], strict=True):
        assert set(words_of(content)) <= set(words_of(shown))


def test_the_words_that_count_are_marked_in_the_statements(opened, tables):
    _, quotes, evidence = tables
    choose(opened, "hedging", ["John Kerry"])
    own = quotes[quotes["speaker"].str.contains("John Kerry", na=False)]
    counted = evidence[evidence["quote_id"].isin(own["quote_id"])]
    for mark in ("hedging", "boosting", "obligation"):
        sought = counted.loc[counted["measure"] == mark, "text"].tolist()
        opened.wait_for_function(
            "([mark, n]) => document.querySelectorAll(`.parley-framings blockquote .counted-${mark}`).length >= n",
            arg=[mark, len(sought)],
        )
        shown = opened.locator(f".parley-framings blockquote .counted-{mark}").all_inner_texts()
        assert " ".join(sorted(words_of(" ".join(sought)))) == " ".join(sorted(words_of(" ".join(shown))))


def test_another_kind_leaves_only_statements_of_that_kind(opened, tables):
    documents, quotes, _ = tables
    choose(opened, "quote share", ["John Kerry"])
    menu(opened, "Kind").select_option("direct")
    expect_chart(opened, show(quotes, documents, "quote share", ["John Kerry"], "direct").alt)
    direct = quotes[quotes["speaker"].str.contains("John Kerry", na=False) & (quotes["kind"] == "direct")]
    opened.wait_for_function(
        "n => document.querySelectorAll('.parley-framings li.evidence').length === n", arg=len(direct)
    )
    menu(opened, "Kind").select_option("all kinds")


def test_another_unit_counts_something_else(opened, tables):
    documents, quotes, _ = tables
    choose(opened, "quote share", ["John Kerry", "Sergei Lavrov"])
    for unit in ("words", "words inside quotation marks", "statements"):
        menu(opened, "Unit").select_option(unit)
        expect_chart(opened, show(quotes, documents, "quote share", ["John Kerry", "Sergei Lavrov"], unit=unit).alt)


def test_the_menu_of_units_shows_what_the_chart_counts(opened):
    choose(opened, "quote share", ["John Kerry"])
    for chart, unit in (("tone", "news tone"), ("quote share", "statements"), ("hedging", "—")):
        menu(opened, "Measure").select_option(chart)
        opened.wait_for_function(
            "([menu, unit]) => menu.selectedOptions[0]?.textContent.replaceAll('\u00a0', ' ') === unit",
            arg=[menu(opened, "Unit").element_handle(), unit],
        )


def test_a_dark_page_turns_the_paper_of_the_charts_dark(opened):
    image = opened.locator(".parley-framings img.parley-chart")
    assert image.evaluate("element => getComputedStyle(element).filter") == "none"
    opened.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert "invert" in image.evaluate("element => getComputedStyle(element).filter")
    opened.evaluate("document.body.dataset.jpThemeLight = 'true'")


def test_a_narrow_page_shows_the_whole_chart(opened):
    opened.set_viewport_size({"width": 620, "height": 900})
    opened.wait_for_function(
        """() => {
          const chart = document.querySelector('.parley-framings img.parley-chart').getBoundingClientRect();
          const frame = document.querySelector('.parley-framings').getBoundingClientRect();
          return chart.width > 100 && frame.width < 620 && chart.right <= frame.right + 1;
        }"""
    )
    opened.set_viewport_size({"width": 1400, "height": 1200})
