"""Importing files of every kind: what becomes an article, what the file says of it, and what is skipped and why."""

import io
import json

import openpyxl
import pandas as pd
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import load
from analysis.corpus.importing.columns import Choice, guess_columns
from analysis.corpus.importing.dates import iso_day
from analysis.corpus.importing.encodings import decoded
from analysis.corpus.importing.file_names import compile_pattern, read_name
from analysis.corpus.importing.gathering import READABLE, gather
from analysis.corpus.importing.limits import Limits, TooMuch
from analysis.corpus.importing.pdf_files import flowing
from analysis.corpus.importing.sources import uploaded
from analysis.corpus.importing.writing import write_corpus
from analysis.errors import InputError

STORM = "“The ferry is gone,” said Ines Calder, the harbour master, on Monday. Nobody had seen it leave the quay."
COUNCIL = "The council met on Tuesday and talked about the boats, the quay and the long winter ahead of the island."
PAGE = f"""<html><head><title>Storm stops ferry</title><meta charset="utf-8">
<meta property="og:site_name" content="Island News"><meta name="author" content="Mara Quill">
<meta property="article:published_time" content="2021-05-03T08:00:00Z"></head>
<body><nav>Home Sport</nav><article><h1>Storm stops ferry</h1><p>{STORM}</p><p>{COUNCIL}</p></article>
<footer>All rights</footer><script>alert(1)</script></body></html>"""


def taken(files, **options):
    aside = []
    return gather(uploaded(files, Limits(), aside), aside, **options)


def one(name, content, **options):
    harvest = taken({name: content}, **options)
    assert harvest.aside == []
    return harvest.articles[0]


def reason(name, content, **options):
    harvest = taken({name: content}, **options)
    assert harvest.articles == []
    return harvest.skipped()["reason"].tolist()[0]


