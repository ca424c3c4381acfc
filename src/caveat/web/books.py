"""One open ledger for each thread that asks; what was recorded since, told once to whoever caches."""

from __future__ import annotations

import threading

from caveat.desk.changes import Changes
from caveat.desk.known import Known
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger


class Books:
    """The ledger of a server, open once in each of its threads: a connection serves one at a time."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.changes = Changes()
        self.known = Known(self.changes)
        self._here = threading.local()
        self._all: list[Ledger] = []
        self._lock = threading.Lock()

    def open(self) -> Ledger:
        """The ledger as this thread has it open."""
        found: Ledger | None = getattr(self._here, "ledger", None)
        if found is None:
            found = self._here.ledger = open_ledger(self.address)
            with self._lock:
                self._all.append(found)
        return found

    def lost(self) -> None:
        """Forget this thread's connection, so that the next request makes a new one."""
        self._here.ledger = None

    def close(self) -> None:
        """Let every connection go."""
        with self._lock:
            for one in self._all:
                one.close()
            self._all.clear()
