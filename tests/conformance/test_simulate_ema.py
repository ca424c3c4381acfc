"""Boxes and draws beside those of the EMA workbench, a peer of other hands, on the same table."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest

from caveat.simulate import draws, prim
from tests.unit.simulate.small import Case

WHY = "the EMA workbench is not installed; it brings about 155 MB, and is no requirement of the program"
THERE = importlib.util.find_spec("ema_workbench") is not None


def of_theirs(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says at once which of its own extras are absent
        return importlib.import_module(f"ema_workbench.{name}") if THERE else None


ema_prim = of_theirs("analysis.prim")
samplers = of_theirs("em_framework.samplers")
parameters = of_theirs("em_framework.parameters")
pytestmark = [pytest.mark.skipif(not THERE, reason=WHY), pytest.mark.filterwarnings("ignore")]
POINTS = 4000


def corner(points: Any, luck: Any) -> Any:
    return (points[0] > 0.7) & (points[1] < 0.4)


def noisy(points: Any, luck: Any) -> Any:
    inside = (points[0] > 0.6) & (points[2] < 0.5)
    return np.where(inside, luck < 0.9, luck < 0.05)


def middle(points: Any, luck: Any) -> Any:
    return np.abs(points[0] - 0.5) < 0.15


@pytest.mark.parametrize(
    ("marks", "dimensions"),
    [
        pytest.param(corner, 3, id="a corner"),
        pytest.param(noisy, 4, id="with noise"),
        pytest.param(middle, 3, id="a slab"),
    ],
)
def test_a_box_is_that_of_the_peer(marks: Any, dimensions: int) -> None:
    """Both peel a twentieth at a time; theirs goes on where little is gained, and pastes back. In the assumptions that
    ours names the two agree to a few hundredths, and what theirs limits beyond them its own quasi-p calls chance."""
    rng = np.random.default_rng(1)
    points, luck = rng.random((dimensions, POINTS)), rng.random(POINTS)
    marked = marks(points, luck)
    ours = prim.find(points, marked)
    table = pd.DataFrame(points.T, columns=[f"x{one}" for one in range(dimensions)])
    theirs = ema_prim.Prim(
        table, marked.astype(int), threshold=0.8, peel_alpha=prim.PEEL, mass_min=prim.LEAST
    ).find_box()
    assert ours is not None
    limits = theirs.box_lims[-1]
    inside = np.ones(POINTS, bool)
    for one in ours.limits:
        low, high = limits[f"x{one.dimension}"]
        assert one.low is None or one.low == pytest.approx(low, abs=0.03)
        assert one.high is None or one.high == pytest.approx(high, abs=0.03)
        inside &= (points[one.dimension] >= low) & (points[one.dimension] <= high)
    # Of their box, what it says of the assumptions that ours names.
    assert ours.density == pytest.approx(marked[inside].mean(), abs=0.03)
    assert ours.coverage == pytest.approx(marked[inside].sum() / marked.sum(), abs=0.05)
    told = {f"x{one.dimension}" for one in ours.limits}
    for name, chances in theirs.qp[-1].items():
        real = [chance for chance in chances if chance >= 0]  # -1 stands where the box has no limit
        assert name in told or all(chance > prim.CHANCE for chance in real), name


def test_a_latin_hypercube_is_one_wherever_it_is_drawn() -> None:
    """Of a block, one future lies in each of its 1,024 slices of an assumption's range, here as there."""
    model = Case().world(base_hazard=(0.0, 1.0), resolve=(5.0, 25.0)).build()
    block = draws.draw(model, 3, 0, "latin-hypercube")
    names = [model.assumptions.names.index(name) for name in ("a-world-base-hazard", "a-world-resolve")]
    ours = block.values[names]
    np.random.seed(3)
    named = [parameters.RealParameter("hazard", 0.0, 1.0), parameters.RealParameter("resolve", 5.0, 25.0)]
    theirs = samplers.LHSSampler().generate_samples(named, draws.BLOCK)
    for row, name, (low, high) in zip(ours, ("hazard", "resolve"), ((0.0, 1.0), (5.0, 25.0)), strict=True):
        for values in (row, np.asarray(theirs[name])):
            slices = np.sort(((values - low) / (high - low) * draws.BLOCK).astype(int))
            assert np.array_equal(slices, np.arange(draws.BLOCK))
        assert row.mean() == pytest.approx(np.mean(theirs[name]), abs=1e-3 * (high - low))
