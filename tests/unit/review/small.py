"""A small invented case, for tests of one room at a time. AAA supplies BBB; the as-of date is 10 June 2031."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from caveat.evidence import Span
from caveat.review import casetext
from caveat.review.casefile import CaseFile
from caveat.review.cite import Citer
from caveat.review.dossier import Dossier, freeze
from caveat.review.leverage import assess
from caveat.review.result.review import Inputs, Review

CASE: dict[str, Any] = {
    "format": "caveat-case/1",
    "case": {"id": "small", "question": "Which goods?", "supplier": "USA", "recipient": "ISR", "as_of": "2031-06-10"},
    "documents": [
        {"id": "d-early", "address": "https://early.example/1", "title": "Early", "publisher": "Early Post",
         "published": "2031-05-02", "kind": "news", "reliability": "high"},
        {"id": "d-month", "address": "https://month.example/1", "title": "Month", "publisher": "Monthly",
         "published": "2031-06", "kind": "report", "reliability": "medium"},
        {"id": "d-late", "address": "https://late.example/1", "title": "Late", "publisher": "Late Post",
         "published": "2031-07-01", "kind": "news", "reliability": "high"},
        {"id": "d-undated", "address": "https://undated.example/1", "title": "Undated", "publisher": "Nobody",
         "published": None, "kind": "news", "reliability": "low"},
    ],
    "origins": [{"id": "o-early", "name": "Early Post", "documents": ["d-early", "d-month"]}],
    "statements": [
        {"id": "s-1", "document": "d-early", "origin": "o-early", "speaker": "two officials",
         "attribution": {"kind": "anonymous", "count": 2}, "act": "pause", "actor": "USA", "target": "ISR",
         "items": ["i-155mm-he"], "modality": "considered", "polarity": "positive", "date": "2031-05-02",
         "paraphrase": "A pause of shells is being weighed."},
        {"id": "s-2", "document": "d-late", "origin": "o-early", "speaker": "a spokesperson",
         "attribution": {"kind": "institution"}, "act": "pause", "actor": "USA", "target": "ISR",
         "items": ["i-155mm-he"], "modality": "asserted", "polarity": "positive", "date": "2031-06-30",
         "paraphrase": "The pause was ordered."},
    ],
    "transfers": [
        {"id": "t-shells", "supplier": "USA", "channels": ["FMS"], "description": "shells", "sources": ["d-early"],
         "lines": [
             {"id": "l-shells", "item": "i-155mm-he", "description": "shells", "stage": "notified",
              "quantity": {"kind": "ceiling", "value": 900},
              "amounts": [{"basis": "notification-ceiling", "value": 5000000},
                          {"basis": "contract", "value": 4100000, "sources": ["d-late"]}],
              "events": [{"stage": "notified", "date": "2031-05-01", "sources": ["d-early"]},
                         {"stage": "offered", "date": "2031-06-20", "sources": ["d-late"]}]},
         ]},
    ],
}  # fmt: skip


def case(**changes: Any) -> CaseFile:
    """The small case, with whole sections replaced."""
    content = copy.deepcopy(CASE)
    content.update(changes)
    return CaseFile.model_validate(content)


AS_OF = date(2031, 6, 10)
INPUTS = Inputs(digest="0" * 64, versions={"caveat": "test"}, seed=7)

OBJECTIVE: dict[str, Any] = {
    "id": "o-lorries", "condition": "Lorries cross", "demand_kind": "humanitarian-access", "domain": "foreign-policy",
    "sources": ["d-early"],
    "indicators": [
        {"id": "m-lorries", "measure": "lorries a day", "unit": "lorries a day",
         "observations": [{"period": "2031-05", "value": 80, "unit": "lorries a day", "sources": ["d-early"]}],
         "thresholds": [{"direction": "at-least", "value": 200, "unit": "lorries a day", "sources": ["d-early"]}]},
    ],
}  # fmt: skip
"""80 lorries a day against 200: short by 120."""


def line(name: str, item: str = "i-155mm-he", stage: str = "notified", **changes: Any) -> dict[str, Any]:
    """A line of 100 articles whose stage an event of 1 May 2031 shows."""
    row: dict[str, Any] = {
        "id": name, "item": item, "description": name, "stage": stage,
        "quantity": {"kind": "requested", "value": 100},
        "events": [{"stage": stage, "date": "2031-05-01", "sources": ["d-early"]}],
    }  # fmt: skip
    return row | changes


def transfer(name: str, *lines: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A transfer by a government sale, with its lines."""
    row: dict[str, Any] = {
        "id": name, "supplier": "USA", "channels": ["FMS"], "description": name, "sources": ["d-early"],
        "lines": list(lines),
    }  # fmt: skip
    return row | changes


def hold(measure: str = "pause", start: str = "2031-05-20", **changes: Any) -> dict[str, Any]:
    """A measure in force on a line since 20 May 2031."""
    return {"measure": measure, "holder": "A ministry", "start": start, "sources": ["d-early"]} | changes


def said(name: str, document: str = "d-early", **changes: Any) -> dict[str, Any]:
    """A statement of an official on a pause of shells."""
    row: dict[str, Any] = {
        "id": name, "document": document, "origin": "o-early", "speaker": "an official",
        "attribution": {"kind": "named"}, "act": "pause", "actor": "USA", "target": "ISR", "items": ["i-155mm-he"],
        "modality": "considered", "polarity": "positive", "date": "2031-05-02", "paraphrase": f"{name} says so.",
    }  # fmt: skip
    return row | changes


def dossier(as_of: date = AS_OF, pins: Mapping[str, Span] | None = None, **changes: Any) -> Dossier:
    """The small case, with whole sections replaced, as of a day."""
    return freeze(case(**changes), as_of, pins)


def citer(as_of: date = AS_OF, pins: Mapping[str, Span] | None = None, **changes: Any) -> Citer:
    """Who cites the small case, with whole sections replaced."""
    return Citer(dossier(as_of, pins, **changes))


def review(as_of: date = AS_OF, pins: Mapping[str, Span] | None = None, **changes: Any) -> Review:
    """The review of the small case, with whole sections replaced."""
    return assess(dossier(as_of, pins, **changes), seed=INPUTS.seed, inputs=INPUTS)


@cache
def bundled(name: str, as_of: date | None = None) -> Review:
    """The review of a case that ships, as of its date or of another."""
    found = casetext.open_case(name)
    return assess(freeze(found, as_of or found.case.as_of), seed=INPUTS.seed, inputs=INPUTS)
