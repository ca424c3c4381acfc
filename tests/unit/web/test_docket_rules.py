"""The docket's fourteen rules as a program meets them: JSON in, an entry or a refusal that says why out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response

from caveat.review.docket.acts import Advice, ClosedAs
from tests.unit.desk.test_docket import STOPS
from tests.unit.review.docket.board import EXPEDITES, FINDING, PAUSES, decision, draft, hold, terms
from tests.unit.web.conftest import NAME
from tests.unit.web.office import Office, decided, docket, recommended, said, signed
from tests.unit.web.office import either as either
from tests.unit.web.office import office as office

SLOWS = "usa-aeca-2b-supervision"
"""Carries every measure, on any line until it is delivered (rules/usa_aeca.toml)."""
POWERS = {Advice.SLOW: (SLOWS,), Advice.HOLD: (PAUSES,), Advice.WITHHOLD: (PAUSES,)}
TODAY = datetime.now(UTC).date()
"""The day by which the server counts: readings of today speak, and those of tomorrow are refused."""


def refused(answer: Response, status: int, why: str, field: str | None = None) -> Any:
    """A refusal in the shape of problem details, that says why and which part it is about."""
    found = answer.json()
    assert (answer.status_code, found.get("field")) == (status, field), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert why in found["detail"], found["detail"]
    return found


# --- 1: one person, one office, exactly one subject


@pytest.mark.parametrize("advice", list(Advice))
def test_each_kind_of_advice_is_filed_on_one_line(office: Office, advice: Advice) -> None:
    wanted = draft(advice, provisions=POWERS.get(advice, ()))
    if advice is Advice.CONDITIONS:
        wanted = wanted.model_copy(update={"conditions": (terms(),)})
    answer = office("ana").act("recommendations", **said(wanted))
    assert (answer.status_code, answer.json()["again"]) == (201, False)
    [subject] = docket(office)["subjects"]
    assert (subject["line"], subject["recommendations"][0]["advice"]) == ("l-shells", advice)
    assert subject["recommendations"][0]["by"] == "Ana"


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ({"lines": ["l-shells", "l-bombs"]}, "it names 2 subjects (l-shells, l-bombs)"),
        ({"lines": ["l-shells"], "whole": True}, "it names 2 subjects (l-shells, the review as a whole)"),
        ({"lines": []}, "it names no subject"),
    ],
    ids=["two lines", "a line and the whole", "nothing"],
)
def test_a_recommendation_on_several_subjects_or_none_is_refused(
    office: Office, subject: dict[str, Any], why: str
) -> None:
    refused(office("ana").act("recommendations", **said(hold()) | subject), 422, why, "about")
    assert docket(office)["subjects"] == []


def test_nobody_speaks_for_an_office_of_others(office: Office) -> None:
    answer = office("ana").act("recommendations", **said(hold(office="rights")))
    refused(answer, 403, "Ana does not belong to the office 'rights'")


# --- 2: one live recommendation for each person, office and subject


def test_a_new_recommendation_supersedes_the_old_one_which_stays_readable(office: Office) -> None:
    first = recommended(office)
    second = recommended(office, reasons="The crossings are shut still.")
    [subject] = docket(office)["subjects"]
    assert [(one["record"], one["live"]) for one in subject["recommendations"]] == [(first, False), (second, True)]
    assert subject["recommendations"][0]["reasons"] == "Crossings are shut."


def test_one_person_of_two_offices_speaks_for_each(office: Office) -> None:
    recommended(office, "tea", "arms")
    recommended(office, "tea", "rights")
    [subject] = docket(office)["subjects"]
    assert [one["live"] for one in subject["recommendations"]] == [True, True]


# --- 3: what stops needs reasons and a provision that permits it


@pytest.mark.parametrize("advice", ["slow", "hold", "withhold"])
def test_what_stops_needs_reasons_and_a_provision(office: Office, advice: str) -> None:
    wanted = said(hold()) | {"advice": advice}
    refused(office("ana").act("recommendations", **wanted | {"reasons": ""}), 422, "and it is empty", "reasons")
    bare = office("ana").act("recommendations", **wanted | {"provisions": []})
    refused(bare, 422, "At this stage these permit it:", "provisions")


def test_a_provision_that_does_not_apply_is_refused_with_why_unless_a_written_reason_goes_past_it(
    office: Office,
) -> None:
    wanted = said(hold(provisions=(EXPEDITES,)))
    found = refused(office("ana").act("recommendations", **wanted), 422, EXPEDITES, "provisions")
    assert "it carries no pause" in found["detail"] and PAUSES in found["detail"]
    again = office("ana").act("recommendations", **wanted | {"override": "The order is to be widened on Friday."})
    assert again.status_code == 201
    [one] = docket(office)["subjects"][0]["recommendations"]
    assert one["override"] == "The order is to be widened on Friday." and EXPEDITES in one["overrides"][0]
    page = office("rex").get(f"/reviews/{NAME}", headers={"accept": "text/html"}).text
    assert "The order is to be widened on Friday." in page


# --- 4: how many countersignatures, by rules that an administrator changes, shown before anybody submits


def needs(office: Office, advice: str, line: str = "l-shells") -> Any:
    answer = office("ana").get(f"/reviews/{NAME}/recommend.json", params={"line": line, "advice": advice})
    return answer.json()["needs"][advice]


def test_the_need_is_shown_before_anybody_submits_and_follows_the_rules(office: Office) -> None:
    for advice in ("slow", "hold", "withhold"):
        assert needs(office, advice)["signers"] == ["reviewer"]
    assert needs(office, "proceed")["signers"] == []
    assert PAUSES in needs(office, "hold")["provisions"]
    answer = office("ada").post("/rules", {"text": STOPS, "reason": "Two pairs of eyes.", "seen": 0})
    assert answer.status_code == 201
    assert needs(office, "hold")["signers"] == ["reviewer", "reviewer"]
    [change] = office("rex").get("/rules.json").json()["log"]
    assert "Ada set the rules of countersigning (Two pairs of eyes.)" in change


def test_nobody_lets_something_stop_unsigned_and_only_an_administrator_sets_rules(office: Office) -> None:
    none = {"text": STOPS.replace("= 2", "= 0"), "reason": "Faster.", "seen": 0}
    refused(office("ada").post("/rules", none), 422, "Whatever slows or stops needs at least one")
    assert office("dora").post("/rules", none).status_code == 403
    assert office("rex").get("/rules.json").json()["record"] == 0


# --- 5: signing


def test_the_signer_is_whoever_is_signed_in_and_never_a_field(either: Office) -> None:
    advised = recommended(either)
    for field in ("signer", "by", "person", "as"):
        answer = either("rob").act(f"recommendations/{advised}/sign", accepted=True, **{field: "rita"})
        refused(answer, 422, field, field)
    assert docket(either)["subjects"][0]["recommendations"][0]["signatures"] == []
    assert either("rita").act(f"recommendations/{advised}/sign", accepted=True).status_code == 201
    [signature] = docket(either)["subjects"][0]["recommendations"][0]["signatures"]
    assert signature["by"] == "Rita"


def test_nobody_countersigns_what_they_wrote(office: Office) -> None:
    mine = recommended(office, "rob", "rights")
    refused(
        office("rob").act(f"recommendations/{mine}/sign", accepted=True), 403, "nobody countersigns what they wrote"
    )
    refused(office("lea").act(f"recommendations/{mine}/sign", accepted=True), 403, "its lead signs nothing on it")


def test_nobody_signs_twice_in_a_chain_and_the_second_signature_follows_the_first(either: Office) -> None:
    either("ada").post("/rules", {"text": STOPS, "reason": "Two pairs of eyes.", "seen": 0})
    advised = recommended(either)
    early = either("rob").act(f"recommendations/{advised}/sign", accepted=True, order=2)
    refused(early, 409, "signature 2 of recommendation")
    assert either("rita").act(f"recommendations/{advised}/sign", accepted=True, order=1).status_code == 201
    refused(either("rita").act(f"recommendations/{advised}/sign", accepted=True, order=2), 403, "nobody signs twice")
    assert either("rob").act(f"recommendations/{advised}/sign", accepted=True, order=2).status_code == 201
    refused(either("dan").act(f"recommendations/{advised}/sign", accepted=True), 409, "it has the 2 that it needs")


def test_a_rejection_needs_reasons_and_returns_the_recommendation(office: Office) -> None:
    advised = recommended(office)
    refused(office("rita").act(f"recommendations/{advised}/sign", accepted=False), 422, "refusal to sign", "reasons")
    answer = office("rita").act(f"recommendations/{advised}/sign", accepted=False, reasons="Name the crossing.")
    assert answer.status_code == 201
    [one] = docket(office)["subjects"][0]["recommendations"]
    assert one["standing"].startswith("returned") and one["signatures"][0]["reasons"] == "Name the crossing."
    refused(office("dora").act("decisions", **said(decision(Advice.HOLD, follows=advised))), 409, "returned")


def test_editing_voids_signatures_and_keeps_them_readable(office: Office) -> None:
    first = signed(office)
    recommended(office, reasons="The crossings are shut still.")
    old, new = docket(office)["subjects"][0]["recommendations"]
    assert (old["record"], old["signatures"][0]["by"], old["signatures"][0]["void"]) == (first, "Rita", True)
    assert (new["signatures"], new["due"]) == ([], ["reviewer"])


# --- 6: disagreement


def test_disagreement_is_shown_as_disagreement_with_all_texts(office: Office) -> None:
    recommended(office)
    other = draft(Advice.PROCEED, office="rights", reasons="Crossings are open.")
    assert office("ben").act("recommendations", **said(other)).status_code == 201
    [subject] = docket(office)["subjects"]
    assert subject["advice"] == "conflicting"
    assert subject["disagreement"] == "Offices differ. arms: hold; rights: proceed."
    assert [one["text"] for one in subject["texts"]] == ["Crossings are shut.", "Crossings are open."]


def test_equal_texts_stand_once_with_all_who_gave_them(office: Office) -> None:
    first, second = recommended(office), recommended(office, "ben", "rights")
    [subject] = docket(office)["subjects"]
    [text] = subject["texts"]
    assert (text["by"], text["offices"]) == ([first, second], ["arms", "rights"])
    assert (subject["advice"], subject["disagreement"]) == ("hold", None)


# --- 7: decisions


def test_a_decision_names_what_it_follows_its_findings_its_power_and_its_conditions(office: Office) -> None:
    advised = signed(office)
    wanted = said(decision(Advice.HOLD, follows=advised, conditions=(terms(),)))
    dora = office("dora")
    refused(dora.act("decisions", **wanted | {"follows": None}), 422, "and it names none", "follows")
    refused(dora.act("decisions", **wanted | {"findings": []}), 422, "none is named", "findings")
    refused(dora.act("decisions", **wanted | {"power": None}), 422, "relies on a power, and none is named", "power")
    assert dora.act("decisions", **wanted).status_code == 201
    [one] = docket(office)["decisions"]
    assert (one["follows"], one["findings"], one["power"], one["by"]) == (advised, [FINDING], PAUSES, "Dora")
    assert [one["indicator"] for one in docket(office)["conditions"]] == ["lorries through the crossing"]
    refused(dora.act("decisions", **wanted), 409, "two decisions never stand on one subject")


def test_departing_needs_reasons_and_the_advice_against_it_stays(office: Office) -> None:
    advised = signed(office)
    wanted = said(decision(Advice.PROCEED, departs_from=advised))
    dora = office("dora")
    refused(dora.act("decisions", **wanted), 422, f"departing from recommendation {advised} needs it", "reasons")
    assert dora.act("decisions", **wanted | {"reasons": "The cabinet chose so."}).status_code == 201
    found = docket(office)
    assert found["decisions"][0]["departs_from"] == advised
    assert found["subjects"][0]["recommendations"][0]["live"]


def test_suspending_reinstating_and_revoking_are_further_decisions(office: Office) -> None:
    last = decided(office)
    for step in ("suspend", "reinstate", "revoke"):
        answer = office("dora").act("steps", decision=last, step=step, reasons=f"To {step}.")
        assert answer.status_code == 201
        last = answer.json()["record"]
    assert [one["step"] for one in docket(office)["decisions"]] == ["decide", "suspend", "reinstate", "revoke"]


def test_a_decision_of_others_carries_its_statement_and_is_shown_as_reported(office: Office) -> None:
    wanted = {"lines": ["l-shells"], "advice": "hold", "decided_by": "The ministry"}
    refused(office("ana").act("reported", **wanted, statement="s-denied"), 422, "reports no decision", "statement")
    assert office("ana").act("reported", **wanted, statement="s-decided").status_code == 201
    [one] = docket(office)["decisions"]
    assert (one["reported"], one["statement"]) == (True, "s-decided")
    page = office("rex").get(f"/reviews/{NAME}", headers={"accept": "text/html"}).text
    assert "As reported: hold on" in page and "not taken here" in page


# --- 8: who was told


def test_a_hold_that_nobody_was_told_of_is_shown_as_such(office: Office) -> None:
    made = decided(office)
    [one] = docket(office)["holds"]
    assert (one["in_force"], one["untold"], "nobody was told" in one["words"]) == (True, True, True)
    told = {"who": "The port", "how": "by letter", "on": "2026-01-05", "took_effect": "2026-01-06"}
    assert office("dora").act(f"decisions/{made}/told", **told).status_code == 201
    [one] = docket(office)["holds"]
    assert (one["untold"], one["took_effect"]) == (False, "2026-01-06")


# --- 9: conditions


def observed(office: Office, ref: str, value: float | None, day: date, **more: float) -> Response:
    source = {"title": "Daily count", "publisher": "A relief agency"}
    reading = {"day": day.isoformat(), "value": value, "unit": "lorries a day", "source": source} | more
    return office("ana").act(f"conditions/{ref}/observations", readings=[reading])


@pytest.mark.parametrize(
    ("due", "value", "state"),
    [(60, 250, "met"), (60, 120, "breached"), (60, None, "unknown"), (-1, None, "overdue")],
    ids=["met", "breached", "unknown", "overdue"],
)
def test_the_state_of_a_condition_is_computed(office: Office, due: int, value: float | None, state: str) -> None:
    made = decided(office, conditions=(terms(due=TODAY + timedelta(days=due)),))
    if value is not None:
        assert observed(office, f"{made}.1", value, TODAY).status_code == 201
    assert [one["state"] for one in docket(office)["conditions"]] == [state]


def test_no_state_is_set_by_hand_and_no_reading_has_no_source(office: Office) -> None:
    ref = f"{decided(office, conditions=(terms(),))}.1"
    reading = {"day": TODAY.isoformat(), "value": 250, "unit": "lorries a day"}
    named = {"readings": [reading | {"source": {"title": "Daily count", "publisher": "A relief agency"}}]}
    where = f"conditions/{ref}/observations"
    refused(office("ana").act(where, **named, state="met"), 422, "state", "state")
    refused(office("ana").act(where, readings=[reading | {"source": {}}]), 422, "title and the publisher", "source")
    refused(observed(office, ref, 250, TODAY + timedelta(days=2)), 422, "is still to come", "day")
    assert docket(office)["conditions"][0]["readings"] == []


def test_a_breach_raises_a_notice_once(either: Office) -> None:
    ref = f"{decided(either, conditions=(terms(due=TODAY + timedelta(days=60)),))}.1"
    assert docket(either)["notices"] == []
    observed(either, ref, 120, TODAY - timedelta(days=1))
    observed(either, ref, 110, TODAY)
    [notice] = docket(either)["notices"]
    assert notice.startswith(f"Condition {ref} is breached")
    [mine] = either("ana").get("/waiting.json").json()["notices"]
    assert (mine["why"], mine["mine"]) == ("breach", True)


def test_a_due_date_in_five_days_raises_a_notice_once(either: Office) -> None:
    soon = TODAY + timedelta(days=5)
    ref = f"{decided(either, conditions=(terms(due=soon),))}.1"
    for days in (2, 1):  # whoever observes looks at what is due, too; 150 to 250 settles nothing
        answer = observed(either, ref, None, TODAY - timedelta(days=days), low=150, high=250)
        assert answer.status_code == 201
    assert len([one for one in docket(either)["notices"] if ref in one and soon.isoformat() in one]) == 1


def test_readings_are_imported_from_a_table_all_or_none(office: Office) -> None:
    ref = f"{decided(office, conditions=(terms(),))}.1"
    good = "day,value,unit,title,publisher\n2026-01-02,250,lorries a day,Count,An agency\n"
    bad = f"{good}2026-01-03,many,lorries a day,Count,An agency\n"
    assert office("ana").act(f"conditions/{ref}/imports", table=bad).status_code == 422
    assert docket(office)["conditions"][0]["readings"] == []
    assert office("ana").act(f"conditions/{ref}/imports", table=good).status_code == 201
    assert [one["value"] for one in docket(office)["conditions"][0]["readings"]] == [250]


# --- 10: clocks


def test_every_clock_shows_its_arithmetic(office: Office) -> None:
    # The shells were notified on 1 May 2031; fifteen calendar days for the NATO-plus group end on 16 May.
    [clock] = [one for one in docket(office)["clocks"] if one["id"] == "l-shells.fms-statutory-review"]
    assert clock["ends"] == "2031-05-16"
    assert {step["label"] for step in clock["steps"]} and all(step["basis"] for step in clock["steps"])


def test_deadlines_leave_as_a_calendar_feed(office: Office) -> None:
    lea = office("lea")
    answer = lea.act("circle", lead="lea", access="open", due="2031-07-01", reason="It is asked for by July.")
    assert answer.status_code == 201
    feed = office("rex").get("/deadlines.ics")
    assert feed.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20310701" in feed.text


# --- 11: questions


def test_an_open_question_blocks_a_decision_by_name_unless_a_reason_goes_past_it(office: Office) -> None:
    advised = signed(office)
    asked = office("ana").act("questions", of="The State Department", text="Was an offer signed?", line="l-shells")
    wanted = said(decision(Advice.HOLD, follows=advised))
    blocked = office("dora").act("decisions", **wanted)
    refused(blocked, 422, f"question {asked.json()['record']} to The State Department is open", "override")
    assert office("dora").act("decisions", **wanted | {"override": "It will not be answered."}).status_code == 201
    [one] = docket(office)["decisions"]
    assert "The State Department" in one["overrides"][0]


def test_a_question_is_answered_perhaps_emptily_or_closed_and_takes_no_answer_after(office: Office) -> None:
    ana = office("ana")
    first, second = (ana.act("questions", of="The ministry", text=text).json()["record"] for text in ("When?", "Who?"))
    assert ana.act(f"questions/{first}/answer", text="").status_code == 201
    refused(ana.act(f"questions/{second}/close"), 422, "closing a question needs it", "reason")
    assert ana.act(f"questions/{second}/close", reason="Nobody will say.").status_code == 201
    for record in (first, second):
        refused(ana.act(f"questions/{record}/answer", text="Late."), 409, "takes no answer")
    assert [one["open"] for one in docket(office)["questions"]] == [False, False]


# --- 12: closed reviews


def close(office: Office, state: str) -> None:
    if state == "decided":
        decided(office)
    else:
        recommended(office)
    assert office("lea").act("close", state=state, reason="It is over.").status_code == 201


@pytest.mark.parametrize("state", list(ClosedAs))
def test_a_closed_review_takes_no_advice_edit_or_signature(either: Office, state: str) -> None:
    close(either, state)
    record = docket(either)["subjects"][0]["recommendations"][0]["record"]
    before = docket(either)["seen"]
    tries = [
        ("ana", "recommendations", said(hold(reasons="Once more."))),
        ("ana", f"recommendations/{record}/withdraw", {"reason": "No more."}),
        ("rita", f"recommendations/{record}/sign", {"accepted": True}),
        ("dora", "decisions", said(decision(Advice.HOLD, "l-bombs", follows=record))),
        ("ana", "reported", {"lines": ["l-shells"], "advice": "hold", "decided_by": "X", "statement": "s-decided"}),
        ("ana", "questions", {"of": "The ministry", "text": "When?"}),
        ("ana", "set-aside", {"line": "l-bombs", "reason": "Not asked for."}),
        ("ana", "bring-back", {"line": "l-bombs", "reason": "Asked for."}),
        ("lea", "circle", {"lead": "lea", "access": "open", "reason": "Anew."}),
        ("lea", "close", {"state": "lapsed", "reason": "Again."}),
    ]
    for who, what, given in tries:
        answer = either(who).act(what, **given)
        refused(answer, 409, f"it was closed as {state} by Lea")
    assert docket(either)["seen"] == before


@pytest.mark.parametrize("state", list(ClosedAs))
def test_reopening_is_a_new_review_that_cites_the_old(office: Office, state: str) -> None:
    close(office, state)
    lea = office("lea")
    again = {"case": "small", "asker": "A committee"}
    refused(lea.post("/reviews", again), 409, f"the same question was closed there as {state}")
    answer = lea.post("/reviews", again | {"reopens": NAME})
    assert (answer.status_code, answer.json()["data"]["review"]) == (201, f"{NAME}-r")
    assert docket(office, f"{NAME}-r")["reopens"] == NAME
    refused(lea.post("/reviews", again | {"reopens": NAME}), 409, "it was taken up again already")


def test_what_was_decided_is_still_watched_after_the_review_is_closed(office: Office) -> None:
    made = decided(office, conditions=(terms(due=TODAY + timedelta(days=60)),))
    office("lea").act("close", state="decided", reason="It is over.")
    assert observed(office, f"{made}.1", 120, TODAY).status_code == 201
    assert office("dora").act("steps", decision=made, step="suspend", reasons="Crossings opened.").status_code == 201


# --- 13: the log


def test_the_log_tells_who_did_what_and_nothing_else_personal(either: Office) -> None:
    decided(either)
    entries = either("rex").get(f"/reviews/{NAME}/log.json").json()["entries"]
    assert [one.partition(": ")[2].partition(" ")[0] for one in entries] == ["Lea", "Ana", "Rita", "Dora"]
    table = either("rex").get(f"/reviews/{NAME}/log.csv").text.splitlines()
    assert len(table) == 1 + len(entries)


def test_a_line_out_of_view_stays_in_the_record(office: Office) -> None:
    assert office("ana").act("set-aside", line="l-bombs", reason="Not asked for.").status_code == 201
    found = docket(office)
    assert "l-bombs" not in found["lines_in_view"] and "Not asked for." in found["set_aside"]["l-bombs"]
    assert office("ana").act("bring-back", line="l-bombs", reason="Asked for.").status_code == 201
    assert "l-bombs" in docket(office)["lines_in_view"]
    assert len(office("rex").get(f"/reviews/{NAME}/log.json").json()["entries"]) == 3


# --- 14: two at once


def test_the_second_of_two_is_told_what_changed(either: Office) -> None:
    seen = either("ben").seen()
    recommended(either)
    late = either("ben").post(f"/reviews/{NAME}/questions", {"seen": seen, "of": "The ministry", "text": "When?"})
    found = refused(late, 409, "Ana (arms) recommended")
    assert (found["now"], len(found["changes"])) == (docket(either)["seen"], 1)
    again = {"seen": found["now"], "of": "The ministry", "text": "When?"}
    assert either("ben").post(f"/reviews/{NAME}/questions", again).status_code == 201


@pytest.mark.parametrize("by", ["body", "header"])
def test_the_same_request_sent_twice_is_recorded_once(either: Office, by: str) -> None:
    seen = either("ana").seen()
    named = {"request": "r-1"} if by == "body" else {}
    headers = {"idempotency-key": "r-1"} if by == "header" else {}
    sent = {"seen": seen, "of": "The ministry", "text": "When?", **named}
    first, second = (either("ana").post(f"/reviews/{NAME}/questions", sent, headers=headers) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert (first.json()["record"], second.json()["again"]) == (second.json()["record"], True)
    assert len(docket(either)["questions"]) == 1


def test_a_second_identical_review_is_not_opened(either: Office) -> None:
    answer = either("lea").post("/reviews", {"case": "small", "asker": "Somebody else"})
    refused(answer, 409, f"{NAME} is open on the same question as of the same day")
    assert len(either("rex").get("/reviews.json").json()["reviews"]) == 1


# --- restricted reviews


@pytest.mark.parametrize(
    ("circle", "inside", "outside"),
    [
        ({"access": "members", "members": ["ana"]}, ("ana", "lea"), ("ben", "dora", "rex", "ada")),
        ({"access": "office", "offices": ["arms"]}, ("ana", "rita", "tea"), ("ben", "dora", "rex", "ada")),
    ],
    ids=["members", "office"],
)
def test_of_a_restricted_review_nobody_else_learns_anything(
    office: Office, circle: dict[str, Any], inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    secret = "A very quiet question"
    lea = office("lea")
    opened = lea.post("/reviews", {"case": "small", "asker": "X", "question": secret, "due": "2031-07-02", **circle})
    assert opened.status_code == 201
    name = opened.json()["data"]["review"]
    advised = office("ana").act("recommendations", name, **said(hold())).json()["record"]
    for who in inside:
        assert office(who).get(f"/reviews/{name}.json").json()["question"] == secret
        assert secret in office(who).get("/reviews.csv").text
    for who in outside:
        one = office(who)
        gone, never = f"/reviews/{name}", "/reviews/small.2031-06-10.9"
        for tail in ("", ".json", "/log", "/log.json", "/log.csv", "/recommend.json", "/decide.json"):
            here, there = (one.get(f"{base}{tail}") for base in (gone, never))
            assert here.status_code == there.status_code and here.status_code in (403, 404), tail
            assert here.text.replace(name, "N") == there.text.replace("small.2031-06-10.9", "N"), tail
        for page in ("/reviews", "/reviews.json", "/reviews.csv", "/waiting", "/waiting.json", "/deadlines.ics",
                     "/changes.atom", "/cases", "/cases/small", "/cases/small/lines/l-shells",
                     f"/search?q={secret.split()[-1]}", "/reviews/new"):  # fmt: skip
            found = one.get(page)
            assert secret not in found.text and name not in found.text, page
        for what in (f"recommendations/{advised}/sign", "decisions", "recommendations", "close"):
            answers = [one.post(f"/reviews/{at}/{what}", {"seen": 1}) for at in (name, "small.2031-06-10.9")]
            assert answers[0].status_code == answers[1].status_code, what
            assert answers[0].text.replace(name, "N") == answers[1].text.replace("small.2031-06-10.9", "N"), what
