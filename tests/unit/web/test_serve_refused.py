"""A server as a new administrator meets it: what keeps it from starting is one sentence, and a stop leaves nothing."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from caveat.cli.entry import main
from caveat.cli.serve import _hidden
from caveat.ledger import connect, schema
from caveat.ledger.connect import open_ledger
from tests.unit.web.server import lives

AT = "@"
"""Apart, so that no file of the project holds an address with a password."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which nothing of the environment names a ledger."""
    monkeypatch.chdir(tmp_path)
    for name in ("CAVEAT_LEDGER", "CAVEAT_SECRET", "CAVEAT_OIDC_ISSUER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def free() -> str:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return str(found.getsockname()[1])


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one sentence with which a server does not start."""
    given = words if "--port" in words else (*words, "--port", free())
    assert main(["serve", *given]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--host-name", "https://caveat.example.org"), "is no name of a host. Write it without https:// and without"),
        (("--host-name", "caveat.example.org:8443"), "is no name of a host. Write it without https:// and without"),
        (("--proxy", "proxy.example.org"), "'proxy.example.org' is no address. Write the proxy's own"),
        (("--proxy", "*"), "'*' is no address. Write the proxy's own"),
        (("--team", "--host", "192.0.2.1"), "Name an address of this machine with --host; 0.0.0.0 is all of them."),
        (("--ledger", "nowhere/ledger.db"), "Make it first, or name another file."),
    ],
    ids=["a whole address", "a port", "a proxy's name", "anybody as proxy", "another machine's", "no folder"],
)
def test_what_would_serve_nobody_is_refused_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, words: tuple[str, ...], why: str
) -> None:
    given = words if "--ledger" in words else (*words, "--ledger", "ledger.db")
    assert why in refused(capsys, *given)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid"])
def test_a_database_that_does_not_answer_is_named_without_its_password(
    capsys: pytest.CaptureFixture[str], host: str
) -> None:
    said = refused(capsys, "--ledger", f"postgresql://caveat:s3kret{AT}{host}/caveat")
    assert host in said and "s3kret" not in said


@pytest.mark.parametrize(
    ("ledger", "shown"),
    [
        ("/srv/ledger.db", "/srv/ledger.db"),
        (f"postgresql://caveat:s3kret{AT}db/caveat", "db/caveat"),
        (f"postgresql://caveat:s3{AT}kret{AT}db/caveat", "db/caveat"),
        ("postgresql://db/caveat?user=caveat&password=s3kret", "db/caveat"),
        ("postgresql:///caveat?host=/run/postgresql", "/caveat"),
    ],
    ids=["a file", "a password", "an at sign within it", "behind a question mark", "a socket"],
)
def test_a_server_says_which_ledger_it_has_without_a_password(ledger: str, shown: str) -> None:
    assert _hidden(ledger) == shown


def test_a_ledger_that_cannot_be_written_is_not_served(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    open_ledger(folder / "ledger.db").close()
    # Whoever runs the tests may be root, whom no permission stops.
    monkeypatch.setattr("caveat.cli.serve.os.access", lambda path, mode: mode != os.W_OK)
    assert "ledger.db: it cannot be written. Give this server's user the ledger and its folder" in refused(
        capsys, "--ledger", "ledger.db"
    )


def test_an_older_ledger_is_not_served_before_it_is_upgraded(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    open_ledger(folder / "ledger.db").close()
    with closing(sqlite3.connect(folder / "ledger.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (schema.KNOWN[-2],))
        database.commit()
    assert "Run `caveat ledger upgrade`" in refused(capsys, "--ledger", "ledger.db")


def test_a_ledger_that_another_program_holds_is_not_waited_for_without_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    open_ledger(folder / "ledger.db").close()
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "another writer held it" in refused(capsys, "--ledger", "ledger.db", "--name", "Ada")


def test_several_processes_end_at_sigterm_and_leave_no_secret_behind(folder: Path) -> None:
    port = free()
    words = ["--port", port, "--ledger", "ledger.db", "--name", "Ada", "--workers", "2"]
    (folder / "tmp").mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "caveat.cli", "serve", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
    )
    try:
        lives(f"http://127.0.0.1:{port}")
        assert len(list((folder / "tmp").glob("caveat-*"))) == 1  # what tells the processes their settings
        child.send_signal(signal.SIGTERM)
        assert child.stderr is not None
        assert (child.wait(20), child.stderr.read()) == (0, "")
        assert list((folder / "tmp").iterdir()) == []
    finally:
        child.kill()
        child.wait()
        if child.stderr is not None:
            child.stderr.close()
