"""The docket in a ledger, on both databases: verbs that file, refusals that file nothing, and what the chain covers."""

from __future__ import annotations

import json
import shutil
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_jsonable_python

from caveat.dates import add_working_days
from caveat.desk import casework, docketing, noticing, reviewing
from caveat.desk import docket as reading
from caveat.desk import people as register
from caveat.desk.docketing import Turn
from caveat.errors import BadRow, BrokenChain, CaveatError
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify
from caveat.review.docket import combining, holds
from caveat.review.docket.acts import Advice, ClosedAs, Step
from caveat.review.docket.deciding import ReportedDraft
from caveat.review.docket.managing import ManageDraft, OpenDraft
from caveat.review.docket.notices import Notice, Why
from caveat.review.docket.people import Access, Office, Person, Role
from caveat.review.docket.refusals import Closed, NoDocket, NotEntitled, OutOfTurn, Stale, Unfit
from caveat.review.docket.stepping import StepDraft
from tests.unit.ledger.conftest import tamper
from tests.unit.review import small
from tests.unit.review.docket.board import (
    ADA,
    ANA,
    BEN,
    CASE,
    DORA,
    EVERYBODY,
    FINDING,
    LEA,
    OFFICES,
    PAUSES,
    REX,
    RITA,
    ROB,
    decision,
    draft,
    hold,
    terms,
)  # fmt: skip
from tests.unit.review.docket.board import (
    reading as a_reading,
)

NAME = "small.2031-06-10.1"
STOPS = '[[rule]]\nid = "stops"\nsays = "Seen twice."\nadvice = ["slow", "hold", "withhold"]\nsignatures = 2\n'


def staffed(ledger: Ledger) -> Ledger:
    """The ledger with the small case, its office and everybody in it."""
    casework.take_in(ledger, small.case(**CASE), "A. Reader")
    register.record_person(ledger, ADA, ADA, 0)
    for office in OFFICES.values():
        register.record_office(ledger, ADA, office, 0)
    for one in EVERYBODY:
        if one is not ADA:
            register.record_person(ledger, ADA, one, 0)
    return ledger


@pytest.fixture(scope="session")
def staffed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in a file with the case, the office and everybody in it, to be copied."""
    path = tmp_path_factory.mktemp("office") / "ledger.db"
    with open_ledger(path) as ledger:
        staffed(ledger)
    return path


@pytest.fixture
def office(staffed_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """An office with its ledger in a file, for what the database has no part in."""
    copy = tmp_path / "ledger.db"
    shutil.copy(staffed_file, copy)
    with open_ledger(copy) as ledger:
        yield ledger


@pytest.fixture
def either(ledger: Ledger) -> Ledger:
    """An office with its ledger on each of the two databases."""
    return staffed(ledger)


def begin(ledger: Ledger, **changes: Any) -> str:
    """Lea opens a review."""
    name, _ = docketing.open_review(ledger, LEA, OpenDraft(case="small", asker="A committee", **changes))
    return name


def test_what_a_docket_stands_on_is_read_anew_once_something_of_its_case_is_recorded(either: Ledger) -> None:
    before = reading.ground(either, "small", None)
    register.record_office(either, ADA, Office(id="new", name="New"), 0)
    assert reading.ground(either, "small", None) is before
    fewer = {**CASE, "transfers": CASE["transfers"][:1]}
    casework.take_in(either, small.case(**fewer), "A. Reader")
    after = reading.ground(either, "small", None)
    assert (len(before.lines), len(after.lines)) == (4, 1)
    assert reading.ground(either, "small", None) is after


def test_what_stood_in_another_ledger_of_that_name_is_not_taken_for_this_one(tmp_path: Path) -> None:
    fewer = {**CASE, "transfers": CASE["transfers"][:1]}
    for case, many in ((CASE, 4), (fewer, 1)):
        with open_ledger(tmp_path / "ledger.db") as ledger:
            casework.take_in(ledger, small.case(**case), "A. Reader")
            assert len(reading.ground(ledger, "small", None).lines) == many
        (tmp_path / "ledger.db").unlink()


def turn(ledger: Ledger, who: Person, name: str = NAME, request: str | None = None) -> Turn:
    """Somebody's turn, who has just looked."""
    return Turn(who, name, reading.read(ledger, who, name).last, request)


