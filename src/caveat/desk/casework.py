"""Cases of a ledger: taken in, as they stood at a time, pinned to their documents' texts, written out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from caveat.dates import PartialDate
from caveat.errors import NoRecord
from caveat.evidence import Span
from caveat.ledger import ask, log, store
from caveat.ledger.verify import receipt
from caveat.pipeline import items
from caveat.review import attach as attaching
from caveat.review import casetext, conflicts, consistency, dossier
from caveat.review.casefile import FORMAT, CaseFile, CaseHead
from caveat.sources import text as texts

BUNDLED = "caveat, bundled case"
"""Who records a case that comes with the program."""
HEAD = "case"
SECTIONS = tuple(name for name in CaseFile.model_fields if name not in ("format", HEAD))


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in a case added to the ledger."""

    case: str
    added: int
    unchanged: int
    superseded: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching a document's text pinned."""

    document: str
    digest: str
    pinned: tuple[str, ...]
    unpinned: tuple[str, ...]
    """Statements of the document that give no quote, so that nothing pins them."""


def open_case(name: str) -> CaseFile:
    """A bundled case by its id, or a case file by its path, checked in itself and against the catalogue.

    Raises  the complaint that stands first in the file, by its line.
    """
    opened = casetext.opened(name)
    consistency.check(opened.case, known_item=items.catalogue().has, where=opened.where, line_of=opened.line_of)
    return opened.case


def take_in(ledger: store.Ledger, case: CaseFile, by: str) -> Taken:
    """Append a case to the ledger: only what is new or changed; what is gone is withdrawn, not deleted."""
    there = {record.subject: record for record in _records(ledger, case.case.id, None) if record.kind != "pin"}
    entries: list[store.Entry] = []
    counts = {"added": 0, "unchanged": 0, "superseded": 0, "withdrawn": 0}
    wanted = set()
    for kind, subject, payload, valid_from in _parts(case):
        wanted.add(subject)
        before = there.get(subject)
        if before is not None and log.canonical(before.payload) == log.canonical(payload):
            counts["unchanged"] += 1
            continue
        counts["superseded" if before else "added"] += 1
        entries.append(_entry(kind, subject, payload, by, valid_from, before))
    for subject, before in there.items():
        if subject not in wanted and not before.payload.get("withdrawn"):
            counts["withdrawn"] += 1
            entries.append(_entry(before.kind, subject, {"withdrawn": True}, by, None, before))
    ledger.append_many(entries)
    return Taken(case.case.id, **counts)


def take_bundled(ledger: store.Ledger, name: str) -> None:
    """Append a bundled case, or what changed in it with a newer program; a case that a person has worked on stays."""
    worked_on = any(record.recorded_by != BUNDLED for record in _records(ledger, name, None) if record.kind != "pin")
    if not worked_on:
        take_in(ledger, open_case(name), BUNDLED)


def _entry(
    kind: str, subject: str, payload: Mapping[str, Any], by: str, valid_from: PartialDate | None,
    before: store.Record | None,
) -> store.Entry:  # fmt: skip
    digest = hashlib.sha256(log.canonical(payload)).hexdigest()[:24]
    return store.Entry(
        kind=kind,
        subject=subject,
        payload=payload,
        key=f"{subject}:{before.seq if before else 0}:{digest}",
        recorded_by=by,
        valid_from=valid_from,
        supersedes=before.seq if before else None,
    )


def _parts(case: CaseFile) -> Iterator[tuple[str, str, dict[str, Any], PartialDate | None]]:
    """Every record of a case: kind, subject, payload and the first day on which it holds."""
    head = case.case.model_dump(mode="json", exclude_defaults=True)
    yield HEAD, f"{case.case.id}/{HEAD}", {"order": 0, "row": head}, None
    for section in SECTIONS:
        for order, row in enumerate(getattr(case, section)):
            payload = {"order": order, "row": row.model_dump(mode="json", exclude_defaults=True)}
            yield section, f"{case.case.id}/{row.id}", payload, _valid_from(row)


def _valid_from(row: BaseModel) -> PartialDate | None:
    text = getattr(row, "published", None) or getattr(row, "date", None)
    return PartialDate.parse(text.split("/")[0]) if isinstance(text, str) else None


def _records(ledger: store.Ledger, case_id: str, known_at: datetime | None) -> Iterable[store.Record]:
    return ask.book(ledger, prefix=f"{case_id}/", known_at=known_at)


