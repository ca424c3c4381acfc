"""The fast kernel says what the plain arithmetic says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from caveat.simulate import reference, steps
from caveat.simulate.model import Model
from tests.unit.simulate.small import RICH_OPTIONS, Case, futures, measure, option, rich

COUNT = 200


@pytest.fixture(scope="module")
def both() -> tuple[Model, steps.Outcomes, tuple[reference.Walk, ...]]:
    model = rich().build(*RICH_OPTIONS, weeks=60)
    columns, noise = futures(model, COUNT)
    fast = steps.run(model, steps.pack(model), columns, noise, paths=True, ledger=True)
    return model, fast, reference.run(model, columns, noise)


NAMES = ["carry-on", *(one.id for one in RICH_OPTIONS)]
Both = tuple[Model, steps.Outcomes, tuple[reference.Walk, ...]]


def close(fast: Any, plain: Any, tolerance: float) -> None:
    np.testing.assert_allclose(fast, plain, rtol=tolerance, atol=tolerance, equal_nan=True)


@pytest.mark.parametrize("index", range(len(NAMES)), ids=NAMES)
def test_the_fast_kernel_agrees_on_goods_and_stocks(both: Both, index: int) -> None:
    _, fast, plain = both
    close(fast.item[index, 1], plain[index].delivered, 1e-4)
    close(fast.item[index, 2], plain[index].gap, 1e-3)
    close(fast.item[index, 3], plain[index].substituted, 1e-3)
    close(fast.stock[index], plain[index].stock, 1e-3)
    close(fast.ledger[index], plain[index].ledger, 1e-3)
    np.testing.assert_array_equal(fast.item[index, 0], plain[index].short)


@pytest.mark.parametrize("index", range(len(NAMES)), ids=NAMES)
def test_the_fast_kernel_agrees_on_the_answer_and_its_cost(both: Both, index: int) -> None:
    _, fast, plain = both
    np.testing.assert_array_equal(fast.world[index, 0], plain[index].complied)
    close(fast.world[index, 1], plain[index].uncomplied, 1e-5)
    close(fast.world[index, 2], plain[index].cost, 1e-4)
    close(fast.compliance[index], plain[index].compliance, 1e-6)
    close(fast.reading[index], plain[index].reading, 1e-5)


def test_the_options_of_the_comparison_exercise_every_branch(both: Both) -> None:
    """Otherwise the agreement above would say little."""
    _, _, plain = both
    walks = dict(zip(NAMES, plain, strict=True))
    assert (walks["carry-on"].complied >= 0).any() and (walks["carry-on"].complied < 0).any()
    for place, name in enumerate(reference.PLACES):
        assert (walks["withhold"].ledger[place] > 0).any() or name == "at the dock"
    assert any((np.diff(walk.compliance, axis=0) < 0).any() for walk in plain), "nobody ever relapses"
    assert (walks["pause"].substituted > 0).any()


def test_a_future_does_not_depend_on_its_lane_or_its_neighbours() -> None:
    model = rich().build(*RICH_OPTIONS, weeks=20)
    columns, noise = futures(model, 70)
    packed = steps.pack(model)
    whole = steps.run(model, packed, columns, noise)
    for at in (0, 1, 33, 69):
        alone = steps.run(model, packed, columns[:, at : at + 1].copy(), noise[..., at : at + 1].copy())
        np.testing.assert_array_equal(alone.world[..., 0], whole.world[..., at])
        np.testing.assert_array_equal(alone.item[..., 0], whole.item[..., at])


def test_a_tranche_slowed_to_three_tenths_is_ready_in_the_fourth_week() -> None:
    """Plan: one tranche of 90 in week 0, so one week of clock; at 0.3 a week that is done in week 4 (4 × 0.3 = 1.2)."""
    case = Case().item("shell").line("l", "shell", tranches=1, transit=0, amount=90.0)
    model = case.build(option("slow", measure("slow", "l", 0, factor=0.3)), weeks=6)
    columns, noise = futures(model)
    left = [steps.run(case.build(*model.options[1:], weeks=n), steps.pack(case.build(*model.options[1:], weeks=n)),
                      columns, noise).item[1, 1, 0, 0] for n in (3, 4)]  # fmt: skip
    assert left == [0.0, 90.0]


def test_no_lines_no_items_and_no_weeks_give_an_answer() -> None:
    empty = Case().build(weeks=10)
    columns, noise = futures(empty)
    assert steps.run(empty, steps.pack(empty), columns, noise).world.shape == (1, 3, 1)
    still = rich().build(*RICH_OPTIONS, weeks=0)
    columns, noise = futures(still, 3)
    found = steps.run(still, steps.pack(still), columns, noise)
    assert (found.world[:, 0] == -1).all() and (found.world[:, 1:] == 0).all() and (found.item == 0).all()
