"""Entries in, records out: one writer at a time, all of a batch or none of it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from caveat.errors import Busy, LedgerError, NoRecord, Unreadable
from caveat.ledger import checks, schema, writes
from caveat.ledger.checks import HELD
from caveat.ledger.entries import COLUMNS, Entry, Record
from caveat.ledger.log import GENESIS, record_hash, stamp, text_of
from caveat.ledger.refusals import translated
from caveat.ledger.writes import LOCK

__all__ = ["COLUMNS", "HELD", "LOCK", "Entry", "Ledger", "Record"]

RECORDS = "SELECT {} FROM record JOIN subject ON subject.id = subject_id".format(
    ", ".join("subject.name" if name == "subject" else f"record.{name}" for name in COLUMNS)
)
"""Asks for records, each with its columns in the order of ``Record``'s fields."""
_KNOWN = 200_000
"""Subjects whose numbers are remembered: some 20 MB."""
_HEAD = "SELECT seq, hash, recorded_at FROM record ORDER BY seq DESC LIMIT 1"


class Ledger:
    """An open ledger. Close it, or use it with ``with``.

    It serves one thread at a time. In a pool each thread opens a ledger of its own and keeps it; any thread may close
    it. On both databases readers wait for nobody and see whole appends only; writers, of this process and of others,
    take turns, and one that waits longer than ``refusals.BUSY_SECONDS`` meets ``Busy``.
    """

    def __init__(self, engine: Engine, name: str, *, read_only: bool) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        with translated(name):
            self._connection = engine.connect()
        # Appends go to the driver itself: SQLAlchemy's share of a single append is as long as the disk's.
        self._driver: Any = self._connection.connection.driver_connection
        self.sqlite = engine.dialect.name == "sqlite"
        self._subjects: dict[str, int] = {}
        self._new_subjects: dict[str, int] = {}
        self._last: tuple[int, str, str] | None = None
        """Where the last append of this ledger ended."""
        self._alone = False
        """Whether the last append began there: then the next one may, too."""

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
    def address(self) -> str:
        """By what another process opens it; with the password, where the address has one."""
        where = self.engine.url
        return where.database or "" if self.sqlite else where.render_as_string(hide_password=False)

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
    def writing(self) -> Iterator[tuple[Any, tuple[int, str, str]]]:
        """A cursor of the driver, and the last record's number, hash and time, in a transaction of the only writer.

        Committed as a whole, or not at all.
        """
        if self.read_only:
            raise Unreadable(self.name, "it was opened for reading only", "Open it for writing.")
        with translated(self.name), closing(self._driver.cursor()) as cursor:
            try:
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
            cursor.execute(_HEAD)
        else:
            # One journey. Each statement sees by itself what was committed while we waited for the lock.
            cursor.execute(f"BEGIN; SELECT pg_advisory_xact_lock({LOCK}); {_HEAD}", prepare=False)
            cursor.nextset()
            cursor.nextset()
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
        texts = [text_of(entry.payload) for entry in wanted]
        try:
            return self._at_once(wanted, texts) or self._recorded(wanted, texts, look=False)
        except Busy:
            raise
        except LedgerError:
            pass  # keys that are there already may explain it: look at them before saying so
        return self._recorded(wanted, texts, look=True)

    def _recorded(self, entries: Sequence[Entry], texts: Sequence[str], *, look: bool) -> list[Record]:
        with self.writing() as (cursor, head):
            there = self._by_key(cursor, [entry.key for entry in entries]) if look else {}
            records = self._write(cursor, head, entries, texts, there)
        self._alone, self._last = head == self._last, max(head, _place(records[-1]))
        return records

    def _at_once(self, entries: Sequence[Entry], texts: Sequence[str]) -> list[Record] | None:
        """A single append that needs nothing looked up, where nobody else has appended; None where it is not so."""
        entry, before = entries[0], self._last
        number = self._subjects.get(entry.subject)
        plain = len(entries) == 1 and entry.supersedes is None and '"quote":' not in texts[0]
        if self.sqlite or self.read_only or not plain or number is None or before is None or not self._alone:
            return None
        [made], [row] = self._chained(None, before, entries, texts, {}, {entry.subject: number})
        self._alone = False
        with translated(self.name):
            try:
                self._alone = writes.at_once(self._driver, row, before[:2])
            except BaseException:
                with suppress(Exception):
                    self._driver.rollback()
                raise
        if not self._alone:
            return None
        self._last = _place(made)
        return [made]

    def _write(
        self,
        cursor: Any,
        head: tuple[int, str, str],
        entries: Sequence[Entry],
        texts: Sequence[str],
        there: Mapping[str, Record],
    ) -> list[Record]:
        numbers = self._numbers(cursor, {entry.subject for entry in entries})
        records, rows = self._chained(cursor, head, entries, texts, there, numbers)
        writes.insert(cursor, rows, sqlite=self.sqlite)
        return records

    def _chained(
        self,
        cursor: Any,
        head: tuple[int, str, str],
        entries: Sequence[Entry],
        texts: Sequence[str],
        there: Mapping[str, Record],
        numbers: Mapping[str, int],
    ) -> tuple[list[Record], list[writes.Row]]:
        """The record of each entry, and the rows of those that are new, chained to the head."""
        seq, previous, last_time = head
        now = max(stamp(datetime.now(UTC)), last_time)
        targets = [entry.supersedes for entry in entries if entry.supersedes is not None]
        standing = self._standing(cursor, targets) if targets else None
        documents: dict[str, tuple[str, str]] = {}
        known = dict(there)
        records: list[Record] = []
        rows: list[writes.Row] = []
        for entry, text in zip(entries, texts, strict=True):
            kind, subject, key, by, target = entry.kind, entry.subject, entry.key, entry.recorded_by, entry.supersedes
            if key in known:
                records.append(checks.same(known[key], entry, text, self.name))
                continue
            at = now if entry.recorded_at is None else stamp(entry.recorded_at)
            if at < last_time or (entry.valid_from and entry.valid_to):
                checks.check_times(entry, at, last_time)
            if '"quote":' in text:
                self._check_spans(cursor, entry, documents)
            seq += 1
            if standing is not None:
                standing.record(entry, seq)
            start = str(entry.valid_from) if entry.valid_from else None
            end = str(entry.valid_to) if entry.valid_to else None
            previous = record_hash(previous, seq, kind, subject, text, key, at, by, start, end, target)
            rows.append((seq, kind, numbers[subject], text, key, at, by, start, end, target, previous))
            known[key] = made = Record(seq, kind, subject, text, key, at, by, start, end, target, previous)
            records.append(made)
            last_time = at
        return records, rows

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
            self._new_subjects = writes.number(cursor, unknown, sqlite=self.sqlite)
        return {name: self._subjects.get(name) or self._new_subjects[name] for name in names}

    def _by_key(self, cursor: Any, keys: Sequence[str]) -> dict[str, Record]:
        wanted, values = self._among(keys)
        self._run(cursor, f"{RECORDS} WHERE key {wanted}", values)
        return {row[4]: Record._make(row) for row in cursor}

    def _among(self, wanted: Sequence[int] | Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        return writes.among(wanted, sqlite=self.sqlite)

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
                self._write(cursor, head, [entry], [text_of(payload)], {})
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


def _place(record: Record) -> tuple[int, str, str]:
    return record.seq, record.hash, record.recorded_at


def sha256(text: str) -> str:
    """The digest of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
