"""Two readings of one name: what is added, gone, moved or said otherwise, each thing counted once."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.evidence import Span
from caveat.review.difference import Difference, Told, compare


def told(name: str, quote: str = "words", start: int = 0, **says: Any) -> Told:
    return Told(name, says, Span("d", start, start + len(quote), quote))


def field(name: str, value: Any, field: str = "value_total", notice: int = 1, start: int = 0) -> Told:
    return told(name, str(value), start, kind="field", field=field, notice=notice, value=value)


def statement(name: str, quote: str = "words", start: int = 0, **says: Any) -> Told:
    said = {"kind": "statement", "id": name, "act": "pause", "actor": "USA", "target": "ISR", "modality": "considered"}
    return told(name, quote, start, **said | says)


def shown(found: Difference) -> dict[str, Any]:
    """A difference by the names of what it is about."""
    return {
        "added": [one.name for one in found.added],
        "gone": [one.name for one in found.gone],
        "changed": [(pair.before.name, pair.now.name, dict(pair.fields)) for pair in found.changed],
        "moved": [(pair.before.name, pair.now.name) for pair in found.moved],
        "same": found.same,
    }


NOTHING: dict[str, Any] = {"added": [], "gone": [], "changed": [], "moved": [], "same": 0}

CASES: dict[str, tuple[list[Told], list[Told], dict[str, Any]]] = {
    "the same": ([field("a", 80)], [field("b", 80)], {"same": 1}),
    "another value": ([field("a", 80)], [field("b", 90)], {"changed": [("a", "b", {"value": (80, 90)})]}),
    "moved": ([field("a", 80)], [field("b", 80, start=9)], {"moved": [("a", "b")]}),
    "another number of the notice is a move": (
        [field("a", 80)], [field("b", 80, notice=2, start=9)], {"moved": [("a", "b")]},
    ),
    "added and gone": (
        [field("a", 80)], [field("b", "Jordan", "purchaser")], {"added": ["b"], "gone": ["a"]},
    ),
    "of two articles the one that changed": (
        [field("a", {"qty": 1, "item": "tanks"}, "mde_items"), field("b", {"qty": 2, "item": "guns"}, "mde_items")],
        [field("c", {"qty": 2, "item": "guns"}, "mde_items"), field("d", {"qty": 5, "item": "tanks"}, "mde_items")],
        {"changed": [("a", "d", {"value.qty": (1, 5)})], "same": 1},
    ),
    "one of two alike is gone": ([field("a", 80), field("b", 80)], [field("c", 80)], {"gone": ["b"], "same": 1}),
    "a plan that was a thought": (
        [statement("s1", "may pause")], [statement("s7", "will pause", modality="planned")],
        {"changed": [("s1", "s7", {"modality": ("considered", "planned")})]},
    ),
    "the same words read otherwise": (
        [statement("s1")], [statement("s1", act="slow")], {"changed": [("s1", "s1", {"act": ("pause", "slow")})]},
    ),
    "the same claim in other words": (
        [statement("s1", "may pause")], [statement("s2", "might pause")],
        {"changed": [("s1", "s2", {"quote": ("may pause", "might pause")})]},
    ),
    "a reversed direction is another claim": (
        [statement("s1", "one")], [statement("s2", "two", actor="ISR", target="USA")],
        {"added": ["s2"], "gone": ["s1"]},
    ),
    "the places of its names move with a statement": (
        [statement("s1", places={"actor": [0, 3]})], [statement("s1", start=9, places={"actor": [9, 12]})],
        {"moved": [("s1", "s1")]},
    ),
    "another rule and confidence are no change": (
        [statement("s1", rule="a", confidence=0.9)], [statement("s9", rule="b", confidence=0.1)], {"same": 1},
    ),
    "a row of a register": (
        [told("a", "x", kind="delivery", deal="1", year=2012, number=24)],
        [told("b", "y", kind="delivery", deal="1", year=2012, number=30)],
        {"changed": [("a", "b", {"number": (24, 30)})]},
    ),
    "a licence of another number": (
        [told("a", kind="permit", id="L1", date="2031-01-02")], [told("b", kind="permit", id="L2", date="2031-01-02")],
        {"added": ["b"], "gone": ["a"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "now", "expected"), CASES.values(), ids=CASES)
def test_two_readings_are_told_apart(before: list[Told], now: list[Told], expected: dict[str, Any]) -> None:
    assert shown(compare(before, now)) == NOTHING | expected