def hold_decided(ledger: Ledger) -> int:
    """A hold that Ana recommends, Rita countersigns and Dora decides, with a condition that Ana watches."""
    advised = docketing.recommend(ledger, turn(ledger, ANA), hold()).record.seq
    docketing.sign(ledger, turn(ledger, RITA), advised, accepted=True, reasons="Sound.")
    wanted = decision(Advice.HOLD, follows=advised, conditions=(terms(),))
    return docketing.decide(ledger, turn(ledger, DORA), wanted).record.seq


def length(ledger: Ledger) -> int:
    return ask.head(ledger)[0]


# --- people


def test_the_first_entry_is_an_administrator_by_themselves(file_ledger: Ledger) -> None:
    with pytest.raises(Unfit, match="nobody is on record yet"):
        register.record_person(file_ledger, ANA, ANA, 0)
    register.record_person(file_ledger, ADA, ADA, 0)
    assert register.persons(file_ledger) == {"ada": ADA}


def test_the_first_entry_names_no_office_since_none_is_on_record(file_ledger: Ledger) -> None:
    with pytest.raises(Unfit, match="no office is on record yet, and 'arms' is named"):
        register.record_person(file_ledger, ADA, ADA.model_copy(update={"offices": ("arms",)}), 0)


def test_recording_somebody_again_as_they_are_adds_nothing(office: Ledger) -> None:
    before = length(office)
    assert register.record_person(office, ADA, ANA, 0).again
    assert length(office) == before


def test_nobody_but_an_administrator_records_people_or_offices(office: Ledger) -> None:
    more = ANA.model_copy(update={"roles": (Role.DECIDER,)})
    with pytest.raises(NotEntitled, match="Ana may not record people and offices"):
        register.record_person(office, ANA, more, register.seen(office, "person", "ana"))
    with pytest.raises(NotEntitled, match="Ana may not record people and offices"):
        register.record_office(office, ANA, OFFICES["arms"].model_copy(update={"id": "navy"}), 0)


def test_roles_are_those_of_the_record_whatever_the_caller_holds(office: Ledger) -> None:
    begin(office)
    forged = ANA.model_copy(update={"roles": (Role.DECIDER, Role.REVIEWER), "offices": ("rights",)})
    advised = docketing.recommend(office, turn(office, BEN), hold(office="rights")).record.seq
    with pytest.raises(NotEntitled, match="Ana may not countersign"):
        docketing.sign(office, turn(office, forged), advised, accepted=True)
    with pytest.raises(NotEntitled, match="does not belong to the office 'rights'; the record gives arms"):
        docketing.recommend(office, turn(office, forged), hold(office="rights"))


def test_a_closed_account_and_somebody_unknown_do_nothing(office: Ledger) -> None:
    begin(office)
    seen = register.seen(office, "person", "ana")
    register.record_person(office, ADA, ANA.model_copy(update={"active": False}), seen)
    with pytest.raises(NotEntitled, match="the account is closed"):
        docketing.recommend(office, Turn(ANA, NAME, 0), hold())
    with pytest.raises(NotEntitled, match="nobody of this name is on record here"):
        reading.dockets(office, Person(id="zoe", name="Zoe", roles=(Role.DECIDER,)))


def test_a_change_of_roles_is_a_new_record_and_the_old_one_stays(either: Ledger) -> None:
    seen = register.seen(either, "person", "rex")
    register.record_person(either, ADA, REX.model_copy(update={"roles": (Role.ANALYST,), "offices": ("arms",)}), seen)
    assert register.persons(either)["rex"].roles == (Role.ANALYST,)
    assert [one.payload["roles"] for one in ask.history(either, "person:rex")] == [["reader"], ["analyst"]]
    with pytest.raises(Stale, match=r"Since then: \d+: Ada recorded person rex anew"):
        register.record_person(either, ADA, REX, seen)


# --- the rules of countersigning


