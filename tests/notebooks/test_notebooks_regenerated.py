"""The committed outputs of every notebook are those that its code gives, pictures included."""

from pathlib import Path

import nbformat
import pytest

from analysis.commands.notebooks import executed

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_outputs_are_those_of_the_code_to_the_byte(path, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    same = executed(path) == path.read_text("utf-8")
    assert same, f"notebooks/{path.name} no longer shows what its code gives; run: python -m analysis notebooks"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_cell_shows_an_error_or_a_warning(path):
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", ()):
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_that_shows_a_chart_prints_its_numbers_too(path):
    for cell in nbformat.read(path, as_version=4).cells:
        shown = [output.get("data", {}) for output in cell.get("outputs", ())]
        for data in shown:
            if "parley-chart" in data.get("text/html", ""):
                assert "Picture" not in data["text/plain"]
                assert any(character.isdigit() for character in data["text/plain"])
                assert 'alt="' in data["text/html"]
