"""A path or a URL in, an open ledger out: made where there is none, refused where it is not ours to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url

from caveat.errors import MissingExtra, SchemaAhead, SchemaBehind, Unreadable
from caveat.ledger import schema
from caveat.ledger.refusals import BUSY_SECONDS, translated
from caveat.ledger.store import LOCK, Ledger


def open_ledger(url: str | Path, *, read_only: bool = False) -> Ledger:
    """The ledger at a path or URL; made there where there is none.

    Raises  Unreadable for what is no ledger or cannot be written, SchemaBehind or SchemaAhead for another revision,
            Busy where another writer holds it, MissingExtra where PostgreSQL's driver is not installed.
    """
    where, name = _address(url)
    with translated(name):
        engine = _engine(where, name)
        _ready(engine, name, create=not read_only)
    return Ledger(engine, name, read_only=read_only)


def _address(url: str | Path) -> tuple[URL, str]:
    text = str(url)
    if "://" not in text:
        path = Path(text)
        if path.is_dir():
            raise Unreadable(text, "it is a folder", "Name a file, such as ledger.db.")
        return URL.create("sqlite", database=text), text
    try:
        where = make_url(text)
    except sa.exc.ArgumentError:
        raise Unreadable(text, "it is no address of a ledger", "Write a file name, or postgresql://…") from None
    if where.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        where = where.set(drivername="postgresql+psycopg")
    elif where.drivername != "sqlite":
        raise Unreadable(where.render_as_string(), f"{where.drivername} is not supported",
                         "Use a SQLite file, or postgresql://…")  # fmt: skip
    return where, where.database or text if where.drivername == "sqlite" else where.render_as_string(hide_password=True)


def _engine(where: URL, name: str) -> Engine:
    if where.get_backend_name() == "postgresql":
        try:
            return sa.create_engine(where, poolclass=sa.pool.NullPool)
        except ModuleNotFoundError:
            raise MissingExtra("A ledger on PostgreSQL", "postgresql") from None
    engine = sa.create_engine(where, poolclass=sa.pool.NullPool, connect_args={"timeout": BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _set(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun by us, as IMMEDIATE where we write
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    return engine


def _ready(engine: Engine, name: str, *, create: bool) -> None:
    """Make the tables of a new ledger; refuse what is another program's, an older or a newer one."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite" and create:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        tables = set(sa.inspect(connection).get_table_names())
        if not tables and create:
            _create(connection)
            return
        found = revision(connection) if "alembic_version" in tables else None
    if found is None:
        raise Unreadable(name, "it is a database, and not a ledger of Caveat", "Name another file with --ledger.")
    if found not in schema.KNOWN:
        raise SchemaAhead(name, found, schema.REVISION)
    if found != schema.REVISION:
        raise SchemaBehind(name, found, schema.REVISION)


def _create(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    if not sa.inspect(connection).has_table("alembic_version"):
        schema.metadata.create_all(connection, checkfirst=True)
        connection.execute(schema.version.insert().values(version_num=schema.REVISION))
    connection.commit()


def revision(connection: Connection) -> str | None:
    """The schema revision of a ledger."""
    row = connection.execute(sa.select(schema.version.c.version_num)).first()
    return row[0] if row else None


def upgrade(url: str | Path) -> None:
    """Bring an older ledger to this program's schema by its migrations. Nothing recorded is altered.

    Raises  SchemaAhead for a ledger that a newer program wrote; as ``open_ledger`` otherwise.
    """
    from alembic import command
    from alembic.config import Config

    where, name = _address(url)
    config = Config()
    config.set_main_option("script_location", "caveat.ledger:migrations")
    with translated(name):
        engine = _engine(where, name)
        with engine.connect() as connection:
            if sa.inspect(connection).has_table("alembic_version"):
                found = revision(connection)
                if found is not None and found not in schema.KNOWN:
                    raise SchemaAhead(name, found, schema.REVISION)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
        engine.dispose()
