"""The example under a module's first line runs as it stands."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
SHOWN = [path for path in sorted((REPO / "analysis").rglob("*.py")) if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.relative_to(REPO).as_posix())
def test_examples_print_what_they_say(path):
    module = import_module(".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__"))
    said: list[str] = []
    runner = doctest.DocTestRunner()
    for example in doctest.DocTestFinder().find(module):
        runner.run(example, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)
