import json

import pytest

from analysis.errors import InputError
from analysis.exploring.choices import Choices
from analysis.exploring.sessions import Session, restore_session, save_session, saved_sessions

SESSION = Session(
    Choices(speakers=("Mara Quill",), text="quay"), Choices(word="ship"), "bars", "speaker", "hedges", "", 3
)


def test_a_session_comes_back_as_it_was_saved(tmp_path):
    save_session(SESSION, tmp_path, "tuesday")
    assert restore_session(tmp_path, "tuesday") == SESSION
    assert saved_sessions(tmp_path) == ["tuesday"]


def test_saving_again_replaces_and_leaves_nothing_beside(tmp_path):
    save_session(Session(), tmp_path, "tuesday")
    save_session(SESSION, tmp_path, "tuesday")
    assert restore_session(tmp_path, "tuesday") == SESSION
    assert [file.name for file in (tmp_path / "sessions").iterdir()] == ["tuesday.json"]


def test_a_save_that_fails_keeps_the_old_session(tmp_path, monkeypatch):
    save_session(SESSION, tmp_path, "tuesday")
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="no space left"):
        save_session(Session(), tmp_path, "tuesday")
    assert restore_session(tmp_path, "tuesday") == SESSION


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 200, "trailing.", "nul\0"])
def test_a_name_cannot_leave_the_folder(tmp_path, name):
    with pytest.raises(InputError, match="cannot be called"):
        save_session(SESSION, tmp_path, name)


def test_a_session_that_is_not_there_names_those_that_are(tmp_path):
    save_session(SESSION, tmp_path, "tuesday")
    with pytest.raises(InputError, match="there are tuesday"):
        restore_session(tmp_path, "monday")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 9}', '{"version": 1, "page": -1}', "[" * 100_000])
def test_a_damaged_session_is_refused_in_words(tmp_path, content):
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "broken.json").write_text(content)
    with pytest.raises(InputError, match=r"session|page"):
        restore_session(tmp_path, "broken")


def test_a_session_of_a_later_program_with_more_in_it_is_still_read(tmp_path):
    file = save_session(SESSION, tmp_path, "tuesday")
    file.write_text(json.dumps(json.loads(file.read_text()) | {"mood": "calm"}))
    assert restore_session(tmp_path, "tuesday") == SESSION
