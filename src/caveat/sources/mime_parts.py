"""The parts of a message, read in a process of its own: bytes on standard input, JSON on standard output."""

from __future__ import annotations

import email
from binascii import b2a_base64
from email.message import Message
from typing import Any

from caveat.sources import apart
from caveat.sources.apart import Refused

_DOCUMENTS = ("application/pdf", "application/msword", "application/vnd.", "text/")
"""How the types of documents begin whose text a reader may miss; pictures, styles and fonts are left unnamed."""


def told(data: bytes) -> dict[str, Any]:
    """The part that holds a message's text, undone of its transfer encoding, and which documents are attached to it.

    Raises  Refused for a message without such a part, or whose parts stand too deep within one another.
    """
    try:
        parts = [part for part in email.message_from_bytes(data).walk() if not part.is_multipart()]
    except RecursionError:
        raise Refused("its parts stand too deep within one another", "Save its words, and give that.") from None
    texts = [part for part in parts if not _attached(part)]
    kind, found = next(((kind, part) for kind in ("text/html", "text/plain") for part in texts
                        if part.get_content_type() == kind), ("", None))  # fmt: skip
    body = found.get_payload(decode=True) if found is not None else None
    if found is None or not isinstance(body, bytes):
        raise Refused("none of its parts is a page or plain text", "Give the file that holds the document's words.")
    return {
        "data": b2a_base64(body, newline=False).decode(),
        "charset": found.get_content_charset(),
        "is_page": kind == "text/html",
        "beside": [part.get_filename() or part.get_content_type() for part in parts if _is_document(part)],
    }


def _attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_document(part: Message) -> bool:
    """Whether a part is a file of its own: some mail programs call an attached one inline, and give its name."""
    named = part.get_filename() is not None
    return (_attached(part) or named) and part.get_content_type().startswith(_DOCUMENTS)


if __name__ == "__main__":
    apart.bounded(told)
