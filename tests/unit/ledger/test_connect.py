"""Opening a ledger: made where there is none, refused in a sentence where it is not ours to write."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from caveat.errors import Busy, CaveatError, LedgerError, MissingExtra, NoLedger, SchemaAhead, SchemaBehind, Unreadable
from caveat.ledger import ask, schema
from caveat.ledger.connect import open_ledger, upgrade
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify

from .conftest import ADDRESS, entry, in_children, new_database, tamper

ME = "me:secret"
"""A name and a password, apart from the addresses they are put in: no tracked file holds an address with one."""


def test_a_file_ledger_writes_ahead_syncs_fully_and_keeps_its_references(file_ledger: Ledger) -> None:
    def pragma(name: str) -> object:
        return file_ledger._driver.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", 2, 1)


def test_a_ledger_is_the_same_by_path_and_by_address(tmp_path: Path) -> None:
    path = tmp_path / "a ledger, 100 % #1.db"
    with open_ledger(path) as ledger:
        ledger.append(entry())
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with open_ledger(f"sqlite:///{path}", read_only=True) as again:
        assert ask.head(again)[0] == 1


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "it has no file name"),
        (":memory:", "it has no file name"),
        ("sqlite://", "it has no file name"),
        ("sqlite:///:memory:", "it has no file name"),
        ("mysql://someone@host/base", "mysql is not supported"),
        ("://", "it is no address of a ledger"),
        ("postgresql://host:port/base", "it is no address of a ledger"),
        ("no-such-folder/ledger.db", "there is no folder"),
        (f"postgresql://{ME}@more@host/base", "it has an @ within its user or password. Write it there as %40"),
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(address: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        open_ledger(address)


def test_a_password_is_in_no_sentence() -> None:
    addresses = (f"postgresql://{ME}@127.0.0.1:1/base", f"mysql://{ME}@host/base", f"x://{ME}@h:p/b",
                 "postgresql://me@127.0.0.1:1/base?password=secret", "mysql://me@host/base?password=secret",
                 f"postgresql://{ME}@secret@127.0.0.1:1/base")  # fmt: skip
    for address in addresses:
        with pytest.raises(CaveatError) as wrong:
            open_ledger(address)
        assert "secret" not in str(wrong.value)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="it is a folder"):
        open_ledger(tmp_path)


def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="it is a pipe or a device"):
        open_ledger(tmp_path / "pipe")


def test_where_there_is_no_ledger_an_upgrade_makes_none(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="a new ledger needs no upgrade"):
        upgrade(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_text_file_is_no_ledger_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("57,021 projectiles\n" * 500)
    with pytest.raises(Unreadable, match="it is not a ledger"):
        open_ledger(path)
    assert path.read_text() == "57,021 projectiles\n" * 500


def test_another_programs_database_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("INSERT INTO alembic_version VALUES ('abc')")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for act in (open_ledger, upgrade):
        with pytest.raises(Unreadable, match="not a ledger of Caveat"):
            act(path)
    assert path.read_bytes() == before


def test_reading_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="there is no ledger"):
        open_ledger(tmp_path / "ledger.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("empty", [False, True], ids=["no file", "an empty file"])
@pytest.mark.parametrize("read_only", [False, True], ids=["to write in", "to read"])
def test_a_ledger_that_is_to_be_there_is_not_made(tmp_path: Path, empty: bool, read_only: bool) -> None:
    path = tmp_path / "ledger.db"
    if empty:
        path.touch()
    for where in (path, f"sqlite:///{path}"):
        with pytest.raises(NoLedger, match="there is no ledger"):
            open_ledger(where, read_only=read_only, make=False)
    assert [(one.name, one.stat().st_size) for one in tmp_path.iterdir()] == ([("ledger.db", 0)] if empty else [])
    open_ledger(path).close()
    open_ledger(path, make=False).close()


def test_a_ledger_that_another_program_writes_for_too_long_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caveat.ledger.connect.BUSY_SECONDS", 0.1)
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE alembic_version SET version_num = version_num")
    with pytest.raises(Busy, match="another writer held it"), open_ledger(path) as ledger:
        ledger.append(entry())
    other.close()


# --- where nothing can be written


def test_a_folder_that_cannot_be_written_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    def work() -> str:
        open_ledger(open_folder / "ledger.db")
        return "opened"

    [said] = in_children(work, as_nobody=True)
    assert said.startswith("Unreadable")
    assert "cannot be opened" in said
    assert list(open_folder.iterdir()) == []


def test_a_ledger_in_a_folder_that_cannot_be_written_can_be_read_and_not_appended_to(open_folder: Path) -> None:
    path = open_folder / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.append(entry())
    path.chmod(0o444)
    open_folder.chmod(0o555)

    def read() -> str:
        with open_ledger(path, read_only=True) as ledger:
            return f"{verify(ledger).records} record"

    def write() -> str:
        with open_ledger(path) as ledger:
            ledger.append(entry())
        return "appended"

    said = in_children(read, write, as_nobody=True)
    assert said[0] == "1 record"
    assert said[1].startswith("Unreadable")
    assert "cannot be" in said[1]


FULL_DISK = """
import pathlib, sys
from caveat.errors import CaveatError
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Entry
from caveat.ledger.verify import verify

