"""The review of each line: its group, its stage in words, what holds it, what lies ahead, who stands where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.countries import short_name
from caveat.evidence import Assumed
from caveat.pipeline import items
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review
from tests.unit.review.small import AS_OF, CASE, OBJECTIVE, hold, line, review, said, transfer


def one(*rows: dict[str, Any], **changes: Any) -> LineReview:
    """The review of the first line of one transfer."""
    return review(transfers=[transfer("t-1", *rows)], **changes).lines[0]


# --- groups


@pytest.mark.parametrize(
    ("item", "stage", "role", "group"),
    [
        ("i-155mm-he", "notified", "pipeline", "named"),
        ("i-trucks", "notified", "pipeline", "open"),
        ("i-tamir", "notified", "pipeline", "excluded"),
        ("i-155mm-he", "delivered", "pipeline", "delivered"),
        ("i-tamir", "delivered", "pipeline", "delivered"),
        ("i-155mm-he", "closed", "pipeline", "delivered"),
        ("i-155mm-he", "requested", "substitute", "substitute"),
        ("i-tamir", "delivered", "substitute", "substitute"),
    ],
)
def test_a_line_belongs_to_one_group(item: str, stage: str, role: str, group: str) -> None:
    rows = [transfer("t-1", line("l-1", item, stage), role_in_case=role)]
    assert review(objectives=[OBJECTIVE], transfers=rows).lines[0].group == group


def test_a_line_is_named_only_by_a_report_that_states_the_aim() -> None:
    other = OBJECTIVE | {"sources": ["d-other"]}
    documents = [*CASE["documents"], CASE["documents"][0] | {"id": "d-other", "address": "https://other.example/1"}]
    assert one(line("l-1"), objectives=[other], documents=documents).group == "open"


@pytest.mark.parametrize(("bounds", "excluded"), [(["defensive"], True), ([], False), (["offensive"], False)])
def test_the_case_says_which_roles_are_out_of_bounds(bounds: list[str], excluded: bool) -> None:
    head = {"id": "small", "question": "Which?", "supplier": "USA", "recipient": "ISR", "as_of": "2031-06-10",
            "out_of_bounds": bounds}  # fmt: skip
    found = one(line("l-1", "i-tamir"), case=head)
    assert (found.excluded, found.exclusion_reason is not None) == (excluded, excluded)


def test_an_excluded_line_says_which_statements_leave_it_out_and_counts_no_other_denial() -> None:
    out = said("s-out", items=["i-tamir"], polarity="negative")
    denied = said("s-not-sent", items=["i-tamir"], act="deliver", modality="asserted", polarity="negative")
    again = said("s-again", items=["i-tamir"], polarity="negative", duplicate_of="s-out")
    found = one(line("l-1", "i-tamir"), statements=[out, denied, again])
    assert found.exclusion_reason is not None
    assert found.exclusion_reason.endswith("Statements that leave it out: s-out.")


def test_who_disputes_a_role_is_shown_only_where_a_page_of_the_case_says_so_by_the_day() -> None:
    # The catalogue names who disputes the role and on which page, and gives no date for it.
    jet = items.catalogue().get("i-eurofighter")
    assert jet.contested_by and jet.contested_source
    page = CASE["documents"][0] | {"id": "d-jet", "address": jet.contested_source}
    late = page | {"published": "2031-07-01"}
    shown = [
        one(line("l-1", "i-eurofighter"), documents=[*CASE["documents"], *more]).role_contested
        for more in ([], [page], [late])
    ]
    assert shown == [None, jet.contested_by, None]


def test_no_power_is_drawn_over_a_line_that_is_left_out() -> None:
    assert one(line("l-1", "i-tamir")).stop_map == ()


# --- stages


@pytest.mark.parametrize(
    ("events", "words", "proved"),
    [
        ([{"stage": "offered", "date": "2031-05-04", "sources": ["d-early"]}], "offered 4 May 2031", True),
        ([{"stage": "offered", "date": "2031-05", "sources": ["d-early"]}], "offered May 2031", True),
        ([{"stage": "offered", "sources": ["d-early"]}], "offered, day unknown", True),
        ([], "reported as offered; no event shows it", False),
        ([{"stage": "requested", "date": "2031-05-01", "sources": ["d-early"]}],
         "reported as offered; no event shows it", False),
        ([{"stage": "offered", "date": "2031-06-20", "sources": ["d-late"]}],
         "reported as offered; no event shows it", False),
        ([{"stage": "offered", "date": "2031-05-04", "sources": ["d-early"]},
          {"stage": "offered", "date": "2031-04-01", "sources": ["d-early"]}], "offered 4 May 2031", True),
        ([{"stage": "offered", "date": "2031-05-04", "informal": True, "sources": ["d-early"]}],
         "offered 4 May 2031 (informal notice, by custom)", True),
    ],
    ids=["a day", "a month", "no day", "no event", "an event of another stage", "an event of a later day", "two events",
         "an informal step"],
)  # fmt: skip
def test_a_stage_is_told_with_its_event_or_as_reported(events: list[dict[str, Any]], words: str, proved: bool) -> None:
    found = one(line("l-1", stage="offered", events=events))
    assert (found.stage_words, found.stage_proved) == (words, proved)


def test_each_event_says_what_it_proves_and_what_not_with_its_page() -> None:
    [event] = one(line("l-1")).stage_evidence
    assert event.proves and event.does_not_prove
    assert [support.citation.document for support in event.support if support.citation] == ["d-early"]


# --- holds


@pytest.mark.parametrize(
    ("start", "end", "binds"),
    [("2031-06-10", None, True), ("2031-06-11", None, False), ("2031-06", None, True),
     ("2031-05-20", "2031-06-10", False), ("2031-05-20", "2031-06-11", True), ("2031-05-20", "2031-06", True)],
    ids=["begins on the day", "begins tomorrow", "begins in the month of the day", "lifted on the day",
         "lifted tomorrow", "lifted on some day of the month"],
)  # fmt: skip
def test_a_lifted_hold_no_longer_binds_and_a_later_one_not_yet(start: str, end: str | None, binds: bool) -> None:
    found = review(transfers=[transfer("t-1", line("l-1", holds=[hold(start=start, end=end)]))])
    assert bool(found.holds) is binds
    assert bool(found.lines[0].held) is binds


def test_a_hold_names_its_holder_its_reason_who_was_told_and_its_page() -> None:
    given = hold("slow", reason="a worry", authority="not public", told={"text": "a committee", "sources": ["d-early"]})
    [view] = one(line("l-1", holds=[given])).held
    assert (view.measure, view.holder, view.since) == ("slow", "A ministry", "2031-05-20")
    assert (view.reason, view.provision, view.told) == ("a worry", "not public", "a committee")
    assert [support.citation.document for support in view.support if support.citation] == ["d-early"]


def test_a_hold_of_which_only_the_latest_start_is_known_says_so() -> None:
    [view] = one(line("l-1", holds=[hold(by=True)])).held
    assert view.support[0].citation is not None
    assert view.support[0].citation.says == "pause by A ministry since 2031-05-20 at the latest"


# --- the decision


def decided(name: str, day: str, **changes: Any) -> dict[str, Any]:
    return said(name, act="decide", modality="asserted", date=day, **changes)


@pytest.mark.parametrize(
    ("statements", "status"),
    [
        ([], "no decision recorded"),
        ([said("s-1")], "no decision recorded"),
        ([decided("s-1", "2031-05-01", actor="ISR")], "no decision recorded"),
        ([decided("s-1", "2031-05-01", polarity="negative")], "no decision recorded"),
        ([decided("s-1", "2031-06-20", document="d-late")], "no decision recorded"),
        ([decided("s-1", "2031-05-01")], "decision as reported by an official: s-1 says so. (s-1)"),
        ([decided("s-2", "2031-05-20"), decided("s-1", "2031-05-01")],
         "decision as reported by an official: s-2 says so. (s-2)"),
    ],
    ids=["nothing", "a report that it is considered", "the recipient's own decision", "none was taken",
         "taken after the day", "taken", "the later of two, whatever their order"],
)  # fmt: skip
def test_no_decision_is_recorded_until_a_statement_reports_one(statements: list[dict[str, Any]], status: str) -> None:
    assert review(statements=statements).decision_status == status


# --- actors


def stands(low: float, high: float, **changes: Any) -> Review:
    row = {"id": "a-1", "name": "An actor", "role": "A minister", "side": "supplier"}
    place = {"low": low, "high": high, "owner": "A. Reader", "reason": "by its words", "justified_by": ["s-1"]}
    return review(actors=[row | {"position": place} | changes])


@pytest.mark.parametrize(
    ("low", "high", "stance"),
    [(50, 100, "supports"), (49, 100, "mixed"), (0, 40, "resists"), (0, 41, "mixed"), (41, 49, "mixed"),
     (50, 50, "supports")],
)  # fmt: skip
def test_an_actor_supports_from_50_up_and_resists_from_40_down(low: float, high: float, stance: str) -> None:
    [actor] = stands(low, high).actors
    assert actor.stance == stance
    assert (actor.position.low, actor.position.high) == (low, high)
    assert isinstance(actor.position.basis, Assumed) and actor.position.basis.owner == "A. Reader"
    assert actor.justified_by == ("s-1",)


def test_an_actor_whose_statement_came_later_has_no_position_yet() -> None:
    place = {"low": 60, "high": 80, "owner": "A. Reader", "reason": "by its words", "justified_by": ["s-2"]}
    [actor] = stands(0, 0, position=place).actors
    assert actor.stance == "unknown" and not actor.position.known and actor.justified_by == ()


def test_an_actor_without_a_statement_says_why_its_position_is_unknown() -> None:
    [actor] = stands(0, 0, position=None, no_position="would not comment").actors
    assert actor.position.unknown == "would not comment"


# --- what lies ahead


def ahead(*days: str) -> Review:
    rows = [{"id": f"x-{i}", "date": day, "text": f"date {day}", "effect": "a request", "sources": ["d-early"]}
            for i, day in enumerate(days)]  # fmt: skip
    return review(deadlines=rows)


@pytest.mark.parametrize(
    ("day", "left"),
    [("2031-06-09", "past"), ("2031-06-10", 0), ("2031-06-11", 1), ("2031-07-10", 30), ("2031-05", "past"),
     ("2031-06", None), ("2031-10", None), ("2031-06-01/2031-06-20", None), ("2031-06-01/2031-06-05", "past")],
)  # fmt: skip
def test_a_date_is_shown_until_it_is_past_with_its_days_where_it_is_a_day(day: str, left: int | str | None) -> None:
    # 30 days of June: from the 10th of June to the 10th of July are 20 + 10 = 30 days.
    shown = ahead(day).deadlines
    if left == "past":
        assert shown == ()
        return
    [view] = shown
    assert view.date == day
    assert (view.days_left.value if view.days_left else None) == left


def test_dates_ahead_stand_in_their_order() -> None:
    assert [view.date for view in ahead("2031-10", "2031-06-12", "2031-07").deadlines] == [
        "2031-06-12",
        "2031-07",
        "2031-10",
    ]


# --- unknowns and cautions


def test_what_the_bite_lacks_is_listed_with_its_lines_and_not_for_lines_that_are_gone() -> None:
    rows = [transfer("t-1", line("l-1"), line("l-gone", stage="delivered"))]
    found = {view.what: view for view in review(transfers=rows).unknowns}
    assert found["the recipient's stock"].lines == ("l-1",)
    assert found["the recipient's stock"].would_narrow == "when a hold would be felt"
    assert found["the undelivered balance"].would_narrow == "what a hold could reach"


def test_a_gap_of_the_case_says_what_it_would_narrow_and_why_it_is_open() -> None:
    gap = {"id": "y-1", "what": "The order", "why": "it is secret", "would_narrow": "whether it was ordered"}
    last = review(gaps=[gap]).unknowns[-1]
    assert (last.what, last.would_narrow, last.why) == ("The order", "whether it was ordered", "it is secret")


def test_the_cautions_count_pages_dated_only_to_the_month_and_say_that_no_text_is_held() -> None:
    told = " ".join(review().cautions)
    assert "1 documents are dated only to the month" in told  # d-month, of June 2031
    assert "No document's text is held" in told
    assert "supports means that the whole interval lies at 50 or above" in told
    assert "dated only to the month" not in " ".join(review(date(2031, 7, 5)).cautions)


def test_a_case_that_leaves_nothing_out_of_bounds_says_so_and_why() -> None:
    head = {"id": "small", "question": "Which?", "supplier": "USA", "recipient": "ISR", "as_of": "2031-06-10",
            "out_of_bounds": [], "out_of_bounds_reason": {"text": "The halt makes no exception."}}  # fmt: skip
    assert "The case leaves nothing out of bounds: The halt makes no exception." in review(case=head).cautions
    assert not any("out of bounds" in told for told in review().cautions)


# --- the whole


def test_a_delivered_line_has_nothing_left_to_bite_and_no_powers_over_it() -> None:
    found = one(line("l-1", stage="delivered"))
    assert found.bite.words == "nothing of this line is left for the supplier to stop"
    assert not found.bite.days.known and found.stop_map == ()


@pytest.mark.parametrize(("code", "name"), [("DEU", "Germany"), ("SAU", "Saudi Arabia"), ("XXX", "XXX")])
def test_a_country_goes_by_its_short_name_and_by_its_code_where_it_has_none(code: str, name: str) -> None:
    assert short_name(code) == name


def test_the_head_of_a_review_says_which_case_and_day_it_holds_for() -> None:
    found = review()
    assert (found.case.id, found.case.supplier_name, found.case.recipient_name) == ("small", "United States", "Israel")
    assert found.case.as_of == AS_OF.isoformat()
