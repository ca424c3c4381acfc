"""A document in; what it says kept in a ledger as proposals, apart from every case, and told from what it said last."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from caveat import __version__
from caveat.desk import acceptance, reading
from caveat.desk.together import Together
from caveat.errors import Conflict, NoRecord
from caveat.evidence import Span, document_id
from caveat.ledger import ask, store
from caveat.review import difference, proposals, trust
from caveat.review.proposals import By, Proposal, Standing, State
from caveat.sources.fetch import Visit
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.statement import Engine
from caveat.sources.reading import Reading

READING = "reading"
"""The kind of the record that says which document a name held when it was read last."""
MACHINE = "Caveat, reading"
"""Who withdraws what a later reading no longer gives."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was come by, and how it is to be read."""

    name: str
    """The name or address under which it is read again."""
    data: bytes
    columns: str | None = None
    file: str | None = None
    """The name that tells of what kind it is, where that is another than ``name``."""
    lasting: bool = True
    """False for what has no name of its own, such as standard input: it is compared with nothing."""
    came: Visit | None = None
    """How it was fetched, where it was: the ledger keeps it with the document."""
    published: date | None = None
    """The day of publication, where it is known from elsewhere than the document."""
    engine: Engine | None = None
    """What reads statements from prose, where it is not the rules."""

    @property
    def document(self) -> str:
        """SHA-256 of its bytes."""
        return document_id(self.data)

    @property
    def reader(self) -> str:
        """What reads statements from prose."""
        return self.engine.name if self.engine is not None else Rules.name

    def speaks_for(self, record: store.Record) -> bool:
        """True for what this reading would give again: another engine's statements stand beside those of this one."""
        made = record.payload
        return bool(made["line"]["kind"] != "statement" or made["reader"]["name"] == self.reader)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a document into a ledger found and recorded, or would record."""

    name: str
    document: str
    lines: tuple[Mapping[str, Any], ...]
    added: int
    known: int
    withdrawn: int
    accepted: Mapping[str, int]
    """How many were accepted, by the name of the rule."""
    was: str | None
    """The document that bore the name before, where it was another."""
    difference: difference.Difference | None


def is_read(ledger: store.Ledger, source: Source) -> bool:
    """True where these bytes were read under this name by this version, and all of it was recorded."""
    last = _last(ledger, source.name)
    return last is not None and last.payload == _about(source, last.payload["lines"])


def was_read(ledger: store.Ledger, name: str) -> bool:
    """True where anything was read under this name before."""
    return _last(ledger, name) is not None


@dataclass(frozen=True, slots=True)
class Whole:
    """A document as it was read: the text in which its spans stand, and its lines with what they propose."""

    source: Source
    text: str
    made: tuple[tuple[Mapping[str, Any], Proposal | None], ...]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its lines, each proposal with its name."""
        return proposals.named(self.made)


class _Text(Together):
    """Keeps the text of the one document that is read."""

    text = ""

    def take(self, found: Reading, name: str) -> None:
        """Keep the text in which the lines of a document stand."""
        self.text = found.text


def read(source: Source) -> Whole:
    """Read a document. Nothing is recorded.

    Raises  as ``desk.reading.read`` does.
    """
    kept = _Text()
    file = source.file or source.name
    lines = reading.read(source.data, file, source.columns, published=source.published, engine=source.engine, into=kept,
                         charset=source.came.charset if source.came is not None else None)  # fmt: skip
    made = tuple(proposals.of(lines, __version__))
    return Whole(source, kept.text, made)


def propose(
    ledger: store.Ledger | None, whole: Whole, by: str, rules: Sequence[trust.Rule] = (), *, dry_run: bool = False
) -> Outcome:
    """Keep what a document proposes apart from every case; the ledger may be None for a dry run.

    What a rule of the user's settings accepts is accepted in its name. What the name's last document proposed is
    compared, and what nobody had decided of it is withdrawn.

    Holds   repeating it adds nothing; interrupted, it leaves a whole that the next run completes.
    Raises  Conflict where the same bytes are held with another text; then nothing is recorded.
    """
    source = whole.source
    found = {acceptance.subject(one.span.document, one.id): one for _, one in whole.made if one is not None}
    there = acceptance.standing_of(ledger, source.document)
    last = _last(ledger, source.name) if ledger and source.lasting else None
    before = last.payload["document"] if last and last.payload["document"] != source.document else None
    older = acceptance.standing_of(ledger, before) if before else {}
    new = [acceptance.entry(State.PROPOSED, key, one.payload(), by, there.get(key))
           for key, one in found.items() if _is_new(there.get(key))]  # fmt: skip
    gone = [*_given_up(there, found, source), *_replaced(ledger, older, before, source)]
    if ledger is not None and not dry_run:
        _hold(ledger, whole, by)
        counts = Counter(str(line["kind"]) for line, _ in whole.made)
        ledger.append_many([*new, *gone, *_remembered(source, counts, by, last)])
        accepted = acceptance.accept_by_rules(ledger, source.document, rules)
    else:
        pending = [*map(_would_stand, new), *(acceptance.stands(record) for record in there.values())]
        accepted = Counter(rule.name for rule in acceptance.ruled(pending, rules).values())
    now = [_told(one.name, one) for one in found.values()]
    changed = difference.compare(_told_before(older, source), now) if before else None
    return Outcome(source.name, source.document, tuple(whole.lines), len(new), len(found) - len(new),
                   len(gone), accepted, before, changed)  # fmt: skip


