"""A path or a URL in, an open ledger out: made where there is none, refused where it is not ours to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url

from caveat.errors import LedgerError, MissingExtra, NoLedger, SchemaAhead, SchemaBehind, Unreadable
from caveat.ledger import schema
from caveat.ledger.refusals import BUSY_SECONDS, translated
from caveat.ledger.store import LOCK, Ledger

CHECKPOINT_PAGES = 16_000
"""Pages of write-ahead log, 64 MB of it, before they move into the file. Each commit reaches the disk all the same."""

CACHE_KIBIBYTES = 16_384
"""Room for the inner pages of the indexes of a million records; the system keeps the rest in its memory. Each thread
of a server may fill its own, and with eight times as much an append was no quicker."""

_MAKING = "`caveat review isr-2024` makes one; --ledger names another."
NOT_OURS = ("it is a database, and not a ledger of Caveat", "Name another with --ledger.")


def open_ledger(url: str | Path, *, read_only: bool = False, make: bool = True) -> Ledger:
    """The ledger at a path or URL; made there where there is none, unless it is opened for reading only or as it is.

    Raises  NoLedger where there is none and none is to be made; Unreadable for what is no ledger or cannot be written,
            SchemaBehind or SchemaAhead for another revision, Busy where another writer holds it, MissingExtra where
            PostgreSQL's driver is not installed.
    """
    where, name = _address(url)
    make = make and not read_only
    with translated(name):
        engine = _engine(where, name, read_only=read_only, make=make)
        _ready(engine, name, create=make)
    return Ledger(engine, name, read_only=read_only)


def _address(url: str | Path) -> tuple[URL, str]:
    text = str(url)
    if "://" not in text:
        return URL.create("sqlite", database=_file(text)), text
    try:
        where = make_url(text)
    except (sa.exc.ArgumentError, ValueError):
        raise Unreadable("the address given", "it is no address of a ledger",
                         "Write a file name, or postgresql://user@host/database.") from None  # fmt: skip
    # What stands behind the question mark may be a password too, and is named nowhere.
    name = where.set(query={}).render_as_string(hide_password=True)
    if where.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        if "@" in (where.host or ""):
            raise Unreadable("the address given", "it has an @ within its user or password", "Write it there as %40.")
        return where.set(drivername="postgresql+psycopg"), name
    if where.drivername != "sqlite":
        raise Unreadable(name, f"{where.drivername} is not supported",
                         "Use a SQLite file, or postgresql://…")  # fmt: skip
    return where, _file(where.database or "")


def _file(text: str) -> str:
    if text.strip() in ("", ":memory:"):
        raise Unreadable("the ledger", "it has no file name, and what is recorded would be lost",
                         "Name a file, such as ledger.db.")  # fmt: skip
    path = Path(text)
    if path.is_dir():
        raise Unreadable(text, "it is a folder", "Name a file, such as ledger.db.")
    if path.exists() and not path.is_file():
        raise Unreadable(text, "it is a pipe or a device", "Name a file, such as ledger.db.")
    return text


def _engine(where: URL, name: str, *, read_only: bool, make: bool = False) -> Engine:
    if where.get_backend_name() == "postgresql":
        return _postgresql(where)
    path = Path(where.database or "")
    if not path.absolute().parent.is_dir():
        raise Unreadable(name, f"there is no folder {path.absolute().parent}", "Make it first, or name another file.")
    if not make and not path.exists():
        raise NoLedger(name, "there is no ledger", _MAKING)

    def connect() -> sqlite3.Connection:
        connection = _sqlite(path, "ro" if read_only else "rwc" if make else "rw")
        if read_only and not _opens(connection):
            # A folder that cannot be written takes no index of the write-ahead log; without a log none is needed.
            connection.close()
            log = path.with_name(path.name + "-wal")
            connection = _sqlite(path, "ro" if log.exists() and log.stat().st_size else "ro&immutable=1")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        return connection

    return sa.create_engine(where, creator=connect, poolclass=sa.pool.NullPool)


def _sqlite(path: Path, mode: str) -> sqlite3.Connection:
    # Without an isolation level transactions are begun by us, as IMMEDIATE where we write.
    # A server opens one in each of its threads, and closes them all in the last.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS,
                           isolation_level=None, check_same_thread=False)  # fmt: skip


def _opens(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as wrong:
        if "unable to open" in str(wrong) or "readonly" in str(wrong):
            return False
        raise
    return True


def _postgresql(where: URL) -> Engine:
    try:
        # AUTOCOMMIT leaves the driver's transactions to us, as on SQLite.
        engine = sa.create_engine(where, poolclass=sa.pool.NullPool, isolation_level="AUTOCOMMIT")
    except ModuleNotFoundError:
        raise MissingExtra("A ledger on PostgreSQL", "postgresql") from None

    @sa.event.listens_for(engine, "connect")
    def _set(connection: Any, _: Any) -> None:
        connection.execute(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}")
        connection.execute("SET synchronous_commit = on")
        # Only READ COMMITTED sees, once the lock is ours, what the writer before us committed.
        connection.execute("SET default_transaction_isolation = 'read committed'")
        connection.commit()

    return engine


def _ready(engine: Engine, name: str, *, create: bool) -> None:
    """Make the tables of a new ledger; refuse what is another program's, an older or a newer one."""
    with engine.connect() as connection:
        found = _found(connection, name)
        if found is None and create:
            with _altering(connection):
                if _found(connection, name) is None:
                    schema.metadata.create_all(connection)
                    connection.execute(schema.version.insert().values(version_num=schema.REVISION))
            found = schema.REVISION
    if found is None:
        raise NoLedger(name, "there is no ledger yet", _MAKING)
    if found != schema.REVISION:
        raise SchemaBehind(name, found, schema.REVISION)


def _found(connection: Connection, name: str) -> str | None:
    """The revision of the ledger that is there; None where the database is empty."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "record", "document"} <= tables:
        raise Unreadable(name, *NOT_OURS)
    row = connection.execute(sa.select(schema.version.c.version_num)).first()
    if row is None:
        raise Unreadable(name, *NOT_OURS)
    if row[0] not in schema.KNOWN:
        raise SchemaAhead(name, row[0], schema.REVISION)
    return str(row[0])


@contextmanager
def _altering(connection: Connection) -> Iterator[None]:
    """A transaction in which tables are made or altered, whole or not at all, by one program at a time."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise LedgerError(f"The database is encoded as {encoding}. Create it with ENCODING 'UTF8'.")
    yield
    connection.commit()


def upgrade(url: str | Path) -> None:
    """Bring an older ledger to this program's schema by its migrations. Nothing recorded is altered.

    Raises  SchemaAhead for a ledger that a newer program wrote; as ``open_ledger`` otherwise.
    """
    from alembic import command
    from alembic.config import Config

    where, name = _address(url)
    config = Config()
    config.set_main_option("script_location", "caveat.ledger:migrations")
    if where.get_backend_name() == "sqlite" and not Path(where.database or "").exists():
        raise Unreadable(name, "there is no ledger", "Check the name; a new ledger needs no upgrade.")
    with translated(name):
        engine = _engine(where, name, read_only=False)
        with engine.connect() as connection:
            _found(connection, name)
            with _altering(connection):
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        engine.dispose()
