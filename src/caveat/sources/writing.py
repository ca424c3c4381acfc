"""A document of a word processor in, its canonical text out: a line for each paragraph, a blank line between two.

What is deleted with changes tracked is not there, what is inserted is; notes stand behind the text that they are notes
to. Heads and feet of pages, comments and pictures are left out.
"""

from __future__ import annotations

from caveat.errors import Unreadable
from caveat.sources import apart, zipped

_MEMBER, _TYPE = b"word/document.xml", b"application/vnd.oasis.opendocument.text"
_AS_TEXT = "Save it as plain text in UTF-8, and give that."


def is_writing(data: bytes) -> bool:
    """Whether bytes are a document of Office Open XML or OpenDocument that a word processor writes."""
    return data.startswith(zipped.START) and (zipped.holds(data, _MEMBER) or zipped.says(data, _TYPE))


def text(data: bytes, name: str) -> str:
    """The text of a document.

    Raises  Unreadable for one that is locked, damaged or empty, or takes more than the bounds of ``apart``.
    """
    told = apart.read("caveat.sources.writing_words", data, name, "document", _AS_TEXT)
    found = "\n\n".join(told["paragraphs"])
    if not found.strip():
        raise Unreadable(name, "this document holds no text", "Give the file that holds the document's words.")
    return f"{found}\n"
