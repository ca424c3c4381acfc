"""The fast kernel says what the plain arithmetic says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from caveat.simulate import reference, steps
from caveat.simulate.model import Model
from tests.unit.simulate.small import RICH_OPTIONS, Case, futures, measure, option, rich

COUNT = 200
Both = tuple[Model, steps.Outcomes, tuple[reference.Walk, ...]]


@pytest.fixture(scope="module")
def both() -> Both:
    model = rich().build(*RICH_OPTIONS, weeks=60)
    columns, noise = futures(model, COUNT)
    fast = steps.run(model, steps.pack(model), columns, noise, paths=True, ledger=True)
    return model, fast, reference.run(model, columns, noise)


NAMES = ["carry-on", *(one.id for one in RICH_OPTIONS)]


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


def test_in_days_the_fast_kernel_agrees_but_for_a_day_that_stands_on_an_edge() -> None:
    """There are seven times as many sums of float32, and as many days on which one may meet its threshold or just not:
    in 99 of 100 futures everything agrees, and in the others the recipient complies a day sooner or later."""
    model = rich().build(*RICH_OPTIONS, weeks=40, step="day")
    columns, noise = futures(model, COUNT)
    fast = steps.run(model, steps.pack(model), columns, noise, paths=True, ledger=True)
    agree = []
    for index, walk in enumerate(reference.run(model, columns, noise)):
        days = np.abs(fast.world[index, 0] - walk.complied)
        assert (days <= 1).all()
        parts = (
            (fast.world[index, 1], walk.uncomplied, 1e-5), (fast.world[index, 2], walk.cost, 1e-3),
            (fast.item[index, 0], walk.short, 1e-5), (fast.item[index, 1], walk.delivered, 1e-3),
            (fast.stock[index], walk.stock, 7e-3), (fast.ledger[index], walk.ledger, 7e-3),
            (fast.reading[index], walk.reading, 1e-4),
        )  # fmt: skip
        near = [np.isclose(a, b, rtol=c, atol=c, equal_nan=True).reshape(-1, COUNT).all(axis=0) for a, b, c in parts]
        agree.append(np.all(near, axis=0) & (days == 0))
    assert np.mean(agree) >= 0.99


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


def test_an_option_that_begins_late_says_what_the_plain_arithmetic_says() -> None:
    """What it shares with carrying on is not walked again, and what is left of a line may be little or nothing."""
    late = (
        option("late", measure("pause", "l-shell-1", 23, 31), measure("slow", "l-kit", 11, factor=0.4),
               measure("withhold", "l-bomb", 29)),
        option("last", measure("expedite", "l-kit", 17, factor=3.0), measure("offer", "l-extra", 33)),
        option("after", measure("pause", "l-shell-1", 39, 40)),
        option("once", measure("condition", "l-kit", 20, rule="r-aid"), measure("offer", "l-extra", 2, rule="r-aid")),
    )  # fmt: skip
    model = rich().build(*late, weeks=40)
    columns, noise = futures(model, 60)
    fast = steps.run(model, steps.pack(model), columns, noise, paths=True, ledger=True)
    for index, walk in enumerate(reference.run(model, columns, noise)):
        close(fast.item[index, 1], walk.delivered, 1e-4)
        close(fast.stock[index], walk.stock, 1e-3)
        close(fast.ledger[index], walk.ledger, 1e-3)
        close(fast.reading[index], walk.reading, 1e-5)
        close(fast.world[index, 2], walk.cost, 1e-4)
        np.testing.assert_array_equal(fast.world[index, 0], walk.complied)


def test_an_item_that_an_option_cannot_move_is_as_under_carry_on() -> None:
    """No tempo that falls with compliance, no third parties: a pause of shells leaves kits alone, bit by bit."""
    case = Case().item("shell", stock=(50.0, 90.0)).item("kit", stock=(20.0, 90.0)).line("l", "shell").line("k", "kit")
    model = case.build(option("pause", measure("pause", "l", 3)), weeks=30)
    packed = steps.pack(model)
    assert packed.moved.tolist() == [[1, 1], [1, 0]]
    found = steps.run(model, packed, *futures(model, 40), paths=True)
    np.testing.assert_array_equal(found.stock[1, :, 1], found.stock[0, :, 1])
    np.testing.assert_array_equal(found.item[1, :, 1], found.item[0, :, 1])
    assert (found.item[1, 0, 0] > found.item[0, 0, 0]).any()


def test_an_item_that_is_used_for_another_is_moved_with_it() -> None:
    case = Case().item("kit", substitutes={"bomb": 2.0}).item("bomb").item("shell").line("b", "bomb").line("s", "shell")
    model = case.build(option("bombs", measure("pause", "b")), option("shells", measure("pause", "s")))
    assert steps.pack(model).moved.tolist() == [[1, 1, 1], [1, 1, 0], [0, 0, 1]]


def test_what_an_option_comes_to_does_not_depend_on_the_others_that_are_run() -> None:
    """Else a search could not go on from what it tried before: the same bits, alone and beside seven others."""
    beside = rich().build(*RICH_OPTIONS, weeks=60)
    columns, noise = futures(beside, 40)
    together = steps.run(beside, steps.pack(beside), columns, noise)
    for index, one in enumerate(RICH_OPTIONS, 1):
        model = rich().build(one, weeks=60)
        alone = steps.run(model, steps.pack(model), columns, noise)
        np.testing.assert_array_equal(alone.world[1], together.world[index])
        np.testing.assert_array_equal(alone.item[1], together.item[index])


def test_a_change_in_any_file_of_the_kernel_has_it_compiled_again() -> None:
    """The compiler keeps what it made until the file of the way in changes; the others' text is part of the key."""
    folder = Path(steps.__file__).parent
    parts = {path for path in folder.glob("*.py") if "@r.part" in path.read_text(encoding="utf-8")}
    assert parts - {folder / "steps.py"} <= {Path(str(one.__file__)) for one in steps._FILES}
    assert steps._block.py_func.__closure__[0].cell_contents == steps._sources()


def test_many_tranches_in_one_step_are_all_ready() -> None:
    """A tranche of 10 a week, ten of them; at threefold speed (the maker can) week 0 does three, week 3 the tenth."""
    case = Case().item("shell").line("l", "shell", every=1, tranches=10, transit=0, amount=100.0, surge=3.0)
    haste = option("haste", measure("expedite", "l", factor=3.0))
    for weeks, delivered in ((1, 30.0), (3, 90.0), (4, 100.0)):
        model = case.build(haste, weeks=weeks)
        assert steps.run(model, steps.pack(model), *futures(model)).item[1, 1, 0, 0] == pytest.approx(delivered)


def test_a_clock_that_stands_still_makes_nothing_ready() -> None:
    case = Case().item("shell").line("l", "shell", pace=0.0, amount=100.0)
    model = case.build(option("pause", measure("pause", "l", 2, 4)), weeks=30)
    found = steps.run(model, steps.pack(model), *futures(model), ledger=True)
    assert found.ledger[:, 0, 0, 0].tolist() == [100.0, 100.0]


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
