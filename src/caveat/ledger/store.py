"""Entries in, records out: one writer at a time, all of a batch or none of it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from caveat.dates import PartialDate
from caveat.errors import LedgerError, NoRecord, SpanMismatch, Unreadable
from caveat.ledger import schema
from caveat.ledger.log import GENESIS, SEPARATOR, record_hash, stamp, text_of
from caveat.ledger.refusals import translated

LOCK = 0x6361766561740001
"""The advisory lock that serialises appends on PostgreSQL: the bytes of "caveat" and a version."""

HELD = "held-document"
"""The kind of the record that covers a held document by its digests, so that the chain covers its text too."""

COLUMNS = ("seq", "kind", "subject", "payload", "key", "recorded_at", "recorded_by", "valid_from", "valid_to",
           "supersedes", "hash")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded."""

    kind: str
    subject: str
    payload: Mapping[str, Any]
    key: str
    """Names this append: repeating it adds nothing. The same key with other content is refused."""
    recorded_by: str
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    supersedes: int | None = None
    """The sequence number of the record of the same subject that this one replaces."""
    recorded_at: datetime | None = None
    """None for now. A given time may not lie before the ledger's last record."""


@dataclass(frozen=True, slots=True)
class Record:
    """What was recorded."""

    seq: int
    kind: str
    subject: str
    payload: Mapping[str, Any]
    key: str
    recorded_at: str
    recorded_by: str
    valid_from: str | None
    valid_to: str | None
    supersedes: int | None
    hash: str


def from_row(row: Sequence[Any]) -> Record:
    """A record from a row of the table, in the order of ``COLUMNS``."""
    return Record(row[0], row[1], row[2], json.loads(row[3]), *row[4:])


