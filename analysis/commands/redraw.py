"""``python -m analysis redraw``: how long each kind of change takes in the workbench, as a reader meets it.

An invented corpus is served as ``python -m analysis app`` serves it and opened in Chromium. What is measured begins
with the click or the choice and ends when the browser has drawn everything that changes with it: the way to the
kernel and back, the drawing of the chart, the evidence and the layout of the page are all in it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from analysis.commands.screenshots import opened_page

__all__ = ["HELP", "add_arguments", "run"]

HELP = "measure in Chromium how long each kind of change takes in the workbench"

_LIMIT = 300
"""Milliseconds in which every change should be drawn."""
_WORDS = ("bridge", "budget", "council", "money", "road", "school", "work", "year", "report", "plan")

# Wait until the kernel rests: nothing was drawn for two tenths of a second.
_DRIVER = """async ({steps, rounds}) => {
  const pages = () => [...document.querySelectorAll('.parley')];
  const drawn = () => pages().reduce((n, page) => n + Number(page.dataset.drawn || 0), 0);
  const later = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const rest = async () => {
    let before = -1, since = performance.now(), last = since;
    while (performance.now() - since < 200) {
      if (drawn() !== before) { before = drawn(); since = last = performance.now(); }
      await later(4);
    }
    return last;
  };
  const plain = (words) => words.replaceAll('\u00a0', ' ').trim();
  const labelled = (label) => {
    const found = [...document.querySelectorAll('.widget-label')].find((one) => one.textContent === label);
    return found.parentElement.querySelector('select, input');
  };
  const choose = (label, option) => {
    const menu = labelled(label);
    menu.selectedIndex = [...menu.options].findIndex((one) => plain(one.textContent) === option);
    if (menu.selectedIndex < 0) throw new Error(`no ${option} in ${label}`);
    menu.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const write = (label, words) => {
    const box = labelled(label);
    box.value = words;
    box.dispatchEvent(new Event('input', {bubbles: true}));
    box.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const press = (selector, place) => {
    const all = document.querySelectorAll(selector);
    if (!all.length) throw new Error(`no ${selector}`);
    all[place % all.length].dispatchEvent(new MouseEvent('click', {bubbles: true}));
  };
  const tick = (legend, place) => {
    const facet = [...document.querySelectorAll('fieldset.facet')].find((one) => one.textContent.startsWith(legend));
    const boxes = facet.querySelectorAll('input');
    boxes[place % boxes.length].click();
  };
  const does = {choose, write, press, tick};
  const taken = {};
  for (const {name, before, act} of steps) {
    taken[name] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [how, what, values] of before) {
        does[how](what, Array.isArray(values) ? values[round % values.length] : values);
        await rest();
      }
      const [how, what, values] = act;
      const value = Array.isArray(values) ? values[round % values.length] : values + round;
      await frame();
      const marked = drawn(), begun = performance.now();
      does[how](what, value);
      while (drawn() === marked && performance.now() - begun < 5000) await later(1);
      const last = await rest();
      await frame();
      taken[name].push(last - begun);
    }
  }
  return taken;
}"""


def _steps() -> list[dict[str, Any]]:
    """Every kind of change: what brings the workbench into position, and the act whose time is taken."""
    evidence = '.parley[aria-label="Evidence"] '
    clear = ["press", ".parley-filters button.jupyter-button", [0]]
    back = ["press", f'{evidence}[data-pick="back"], {evidence}.pager button', [0]]
    # In position: bars by speaker, all statements in view, as a list. The least confidence is another one each time,
    # and lets everything through, so that no chart is remembered from the time before.
    at_first = [
        clear,
        back,
        ["choose", "Chart", "Bars"],
        ["choose", "Show as", "Statements"],
        ["write", "at least % sure", list(range(1, 30))],
    ]
    acts: list[tuple[str, list[Any]]] = [
        ("filter: tick a speaker", ["tick", "Speaker", 0]),
        ("filter: tick an outlet", ["tick", "Outlet", 0]),
        ("filter: tick a kind", ["tick", "Kind", 0]),
        ("filter: search for a word", ["write", "Search", list(_WORDS)]),
        ("filter: confidence", ["write", "at least % sure", [60, 80, 70]]),
        ("click a bar", ["press", "svg.chart .pickable", [0, 1, 2]]),
        ("chart: unit (one bar for each)", ["choose", "One for each", ["kind", "outlet", "speaker"]]),
        ("chart: measure", ["choose", "Measure", ["hedges", "words", "boosters"]]),
        ("chart: over time", ["choose", "Chart", ["Over time"]]),
        ("chart: most frequent words", ["choose", "Chart", ["Most frequent words"]]),
        ("chart: where in the articles", ["choose", "Chart", ["Where in the articles"]]),
        ("evidence: next page", ["press", f"{evidence}.pager button:nth-of-type(3)", [0]]),
        ("evidence: sorted", ["choose", "Sorted", ["newest first", "longest first"]]),
        ("evidence: concordance", ["choose", "Show as", ["Concordance"]]),
        ("evidence: in its article", ["press", f'{evidence}[data-pick^="article:"]', 0]),
    ]
    ticked = [*at_first, ["tick", "Kind", [0]]]
    after = [("clear all filters", clear), ("undo", ["press", '[data-pick="undo"]', [0]])]
    steps = [{"name": name, "before": at_first, "act": act} for name, act in acts]
    return [*steps, *({"name": name, "before": ticked, "act": act} for name, act in after)]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--statements and --rounds."""
    parser.epilog = f"Exit status 1 where the median of any kind of change is above {_LIMIT} ms."
    parser.add_argument("--statements", type=int, default=10_000, metavar="N", help="at least so many (default 10,000)")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="how often each change is made (default 7)")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print a line a kind of change: the median and the slowest, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "invented")
        corpus.mkdir()
        n_articles = _write(corpus, arguments.statements)
        with opened_page(corpus, 1400, 1200) as page:
            shown = page.locator(".parley .status").inner_text()
            taken = page.evaluate(_DRIVER, {"steps": _steps(), "rounds": arguments.rounds})
    print(f"{n_articles:,} invented articles; {' '.join(shown.split())}")
    print(f"{'median ms':>10} {'slowest':>8}  change ({arguments.rounds} times each)")
    slow = []
    for name, times in taken.items():
        middle = median(times)
        print(f"{middle:>10.0f} {max(times):>8.0f}  {name}")
        if middle > _LIMIT:
            slow.append(name)
    print(f"above {_LIMIT} ms: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _write(corpus: Path, n_statements: int) -> int:
    """Write invented articles until they have ``n_statements``; returns how many articles there are."""
    from analysis.finding import quotes_of
    from analysis.scale.invented import invented_articles

    lines = ['title = "Invented articles"']
    found = 0
    for number, article in enumerate(invented_articles(n_statements)):
        name = f"{number:05d}.txt"
        (corpus / name).write_text(article.text, encoding="utf-8")
        date = f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        source = f"Paper {number % 7 + 1}"
        lines.append(f'[[documents]]\nfile = "{name}"\ndate = {date}\nsource = "{source}"')
        found += sum(1 for _ in quotes_of(article.text, article.doc_id, ()))
        if found >= n_statements:
            break
    (corpus / "corpus.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1
