"""A subject, a day and a time in; the records that held then, as they were known then, out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, datetime

from caveat.dates import PartialDate
from caveat.errors import NoRecord
from caveat.ledger.entries import Record
from caveat.ledger.log import GENESIS, stamp
from caveat.ledger.store import RECORDS, Ledger

_ABOUT = "subject_id = (SELECT id FROM subject WHERE name = ?)"
_LARGEST = 2**63 - 1
_STANDS = "record.seq = (SELECT seq FROM standing WHERE standing.seq = record.seq)"
_HINTED = 5000
"""Subjects among which a near one is looked for."""


def record(ledger: Ledger, name: str) -> Record:
    """A record by its sequence number, or the latest one of a subject.

    Raises  NoRecord with the nearest subjects.
    """
    if name.isascii() and name.isdigit():
        rows = ledger.rows(f"{RECORDS} WHERE record.seq = ?", (min(int(name[:20]), _LARGEST),))
    else:
        rows = ledger.rows(f"{RECORDS} WHERE {_ABOUT} ORDER BY record.seq DESC LIMIT 1", (name,))
    if not rows:
        raise NoRecord(ledger.name, name, _near(ledger, name))
    return Record._make(rows[0])


def subjects(ledger: Ledger, prefix: str = "", limit: int = _LARGEST) -> list[str]:
    """What the ledger has records about, in order of their bytes."""
    query = f"SELECT name FROM subject WHERE {_PREFIXED} ORDER BY name LIMIT ?"
    return [row[0] for row in ledger.rows(query, (*_range(prefix), limit))]


def _near(ledger: Ledger, name: str) -> tuple[str, ...]:
    case = name.partition("/")[0]
    known = subjects(ledger, case, _HINTED) or subjects(ledger, limit=_HINTED)
    return tuple(difflib.get_close_matches(name, known, n=2, cutoff=0.6))


# A range, not LIKE: it uses the index on both databases and gives % and _ no meaning.
_PREFIXED = "name >= ? AND name < ?"


def _range(prefix: str) -> tuple[str, str]:
    return prefix, prefix + "\U0010ffff"


def history(ledger: Ledger, subject: str, kind: str | None = None) -> list[Record]:
    """Every record of a subject, first to last, superseded ones too."""
    rows = ledger.rows(f"{RECORDS} WHERE {_ABOUT} ORDER BY record.seq", (subject,))
    return [one for one in map(Record._make, rows) if kind is None or one.kind == kind]


def as_of(
    ledger: Ledger, subject: str, kind: str | None = None, *, day: date | None = None, known_at: datetime | None = None
) -> list[Record]:
    """The records of a subject that were not superseded by what was known then, and that held on the day."""
    return _standing(ledger, [(_ABOUT, (subject,))], kind, day, known_at)


def book(
    ledger: Ledger,
    *,
    kind: str | None = None,
    prefix: str | None = None,
    day: date | None = None,
    known_at: datetime | None = None,
) -> Iterator[Record]:
    """Every record that is current: not superseded by what was known then, and holding on the day."""
    clauses: list[tuple[str, tuple[str, ...]]] = [] if prefix is None else [(_PREFIXED, _range(prefix))]
    return iter(_standing(ledger, clauses, kind, day, known_at))


_LATER = "SELECT 1 FROM record AS later WHERE later.supersedes = record.seq AND later.recorded_at <= ?"


def _standing(
    ledger: Ledger,
    clauses: list[tuple[str, tuple[str, ...]]],
    kind: str | None,
    day: date | None,
    known_at: datetime | None,
) -> list[Record]:
    query, first = RECORDS, "record"
    if known_at is None and any(clause == _ABOUT for clause, _ in clauses):
        # One record of a subject after the other: a server that has not counted its rows yet would read all that stand.
        clauses.append((_STANDS, ()))
    elif known_at is None:
        # Asked for in this order, SQLite begins with the few that stand and not with all records.
        query = RECORDS.replace("FROM record", "FROM standing JOIN record ON record.seq = standing.seq")
        first = "standing"
    else:
        limit = stamp(known_at)
        clauses.append((f"recorded_at <= ? AND NOT EXISTS ({_LATER})", (limit, limit)))
    if kind is not None:
        clauses.append(("kind = ?", (kind,)))
    if clauses:
        query += " WHERE " + " AND ".join(clause for clause, _ in clauses)
    rows = ledger.rows(f"{query} ORDER BY {first}.seq", [value for _, values in clauses for value in values])
    found = [Record._make(row) for row in rows]
    return found if day is None else [one for one in found if holds_on(one, day)]


def holds_on(found: Record, day: date) -> bool:
    """True where a record's own dates allow that it held on a day; its last day counts."""
    if found.valid_from and PartialDate.parse(found.valid_from).earliest > day:
        return False
    return not (found.valid_to and PartialDate.parse(found.valid_to).latest < day)


def head(ledger: Ledger, known_at: datetime | None = None) -> tuple[int, str, str | None]:
    """The sequence number, the hash and the time of the last record; of the last one known by a time."""
    query = "SELECT seq, hash, recorded_at FROM record"
    if known_at is None:
        rows = ledger.rows(f"{query} ORDER BY seq DESC LIMIT 1")
    else:
        rows = ledger.rows(f"{query} WHERE recorded_at <= ? ORDER BY seq DESC LIMIT 1", (stamp(known_at),))
    return (rows[0][0], rows[0][1], rows[0][2]) if rows else (0, GENESIS, None)


def last(ledger: Ledger) -> int:
    """The sequence number of the last record; 0 where there is none."""
    rows = ledger.rows("SELECT seq FROM record ORDER BY seq DESC LIMIT 1")
    return rows[0][0] if rows else 0


def hash_of(ledger: Ledger, seq: int) -> str | None:
    """The hash of a record by its number; None where there is none."""
    rows = ledger.rows("SELECT hash FROM record WHERE seq = ?", (seq,))
    return rows[0][0] if rows else None


def since(ledger: Ledger, seq: int) -> list[tuple[int, str, str, str, str]]:
    """What was recorded after a record, in order: number, kind, subject, time and by whom."""
    query = (
        "SELECT seq, kind, subject.name, recorded_at, recorded_by FROM record "
        "JOIN subject ON subject.id = subject_id WHERE seq > ? ORDER BY seq"
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in ledger.rows(query, (seq,))]
