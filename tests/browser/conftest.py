"""A person's browser: headless Chromium on a real JupyterLab and on the page that ``python -m analysis app`` serves.

Every page is watched: a dialog that a hostile article opens, or a request to any other machine, fails the test.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project():
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        # A person without Chromium can run the other tests; where all must be run, its absence is a failure.
        (pytest.fail if os.environ.get("PARLEY_BROWSER") == "required" else pytest.skip)(
            "Chromium is not installed: apt-get install chromium"
        )
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page with what it must not do: open dialogs, or ask another machine for anything."""

    def __init__(self, browser, **context):
        self.page = browser.new_context(viewport={"width": 1400, "height": 1200}, **context).new_page()
        self.page.set_default_timeout(30_000)
        self.dialogs, self.elsewhere = [], []
        self.page.on("dialog", self._dialog)
        self.page.on("response", self._response)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _response(self, response):
        if not response.url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:")):
            self.elsewhere.append(response.url)

    def close(self):
        self.page.context.close()
        assert self.dialogs == [], "a text of the corpus ran as a script"
        assert self.elsewhere == [], "something was fetched from another machine"


@pytest.fixture(scope="module")
def watched(browser):
    """A page that lives as long as the module's tests."""
    watched = Watched(browser)
    yield watched
    watched.close()


@pytest.fixture(scope="module")
def page(watched):
    return watched.page


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder, **more):
    """The environment of a server that reads no settings of the person who runs the tests."""
    places = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **places, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **more}


def wait_for(address, server, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"nothing answers at {address}; the server's log is beside its files")


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A function that starts a server and ends it with the module, and returns its address when it answers.

    It takes the arguments of python, in which {port} stands for the port, the folder for its log, the path that
    answers, and what to add to its environment.
    """
    servers = []

    def start(arguments, folder, answers, **more):
        port = free_port()
        command = [sys.executable, *(argument.replace("{port}", str(port)) for argument in arguments)]
        with (folder / "server.log").open("wb") as log:
            server = subprocess.Popen(
                command, cwd=folder, env=environment(folder, **more), stdout=log, stderr=subprocess.STDOUT
            )
        servers.append(server)
        wait_for(f"http://127.0.0.1:{port}{answers}", server)
        return f"http://127.0.0.1:{port}"

    yield start
    # Asked to end, and not killed, Voilà and JupyterLab end their kernels too.
    for server in servers:
        server.terminate()
    for server in servers:
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


@pytest.fixture(scope="module")
def lab(start, tmp_path_factory):
    """A function: a folder of notebooks, environment -> the address of a JupyterLab that has it as its root."""

    def lab(folder, **more):
        arguments = [
            "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", "--port={port}", "--allow-root",
            "--ServerApp.port_retries=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
            "--LabApp.extension_manager=readonly", "--LabApp.news_url=",
            '--ServerApp.tornado_settings={"websocket_max_message_size": 104857600}',
        ]  # fmt: skip
        settings = folder / "jupyter_config_dir" / "labconfig"
        settings.mkdir(parents=True, exist_ok=True)
        off = '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}'
        (settings / "page_config.json").write_text(off)
        return f"{start(arguments, folder, '/api/status', **more)}/lab"

    return lab


@pytest.fixture(scope="module")
def run_notebook():
    """A function: page, JupyterLab's address, notebook -> the notebook is open and all its cells have run."""

    from playwright.sync_api import TimeoutError

    def choose(page, menu, entry):
        page.locator(".lm-MenuBar-itemLabel", has_text=menu).first.click()
        page.locator(".lm-Menu-itemLabel").get_by_text(entry, exact=True).click()

    def run_notebook(page, address, name):
        page.goto(f"{address}/tree/{name}?reset")
        page.wait_for_selector(".jp-CodeCell")
        # The kernel is there when it has a name and rests; before that JupyterLab would ask which one to take.
        resting = page.locator(".jp-StatusBar-TextItem").get_by_text(re.compile(r"^(?!No Kernel).+ \| Idle$"))
        resting.first.wait_for()
        choose(page, "Edit", "Clear Outputs of All Cells")
        begun = page.locator(".jp-CodeCell .jp-InputPrompt", has_text=re.compile(r"\[[*\d]"))
        # It drops an order that comes too soon after that.
        for _ in range(5):
            choose(page, "Run", "Run All Cells")
            try:
                begun.first.wait_for(timeout=3_000)
                break
            except TimeoutError:
                continue
        page.wait_for_function(
            """() => { const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
                       return prompts.length && prompts.every((p) => /\\d/.test(p.textContent)); }"""
        )

    return run_notebook
