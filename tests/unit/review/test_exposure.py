"""What is still to come of a line, in articles and in money per basis."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

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


def test_a_ceiling_less_deliveries_is_no_remainder():
    # 900 is the most that the notice allows; 300 delivered of it do not make 600 to come.
    left = exposure.remaining(*line_of(delivered={"kind": "delivered", "value": 300}))
    assert left.figure.unknown == "a ceiling less deliveries is no remainder"
    assert left.words == "at most the ceiling; a ceiling less deliveries is no remainder"


def test_a_list_that_mixes_asks_and_fills_leaves_no_remainder():
    left = exposure.remaining(*line_of(
        stage="in-delivery", events=[], quantity={"kind": "listed", "value": 900},
        delivered={"kind": "delivered", "value": 300},
    ))  # fmt: skip
    assert left.figure.unknown == "a list less deliveries is no remainder"


@pytest.mark.parametrize(
    ("stage", "words"),
    [("requested", "asked for, less what was delivered; nothing shows an order"),
     ("contracted", "quantity less delivered")],
)  # fmt: skip
def test_what_was_asked_for_is_not_called_an_order(stage, words):
    # 900 - 200 = 700
    left = exposure.remaining(*line_of(
        stage=stage, events=[], quantity={"kind": "requested", "value": 900},
        delivered={"kind": "delivered", "value": 200},
    ))  # fmt: skip
    assert (left.figure.value, left.figure.counts, left.words) == (700, "requested", words)


def test_parts_of_one_request_are_not_said_to_be_the_same_goods():
    other = {**CASE["transfers"][0]["lines"][0], "id": "l-rest"}
    rows = copy.deepcopy(CASE["transfers"])
    rows[0]["lines"] = [{**other, "id": "l-shells", "overlaps": ["l-rest"], "overlap_note": "parts of one request"},
                        other]  # fmt: skip
    citer = Citer(freeze(case(transfers=rows), date(2031, 6, 10)))
    transfer = citer.dossier.case.transfers[0]
    line = transfer.lines[0]
    _, notes = exposure.exposure(citer, transfer, line, exposure.remaining(citer, transfer, line))
    assert "parts of one request" in notes
    assert not [note for note in notes if "same goods" in note]


# --- cost to the supplier, by kind


def costs(item: dict[str, Any], head: dict[str, Any] | None = None) -> dict[str, tuple[str, bool]]:
    """Kind of each cost row, with its text and whether it is unknown."""
    whole = case(items=[{"id": "i-155mm-he", "sources": ["d-early"], **item}], case={**CASE["case"], **(head or {})})
    citer = Citer(freeze(whole, date(2031, 6, 10)))
    [known] = citer.dossier.case.items
    return {row.kind: (row.text, row.figure is not None) for row in exposure.cost(citer, known)}


def test_every_kind_of_cost_without_a_source_is_an_unknown_of_its_own():
    assert {kind: missing for kind, (_, missing) in costs({}).items()} == {
        "contract": True, "industrial": True, "legal": True, "alliance": True, "signalling": True, "readiness": True,
    }  # fmt: skip


def test_a_cost_with_a_source_stands_under_its_own_kind():
    found = costs({"costs": [{"kind": "legal", "text": "The maker announces a claim."}]})
    assert found["legal"] == ("The maker announces a claim.", False)
    assert found["contract"][1]


def test_a_cost_of_the_whole_case_is_a_cost_of_every_item():
    head = {"costs": [{"kind": "signalling", "text": "It departs from policy.", "sources": ["d-early"]}]}
    assert costs({}, head)["signalling"] == ("It departs from policy.", False)


def test_a_cost_known_only_later_is_unknown_on_the_day():
    found = costs({"costs": [{"kind": "legal", "text": "A court awards damages.", "sources": ["d-late"]}]})
    assert found["legal"][1]


def test_a_side_effect_is_no_kind_of_cost_that_fills_another():
    found = costs({"side_effects": [{"text": "Fewer kits, more unguided bombs."}]})
    assert found["side-effect"] == ("Fewer kits, more unguided bombs.", False)
    assert found["alliance"][1]


# --- what the case knows of an item


def test_makers_use_and_price_are_told_with_their_pages():
    item = {"id": "i-155mm-he", "sources": ["d-early"], "suppliers": [{"text": "a plant"}],
            "use": [{"value": 5000, "unit": "shells in all", "qualifier": "about", "note": "calibre not stated"}],
            "unit_cost": [{"low": 2, "high": 3, "unit": "USD per round"}],
            "stock": {"text": "classified", "unit": "rounds"},
            "role_contested": [{"text": "some call it a defence."}]}  # fmt: skip
    citer = Citer(freeze(case(items=[item]), date(2031, 6, 10)))
    [known] = citer.dossier.case.items
    said = exposure.dependence(citer, known, "i-155mm-he").said
    assert [(one.about, one.text) for one in said] == [
        ("role", "Its role is contested: some call it a defence."),
        ("maker", "Supplied by: a plant"),
        ("use", "Use (calibre not stated)"),
        ("price", "Price"),
        ("stock", "Stock: classified"),
    ]
    assert all(one.support[0].citation and one.support[0].citation.document == "d-early" for one in said)
    assert said[2].figure is not None and (said[2].figure.qualifier, said[2].figure.value) == ("about", 5000)
    assert said[3].figure is not None and (said[3].figure.bounds, said[3].figure.unit) == ((2, 3), "USD per round")


def test_a_role_is_contested_only_from_the_day_of_a_document():
    item = {"id": "i-155mm-he", "role_contested": [{"text": "held over harm", "sources": ["d-late"]}]}
    citer = Citer(freeze(case(items=[item]), date(2031, 6, 10)))
    [known] = citer.dossier.case.items
    assert exposure.dependence(citer, known, "i-155mm-he").said == ()
