"""The review's command with what is asked beside it: run, named, filed and shown again, or "not run"."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caveat.desk.simulating import Terms
from tests.unit.cli.commands import run
from tests.unit.desk.test_findings import CASE, content


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    (tmp_path / "finding.json").write_text(json.dumps(content()))
    return tmp_path


def test_a_review_says_that_nothing_was_run_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, f"review {CASE} --out out")
    assert "Response: not run" in told and "Simulation: not run" in told
    found = json.loads(Path("out/review.json").read_text())
    assert set(found["response"]) == set(found["simulation"]) == {"not_run"}


def test_a_finding_that_was_named_once_is_shown_by_the_next_review(capsys: pytest.CaptureFixture[str]) -> None:
    named = run(capsys, f"review {CASE} --finding finding.json --json -")
    assert json.loads(named)["simulation"]["finding"]["digest"] == "ab" * 32
    # Filing it is one record; the second review files nothing and shows the same.
    again = json.loads(run(capsys, f"review {CASE} --json -"))
    assert again["simulation"] == json.loads(named)["simulation"]
    assert again["inputs"]["receipt_sequence"] == json.loads(named)["inputs"]["receipt_sequence"]
    assert json.loads(run(capsys, f"review {CASE} --finding {'ab' * 8} --json -"))["simulation"] == again["simulation"]


def test_looking_back_files_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    mark = json.loads(run(capsys, f"review {CASE} --json -"))["inputs"]
    when = mark["receipt_time"]
    seen = json.loads(run(capsys, f"review {CASE} --known-at {when} --finding finding.json --json -"))
    assert seen["simulation"]["finding"]["digest"] == "ab" * 32
    assert json.loads(run(capsys, f"review {CASE} --json -"))["simulation"] == {
        "not_run": "run caveat review with --simulate N, or --finding FILE"
    }


def test_a_response_takes_its_dynamics_from_the_finding(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, f"review {CASE} --respond --finding finding.json --json -"))["response"]
    assert found["format"] == "caveat-response/1"
    # The invented finding has none of the case's options but carrying on.
    told = {one["option"]: one["dynamics"]["not_run"] for one in found["options"]}
    assert told["narrow-stick"] == "the finding abababababab does not have this option"
    assert told["carry-on"] is None


class Ran:
    """A run that is done: what it found, as plain data."""

    def plain(self, *, full: bool = False) -> dict[str, object]:
        assert full
        return content("cd" * 32)


def test_a_simulation_that_is_run_is_filed_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def simulate(book: object, case: str, terms: Terms, **rest: object) -> Ran:
        seen.append((case, terms.scenarios, terms.seed, terms.decides))
        return Ran()

    monkeypatch.setattr("caveat.desk.simulating.simulate", simulate)
    told = run(capsys, f"review {CASE} --simulate 64 --seed 5")
    assert seen == [(CASE, 64, 5, True)]
    assert "Simulation, finding cdcdcdcdcdcd" in told
    assert "Simulation, finding cdcdcdcdcdcd" in run(capsys, f"review {CASE}") and len(seen) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(f"{CASE} --finding none.json", "none.json: there is no such file", id="no file"),
        pytest.param(f"{CASE} --finding 00000000", "finding 00000000", id="no such digest"),
        pytest.param(f"{CASE} --simulate 9 --finding finding.json", "Leave one of them out", id="two findings"),
        pytest.param(f"{CASE} --simulate many", "'many' is no whole number", id="futures in words"),
        pytest.param("isr-2024 --simulate 0", "Expected: 1 or more", id="no futures"),
        pytest.param(f"{CASE} --simulate 9", "no file of assumptions comes with this case", id="no assumptions"),
        pytest.param(f"{CASE} --as-of 2019-04-01 --finding finding.json", "2019-04-01", id="another day"),
    ],
)
def test_what_cannot_be_shown_is_told_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], folder: Path, words: str, says: str
) -> None:
    assert says in run(capsys, f"review {words} --out out", 2)
    assert not (folder / "out").exists()
