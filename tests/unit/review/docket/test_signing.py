"""Rule 5: nobody countersigns what they wrote, nor twice in a chain; in order; a refusal returns; editing voids."""

from __future__ import annotations

import inspect

import pytest

from caveat.review.docket import recommending, signing
from caveat.review.docket.acts import Advice
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit

from .board import ANA, BEN, DAN, DORA, LEA, REX, RITA, ROB, RULES, Board, draft, hold, the_ground

SETTINGS = Settings()


def recommended(by: Person = ANA, office: str = "arms", line: str | None = "l-shells") -> tuple[Board, int]:
    board = Board()
    wanted = (
        hold(office=office) if line else draft(Advice.HOLD, None, office=office, provisions=("usa-congress-later-law",))
    )
    return board, board.does(by, recommending.recommend, the_ground(), RULES, by, wanted)


def sign(board: Board, by: Person, seq: int, accepted: bool = True, reasons: str = "", order: int | None = None) -> int:
    return board.does(by, signing.sign, SETTINGS, by, seq, accepted=accepted, reasons=reasons, order=order)


def refused(board: Board, by: Person, seq: int, accepted: bool = True, order: int | None = None) -> str:
    with pytest.raises((NotEntitled, OutOfTurn, Unfit)) as wrong:
        sign(board, by, seq, accepted, order=order)
    return str(wrong.value)


def test_a_countersignature_is_of_whoever_gives_it_and_says_which_one_it_is() -> None:
    board, seq = recommended()
    sign(board, RITA, seq)
    [signature] = board.docket.recommendations[0].signatures
    assert (signature.by.name, signature.said.order, signature.said.accepted) == ("Rita", 1, True)
    assert board.docket.recommendations[0].standing == "countersigned, 1 of 1"


def test_the_signer_is_nothing_that_a_request_could_name() -> None:
    assert {"signer", "by", "user", "who"} & set(inspect.signature(signing.sign).parameters) == set()


def test_nobody_countersigns_what_they_wrote() -> None:
    board, seq = recommended(ROB, "rights")
    assert f"Rob wrote recommendation {seq}, and nobody countersigns what they wrote" in refused(board, ROB, seq)


def test_nor_an_edited_version_of_what_they_wrote() -> None:
    board, _ = recommended(ROB, "rights")
    again = board.does(ROB, recommending.recommend, the_ground(), RULES, ROB, hold(office="rights", reasons="Mended."))
    assert "nobody countersigns what they wrote" in refused(board, ROB, again)


def test_nobody_signs_twice_in_one_chain() -> None:
    board, seq = recommended(line=None)
    sign(board, DAN, seq)
    assert f"Dan signed recommendation {seq} already, and nobody signs twice in one chain" in refused(board, DAN, seq)


def test_the_lead_of_a_review_signs_nothing_on_it_unless_the_office_says_so() -> None:
    board, seq = recommended()
    assert "Lea has the lead of this review" in refused(board, LEA, seq)
    board.does(LEA, signing.sign, Settings(lead_may_sign=True), LEA, seq, accepted=True)
    assert board.docket.recommendations[0].signed


@pytest.mark.parametrize("by", [BEN, REX], ids=["an analyst", "a reader"])
def test_who_is_neither_reviewer_nor_decider_does_not_countersign(by: Person) -> None:
    board, seq = recommended()
    assert "may not countersign: that takes the role of reviewer or decider" in refused(board, by, seq)


def test_the_second_signature_comes_only_after_the_first() -> None:
    board, seq = recommended(line=None)
    assert f"signature 2 of recommendation {seq} is not the next; signature 1 is" in refused(board, RITA, seq, order=2)
    assert f"signature 1 of recommendation {seq} takes a reviewer, which Dora is not" in refused(board, DORA, seq)
    sign(board, RITA, seq, order=1)
    assert f"signature 2 of recommendation {seq} takes a decider, which Rob is not" in refused(board, ROB, seq)
    sign(board, DORA, seq, order=2)
    assert board.docket.recommendations[0].standing == "countersigned, 2 of 2"


def test_what_has_its_signatures_takes_no_further_one() -> None:
    board, seq = recommended()
    sign(board, RITA, seq)
    assert "takes no further signature: it has the 1 that it needs" in refused(board, ROB, seq)


def test_what_needs_no_signature_takes_none() -> None:
    board = Board()
    seq = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, draft(Advice.PROCEED))
    assert "takes no further signature: it needs none" in refused(board, RITA, seq)


def test_a_refusal_to_sign_needs_reasons_and_returns_the_recommendation_to_its_author() -> None:
    board, seq = recommended()
    assert "a refusal to sign needs them, and they are empty" in refused(board, RITA, seq, accepted=False)
    sign(board, RITA, seq, accepted=False, reasons="Name the crossing.")
    found = board.docket.recommendations[0]
    assert found.standing == "returned by Rita"
    assert found.returned is not None and found.returned.said.reasons == "Name the crossing."
    assert "is returned by Rita, so that it takes no signature" in refused(board, ROB, seq)


def test_editing_voids_signatures_which_stay_readable_with_their_reasons() -> None:
    board, seq = recommended(line=None)
    sign(board, RITA, seq, reasons="Sound.")
    sign(board, DORA, seq, accepted=False, reasons="Too broad.")
    edited = draft(Advice.HOLD, None, reasons="Narrower.", provisions=("usa-congress-later-law",))
    again = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, edited)
    old, new = board.docket.recommendations
    assert [(one.by.name, one.said.reasons, one.void) for one in old.signatures] == [
        ("Rita", "Sound.", True), ("Dora", "Too broad.", True),
    ]  # fmt: skip
    assert (new.seq, new.signatures, new.standing) == (again, (), "awaits countersignature, 0 of 2")


def test_who_signed_the_old_version_may_sign_the_new_one_since_the_old_signature_is_void() -> None:
    board, seq = recommended()
    sign(board, RITA, seq, accepted=False, reasons="Name the crossing.")
    again = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold(reasons="The northern crossing."))
    sign(board, RITA, again)
    assert board.docket.recommendation(again).signed  # type: ignore[union-attr]


def test_a_superseded_or_withdrawn_recommendation_takes_no_signature() -> None:
    board, seq = recommended()
    again = board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, hold(reasons="Better."))
    assert f"recommendation {seq} is superseded by {again}" in refused(board, RITA, seq)
    board.does(ANA, recommending.withdraw, ANA, again, "No longer so.")
    assert f"recommendation {again} is withdrawn" in refused(board, RITA, again)


def test_a_signature_on_what_is_not_there_is_refused_with_what_is() -> None:
    board, seq = recommended()
    assert f"99 is none of it. Name one of: {seq}" in refused(board, RITA, 99)
