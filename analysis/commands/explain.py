"""``python -m analysis explain "SENTENCE"``: what is found in a sentence, and by which rule of the grammar."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.quotations.statement import Statement

__all__ = ["HELP", "add_arguments", "run"]

HELP = "show which statements are found in a sentence and by which rule"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """SENTENCE."""
    parser.epilog = (
        'Example: python -m analysis explain "Talks failed, Ms. Brook said."\n'
        "With - the text is read from standard input; it may have several paragraphs."
    )
    parser.add_argument(
        "sentence", metavar="SENTENCE", help="a sentence or more, in quotation marks of the shell; or -"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every statement with its speaker, cue, rule and words."""
    from analysis.article import read_article
    from analysis.quotations.finder import find_statements

    text = sys.stdin.read() if arguments.sentence == "-" else arguments.sentence
    statements = find_statements(read_article(text))
    if not statements:
        print("No statement was found: no reporting word stands here in a frame that the grammar knows.")
        return 0
    print("\n\n".join(explanation(text, number, one) for number, one in enumerate(statements, start=1)))
    return 0


def explanation(text: str, number: int, statement: Statement) -> str:
    """One statement in words: what it says, who says it by which words, and the rule with its example."""
    from analysis.quotations.cues import stance_of
    from analysis.quotations.rules import RULES

    pieces = " … ".join(text[start:end] for start, end in statement.fragments)
    rule = RULES[statement.rule]
    lines = [f"{number}. {pieces}", f"   kind     {statement.kind}"]
    if statement.mention:
        shared = " (as in the statement before)" if statement.same_source else ""
        lines.append(f"   speaker  {text[slice(*statement.mention)]}{shared}")
    else:
        lines.append("   speaker  not named in the sentence")
    if statement.cue:
        lemma = statement.cue_lemma
        lines.append(f"   cue      {text[slice(*statement.cue)]} ({lemma}, {stance_of(lemma)})")
    if statement.via:
        lines.append(f"   via      {text[slice(*statement.via)]}")
    lines.append(f"   rule     {statement.rule}: {rule.describes}")
    lines.append(f"            as in {rule.example}")
    return "\n".join(lines)
