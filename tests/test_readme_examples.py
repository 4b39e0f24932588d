"""README.md: its examples run as they stand, and the files that it names are there."""

import doctest
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from analysis.command_line import commands, main
from analysis.corpus.settings import parse_settings

REPO = Path(__file__).resolve().parents[1]
README = (REPO / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


def test_python_examples_print_what_they_say(tmp_path, monkeypatch):
    shutil.copytree(REPO / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    example = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README.md", "README.md", 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        example, out=said.append
    )
    assert result.attempted > 5
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize("line", re.findall(r"^\$ python -m analysis (.*)$", "\n".join(blocks("console")), re.M))
def test_commands_run(line, tmp_path, monkeypatch):
    shutil.copytree(REPO / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    try:
        status = main(shlex.split(line, comments=True))
    except SystemExit as end:
        status = end.code
    assert status == 0


def test_the_corpus_toml_shown_is_one_that_is_accepted():
    (shown,) = blocks("toml")
    settings = parse_settings(shown, "README.md")
    assert set(settings.speakers[0].model_fields_set) == set(type(settings.speakers[0]).model_fields)
    assert tomllib.loads(shown)["title"] == settings.title


def test_every_link_leads_to_a_file():
    targets = set(re.findall(r"\]\(([^)#:]+)\)", README))
    assert {target for target in targets if not (REPO / target).exists()} == set()


@pytest.mark.parametrize(
    "named", sorted(set(re.findall(r"`((?:analysis|corpus|notebooks|figures|tests|\.ci)/[\w./-]*)`", README)))
)
def test_every_file_that_is_named_exists(named):
    assert (REPO / named).exists()


def test_every_command_that_is_described_is_there_and_the_other_way_round():
    described = re.findall(r"^\| `(\w+)` \|", README, re.M)
    assert set(described) <= set(commands())
    assert set(commands()) - set(described) <= {"fit_tone"}


def test_the_plain_commands_install_what_the_makefile_installs():
    makefile = (REPO / "Makefile").read_text("utf-8")
    (extras,) = re.findall(r"^EXTRAS := (.*)$", makefile, re.M)
    assert f'".[{extras}]"' in README
