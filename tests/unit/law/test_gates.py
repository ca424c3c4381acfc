"""The stop map and the legal screen: the order of gates, what closes one, and the traps of the facts files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caveat.evidence import Measure, Stage
from caveat.law import gates, screening
from caveat.law.channels import ALL
from caveat.law.gates import LineFacts, next_gate, rules, stop_map
from caveat.law.lifecycle import channels, proof, stages
from caveat.law.provisions import provisions
from caveat.law.screening import carries, screen

DAY = date(2024, 1, 29)
SALE = LineFacts("USA", "ISR", ("FMS",), Stage.NOTIFIED, False, date(2024, 1, 20), False)


def states(line: LineFacts, day: date = DAY) -> dict[str, str]:
    return {gate.rule.id: gate.state for gate in stop_map(line, day)}


def test_the_gates_of_a_notified_sale_stand_in_the_order_in_which_it_meets_them() -> None:
    # gates.toml for FMS, goods that are made; law_notes, "where to stop a delivery": notice, review, offer,
    # production, stop-delivery order; then what may come at any time.
    assert states(SALE) == {
        "fms-request": "closed",
        "fms-tiered-review": "closed",
        "fms-notice": "closed",
        "fms-statutory-review": "open",
        "fms-offer": "open-if",
        "fms-production": "open-if",
        "fms-stop-delivery": "open",
        "fms-contract-suspension": "open-if",
        "fms-under-way": "open-if",
        "any-502bc": "open-if",
        "any-later-law": "open",
        "any-620i": "open-if",
        "any-3c-violation": "conditional",
    }
    assert list(states(SALE))[:9] == [
        rule.id for rule in rules() if rule.channels == ("FMS",) and rule.stock is not True
    ]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.REQUESTED, "Request worked, or left unworked (open now); then statutory review"),
        (Stage.NOTIFIED, "Statutory review (open until 2024-02-04)"),
        (Stage.IN_DELIVERY, "Stop-delivery or suspension order (open now)"),
        (Stage.DELIVERED, None),
    ],
)
def test_the_next_gate_of_a_line_is_the_first_that_is_open(stage: Stage, words: str | None) -> None:
    assert next_gate(replace(SALE, stage=stage), DAY) == words


def test_every_measure_of_a_gate_is_carried_by_a_provision_of_its_channel() -> None:
    held = provisions()
    without = [
        (rule.id, measure.value)
        for rule in rules()
        for measure in rule.measures
        if not any(
            carries(held[name], measure)
            and (ALL in held[name].channels or set(rule.channels) & set(held[name].channels))
            for name in rule.provisions
        )
    ]
    assert without == []


LEFT_OUT = {
    "usa-aeca-3a-eligibility": "a finding on the country, before any line",
    "usa-aeca-3d-third-party-transfer": "about passing goods on after delivery",
    "usa-aeca-4-purposes": "the yardstick of a finding, not a power over a line",
    "usa-aeca-3g-40a-end-use": "after delivery",
    "usa-aeca-5d-discrimination-freeze": "its trigger, exclusion by race, religion, origin or sex, is not before us",
    "usa-aeca-36b5-upgrade": "a report where the goods have grown; it stops nothing by itself",
    "usa-aeca-36d-manufacture": "about manufacture abroad",
    "usa-aeca-40-terror-list": "a finding on the country, before any line",
    "usa-faa-502b-prohibition": "dormant without a finding on the country; 502B(c) is on the map",
    "usa-faa-614-special-waiver": "lifts limits; it is no power over a line",
    "usa-cspa-child-soldiers": "a list of countries, by year",
    "usa-sfops-7008-coup": "a bar on a country's money after a coup",
    "usa-sfops-egypt-tranche": "a condition on money for Egypt",
    "usa-eo-14268": "pushes speed in general",
    "usa-nspm-10-cat": "a policy that each decision weighs",
    "usa-nsm-18-cat": "a policy that each decision weighed",
    "usa-nsm-20-assurances": "rescinded; of 8 February 2024",
    "usa-chirg": "a review that may recommend; after delivery",
}


def test_whatever_carries_a_measure_is_on_the_map_or_left_out_for_a_reason() -> None:
    named = {name for rule in rules() for name in (*rule.provisions, rule.counted, rule.notice, rule.notice_or)}
    named |= {name for group in screening.rows() for row in group for name in row.named}
    assert {name for name, one in provisions().items() if one.measures and name not in named} == set(LEFT_OUT)


def test_an_informal_hold_is_not_a_veto() -> None:
    custom = [rule for rule in rules() if rule.custom]
    assert {rule.id for rule in custom} == {"fms-tiered-review", "dcs-tiered-review"}
    assert all(Measure.WITHHOLD not in rule.measures for rule in custom)
    hold = provisions()["usa-tiered-review-hold"]
    assert (hold.force, hold.clock and hold.clock.binding) == ("custom", False)
    assert "Do not model this as a legal veto." in hold.traps


def test_suspension_is_not_cancellation() -> None:
    manual = provisions()["usa-samm-c6-6-suspension"]
    assert manual.measures == ("pause",)
    order = next(rule for rule in rules() if rule.id == "fms-stop-delivery")
    assert order.reversible.startswith("yes, release on order")
    assert any(trap.startswith("Suspension is not cancellation") for trap in manual.traps)


def test_a_tiered_review_bypass_is_not_an_emergency_waiver() -> None:
    requested = replace(SALE, stage=Stage.REQUESTED, notified=None)
    for emergency in (False, True):
        line = replace(requested, emergency=emergency)
        assert states(line)["fms-tiered-review"] == "open"
        assert states(line)["fms-statutory-review"] == "conditional"
    assert states(replace(SALE, emergency=True))["fms-statutory-review"] == "waived"
    # A bypass leaves the statutory clock running: 20 January + 15 days = 4 February.
    assert states(replace(SALE, reviewed=date(2024, 1, 19)))["fms-statutory-review"] == "open"


def test_a_pause_of_goods_is_not_a_pause_of_money() -> None:
    for stage in (Stage.NOTIFIED, Stage.OFFERED, Stage.CONTRACTED):
        money = replace(SALE, channels=("FMF",), stage=stage)
        assert screen(money, Measure.PAUSE, DAY).status == "barred"
        assert screen(replace(SALE, stage=stage), Measure.PAUSE, DAY).status == "may-be-done-now"


def test_the_absence_of_a_notice_proves_nothing() -> None:
    unknown = replace(SALE, notified=None)
    gate = next(gate for gate in stop_map(unknown, date(2030, 1, 1)) if gate.rule.id == "fms-statutory-review")
    assert (gate.state, gate.closes_on) == ("open-if", None)
    said = "; ".join(row.text for row in screening.rows()[0] if row.wait)
    assert "if the value reaches a threshold" in said
    assert any("absence of a notice proves nothing" in trap for row in channels() for trap in row.traps)


def test_the_law_of_another_channel_is_never_on_the_map() -> None:
    licence = replace(SALE, channels=("DCS",))
    assert not [name for name in states(licence) if name.startswith(("fms", "pda", "wrsa", "eda", "fmf"))]


def test_where_the_channel_is_not_public_each_is_told_and_none_is_taken_for_granted() -> None:
    unknown = replace(SALE, channels=(), stage=Stage.IN_DELIVERY)
    found = {gate.rule.id: gate for gate in stop_map(unknown, DAY)}
    assert found["fms-stop-delivery"].words == "open, if the line goes by FMS; its channel is not public"
    assert found["dcs-revocation"].words == "open, if the line goes by DCS; its channel is not public"


def test_an_answer_that_hangs_on_the_channel_is_unknown_and_says_how() -> None:
    # Before 21 July 1996 no wait of section 36(c) is held: the licence's review may still run, the sale's is over.
    unknown = replace(SALE, channels=(), notified=date(1996, 1, 2))
    found = screen(unknown, Measure.EXPEDITE, date(1996, 3, 1))
    assert found.status == "unknown"
    assert found.words == "depends on the channel, which is not public"
    assert found.needs == (
        "if the line goes by FMS: may be done now, within stock and production",
        "if the line goes by DCS: needs something first",
    )


@pytest.mark.parametrize(
    ("channel", "stage", "proves", "not_proved"),
    [
        (
            "FMS",
            Stage.NOTIFIED,
            "the executive proposes to issue an offer up to that value",
            "a sale, a contract, a price or a delivery date",
        ),
        ("EDA", Stage.CONTRACTED, "agreement to take the item", "movement"),
        ("LICENCE", Stage.OFFERED, "what the document says, and no more", "any other step"),
    ],
)
def test_the_evidence_of_a_stage_proves_no_more_than_it_says(
    channel: str, stage: Stage, proves: str, not_proved: str
) -> None:
    # lifecycle.yaml, fms-5-notified and eda-4-offered; for a licence of another state no lifecycle is held.
    assert proof(channel, stage) == (proves, not_proved)


def test_a_stage_that_somebody_can_stop_names_a_provision() -> None:
    assert [stage.id for stage in stages() if stage.who_can_stop and not stage.how] == []


def test_the_notice_of_a_gate_is_its_days_or_none() -> None:
    found = {gate.rule.id: gate.deadline.days if gate.deadline else None for gate in stop_map(SALE, DAY)}
    assert (found["fms-statutory-review"], found["fms-offer"], found["fms-stop-delivery"]) == (15, 85, None)
    assert gates.channels_of(replace(SALE, supplier="DEU", channels=())) == ("LICENCE",)
