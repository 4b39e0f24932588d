"""Wording: how charts say numbers, so that labels, captions and alternative texts agree to the digit.

>>> counted(2, "statement"), percent(0.1254), interval(1.25, 3.5)
('2 statements', '13 %', '1.25 to 3.5')
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence

import pandas as pd

__all__ = ["broken", "counted", "interval", "listed", "number", "percent", "shortened", "signed", "warnings_of"]


def counted(n: float, noun: str) -> str:
    """A count with its noun: "1 statement", "1,204 statements"."""
    return f"{int(n):,} {noun}" if int(n) == 1 else f"{int(n):,} {noun}s"


def number(value: float) -> str:
    """Three significant digits at most, no trailing zeros: 0.38, 2.5, 41, 1,204."""
    if math.isnan(value):
        return "–"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}".replace("-", "−")


def signed(value: float) -> str:
    """A score with its sign and two decimals: +0.14, −0.36, 0.00."""
    if math.isnan(value):
        return "–"
    return "0.00" if abs(value) < 0.005 else f"{value:+.2f}".replace("-", "−")


def percent(share: float) -> str:
    """A share from 0 to 1 as per cent, with one decimal below ten: 62 %, 8.8 %, 0 %."""
    if math.isnan(share):
        return "–"
    value = 100 * share
    return f"{value:.1f} %" if 0 < abs(round(value, 1)) < 10 else f"{value:.0f} %"


def interval(low: float, high: float, say: Callable[[float], str] = number) -> str:
    """The two ends of an interval, "" where there is none."""
    return "" if math.isnan(low) or math.isnan(high) else f"{say(low)} to {say(high)}"


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def shortened(text: str, longest: int) -> str:
    """``text`` on one line, cut at a word with "…" where it is longer than ``longest`` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > longest // 2 else cut).rstrip(" ,;:") + "…"


def broken(text: str, width: int) -> list[str]:
    """``text`` broken into lines of at most ``width`` characters."""
    return textwrap.wrap(text, width)


def warnings_of(comparison: pd.DataFrame) -> list[str]:
    """What a comparison says against generalising, as sentences: its notes about single sides, each once.

    A note that only begins like a longer one says nothing of its own and is left out.
    """
    own = comparison.loc[comparison["versus"].isna(), "note"].dropna()
    notes = [note for note in dict.fromkeys(own) if note]
    whole = [note for note in notes if not any(other != note and other.startswith(note) for other in notes)]
    return [f"{note[0].upper()}{note[1:].rstrip('.')}." for note in whole]
