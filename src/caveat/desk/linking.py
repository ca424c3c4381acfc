"""A statement of a reading accepted into a case: the acceptance, the case's statement and its pin, all or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caveat.dates import PartialDate
from caveat.desk import acceptance, casework
from caveat.errors import Conflict
from caveat.evidence import Span, locate
from caveat.ledger import ask, store
from caveat.pipeline import items
from caveat.review import consistency, linking, proposals
from caveat.review.casefile import CaseFile
from caveat.review.casesources import CaseStatement

SECTION = "statements"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a case a statement goes: the case's document, whose report that is, and what is said, in our words."""

    case: str
    document: str
    paraphrase: str
    origin: str | None = None


def accept_into(ledger: store.Ledger, name: str, by: str, place: Place, reason: str | None = None) -> str:
    """Accept a statement and make it one of a case; the id that it has there. Repeating it adds nothing.

    Raises  as ``linking.statement_of`` and ``consistency.check`` do; QuoteNotUnique where its words stand more than
            once in the document; NoRecord where the ledger has no such case. Then nothing is recorded.
    """
    record, one = acceptance.standing(ledger, name)
    case, pins = casework.case_at(ledger, place.case)
    row = linking.statement_of(one, case, place.document, place.paraphrase, place.origin, pins)
    about = f"{place.case}/{row.id}"
    if one.payload.get("case", about) != about:
        raise Conflict(one.name, f"it is {one.payload['case']} already", f"it would be {about}", "Leave it there.")
    if any(said.id == row.id for said in case.statements):
        return about
    span = locate(one.span.quote, ledger.document(one.span.document)[1], one.span.document, one.name)
    consistency.check(_with(case, row), known_item=items.catalogue().has, where=f"{ledger.name}, {place.case}")
    who = proposals.By(by)
    decision = proposals.accept(one, who, reason)
    kept = decision or proposals.Decision(one.state, one.payload)
    linked = proposals.Decision(kept.state, {**kept.payload, "case": about})
    ledger.append_many([
        acceptance.entry(linked.state, record.subject, linked.payload, by, record),
        *_entries(ledger, place.case, row, span, by),
    ])  # fmt: skip
    return about


def _with(case: CaseFile, row: CaseStatement) -> CaseFile:
    whole = case.model_dump(mode="json", exclude_defaults=True)
    added = row.model_dump(mode="json", exclude_defaults=True)
    return CaseFile.model_validate({**whole, SECTION: [*whole.get(SECTION, ()), added]})


def _entries(ledger: store.Ledger, case: str, row: CaseStatement, span: Span, by: str) -> Iterator[store.Entry]:
    """The statement of the case, behind its others, and the pin that says where its words stand."""
    there = {record.subject: record for record in ask.book(ledger, prefix=f"{case}/")}
    orders = [one.payload["order"] for one in there.values() if one.kind == SECTION and "order" in one.payload]
    payload: dict[str, Any] = {
        "order": max(orders, default=-1) + 1, "row": row.model_dump(mode="json", exclude_defaults=True),
    }  # fmt: skip
    day = PartialDate.parse(row.date.split("/")[0]) if row.date else None
    about = f"{case}/{row.id}"
    yield acceptance.entry(SECTION, about, payload, by, there.get(about), day)
    pin = {"statement": row.id, "span": proposals.as_span(span), "order": 0}
    yield acceptance.entry("pin", f"{about}@pin", pin, by, there.get(f"{about}@pin"))
