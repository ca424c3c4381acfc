"""Rule 10: clocks per line with their arithmetic; the internal target stops while a question is open; the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.review.docket import asking, deadlines, icalendar, notices
from caveat.review.docket.acts import Advice, ClosedAs, ReviewClosed
from caveat.review.docket.deadlines import Running
from caveat.review.docket.ground import ground

from .. import small
from .board import ANA, DORA, TODAY, Board, decision, the_ground
from .test_deciding import advise, decide


def running(board: Board, today: date = TODAY, holidays: frozenset[date] = frozenset()) -> dict[str, Running]:
    return {one.id: one for one in deadlines.running(board.docket, the_ground(), today, holidays)}


def test_a_statutory_clock_runs_by_line_and_shows_its_arithmetic() -> None:
    found = running(Board())["l-shells.fms-statutory-review"]
    # Notified on Thursday 1 May 2031; Israel is in the NATO-plus group, so 15 calendar days: 16 May.
    assert (found.kind, found.line, found.ends) == ("statutory", "l-shells", date(2031, 5, 16))
    assert [(step.label, step.value) for step in found.steps] == [
        ("receipt of the numbered certification by Congress", "Thu 1 May 2031"),
        ("wait, ISR in the NATO-plus group", "15 calendar days"),
        ("ends", "Fri 16 May 2031"),
    ]
    assert found.steps[2].basis.startswith("2031-05-01 + 15 days = 2031-05-16")


def test_a_line_without_a_notice_has_no_statutory_clock() -> None:
    assert not [name for name in running(Board()) if name.startswith("l-bombs")]


def test_the_internal_target_counts_working_days_from_the_day_after_the_opening() -> None:
    # 5 working days after Tuesday 10 June: Wed 11, Thu 12, Fri 13, Mon 16, Tue 17.
    found = running(Board(target_days=5))["review.target"]
    assert found.ends == date(2031, 6, 17)
    assert [(step.label, step.value) for step in found.steps] == [
        ("the review was opened", "Tue 10 Jun 2031"),
        ("internal target", "5 working days"),
        ("ends", "Tue 17 Jun 2031"),
    ]


def test_public_holidays_that_the_office_set_do_not_count() -> None:
    # With Friday 13 June off it is Wed 11, Thu 12, Mon 16, Tue 17, Wed 18.
    found = running(Board(target_days=5), holidays=frozenset({date(2031, 6, 13)}))["review.target"]
    assert found.ends == date(2031, 6, 18)


@pytest.mark.parametrize(
    ("asked", "answered", "ends", "lost"),
    [
        # Asked on Thursday 12, answered on Monday 16: Thursday and Friday do not count, Monday does again.
        (date(2031, 6, 12), date(2031, 6, 16), date(2031, 6, 19), 2),
        # Asked and answered on one day: no day was lost.
        (date(2031, 6, 12), date(2031, 6, 12), date(2031, 6, 17), 0),
        # Asked on Saturday 14, answered on Sunday 15: no working day was lost.
        (date(2031, 6, 14), date(2031, 6, 15), date(2031, 6, 17), 0),
        # Asked on Monday 16, answered on Wednesday 18: Monday and Tuesday do not count.
        (date(2031, 6, 16), date(2031, 6, 18), date(2031, 6, 19), 2),
        # Asked on Wednesday 18, when the target had ended: it moves nothing.
        (date(2031, 6, 18), date(2031, 6, 20), date(2031, 6, 17), 0),
    ],
    ids=["over a weekend", "on one day", "within a weekend", "before its last day", "after its end"],
)
def test_the_target_stops_while_a_question_is_open(asked: date, answered: date, ends: date, lost: int) -> None:
    board = Board(target_days=5)
    board.at = asked
    seq = board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?")
    board.at = answered
    board.does(ANA, asking.answer, ANA, seq, "Forty.")
    found = running(board, answered)["review.target"]
    assert (found.ends, found.stopped) == (ends, False)
    [step] = [step for step in found.steps if step.label == f"question {seq} asked"]
    assert f"{lost} working days do not count" in step.basis


def test_while_a_question_is_open_the_end_is_only_bounded() -> None:
    board = Board(target_days=5)
    board.at = date(2031, 6, 12)
    board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?")
    # On Tuesday 17 June, Thursday 12, Friday 13 and Monday 16 are lost. Were it answered today, Wed 11 and Tue 17
    # count, then Wed 18, Thu 19 and Fri 20.
    found = running(board, date(2031, 6, 17))["review.target"]
    assert (found.ends, found.not_before, found.stopped) == (None, date(2031, 6, 20), True)
    assert found.words == "stopped; not before Fri 20 Jun 2031"


def test_a_question_about_one_line_stops_the_target_of_that_line_and_not_of_another() -> None:
    board = Board(target_days=5)
    board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?", line="l-shells")
    found = running(board)
    assert found["l-shells.target"].stopped
    assert not found["l-bombs.target"].stopped


def test_a_target_is_done_when_the_decision_is_recorded() -> None:
    board = Board(target_days=5)
    board.at = date(2031, 6, 12)
    decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    found = running(board)
    assert found["l-shells.target"].met == date(2031, 6, 12)
    assert found["l-bombs.target"].met is None


def test_a_closed_review_has_no_target() -> None:
    board = Board(target_days=5, due=date(2031, 7, 1))
    assert {"review.target", "review.due"} <= set(running(board))
    board.put(DORA, ReviewClosed(state=ClosedAs.LAPSED, reason="Overtaken."))
    assert not {"review.target", "review.due"} & set(running(board))


def test_a_target_is_called_to_mind_five_days_before_and_never_twice_though_its_end_moves() -> None:
    board = Board(target_days=5)
    clock = deadlines.target(board.docket, None, TODAY)
    assert notices.due(board.docket, [clock], (), date(2031, 6, 11)) == ()
    [notice] = notices.due(board.docket, [clock], (), date(2031, 6, 12))
    assert notice.to == ("lea",)
    board.at = date(2031, 6, 13)
    seq = board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?")
    board.at = date(2031, 6, 16)
    board.does(ANA, asking.answer, ANA, seq, "")
    moved = deadlines.target(board.docket, None, date(2031, 6, 16))
    assert moved.ends == date(2031, 6, 18)
    assert notices.due(board.docket, [moved], (notice,), date(2031, 6, 16)) == ()


def test_a_target_that_was_kept_is_not_called_to_mind() -> None:
    board = Board(target_days=5)
    decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    clock = deadlines.target(board.docket, "l-shells", TODAY)
    assert notices.due(board.docket, [clock], (), date(2031, 6, 16)) == ()


# --- the calendar


def feed(board: Board) -> str:
    return icalendar.text(
        [icalendar.Feed(board.docket.name, board.docket.events[-1].at, tuple(running(board).values()))]
    )


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_deadlines_leave_as_whole_day_events_of_a_calendar() -> None:
    lines = unfolded(feed(Board(due=date(2031, 7, 1))))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    start = lines.index("UID:small.2031-06-10.1/review.due@caveat")
    assert lines[start - 1 : start + 5] == [
        "BEGIN:VEVENT",
        "UID:small.2031-06-10.1/review.due@caveat",
        "DTSTAMP:20310610T090000Z",
        "DTSTART;VALUE=DATE:20310701",
        "DTEND;VALUE=DATE:20310702",
        "SUMMARY:Review small.2031-06-10.1 is due: Which goods?",
    ]


def test_the_arithmetic_of_a_clock_goes_along_with_it() -> None:
    [told] = [line for line in unfolded(feed(Board())) if line.startswith("DESCRIPTION:") and "NATO-plus" in line]
    assert "15 calendar days" in told
    assert "2031-05-01 + 15 days = 2031-05-16" in told


def test_commas_semicolons_backslashes_and_breaks_are_escaped() -> None:
    board = Board()
    board.does(ANA, asking.ask, the_ground(), ANA, of="A; B, C\\D\nE", text="?", due=date(2031, 6, 20))
    assert any(
        line.startswith("SUMMARY:Answer of A\\; B\\, C\\\\D\\nE to question 2 is due") for line in unfolded(feed(board))
    )


def test_no_line_of_a_calendar_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    board = Board()
    board.does(ANA, asking.ask, the_ground(), ANA, of="Bürö für Außenwirtschaft €" * 6, text="?", due=date(2031, 6, 20))
    text = feed(board)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "Bürö für Außenwirtschaft €" * 6 in text.replace("\r\n ", "")


def test_the_same_deadlines_give_the_same_bytes() -> None:
    board = Board(due=date(2031, 7, 1), target_days=5)
    assert feed(board) == feed(board)


def test_a_stopped_target_is_in_no_calendar() -> None:
    board = Board(target_days=5)
    board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?")
    assert "review.target" not in feed(board)


def test_a_clock_that_an_emergency_statement_waived_is_told_as_waived() -> None:
    events = [{"stage": "notified", "date": "2031-05-01", "emergency": True, "sources": ["d-early"]}]
    shells = small.transfer("t-shells", small.line("l-shells", events=events))
    [found] = deadlines.statutory(ground(small.dossier(transfers=[shells])).lines["l-shells"], TODAY)
    assert found.waived
    assert found.words == "waived by an emergency statement, 0 days"
