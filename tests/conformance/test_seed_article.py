"""The article that this project began with: what a careful reader finds in it, found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from caveat.desk import reading
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
PAGE = SHARED / "peers" / "data" / "article" / "2024-01-28-pausing-deliveries.txt"


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    return list(reading.read(PAGE.read_bytes(), Path(PAGE).name))


def said(lines: list[dict[str, Any]]) -> set[tuple[str, str, str, str | None]]:
    return {(one["act"], one["modality"], one["polarity"], one["target"]) for one in of(lines, "statement")}


def of(lines: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in lines if one["kind"] == kind]


def test_what_is_weighed_is_weighed_and_nothing_is_decided(lines: list[dict[str, Any]]) -> None:
    found = said(lines)
    assert ("pause", "considered", "positive", "Israel") in found
    assert ("offer", "considered", "positive", "Israel") in found
    assert {act for act, modality, *_ in found if modality == "considered"} >= {"withhold", "slow"}
    assert ("decide", "asserted", "negative", None) in found


def test_the_recipient_asks_and_defensive_systems_are_spared(lines: list[dict[str, Any]]) -> None:
    [asks] = [one for one in of(lines, "statement") if one["act"] == "request"]
    assert (asks["actor"], asks["target"]) == ("Israeli officials", "US")
    spared = [one for one in of(lines, "statement") if (one["act"], one["polarity"]) == ("slow", "negative")]
    assert [one["objects"][0]["name"] for one in spared] == ["defensive systems"]


def test_the_lead_is_printed_twice_and_cannot_hold_against_the_rest(lines: list[dict[str, Any]]) -> None:
    [again] = of(lines, "repeat")
    assert again["quote"].startswith("The Biden administration is looking into")
    [clash] = of(lines, "contradiction")
    assert clash["why"] == "direction"
    quotes = {one["id"]: one["quote"] for one in of(lines, "statement")}
    assert any("pressure Israel" in quotes[clash[end]] for end in ("a", "b"))


def test_support_and_resistance_are_named_by_group(lines: list[dict[str, Any]]) -> None:
    actors = {one["act"]: one["actor"] for one in of(lines, "statement") if one["act"] in ("support", "oppose")}
    assert actors == {"support": "some Democrats in Congress", "oppose": "Netanyahu’s government"}


def test_page_furniture_is_no_statement(lines: list[dict[str, Any]]) -> None:
    dropped = [one["quote"] for one in of(lines, "dropped")]
    assert {"Comment via Facebook", "Comments are closed."} <= set(dropped)
    assert any(quote.startswith("Corrections:") for quote in dropped)


def test_every_quote_stands_where_it_is_said_to(lines: list[dict[str, Any]]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in lines)
