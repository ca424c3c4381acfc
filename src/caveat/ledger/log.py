"""Fields of a record in; its canonical bytes and its place in the hash chain out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from caveat.errors import LedgerError

GENESIS = hashlib.sha256(b"caveat ledger 1").hexdigest()
"""The hash before the first record."""

SEPARATOR = "\x1f"
"""Stands between the fields of a record's bytes; no field may hold it, so that the bytes read in one way only."""

# PostgreSQL keeps no NUL in text. In JSON it is an escape, unless the backslash is itself escaped.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_NESTED = (dict, list, tuple)
_FLAT = frozenset((str, int, float, bool, type(None)))
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _quick() -> Callable[[Any], str]:
    """The same encoder with its C part made once: made anew for each payload, it takes as long as the payload."""
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return _ENCODER.encode
    parts = make(None, _ENCODER.default, json.encoder.encode_basestring, None, ":", ",", True, False, False)
    return lambda payload: "".join(parts(payload, 0))


_encode = _quick()
_sha256 = hashlib.sha256
_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(payload: Mapping[str, Any]) -> bytes:
    """A payload as canonical JSON: sorted keys, no spaces, UTF-8.

    Holds   equal payloads give equal bytes; the bytes read back equal.
    Raises  LedgerError for what JSON or a database cannot carry: NaN, infinities, keys that are not text, other types,
            NUL and half characters.
    """
    return text_of(payload).encode()


def text_of(payload: Mapping[str, Any]) -> str:
    """A payload as canonical JSON, as text.

    Holds, and raises  as ``canonical``.
    """
    try:
        text = _encode(payload if isinstance(payload, dict) else dict(payload))
        _keys_are_text(payload)
    except RecursionError:
        raise _endless(payload) from None
    except ValueError:
        raise LedgerError("A payload holds NaN or an infinity, which no record keeps. Leave the number out.") from None
    except TypeError as wrong:
        raise LedgerError(f"A payload cannot be recorded: {wrong}. Use text, numbers, lists and mappings.") from None
    if "\\u0000" in text and _NUL.search(text):
        raise LedgerError("A payload holds a NUL character, which no record keeps. Take it out.")
    if not text.isascii() and _SURROGATE.search(text):
        raise LedgerError("A payload holds half a character (a lone surrogate). Read its source as UTF-8 again.")
    return text


def _endless(payload: Mapping[str, Any]) -> LedgerError:
    try:
        _ENCODER.encode(payload)  # which notes what it is in, as the quick one does not
    except ValueError:
        return LedgerError("A payload holds itself and cannot be recorded. Take the loop out.")
    except RecursionError:
        pass
    return LedgerError("A payload is nested too deeply to be recorded. Flatten it.")


def _keys_are_text(value: Any) -> None:
    # json.dumps would write 1 and "1" alike, so that two payloads had the same bytes.
    if isinstance(value, dict):
        for key in value:
            if key.__class__ is not str and not isinstance(key, str):
                raise TypeError(f"the key {key!r} is not text")
        value = value.values()
    for one in value:
        if one.__class__ not in _FLAT and isinstance(one, _NESTED):
            _keys_are_text(one)


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
    """SHA-256 over the hash before and every stored field of a record, in hexadecimal.

    The fields stand in this order, ``SEPARATOR`` between them, and an absent one is empty: previous, seq, kind,
    subject, key, recorded_at, recorded_by, valid_from, valid_to, supersedes, payload. The first record's ``previous``
    is ``GENESIS``.
    """
    # SEPARATOR is written out: this line runs once for every record that is appended or verified.
    line = (
        f"{previous}\x1f{seq}\x1f{kind}\x1f{subject}\x1f{key}\x1f{recorded_at}\x1f{recorded_by}\x1f"
        f"{valid_from or ''}\x1f{valid_to or ''}\x1f{'' if supersedes is None else supersedes}\x1f{payload}"
    )
    return _sha256(line.encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """A time of record: UTC, microseconds, fixed width, so that text order is time order.

    Raises  LedgerError for a time without its zone.
    """
    if moment.tzinfo is None:
        raise LedgerError(f"The time {moment.isoformat()} names no zone. Give it one, such as Z for UTC.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
