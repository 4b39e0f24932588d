"""``python -m analysis simulate``: how often the comparison is wrong, on invented statements with a known truth."""

from __future__ import annotations

import argparse
import sys
import time

__all__ = ["HELP", "add_arguments", "run"]

HELP = "judge the statistics of compare() on invented statements with a known truth"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--scale, --seed and --processes."""
    parser.epilog = (
        "Prints three tables: how often a difference is called significant at 5 % where there is none (by permuting\n"
        "articles, and beside it by tests that take words and statements for independent), how often the 95 %\n"
        "intervals hold the true difference, and how often a true difference is found. Statements of one article\n"
        "have an intraclass correlation of .15. After ± stand two standard errors of the simulation itself."
    )
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="X", help="times the usual number of replications (default: 1)"
    )
    parser.add_argument("--seed", type=int, default=None, metavar="N", help="another seed than that of compare()")
    parser.add_argument("--processes", type=int, default=None, metavar="N", help="how many work at once (default: all)")


def run(arguments: argparse.Namespace) -> int:
    """Simulate and print."""
    from analysis.comparison.method import SEED
    from analysis.comparison.simulation import drawn_correlations, printed, simulate
    from analysis.errors import InputError

    if not 0 < arguments.scale <= 100:
        raise InputError(f"--scale {arguments.scale:g} cannot be; give a number above 0 and up to 100, such as 0.1.")
    if arguments.processes is not None and arguments.processes < 1:
        raise InputError(f"--processes {arguments.processes} cannot be; give 1 or more.")
    seed = SEED if arguments.seed is None else arguments.seed
    started = time.perf_counter()
    table = simulate(arguments.scale, seed, arguments.processes)
    drawn = ", ".join(f"{name} {value:.3f}" for name, value in drawn_correlations(seed).items())
    print(f"Seed {seed}. Intraclass correlation of the values by statement, as drawn: {drawn}.")
    print(printed(table))
    print(f"{time.perf_counter() - started:.0f} seconds", file=sys.stderr)
    return 0
