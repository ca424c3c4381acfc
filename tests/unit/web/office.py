"""An office at its server, on either database: a review that Lea opened, and everybody who asks by a token."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify
from caveat.review.docket.acts import Advice
from caveat.web.app import create
from caveat.web.settings import Settings
from tests.unit.desk.test_docket import staffed
from tests.unit.review.docket.board import decision, hold
from tests.unit.web.conftest import NAME, SECRET, Asks, talking, tokens_of

Office = Callable[[str], Asks]
"""Gives somebody of the office by their id."""


def said(draft: BaseModel) -> dict[str, Any]:
    """A draft as somebody sends it."""
    return draft.model_dump(mode="json", exclude_defaults=True)


def holds(ledger: Any) -> None:
    """The chain holds, to its last record."""
    assert verify(ledger).records == ask.head(ledger)[0]


@pytest.fixture
def office(app: FastAPI, staffed_ledger: tuple[Path, dict[str, str]], served: Path) -> Iterator[Office]:
    """The office on a ledger in a file, with Lea's review open. When a test is done the chain is walked."""
    with talking(app) as client:
        yield _opened(lambda name: Asks(client, staffed_ledger[1][name]))
    with open_ledger(served) as ledger:
        holds(ledger)


@pytest.fixture
def either(url: str, staffed_ledger: tuple[Path, dict[str, str]]) -> Iterator[Office]:
    """The same on each of the two databases."""
    if url.startswith("postgresql"):
        with open_ledger(url) as ledger:
            tokens = tokens_of(staffed(ledger))
    else:
        shutil.copy(staffed_ledger[0], url)
        tokens = staffed_ledger[1]
    with talking(create(Settings(ledger=url, secret=SECRET))) as client:
        yield _opened(lambda name: Asks(client, tokens[name]))
    with open_ledger(url) as ledger:
        holds(ledger)


def _opened(office: Office) -> Office:
    answer = office("lea").post("/reviews", {"case": "small", "asker": "A committee"})
    assert (answer.status_code, answer.json()["data"]["review"]) == (201, NAME)
    return office


def docket(office: Office, name: str = NAME) -> Any:
    """How a docket stands, as somebody without a part in it reads it."""
    return office("rex").get(f"/reviews/{name}.json").json()


def recommended(office: Office, who: str = "ana", of: str = "arms", **changes: Any) -> int:
    """A hold on the shells that somebody recommends for an office."""
    answer = office(who).act("recommendations", **said(hold(office=of, **changes)))
    assert answer.status_code == 201, answer.text
    found: int = answer.json()["record"]
    return found


def signed(office: Office, who: str = "rita", **changes: Any) -> int:
    """The same, countersigned."""
    advised = recommended(office, **changes)
    answer = office(who).act(f"recommendations/{advised}/sign", accepted=True)
    assert answer.status_code == 201, answer.text
    return advised


def decided(office: Office, **changes: Any) -> int:
    """The same, decided by Dora."""
    answer = office("dora").act("decisions", **said(decision(Advice.HOLD, follows=signed(office), **changes)))
    assert answer.status_code == 201, answer.text
    found: int = answer.json()["record"]
    return found
