"""The commands of the response: precedents, forecasts, bargaining and the collection of episodes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.cli.commands import run

ACTORS = """actor,capability,position,salience
Supplier,100,20,80
Recipient,60,90,100
Legislature,40,40..60,50
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    (tmp_path / "actors.csv").write_text(ACTORS)
    return tmp_path


def test_precedents_are_told_with_their_class_and_trust(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "precedents deu-sau-2019 --option narrow-stick")
    assert "as of 2019-03-27" in told
    assert "On crises left out in turn" in told
    found = json.loads(run(capsys, "precedents deu-sau-2019 --json -"))
    assert {one["option"] for one in found["options"]} >= {"narrow-stick", "carrot"}
    assert "carot" in run(capsys, "precedents deu-sau-2019 --option carot", 2)


def test_a_forecast_goes_from_log_to_list(capsys: pytest.CaptureFixture[str]) -> None:
    name = run(capsys, "forecast log deu-sau-2019 --option carrot --due 2199-06-30 --by 'A. Reader'").splitlines()[0]
    assert name in run(capsys, "forecast list")
    assert json.loads(run(capsys, "forecast list --json -"))[0]["by"] == "A. Reader"
    assert "there was time" in run(
        capsys, f"forecast score {name} --outcome none --on {datetime.now(UTC).date()} --source x", 2
    )


def test_chances_without_a_reason_or_that_are_none_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    base = "forecast log deu-sau-2019 --option carrot --due 2199-06-30"
    assert "need a reason" in run(capsys, f"{base} --chances 0.5,0.3,0.2", 2)
    assert "is not three numbers" in run(capsys, f"{base} --chances 0.5,0.5 --reason x", 2)


def test_a_table_of_actors_is_settled_by_the_weighted_mean(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "bargain actors.csv --json -"))
    # Weights 80, 60 and 20; 20 x 80 + 90 x 60 + 50 x 20 = 8,000; 8,000 / 160 = 50.
    assert found["forecast"]["value"] == [pytest.approx(50)]
    assert found["stopped"]["reason"] == "computed"


def test_the_spread_of_a_table_is_told_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "bargain actors.csv --draws 200 --json -"))
    # The legislature stands between 40 and 60 with an eighth of the weight: between 48.75 and 51.25.
    values = [one["value"] for one in found["ensemble"]["dimensions"][0]["quantiles"]]
    assert all(48.75 <= value <= 51.25 for value in values)
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("none.csv", "there is no such file"),
        ("actors.csv --model oracle", "'oracle', which is not known here"),
        ("actors.csv --option q", "Write NAME=VALUE"),
        ("actors.csv --draws 0", "draws were asked for"),
    ],
)
def test_a_wrong_word_is_named(capsys: pytest.CaptureFixture[str], words: str, says: str) -> None:
    assert says in run(capsys, f"bargain {words}", 2)


def test_episodes_are_added_and_listed_with_those_that_ship(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    from tests.unit.desk.test_collection import row

    (desk / "mine.toml").write_text(row())
    assert "1 added, 0 replaced, 0 there already" in run(capsys, "episodes add mine.toml --by 'A. Reader'")
    assert "nor-per-2030-pause" in run(capsys, "episodes --own --supplier NOR")
    assert "nor-per-2030-pause" not in run(capsys, "episodes")
    assert run(capsys, "episodes --polarity carrot --csv -").startswith("id,supplier,")
    assert json.loads(run(capsys, "episodes --ftm -").splitlines()[0])["schema"] == "ArmsLeverageEpisode"


def test_a_response_is_told_written_and_printed_as_json(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    told = run(capsys, "respond deu-sau-2019 --option narrow-stick --draws 20 --out out")
    assert told.startswith("No decision recorded. deu-sau-2019, as of 2019-03-27.\nOf the three lenses: ")
    assert "Dynamics: not run: no finding of a simulation was given" in told
    written = json.loads((desk / "out" / "response.json").read_text())
    assert written["format"] == "caveat-response/1"
    assert [one["option"] for one in written["options"]] == ["narrow-stick"]
    page = (desk / "out" / "response.html").read_text()
    assert page.startswith("<!doctype html>") and "<script" not in page
    assert json.loads(run(capsys, "respond deu-sau-2019 --option narrow-stick --json -")) == {**written, "draws": 1000}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param("--option narow", "--option is 'narow', which is not known here", id="option"),
        pytest.param("--finding none.json", "none.json: there is no such file", id="no finding"),
        pytest.param("--finding actors.csv", "this is no JSON", id="a finding that is none"),
        pytest.param("--assumptions actors.csv", "actors.csv", id="assumptions that are none"),
        pytest.param("--draws 0", "0 draws were asked for", id="no draws"),
        pytest.param("--draws many", "'many' is no whole number", id="draws in words"),
        pytest.param("--as-of yesterday", "yesterday", id="day"),
        pytest.param("--json no/such.json", "there is no folder no", id="folder"),
        pytest.param("--out actors.csv", "A file stands where a folder is needed", id="a file for a folder"),
    ],
)
def test_a_wrong_word_of_a_response_is_named_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], desk: Path, words: str, says: str
) -> None:
    assert says in run(capsys, f"respond deu-sau-2019 {words}", 2)
    assert {path.name for path in desk.iterdir()} <= {"actors.csv", "ledger.db", "ledger.db-wal", "ledger.db-shm"}


def test_precedents_are_written_as_a_page_and_as_data(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    told = run(capsys, "precedents deu-sau-2019 --option carrot --out out")
    assert "Written: out/precedents.html, out/precedents.json" in told
    assert (desk / "out" / "precedents.html").read_text().startswith("<!doctype html>")
    written = json.loads((desk / "out" / "precedents.json").read_text())
    assert [one["option"] for one in written["options"]] == ["carrot"]
