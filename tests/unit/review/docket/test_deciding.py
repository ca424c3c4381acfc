"""Rule 7: a decision names what it follows or departs from, its findings, power and conditions; it appends."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from caveat.review.docket import asking, countersignatures, deciding, recommending, signing, stepping
from caveat.review.docket.acts import Advice, Step
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.deciding import DecisionDraft, ReportedDraft
from caveat.review.docket.ground import ground
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit
from caveat.review.docket.state import Docket
from caveat.review.docket.stepping import StepDraft

from .. import small
from .board import (
    ADA,
    ANA,
    BEN,
    CASE,
    DORA,
    EXPEDITES,
    FINDING,
    PAUSES,
    REX,
    RITA,
    ROB,
    RULES,
    Board,
    decision,
    draft,
    hold,
    terms,
    the_ground,
)


def advise(board: Board, advice: Advice, line: str | None = "l-shells", *, signed: bool = True, **changes: Any) -> int:
    """Ana's recommendation, countersigned by Rita (and Dora) where it needs that."""
    given = {"conditions": (terms(),)} if advice is Advice.CONDITIONS else {}
    if advice in (Advice.SLOW, Advice.HOLD, Advice.WITHHOLD):
        given = {"provisions": ("usa-aeca-36b-notification" if advice is Advice.SLOW else PAUSES,)}
    wanted = draft(advice, line, **(given | changes))
    seq = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, wanted)
    found = board.docket.recommendation(seq)
    assert found is not None
    for by in (RITA, DORA)[: found.needed if signed else 0]:
        board.does(by, signing.sign, Settings(), by, seq, accepted=True)
    return seq


def decide(board: Board, wanted: DecisionDraft, by: Person = DORA) -> int:
    return board.does(by, deciding.decide, the_ground(), RULES, by, wanted)


def refused(board: Board, wanted: DecisionDraft, by: Person = DORA) -> str:
    before = board.docket
    with pytest.raises((NotEntitled, OutOfTurn, Unfit)) as wrong:
        decide(board, wanted, by)
    assert board.docket is before
    return str(wrong.value)


def held() -> tuple[Board, int]:
    """A board on which a hold was decided, and the decision's record."""
    board = Board()
    seq = advise(board, Advice.HOLD)
    return board, decide(board, decision(Advice.HOLD, follows=seq))


def test_until_a_decision_is_recorded_there_is_none() -> None:
    board = Board()
    advise(board, Advice.HOLD)
    assert board.docket.status() == "no decision"


def test_a_decision_names_what_it_follows_cites_findings_and_the_power_it_relies_on() -> None:
    board, seq = held()
    [found] = board.docket.decisions
    assert (found.seq, found.by.name, found.said.follows) == (seq, "Dora", 2)  # type: ignore[union-attr]
    assert (found.said.findings, found.said.power) == ((FINDING,), PAUSES)  # type: ignore[union-attr]
    assert board.docket.status() == "l-shells: hold"


@pytest.mark.parametrize("by", [ANA, RITA, REX, ADA], ids=lambda one: one.roles[0])
def test_nobody_but_a_decider_decides(by: Person) -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    assert f"{by.name} may not decide: that takes the role of decider" in refused(
        board, decision(Advice.PROCEED, follows=seq), by
    )


def test_who_decides_is_no_field_of_the_draft() -> None:
    with pytest.raises(ValidationError):
        DecisionDraft.model_validate({"lines": ["l-shells"], "advice": "hold", "by": "dora"})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "a decision follows or departs from one recommendation, and it names none"),
        ({"follows": 2, "departs_from": 2}, "and it names one for each"),
        ({"follows": 99}, "99 is none of it. Name one of: 2"),
        ({"follows": 2, "line": "l-bombs"}, "recommendation 2 is about l-shells, and the decision about l-bombs"),
        ({"follows": 2, "advice": Advice.EXPEDITE}, "2 advises to proceed, and the decision is expedite"),
        ({"departs_from": 2}, "recommendation 2 advises the same, so that nothing departs from it"),
        ({"departs_from": 2, "advice": Advice.EXPEDITE}, "departing from recommendation 2 needs it, and it is empty"),
        ({"follows": 2, "findings": ()}, "a decision cites the findings it rests on, and none is named"),
        ({"follows": 2, "advice": Advice.NO_VIEW}, "no view decides nothing"),
        ({"follows": 2, "power": PAUSES}, "to proceed takes no measure, and usa-congress-later-law is named for it"),
        ({"follows": 2, "conditions": (terms(),)}, "proceed depends on nothing, and 1 stand there"),
    ],
    ids=[
        "names none", "follows and departs", "not there", "another subject", "another advice", "departs from the same",
        "departs without reasons", "without findings", "no view", "a power for nothing", "conditions on nothing",
    ],
)  # fmt: skip
def test_a_decision_that_lacks_something_is_refused(changes: dict[str, Any], says: str) -> None:
    board = Board()
    advise(board, Advice.PROCEED)
    fields = {"advice": Advice.PROCEED} | changes
    assert says in refused(board, decision(**fields))


