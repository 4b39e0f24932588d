"""The collector of cycles rests during long work, and nobody has to remember to wake it."""

import gc
import subprocess
import sys

import pytest

from analysis.collecting import collector_paused


def test_the_collector_goes_on_after_an_error():
    with pytest.raises(ValueError), collector_paused():
        raise ValueError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


ALONE = """
import gc
from analysis.finding import quotes_of
text = 'Mayor Ada Brook said the pier was safe. "Nobody was hurt," she added.\\n\\n' * 20
quotes_of(text, "pier")
gc.collect()
assert len(quotes_of(text, "pier")) == 40
print(gc.collect())
"""


def test_finding_leaves_nothing_behind_that_only_the_collector_could_free():
    # In a process of its own: here other tests' threads leave things behind at any moment.
    ended = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["0"]
