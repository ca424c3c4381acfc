"""What waits for whom, and the log in words."""

from __future__ import annotations

from datetime import date

from caveat.review.docket import recommending, signing, tasks, telling
from caveat.review.docket.acts import Advice, ReviewClosed
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.people import Access, Circle, Person

from .board import ANA, BEN, DORA, LEA, RITA, ROB, RULES, TODAY, Board, decision, draft, hold, terms, the_ground
from .test_deciding import advise, decide, held


def waits(board: Board, by: Person, day: date = TODAY) -> list[str]:
    return [one.words for one in tasks.waiting(board.docket, Settings(), by, day)]


def test_a_signature_waits_for_everybody_who_may_give_it_and_for_nobody_else() -> None:
    board = Board()
    seq = board.does(ROB, recommending.recommend, the_ground(), RULES, ROB, hold(office="rights"))
    words = f"Recommendation {seq} by Rob awaits the signature of a reviewer."
    assert waits(board, RITA) == [words]
    assert [waits(board, by) for by in (ROB, LEA, ANA, DORA)] == [[], [], [], []]
    board.does(RITA, signing.sign, Settings(), RITA, seq, accepted=True)
    assert waits(board, RITA) == []


def test_what_was_returned_waits_for_its_author_with_the_reasons() -> None:
    board = Board()
    seq = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold())
    board.does(RITA, signing.sign, Settings(), RITA, seq, accepted=False, reasons="Name the crossing.")
    assert waits(board, ANA) == [f"Recommendation {seq} came back from Rita: Name the crossing."]


def test_who_is_to_work_on_a_review_is_told_until_they_recommend_something() -> None:
    board = Board(assignees=("ben",))
    assert waits(board, BEN) == ["You are to work on it, and have recommended nothing yet."]
    board.does(BEN, recommending.recommend, the_ground(), RULES, BEN, draft(Advice.PROCEED, office="rights"))
    assert waits(board, BEN) == []


def test_a_hold_that_nobody_was_told_of_waits_for_whoever_may_record_it() -> None:
    board, seq = held()
    assert waits(board, ANA) == [f"Decision {seq} (hold): nobody was told of it."]


def test_a_condition_waits_for_its_owner() -> None:
    board = Board()
    made = decide(board, decision(Advice.CONDITIONS, follows=advise(board, Advice.CONDITIONS), conditions=(terms(),)))
    [first, *_] = waits(board, ANA)
    assert first.startswith(f"You watch condition {made}.1, which is unknown: no reading in the 30 days to 2031-06-10")
    assert not any("You watch" in words for words in waits(board, BEN))


def test_nothing_of_a_review_that_one_may_not_read_waits_for_anybody() -> None:
    board = Board(circle=Circle(lead="lea", access=Access.MEMBERS, members=("ana",)))
    board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold())
    assert waits(board, RITA) == []


def test_a_closed_review_waits_for_no_signature() -> None:
    board = Board()
    board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold())
    board.put(DORA, ReviewClosed(state="lapsed", reason="Overtaken."))  # type: ignore[arg-type]
    assert waits(board, RITA) == []


def test_the_log_says_who_did_what_in_whole_sentences_with_the_number_of_the_record() -> None:
    board = Board()
    seq = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold())
    board.does(RITA, signing.sign, Settings(), RITA, seq, accepted=True)
    decide(board, decision(Advice.HOLD, follows=seq))
    assert [telling.sentence(event) for event in board.docket.events] == [
        "1: Lea (arms) opened a review of small as of 2031-06-10 for A committee.",
        "2: Ana (arms) recommended, for arms, to hold on l-shells.",
        "3: Rita (arms) countersigned recommendation 2 (signature 1).",
        "4: Dora (front) decided to hold on l-shells, following recommendation 2.",
    ]
