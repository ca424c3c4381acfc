"""A subject, a day and a time in; the records that held then, as they were known then, out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, datetime

import sqlalchemy as sa

from caveat.dates import PartialDate
from caveat.errors import NoRecord
from caveat.ledger import schema
from caveat.ledger.entries import COLUMNS, Record
from caveat.ledger.log import GENESIS, stamp
from caveat.ledger.store import Ledger

_FIELDS = tuple(schema.record.c[name] for name in COLUMNS)
_LARGEST = 2**63 - 1
_HINTED = 5000
"""Subjects among which a near one is looked for."""


def record(ledger: Ledger, name: str) -> Record:
    """A record by its sequence number, or the latest one of a subject.

    Raises  NoRecord with the nearest subjects.
    """
    query = sa.select(*_FIELDS)
    if name.isascii() and name.isdigit():
        query = query.where(schema.record.c.seq == min(int(name[:20]), _LARGEST))
    else:
        query = query.where(schema.record.c.subject == name).order_by(schema.record.c.seq.desc()).limit(1)
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    if row is None:
        raise NoRecord(ledger.name, name, _near(ledger, name))
    return Record._make(row)


def subjects(ledger: Ledger, prefix: str = "", limit: int | None = None) -> list[str]:
    """What the ledger has records about, in order of their bytes."""
    query = sa.select(schema.record.c.subject).distinct().order_by(schema.record.c.subject).limit(limit)
    with ledger.reading() as connection:
        return [row[0] for row in connection.execute(query.where(_prefixed(prefix)))]


def _near(ledger: Ledger, name: str) -> tuple[str, ...]:
    case = name.partition("/")[0]
    known = subjects(ledger, case, _HINTED) or subjects(ledger, limit=_HINTED)
    return tuple(difflib.get_close_matches(name, known, n=2, cutoff=0.6))


def _prefixed(prefix: str) -> sa.ColumnElement[bool]:
    # A range, not LIKE: it uses the index on both databases and gives % and _ no meaning.
    return sa.and_(schema.record.c.subject >= prefix, schema.record.c.subject < prefix + "\U0010ffff")


def history(ledger: Ledger, subject: str, kind: str | None = None) -> list[Record]:
    """Every record of a subject, first to last, superseded ones too."""
    query = sa.select(*_FIELDS).where(schema.record.c.subject == subject).order_by(schema.record.c.seq)
    if kind is not None:
        query = query.where(schema.record.c.kind == kind)
    with ledger.reading() as connection:
        return [Record._make(row) for row in connection.execute(query)]


def as_of(
    ledger: Ledger, subject: str, kind: str | None = None, *, day: date | None = None, known_at: datetime | None = None
) -> list[Record]:
    """The records of a subject that were not superseded by what was known then, and that held on the day."""
    query = _standing(known_at).where(schema.record.c.subject == subject)
    if kind is not None:
        query = query.where(schema.record.c.kind == kind)
    return _held(ledger, query, day)


def book(
    ledger: Ledger,
    *,
    kind: str | None = None,
    prefix: str | None = None,
    day: date | None = None,
    known_at: datetime | None = None,
) -> Iterator[Record]:
    """Every record that is current: not superseded by what was known then, and holding on the day."""
    query = _standing(known_at)
    if kind is not None:
        query = query.where(schema.record.c.kind == kind)
    if prefix is not None:
        query = query.where(_prefixed(prefix))
    return iter(_held(ledger, query, day))


def _standing(known_at: datetime | None) -> sa.Select[tuple[object, ...]]:
    """The records that nothing supersedes; at a time, that nothing known by then superseded."""
    query = sa.select(*_FIELDS).order_by(schema.record.c.seq)
    if known_at is None:
        return query.join(schema.standing, schema.standing.c.seq == schema.record.c.seq)
    limit = stamp(known_at)
    later = schema.record.alias("later")
    superseded = sa.and_(later.c.supersedes == schema.record.c.seq, later.c.recorded_at <= limit)
    return query.where(schema.record.c.recorded_at <= limit, ~sa.exists().where(superseded))


def _held(ledger: Ledger, query: sa.Select[tuple[object, ...]], day: date | None) -> list[Record]:
    with ledger.reading() as connection:
        found = [Record._make(row) for row in connection.execute(query)]
    return found if day is None else [one for one in found if holds_on(one, day)]


def holds_on(found: Record, day: date) -> bool:
    """True where a record's own dates allow that it held on a day; its last day counts."""
    if found.valid_from and PartialDate.parse(found.valid_from).earliest > day:
        return False
    return not (found.valid_to and PartialDate.parse(found.valid_to).latest < day)


def head(ledger: Ledger, known_at: datetime | None = None) -> tuple[int, str, str | None]:
    """The sequence number, the hash and the time of the last record; of the last one known by a time."""
    query = sa.select(schema.record.c.seq, schema.record.c.hash, schema.record.c.recorded_at)
    query = query.order_by(schema.record.c.seq.desc()).limit(1)
    if known_at is not None:
        query = query.where(schema.record.c.recorded_at <= stamp(known_at))
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    return (row[0], row[1], row[2]) if row else (0, GENESIS, None)
