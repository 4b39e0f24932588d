"""Python's cycle collector, paused for work that makes much that stays and nothing that goes round in circles.

>>> import gc
>>> with collector_paused():
...     gc.isenabled()
False
>>> gc.isenabled()
True

The collector looks through all that is alive each time a quarter more has been made. Tables of a million cells are
alive to the end, so that it looks in vain; that took a tenth of the time of the line. What is no longer needed goes
as always, by its count of references.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of cycles, and let it go on afterwards if it was at work before."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()
