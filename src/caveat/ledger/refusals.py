"""What a database says when it refuses, as a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from caveat.errors import Busy, CaveatError, LedgerError, Unreadable

BUSY_SECONDS = 10.0
"""How long an append waits for another writer."""


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what a database says into a sentence."""
    try:
        yield
    except CaveatError:
        raise
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DBAPIError as wrong:
        raise _sentence(name, wrong) from None


_SENTENCES = (
    ("database is locked", None, None),
    ("disk is full", "the disk is full", "Make room on it; nothing was recorded."),
    ("no space left", "the disk is full", "Make room on it; nothing was recorded."),
    ("readonly", "it cannot be written", "Ask for permission to write there, or name another with --ledger."),
    ("unable to open", "it cannot be opened", "Check the folder and its permissions, or name another with --ledger."),
    ("not a database", "it is not a ledger", "Name a ledger, or a file that is not there yet, with --ledger."),
    ("malformed", "it is damaged", "Restore it from a copy; `caveat verify` names the first broken record."),
    ("disk i/o error", "the disk reports an error", "Restore the ledger from a copy on a sound disk."),
    ("no such table", "it is a database, and not a ledger of Caveat", "Name another file with --ledger."),
    ("could not translate host", "its server cannot be found", "Check the address."),
    ("connection refused", "its server does not answer", "Start the server, or check the address."),
    ("connection failed", "its server cannot be reached", "Start the server, or check the address."),
    ("authentication failed", "its server refuses the password", "Check the user and the password in the address."),
    ("does not exist", "its server has no such database or role", "Create it first."),
)  # fmt: skip


def _sentence(name: str, wrong: sa.exc.DBAPIError) -> CaveatError:
    said = str(wrong.orig).lower()
    for words, why, mend in _SENTENCES:
        if words in said:
            return Busy(name, BUSY_SECONDS) if why is None or mend is None else Unreadable(name, why, mend)
    return LedgerError(f"{name}: the database says: {str(wrong.orig).strip()}. Nothing was recorded.")
