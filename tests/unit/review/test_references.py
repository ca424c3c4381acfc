"""Every reference of a case leads somewhere, every id is its own, and nothing replaces itself."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from caveat.errors import BadRow, CaveatError, Conflict, UnknownTerm
from caveat.review import casefacts, casefile, casepipeline, casesources, references
from caveat.review.casefacts import Fact, Number
from caveat.review.casefile import (
    Assumption,
    CaseFile,
    CaseHead,
    Event,
    Objective,
    OptionMeasure,
    Position,
    Precedent,
    Question,
)
from caveat.review.casepipeline import CaseItem, Dependence, Hold, Line, Substitute
from caveat.review.casesources import CaseStatement, Contradiction, Origin, Resolution
from caveat.review.complaint import Setting, walk
from caveat.tables import Row

from . import small

ITEMS = frozenset({"i-155mm-he", "i-fuze"})
"""The catalogue of these tests, so that they say nothing of the real one."""

SOURCES = {"sources": ["d-early"]}


def full() -> dict[str, Any]:
    """A case in which every kind of reference stands once and leads somewhere."""
    case = copy.deepcopy(small.CASE)
    case["case"]["out_of_bounds"] = ["defensive"]
    case["case"]["notes"] = [{"text": "A note.", **SOURCES}]
    case["actors"] = [
        {
            "id": "a-ministry",
            "name": "A ministry",
            "role": "licensing",
            "side": "supplier",
            "position": {"low": 10, "high": 20, "owner": "A. Reader", "reason": "its words", "justified_by": ["s-1"]},
        },
    ]
    case["statements"][0] |= {
        "also": ["d-month"],
        "speaker_ref": "a-ministry",
        "actor": "a-ministry",
        "target": "a-ministry",
        "contradicts": ["s-2"],
        "see": ["s-2"],
    }
    case["statements"][1] |= {"supports": ["s-3"], "supersedes": "s-1"}
    case["statements"].append(
        {**case["statements"][1], "id": "s-3", "duplicate_of": "s-2", "supersedes": None, "supports": []}
    )
    line = case["transfers"][0]["lines"][0]
    line["holds"] = [
        {
            "measure": "pause",
            "holder": "a ministry",
            "start": "2031-05-09",
            "provision": "usa-aeca-36b-notification",
            **SOURCES,
        }
    ]
    line["delivered"] = {"kind": "derived", "assumption": "as-sent"}
    case["transfers"][0]["lines"].append({**copy.deepcopy(line), "id": "l-more", "overlaps": ["l-shells"]})
    case["objectives"] = [
        {"id": "ob-access", "condition": "Lorries pass.", "demand_kind": "humanitarian-access", **SOURCES}
    ]
    case["assumptions"] = [
        {
            "id": "as-sent",
            "about": "shells sent",
            "unit": "rounds",
            "low": 0,
            "high": 900,
            "reason": "a range",
            "owner": "A. Reader",
            "made": "2031-06-01",
            **SOURCES,
        },
    ]
    case["items"] = [
        {
            "id": "i-155mm-he",
            "needs": ["i-fuze"],
            "substitutes": [{"text": "from another", "line": "l-more", "item": "i-fuze"}],
        },
    ]
    case["dependence"] = [{"id": "dep-1", "text": "Most of it.", "items": ["i-155mm-he"]}]
    case["precedents"] = [
        {
            "id": "pre-1",
            "date": "1982",
            "item": "shells",
            "what": "held",
            "episode": "us-isr-1982-cluster-ban",
            **SOURCES,
        }
    ]
    case["context"] = [{"id": "ev-1", "date": "2031", "text": "It began.", "bears_on": ["ob-access"], **SOURCES}]
    case["contradictions"] = [
        {
            "id": "con-1",
            "kind": "real",
            "topic": "the pause",
            "side_a": ["s-1"],
            "side_b": ["s-2"],
            "documents": ["d-early"],
            "resolutions": [{"status": "open", "text": "Not settled.", "rests_on": ["s-1"], **SOURCES}],
        },
    ]
    case["options"] = [
        {
            "id": "p-wait",
            "name": "Wait",
            "polarity": "stick",
            "measures": [{"measure": "condition", "lines": ["l-shells"], "objective": "ob-access"}],
        },
    ]
    case["questions"] = [{"id": "q-1", "ask": "Held?", "truth": "No.", "support": ["s-2"]}]
    return json.loads(json.dumps(case))  # type: ignore[no-any-return]  # no two rows share a list


def found(case: dict[str, Any]) -> list[CaveatError]:
    whole = CaseFile.model_validate(case)
    setting = Setting(whole, tuple(walk(whole)), ITEMS.__contains__, "case.yaml", lambda loc: None)
    return [one.error for one in references.found(setting)]


def put(case: dict[str, Any], path: Sequence[Any], value: Any) -> None:
    for step in path[:-1]:
        case = case[step]
    assert path[-1] in case if isinstance(case, dict) else path[-1] < len(case), f"{path} is not in the full case"
    case[path[-1]] = value


def test_a_case_in_which_everything_leads_somewhere_has_no_complaint() -> None:
    assert found(full()) == []


LINE = ("transfers", 0, "lines", 0)
CONTRADICTION = ("contradictions", 0)
REFERENCES: dict[tuple[type, str], tuple[Any, ...]] = {
    (Fact, "sources"): (*LINE, "events", 0, "sources", 0),
    (Assumption, "sources"): ("assumptions", 0, "sources", 0),
    (Origin, "documents"): ("origins", 0, "documents", 1),
    (Contradiction, "documents"): (*CONTRADICTION, "documents", 0),
    (CaseStatement, "document"): ("statements", 0, "document"),
    (CaseStatement, "also"): ("statements", 0, "also", 0),
    (CaseStatement, "origin"): ("statements", 0, "origin"),
    (CaseStatement, "speaker_ref"): ("statements", 0, "speaker_ref"),
    (CaseStatement, "items"): ("statements", 0, "items", 0),
    (CaseStatement, "duplicate_of"): ("statements", 2, "duplicate_of"),
    (CaseStatement, "supersedes"): ("statements", 1, "supersedes"),
    (CaseStatement, "supports"): ("statements", 1, "supports", 0),
    (CaseStatement, "contradicts"): ("statements", 0, "contradicts", 0),
    (CaseStatement, "see"): ("statements", 0, "see", 0),
    (Line, "item"): (*LINE, "item"),
    (Line, "overlaps"): ("transfers", 0, "lines", 1, "overlaps", 0),
    (Substitute, "line"): ("items", 0, "substitutes", 0, "line"),
    (Substitute, "item"): ("items", 0, "substitutes", 0, "item"),
    (CaseItem, "id"): ("items", 0, "id"),
    (CaseItem, "needs"): ("items", 0, "needs", 0),
    (Dependence, "items"): ("dependence", 0, "items", 0),
    (Position, "justified_by"): ("actors", 0, "position", "justified_by", 0),
    (Event, "bears_on"): ("context", 0, "bears_on", 0),
    (Resolution, "rests_on"): (*CONTRADICTION, "resolutions", 0, "rests_on", 0),
    (Contradiction, "side_a"): (*CONTRADICTION, "side_a", 0),
    (Contradiction, "side_b"): (*CONTRADICTION, "side_b", 0),
    (Question, "support"): ("questions", 0, "support", 0),
    (Number, "assumption"): (*LINE, "delivered", "assumption"),
    (OptionMeasure, "lines"): ("options", 0, "measures", 0, "lines", 0),
    (OptionMeasure, "objective"): ("options", 0, "measures", 0, "objective"),
    # of other rooms
    (CaseHead, "out_of_bounds"): ("case", "out_of_bounds", 0),
    (Objective, "demand_kind"): ("objectives", 0, "demand_kind"),
    (Hold, "provision"): (*LINE, "holds", 0, "provision"),
    (Precedent, "episode"): ("precedents", 0, "episode"),
}
"""Where each field that refers to something stands in the full case."""


def test_every_field_that_refers_to_something_is_tried_here() -> None:
    """A field of ids that no rule knows would lead nowhere in silence."""
    parts = (casefacts, casesources, casepipeline, casefile)
    found = {value for part in parts for value in vars(part).values() if isinstance(value, type)}
    models = [value for value in found if issubclass(value, Row)]
    refer = {
        (model, name)
        for model in models
        for name, kind in vars(model).get("__annotations__", {}).items()
        if re.search(r"\b(?:Refs|Id)\b", str(kind)) and name != "id"
    }
    assert len(refer) > 20
    assert refer - set(REFERENCES) == set()


@pytest.mark.parametrize("model, field", REFERENCES, ids=lambda part: getattr(part, "__name__", part))
def test_a_reference_that_leads_nowhere_is_refused_by_its_field(model: type, field: str) -> None:
    case = full()
    put(case, REFERENCES[model, field], "nowhere")
    wrong = [one for one in found(case) if isinstance(one, UnknownTerm)]
    assert [(one.field, one.term) for one in wrong] == [(field, "nowhere")]


@pytest.mark.parametrize("field", ["actor", "target"])
def test_who_acts_may_be_in_words_and_an_id_of_an_actor_is_one(field: str) -> None:
    for words in ("a-ministry", "the ministry", "USA", "a-team of inspectors"):
        case = full()
        put(case, ("statements", 0, field), words)
        assert found(case) == []
    put(case, ("statements", 0, field), "a-minister")
    assert [str(one) for one in found(case)] == [
        f"case.yaml (s-1): {field} is 'a-minister', which is not known here. Did you mean a-ministry?"
    ]


def test_a_reference_of_any_kind_may_be_an_item_of_the_catalogue() -> None:
    case = full()
    put(case, ("context", 0, "bears_on", 0), "i-fuze")
    assert found(case) == []


def test_a_reference_to_the_wrong_kind_of_part_is_refused() -> None:
    case = full()
    put(case, ("statements", 0, "document"), "s-2")
    assert [str(one) for one in found(case)] == [
        "case.yaml (s-1): document is 's-2', which is not known here. "
        "Write one of: d-early, d-month, d-late, d-undated."
    ]


def test_a_reference_given_twice_is_refused() -> None:
    case = full()
    case["context"][0]["bears_on"] = ["ob-access", "s-1", "ob-access"]
    assert [str(one) for one in found(case)] == [
        "case.yaml (ev-1): bears_on is 'ob-access' more than once. Name it once; naming it again adds nothing."
    ]


# Ids


@pytest.mark.parametrize("name", ["case", "carry-on", "narrow-stick", "broad-stick", "carrot", "both"])
def test_an_id_that_caveat_itself_uses_is_refused(name: str) -> None:
    case = full()
    put(case, ("questions", 0, "id"), name)
    assert [str(one) for one in found(case)] == [
        f"case.yaml ({name}): id is {name!r}. Caveat itself uses this id; choose another."
    ]


def test_two_parts_of_one_id_are_refused_and_the_case_may_be_called_like_one() -> None:
    case = full()
    put(case, ("questions", 0, "id"), "ev-1")
    assert [str(one) for one in found(case)] == [
        "case.yaml (ev-1): id is 'ev-1', which is also the id of an event. Give each part of a case an id of its own."
    ]
    case = full()
    put(case, ("case", "id"), "ev-1")
    assert found(case) == []


# Circles


def chained(field: str, links: dict[str, str | None]) -> dict[str, Any]:
    """Statements of which each names the next."""
    case = copy.deepcopy(small.CASE)
    first = {key: value for key, value in case["statements"][0].items() if key != field}
    case["statements"] = [{**first, "id": name} | ({field: other} if other else {}) for name, other in links.items()]
    return case


@pytest.mark.parametrize(
    ("field", "verb"), [("supersedes", "supersedes"), ("duplicate_of", "is a duplicate of")], ids=lambda word: word
)
@pytest.mark.parametrize(
    ("links", "told"),
    [
        pytest.param({"s-a": "s-a"}, ["s-a", "s-a"], id="itself"),
        pytest.param({"s-a": "s-b", "s-b": "s-a"}, ["s-a", "s-b", "s-a"], id="each other"),
        pytest.param({"s-a": "s-b", "s-b": "s-c", "s-c": "s-b"}, ["s-b", "s-c", "s-b"], id="behind a tail"),
        pytest.param({"s-a": "s-b", "s-b": "s-c", "s-c": "s-a"}, ["s-a", "s-b", "s-c", "s-a"], id="three"),
    ],
)
def test_a_circle_is_told_in_full_and_once(
    field: str, verb: str, links: dict[str, str | None], told: list[str]
) -> None:
    rings = [one for one in found(chained(field, links)) if isinstance(one, BadRow)]
    assert [one.stands for one in rings] == [f"part of a circle ({f' {verb} '.join(told)})"]
    assert rings[0].expected == f"Take {field} out of the statement that came first."


def test_a_chain_without_a_circle_holds() -> None:
    assert found(chained("supersedes", {"s-a": None, "s-b": "s-a", "s-c": "s-b"})) == []


def test_two_circles_are_both_told() -> None:
    links: dict[str, str | None] = {"s-a": "s-b", "s-b": "s-a", "s-c": "s-d", "s-d": "s-c"}
    assert len(found(chained("supersedes", links))) == 2


def test_one_statement_has_one_successor_but_may_be_repeated_often() -> None:
    twice: dict[str, str | None] = {"s-a": None, "s-b": "s-a", "s-c": "s-a"}
    [wrong] = found(chained("supersedes", twice))
    assert isinstance(wrong, Conflict)
    assert str(wrong) == (
        "case.yaml (s-c): s-c supersedes s-a, but s-b supersedes it too. "
        "Let one of them supersede the other, or keep s-a and let them stand side by side."
    )
    assert found(chained("duplicate_of", twice)) == []


def test_a_very_long_chain_is_followed_without_end() -> None:
    names = [f"s-{number}" for number in range(3000)]
    links: dict[str, str | None] = dict(zip(names, [*names[1:], None], strict=True))
    assert found(chained("supersedes", links)) == []


def setting_of(case: dict[str, Any], line_of: Callable[[Sequence[int | str]], int | None]) -> Setting:
    whole = CaseFile.model_validate(case)
    return Setting(whole, tuple(walk(whole)), ITEMS.__contains__, "case.yaml", line_of)


def test_a_complaint_names_the_line_of_the_field() -> None:
    case = full()
    put(case, (*LINE, "item"), "i-155mm")
    lines = {("transfers", 0, "lines", 0, "item"): 61}
    [wrong] = references.found(setting_of(case, lambda loc: lines.get(tuple(loc))))
    assert wrong.line == 61
    assert str(wrong.error).startswith("case.yaml, line 61 (l-shells): item is 'i-155mm', which is not known here.")
