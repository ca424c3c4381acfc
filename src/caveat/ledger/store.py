"""Entries in, records out: one writer at a time, all of a batch or none of it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from caveat.errors import Busy, LedgerError, NoRecord, Unreadable
from caveat.ledger import checks, schema
from caveat.ledger.checks import HELD
from caveat.ledger.entries import COLUMNS, Entry, Record
from caveat.ledger.log import GENESIS, record_hash, stamp, text_of
from caveat.ledger.refusals import translated

__all__ = ["COLUMNS", "HELD", "LOCK", "Entry", "Ledger", "Record"]

LOCK = 0x6361766561740001
"""The advisory lock that serialises appends on PostgreSQL: the bytes of "caveat" and a version."""

_NAMES = ", ".join("subject_id" if name == "subject" else name for name in COLUMNS)
RECORDS = "SELECT {} FROM record JOIN subject ON subject.id = subject_id".format(
    ", ".join("subject.name" if name == "subject" else f"record.{name}" for name in COLUMNS)
)
"""Asks for records, each with its columns in the order of ``Record``'s fields."""
_KNOWN = 200_000
"""Subjects whose numbers are remembered: some 20 MB."""
_FEW = 20
"""Fewer rows than this go to PostgreSQL as inserts. COPY carries a thousand in about a third of the time."""


