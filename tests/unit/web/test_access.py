"""Every route has a row in the table of access, and lets in whom the table says: each role at each route."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from caveat.desk import accounts
from caveat.desk import people as register
from caveat.ledger.connect import open_ledger
from caveat.review.docket.people import Person, Role
from caveat.web import knocking
from caveat.web.access import LETS_IN, Gate, opens
from caveat.web.settings import Settings
from tests.unit.review.docket.board import ADA
from tests.unit.web.conftest import HOST, SECRET

NOBODY, NO_ROLE = "nobody", "no-role"
KINDS = (NOBODY, NO_ROLE, *(one.value for one in Role))
FILLED = {"digest": "0" * 64, "record": "1", "token": "9999", "id": "1", "search": "1"}
"""Parts of an address that take numbers."""


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A server, and the token of somebody with each role alone."""
    from caveat.web.app import create

    path = tmp_path_factory.mktemp("access") / "ledger.db"
    found = {}
    with open_ledger(path) as ledger:
        register.record_person(ledger, ADA, ADA, 0)
        for kind in KINDS[1:]:
            roles = () if kind == NO_ROLE else (Role(kind),)
            one = Person(id=f"only-{kind}", name=kind.title(), roles=roles)
            register.record_person(ledger, ADA, one, 0)
            found[kind] = accounts.make_token(ledger, one, "tests", ("read", "write"), 30)
    app = create(Settings(ledger=str(path), secret=SECRET))
    with TestClient(app, base_url=HOST, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client, found


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method at every address of an application, as its router has them."""
    return [
        (method, one.path)
        for one in app.routes
        for method in getattr(one, "methods", ()) or ()
        if method != "HEAD" or not isinstance(one, APIRoute)
    ]


def test_every_route_has_its_row_and_every_row_its_route(app: FastAPI) -> None:
    assert sorted(routes(app)) == sorted(app.state.table)


def test_the_router_holds_no_other_kind_of_route(app: FastAPI) -> None:
    assert {type(one) for one in app.routes} == {APIRoute}


@pytest.mark.parametrize("kind", KINDS)
def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(
    tokens: tuple[TestClient, dict[str, str]], kind: str
) -> None:
    client, found = tokens
    roles = None if kind == NOBODY else frozenset() if kind == NO_ROLE else frozenset({Role(kind)})
    wrong = []
    for (method, path), gate in sorted(client.app.state.table.items()):  # type: ignore[attr-defined]
        address = re.sub(r"\{(\w+)(?::path)?\}", lambda part: FILLED.get(part[1], "none"), path)
        headers = {"accept": "application/json", "x-csrf-token": knocking.csrf(SECRET, "nobody")}
        if kind != NOBODY:
            headers["authorization"] = f"Bearer {found[kind]}"
        sent = (
            {"json": {}}
            if path.endswith(".json") and method == "POST"
            else {"data": {"csrf": knocking.csrf(SECRET, "nobody")}}
        )
        answer = client.request(method, address, headers=headers, **({} if method == "GET" else sent))  # type: ignore[arg-type]
        shut = answer.status_code in (401, 403) and answer.json()["title"] in SHUT
        if shut == opens(gate, roles):
            wrong.append(f"{method} {path}: {answer.status_code}, and the table says {gate}")
        if answer.status_code >= 500:
            wrong.append(f"{method} {path}: {answer.status_code}")
    assert wrong == [], "; ".join(wrong)


SHUT = {"Not signed in", "Not open to you"}
"""How a route refuses whoever the table does not let in."""


def test_a_token_that_only_reads_does_nothing(tokens: tuple[TestClient, dict[str, str]]) -> None:
    client, _ = tokens
    with open_ledger(client.app.state.site.settings.ledger) as ledger:  # type: ignore[attr-defined]
        key = accounts.make_token(ledger, ADA, "reads", ("read",), 30)
    headers = {"authorization": f"Bearer {key}"}
    assert client.get("/people.json", headers=headers).status_code == 200
    answer = client.post("/offices.json", headers=headers, json={"id": "new", "name": "New"})
    assert (answer.status_code, answer.json()["title"]) == (403, "Beyond this token")
    assert client.get("/people.json", headers=headers).json()["offices"] == []


def test_a_gate_for_readers_opens_to_every_role() -> None:
    assert LETS_IN[Gate.READER] == frozenset(Role)
    assert all(opens(Gate.READER, frozenset({role})) for role in Role)
