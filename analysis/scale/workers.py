"""Who does the work: this process, all its cores, or a Dask cluster; the parts come out the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any

from analysis.errors import InputError
from analysis.scale.partitions import Partition
from analysis.scale.working import Finished

__all__ = ["cores", "worked"]

Work = Callable[[Partition], Finished]

_IN_FLIGHT = 2
"""Partitions handed out a worker: one that is worked on and one that waits, so that memory stays flat."""
_RESTARTS = 3
_PATIENCE = "15s"


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worked(
    partitions: Iterable[Partition], work: Work, workers: int | None = None, scheduler: str | None = None
) -> Iterator[Finished]:
    """Do ``work`` on every partition and yield what is finished, in any order.

    ``workers`` is the number of processes on this machine (None: one a core). ``scheduler`` is the address of a Dask
    scheduler ("tcp://…"), whose workers are used instead. A worker that dies is replaced and its partition done
    again. Raises InputError where the scheduler cannot be reached or workers keep dying.
    """
    todo = iter(partitions)
    first_two = list(islice(todo, 2))
    if scheduler is None and (len(first_two) < 2 or (workers or cores()) == 1):
        yield from map(work, chain(first_two, todo))
        return
    todo = chain(first_two, todo)
    restarts = 0
    lost: list[Partition] = []
    while True:
        with _executor(workers, scheduler) as (executor, n_workers):
            try:
                yield from _handed_out(executor, lost, todo, work, n_workers * _IN_FLIGHT)
                return
            except BrokenProcessPool as error:
                restarts += 1
                if restarts > _RESTARTS:
                    raise InputError(
                        "The workers were ended again and again, most likely for want of memory; "
                        "run with --workers 1 or on a machine with more memory."
                    ) from error


def _handed_out(
    executor: Executor, lost: list[Partition], todo: Iterator[Partition], work: Work, most: int
) -> Iterator[Finished]:
    """Keep ``most`` partitions in flight; where the pool breaks, ``lost`` holds what was not finished."""
    flying: dict[Future[Finished], Partition] = {}
    again, lost[:] = list(lost), []
    try:
        while True:
            while len(flying) < most:
                partition = again.pop() if again else next(todo, None)
                if partition is None:
                    break
                try:
                    flying[executor.submit(work, partition)] = partition
                except BrokenProcessPool:
                    lost.append(partition)
                    raise
            if not flying:
                return
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del flying[future]
                yield result
    finally:
        lost.extend(flying.values())
        lost.extend(again)
        for future in flying:
            future.cancel()


@contextmanager
def _executor(workers: int | None, scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    if scheduler is None:
        number = workers or cores()
        with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
            yield pool, number
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("A scheduler needs Dask; install parley-workbench[scale].") from error
    try:
        client: Any = Client(scheduler, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(f"No Dask scheduler answers at {scheduler}; start one or check the address.") from error
    with client:
        threads = sum(client.nthreads().values())
        executor = client.get_executor(retries=_RESTARTS, pure=False)
        with executor:
            yield executor, max(threads, 1)