def test_an_administrator_changes_the_rules_and_the_change_is_logged(office: Ledger) -> None:
    begin(office)
    seen, before = register.rules(office)
    assert seen == 0
    register.change_rules(office, ADA, STOPS, "Two pairs of eyes.", 0)
    need = reading.before(office, ANA, NAME, "l-shells", Advice.HOLD).need
    assert need.signers == (Role.REVIEWER, Role.REVIEWER)
    assert need.digest != before.digest
    [said] = register.rules_log(office)
    assert said.endswith("Ada set the rules of countersigning (Two pairs of eyes.).")


def test_nobody_else_changes_the_rules_and_nobody_lets_something_stop_unsigned(office: Ledger) -> None:
    with pytest.raises(NotEntitled, match="Dora may not change the rules of countersigning"):
        register.change_rules(office, DORA, STOPS, "Why not.", 0)
    with pytest.raises(BadRow, match="Whatever slows or stops needs at least one"):
        register.change_rules(office, ADA, STOPS.replace("signatures = 2", "signatures = 0"), "Faster.", 0)
    with pytest.raises(Unfit, match="a change needs it, and it is empty"):
        register.change_rules(office, ADA, STOPS, " ", 0)
    register.change_rules(office, ADA, STOPS, "Two pairs of eyes.", 0)
    with pytest.raises(Stale):
        register.change_rules(office, ADA, STOPS + "\n", "Again.", 0)


def test_what_was_recommended_keeps_the_need_that_it_was_told(office: Ledger) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    register.change_rules(office, ADA, STOPS, "Two pairs of eyes.", 0)
    docketing.sign(office, turn(office, RITA), advised, accepted=True)
    docketing.decide(office, turn(office, DORA), decision(Advice.HOLD, follows=advised))


def test_the_need_the_provisions_and_the_screen_are_shown_before_anybody_submits(office: Ledger) -> None:
    begin(office)
    found = reading.before(office, ANA, NAME, "l-shells", Advice.HOLD)
    assert found.need.words.startswith("It needs 1 countersignature")
    assert PAUSES in found.provisions
    assert [line for line, _ in found.screens] == ["l-shells"]
    assert found.objections == ()
    [said] = reading.before(office, ANA, NAME, "l-shield", Advice.HOLD).objections
    assert said.startswith("l-shield is out of bounds")


# --- the whole story


def test_a_review_goes_from_its_opening_to_a_breach_that_is_noticed(either: Ledger) -> None:
    assert begin(either, target_days=5) == NAME
    made = hold_decided(either)
    docket = reading.read(either, REX, NAME)
    assert docket.status() == "l-shells: hold"
    docketing.tell(either, turn(either, DORA), made, who="The port", how="by letter", on=date(2026, 1, 5))
    day = date(2031, 8, 20)
    docketing.observe(either, turn(either, ANA), f"{made}.1", (a_reading(date(2031, 8, 15), 120),), today=day)
    [notice] = noticing.notices_for(either, REX)
    assert notice.notice.words.startswith(f"Condition {made}.1 is breached")
    assert noticing.raise_all(either, day) == (), "once, never twice"
    step = StepDraft(decision=made, step=Step.SUSPEND, reasons="Crossings opened.")
    docketing.step(either, turn(either, DORA), step)
    docketing.close(either, turn(either, DORA), ClosedAs.DECIDED, "Done.")
    assert [line.partition(": ")[2].partition(" ")[0] for line in reading.log(either, REX, NAME)] == [
        "Lea", "Ana", "Rita", "Dora", "Dora", "Ana", "Dora", "Dora",
    ]  # fmt: skip
    assert verify(either).records == length(either)


def test_readings_are_imported_from_the_case_and_from_a_table(office: Ledger) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    docketing.sign(office, turn(office, RITA), advised, accepted=True)
    wanted = decision(Advice.HOLD, follows=advised, conditions=(terms(measured_by="m-lorries"),))
    ref = f"{docketing.decide(office, turn(office, DORA), wanted).record.seq}.1"
    day = date(2031, 8, 20)
    docketing.import_from_case(office, turn(office, ANA), ref, today=day)
    table = "day,value,unit,title,publisher\n2031-08-15,120,lorries a day,Count,An agency\n"
    docketing.import_from_table(office, turn(office, ANA), ref, table, "counts.csv", today=day)
    condition = reading.read(office, ANA, NAME).condition(ref)
    assert condition is not None
    assert [(one.day, one.value) for _, one in condition.readings] == [
        (date(2031, 5, 31), 80), (date(2031, 8, 15), 120),
    ]  # fmt: skip


