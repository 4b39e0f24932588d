"""The committed figures are those that the code draws."""

from pathlib import Path

import pytest

from analysis.commands.figures import drawn

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "kerry-lavrov"


@pytest.fixture(scope="module")
def files():
    return dict(drawn(CORPUS))


def test_every_committed_figure_matches_the_code(files):
    for name, content in files.items():
        path = ROOT / "figures" / name
        same = path.is_file() and path.read_bytes() == content
        assert same, f"figures/{name} is not what the code draws; run: python -m analysis figures"


def test_the_figures_are_the_same_each_time(files):
    assert dict(drawn(CORPUS)) == files


def test_every_chart_has_its_numbers_and_its_words(files):
    charts = [name.removesuffix(".svg") for name in files if name.endswith(".svg")]
    words = files["alt.txt"].decode()
    for chart in charts:
        assert f"{chart}.csv" in files
        assert f"{chart}.png" in files
        assert f"{chart}: " in words
