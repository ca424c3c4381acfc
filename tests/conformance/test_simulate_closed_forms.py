"""Where the model has an answer on paper, the kernels give it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from caveat.simulate import reference, steps
from caveat.simulate.model import Model
from caveat.simulate.spec import OptionSpec
from tests.unit.simulate.small import Case, futures, measure, option

COUNT = 1024


def both(model: Model, count: int = COUNT) -> list[Any]:
    """Compliance weeks, (option, future), by the fast kernel and by the plain one."""
    columns, noise = futures(model, count)
    plain = np.array([one.complied for one in reference.run(model, columns, noise)])
    return [steps.run(model, steps.pack(model), columns, noise).world[:, 0], plain]


@pytest.mark.parametrize("kernel", [0, 1], ids=["fast", "plain"])
@pytest.mark.parametrize("hazard", [0.01, 0.05, 0.3], ids=str)
def test_waiting_under_a_constant_hazard_is_exponential(kernel: int, hazard: float) -> None:
    """The share that has not complied after n weeks is exp(-h n). The draws are stratified in 1,024 slices, so the
    sample may differ by one slice on each side."""
    model = Case().world(base_hazard=hazard, resolve=0.0).build(weeks=60)
    found = both(model)[kernel][0]
    for weeks in (1, 4, 13, 52):
        still = np.mean((found < 0) | (found >= weeks))
        assert still == pytest.approx(np.exp(-hazard * weeks), abs=2 / COUNT)


@pytest.mark.parametrize("kernel", [0, 1], ids=["fast", "plain"])
def test_the_hazard_is_the_equation_of_the_page(kernel: int) -> None:
    """A stick in force throughout: P = π = 0.5, κ = 0.8, βP = 2, R = 0.5, βR = 1, and B = 0.4 of βB = 1 from the start.

    h = 0.02 exp(0.8·2·0.5 - 0.5 - 0.4) = 0.02 exp(-0.1) = 0.018097.
    """
    case = Case().world(base_hazard=0.02, publicity=0.5, backlash=0.4, backlash_ramp=1.0, resolve=0.5, credibility=0.8)
    case.item("shell", stock=1e6).line("l", "shell", amount=1e-6)
    found = both(case.build(option("pause", measure("pause", "l")), weeks=60))[kernel][1]
    for weeks in (4, 26, 52):
        still = np.mean((found < 0) | (found >= weeks))
        assert still == pytest.approx(np.exp(-0.018097 * weeks), abs=2 / COUNT)


def walk(case: Case, *options: OptionSpec, weeks: int) -> reference.Walk:
    model = case.build(*options, weeks=weeks)
    return reference.run(model, *futures(model, 1))[-1]


def test_little_s_law_holds_for_the_backlog() -> None:
    """L = λ W over a cycle that begins and ends empty: the sum of what waits, week by week, is the sum of the waits.

    100 become ready in week 0, and 25 leave in each of weeks 0 to 3: 25 wait 0 weeks, 25 one, 25 two, 25 three, which
    is 25·(1 + 2 + 3) = 150 article-weeks. At 1 USD for an article that waits a week the bill is the sum of the backlog.
    """
    case = Case().item("shell").line("l", "shell", tranches=1, transit=0, amount=100.0, dock=25.0, holding_cost=1.0)
    assert walk(case, weeks=10).cost[0] == pytest.approx(150.0)


def test_little_s_law_holds_for_a_pause() -> None:
    """A pause of weeks 0 to 4 adds five weeks to each of the 100 waits: 150 + 5·100 = 650 article-weeks."""
    case = Case().item("shell").line("l", "shell", tranches=1, transit=0, amount=100.0, dock=25.0, holding_cost=1.0)
    assert walk(case, option("pause", measure("pause", "l", 0, 5)), weeks=20).cost[0] == pytest.approx(650.0)


@pytest.mark.parametrize(
    ("weeks", "delivered"),
    # A tranche of 10 is ready in weeks 3, 10, 17, 24, … and arrives 2 weeks later: in weeks 5, 12, 19, 26, …
    [pytest.param(5, 0, id="before the first"), pytest.param(6, 10, id="first"), pytest.param(12, 10, id="before"),
     pytest.param(13, 20, id="second"), pytest.param(27, 40, id="fourth")],
)  # fmt: skip
def test_a_periodic_tranche_renews(weeks: int, delivered: float) -> None:
    case = Case().item("shell").line("l", "shell", first=3, every=7, tranches=20, transit=2, amount=200.0)
    assert walk(case, weeks=weeks).ledger[6, 0, 0] == pytest.approx(delivered)


def test_a_stock_runs_out_when_arithmetic_says() -> None:
    """100 in stock, 10 used and 4 made a week: 6 lost a week, so 16 whole weeks; week 16 is short by 6 - 4 = 2."""
    found = walk(Case().item("shell", stock=100.0, use=10.0, own_production=4.0), weeks=20)
    assert found.stock[15, 0, 0] == pytest.approx(4.0) and found.stock[16, 0, 0] == 0.0
    assert found.short[0, 0] == 4.0  # weeks 16 to 19


def test_third_parties_come_after_their_delay_and_ramp() -> None:
    """A stick from week 2; delay 3, ramp 4, full rate 8: weeks 5, 6, 7, 8 bring 2, 4, 6, 8, and week 9 brings 8."""
    case = Case().world(base_hazard=0.0)
    case.item("shell", stock=1000.0, use=0.0, third_party=8.0, third_party_delay=3.0, third_party_ramp=4.0)
    case.line("l", "shell", amount=1e-9)
    found = walk(case, option("pause", measure("pause", "l", 2)), weeks=10)
    assert np.diff(found.stock[:, 0, 0]).tolist() == pytest.approx([0, 0, 0, 0, 2, 4, 6, 8, 8], abs=1e-6)


def test_a_rule_reads_the_indicator_late_and_through_noise() -> None:
    """Nobody complies, yet a reading of 100 + 60 z is at least 200 once z is at least 5/3: the rule lets go too early.

    One reading in 4 weeks of 100, so 25 readings, each met with chance 1 - Φ(5/3) = 0.0478: released in
    1 - 0.9522^25 = 0.706 of futures. The sampling error of 1,024 is 0.014; three of it.
    """
    case = Case().world(base_hazard=0.0).item("shell").line("l", "shell", tranches=1, transit=0, amount=100.0)
    case.objective("o", noise=60.0).rule("r", "o", 200.0)
    model = case.build(option("wait", measure("condition", "l", rule="r")), weeks=101)
    columns, noise = futures(model, COUNT)
    found = reference.run(model, columns, noise)[1]
    assert np.mean(found.ledger[6, 0] > 0) == pytest.approx(0.706, abs=0.043)


def test_a_rule_that_never_fires_holds_to_the_end() -> None:
    case = Case().world(base_hazard=0.0).item("shell").line("l", "shell", tranches=1, amount=100.0)
    case.objective("o", noise=0.0).rule("r", "o", 200.0)
    found = walk(case, option("wait", measure("condition", "l", rule="r")), weeks=100)
    assert found.ledger[:, 0, 0].tolist() == [0.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def test_withheld_goods_are_stored_diverted_and_resold_and_the_store_comes_back() -> None:
    """100 ready in week 0, withheld in weeks 0 to 3: 30 diverted, 20 resold, 50 stored and at the dock in week 4."""
    case = Case().item("shell").line("l", "shell", tranches=1, transit=0, amount=100.0, diverted=0.3, resold=0.2)
    held = walk(case, option("withhold", measure("withhold", "l", 0, 4)), weeks=4)
    assert held.ledger[:, 0, 0].tolist() == pytest.approx([0, 0, 50, 30, 20, 0, 0])
    after = walk(case, option("withhold", measure("withhold", "l", 0, 4)), weeks=5)
    assert after.ledger[:, 0, 0].tolist() == pytest.approx([0, 0, 0, 30, 20, 0, 50])


def test_what_is_missing_is_wanted_of_the_substitute_a_week_later() -> None:
    """5 kits a week are missing from the start at 2 bombs for a kit: from week 1 on 10 bombs a week more are used."""
    case = Case().item("kit", stock=0.0, use=5.0, substitutes={"bomb": 2.0}).item("bomb", stock=100.0, use=1.0)
    found = walk(case, weeks=4)
    assert found.stock[:, 1, 0].tolist() == pytest.approx([99.0, 88.0, 77.0, 66.0])
    assert found.substituted[0, 0] == pytest.approx(40.0)