def test_what_holds_back_relies_on_a_power_that_permits_it() -> None:
    board = Board()
    seq = advise(board, Advice.HOLD)
    said = refused(board, decision(Advice.HOLD, follows=seq, power=None))
    assert "to hold relies on a power, and none is named. At this stage these permit it: " in said
    said = refused(board, decision(Advice.HOLD, follows=seq, power=EXPEDITES))
    assert "it carries no pause" in said
    decide(board, decision(Advice.HOLD, follows=seq, power=EXPEDITES, override="Counsel reads it so."))
    assert board.docket.decisions[0].said.override == "Counsel reads it so."  # type: ignore[union-attr]


def test_a_decision_waits_for_the_countersignatures_of_what_it_follows() -> None:
    board = Board()
    seq = advise(board, Advice.HOLD, signed=False)
    said = refused(board, decision(Advice.HOLD, follows=seq))
    assert f"recommendation {seq} still lacks 1 of 1 countersignatures (by reviewer)" in said
    board.does(RITA, signing.sign, Settings(), RITA, seq, accepted=False, reasons="No.")
    assert f"recommendation {seq} was returned by Rita" in refused(board, decision(Advice.HOLD, follows=seq))


def test_nobody_gets_round_a_countersignature_by_departing_from_milder_advice() -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    wanted = decision(Advice.HOLD, departs_from=seq, reasons="I know better.")
    said = refused(board, wanted)
    assert "to hold needs 1 countersignatures" in said
    assert "Have hold recommended and countersigned, and follow that recommendation." in said


@pytest.mark.parametrize(
    ("advised", "decided", "taken"),
    [
        (Advice.HOLD, Advice.PROCEED, True),
        (Advice.HOLD, Advice.SLOW, True),
        (Advice.HOLD, Advice.WITHHOLD, False),
        (Advice.EXPEDITE, Advice.HOLD, False),
        (Advice.EXPEDITE, Advice.PROCEED, True),
    ],
    ids=["to nothing", "to a milder stop", "to a stronger stop", "from speed to a hold", "from speed to as planned"],
)
def test_a_departure_needs_signatures_that_cover_it(advised: Advice, decided: Advice, taken: bool) -> None:
    board = Board()
    seq = advise(board, advised)
    power = {Advice.PROCEED: None, Advice.SLOW: "usa-aeca-36b-notification"}.get(decided, PAUSES)
    wanted = decision(decided, departs_from=seq, reasons="The other office has a point.", power=power)
    if taken:
        decide(board, wanted)
        assert board.docket.decisions[0].said.departs_from == seq  # type: ignore[union-attr]
    else:
        assert "countersignatures" in refused(board, wanted)


def test_a_departure_needs_as_many_signatures_as_the_rules_of_the_day_ask_for() -> None:
    board = Board()
    seq = advise(board, Advice.HOLD)
    text = RULES.text.replace("signatures = 1", "signatures = 2", 1)
    stricter = countersignatures.load(text, "stricter")
    wanted = decision(Advice.SLOW, departs_from=seq, reasons="Milder.", power="usa-aeca-36b-notification")
    with pytest.raises(OutOfTurn, match="to slow needs 2 countersignatures"):
        deciding.decide(board.docket, the_ground(), stricter, DORA, wanted)


def test_a_decision_deletes_no_advice_against_it() -> None:
    board = Board()
    against = board.does(BEN, recommending.recommend, the_ground(), RULES, BEN, draft(Advice.PROCEED, office="rights"))
    decide(board, decision(Advice.HOLD, follows=advise(board, Advice.HOLD)))
    assert board.docket.live("l-shells")[0].seq == against


def test_two_decisions_never_stand_on_one_subject() -> None:
    board, seq = held()
    again = advise(board, Advice.PROCEED, reasons="Crossings are open.")
    said = refused(board, decision(Advice.PROCEED, follows=again))
    assert f"decision {seq} by Dora stands on l-shells: hold. Suspend or revoke that one" in said


# --- suspending, reinstating, revoking


def take_step(board: Board, seq: int, step: Step, by: Person = DORA, **changes: Any) -> int:
    wanted = StepDraft(decision=seq, step=step, **({"reasons": "The crossings opened."} | changes))
    return board.does(by, stepping.step, the_ground(), by, wanted)


