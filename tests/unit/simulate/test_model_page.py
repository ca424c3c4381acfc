"""The page of the model and the code name the same quantities."""

from __future__ import annotations

from pathlib import Path

import pytest

from caveat.cli.simulate import POPULATION
from caveat.simulate import calibrate, draws, from_case, prim, reference
from caveat.simulate.model import KINDS, STICKS, build
from caveat.simulate.outcomes import KEPT_BLOCKS, PATH_BLOCKS
from caveat.simulate.spec import ItemSpec, LineSpec, ObjectiveSpec, WorldSpec
from caveat.simulate.symbols import CHANCE, ITEM, LINE, OBJECTIVE, STEP_PARTS, WORLD, Symbol

PAGE = (Path(__file__).parents[3] / "docs" / "model.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.mark.parametrize(
    ("heading", "symbols"),
    [
        pytest.param("Symbols of a line", LINE, id="line"),
        pytest.param("Symbols of an item", ITEM, id="item"),
        pytest.param("Symbols of the response", WORLD, id="response"),
        pytest.param("Symbols of an objective", OBJECTIVE, id="objective"),
    ],
)
def test_the_page_lists_every_symbol_with_unit_and_meaning(heading: str, symbols: tuple[Symbol, ...]) -> None:
    found = [(row[0], row[1].strip("`"), row[2], row[3], row[4]) for row in table(heading)]
    wanted = [
        (one.symbol, one.name, one.unit, one.meaning, "must be bound" if one.absent is None else f"{one.absent:g}")
        for one in symbols
    ]
    assert found == wanted


def test_the_page_lists_every_draw_of_chance() -> None:
    assert [row[1].strip("`") for row in table("Chance")] == [one.name for one in CHANCE]


def test_the_page_lists_every_measure_and_whether_it_is_a_stick() -> None:
    found = {row[0].split("(")[0]: row[2] == "yes" for row in table("Measures")}
    assert found == {kind: kind in STICKS for kind in KINDS}


def test_the_page_gives_the_numbers_that_the_code_has() -> None:
    assert f"1/{STEP_PARTS}" in PAGE
    assert f"blocks of {draws.BLOCK:,}" in PAGE
    assert f"between −{reference.EXPONENT:g} and {reference.EXPONENT:g}" in PAGE
    assert f"{calibrate.YEAR:.2f}" in PAGE


@pytest.mark.parametrize(
    ("symbols", "spec"),
    [
        pytest.param(LINE, LineSpec, id="line"),
        pytest.param(ITEM, ItemSpec, id="item"),
        pytest.param(WORLD, WorldSpec, id="response"),
        pytest.param(OBJECTIVE, ObjectiveSpec, id="objective"),
    ],
)
def test_what_may_be_left_unbound_is_what_has_a_structural_value(symbols: tuple[Symbol, ...], spec: type) -> None:
    for one in symbols:
        if spec is not ObjectiveSpec:  # an indicator without data may lack its base: then it is never read
            assert spec.model_fields[one.name].is_required() == (one.absent is None), one.name


def test_the_page_shows_the_fit_that_a_run_shows() -> None:
    """Class and model of the bundled case, of 100 crises."""
    rows = calibrate.table(build(from_case.open_bundled("isr-2024"), weeks=4), seed=20240129)
    wanted = [
        [row.what, f"{row.crises:g}", f"{row.met:g}", _of_100(row.rate, row.low, row.high),
         _of_100(row.model, row.model_low, row.model_high)] for row in rows
    ]  # fmt: skip
    assert table("Calibration") == wanted


def _of_100(rate: float, low: float, high: float) -> str:
    return f"{100 * rate:.0f} ({100 * low:.0f} to {100 * high:.0f})"


@pytest.mark.parametrize("number", [KEPT_BLOCKS * draws.BLOCK, PATH_BLOCKS * draws.BLOCK], ids=["outcomes", "paths"])
def test_the_page_says_how_many_futures_are_kept(number: int) -> None:
    assert f"the first {number:,}" in PAGE


def test_the_page_says_what_a_box_and_a_search_go_by() -> None:
    assert f"quasi-p is above {prim.CHANCE:g}" in " ".join(PAGE.split())
    assert f"at most a population of {POPULATION}" in PAGE
