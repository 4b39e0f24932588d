"""``python -m analysis corpus new FOLDER --from PATH``: a corpus of the files that a researcher has."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.corpus.importing.columns import Choice
    from analysis.corpus.importing.gathering import Harvest

__all__ = ["HELP", "add_arguments", "run"]

HELP = "make a corpus folder of your own files: text, web pages, Word, PDF, tables, zip"

_ROLES = ("text", "id", "title", "date", "source", "author", "url")
_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """new FOLDER, --from, --name, --pattern, the columns, --day-first, --skipped."""
    parser.epilog = (
        "FOLDER then holds one .txt an article, corpus.toml with what is known of each, and an empty review.csv for\n"
        "corrections by hand; all other commands take it as their PATH. Nothing is changed at PATH, and nothing\n"
        "leaves this machine. What could not be read is listed with the reason, file by file.\n\n"
        "The columns of a table are guessed by their names (text, body, title, headline, date, published …); say\n"
        "--text COLUMN and the like where they have other names. All other columns are kept as metadata."
    )
    parser.add_argument("action", choices=["new"], help="what to do")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the corpus folder to make; new or empty")
    parser.add_argument(
        "--from", dest="path", metavar="PATH", type=Path, required=True, help="a folder, a zip or a file"
    )
    parser.add_argument("--name", default="", help="what the corpus is called (default: the folder's name)")
    parser.add_argument(
        "--pattern", default="", help="what file names say, such as {date}_{source}_{title}; {_} passes over"
    )
    for role in _ROLES:
        parser.add_argument(
            f"--{role}", metavar="COLUMN", default="", dest=f"column_{role}", help=f"the column of tables for: {role}"
        )
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", action="store_true", help="03/04/2014 is in April (else such days are left out)")
    order.add_argument("--month-first", action="store_true", help="03/04/2014 is in March")
    parser.add_argument("--skipped", metavar="FILE", type=Path, help="write what was skipped to a .csv, .xlsx …")


def run(arguments: argparse.Namespace) -> int:
    """Gather, write, and say what was taken and what was not."""
    from dataclasses import replace

    from analysis.corpus.exporting import export_table
    from analysis.corpus.importing.gathering import gather
    from analysis.corpus.importing.limits import Limits, SetAside
    from analysis.corpus.importing.sources import from_path
    from analysis.corpus.importing.writing import write_corpus
    from analysis.progress import watched

    limits, day_first = Limits(), True if arguments.day_first else False if arguments.month_first else None
    roles = {role: getattr(arguments, f"column_{role}") for role in _ROLES}
    wanted = {("doc_id" if role == "id" else role): column for role, column in roles.items() if column}

    def gathered(choices: dict[str, Choice] | None) -> Harvest:
        aside: list[SetAside] = []
        sources = from_path(arguments.path, limits, aside)
        return gather(
            sources,
            aside,
            pattern=arguments.pattern,
            choices=choices,
            day_first=day_first,
            limits=limits,
            watch=watched,
        )

    harvest = gathered(None)
    if wanted and harvest.tables:
        harvest = gathered(
            {
                name: replace(guess, **(dict.fromkeys(_given(guess, wanted), "") | wanted))
                for name, (_, guess) in harvest.tables.items()
            }
        )
    skipped = harvest.skipped()
    if arguments.skipped:
        export_table(skipped, arguments.skipped)
    for file, reason in skipped.head(_SHOWN).itertuples(index=False):
        print(f"skipped {file}: {reason}", file=sys.stderr)
    if len(skipped) > _SHOWN:
        print(f"and {len(skipped) - _SHOWN:,} more; --skipped FILE writes the list", file=sys.stderr)
    folder = write_corpus(arguments.folder, harvest.articles, arguments.name)
    print(f"{len(harvest.articles):,} articles: {folder}", file=sys.stderr)
    return 0


def _given(guess: Choice, wanted: dict[str, str]) -> list[str]:
    """The roles that were guessed for columns that are wanted for another role."""
    return [r for r, column in asdict(guess).items() if column in wanted.values() and r not in wanted]