def test_suspending_reinstating_and_revoking_are_further_decisions_and_the_first_stays() -> None:
    board, first = held()
    second = take_step(board, first, Step.SUSPEND)
    third = take_step(board, second, Step.REINSTATE)
    fourth = take_step(board, third, Step.REVOKE)
    found = board.docket.decisions
    assert [one.seq for one in found] == [first, second, third, fourth]
    assert [one.said.previous for one in found] == [None, first, second, third]  # type: ignore[union-attr]
    assert board.docket.status() == "l-shells: hold, revoked"


@pytest.mark.parametrize(
    ("before", "step", "says"),
    [
        ([], Step.REINSTATE, "what can follow is suspend or revoke"),
        ([Step.SUSPEND], Step.SUSPEND, "what can follow is reinstate or revoke"),
        ([Step.REVOKE], Step.REINSTATE, "what can follow is nothing: a new decision is taken"),
    ],
    ids=["reinstating what stands", "suspending twice", "reinstating what was revoked"],
)
def test_a_step_that_cannot_follow_is_refused_with_those_that_can(before: list[Step], step: Step, says: str) -> None:
    board, seq = held()
    for one in before:
        seq = take_step(board, seq, one)
    with pytest.raises(OutOfTurn, match=says):
        take_step(board, seq, step)


def test_a_step_acts_on_the_decision_that_stands_and_on_no_earlier_one() -> None:
    board, first = held()
    second = take_step(board, first, Step.SUSPEND)
    with pytest.raises(OutOfTurn, match=f"decision {first} was followed by decision {second} \\(hold, suspended\\)"):
        take_step(board, first, Step.REVOKE)


def test_a_step_needs_reasons_and_a_decider() -> None:
    board, seq = held()
    with pytest.raises(Unfit, match="a decision to revoke needs it, and it is empty"):
        take_step(board, seq, Step.REVOKE, reasons="")
    with pytest.raises(NotEntitled, match="Ana may not decide"):
        take_step(board, seq, Step.REVOKE, ANA)


def test_a_step_that_holds_back_nothing_more_names_no_power_and_no_advice_on_something_else() -> None:
    board, seq = held()
    with pytest.raises(Unfit, match="to suspend this holds back nothing more than was decided"):
        take_step(board, seq, Step.SUSPEND, power=PAUSES)
    other = advise(board, Advice.PROCEED, "l-bombs")
    with pytest.raises(Unfit, match=f"recommendation {other} is about something else than decision {seq}"):
        take_step(board, seq, Step.SUSPEND, follows=other)
    take_step(board, seq, Step.SUSPEND, follows=advise(board, Advice.PROCEED))


def test_after_a_revocation_a_new_decision_may_be_taken_and_links_back() -> None:
    board, seq = held()
    revoked = take_step(board, seq, Step.REVOKE)
    again = advise(board, Advice.PROCEED)
    decide(board, decision(Advice.PROCEED, follows=again))
    assert board.docket.decisions[-1].said.previous == revoked  # type: ignore[union-attr]
    assert board.docket.status() == "l-shells: proceed"


def test_suspending_what_lets_goods_go_holds_them_back_and_so_takes_a_countersigned_recommendation() -> None:
    board = Board()
    seq = decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    with pytest.raises(Unfit, match="to suspend what lets goods go holds them back, and no countersigned"):
        take_step(board, seq, Step.SUSPEND)
    advised = board.does(BEN, recommending.recommend, the_ground(), RULES, BEN, hold(office="rights"))
    with pytest.raises(OutOfTurn, match="still lacks 1 of 1 countersignatures"):
        take_step(board, seq, Step.SUSPEND, follows=advised, power=PAUSES)
    board.does(ROB, signing.sign, Settings(), ROB, advised, accepted=True)
    with pytest.raises(Unfit, match="to hold relies on a power, and none is named"):
        take_step(board, seq, Step.SUSPEND, follows=advised)
    take_step(board, seq, Step.SUSPEND, follows=advised, power=PAUSES)
    assert board.docket.status() == "l-shells: proceed, suspended"


@pytest.mark.parametrize(
    ("advice", "line"),
    [(Advice.HOLD, "l-bombs"), (Advice.EXPEDITE, "l-shells")],
    ids=["a hold on another line", "no hold"],
)
def test_what_lets_goods_go_is_suspended_by_no_other_advice_than_to_stop_them(advice: Advice, line: str) -> None:
    board = Board()
    seq = decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    other = advise(board, advice, line)
    with pytest.raises(Unfit, match="Name one to slow, hold or withhold on the same subject"):
        take_step(board, seq, Step.SUSPEND, follows=other, power=PAUSES)


