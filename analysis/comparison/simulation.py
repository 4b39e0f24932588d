"""How often the comparison is wrong, on invented statements of which the truth is known.

    table = simulate(quick=True)

Three questions. Where two "speakers" are the same, how often is a difference called significant at 5 %? How often does
a 95 % interval hold the true difference? And how many articles does it take to see a difference? Each answer is a share
of replications, so it is given with its own simulation error. Replications are dealt out in batches that each have
their own seed: the table is the same however many processes work on it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from analysis.comparison.contrast import Array, Pair
from analysis.comparison.keyness import log_likelihood, refine, words_pair
from analysis.comparison.method import SEED
from analysis.comparison.resampling import infer, infer_one, percentile_interval, permutation_p
from analysis.comparison.synthetic import (
    CONCEDING,
    OWN_MEASURES,
    RATES,
    SHARES,
    Statements,
    draw_statements,
    draw_words,
    intraclass,
    pair_of,
)

__all__ = ["Design", "drawn_correlations", "printed", "simulate"]

ORDERS = 600
"""Permutations and resamples in each replication; compare() draws 2,000."""
BATCH = 100
VOCABULARY = 300
_WIDE = 22
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Design:
    """Articles that quote the first side only, the second only, and both; and how the two differ in truth."""

    first: int
    second: int
    both: int = 0
    ratio: float = 1.0
    shift: float = 0.0
    paired: bool = False

    @property
    def name(self) -> str:
        """The design in words."""
        parts = []
        if self.first or self.second:
            parts.append(f"{self.first} against {self.second} articles")
        if self.both:
            parts.append(f"{self.both} with both" + (", compared within" if self.paired else ""))
        same = self.ratio == 1 and self.shift == 0
        truth = "no difference" if same else f"{self.ratio:g} times as often, tone {self.shift:+g}"
        return f"{', '.join(parts)}; {truth}"

    @property
    def n_articles(self) -> int:
        """All of them."""
        return self.first + self.second + self.both

    def quoted(self) -> NDArray[np.bool_]:
        """Articles × 2: whom each article quotes."""
        rows = [[True, False]] * self.first + [[False, True]] * self.second + [[True, True]] * self.both
        return np.array(rows)

    def dealt(self, rng: np.random.Generator) -> NDArray[np.bool_]:
        """The same number of articles, but a coin says which of the two an article quotes, if not both."""
        first = rng.integers(0, 2, self.n_articles).astype(bool)
        both = np.arange(self.n_articles) < self.both
        return np.column_stack([first | both, ~first | both])

    def pair(self, drawn: Statements, measures: Sequence[str] = OWN_MEASURES) -> Pair:
        """The two sides' sums, as this design compares them."""
        pair = pair_of(drawn, self.n_articles, measures)
        return pair.paired() if self.paired else pair

    def truth(self) -> tuple[Array, Array]:
        """The true difference and log2 ratio of each of OWN_MEASURES, the latter missing for scores."""
        values = {**RATES, "stance: conceding": CONCEDING}
        differences = [values[m] * (self.ratio - 1) if m in values else self.shift for m in OWN_MEASURES]
        ratios = [np.log2(self.ratio) if m in values else np.nan for m in OWN_MEASURES]
        return np.array(differences), np.array(ratios)


NULL_DESIGNS = (Design(12, 12), Design(40, 40), Design(0, 0, 24), Design(8, 16, 8), Design(0, 0, 24, paired=True))
COVERAGE_DESIGNS = (
    Design(12, 12),
    Design(12, 12, 0, 1.5, 0.05),
    Design(12, 40, 0, 1.5, 0.05),
    Design(0, 0, 24, 1.5, 0.05, paired=True),
    Design(5, 5),
    Design(5, 5, 0, 1.5, 0.05),
)
POWER_DESIGNS = tuple(
    Design(n, n, 0, ratio, shift) for ratio, shift in ((1.5, 0.05), (2.0, 0.1)) for n in (6, 12, 25, 50, 100)
)


def _by_tokens(statements: Statements, pair: Pair) -> Array:
    """The p of tests that take every word or statement for independent: G² of rates, Welch's t of the rest."""
    first, second = statements.side == 0, statements.side == 1
    p = np.empty(len(OWN_MEASURES))
    rates = [number for number, name in enumerate(OWN_MEASURES) if name in RATES]
    others = [number for number in range(len(OWN_MEASURES)) if number not in rates]
    counts = pair.x.sum(axis=0)[rates], pair.y.sum(axis=0)[rates]
    g2 = log_likelihood(counts[0], counts[1], float(pair.dx[:, rates[0]].sum()), float(pair.dy[:, rates[0]].sum()))
    p[rates] = stats.chi2.sf(g2, 1)
    values = np.stack([statements.values[OWN_MEASURES[number]] for number in others], axis=1)
    p[others] = stats.ttest_ind(values[first], values[second], equal_var=False).pvalue
    return p


