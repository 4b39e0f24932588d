"""Two people review one corpus, each in a branch, and git merges what they wrote without a conflict."""

import shutil
import subprocess

import pytest

from analysis import find_quotes, load
from analysis.corpus.importing.articles import Article
from analysis.corpus.importing.writing import write_corpus
from analysis.review import making
from analysis.review.log import add_edits, read_review

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def git(tmp_path):
    """A function that runs git in the folder of the corpus; settings of whoever runs the tests have no say."""
    folder = tmp_path / "island"

    def git(*arguments):
        settings = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=true"]
        done = subprocess.run(["git", *settings, *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    git.folder = folder
    return git


@pytest.fixture
def corpus(text, git):
    """A corpus as the corpus maker writes it, under git."""
    write_corpus(git.folder, [Article("storm.txt", text.replace("\n", "\r\n"))])
    git("init", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--message=The corpus")
    return git.folder


def reviewed(folder, who, why=""):
    documents = load(folder)
    quotes = find_quotes(documents, review=False).to_dict("records")
    add_edits(folder, [making.correct_speaker(each, documents["text"][0], who, f"{who}'s", why) for each in quotes])
    return len(quotes)


def test_the_edits_of_both_are_there_after_a_merge(corpus, git):
    git("checkout", "-b", "ann")
    n = reviewed(corpus, "Ann", 'two\nlines, "marks"')
    git("commit", "--all", "--message=Ann")
    git("checkout", "main")
    assert reviewed(corpus, "Jo") == n
    git("commit", "--all", "--message=Jo")
    git("merge", "ann")
    edits = read_review(corpus)
    assert sorted(edit.reviewer for edit in edits) == ["Ann"] * n + ["Jo"] * n
    assert {edit.why for edit in edits if edit.reviewer == "Ann"} == {'two\nlines, "marks"'}
    assert find_quotes(load(corpus)).attrs["unfit"] == []
    assert reviewed(corpus, "Jo") == n


def test_git_keeps_the_line_ends_to_which_offsets_point(corpus, git):
    before = load(corpus)["text"][0]
    assert "\r\n" in before
    for path in corpus.glob("*.txt"):
        path.unlink()
    git("checkout", "--", ".")
    assert load(corpus)["text"][0] == before


def test_both_may_have_made_the_file(corpus, git):
    git("rm", "review.csv")
    git("commit", "--message=Without")
    git("checkout", "-b", "ann")
    n = reviewed(corpus, "Ann")
    git("add", "--all")
    git("commit", "--message=Ann")
    git("checkout", "main")
    reviewed(corpus, "Jo")
    git("add", "--all")
    git("commit", "--message=Jo")
    git("merge", "ann")
    assert len(read_review(corpus)) == 2 * n
