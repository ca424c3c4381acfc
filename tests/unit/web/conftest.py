"""A server on a small case with its office, and somebody of each kind who asks it, by token or by a browser."""

from __future__ import annotations

import pickle
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from caveat.desk import accounts, working
from caveat.desk.answering import Answer, Question
from caveat.ledger.connect import open_ledger
from caveat.web.app import create
from caveat.web.settings import Settings
from tests.unit.desk.test_docket import staffed
from tests.unit.ledger.conftest import url as url
from tests.unit.review.docket.board import EVERYBODY

SECRET = b"a secret of the tests, 32 bytes and more"
NAME = "small.2031-06-10.1"
HOST = "http://127.0.0.1"
PASSWORD = "four words of the tests"


@pytest.fixture(scope="session")
def staffed_ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A ledger in a file with the case and the office, and everybody's token; Ana has a password too."""
    path = tmp_path_factory.mktemp("web") / "ledger.db"
    with open_ledger(path) as ledger:
        staffed(ledger)
        tokens = tokens_of(ledger)
        everybody = {one.id: one for one in EVERYBODY}
        accounts.reset_password(ledger, everybody["ada"], "ana", PASSWORD)
    return path, tokens


def tokens_of(ledger: Any) -> dict[str, str]:
    """A token that may write, for everybody."""
    return {one.id: accounts.make_token(ledger, one, "tests", ("read", "write"), 30) for one in EVERYBODY}


@pytest.fixture
def served(staffed_ledger: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    """The ledger that the server has open, of this test alone."""
    copy = tmp_path / "ledger.db"
    shutil.copy(staffed_ledger[0], copy)
    return copy


@pytest.fixture
def settings(served: Path) -> Settings:
    return Settings(ledger=str(served), secret=SECRET)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create(settings)


@pytest.fixture
def browser(app: FastAPI) -> Iterator[TestClient]:
    """A browser that nobody has signed in with yet. It follows no redirect by itself."""
    with TestClient(app, base_url=HOST, follow_redirects=False, raise_server_exceptions=False) as client:
        client.headers["accept"] = "text/html"
        yield client


def talking(app: FastAPI) -> TestClient:
    """A program that asks a server; entered, its threads and their connections last from one request to the next."""
    return TestClient(app, base_url=HOST, follow_redirects=False, raise_server_exceptions=False)


NONE: Mapping[str, str] = {}


class Asks:
    """Somebody who asks by a personal token."""

    def __init__(self, app: FastAPI | TestClient, token: str) -> None:
        self.client = talking(app) if isinstance(app, FastAPI) else app
        self.shown = {"authorization": f"Bearer {token}"}

    def get(self, address: str, *, headers: Mapping[str, str] = NONE, **kw: Any) -> Response:
        return self.client.get(address, headers={**self.shown, **headers}, **kw)

    def post(self, address: str, said: Any, *, headers: Mapping[str, str] = NONE, **kw: Any) -> Response:
        return self.client.post(f"{address}.json", json=said, headers={**self.shown, **headers}, **kw)

    def seen(self, name: str = NAME) -> int:
        """The last entry of a docket."""
        found: int = self.get(f"/reviews/{name}.json").json()["seen"]
        return found

    def act(self, what: str, name: str = NAME, **said: Any) -> Response:
        """Do something on a docket that one has just looked at."""
        return self.post(f"/reviews/{name}/{what}", {"seen": self.seen(name)} | said)


@pytest.fixture
def asks(app: FastAPI, staffed_ledger: tuple[Path, dict[str, str]]) -> Callable[[str], Asks]:
    """Somebody of the office by their id."""
    return lambda name: Asks(app, staffed_ledger[1][name])


@pytest.fixture
def alone(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    """The browser of somebody who works alone, on a ledger of their own."""
    own = replace(settings, ledger=str(tmp_path / "own.db"), alone="Ada")
    with TestClient(create(own), base_url=HOST, follow_redirects=False) as client:
        client.headers["accept"] = "text/html"
        yield client


def token_of(page: Response) -> str:
    """What a form of a page has to bring along."""
    found = re.search(r'name="csrf" value="([^"]*)"', page.text)
    assert found, page.text[:500]
    return found[1]


def sign_in(browser: TestClient, name: str = "ana", password: str = PASSWORD) -> Response:
    """Fill in the form by which people sign in."""
    page = browser.get("/sign-in")
    return browser.post("/sign-in", data={"csrf": token_of(page), "name": name, "password": password})


def small_answer(question: Question) -> Answer:
    """An answer as the server's own process gives it, of few futures and draws."""
    asked = pickle.loads(pickle.dumps(replace(question, scenarios=64, decides=False, draws=20)))
    found = pickle.loads(pickle.dumps(working.answer(asked)))
    assert isinstance(found, Answer)
    return found


def until_ready(browser: TestClient, path: str) -> Response:
    """A page that may have to be worked out, when it is there."""
    for _ in range(600):
        page = browser.get(path)
        if page.status_code != 202:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{path} was not answered")