class Ledger:
    """An open ledger. Close it, or use it with ``with``."""

    def __init__(self, engine: Engine, name: str, *, read_only: bool) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        with translated(name):
            self._connection = engine.connect()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()
        self.engine.dispose()

    @property
    def sqlite(self) -> bool:
        """True on SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which everything read belongs to one moment."""
        with translated(self.name), self._begun("BEGIN"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that no other writer shares: committed as a whole, or not at all."""
        if self.read_only:
            raise Unreadable(self.name, "it was opened for reading only", "Open it for writing.")
        with translated(self.name), self._begun("BEGIN IMMEDIATE"):
            if not self.sqlite:
                self._connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            yield self._connection

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        with self._connection.begin():
            if self.sqlite:
                self._connection.exec_driver_sql(begin)
            elif begin == "BEGIN":
                self._connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    def append(self, entry: Entry) -> Record:
        """Record one entry. See ``append_many``."""
        return self.append_many((entry,))[0]

    def append_many(self, entries: Iterable[Entry]) -> list[Record]:
        """Record entries in order, all or none, and give their records.

        An entry whose key is there already with the same content gives the record that is there and adds nothing.

        Raises  LedgerError where a key stands with other content, a supersession leads nowhere, to another subject or
                to what is superseded already, or a time lies before the last record; SpanMismatch or NoRecord for a
                span that does not hold. Then nothing is recorded.
        """
        wanted = list(entries)
        if not wanted:
            return []
        if not any(entry.supersedes for entry in wanted):
            try:
                with self.writing() as connection:
                    return self._write(connection, wanted)
            except sa.exc.IntegrityError:
                pass  # some key is there already: sort out which, in a transaction that looks before it writes
        with self.writing() as connection:
            return self._write(connection, wanted, careful=True)

    def _write(self, connection: Connection, entries: list[Entry], *, careful: bool = False) -> list[Record]:
        seq, previous, last_time = _head(connection)
        now = max(stamp(datetime.now(UTC)), last_time)
        records: list[Record] = []
        rows: list[tuple[Any, ...]] = []
        there = self._by_key(connection, [entry.key for entry in entries]) if careful else {}
        new: dict[int, Record] = {}
        for entry in entries:
            text = text_of(entry.payload)
            if entry.key in there:
                records.append(_same(there[entry.key], entry, text, self.name))
                continue
            at = now if entry.recorded_at is None else stamp(entry.recorded_at)
            self._check(connection, entry, text, at, last_time, new)
            seq += 1
            start, end = (str(day) if day else None for day in (entry.valid_from, entry.valid_to))
            previous = record_hash(previous, seq, entry.kind, entry.subject, text, entry.key, at, entry.recorded_by,
                                   start, end, entry.supersedes)  # fmt: skip
            rows.append((seq, entry.kind, entry.subject, text, entry.key, at, entry.recorded_by, start, end,
                         entry.supersedes, previous))  # fmt: skip
            found = Record(seq, entry.kind, entry.subject, entry.payload, entry.key, at, entry.recorded_by, start, end,
                           entry.supersedes, previous)  # fmt: skip
            new[seq] = found
            if careful:
                there[entry.key] = found
            records.append(found)
            last_time = at
        self._insert(connection, rows)
        return records

    def _insert(self, connection: Connection, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        names = ", ".join(COLUMNS)
        if self.sqlite:
            connection.exec_driver_sql(f"INSERT INTO record ({names}) VALUES ({', '.join('?' * len(COLUMNS))})", rows)
        elif len(rows) < 20:
            marks = ", ".join(["%s"] * len(COLUMNS))
            connection.exec_driver_sql(f"INSERT INTO record ({names}) VALUES ({marks})", rows)
        else:
            self._copy(connection, names, rows)

    def _copy(self, connection: Connection, names: str, rows: list[tuple[Any, ...]]) -> None:
        # COPY carries a thousand rows in about a third of the time of so many inserts.
        import psycopg

        cursor = connection.connection.cursor()
        try:
            with cursor.copy(f"COPY record ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.errors.IntegrityError as wrong:
            raise sa.exc.IntegrityError("COPY record", None, wrong) from None
        finally:
            cursor.close()

    def _by_key(self, connection: Connection, keys: list[str]) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            query = sa.select(*(schema.record.c[name] for name in COLUMNS)).where(schema.record.c.key.in_(some))
            found.update({row[4]: from_row(row) for row in connection.execute(query)})
        return found

    def _check(
        self, connection: Connection, entry: Entry, text: str, at: str, last_time: str, new: Mapping[int, Record]
    ) -> None:
        for field in (entry.kind, entry.subject, entry.key, entry.recorded_by):
            if not field or SEPARATOR in field or "\x00" in field or "\n" in field:
                raise LedgerError(f"{field!r} cannot name a record. Use text without control characters.")
        if "\\u0000" in text:
            raise LedgerError(f"{entry.subject}: the payload holds a NUL character. Take it out.")
        if at < last_time:
            raise LedgerError(
                f"{entry.subject}: the time {at} lies before the last record's, {last_time}. Leave it out."
            )
        if entry.valid_from and entry.valid_to and entry.valid_to.latest < entry.valid_from.earliest:
            raise LedgerError(f"{entry.subject}: it ends ({entry.valid_to}) before it begins ({entry.valid_from}).")
        if entry.supersedes is not None:
            self._check_supersession(connection, entry, new)
        if '"quote":' in text:
            for span in spans_in(entry.payload):
                self._check_span(connection, span)

    def _check_supersession(self, connection: Connection, entry: Entry, new: Mapping[int, Record]) -> None:
        before: Any = new.get(entry.supersedes or 0)
        if before is None:
            query = sa.select(schema.record.c.subject).where(schema.record.c.seq == entry.supersedes)
            row = connection.execute(query).first()
            subject = row[0] if row else None
        else:
            subject = before.subject
        if subject is None:
            raise LedgerError(
                f"{entry.subject} would supersede record {entry.supersedes}, which is not there. "
                "Name an earlier record."
            )
        if subject != entry.subject:
            raise LedgerError(
                f"{entry.subject} would supersede record {entry.supersedes}, which is about {subject}. "
                "A record supersedes only one of its own subject."
            )
        query = sa.select(schema.record.c.seq).where(schema.record.c.supersedes == entry.supersedes)
        taken = connection.execute(query).first() or next(
            ((one.seq,) for one in new.values() if one.supersedes == entry.supersedes), None
        )
        if taken:
            raise LedgerError(
                f"{entry.subject}: record {entry.supersedes} is superseded already, by record {taken[0]}. "
                "Read that one, then supersede it."
            )

    def _check_span(self, connection: Connection, span: Mapping[str, Any]) -> None:
        row = connection.execute(
            sa.select(schema.document.c.text, schema.document.c.meta).where(schema.document.c.id == span["document"])
        ).first()
        if row is None:
            raise NoRecord(self.name, f"document {span['document']}")
        found = row[0][span["start"] : span["end"]]
        if found != span["quote"] or span["start"] < 0:
            title = json.loads(row[1]).get("title", span["document"])
            raise SpanMismatch(title, span["start"], span["end"], span["quote"], found)

    def put_document(self, data: bytes, text: str, meta: Mapping[str, Any], by: str) -> str:
        """Hold a document: its bytes under their SHA-256, and its canonical text. Holding it again adds nothing.

        Raises  LedgerError where the same bytes are held with another text.
        """
        digest = hashlib.sha256(data).hexdigest()
        written = hashlib.sha256(text.encode()).hexdigest()
        if "\x00" in text:
            raise LedgerError(f"document {digest}: its text holds a NUL character. Take the text again.")
        with self.writing() as connection:
            query = sa.select(schema.document.c.text).where(schema.document.c.id == digest)
            row = connection.execute(query).first()
            if row is not None and row[0] != text:
                raise LedgerError(
                    f"document {digest} is held with another text. "
                    "A document's text is taken once; nothing was changed."
                )
            if row is None:
                connection.execute(schema.document.insert().values(id=digest, data=data, text=text, meta=text_of(meta)))
                entry = Entry(HELD, f"document/{digest}", {"text_sha256": written, "bytes": len(data)},
                              f"{HELD}:{digest}", by)  # fmt: skip
                self._write(connection, [entry], careful=True)
        return digest

    def document(self, digest: str) -> tuple[bytes, str, Mapping[str, Any]]:
        """The bytes, the text and the description of a held document.

        Raises  NoRecord where it is not held.
        """
        with self.reading() as connection:
            query = sa.select(schema.document.c.data, schema.document.c.text, schema.document.c.meta)
            row = connection.execute(query.where(schema.document.c.id == digest)).first()
        if row is None:
            raise NoRecord(self.name, f"document {digest}")
        return bytes(row[0]), row[1], json.loads(row[2])


def _head(connection: Connection) -> tuple[int, str, str]:
    row = connection.exec_driver_sql("SELECT seq, hash, recorded_at FROM record ORDER BY seq DESC LIMIT 1").first()
    return (row[0], row[1], row[2]) if row else (0, GENESIS, "")


def _same(there: Record, entry: Entry, text: str, name: str) -> Record:
    start, end = (str(day) if day else None for day in (entry.valid_from, entry.valid_to))
    before = (there.kind, there.subject, text_of(there.payload), there.valid_from, there.valid_to, there.supersedes)
    if before != (entry.kind, entry.subject, text, start, end, entry.supersedes):
        raise LedgerError(
            f"{name}: the key {entry.key!r} is record {there.seq} with other content. "
            "Repeat an append with what it said, or give the new one a key of its own."
        )
    return there


def spans_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every span in a payload: a mapping with exactly the keys document, start, end and quote."""
    if isinstance(value, Mapping):
        if value.keys() == {"document", "start", "end", "quote"}:
            yield value
        else:
            for one in value.values():
                yield from spans_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spans_in(one)
