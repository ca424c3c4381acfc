"""Rule 8: who was told of each hold and when it took effect; one that nobody was told of is shown as such."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.review.docket import holds, stepping
from caveat.review.docket.acts import Advice, Step
from caveat.review.docket.refusals import NotEntitled, Unfit
from caveat.review.docket.stepping import StepDraft

from .board import ANA, DORA, PAUSES, REX, TODAY, Board, decision, the_ground
from .test_deciding import advise, decide, held, report, take_step

LATER = date(2031, 6, 12)


def tell(board: Board, seq: int, took_effect: date | None = LATER, who: str = "The port", on: date = TODAY) -> None:
    board.does(ANA, holds.tell, ANA, seq, who=who, how="by letter", on=on, took_effect=took_effect, today=TODAY)


def test_a_hold_that_nobody_was_told_of_is_shown_as_such() -> None:
    board, seq = held()
    [found] = holds.holds(board.docket)
    assert (found.decision, found.untold, found.in_force, found.took_effect) == (seq, True, True, None)
    assert found.words == "nobody was told of it: until somebody who hands goods over knows of it, nothing is held"


def test_of_a_reported_hold_it_is_not_said_that_nobody_was_told() -> None:
    board = Board()
    report(board)
    [found] = holds.holds(board.docket)
    assert (found.reported, found.untold) == (True, True)
    assert found.words == "who was told of it is not known here"


def test_a_hold_records_who_was_told_and_when_it_took_effect() -> None:
    board, seq = held()
    tell(board, seq)
    [found] = holds.holds(board.docket)
    assert not found.untold
    assert found.took_effect == LATER
    assert found.words == "The port told 2031-06-10 (by letter), in effect there from 2031-06-12"


def test_being_told_is_not_having_done_it() -> None:
    board, seq = held()
    tell(board, seq, took_effect=None)
    [found] = holds.holds(board.docket)
    assert found.took_effect is None
    assert found.words.endswith("told, and nobody has said when it took effect")


def test_a_suspension_has_to_be_told_just_as_the_hold_had() -> None:
    board, seq = held()
    tell(board, seq)
    second = take_step(board, seq, Step.SUSPEND)
    found = {one.decision: one for one in holds.holds(board.docket)}
    assert (found[seq].untold, found[seq].in_force) == (False, False)
    assert (found[second].untold, found[second].in_force) == (True, False)


def test_suspending_what_let_goods_go_is_a_hold_that_somebody_has_to_be_told_of() -> None:
    board = Board()
    seq = decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    stop = advise(board, Advice.HOLD)
    second = take_step(board, seq, Step.SUSPEND, follows=stop, power=PAUSES)
    [found] = holds.holds(board.docket)
    assert (found.decision, found.what, found.in_force, found.untold) == (second, "proceed, suspended", True, True)


def test_leave_to_proceed_holds_nothing_and_nobody_has_to_be_told() -> None:
    board = Board()
    decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    assert list(holds.holds(board.docket)) == []


def test_a_reported_hold_is_listed_as_reported() -> None:
    board = Board()
    report(board)
    [found] = holds.holds(board.docket)
    assert found.reported and found.untold


def test_nobody_is_told_in_the_future() -> None:
    board, seq = held()
    with pytest.raises(Unfit, match="2031-06-12 is still to come"):
        tell(board, seq, on=LATER)


def test_telling_names_a_decision_and_a_person_or_office() -> None:
    board, seq = held()
    with pytest.raises(Unfit, match=f"99 is no decision of it. Name one of: {seq}"):
        tell(board, 99)
    with pytest.raises(Unfit, match="a record of who was told needs it"):
        tell(board, seq, who="")


def test_a_reader_records_nothing() -> None:
    board, seq = held()
    with pytest.raises(NotEntitled, match="Rex may not record who was told"):
        holds.tell(board.docket, REX, seq, who="The port", how="by letter", on=TODAY, took_effect=None, today=TODAY)


def test_a_revoked_hold_is_in_force_no_more() -> None:
    board, seq = held()
    wanted = StepDraft(decision=seq, step=Step.REVOKE, reasons="Met.")
    board.does(DORA, stepping.step, the_ground(), DORA, wanted)
    assert [one.in_force for one in holds.holds(board.docket)] == [False, False]
