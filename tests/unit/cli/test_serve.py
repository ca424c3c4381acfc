"""The server's commands: accounts from the machine, what is refused before anything is made, and Ctrl-C."""

from __future__ import annotations

import io
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx2 as httpx
import pytest

from caveat.cli.entry import main
from caveat.desk import accounts
from caveat.desk import people as register
from caveat.ledger.connect import open_ledger
from tests.unit.desk.test_docket import staffed

PASSWORD = "four words of the tests"
Says = Callable[..., str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, with a ledger to be made in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    for name in ("CAVEAT_SECRET", "CAVEAT_OIDC_ISSUER", "CAVEAT_OIDC_CLIENT", "CAVEAT_OIDC_SECRET"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def says(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Says:
    """What a command says whose standard input holds a password; with another exit code, why it refused."""

    def run(*words: str, code: int = 0, typed: str = PASSWORD) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
        capsys.readouterr()
        got = main(list(words))
        printed = capsys.readouterr()
        assert got == code, printed.err
        return printed.err if code else printed.out

    return run


# --- accounts


def test_the_first_account_is_an_administrator_who_makes_the_others(says: Says, folder: Path) -> None:
    assert "person ada is on record and can sign in" in says("user", "add", "ada", "--role", "administrator")
    says("user", "add", "ana", "--name", "Ana B.", "--role", "analyst")
    with open_ledger(folder / "ledger.db") as ledger:
        assert register.persons(ledger)["ana"].name == "Ana B."
        assert accounts.sign_in(ledger, "ana", PASSWORD, "", 1).person.id == "ana"


def test_a_new_password_ends_the_old_one(says: Says, folder: Path) -> None:
    says("user", "add", "ada", "--role", "administrator")
    assert "signed out everywhere" in says("user", "password", "ada", typed="other words of the tests")
    with open_ledger(folder / "ledger.db") as ledger:
        with pytest.raises(accounts.NoEntry):
            accounts.sign_in(ledger, "ada", PASSWORD, "", 1)
        assert accounts.sign_in(ledger, "ada", "other words of the tests", "", 1).person.id == "ada"


def test_a_token_is_printed_once_and_opens_as_far_as_it_says(says: Says, folder: Path) -> None:
    says("user", "add", "ada", "--role", "administrator")
    key = says("user", "token", "ada", "--for", "the nightly import", "--days", "1").strip()
    with open_ledger(folder / "ledger.db") as ledger:
        found = accounts.by_token(ledger, key)
        assert found is not None and (found[0].id, tuple(found[1])) == ("ada", ("read",))


@pytest.mark.parametrize(
    ("words", "typed", "why"),
    [
        (("user", "add", "ada", "--role", "administrator"), "short", "it has 5 characters. Take 12 to 512"),
        (("user", "add", "Ana B"), PASSWORD, "Expected: an id of small letters"),
        (("user", "add", "ana", "--role", "boss"), PASSWORD, "boss"),
    ],
    ids=["short password", "no id", "no role"],
)
def test_what_is_refused_makes_no_ledger(
    says: Says, folder: Path, words: tuple[str, ...], typed: str, why: str
) -> None:
    assert why in says(*words, code=2, typed=typed)
    assert list(folder.iterdir()) == []


def test_somebody_who_is_there_is_not_added_again_and_nobody_gets_no_password(says: Says) -> None:
    says("user", "add", "ada", "--role", "administrator")
    assert "'ada' is on record. `caveat user password` sets a password" in says("user", "add", "ada", code=2)
    assert "'zoe' is nobody of the record" in says("user", "password", "zoe", code=2)


def test_of_several_administrators_the_one_who_acts_is_named(says: Says) -> None:
    says("user", "add", "ada", "--role", "administrator")
    says("user", "add", "eve", "--role", "administrator")
    refusal = says("user", "password", "ada", code=2)
    assert "Several administrators are on record. Name the one who acts." in refusal
    says("user", "password", "ada", "--by", "eve")


# --- what is refused before it listens


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--host", "0.0.0.0"), "can be reached from other machines, and alone nobody signs in"),
        (("--port", "70000"), "70000 is no port. Name one from 1 to 65535."),
        (("--port", "http"), "'http' is no whole number"),
        (("--workers", "0"), "0 is no number of processes. Name 1 to 64."),
        (("--team",), "nobody can sign in yet. Make the first account: caveat user add ID --role administrator."),
        (("--ledger", "."), "it is a folder. Name a file, such as ledger.db."),
    ],
    ids=["open to others", "port", "no number", "workers", "nobody", "folder"],
)
def test_bad_arguments_get_a_sentence_and_leave_nothing(
    says: Says, folder: Path, words: tuple[str, ...], why: str
) -> None:
    said = says("serve", *words, code=2)
    assert why in said and said.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_a_port_that_is_in_use_is_said_before_anything_is_made(says: Says, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = says("serve", "--port", port, code=2)
    assert f"127.0.0.1:{port}: it cannot be listened on: address already in use" in said
    assert "Name another --port" in said
    assert list(folder.iterdir()) == []


def test_nobody_serves_a_ledger_of_several_people_alone(says: Says, folder: Path) -> None:
    with open_ledger(folder / "ledger.db") as ledger:
        staffed(ledger)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    assert "several people are on record in it" in says("serve", "--port", port, code=2)


@pytest.mark.parametrize("name", ["CAVEAT_SECRET", "CAVEAT_OIDC_ISSUER"])
def test_a_secret_that_is_short_and_a_provider_without_a_client_are_refused(
    says: Says, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    says("user", "add", "ada", "--role", "administrator")
    monkeypatch.setenv(name, "https://id.example")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    assert name in says("serve", "--team", "--port", port, code=2)


def test_a_ledger_that_a_newer_program_wrote_is_not_served(says: Says, folder: Path) -> None:
    open_ledger(folder / "ledger.db").close()
    with closing(sqlite3.connect(folder / "ledger.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9001'")
        database.commit()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    assert "ledger.db has schema 9001, newer than the" in says("serve", "--port", port, code=2)


# --- running


def test_ctrl_c_ends_the_server_at_once_and_says_so(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    child = subprocess.Popen(
        [sys.executable, "-m", "caveat.cli", "serve", "--port", str(port), "--name", "Ada"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "CAVEAT_LEDGER": "ledger.db"},
    )  # fmt: skip
    try:
        assert child.stdout is not None and child.stderr is not None
        assert child.stdout.readline() == (
            f"http://127.0.0.1:{port}/  you work alone; the ledger is {folder / 'ledger.db'}. Ctrl-C ends it.\n"
        )
        ends = time.monotonic() + 60
        with httpx.Client(timeout=30) as client:
            while time.monotonic() < ends:
                try:
                    answer = client.get(f"http://127.0.0.1:{port}/reviews.json")
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            assert answer.json() == {"reviews": []}
            child.send_signal(signal.SIGINT)  # the client's connection is open still
            assert child.wait(5) == 0
        assert "Traceback" not in child.stderr.read()
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdout, child.stderr):
            if pipe is not None:
                pipe.close()
