"""A server that is killed again and again while people write: what was accepted is there, once; on both databases."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2 as httpx
import pytest

from caveat.desk import docket as reading
from caveat.ledger.connect import open_ledger
from tests.unit.desk.test_docket import NAME, begin, staffed
from tests.unit.review.docket.board import REX
from tests.unit.web.conftest import SECRET, tokens_of
from tests.unit.web.office import holds
from tests.unit.web.server import Process

KILLS = int(os.environ.get("CAVEAT_TEST_KILLS", "25"))
"""How often the server is killed; the acceptance run takes a hundred."""
OTHER = "small.2031-06-10.2"


class Writer:
    """Somebody who writes to one review until told to stop, and repeats each request until it is answered."""

    def __init__(self, address: str, token: str, review: str, seen: int) -> None:
        self.where, self.seen = f"{address}/reviews/{review}", seen
        self.headers = {"authorization": f"Bearer {token}"}
        self.accepted: list[tuple[int, str]] = []
        """The record and the text of what was accepted."""
        self.repeated = 0
        """How often it turned out that an answer was lost, and not the act."""

    def write_until(self, stop: threading.Event) -> None:
        with httpx.Client(headers=self.headers, timeout=30) as client:
            while not stop.is_set():
                number = len(self.accepted)
                text = f"Question {number}"
                sent = {"seen": self.seen, "request": f"w-{number}", "of": "The ministry", "text": text}
                answer = self._insist(client, sent)
                assert answer.status_code in (200, 201), answer.text
                self.seen = answer.json()["record"]
                self.repeated += answer.json()["again"]
                self.accepted.append((self.seen, text))

    def _insist(self, client: httpx.Client, sent: dict[str, object]) -> httpx.Response:
        ends = time.monotonic() + 120
        while True:
            try:
                return client.post(f"{self.where}/questions.json", json=sent)
            except httpx.TransportError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.005)


@pytest.fixture
def server(url: str) -> Iterator[tuple[Process, list[Writer]]]:
    with open_ledger(url) as ledger:
        token = tokens_of(staffed(ledger))["ana"]
        for question in ("Which goods?", "Since when?"):
            begin(ledger, question=question)
        process = Process(url, SECRET)
        writers = [Writer(process.address, token, name, reading.read(ledger, REX, name).last) for name in (NAME, OTHER)]
    yield process, writers
    process.close()


def test_of_what_was_accepted_nothing_is_lost_and_nothing_is_doubled(
    url: str, server: tuple[Process, list[Writer]]
) -> None:
    process, writers = server
    chance = random.Random(20240129)
    stop = threading.Event()
    with ThreadPoolExecutor(len(writers)) as pool:
        working = [pool.submit(one.write_until, stop) for one in writers]
        try:
            for _ in range(KILLS):
                process.start()
                written(writers, working)
                time.sleep(chance.uniform(0, 0.12))
                process.kill()
            process.start()
            written(writers, working)
        finally:
            stop.set()
        for one in working:
            one.result(120)
    process.kill()
    with open_ledger(url) as ledger:
        for one, name in zip(writers, (NAME, OTHER), strict=True):
            asked = [(each.seq, each.said.text) for each in reading.read(ledger, REX, name).questions]
            assert asked == one.accepted
            assert len(asked) >= KILLS // 2
        holds(ledger)
    accepted, repeated = sum(len(one.accepted) for one in writers), sum(one.repeated for one in writers)
    print(f"{KILLS} kills: {accepted} accepted, {repeated} of them repeated because their answer was lost")


def written(writers: list[Writer], working: list[object]) -> None:
    """Wait until something more was accepted, so that each kill meets a server at work."""
    before, ends = sum(len(one.accepted) for one in writers), time.monotonic() + 120
    while sum(len(one.accepted) for one in writers) == before and time.monotonic() < ends:
        assert not any(one.done() for one in working), working  # type: ignore[attr-defined]
        time.sleep(0.002)
