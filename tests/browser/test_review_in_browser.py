"""The review by hand as a person does it: keys, words selected with the mouse, what is there after a reload."""

import json
import re

import nbformat
import pandas as pd
import pytest

STORM = (
    "Storm 🛟 stops the café\u0301 ferry 👩\u200d🚒\r\n\r\nInes Calder said the 🚢 ferry would sail again on Friday. "
    "“We lost the <b onclick=alert(1)>winter</b>,” said Tobin Ashe, the mayor. The council said that repairs might "
    "cost 40,000 crowns.\r\n\r\nTobin Ashe said the quay was closed.\r\n"
)
CALM = "A calm 🌞 day\n\nNothing happened on the quay. Dita Holm shook her head at the ropes.\n"


@pytest.fixture(scope="module")
def make_corpus(tmp_path_factory):
    def make_corpus():
        folder = tmp_path_factory.mktemp("review") / "island"
        folder.mkdir()
        (folder / "calm.txt").write_bytes(CALM.encode())
        (folder / "storm.txt").write_bytes(STORM.encode())
        return folder

    return make_corpus


def rows(corpus):
    return pd.read_csv(corpus / "review.csv", keep_default_na=False).to_dict("records")


def drag_over(page, words):
    """Drag the mouse over words of the article on show, from within the first to within the last."""
    ends = page.locator(".reading:visible").evaluate(
        """(text, words) => {
             const range = document.createRange(), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
             const at = text.textContent.indexOf(words);
             let seen = 0, begun = false;
             for (let node = walker.nextNode(); node; node = walker.nextNode()) {
               const next = seen + node.length;
               if (!begun && at < next) { range.setStart(node, at - seen); begun = true; }
               if (begun && at + words.length <= next) { range.setEnd(node, at + words.length - seen); break; }
               seen = next;
             }
             range.startContainer.parentElement.scrollIntoView({ block: "center" });
             const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
             const first = boxes[0], last = boxes[boxes.length - 1];
             return [first.left + 2, first.top + first.height / 2, last.right - 2, last.top + last.height / 2];
           }""",
        words,
    )
    page.mouse.move(*ends[:2])
    page.mouse.down()
    page.mouse.move(*ends[2:], steps=4)
    page.mouse.up()
    page.locator(".chosen:visible", has_text=f"Selected: {words}").wait_for()


def fragments(row, name="new_fragments"):
    return [STORM[start:end] for start, end in json.loads(row[name])]


def at(page, number):
    """Wait until this statement of the queue is on show."""
    page.locator(".head:visible", has_text=re.compile(rf"\b{number} of \d+ ·")).wait_for()


class TestAsAPage:
    def test_what_is_corrected_stays_corrected_when_the_page_is_loaded_again(
        self, page, start, make_corpus, tmp_path_factory
    ):
        corpus, folder = make_corpus(), tmp_path_factory.mktemp("app")
        start(["-m", "analysis", "app", str(corpus), "--no-browser", "--port={port}"], folder, "/login")
        address = re.search(r"http://\S+token=\S+", (folder / "server.log").read_text())[0]
        page.goto(address)
        statement = page.locator("li.evidence", has_text="the quay was closed")
        statement.get_by_role("button", name="Correct").click()
        page.wait_for_function("document.activeElement?.dataset.text !== undefined")
        assert page.locator(".reading:visible").bounding_box()["y"] > 0
        assert page.locator(".reading .current").all_inner_texts() == ["the quay was closed"]
        page.get_by_role("textbox", name="Reviewer").fill("A. Reader")
        page.get_by_role("combobox", name="Speaker", exact=True).fill("Wilma Sand")
        page.get_by_role("button", name="Change the speaker").click()
        page.get_by_text("Saved: the speaker is Wilma Sand.").wait_for()
        drag_over(page, "quay was closed")
        page.get_by_role("button", name="Use selection").click()
        page.get_by_text("Saved: the statement is now “quay was closed”.").wait_for()
        speaker, extent = rows(corpus)
        assert (speaker["reviewer"], speaker["was"], speaker["became"]) == ("A. Reader", "Tobin Ashe", "Wilma Sand")
        assert fragments(extent) == ["quay was closed"]
        page.get_by_role("button", name="Close the review").click()
        page.locator("li.evidence .speaker", has_text="Wilma Sand").wait_for()
        page.reload()
        statement = page.locator("li.evidence", has_text="the quay was closed")
        statement.locator(".speaker", has_text="Wilma Sand").wait_for()
        assert statement.locator(".statement").all_inner_texts() == ["quay was closed"]


