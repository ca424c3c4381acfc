"""Rule 6: equal texts once, different texts all, mixed advice is conflicting; disagreement is shown."""

from __future__ import annotations

import pytest

from caveat.review.docket import combining, recommending
from caveat.review.docket.acts import Advice

from .board import ANA, BEN, PAUSES, RULES, TWO, Board, draft, terms, the_ground

P, C, S, H, W, E, N = Advice


def board_with(*advised: tuple[Advice, str]) -> Board:
    """Advice with its reasons by Ana for arms, Ben for rights, and Tea for arms, in turn."""
    board = Board()
    for (advice, reasons), (by, office) in zip(advised, ((ANA, "arms"), (BEN, "rights"), (TWO, "arms")), strict=False):
        given = {"conditions": (terms(),)} if advice is C else {}
        wanted = draft(
            advice, office=office, reasons=reasons, provisions=(PAUSES,) if advice in (H, W) else (), **given
        )
        board.does(by, recommending.recommend, the_ground(), RULES, by, wanted)
    return board


@pytest.mark.parametrize(
    ("advised", "together"),
    [
        ((), "none"),
        ((P,), "proceed"),
        ((P, P), "proceed"),
        ((P, C), "proceed-with-conditions"),
        ((P, N), "proceed"),
        ((N, N), "no-view"),
        ((P, H), "conflicting"),
        ((C, H), "conflicting"),
        ((H, W), "conflicting"),
        ((P, E), "conflicting"),
        ((P, C, H), "conflicting"),
        ((H, H, N), "hold"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
def test_advice_comes_together_as_it_agrees(advised: tuple[Advice, ...], together: str) -> None:
    board = board_with(*((one, f"Reason {number}.") for number, one in enumerate(advised)))
    assert combining.combine(board.docket.live("l-shells")).advice == together


def test_equal_texts_appear_once_with_all_who_gave_them_and_different_texts_all_appear() -> None:
    board = board_with((P, "Nothing speaks  against it."), (P, "Nothing speaks against it."), (P, "Needed soon."))
    found = combining.combine(board.docket.live("l-shells"))
    assert [(one.text, one.by, one.offices) for one in found.texts] == [
        ("Nothing speaks  against it.", (2, 3), ("arms", "rights")), ("Needed soon.", (4,), ("arms",)),
    ]  # fmt: skip


def test_disagreement_between_offices_is_shown_as_disagreement() -> None:
    found = combining.combine(board_with((P, "Go."), (H, "Wait.")).docket.live("l-shells"))
    assert found.disagreement == "Offices differ. arms: proceed; rights: hold."


def test_conditions_beside_plain_consent_are_a_disagreement_though_they_come_together() -> None:
    found = combining.combine(board_with((P, "Go."), (C, "Go, if.")).docket.live("l-shells"))
    assert found.disagreement == "Offices differ. arms: proceed; rights: proceed with conditions."


def test_no_view_is_no_disagreement() -> None:
    assert combining.combine(board_with((P, "Go."), (N, "")).docket.live("l-shells")).disagreement is None


def test_superseded_advice_is_not_combined_and_stays_readable() -> None:
    board = board_with((H, "Wait."))
    board.does(ANA, recommending.recommend, the_ground(), RULES, ANA, draft(P, reasons="Go."))
    assert combining.combine(board.docket.recommendations).advice == "proceed"
    assert [one.said.reasons for one in board.docket.recommendations] == ["Wait.", "Go."]


def test_advice_that_slows_or_stops_raises_a_flag_which_falls_with_the_last_of_it() -> None:
    board = board_with((H, "Wait."), (P, "Go."))
    assert [one.seq for one in board.docket.stopping] == [2]
    board.does(ANA, recommending.withdraw, ANA, 2, "No longer so.")
    assert board.docket.stopping == ()