folder = pathlib.Path(sys.argv[1])
filler = folder / "filler"
filler.write_bytes(bytes(600_000))
with open_ledger(folder / "ledger.db") as ledger:
    def batch(n):
        return [Entry("statement", "case/line", {"says": "words " * 30}, f"k{n}-{m}", "A. Reader") for m in range(10)]
    whole = 0
    try:
        while whole < 1000:
            ledger.append_many(batch(whole))
            whole += 1
    except CaveatError as wrong:
        print(type(wrong).__name__, wrong)
    assert whole < 1000 and verify(ledger).records == 10 * whole, (whole, ask.head(ledger))
    filler.unlink()
    ledger.append_many(batch(whole))
    assert verify(ledger).records == 10 * (whole + 1)
print("whole")
"""


def test_a_full_disk_is_a_sentence_and_the_ledger_goes_on_when_there_is_room(tmp_path: Path) -> None:
    own = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-Urm"]
    mounted = [*own, "sh", "-c", 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"', str(tmp_path)]
    try:
        if subprocess.run([*mounted, "true"], capture_output=True).returncode:
            pytest.skip("this machine does not let us mount a small disk")
    except FileNotFoundError:
        pytest.skip("this machine has no unshare")
    done = subprocess.run([*mounted, sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "the disk is full. Make room on it; nothing was recorded." in done.stdout
    assert done.stdout.endswith("whole\n")


# --- schema


def at_revision(url: str, revision: str) -> None:
    """A new ledger as an older program made it."""
    from alembic import command
    from alembic.config import Config

    from caveat.ledger import connect

    where, name = connect._address(url)
    engine = connect._engine(where, name, read_only=False, make=True)
    config = Config()
    config.set_main_option("script_location", "caveat.ledger:migrations")
    with engine.connect() as connection, connect._altering(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def shape(url: str) -> dict[str, object]:
    """Tables, columns, keys and indexes as the database itself tells them."""
    with open_ledger(url) as ledger:
        look = sa.inspect(ledger.engine)
        found: dict[str, object] = {}
        for table in sorted(set(look.get_table_names()) - {"alembic_version"}):
            columns = [{**one, "type": str(one["type"])} for one in look.get_columns(table)]
            links = [(one["constrained_columns"], one["referred_table"]) for one in look.get_foreign_keys(table)]
            unique = [one["column_names"] for one in look.get_unique_constraints(table)]
            found[table] = (columns, look.get_pk_constraint(table)["constrained_columns"], links, unique)
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
            if ledger.sqlite
            else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
            "AND tablename <> 'alembic_version' ORDER BY indexname"
        )
        found["indexes"] = [tuple(row) for row in ledger._driver.execute(query).fetchall()]
    return found


def another(url: str, tmp_path: Path) -> str:
    return str(tmp_path / "other.db") if url.endswith(".db") else new_database()


def test_the_migrations_and_the_tables_of_the_code_are_the_same(url: str, tmp_path: Path) -> None:
    migrated = another(url, tmp_path)
    if migrated.endswith(".db"):
        Path(migrated).touch()  # an empty database, as a server's new one is
    upgrade(migrated)
    assert shape(migrated) == shape(url)
    accounts = {"account", "session", "token", "attempt", "saved_search"}
    assert {"record", "subject", "document", "standing", "indexes"} | accounts == shape(url).keys()


def test_the_revision_of_the_code_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "caveat.ledger:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.REVISION
    assert sorted(one.revision for one in scripts.walk_revisions()) == list(schema.KNOWN)


OLD_RECORD = (
    "INSERT INTO record VALUES ({seq}, 'hold', 'case/line', '{{}}', 'k{seq}', '2024-01-29T00:00:00.000000Z', "
    "'A. Reader', NULL, NULL, {supersedes}, '{hash}')"
)


WITH_SUBJECTS = (
    "INSERT INTO subject (id, name) VALUES (1, 'case/line')",
    OLD_RECORD.replace("'case/line'", "1"),
    "INSERT INTO standing VALUES ({seq})",
    "DELETE FROM standing WHERE seq = {supersedes}",
)


def old_records(url: str, *supersedes: int | None, revision: str = "0001") -> None:
    """Records as the program of that schema wrote them."""
    from caveat.ledger import connect
    from caveat.ledger.log import GENESIS, record_hash

    where, name = connect._address(url)
    engine = connect._engine(where, name, read_only=False, make=True)
    previous = GENESIS
    with engine.connect() as connection:
        for seq, target in enumerate(supersedes, 1):
            previous = record_hash(previous, seq, "hold", "case/line", "{}", f"k{seq}", "2024-01-29T00:00:00.000000Z",
                                   "A. Reader", None, None, target)  # fmt: skip
            for statement in (OLD_RECORD,) if revision < "0004" else WITH_SUBJECTS[seq > 1 :]:
                connection.exec_driver_sql(
                    statement.format(seq=seq, supersedes="NULL" if target is None else target, hash=previous)
                )
        connection.commit()
    engine.dispose()


@pytest.mark.parametrize("revision", schema.KNOWN[:-1])
def test_an_older_ledger_is_named_and_upgraded_with_every_record(url: str, revision: str) -> None:
    at_revision(url, revision)
    old_records(url, None, 1, None, revision=revision)
    with pytest.raises(SchemaBehind, match=f"has schema {revision}; this program writes {schema.REVISION}"):
        open_ledger(url)
    upgrade(url)
    with open_ledger(url) as ledger:
        assert verify(ledger).records == 3
        assert [one.seq for one in ask.book(ledger)] == [2, 3]
        assert ledger.append(entry("case/line", supersedes=2)).seq == 4


def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(url: str) -> None:
    at_revision(url, "0001")
    old_records(url, None, 1, 1)  # two successors, which the second schema forbids
    for _ in range(2):
        with pytest.raises(LedgerError):
            upgrade(url)
        with pytest.raises(SchemaBehind, match="has schema 0001"):
            open_ledger(url)


def test_an_upgrade_of_a_ledger_of_today_changes_nothing(ledger: Ledger, url: str) -> None:
    ledger.append(entry())
    upgrade(url)
    assert verify(ledger).records == 1


def test_a_ledger_of_a_newer_program_is_left_alone(ledger: Ledger, url: str) -> None:
    tamper(ledger, "UPDATE alembic_version SET version_num = '0999'")
    for act in (open_ledger, upgrade):
        with pytest.raises(SchemaAhead, match="has schema 0999, newer than the"):
            act(url)


# --- a server


def test_a_server_that_does_not_answer_is_named_without_a_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(Unreadable, match=r"postgresql://me:\*\*\*@127\.0\.0\.1:1/base: its server does not answer"):
        open_ledger(f"postgresql://{ME}@127.0.0.1:1/base")


def test_without_its_driver_postgresql_is_an_extra_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"caveat\[postgresql\]"):
        open_ledger("postgresql://host/base")


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("before", "after"),
    [("/postgres?", "/no_such_base?"), ("caveat@", "stranger@")],
    ids=["database", "role"],
)
def test_what_the_server_does_not_have_is_named(before: str, after: str) -> None:
    new_database()  # so that the test is skipped where there is no server
    with pytest.raises(Unreadable, match="its server has no such database or role"):
        open_ledger(os.environ[ADDRESS].replace(before, after, 1))


@pytest.mark.postgresql
def test_a_server_that_ends_our_connection_is_a_sentence_and_the_append_may_be_repeated() -> None:
    url = new_database()
    with open_ledger(url) as ledger, open_ledger(url) as other:
        ledger.append(entry(key="k1"))
        number = ledger._driver.info.backend_pid
        tamper(other, f"SELECT pg_terminate_backend({number})")
        for _ in range(2):
            with pytest.raises(Unreadable, match="its server went away"):
                ledger.append(entry(key="k1"))
        assert other.append(entry(key="k1")).seq == 1


@pytest.mark.postgresql
def test_a_database_that_cannot_hold_every_character_is_refused() -> None:
    import psycopg

    new_database()
    server = os.environ[ADDRESS]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS narrow")
        connection.execute("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(LedgerError, match="encoded as LATIN1"):
        open_ledger(server.replace("/postgres?", "/narrow?", 1))
