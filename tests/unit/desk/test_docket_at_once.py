"""Rule 14: of many who act at once exactly one does, the others are told, and nothing is lost; on both databases."""

from __future__ import annotations

import os
import random
import signal
import struct
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from caveat.desk import docket as reading
from caveat.desk import docketing, noticing
from caveat.desk import people as register
from caveat.desk.docketing import Turn
from caveat.desk.filing import Filed
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.ledger.verify import verify
from caveat.review.docket.acts import Advice
from caveat.review.docket.managing import OpenDraft
from caveat.review.docket.people import Person, Role
from caveat.review.docket.refusals import DocketError, OutOfTurn, Stale
from tests.unit.ledger.conftest import in_children
from tests.unit.review.docket.board import ADA, ANA, DORA, REX, RITA, TODAY, decision, draft, hold, terms
from tests.unit.review.docket.board import reading as a_reading

from .test_docket import NAME, begin, staffed, turn

MANY = 50
FEW = 12
"""Enough where only the ledger is at stake, and not who is told what."""
CROWD = [
    Person(id=f"p{n}", name=f"Person {n}", roles=(Role.ANALYST, Role.REVIEWER, Role.DECIDER), offices=("arms",))
    for n in range(MANY)
]


@pytest.fixture
def crowd(url: str) -> Iterator[Ledger]:
    """A ledger with its usual people."""
    with open_ledger(url) as ledger:
        yield staffed(ledger)


def join(ledger: Ledger, count: int) -> list[Person]:
    """Some of the fifty who may do anything, on record."""
    for one in CROWD[:count]:
        register.record_person(ledger, ADA, one, 0)
    return CROWD[:count]


Act = Callable[[Ledger, int], object]


def at_once(url: str, act: Act, count: int = MANY) -> tuple[list[object], list[DocketError]]:
    """What many threads get, each with a connection of its own, that all start at one moment."""
    gate = Barrier(count)

    def one(number: int) -> object:
        with open_ledger(url) as ledger:
            gate.wait(60)
            try:
                return act(ledger, number)
            except DocketError as refused:
                return refused

    with ThreadPoolExecutor(count) as pool:
        found = list(pool.map(one, range(count)))
    return [one for one in found if not isinstance(one, DocketError)], [o for o in found if isinstance(o, DocketError)]


def test_of_fifty_who_open_sign_and_decide_the_same_at_once_exactly_one_does_each(crowd: Ledger, url: str) -> None:
    join(crowd, MANY)
    reading.ground(crowd, "small", None)  # read once, so that the fifty meet at the ledger and not before it

    def opens(ledger: Ledger, number: int) -> object:
        return docketing.open_review(ledger, CROWD[number], OpenDraft(case="small", asker="A committee", lead="lea"))

    won, told = at_once(url, opens)
    assert (len(won), len(told)) == (1, MANY - 1)
    assert all(isinstance(one, Stale | OutOfTurn) for one in told)
    assert [one.name for one in reading.of_case(crowd)] == [NAME]

    advised = docketing.recommend(crowd, turn(crowd, ANA), hold()).record.seq
    won, told = at_once(url, lambda ledger, n: docketing.sign(
        ledger, Turn(CROWD[n], NAME, advised), advised, accepted=True))  # fmt: skip
    assert_one_won(crowd, won, told, "countersigned recommendation")
    assert len(reading.read(crowd, REX, NAME).recommendations[0].signatures) == 1

    seen = reading.read(crowd, REX, NAME).last
    wanted = decision(Advice.HOLD, follows=advised)
    won, told = at_once(url, lambda ledger, n: docketing.decide(ledger, Turn(CROWD[n], NAME, seen), wanted))
    assert_one_won(crowd, won, told, "decided to hold on l-shells")
    assert len(reading.read(crowd, REX, NAME).decisions) == 1
    assert verify(crowd).records == ask.head(crowd)[0]


def assert_one_won(ledger: Ledger, won: list[object], told: list[DocketError], did: str) -> None:
    """One filed; everybody else was told by name who did, and that nothing of theirs was recorded."""
    assert len(won) == 1
    [filed] = won
    assert isinstance(filed, Filed)
    assert len(told) == MANY - 1
    for one in told:
        assert isinstance(one, Stale)
        assert f"{filed.record.recorded_by} (arms) {did}" in str(one)
    assert reading.read(ledger, REX, NAME).last == filed.record.seq


def test_one_person_in_a_dozen_windows_decides_once(crowd: Ledger, url: str) -> None:
    begin(crowd)
    advised = docketing.recommend(crowd, turn(crowd, ANA), draft(Advice.PROCEED)).record.seq
    wanted = decision(Advice.PROCEED, follows=advised)
    won, told = at_once(url, lambda ledger, _: docketing.decide(ledger, Turn(DORA, NAME, advised), wanted), FEW)
    assert (len(won), len(told)) == (1, FEW - 1)
    assert len(reading.read(crowd, REX, NAME).decisions) == 1


