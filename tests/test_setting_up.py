"""Setting up: what `make` does on a machine with the wrong Python, and that a finished set-up is not repeated."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


@pytest.fixture
def copy(tmp_path):
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(REPO / name, tmp_path / name)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "id", "sed", "expand", "touch", "bash", "env"):
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    return tmp_path


def python(copy, script):
    path = copy / "tools" / "python3"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def make(copy, *arguments):
    return subprocess.run(
        [MAKE, *arguments],
        cwd=copy,
        env={"PATH": str(copy / "tools")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_an_old_python_is_named_with_what_to_do(copy):
    python(copy, 'case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac')
    done = make(copy, "test")
    assert done.returncode != 0
    assert "Parley needs Python 3.11 or later, and python3 is Python 3.9.2." in done.stderr
    assert "make PYTHON=/path/to/python3.12 test" in done.stderr
    assert not (copy / ".venv").exists()


def test_no_python_at_all_is_said(copy):
    assert "python3 is missing" in make(copy, "lab").stderr


def test_a_finished_set_up_is_not_repeated(copy):
    ready = copy / ".venv" / ".ready"
    ready.parent.mkdir()
    ready.touch()
    assert make(copy, ".venv/.ready").stdout.rstrip().endswith("is up to date.")


def test_help_lists_every_command(copy):
    listed = re.findall(r"^make (\w+) {2,}\w", make(copy, "help").stdout, re.M)
    assert {"lab", "test", "figures", "app", "constraints", "clean"} <= set(listed)


def test_every_version_is_exact():
    lines = [line for line in (REPO / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 50
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.!+]*", line) for line in lines)
