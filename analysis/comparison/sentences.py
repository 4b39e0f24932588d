"""A comparison in words: the sentence about one difference, the caption under a table or figure, and a table to print.

>>> amount(1204, "statement")
'1,204 statements'

What the numbers do not allow stands in the sentence itself, so that it is not lost where a table is cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.comparison.method import Method
from analysis.comparison.quantities import quantity
from analysis.errors import InputError

__all__ = ["amount", "caption", "decimals", "display_table", "ends", "p_value", "sentence"]

_SHARES = ("share", "share of own statements")


def amount(number: float, noun: str) -> str:
    """A number with its noun: "1 statement", "1,204 statements"."""
    return f"{int(number):,} {noun}{'' if int(number) == 1 else 's'}"


def decimals(value: float, unit: str, sign: bool = False) -> str:
    """A value as its unit is read: shares in percent with one decimal, the rest with two; "–" where missing.

    With ``sign`` it is a difference: that of two shares is one of percentage points.
    """
    if value is None or math.isnan(value):
        return "–"
    plus = "+" if sign else ""
    number = f"{100 * value:{plus}.1f}" if unit in _SHARES else f"{value:{plus}.2f}"
    # A value that rounds to nothing has no sign.
    number = number if number.strip("+-0.") else number.lstrip("+-")
    percent = (" points" if sign else " %") if unit in _SHARES else ""
    return number.replace("-", "−") + percent


def p_value(p: float) -> str:
    """A p as journals print it: "p = .013", "p < .001"."""
    if math.isnan(p):
        return "no p"
    return "p < .001" if p < 0.001 else f"p = {p:.3f}".replace("0.", ".", 1)


def _method(comparison: pd.DataFrame) -> Method:
    return Method.of(comparison.attrs.get("method", {}))


def _per(unit: str) -> str:
    return "" if unit in (*_SHARES, "mean") else f" {unit}"


def _chosen(
    comparison: pd.DataFrame, measure: str, first: str | None, second: str | None, within: str | None
) -> pd.Series:
    rows = comparison[comparison["versus"].notna() & (comparison["measure"] == measure)]
    for column, value in (("speaker", first), ("versus", second), ("within", within)):
        if value is not None:
            rows = rows[rows[column] == value]
    if rows.empty:
        pairs = comparison[comparison["versus"].notna()]
        known = [f"{a} – {b}" for a, b in dict.fromkeys(zip(pairs["speaker"], pairs["versus"], strict=True))]
        measures = ", ".join(dict.fromkeys(comparison["measure"]))
        raise InputError(f"The comparison has no such pair; it has {', '.join(known) or 'none'}, in {measures}.")
    return rows.iloc[0]


def sentence(
    comparison: pd.DataFrame,
    measure: str,
    first: str | None = None,
    second: str | None = None,
    within: str | None = None,
) -> str:
    """One difference as a sentence: where from, both values, the difference with its interval, and how far it goes.

    ``first`` and ``second`` name the pair (default: the table's first pair); ``within`` names the part of the corpus
    where there are several. Raises InputError where the table has no such row.
    """
    row = _chosen(comparison, measure, first, second, within)
    how = _method(comparison)
    unit, label = row["unit"], quantity(measure).label
    one, two = row["speaker"], row["versus"]
    speaking = how.by in ("speaker", "group")
    articles = amount(row["n_documents"], "article")
    if how.control == "article":
        where = f"In {articles} that quote both"
    elif speaking:
        where = f"In {articles} that quote one of them or both"
    else:
        where = f"In {articles}"
    where += f" ({row['within']})" if isinstance(row["within"], str) else ""
    basis = f"{amount(row['n_quotes'], 'statement')}, {amount(row['n_words'], 'word')}"
    if math.isnan(row["estimate"]):
        return f"{where}, {label} are not compared: {row['note']}; {basis}."
    level = f"{100 * how.level:g} %"
    said = (
        f"{where}, {label}: {one} {decimals(row['first'], unit)}, {two} {decimals(row['second'], unit)}{_per(unit)}, "
        f"difference {decimals(row['estimate'], unit, sign=True)} "
        f"{ends(row['low'], row['high'], unit, True)} ({level} interval); "
        f"{row['effect_name']} {decimals(row['effect'], '', sign=True)} "
        f"{ends(row['effect_low'], row['effect_high'], '', True)}, "
        f"{p_value(row['p'])}, after correction {p_value(row['p_adjusted'])}; {basis}."
    )
    if row["low"] <= 0 <= row["high"]:
        said += " The interval holds 0: these data do not tell the two apart."
    if row["exploratory"]:
        said += f" {row['note'][0].upper()}{row['note'][1:]}."
    return said


def caption(comparison: pd.DataFrame, filters: str = "") -> str:
    """What must stand under the table or figure: data, filters, method, seed and version, and what is exploratory.

    ``filters`` says in words what was left out before the comparison ("direct quotations only").
    """
    how = _method(comparison)
    data = comparison.attrs.get("data", {})
    left_out = comparison.attrs.get("left_out", {})
    title = (comparison.attrs.get("corpus") or {}).get("title") or "untitled corpus"
    counts = (amount(data.get("documents", 0), "article"), amount(data.get("statements", 0), "statement"))
    parts = [f"Data: {title}, {counts[0]} with {counts[1]}"]
    if how.duplicates == "once":
        parts[-1] += (
            f"; near-identical ones counted once ({amount(left_out.get('documents', 0), 'article')} and "
            f"{amount(left_out.get('statements', 0), 'statement')} left out)"
        )
    parts.append(f"Filters: {filters.strip().rstrip('.') or 'none'}")
    drawn = " or ".join(f"whole {unit}s" for unit in sorted(set(comparison["resampled"].dropna())))
    method = f"Compared by {how.by}"
    if how.within:
        method += f" within each {how.within}"
    if how.control == "article":
        method += ", within articles that quote both"
    elif how.control:
        method += f", within strata of {how.control}"
    if drawn:
        method += (
            f"; {100 * how.level:g} % intervals from {how.resamples:,} bootstrap resamples of {drawn}, p from as many "
            "permutations of the speakers, corrected over all pairs and measures (Benjamini & Hochberg 1995)"
        )
    parts.append(method)
    thin = comparison.loc[comparison["exploratory"], "note"].dropna()
    if len(thin):
        notes = [note.replace(": exploratory", "") for note in dict.fromkeys(thin)]
        parts.append(f"Exploratory: {'; '.join(notes)}")
    parts.append(f"Seed {how.seed}; {comparison.attrs.get('version', 'parley-workbench')}")
    return ". ".join(parts) + "."


def display_table(comparison: pd.DataFrame, measures: Sequence[str] | None = None) -> pd.DataFrame:
    """The comparison as text cells to read and print: values, intervals and effects rounded, all n beside them."""
    rows = []
    for _, row in comparison.iterrows():
        if measures is not None and row["measure"] not in measures:
            continue
        pair = isinstance(row["versus"], str)
        unit = row["unit"]
        shown = {
            "within": row["within"] if isinstance(row["within"], str) else "",
            "who": f"{row['speaker']} – {row['versus']}" if pair else row["speaker"],
            "measure": f"{quantity(row['measure']).label}{_per(unit)}",
            "estimate": decimals(row["estimate"], unit, sign=pair),
            "95 % interval": ends(row["low"], row["high"], unit, pair),
            "p": "" if math.isnan(row["p"]) else p_value(row["p"]).removeprefix("p ").removeprefix("= "),
            "p adjusted": ""
            if math.isnan(row["p_adjusted"])
            else p_value(row["p_adjusted"]).removeprefix("p ").removeprefix("= "),
            "effect": ""
            if math.isnan(row["effect"])
            else f"{row['effect_name']} {decimals(row['effect'], '', sign=True)} "
            f"{ends(row['effect_low'], row['effect_high'], '', True)}",
            "articles": f"{row['n_documents']:,}",
            "statements": f"{row['n_quotes']:,}",
            "words": f"{row['n_words']:,}",
            "note": row["note"] if isinstance(row["note"], str) else "",
        }
        rows.append(shown)
    table = pd.DataFrame(rows)
    level = _method(comparison).level
    if len(table):
        table = table.rename(columns={"95 % interval": f"{100 * level:g} % interval"})
        # Columns that are empty throughout say nothing.
        table = table[[name for name in table.columns if name not in ("within", "note") or table[name].ne("").any()]]
    return table


def ends(low: float, high: float, unit: str, sign: bool) -> str:
    """The ends of an interval in brackets, shares in percent without the sign; "" where there is none."""
    if math.isnan(low) or math.isnan(high):
        return ""
    words = [decimals(end, unit, sign).removesuffix(" points").removesuffix(" %") for end in (low, high)]
    return f"[{words[0]}, {words[1]}]"