def _hold(ledger: store.Ledger, whole: Whole, by: str) -> None:
    """Put the document into the ledger.

    Raises  Conflict where its bytes are held with another text, as a page that was first read as plain text.
    """
    source = whole.source
    try:
        held = ledger.document(source.document)[1]
    except NoRecord:
        about = {"title": source.name, "name": source.name}
        if source.came is not None:
            about["fetched"] = to_jsonable_python(source.came)
        ledger.put_document(source.data, whole.text, about, by)
        return
    if held != whole.text:
        raise Conflict(source.name, "it was read here as one kind of document", "the same bytes are held as another",
                       "Read it under the name that it had then; a document's text is taken once.")  # fmt: skip


def _is_new(record: store.Record | None) -> bool:
    return record is None or record.kind == State.WITHDRAWN


def _given_up(
    there: Mapping[str, store.Record], found: Mapping[str, Proposal], source: Source
) -> Iterator[store.Entry]:  # fmt: skip
    """The end of what an earlier version read in the same document and this one does not."""
    why = f"Caveat {__version__} no longer reads this in the document"
    for key, record in there.items():
        if key not in found and source.speaks_for(record):
            yield from _withdrawn(record, why)


def _replaced(
    ledger: store.Ledger | None, older: Mapping[str, store.Record], before: str | None, source: Source
) -> Iterator[store.Entry]:
    """The end of what the name's last document proposed, where no other name still holds that document."""
    if ledger is None or before is None:
        return
    holders = [one for one in ask.book(ledger, kind=READING) if one.payload["document"] == before]
    if all(one.payload["name"] == source.name for one in holders):
        why = f"the document of this name is now {source.document}"
        for record in older.values():
            yield from _withdrawn(record, why)


def _withdrawn(record: store.Record, why: str) -> Iterator[store.Entry]:
    decision = proposals.withdraw(acceptance.stands(record), By(MACHINE, rule=True), why)
    if decision is not None:
        yield acceptance.entry(decision.state, record.subject, decision.payload, MACHINE, record)


def _last(ledger: store.Ledger, name: str) -> store.Record | None:
    """The record of the last reading under a name."""
    return next(iter(ask.as_of(ledger, _place(name), READING)), None)


def _place(name: str) -> str:
    # Names may be longer than a subject, and hold what a subject may not.
    return f"{READING}-of:{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"


def _about(source: Source, lines: Mapping[str, int]) -> dict[str, Any]:
    day = source.published.isoformat() if source.published else None
    return {"name": source.name, "document": source.document, "columns": source.columns, "published": day,
            "engine": source.reader, "version": __version__, "lines": dict(lines)}  # fmt: skip


def _remembered(
    source: Source, lines: Mapping[str, int], by: str, last: store.Record | None
) -> Iterator[store.Entry]:  # fmt: skip
    payload = _about(source, lines)
    if source.lasting and (last is None or last.payload != payload):
        yield acceptance.entry(READING, _place(source.name), payload, by, last)


def names(ledger: store.Ledger) -> list[str]:
    """The names under which documents were read and are not known to be gone."""
    read_as = (one.payload for one in ask.book(ledger, kind=READING))
    return sorted(one["name"] for one in read_as if not one.get("gone"))


def missed(ledger: store.Ledger, name: str, by: str) -> None:
    """Record that nothing stands under a name any more. What was proposed of it stays."""
    last = _last(ledger, name)
    if last is not None:
        ledger.append(acceptance.entry(READING, last.subject, {**last.payload, "gone": True}, by, last))


def _would_stand(entry: store.Entry) -> Standing:
    return Standing(acceptance.name_of(entry.subject), State(entry.kind), entry.payload, entry.recorded_by, "")


def _told(name: str, one: Proposal) -> difference.Told:
    return difference.Told(name, one.says, one.span)


def _told_before(older: Mapping[str, store.Record], source: Source) -> list[difference.Told]:
    """What the earlier document told, as it was read, and what became of it."""
    found = []
    for record in older.values():
        one = acceptance.stands(record)
        if one.state is State.WITHDRAWN or not source.speaks_for(record):
            continue
        as_read = record.payload.get("read", record.payload)
        place = Span(**as_read["span"])
        by = one.by if one.state is not State.PROPOSED else None
        found.append(difference.Told(one.name, as_read["line"], place, one.state.word, by))
    return sorted(found, key=lambda told: (told.span.start, told.span.end, told.name))
