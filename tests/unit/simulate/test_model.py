"""A model is refused by the assumption, line or option that cannot be, with how to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from caveat.errors import BadRow, CaveatError, Conflict, UnitMismatch, UnknownTerm
from caveat.simulate.spec import MeasureSpec
from tests.unit.simulate.small import Case, measure, option


def small() -> Case:
    return Case().item("shell").line("l", "shell")


@pytest.mark.parametrize(
    ("case", "kind", "sentence"),
    [
        pytest.param(lambda: Case().item("shell", stock=-5.0), BadRow, "a-shell-stock", id="negative stock"),
        pytest.param(lambda: Case().item("shell", ration=(0.5, 1.4)), BadRow, "and at most 1", id="share above one"),
        pytest.param(lambda: Case().item("shell", comfort=0.0), BadRow, "at least 0.01", id="no comfort"),
        pytest.param(lambda: small().line("l", "shell"), BadRow, "given twice", id="two lines of one id"),
        pytest.param(lambda: Case().line("l", "shell"), UnknownTerm, "the item of l", id="item unknown"),
        pytest.param(lambda: small().line("late", "shell", first=1990, tranches=9), BadRow, "ends by week 2000",
                     id="plan beyond the horizon"),
        pytest.param(lambda: Case().item("shell", substitutes={"stone": 1.0}), UnknownTerm, "the substitute of shell",
                     id="substitute unknown"),
        pytest.param(lambda: small().rule("r", "o-none", 5.0), UnknownTerm, "objective of rule r", id="no objective"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(case: Any, kind: type[CaveatError], sentence: str) -> None:
    with pytest.raises(kind) as caught:
        case().build(weeks=10)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        pytest.param("stock", "kits", id="other articles"),
        pytest.param("stock", "rounds a week", id="a rate for a stock"),
        pytest.param("use", "rounds", id="a stock for a rate"),
        pytest.param("comfort", "rounds", id="articles for weeks"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused(name: str, unit: str) -> None:
    case = small()
    next(one for one in case.rows if one["id"] == f"a-shell-{name}")["unit"] = unit
    with pytest.raises(UnitMismatch, match=f"a-shell-{name} as the {name} of shell: {unit}"):
        case.build(weeks=10)


def test_contradictory_measures_on_one_line_are_refused_by_name() -> None:
    both = option("both", measure("pause", "l", 2, 9), measure("expedite", "l", 8, 12, factor=2.0))
    with pytest.raises(Conflict) as caught:
        small().build(both)
    assert "option both: pause stands on l from week 2 to week 9, but expedite stands on it from week 8" in str(
        caught.value
    )


def test_measures_one_after_the_other_are_no_contradiction() -> None:
    model = small().build(option("turns", measure("pause", "l", 2, 8), measure("expedite", "l", 8, 12, factor=2.0)))
    assert len(model.measures[1]) == 2


def test_a_measure_that_waits_on_an_indicator_without_data_is_refused() -> None:
    case = small().objective("o", base=None, shift=None, noise=None).rule("r", "o", 5.0)
    with pytest.raises(Conflict, match="no assumption gives that indicator a base and a shift"):
        case.build(option("wait", measure("condition", "l", rule="r")))


@pytest.mark.parametrize(
    ("one", "named"),
    [
        pytest.param(measure("pause", "nowhere"), "nowhere", id="line"),
        pytest.param(measure("condition", "l", rule="r-none"), "r-none", id="rule"),
    ],
)
def test_an_option_names_what_the_model_has(one: MeasureSpec, named: str) -> None:
    with pytest.raises(UnknownTerm, match=named):
        small().build(option("wrong", one))


def test_an_offer_stands_on_an_offered_line_and_nothing_else_does() -> None:
    case = small().line("extra", "shell", offered=True)
    with pytest.raises(Conflict, match="l is a line of the plan"):
        case.build(option("wrong", measure("offer", "l")))
    with pytest.raises(Conflict, match="extra is an offered line"):
        case.build(option("wrong", measure("pause", "extra")))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"measure": "slow", "line": "l", "start": 0}, "a factor for slow", id="slow without factor"),
        pytest.param({"measure": "pause", "line": "l", "start": 0, "factor": 0.5}, "no other measure", id="pause with"),
        pytest.param({"measure": "slow", "line": "l", "start": 0, "factor": 2}, "to speed it up", id="slow 2"),
        pytest.param({"measure": "expedite", "line": "l", "start": 0, "factor": 0.5}, "to hold it back, slow",
                     id="expedite half"),
        pytest.param({"measure": "condition", "line": "l", "start": 0}, "the release rule", id="without rule"),
    ],
)  # fmt: skip
def test_a_measure_is_complete_or_refused(content: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        MeasureSpec.model_validate(content)


@pytest.mark.parametrize("weeks", [-1, 2001], ids=str)
def test_a_horizon_is_from_0_to_2000_weeks(weeks: int) -> None:
    with pytest.raises(BadRow, match="from 0 to 2000"):
        small().build(weeks=weeks)


def test_the_digest_moves_with_what_moves_the_result() -> None:
    plain = small().build(weeks=10).digest
    assert small().build(weeks=10).digest == plain
    assert small().build(weeks=11).digest != plain
    assert small().build(option("p", measure("pause", "l")), weeks=10).digest != plain
    assert Case().item("shell", stock=101.0).line("l", "shell").build(weeks=10).digest != plain
