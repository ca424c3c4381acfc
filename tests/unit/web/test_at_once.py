"""Rule 14 at the server: of fifty who do the same at once one does, and the others are told; on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx2 as httpx
import pytest

from caveat.desk import accounts
from caveat.desk import people as register
from caveat.ledger.connect import open_ledger
from caveat.review.docket.acts import Advice
from caveat.web.app import create
from caveat.web.settings import Settings
from tests.unit.desk.test_docket import staffed
from tests.unit.desk.test_docket_at_once import CROWD, MANY
from tests.unit.review.docket.board import ADA, decision, hold
from tests.unit.web.conftest import NAME, SECRET, tokens_of
from tests.unit.web.office import holds, said
from tests.unit.web.server import running


class Crowd:
    """Fifty people who may do anything, at a server that listens."""

    def __init__(self, address: str, tokens: dict[str, str]) -> None:
        self.address, self.tokens = address, tokens

    def post(self, who: str, what: str, given: Any) -> httpx.Response:
        with httpx.Client(base_url=self.address, timeout=60) as client:
            return client.post(f"{what}.json", json=given, headers={"authorization": f"Bearer {self.tokens[who]}"})

    def get(self, what: str) -> Any:
        bears = {"authorization": f"Bearer {self.tokens['rex']}"}
        return httpx.get(f"{self.address}{what}", headers=bears, timeout=60).json()

    def at_once(self, what: str, given: Any) -> list[httpx.Response]:
        """What each of the fifty is told who sends the same at one moment."""
        gate = Barrier(MANY)

        def one(number: int) -> httpx.Response:
            gate.wait(60)
            return self.post(f"p{number}", what, given)

        with ThreadPoolExecutor(MANY) as pool:
            return list(pool.map(one, range(MANY)))


@pytest.fixture
def crowd(url: str) -> Iterator[Crowd]:
    with open_ledger(url) as ledger:
        tokens = tokens_of(staffed(ledger))
        for one in CROWD:
            register.record_person(ledger, ADA, one, 0)
            tokens[one.id] = accounts.make_token(ledger, one, "tests", ("read", "write"), 30)
    with running(create(Settings(ledger=url, secret=SECRET))) as address:
        yield Crowd(address, tokens)
    with open_ledger(url) as ledger:
        holds(ledger)


def one_wins(answers: list[httpx.Response], did: str) -> None:
    """One was recorded; everybody else was told who was quicker, and what the record stands at."""
    assert Counter(one.status_code for one in answers) == {201: 1, 409: MANY - 1}
    [won] = [one.json() for one in answers if one.status_code == 201]
    for told in (one.json() for one in answers if one.status_code == 409):
        assert told["now"] == won["record"]
        [change] = told["changes"]
        assert change.startswith(f"{won['record']}: Person ") and did in change


def test_of_fifty_who_open_sign_and_decide_the_same_at_once_one_does_each(crowd: Crowd) -> None:
    opened = crowd.at_once("/reviews", {"case": "small", "asker": "A committee", "lead": "lea"})
    assert Counter(one.status_code for one in opened) == {201: 1, 409: MANY - 1}
    [review] = crowd.get("/reviews.json")["reviews"]
    assert review["name"] == NAME

    where = f"/reviews/{NAME}"
    advised = crowd.post("ana", f"{where}/recommendations", said(hold()) | {"seen": review["seen"]}).json()["record"]
    sent = {"seen": advised, "accepted": True}
    one_wins(crowd.at_once(f"{where}/recommendations/{advised}/sign", sent), "countersigned recommendation")
    found = crowd.get(f"{where}.json")
    assert len(found["subjects"][0]["recommendations"][0]["signatures"]) == 1

    wanted = said(decision(Advice.HOLD, follows=advised)) | {"seen": found["seen"]}
    one_wins(crowd.at_once(f"{where}/decisions", wanted), "decided to hold on l-shells")
    assert len(crowd.get(f"{where}.json")["decisions"]) == 1


def test_one_request_sent_fifty_times_at_once_is_recorded_once(crowd: Crowd) -> None:
    crowd.post("lea", "/reviews", {"case": "small", "asker": "A committee"})
    where, seen = f"/reviews/{NAME}/questions", crowd.get(f"/reviews/{NAME}.json")["seen"]
    gate = Barrier(MANY)

    def one(_: int) -> httpx.Response:
        gate.wait(60)
        return crowd.post("ana", where, {"seen": seen, "of": "The ministry", "text": "When?", "request": "r-1"})

    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(one, range(MANY)))
    assert {one.status_code for one in answers} <= {200, 201}
    assert len({one.json()["record"] for one in answers}) == 1
    assert len(crowd.get(f"/reviews/{NAME}.json")["questions"]) == 1
