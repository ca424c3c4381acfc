"""A subject, a day and a time in; the records that held then, as they were known then, out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, datetime

import sqlalchemy as sa

from caveat.dates import PartialDate
from caveat.errors import NoRecord
from caveat.ledger import schema
from caveat.ledger.log import GENESIS, stamp
from caveat.ledger.store import COLUMNS, Ledger, Record, from_row

_FIELDS = tuple(schema.record.c[name] for name in COLUMNS)


def record(ledger: Ledger, name: str) -> Record:
    """A record by its sequence number, or the current one of a subject.

    Raises  NoRecord with the nearest subjects.
    """
    with ledger.reading() as connection:
        query = sa.select(*_FIELDS)
        if name.isdigit():
            row = connection.execute(query.where(schema.record.c.seq == int(name))).first()
        else:
            query = query.where(schema.record.c.subject == name).order_by(schema.record.c.seq.desc())
            row = connection.execute(query.limit(1)).first()
    if row is None:
        raise NoRecord(ledger.name, name, _near(ledger, name))
    return from_row(row)


def _near(ledger: Ledger, name: str) -> tuple[str, ...]:
    with ledger.reading() as connection:
        start = name.split("/")[0]
        query = sa.select(schema.record.c.subject).distinct().where(_prefixed(start)).limit(5000)
        known = [row[0] for row in connection.execute(query)]
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
        return [from_row(row) for row in connection.execute(query)]


def as_of(
    ledger: Ledger, subject: str, kind: str | None = None, *, day: date | None = None, known_at: datetime | None = None
) -> list[Record]:
    """The records of a subject that were not superseded by what was known then, and that held on the day."""
    limit = stamp(known_at) if known_at else None
    known = [one for one in history(ledger, subject, kind) if limit is None or one.recorded_at <= limit]
    gone = {one.supersedes for one in known}
    return [one for one in known if one.seq not in gone and holds_on(one, day)]


def holds_on(found: Record, day: date | None) -> bool:
    """True where a record's own dates allow that it held on a day."""
    if day is None:
        return True
    if found.valid_from and PartialDate.parse(found.valid_from).earliest > day:
        return False
    return not (found.valid_to and PartialDate.parse(found.valid_to).latest < day)


def book(
    ledger: Ledger,
    *,
    kind: str | None = None,
    prefix: str | None = None,
    day: date | None = None,
    known_at: datetime | None = None,
) -> Iterator[Record]:
    """Every record that is current: not superseded by what was known then, and holding on the day."""
    later = schema.record.alias("later")
    superseded = later.c.supersedes == schema.record.c.seq
    query = sa.select(*_FIELDS).order_by(schema.record.c.seq)
    if known_at is not None:
        limit = stamp(known_at)
        superseded = sa.and_(superseded, later.c.recorded_at <= limit)
        query = query.where(schema.record.c.recorded_at <= limit)
    query = query.where(~sa.exists().where(superseded))
    if kind is not None:
        query = query.where(schema.record.c.kind == kind)
    if prefix is not None:
        query = query.where(_prefixed(prefix))
    with ledger.reading() as connection:
        found = [from_row(row) for row in connection.execute(query)]
    return (one for one in found if holds_on(one, day))


def head(ledger: Ledger, known_at: datetime | None = None) -> tuple[int, str, str | None]:
    """The sequence number, the hash and the time of the last record; of the last one known by a time."""
    query = sa.select(schema.record.c.seq, schema.record.c.hash, schema.record.c.recorded_at)
    query = query.order_by(schema.record.c.seq.desc()).limit(1)
    if known_at is not None:
        query = query.where(schema.record.c.recorded_at <= stamp(known_at))
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    return (row[0], row[1], row[2]) if row else (0, GENESIS, None)
