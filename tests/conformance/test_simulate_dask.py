"""Beyond one machine: a scheduler and two workers as processes of their own, one of them killed in the middle."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from caveat.errors import Conflict
from caveat.simulate import ensemble, outcomes
from caveat.simulate.draws import BLOCK
from caveat.simulate.ensemble import Progress, Settings
from tests.unit.simulate.small import RICH_OPTIONS, rich

pytest.importorskip("distributed")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address, and the two workers."""
    where = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": Path(__file__).parents[2]}
    started = [
        subprocess.Popen(
            [
                *dask,
                "scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--no-dashboard",
                "--scheduler-file",
                str(where),
            ],
            **quiet,  # type: ignore[call-overload]
        )
    ]
    try:
        until = time.monotonic() + 30
        while not where.exists() or not where.read_text(encoding="utf-8").strip():
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.1)
        for name in ("one", "two"):
            started.append(
                subprocess.Popen(
                    [*dask, "worker", "--scheduler-file", str(where), "--nthreads", "1", "--no-nanny", "--no-dashboard",
                     "--name", name, "--local-directory", str(tmp_path / name)],
                    **quiet,  # type: ignore[call-overload]
                )
            )  # fmt: skip
        yield json.loads(where.read_text(encoding="utf-8"))["address"], started[1:]
    finally:
        for one in reversed(started):
            one.kill()
            one.wait()


def test_a_worker_that_dies_does_not_change_a_bit(cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = cluster
    model = rich().build(*RICH_OPTIONS, weeks=30)
    settings = Settings(24 * BLOCK, 7, "latin-hypercube")  # for two workers: parcels of 3, of 2 and of 1
    seen: list[int] = []

    def kill(progress: Progress) -> None:
        seen.append(progress.done)
        if len(seen) == 2:
            workers[0].kill()

    found = ensemble.run(model, settings, scheduler=address, progress=kill)
    here = ensemble.run(model, settings, scheduler="local:2")
    assert workers[0].wait() != 0 and len(seen) == 24
    for name, one, other in zip(outcomes.Summary._fields, found.summary, here.summary, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


def test_an_address_where_nobody_answers_is_told() -> None:
    model = rich().build(weeks=2)
    with pytest.raises(Conflict, match="nobody answers there"):
        ensemble.run(model, Settings(10, 1, "sobol"), scheduler="tcp://127.0.0.1:9")
