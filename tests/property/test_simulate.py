"""What holds for every mixture of measures: nothing is lost, nothing conjured, and what is left out is left alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.simulate.small import Case, futures, measure, option, rich

from caveat.simulate import reference, steps
from caveat.simulate.model import Model, Step
from caveat.simulate.spec import MeasureSpec, OptionSpec

WEEKS = 24
LINES = ("l-shell-1", "l-shell-2", "l-kit", "l-bomb")
FUTURES = 6
STEPS: st.SearchStrategy[Step] = st.sampled_from(("week", "day"))
FACTORS = {"slow": st.sampled_from((0.1, 0.25, 0.3, 0.5, 0.9)), "expedite": st.sampled_from((1.2, 1.5, 2.0, 3.0))}


@st.composite
def mixtures(draw: st.DrawFn) -> OptionSpec:
    """One to three measures one after the other on some lines, released by the rule or not; perhaps an offer."""
    found: list[MeasureSpec] = []
    for line in draw(st.sets(st.sampled_from(LINES), min_size=1)):
        at = 0
        for _ in range(draw(st.integers(1, 3))):
            start = at + draw(st.integers(0, 6))
            at = start + draw(st.integers(0, 12))
            kind = draw(st.sampled_from(("pause", "slow", "withhold", "condition", "expedite")))
            factor = draw(FACTORS[kind]) if kind in FACTORS else None
            rule = "r-aid" if kind == "condition" or draw(st.booleans()) else None
            found.append(measure(kind, line, start, at, factor, rule))
    if draw(st.booleans()):
        found.append(measure("offer", "l-extra", draw(st.integers(0, 8)), rule=draw(st.sampled_from((None, "r-aid")))))
    return option("mixture", *found)


def walk(
    *options: OptionSpec, case: Case | None = None, weeks: int = WEEKS, seed: int = 1, step: Step = "week"
) -> tuple[Model, Any]:
    model = (case or rich()).build(*options, weeks=weeks, step=step)
    return model, reference.run(model, *futures(model, FUTURES, seed))


def brought(model: Model, seed: int = 1) -> Any:
    """What each line has to bring in all, (line, future): its amount and what is afloat."""
    columns, _ = futures(model, FUTURES, seed)
    return columns[model.line_columns[0]] + columns[model.line_columns[10]]


@given(mixtures(), st.integers(0, 50), STEPS)
@settings(max_examples=12, deadline=None)
def test_nothing_is_lost_and_nothing_conjured(mixture: OptionSpec, seed: int, step: Step) -> None:
    model, walks = walk(mixture, seed=seed, step=step)
    for one in walks:
        np.testing.assert_allclose(one.ledger.sum(axis=0), brought(model, seed), rtol=1e-9)
        assert (one.ledger >= -1e-9).all()


@given(mixtures(), st.integers(0, 50), STEPS)
@settings(max_examples=12, deadline=None)
def test_the_fast_kernel_keeps_the_same_books(mixture: OptionSpec, seed: int, step: Step) -> None:
    model, walks = walk(mixture, seed=seed, step=step)
    fast = steps.run(model, steps.pack(model), *futures(model, FUTURES, seed), paths=True, ledger=True)
    for index, one in enumerate(walks):
        np.testing.assert_allclose(fast.ledger[index], one.ledger, rtol=1e-3, atol=1e-3)
        np.testing.assert_allclose(fast.stock[index], one.stock, rtol=1e-3, atol=2e-3)
        np.testing.assert_array_equal(fast.world[index, 0], one.complied)


@given(mixtures(), st.integers(0, 50), STEPS)
@settings(max_examples=12, deadline=None)
def test_a_line_that_no_measure_touches_is_bit_for_bit_the_same(mixture: OptionSpec, seed: int, step: Step) -> None:
    model, (carry_on, other) = walk(mixture, seed=seed, step=step)
    fast = steps.run(model, steps.pack(model), *futures(model, FUTURES, seed), ledger=True)
    touched = {one.line for one in mixture.measures}
    for index, line in enumerate(model.lines):
        if line.id not in touched:
            np.testing.assert_array_equal(other.ledger[:, index], carry_on.ledger[:, index])
            np.testing.assert_array_equal(fast.ledger[1, :, index], fast.ledger[0, :, index])
    interceptor = [one.id for one in model.items].index("interceptor")
    np.testing.assert_array_equal(fast.item[1, 1, interceptor], fast.item[0, 1, interceptor])


def same(one: reference.Walk, other: reference.Walk) -> None:
    for name in ("complied", "uncomplied", "cost", "short", "delivered", "stock", "compliance", "reading", "ledger"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


@given(st.sampled_from(LINES), st.integers(0, 20), st.integers(0, 50), STEPS)
@settings(max_examples=8, deadline=None)
def test_no_measure_a_pause_ended_at_once_and_a_slow_of_one_are_to_carry_on(
    line: str, start: int, seed: int, step: Step
) -> None:
    _, walks = walk(
        option("nothing"), option("at-once", measure("pause", line, start, start)),
        option("slow", measure("slow", line, start, factor=1.0)), seed=seed, step=step,
    )  # fmt: skip
    for other in walks[1:]:
        same(walks[0], other)


@given(st.sampled_from(LINES), st.integers(0, 10), st.integers(0, 8), st.integers(1, 8), st.integers(0, 50), STEPS)
@settings(max_examples=10, deadline=None)
def test_a_longer_pause_never_delivers_earlier(
    line: str, start: int, weeks: int, more: int, seed: int, step: Step
) -> None:
    short = measure("pause", line, start, start + weeks)
    longer = measure("pause", line, start, start + weeks + more)
    for horizon in (6, 12, WEEKS):
        _, (_, one, other) = walk(option("short", short), option("longer", longer), weeks=horizon, seed=seed, step=step)
        assert (other.ledger[6] <= one.ledger[6] + 1e-9).all()


@given(
    st.sampled_from(("pause", "withhold", "slow")),
    st.floats(2.0, 60.0),
    st.floats(1.0, 40.0),
    st.integers(0, 50),
    STEPS,
)
@settings(max_examples=12, deadline=None)
def test_a_wider_dock_never_delivers_less(kind: str, dock: float, more: float, seed: int, step: Step) -> None:
    held = option("held", measure(kind, "l", 2, 9, factor=0.5 if kind == "slow" else None))

    def delivered(width: float, horizon: int) -> Any:
        case = Case().item("shell").line("l", "shell", amount=(50.0, 400.0), late=(0.0, 4.0), dock=width)
        return walk(held, case=case, weeks=horizon, seed=seed, step=step)[1][1].ledger[6]

    for horizon in (5, 11, WEEKS):
        assert (delivered(dock + more, horizon) >= delivered(dock, horizon) - 1e-9).all()


@given(mixtures(), st.integers(0, 50), STEPS)
@settings(max_examples=12, deadline=None)
def test_goods_under_way_arrive_whatever_is_done(mixture: OptionSpec, seed: int, step: Step) -> None:
    """What had left before a stick of week 0 (the goods afloat, due in week 3) is delivered in full."""
    model, walks = walk(mixture, weeks=5, seed=seed, step=step)
    columns, _ = futures(model, FUTURES, seed)
    line = [one.id for one in model.lines].index("l-shell-1")
    afloat = columns[model.line_columns[10][line]]
    for one in walks:
        assert (one.ledger[6, line] >= afloat - 1e-9).all()


@given(st.data(), st.integers(0, 50))
@settings(max_examples=12, deadline=None)
def test_in_days_nothing_is_ready_later_than_in_weeks_and_at_most_a_week_of_the_clock_earlier(
    data: st.DataObject, seed: int
) -> None:
    """A clock that does the plan's weeks at p has done one in 1/p weeks: what a weekly model has ready in week t, a
    daily one has ready by the end of that week, and not before the last 1/p weeks of it."""
    first, every, late = data.draw(st.integers(0, 6)), data.draw(st.integers(1, 6)), data.draw(st.integers(0, 5))
    pace, transit = data.draw(st.sampled_from((0.5, 0.6, 0.75, 1.0, 1.2, 2.0))), data.draw(st.integers(0, 3))

    def delivered(weeks: int, step: Step) -> float:
        plan = {"first": first, "every": every, "tranches": 4, "transit": transit}
        case = Case().item("shell").line("l", "shell", **plan, late=float(late), pace=pace, dock=1e6)
        return float(walk(case=case, weeks=weeks, seed=seed, step=step)[1][0].ledger[6, 0, 0])

    for weeks in (4, 9, 15, 24):
        ahead = delivered(weeks + int(np.ceil(1.0 / pace)), "week")
        assert delivered(weeks, "week") - 1e-9 <= delivered(weeks, "day") <= ahead + 1e-9


@given(st.sampled_from(("pause", "withhold", None)), st.integers(0, 9), st.integers(0, 9), st.floats(5.0, 60.0),
       st.integers(0, 50))  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_days_and_weeks_agree_to_the_unit_at_the_end_of_each_week(
    kind: str | None, start: int, weeks: int, dock: float, seed: int
) -> None:
    """At a clock of one week a week, and with a stock that does not run out, a step of a day divides a week in seven
    equal parts: what becomes ready, leaves, arrives, is held and is used by the end of a week is the same."""
    case = Case().world(base_hazard=0.0, home_end=0.0).item("shell", stock=1e4, use=(1.0, 20.0), own_production=2.0)
    case.line("l", "shell", every=3, dock=dock, diverted=0.2, resold=0.1, afloat=30.0, afloat_weeks=2)
    held = option("held", *([measure(kind, "l", start, start + weeks)] if kind else []))
    (_, week), (_, day) = (walk(held, case=case, seed=seed, step=one) for one in ("week", "day"))
    for one, other in zip(week, day, strict=True):
        np.testing.assert_allclose(other.stock[6::7], one.stock, rtol=1e-9)
        np.testing.assert_allclose(other.ledger, one.ledger, rtol=1e-9, atol=1e-9)


@given(st.floats(0.001, 0.4), st.integers(0, 50))
@settings(max_examples=8, deadline=None)
def test_under_a_constant_hazard_days_and_weeks_comply_in_the_same_week(hazard: float, seed: int) -> None:
    """A seventh of the hazard on each of seven days comes to as much by the end of the week."""
    (_, week), (_, day) = (walk(case=Case().world(base_hazard=hazard), seed=seed, step=one) for one in ("week", "day"))
    np.testing.assert_array_equal(np.floor(day[0].complied / 7.0), week[0].complied)
