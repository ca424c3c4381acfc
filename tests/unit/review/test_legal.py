"""What the law needs to know of a line comes from its events; an informal notice starts no clock."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.evidence import Measure, Stage
from caveat.review import legal
from caveat.review.casepipeline import Line, Transfer
from caveat.review.cite import Citer
from caveat.review.result.gate import Gate
from tests.unit.review.small import citer, hold, line, review, transfer


def rows(
    *, supplier: str = "USA", channels: tuple[str, ...] = ("FMS",), **changes: Any
) -> tuple[Citer, Transfer, Line]:
    """A case of one line, and its rows."""
    found = citer(transfers=[transfer("t-1", line("l-1", **changes), supplier=supplier, channels=list(channels))])
    [one] = found.dossier.case.transfers
    return found, one, one.lines[0]


def noticed(day: str, **more: Any) -> dict[str, Any]:
    return {"stage": "notified", "date": day, "sources": ["d-early"]} | more


def review_gate(**changes: Any) -> Gate:
    """The gate of the statutory review in the stop map of one line."""
    return next(gate for gate in legal.stop_map(*rows(**changes)) if gate.gate == "Statutory review")


# --- facts of a line


def test_the_day_of_the_notice_is_that_of_the_formal_event() -> None:
    facts = legal.facts(*rows(events=[noticed("2031-05-01"), noticed("2031-04-01", informal=True)]))
    assert (facts.notified, facts.emergency, facts.stage) == (date(2031, 5, 1), False, Stage.NOTIFIED)


@pytest.mark.parametrize("later_first", [True, False])
def test_of_two_notices_the_later_counts_whatever_their_order_in_the_file(later_first: bool) -> None:
    events = [noticed("2031-05-20", emergency=True), noticed("2031-05-01")]
    facts = legal.facts(*rows(events=events if later_first else events[::-1]))
    assert (facts.notified, facts.emergency) == (date(2031, 5, 20), True)


def test_a_notice_dated_to_its_month_gives_no_day() -> None:
    assert legal.facts(*rows(events=[noticed("2031-05")])).notified is None


def test_an_informal_notice_gives_no_day_and_no_emergency() -> None:
    facts = legal.facts(*rows(events=[noticed("2031-05-01", informal=True, emergency=True)]))
    assert facts.notified is None and not facts.emergency


def test_the_stage_that_no_event_shows_gives_no_notice() -> None:
    assert legal.facts(*rows(events=[])).notified is None


@pytest.mark.parametrize(("channel", "name"), [("APPROPRIATION", "FMF"), ("DOMESTIC", "LICENCE"), ("DCS", "DCS")])
def test_the_cases_channels_go_by_the_name_that_the_rules_give_them(channel: str, name: str) -> None:
    assert legal.facts(*rows(channels=(channel,))).channels == (name,)


# --- clocks


def test_a_notice_starts_fifteen_calendar_days_for_israel() -> None:
    # AECA 36(b)(1): 15 calendar days for Israel. 1 June + 15 = 16 June, and the day is 10 June.
    gate = review_gate(events=[noticed("2031-06-01")])
    assert gate.clock is not None and gate.notice_days is not None
    assert (gate.clock.starts, gate.clock.ends, gate.clock.waived) == ("2031-06-01", "2031-06-16", False)
    assert (gate.notice_days.value, gate.notice_days.unit) == (15, "calendar days")
    assert gate.state == "open"


def test_a_clock_that_has_run_is_closed() -> None:
    # 1 May + 15 = 16 May.
    gate = review_gate(events=[noticed("2031-05-01")])
    assert (gate.state, gate.closes) == ("closed", "2031-05-16")


def test_an_emergency_statement_waives_the_days() -> None:
    gate = review_gate(events=[noticed("2031-06-01", emergency=True)])
    assert gate.state == "waived" and gate.clock is not None and gate.clock.waived


def test_an_informal_notice_starts_no_clock() -> None:
    gate = review_gate(events=[noticed("2031-06-01", informal=True)])
    assert gate.clock is None or (gate.clock.starts is None and gate.clock.ends is None)
    assert gate.state == "conditional"
    assert gate.state_words == "not yet: no formal notice is on record, and informal notice starts no clock"


def test_before_any_notice_the_clock_is_shown_as_an_example_and_does_not_run() -> None:
    gate = next(
        gate for gate in legal.stop_map(*rows(stage="requested")) if gate.clock is not None and not gate.any_time
    )
    assert gate.clock is not None and gate.clock.starts is None and gate.clock.ends is None
    assert gate.clock.steps[0].label.endswith("were on the as-of date")


def test_the_words_on_clocks_tell_running_waived_and_ended_apart() -> None:
    found = review(transfers=[transfer(
        "t-1", line("l-runs", events=[noticed("2031-06-01")]), line("l-over", events=[noticed("2031-05-01")]),
        line("l-waived", events=[noticed("2031-06-02", emergency=True)]), line("l-asked", stage="requested"),
    )])  # fmt: skip
    told = found.clocks_words
    assert told.startswith("A statutory clock runs on 1 line(s): l-runs: ")
    assert ", to 2031-06-16." in told
    assert "l-over: ended 2031-05-16" in told and "l-waived: waived by an emergency statement, 0 days" in told
    assert "l-asked" not in told


def test_without_a_clock_the_words_say_that_none_runs() -> None:
    found = review(transfers=[transfer("t-1", line("l-asked", stage="requested"))])
    assert found.clocks_words == "No statutory clock is running on any line."


# --- gates and screens


def test_a_line_at_the_request_stands_before_a_gate_and_one_in_informal_review_says_so() -> None:
    plain = legal.next_gate(*rows(stage="requested"))
    event = {"stage": "requested", "date": "2031-05", "informal": True, "detail": "informal review in committee",
             "sources": ["d-early"]}  # fmt: skip
    told = legal.next_gate(*rows(stage="requested", events=[event]))
    assert plain is not None and told is not None
    assert told == f"informal committee review (informal review in committee); {plain[0].lower()}{plain[1:]}"


def test_a_delivered_line_has_no_next_gate_and_no_stop_map() -> None:
    found = review(transfers=[transfer("t-1", line("l-gone", stage="delivered"))]).lines[0]
    assert found.next_gate is None and found.stop_map == ()


def test_the_rows_of_a_stop_map_stand_in_order_and_name_only_provisions_in_force() -> None:
    found = legal.stop_map(*rows())
    assert [gate.order for gate in found] == list(range(len(found)))
    assert all(gate.provisions for gate in found)


def test_a_supplier_whose_law_is_not_held_is_not_settled_rather_than_free() -> None:
    part = legal.screen(*rows(supplier="KOR", channels=("LICENCE",)), Measure.PAUSE)
    assert (part.status, part.provisions) == ("unknown", ())


def test_what_was_delivered_can_no_longer_be_paused() -> None:
    part = legal.screen(*rows(stage="delivered"), Measure.PAUSE)
    assert part.status == "barred" and part.barred_by and part.holders == ()


def test_to_lift_a_measure_rests_with_its_holder_where_the_law_names_no_power() -> None:
    free = legal.screen(*rows(supplier="DEU", channels=("LICENCE",), stage="ready"), Measure.EXPEDITE)
    held = legal.screen(*rows(supplier="DEU", channels=("LICENCE",), stage="ready", holds=[hold()]), Measure.EXPEDITE)
    assert (free.status, free.holders) == ("unknown", ())
    assert (held.status, held.holders, held.words) == ("unknown", ("A ministry",), legal.LIFTED)


def test_a_hold_that_was_lifted_has_no_holder_to_lift_it() -> None:
    over = hold(end="2031-06-01")
    part = legal.screen(*rows(supplier="DEU", channels=("LICENCE",), stage="ready", holds=[over]), Measure.EXPEDITE)
    assert part.holders == ()


# --- what a stage proves


def test_under_a_licence_a_contract_shows_no_licence_and_a_licence_no_goods() -> None:
    [_, one, _] = rows(supplier="DEU", channels=("LICENCE",))
    assert "licence" in legal.proof(one, Stage.CONTRACTED)[1]
    assert legal.proof(one, Stage.OFFERED) == (
        "that a licence is on record", "that goods exist or left; a licence may lapse unused, or be revoked",
    )  # fmt: skip
    assert "executive" not in " ".join(legal.proof(one, Stage.NOTIFIED))


def test_a_notice_of_a_government_sale_proves_no_sale() -> None:
    [_, one, _] = rows()
    proves, does_not = legal.proof(one, Stage.NOTIFIED)
    assert proves and ("sale" in does_not or "contract" in does_not)


def test_a_stage_of_which_nothing_is_written_proves_what_the_document_says() -> None:
    [_, one, _] = rows(channels=())
    assert legal.proof(one, Stage.CLOSED) == ("what the document says, and no more", "any later step")


# --- provisions


def test_each_provision_is_listed_once_with_where_it_was_read_by_the_day() -> None:
    found = review(transfers=[transfer("t-1", line("l-1"), line("l-2", stage="requested"))])
    named = {name for one in found.lines for gate in one.stop_map for name in gate.provisions}
    named |= {name for one in found.options for name in one.legal.provisions}
    ids = [provision.id for provision in found.provisions]
    assert len(ids) == len(set(ids)) and set(ids) == named
    for provision in found.provisions:
        assert provision.sources
        assert all(source.published is None or source.published[:4] <= "2031" for source in provision.sources)


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2019, 3, 27)])
def test_no_account_of_the_law_that_was_published_later_is_cited(day: date) -> None:
    early = [
        {"id": "d-early", "address": "https://early.example/1", "title": "Early", "publisher": "Early Post",
         "published": "2015-01-02", "kind": "news", "reliability": "high"},
    ]  # fmt: skip
    event = {"stage": "notified", "date": "2015-01-01", "sources": ["d-early"]}
    found = review(
        day, documents=early, origins=[], statements=[],
        transfers=[transfer("t-1", line("l-1", events=[event]), line("l-2", events=[event]))],
    )  # fmt: skip
    dated = [source.published for provision in found.provisions for source in provision.sources if source.published]
    limit = day.isoformat()
    assert [one for one in dated if one > limit[: len(one)]] == []
    figures = [gate.notice_days for one in found.lines for gate in one.stop_map if gate.notice_days]
    cited = [citation.published for figure in figures for citation in getattr(figure.basis, "citations", ())]
    assert figures and [one for one in cited if one and one > limit[: len(one)]] == []


# --- holds on the day


@pytest.mark.parametrize(
    ("end", "binds"),
    [(None, True), ("2031-06-09", False), ("2031-06-10", False), ("2031-06-11", True), ("2031-05", False),
     ("2031-06", True), ("2031-05-01/2031-06-20", True), ("2031-05-01/2031-06-05", False)],
    ids=["no end", "ended the day before", "ended on the day", "ends tomorrow", "ended last month",
         "ends on some day of this month", "ends on some day to the 20th", "ended by the 5th"],
)  # fmt: skip
def test_a_hold_binds_until_its_end_is_surely_past(end: str | None, binds: bool) -> None:
    [_, _, row] = rows(holds=[hold(end=end)])
    assert bool(legal.in_force(row, date(2031, 6, 10))) is binds
