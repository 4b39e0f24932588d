"""What the workbench shows, as HTML: nothing of the text lost, nothing of it able to act."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.style import looks_of
from analysis.exploring.holding import hold
from analysis.widgets.article_view import article_view
from analysis.widgets.evidence_page import PAGE_SIZE, evidence_page
from analysis.widgets.marking import Mark, marked
from analysis.widgets.statement_marks import Tint, tint_of

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">\' onclick=alert(1) x=\'&quot; =HYPERLINK("x")'
SPANS = st.tuples(st.integers(-5, 60), st.integers(-5, 60))
MARKS = st.lists(st.builds(lambda span, kind: Mark(*span, kind), SPANS, st.sampled_from("abc")), max_size=8)


def words_of(html):
    """The text of some HTML, without the tags that were added."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r'<small class="tag">.*?</small>', "", html)))


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@settings(max_examples=200)
@given(st.text(max_size=50), MARKS, st.integers(0, 20), st.integers(0, 60))
def test_marked_text_is_the_text_whatever_the_marks(text, marks, start, end):
    end = min(end, len(text))
    # A browser has no NUL; where one stood it shows the sign for a character that cannot be shown.
    assert words_of(marked(text, marks, start, end)) == text[start : max(start, end)].replace("\0", "\ufffd")


@given(st.text(max_size=50), MARKS)
def test_every_piece_has_the_classes_of_the_marks_over_it(text, marks):
    html = marked(text, marks)
    covered = {kind for mark in marks for kind in mark.kind if max(0, mark.start) < min(len(text), mark.end)}
    assert set(re.findall(r'[abc](?=[ "])', "".join(re.findall(r'class="[^"]*"', html)))) >= covered


def test_a_statement_in_pieces_is_one_stop_of_the_tab_key():
    html = marked("one two three", [Mark(0, 13, "statement", pick="article:1"), Mark(4, 7, "counted")])
    assert html.count("tabindex") == 1
    assert html.count('data-pick="article:1"') == 3


@pytest.fixture
def hostile(invent_tables):
    """Tables in which whatever a user or an article may write is hostile."""
    documents, quotes, evidence = invent_tables(8)
    for column in ("title", "source", "author"):
        documents[column] = HOSTILE
    documents["url"] = "javascript:alert(1)"
    documents["text"] = [text[:20] + HOSTILE + text[20:] for text in documents["text"]]
    for column in ("speaker", "content", "cue", "mention", "via", "how"):
        quotes[column] = HOSTILE
    quotes[["start", "end", "cue_start", "cue_end"]] = [20, 20 + len(HOSTILE), 20, 30]
    quotes["fragments"] = [[[20, 20 + len(HOSTILE)]]] * len(quotes)
    evidence["category"] = HOSTILE
    evidence[["start", "end"]] = [25, 40]
    return hold(documents, quotes, evidence)


def test_hostile_text_has_no_tags_and_no_handlers(hostile):
    rows = list(range(len(hostile.quotes)))
    measures = hostile.measures
    everything = hostile.select()
    for html in (
        evidence_page(hostile, rows, 0, {}, measures),
        article_view(hostile, 0, everything, {}, measures),
    ):
        found = Elements(html)
        assert not found.tags & {"script", "img", "iframe", "a"}
        assert not {name for name in found.attributes if name.startswith("on")}
        assert HOSTILE in words_of(html)


def test_a_link_to_the_original_is_shown_for_web_addresses_only(invent_tables):
    documents, quotes, evidence = invent_tables(5)
    documents["url"] = 'https://example.org/"><b>'
    holding = hold(documents, quotes, evidence)
    html = article_view(holding, 0, holding.select(), {}, [])
    assert 'href="https://example.org/&quot;&gt;&lt;b&gt;"' in html
    assert 'rel="noopener noreferrer"' in html


@pytest.fixture(scope="module")
def holding(invent_tables):
    return hold(*invent_tables(55))


def test_a_statement_stands_in_its_sentence_with_speaker_cue_source_and_date(holding):
    html = evidence_page(holding, [0], 0, {}, ["hedging"])
    quote = holding.quotes.iloc[0]
    said = words_of(html)
    assert f"said that {quote['content']}." in said
    assert "It rained" not in said
    assert '<span class="cue">said</span>' in html
    for fact in (quote["kind"], quote["source"] or "outlet unknown", quote["title"], "2021"):
        assert fact in said


def test_counted_words_are_marked_with_their_category_where_their_measure_is_chosen(holding):
    row = int(holding.quotes.index[holding.quotes["content"] == "the harbour may reopen in May"][0])
    with_marks, without = evidence_page(holding, [row], 0, {}, ["hedging"]), evidence_page(holding, [row], 0, {}, [])
    assert 'counted counted-hedging">may</span><small class="tag">modal</small>' in with_marks
    assert 'class="tag"' not in without


def test_pages_show_every_statement_once(holding):
    rows = list(range(len(holding.quotes)))
    shown = []
    for page in range(3):
        html = evidence_page(holding, rows, page, {}, [])
        shown += re.findall(r'<li class="evidence" data-row="(\d+)"', html)
    assert [int(row) for row in shown] == rows
    assert f"1–{PAGE_SIZE} of 55" in evidence_page(holding, rows, 0, {}, [])


def test_the_article_is_whole_and_every_statement_in_it_is_tinted(holding):
    mask = holding.select()
    html = article_view(holding, 0, mask, looks_of(["Mara Quill"]), [])
    body = html[html.index('<div class="article">') :]
    text = holding.text_of(holding.quotes["doc_id"].iloc[0])
    assert words_of(body) == text
    rows = holding.quotes.index[holding.quotes["doc_id"] == holding.quotes["doc_id"].iloc[0]]
    assert {int(row) for row in re.findall(r'data-row="(\d+)"', body)} == set(rows)


def test_a_very_long_article_is_shown_around_the_statement(invent_tables):
    documents, quotes, evidence = invent_tables(1)
    documents.loc[0, "text"] = documents["text"][0] + "x" * 500_000
    holding = hold(documents, quotes, evidence)
    html = article_view(holding, 0, holding.select(), {}, [])
    assert len(html) < 300_000
    assert "of 500," in html and quotes["content"][0].split()[0] in html


def test_what_two_said_together_is_tinted_in_the_colours_of_both(holding):
    row = int(holding.quotes.index[holding.quotes["speaker"] == "Mara Quill & Ines Varga"][0])
    looks = looks_of(["Mara Quill", "Ines Varga"])
    for html in (
        evidence_page(holding, [row], 0, looks, []),
        article_view(holding, row, holding.select(), looks, []),
    ):
        joint = re.search(rf'class="statement joint[^>]*style="([^"]*)"[^>]*(?:data-row="{row}")?', html)[1]
        assert all(look.colour in joint for look in looks.values())
        assert "--bands:linear-gradient(" in joint


def test_more_speakers_than_colours_differ_by_a_pattern_as_well():
    names = [f"Speaker {number}" for number in range(20)]
    looks = looks_of(names)
    told_apart = [looks[name] for name in names[:18]]
    assert len(set(told_apart)) == 18
    assert [look.pattern for look in told_apart[::6]] == ["", "striped", "dotted"]
    assert looks[names[18]] == looks[names[19]], "beyond that the name beside the statement has to do"
    tint = tint_of("Speaker 7", looks)
    assert tint.names == "striped" and looks["Speaker 1"].colour in tint.style


def test_whoever_has_no_look_is_tinted_like_everybody_else():
    assert tint_of(None, {}) == tint_of("Jane Roe & John Doe", {}) == Tint()
