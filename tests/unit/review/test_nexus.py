"""How a line bears on what an objective is about: named, tied to the conduct, or not at all; with its statements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.review import nexus
from caveat.review.cite import Citer
from caveat.review.dossier import freeze
from tests.unit.review.small import case

ACTORS = [
    {"id": "a-office", "name": "Office", "role": "supplier's office", "side": "supplier"},
    {"id": "a-army", "name": "Army", "role": "user", "side": "recipient"},
]
GOAL = {"id": "o-restraint", "condition": "fewer shells on towns", "sources": ["d-early"],
        "indicators": [{"id": "m-shells", "measure": "shells fired", "unit": "shells",
                        "observations": [{"period": "2031-05", "value": 9, "unit": "shells",
                                          "sources": ["d-month"]}]}]}  # fmt: skip


def said(**changes: Any) -> dict[str, Any]:
    row = {"id": "s-1", "document": "d-early", "origin": "o-early", "speaker": "officials",
           "attribution": {"kind": "anonymous", "count": 2}, "act": "pause", "actor": "a-office", "target": "ISR",
           "items": ["i-155mm-he"], "modality": "considered", "polarity": "positive", "date": "2031-05-02",
           "paraphrase": "A pause of shells is weighed."}  # fmt: skip
    return {**row, **changes}


def tie(item: str, *statements: dict[str, Any], **parts: Any) -> nexus.Nexus:
    whole = case(statements=list(statements), objectives=[GOAL], actors=ACTORS, **parts)
    citer = Citer(freeze(whole, date(2031, 6, 10)))
    [found] = nexus.assess(citer, item, nexus.named_items(citer))
    return found


def test_an_item_named_by_the_report_that_states_the_aim_is_named() -> None:
    found = tie("i-155mm-he", said())
    assert (found.kind, found.statements, found.origins) == ("named", ("s-1",), ("o-early",))


@pytest.mark.parametrize(
    "changes",
    [{"modality": "denied"}, {"polarity": "negative"}, {"actor": "a-army"}, {"target": "UKR"}, {"act": "deliver"},
     {"defect": "mutation"}, {"items": ["i-jdam"]}],
    ids=["denied", "said not to be so", "the recipient's own act", "towards a third country", "a delivery",
         "a retelling that changed the sense", "another item"],
)  # fmt: skip
def test_nothing_else_makes_an_item_named(changes: dict[str, Any]) -> None:
    assert tie("i-155mm-he", said(**changes)).kind == "none"


def test_an_item_named_by_a_report_that_states_no_aim_is_not_named_for_it() -> None:
    other = [{"id": "o-early", "name": "Early Post", "documents": ["d-early"]},
             {"id": "o-other", "name": "Other", "documents": ["d-month"]}]  # fmt: skip
    assert tie("i-155mm-he", said(document="d-month", origin="o-other"), origins=other).kind == "none"


def test_what_a_named_item_needs_is_tied_and_is_not_said_to_be_named() -> None:
    found = tie("i-155mm-components", said(), items=[{"id": "i-155mm-he", "needs": ["i-155mm-components"]}])
    assert found.kind == "named"
    assert found.explanation.startswith("not itself named; i-155mm-he, which cannot be used without it, is named")


def test_use_that_an_indicator_counts_is_conduct() -> None:
    used = said(act="use", actor="a-army", document="d-month", modality="asserted")
    assert (tie("i-155mm-he", used).kind, tie("i-155mm-he", used).statements) == ("conduct", ("s-1",))


def test_without_a_statement_there_is_no_tie() -> None:
    found = tie("i-155mm-he", said(act="support", items=[]))
    assert (found.kind, found.statements, found.explanation) == (
        "none",
        (),
        "no statement ties this item to the objective",
    )
