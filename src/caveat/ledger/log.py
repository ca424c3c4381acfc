"""Fields of a record in; its canonical bytes and its place in the hash chain out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from caveat.errors import LedgerError

GENESIS = hashlib.sha256(b"caveat ledger 1").hexdigest()
"""The hash before the first record."""

SEPARATOR = "\x1f"
"""Stands between the fields of a record's bytes; no field may hold it, so that the bytes read in one way only."""


def canonical(payload: Mapping[str, Any]) -> bytes:
    """A payload as canonical JSON: sorted keys, no spaces, UTF-8.

    Holds   equal payloads give equal bytes; the bytes read back equal.
    Raises  LedgerError for what JSON cannot carry: NaN, infinities, keys that are not text, other types.
    """
    return text_of(payload).encode()


def text_of(payload: Mapping[str, Any]) -> str:
    """The same as text."""
    try:
        return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise LedgerError("A payload holds NaN or an infinity, which no record keeps. Leave the number out.") from None
    except TypeError as wrong:
        raise LedgerError(f"A payload cannot be recorded: {wrong}. Use text, numbers, lists and mappings.") from None


def record_hash(
    previous: str,
    seq: int,
    kind: str,
    subject: str,
    payload: str,
    key: str,
    recorded_at: str,
    recorded_by: str,
    valid_from: str | None,
    valid_to: str | None,
    supersedes: int | None,
) -> str:
    """SHA-256 over the hash before and every stored field of a record, in hexadecimal."""
    line = SEPARATOR.join(
        (
            previous,
            str(seq),
            kind,
            subject,
            key,
            recorded_at,
            recorded_by,
            valid_from or "",
            valid_to or "",
            "" if supersedes is None else str(supersedes),
            payload,
        )
    )
    return hashlib.sha256(line.encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """A time of record: UTC, microseconds, fixed width, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
