"""Folders and archives: what is taken, and what tries to get out of them or to fill the disk."""

import io
import stat
import zipfile

import pytest

from analysis.corpus.importing.gathering import gather
from analysis.corpus.importing.limits import Limits
from analysis.corpus.importing.sources import from_path, uploaded
from analysis.corpus.importing.writing import write_corpus
from analysis.errors import InputError


def zipped(*members, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def taken(content, limits=None, name="a.zip"):
    aside, bounds = [], limits or Limits()
    return gather(uploaded({name: content}, bounds, aside), aside, limits=bounds)


def reasons(harvest):
    return dict(harvest.skipped().values.tolist())


def test_the_files_of_an_archive_are_taken_with_their_folders():
    harvest = taken(zipped(("north/a.txt", "Yes."), ("south/a.txt", "No."), ("__MACOSX/._a.txt", "x")))
    assert [article.place for article in harvest.articles] == ["north/a.txt", "south/a.txt"]
    assert harvest.aside == []


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_skipped(name):
    assert list(reasons(taken(zipped((name, "Yes.")))).values()) == ["its name leads out of the archive"]


def test_a_link_in_an_archive_is_skipped():
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert list(reasons(taken(zipped((link, "/etc/passwd")))).values()) == ["it is a link"]


def test_a_file_that_unpacks_to_far_more_than_its_size_is_skipped():
    harvest = taken(zipped(("bomb.txt", b"0" * 20_000_000), ("a.txt", "Yes.")))
    assert "200 times its size" in reasons(harvest)["a.zip/bomb.txt"]
    assert len(harvest.articles) == 1


def test_an_archive_that_lies_about_a_size_is_not_believed():
    content = zipped(("a.txt", b"Yes. " * 5_000), compression=zipfile.ZIP_STORED)
    lying = content.replace((25_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    harvest = taken(lying)
    assert len(harvest.aside) == 1
    assert "unpack" in harvest.aside[0].reason or "zip" in harvest.aside[0].reason


def test_a_word_file_that_is_a_bomb_is_skipped():
    bomb = zipped(("word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>"))
    assert "times its size" in reasons(taken(bomb, name="a.docx"))["a.docx"]


def test_archives_in_archives_and_encrypted_ones_are_skipped():
    inner = zipped(("b.zip", zipped(("a.txt", "Yes."))))
    assert "archive inside an archive" in reasons(taken(inner))["a.zip/b.zip"]
    locked = bytearray(zipped(("a.txt", "Yes.")))
    for head in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.index(head) + (6 if head[2] == 3 else 8)
        locked[at] |= 1
    assert "encrypted" in reasons(taken(bytes(locked)))["a.zip/a.txt"]


def test_files_beyond_the_limits_are_skipped_and_said():
    many = zipped(*((f"{n}.txt", f"Text {n}.") for n in range(5)))
    harvest = taken(many, Limits(files=3))
    assert len(harvest.articles) == 3 and "more than 3 files" in harvest.aside[-1].reason
    harvest = taken(many, Limits(all_files=15))
    assert len(harvest.articles) == 2 and "all files together" in harvest.aside[-1].reason
    assert "a file may have" in reasons(taken(b"x" * 50, Limits(one_file=10), "a.txt"))["a.txt"]


def test_what_is_no_archive_is_said():
    assert "cannot be opened as a zip" in reasons(taken(b"no zip"))["a.zip"]


def test_a_folder_is_taken_without_hidden_files_and_links(tmp_path):
    (tmp_path / "inner" / ".git").mkdir(parents=True)
    (tmp_path / "inner" / "b.txt").write_text("Yes.")
    (tmp_path / "inner" / ".git" / "c.txt").write_text("x")
    (tmp_path / "a.zip").write_bytes(zipped(("d.txt", "No.")))
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "around").symlink_to(tmp_path)
    aside = []
    harvest = gather(from_path(tmp_path, Limits(), aside), aside)
    assert sorted(article.place for article in harvest.articles) == ["d.txt", "inner/b.txt"]
    assert sorted(reasons(harvest)) == ["around", "link.txt"]


def test_a_path_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere does not exist"):
        list(from_path(tmp_path / "nowhere", Limits(), []))


def test_the_names_of_an_upload_lead_nowhere(tmp_path):
    aside = []
    harvest = gather(uploaded({"../../evil.txt": b"Yes.", "CON.txt": b"No."}, Limits(), aside), aside)
    folder = write_corpus(tmp_path / "c", harvest.articles)
    assert sorted(file.name for file in folder.glob("*.txt")) == ["CON-.txt", "evil.txt"]
    assert [file.name for file in tmp_path.iterdir()] == ["c"]