class TestInJupyterLab:
    @pytest.fixture(scope="class")
    @classmethod
    def corpus(cls, make_corpus):
        return make_corpus()

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def opened(cls, page, corpus, lab, run_notebook, tmp_path_factory):
        folder = tmp_path_factory.mktemp("lab")
        notebook = nbformat.v4.new_notebook(
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            cells=[
                nbformat.v4.new_code_cell(
                    "import os\nfrom analysis.widgets.review import Reviewer\n"
                    'reviewer = Reviewer(os.environ["ISLAND"], name="Jo")\nreviewer'
                )
            ],
        )
        nbformat.write(notebook, folder / "review.ipynb")
        run_notebook(page, lab(folder, ISLAND=str(corpus)), "review.ipynb")
        page.wait_for_selector(".parley .reading")

    def test_the_keys_accept_reject_turn_over_and_undo(self, page, corpus):
        def done():
            return [row["action"] for row in rows(corpus)]

        at(page, 1)
        page.get_by_role("button", name="Next").focus()
        page.keyboard.press("n")
        at(page, 2)
        page.keyboard.press("p")
        at(page, 1)
        page.keyboard.press("a")
        at(page, 2)
        assert done() == ["accept"]
        page.keyboard.press("r")
        at(page, 3)
        assert done() == ["accept", "reject"]
        page.keyboard.press("u")
        page.get_by_text("Saved: your last edit is taken back.").wait_for()
        page.keyboard.press("h")
        page.get_by_text("Saved: hedged.").wait_for()
        page.keyboard.press("1")
        page.get_by_text("Saved: negative.").wait_for()
        assert done() == ["accept", "reject", "undo", "hedging", "tone"]
        assert [row["reviewer"] for row in rows(corpus)] == ["Jo"] * 5
        # None of them reached the notebook, where "a" makes a cell and "r" or "1" change its kind.
        assert page.locator(".jp-Cell").count() == 1
        assert page.locator(".jp-CodeCell").count() == 1

    def test_the_extent_is_what_the_mouse_was_dragged_over_to_the_code_point(self, page, corpus):
        for number in (2, 1):
            page.get_by_role("button", name="Previous").click()
            at(page, number)
        drag_over(page, "🚢 ferry would sail")
        page.get_by_role("button", name="Use selection").click()
        page.get_by_text("Saved: the statement is now “🚢 ferry would sail”.").wait_for()
        assert fragments(rows(corpus)[-1]) == ["🚢 ferry would sail"]

    def test_a_piece_is_added_with_a_key_and_taken_out_again(self, page, corpus):
        drag_over(page, "on Friday")
        page.keyboard.press("+")
        page.locator("ol.pieces li").nth(1).wait_for()
        assert fragments(rows(corpus)[-1]) == ["🚢 ferry would sail", "on Friday"]
        page.get_by_role("button", name="Remove").first.click()
        page.locator("ol.pieces").wait_for(state="detached")
        assert fragments(rows(corpus)[-1]) == ["on Friday"]

    def test_words_are_selected_with_the_keyboard_too_and_nothing_can_be_written(self, page, corpus):
        page.locator(".reading:visible").focus()
        page.keyboard.press("Control+Home")
        for _ in range(5):
            page.keyboard.press("Control+Shift+ArrowRight")
        page.locator(".chosen:visible", has_text="Selected: Storm 🛟 stops the").wait_for()
        page.keyboard.press("x")
        page.keyboard.press("Delete")
        page.keyboard.press("e")
        page.get_by_text("Saved: the statement is now “Storm 🛟 stops the").wait_for()
        start, end = json.loads(rows(corpus)[-1]["new_fragments"])[0]
        assert STORM[start:end].startswith("Storm 🛟 stops the")
        shown = page.locator(".reading:visible").evaluate("text => text.textContent")
        assert shown == STORM

    def test_a_missed_statement_is_added_in_an_article_without_any(self, page, corpus):
        page.get_by_role("button", name="Whole articles").click()
        page.get_by_role("textbox", name="Find").fill("calm")
        page.locator(".reading:visible", has_text="Nothing happened").wait_for()
        page.get_by_role("combobox", name="Speaker", exact=True).fill("Dita Holm")
        drag_over(page, "shook her head")
        page.get_by_role("button", name="This is its cue").click()
        page.get_by_text("Cue: “shook her head”").wait_for()
        drag_over(page, "the ropes")
        page.get_by_role("button", name="Add as a missed statement").click()
        page.locator("ol.listed", has_text="added").wait_for()
        row = rows(corpus)[-1]
        assert (row["action"], row["doc_id"], row["became"], row["was"]) == (
            "add",
            "calm",
            "Dita Holm",
            "shook her head",
        )
        ((start, end),) = json.loads(row["fragments"])
        assert CALM[start:end] == "the ropes"
        page.get_by_role("button", name="I have read it to its end").click()
        page.get_by_text("read to its end by Jo").wait_for()

    def test_two_reviewers_settle_what_they_decided_apart(self, page, corpus):
        page.get_by_role("button", name="Statements", exact=True).click()
        page.get_by_role("combobox", name="Go through").wait_for()
        page.get_by_role("textbox", name="Reviewer").fill("Ann")
        page.get_by_role("combobox", name="Speaker", exact=True).fill("Dita Holm")
        page.get_by_role("button", name="Change the speaker").click()
        page.get_by_text("Saved: the speaker is Dita Holm.").wait_for()
        page.get_by_role("textbox", name="Reviewer").fill("Jo")
        page.get_by_role("combobox", name="Speaker", exact=True).fill("Ines Calder")
        page.get_by_role("button", name="Change the speaker").click()
        page.get_by_text("Saved: the speaker is Ines Calder.").wait_for()
        page.get_by_role("button", name="Disagreements").click()
        page.get_by_text("1 disagreement to settle, 0 settled").wait_for()
        page.get_by_role("textbox", name="Why").fill("both listened again")
        page.get_by_role("group", name="Who says it?").get_by_role("button", name="Dita Holm").click()
        page.get_by_text("0 disagreements to settle, 1 settled").wait_for()
        row = rows(corpus)[-1]
        assert (row["action"], row["became"], row["why"]) == ("settle speaker", "Dita Holm", "both listened again")
