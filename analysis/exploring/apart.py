"""Work done in a process of its own, which can be ended at any moment, even inside a long computation.

>>> apart = Apart(sorted, [3, 1, 2])
>>> apart.result()
[1, 2, 3]
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from analysis.errors import InputError

__all__ = ["Apart"]

_TICK = 0.25


class Apart:
    """A call ``function(*arguments)`` that has begun in another process; both must be importable and picklable."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        # A fresh interpreter: a fork of a kernel with its threads and sockets may hang.
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(sender, function, arguments), daemon=True)
        self._process.start()
        sender.close()

    def ticks(self) -> Iterator[None]:
        """Yield four times a second until the result is there."""
        while not self._receiver.poll(_TICK):
            yield

    def result(self) -> Any:
        """Wait for what the call returned; raises InputError as the call did, and RuntimeError for any other fault."""
        try:
            what, value = self._receiver.recv()
        except EOFError:
            raise RuntimeError("the work ended without a result") from None
        finally:
            self.end()
        if what == "mend":
            raise InputError(value)
        if what == "fault":
            raise RuntimeError(value)
        return value

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


def _do(sender: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        sender.send(("done", function(*arguments)))
    except InputError as error:
        sender.send(("mend", str(error)))
    except Exception as error:
        sender.send(("fault", f"{type(error).__name__}: {error}"))
