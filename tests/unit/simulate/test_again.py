"""A run is made again from its own file, to the same bits; a file that was changed is refused by name."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from caveat.errors import BadRow, CaveatError, Conflict, Malformed
from caveat.simulate import again, ensemble
from caveat.simulate.again import Made
from caveat.simulate.ensemble import Settings
from tests.unit.simulate.small import RICH_OPTIONS, rich

MADE = Made(
    "small", date(2031, 1, 1), rich().build(*RICH_OPTIONS[:3], weeks=20),
    Settings(300, 7, "sobol", {"weeks not complied": 8.0}), True,
)  # fmt: skip


def text(made: Made = MADE) -> str:
    return json.dumps({"run": again.record(made)})


def test_a_run_s_file_gives_the_same_run() -> None:
    found = again.read(text(), "finding.json")
    assert (found.case, found.as_of, found.decides, found.settings) == ("small", date(2031, 1, 1), True, MADE.settings)
    assert found.model.digest == MADE.model.digest
    assert text(found) == text()


def test_the_run_of_a_file_has_the_same_bits() -> None:
    found = again.read(text(), "finding.json")
    one, other = (ensemble.run(made.model, made.settings, scheduler="local:1") for made in (MADE, found))
    assert one.digest == other.digest
    for name, values in one.summary._asdict().items():
        assert np.array_equal(values, getattr(other.summary, name), equal_nan=True), name


def changed(change: Callable[[dict[str, Any]], None]) -> str:
    content = copy.deepcopy(json.loads(text()))
    change(content)
    return json.dumps(content)


def a_stock(file: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in file["run"]["assumptions"]["assumptions"] if one["id"] == "a-kit-stock")


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("{", Malformed, "this is no JSON"),
        ("[]", BadRow, "Expected: the finding.json"),
        (json.dumps({"finding": {}}), BadRow, "the JSON of --json has no run"),
        (changed(lambda file: file["run"].update(seed=8)), Conflict, "The file was changed"),
        (changed(lambda file: a_stock(file).update(unit="furlongs")), CaveatError, "furlongs"),
        (changed(lambda file: file["run"].pop("options")), BadRow, "options"),
        (changed(lambda file: file["run"].update(scenarios=0)), BadRow, "Expected: 1 or more"),
    ],
    ids=["no JSON", "a list", "no run", "another seed", "another unit", "no options", "no futures"],
)  # fmt: skip
def test_a_file_that_is_not_of_a_run_is_refused(content: str, error: type[CaveatError], says: str) -> None:
    with pytest.raises(error, match=says):
        again.read(content, "finding.json")
