"""Support is counted in origins; a retelling that changed the sense and a second printing are kept and not counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from caveat.review import voices
from caveat.review.cite import Citer
from caveat.review.dossier import freeze
from tests.unit.review.small import CASE, case

DOCUMENTS = [
    *CASE["documents"],
    {"id": "d-relay", "address": "https://relay.example/1", "title": "Relay", "publisher": "Relay Post",
     "published": "2031-05-03", "kind": "news", "reliability": "low"},
    {"id": "d-capital", "address": "https://capital.example/1", "title": "Denial", "publisher": "Capital Post",
     "published": "2031-05-03", "kind": "news", "reliability": "high"},
]  # fmt: skip
ORIGINS = [
    {"id": "o-early", "name": "Early Post", "documents": ["d-early", "d-relay"]},
    {"id": "o-capital", "name": "A spokesperson", "documents": ["d-capital"]},
]


def said(name: str, document: str, origin: str, **changes: Any) -> dict[str, Any]:
    row = {"id": name, "document": document, "origin": origin, "speaker": "officials",
           "attribution": {"kind": "anonymous", "count": 2}, "act": "review", "actor": "USA", "target": "ISR",
           "modality": "asserted", "polarity": "positive", "date": "2031-05-03",
           "paraphrase": f"{name} says so."}  # fmt: skip
    return {**row, **changes}


def citer(statements: list[dict[str, Any]], contradictions: list[dict[str, Any]] | None = None) -> Citer:
    whole = case(documents=DOCUMENTS, origins=ORIGINS, statements=statements, contradictions=contradictions or [])
    return Citer(freeze(whole, date(2031, 6, 10)))


REPORT = said("s-report", "d-early", "o-early")
RELAY = said("s-relay", "d-relay", "o-early", attribution={"kind": "outlet"})
GARBLED = said("s-garbled", "d-relay", "o-early", defect="garbled-direction", printed=2)
DENIAL = said("s-denial", "d-capital", "o-capital", modality="denied", polarity="negative")
CLASH = {"id": "c-1", "kind": "real", "topic": "Was a review ordered?", "side_a": ["s-report", "s-relay"],
         "side_b": ["s-denial"]}  # fmt: skip


def test_two_pages_that_relay_one_report_are_one_origin():
    side = voices.side(citer([REPORT, RELAY]), ("s-report", "s-relay"))
    assert side.origins == ("o-early",)
    assert [page.document for page in side.pages] == ["d-early", "d-relay"]


def test_a_garbled_retelling_is_kept_and_not_counted():
    [report, garbled] = voices.statements(citer([REPORT, GARBLED]))
    assert report.counted
    assert not garbled.counted
    assert garbled.printed == 2
    assert garbled.defect_words is not None
    assert "unusable" in garbled.defect_words


def test_a_second_printing_is_kept_and_not_counted():
    again = said("s-again", "d-early", "o-early", duplicate_of="s-report")
    assert [view.counted for view in voices.statements(citer([REPORT, again]))] == [True, False]


def test_a_report_and_its_denial_stand_side_by_side_as_contested():
    [matter] = voices.contested(citer([REPORT, RELAY, DENIAL], [CLASH]))
    assert matter.asserted.origins == ("o-early",)
    assert matter.denied.origins == ("o-capital",)


def test_a_resolved_contradiction_is_not_contested():
    settled = {
        **CLASH,
        "resolutions": [{"status": "resolved", "text": "The notice settles it.", "sources": ["d-capital"]}],
    }
    assert voices.contested(citer([REPORT, RELAY, DENIAL], [settled])) == ()


def test_a_resolution_known_only_later_leaves_the_contradiction_open():
    later = {**CLASH, "resolutions": [{"status": "resolved", "text": "A later paper.", "sources": ["d-late"]}]}
    [view] = voices.contradictions(citer([REPORT, RELAY, DENIAL], [later]))
    assert view.status == "open"
    assert "later paper" not in view.explanation


def test_a_report_that_something_is_considered_is_no_decision():
    considered = said("s-considered", "d-early", "o-early", act="decide", modality="considered")
    taken = said("s-taken", "d-early", "o-early", act="decide")
    assert voices.decisions(citer([considered])) == ()
    assert [one.id for one in voices.decisions(citer([considered, taken]))] == ["s-taken"]
