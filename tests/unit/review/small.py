"""A small invented case, for tests of one room at a time. AAA supplies BBB; the as-of date is 10 June 2031."""

from __future__ import annotations

import copy
from typing import Any

from caveat.review.casefile import CaseFile

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
