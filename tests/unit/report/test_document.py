from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from caveat.evidence import Cited, Figure
from caveat.report import document
from tests.unit.report.sample import GAZETTE, REVIEW
from tests.unit.report.walker import bare_numbers

# The keys that issue 2 asks for, by hand.
KEYS = {
    "case": {"id", "supplier", "recipient", "as_of", "known_at"},
    "lines": {
        "transfer", "line", "item", "item_name", "quantity", "role", "excluded", "exclusion_reason", "stage",
        "stage_evidence", "stop_map", "exposure", "dependence", "bite", "nexus", "cost", "precedents",
    },
    "options": {"id", "polarity", "measures", "legal"},
    "contradictions": {"a", "b", "kind", "explanation"},
    "unknowns": {"what", "would_narrow"},
    "inputs": {"digest", "versions", "seed"},
}  # fmt: skip


def sample() -> Any:
    return json.loads(document.to_json(REVIEW))


def test_the_same_review_gives_the_same_bytes() -> None:
    shuffled = replace(REVIEW, inputs=replace(REVIEW.inputs, versions={"rules": "1", "caveat": "0.1.0"}))
    assert document.to_json(REVIEW) == document.to_json(REVIEW) == document.to_json(shuffled)


@pytest.mark.parametrize("part", KEYS)
def test_the_keys_that_readers_rely_on_exist(part: str) -> None:
    found = sample()[part]
    for row in found if isinstance(found, list) else [found]:
        assert row.keys() >= KEYS[part]


def test_a_row_of_the_stop_map_names_holder_measure_provisions_notice_clock_and_speed() -> None:
    [row] = [row for row in sample()["lines"][0]["stop_map"] if row["gate"] == "Statutory review"]
    assert row.keys() >= {"holder", "measure", "provisions", "notice_days", "clock", "reversible", "bites"}
    assert row["notice_days"]["value"] == 15 and row["notice_days"]["basis"]["kind"] == "cited"


def test_every_number_stands_in_a_figure_with_its_basis() -> None:
    assert list(bare_numbers(sample())) == []


@pytest.mark.parametrize("place", ["case", "lines", "options", "inputs"])
def test_a_planted_bare_number_is_found(place: str) -> None:
    planted = sample()
    target = planted[place][0] if isinstance(planted[place], list) else planted[place]
    target["remaining_days"] = 12
    assert [path.rsplit(".", 1)[-1] for path in bare_numbers(planted)] == ["remaining_days: 12"]


def test_a_planted_number_inside_a_formula_is_found() -> None:
    planted = sample()
    planted["lines"][0]["remaining"]["basis"]["inputs"][0]["figure"]["basis"] = None
    assert len(list(bare_numbers(planted))) == 1


def test_a_figure_holds_only_the_keys_that_it_has() -> None:
    assert sample()["lines"][0]["quantity"].keys() == {"unit", "basis", "value", "counts"}
    assert sample()["lines"][1]["quantity"].keys() == {"unit", "basis", "unknown", "counts"}


def test_a_number_that_is_none_stops_the_document() -> None:
    bad = Figure("days", Cited((GAZETTE,)), value=math.nan)
    with pytest.raises(ValueError, match="JSON"):
        document.to_json(replace(REVIEW, deadlines=(replace(REVIEW.deadlines[0], days_left=bad),)))


def test_the_document_keeps_to_its_published_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(document.schema())
    jsonschema.validate(sample(), document.schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_refuses_a_figure_without_a_unit_and_one_given_two_ways() -> None:
    for change in ({"unit": None}, {"low": 1, "high": 2}):
        bad = sample()
        bad["lines"][0]["quantity"].update(change)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, document.schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_says_what_its_parts_mean() -> None:
    schema = document.schema()
    assert schema["title"] and "description" in schema
    assert "still to come" in schema["$defs"]["LineReview"]["properties"]["remaining"]["description"]
    assert all("description" in part for part in schema["$defs"].values())
