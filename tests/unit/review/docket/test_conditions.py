"""Rule 9: met, breached, overdue and unknown are computed; a breach and a due date raise a notice once, never twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from caveat.errors import BadRow, Malformed
from caveat.review.docket import conditions, notices, observing
from caveat.review.docket.acts import Advice, Step
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit
from caveat.review.docket.terms import Reading, Source, Terms

from .board import ANA, REX, Board, decision, reading, terms, the_ground
from .test_deciding import advise, decide, take_step

AUGUST = date(2031, 8, 20)
"""Before the due date of 1 September 2031, which is 12 days on."""


def watched(**changes: Any) -> tuple[Board, str]:
    """A board with a decision to proceed with one condition, and the condition's name."""
    board = Board()
    seq = advise(board, Advice.CONDITIONS)
    made = decide(board, decision(Advice.CONDITIONS, follows=seq, conditions=(terms(**changes),)))
    board.at = AUGUST
    return board, f"{made}.1"


def enter(board: Board, ref: str, *readings: Reading, today: date = AUGUST) -> int:
    return board.does(ANA, observing.observe, the_ground(), ANA, ref, readings, today)


def state(board: Board, ref: str, day: date = AUGUST) -> str:
    found = board.docket.condition(ref)
    assert found is not None
    return conditions.standing(found, day).state


D10, D15 = date(2031, 8, 10), date(2031, 8, 15)
SPANS = {"low": 150, "high": 250}


@pytest.mark.parametrize(
    ("given", "readings", "day", "expected"),
    [
        ({}, [], AUGUST, "unknown"),
        ({}, [], date(2031, 9, 1), "unknown"),
        ({}, [], date(2031, 9, 2), "overdue"),
        ({}, [reading(D15, 200)], AUGUST, "met"),
        ({}, [reading(D15, 199)], AUGUST, "breached"),
        ({"direction": "at-most"}, [reading(D15, 200)], AUGUST, "met"),
        ({"direction": "at-most"}, [reading(D15, 201)], AUGUST, "breached"),
        ({}, [reading(D15, **SPANS)], AUGUST, "unknown"),
        ({}, [reading(D15, **SPANS)], date(2031, 9, 2), "overdue"),
        ({}, [reading(D15, low=200, high=250)], AUGUST, "met"),
        ({}, [reading(D15, low=150, high=200)], AUGUST, "unknown"),
        ({"direction": "at-most"}, [reading(D15, **SPANS)], AUGUST, "unknown"),
        ({"direction": "at-most"}, [reading(D15, low=150, high=200)], AUGUST, "met"),
        ({"direction": "at-most"}, [reading(D15, low=201, high=300)], AUGUST, "breached"),
        ({}, [reading(D10, 300), reading(D15, 100)], AUGUST, "breached"),
        ({}, [reading(D10, 100), reading(D15, 300)], AUGUST, "met"),
        ({}, [reading(D15, 300), reading(D15, 100)], AUGUST, "unknown"),
        ({}, [reading(D15, 300), reading(D15, 250)], AUGUST, "met"),
        ({"window_days": 5}, [reading(D15, 300)], date(2031, 8, 19), "met"),
        ({"window_days": 5}, [reading(D15, 300)], date(2031, 8, 20), "unknown"),
        ({"window_days": 5}, [reading(D15, 100)], date(2031, 9, 2), "overdue"),
    ],
    ids=[
        "no reading", "no reading on the due day", "no reading after it", "at the threshold", "below it",
        "at most, at it", "at most, above it", "an interval across it", "an interval across it, past due",
        "an interval that begins at it", "an interval that ends at it", "at most, an interval across it",
        "at most, an interval that ends at it", "at most, an interval above it",
        "the last day counts: worse", "the last day counts: better", "one day, two counts that disagree",
        "one day, two counts that agree", "the last day of its window", "its window is over", "and so is the due day",
    ],
)  # fmt: skip
def test_how_a_condition_stands_is_computed(
    given: dict[str, Any], readings: list[Reading], day: date, expected: str
) -> None:
    board, ref = watched(**given)
    if readings:
        enter(board, ref, *readings)
    assert state(board, ref, day) == expected


