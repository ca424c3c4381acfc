"""The order of events of a week, one event at a time, by hand."""

from __future__ import annotations

import numpy as np

from caveat.simulate import reference
from caveat.simulate.spec import OptionSpec
from tests.unit.simulate.small import Case, futures, measure, option


def walks(case: Case, *options: OptionSpec, weeks: int) -> tuple[reference.Walk, ...]:
    model = case.build(*options, weeks=weeks)
    return reference.run(model, *futures(model, 1))


def sure() -> Case:
    """Compliance for certain in week 0: the hazard is far above any threshold that is drawn."""
    return Case().world(base_hazard=1000.0, resolve=0.0)


def test_an_answer_takes_effect_from_the_next_week() -> None:
    found = walks(sure(), weeks=3)[0]
    assert found.complied[0] == 0.0
    assert found.compliance[:, 0].tolist() == [0.0, 1.0, 1.0]
    assert found.uncomplied[0] == 1.0


def test_partial_compliance_counts_in_part() -> None:
    """Complied from week 1 to a quarter: 1 + 3 × 0.75 = 3.25 weeks not complied of 4."""
    found = walks(sure().world(base_hazard=1000.0, resolve=0.0, degree=0.25), weeks=4)[0]
    assert found.uncomplied[0] == 3.25


def test_a_recipient_relapses_once_no_stick_is_in_force() -> None:
    """Certain to comply in week 0 and to relapse a week later; then it complies again, for good."""
    case = sure().world(base_hazard=1000.0, resolve=0.0, relapse=1000.0)
    assert walks(case, weeks=5)[0].compliance[:, 0].tolist() == [0.0, 1.0, 0.0, 1.0, 1.0]


def test_a_stick_in_force_keeps_it_from_relapsing() -> None:
    case = sure().world(base_hazard=1000.0, resolve=0.0, relapse=1000.0).item("shell").line("l", "shell")
    found = walks(case, option("pause", measure("pause", "l", 0, 3)), weeks=6)[1]
    assert found.compliance[:, 0].tolist() == [0.0, 1.0, 1.0, 1.0, 0.0, 1.0]


def test_a_stick_that_is_ended_at_home_lets_the_goods_go() -> None:
    """Ended for certain in week 0, so that the line is held in week 0 alone, whatever end the option set."""
    case = Case().world(base_hazard=0.0, home_end=1000.0).item("shell")
    case.line("l", "shell", tranches=1, transit=0, amount=100.0, holding_cost=1.0)
    assert walks(case, option("pause", measure("pause", "l")), weeks=5)[1].cost[0] == 100.0


def test_what_is_not_a_stick_is_not_ended_at_home() -> None:
    case = Case().world(base_hazard=0.0, home_end=1000.0).item("shell")
    case.line("l", "shell", first=4, tranches=1, transit=0, amount=100.0, surge=2.0)
    case.line("held", "shell", amount=1.0)
    faster = option("both", measure("expedite", "l", 0, factor=2.0), measure("pause", "held"))
    # Five weeks of clock at two a week: ready in the third week.
    assert walks(case, faster, weeks=3)[1].ledger[6, 0, 0] == 100.0


def test_retaliation_comes_once_and_is_paid_once() -> None:
    case = Case().world(base_hazard=0.0, retaliation=1000.0, retaliation_cost=7e6).item("shell").line("l", "shell")
    assert walks(case, option("pause", measure("pause", "l")), weeks=9)[1].cost[0] == 7e6


def test_an_offer_is_given_only_once_its_rule_is_met() -> None:
    """The indicator shows 250 from week 1 on and is read at the end of week 3: the offer's clock runs from week 4."""
    case = sure().item("shell").line("extra", "shell", tranches=1, transit=0, amount=50.0, offered=True)
    case.objective("o", lag=0, noise=0.0).rule("r", "o", 200.0)
    for weeks, delivered in ((4, 0.0), (5, 50.0)):
        found = walks(case, option("offer", measure("offer", "extra", rule="r")), weeks=weeks)
        assert [one.ledger[6, 0, 0] for one in found] == [0.0, delivered]


def test_a_reading_shows_compliance_after_its_lag() -> None:
    """Complied from week 1, lag 2, read every week: 250 from the reading of week 3 on."""
    case = sure().objective("o", lag=2, every=1, noise=0.0)
    assert walks(case, weeks=5)[0].reading[0, :, 0].tolist() == [100.0, 100.0, 100.0, 250.0, 250.0]


def test_use_is_rationed_below_the_reserve() -> None:
    """25 in stock, 10 a week, a reserve of 2 weeks (20) and half rations: 15 left, then 5 a week."""
    found = walks(Case().item("shell", stock=25.0, use=10.0, reserve=2.0, ration=0.5), weeks=3)[0]
    assert found.stock[:, 0, 0].tolist() == [15.0, 10.0, 5.0]


def test_tempo_changes_of_itself_and_by_compliance() -> None:
    """10 a week; complied from week 1, a cut of 0.5: 5 a week; from week 2 on at tempo 0.4: 2 a week."""
    case = sure().world(base_hazard=1000.0, resolve=0.0, tempo_cut=0.5, tempo_change=2.0, tempo_after=0.4)
    found = walks(case.item("shell", stock=100.0, use=10.0), weeks=4)[0]
    np.testing.assert_allclose(found.stock[:, 0, 0], [90.0, 85.0, 83.0, 81.0])


def test_an_expedited_line_is_no_faster_than_its_maker() -> None:
    """Asked for threefold, the maker can do double: five weeks of clock take three weeks and not two."""
    case = Case().item("shell").line("l", "shell", first=4, tranches=1, transit=0, amount=100.0, surge=2.0)
    for weeks, delivered in ((2, 0.0), (3, 100.0)):
        found = walks(case, option("haste", measure("expedite", "l", 0, factor=3.0)), weeks=weeks)[1]
        assert found.ledger[6, 0, 0] == delivered
