"""Analysis: find, attribute, measure and compare what speakers say in the news.

    from analysis import load, find_quotes, measure, compare

    documents = load("corpus/kerry-lavrov")
    quotes, evidence = measure(find_quotes(documents), documents)
    comparison = compare(quotes, documents)

Each name is imported when it is first asked for, so that ``import analysis`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison.comparing import compare
    from analysis.corpus.reading import load
    from analysis.errors import InputError
    from analysis.finding import find_quotes
    from analysis.measures.measuring import measure
    from analysis.saving import save

__all__ = ["InputError", "compare", "find_quotes", "load", "measure", "save"]

_HOMES = {
    "InputError": "analysis.errors",
    "compare": "analysis.comparison.comparing",
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
