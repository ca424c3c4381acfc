"""Bargaining on a case from the command line: who is at the table, under which option, and what Gambit is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.commands import run

CASE = "bargain isr-2024"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    (tmp_path / "actors.csv").write_text("actor,capability,position,salience\nNorth,1,20,1\nSouth,1,80,1\n")
    return tmp_path


def test_the_actors_of_a_case_are_bargained_over_and_who_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, f"{CASE} --of narrow-stick --json -"))
    assert "Joe Biden" in found["actors"] and "German government" not in found["actors"]
    assert any(note.startswith("German government stays out:") for note in found["notes"])
    assert any(note.startswith("Israel Defense Forces enters with the whole scale") for note in found["notes"])
    assert found.keys() >= {"model", "options", "actors", "dimensions", "positions", "win_probability",
                            "fractional_change", "stopped", "forecast"}  # fmt: skip
    assert found["stopped"].keys() >= {"reason", "round", "cycle"}


def test_the_two_sided_bargain_of_an_option_is_written_as_a_tree_and_as_a_table(
    capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    told = run(capsys, f"{CASE} --of carrot --export carrot.efg")
    assert "By the likely figures" in told and "Written: carrot.efg" in told
    tree = (desk / "carrot.efg").read_text("ascii")
    assert tree.startswith('EFG 2 R "isr-2024, carrot') and tree.count("\nt ") == 3
    found = json.loads(run(capsys, f"{CASE} --of both --export both.nfg --json -"))["two_sided"]
    assert (desk / "both.nfg").read_text("ascii").startswith("NFG 1 R ")
    assert len(found["strategies"][1]) == 4 and found["equilibria"]


THREE = "actor,capability,position,salience\nSupplier,100,20,80\nRecipient,60,90,100\nLegislature,40,40..60,50\n"


def test_the_spread_says_who_is_pivotal_and_which_input_matters(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    (desk / "three.csv").write_text(THREE)
    told = run(capsys, "bargain three.csv --draws 200")
    # Weights 80, 60 and 20 of 160: a step of 5 by the first moves the mean by 2.5, half of what such steps of all do;
    # without it (60 x 90 + 20 x 50) / 80 = 80, which is 30 more than 50.
    assert "Over 200 draws of 1 interval (seed 20240129)" in told
    assert "Supplier, whose step of 5 moves the outcome by 2.5, 50 of 100 of what such steps of all do" in told
    assert "without Supplier it would shift by +30" in told
    assert "the position of Legislature matters most on position: it has part in 100 of 100 of the variance" in told
    found = json.loads(run(capsys, "bargain three.csv --draws 200 --json -"))["ensemble"]
    assert [one["actor"] for one in found["pivots"]] == ["Supplier", "Recipient", "Legislature"]
    assert [one["moved_share"] for one in found["pivots"]] == pytest.approx([80 / 160, 60 / 160, 20 / 160])
    assert found["influence"][0]["total"] == pytest.approx(1, abs=0.05)


def test_ideals_may_lag_behind_places_in_the_spatial_model_alone(
    capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    (desk / "lag.csv").write_text("actor,North,South\nNorth,0.5,0\nSouth,0,0.5\n")
    found = json.loads(run(capsys, "bargain actors.csv --model spatial --accommodation lag.csv --json -"))
    assert "ideals" in found and "ideals" not in json.loads(run(capsys, "bargain actors.csv --model spatial --json -"))
    assert "takes no accommodation matrix" in run(capsys, "bargain actors.csv --accommodation lag.csv", 2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(f"{CASE} --export x.efg", "Name the option with --of", id="no option"),
        pytest.param(f"{CASE} --of carrot --export x.txt", "End it in .efg", id="another format"),
        pytest.param(f"{CASE} --of carry-on --export x.efg", "nothing is assumed of its stakes", id="no stakes"),
        pytest.param(f"{CASE} --of narow", "'narow'", id="no such option"),
        pytest.param(f"{CASE} --assumptions actors.csv", "actors.csv", id="assumptions that are none"),
        pytest.param("bargain deu-sau-2019", "no assumptions for bargaining come with this case", id="no assumptions"),
        pytest.param("bargain actors.csv --export x.efg", "it is of a case", id="a table has no options"),
        pytest.param("bargain actors.csv --of carrot", "it is of a case", id="nor does it stand under one"),
        pytest.param(f"{CASE} --of carrot --export no/such/x.efg", "there is no folder", id="no folder"),
    ],
)
def test_what_cannot_be_bargained_or_written_is_told(
    capsys: pytest.CaptureFixture[str], desk: Path, words: str, says: str
) -> None:
    assert says in run(capsys, words, 2)
    assert not list(desk.glob("x.*"))