def test_the_calendar_holds_the_deadlines_of_the_reviews_that_one_may_read(office: Ledger) -> None:
    begin(office, due=date(2031, 7, 1), access="members")
    assert "small.2031-06-10.1/review.due@caveat" in reading.calendar(office, LEA)
    assert "BEGIN:VEVENT" not in reading.calendar(office, ADA)


def test_what_had_ended_by_the_day_of_the_review_is_in_no_calendar(office: Ledger) -> None:
    name = begin(office)
    # The review of the notice on the shells ended on 16 May 2031, and the review is as of 10 June.
    ended = {one.id for one in reading.clocks(office, reading.read(office, LEA, name))}
    assert "l-shells.fms-statutory-review" in ended
    assert "l-shells.fms-statutory-review" not in reading.calendar(office, LEA)


def test_the_clocks_of_a_closed_review_leave_the_calendar(file_ledger: Ledger) -> None:
    # Notified on 10 June 2031; 15 calendar days for the NATO-plus group, so to 25 June.
    events = [{"stage": "notified", "date": "2031-06-10", "sources": ["d-early"]}]
    shells = small.transfer("t-shells", small.line("l-shells", events=events))
    casework.take_in(file_ledger, small.case(transfers=[shells]), "A. Reader")
    me = register.alone(file_ledger, "An Analyst")
    docketing.open_review(file_ledger, me, OpenDraft(case="small", asker="Me"))
    assert "DTSTART;VALUE=DATE:20310625" in reading.calendar(file_ledger, me)
    docketing.close(file_ledger, turn(file_ledger, me), ClosedAs.LAPSED, "Overtaken.")
    assert "BEGIN:VEVENT" not in reading.calendar(file_ledger, me)


def test_a_clock_that_was_waived_is_in_no_calendar(file_ledger: Ledger) -> None:
    events = [{"stage": "notified", "date": "2031-06-10", "emergency": True, "sources": ["d-early"]}]
    shells = small.transfer("t-shells", small.line("l-shells", events=events))
    casework.take_in(file_ledger, small.case(transfers=[shells]), "A. Reader")
    me = register.alone(file_ledger, "An Analyst")
    name, _ = docketing.open_review(file_ledger, me, OpenDraft(case="small", asker="Me"))
    waived = {one.id: one.waived for one in reading.clocks(file_ledger, reading.read(file_ledger, me, name))}
    assert waived["l-shells.fms-statutory-review"]
    assert "l-shells.fms-statutory-review" not in reading.calendar(file_ledger, me)


def test_who_works_alone_may_decide_what_needs_nobody_else_and_nothing_that_stops(file_ledger: Ledger) -> None:
    casework.take_in(file_ledger, small.case(**CASE), "A. Reader")
    me = register.alone(file_ledger, "An Analyst")
    assert register.alone(file_ledger, "An Analyst") == me, "asked again, nothing is added"
    name, _ = docketing.open_review(file_ledger, me, OpenDraft(case="small", asker="Me"))
    advised = docketing.recommend(file_ledger, turn(file_ledger, me), draft(Advice.PROCEED, office="me")).record.seq
    docketing.decide(file_ledger, turn(file_ledger, me), decision(Advice.PROCEED, follows=advised))
    held = docketing.recommend(file_ledger, turn(file_ledger, me), hold("l-bombs", office="me")).record.seq
    with pytest.raises(NotEntitled, match="nobody countersigns what they wrote"):
        docketing.sign(file_ledger, turn(file_ledger, me), held, accepted=True)
    with pytest.raises(OutOfTurn, match="still lacks 1 of 1 countersignatures"):
        docketing.decide(file_ledger, turn(file_ledger, me), decision(Advice.HOLD, "l-bombs", follows=held))
    assert name == NAME


def test_nobody_works_alone_in_a_ledger_of_several(office: Ledger) -> None:
    with pytest.raises(NotEntitled, match="several people are on record in it"):
        register.alone(office, "An Analyst")


def test_what_waits_for_somebody_is_gathered_over_all_reviews(office: Ledger) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    [task] = reading.waiting(office, RITA)
    assert (task.docket, task.about) == (NAME, str(advised))


