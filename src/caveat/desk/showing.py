"""A held document in; what stands on its words, and where each of it stands now, out.

Which days it may be shown as of is the case's to say: it was public once the case's document was. A document that no
case holds bears no day of publication, and is not shown as of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from caveat.desk import acceptance
from caveat.desk.viewing import Seen, Shelf
from caveat.errors import NoRecord
from caveat.ledger import ask, store
from caveat.report import proposed, words
from caveat.review.proposals import Standing, State
from caveat.review.result.review import Review
from caveat.review.result.testimony import StatementView

_STATES = {
    State.PROPOSED: "proposed",
    State.ACCEPTED: "accepted",
    State.AMENDED: "accepted",
    State.REJECTED: "rejected",
}


@dataclass(frozen=True, slots=True)
class Passed:
    """What stands on some words of a document."""

    start: int
    end: int
    state: str
    """accepted, contested, rejected or proposed."""
    name: str
    case: str | None
    """None for a proposal that no case has taken."""
    says: str
    modality: str | None
    who: str | None
    by: str | None
    """Who decided on it, with their reason."""
    statement: StatementView | None = None
    clashes: tuple[str, ...] = ()
    """The contradictions that it is a side of."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document whose text is held."""

    digest: str
    title: str
    publisher: str | None
    published: str | None
    address: str | None
    case: str | None
    text: str
    size: int
    passed: tuple[Passed, ...]


def held(
    shelf: Shelf, ledger: store.Ledger, digest: str, case: str | None, as_of: date | None, known_at: datetime | None
) -> Held:  # fmt: skip
    """A document with what stands on it; ``case`` names the case from which it is looked at.

    Raises  NoRecord where it is not held, was not yet by the time given, or not public by the day.
    """
    if not ask.as_of(ledger, f"document/{digest}", store.HELD, known_at=known_at):
        raise NoRecord(ledger.name, f"document {digest[:12]}")
    data, text, about = ledger.document(digest)
    named = case or _text(about, "case")
    seen = shelf.seen(ledger, named, as_of, known_at) if named else None
    passed = list(_proposed(ledger, digest, known_at))
    row = None
    if seen is not None:
        stated = list(_stated(seen.review, digest))
        row = next((one for one in seen.review.documents if one.document == _document(seen, digest, about)), None)
        if row is None and not stated:
            raise NoRecord(ledger.name, f"document {digest[:12]}")
        taken = {(one.start, one.end) for one in stated}
        passed = [*stated, *(one for one in passed if one.state != "accepted" or (one.start, one.end) not in taken)]
    elif as_of is not None:
        raise NoRecord(ledger.name, f"document {digest[:12]} with a day of publication by {as_of.isoformat()}")
    passed.sort(key=lambda one: (one.start, one.end, one.name))
    title = row.title if row else _text(about, "title") or digest
    return Held(
        digest, title, row.publisher if row else None, row.published if row else None,
        row.address if row else _text(about, "name"), seen.review.case.id if seen else None, text, len(data),
        tuple(passed),
    )  # fmt: skip


def _text(about: Mapping[str, object], name: str) -> str | None:
    found = about.get(name)
    return found if isinstance(found, str) else None


def _document(seen: Seen, digest: str, about: Mapping[str, object]) -> str | None:
    """The case's own id of a document."""
    pinned = {one.document for one in seen.review.statements for part in one.support
              if part.span is not None and part.span.document == digest}  # fmt: skip
    return next(iter(sorted(pinned)), None) or (
        _text(about, "document") if _text(about, "case") == seen.review.case.id else None
    )


def _stated(review: Review, digest: str) -> Iterator[Passed]:
    """The statements of a case that stand on a document's words."""
    clashes: dict[str, list[str]] = {}
    for one in review.contradictions:
        for ref in (*one.a, *one.b):
            clashes.setdefault(ref, []).append(one.id)
    for said in review.statements:
        for part in said.support:
            if part.span is None or part.span.document != digest:
                continue
            contested = tuple(clashes.get(said.id, ()))
            state = "contested" if contested else "accepted"
            by = (
                None
                if said.defect is None
                else f"{said.defect.replace('-', ' ')}: {said.defect_words or 'see the case'}"
            )
            yield Passed(part.span.start, part.span.end, state, said.id, review.case.id, said.paraphrase, said.modality,
                         said.attribution_words or said.speaker, by, said, contested)  # fmt: skip


def _proposed(ledger: store.Ledger, digest: str, known_at: datetime | None) -> Iterator[Passed]:
    """What reading proposed, and what became of it. What was withdrawn is no longer read there."""
    for record in ask.book(ledger, prefix=acceptance.subject(digest, ""), known_at=known_at):
        one = acceptance.stands(record)
        if one.state in _STATES:
            modality = one.line.get("modality")
            yield Passed(one.span.start, one.span.end, _STATES[one.state], one.name, None, proposed.said(one.line),
                         modality if isinstance(modality, str) else None, None, _decided(one))  # fmt: skip


def _decided(one: Standing) -> str | None:
    if one.state is State.PROPOSED:
        return None
    reason = one.payload["decision"]["reason"]
    return f"{one.state.word} by {one.by} on {words.day(one.at[:10])}" + (f": {reason}" if reason else "")