def test_one_request_sent_a_dozen_times_is_recorded_once_and_everybody_gets_its_record(crowd: Ledger, url: str) -> None:
    begin(crowd)
    seen = turn(crowd, ANA, request="form-1")
    won, told = at_once(url, lambda ledger, _: docketing.recommend(ledger, seen, hold()), FEW)
    assert (len(won), told) == (FEW, [])
    assert len({one.record for one in won if isinstance(one, Filed)}) == 1
    assert len(reading.read(crowd, REX, NAME).recommendations) == 1


def test_a_dozen_watchers_raise_one_notice(crowd: Ledger, url: str) -> None:
    begin(crowd)
    advised = docketing.recommend(crowd, turn(crowd, ANA), hold()).record.seq
    docketing.sign(crowd, turn(crowd, RITA), advised, accepted=True)
    wanted = decision(Advice.HOLD, follows=advised, conditions=(terms(due=TODAY),))
    made = docketing.decide(crowd, turn(crowd, DORA), wanted).record.seq
    won, told = at_once(url, lambda ledger, _: noticing.raise_all(ledger, TODAY), FEW)
    assert (len(won), told) == (FEW, [])
    assert [one.notice.about for one in noticing.notices_for(crowd, REX)] == [f"{made}.1"]
    docketing.observe(crowd, turn(crowd, ANA), f"{made}.1", (a_reading(TODAY, 1),), today=TODAY)
    at_once(url, lambda ledger, _: noticing.raise_all(ledger, TODAY), FEW)
    assert Counter(one.notice.why for one in noticing.notices_for(crowd, REX)) == {"due": 1, "breach": 1}


def test_of_processes_that_decide_at_once_exactly_one_does(crowd: Ledger, url: str) -> None:
    some = join(crowd, 8)
    begin(crowd)
    advised = docketing.recommend(crowd, turn(crowd, ANA), draft(Advice.PROCEED)).record.seq
    start = time.time() + 0.5

    def decides(who: Person) -> str:
        with open_ledger(url) as ledger:
            time.sleep(max(0.0, start - time.time()))
            docketing.decide(ledger, Turn(who, NAME, advised), decision(Advice.PROCEED, follows=advised))
        return "decided"

    said = in_children(*(partial(decides, one) for one in some))
    assert Counter(one.partition(":")[0] for one in said) == {"decided": 1, "Stale": 7}
    assert len(reading.read(crowd, REX, NAME).decisions) == 1


def test_the_first_administrator_is_one_however_many_try(url: str) -> None:
    with open_ledger(url) as ledger:
        people = [Person(id=f"a{n}", name=f"A {n}", roles=(Role.ADMINISTRATOR,)) for n in range(FEW)]
        at_once_first: Act = lambda own, n: _first(own, people[n])  # noqa: E731
        at_once(url, at_once_first, FEW)
        assert len(register.persons(ledger)) == 1


def _first(ledger: Ledger, one: Person) -> object:
    try:
        return register.record_person(ledger, one, one, 0)
    except Exception as refused:
        return str(refused)


# --- interruption

KILLS = 6


def advise_until_killed(url: str, first: int, told: int) -> None:
    """The child: recommend anew again and again, each a request with a name, and tell each that was answered for."""
    with open_ledger(url) as ledger:
        number = first
        while True:
            asked = turn(ledger, ANA, request=f"request-{number}")
            docketing.recommend(ledger, asked, hold(reasons=f"Reason {number}."))
            os.write(told, struct.pack("<q", number))
            number += 1


def kill_one(url: str, first: int, wait: float) -> int:
    """Start a writer, kill it after a while, and give the number of the first request that was not answered for."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            advise_until_killed(url, first, writer)
        finally:
            os._exit(1)
    os.close(writer)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        data = pipe.read()
    done = [number for (number,) in struct.iter_unpack("<q", data[: len(data) // 8 * 8])]
    return done[-1] + 1 if done else first


def test_an_act_that_was_answered_for_outlives_a_kill_and_a_repeated_one_is_not_doubled(url: str) -> None:
    with open_ledger(url) as ledger:
        begin(staffed(ledger))
        reading.ground(ledger, "small", None)
    chance = random.Random(6)
    number = 0
    for _ in range(KILLS):
        number = kill_one(url, number, chance.uniform(0.05, 0.3))
        with open_ledger(url) as ledger:
            number = repeat(ledger, number)
    with open_ledger(url) as ledger:
        said = [one.said.reasons for one in reading.read(ledger, REX, NAME).recommendations]
        assert said == [f"Reason {one}." for one in range(number)]
        assert verify(ledger).records == ask.head(ledger)[0]


def repeat(ledger: Ledger, number: int) -> int:
    """What a person does after an interruption: send the last request again, as it was, from what they had seen."""
    there = reading.read(ledger, ANA, NAME).recommendations
    if len(there) > number:  # it was recorded, though nobody was told
        before = [event.seq for event in reading.read(ledger, ANA, NAME).events]
        seen = before[before.index(there[number].seq) - 1]
        asked = Turn(ANA, NAME, seen, f"request-{number}")
        assert docketing.recommend(ledger, asked, hold(reasons=f"Reason {number}.")).again
    else:
        asked = turn(ledger, ANA, request=f"request-{number}")
        assert not docketing.recommend(ledger, asked, hold(reasons=f"Reason {number}.")).again
    return number + 1
