"""Reading a corpus: folder, text file, JSONL; and every kind of input that cannot be used."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import load
from analysis.corpus.reading import open_corpus
from analysis.errors import InputError
from analysis.tables import DOCUMENTS

STORM = "Storm stops ferry\n\nHarbour master Ines Calder said the ferry was safe.\n\nRead more: Fares rise"


def write(folder, **files):
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / (name.replace("_", ".") if "_" in name else f"{name}.txt")
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def jsonl(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def complaint(path, **more):
    with pytest.raises(InputError) as error:
        load(path, **more)
    message = str(error.value)
    assert "\n" not in message
    assert message.endswith((".", "?"))
    return message


def test_a_folder_becomes_one_row_an_article(tmp_path):
    folder = write(tmp_path / "ferry", b="Second.", a=STORM)
    documents = load(folder)
    assert list(documents.columns) == list(DOCUMENTS)
    assert documents["doc_id"].tolist() == ["a", "b"]
    assert documents["title"].tolist()[0] == "Storm stops ferry"


def test_words_of_site_furniture_are_not_counted(tmp_path):
    assert load(write(tmp_path / "ferry", a=STORM))["n_words"].tolist() == [12]


def test_articles_in_folders_below_are_read_and_hidden_files_are_not(tmp_path):
    folder = write(tmp_path / "ferry", a=STORM)
    write(folder / "2021", b=STORM)
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    assert load(folder)["doc_id"].tolist() == ["2021/b", "a"]


def test_the_text_is_the_file_to_the_last_character(tmp_path):
    raw = "\ufeffStorm\r\n\r\nThe ferry\tis\u00a0gone. \r\n"
    assert load(write(tmp_path / "ferry", a=raw))["text"].tolist() == [raw]


def test_settings_describe_documents_and_carry_speakers(tmp_path):
    toml = (
        'title = "Ferry"\n[[documents]]\nfile = "a.txt"\ntitle = "Gone"\ndate = 2021-05-03\nmetadata = {page = 3}\n'
        '[[speakers]]\nname = "Ines Calder"\ngroup = "Harbour"\n'
    )
    documents = load(write(tmp_path / "ferry", a=STORM, b=STORM, corpus_toml=toml))
    assert documents.loc[0, ["title", "date", "page"]].tolist() == ["Gone", "2021-05-03", 3]
    assert documents["page"].isna().tolist() == [False, True]
    assert documents.attrs["corpus"]["groups"] == {"Harbour": ["Ines Calder"]}


def test_a_text_file_is_read_with_the_settings_beside_it(tmp_path):
    toml = 'title = "Ferry"\n[[documents]]\nfile = "a.txt"\nsource = "Island News"\n'
    folder = write(tmp_path / "ferry", a=STORM, corpus_toml=toml)
    assert load(folder / "a.txt")["source"].tolist() == ["Island News"]


def test_jsonl_has_one_article_a_line_with_metadata_of_the_users_own(tmp_path):
    path = jsonl(
        tmp_path / "ferry.jsonl",
        {"doc_id": "a", "text": STORM, "date": "2021-05-03T10:00:00Z", "island": "north"},
        "",
        {"doc_id": 7, "text": "Second.", "page": 3},
    )
    documents = load(path)
    assert documents["doc_id"].tolist() == ["a", "7"]
    assert documents["date"].tolist()[0] == "2021-05-03"
    assert documents["island"].tolist()[0] == "north"
    assert documents["page"].tolist()[1] == 3


def test_numbers_of_the_users_own_stay_as_they_are(tmp_path):
    path = jsonl(
        tmp_path / "ferry.jsonl",
        {"doc_id": "a", "text": STORM, "page": 3, "huge": 10**30, "free": True},
        {"doc_id": "b", "text": STORM, "mixed": "x"},
        {"doc_id": "c", "text": STORM, "mixed": 4},
    )
    documents = load(path)
    assert str(documents["page"].dtype) == "Int64"
    assert documents.loc[0, ["page", "huge", "free"]].tolist() == [3, 10**30, True]
    assert documents["mixed"].tolist()[1:] == ["x", 4]


def test_articles_are_read_one_at_a_time(tmp_path):
    path = jsonl(tmp_path / "ferry.jsonl", {"doc_id": "a", "text": STORM}, "broken")
    articles = iter(open_corpus(path).articles)
    assert next(articles).doc_id == "a"
    with pytest.raises(InputError, match="line 2"):
        next(articles)


def test_half_a_surrogate_pair_becomes_one_replacement_character(tmp_path):
    path = tmp_path / "ferry.jsonl"
    path.write_text('{"doc_id": "a", "text": "a\\ud800b\\u0000c \\ud83d\\ude00"}', encoding="utf-8")
    assert load(path)["text"].tolist() == ["a\ufffdb\0c 😀"]


class TestBadInput:
    def test_nothing_there(self, tmp_path):
        assert "does not exist" in complaint(tmp_path / "gone")

    def test_a_folder_without_articles(self, tmp_path):
        assert "no articles" in complaint(tmp_path)

    def test_a_folder_of_other_files_is_told_of_the_import(self, tmp_path):
        assert "your_corpus.ipynb" in complaint(write(tmp_path / "x", a_docx="x"))

    @pytest.mark.parametrize("text", ["", " \r\n\t", "\ufeff"])
    def test_an_empty_file(self, tmp_path, text):
        message = complaint(write(tmp_path / "x", a=STORM, b=text))
        assert "b.txt is empty" in message

    def test_a_file_that_is_not_utf_8_is_named_with_its_line(self, tmp_path):
        assert "a.txt, line 3: not UTF-8" in complaint(write(tmp_path / "x", a=b"one\ntwo\nthr\xe9e\n"))

    def test_utf_16_is_recognised(self, tmp_path):
        assert "UTF-16" in complaint(write(tmp_path / "x", a="Sturm".encode("utf-16")))

    def test_a_link_out_of_the_folder_is_not_followed(self, tmp_path):
        (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
        folder = write(tmp_path / "x", a=STORM)
        (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
        assert "link out of the corpus folder" in complaint(folder)

    def test_two_files_of_one_name(self, tmp_path):
        folder = write(tmp_path / "x", a=STORM)
        (folder / "a.TXT").write_text(STORM, encoding="utf-8")
        assert "have the same name" in complaint(folder)

    def test_a_line_break_in_a_file_name_keeps_the_message_on_one_line(self, tmp_path):
        folder = write(tmp_path / "x", a=STORM)
        (folder / "b\nc.txt").write_text("", encoding="utf-8")
        assert r"b\nc.txt" in complaint(folder)

    @pytest.mark.parametrize("suffix", [".docx", ".html", ".csv", ".json"])
    def test_formats_that_are_imported_first(self, tmp_path, suffix):
        path = tmp_path / f"a{suffix}"
        path.write_text("x", encoding="utf-8")
        assert "your_corpus.ipynb" in complaint(path)

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ('{"doc_id": "b"}', 'line 2: this line has no "text"'),
            ('{"text": "x"}', 'line 2: this line has no "doc_id"'),
            ('{"doc_id": "b", "text": ""}', 'line 2: "text" is empty'),
            ('{"doc_id": "b", "text": 3}', 'line 2: "text" is 3'),
            ('{"doc_id": "b", "text": null}', 'line 2: this line has no "text"'),
            ('{"doc_id": [1], "text": "x"}', 'line 2: "doc_id" is [1]'),
            ('{"doc_id": "a", "text": "x"}', 'line 2: the doc_id "a" stands on line 1 too'),
            ('{"doc_id": "b", "text": "x"', "line 2: not valid JSON"),
            ("[1, 2]", "line 2: not a JSON object"),
            ("[" * 100_000, "line 2: not valid JSON"),
            ('{"doc_id": "b", "text": "x", "title": 3}', 'line 2: "title" is 3'),
            ('{"doc_id": "b", "text": "x", "date": "May"}', 'line 2: the date "May" should be a day'),
        ],
    )
    def test_a_line_of_jsonl(self, tmp_path, line, said):
        path = jsonl(tmp_path / "x.jsonl", {"doc_id": "a", "text": STORM}, line)
        assert said in complaint(path)

    def test_an_empty_jsonl(self, tmp_path):
        assert "x.jsonl is empty" in complaint(jsonl(tmp_path / "x.jsonl"))

    def test_jsonl_that_is_not_utf_8(self, tmp_path):
        path = tmp_path / "x.jsonl"
        path.write_bytes(b'{"doc_id": "a", "text": "x"}\n{"doc_id": "b", "text": "\xff"}\n')
        assert "line 2: not UTF-8" in complaint(path)

    def test_settings_that_cannot_be_used(self, tmp_path):
        folder = write(tmp_path / "x", a=STORM, corpus_toml='title = "x"\ncolour = 1\n')
        assert 'corpus.toml, line 2: unknown key "colour"' in complaint(folder)


@given(st.text(max_size=60))
def test_any_text_comes_back_as_it_went_in(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "x.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "text": f"x{text}"}), encoding="utf-8")
    assert load(path)["text"].tolist() == [f"x{text}"]