def test_no_entry_sets_the_state_of_a_condition_by_hand() -> None:
    for model in (Terms, Reading):
        assert "state" not in model.model_fields
        with pytest.raises(ValidationError):
            model.model_validate({"state": "met"})


def test_the_state_is_shown_with_its_figures_threshold_and_days() -> None:
    board, ref = watched()
    enter(board, ref, reading(D15, 120))
    found = board.docket.condition(ref)
    assert found is not None
    assert conditions.standing(found, AUGUST).words == (
        "120 lorries a day on 2031-08-15, against at least 200 lorries a day: breached"
    )


def test_a_reading_published_after_a_day_says_nothing_as_of_that_day() -> None:
    board, ref = watched()
    enter(board, ref, reading(D15, 100))
    assert state(board, ref, date(2031, 8, 14)) == "unknown"


def test_a_corrected_reading_counts_no_more_and_stays_readable() -> None:
    board, ref = watched()
    seq = enter(board, ref, reading(D15, 20))
    enter(board, ref, reading(D15, 220, corrects=f"{seq}.1"))
    assert state(board, ref) == "met"
    found = board.docket.condition(ref)
    assert found is not None
    assert [one.value for _, one in found.readings] == [20, 220]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (reading(D15, 100, unit="lorries a week"), "counts lorries a week, and the condition lorries a day"),
        (reading(date(2031, 8, 21), 100), "2031-08-21 is still to come"),
        (reading(D15, 100, source=Source(document="d-late")), "'d-late' is no document of small as of 2031-06-10"),
        (reading(D15, 100, corrects="9.9"), "'9.9' is no reading that stands under condition"),
    ],
    ids=["another unit", "a day to come", "a document not yet public", "a correction of nothing"],
)
def test_a_reading_that_does_not_fit_is_refused(wanted: Reading, says: str) -> None:
    board, ref = watched()
    with pytest.raises(Unfit) as wrong:
        enter(board, ref, wanted)
    assert says in str(wrong.value)


def test_a_reading_has_a_source() -> None:
    with pytest.raises(ValidationError, match="a document of the case, or the title and the publisher of a page"):
        Source()


def test_the_same_reading_is_entered_once() -> None:
    board, ref = watched()
    enter(board, ref, reading(D15, 100))
    with pytest.raises(OutOfTurn, match="has these readings already"):
        enter(board, ref, reading(D15, 100))


def test_readers_enter_nothing_and_what_is_revoked_is_watched_no_more() -> None:
    board, ref = watched()
    with pytest.raises(NotEntitled, match="Rex may not enter an observation"):
        observing.observe(board.docket, the_ground(), REX, ref, (reading(D15, 1),), AUGUST)
    lifted = advise(board, Advice.HOLD)
    take_step(board, int(ref.partition(".")[0]), Step.REVOKE, follows=lifted, power="usa-congress-later-law")
    with pytest.raises(OutOfTurn, match="does not stand any more"):
        enter(board, ref, reading(D15, 100))


# --- importing


def test_readings_are_imported_from_the_case_with_their_document() -> None:
    board, ref = watched(measured_by="m-lorries")
    [found] = observing.from_case(board.docket, the_ground(), ref)
    # The case has 80 lorries a day for May 2031, from d-early: its last day is 31 May.
    assert (found.day, found.value, found.source.document) == (date(2031, 5, 31), 80, "d-early")


def test_readings_of_the_case_that_count_something_else_are_not_taken() -> None:
    board, ref = watched(measured_by="m-lorries", unit="lorries a week")
    assert observing.from_case(board.docket, the_ground(), ref) == ()


def test_a_condition_without_an_indicator_of_the_case_takes_nothing_from_it() -> None:
    board, ref = watched()
    with pytest.raises(Unfit, match="names no indicator of the case"):
        observing.from_case(board.docket, the_ground(), ref)


TABLE = "day,value,low,high,unit,title,publisher\n2031-08-15,120,,,lorries a day,Daily count,A relief agency\n"


