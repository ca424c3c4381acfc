"""A writer that is killed at any instant leaves each append whole or not there, and may repeat it."""

from __future__ import annotations

import os
import random
import signal
import struct
import time

from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Entry, Ledger
from caveat.ledger.verify import verify

from .conftest import entry

KILLS = {"sqlite": 45, "postgresql": 25}
SECONDS = 15.0
"""The most that the kills on one database may take; on a slow machine there are fewer of them, but never under half."""
BATCH = 60


def step(number: int) -> list[Entry]:
    """What the writer appends at a step: one entry, or every third time a batch, whose last supersedes its first."""
    if number % 3:
        return [entry(f"case/{number}", f"step-{number}-0")]
    found = [entry(f"case/{number}", f"step-{number}-{n}") for n in range(BATCH - 1)]
    first = expected(number) + 1
    return [*found, entry(f"case/{number}", f"step-{number}-{BATCH - 1}", supersedes=first)]


def expected(steps: int) -> int:
    """How many records the first steps make: a third of them batches, the very first one too."""
    batches = (steps + 2) // 3
    return batches * BATCH + (steps - batches)


def write_until_killed(url: str, first: int, told: int) -> None:
    """The child: append step after step, and tell each one once its records have been answered for."""
    with open_ledger(url) as ledger:
        number = first
        while True:
            made = ledger.append_many(step(number)) if number % 3 == 0 else [ledger.append(step(number)[0])]
            assert len(made) == len(step(number))
            os.write(told, struct.pack("<q", number))
            number += 1


def kill_one(url: str, first: int, answers: int, wait: float) -> int:
    """Start a writer, kill it a while after some answers, and give how many steps were answered for in all."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            write_until_killed(url, first, writer)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answered = pipe.read(8 * answers)  # from the last of them on the clock of the kill runs
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        answered += pipe.read()
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    return struct.unpack("<q", answered[-8:])[0] + 1 if answered else first


def steps_there(ledger: Ledger) -> int:
    """How many steps the ledger holds; each of them must be there whole."""
    with ledger.reading(), ledger.stream("SELECT key FROM record ORDER BY seq") as rows:
        keys = [row[0] for row in rows]
    number = 0
    at = 0
    while at < len(keys):
        wanted = [one.key for one in step(number)]
        assert keys[at : at + len(wanted)] == wanted, f"step {number} is there in part"
        at += len(wanted)
        number += 1
    return number


def test_a_writer_killed_many_times_loses_nothing_it_was_told_of_and_doubles_nothing(url: str) -> None:
    rng = random.Random(20240129)
    kind = "sqlite" if url.endswith(".db") else "postgresql"
    open_ledger(url).close()
    answered = there = kills = in_the_gap = 0
    end = time.monotonic() + SECONDS
    while kills < KILLS[kind] and (time.monotonic() < end or kills < KILLS[kind] // 2):
        # Begin again with the step that was answered for last: it was recorded, and is repeated with its keys.
        answered = kill_one(url, max(0, answered - 1), rng.randint(2, 4), rng.uniform(0, 0.05))
        kills += 1
        with open_ledger(url) as ledger:
            with ledger.writing():
                pass  # a server may still be at the dead writer's last append, and holds its lock until it is done
            held = verify(ledger)
            there = steps_there(ledger)
            assert answered <= there <= answered + 1, (
                "an append that was answered for is gone, or one came from nowhere"
            )
            assert held.records == expected(there)
            in_the_gap += there > answered
    with open_ledger(url) as ledger:
        for number in range(max(0, answered - 3), there + 1):
            ledger.append_many(step(number))
        assert verify(ledger).records == expected(there + 1)
    assert kills >= KILLS[kind] // 2
    assert there > kills, "the writers were killed before they wrote anything"
    print(f"{kind}: {kills} kills, {expected(there)} records, {in_the_gap} killed between commit and answer")
