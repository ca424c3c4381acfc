"""The commands of the docket: an office works a review by them, one person alone too, and refusals say why."""

from __future__ import annotations

import json
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer.main

from caveat.cli.commands import built as whole
from caveat.cli.entry import main
from caveat.desk import casework
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from tests.unit.review import small
from tests.unit.review.docket.board import CASE, FINDING, ONLY_WITHHOLDS, PAUSES

NAME = "small.2031-06-10.1"
STAFF = (
    "person add ada --name Ada --role administrator --by ada",
    "office add arms --name Arms --by ada",
    "office add rights --name Rights --by ada",
    "person add lea --name Lea --office arms --role analyst --by ada",
    "person add ana --name Ana --office arms --role analyst --by ada",
    "person add ben --name Ben --office rights --role analyst --by ada",
    "person add rita --name Rita --office arms --role reviewer --by ada",
    "person add dora --name Dora --role decider --by ada",
    "open small --asker 'A committee' --target-days 10 --by lea",
)
ADVICE = "--reasons 'Crossings are shut.' --statement s-1"
HOLD = f"recommend {NAME} --line l-shells --advice hold --provision {PAUSES} {ADVICE}"
CONDITIONS = """\
conditions:
  - indicator: lorries through the crossing
    unit: lorries a day
    direction: at-least
    threshold: 200
    window_days: 30
    due: 2031-09-01
    owner: ana
"""
HELD = f"lines: [l-shells]\nadvice: hold\nfindings: [{FINDING}]\n{CONDITIONS}"
PAGE = "--unit 'lorries a day' --title 'Daily count' --publisher 'A relief agency'"


class Desk:
    """Somebody at the command line, in a folder with a ledger of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, command: str, code: int = 0) -> str:
        """What a command prints; of a refused one, what it says."""
        self._capsys.readouterr()
        words = ["docket", *shlex.split(command)]
        got = main(words)
        printed = self._capsys.readouterr()
        assert got == code, printed.err
        if code:
            assert printed.out == "", "a refusal prints nothing else"
        return printed.err if code else printed.out

    def json(self, command: str) -> Any:
        return json.loads(self.run(f"{command} --json -"))

    def record(self, command: str) -> int:
        """The number of the record that a command files: it stands first."""
        return int(self.run(command).partition(":")[0])

    def show(self, by: str = "rita") -> Any:
        return self.json(f"show {NAME} --by {by}")


def length(path: str = "ledger.db") -> int:
    with open_ledger(Path(path)) as ledger:
        return ask.head(ledger)[0]


@pytest.fixture(scope="module")
def built() -> Any:
    """The command, built once: Typer builds it anew at each call, which is half of what these tests would take."""
    return typer.main.get_command(whole())


@pytest.fixture
def folder(built: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A folder without a ledger."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    monkeypatch.setattr("caveat.cli.entry._needed", lambda _: built)
    return Desk(capsys)


@pytest.fixture
def work(folder: Desk) -> Desk:
    """One whose ledger has the small case and nobody yet."""
    with open_ledger(Path("ledger.db")) as ledger:
        casework.take_in(ledger, small.case(**CASE), "A. Reader")
    return folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a staffed ledger is kept, once somebody made it."""
    return tmp_path_factory.mktemp("office") / "ledger.db"


@pytest.fixture
def office(folder: Desk, kept: Path, request: pytest.FixtureRequest) -> Desk:
    """One with an office, and with a review that Lea opened."""
    if kept.exists():
        shutil.copy(kept, "ledger.db")
    else:
        request.getfixturevalue("work")
        for command in STAFF:
            folder.run(command)
        shutil.copy("ledger.db", kept)
    return folder


def held(office: Desk) -> int:
    """A hold that Ana recommends, Rita countersigns and Dora decides, with a condition that Ana watches."""
    advised = office.record(f"{HOLD} --by ana")
    office.run(f"sign {NAME} {advised} --by rita")
    Path("decision.yaml").write_text(f"power: {PAUSES}\n{HELD}", encoding="utf-8")
    return office.record(f"decide {NAME} --file decision.yaml --follows {advised} --by dora")


# --- an office


