"""A finding's JSON: the one table that is read of it, and what is said of a file that is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caveat.errors import CaveatError
from caveat.review import dynamics

HEAD: dict[str, Any] = {"digest": "ab" * 32, "seed": 1, "scenarios": 100, "format": "caveat-finding/1"}
ROW: dict[str, Any] = {"days": 30, "p": 0.2, "low": 0.1, "high": 0.3}


def written(head: dict[str, Any] | None = None, row: dict[str, Any] | None = None, **others: Any) -> str:
    option = {"id": "pause", "compliance": [{**ROW, **(row or {})}], "never": 0.5}
    whole = {"case": "bbb-2031", "as_of": "2031-01-29", "finding": {**HEAD, **(head or {})}, "options": [option]}
    return json.dumps({**whole, **others})


def read(text: str) -> dynamics.Table:
    return dynamics.read(text, "finding.json", "bbb-2031", "2031-01-29")


def test_option_days_and_probability_are_read_with_the_digest() -> None:
    found = read(written())
    assert found.digest == "ab" * 32
    assert found.options["pause"] == (dynamics.By(days=30, p=0.2, low=0.1, high=0.3),)
    assert (dict(found.decides), found.rests_on) == ({}, None)


def test_a_day_beyond_the_horizon_stays_empty() -> None:
    assert read(written(row={"p": None, "low": None, "high": None})).options["pause"][0].p is None


def test_the_assumption_on_which_compliance_hangs_most_is_told_and_chance_is_none() -> None:
    inputs = [
        {"name": "chance: when it complies", "total": 0.96, "total_width": 0.3},
        {"name": "a-stock", "total": 0.1, "total_width": 0.05},
        {"name": "a-use", "total": 0.25, "total_width": 0.04},
    ]
    rows = [
        {"option": "pause", "criterion": "supplier's cost", "inputs": inputs[:2]},
        {"option": "pause", "criterion": "weeks not complied", "inputs": inputs},
    ]
    found = read(written(sensitivity=rows, assumption_share={"words": "9 of 12 have no source.", "share": 0.5}))
    assert list(found.decides) == ["pause"]
    assert "a-use has the greatest part" in found.decides["pause"]
    assert "a total index of 0.25, give or take 0.04" in found.decides["pause"]
    assert found.rests_on == "9 of 12 have no source."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("words", "finding.json, line 1: this is no JSON", id="no JSON"),
        pytest.param("[]", "finding.json", id="a list"),
        pytest.param("{}", "case is missing", id="empty"),
        pytest.param(written(row={"p": 1.2}), "p is 1.2", id="above one"),
        pytest.param(written(row={"p": "0.2"}), "p is '0.2'", id="in quotes"),
        pytest.param(written(row={"low": 0.25}), "ascending order", id="turned round"),
        pytest.param(written(row={"low": None}), "together", id="half an interval"),
        pytest.param(written(row={"p": float("nan")}), "finding.json", id="not a number"),
        pytest.param(written(case="ccc-2031"), "the finding is of the case ccc-2031", id="another case"),
        pytest.param(written(as_of="2031-02-01"), "the finding is of the day 2031-02-01", id="another day"),
    ],
)
def test_what_is_no_finding_of_the_case_meets_a_sentence(text: str, says: str) -> None:
    with pytest.raises(CaveatError) as wrong:
        read(text)
    assert says in str(wrong.value)


def test_a_file_is_read_and_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "finding.json").write_text(written())
    assert "pause" in dynamics.load(tmp_path / "finding.json", "bbb-2031", "2031-01-29").options
    with pytest.raises(CaveatError, match=r"none\.json: there is no such file"):
        dynamics.load(tmp_path / "none.json", "bbb-2031", "2031-01-29")
