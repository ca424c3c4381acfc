"""Rows of new records in; in the database, with what stands because of them, by as few statements as it takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from itertools import chain
from typing import Any

from caveat.ledger.entries import COLUMNS

LOCK = 0x6361766561740001
"""The advisory lock that serialises appends on PostgreSQL: the bytes of "caveat" and a version."""

Row = tuple[int, str, int, str, str, str, str, str | None, str | None, int | None, str]
"""The columns of a record, with its subject's number in the place of the subject."""

_NAMES = ", ".join("subject_id" if name == "subject" else name for name in COLUMNS)
_TOGETHER = 50
"""Rows in one statement of SQLite: a twentieth quicker than one by one; more of them gain nothing."""
_FEW = 20
"""Fewer rows than this go to PostgreSQL as inserts. COPY carries a thousand in about a third of the time."""


def _values(rows: int, mark: str) -> str:
    return ", ".join([f"({', '.join([mark] * len(COLUMNS))})"] * rows)


_INSERT = f"INSERT INTO record ({_NAMES}) VALUES "
_ONE, _MANY = _INSERT + _values(1, "?"), _INSERT + _values(_TOGETHER, "?")
_STAND = "INSERT INTO standing (seq) SELECT seq FROM"
_NUMBER = (
    "WITH new AS (INSERT INTO subject (name) SELECT name FROM unnest(%s::text[]) AS name "
    "WHERE NOT EXISTS (SELECT 1 FROM subject WHERE subject.name = name.name) RETURNING name, id) "
    "SELECT name, id FROM new UNION ALL SELECT name, id FROM subject WHERE name = ANY(%s)"
)
_AT_ONCE = (
    f"BEGIN; SELECT pg_advisory_xact_lock({LOCK}); "
    f"WITH added AS (INSERT INTO record ({_NAMES}) SELECT {', '.join(['%s'] * len(COLUMNS))} "
    f"WHERE EXISTS (SELECT 1 FROM record WHERE seq = %s AND hash = %s) RETURNING seq) {_STAND} added; COMMIT"
)


def among(wanted: Sequence[int] | Sequence[str], *, sqlite: bool) -> tuple[str, tuple[Any, ...]]:
    """A condition that names some values. It has one place, so that the statement is short and is prepared once."""
    if sqlite:
        return "IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)
    return "= ANY(?)", (list(wanted),)


def number(cursor: Any, names: Sequence[str], *, sqlite: bool) -> dict[str, int]:
    """The number of each subject; one that has none yet gets it."""
    if not sqlite:
        cursor.execute(_NUMBER, (list(names), list(names)))
        return dict(cursor.fetchall())
    wanted, values = among(names, sqlite=True)
    find = f"SELECT name, id FROM subject WHERE name {wanted}"
    found = dict(cursor.execute(find, values).fetchall())
    new = [(name,) for name in names if name not in found]
    if new:
        cursor.executemany("INSERT INTO subject (name) VALUES (?)", new)
        found = dict(cursor.execute(find, values).fetchall())
    return found


def insert(cursor: Any, rows: Sequence[Row], *, sqlite: bool) -> None:
    """Write new records, which follow the last one there, and bring the table of what stands along."""
    if not rows:
        return
    if sqlite:
        _into_sqlite(cursor, rows)
    elif len(rows) < _FEW:
        for row in rows:  # many at once begin a pipeline, which takes the client longer than the journeys
            cursor.execute(_ONE.replace("?", "%s"), row)
    else:
        with cursor.copy(f"COPY record ({_NAMES}) FROM STDIN (NULL '')") as copy:
            copy.write(_lines(rows))
    mark, before = "?" if sqlite else "%s", (rows[0][0] - 1,)
    cursor.execute(f"{_STAND} record WHERE seq > {mark}", before)
    if any(row[9] is not None for row in rows):
        gone = f"SELECT supersedes FROM record WHERE seq > {mark} AND supersedes IS NOT NULL"
        cursor.execute(f"DELETE FROM standing WHERE seq IN ({gone})", before)


def _into_sqlite(cursor: Any, rows: Sequence[Row]) -> None:
    whole = len(rows) - len(rows) % _TOGETHER
    for at in range(0, whole, _TOGETHER):
        cursor.execute(_MANY, list(chain.from_iterable(rows[at : at + _TOGETHER])))
    cursor.executemany(_ONE, rows[whole:])


def _lines(rows: Sequence[Row]) -> str:
    """What COPY reads: a line for each row and nothing for an absent value.

    Holds   no name and no canonical JSON has a tab or a line end, so that the backslash alone means something else.
    """
    return "".join(
        [
            f"{seq}\t{kind}\t{number}\t{text}\t{key}\t{at}\t{by}\t{start or ''}\t{end or ''}\t"
            f"{'' if supersedes is None else supersedes}\t{digest}\n"
            for seq, kind, number, text, key, at, by, start, end, supersedes, digest in rows
        ]
    ).replace("\\", "\\\\")


def at_once(driver: Any, row: Row, before: tuple[int, str]) -> bool:
    """Lock, append one record that supersedes none and commit, on one journey to PostgreSQL.

    False, and nothing recorded, where the last record there is not the one given by number and hash.
    """
    import psycopg

    with closing(psycopg.ClientCursor(driver)) as cursor:
        cursor.execute(_AT_ONCE, (*row, *before))
        cursor.nextset()
        cursor.nextset()
        return cursor.rowcount == 1
