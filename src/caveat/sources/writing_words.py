"""The paragraphs of a document of a word processor, read in a process of its own: bytes in, JSON out.

Office Open XML keeps the text in ``word/document.xml`` (ECMA-376, part 1, 17.3), OpenDocument in ``content.xml``
(OASIS OpenDocument 1.3, part 3, 5 and 6).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from caveat.sources import apart
from caveat.sources.apart import Refused
from caveat.sources.patterns import later

_MOST = 100_000_000
"""Bytes of a part of the document, unpacked."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "content.xml")
_PARAGRAPHS = frozenset((f"{_WORD}p", f"{_TEXT}p", f"{_TEXT}h"))
_LEFT = frozenset((_FALLBACK, f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_TEXT}tracked-changes",
                   f"{_OFFICE}annotation"))  # fmt: skip
"""What is not seen on the page: the second form of a drawing, deleted words, the formula of a field, comments."""
_SIGNS = {
    f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "\u2011",
    f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n",
}  # fmt: skip
_SPACES = f"{_TEXT}s"
_BROKEN = (BadZipFile, zlib.error, EOFError, expat.ExpatError, RuntimeError, ValueError, LookupError)
"""What the standard library raises for an archive or for mark-up that is damaged: RuntimeError for a member that is
locked or packed in a way that it does not know, ValueError for one that begins outside the file, LookupError for a set
of characters that it does not know."""
_WHITE = later(r"[ \t\r\n]+")
"""What OpenDocument takes for one space."""
_LONGEST = 1_000
_DEEPEST = 200
"""Elements within one another; a page of print has some thirty."""


def told(data: bytes) -> dict[str, list[str]]:
    """The paragraphs of a document that are not empty.

    Raises  Refused for one that is locked or broken, or larger than is read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {"paragraphs": [words for part in _parts(archive) for words in _paragraphs(part)]}
    except _BROKEN:
        raise Refused("this document is damaged, cut short or locked with a password",
                      "Save a copy without a password, or its text, and give that.") from None  # fmt: skip


def _parts(archive: ZipFile) -> Iterator[BytesIO]:
    held = set(archive.namelist())
    for name in _PARTS:
        if name in held:
            with archive.open(name) as member:
                part = member.read(_MOST + 1)
            if len(part) > _MOST:
                raise Refused(f"its text takes more than {_MOST:,} bytes", "Save its text in parts, and give those.")
            yield BytesIO(part)


def _paragraphs(part: BytesIO) -> list[str]:
    words = _Words()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.StartElementHandler = words.start
    parser.EndElementHandler = words.end
    parser.CharacterDataHandler = words.data
    parser.ParseFile(part)
    return words.paragraphs


def _refuse_declarations(*_: object) -> None:
    """Neither format has any; what may be declared there can multiply without bound."""
    raise Refused("it declares marks of its own, as no word processor does", "Save its text, and give that.")


class _Words:
    """Takes the mark-up of a part as it is parsed. A paragraph within another, as in a frame, stands before it."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._open: list[list[str]] = []
        self._tags: list[str] = []
        self._left = 0
        """How many elements that are left out hold what comes next."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._tags.append(tag)
        if len(self._tags) > _DEEPEST:
            raise Refused(f"its elements stand more than {_DEEPEST} deep", "Save its text, and give that.")
        self._left += tag in _LEFT
        if tag in _PARAGRAPHS:
            self._open.append([])
        elif self._open and not self._left:
            self._sign(tag, attributes)

    def _sign(self, tag: str, attributes: Mapping[str, str]) -> None:
        sign = _SIGNS.get(tag)
        if tag == _SPACES:
            count = attributes.get(f"{_TEXT}c", "1")
            sign = " " * min(int(count), _LONGEST) if count.isdecimal() else " "
        if sign is not None:
            self._open[-1].append(sign)

    def data(self, words: str) -> None:
        """Letters between two tags."""
        if not self._open or self._left:
            return
        if self._tags[-1] == f"{_WORD}t":
            self._open[-1].append(words)
        elif not self._tags[-1].startswith(_WORD):
            words = _WHITE.sub(" ", words)
            self._open[-1].append(words.removeprefix(" ") if "".join(self._open[-1][-1:]).endswith(" ") else words)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._tags.pop()
        if tag in _PARAGRAPHS:
            words = "".join(self._open.pop()).replace("\r", "\n").strip()
            if words and not self._left:
                self.paragraphs.append(words)
        self._left -= tag in _LEFT


if __name__ == "__main__":
    apart.bounded(told)
