"""A long ledger in; stretches of its records, each walked in a process of its own, out.

A stretch is taken over only where it begins as the walk before it ended and nothing in it is wrong. Whatever else a
process meets, the walk goes over its records itself, so that one walk says what does not hold, and in one order.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import pairwise

from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.ledger.walk import Stretch, Walk

AT_LEAST = 200_000
"""Records for each process: with fewer a second one hardly begins before the first has done its work."""

MOST = 8
"""Processes at once, however many processors there are."""

AHEAD = 60_000
"""Records that the first walks while the others begin: to load the program takes some 0.4 s of a processor."""


class Other:
    """A process that walks the records after ``first`` up to ``last``."""

    def __init__(self, asked: Mapping[str, object], first: int, last: int) -> None:
        self.first, self.last = first, last
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):  # no room for another process: one does it all
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "caveat.ledger.stretches"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps({**asked, "first": first, "last": last}).encode() + b"\n")
            self._process.stdin.flush()

    def found(self) -> Stretch | None:
        """What it found; None where anything was wrong."""
        if self._process is None:
            return None
        told, _ = self._process.communicate()
        return read(told) if self._process.returncode == 0 else None

    def stop(self) -> None:
        """End it if it still runs, and let its pipes go."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


@contextmanager
def stretches(ledger: Ledger, last: int, mark: tuple[int, str] | None) -> Iterator[list[Other]]:
    """Processes for the later part of a ledger, in order; none where it is short or the machine has one processor."""
    parts = min(os.cpu_count() or 1, last // AT_LEAST, MOST)
    each = (last - AHEAD) // max(parts, 1)
    ends = [*(AHEAD + each * part for part in range(1, parts)), last]
    asked = {"address": ledger.address, "mark": mark}
    others = [Other(asked, first, end) for first, end in pairwise(ends)]
    try:
        yield others
    finally:
        for one in others:
            one.stop()


def write(found: Stretch) -> bytes:
    """A stretch as one line of JSON and its two arrays."""
    head = json.dumps({"began": found.began, "ended": found.ended, "spans": found.spans, "later": found.later})
    return head.encode() + b"\n" + found.subjects.tobytes() + found.superseded


def read(told: bytes) -> Stretch:
    """The stretch again."""
    head, _, arrays = told.partition(b"\n")
    said = json.loads(head)
    cut = (said["ended"][0] - said["began"][0]) * array("q").itemsize
    later = [(seq, subject, payload, number, target) for seq, subject, payload, number, target in said["later"]]
    return Stretch(tuple(said["began"]), tuple(said["ended"]), said["spans"], array("q", arrays[:cut]),
                   bytearray(arrays[cut:]), later)  # fmt: skip


def main() -> None:
    """The process: what is asked on standard input, what was found on standard output."""
    asked = json.loads(sys.stdin.readline())
    with open_ledger(asked["address"], read_only=True) as ledger, ledger.reading() as connection:
        [began] = ledger.rows("SELECT seq, hash, recorded_at FROM record WHERE seq = ?", (asked["first"],))
        walked = Walk(ledger.name, asked["mark"] and tuple(asked["mark"]), tuple(began))
        walked.texts_of(connection)
        walked.over(ledger, asked["last"])
    sys.stdout.buffer.write(write(walked.stretch()))


if __name__ == "__main__":
    main()