def test_a_decision_to_hold_what_is_out_of_bounds_takes_a_written_reason_of_its_own() -> None:
    board = Board()
    supervision = "usa-aeca-2b-supervision"
    seq = advise(board, Advice.HOLD, "l-shield", provisions=(supervision,), override="It was asked for by name.")
    wanted = decision(Advice.HOLD, "l-shield", follows=seq, power=supervision)
    assert "l-shield is out of bounds" in refused(board, wanted)
    decide(board, wanted.model_copy(update={"override": "The minister said so."}))
    assert board.docket.decisions[0].said.override == "The minister said so."  # type: ignore[union-attr]


def test_a_decision_on_a_line_that_a_correction_took_out_of_the_case_can_still_be_revoked() -> None:
    board, seq = held()
    without = ground(small.dossier(**(CASE | {"transfers": CASE["transfers"][1:]})))
    board.does(DORA, stepping.step, without, DORA, StepDraft(decision=seq, step=Step.REVOKE, reasons="Met."))
    assert board.docket.status() == "l-shells: hold, revoked"


# --- reported decisions


def report(board: Board, by: Person = ANA, **changes: Any) -> int:
    fields: dict[str, Any] = {
        "lines": ("l-shells",), "advice": Advice.HOLD, "decided_by": "The ministry", "statement": "s-decided",
    }  # fmt: skip
    return board.does(by, deciding.report, the_ground(), by, ReportedDraft(**(fields | changes)))


def test_a_reported_decision_carries_its_statement_and_is_shown_as_reported() -> None:
    board = Board()
    report(board)
    [found] = board.docket.decisions
    assert found.reported
    assert found.said.statement == "s-decided"  # type: ignore[union-attr]
    assert board.docket.status() == "no decision; 1 reported, not taken here"


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("s-1", "s-1 says pause as considered, and that reports no decision"),
        ("s-denied", "s-denied says pause as not so, and that reports no decision"),
        ("s-2", "'s-2' is no statement that was public by 2031-06-10"),
    ],
    ids=["only considered", "denied", "published later"],
)
def test_what_is_considered_denied_or_not_yet_public_reports_no_decision(statement: str, says: str) -> None:
    with pytest.raises(Unfit) as wrong:
        report(Board(), statement=statement)
    assert says in str(wrong.value)


def test_the_same_report_is_entered_once() -> None:
    board = Board()
    report(board)
    with pytest.raises(OutOfTurn, match="s-decided is entered as reporting it already"):
        report(board)


def test_a_reported_decision_keeps_nobody_from_deciding_here() -> None:
    board = Board()
    report(board)
    decide(board, decision(Advice.HOLD, follows=advise(board, Advice.HOLD)))
    assert board.docket.status() == "l-shells: hold; 1 reported, not taken here"


# --- rule 11: an open question


def asked(board: Board, line: str | None = None) -> int:
    return board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many are packed?", line=line)


def decide_on_shells(docket: Docket, **changes: Any) -> Any:
    return deciding.decide(docket, the_ground(), RULES, DORA, decision(Advice.PROCEED, **changes))


@pytest.mark.parametrize("line", [None, "l-shells"], ids=["about the review", "about the line"])
def test_an_open_question_blocks_a_decision_and_the_refusal_names_it(line: str | None) -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    question = asked(board, line)
    with pytest.raises(Unfit, match=f"question {question} to The maker is open since 2031-06-10 .How many are packed"):
        decide_on_shells(board.docket, follows=seq)


def test_a_question_about_another_line_blocks_nothing() -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    asked(board, "l-bombs")
    assert decide_on_shells(board.docket, follows=seq).overrides == ()


def test_a_written_reason_goes_past_an_open_question_and_stays_with_the_decision() -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    question = asked(board)
    said = decide_on_shells(board.docket, follows=seq, override="The ship leaves tonight.")
    assert said.override == "The ship leaves tonight."
    assert said.overrides[0].startswith(f"question {question} to The maker is open")


@pytest.mark.parametrize("ends", ["answered", "closed"])
def test_an_ended_question_blocks_nothing(ends: str) -> None:
    board = Board()
    seq = advise(board, Advice.PROCEED)
    question = asked(board)
    if ends == "answered":
        board.does(ANA, asking.answer, ANA, question, "")
    else:
        board.does(ANA, asking.close, ANA, question, "They went out of business.")
    assert decide_on_shells(board.docket, follows=seq).overrides == ()
