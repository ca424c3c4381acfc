"""Rule 11: questions to outside parties are asked, answered (an answer may be empty) or closed with a reason."""

from __future__ import annotations

import pytest

from caveat.review.docket import asking
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit

from .board import ADA, ANA, REX, Board, the_ground


def asked(board: Board, by: Person = ANA, of: str = "The maker", text: str = "How many?") -> int:
    return board.does(by, asking.ask, the_ground(), by, of=of, text=text)


def test_an_answer_may_be_empty() -> None:
    board = Board()
    seq = asked(board)
    board.does(ANA, asking.answer, ANA, seq, "")
    assert not board.docket.questions[0].open


@pytest.mark.parametrize("ends", ["answered", "closed"])
def test_a_question_that_has_ended_takes_no_answer_and_is_not_closed_again(ends: str) -> None:
    board = Board()
    seq = asked(board)
    if ends == "answered":
        board.does(ANA, asking.answer, ANA, seq, "Forty.")
    else:
        board.does(ANA, asking.close, ANA, seq, "No longer needed.")
    with pytest.raises(OutOfTurn, match=f"question {seq} was {ends} by Ana on 2031-06-10, so that it takes no answer"):
        asking.answer(board.docket, ANA, seq, "Forty.")
    with pytest.raises(OutOfTurn, match=f"question {seq} was {ends} by Ana on 2031-06-10, so that it cannot be closed"):
        asking.close(board.docket, ANA, seq, "Again.")


def test_closing_a_question_needs_a_reason() -> None:
    board = Board()
    seq = asked(board)
    with pytest.raises(Unfit, match="closing a question needs it, and it is empty"):
        asking.close(board.docket, ANA, seq, " ")


def test_a_question_says_whom_it_is_put_to_and_what_it_asks() -> None:
    with pytest.raises(Unfit, match="whom the question is put to needs it"):
        asked(Board(), of="")
    with pytest.raises(Unfit, match="a question needs it, and it is empty"):
        asked(Board(), text="")


@pytest.mark.parametrize("by", [REX, ADA], ids=["a reader", "an administrator"])
def test_who_does_not_work_on_reviews_asks_nobody(by: Person) -> None:
    with pytest.raises(NotEntitled, match="that takes the role of analyst or reviewer or decider"):
        asked(Board(), by)


def test_an_answer_to_what_was_not_asked_is_refused() -> None:
    board = Board()
    seq = asked(board)
    with pytest.raises(Unfit, match=f"77 is no question of it. Name one of: {seq}"):
        asking.answer(board.docket, ANA, 77, "Forty.")
