"""A zip archive's bytes in; the names of its own members out, by its directory alone. Nothing is unpacked.

An archive may hold another one as it is, whose names then stand in its bytes, too: only the directory at the end tells
what is its own (APPNOTE.TXT 4.3.12, 4.3.16).
"""

from __future__ import annotations

from collections.abc import Iterator

START = b"PK\x03\x04"
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
_ENDS_WITHIN = 65_557
"""Bytes at the end of a file among which the directory ends: its last record, and a comment."""
_FIRST = slice(30, 38)
"""Where the name of the first member stands; of a document of OpenDocument it is ``mimetype``."""
_TYPE = 200


def names(data: bytes) -> Iterator[str]:
    """The names of an archive's members, in the order of its directory; none where it is cut off or damaged."""
    at, end = _directory(data)
    while at + 46 <= end and data[at : at + 4] == _ENTRY:
        size, extra, comment = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (28, 30, 32))
        yield data[at + 46 : at + 46 + size].decode("utf-8", "replace")
        at += 46 + size + extra + comment


def holds(data: bytes, member: bytes) -> bool:
    """Whether an archive names a member that begins so; of one that is cut off, whether its bytes hold the name."""
    at, end = _directory(data)
    return member in (data[at:end] if end else data)


def says(data: bytes, kind: bytes) -> bool:
    """Whether an archive says in its first member that it is a document of OpenDocument of a kind."""
    return data[_FIRST] == b"mimetype" and kind in data[38:_TYPE]


def _directory(data: bytes) -> tuple[int, int]:
    """From where to where the directory stands; nowhere in an archive that is cut off."""
    found = data.rfind(_END, max(0, len(data) - _ENDS_WITHIN))
    if found < 0:
        return 0, 0
    size, start = (int.from_bytes(data[found + place : found + place + 4], "little") for place in (12, 16))
    return (start, start + size) if data[start : start + 4] == _ENTRY and start + size <= found else (0, 0)