# --- who may read


def test_an_administrator_sees_no_more_of_a_restricted_review_than_its_members_do(office: Ledger) -> None:
    name = begin(office, access="members", members=("ana",))
    assert [one.name for one in reading.dockets(office, ANA)] == [name]
    for other in (ADA, DORA, REX, BEN):
        assert reading.dockets(office, other) == ()
        for asked in (
            partial(reading.read, office, other, name),
            partial(reading.log, office, other, name),
            partial(docketing.recommend, office, Turn(other, name, 1), hold()),
        ):
            with pytest.raises(NoDocket, match=f"There is no review '{name}' that"):
                asked()


def test_a_review_that_is_not_there_is_refused_in_the_same_words_as_one_that_is_hidden(office: Ledger) -> None:
    name = begin(office, access="members")
    said = []
    for asked in (name, name.replace(".1", ".7")):
        with pytest.raises(NoDocket) as wrong:
            reading.read(office, REX, asked)
        said.append(str(wrong.value).replace(asked, "it"))
    assert said[0] == said[1]


def test_notices_of_a_restricted_review_reach_its_members_only(office: Ledger) -> None:
    begin(office, access="members", members=("ana", "rita", "dora"))
    made = hold_decided(office)
    docketing.observe(
        office, turn(office, ANA), f"{made}.1", (a_reading(date(2031, 8, 15), 1),), today=date(2031, 8, 20)
    )
    assert len(noticing.notices_for(office, ANA)) == 1
    assert noticing.notices_for(office, ADA) == ()


def test_whoever_is_to_watch_a_condition_must_be_able_to_read_the_review(office: Ledger) -> None:
    begin(office, access="members", members=("ana",))
    wanted = draft(Advice.CONDITIONS, conditions=(terms(owner="ben"),))
    with pytest.raises(Unfit, match="'ben' is to watch a condition and is nobody who may read this review"):
        docketing.recommend(office, turn(office, ANA), wanted)


# --- rule 14: two at once


def test_who_acts_on_an_older_state_is_told_what_changed_and_nothing_is_recorded(either: Ledger) -> None:
    begin(either)
    seen = turn(either, BEN)
    docketing.recommend(either, turn(either, ANA), hold())
    before = length(either)
    with pytest.raises(Stale) as wrong:
        docketing.recommend(either, seen, hold(office="rights"))
    assert wrong.value.changes == (f"{before}: Ana (arms) recommended, for arms, to hold on l-shells.",)
    assert str(wrong.value).startswith(
        f"{NAME}: you saw it as of record {seen.seen}, and it stands at record {before}."
    )
    assert length(either) == before
    docketing.recommend(either, Turn(BEN, NAME, wrong.value.now), hold(office="rights"))


def test_who_names_a_record_that_is_not_the_last_one_is_told_which_is(office: Ledger) -> None:
    begin(office)
    last = reading.read(office, ANA, NAME).last
    with pytest.raises(Stale, match=f"it stands at record {last}, and you named 9999. Name the last that you saw"):
        docketing.recommend(office, Turn(ANA, NAME, 9999), hold())


def test_a_docket_leaves_as_json_whole(office: Ledger) -> None:
    begin(office)
    docketing.set_aside(office, turn(office, ANA), "l-bombs", "Not ours.")
    made = hold_decided(office)
    found = json.loads(json.dumps(to_jsonable_python(reading.read(office, REX, NAME))))
    assert found["decisions"][0]["seq"] == made
    assert found["recommendations"][0]["signatures"][0]["by"]["name"] == "Rita"
    assert found["set_aside"]["l-bombs"]["act"]["reason"] == "Not ours."


def test_a_request_repeated_after_an_interruption_is_recorded_once(either: Ledger) -> None:
    begin(either)
    asked = turn(either, ANA, request="form-1")
    first = docketing.recommend(either, asked, hold())
    again = docketing.recommend(either, asked, hold())
    assert (first.again, again.again) == (False, True)
    assert again.record == first.record
    docketing.recommend(either, turn(either, BEN), hold(office="rights"))
    assert docketing.recommend(either, asked, hold()).record == first.record, "also when others have acted since"