def test_who_is_to_sign_sees_what_the_advice_rests_on(office: Desk) -> None:
    Path("draft.yaml").write_text(f"provisions: [{PAUSES}]\n{HELD}", encoding="utf-8")
    advised = office.record(f"recommend {NAME} --file draft.yaml {ADVICE} --by ana")
    told = office.run(f"show {NAME} --by rita").splitlines()
    at = told.index(f"    {advised} hold, Ana for arms: Crossings are shut.")
    assert told[at + 1 : at + 5] == [
        "      awaits countersignature, 0 of 1; due: reviewer",
        f"      cites s-1, {FINDING}",
        f"      permitted by {PAUSES}",
        "      condition: lorries through the crossing, at least 200 lorries a day, due 2031-09-01; ana is to watch it",
    ]


def test_a_written_reason_is_shown_with_what_it_goes_past(office: Desk) -> None:
    past = HOLD.replace(PAUSES, ONLY_WITHHOLDS).replace("l-shells", "l-bombs")
    office.run(f"{past} --override 'Counsel reads it otherwise.' --by ana")
    told = office.run(f"show {NAME} --by rita")
    assert f"against: {ONLY_WITHHOLDS} does not permit it" in told
    assert "Why all the same: Counsel reads it otherwise." in told


def test_the_people_of_an_office_are_listed_with_offices_and_roles(office: Desk) -> None:
    rows = {one["id"]: one for one in office.json("person list")}
    assert rows["rita"] == {"id": "rita", "name": "Rita", "offices": ["arms"], "roles": ["reviewer"], "active": True}
    assert office.run("office list") == "arms: Arms\nrights: Rights\n2 offices.\n"


def test_what_advice_needs_is_told_before_it_is_written(office: Desk) -> None:
    found = office.json(f"before {NAME} --line l-shells --advice hold --by ana")
    assert found["signers"] == ["reviewer"]
    assert PAUSES in found["provisions"]
    assert found["objections"] == []
    told = office.run(f"before {NAME} --advice hold --by ana")
    assert "It needs 2 countersignatures (in order: reviewer, decider)." in told


def test_nobody_signs_what_they_wrote_and_a_decision_waits_for_the_signature(office: Desk) -> None:
    advised = office.record(f"{HOLD} --by ana")
    decide = f"decide {NAME} --line l-shells --advice hold --power {PAUSES} --finding {FINDING} --follows {advised}"
    assert "Ana may not countersign" in office.run(f"sign {NAME} {advised} --by ana", 2)
    assert "still lacks 1 of 1 countersignatures" in office.run(f"{decide} --by dora", 2)
    [subject] = office.show()["subjects"]
    assert subject["recommendations"][0]["due"] == ["reviewer"]
    assert f"Recommendation {advised} by Ana awaits" in office.run("waiting --by rita")
    office.run(f"sign {NAME} {advised} --by rita")
    assert "following recommendation" in office.run(f"{decide} --by dora")
    assert office.show()["status"] == "l-shells: hold"


def test_a_recommendation_that_is_returned_goes_back_with_the_reasons(office: Desk) -> None:
    advised = office.record(f"{HOLD} --by ana")
    assert "a refusal to sign needs them" in office.run(f"return {NAME} {advised} --by rita", 2)
    office.run(f"return {NAME} {advised} --reasons 'Which count is this?' --by rita")
    assert "came back from Rita: Which count is this?" in office.run("waiting --by ana")
    assert "returned by Rita" in office.run(f"show {NAME} --by ana")


def test_offices_that_differ_are_shown_as_differing(office: Desk) -> None:
    office.run(f"{HOLD} --by ana")
    office.run(f"recommend {NAME} --line l-shells --advice proceed {ADVICE} --by ben")
    [subject] = office.show()["subjects"]
    assert subject["advice"] == "conflicting"
    assert subject["disagreement"] == "Offices differ. arms: hold; rights: proceed."
    told = office.run(f"show {NAME} --by rita")
    assert "l-shells: conflicting" in told and "Offices differ. arms: hold; rights: proceed" in told


def test_a_hold_is_untold_until_somebody_was_told(office: Desk) -> None:
    decision = held(office)
    assert "nobody was told of it" in office.run(f"show {NAME} --by rita")
    assert office.show()["holds"][0]["untold"] is True
    office.run(
        f"tell {NAME} {decision} --who 'The port' --how 'by letter' --on 2024-02-01 --took-effect 2024-02-02 --by dora"
    )
    [hold] = office.show()["holds"]
    assert (hold["untold"], hold["in_force"], hold["took_effect"]) == (False, True, "2024-02-02")


