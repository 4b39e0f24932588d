"""review.csv: appended to, never rewritten; merges in git; malformed lines are named."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.review.edits import COLUMNS, TONES, Edit, now
from analysis.review.log import add_edits, in_force, read_review
from analysis.review.making import take_back

WORDS = st.text(max_size=30).map(lambda s: "".join(c if not "\ud800" <= c <= "\udfff" else "x" for c in s))


def edit(action="accept", **values):
    edit_id, time = now()
    known = {
        "edit_id": edit_id, "time": time, "reviewer": "Jo", "doc_id": "storm", "checksum": "0" * 16,
        "fragments": ((5, 9),), "words": "safe",
    }  # fmt: skip
    return Edit(**{**known, "action": action, **values})


@settings(max_examples=50)
@given(words=WORDS.filter(bool), was=WORDS, why=WORDS, name=WORDS.filter(str.strip))
def test_an_edit_comes_back_from_its_line_whatever_it_holds(words, was, why, name):
    made = edit(words=words, was=was, why=why, reviewer=name)
    cells = made.cells()
    assert Edit.of_cells(cells, "row") == made
    assert not any("\n" in cell or "\r" in cell or cell[:1] in ("=", "+", "@", "\t") for cell in cells.values())


def test_edits_are_appended_one_line_each_and_what_was_there_stays(tmp_path):
    add_edits(tmp_path, [edit(why="=HYPERLINK(1)\nsecond line")])
    before = (tmp_path / "review.csv").read_bytes()
    add_edits(tmp_path, [edit("reject"), edit("tone", became=TONES[0])])
    after = (tmp_path / "review.csv").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == 4
    assert [each.action for each in read_review(tmp_path)] == ["accept", "reject", "tone"]
    assert read_review(tmp_path)[0].why == "=HYPERLINK(1)\nsecond line"


def test_a_corpus_without_a_review_has_no_edits(tmp_path):
    assert read_review(tmp_path) == []


def test_the_order_of_lines_means_nothing_and_a_line_twice_counts_once(tmp_path):
    add_edits(tmp_path, [edit(), edit("reject"), edit()])
    file = tmp_path / "review.csv"
    header, *lines = file.read_text().splitlines(keepends=True)
    expected = read_review(tmp_path)
    file.write_text("".join([header, *reversed(lines), header, lines[0]]))
    assert read_review(tmp_path) == expected


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda line: line.replace("accept", "acept"), r'row 3: the action "acept" should be one of'),
        (lambda line: line.replace("[[5, 9]]", "[[9, 5]]"), r'row 3: "fragments" is "\[\[9, 5\]\]"'),
        (lambda line: line.replace("Z,", ","), "row 3: the time"),
        (lambda line: line + "x,y\n", "row 4: 2 cells where there should be"),
        (lambda line: "<<<<<<< HEAD\n" + line, "row 3: .* left over from a merge"),
        (lambda line: line.replace("safe", '"sa"fe'), "row 3: not valid CSV"),
    ],
)
def test_a_malformed_line_is_named_and_blocks_writing(tmp_path, spoil, says):
    add_edits(tmp_path, [edit(), edit()])
    file = tmp_path / "review.csv"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines[:2], spoil(lines[2])]))
    before = file.read_bytes()
    with pytest.raises(InputError, match=says):
        read_review(tmp_path)
    with pytest.raises(InputError, match=says):
        add_edits(tmp_path, [edit()])
    assert file.read_bytes() == before


def test_another_table_is_no_review(tmp_path):
    (tmp_path / "review.csv").write_text("a;b\n1;2\n")
    with pytest.raises(InputError, match="row 1: the columns should be edit_id,time"):
        read_review(tmp_path)


def test_one_id_for_two_edits_is_refused(tmp_path):
    made = edit()
    add_edits(tmp_path, [made])
    with pytest.raises(InputError, match="stands on row 2 with another edit"):
        add_edits(tmp_path, [replace(made, why="other")])


def test_an_undo_revokes_and_an_undo_of_it_restores():
    first = edit()
    undo = take_back(first, "Jo")
    redo = take_back(undo, "Ann")
    assert in_force([first, undo]) == ([], [])
    assert in_force([redo, undo, first]) == ([first], [])


def test_an_undo_of_what_is_not_there_is_handed_back():
    undo = take_back(edit(), "Jo")
    assert in_force([undo]) == ([], [undo])


def test_undos_in_a_circle_are_refused():
    one, two = take_back(edit(), "Jo"), take_back(edit(), "Jo")
    with pytest.raises(InputError, match="revoke each other"):
        in_force([replace(one, revokes=two.edit_id), replace(two, revokes=one.edit_id)])


def test_a_long_chain_of_undos_is_followed():
    chain = [edit()]
    for _ in range(3000):
        chain.append(take_back(chain[-1], "Jo"))
    assert in_force(chain)[0] == [chain[0]]


def test_two_programs_may_write_at_once(tmp_path):
    script = (
        "import sys\n"
        "from analysis.review.edits import Edit, now\n"
        "from analysis.review.log import add_edits\n"
        "for _ in range(15):\n"
        "    edit = Edit(*now(), sys.argv[1], 'accept', 'storm', '0' * 16, ((5, 9),), 'safe')\n"
        f"    add_edits({str(tmp_path)!r}, [edit])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("Jo", "Ann")]
    assert [each.wait(60) for each in running] == [0, 0]
    names = [each.reviewer for each in read_review(tmp_path)]
    assert sorted(names) == ["Ann"] * 15 + ["Jo"] * 15
    assert [file.name for file in tmp_path.iterdir()] == ["review.csv"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_two_peoples_files_merge_in_git(tmp_path):
    def git(*arguments):
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment)

    git("init")
    (tmp_path / ".gitattributes").write_text("review.csv merge=union\n")
    git("add", ".")
    git("commit", "-m", "corpus")
    git("switch", "-c", "ann")
    add_edits(tmp_path, [edit(reviewer="Ann"), edit(reviewer="Ann")])
    git("add", ".")
    git("commit", "-m", "Ann")
    git("switch", "main")
    add_edits(tmp_path, [edit(reviewer="Jo"), edit(reviewer="Jo")])
    git("add", ".")
    git("commit", "-m", "Jo")
    git("merge", "ann")
    assert sorted(each.reviewer for each in read_review(tmp_path)) == ["Ann", "Ann", "Jo", "Jo"]


def test_the_columns_say_who_when_why_what_it_was_and_became(tmp_path):
    add_edits(tmp_path, [edit("speaker", was="A", became="B", why="she says so")])
    with (tmp_path / "review.csv").open(newline="") as stream:
        row = next(csv.DictReader(stream))
    assert list(row) == list(COLUMNS)
    assert (row["reviewer"], row["was"], row["became"], row["why"]) == ("Jo", "A", "B", "she says so")
