"""``python -m analysis app [CORPUS]``: the workbench as a page, for readers who never open a notebook.

With ``--new`` the page is the one on which a corpus is made of one's own files.

The page is served to this machine only (127.0.0.1), and only to whoever has the token in its address. It may load
nothing from anywhere else: its Content-Security-Policy forbids the browser to ask another host for anything.
"""

from __future__ import annotations

import argparse
import os
import secrets
from pathlib import Path
from typing import Any

from analysis.errors import InputError

__all__ = ["HELP", "add_arguments", "page_settings", "run"]

HELP = "serve the workbench as a page, on this machine only and behind a token"

_ROOT = Path(__file__).resolve().parents[2]
_NOTEBOOK = _ROOT / "notebooks" / "workbench.ipynb"
_MAKING = _ROOT / "notebooks" / "your_corpus.ipynb"
_LARGEST_UPLOAD = 100 * 1024 * 1024
_LOCAL = ("127.0.0.1", "localhost", "::1")

# Widgets run code that comes with the page (inline, blobs), and nothing that comes from elsewhere.
_POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "connect-src 'self' data: blob: ws://127.0.0.1:* ws://localhost:*; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CORPUS, --new, --port, --ip, --theme, --no-token and --no-browser."""
    parser.epilog = "The address, with its token, is printed when the page is ready. Ctrl-C ends it."
    parser.add_argument(
        "corpus",
        metavar="CORPUS",
        type=Path,
        nargs="?",
        default=_ROOT / "corpus" / "kerry-lavrov",
        help="a corpus folder, a text file or JSONL (default: corpus/kerry-lavrov)",
    )
    parser.add_argument("--new", action="store_true", help="instead serve the page that makes a corpus of your files")
    parser.add_argument("--port", type=int, default=8866, help="the port (default: 8866; if taken, another near it)")
    parser.add_argument("--ip", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1, this machine)")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="the page's colours")
    parser.add_argument("--no-token", action="store_true", help="let in whoever can reach the port; on 127.0.0.1 only")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    notebook = _MAKING if arguments.new else _NOTEBOOK
    if not notebook.is_file():
        raise InputError(f"{notebook} is missing; run this from a copy of the project that has its notebooks.")
    if not arguments.corpus.exists():
        raise InputError(f"{arguments.corpus} does not exist; name a corpus folder, a text file or a JSONL file.")
    if arguments.no_token and arguments.ip not in _LOCAL:
        raise InputError(f"Without a token the page is served on 127.0.0.1 only, not on {arguments.ip}.")
    try:
        from traitlets.config import Config
        from voila.app import Voila
    except ImportError:
        raise InputError(
            "Voilà, which serves the page, is not installed; run: pip install 'parley-workbench[app]'"
        ) from None
    token = "" if arguments.no_token else secrets.token_urlsafe(24)

    class Page(Voila):  # type: ignore[misc]
        @property
        def display_url(self) -> str:
            address = f"http://{self.ip}:{self.port}{self.base_url}"
            return f"{address}?token={token}" if token else address

        def launch_browser(self) -> None:
            import webbrowser

            webbrowser.open(self.display_url)

    os.environ["PARLEY_CORPUS"] = str(arguments.corpus.resolve())
    Page.launch_instance(
        [str(notebook), *(["--no-browser"] if arguments.no_browser else [])],
        config=Config(page_settings(arguments.ip, arguments.port, token, arguments.theme)),
    )
    return 0


def page_settings(ip: str, port: int, token: str, theme: str) -> dict[str, Any]:
    """What Voilà is told: where to listen, whom to let in, and what the page may load."""
    return {
        "Voila": {
            "ip": ip,
            "port": port,
            "token": token,
            "tornado_settings": {
                "headers": {"Content-Security-Policy": _POLICY},
                "websocket_max_message_size": _LARGEST_UPLOAD,
            },
        },
        "VoilaConfiguration": {"theme": theme, "show_tracebacks": False},
        "TagRemovePreprocessor": {"enabled": True, "remove_cell_tags": {"notebook-only"}},
    }