class Ledger:
    """An open ledger. Close it, or use it with ``with``."""

    def __init__(self, engine: Engine, name: str, *, read_only: bool) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        with translated(name):
            self._connection = engine.connect()
        # Appends go to the driver itself: SQLAlchemy's share of a single append is as long as the disk's.
        self._driver: Any = self._connection.connection.driver_connection
        self._subjects: dict[str, int] = {}
        self._new_subjects: dict[str, int] = {}

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        with translated(self.name):
            self._connection.close()
            self.engine.dispose()

    @property
    def sqlite(self) -> bool:
        """True on SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which everything read belongs to one moment."""
        with translated(self.name), self._connection.begin():
            self._connection.exec_driver_sql("BEGIN" if self.sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ")
            yield self._connection

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query, which by itself belongs to one moment. Values stand where the query has ``?``."""
        with translated(self.name), closing(self._driver.cursor()) as cursor:
            found: list[tuple[Any, ...]] = self._run(cursor, query, values).fetchall()
        return found

    @contextmanager
    def stream(self, query: str) -> Iterator[Iterator[Sequence[Any]]]:
        """Rows one by one, within ``reading``: a whole ledger need not fit into memory."""
        with closing(self._driver.cursor() if self.sqlite else self._driver.cursor("walk")) as cursor:
            if not self.sqlite:
                cursor.itersize = 5000
            cursor.execute(query)
            yield iter(cursor)

    @contextmanager
    def writing(self, *, few: bool = False) -> Iterator[tuple[Any, tuple[int, str, str]]]:
        """A cursor of the driver, and the last record's number, hash and time, in a transaction of the only writer.

        Committed as a whole, or not at all. ``few`` promises that no COPY is needed, so that PostgreSQL can be told
        several things on one journey.
        """
        if self.read_only:
            raise Unreadable(self.name, "it was opened for reading only", "Open it for writing.")
        with translated(self.name), closing(self._driver.cursor()) as cursor:
            try:
                with self._driver.pipeline() if few and not self.sqlite else nullcontext():
                    yield cursor, self._begin(cursor)
                    self._driver.commit()
                self._subjects |= self._new_subjects  # not before: a number that was rolled back may name another
            except BaseException:
                with suppress(Exception):  # a lost connection cannot be rolled back; its server has done so
                    self._driver.rollback()
                raise
            finally:
                self._new_subjects.clear()

    def _begin(self, cursor: Any) -> tuple[int, str, str]:
        if self.sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        else:
            self._driver.execute("BEGIN")
            self._driver.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        # A statement of its own: on PostgreSQL it sees what was committed while we waited for the lock.
        cursor.execute("SELECT seq, hash, recorded_at FROM record ORDER BY seq DESC LIMIT 1")
        found: tuple[int, str, str] | None = cursor.fetchone()
        return found or (0, GENESIS, "")

    def _run(self, cursor: Any, query: str, values: Sequence[Any] = ()) -> Any:
        return cursor.execute(query if self.sqlite else query.replace("?", "%s"), values)

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
        if any(entry.kind == HELD for entry in wanted):
            raise LedgerError(f"{HELD!r} is kept for documents. Put the document into the ledger instead.")
        for entry in wanted:
            checks.check_names(entry)
        written = [(entry, text_of(entry.payload)) for entry in wanted]
        few = len(wanted) < _FEW
        try:
            with self.writing(few=few) as (cursor, head):
                return self._write(cursor, head, written, {})
        except Busy:
            raise
        except LedgerError:
            pass  # keys that are there already may explain it: look at them before saying so
        with self.writing(few=few) as (cursor, head):
            return self._write(cursor, head, written, self._by_key(cursor, [entry.key for entry in wanted]))

    def _write(
        self,
        cursor: Any,
        head: tuple[int, str, str],
        entries: Sequence[tuple[Entry, str]],
        there: Mapping[str, Record],
    ) -> list[Record]:
        last, previous, last_time = head
        now = max(stamp(datetime.now(UTC)), last_time)
        targets = [entry.supersedes for entry, _ in entries if entry.supersedes is not None]
        standing = self._standing(cursor, targets) if targets else None
        texts: dict[str, tuple[str, str]] = {}
        records: list[Record] = []
        rows: list[Record] = []
        new: dict[str, Record] = {}
        for entry, text in entries:
            known = there.get(entry.key) or new.get(entry.key)
            if known is not None:
                records.append(checks.same(known, entry, text, self.name))
                continue
            at = now if entry.recorded_at is None else stamp(entry.recorded_at)
            if at < last_time or (entry.valid_from and entry.valid_to):
                checks.check_times(entry, at, last_time)
            if '"quote":' in text:
                self._check_spans(cursor, entry, texts)
            seq = last + len(rows) + 1
            if standing is not None:
                standing.record(entry, seq)
            start = str(entry.valid_from) if entry.valid_from else None
            end = str(entry.valid_to) if entry.valid_to else None
            previous = record_hash(previous, seq, entry.kind, entry.subject, text, entry.key, at, entry.recorded_by,
                                   start, end, entry.supersedes)  # fmt: skip
            row = Record(seq, entry.kind, entry.subject, text, entry.key, at, entry.recorded_by, start, end,
                         entry.supersedes, previous)  # fmt: skip
            rows.append(row)
            records.append(row)
            new[entry.key] = row
            last_time = at
        self._insert(cursor, rows)
        return records

    def _insert(self, cursor: Any, records: list[Record]) -> None:
        if not records:
            return
        before = (records[0].seq - 1,)
        number = self._numbers(cursor, {one.subject for one in records})
        # The drivers take plain tuples a quarter faster than named ones.
        rows = [(*one[:2], number[one.subject], *one[3:]) for one in records]
        marks = ", ".join(["?" if self.sqlite else "%s"] * len(COLUMNS))
        insert = f"INSERT INTO record ({_NAMES}) VALUES ({marks})"
        stand = "INSERT INTO standing (seq) SELECT seq FROM"
        if len(rows) == 1 and not self.sqlite:  # one statement is a quarter faster than two
            cursor.execute(f"WITH added AS ({insert} RETURNING seq) {stand} added", rows[0])
        elif len(rows) == 1:
            cursor.execute(insert, rows[0])
            cursor.execute("INSERT INTO standing (seq) VALUES (?)", (records[0].seq,))
        else:
            if self.sqlite or len(rows) < _FEW:
                cursor.executemany(insert, rows)
            else:
                with cursor.copy(f"COPY record ({_NAMES}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            self._run(cursor, f"{stand} record WHERE seq > ?", before)
        if any(one.supersedes is not None for one in records):
            gone = "SELECT supersedes FROM record WHERE seq > ? AND supersedes IS NOT NULL"
            self._run(cursor, f"DELETE FROM standing WHERE seq IN ({gone})", before)

    def _standing(self, cursor: Any, targets: Sequence[int]) -> checks.Standing:
        wanted, values = self._among(targets)
        self._run(cursor, "SELECT record.seq, subject.name, standing.seq IS NOT NULL FROM record "
                  "JOIN subject ON subject.id = subject_id LEFT JOIN standing ON standing.seq = record.seq "
                  f"WHERE record.seq {wanted}", values)  # fmt: skip
        there = {seq: (subject, bool(stands)) for seq, subject, stands in cursor}

        def successor(target: int) -> int | None:
            row = self._run(cursor, "SELECT seq FROM record WHERE supersedes = ?", (target,)).fetchone()
            return row[0] if row else None

        return checks.Standing(there, successor)

    def _numbers(self, cursor: Any, names: set[str]) -> Mapping[str, int]:
        """The number of each subject; one that has none yet gets it."""
        unknown = [name for name in names if name not in self._subjects]
        if unknown:
            if len(self._subjects) > _KNOWN:
                self._subjects = {name: self._subjects[name] for name in names if name in self._subjects}
            each = "SELECT value FROM json_each(?) WHERE true" if self.sqlite else "SELECT unnest(?::text[])"
            wanted, values = self._among(unknown)
            self._run(cursor, f"INSERT INTO subject (name) {each} ON CONFLICT (name) DO NOTHING", values)
            self._run(cursor, f"SELECT name, id FROM subject WHERE name {wanted}", values)
            self._new_subjects = dict(cursor.fetchall())
        return {name: self._subjects.get(name) or self._new_subjects[name] for name in names}

    def _by_key(self, cursor: Any, keys: Sequence[str]) -> dict[str, Record]:
        wanted, values = self._among(keys)
        self._run(cursor, f"{RECORDS} WHERE key {wanted}", values)
        return {row[4]: Record._make(row) for row in cursor}

    def _among(self, wanted: Sequence[int] | Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        # One value, however many are wanted: the statement stays short and is prepared once.
        if self.sqlite:
            return "IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)
        return "= ANY(?)", (list(wanted),)

    def _check_spans(self, cursor: Any, entry: Entry, texts: dict[str, tuple[str, str]]) -> None:
        for span in checks.spans_in(entry.payload):
            if span.document not in texts:
                row = self._run(cursor, "SELECT text, meta FROM document WHERE id = ?", (span.document,)).fetchone()
                if row is None:
                    raise NoRecord(self.name, f"document {span.document}")
                texts[span.document] = (row[0], str(json.loads(row[1]).get("title", span.document)))
            span.check(*texts[span.document])

    def put_document(self, data: bytes, text: str, meta: Mapping[str, Any], by: str) -> str:
        """Hold a document: its bytes under their SHA-256, and its canonical text. Holding it again adds nothing.

        Raises  LedgerError where the same bytes are held with another text.
        """
        digest = hashlib.sha256(data).hexdigest()
        about = text_of(meta)
        text_of({"text": text})  # what no record keeps, no document's text keeps either
        payload = {"text_sha256": sha256(text), "meta_sha256": sha256(about), "bytes": len(data)}
        with self.writing() as (cursor, head):
            row = self._run(cursor, "SELECT text FROM document WHERE id = ?", (digest,)).fetchone()
            if row is not None and row[0] != text:
                raise LedgerError(
                    f"document {digest} is held with another text. "
                    "A document's text is taken once; nothing was changed."
                )
            if row is None:
                values = (digest, data, text, about)
                self._run(cursor, "INSERT INTO document (id, data, text, meta) VALUES (?, ?, ?, ?)", values)
                entry = Entry(HELD, f"document/{digest}", payload, f"{HELD}:{digest}", by)
                self._write(cursor, head, [(entry, text_of(payload))], {})
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


def sha256(text: str) -> str:
    """The digest of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
