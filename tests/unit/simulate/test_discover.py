"""What decides is found where it was put."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from caveat.simulate import discover, ensemble, prim
from caveat.simulate.ensemble import Ensemble, Settings
from caveat.simulate.model import Model
from tests.unit.simulate.small import Case, measure, option


@pytest.fixture(scope="module")
def run() -> Ensemble:
    """Nobody complies and nothing is short. A pause costs b × 100 × 10 weeks = 1,000 b; haste costs 100 g.

    With b and g both uniform, pausing costs less than hurrying exactly where 1,000 b < 100 g, that is b < g/10.
    """
    case = Case().world(base_hazard=0.0).item("shell", stock=1e6)
    case.line("l", "shell", tranches=1, transit=0, amount=100.0, holding_cost=(0.0, 1.0), haste_cost=(0.0, 10.0),
              late=0.0, surge=2.0, own=0.0)  # fmt: skip
    case.model["lines"][0].pop("own")
    options = option("pause", measure("pause", "l")), option("haste", measure("expedite", "l", 0, factor=2.0))
    model = case.build(*options, weeks=10)
    return ensemble.run(model, Settings(4096, 3, "latin-hypercube"), scheduler="local:1")


def test_a_single_cause_has_all_of_the_sensitivity(run: Ensemble) -> None:
    """The cost of the pause is 1,000 b and nothing else: first-order and total index of b are 1, of g 0."""
    rows = discover.sobol(run.model, seed=1, base=256)
    cost = next(row for row in rows if row["option"] == "pause" and row["criterion"] == "supplier's cost")
    indices = {one["name"]: one for one in cost["inputs"]}
    assert indices["a-l-holding-cost"]["first"] == pytest.approx(1.0, abs=0.05)
    assert indices["a-l-holding-cost"]["total"] == pytest.approx(1.0, abs=0.05)
    assert indices["a-l-haste-cost"]["total"] == pytest.approx(0.0, abs=1e-6)


def test_pawn_puts_the_single_cause_first(run: Ensemble) -> None:
    rows = {row["option"]: row["inputs"] for row in discover.pawn(run, 1)}
    assert rows["pause"][0]["name"] == "a-l-holding-cost" and rows["haste"][0]["name"] == "a-l-haste-cost"
    assert rows["pause"][0]["median"] > 5 * rows["pause"][1]["median"]


def test_value_of_information_is_the_drop_in_the_mean_of_the_best() -> None:
    """Two options cost 500 for sure, or 1,000 b with b uniform: both 500 in the mean.

    To know b lets one take the lesser: the mean of min(500, 1,000 b) is 125 + 250 = 375, a gain of 125.
    """
    case = Case().world(base_hazard=0.0).item("shell", stock=1e6)
    case.line("l", "shell", tranches=1, transit=0, amount=100.0, holding_cost=(0.0, 1.0))
    case.line("other", "shell", tranches=1, transit=0, amount=100.0, holding_cost=0.5)
    both = option("one", measure("pause", "l")), option("sure", measure("pause", "other"))
    model = case.build(*both, weeks=10)
    found = ensemble.run(model, Settings(4096, 3, "latin-hypercube"), scheduler="local:1")
    carry_on = found.summary._replace(total=found.summary.total[1:], outcome=found.summary.outcome[1:])
    rows = discover.information(Ensemble(found.model, found.settings, carry_on, "", 0.0), most=3)
    gain = next(row for row in rows if row["criterion"] == "supplier's cost")
    assert gain["assumption"] == "a-l-holding-cost"
    assert gain["gain"] == pytest.approx(125.0, rel=0.05)


def test_prim_finds_the_box_that_was_put_there() -> None:
    """Marked where x > 0.7 and y < 0.4 of the unit cube: the box covers nearly all of it and holds little else."""
    points = np.random.default_rng(1).random((3, 4000))
    marked = (points[0] > 0.7) & (points[1] < 0.4)
    found = prim.find(points, marked)
    assert found is not None
    limits = {one.dimension: one for one in found.limits}
    assert limits[0].low == pytest.approx(0.7, abs=0.06) and limits[1].high == pytest.approx(0.4, abs=0.06)
    assert found.coverage > 0.8 and found.density > 0.9 and found.base == pytest.approx(0.12, abs=0.02)
    assert limits[0].quasi_p < 1e-6 and limits[1].quasi_p < 1e-6


@pytest.mark.parametrize("marked", [np.zeros(100, bool), np.ones(100, bool)], ids=["none", "all"])
def test_prim_has_nothing_to_say_where_nothing_differs(marked: np.ndarray) -> None:
    assert prim.find(np.random.default_rng(1).random((2, 100)), marked) is None


def test_a_flip_is_where_the_lead_changes() -> None:
    """A pause costs 1,000 b, an expedite 300 for sure: the pause leads below b = 0.3 (a tenth's edge), haste above."""
    case = Case().world(base_hazard=0.0).item("shell", stock=1e6)
    case.line("l", "shell", tranches=1, transit=0, amount=100.0, holding_cost=(0.0, 1.0), haste_cost=3.0, surge=2.0)
    both = option("pause", measure("pause", "l")), option("haste", measure("expedite", "l", 0, factor=2.0))
    found = ensemble.run(case.build(*both, weeks=10), Settings(4096, 3, "latin-hypercube"), scheduler="local:1")
    held = found.summary._replace(total=found.summary.total[1:], outcome=found.summary.outcome[1:])
    without = Ensemble(_without_carry_on(found), found.settings, held, "", 0.0)
    row = discover.flips(without, most=1)[0]
    assert (row["below"], row["above"], row["assumption"]) == ("pause", "haste", "a-l-holding-cost")
    assert row["value"] == pytest.approx(0.3, abs=0.01)


def _without_carry_on(run: Ensemble) -> Model:
    return dataclasses.replace(run.model, options=run.model.options[1:])
