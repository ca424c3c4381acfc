"""A proposal and a decision on it, as values: who may decide what, and what each record keeps of the one before."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.evidence import Span
from caveat.review import proposals
from caveat.review.proposals import By, Decision, Standing, State

TEXT = "A total of $ 80 million."
PERSON, RULE = By("A. Reader"), By("official totals", rule=True, grounds="459 of 459 right")
PAYLOAD: dict[str, Any] = {
    "line": {"kind": "field", "field": "value_total", "value": 80, "unit": "USD"},
    "span": {"document": "d" * 64, "start": 11, "end": 23, "quote": "$ 80 million"},
    "reader": {"name": "notice", "version": "1"},
}
NAME = "dddddddddddd/0123456789ab"


def standing(state: State = State.PROPOSED, **more: Any) -> Standing:
    return Standing(NAME, state, PAYLOAD | more, "B. Before", "2031-01-02T00:00:00Z")


def after(decision: Decision | None) -> Standing:
    """A proposal once a decision on it is recorded."""
    assert decision is not None
    return Standing(NAME, decision.state, decision.payload, "A. Reader", "2031-01-03T00:00:00Z")


@pytest.mark.parametrize(
    ("state", "person", "rule"),
    [
        (State.PROPOSED, True, True),
        (State.ACCEPTED, False, False),
        (State.AMENDED, False, False),
        (State.REJECTED, True, False),
        (State.WITHDRAWN, True, False),
    ],
)
def test_a_person_may_accept_what_was_decided_otherwise_and_a_rule_only_what_nobody_decided(
    state: State, person: bool, rule: bool
) -> None:
    assert (proposals.accept(standing(state), PERSON) is not None) is person
    assert (proposals.accept(standing(state), RULE) is not None) is rule


def test_a_rule_signs_with_its_name_and_grounds() -> None:
    accepted = after(proposals.accept(standing(), RULE))
    assert accepted.payload["decision"] == {
        "by": {"rule": "official totals", "grounds": "459 of 459 right"}, "reason": None
    }  # fmt: skip


def test_another_reason_is_another_rejection() -> None:
    rejected = after(proposals.reject(standing(), PERSON, "a misprint"))
    assert proposals.reject(rejected, PERSON, "a misprint") is None
    again = after(proposals.reject(rejected, PERSON, "of another notice"))
    assert again.payload["decision"]["was"]["state"] == "rejected"


def test_a_second_amendment_still_keeps_what_was_read_at_first() -> None:
    once = after(proposals.amend(standing(), PERSON, "a misprint", ["value=90"], TEXT))
    twice = after(proposals.amend(once, PERSON, "again", ["value=95"], TEXT))
    assert twice.line["value"] == 95
    assert twice.payload["read"] == {"line": PAYLOAD["line"], "span": PAYLOAD["span"]}


def test_what_was_amended_rejected_and_accepted_again_stands_amended() -> None:
    amended = after(proposals.amend(standing(), PERSON, "a misprint", ["value=90"], TEXT))
    rejected = after(proposals.reject(amended, PERSON, "it was right"))
    accepted = after(proposals.accept(rejected, PERSON))
    assert (accepted.state, accepted.line["value"]) == (State.AMENDED, 90)


@pytest.mark.parametrize("state", [state for state in State if state is not State.PROPOSED])
def test_what_somebody_decided_is_not_withdrawn(state: State) -> None:
    assert proposals.withdraw(standing(state), By("Caveat", rule=True), "no longer read") is None


def test_a_permit_keeps_the_number_of_its_licence_as_its_id() -> None:
    line = {"kind": "permit", "document": "d" * 64, "start": 0, "end": 2, "quote": "L1", "id": "L1"}
    made = list(proposals.of([line, line | {"id": "L2"}], "1"))
    one, two = proposals.named(made)
    assert (one["id"], two["id"]) == ("L1", "L2")
    assert one["proposal"] != two["proposal"]


def test_only_what_can_be_accepted_is_a_proposal() -> None:
    kinds = ("field", "unread", "ignored", "dropped", "repeat", "delivery", "permit", "remark", "clock", "statement")
    place = {"document": "d" * 64, "start": 0, "end": 2, "quote": "L1"}
    made = proposals.of([{"kind": kind, "field": "x", **place} for kind in kinds], "1")
    assert [line["kind"] for line, one in made if one] == ["field", "delivery", "permit", "statement"]


def test_the_name_of_a_proposal_is_its_document_in_short_and_its_own_id() -> None:
    [(_, one)] = proposals.of([{"kind": "delivery", "document": "e" * 64, "start": 0, "end": 1, "quote": "x"}], "1")
    assert one is not None
    assert one.name == f"{'e' * 12}/{one.id}"
    assert one.span == Span("e" * 64, 0, 1, "x")
