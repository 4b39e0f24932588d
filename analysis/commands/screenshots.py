"""``python -m analysis screenshots``: the pictures of the workbench that README.md shows, made anew.

The page is served as ``python -m analysis app`` serves it, and Chromium takes the pictures of what a reader would see.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.errors import InputError

__all__ = ["HELP", "add_arguments", "opened_page", "run"]

HELP = "take the pictures of the workbench that README.md shows, with Chromium"

_ROOT = Path(__file__).resolve().parents[2]
_CORPUS = _ROOT / "corpus" / "kerry-lavrov"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60.0
_WIDTH, _HEIGHT = 1180, 1300


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--out."""
    parser.add_argument(
        "--out", metavar="FOLDER", type=Path, default=_ROOT / "figures", help="where to write (default: figures)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write workbench.png (statements of each speaker, one of them clicked) and workbench-article.png."""
    if not arguments.out.is_dir():
        raise InputError(f"{arguments.out} is no folder; make it first.")
    # On a copy: what is clicked here is kept in the corpus folder, and offered the next time.
    with _copied(_CORPUS) as corpus, opened_page(corpus, _WIDTH, _HEIGHT) as page:
        for name, picture in _views(page):
            path = arguments.out / f"{name}.png"
            path.write_bytes(picture)
            print(path, file=sys.stderr)
    return 0


@contextmanager
def _copied(corpus: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, corpus.name)
        shutil.copytree(corpus, copy, ignore=shutil.ignore_patterns("sessions"))
        yield copy


@contextmanager
def opened_page(corpus: Path, width: int, height: int) -> Iterator[Any]:
    """The workbench on ``corpus`` as the ``app`` command serves it, open in Chromium; a page of Playwright.

    Raises InputError where Playwright or Chromium is missing, or the page cannot be served.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise InputError("Playwright is missing; run: pip install 'parley-workbench[test]'") from None
    chromium = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if chromium is None:
        raise InputError("Chromium is not installed; on Debian: apt-get install chromium.")
    with _served(corpus) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
        page.goto(address)
        page.wait_for_selector(".parley svg.chart", timeout=1000 * _PATIENCE)
        yield page
        browser.close()


def _views(page: Any) -> Iterator[tuple[str, bytes]]:
    workbench = page.locator(".parley-workbench")

    def picture() -> bytes:
        page.wait_for_timeout(800)
        box = workbench.bounding_box()
        height = min(box["height"], _HEIGHT - box["y"])
        clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": height}
        return bytes(page.screenshot(clip=clip))

    # The prose above the workbench is in README.md already.
    page.add_style_tag(content=".jp-MarkdownCell { display: none !important; }")
    page.locator('svg.chart [data-pick="row-1"]').click()
    page.wait_for_selector('svg.chart [aria-pressed="true"]')
    yield "workbench", picture()
    page.get_by_role("button", name="In its article").last.click()
    page.wait_for_selector(".article")
    page.get_by_role("button", name="Show all of the chart").click()
    page.get_by_role("button", name="In its article").last.click()
    page.wait_for_selector(".article")
    yield "workbench-article", picture()


@contextmanager
def _served(corpus: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "analysis", "app", str(corpus), "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=_ROOT)
    assert server.stderr is not None
    try:
        until = time.monotonic() + _PATIENCE
        for line in server.stderr:
            found = re.search(r"http://\S+token=\S+", line)
            if found:
                yield found[0]
                return
            if time.monotonic() > until:
                break
        raise InputError("The page could not be served; run `python -m analysis app` to see why.")
    finally:
        server.terminate()
        server.communicate()
