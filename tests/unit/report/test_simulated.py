"""A simulation and a search, told on a terminal: every figure with what it stands on, and no option called best."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.report import searched, simulated
from caveat.simulate import ensemble, finding, results
from caveat.simulate.ensemble import Settings
from tests.unit.simulate.small import RICH_OPTIONS, rich


def told(scenarios: int = 300, weeks: int = 60, most: float | None = None) -> list[str]:
    settings = Settings(scenarios, 5, "sobol", {} if most is None else {"weeks not complied": most})
    run = ensemble.run(rich().build(*RICH_OPTIONS[:2], weeks=weeks), settings, scheduler="local:1")
    return list(simulated.lines(results.plain(finding.finding(run), "short")))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return told()


def row(lines: list[str], heading: str, name: str) -> str:
    at = next(place for place, line in enumerate(lines) if line.startswith(heading))
    return next(line for line in lines[at:] if line.startswith(name))


def test_what_rests_on_no_source_is_said_first(lines: list[str]) -> None:
    assert lines[0].startswith("Of the spread that assumptions explain") and "have no source" in lines[0]


@pytest.mark.parametrize(
    "heading",
    ["Demand met as asked", "Demand met at least in part", "Mean on each criterion", "Regret", "Nowhere worse"],
)
def test_each_table_has_a_row_for_each_option(lines: list[str], heading: str) -> None:
    for name in ("Carry on", "pause", "slow"):
        assert row(lines, heading, name)


def test_a_horizon_that_ends_before_a_day_has_no_share_of_it(lines: list[str]) -> None:
    """60 weeks are 420 days, and 20 weeks 140."""
    assert "not run" not in row(lines, "Demand met as asked", "pause")
    assert row(told(50, 20), "Demand met as asked", "pause").count("not run so far") == 2


def test_a_threshold_is_told_with_what_meets_it() -> None:
    """Whatever happens, no more weeks than there are pass without compliance."""
    lines = told(50, 20, most=20.0)
    assert row(lines, "Good enough (weeks not complied at most 20.0)", "pause").split() == ["pause", "100"]


def test_without_a_threshold_nothing_is_good_enough(lines: list[str]) -> None:
    assert "Good enough: no threshold is set (--threshold CRITERION=NUMBER)." in lines


def test_without_a_class_the_strengths_are_said_to_be_a_judgement(lines: list[str]) -> None:
    assert any("judgement alone" in line for line in lines)


def test_a_run_of_nothing_is_told() -> None:
    assert "1 future of 0 weeks" in told(1, 0)[1]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.04, "0.0"), (12.34, "12.3"), (1234.5, "1,234"), (2_500_000, "2.5 m"), (3.21e9, "3.2 bn"), (-4e6, "-4.0 m")],
    ids=str,
)
def test_a_number_is_written_as_it_is_read(value: float, words: str) -> None:
    assert simulated.number(value) == words


def point(place: int, **changes: Any) -> dict[str, Any]:
    criteria = {"first": {"mean": float(place)}, "second": {"mean": float(100 - place)}}
    legal = {"status": "needs-first", "words": "0 of 1 measures may be done now", "needs": ["a notice"]}
    return {
        "id": f"found-{place}", "name": f"found-{place}", "words": "pause: l; from week 2 on", "legal": legal,
        "beats": [], "criteria": criteria, "compliance": [{"days": 365, "p": 0.2, "low": 0.1, "high": 0.3}], **changes,
    }  # fmt: skip


def search(points: list[dict[str, Any]], **head: Any) -> list[str]:
    content = {
        "search": {"tried": 40, "generations": 5, "asked": 5, "seed": 1, "digest": "abc", "futures": 1024, "weeks": 52,
                   **head},
        "points": points, "standing": [point(0, id="carry-on", name="Carry on", beaten_by=["found-2"])],
        "assumption_share": {"words": "1 of 2 assumptions have no source"},
    }  # fmt: skip
    return list(searched.lines(content))


def test_an_option_that_was_found_is_told_with_its_legal_screen() -> None:
    lines = search([point(1, beats=["carry-on"])])
    assert lines[0] == "1 of 2 assumptions have no source"
    assert "found-1: pause: l; from week 2 on" in lines
    assert "  legally: needs first; 0 of 1 measures may be done now" in lines and "  needs first: a notice" in lines
    assert "  nowhere worse in the mean, and somewhere better, than carry-on" in lines
    assert "Carry on: 1 of the options found are nowhere worse" in lines


def test_a_search_that_was_stopped_says_so() -> None:
    assert "5 generations, stopped before the 40 that were asked for" in search([point(1)], asked=40)[1]


def test_of_many_options_twelve_are_told_and_the_ends_are_among_them() -> None:
    shown = searched.spread([point(place) for place in range(50)])
    assert len(shown) <= searched.SHOWN
    assert {"found-0", "found-49"} <= {one["id"] for one in shown}
