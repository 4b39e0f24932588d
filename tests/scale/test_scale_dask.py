"""A run on a real Dask scheduler with two worker processes."""

import hashlib
import os
import signal

import pytest

from analysis.errors import InputError
from analysis.scale.run import measure_corpus

distributed = pytest.importorskip("distributed", reason="Dask is an extra: pip install parley-workbench[scale]")


@pytest.fixture
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster


def tables(folder):
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_two_dask_workers_give_the_tables_of_one_process(cluster, articles, tmp_path):
    path = articles(12)
    measure_corpus(path, tmp_path / "dask", partition_size=2, scheduler=cluster.scheduler_address)
    measure_corpus(path, tmp_path / "here", partition_size=2, workers=1)
    assert tables(tmp_path / "dask") == tables(tmp_path / "here")


def test_a_dask_worker_that_is_killed_half_way_loses_and_doubles_nothing(cluster, articles, tmp_path):
    path = articles(120)
    killed = []

    def watch(finished, what, total=None):
        for number, part in enumerate(finished):
            if number == 3:
                pid = next(iter(cluster.workers.values())).pid
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
            yield part

    measure_corpus(path, tmp_path / "dask", partition_size=4, scheduler=cluster.scheduler_address, watch=watch)
    measure_corpus(path, tmp_path / "here", partition_size=4, workers=1)
    assert killed
    assert tables(tmp_path / "dask") == tables(tmp_path / "here")


def test_a_scheduler_that_does_not_answer_is_named(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.scale.workers._PATIENCE", "1s")
    with pytest.raises(InputError, match="No Dask scheduler answers"):
        measure_corpus(articles(3), tmp_path / "out", scheduler="tcp://127.0.0.1:9")
