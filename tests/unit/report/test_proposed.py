"""How a proposal and a changed document are told on a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.evidence import Span
from caveat.report import proposed
from caveat.review.difference import Told, compare
from caveat.review.proposals import Standing, State

STATEMENT = {"kind": "statement", "actor": "USA", "act": "pause", "target": "ISR", "modality": "considered",
             "polarity": "positive"}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"kind": "field", "field": "value_total", "value": 80_000_000, "unit": "USD", "basis": "notification-ceiling"},
         "value_total: 80,000,000 USD (notification ceiling)"),
        ({"kind": "field", "field": "prior_cases", "value": []}, "prior_cases: none"),
        ({"kind": "field", "field": "mde_items", "value": {"qty": 45, "qualifier": None, "item": "shells"}},
         "mde_items: qty 45, item shells"),
        (STATEMENT, "statement: USA: pause towards ISR (considered)"),
        (STATEMENT | {"objects": [{"name": "shells", "start": 4}, {"name": "fuzes", "start": 12}]},
         "statement: USA: pause towards ISR (shells; fuzes; considered)"),
        (STATEMENT | {"actor": None, "polarity": "negative", "modality": "denied"},
         "statement: nobody named: not pause towards ISR (denied)"),
        ({"kind": "delivery", "supplier": "Utopia", "recipient": "Arcadia", "number": 24, "item": "APC", "year": 2012},
         "delivery: Utopia to Arcadia, 24 APC, 2012"),
        ({"kind": "delivery", "supplier": "Utopia", "recipient": "Arcadia", "number": None, "item": "APC",
          "year": 2012}, "delivery: Utopia to Arcadia, an unstated number of APC, 2012"),
        ({"kind": "permit", "id": "L1", "date": "2031-01-02", "year": None}, "permit: L1, 2031-01-02"),
        ({"kind": "permit", "year": 2031, "description": "howitzers", "places": {"destination": "Peru"},
          "counts": {"quantity": "1200"}, "amounts": [{"value": "5", "unit": "EUR", "basis": "licence"}]},
         "permit: 2031, howitzers, destination Peru, quantity 1200, 5 EUR (licence)"),
    ],
)  # fmt: skip
def test_a_line_is_told_in_one_phrase(line: dict[str, Any], says: str) -> None:
    assert proposed.said(line) == says


def test_a_long_value_is_cut_and_a_control_character_is_not_printed() -> None:
    payload = {"line": {"kind": "field", "field": "subject", "value": "\x1b[2J" + "x" * 300},
               "span": {"document": "d", "start": 0, "end": 1, "quote": "x"}}  # fmt: skip
    told = "\n".join(proposed.proposal_lines([Standing("d/1", State.PROPOSED, payload, "A. Reader", "2031-01-02")]))
    assert "\x1b" not in told
    assert "…" in told and len(told) < 200


def test_a_statement_is_listed_with_its_words() -> None:
    line = {"kind": "statement", "actor": "USA", "act": "pause", "target": "ISR", "modality": "considered",
            "polarity": "positive"}  # fmt: skip
    payload = {"line": line, "span": {"document": "d", "start": 4, "end": 20, "quote": "may hold back it"}}
    listed = proposed.proposal_lines([Standing("d/1", State.PROPOSED, payload, "A. Reader", "2031-01-02")])
    assert list(listed) == [
        "d/1  statement: USA: pause towards ISR (considered) [4, 20)",
        "    “may hold back it”",
    ]


def test_a_changed_document_tells_what_was_decided_of_what_is_gone() -> None:
    before = [
        Told(
            "a/1",
            {"kind": "field", "field": "value_total", "value": 80},
            Span("a", 0, 2, "80"),
            "accepted",
            "A. Reader",
        ),
        Told("a/2", {"kind": "field", "field": "subject", "value": "shells"}, Span("a", 3, 9, "shells")),
    ]
    now = [
        Told("b/1", {"kind": "field", "field": "value_total", "value": 90}, Span("b", 0, 2, "90")),
        Told("b/3", {"kind": "field", "field": "purchaser", "value": "Jordan"}, Span("b", 3, 9, "Jordan")),
    ]
    assert list(proposed.difference_lines(compare(before, now))) == [
        "  + purchaser: Jordan b/3",
        "  - subject: shells a/2",
        "  ~ value_total: value 80 → 90 b/1, before a/1 (accepted by A. Reader)",
    ]
