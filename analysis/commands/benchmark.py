"""``python -m analysis benchmark GOLD``: how well and how fast statements are found, on articles people have marked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.validity.scoring import Scores
    from analysis.validity.speed import Pace

__all__ = ["HELP", "add_arguments", "run"]

HELP = "score the finder on marked articles and time it beside NLTK, and beside spaCy and textacy where installed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """GOLD, --speech, --split and --no-speed."""
    parser.epilog = (
        "GOLD is JSONL, one article a line: doc_id, text and quotes; a quote has start and end (or fragments), cue,\n"
        "cue_start, cue_end, speaker, speaker_start, speaker_end and type. A found statement counts when it shares\n"
        "at least half of its words (intersection over union) with one that was marked. Where quotes also have\n"
        "speaker_named and speaker_canonical (or speaker_mentions), the naming of speakers is scored too."
    )
    parser.add_argument("gold", metavar="GOLD", type=Path, help="the JSONL file of marked articles")
    parser.add_argument(
        "--speech", action="store_true", help="leave out what was marked as belief: keep cues that are verbs of speech"
    )
    parser.add_argument("--split", action="store_true", help="count each piece of a broken quotation by itself")
    parser.add_argument("--no-speed", action="store_true", help="score only")


def run(arguments: argparse.Namespace) -> int:
    """Print accuracy, then speed."""
    from analysis.article import read_article
    from analysis.quotations.finder import find_statements
    from analysis.validity.naming_scores import naming_report, read_records
    from analysis.validity.scoring import attribution_of, read_gold, score
    from analysis.validity.speed import time_finder, time_naming, time_peer, time_tokenizer

    articles = read_gold(arguments.gold)
    found = [
        (
            article.text,
            article.statements,
            [attribution_of(one, article.text) for one in find_statements(read_article(article.text))],
        )
        for article in articles
    ]
    print(_accuracy(score(found, arguments.speech, arguments.split)))
    if naming := naming_report(read_records(arguments.gold), arguments.split):
        print(naming)
    if not arguments.no_speed:
        texts = [article.text for article in articles]
        finder = time_finder(texts)
        print(_speed(finder, time_tokenizer(texts), time_peer(texts), time_naming(texts)))
    return 0


def _accuracy(scores: Scores) -> str:
    lines = [f"{scores.articles:,} articles, {scores.spans['0.5'].gold:,} marked, {scores.spans['0.5'].found:,} found"]
    lines.append(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}")
    named = {"exact": "same words", "0.8": "overlap 0.8", "0.5": "overlap 0.5", "any": "any shared word"}
    for level, rates in [*((named[level], rates) for level, rates in scores.spans.items()), ("words", scores.words)]:
        lines.append(f"{level:18}{100 * rates.precision:7.1f}{100 * rates.recall:7.1f}{100 * rates.f1:7.1f}")
    for kind, (hits, marked) in scores.kinds.items():
        lines.append(f"recall {kind:11}{'':7}{100 * hits / marked:7.1f}    {hits:,} of {marked:,}")
    for what, (hits, marked) in (("cue", scores.cues), ("mention", scores.mentions)):
        if marked:
            lines.append(f"{what + ' overlaps':18}{'':7}{100 * hits / marked:7.1f}    {hits:,} of {marked:,} matches")
    return "\n".join(lines)


def _speed(finder: Pace, tokenizer: Pace, peer: Pace | None, named: Pace) -> str:
    lines = [f"{'':24}{'words/s':>12}{'refused':>9}"]
    for pace in (finder, named, tokenizer, peer):
        if pace:
            lines.append(f"{pace.what:24}{pace.words_per_second:12,.0f}{pace.refused:9}")
    lines.append(f"{finder.words_per_second / tokenizer.words_per_second:.1f} times as fast as NLTK tokenization")
    lines.append(f"with naming {named.words_per_second / tokenizer.words_per_second:.1f} times as fast")
    if peer:
        lines.append(f"{finder.words_per_second / peer.words_per_second:.0f} times as fast as {peer.what}")
    else:
        lines.append("spaCy, textacy and an English model are not installed: no peer was timed")
    return "\n".join(lines)
