"""The command of simulation: what it tells, writes and refuses, and that it goes on where it was left."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from caveat.cli.entry import main

FEW = "simulate isr-2024 --scenarios 64 --weeks 60 --options narrow-stick"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], command: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(shlex.split(command)) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def test_the_first_line_says_how_much_rests_on_assumptions_without_a_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = run(capsys, FEW)
    assert "assumptions have no source" in told.splitlines()[0]
    assert "Carry on" in told and "Narrowest stick" in told
    assert "no threshold is set" in told


def test_the_json_has_its_keys_and_the_same_run_has_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, f"{FEW} --json -")
    found = json.loads(first)
    assert found.keys() >= {"finding", "options", "sensitivity", "discovery", "assumption_share"}
    assert found["finding"].keys() >= {"digest", "seed", "versions"}
    assert [one["id"] for one in found["options"]] == ["carry-on", "narrow-stick"]
    for one in found["options"]:
        assert one.keys() >= {"compliance", "items", "regret", "satisficing"}
        assert [by["days"] for by in one["compliance"]] == [30, 90, 180, 365]
    assert run(capsys, f"{FEW} --json - --scheduler local:1") == first


def test_a_run_is_written_and_goes_on_from_what_is_done(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    run(capsys, f"{FEW} --out out")
    before = (desk / "out" / "finding.json").read_bytes()
    assert "Resume it, or name another folder" in run(capsys, f"{FEW} --out out", 2)
    run(capsys, f"{FEW} --out out --resume")
    assert (desk / "out" / "finding.json").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("simulate isr-2024 --options carot", "carot"),
        ("simulate isr-2024 --scenarios 0", "Expected: 1 or more"),
        ("simulate isr-2024 --resume", "Name the folder with --out"),
        ("simulate isr-2024 --threshold x", "names no number"),
        ("simulate isr-2024 --scheduler nowhere", "nowhere"),
        ("simulate deu-sau-2019", "no file of assumptions comes with this case"),
        ("simulate isr-2024 --assumptions none.yaml", "no such file"),
    ],
)
def test_a_wrong_word_is_named_with_how_to_mend_it(capsys: pytest.CaptureFixture[str], words: str, says: str) -> None:
    assert says in run(capsys, words, 2)
