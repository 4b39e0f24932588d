"""How the rooms of analysis/ may lean on one another, and on packages from elsewhere."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
FILES = sorted((REPO / "analysis").rglob("*.py"))
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
# Other people's tools, which the benchmark runs where they happen to be installed, and which nothing needs.
PEERS = {"spacy", "textacy"}
SHOWING = {"charts", "widgets", "commands"}


def room(path: Path) -> str:
    inside = path.relative_to(REPO / "analysis").parts
    return inside[0] if len(inside) > 1 else ""


def imports(path: Path) -> set[str]:
    """Every module that the file imports, in whatever place."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def shown(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def begins(modules: set[str], *packages: str) -> set[str]:
    return {module for module in modules for package in packages if f"{module}.".startswith(f"{package}.")}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# analysis/__init__.py only says where each public name is; nothing is imported before it is asked for.
COMPUTING = [path for path in FILES if room(path) not in SHOWING and path != REPO / "analysis" / "__init__.py"]


@pytest.mark.parametrize("path", COMPUTING, ids=shown)
def test_what_computes_imports_nothing_that_draws(path):
    assert begins(imports(path), "matplotlib", "ipywidgets", "analysis.charts", "analysis.widgets") == set()


@pytest.mark.parametrize("path", [path for path in FILES if room(path) == "charts"], ids=shown)
def test_what_draws_imports_no_widgets(path):
    assert begins(imports(path), "ipywidgets", "analysis.widgets") == set()


@pytest.mark.parametrize("path", [path for path in FILES if room(path) != "widgets"], ids=shown)
def test_nothing_but_notebooks_imports_widgets(path):
    assert begins(imports(path), "analysis.widgets") == set()


def test_every_package_that_is_imported_is_declared():
    declared = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    names = {normal(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in declared}
    homes = packages_distributions()
    undeclared = {}
    for path in FILES:
        for top in {module.split(".")[0] for module in imports(path)}:
            if top == "analysis" or top in sys.stdlib_module_names or top in PEERS:
                continue
            if names.isdisjoint(normal(home) for home in homes.get(top, [top])):
                undeclared.setdefault(top, []).append(shown(path))
    assert undeclared == {}


def test_every_package_that_is_declared_has_a_written_down_version():
    declared = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    names = {normal(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in declared}
    lines = (REPO / "constraints.txt").read_text("utf-8").splitlines()
    assert names - {normal(line.partition("==")[0]) for line in lines} == set()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_nothing_executes_what_a_corpus_says(path):
    assert begins(imports(path), "pickle", "marshal", "shelve", "dill", "cloudpickle") == set()
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called.isdisjoint({"eval", "exec", "compile"})


def test_the_citation_names_the_version_that_is_installed():
    assert f"\nversion: {PROJECT['version']}\n" in (REPO / "CITATION.cff").read_text("utf-8")