def _false_positives(design: Design, seed: Sequence[int], n: int) -> pd.DataFrame:
    """How often p ≤ .05 where nothing differs: by permuting articles, and beside it by tokens."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        drawn = draw_statements(rng, design.quoted())
        p = permutation_p(design.pair(drawn), rng, ORDERS)
        naive = _by_tokens(drawn, pair_of(drawn, design.n_articles))
        rows += [(m, p[i] <= 0.05, naive[i] <= 0.05) for i, m in enumerate(OWN_MEASURES)]
        drawn = draw_statements(rng, design.dealt(rng))
        p = permutation_p(design.pair(drawn, SHARES), rng, ORDERS)
        rows += [(m, p[i] <= 0.05, np.nan) for i, m in enumerate(SHARES)]
    return pd.DataFrame(rows, columns=["measure", "false positives", "tokens independent"])


def _keyness(design: Design, seed: Sequence[int], n: int) -> pd.DataFrame:
    """The same of words: of all words, and of tables with any word left after the correction."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        drawn = draw_statements(rng, design.quoted())
        counts, spoken = draw_words(rng, drawn, design.n_articles, VOCABULARY)
        common = (counts.sum(axis=(0, 1)) >= 5) & ((counts.sum(axis=1) > 0).sum(axis=0) >= 5)
        counts = counts[:, :, common]
        pair = words_pair(counts[:, 0], spoken[:, 0], counts[:, 1], spoken[:, 1])
        p = refine(permutation_p(pair, rng, ORDERS), pair.only, rng)
        g2 = log_likelihood(pair.x.sum(axis=0), pair.y.sum(axis=0), spoken[:, 0].sum(), spoken[:, 1].sum())
        naive = stats.chi2.sf(g2, 1)
        rows.append(("keyness, each word", np.mean(p <= 0.05), np.mean(naive <= 0.05)))
        corrected = [(stats.false_discovery_control(each) <= 0.05).any() for each in (p, naive)]
        rows.append(("keyness, any word of a table after correction", *corrected))
    return pd.DataFrame(rows, columns=["measure", "false positives", "tokens independent"])


def _coverage(design: Design, seed: Sequence[int], n: int) -> pd.DataFrame:
    """How often the intervals hold the truth, and beside them those of the plain percentile bootstrap."""
    rng = np.random.default_rng(seed)
    difference, log_ratio = design.truth()
    second = np.array([{**RATES, "stance: conceding": CONCEDING}.get(name, 0.0) for name in OWN_MEASURES])
    rows = []
    for _ in range(n):
        pair = design.pair(draw_statements(rng, design.quoted(), design.ratio, design.shift))
        found, plain = infer(pair, rng, ORDERS), percentile_interval(pair, rng, ORDERS)
        mine = (pair.dy > 0).any(axis=1)
        _, own = infer_one(pair.y[mine], pair.dy[mine], pair.counted, pair.bounded, rng, ORDERS)
        alone = (own.low <= second) & (second <= own.high)
        inside = [(i.low <= difference) & (difference <= i.high) for i in (found.difference, plain)]
        logs = (found.log_ratio.low <= log_ratio) & (log_ratio <= found.log_ratio.high)
        for i, measure in enumerate(OWN_MEASURES):
            ratio_covered = np.nan if np.isnan(log_ratio[i]) else logs[i]
            rows.append((measure, alone[i], inside[0][i], ratio_covered, inside[1][i]))
    return pd.DataFrame(rows, columns=["measure", "one side", "difference", "log ratio", "plain percentiles"])


