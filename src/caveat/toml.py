"""A TOML file that ships with the program in, what stands in it out: parsed once, and then taken from the user's cache.

What is kept hangs on the text of the file alone and is taken only where it was made of that very text, so that it is
never out of date. Without a folder to keep it in, and wherever Python is told to keep no bytecode, the file is parsed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from caveat.deferral import deferred

if TYPE_CHECKING:
    import tomli
else:  # for what is not kept yet
    tomli = deferred("tomli")

_SEAL = hashlib.sha256().digest_size


def read(path: Path) -> dict[str, Any]:
    """The tables of a file, as ``tomli`` reads them.

    Raises  tomli.TOMLDecodeError for a file that is no TOML.
    """
    text = path.read_bytes()
    place = _place(path)
    found = _kept(place, text) if place is not None else None
    if found is not None:
        return found
    found = tomli.loads(text.decode())
    if place is not None and not sys.dont_write_bytecode:
        _keep(place, text, found)
    return found


def _place(path: Path) -> str | None:
    """Where the tables of a file are kept; None where a user has no folder for it."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - no home is no fault
    return f"{base}/caveat/{path.parent.name}.{path.name}.msgpack" if os.path.isabs(base) else None  # noqa: PTH117


def _kept(place: str, text: bytes) -> dict[str, Any] | None:
    """What is kept of a file with this very text, whole and unchanged; None where there is nothing of the kind."""
    try:
        kept = Path(place).read_bytes()
        if kept[:_SEAL] == _seal(text, kept[_SEAL:]):
            return msgspec.msgpack.decode(kept[_SEAL:], type=dict[str, Any])
    except (OSError, msgspec.DecodeError):
        pass
    return None


def _keep(place: str, text: bytes, found: dict[str, Any]) -> None:
    """Keep the tables for the next run: whole or not at all, and not where they would come back as anything else."""
    with suppress(OSError, OverflowError, TypeError):
        kept = msgspec.msgpack.encode(found)
        if msgspec.msgpack.decode(kept) != found:  # a date would come back as its words
            return
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        half = Path(f"{place}.{os.getpid()}")
        try:
            half.write_bytes(_seal(text, kept) + kept)
            half.replace(place)
        finally:
            half.unlink(missing_ok=True)  # where the disk is full


def _seal(text: bytes, kept: bytes) -> bytes:
    return hashlib.sha256(text + kept).digest()
