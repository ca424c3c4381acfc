"""A statement that was read becomes one of a case: what it keeps, and what the case must say of its document."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from caveat.errors import Conflict
from caveat.evidence import Span
from caveat.review import linking
from caveat.review.casefile import CaseFile
from caveat.review.proposals import Standing, State
from tests.unit.bad_inputs.scene import CASE

SPAN = {"document": "d" * 64, "start": 0, "end": 5, "quote": "words"}
LINE: dict[str, Any] = {
    "kind": "statement", "speaker": "two officials", "act": "pause", "actor": "USA", "target": "ISR",
    "attribution": {"kind": "anonymous", "count": 2, "description": "officials", "relayed_from": "NBC"},
    "objects": [
        {"name": "M795 projectiles", "start": 1, "end": 3, "items": ["i-155mm-he"], "resolution": "resolved"},
        {"name": "M795 rounds", "start": 4, "end": 5, "items": ["i-155mm-he"], "resolution": "resolved"},
        {"name": "kits", "start": 6, "end": 7, "items": ["i-a", "i-b"], "resolution": "ambiguous"},
    ],
    "modality": "considered", "polarity": "positive", "date": "2031-05",
}  # fmt: skip


def case(origins: str | None = None) -> CaseFile:
    """The small case, with other origins where they are given."""
    found = yaml.safe_load(CASE)
    if origins is not None:
        found["origins"] = yaml.safe_load(origins)
        found["statements"] = []
    return CaseFile.model_validate(found)


def linked(line: dict[str, Any], of: CaseFile, origin: str | None = None, **pins: Span) -> Any:
    standing = Standing("dddddddddddd/0123456789ab", State.ACCEPTED, {"line": line, "span": SPAN}, "A", "2031")
    return linking.statement_of(standing, of, "d-notice", "A pause is weighed.", origin, pins)


def test_a_statement_keeps_its_source_and_only_the_items_without_a_doubt() -> None:
    found = linked(LINE, case())
    assert (found.id, found.document, found.origin) == ("s-0123456789ab", "d-notice", "g-gazette")
    assert (found.attribution.count, found.attribution.relayed_from, found.speaker) == (2, "NBC", "two officials")
    assert (found.items, found.object) == (("i-155mm-he",), "M795 projectiles; M795 rounds; kits")
    assert (found.quote, found.paraphrase, found.date) == ("words", "A pause is weighed.", "2031-05")


def test_a_page_in_its_own_voice_speaks_by_its_publisher() -> None:
    own = LINE | {"speaker": None, "attribution": {"kind": "outlet"}}
    assert linked(own, case()).speaker == "An Official Gazette"


TWO = "[{id: g-a, name: A, documents: [d-notice]}, {id: g-b, name: B, documents: [d-notice]}]"


@pytest.mark.parametrize(
    ("origins", "says"), [("[]", "no origin lists it"), (TWO, "2 origins list it: g-a, g-b")], ids=["none", "two"]
)
def test_whose_report_a_document_is_has_to_be_known(origins: str, says: str) -> None:
    with pytest.raises(Conflict, match=says):
        linked(LINE, case(origins))


def test_whose_report_it_is_may_be_said() -> None:
    assert linked(LINE, case(TWO), "g-b").origin == "g-b"


def test_one_document_of_a_case_has_one_text() -> None:
    pin = {"s-notice": Span("e" * 64, 0, 2, "up")}
    with pytest.raises(Conflict, match="stands in another"):
        linked(LINE, case(), **pin)
    assert linked(LINE, case(), **{"s-notice": Span("d" * 64, 0, 2, "up")}).document == "d-notice"
