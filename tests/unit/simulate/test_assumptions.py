"""A file of assumptions is refused by file, line, assumption and field, with how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from caveat.errors import BadRow, CaveatError, Conflict, Malformed, Unreadable
from caveat.simulate import assumptions
from tests.unit.simulate.small import Case


def content(**changes: Any) -> dict[str, Any]:
    found = Case().item("shell", stock=(50.0, 150.0)).line("l", "shell").content()
    row = next(one for one in found["assumptions"] if one["id"] == "a-shell-stock")
    row.update(changes)
    return found


def written(tree: dict[str, Any]) -> bytes:
    return yaml.safe_dump(tree, sort_keys=False).encode()


def told(tree: dict[str, Any]) -> str:
    with pytest.raises(CaveatError) as caught:
        assumptions.read(written(tree), "mine.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param({"owner": ""}, "owner is ''", id="no owner"),
        pytest.param({"reason": None}, "reason is None", id="no reason"),
        pytest.param({"colour": "red"}, "colour is an unknown key", id="unknown key"),
        pytest.param({"distribution": {"kind": "uniform", "low": 9, "high": 2}}, "9 is not below 2", id="turned round"),
        pytest.param({"distribution": {"kind": "normal", "mean": 9, "sd": 2}}, "the limits of what is held possible",
                     id="no ends"),
        pytest.param({"range": [60, 100]}, "50 to 150 leaves 60 to 100", id="outside its range"),
        pytest.param({"range": [100, 60]}, "not two numbers in ascending order", id="range turned round"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_hold_is_named_with_its_line(changes: dict[str, Any], sentence: str) -> None:
    message = told(content(**changes))
    assert message.startswith("mine.yaml, line ") and "(a-shell-stock)" in message and sentence in message


def test_a_row_without_a_source_says_so_or_is_refused() -> None:
    tree = content()
    row = next(one for one in tree["assumptions"] if one["id"] == "a-shell-stock")
    del row["source"]
    assert "source is missing" in told(tree)


def test_a_line_number_is_where_the_row_stands() -> None:
    text = written(content(owner="")).decode()
    line = next(n for n, one in enumerate(text.splitlines(), 1) if one.strip() == "owner: ''")
    assert f"line {line} " in told(content(owner=""))


def test_what_the_model_names_must_be_an_assumption_of_the_file() -> None:
    tree = content()
    tree["model"]["items"][0]["stock"] = "a-nowhere"
    assert "model.items.0.stock is 'a-nowhere'. Name an assumption of this file by its id." in told(tree)


def test_two_assumptions_may_not_have_one_id() -> None:
    tree = content()
    tree["assumptions"].append(json.loads(json.dumps(tree["assumptions"][0])))
    assert "given twice" in told(tree)


def test_toml_is_read_as_well() -> None:
    tree = content()
    lines = [f'format = "{tree["format"]}"', 'case = "small"']
    for row in tree["assumptions"]:
        lines.append("[[assumptions]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in row.items() if not isinstance(value, dict)]
        shape = ", ".join(f"{key} = {json.dumps(value)}" for key, value in row["distribution"].items())
        lines.append(f"distribution = {{ {shape} }}")
    lines.append("[model.world]")
    lines += [f"{key} = {json.dumps(value)}" for key, value in tree["model"]["world"].items()]
    found = assumptions.read("\n".join(lines).encode(), "mine.toml")
    assert found.names == tuple(row["id"] for row in tree["assumptions"])


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(written(content()))
    assert assumptions.load(tmp_path / "mine.yaml").case == "small"
    with pytest.raises(Unreadable, match=r"nowhere\.yaml"):
        assumptions.load(tmp_path / "nowhere.yaml")


def test_broken_toml_is_refused_by_its_line() -> None:
    with pytest.raises(Malformed, match=r"mine\.toml, line 2"):
        assumptions.read(b'format = "caveat-assumptions/1"\ncase = = 3\n', "mine.toml")


def test_correlations_that_cannot_hold_together_are_refused() -> None:
    case = Case().item("shell", stock=(1.0, 2.0), use=(1.0, 2.0), comfort=(1.0, 2.0)).line("l", "shell")
    case.correlate("a-shell-stock", "a-shell-use", 0.9).correlate("a-shell-use", "a-shell-comfort", 0.9)
    case.correlate("a-shell-stock", "a-shell-comfort", -0.9)
    with pytest.raises(Conflict, match="no quantities can have all of these at once"):
        case.file()


def test_a_correlation_names_two_assumptions_of_the_file() -> None:
    with pytest.raises(BadRow, match="Name two different assumptions"):
        Case().item("shell").correlate("a-shell-stock", "a-shell-stock", 0.5).file()


def test_a_normal_is_cut_off_at_its_range_and_not_piled_up_there() -> None:
    """A standard normal within -1 to 1: the middle share is 0, and the lowest 1% lies above -1 and below -0.95."""
    case = Case().item("shell", stock={"kind": "normal", "mean": 10.0, "sd": 1.0})
    next(one for one in case.rows if one["id"] == "a-shell-stock")["range"] = [9.0, 11.0]
    stock = next(one for one in case.file().assumptions if one.id == "a-shell-stock")
    low, middle = stock.quantile(np.array([0.01, 0.5]))
    assert middle == pytest.approx(10.0) and 9.0 < low < 9.05


CALIBRATION = {
    "as_of": "2031-01-01", "exclude": "a-crisis", "background": [0.01, 0.04, 0.15], "pressure": 0.5, "inducement": 0.5,
    "credibility": 0.6, "resolve": 0.75, "backlash": 0.25, "reason": "made up", "owner": "a test",
}  # fmt: skip
LIMITS = {
    "start": [2, 8], "lasts": [26], "slow": [0.5], "expedite": [1.5], "thresholds": {"r": [200]}, "reason": "made up",
    "owner": "a test",
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "changes", "sentence"),
    [
        ("calibration", {"background": [0.2, 0.1, 0.3]}, "three ascending shares, and these are 0.2, 0.1, 0.3"),
        ("calibration", {"background": [0.0, 0.1, 0.3]}, "greater than 0"),
        ("calibration", {"credibility": 0}, "greater than 0"),
        ("calibration", {"pressure": float("nan")}, "valid number"),
        ("calibration", {"resolve": -1}, "greater than or equal to 0"),
        ("calibration", {"backlash": None}, "backlash"),
        ("search", {"slow": [1.5]}, "less than 1"),
        ("search", {"expedite": [float("inf")]}, "expedite"),
        ("search", {"start": []}, "at least 1 item"),
        ("search", {"lasts": [-3]}, "greater than or equal to 0"),
        ("search", {"owner": ""}, "owner"),
    ],
    ids=str,
)
def test_a_fit_or_a_limit_that_makes_no_sense_is_refused(part: str, changes: dict[str, Any], sentence: str) -> None:
    tree = content()
    tree[part] = {**{"calibration": CALIBRATION, "search": LIMITS}[part], **changes}
    assert sentence in told(tree)


def test_a_fit_and_limits_that_hold_are_read() -> None:
    tree = content() | {"calibration": CALIBRATION, "search": LIMITS}
    found = assumptions.read(written(tree), "mine.yaml")
    assert found.calibration is not None and found.calibration.background == (0.01, 0.04, 0.15)
    assert found.search is not None and found.search.thresholds == {"r": (200.0,)}
