"""A person sets a field: the value as its field holds it, a part by its name with dots, a place by its words."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.errors import BadRow, QuoteNotFound, SpanMismatch, UnknownTerm
from caveat.evidence import Span
from caveat.review.amending import amended

TEXT = "Ruritania may pause deliveries of M795 projectiles to Arcadia, two officials said on Monday."
QUOTE = "Ruritania may pause deliveries of M795 projectiles to Arcadia"
SPAN = Span("d", 0, len(QUOTE), QUOTE)
LINE: dict[str, Any] = {
    "kind": "statement", "act": "pause", "actor": "Ruritania", "target": "Arcadia", "modality": "considered",
    "polarity": "positive", "date": None, "objects": [{"name": "M795 projectiles", "start": 34, "end": 50}],
    "attribution": {"kind": "anonymous", "count": 2, "description": "officials", "relayed_from": None},
    "places": {"actor": [0, 9], "target": [54, 61]}, "confidence": 0.9,
}  # fmt: skip
FIELD: dict[str, Any] = {
    "kind": "field", "field": "mde_items", "notice": 1, "items": ["i-155mm-he"], "resolution": "unknown",
    "value": {"qty": 45, "qualifier": None, "item": "M795 155mm projectiles", "mde": True},
}  # fmt: skip
SUM: dict[str, Any] = {"kind": "field", "field": "value_total", "notice": 1, "value": 80000000, "unit": "USD",
                       "basis": "notification-ceiling"}  # fmt: skip
PERMIT: dict[str, Any] = {
    "kind": "permit", "note": "2023", "countries": {"destination": "PER"}, "counts": {"quantity": "1990"}, "year": None,
    "amounts": [{"value": "2000", "unit": "EUR", "basis": "licence"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "given", "expected"),
    [
        (LINE, "modality=planned", {"modality": "planned"}),
        (LINE, "date=2024-01", {"date": "2024-01"}),
        (LINE, "date=null", {}),
        (LINE, "actor=null", {"actor": None, "places": {"target": [54, 61]}}),
        (LINE, "target=The Arcadian navy", {"target": "The Arcadian navy", "places": {"actor": [0, 9]}}),
        (LINE, "attribution.count=3", {"attribution": LINE["attribution"] | {"count": 3}}),
        (LINE, "attribution.count=null", {"attribution": LINE["attribution"] | {"count": None}}),
        (LINE, "attribution.relayed_from=NBC", {"attribution": LINE["attribution"] | {"relayed_from": "NBC"}}),
        (LINE, "objects.0.name=projectiles", {"objects": [{"name": "projectiles", "start": 34, "end": 50}]}),
        (FIELD, "value.qty=54", {"value": FIELD["value"] | {"qty": 54}}),
        (SUM, "value=90000000", {"value": 90000000}),
        (SUM, "unit=EUR", {"unit": "EUR"}),
        (PERMIT, "note=of 2024", {"note": "of 2024"}),  # though 2023 might be a year
        (PERMIT, "countries.destination=CHL", {"countries": {"destination": "CHL"}}),
        (PERMIT, "counts.quantity=12", {"counts": {"quantity": "12"}}),
        (PERMIT, "amounts.0.value=2500.50", {"amounts": [PERMIT["amounts"][0] | {"value": "2500.50"}]}),
        (FIELD, "value.mde=false", {"value": FIELD["value"] | {"mde": False}}),
        (FIELD, 'items=["i-155mm-he"]', {"resolution": "resolved"}),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_field_takes_the_value_that_it_can_hold(line: dict[str, Any], given: str, expected: dict[str, Any]) -> None:
    assert amended(line, SPAN, [given], TEXT, "p") == (line | expected, SPAN)


def test_the_line_that_was_read_stays_as_it_was() -> None:
    before = dict(LINE["attribution"])
    amended(LINE, SPAN, ["attribution.count=9"], TEXT, "p")
    assert LINE["attribution"] == before


@pytest.mark.parametrize(
    ("line", "given", "error", "says"),
    [
        (FIELD, "value.qty=many", BadRow, "Expected: a number"),
        (FIELD, "value.qty=NaN", BadRow, "Expected: a number"),
        (FIELD, "value.qty=true", BadRow, "Expected: a number"),
        (FIELD, "value.mde=maybe", BadRow, "Expected: true or false"),
        (FIELD, "value.item=", BadRow, "Give a value, or null"),
        (FIELD, 'items=["i-none"]', UnknownTerm, "an item is 'i-none'"),
        (FIELD, "field=purchaser", UnknownTerm, "the field to set is 'field'"),
        (SUM, "value=-5", BadRow, "Expected: 0 or more"),
        (SUM, "unit=dollars", BadRow, "Expected: the code of a currency"),
        (PERMIT, "countries.destination=ZZZ", BadRow, "Expected: an ISO 3166 code"),
        (PERMIT, "counts.quantity=-1", BadRow, "Expected: a number from 0"),
        (PERMIT, "amounts.0.value=a lot", BadRow, "Expected: a number from 0"),
        (PERMIT, "amounts.0.unit=eur", BadRow, "Expected: the code of a currency"),
        (PERMIT, "year=2023.5", BadRow, "Expected: a whole number"),
        (LINE, "modality=null", UnknownTerm, "modality is 'null'"),
        (LINE, "confidence=1", UnknownTerm, "the field to set is 'confidence'"),
        (LINE, "objects.0.end=900", BadRow, "a place is [34, 900). The text has 92 characters"),
        (LINE, "objects.7.name=x", UnknownTerm, "the field to set is 'objects.7.name'"),
        (LINE, "actr=x", UnknownTerm, "Did you mean actor"),
        (LINE, "quote=officials say", QuoteNotFound, "does not stand there"),
    ],
    ids=lambda one: one if isinstance(one, str) and "=" in one else "",
)
def test_a_value_that_its_field_cannot_hold_is_refused(
    line: dict[str, Any], given: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as refused:
        amended(line, SPAN, [given], TEXT, "p")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("sets", "start", "quote"),
    [
        (["quote=two officials said"], 63, "two officials said"),
        (["start=14"], 14, QUOTE[14:]),
        (["start=0", "end=9"], 0, "Ruritania"),
        (["start=0", "end=9", "quote=Ruritania"], 0, "Ruritania"),
    ],
)
def test_a_place_is_given_by_its_words_or_by_its_range(sets: list[str], start: int, quote: str) -> None:
    assert TEXT[start : start + len(quote)] == quote
    assert amended(LINE, SPAN, sets, TEXT, "p") == (LINE, Span("d", start, start + len(quote), quote))


def test_a_range_and_words_that_do_not_stand_in_it_are_refused() -> None:
    with pytest.raises(SpanMismatch, match="Take the range again"):
        amended(LINE, SPAN, ["start=0", "end=9", "quote=Arcadia"], TEXT, "p")


def test_a_field_that_is_set_twice_is_refused() -> None:
    with pytest.raises(BadRow, match=r"given twice for value\.qty"):
        amended(FIELD, SPAN, ["value.qty=46", "value.qty=47"], TEXT, "p")
