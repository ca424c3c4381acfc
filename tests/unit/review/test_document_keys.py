"""The keys that a reader of a review's JSON may rely on, path by path, and that the walk for bare numbers can fail."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from caveat.report import document
from tests.unit.report.walker import bare_numbers
from tests.unit.review.small import bundled

CASES = ("isr-2024", "deu-sau-2019")


@cache
def whole(name: str) -> Any:
    """The document of a case. Whoever changes it changes a copy."""
    return json.loads(document.to_json(bundled(name)))


def figure(value: Any) -> bool:
    """A number with its unit and its basis, in exactly one way; or unknown, and then it says why."""
    if not isinstance(value, dict) or not isinstance(value.get("unit"), str) or "basis" not in value:
        return False
    ways = ["value" in value, "low" in value and "high" in value, "distribution" in value, "unknown" in value]
    return sum(ways) == 1


def basis(value: Any) -> bool:
    return value is None or (
        isinstance(value, dict) and value.get("kind") in ("sourced", "cited", "assumed", "derived")
    )


def text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def texts(value: Any) -> bool:
    return isinstance(value, list) and all(text(one) for one in value)


def rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def table(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)


def count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def one_of(*words: str) -> Any:
    return lambda value: value in words


def or_none(holds: Any) -> Any:
    return lambda value: value is None or holds(value)


SPELLED = [
    # By hand from the list in the issue: path, and what must stand there. A [] goes through every row.
    ("case", table), ("case.id", text), ("case.supplier", text), ("case.recipient", text), ("case.as_of", text),
    ("case.known_at", or_none(text)), ("decision_status", text),
    ("lines", rows), ("lines[].transfer", text), ("lines[].line", text), ("lines[].item", text),
    ("lines[].item_name", text), ("lines[].quantity", figure), ("lines[].quantity.basis", basis),
    ("lines[].role", one_of("defensive", "offensive", "dual", "enabling")), ("lines[].excluded", flag),
    ("lines[].exclusion_reason", or_none(text)), ("lines[].stage", text), ("lines[].stage_evidence", rows),
    ("lines[].stage_evidence[].stage", text), ("lines[].stage_evidence[].date", or_none(text)),
    ("lines[].stage_evidence[].proves", text), ("lines[].stage_evidence[].does_not_prove", text),
    ("lines[].stage_evidence[].support", rows),
    ("lines[].stop_map", rows), ("lines[].stop_map[].holder", text), ("lines[].stop_map[].measure", text),
    ("lines[].stop_map[].provisions", texts), ("lines[].stop_map[].notice_days", or_none(figure)),
    ("lines[].stop_map[].clock", or_none(table)), ("lines[].stop_map[].reversible", text),
    ("lines[].stop_map[].bites", text),
    ("lines[].exposure", rows), ("lines[].exposure[]", figure), ("lines[].dependence", table),
    ("lines[].dependence.share", figure), ("lines[].dependence.substitutes", rows), ("lines[].bite", table),
    ("lines[].bite.days", figure), ("lines[].bite.missing", texts), ("lines[].bite.narrows_most", or_none(text)),
    ("lines[].nexus", rows), ("lines[].nexus[].objective", text),
    ("lines[].nexus[].kind", one_of("named", "conduct", "none")), ("lines[].nexus[].statements", texts),
    ("lines[].cost", rows), ("lines[].cost[].text", text), ("lines[].cost[].figure", or_none(figure)),
    ("lines[].precedents", rows), ("lines[].precedents[].id", text), ("lines[].precedents[].outcome", text),
    ("lines[].precedents[].agrees", texts), ("lines[].precedents[].differs", texts),
    ("front", rows), ("front[].line", text), ("front[].on_front", flag), ("front[].dominated_by", texts),
    ("front[].criteria", rows), ("front[].criteria[].name", text), ("front[].criteria[].rank", or_none(count)),
    ("options", rows), ("options[].id", text), ("options[].polarity", one_of("none", "stick", "carrot", "both")),
    ("options[].measures", rows), ("options[].measures[].measure", text), ("options[].measures[].line", text),
    ("options[].legal", table),
    ("options[].legal.status",
     one_of("may-be-done-now", "needs-first", "barred", "in-part", "unknown", "nothing-to-do")),
    ("options[].legal.holders", texts), ("options[].legal.provisions", texts), ("options[].legal.needs", texts),
    ("statements", rows), ("statements[].id", text), ("statements[].speaker", text), ("statements[].act", text),
    ("statements[].modality", text), ("statements[].polarity", text), ("statements[].support", rows),
    ("contradictions", rows), ("contradictions[].a", texts), ("contradictions[].b", texts),
    ("contradictions[].kind", one_of("real", "apparent")), ("contradictions[].explanation", text),
    ("actors", rows), ("actors[].id", text), ("actors[].position", figure),
    ("assumptions", rows), ("unknowns", rows), ("unknowns[].what", text), ("unknowns[].would_narrow", text),
    ("inputs", table), ("inputs.digest", text), ("inputs.versions", table), ("inputs.seed", count),
]  # fmt: skip


def at(value: Any, path: str) -> Iterator[Any]:
    """Everything that stands at a path; KeyError where a key is missing."""
    head, _, rest = path.partition(".")
    key, each = head.removesuffix("[]"), head.endswith("[]")
    found = value[key]
    for part in found if each else [found]:
        if rest:
            yield from at(part, rest)
        else:
            yield part


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("path", "holds"), SPELLED, ids=[path for path, _ in SPELLED])
def test_the_key_is_there_in_both_cases_and_holds_what_it_should(name: str, path: str, holds: Any) -> None:
    found = list(at(whole(name), path))
    assert found
    assert [value for value in found if not holds(value)] == []


@pytest.mark.parametrize("path", ["lines[].stop_map[].clock.steps", "lines[].stop_map[].clock.starts"])
def test_a_clock_gives_its_arithmetic(path: str) -> None:
    found = copy.deepcopy(whole("isr-2024"))
    for line in found["lines"]:
        line["stop_map"] = [gate for gate in line["stop_map"] if gate["clock"]]
    assert list(at(found, path))


def test_a_key_that_is_missing_is_met() -> None:
    found = copy.deepcopy(whole("deu-sau-2019"))
    del found["lines"][-1]["bite"]["days"]
    with pytest.raises(KeyError, match="days"):
        list(at(found, "lines[].bite.days"))


# --- no bare number, and the walk can fail


@pytest.mark.parametrize("name", CASES)
def test_no_bare_number_stands_in_the_document(name: str) -> None:
    assert list(bare_numbers(whole(name))) == []


PLANTS = {
    "beside the keys of a line": lambda d: d["lines"][0].update(days_of_supply=12),
    "in the text of a lead": lambda d: d["lead"][0].append(57021),
    "in place of a quantity": lambda d: d["lines"][1].update(quantity=900),
    "a share as a fraction": lambda d: d["lines"][0]["dependence"].update(share=0.69),
    "a rank that is no whole number": lambda d: d["front"][0]["criteria"][0].update(rank=0.5),
    "in a list of costs": lambda d: d["options"][1]["costs"].append(3.5),
    "a figure without a basis": lambda d: d["lines"][0]["quantity"].update(basis=None),
    "a basis that names no page": lambda d: d["lines"][0]["quantity"]["basis"].update(citations=[]),
    "a basis of no known kind": lambda d: d["lines"][0]["quantity"]["basis"].update(kind="hearsay"),
    "a figure given two ways": lambda d: d["lines"][0]["quantity"].update(low=1, high=2),
    "a weight on an option": lambda d: d["options"][0].update(weight=1),
}


def whole_and_cited() -> Any:
    """The document with a first line whose quantity is a cited value."""
    found = copy.deepcopy(whole("isr-2024"))
    found["lines"].sort(key=lambda line: line["quantity"].get("basis", {}) is None or "value" not in line["quantity"]
                        or line["quantity"]["basis"]["kind"] != "cited")  # fmt: skip
    return found


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_planted_number_is_found(plant: Any) -> None:
    found = whole_and_cited()
    assert list(bare_numbers(found)) == []
    plant(found)
    assert len(list(bare_numbers(found))) == 1