def test_a_reading_that_breaches_a_condition_raises_a_notice_once(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caveat.desk.docket.today_in_utc", lambda: date(2031, 7, 2))
    decision = held(office)
    assert office.json(f"conditions {NAME} --by ana")[0]["state"] == "unknown"
    office.run(f"observe {NAME} {decision}.1 --day 2031-07-01 --value 150 {PAGE} --by ana")
    [condition] = office.json(f"conditions {NAME} --by ana")
    assert (condition["state"], condition["ref"]) == ("breached", f"{decision}.1")
    office.run("notices --raise --by ana")
    notices = office.json("notices --raise --by ana")
    assert [one["notice"]["why"] for one in notices] == ["breach"]
    assert notices[0]["notice"]["to"] == ["ana"]


def test_readings_are_taken_from_a_table_all_or_none(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caveat.desk.docket.today_in_utc", lambda: date(2031, 7, 2))
    ref = f"{held(office)}.1"
    good = "day,unit,value,title,publisher\n2031-06-30,lorries a day,240,Daily count,An agency\n"
    Path("bad.csv").write_text(f"{good}2031-07-01,lorries a day,many,Daily count,An agency\n", encoding="utf-8")
    Path("good.csv").write_text(good, encoding="utf-8")
    before = length()
    assert "bad.csv, line 3 (row 2): value is 'many'" in office.run(f"observe {NAME} {ref} --table bad.csv --by ana", 2)
    assert length() == before
    office.run(f"observe {NAME} {ref} --table good.csv --by ana")
    assert office.json(f"conditions {NAME} --by ana")[0]["state"] == "met"


def test_an_open_question_blocks_a_decision_until_it_has_ended(office: Desk) -> None:
    advised = office.record(f"recommend {NAME} --line l-shells --advice proceed {ADVICE} --by ana")
    asked = office.record(f"ask {NAME} --of 'The maker' --text 'How many?' --line l-shells --by ana")
    decide = f"decide {NAME} --line l-shells --advice proceed --finding {FINDING} --follows {advised} --by dora"
    assert f"question {asked} to The maker is open" in office.run(decide, 2)
    clocks = {one["id"]: one for one in office.show()["clocks"]}
    assert clocks["l-shells.target"]["stopped"] is True and clocks["l-shells.target"]["steps"]
    office.run(f"answer {NAME} {asked} --text '' --by ana")
    assert "so that it cannot be closed" in office.run(f"close-question {NAME} {asked} --reason 'Late.' --by ana", 2)
    office.run(decide)


def test_a_decision_is_suspended_reinstated_and_revoked_by_further_ones(office: Desk) -> None:
    decision = held(office)
    suspended = office.record(f"step {NAME} {decision} suspend --reasons 'Crossings opened.' --by dora")
    assert office.show()["status"] == "l-shells: hold, suspended"
    again = office.record(f"step {NAME} {suspended} reinstate --reasons 'They shut again.' --by dora")
    assert office.show()["status"] == "l-shells: hold (reinstated)"
    office.run(f"step {NAME} {again} revoke --reasons 'Over.' --by dora")
    assert office.show()["status"] == "l-shells: hold, revoked"
    assert [one["step"] for one in office.show()["decisions"]] == ["decide", "suspend", "reinstate", "revoke"]


def test_a_decision_of_others_is_shown_as_reported_and_can_be_taken_back(office: Desk) -> None:
    given = "--line l-shells --advice hold --decided-by 'The ministry'"
    denied = office.run(f"report-decision {NAME} {given} --statement s-denied --by ana", 2)
    assert "that reports no decision" in denied
    entered = office.record(f"report-decision {NAME} {given} --statement s-decided --by ana")
    assert office.show()["status"] == "no decision; 1 reported, not taken here"
    office.run(f"retract {NAME} {entered} --reason 'Another country.' --by ana")
    assert office.show()["status"] == "no decision"


def test_a_closed_review_takes_no_advice_and_can_be_taken_up_once(office: Desk) -> None:
    office.run(f"close {NAME} --as withdrawn --reason 'Nobody asks any more.' --by lea")
    assert "it was closed as withdrawn by Lea" in office.run(f"{HOLD} --by ana", 2)
    assert office.run(f"open small --asker 'A committee' --reopens {NAME} --by lea") == f"{NAME}-r\n"
    assert "it was taken up again already" in office.run(f"open small --asker X --reopens {NAME} --by lea", 2)


def test_a_line_that_is_set_aside_can_be_brought_back(office: Desk) -> None:
    office.run(f"set-aside {NAME} l-bombs --reason 'Elsewhere.' --by ana")
    found = office.show()
    assert "l-bombs" in found["set_aside"] and "l-bombs" not in found["lines_in_view"]
    office.run(f"bring-back {NAME} l-bombs --reason 'Here after all.' --by ana")
    assert "l-bombs" in office.show()["lines_in_view"]


def test_what_is_not_named_stays_as_it_is_when_a_review_is_managed(office: Desk) -> None:
    office.run(f"manage {NAME} --assignee ana --due 2031-08-01 --reason 'Ana takes it.' --by lea")
    office.run(f"manage {NAME} --access members --member ana --reason 'For few.' --by lea")
    found = office.show("ana")
    assert (found["lead"], found["assignees"], found["due"], found["target_days"]) == ("lea", ["ana"], "2031-08-01", 10)
    hidden = office.run(f"show {NAME} --by rita", 2)
    assert hidden == f"caveat: There is no review {NAME!r} that Rita may read. Check its name, or ask its lead.\n"
    assert office.json("list --by rita") == []


def test_the_deadlines_leave_as_a_calendar(office: Desk) -> None:
    office.run(f"manage {NAME} --due 2031-08-01 --reason 'Asked for by then.' --by lea")
    office.run("calendar --out deadlines.ics --by rita")
    text = Path("deadlines.ics").read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR") and "20310801" in text


def test_the_rules_that_are_printed_are_taken_again_and_the_change_is_logged(office: Desk) -> None:
    office.run("rules show --out rules.toml")
    office.run("rules set rules.toml --reason 'As they were.' --by ada")
    [told] = office.json("rules log")
    assert told.endswith("Ada set the rules of countersigning (As they were.).")
    assert "takes the role of administrator" in office.run("rules set rules.toml --reason 'Mine.' --by ana", 2)


def test_the_log_tells_all_and_the_chain_holds(office: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    held(office)
    told = office.json(f"log {NAME} --by rita")
    assert [line.split()[1] for line in told] == ["Lea", "Ana", "Rita", "Dora"]
    assert main(["verify"]) == 0


def test_a_review_is_shown_as_it_stood_after_a_record(office: Desk) -> None:
    advised = office.record(f"{HOLD} --by ana")
    office.run(f"sign {NAME} {advised} --by rita")
    then = office.json(f"show {NAME} --at {advised} --by rita")
    assert then["subjects"][0]["recommendations"][0]["standing"] == "awaits countersignature, 0 of 1"


# --- two at once


def test_who_saw_an_older_state_is_told_what_changed_and_nothing_is_recorded(office: Desk) -> None:
    seen = office.show()["seen"]
    office.run(f"{HOLD} --by ana")
    before = length()
    said = office.run(f"recommend {NAME} --line l-shells --advice proceed {ADVICE} --seen {seen} --by ben", 2)
    assert f"you saw it as of record {seen}" in said
    assert "Ana (arms) recommended, for arms, to hold on l-shells." in said
    assert length() == before


# --- drafts


def test_a_draft_in_a_file_says_what_options_say_and_options_go_before_it(office: Desk) -> None:
    draft = {"lines": ["l-shells"], "advice": "hold", "provisions": [PAUSES], "reasons": "Crossings are shut.",
             "statements": ["s-1"]}  # fmt: skip
    Path("draft.json").write_text(json.dumps(draft), encoding="utf-8")
    office.run(f"{HOLD} --by ana")
    assert "which stands" in office.run(f"recommend {NAME} --file draft.json --by ana", 2)
    office.run(f"recommend {NAME} --file draft.json --reasons 'They are shut still.' --by ana")
    assert office.show()["subjects"][0]["recommendations"][-1]["reasons"] == "They are shut still."


# --- alone


def test_who_works_alone_decides_what_needs_no_second_person_and_nothing_more(work: Desk) -> None:
    assert work.run("open small --asker Me --by 'A. Reader'") == f"{NAME}\n"
    advised = work.record(f"recommend {NAME} --line l-shells --advice proceed {ADVICE} --by 'A. Reader'")
    work.run(f"decide {NAME} --line l-shells --advice proceed --finding {FINDING} --follows {advised} --by 'A. Reader'")
    stop = work.record(f"{HOLD.replace('l-shells', 'l-bombs')} --by 'A. Reader'")
    assert "nobody countersigns what they wrote" in work.run(f"sign {NAME} {stop} --by 'A. Reader'", 2)


def test_nobody_else_acts_under_the_name_of_who_works_alone(work: Desk) -> None:
    work.run("open small --asker Me --by 'A. Reader'")
    before = length()
    assert "A. Reader works alone in this ledger, and 'B. Writer' is not on record" in work.run(
        f"{HOLD} --by 'B. Writer'", 2
    )
    assert length() == before


def test_who_worked_alone_records_others_and_is_then_one_of_them(work: Desk) -> None:
    work.run("open small --asker Me --by 'A. Reader'")
    advised = work.record(f"{HOLD} --by 'A. Reader'")
    work.run("person add rita --role reviewer --by 'A. Reader'")
    work.run(f"sign {NAME} {advised} --by rita")
    [subject] = work.json(f"show {NAME} --by me")["subjects"]
    assert subject["recommendations"][0]["standing"] == "countersigned, 1 of 1"


@pytest.mark.parametrize(
    "command", ["list", "notices --raise", "waiting", "calendar", "person list", "office list", "rules show"]
)
def test_reading_a_ledger_without_people_records_nobody(work: Desk, command: str) -> None:
    before = length()
    work.run(command)
    assert length() == before


# --- refusals


REFUSALS = {
    "nobody-of-the-record": (f"show {NAME} --by zoe", "--by: 'zoe' is nobody of this ledger's record"),
    "no-such-review": ("show small.2031-06-10.7 --by ana", "There is no review 'small.2031-06-10.7' that Ana may read"),
    "advice-misspelt": (f"before {NAME} --advice holdd --by ana", "Did you mean hold"),
    "line-misspelt": (f"before {NAME} --line l-shels --advice hold --by ana", "Did you mean l-shells"),
    "two-subjects": (
        f"recommend {NAME} --line l-shells --line l-bombs --advice no-view --by ana",
        "it names 2 subjects",
    ),
    "no-provision": (f"recommend {NAME} --line l-shells --advice hold {ADVICE} --by ana", "advice to hold names none"),
    "wrong-provision": (
        f"{HOLD.replace(PAUSES, ONLY_WITHHOLDS).replace('l-shells', 'l-bombs')} --by ana",
        "does not permit it",
    ),
    "another-office": (f"{HOLD} --office rights --by ana", "does not belong to the office 'rights'"),
    "no-advice": (f"recommend {NAME} --whole --by ana", "the recommendation: advice is missing"),
    "no-such-file": (f"recommend {NAME} --file none.yaml --by ana", "none.yaml: there is no such file"),
    "no-such-decision-word": (
        f"decide {NAME} --line l-shells --advice stop --by dora",
        "the decision: advice is 'stop'",
    ),
    "no-such-decision": (f"step {NAME} 99 suspend --reasons X --by dora", "99 is no decision taken here"),
    "no-such-step": (f"step {NAME} 99 halt --by dora", "the further decision: step is 'halt'"),
    "no-reading": (f"observe {NAME} 99.1 --by ana", "give one reading with --day, or --table, or --from-case"),
    "no-such-condition": (f"observe {NAME} 99.1 --from-case --by ana", "'99.1' is no condition of it"),
    "no-day": (f"ask {NAME} --of X --text Y --due soon --by ana", "--due: 'soon' is not a date"),
    "no-such-end": (f"close {NAME} --as done --reason X --by lea", "the end of the review: state is 'done'"),
    "told-of-no-decision": (f"tell {NAME} 99 --who X --how Y --on 2024-01-01 --by dora", "99 is no decision of it"),
    "opened-twice": ("open small --asker X --by lea", "open on the same question as of the same day"),
    "nobody-asks": ("open small --by lea", "the review: asker is missing"),
    "id-in-capitals": ("person add Eve --by ada", "person Eve: id is 'Eve'"),
    "no-such-role": ("person add eve --role boss --by ada", "person eve: roles.0 is 'boss'"),
    "no-such-office": ("person add eve --office army --by ada", "Did you mean arms?"),
    "no-administrator": ("person add eve --by ana", "takes the role of administrator"),
    "record-in-words": (f"sign {NAME} first --by rita", "'first' is no whole number"),
}
"""Commands by the name of what is wrong with them, and what is said of it."""


@pytest.mark.parametrize(("command", "says"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_says_what_stands_and_records_nothing(office: Desk, command: str, says: str) -> None:
    before = length()
    assert says in office.run(command, 2)
    assert length() == before


def test_a_fault_in_a_file_is_named_by_its_line(office: Desk) -> None:
    Path("draft.yaml").write_text("lines: [l-shells]\nadvice: stop\n", encoding="utf-8")
    assert "draft.yaml, line 2: advice is 'stop'" in office.run(f"recommend {NAME} --file draft.yaml --by ana", 2)