def test_a_request_with_other_content_is_no_repetition(office: Ledger) -> None:
    begin(office)
    asked = turn(office, ANA, request="form-1")
    docketing.recommend(office, asked, hold())
    with pytest.raises(Stale, match=r"Ana .* recommended"):
        docketing.recommend(office, asked, hold(reasons="Typed anew."))


def test_the_same_request_of_somebody_else_is_no_repetition(office: Ledger) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    seen = reading.read(office, RITA, NAME).last
    docketing.sign(office, Turn(RITA, NAME, seen, "1"), advised, accepted=True)
    with pytest.raises(Stale, match=r"Rita .* countersigned"):
        docketing.sign(office, Turn(ROB, NAME, seen, "1"), advised, accepted=True)


def test_two_identical_reviews_are_not_opened(office: Ledger) -> None:
    begin(office)
    with pytest.raises(OutOfTurn, match="two reviews of one question are never open at once"):
        begin(office)
    assert len(list(reading.of_case(office))) == 1


def test_reopening_cites_the_old_review_and_leaves_it_closed(office: Ledger) -> None:
    name = begin(office)
    docketing.close(office, turn(office, LEA), ClosedAs.WITHDRAWN, "Asked no more.")
    again = begin(office, reopens=name)
    assert reading.read(office, REX, again).about.reopens == name
    assert reading.read(office, REX, name).closed_as == "withdrawn"


# --- rule 13: the record


def test_every_act_is_in_the_chain_and_a_change_to_one_is_found_by_its_number(either: Ledger) -> None:
    begin(either)
    advised = docketing.recommend(either, turn(either, ANA), hold()).record.seq
    docketing.sign(either, turn(either, RITA), advised, accepted=True)
    assert verify(either).records == length(either)
    tamper(either, f"UPDATE record SET payload = replace(payload, 'Crossings', 'Bridges') WHERE seq = {advised}")
    with pytest.raises(BrokenChain, match=f"record {advised} does not hold"):
        verify(either)


def test_nothing_of_a_docket_is_ever_taken_out_of_its_log(office: Ledger) -> None:
    begin(office)
    docketing.set_aside(office, turn(office, ANA), "l-bombs", "Not ours.")
    docketing.recommend(office, turn(office, ANA), hold())
    advised = docketing.recommend(office, turn(office, ANA), draft(Advice.PROCEED)).record.seq
    docketing.withdraw(office, turn(office, ANA), advised, "Hasty.")
    docketing.close(office, turn(office, DORA), ClosedAs.LAPSED, "Overtaken.")
    acts = [event.act.act for event in reading.read(office, REX, NAME).events]
    assert acts == ["opened", "set-aside", "recommended", "recommended", "withdrawn", "closed"]
    assert len(reading.log(office, REX, NAME)) == len(ask.history(office, f"docket:{NAME}")) == 6


def test_a_docket_can_be_read_as_it_stood_after_any_record(office: Ledger) -> None:
    begin(office)
    before = reading.read(office, ANA, NAME)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    docketing.sign(office, turn(office, RITA), advised, accepted=True)
    assert reading.read_at(office, ANA, NAME, before.last) == before
    assert reading.read_at(office, ANA, NAME, advised).recommendations[0].signatures == ()


def test_an_entry_bears_name_offices_and_time_and_nothing_else_of_a_person(office: Ledger) -> None:
    begin(office)
    record = docketing.recommend(office, turn(office, ANA), hold()).record
    assert record.payload["by"] == {"person": "ana", "name": "Ana", "offices": ["arms"]}
    assert record.recorded_by == "Ana"


def test_a_refused_act_leaves_the_ledger_as_it_was(either: Ledger) -> None:
    begin(either)
    before = ask.head(either)
    for wrong in (hold(lines=("l-shells", "l-bombs")), hold(provisions=()), hold("l-none"), hold(office="rights")):
        with pytest.raises(CaveatError):
            docketing.recommend(either, turn(either, ANA), wrong)
    assert ask.head(either) == before


