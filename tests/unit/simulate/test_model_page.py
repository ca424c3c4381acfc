"""The page of the model and the code name the same quantities."""

from __future__ import annotations

from pathlib import Path

import pytest

from caveat.simulate import calibrate, draws, reference
from caveat.simulate.model import KINDS, STICKS
from caveat.simulate.spec import ItemSpec, LineSpec, ObjectiveSpec, WorldSpec
from caveat.simulate.symbols import CHANCE, ITEM, LINE, OBJECTIVE, WEEK_PARTS, WORLD, Symbol

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
    assert f"1/{WEEK_PARTS}" in PAGE
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