def test_readings_are_imported_from_a_table_with_their_source() -> None:
    more = TABLE + "2031-08-16,,90,110,lorries a day,Daily count,A relief agency\n"
    first, second = observing.from_table("\ufeff" + more, "counts.csv")
    assert first == reading(D15, 120)
    assert second.bounds == (90, 110)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (TABLE.replace("publisher", "editor"), Malformed, "counts.csv, line 1: the column 'editor' is not known"),
        (TABLE.replace("unit,", "", 1), Malformed, "counts.csv, line 1: there is no column 'unit'"),
        (TABLE.replace("120", "many"), BadRow, "counts.csv, line 2 (row 1): value is 'many'"),
        (TABLE.replace("2031-08-15", "15/8/2031"), BadRow, "counts.csv, line 2 (row 1): day is '15/8/2031'"),
        (TABLE.replace("120,,", "120,90,"), BadRow, "a value, or low and high"),
        (TABLE.replace("A relief agency", ""), BadRow, "the title and the publisher of a page"),
        (TABLE.rstrip() + ",more\n", BadRow, "the row is longer than the first line"),
        (TABLE + '2031-08-16,"1', Malformed, "it is no table"),
        ("", Malformed, "there is no column 'day'"),
    ],
    ids=[
        "unknown column", "no unit", "no number", "no date", "value and low", "no publisher", "a cell too many",
        "an open quote", "empty",
    ],
)  # fmt: skip
def test_a_table_that_does_not_hold_is_refused_by_line(text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error) as wrong:
        observing.from_table(text, "counts.csv")
    assert says in str(wrong.value)


# --- notices


def due(board: Board, day: date, *raised: notices.Notice) -> tuple[notices.Notice, ...]:
    return notices.due(board.docket, (), raised, day)


def test_a_breach_raises_a_notice_to_its_owner_once_and_never_twice() -> None:
    board, ref = watched()
    enter(board, ref, reading(D10, 120))
    [notice] = due(board, AUGUST)
    assert (notice.why, notice.about, notice.to) == (notices.Why.BREACH, ref, ("ana",))
    assert notice.words == (
        f"Condition {ref} is breached: lorries through the crossing. "
        "120 lorries a day on 2031-08-10, against at least 200 lorries a day: breached."
    )
    assert due(board, AUGUST, notice) == ()
    enter(board, ref, reading(D15, 100))
    assert due(board, AUGUST, notice) == (), "the same breach goes on"


def test_a_breach_after_the_condition_was_met_again_is_another_one() -> None:
    board, ref = watched()
    enter(board, ref, reading(D10, 120))
    [first] = due(board, AUGUST)
    enter(board, ref, reading(D15, 220))
    assert due(board, AUGUST, first) == ()
    enter(board, ref, reading(date(2031, 8, 18), 90))
    [second] = due(board, AUGUST, first)
    assert second.key != first.key
    assert due(board, AUGUST, first, second) == ()


def test_a_reading_that_fills_a_gap_before_the_breach_is_no_new_breach() -> None:
    board, ref = watched()
    enter(board, ref, reading(D15, 120))
    [first] = due(board, AUGUST)
    enter(board, ref, reading(D10, 110))
    assert due(board, AUGUST, first) == ()


@pytest.mark.parametrize(
    ("day", "raised"),
    [(date(2031, 8, 26), False), (date(2031, 8, 27), True), (date(2031, 9, 1), True), (date(2031, 9, 3), True)],
    ids=["six days before", "five days before", "on the day", "after it, where nobody looked before"],
)
def test_a_due_date_is_called_to_mind_five_days_before(day: date, raised: bool) -> None:
    board, ref = watched()
    found = due(board, day)
    assert [one.about for one in found] == ([ref] if raised else [])
    assert due(board, day, *found) == ()


def test_what_is_met_is_not_called_to_mind() -> None:
    board, ref = watched()
    enter(board, ref, reading(D15, 300))
    assert due(board, date(2031, 8, 30)) == ()