def test_nothing_of_the_docket_enters_a_reviews_digest_or_a_cases_export(either: Ledger) -> None:
    before = (reviewing.review(either, "small").inputs.digest, casework.export(either, "small").partition("\n")[2])
    begin(either)
    made = hold_decided(either)
    docketing.observe(
        either, turn(either, ANA), f"{made}.1", (a_reading(date(2031, 8, 15), 1),), today=date(2031, 8, 20)
    )
    register.change_rules(either, ADA, STOPS, "Two pairs of eyes.", 0)
    after = (reviewing.review(either, "small").inputs.digest, casework.export(either, "small").partition("\n")[2])
    assert after == before
    assert "Ana" not in casework.export(either, "small")
    assert list(casework.cases(either)) == ["small"]


def test_the_finding_that_a_decision_cites_can_be_the_digest_of_the_review(office: Ledger) -> None:
    begin(office)
    digest = reviewing.review(office, "small").inputs.digest
    assert len(digest) == len(FINDING)
    advised = docketing.recommend(office, turn(office, ANA), draft(Advice.PROCEED, findings=(digest,))).record.seq
    wanted = decision(Advice.PROCEED, follows=advised, findings=(digest,))
    assert docketing.decide(office, turn(office, DORA), wanted).record.payload["findings"] == [digest]


def test_questions_run_through_the_desk(office: Ledger) -> None:
    begin(office)
    first = docketing.ask(office, turn(office, ANA), of="The maker", text="How many?").record.seq
    second = docketing.ask(office, turn(office, ANA), of="The port", text="When?", line="l-bombs").record.seq
    docketing.answer(office, turn(office, ANA), first, "")
    docketing.close_question(office, turn(office, ANA), second, "They cannot say.")
    assert [one.open for one in reading.read(office, REX, NAME).questions] == [False, False]


# --- each rule through the desk


def test_a_new_recommendation_supersedes_ones_own_and_voids_the_signatures_on_it(office: Ledger) -> None:
    begin(office)
    first = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    docketing.sign(office, turn(office, RITA), first, accepted=False, reasons="Name the crossing.")
    second = docketing.recommend(office, turn(office, ANA), hold(reasons="The northern crossing.")).record
    old, new = reading.read(office, REX, NAME).recommendations
    assert second.payload["replaces"] == first
    assert (old.superseded_by, new.seq) == (second.seq, second.seq)
    assert [(one.by.name, one.said.reasons, one.void) for one in old.signatures] == [
        ("Rita", "Name the crossing.", True),
    ]  # fmt: skip


def test_disagreement_between_offices_is_read_from_the_docket_as_such(office: Ledger) -> None:
    begin(office)
    docketing.recommend(office, turn(office, ANA), hold())
    docketing.recommend(office, turn(office, BEN), draft(Advice.PROCEED, office="rights"))
    found = combining.combine(reading.read(office, REX, NAME).live("l-shells"))
    assert found.advice == "conflicting"
    assert found.disagreement == "Offices differ. arms: hold; rights: proceed."


def test_a_hold_that_nobody_was_told_of_is_read_as_such_until_somebody_was(office: Ledger) -> None:
    begin(office)
    made = hold_decided(office)
    assert [one.untold for one in holds.holds(reading.read(office, REX, NAME))] == [True]
    day = date(2026, 1, 5)
    docketing.tell(office, turn(office, ANA), made, who="The port", how="by letter", on=day, took_effect=day)
    [found] = holds.holds(reading.read(office, REX, NAME))
    assert (found.untold, found.took_effect) == (False, day)


def test_an_open_question_blocks_a_decision_through_the_desk(office: Ledger) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), draft(Advice.PROCEED)).record.seq
    asked = docketing.ask(office, turn(office, ANA), of="The maker", text="How many?").record.seq
    with pytest.raises(Unfit, match=f"question {asked} to The maker is open since"):
        docketing.decide(office, turn(office, DORA), decision(Advice.PROCEED, follows=advised))
    docketing.answer(office, turn(office, ANA), asked, "")
    docketing.decide(office, turn(office, DORA), decision(Advice.PROCEED, follows=advised))


