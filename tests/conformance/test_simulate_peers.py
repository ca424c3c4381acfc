"""The whole model written three times says one thing: the reference, processes in SimPy, and plain numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from caveat.simulate import reference
from caveat.simulate.model import Model, Step
from tests.conformance import simulate_peers as peers
from tests.unit.simulate.small import RICH_OPTIONS, futures, rich

FEW = 12
Walked = tuple[Model, Any, Any, tuple[reference.Walk, ...]]


@pytest.fixture(scope="module", params=["week", "day"])
def walked(request: pytest.FixtureRequest) -> Walked:
    step: Step = request.param
    model = rich().build(*RICH_OPTIONS, weeks=40, step=step)
    columns, noise = futures(model, FEW)
    return model, columns, noise, reference.run(model, columns, noise)


def agree(found: peers.Found, walk: reference.Walk, at: Any) -> None:
    """To the step and, in floats added up in another order, to nine figures."""
    np.testing.assert_array_equal(found.complied, walk.complied[at])
    for one, other in (
        (found.uncomplied, walk.uncomplied), (found.cost, walk.cost), (found.short, walk.short),
        (found.received, walk.delivered),
    ):  # fmt: skip
        np.testing.assert_allclose(one, other[..., at], rtol=1e-9, atol=1e-9)


def test_processes_in_simpy_come_to_the_same(walked: Walked) -> None:
    pytest.importorskip("simpy")
    model, columns, noise, walks = walked
    for at in range(FEW):
        for found, walk in zip(peers.in_simpy(model, columns[:, at].tolist(), noise[..., at]), walks, strict=True):
            agree(found, walk, at)


def test_plain_numpy_comes_to_the_same(walked: Walked) -> None:
    model, columns, noise, walks = walked
    for found, walk in zip(peers.in_numpy(model, columns, noise), walks, strict=True):
        agree(found, walk, slice(None))
