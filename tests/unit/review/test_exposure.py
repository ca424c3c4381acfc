"""What is still to come of a line, in articles and in money per basis."""

from __future__ import annotations

import copy
from datetime import date

from caveat.evidence import Derived
from caveat.review import exposure
from caveat.review.cite import Citer
from caveat.review.dossier import freeze
from tests.unit.review.small import CASE, case


def line_of(**changes):
    rows = copy.deepcopy(CASE["transfers"])
    rows[0]["lines"][0].update(changes)
    citer = Citer(freeze(case(transfers=rows), date(2031, 6, 10)))
    transfer = citer.dossier.case.transfers[0]
    return citer, transfer, transfer.lines[0]


def test_goods_described_as_delivered_leave_nothing_to_withhold():
    # 900 delivered of 900: 900 - 900 = 0
    left = exposure.remaining(*line_of(
        stage="delivered",
        quantity={"kind": "delivered", "value": 900},
        delivered={"kind": "delivered", "value": 900},
        events=[{"stage": "delivered", "date": "2031-05-01", "sources": ["d-early"]}],
    ))  # fmt: skip
    assert left.figure.value == 0
    assert isinstance(left.figure.basis, Derived)
    assert left.figure.basis.formula == "quantity - delivered"


def test_a_request_of_which_nothing_came_is_wholly_to_come():
    # 900 - 0 = 900
    left = exposure.remaining(*line_of(
        stage="requested", events=[], quantity={"kind": "requested", "value": 900},
        delivered={"kind": "delivered", "value": 0},
    ))  # fmt: skip
    assert left.figure.value == 900


def test_a_ceiling_without_public_deliveries_stays_unknown_and_is_called_a_ceiling():
    left = exposure.remaining(*line_of())
    assert left.figure.unknown is not None
    assert left.words == "at most the ceiling; deliveries are not public"


def test_a_count_of_what_was_delivered_says_nothing_of_the_balance():
    left = exposure.remaining(*line_of(
        stage="in-delivery", events=[], quantity={"kind": "delivered", "value": 5000},
        delivered={"kind": "delivered", "value": 5000},
    ))  # fmt: skip
    assert left.figure.unknown == "the quantity counts what was delivered; the balance is not public"


def test_amounts_keep_their_own_basis_and_are_not_added():
    citer, transfer, line = line_of(amounts=[
        {"basis": "notification-ceiling", "value": 5000000},
        {"basis": "contract", "value": 4100000},
    ])  # fmt: skip
    figures, _ = exposure.exposure(citer, transfer, line, exposure.remaining(citer, transfer, line))
    money = [(figure.value, figure.counts) for figure in figures[1:]]
    assert money == [(5000000, "notification-ceiling"), (4100000, "contract")]


def test_a_line_without_an_amount_shows_an_unknown_one():
    citer, transfer, line = line_of(amounts=[])
    figures, _ = exposure.exposure(citer, transfer, line, exposure.remaining(citer, transfer, line))
    assert [figure.unknown for figure in figures[1:]] == ["no public amount"]
