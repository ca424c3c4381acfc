"""The whole OpenAPI document, asked by a program that makes requests up from it: no answer is a fault of the server,
and each is of a status, a kind and a shape that the document names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import httpx2 as httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from caveat.desk import accounts, docketing
from caveat.desk import people as register
from caveat.ledger.connect import open_ledger
from caveat.review.docket.acts import Advice
from caveat.review.docket.people import Person, Role
from caveat.web.app import create
from caveat.web.settings import Settings
from tests.unit.desk.test_docket import begin, hold_decided, staffed, turn
from tests.unit.review.docket.board import ADA, ANA, draft
from tests.unit.web.conftest import NAME, SECRET
from tests.unit.web.office import holds
from tests.unit.web.server import running

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
ZED = Person(id="zed", name="Zed", roles=tuple(Role), offices=("arms", "rights"))
"""Somebody whom every gate lets in."""
OPERATIONS = 70
"""No fewer are in the document; each is asked at least once."""
FEW = settings(
    max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


class Server:
    """A server on a docket with something of everything, and what its addresses can name."""

    def __init__(self, address: str, token: str, known: dict[str, Any], ledger: str) -> None:
        self.address, self.known, self.ledger = address, known, ledger
        self.headers = {"authorization": f"Bearer {token}"}

    def seen(self) -> int:
        with open_ledger(self.ledger) as ledger:
            return docketing.reading.read(ledger, ZED, NAME).last


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = str(tmp_path_factory.mktemp("api") / "ledger.db")
    with open_ledger(path) as ledger:
        staffed(ledger)
        register.record_person(ledger, ADA, ZED, 0)
        begin(ledger)
        decided = hold_decided(ledger)
        docketing.recommend(ledger, turn(ledger, ANA), draft(Advice.PROCEED, "l-bombs"))
        asked = docketing.ask(ledger, turn(ledger, ANA), of="The ministry", text="When?").record.seq
        token = accounts.make_token(ledger, ZED, "tests", ("read", "write"), 30)
        known = {"name": NAME, "case": "small", "line": "l-shells", "ref": f"{decided}.1", "record": decided,
                 "question": asked, "provision": "usa-congress-later-law", "person": "rex", "token": 9999}  # fmt: skip
    with running(create(Settings(ledger=path, secret=SECRET))) as address:
        yield Server(address, token, known, path)
    with open_ledger(path) as ledger:
        holds(ledger)


def document(server: Server) -> Any:
    """The OpenAPI document as the server gives it."""
    return schemathesis.openapi.from_dict(httpx.get(f"{server.address}/openapi.json", timeout=120).json())


def test_every_answer_is_one_that_the_document_names(server: Server) -> None:
    operations = [found.ok() for found in document(server).get_all_operations()]
    assert len(operations) >= OPERATIONS
    wrong = {one.label: said for one in operations if (said := _wrong(server, one)) is not None}
    assert wrong == {}, "\n\n".join(f"{label}: {said}" for label, said in wrong.items())


def _wrong(server: Server, operation: Any) -> str | None:
    """What an operation answered that it should not have, to a few requests made up for it."""
    number = count()

    @FEW
    @given(operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        _fill(case, server, known=bool(next(number) % 3))
        case.validate_response(case.call(server.address, headers=server.headers, timeout=120), checks=CHECKS)

    try:
        ask()
    except (Failure, FailureGroup) as found:
        return "; ".join(map(str, found.exceptions)) if isinstance(found, FailureGroup) else str(found)
    return None


def _fill(case: schemathesis.Case, server: Server, *, known: bool) -> None:
    """Let two of three requests name what is there, and what stands: made up, an address leads nowhere."""
    parts = case.path_parameters or {}
    if known:
        case.path_parameters = {name: server.known.get(name, value) for name, value in parts.items()}
        if isinstance(case.body, dict) and "seen" in case.body:
            case.body["seen"] = server.seen()
    elif "token" in parts:
        parts["token"] = server.known["token"]  # not the one that asks
