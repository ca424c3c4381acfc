"""A saved web page in one file (MHTML) or a mail in; the part that its reader reads out.

Browsers save a page with its pictures as ``multipart/related`` (RFC 2557), mail programs keep a message as it was sent
(RFC 5322, RFC 2045). What is read is the first part in HTML, else the first in plain text. Headers are no part of the
text.
"""

from __future__ import annotations

from binascii import a2b_base64
from functools import lru_cache

from msgspec import Struct

from caveat.sources import apart
from caveat.sources.patterns import later

_HEADER = later(rb"[!-9;-~]{1,80}:")
_HEAD = 16_384
"""Bytes among which the headers say what follows."""


class Part(Struct, frozen=True):
    """The part of a message that is read."""

    data: bytes
    charset: str | None
    is_page: bool
    beside: tuple[str, ...]
    """The names of documents that are attached to it, which are not read."""


def is_message(data: bytes) -> bool:
    """Whether bytes begin with the headers of a message in parts, one of which says so."""
    for line in data[:_HEAD].splitlines():
        if line[:13].lower() == b"mime-version:":
            return True
        if not line or not (line[:1] in b" \t" or _HEADER.match(line)):
            return False
    return False


@lru_cache(1)  # what is attached is asked for after the text
def read(data: bytes, name: str) -> Part:
    """The part of a message that holds its text.

    Raises  Unreadable for a message without such a part, or one that takes more than the bounds of ``apart``.
    """
    mend = "Save the page as HTML, or the words of the mail as plain text, and give that."
    told = apart.read("caveat.sources.mime_parts", data, name, "message", mend)
    return Part(a2b_base64(told["data"]), told["charset"], told["is_page"], tuple(told["beside"]))
