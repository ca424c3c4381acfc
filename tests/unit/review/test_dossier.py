"""What of a case was public on a day is decided from the dates of its documents, and from nothing else."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from caveat.review.dossier import freeze
from tests.unit.review.small import CASE, case

AS_OF = date(2031, 6, 10)


def test_a_document_published_later_is_not_in_the_dossier():
    kept = freeze(case(), AS_OF).case
    assert [document.id for document in kept.documents] == ["d-early", "d-month"]


def test_a_statement_from_a_later_document_is_not_in_the_dossier():
    assert [said.id for said in freeze(case(), AS_OF).case.statements] == ["s-1"]


def test_a_field_with_a_later_source_goes_while_its_row_stays():
    [line] = freeze(case(), AS_OF).case.transfers[0].lines
    assert [amount.basis.value for amount in line.amounts] == ["notification-ceiling"]
    assert [event.stage.value for event in line.events] == ["notified"]


def test_what_is_left_out_is_listed_with_the_first_date_of_a_source():
    hidden = {part.path: part.earliest for part in freeze(case(), AS_OF).hidden}
    assert hidden == {
        "statements/s-2": "2031-07-01",
        "transfers/t-shells/lines/l-shells/amounts/1": "2031-07-01",
        "transfers/t-shells/lines/l-shells/events/1": "2031-07-01",
    }


def test_a_later_date_shows_more():
    assert len(freeze(case(), date(2031, 7, 1)).case.statements) == 2


def test_a_document_dated_to_the_month_of_the_date_is_read_and_marked():
    held = freeze(case(), AS_OF)
    assert held.day_unknown == {"d-month"}
    assert "d-month" in {document.id for document in held.case.documents}


def test_a_document_dated_to_the_month_before_is_not_marked():
    assert freeze(case(), date(2031, 7, 1)).day_unknown == frozenset()


def test_an_undated_document_supports_nothing_as_of_a_date():
    rows = copy.deepcopy(CASE["statements"])
    rows[0]["document"] = "d-undated"
    assert freeze(case(statements=rows), date(2040, 1, 1)).case.statements[0].id == "s-2"


def test_a_quantity_known_only_later_becomes_unknown_and_is_not_filled():
    rows = copy.deepcopy(CASE["transfers"])
    rows[0]["lines"][0]["quantity"]["sources"] = ["d-late"]
    [line] = freeze(case(transfers=rows), AS_OF).case.transfers[0].lines
    assert line.quantity.kind.value == "unknown"
    assert line.quantity.value is None


def test_a_formula_with_a_later_input_goes_as_a_whole():
    rows = copy.deepcopy(CASE["transfers"])
    rows[0]["lines"][0]["quantity"] = {
        "kind": "derived", "value": 700, "formula": "asked - sent", "sources": ["d-early"],
        "inputs": {"asked": {"value": 900, "sources": ["d-early"]}, "sent": {"value": 200, "sources": ["d-late"]}},
    }  # fmt: skip
    [line] = freeze(case(transfers=rows), AS_OF).case.transfers[0].lines
    assert line.quantity.kind.value == "unknown"


def test_a_reference_never_leads_to_what_is_left_out():
    rows = copy.deepcopy(CASE["statements"])
    rows[0]["contradicts"] = ["s-2"]
    clash = [{"id": "c-1", "kind": "real", "topic": "Was it ordered?", "side_a": ["s-1"], "side_b": ["s-2"]}]
    kept = freeze(case(statements=rows, contradictions=clash), AS_OF).case
    assert kept.statements[0].contradicts == ()
    assert kept.contradictions == ()


def test_a_statement_moves_to_its_other_page_where_only_that_was_public():
    rows = copy.deepcopy(CASE["statements"])
    rows[0].update(document="d-late", also=["d-early"])
    [said] = [one for one in freeze(case(statements=rows), AS_OF).case.statements if one.id == "s-1"]
    assert said.document == "d-early"


def test_a_compiler_may_say_that_a_fact_became_public_later_than_its_page_shows():
    rows = copy.deepcopy(CASE["statements"])
    rows[0]["public_from"] = "2031-08-01"
    assert freeze(case(statements=rows), AS_OF).case.statements == ()


def test_a_judgement_without_a_visible_statement_is_no_position():
    position = {"low": 10, "high": 20, "owner": "compiler", "reason": "reads so", "justified_by": ["s-2"]}
    actors = [{"id": "a-1", "name": "Someone", "role": "member", "side": "supplier", "position": position}]
    [actor] = freeze(case(actors=actors), AS_OF).case.actors
    assert actor.position is None


def staged(*events, stage="notified"):
    rows = copy.deepcopy(CASE["transfers"])
    rows[0]["lines"][0].update(stage=stage, events=list(events))
    return {"transfers": rows}


ASKED = {"stage": "requested", "date": "2031-04", "sources": ["d-early"]}
TOLD = {"stage": "notified", "date": "2031-05-01", "sources": ["d-early"]}
OFFERED = {"stage": "offered", "date": "2031-06-20", "sources": ["d-late"]}


@pytest.mark.parametrize(
    ("day", "stage"),
    [(date(2031, 5, 20), "notified"), (AS_OF, "notified"), (date(2031, 7, 2), "offered")],
    ids=["before the case's date", "on it", "after it, once the offer was reported"],
)
def test_on_another_day_a_line_stands_where_its_last_public_event_puts_it(day, stage):
    [line] = freeze(case(**staged(ASKED, TOLD, OFFERED)), day).case.transfers[0].lines
    assert line.stage.value == stage


def test_on_an_earlier_day_a_line_does_not_stand_where_it_stood_later():
    # The case says "delivered" of 10 June; on 20 May only the notice of 1 May was public.
    gone = {"stage": "delivered", "date": "2031-06-05", "sources": ["d-month"]}
    [line] = freeze(case(**staged(TOLD, gone, stage="delivered")), date(2031, 5, 20)).case.transfers[0].lines
    assert line.stage.value == "notified"


def test_a_part_that_was_delivered_leaves_a_line_in_delivery():
    part = {"stage": "delivered", "date": "2031-06-30", "quantity": {"value": 300}, "sources": ["d-late"]}
    [line] = freeze(case(**staged(TOLD, part)), date(2031, 7, 2)).case.transfers[0].lines
    assert line.stage.value == "in-delivery"


def test_without_a_dated_event_the_reported_stage_stays():
    undated = {"stage": "requested", "sources": ["d-early"]}
    [line] = freeze(case(**staged(undated, stage="contracted")), date(2031, 7, 2)).case.transfers[0].lines
    assert line.stage.value == "contracted"


def test_an_origin_known_only_from_later_pages_is_not_named():
    origins = [*CASE["origins"], {"id": "o-late", "name": "Late Post", "documents": ["d-late"]}]
    assert [one.id for one in freeze(case(origins=origins), AS_OF).case.origins] == ["o-early"]


def test_a_measure_read_only_later_is_not_named():
    readings = [{"period": "2031-05", "value": 4, "sources": ["d-late"]}]
    series = [{"id": "k-flights", "measure": "flights", "observations": readings}]
    assert freeze(case(series=series), AS_OF).case.series == ()
    assert [one.id for one in freeze(case(series=series), date(2031, 7, 1)).case.series] == ["k-flights"]


def test_what_is_left_out_is_told_in_words_and_not_by_the_name_of_its_kind():
    told = {part.path: part.what for part in freeze(case(**staged(TOLD, OFFERED)), AS_OF).hidden}
    assert told["transfers/t-shells/lines/l-shells/events/1"] == "offered 2031-06-20"
    assert told["transfers/t-shells/lines/l-shells/amounts/1"] == "4,100,000 USD"
    actors = [{"id": "a-1", "name": "Someone", "role": "member", "side": "supplier", "sources": ["d-late"]}]
    assert {part.what for part in freeze(case(actors=actors), AS_OF).hidden if part.path == "actors/a-1"} == {"Someone"}
