"""Bytes to canonical text, once. Every span of a document is an offset into what ``canonical`` gives.

The text is not put into a Unicode normal form. A quote is exact or it is none: composing characters would move every
offset behind them, and would let a quote stand in a document that does not hold its characters.
"""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path

from caveat.errors import TooLarge, Unreadable
from caveat.sources import page

MAX_BYTES = 50_000_000
_AT_MOST = f"{MAX_BYTES:,} bytes"
_SHORTER = "Attach the part that the case uses."

_UTF8, _UTF16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_BINARY = (
    (b"%PDF", "a PDF", "Copy its text into a file of plain text, page by page, and attach that."),
    (b"PK\x03\x04", "an office document or a zip archive", "Save its text as a .txt file and attach that."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save its text as a .txt file and attach that."),
    (b"{\\rtf", "a rich text document", "Save its text as a .txt file and attach that."),
    (b"\x89PNG", "an image", "Type or recognise its text and attach that."),
    (b"\xff\xd8\xff", "an image", "Type or recognise its text and attach that."),
    (b"GIF8", "an image", "Type or recognise its text and attach that."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and attach the text."),
)
_HTML_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)

_MEND = {
    errno.ENOENT: ("there is no such file", "Check the path."),
    errno.EACCES: ("you may not read it", "Ask for permission to read it, or copy it to where you may."),
    errno.ELOOP: ("its links lead round in a circle", "Name the file itself."),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "Check the path."),
    errno.ENAMETOOLONG: ("the name is too long for a file", "Check the path."),
}


def read(path: Path) -> bytes:
    """The bytes of a document; one that is too large is refused by its size, before it is read.

    Raises  Unreadable for a missing file, a folder, a device, a loop of links or a want of permission; TooLarge.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(str(path), "this is a folder, not a document", "Name a file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(str(path), "this is a pipe or a device, not a document", "Save it to a file first.")
        if found.st_size > MAX_BYTES:
            raise TooLarge(str(path), f"{found.st_size:,} bytes", _AT_MOST, _SHORTER)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # a file may grow while it is read; ``canonical`` refuses the excess
    except OSError as wrong:
        why, mend = _MEND.get(wrong.errno or 0, ((wrong.strerror or str(wrong)).lower(), "Check the path."))
        shown = str(path) if len(str(path)) <= 200 else str(path)[:199] + "…"
        raise Unreadable(shown, why, mend) from None
    except ValueError:  # a NUL in the path
        raise Unreadable(repr(str(path)), "this is no path of a file", "Name a file.") from None


def canonical(data: bytes, name: str) -> str:
    """The text of a document: plain text as it stands, or the words of a simple page of HTML.

    Holds   the same bytes and the same kind of name give the same text; lines end in a line feed; no byte order mark.
    Raises  TooLarge; Unreadable for an empty file, a PDF or other binary, another encoding (by byte), a NUL character.
    """
    found = document(data, name)
    return found.text if isinstance(found, page.Page) else found


def document(data: bytes, name: str) -> page.Page | str:
    """A document as ``canonical`` reads it: a page with the map back to its source, or plain text.

    Holds   ``canonical`` gives the text of the page, or the plain text. A page's source is what the bytes decode to.
    Raises  as ``canonical`` does.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"more than {_AT_MOST}", _AT_MOST, _SHORTER)
    text = _decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found: page.Page | str = text
    if _HTML_NAME.search(name) or _HTML_START.match(text[:5000]):
        found = page.read(text)
        text = found.text
    if not text.strip():
        raise Unreadable(name, "it holds no text", "Attach the file that holds the document's words.")
    return found


def _decoded(data: bytes, name: str) -> str:
    for mark, kind, mend in _BINARY:
        if data.startswith(mark):
            raise Unreadable(name, f"this is {kind}, whose text is not read here", mend)
    if data.startswith(_UTF32):
        raise Unreadable(name, "its first bytes say UTF-32, which is not read here", "Save the file as UTF-8.")
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as wrong:
        offset = wrong.start + (len(_UTF8) if data.startswith(_UTF8) else 0)
        what = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
        why = f"byte {offset} (hexadecimal {data[offset]:02x}) is not {what}"
        raise Unreadable(name, why, "Save the file as UTF-8.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        why = f"a NUL character stands on line {line}, so this is no plain text"
        raise Unreadable(name, why, "Save the document as plain text in UTF-8.")
    return text
