"""Ledgers that are none, are damaged, are another program's, or are somewhere else; and receipts of them."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest import mock

from caveat.ledger.log import GENESIS, record_hash
from caveat.ledger.store import RECORDS
from tests.unit.desk.documents import NOTICE

from .scene import CASE, LEDGER, Bad, as_nobody, changed


def truncated(path: Path) -> None:
    os.truncate(path, 8192)


def cut_short(path: Path) -> None:
    os.truncate(path, 50)


def one_figure_changed(path: Path) -> None:
    """900 shells become 901 behind the program's back."""
    data = path.read_bytes()
    assert data.count(b"up to 900 shells") == 1
    path.write_bytes(data.replace(b"up to 900 shells", b"up to 901 shells"))


def script(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def newer(path: Path) -> None:
    script(path, "UPDATE alembic_version SET version_num = '9001'")


def older(path: Path) -> None:
    """As it was when each record held the name of its subject."""
    script(
        path,
        "CREATE TABLE before (seq INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, "
        "payload TEXT NOT NULL, key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, "
        "valid_from TEXT, valid_to TEXT, supersedes INTEGER REFERENCES record (seq), hash TEXT NOT NULL)",
        f"INSERT INTO before {RECORDS} ORDER BY record.seq",
        "DROP TABLE record",
        "ALTER TABLE before RENAME TO record",
        "CREATE INDEX record_subject ON record (subject)",
        "CREATE UNIQUE INDEX record_supersedes ON record (supersedes) WHERE supersedes IS NOT NULL",
        "DROP TABLE subject",
        *(f"DROP TABLE {name}" for name in ("account", "session", "token", "attempt", "saved_search")),
        "UPDATE alembic_version SET version_num = '0003'",
    )


def of_another_program(path: Path) -> None:
    path.unlink(missing_ok=True)
    script(path, "CREATE TABLE recipe (id INTEGER PRIMARY KEY, words TEXT)")


def ring(path: Path) -> None:
    """Records 6 and 7 supersede each other, and every hash of the chain is made to fit."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE record SET supersedes = 7 WHERE seq = 6")
        sixth = "(SELECT subject_id FROM record WHERE seq = 6)"
        database.execute(f"UPDATE record SET supersedes = 6, subject_id = {sixth} WHERE seq = 7")
        previous = GENESIS
        for row in database.execute(f"{RECORDS} ORDER BY record.seq").fetchall():
            previous = record_hash(previous, *row[:-1])
            database.execute("UPDATE record SET hash = ? WHERE seq = ?", (previous, row[0]))
        database.commit()


@contextmanager
def written_by_another() -> Iterator[None]:
    """Another program is in the middle of writing, and goes on longer than one waits."""
    with (
        mock.patch("caveat.ledger.connect.BUSY_SECONDS", 0.05),
        closing(sqlite3.connect(LEDGER, isolation_level=None)) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def without_the_driver() -> mock._patch_dict:
    """As on a machine where only the base of the program is installed."""
    return mock.patch.dict(sys.modules, {"psycopg": None})


def closed_with_a_ledger(path: Path) -> None:
    """A folder in which one may read a ledger and write nothing."""
    path.mkdir()
    (path / LEDGER).write_bytes((path.parent / LEDGER).read_bytes())
    (path / LEDGER).chmod(0o444)
    path.chmod(0o555)


def row(name: str, given: str, command: str, place: str, mend: str, broken: object = None) -> Bad:
    """A command on a ledger that something has been done to."""
    return Bad(name, given, command, place, mend, {LEDGER: broken} if callable(broken) else {})


def receipt(sequence: object, head: object = "0" * 64) -> str:
    return json.dumps({"sequence": sequence, "head": head, "time": "2031-06-10T00:00:00.000000Z"})


IMPORT = "caveat import case.yaml"
CHANGED = {"case.yaml": changed("up to 900 shells", "up to 850 shells")}

DAMAGED = (
    row("truncated-ledger", "a ledger cut off after two pages", "caveat review small --out out",
        "ledger.db: it is damaged", "Restore it from a copy", truncated),
    row("ledger-cut-to-nothing", "a ledger of which 50 bytes are left", "caveat list",
        "ledger.db: it is damaged", "Restore it from a copy", cut_short),
    row("corrupt-ledger", "a ledger in which one figure was changed", "caveat verify",
        "ledger.db: record 4 does not hold: its hash is not that of its content", "Restore the ledger from a copy",
        one_figure_changed),
    row("ring-of-records", "a ledger whose records supersede each other, all hashes made to fit", "caveat verify",
        "ledger.db: record 6 does not hold: it supersedes record 7, which is no earlier record of small/t-shells",
        "Restore the ledger from a copy", ring),
    row("ledger-of-a-newer-program", "a ledger from a newer version", "caveat review small --out out",
        "ledger.db has schema 9001, newer than the 0006", "Install a newer Caveat; nothing was changed", newer),
    row("ledger-of-an-older-program", "a ledger from an older version", "caveat review small --out out",
        "ledger.db has schema 0003; this program writes 0006", "Run `caveat ledger upgrade`", older),
)  # fmt: skip

OTHERS = (
    Bad("text-as-a-ledger", "a text file where a ledger is asked for", "caveat list --ledger notes.txt",
        "notes.txt: it is not a ledger", "Name a ledger, or a file that is not there yet, with --ledger",
        {"notes.txt": "57,021 projectiles\n" * 500}),
    Bad("database-of-another-program", "the database of another program", "caveat list --ledger recipes.db",
        "recipes.db: it is a database, and not a ledger of Caveat", "Name another with --ledger",
        {"recipes.db": of_another_program}),
    row("folder-as-a-ledger", "a folder where a ledger is asked for", "caveat list --ledger .",
        ".: it is a folder", "Name a file, such as ledger.db"),
    row("ledger-without-a-name", "an empty name for a ledger", "caveat list --ledger ''",
        "the ledger: it has no file name, and what is recorded would be lost", "Name a file, such as ledger.db"),
    row("ledger-in-no-folder", "a ledger in a folder that is not there", "caveat list --ledger book/ledger.db",
        "book/ledger.db: there is no folder", "Make it first, or name another file"),
    row("ledger-not-there-to-verify", "a ledger to verify that is not there", "caveat verify --ledger ledgr.db",
        "ledgr.db: there is no ledger", "--ledger names another"),
    row("ledger-not-there-by-its-address", "the address of a ledger that is not there, to decide in",
        "caveat accept 3fa9c1d2e4b5/9f86d0818812 --by A --ledger sqlite:///ledgr.db",
        "ledgr.db: there is no ledger", "--ledger names another"),
    Bad("dry-run-in-no-folder", "a dry run of what could not be recorded: the ledger's folder is not there",
        "caveat read notice.txt --dry-run --ledger book/ledger.db", "book/ledger.db: there is no folder",
        "Make it first, or name another file", {"notice.txt": NOTICE}),
    Bad("dry-run-without-a-server", "a dry run by a PostgreSQL server that does not answer",
        "caveat read notice.txt --dry-run --ledger postgresql://reader@127.0.0.1:1/book",
        "postgresql://reader@127.0.0.1:1/book: its server does not answer", "Start the server, or check the address",
        {"notice.txt": NOTICE}),
    Bad("dry-run-in-memory", "a dry run for a ledger that would be lost",
        "caveat read notice.txt --dry-run --ledger :memory:", "the ledger: it has no file name",
        "Name a file, such as ledger.db", {"notice.txt": NOTICE}),
    row("ledger-not-there-to-upgrade", "a ledger to upgrade that is not there",
        "caveat ledger upgrade --ledger ledgr.db", "ledgr.db: there is no ledger", "--ledger names another"),
    row("server-that-does-not-answer", "a PostgreSQL server that does not answer",
        "caveat list --ledger postgresql://reader@127.0.0.1:1/book",
        "postgresql://reader@127.0.0.1:1/book: its server does not answer", "Start the server, or check the address"),
    row("address-of-another-scheme", "an address of a database that is not supported",
        "caveat list --ledger mysql://reader@localhost/book",
        "mysql://reader@localhost/book: mysql is not supported", "Use a SQLite file, or postgresql://"),
    row("address-that-is-none", "an address that is none", "caveat list --ledger ://book",
        "the address given: it is no address of a ledger", "Write a file name, or postgresql://user@host/database"),
    Bad("missing-extra", "a PostgreSQL ledger without the driver installed",
        "caveat list --ledger postgresql://reader@127.0.0.1:1/book",
        "A ledger on PostgreSQL needs an optional part that is not installed",
        "Run `pip install 'caveat[postgresql]'`", within=without_the_driver),
    Bad("busy-ledger", "a ledger that another program is writing", IMPORT,
        "ledger.db: another writer held it for 10 s", "Try again when it has finished", CHANGED,
        within=written_by_another),
    Bad("nobody-records", "an empty name of whoever records", f"{IMPORT} --by ''",
        "--by: '' names nobody", "Name who records, or leave it out", CHANGED),
    Bad("name-with-a-tab", "a name of whoever records that holds a tab", f"{IMPORT} --by 'A.\tReader'",
        r"'A.\tReader' cannot name a record", "Use text without control characters", CHANGED),
)  # fmt: skip

RECEIPTS = (
    Bad("receipt-of-another-ledger", "a receipt of another ledger", "caveat verify --receipt receipt.json",
        "ledger.db: record 5 does not hold: the receipt names another hash for it", "Restore the ledger from a copy",
        {"receipt.json": receipt(5)}),
    Bad("ledger-cut-back", "a ledger that has been cut back since its receipt", "caveat verify --receipt receipt.json",
        "the receipt of 2031-06-10T00:00:00.000000Z counts 40 records: the end is cut off",
        "Restore the ledger from a copy", {"receipt.json": receipt(40)}),
    Bad("receipt-that-is-a-case", "a case where a receipt is asked for", "caveat verify --receipt case.yaml",
        "case.yaml, line 1: it is not JSON", "Give a receipt as `caveat receipt`",
        {"case.yaml": CASE}),
    Bad("receipt-without-a-head", "a receipt whose head is no hash", "caveat verify --receipt receipt.json",
        "receipt.json: its head is 'abc', which is no SHA-256", "Give a receipt as `caveat receipt`",
        {"receipt.json": receipt(5, "abc")}),
    row("receipt-not-there", "a receipt that is not there", "caveat verify --receipt receipt.json",
        "receipt.json: there is no such file", "Check the path"),
)  # fmt: skip

CLOSED = (
    Bad("ledger-in-a-closed-folder", "a new ledger in a read-only folder", f"{IMPORT} --ledger closed/new.db",
        "closed/new.db: it cannot be opened", "Check the folder and its permissions, or name another with --ledger",
        {**CHANGED, "closed": closed_with_a_ledger}, run=as_nobody),
    Bad("ledger-that-may-only-be-read", "a ledger that one may only read", f"{IMPORT} --ledger closed/ledger.db",
        "closed/ledger.db: it cannot be written", "Ask for permission to write there, or name another with --ledger",
        {**CHANGED, "closed": closed_with_a_ledger}, run=as_nobody),
)  # fmt: skip

ROWS = (*DAMAGED, *OTHERS, *RECEIPTS, *CLOSED)
