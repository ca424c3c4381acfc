"""A new ledger for each test, on SQLite and on PostgreSQL, and the entries that fill it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from caveat.dates import PartialDate
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Entry, Ledger

ADDRESS = "CAVEAT_TEST_POSTGRES"
NOBODY = 65534

_number = count()


def new_database() -> str:
    """The address of an empty database on the test server."""
    import psycopg

    server = os.environ.get(ADDRESS)
    if not server:
        pytest.skip(f"no PostgreSQL server: {ADDRESS} is not set (python -m tests.run_postgres starts one)")
    name = f"caveat_{os.getpid()}_{next(_number)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made, on each of the two databases."""
    return str(tmp_path / "ledger.db") if request.param == "sqlite" else new_database()


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url) as found:
        yield found


@pytest.fixture
def file_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in a file, for what only files can suffer."""
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


def entry(subject: str = "case/line", key: str | None = None, **fields: Any) -> Entry:
    """An entry with a key of its own unless one is given."""
    says = fields.pop("says", "24 launchers")
    fields.setdefault("payload", {"says": says})
    fields.setdefault("kind", "statement")
    fields.setdefault("recorded_by", "A. Reader")
    for end in ("valid_from", "valid_to"):
        if isinstance(fields.get(end), str):
            fields[end] = PartialDate.parse(fields[end])
    return Entry(subject=subject, key=key or f"key-{next(_number)}", **fields)


def tamper(ledger: Ledger, *statements: str) -> None:
    """What someone does who has the database but not the program."""
    cursor = ledger._driver.cursor()
    for statement in statements:
        cursor.execute(statement)
    cursor.close()


def in_children(*works: Callable[[], str], as_nobody: bool = False) -> list[str]:
    """What functions give when each runs in a process of its own, all at once; or the sentence it failed with."""
    children = []
    for work in works:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                if as_nobody and os.getuid() == 0:
                    os.setgid(NOBODY)
                    os.setuid(NOBODY)
                said = work()
            except BaseException as wrong:
                said = f"{type(wrong).__name__}: {wrong}"
            os.write(writer, said.encode())
            os._exit(0)
        os.close(writer)
        children.append((child, reader))
    answers = []
    for child, reader in children:
        with os.fdopen(reader, "rb") as pipe:
            answers.append(pipe.read().decode())
        os.waitpid(child, 0)
    return answers


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)
