"""How long a reader waits for the first chart of a notebook whose kernel has just come up."""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST_CHART = """
from analysis import find_quotes, load, measure
from analysis.charts.showing import show

documents = load("corpus/kerry-lavrov")
quotes, evidence = measure(find_quotes(documents), documents)
assert show(quotes, documents, "strip").html
"""


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_first_chart_takes_less_than_three_seconds():
    # Seconds of the processor, the best of three: what else the machine is doing does not count.
    best = float("inf")
    for _ in range(3):
        before = processor_seconds()
        subprocess.run([sys.executable, "-c", FIRST_CHART], cwd=ROOT, check=True)
        best = min(best, processor_seconds() - before)
        if best < 3:
            break
    print(f"first chart after {best:.2f} s")
    assert best < 3