@pytest.mark.parametrize("as_what", [one for one in ClosedAs if one is not ClosedAs.DECIDED])
def test_a_closed_review_takes_no_advice_or_signature_through_the_desk(office: Ledger, as_what: ClosedAs) -> None:
    begin(office)
    advised = docketing.recommend(office, turn(office, ANA), hold()).record.seq
    docketing.close(office, turn(office, DORA), as_what, "Overtaken.")
    with pytest.raises(Closed, match=f"it was closed as {as_what.value}"):
        docketing.recommend(office, turn(office, BEN), hold(office="rights"))
    with pytest.raises(Closed, match=f"it was closed as {as_what.value}"):
        docketing.sign(office, turn(office, RITA), advised, accepted=True)


def test_a_clock_of_a_review_shows_its_arithmetic_with_the_holidays_of_the_office(office: Ledger) -> None:
    begin(office, target_days=1)
    opened = reading.read(office, REX, NAME).opened.day
    next_day = add_working_days(opened, 1)
    found = {one.id: one for one in reading.clocks(office, reading.read(office, REX, NAME), opened)}
    assert found["review.target"].ends == next_day
    text = f"[settings]\nholidays = [{next_day.isoformat()}]\n{STOPS}"
    register.change_rules(office, ADA, text, "A public holiday.", 0)
    found = {one.id: one for one in reading.clocks(office, reading.read(office, REX, NAME), opened)}
    assert found["review.target"].ends == add_working_days(next_day, 1)
    assert found["review.target"].steps[-1].basis.endswith("1 public holidays left out")


def test_a_reported_decision_is_entered_and_taken_back_through_the_desk(office: Ledger) -> None:
    begin(office)
    wanted = ReportedDraft(lines=("l-shells",), advice=Advice.HOLD, decided_by="A ministry", statement="s-decided")
    seq = docketing.report(office, turn(office, ANA), wanted).record.seq
    assert reading.read(office, REX, NAME).status() == "no decision; 1 reported, not taken here"
    docketing.retract(office, turn(office, ANA), str(seq), "Misread.")
    assert reading.read(office, REX, NAME).status() == "no decision"
    assert len(reading.log(office, REX, NAME)) == 3


def test_nobody_speaks_for_an_office_that_is_closed(office: Ledger) -> None:
    begin(office)
    seen = register.seen(office, "office", "arms")
    register.record_office(office, ADA, OFFICES["arms"].model_copy(update={"active": False}), seen)
    with pytest.raises(NotEntitled, match="office arms: the office is closed"):
        docketing.recommend(office, turn(office, ANA), hold())


def test_a_line_set_aside_is_brought_back_and_a_review_is_managed_through_the_desk(office: Ledger) -> None:
    begin(office)
    docketing.set_aside(office, turn(office, ANA), "l-bombs", "Not ours.")
    docketing.bring_back(office, turn(office, ANA), "l-bombs", "Ours again.")
    wanted = ManageDraft(lead="lea", access=Access.OFFICE, offices=("arms",), reason="It concerns the arms office.")
    docketing.manage(office, turn(office, LEA), wanted)
    assert [one.name for one in reading.dockets(office, ANA)] == [NAME]
    assert reading.dockets(office, BEN) == ()


def test_a_watcher_who_comes_second_gets_the_notice_that_the_first_one_filed(office: Ledger) -> None:
    begin(office)
    first = Notice("9.1:due", Why.DUE, "9.1", "Condition 9.1 is due on 2031-09-01.", date(2031, 9, 1), ("ana",))
    filed = noticing.file_once(office, NAME, first)
    later = replace(first, words="Condition 9.1 was due on 2031-09-01.")
    assert noticing.file_once(office, NAME, later) == filed
    assert len(noticing.raised(office, NAME)) == 1


def test_a_docket_that_is_read_while_somebody_acts_is_one_state_or_the_next_and_no_mixture(
    office: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(office)
    before = reading.read(office, ANA, NAME)
    history = ask.history

    def meanwhile(ledger: Ledger, subject: str, kind: str | None = None) -> Any:
        monkeypatch.setattr(ask, "history", history)
        docketing.recommend(ledger, Turn(ANA, NAME, before.last), hold())
        return history(ledger, subject, kind)

    monkeypatch.setattr(reading, "_folded", OrderedDict())
    monkeypatch.setattr(ask, "history", meanwhile)
    assert reading.read(office, ANA, NAME) == before
    assert len(reading.read(office, ANA, NAME).recommendations) == 1