def word_file():
    document = Document()
    document.core_properties.title, document.core_properties.author = "Storm stops ferry", "Mara Quill"
    document.add_paragraph(STORM)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ferries", "two"
    document.add_paragraph(COUNCIL)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_file(*lines):
    """A page with a text layer, as small as a PDF can be."""
    shown = b" ".join(b"(" + line.encode("latin-1") + b") Tj T*" for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [{"Body": STORM, "Headline": "Storm", "Published": "2021-05-03", "pages": 3}, {"Body": COUNCIL, "pages": 4}]
TABLES = {
    "t.csv": f'Headline;Published;pages;Body\nStorm;2021-05-03;3;"{STORM}"\n;;4;"{COUNCIL}"\n'.encode(),
    "t.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    "t.json": json.dumps(ROWS).encode(),
    "t.xlsx": workbook(
        ["Headline", "Published", "pages", "Body"], ["Storm", "2021-05-03", 3, STORM], ["", None, 4, COUNCIL]
    ),
    "t.parquet": pd.DataFrame(ROWS).to_parquet(),
}


def test_text_is_taken_to_the_last_character():
    assert one("a.txt", b"One\r\n\r\ntwo ").text == "One\r\n\r\ntwo "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_the_encoding_of_a_text_is_found(encoding):
    assert one("a.txt", STORM.encode(encoding)).text == STORM


def test_a_guessed_encoding_is_told():
    assert taken({"a.txt": STORM.encode("cp1252")}).preview()["notes"].tolist() == ["read as cp1252"]


def test_a_web_page_gives_its_article_and_what_it_says_of_itself():
    article = one("a.html", PAGE.encode())
    assert STORM in article.text and COUNCIL in article.text
    assert not {"Home Sport", "All rights", "alert"} & set(article.text.split("\n"))
    assert article.said == {
        "title": "Storm stops ferry", "date": "2021-05-03", "source": "Island News", "author": "Mara Quill",
    }  # fmt: skip


def test_a_word_file_gives_its_paragraphs_in_order():
    article = one("a.docx", word_file())
    assert article.text == f"{STORM}\n\nFerries two\n\n{COUNCIL}\n"
    assert article.said == {"title": "Storm stops ferry", "author": "Mara Quill"}


def test_a_pdf_gives_its_text_layer_with_lines_joined():
    article = one(
        "a.pdf", pdf_file("The ferry will not sail again before the har-", "bour is cleared of ice, she said.")
    )
    assert article.text == "The ferry will not sail again before the harbour is cleared of ice, she said.\n"


def test_a_paragraph_ends_at_a_short_line_that_ends_a_sentence():
    lines = [
        "The ferry will not sail again before the harbour is",
        "free.",
        "The council of the island met on the first Monday",
    ]
    assert flowing("\n".join(lines)).count("\n\n") == 1


def test_a_pdf_without_a_text_layer_is_skipped_with_the_mend():
    assert "no text layer" in reason("a.pdf", pdf_file())


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_of_table_gives_the_same_articles(name):
    harvest = taken({name: TABLES[name]})
    assert [article.text for article in harvest.articles] == [STORM, COUNCIL]
    assert harvest.articles[0].said["title"] == "Storm"
    assert harvest.articles[0].said["date"] == "2021-05-03"
    assert [int(article.said["pages"]) for article in harvest.articles] == [3, 4]
    assert harvest.aside == []


def test_the_columns_can_be_chosen():
    content = f'a,b\n"{COUNCIL}",Storm\n'.encode()
    article = one("t.csv", content, choices={"t.csv": Choice(text="b", title="a")})
    assert (article.text, article.said["title"]) == ("Storm", COUNCIL)


@pytest.mark.parametrize(
    ("choice", "says"), [(Choice("c"), 'no column "c"; it has a, b'), (Choice("a", title="a"), "chosen for both")]
)
def test_a_choice_that_does_not_fit_is_refused(choice, says):
    with pytest.raises(InputError, match=says):
        taken({"t.csv": b"a,b\n1,2\n"}, choices={"t.csv": choice})


def test_without_a_telling_name_the_longest_column_is_the_text():
    assert guess_columns(["x", "y"], [{"x": "short", "y": STORM}]).text == "y"


def test_rows_that_give_no_article_are_listed_one_by_one():
    harvest = taken({"t.csv": b"id,text\n1,Yes.\n2,\n3,No.,more\n"})
    assert harvest.skipped().values.tolist() == [
        ["t.csv, row 3", 'the column "text" is empty'],
        ["t.csv, row 4", "it has 3 cells where there are 2 columns"],
    ]


def test_lines_of_jsonl_that_are_broken_are_listed_and_the_others_read():
    harvest = taken({"t.jsonl": b'{"text": "Yes."}\n{"text"\n[1]\n'})
    assert len(harvest.articles) == 1
    assert harvest.skipped()["file"].tolist() == ["t.jsonl, line 2", "t.jsonl, line 3"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.doc", b"x", "save it as .docx"),
        ("a.mp3", b"x", ".mp3 files are not read; the kinds that are read are .txt"),
        ("notes", b"x", "files without an ending are not read"),
        ("a.txt", b" \n ", "it is empty"),
        ("a.txt", b"\x00\x01\x02" * 30, "it is no text"),
        ("a.html", b"<html></html>", "no article was found in this page"),
        ("a.docx", b"no zip", "it is not what its name says"),
        ("a.xlsx", b"no zip", "it is not what its name says"),
        ("a.pdf", b"%PDF-1.4 broken", "cannot be read as a PDF"),
        ("a.parquet", b"PAR1", "cannot be read as Parquet"),
        ("a.json", b"[1, 2]", "it holds no JSON objects"),
        ("a.csv", b"", "it is empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(name, content, says):
    assert says in reason(name, content)


def test_the_same_article_twice_is_taken_once():
    harvest = taken({"a.txt": b"Yes.", "b.txt": b"Yes."})
    assert harvest.skipped().values.tolist() == [["b.txt", "it is the same, to the letter, as a.txt"]]


def test_file_names_say_what_a_pattern_says_they_do():
    article = one("2014-03-30_abc_storm-stops-ferry_7.txt", b"Yes.", pattern="{date}_{source}_{title}_{page}")
    assert article.said == {"date": "2014-03-30", "source": "abc", "title": "storm stops ferry", "page": "7"}


def test_without_a_pattern_a_day_at_the_beginning_of_the_name_is_the_date():
    assert one("20140330-storm.txt", b"Yes.").said == {"date": "2014-03-30"}


def test_what_the_file_says_goes_before_its_name():
    assert one("1999-01-01_x.html", PAGE.encode(), pattern="{date}_{title}").said["date"] == "2021-05-03"


def test_a_name_that_does_not_fit_is_noted_and_the_article_taken():
    assert "does not fit" in one("storm.txt", b"Yes.", pattern="{date}_{title}").notes[0]


@pytest.mark.parametrize("pattern", ["title", "{date", "{date}{title}", "{a}_{a}", "{a b}", "{}"])
def test_a_pattern_that_cannot_be_used_is_refused(pattern):
    with pytest.raises(InputError, match="pattern"):
        compile_pattern(pattern)


@settings(max_examples=100)
@given(st.text(alphabet="ab-_{}.1 ", max_size=60))
def test_no_file_name_takes_long(name):
    read_name(name, compile_pattern("{a}-{b}_{c}-{d}"))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2014-3-30", "2014-03-30"), ("Sunday, March 30, 2014 8:00 PM", "2014-03-30"), ("30 Mar 2014", "2014-03-30"),
        ("20140330", "2014-03-30"), ("30/03/2014", "2014-03-30"), ("3/30/2014", "2014-03-30"), ("3/4/2014", None),
        ("2014-02-30", None), ("yesterday", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_written(words, day):
    assert iso_day(words) == day


def test_an_ambiguous_day_is_left_out_with_a_note_unless_its_order_is_told():
    content = b"text,date\nYes.,03/04/2014\n"
    article = one("t.csv", content)
    assert "date" not in article.said and "cannot be told for sure" in article.notes[0]
    assert one("t.csv", content, day_first=True).said["date"] == "2014-04-03"
    assert one("t.csv", content, day_first=False).said["date"] == "2014-03-04"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(READABLE),
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"PAR1", b"{"]),
)
def test_whatever_a_file_holds_it_is_read_or_skipped(suffix, content, head):
    harvest = taken({f"a{suffix}": head + content})
    assert bool(harvest.articles) or bool(harvest.aside)
    assert all(article.text.strip() for article in harvest.articles)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_skipped(data):
    whole = {"a.docx": word_file(), "a.pdf": pdf_file("The ferry is gone."), **TABLES}
    name = data.draw(st.sampled_from(sorted(whole)))
    content = bytearray(whole[name])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    harvest = taken({name: bytes(content[: data.draw(st.integers(1, len(content)))])})
    assert harvest.articles or harvest.aside or harvest.tables


@given(st.binary(max_size=200))
def test_decoding_gives_text_or_a_reason(content):
    try:
        text, _ = decoded(content)
    except TooMuch:
        return
    assert "\x00" not in text
    text.encode("utf-8")


def test_what_was_gathered_becomes_a_corpus_that_load_reads(tmp_path):
    files = {
        "a.html": PAGE.encode(),
        "2021-05-04 b.txt": b"Oskar Lind said no.",
        "t.csv": b"id,text,n_words,topic\n7,Yes.,many,sea\n",
    }
    folder = write_corpus(tmp_path / "new" / "island", taken(files).articles, "Island <b>news</b>")
    documents = load(folder).set_index("doc_id")
    assert documents["date"].to_dict() | {"7": None} == {"a": "2021-05-03", "2021-05-04-b": "2021-05-04", "7": None}
    assert documents.loc["7", ["text", "n_words", "topic", "n_words_"]].tolist() == ["Yes.", 1, "sea", "many"]
    assert documents.attrs["corpus"]["title"] == "Island <b>news</b>"
    assert (folder / ".gitattributes").read_text().endswith("review.csv -text merge=union\n")
    assert (folder / "review.csv").read_text().startswith("edit_id,time,reviewer")


NASTY = st.text(min_size=1, max_size=40)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(NASTY, NASTY, NASTY), min_size=1, max_size=4), NASTY)
def test_whatever_a_table_holds_becomes_a_corpus_that_load_reads(tmp_path_factory, rows, key):
    records = [
        {"text": f"Text {n} {text}", "id": name, "title": title, f"x{key}": title}
        for n, (text, name, title) in enumerate(rows)
    ]
    harvest = taken({"t.json": json.dumps(records).encode()})
    folder = write_corpus(tmp_path_factory.mktemp("corpus") / "c", harvest.articles, key)
    documents = load(folder)
    assert sorted(documents["text"]) == sorted(article.text for article in harvest.articles)
    assert len(documents) == len(rows)


def test_a_folder_with_something_in_it_is_never_written_over(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="is there already and not empty"):
        write_corpus(tmp_path, taken({"a.txt": b"Yes."}).articles)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_no_article_makes_no_corpus(tmp_path):
    with pytest.raises(InputError, match="no article"):
        write_corpus(tmp_path / "c", [])
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analysis.corpus.importing.writing._settings", full)
    with pytest.raises(InputError, match="no space left"):
        write_corpus(tmp_path / "c", taken({"a.txt": b"Yes."}).articles)
    assert list(tmp_path.iterdir()) == []
