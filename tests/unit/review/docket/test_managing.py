"""Opening and closing a review; rule 12: a closed one takes no advice, edit or signature, whatever it was closed as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from caveat.review.docket import asking, deciding, holds, managing, observing, recommending, signing, state, stepping
from caveat.review.docket.acts import Advice, ClosedAs, ReviewClosed, Step
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.deciding import ReportedDraft
from caveat.review.docket.managing import ManageDraft, OpenDraft
from caveat.review.docket.people import Access, Circle, Person
from caveat.review.docket.refusals import Closed, NotEntitled, OutOfTurn, Unfit
from caveat.review.docket.state import Docket
from caveat.review.docket.stepping import StepDraft

from .board import (
    ADA,
    ANA,
    BEN,
    DORA,
    LEA,
    REGISTER,
    REX,
    RITA,
    RULES,
    TODAY,
    Board,
    decision,
    draft,
    hold,
    reading,
    terms,
    the_ground,
)
from .test_deciding import advise, decide

# --- opening


def opened(there: list[Docket], by: Person = ANA, **changes: Any) -> tuple[str, Any]:
    wanted = OpenDraft(**({"case": "small", "asker": "A committee"} | changes))
    return managing.open_review(the_ground(), there, REGISTER, by, wanted)


def test_a_review_has_the_question_and_the_day_of_its_case_and_whoever_opens_it_has_its_lead() -> None:
    name, said = opened([])
    assert name == "small.2031-06-10.1"
    assert (said.case, said.as_of, said.question, said.circle.lead) == ("small", TODAY, "Which goods?", "ana")


def test_two_reviews_of_one_question_are_never_open_at_once() -> None:
    with pytest.raises(OutOfTurn, match="is open on the same question as of the same day; Lea opened it"):
        opened([Board().docket], question="  which GOODS? ")


def test_another_question_on_the_same_day_is_another_review() -> None:
    name, _ = opened([Board().docket], question="Which ships?")
    assert name == "small.2031-06-10.2"


def closed_board(as_what: ClosedAs = ClosedAs.LAPSED) -> Board:
    board = Board()
    board.put(DORA, ReviewClosed(state=as_what, reason="Overtaken."))
    return board


def test_reopening_is_a_new_review_that_cites_the_old() -> None:
    old = closed_board().docket
    with pytest.raises(OutOfTurn, match="the same question was closed there as lapsed"):
        opened([old])
    name, said = opened([old], reopens=old.name)
    assert (name, said.reopens) == ("small.2031-06-10.1-r", old.name)


def test_a_review_is_taken_up_again_once() -> None:
    old, later = closed_board().docket, Board(reopens="small.2031-06-10.1").docket
    with pytest.raises(OutOfTurn, match="it was taken up again already, in"):
        opened([old, later], reopens=old.name)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"reopens": "small.2031-06-10.9"}, "is no review of the case"),
        ({"lead": "nobody"}, "'nobody' is nobody of the record"),
        ({"assignees": ("nobody",)}, "'nobody' is nobody of the record"),
        ({"access": "office"}, "it is for offices only, and none is named"),
        ({"access": "office", "offices": ("navy",)}, "'navy' is no office of the record"),
        ({"access": "members", "assignees": ("ben",)}, "ben is to work on it and may not read it"),
    ],
    ids=[
        "unknown review",
        "unknown lead",
        "unknown assignee",
        "no office",
        "unknown office",
        "assignee without access",
    ],
)
def test_a_review_that_does_not_hold_is_not_opened(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Unfit) as wrong:
        opened([closed_board().docket], **({"question": "Which ships?"} | changes))
    assert says in str(wrong.value)


def test_a_review_is_led_by_nobody_whose_account_is_closed() -> None:
    known, offices = REGISTER
    gone = BEN.model_copy(update={"active": False})
    with pytest.raises(Unfit, match="'ben' is nobody of the record"):
        managing.open_review(
            the_ground(), [], ({**known, "ben": gone}, offices), ANA, OpenDraft(case="small", asker="Us", lead="ben")
        )


def test_an_open_review_cannot_be_reopened() -> None:
    with pytest.raises(OutOfTurn, match="it is open, so that there is nothing to reopen"):
        opened([Board().docket], reopens="small.2031-06-10.1")


@pytest.mark.parametrize("by", [REX, RITA, DORA, ADA], ids=lambda one: one.roles[0])
def test_only_an_analyst_opens_a_review(by: Person) -> None:
    with pytest.raises(NotEntitled, match="may not open a review"):
        opened([], by)


def test_nothing_is_told_of_a_review_that_one_may_not_read() -> None:
    secret = Board(circle=Circle(lead="lea", access=Access.MEMBERS)).docket
    name, _ = opened([secret])
    assert name == "small.2031-06-10.2"
    with pytest.raises(Unfit) as wrong:
        opened([secret], reopens="small.2031-06-10.2")
    assert secret.name not in str(wrong.value)


# --- managing


def manage(board: Board, by: Person, **changes: Any) -> int:
    wanted = ManageDraft(**({"lead": "lea", "access": "open", "reason": "More hands."} | changes))
    return board.does(by, managing.manage, REGISTER, by, wanted)


@pytest.mark.parametrize("by", [LEA, DORA], ids=["its lead", "a decider"])
def test_the_lead_or_a_decider_says_who_works_on_a_review_and_until_when(by: Person) -> None:
    board = Board()
    manage(board, by, assignees=("ben",), due=date(2031, 7, 1), access="office", offices=("rights",), target_days=10)
    docket = board.docket
    assert (docket.assignees, docket.due, docket.target_days) == (("ben",), date(2031, 7, 1), 10)
    assert docket.circle.offices == ("rights",)
    assert docket.about.circle.access is Access.OPEN, "how it was opened stays readable"


@pytest.mark.parametrize("by", [ANA, ADA], ids=["an analyst", "an administrator"])
def test_nobody_else_does(by: Person) -> None:
    with pytest.raises(NotEntitled, match="may not manage a review: that takes the role of decider, or the lead"):
        manage(Board(), by)


def test_who_watches_a_condition_may_read_the_review() -> None:
    secret = Board(circle=Circle(lead="lea", access=Access.MEMBERS, members=("ana",))).docket
    managing.owners(secret, REGISTER, ("ana",))
    with pytest.raises(Unfit, match="'ben' is to watch a condition and is nobody who may read this review"):
        managing.owners(secret, REGISTER, ("ben",))


# --- rule 13: a line removed from view stays in the record


def test_a_line_set_aside_stays_in_the_record_and_can_be_brought_back() -> None:
    board = Board()
    seq = board.does(ANA, managing.set_aside, the_ground(), ANA, "l-shells", "Another office has it.")
    assert board.docket.set_aside["l-shells"].seq == seq
    assert "l-shells" not in [card.line for card in the_ground().in_view(board.docket)]
    board.does(ANA, managing.bring_back, ANA, "l-shells", "They gave it back.")
    assert dict(board.docket.set_aside) == {}
    assert [event.act.act for event in board.docket.events] == ["opened", "set-aside", "brought-back"]


def test_setting_aside_needs_a_reason_and_a_line_that_is_in_view() -> None:
    board = Board()
    with pytest.raises(Unfit, match="setting a line aside needs it"):
        managing.set_aside(board.docket, the_ground(), ANA, "l-shells", "")
    with pytest.raises(Unfit, match="'l-shells' is not set aside"):
        managing.bring_back(board.docket, ANA, "l-shells", "Back.")
    with pytest.raises(NotEntitled, match="Rex may not set a line aside"):
        managing.set_aside(board.docket, the_ground(), REX, "l-shells", "No.")


# --- closing


def test_a_review_is_closed_with_a_reason_by_its_lead_or_a_decider() -> None:
    board = Board()
    with pytest.raises(NotEntitled, match="Ana may not close a review"):
        managing.close(board.docket, ANA, ClosedAs.LAPSED, "Overtaken.")
    with pytest.raises(Unfit, match="closing a review needs it"):
        managing.close(board.docket, LEA, ClosedAs.LAPSED, "")
    board.does(LEA, managing.close, LEA, ClosedAs.LAPSED, "Overtaken.")
    assert board.docket.closed_as == "lapsed"


def test_a_review_is_closed_as_decided_only_with_a_decision() -> None:
    with pytest.raises(OutOfTurn, match="no decision is recorded, taken here or reported"):
        managing.close(Board().docket, DORA, ClosedAs.DECIDED, "Done.")


@pytest.mark.parametrize("returned", [False, True], ids=["awaiting a signature", "returned"])
def test_a_review_is_not_closed_as_decided_while_advice_lacks_its_signatures(returned: bool) -> None:
    board = Board()
    decide(board, decision(Advice.PROCEED, follows=advise(board, Advice.PROCEED)))
    seq = board.does(BEN, recommending.recommend, the_ground(), RULES, BEN, hold(office="rights"))
    if returned:
        board.does(RITA, signing.sign, Settings(), RITA, seq, accepted=False, reasons="No.")
    words = "returned by Rita" if returned else "awaits countersignature, 0 of 1"
    with pytest.raises(OutOfTurn, match=f"recommendation {seq} by Ben {words}"):
        managing.close(board.docket, DORA, ClosedAs.DECIDED, "Done.")


def test_a_review_with_an_open_question_is_not_closed() -> None:
    board = Board()
    seq = board.does(ANA, asking.ask, the_ground(), ANA, of="The maker", text="How many?")
    with pytest.raises(OutOfTurn, match=f"question {seq} to The maker is open, and a closed review takes no answer"):
        managing.close(board.docket, DORA, ClosedAs.LAPSED, "Overtaken.")


# --- rule 12


ACTS: dict[str, Callable[[Docket], object]] = {
    "recommending": lambda d: recommending.recommend(d, the_ground(), RULES, ANA, draft(Advice.PROCEED, "l-bombs")),
    "editing": lambda d: recommending.recommend(d, the_ground(), RULES, ANA, hold(reasons="Edited.")),
    "withdrawing": lambda d: recommending.withdraw(d, ANA, 2, "Wrong."),
    "signing": lambda d: signing.sign(d, Settings(), RITA, 2, accepted=True),
    "refusing to sign": lambda d: signing.sign(d, Settings(), RITA, 2, accepted=False, reasons="No."),
    "deciding": lambda d: deciding.decide(d, the_ground(), RULES, DORA, decision(Advice.HOLD, follows=2)),
    "reporting": lambda d: deciding.report(
        d, the_ground(), ANA,
        ReportedDraft(lines=("l-bombs",), advice=Advice.HOLD, decided_by="A ministry", statement="s-decided"),
    ),
    "asking": lambda d: asking.ask(d, the_ground(), ANA, of="The maker", text="How many?"),
    "answering": lambda d: asking.answer(d, ANA, 3, "Forty."),
    "closing a question": lambda d: asking.close(d, ANA, 3, "Over."),
    "setting a line aside": lambda d: managing.set_aside(d, the_ground(), ANA, "l-bombs", "Not ours."),
    "bringing a line back": lambda d: managing.bring_back(d, ANA, "l-bombs", "Ours."),
    "managing": lambda d: managing.manage(
        d, REGISTER, LEA, ManageDraft(lead="lea", access=Access.OPEN, reason="More.")
    ),
    "closing": lambda d: managing.close(d, DORA, ClosedAs.LAPSED, "Again."),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
@pytest.mark.parametrize("as_what", list(ClosedAs))
def test_a_closed_review_takes_no_advice_edit_or_signature(as_what: ClosedAs, act: Callable[[Docket], object]) -> None:
    board = Board()
    board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold())
    board.put(DORA, ReviewClosed(state=as_what, reason="Overtaken."))
    with pytest.raises(Closed, match=f"it was closed as {as_what.value} by Dora on 2031-06-10, so that nobody can"):
        act(board.docket)


@pytest.mark.parametrize("as_what", list(ClosedAs))
def test_what_was_decided_is_still_told_watched_and_may_be_suspended_on_a_closed_review(as_what: ClosedAs) -> None:
    board = Board()
    seq = advise(board, Advice.HOLD, conditions=(terms(),))
    made = decide(board, decision(Advice.HOLD, follows=seq, conditions=(terms(),)))
    board.put(DORA, ReviewClosed(state=as_what, reason="Done."))
    board.does(ANA, holds.tell, ANA, made, who="The port", how="by letter", on=TODAY, took_effect=TODAY, today=TODAY)
    board.does(ANA, observing.observe, the_ground(), ANA, f"{made}.1", (reading(TODAY, 250),), TODAY)
    board.does(DORA, stepping.step, the_ground(), DORA, StepDraft(decision=made, step=Step.SUSPEND, reasons="Met."))
    assert state.effect(board.docket.taken("l-shells")) == "hold, suspended"
