"""A sentence that has the recipient sell, against the rest of its page."""

from __future__ import annotations

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.pairs.garbled import garbled
from caveat.sources.prose.statement import OUTLET, Contradiction, Mention, Statement

LEAD = "Norway wants to press Peru into selling more weapons."
REST = " Norway may halt deliveries to Peru. Peru has asked Norway for shells. Norway offers Peru more."
TEXT = LEAD + REST


def said(act: Act, actor: str, target: str, words: str) -> Statement:
    start = TEXT.index(words)

    def place(name: str) -> Mention:
        at = TEXT.index(name, start)
        return Mention(name, at, at + len(name))

    return Statement(
        start, start + len(words), act, place(actor), place(target), (), Modality.CONSIDERED, Polarity.POSITIVE, OUTLET,
        None, (), "hand", 1.0,
    )  # fmt: skip


PRESS = said(Act.DEMAND, "Norway", "Peru", "Norway wants to press Peru into selling more weapons")
HALT = said(Act.PAUSE, "Norway", "Peru", "Norway may halt deliveries to Peru")
ASK = said(Act.REQUEST, "Peru", "Norway", "Peru has asked Norway for shells")
OFFER = said(Act.OFFER, "Norway", "Peru", "Norway offers Peru more")


def test_a_recipient_who_is_to_sell_is_out_of_place_on_his_own_page() -> None:
    assert list(garbled(TEXT, [PRESS, HALT, ASK, OFFER])) == [Contradiction(0, 1, "direction")]
    assert list(garbled(TEXT, [HALT, ASK, PRESS])) == [Contradiction(1, 2, "direction")]


def test_one_other_statement_is_not_enough() -> None:
    assert list(garbled(TEXT, [PRESS, HALT])) == []


def test_somebody_who_sells_elsewhere_on_the_page_may_be_pressed_to_sell() -> None:
    sells = said(Act.DELIVER, "Peru", "Norway", "Peru has asked Norway for shells")
    assert list(garbled(TEXT, [PRESS, HALT, ASK, sells])) == []


def test_to_be_pressed_to_something_else_is_nothing_of_the_kind() -> None:
    assert list(garbled(TEXT, [ASK, HALT, OFFER])) == []
