"""A run's tables name their axes, hold what the run held, and have the same bytes for the same run."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest

from caveat.simulate import ensemble, finding
from caveat.simulate.ensemble import Ensemble, Settings
from tests.unit.simulate.small import RICH_OPTIONS, Case, rich

WHY = "arro3 is not installed; it comes with the extra `simulate`"
parquet = pytest.importorskip("arro3.io", reason=WHY)
arrow = pytest.importorskip("caveat.simulate.arrow", reason=WHY)


@pytest.fixture(scope="module")
def run() -> Ensemble:
    return ensemble.run(rich().build(*RICH_OPTIONS[:2], weeks=12), Settings(200, 5, "sobol"), scheduler="local:1")


@pytest.fixture(scope="module")
def kept(run: Ensemble) -> dict[str, bytes]:
    return dict(arrow.packed(run, finding.finding(run)))


def read(kept: dict[str, bytes], name: str) -> Any:
    table = parquet.read_parquet(io.BytesIO(kept[f"{name}.parquet"]))
    return table.read_all() if hasattr(table, "read_all") else table


def column(table: Any, name: str) -> list[Any]:
    return list(table[name].to_pylist())


def test_there_are_three_tables_with_named_columns(kept: dict[str, bytes]) -> None:
    assert set(kept) == {"weeks.parquet", "futures.parquet", "draws.parquet"}
    assert read(kept, "weeks").column_names == ["quantity", "option", "of", "week", "probability", "value"]
    names = read(kept, "futures").column_names
    assert names[:3] == ["future", "option", "complied_week"]
    assert {"weeks not complied", "regret: supplier's cost", "weeks short: kit"} <= set(names)


def test_the_futures_are_those_of_the_run(run: Ensemble, kept: dict[str, bytes]) -> None:
    """200 futures under carrying on and two options; the regret of the best option of a future is 0."""
    table = read(kept, "futures")
    assert len(column(table, "future")) == 600
    worth = np.array(column(table, "weeks not complied")).reshape(3, 200)
    assert np.array_equal(worth, run.summary.outcome[:, 0].astype(float))
    assert not np.array(column(table, "regret: weeks not complied")).reshape(3, 200).min(axis=0).any()
    week = np.array(column(table, "complied_week")).reshape(3, 200)
    assert ((week == -1) | ((week >= 1) & (week <= 12))).all(), "weeks are counted from 1"


def test_the_draws_are_in_the_file_s_own_units(run: Ensemble, kept: dict[str, bytes]) -> None:
    table = read(kept, "draws")
    place = run.model.assumptions.names.index("a-shell-stock")
    assert np.array_equal(column(table, "a-shell-stock"), run.summary.values[place])
    assert "chance: comply" in table.column_names


def test_a_week_s_quantile_stands_at_its_week(run: Ensemble, kept: dict[str, bytes]) -> None:
    """The stock of bombs under carrying on at the end of week 3, in the middle; readings come every fourth week."""
    table = read(kept, "weeks")
    rows = list(zip(*(column(table, name) for name in table.column_names), strict=True))
    [stock] = [row[5] for row in rows if row[:5] == ("stock", "carry-on", "bomb", 3, 0.5)]
    item = next(one for one in finding.finding(run).options[0].items if one.id == "bomb")
    assert stock == dict(item.stock)[0.5][2]
    assert sorted({row[3] for row in rows if row[0] == "reading"}) == [4, 8, 12]


def test_the_same_run_has_the_same_bytes(run: Ensemble, kept: dict[str, bytes]) -> None:
    assert dict(arrow.packed(run, finding.finding(run))) == kept


def test_a_table_says_of_which_run_it_is(run: Ensemble, kept: dict[str, bytes]) -> None:
    held = read(kept, "draws").schema.metadata
    about = json.loads(held[b"caveat"])
    assert (about["digest"], about["seed"]) == (run.digest, 5)


def test_a_run_of_no_weeks_has_tables_without_rows_by_week() -> None:
    run = ensemble.run(Case().build(weeks=0), Settings(1, 5, "sobol"), scheduler="local:1")
    kept = dict(arrow.packed(run, finding.finding(run)))
    assert column(read(kept, "weeks"), "week") == []
    assert len(column(read(kept, "futures"), "future")) == 1


def test_the_cube_is_there_where_it_is_asked_for(run: Ensemble, kept: dict[str, bytes]) -> None:
    """Three options, twelve weeks and four items are 144 rows, each a list of 200 futures."""
    assert "paths.parquet" not in kept
    table = read(dict(arrow.packed(run, finding.finding(run), cube=True)), "paths")
    rows = {row: stock for *row_, stock in zip(*(column(table, name) for name in table.column_names), strict=True)
            for row in [tuple(row_)]}  # fmt: skip
    assert len(rows) == 144
    item = [one.id for one in run.model.items].index("kit")
    assert np.array_equal(rows["slow", 7, "kit"], run.summary.stock[2, 6, item])