def case_at(ledger: store.Ledger, case_id: str, known_at: datetime | None = None) -> tuple[CaseFile, dict[str, Span]]:
    """A case as the ledger had it at a time, and the spans that its attached documents pin.

    Raises  NoRecord where the ledger had no such case by then.
    """
    sections: dict[str, list[tuple[int, Any]]] = {}
    pins: dict[str, Span] = {}
    for record in _records(ledger, case_id, known_at):
        payload = record.payload
        if payload.get("withdrawn"):
            continue
        if record.kind == "pin":
            pins[payload["statement"]] = Span(**payload["span"])
        elif record.kind in (HEAD, *SECTIONS):
            sections.setdefault(record.kind, []).append((payload["order"], payload["row"]))
    if HEAD not in sections:
        raise NoRecord(ledger.name, case_id, tuple(cases(ledger, known_at))[:3])
    whole: dict[str, Any] = {"format": FORMAT, HEAD: sections.pop(HEAD)[0][1]}
    for section, rows in sections.items():
        whole[section] = [row for _, row in sorted(rows, key=lambda pair: pair[0])]
    for needed in ("documents", "transfers"):
        whole.setdefault(needed, [])
    return CaseFile.model_validate(whole), pins


def cases(ledger: store.Ledger, known_at: datetime | None = None) -> Iterator[str]:
    """The ids of the cases in a ledger."""
    for record in ask.book(ledger, kind=HEAD, known_at=known_at):
        if not record.payload.get("withdrawn"):
            yield record.payload["row"]["id"]


def attach(ledger: store.Ledger, case_id: str, document: str, path: Path, by: str) -> Attached:
    """Hold the text of a case's document and pin its statements to their spans.

    Raises  NoRecord for a document that the case does not have; QuoteNotFound or QuoteNotUnique for a quote that
            locates nothing. Then nothing is recorded.
    """
    case, _ = case_at(ledger, case_id)
    known = [one.id for one in case.documents]
    if document not in known:
        raise NoRecord(ledger.name, f"{case_id}/{document}", tuple(f"{case_id}/{one}" for one in known[:2]))
    data = texts.read(path)
    text = texts.canonical(data, str(path))
    title = next(one.title for one in case.documents if one.id == document)
    digest = hashlib.sha256(data).hexdigest()
    pins = attaching.pin(case, document, text, digest)
    ledger.put_document(data, text, {"case": case_id, "document": document, "title": title}, by)
    there = {record.subject: record for record in _records(ledger, case_id, None) if record.kind == "pin"}
    entries = [_pinned(case_id, pin.statement, pin.span, by, there) for pin in pins if pin.span is not None]
    ledger.append_many([entry for entry in entries if entry is not None])
    pinned = tuple(pin.statement for pin in pins if pin.span is not None)
    return Attached(document, digest, pinned, tuple(pin.statement for pin in pins if pin.span is None))


def _pinned(case_id: str, statement: str, span: Span, by: str, there: Mapping[str, store.Record]) -> store.Entry | None:
    """The entry that pins a statement, in the place of an earlier pin; None where it is pinned there already."""
    subject = f"{case_id}/{statement}@pin"
    before = there.get(subject)
    payload = {"statement": statement, "span": _span(span), "order": 0}
    if before is not None and before.payload == payload:
        return None
    return _entry("pin", subject, payload, by, None, before)


def _span(span: Span) -> dict[str, Any]:
    return {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}


def held_texts(ledger: store.Ledger, case_id: str, known_at: datetime | None = None) -> dict[str, str]:
    """The texts that the pins of a case lead into, by the id of their document, so that a quote is shown in context."""
    _, pins = case_at(ledger, case_id, known_at)
    return {digest: ledger.document(digest)[1] for digest in sorted({span.document for span in pins.values()})}


def later_facts(ledger: store.Ledger, case_id: str) -> tuple[dossier.Hidden, ...]:
    """The parts of a case that no document published by its as-of date supports: they stay out of its review."""
    case, _ = case_at(ledger, case_id)
    return dossier.freeze(case, case.case.as_of).hidden


def remarks(ledger: store.Ledger, case_id: str) -> tuple[conflicts.Remark, ...]:
    """What looks odd in a case without being impossible, for its compiler to look at again."""
    return conflicts.remarks(case_at(ledger, case_id)[0])


def is_bundled(name: str) -> bool:
    """True where a case of this id comes with the program."""
    return name in casetext.bundled()


def known_cases(ledger: store.Ledger) -> Iterator[tuple[CaseHead, str]]:
    """The cases that come with the program and those of the ledger, and where each is."""
    there = set(cases(ledger))
    for name in casetext.bundled():
        yield casetext.open_case(name).case, "bundled, in the ledger" if name in there else "bundled"
    for name in sorted(there - set(casetext.bundled())):
        yield case_at(ledger, name)[0].case, "in the ledger"


def export(ledger: store.Ledger, case_id: str, known_at: datetime | None = None) -> str:
    """A case of the ledger as the text of a case file that reads back equal, with the ledger's receipt as a comment."""
    case, _ = case_at(ledger, case_id, known_at)
    return f"{receipt(ledger, known_at).to_comment()}\n{casetext.write_case(case)}"
