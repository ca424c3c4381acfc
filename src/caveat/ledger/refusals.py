"""What a database says when it refuses, as a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from caveat.errors import Busy, CaveatError, LedgerError, Unreadable

BUSY_SECONDS = 10.0
"""How long an append waits for another writer."""

DRIVERS = ("sqlite3", "psycopg")


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what a database says into a sentence."""
    try:
        yield
    except CaveatError:
        raise
    except sa.exc.DBAPIError as wrong:
        raise _sentence(name, wrong.orig or wrong) from None
    except Exception as wrong:
        if type(wrong).__module__.partition(".")[0] not in DRIVERS:
            raise
        raise _sentence(name, wrong) from None


_BUSY = ("database is locked", "database table is locked", "lock timeout")
_SENTENCES = (
    ("disk is full", "the disk is full", "Make room on it; nothing was recorded."),
    ("no space left", "the disk is full", "Make room on it; nothing was recorded."),
    ("readonly", "it cannot be written", "Ask for permission to write there, or name another with --ledger."),
    ("read-only transaction", "it cannot be written", "Ask its owner for permission to write."),
    ("permission denied", "its server grants you no permission there", "Ask its owner for it."),
    ("unable to open", "it cannot be opened", "Check the folder and its permissions, or name another with --ledger."),
    ("not a database", "it is not a ledger", "Name a ledger, or a file that is not there yet, with --ledger."),
    ("malformed", "it is damaged", "Restore it from a copy; `caveat verify` names the first broken record."),
    ("could not decode", "it is damaged", "Restore it from a copy; `caveat verify` names the first broken record."),
    ("disk i/o error", "the disk reports an error",
     "See whether it has room left; if it has, restore the ledger from a copy on a sound disk."),
    ("no such table", "it is a database, and not a ledger of Caveat", "Name another file with --ledger."),
    ("authentication failed", "its server refuses the password", "Check the user and the password in the address."),
    ("does not exist", "its server has no such database or role", "Create it first."),
    ("no password supplied", "its server asks for a password", "Write it in the address, or in a file of passwords."),
    ("translate host", "its server cannot be found", "Check the address."),
    ("resolve host", "its server cannot be found", "Check the address."),
    ("connection refused", "its server does not answer", "Start the server, or check the address."),
    ("network is unreachable", "its server cannot be reached", "Check the network and the address."),
    ("no route to host", "its server cannot be reached", "Check the network and the address."),
    ("timeout expired", "its server does not answer in time", "Check the network and the address."),
    ("connection failed", "its server cannot be reached", "Start the server, or check the address."),
    ("server closed", "its server went away", "Start it; an append repeated with its key adds nothing twice."),
    ("connection is closed", "its server went away", "Start it; an append repeated with its key adds nothing twice."),
    ("connection is lost", "its server went away", "Start it; an append repeated with its key adds nothing twice."),
    ("terminating connection", "its server went away", "Start it; an append repeated with its key adds nothing twice."),
)  # fmt: skip


def _sentence(name: str, wrong: BaseException) -> CaveatError:
    said = str(wrong).lower()
    if any(words in said for words in _BUSY):
        return Busy(name, BUSY_SECONDS)
    for words, why, mend in _SENTENCES:
        if words in said:
            return Unreadable(name, why, mend)
    return LedgerError(f"{name}: the database says: {str(wrong).strip()}. Nothing was recorded.")
