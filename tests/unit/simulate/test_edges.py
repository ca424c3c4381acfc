"""At the edges a run gives an answer, or a sentence that names the assumption."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from caveat.errors import BadRow, CaveatError
from caveat.simulate import ensemble
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import Model, Step
from caveat.simulate.outcomes import Summary
from tests.unit.simulate.small import RICH_OPTIONS, Case, measure, option, rich


def ran(model: Model, scenarios: int = 3) -> Summary:
    return ensemble.run(model, Settings(scenarios, 1, "sobol"), scheduler="local:1").summary


def small(**given: Any) -> Case:
    return Case().item("shell", **given).line("l", "shell")


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(float("nan"), id="not a number"),
        pytest.param((0.0, float("inf")), id="infinite"),
        pytest.param((float("-inf"), 5.0), id="infinitely negative"),
    ],
)
def test_what_is_no_number_is_refused_by_the_assumption(shape: Any) -> None:
    with pytest.raises(BadRow) as caught:
        small(stock=shape).build()
    assert "a-shell-stock" in str(caught.value)


@pytest.mark.parametrize(
    ("case", "named"),
    [
        pytest.param(lambda: small(stock=(-5.0, 100.0)), "a-shell-stock", id="negative stock"),
        pytest.param(lambda: small(use=-1.0), "a-shell-use", id="negative use"),
        pytest.param(lambda: small(stock=1e16), "a-shell-stock", id="more than can be counted"),
        pytest.param(lambda: Case().item("shell").line("l", "shell", dock=(0.0, 1e300)), "a-l-dock", id="dock"),
        pytest.param(lambda: Case().world(retaliation_cost=1e40), "a-world-retaliation-cost", id="cost"),
    ],
)
def test_a_quantity_beyond_its_limits_is_refused_by_the_assumption(case: Any, named: str) -> None:
    with pytest.raises(CaveatError) as caught:
        case().build()
    assert named in str(caught.value) and "at least" in str(caught.value)


@pytest.mark.parametrize("step", ["week", "day"])
def test_the_greatest_quantities_stay_numbers(step: Step) -> None:
    case = Case().item("shell", stock=1e15, use=1e15, weight=1e15, own_production=1e15, comfort=1e15)
    case.line("l", "shell", amount=1e15, dock=1e15, holding_cost=1e15)
    found = ran(case.build(option("pause", measure("pause", "l")), weeks=20, step=step))
    for name, part in zip(Summary._fields, found, strict=True):
        assert np.isfinite(part).all(), name


def test_a_rule_that_never_fires_holds_to_the_end_of_the_run() -> None:
    """Nobody complies, so the indicator shows 100 for ever and 200 is not met: nothing of the 200 arrives."""
    case = small().world(base_hazard=0.0).objective("o", noise=0.0).rule("r", "o", 200.0)
    found = ran(case.build(option("wait", measure("condition", "l", rule="r")), weeks=40))
    assert found.undelivered[:, 0].tolist() == [0.0, 3 * 200.0]
    assert (found.reading[:, 0] == 100.0).all()


def test_an_indicator_without_data_is_never_read_and_stops_nothing() -> None:
    case = small().objective("o", base=None, shift=None, noise=None)
    found = ran(case.build(option("pause", measure("pause", "l")), weeks=12))
    assert np.isnan(found.reading).all()
    assert found.complied.sum(axis=1).tolist() == [3, 3]


@pytest.mark.parametrize("step", ["week", "day"])
def test_without_lines_there_is_still_the_recipient(step: Step) -> None:
    """100 in stock, 10 used a week: ten whole weeks, and short in the four that are left."""
    found = ran(Case().world(base_hazard=0.0).item("shell").build(weeks=14, step=step))
    assert found.short[0, 0].tolist() == [0, 0, 0, 0, 3] + [0] * 10


def test_without_items_and_lines_there_is_still_an_answer() -> None:
    assert ran(Case().build(weeks=5)).complied.sum() == 3


@pytest.mark.parametrize("step", ["week", "day"])
def test_no_weeks_give_an_answer_in_which_nothing_has_happened(step: Step) -> None:
    found = ran(rich().build(*RICH_OPTIONS, weeks=0, step=step))
    assert found.complied.tolist() == [[3]] * 8
    assert (found.total == 0).all() and (found.undelivered == 0).all()


@pytest.mark.parametrize("step", ["week", "day"])
def test_one_future_of_one_week_gives_an_answer(step: Step) -> None:
    found = ran(rich().build(*RICH_OPTIONS, weeks=1, step=step), scenarios=1)
    assert found.futures == 1 and found.complied.sum(axis=1).tolist() == [1] * 8


def test_a_summary_counts_in_weeks_whatever_the_step() -> None:
    """Short on every day of two weeks is two weeks short; paths are those of the weeks' ends."""
    case = Case().world(base_hazard=1000.0, resolve=0.0).item("shell", stock=0.0, use=7.0)
    week, day = (ran(case.build(weeks=2, step=step)) for step in ("week", "day"))
    assert week.short[0, 0].tolist() == day.short[0, 0].tolist() == [0, 0, 3]
    assert week.complied.tolist() == day.complied.tolist() == [[3, 0, 0]]
    assert week.stock.shape == day.stock.shape == (1, 2, 1, 3)
    # Complied at the end of the first step: a week not complied in weeks, a day in days.
    assert week.total[0, 0] == 3.0 and day.total[0, 0] == pytest.approx(3 / 7)


def test_a_step_that_is_none_is_refused() -> None:
    with pytest.raises(CaveatError, match="hour"):
        Case().build(weeks=2, step="hour")  # type: ignore[arg-type]


def test_days_have_a_shorter_horizon_than_weeks() -> None:
    with pytest.raises(BadRow, match="from 0 to 475, in steps of a day"):
        Case().build(weeks=476, step="day")
