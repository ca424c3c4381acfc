"""The command of simulation: what it tells, writes and refuses, and that it goes on where it was left."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from caveat.cli.entry import main
from tests.unit.cli.commands import run

FEW = "simulate isr-2024 --scenarios 64 --weeks 60 --options narrow-stick"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    return tmp_path


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
        ("simulate", "name a case, or a finding.json"),
        ("simulate isr-2024 --again out/finding.json", "Leave isr-2024 out"),
        ("simulate --again out/finding.json --seed 3 --weeks 4", "--weeks, --seed would change it"),
        ("simulate --again none.json", "no such file"),
        ("simulate isr-2024 --cube", "Name the folder for it with --out"),
        ("simulate isr-2024 --generations 3", "Add --search"),
        ("simulate isr-2024 --search --decides", "a search does not take --decides"),
        ("simulate isr-2024 --search --scheduler tcp://127.0.0.1:1", "Write local:N"),
        ("simulate isr-2024 --search --generations 0", "Expected: 1 or more"),
    ],
)
def test_a_wrong_word_is_named_with_how_to_mend_it(capsys: pytest.CaptureFixture[str], words: str, says: str) -> None:
    assert says in run(capsys, words, 2)


def test_a_run_is_made_again_from_its_own_file(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """Same inputs, same bits, to the last of each file; and no case is named, and none is needed."""
    run(capsys, f"{FEW} --threshold 'weeks not complied=30' --out out")
    run(capsys, "simulate --again out/finding.json --out again --ledger other.db --scheduler local:1")
    names = sorted(one.name for one in (desk / "out").iterdir() if one.is_file())
    assert "finding.json" in names
    for name in names:
        assert (desk / "again" / name).read_bytes() == (desk / "out" / name).read_bytes(), name


def test_the_tables_are_written_beside_the_finding(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    pytest.importorskip("arro3.io", reason="arro3 is not installed; it comes with the extra `simulate`")
    told = run(capsys, f"{FEW} --out out")
    for name in ("weeks", "futures", "draws"):
        assert (desk / "out" / f"{name}.parquet").is_file() and f"{name}.parquet" in told


def test_without_the_tables_package_the_finding_is_whole(
    capsys: pytest.CaptureFixture[str], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("caveat.desk.keeping", "caveat.simulate.arrow"):
        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.delattr(name, raising=False)
    monkeypatch.setitem(sys.modules, "arro3", None)
    capsys.readouterr()
    assert main(shlex.split(f"{FEW} --out out")) == 0
    printed = capsys.readouterr()
    assert "simulate" in printed.err and "its tables are not" in printed.err
    assert json.loads((desk / "out" / "finding.json").read_text(encoding="utf-8"))["run"]["format"] == "caveat-run/1"


def test_the_fit_to_past_episodes_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Of 40 crises with a stick 10.5 had the demand met at least in part within a year: (1 + 10.5)/(2 + 40), or 27."""
    told = run(capsys, FEW)
    [row] = [line for line in told.splitlines() if line.startswith("met at least in part, stick, within a year")]
    assert row.split()[9:12] == ["40", "10.5", "27"]


def test_a_search_tells_options_with_their_legal_screen(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    search = "simulate isr-2024 --search --generations 2 --scenarios 64 --weeks 30 --out out"
    told = run(capsys, search)
    written = (desk / "out" / "search.json").read_bytes()
    assert "Resume it, or name another folder" in run(capsys, search, 2)
    run(capsys, f"{search} --resume")
    assert (desk / "out" / "search.json").read_bytes() == written
    assert "assumptions have no source" in told.splitlines()[0]
    assert "legally: may be done now" in told and "Narrowest stick" in told
    found = json.loads((desk / "out" / "search.json").read_text(encoding="utf-8"))
    assert found["search"].keys() >= {"digest", "seed", "generations", "tried", "futures", "versions"}
    for one in found["points"]:
        assert one["legal"]["status"] in ("may-be-done-now", "needs-first", "nothing-to-do")
        assert one.keys() >= {"id", "words", "measures", "beats", "criteria", "compliance"}
        assert "l-tamir" not in [measure["line"] for measure in one["measures"]], "it is out of bounds"


def test_a_run_by_days_is_kept_with_its_step_and_made_again_by_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--ledger", str(tmp_path / "ledger.db"), "--scheduler", "local:1"]
    few = ["--options", "carrot", "--scenarios", "64", "--weeks", "8"]
    assert main(["simulate", "isr-2024", *few, "--step", "day", "--out", str(tmp_path / "first"), *where]) == 0
    first = (tmp_path / "first" / "finding.json").read_bytes()
    held = json.loads(first)
    assert (held["run"]["step"], "steps of a day" in held["finding"]["method"]) == ("day", True)
    assert (
        main(
            ["simulate", "--again", str(tmp_path / "first" / "finding.json"), "--out", str(tmp_path / "again"), *where]
        )
        == 0
    )
    assert (tmp_path / "again" / "finding.json").read_bytes() == first
