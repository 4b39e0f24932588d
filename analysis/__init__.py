"""Analysis: find, attribute, measure and compare what speakers say in the news.

    from analysis import load, find_quotes, measure, compare

    documents = load("corpus/kerry-lavrov")
    quotes, evidence = measure(find_quotes(documents), documents)
    comparison = compare(quotes, documents)

and the charts: draw_quote_share, draw_hedging, draw_tone, draw_reporting_verbs, draw_strip, draw_forest.
Each name is imported when it is first asked for, so that ``import analysis`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.charts.forest import draw_forest
    from analysis.charts.hedging import draw_hedging
    from analysis.charts.quote_share import draw_quote_share
    from analysis.charts.reporting_verbs import draw_reporting_verbs
    from analysis.charts.strip import draw_strip
    from analysis.charts.tone import draw_tone
    from analysis.comparison.comparing import compare
    from analysis.corpus.reading import load
    from analysis.errors import InputError
    from analysis.finding import find_quotes
    from analysis.measures.measuring import measure
    from analysis.saving import save

__all__ = [
    "InputError",
    "compare",
    "draw_forest",
    "draw_hedging",
    "draw_quote_share",
    "draw_reporting_verbs",
    "draw_strip",
    "draw_tone",
    "find_quotes",
    "load",
    "measure",
    "save",
]

_HOMES = {
    "InputError": "analysis.errors",
    "compare": "analysis.comparison.comparing",
    "draw_forest": "analysis.charts.forest",
    "draw_hedging": "analysis.charts.hedging",
    "draw_quote_share": "analysis.charts.quote_share",
    "draw_reporting_verbs": "analysis.charts.reporting_verbs",
    "draw_strip": "analysis.charts.strip",
    "draw_tone": "analysis.charts.tone",
    "find_quotes": "analysis.finding",
    "load": "analysis.corpus.reading",
    "measure": "analysis.measures.measuring",
    "save": "analysis.saving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute '{name}'; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
