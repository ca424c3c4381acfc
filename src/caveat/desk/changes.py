"""What was recorded since somebody last looked, by what it is about: what did not change need not be made again."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from caveat.ledger import ask, store

_KEPT = 1_000
"""The last records that are remembered one by one."""
CASES = "*"
"""Stands for every case, whatever its stem; not for dockets, persons and what else is recorded."""


@dataclass(frozen=True, slots=True)
class Change:
    """A record, in short."""

    seq: int
    kind: str
    subject: str
    recorded_at: str
    recorded_by: str


class Changes:
    """The last record about each case, docket, document and proposal, kept up to date as the ledger grows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seq = 0
        self._last: dict[str, int] = {}
        self._recent: deque[Change] = deque(maxlen=_KEPT)

    def follow(self, ledger: store.Ledger) -> int:
        """Read on to the ledger's last record and give its number. Quick where nothing was recorded since."""
        if ask.last(ledger) == self._seq:
            return self._seq
        with self._lock:
            for seq, kind, subject, at, by in ask.since(ledger, self._seq):
                self._last[stem(subject)] = seq
                self._recent.append(Change(seq, kind, subject, at, by))
                self._seq = seq
            return self._seq

    def last(self, ledger: store.Ledger, name: str) -> int:
        """The last record about a thing by its stem, such as ``isr-2024`` or ``docket:isr-2024.1``; 0 for none."""
        self.follow(ledger)
        return self._last.get(name, 0)

    def touched(self, since: int, about: Collection[str]) -> tuple[int, bool]:
        """The last record that is known, and whether one after another is about any of the things named by stem.

        A stem that ends in a dot or a colon stands for all that begin so: ``docket:isr-2024.`` for the dockets of a
        case; an empty one for everything, and ``CASES`` for every case. It asks the ledger nothing, and says yes where
        what was recorded since is not remembered.
        """
        with self._lock:
            if self._seq - since > len(self._recent):
                return self._seq, True
            begins, cases = tuple(one for one in about if not one or one.endswith((".", ":"))), CASES in about
            for change in reversed(self._recent):
                if change.seq <= since:
                    break
                subject = change.subject
                if stem(subject) in about or subject.startswith(begins) or (cases and is_case(subject)):
                    return self._seq, True
            return self._seq, False

    def recent(self, ledger: store.Ledger) -> list[Change]:
        """The last records, newest first."""
        self.follow(ledger)
        with self._lock:
            return list(reversed(self._recent))


def is_case(subject: str) -> bool:
    """True for the subject of a case or of a part of it: those of all else begin with their kind and a colon."""
    return ":" not in subject


def stem(subject: str) -> str:
    """What a subject's record belongs to: the case of its parts, the document of its proposals, else itself."""
    return subject.partition("/")[0]
