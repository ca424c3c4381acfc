"""How fast very many articles are read on two processes, with Dask's scheduler and without, and whether memory stays.

``python -m bench.many [--articles N]``. Articles of 3 kB, no two alike, as a feed brings them: of ten, one is about
transfers of arms (annotated articles of the corpus), one only looks like it (an annotated one of other matters, among
plain news), and eight are plain news, made up here. Each is read as ``caveat read FOLDER --scheduler`` reads it, from
its bytes to its lines. What a million of them would take is told from the rate; memory is that of all processes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from caveat.desk import many
from caveat.errors import MissingExtra
from caveat.sources.prose.measure import corpus

MILLION, HOUR = 1_000_000, 3600.0
SIZE = 3000
"""Bytes of an article."""
PROCESSES = 2
WHO = ("The mayor", "A court", "The national bank", "Growers", "The railway", "Two hospitals", "The film board",
       "Teachers", "The coach of the home side", "A survey of households", "The port authority")  # fmt: skip
WHERE = ("Norway", "Peru", "Kenya", "Lisbon", "the Philippines", "Vienna", "Jordan", "Nagoya", "the north of Spain")
DID = ("put off", "approved", "opened", "praised", "ended", "asked for", "signed", "reported", "won", "delivered")
WHAT = ("the budget for new roads", "a plan to save water", "the season's first match", "a deal on fishing rights",
        "its report on prices", "an exhibition of maps", "a request for more teachers", "the export of cut flowers",
        "a strike over night shifts", "the sale of two ferries")  # fmt: skip
WHEN = ("Monday", "Tuesday", "4 March", "Friday", "Thursday evening", "the first day of the holidays")
THEN = ("after a vote that had taken", "a spokeswoman said, which will reach", "as had been expected by",
        "in what was called a surprise to", "and it is likely to cost", "while the weather kept away")  # fmt: skip
PARAGRAPHS = 5000
"""Paragraphs of plain news that articles are put together from, some eight of them each."""
OF = ("visitors", "families", "hours", "pupils", "tonnes of grain", "people", "members of the council", "passengers")
FLAT = 1.1
"""Memory at the end may be so many times what it was after a fifth of the articles."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What articles are put together from."""

    about: list[str]
    near: list[str]
    plain: list[str]


def drawn() -> Parts:
    """The parts of all articles, drawn before the clock starts: it is reading that is measured."""
    told = list(corpus.load("open"))
    about = [one.text.strip() for one in told if one.statements]
    near = [one.text.strip() for one in told if not one.statements]
    some = random.Random(0)
    return Parts(about, near, [plain(some) for _ in range(PARAGRAPHS)])


def articles(made_of: Parts, first: int, last: int) -> Iterator[tuple[str, bytes]]:
    """Made-up articles by their numbers, each of the same length."""
    for number in range(first, last):
        draw = random.Random(number)
        parts = [f"Report {number}"]
        size = 0
        if number % 10 == 1:
            parts.append(draw.choice(made_of.near))
            size = len(parts[1])
        while size < SIZE:
            parts.append(draw.choice(made_of.about if number % 10 == 0 else made_of.plain))
            size += len(parts[-1])
        yield f"article-{number:07}.txt", "\n\n".join(parts)[:SIZE].encode()


def plain(draw: random.Random) -> str:
    """A paragraph of news about something else."""
    return " ".join(
        f"{draw.choice(WHO)} in {draw.choice(WHERE)} {draw.choice(DID)} {draw.choice(WHAT)} on {draw.choice(WHEN)}, "
        f"{draw.choice(THEN)} {draw.randint(2, 900)} {draw.choice(OF)}."
        for _ in range(4)
    )


def half(made_of: Parts, which: int, count: int, told: multiprocessing.Queue[tuple[int, int]]) -> None:
    """A share of the articles, read in this process; each share has as many about arms transfers."""
    read = lines = 0
    some = articles(made_of, which * count // PROCESSES, (which + 1) * count // PROCESSES)
    for one in many.read(some, many.Terms()):
        read, lines = read + 1, lines + one.lines.count("\n")
    told.put((read, lines))


def by_processes(made_of: Parts, count: int) -> tuple[int, int]:
    """How many articles were read by processes of their own, and the lines that they gave."""
    ready = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[tuple[int, int]] = ready.Queue()
    under_way = [ready.Process(target=half, args=(made_of, which, count, told)) for which in range(PROCESSES)]
    for one in under_way:
        one.start()
    found = [told.get() for _ in under_way]
    for one in under_way:
        one.join()
    return sum(read for read, _ in found), sum(lines for _, lines in found)


def by_dask(made_of: Parts, count: int) -> tuple[int, int]:
    """The same by workers of a Dask scheduler."""
    read = lines = 0
    for one in many.read(articles(made_of, 0, count), many.Terms(), f"local:{PROCESSES}"):
        read, lines = read + 1, lines + one.lines.count("\n")
    return read, lines


class Memory:
    """Megabytes of this process and of all that it started, looked at every half second. Linux only."""

    def __enter__(self) -> Memory:
        self.seen: list[float] = []
        self._stop = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._stop.wait(0.5):
            self.seen.append(sum(_resident(process) for process in _family(os.getpid())))

    def growth(self) -> float:
        """How many times the memory of the second fifth the last fifth had."""
        fifth = max(1, len(self.seen) // 5)
        early, late = self.seen[fifth : 2 * fifth] or self.seen, self.seen[-fifth:]
        return (sum(late) / len(late)) / (sum(early) / len(early))


def _family(process: int) -> list[int]:
    found = [process]
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            found += [one for child in (task / "children").read_text().split() for one in _family(int(child))]
    return found


def _resident(process: int) -> float:
    with suppress(OSError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def measured(name: str, way: Callable[[Parts, int], tuple[int, int]], made_of: Parts, count: int) -> None:
    """Run one way and show what it took."""
    began, used = time.perf_counter(), _used()
    with Memory() as memory:
        read, lines = way(made_of, count)
    spent, processor = time.perf_counter() - began, _used() - used
    million = spent / read * MILLION
    met = "met" if million <= HOUR else "MISSED"
    flat = "met" if memory.growth() <= FLAT else "MISSED"
    print(f"  {name:<20}{read:>9,} articles, {lines:,} lines, {read / spent:,.0f} articles a second")
    print(f"    a million of them in {million / 60:,.0f} minutes of the clock   {met}: at most {HOUR / 60:.0f}")
    print(f"    processor time {processor:,.0f} s, so {processor / read * MILLION / PROCESSES / 60:,.0f} minutes "
          f"for a million on {PROCESSES} idle cores")  # fmt: skip
    print(f"    memory {max(memory.seen, default=0):,.0f} MB at most, at the end {memory.growth():.2f} times that of "
          f"the second fifth   {flat}: at most {FLAT:g}")  # fmt: skip


def _used() -> float:
    """Processor seconds of this process and of those that it started and that are over."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(words: list[str] | None = None) -> int:
    """Measure both ways and show."""
    asked = argparse.ArgumentParser(prog="python -m bench.many", description="How fast very many articles are read.")
    asked.add_argument("--articles", type=int, default=2000)
    count = asked.parse_args(words).articles
    load = os.getloadavg()[0]
    made_of = drawn()
    print(f"{count:,} articles of {SIZE:,} bytes, one in ten about transfers of arms; load before it {load:.1f}")
    measured(f"{PROCESSES} processes", by_processes, made_of, count)
    try:
        measured(f"Dask, local:{PROCESSES}", by_dask, made_of, count)
    except MissingExtra as absent:
        print(f"  by Dask: not measured. {absent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
