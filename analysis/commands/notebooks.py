"""``python -m analysis notebooks``: run the notebooks and keep their outputs, the same to the byte."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any

__all__ = ["HELP", "add_arguments", "executed", "run"]

HELP = "run the notebooks anew and write their outputs into them"

_SECONDS = 300
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The notebooks."""
    parser.epilog = "Twice in a row gives the same files. The tests compare these outputs with what the code gives."
    parser.add_argument(
        "notebooks", metavar="NOTEBOOK", nargs="*", type=Path, help="which (default: all in notebooks/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write each notebook back when all of it has run."""
    from analysis.saving import whole_file

    # Sets are written in the order of their hashes; a kernel takes this over from here.
    os.environ["PYTHONHASHSEED"] = "0"
    for path in arguments.notebooks or sorted(Path("notebooks").glob("*.ipynb")):
        content = executed(path)
        with whole_file(path) as stream:
            stream.write(content.encode())
        print(path)
    return 0


def executed(path: Path) -> str:
    """The notebook at ``path`` with the outputs of a fresh kernel, as the text of its file.

    What changes from run to run and means nothing is left out: times, the state of widgets, kernel versions; the ids
    of widgets become numbers in the order of their showing. Raises nbclient's CellExecutionError where a cell fails.
    """
    import nbformat
    from nbclient import NotebookClient

    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(
        notebook,
        timeout=_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        record_timing=False,
    ).execute()
    _steady(notebook, path.stem)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"


def _steady(notebook: Any, stem: str) -> None:
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    numbers: dict[str, str] = {}
    for place, cell in enumerate(notebook.cells):
        cell.id = f"{re.sub('[^a-zA-Z0-9_-]', '-', stem)[:40]}-{place:02d}"
        cell.metadata = {key: value for key, value in cell.metadata.items() if key in ("tags", "editable")}
        for output in cell.get("outputs", ()):
            view = output.get("data", {}).get(_WIDGET_VIEW)
            if view:
                view["model_id"] = numbers.setdefault(view["model_id"], f"{len(numbers):032x}")