def _power(design: Design, seed: Sequence[int], n: int) -> pd.DataFrame:
    """How often p ≤ .05 where the two differ."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        pair = design.pair(draw_statements(rng, design.quoted(), design.ratio, design.shift))
        p = permutation_p(pair, rng, ORDERS // 2)
        rows += [(m, p[i] <= 0.05) for i, m in enumerate(OWN_MEASURES)]
    return pd.DataFrame(rows, columns=["measure", "power"])


_QUESTIONS: tuple[tuple[str, Callable[[Design, Sequence[int], int], pd.DataFrame], tuple[Design, ...], int], ...] = (
    ("false positives at 5 %", _false_positives, NULL_DESIGNS, 4000),
    ("false positives at 5 %", _keyness, (Design(12, 12), Design(0, 0, 24)), 1000),
    ("coverage of 95 % intervals", _coverage, COVERAGE_DESIGNS, 2000),
    ("power at 5 %", _power, POWER_DESIGNS, 500),
)


def _batch(question: int, design: Design, seed: Sequence[int], n: int) -> pd.DataFrame:
    """One batch as shares × n, to be added up; a column that is missing for a measure stays missing."""
    rows = _QUESTIONS[question][1](design, seed, n)
    long = rows.astype(dict.fromkeys(rows.columns[1:], "float64")).melt(
        "measure", var_name="quantity", value_name="share"
    )
    long = long.dropna(subset=["share"])
    long["square"] = long["share"] ** 2
    groups = long.groupby(["measure", "quantity"], sort=False)
    return groups.agg(sum=("share", "sum"), squares=("square", "sum"), count=("share", "count")).reset_index()


def _tasks(scale: float, seed: int) -> Iterator[tuple[int, Design, tuple[int, ...], int]]:
    for question, (_, _, designs, replications) in enumerate(_QUESTIONS):
        wanted = max(BATCH // 5, int(replications * scale))
        for number, design in enumerate(designs):
            for batch, start in enumerate(range(0, wanted, BATCH)):
                yield question, design, (seed, question, number, batch), min(BATCH, wanted - start)


def simulate(scale: float = 1.0, seed: int = SEED, processes: int | None = None) -> pd.DataFrame:
    """The table of the simulation: question, design, measure, quantity, share, error (2 standard errors), replications.

    ``scale`` multiplies the numbers of replications; ``processes`` is how many work at once (default: all cores).
    """
    tasks = list(_tasks(scale, seed))
    processes = processes or os.cpu_count() or 1
    columns = list(zip(*tasks, strict=True))
    if processes == 1:
        results = list(map(_batch, *columns))
    else:
        # One thread of linear algebra each: two libraries' threads on the same cores only wait for each other.
        threads = {
            name: os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
        }
        os.environ.update(dict.fromkeys(threads, "1"))
        try:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
                results = list(pool.map(_batch, *columns))
        finally:
            for name, value in threads.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    parts = [
        result.assign(question=_QUESTIONS[question][0], design=design.name)
        for (question, design, _, _), result in zip(tasks, results, strict=True)
    ]
    keys = ["question", "design", "measure", "quantity"]
    table = pd.concat(parts).groupby(keys, sort=False)[["sum", "squares", "count"]].sum().reset_index()
    table["share"] = table["sum"] / table["count"]
    table["error"] = 2 * np.sqrt((table["squares"] / table["count"] - table["share"] ** 2).clip(0) / table["count"])
    return table.rename(columns={"count": "replications"})[[*keys, "share", "error", "replications"]]


def drawn_correlations(seed: int = SEED, n_articles: int = 20_000) -> dict[str, float]:
    """The intraclass correlation of each measure's values by statement, as drawn."""
    rng = np.random.default_rng(seed)
    statements = draw_statements(rng, Design(n_articles // 2, n_articles // 2).quoted())
    cells = statements.article * 3 + statements.side
    return {
        name: intraclass(statements.values[name] / (statements.words if name in RATES else 1.0), cells)
        for name in OWN_MEASURES
    }


def printed(table: pd.DataFrame) -> str:
    """The table of ``simulate`` as text: for each question a row a measure, in percent with ± two standard errors."""
    lines = []
    for question, part in table.groupby("question", sort=False):
        lines.append(f"\n{str(question).upper()}, in percent")
        for design, rows in part.groupby("design", sort=False):
            quantities = list(dict.fromkeys(rows["quantity"]))
            lines.append(f"\n{design} ({int(rows['replications'].max()):,} replications)")
            lines.append(f"  {'':46}" + "".join(f"{quantity:>{_WIDE}}" for quantity in quantities))
            for measure, cells in rows.groupby("measure", sort=False):
                values = cells.set_index("quantity")[["share", "error"]]
                texts = [
                    f"{100 * values['share'][q]:.1f} ± {100 * values['error'][q]:.1f}" if q in values.index else "–"
                    for q in quantities
                ]
                lines.append(f"  {measure:46}" + "".join(f"{text:>{_WIDE}}" for text in texts))
    return "\n".join(lines)
