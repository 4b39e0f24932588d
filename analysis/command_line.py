"""The command line: ``python -m analysis COMMAND …``, one file of analysis/commands/ a command.

>>> sorted(set(commands()) & {"measure", "quotes"})
['measure', 'quotes']
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

import analysis.commands
from analysis.errors import InputError

__all__ = ["commands", "main"]

_DESCRIPTION = """\
Who is quoted in the news, how much, how they hedge and in what tone.
The same line as in the notebooks: load, find, measure, compare, show."""

_EPILOG = """\
examples:
  python -m analysis quotes corpus/kerry-lavrov --out quotes.csv
  python -m analysis measure corpus/kerry-lavrov --out results
  python -m analysis quotes --help

Exit status: 0 when done, 2 when the input cannot be used (one sentence on stderr says why), 1 when the
work failed for another reason, such as a full disk."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, and where to read more, rather than the whole usage."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help.\n")


def commands() -> list[str]:
    """The names of all commands: the files of analysis/commands/."""
    return sorted(found.name for found in pkgutil.iter_modules(analysis.commands.__path__))


def _version() -> str:
    try:
        return version("parley-workbench")
    except PackageNotFoundError:
        return "not installed"


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for ``argv``; of the commands only the one named is imported, or all of them for --help."""
    names = commands()
    named = next((word for word in argv if not word.startswith("-")), None)
    parser = _Parser(
        prog="python -m analysis",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"parley-workbench {_version()}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for name in names:
        if named in names and name != named:
            continue
        command = import_module(f"analysis.commands.{name}")
        subparser = subparsers.add_parser(
            name,
            help=command.HELP,
            description=command.HELP[:1].upper() + command.HELP[1:],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what the user can mend becomes one sentence on stderr."""
    words = list(sys.argv[1:] if argv is None else argv)
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        arguments = _parser(words).parse_args(words)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputError as error:
        print(f"analysis: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"analysis: {place}{error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("analysis: stopped; nothing was half-written.", file=sys.stderr)
        return 130
    return status
