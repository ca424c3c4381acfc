"""What was entered of others by mistake is taken back with a reason and stays in the log; what was done here is not."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.review.docket import conditions, holds, managing, observing, retracting
from caveat.review.docket.acts import ClosedAs, ReviewClosed
from caveat.review.docket.refusals import Closed, NotEntitled, OutOfTurn, Unfit

from .board import ANA, DORA, REX, RITA, TODAY, Board, reading, the_ground
from .test_conditions import AUGUST, enter, watched
from .test_deciding import held, report


def retract(board: Board, entry: str, reason: str = "Entered by mistake.") -> int:
    return board.does(ANA, retracting.retract, ANA, entry, reason)


def test_a_report_that_was_entered_by_mistake_counts_no_more_and_stays_readable() -> None:
    board = Board()
    seq = report(board)
    retract(board, str(seq))
    assert board.docket.status() == "no decision"
    assert list(holds.holds(board.docket)) == []
    [found] = board.docket.decisions
    assert found.retracted is not None and found.retracted.by.name == "Ana"
    with pytest.raises(OutOfTurn, match="no decision is recorded"):
        managing.close(board.docket, DORA, ClosedAs.DECIDED, "Done.")


def test_a_report_that_was_taken_back_may_be_entered_again() -> None:
    board = Board()
    retract(board, str(report(board)))
    report(board)
    assert board.docket.status() == "no decision; 1 reported, not taken here"


def test_a_hold_whose_telling_was_a_mistake_is_untold_again() -> None:
    board, seq = held()
    told = board.does(
        ANA, holds.tell, ANA, seq, who="The port", how="by letter", on=TODAY, took_effect=None, today=TODAY
    )
    retract(board, str(told))
    [found] = holds.holds(board.docket)
    assert found.untold


def test_a_reading_that_was_taken_back_counts_no_more_and_one_that_it_corrected_counts_again() -> None:
    board, ref = watched()
    first = enter(board, ref, reading(date(2031, 8, 15), 250))
    second = enter(board, ref, reading(date(2031, 8, 15), 20, corrects=f"{first}.1"))
    retract(board, f"{second}.1")
    found = board.docket.condition(ref)
    assert found is not None
    assert conditions.standing(found, AUGUST).state == "met"
    assert len(found.readings) == 2


def test_what_was_done_here_is_not_taken_back() -> None:
    board, seq = held()
    for entry in ("1", "2", str(seq)):
        with pytest.raises(Unfit, match="Advice is withdrawn and a decision taken here is revoked, not taken back"):
            retract(board, entry)


def test_nothing_is_taken_back_twice_or_without_a_reason() -> None:
    board = Board()
    seq = str(report(board))
    with pytest.raises(Unfit, match="taking an entry back needs it, and it is empty"):
        retract(board, seq, " ")
    retract(board, seq)
    with pytest.raises(Unfit, match=f"'{seq}' is no reported decision"):
        retract(board, seq)


def test_who_may_not_enter_a_thing_does_not_take_it_back() -> None:
    board = Board()
    seq = str(report(board))
    with pytest.raises(NotEntitled, match="Rita may not enter a decision that was reported"):
        retracting.retract(board.docket, RITA, seq, "Wrong.")
    board, ref = watched()
    one = enter(board, ref, reading(date(2031, 8, 15), 250))
    with pytest.raises(NotEntitled, match="Rex may not enter an observation"):
        retracting.retract(board.docket, REX, f"{one}.1", "Wrong.")


def test_on_a_closed_review_a_reading_is_taken_back_and_a_reported_decision_is_not() -> None:
    board, ref = watched()
    reported = report(board)
    one = board.does(ANA, observing.observe, the_ground(), ANA, ref, (reading(date(2031, 8, 15), 250),), AUGUST)
    board.put(DORA, ReviewClosed(state=ClosedAs.DECIDED, reason="Done."))
    retract(board, f"{one}.1")
    with pytest.raises(Closed, match="nobody can take a reported decision back"):
        retract(board, str(reported))
