"""Mean, median and Nash against arithmetic done apart from ours, and against six published bargains of two."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from caveat.bargain.bilateral import Side, best, interpolated, product
from caveat.bargain.reading import read
from caveat.bargain.solve import solve
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

FOLDER = SHARED / "peers" / "bargaining"
FILES = (
    "smp/SOE-Competitive", "smp/SOE-Pol-Comp", "smp/SOE-Policy", "smp/dummyData-a040", "smp/dummyData-a080",
    "smp/dummyData-a160", "smp/dummyData_3Dim", "smp/dummyData_6Dim", "smp/eu_emissions_0_100", "smp/smpExample",
    "scholz/a020", "scholz/china_raw", "scholz/eu_emissions", "scholz/honduras_raw", "scholz/sultan",
)  # fmt: skip


def values(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "baselines" / name).read_text(encoding="utf-8"))
    return found


def text(name: str) -> str:
    room, _, file = name.partition("/")
    return (FOLDER / room / "input" / f"{file}.csv").read_text(encoding="utf-8")


def test_every_input_is_compared() -> None:
    assert sorted(values("expected.json")["mean_median"]) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_mean_and_median_are_those_of_the_other_arithmetic(name: str) -> None:
    table = read(text(name), f"{name}.csv")
    mean, median = solve(table, "mean").forecast, solve(table, "median").forecast
    assert median.low is not None and median.high is not None
    for k, theirs in enumerate(values("expected.json")["mean_median"][name]):
        assert mean.value[k] == pytest.approx(theirs["weighted_mean"], abs=1e-9)
        assert (median.low[k], median.high[k]) == pytest.approx(theirs["weighted_median_interval"], abs=1e-9)


@pytest.mark.parametrize("distance", ["7", "10", "20", "100", "100000"])
@pytest.mark.parametrize(("loss", "tolerance"), [("quadratic", 1e-9), ("linear", 1e-6)], ids=["quadratic", "linear"])
def test_the_nash_solution_is_that_of_the_other_arithmetic(loss: str, tolerance: float, distance: str) -> None:
    table = read(text("scholz/eu_emissions"), "eu.csv")
    [value] = solve(table, "nash", {"loss": loss, "disagreement": distance}).forecast.value
    assert value == pytest.approx(values("expected.json")["nash_1d"][f"{loss}_loss"][distance], abs=tolerance)


def sides(example: dict[str, Any]) -> tuple[Side, Side]:
    return (
        Side(np.array(example["ti"]), np.array(example["si"]), example["pi"], example["ri"]),
        Side(np.array(example["tj"]), np.array(example["sj"]), example["pj"], example["rj"]),
    )


@pytest.mark.parametrize("index", range(6))
def test_the_interpolations_between_two_are_the_published_ones(index: int) -> None:
    example = values("bilateral_nash_4d.json")["examples"][index]
    for n in (1, 2):
        for m in (1, 2):
            ours = interpolated(*sides(example), n, m)
            assert np.abs(ours - example[f"estB{n}{m}"]).max() <= 1e-4


@pytest.mark.parametrize("index", range(6))
def test_the_nash_product_at_the_published_bargain_is_the_published_one(index: int) -> None:
    example = values("bilateral_nash_4d.json")["examples"][index]
    mine, yours = np.array(example["best"][:4]), np.array(example["best"][4:])
    assert 100 * product(*sides(example), mine, yours) == pytest.approx(example["best_np"], abs=2e-3)


@pytest.mark.parametrize("index", range(6))
def test_the_best_bargain_found_is_at_least_as_good_as_the_published_one(index: int) -> None:
    example = values("bilateral_nash_4d.json")["examples"][index]
    mine, yours, top = best(*sides(example))
    assert 100 * top >= example["best_np"] - 2e-3
    assert top == product(*sides(example), mine, yours)
