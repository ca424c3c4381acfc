"""Speeds of the ledger at a million records, beside bare hash-chained rows written and read in the same run.

``python -m bench.ledger [--records N] [--json FILE|-]``; PostgreSQL is measured where ``CAVEAT_TEST_POSTGRES`` names a
server (``python -m tests.run_postgres python -m bench.ledger``). Every commit reaches the disk (synchronous=FULL, fsync
on).

The ledger measured is one that has been worked on: subjects with twenty versions each, every version superseding the
one before, so that "the whole book", all that stands now, is the records divided by twenty. Payloads have six fields
and some 170 bytes. Rates are given for records that supersede nothing, for corrections, and for appends one by one.

Beside the rates stand the microseconds of the processor that an append took in this process, which a busy machine moves
less than the clock; what a server of PostgreSQL does is not among them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Entry, Ledger
from caveat.ledger.verify import verify

BATCH = 1000
VERSIONS = 20
TARGETS = {
    "batched records/s": 50_000.0,
    "single appends/s": 3_000.0,
    "as-of of one subject, p95 ms": 1.0,
    "whole book s": 0.5,
    "verified records/s": 200_000.0,
    "new ledger ms": 50.0,
}
BARE = {"batched records/s": 109_000.0, "single appends/s": 5_750.0}
"""What bare rows reached on the machine for which the write rates were set. On another machine, or on a slower day of
this one, a write rate is held to the same share of the bare rows measured in the same run."""
AT_MOST = {"as-of of one subject, p95 ms", "whole book s", "new ledger ms"}


def payload(number: int) -> dict[str, Any]:
    return {
        "act": "deliver",
        "actor": "ministry of defence",
        "date": "2024-01-29",
        "item": "m107",
        "quantity": 1200 + number,
        "says": "a paraphrase of about the length that such a line has in a case file",
    }


def entry(number: int, subjects: int, supersedes: int | None, key: str = "k") -> Entry:
    subject = number % subjects
    return Entry("statement", f"case-{subject % 40}/statement-{subject}", payload(number), f"{key}{number}", "bench",
                 supersedes=supersedes)  # fmt: skip


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def batches(ledger: Ledger, records: int, make: Callable[[int], Entry]) -> float:
    """Seconds to append, less the seconds to make up the entries."""
    spent = 0.0
    for start in range(0, records, BATCH):
        some = [make(number) for number in range(start, min(start + BATCH, records))]
        spent += timed(lambda some=some: ledger.append_many(some))  # type: ignore[misc]
    return spent


class Bare:
    """The peer: the same payloads as rows of a number, a text and a hash over both and the hash before."""

    def __init__(self, path: Path) -> None:
        self.rows = sqlite3.connect(path, isolation_level=None)
        self.rows.execute("PRAGMA journal_mode = WAL")
        self.rows.execute("PRAGMA synchronous = FULL")
        self.rows.execute("CREATE TABLE row (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL, hash TEXT NOT NULL)")
        self.previous, self.seq = "", 0

    def append(self, payloads: list[dict[str, Any]]) -> None:
        """Append in one transaction."""
        made = []
        for one in payloads:
            self.seq += 1
            text = json.dumps(one, sort_keys=True)
            self.previous = hashlib.sha256(f"{self.previous}{self.seq}{text}".encode()).hexdigest()
            made.append((self.seq, text, self.previous))
        self.rows.execute("BEGIN IMMEDIATE")
        self.rows.executemany("INSERT INTO row VALUES (?, ?, ?)", made)
        self.rows.execute("COMMIT")


@dataclass
class Spent:
    """Seconds by the clock, and of the processor in this process."""

    clock: float = 0.0
    processor: float = 0.0

    def on(self, work: Callable[[], Any]) -> None:
        before = time.process_time()
        self.clock += timed(work)
        self.processor += time.process_time() - before


def beside(
    ledger: Ledger, bare: Bare, records: int, size: int, subjects: int, key: str, what: str
) -> Iterator[tuple[str, float]]:
    """Records a second appended to the ledger and as bare rows, in turns, so that a drift of the machine meets both."""
    ours, theirs = Spent(), Spent()
    for start in range(0, records, size):
        numbers = range(start, start + size)
        entries, payloads = [entry(n, subjects, None, key) for n in numbers], [payload(n) for n in numbers]
        theirs.on(partial(bare.append, payloads))
        ours.on(partial(ledger.append_many, entries))
    yield what, records / ours.clock
    yield f"{what}, bare rows beside", records / theirs.clock
    yield f"{what}: processor us each", 1e6 * ours.processor / records
    yield f"{what}: bare rows, processor us each", 1e6 * theirs.processor / records


def as_of_ms(ledger: Ledger, subjects: int) -> list[float]:
    rng = random.Random(1)
    names = [entry(rng.randrange(subjects), subjects, None).subject for _ in range(2000)]
    day, known = date(2024, 2, 1), datetime.now(UTC)
    return [1000 * timed(lambda name=name: ask.as_of(ledger, name, day=day, known_at=known)) for name in names]  # type: ignore[misc]


def ledger_figures(url: str, bare: Bare, records: int, count_singles: int) -> Iterator[tuple[str, float]]:
    subjects = max(1, records // VERSIONS)
    fresh = timed(lambda: open_ledger(url).close())
    yield "new ledger ms", 1000 * fresh
    with open_ledger(url) as ledger:
        plain = batches(ledger, subjects, lambda n: entry(n, subjects, None))
        corrected = records - subjects

        def correction(number: int) -> Entry:
            return entry(number + subjects, subjects, number + 1)

        spent = batches(ledger, corrected, correction)
        yield "corrections in batches/s", corrected / spent
        yield "first versions in batches/s", subjects / plain
        book = sorted(timed(lambda: list(ask.book(ledger))) for _ in range(5))
        yield "whole book s", book[2]
        yield "whole book, payloads read s", timed(lambda: [one.payload for one in ask.book(ledger)])
        yield "whole book as known a moment ago s", timed(lambda: list(ask.book(ledger, known_at=datetime.now(UTC))))
        spent_ms = as_of_ms(ledger, subjects)
        yield "as-of of one subject, median ms", statistics.median(spent_ms)
        yield "as-of of one subject, p95 ms", statistics.quantiles(spent_ms, n=20)[-1]
        yield "verified records/s", records / timed(lambda: verify(ledger))
        with mock.patch("os.cpu_count", lambda: 1):
            yield "verified records/s in one process", records / timed(lambda: verify(ledger))
        yield from beside(ledger, bare, records // 5, BATCH, subjects, "more-", "batched records/s")
        yield from beside(ledger, bare, count_singles, 1, subjects, "single-", "single appends/s")
        if ledger.sqlite:
            yield "bytes per record", Path(url).stat().st_size / (records + records // 5 + count_singles)


def syncs(folder: Path) -> float:
    """How many times a second this disk takes a block and says that it has it."""
    with (folder / "sync").open("wb", buffering=0) as file:
        return 500 / timed(lambda: [(file.write(bytes(4096)), os.fdatasync(file.fileno())) for _ in range(500)])


def measure(records: int, count_singles: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}",
        "records": records,
    }
    with tempfile.TemporaryDirectory(prefix="caveat-bench-") as name:
        folder = Path(name)
        found["syncs/s"] = syncs(folder)
        bare = Bare(folder / "bare.db")
        for start in range(0, records, BATCH):
            bare.append([payload(number) for number in range(start, start + BATCH)])
        found["SQLite"] = dict(ledger_figures(str(folder / "ledger.db"), bare, records, count_singles))
        server = os.environ.get("CAVEAT_TEST_POSTGRES")
        if server:
            found["PostgreSQL"] = dict(ledger_figures(new_database(server), bare, records, count_singles))
    return found


def new_database(server: str) -> str:
    import psycopg

    name = f"caveat_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?", 1)


def show(found: dict[str, Any]) -> None:
    print(f"{found['records']:,} records on {found['machine']}; the disk takes {found['syncs/s']:,.0f} syncs/s")
    for database in ("SQLite", "PostgreSQL"):
        if database not in found:
            print(f"{database}: not measured; CAVEAT_TEST_POSTGRES names no server")
            continue
        print(database)
        for what, figure in found[database].items():
            print(f"  {what:<42}{figure:>12,.3f}{verdict(database, what, figure, found[database])}")


def verdict(database: str, what: str, figure: float, figures: dict[str, float]) -> str:
    """How the figure stands to its target; PostgreSQL is held to half of the write rates and to nothing else."""
    target = TARGETS.get(what)
    if target is None or (database == "PostgreSQL" and what not in BARE):
        return ""
    target = target / 2 if database == "PostgreSQL" else target
    if what in BARE:
        share, asked = figure / figures[f"{what}, bare rows beside"], target / BARE[what]
        told = f"   {'met' if figure >= target else 'MISSED'}: at least {target:,g}"
        return f"{told}; {share:.2f} of the bare rows, {'met' if share >= asked else 'MISSED'}: at least {asked:.2f}"
    met = figure <= target if what in AT_MOST else figure >= target
    return f"   {'met' if met else 'MISSED'}: {'at most' if what in AT_MOST else 'at least'} {target:,g}"


def main(words: list[str] | None = None) -> int:
    read = argparse.ArgumentParser(prog="python -m bench.ledger", description="Speeds of the ledger.")
    read.add_argument("--records", type=int, default=1_000_000)
    read.add_argument("--singles", type=int, default=5_000)
    read.add_argument("--json", metavar="FILE|-", help="write the figures as JSON instead")
    asked = read.parse_args(words)
    found = measure(asked.records, asked.singles)
    if asked.json == "-":
        print(json.dumps(found, indent=2))
    elif asked.json:
        Path(asked.json).write_text(json.dumps(found, indent=2) + "\n")
    else:
        show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
