"""The cells of a workbook that hold something and say nothing: errors, and formulas whose result was not saved.

The library that reads the cells gives both as empty ones, so that they are sought apart, in the members of the archive:
in ``xl/worksheets`` of Office Open XML (ECMA-376, part 1, 18.3) and in ``content.xml`` of OpenDocument (part 3, 9.1).
Old workbooks, and those whose members are binary, are looked into by ``workbook_records``.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from caveat.sources.patterns import later

Gap = tuple[int, int, str]
"""Row and column, from 0 on, and what stands there."""
BROKEN = (BadZipFile, zlib.error, EOFError, expat.ExpatError, RuntimeError, ValueError, LookupError)
"""What the standard library raises for an archive or for mark-up that is damaged: a member that is locked, a place
outside the file, a set of characters that it does not know."""
MOST = 1_000
"""Cells of a sheet that are told; a sheet of a thousand errors is one that went wrong."""
_FURTHER = "; further cells like it are not named"
_LARGEST = 100_000_000
"""Bytes of a member, unpacked."""
_NO_RESULT = "a formula whose result was not saved"
_NONE_SAVED = later(rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>\s*)?</(?:\w+:)?c>")
"""The end of a cell in which a formula stands and nothing behind it. Looked for before a sheet is parsed: most formulas
have their results."""
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))


def gaps(data: bytes) -> Mapping[str, list[Gap]]:
    """The gaps of each sheet, by its name; none where the archive is one of another kind or does not hold."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if "content.xml" in archive.namelist():
                return _open_document(member(archive, "content.xml"))
            return {name: _sheet(member(archive, part)) for name, part in _parts(archive).items()}
    except BROKEN:
        return {}


def member(archive: ZipFile, name: str) -> bytes:
    """A member of an archive, unpacked.

    Raises  ValueError for one that is too large; what ``BROKEN`` lists.
    """
    with archive.open(name) as member:
        found = member.read(_LARGEST + 1)
    if len(found) > _LARGEST:
        raise ValueError(name)
    return found


def _parts(archive: ZipFile) -> Mapping[str, str]:
    """The member that holds each sheet."""
    named: dict[str, str] = {}

    def sheet(tag: str, bears: Mapping[str, str]) -> None:
        if _own(tag) == "sheet":
            named[bears.get("name", "")] = next((value for key, value in bears.items() if _own(key) == "id"), "")

    _parsed(member(archive, "xl/workbook.xml"), sheet)
    return linked(archive, "xl/_rels/workbook.xml.rels", named)


def linked(archive: ZipFile, part: str, named: Mapping[str, str]) -> Mapping[str, str]:
    """The members to which the links of a workbook lead that are named, where they are there."""
    targets: dict[str, str] = {}

    def link(tag: str, bears: Mapping[str, str]) -> None:
        if _own(tag) == "Relationship":
            targets[bears.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", bears.get("Target", "")))[1:]

    _parsed(member(archive, part), link)
    held = set(archive.namelist())
    return {name: targets[key] for name, key in named.items() if targets.get(key) in held}


def _own(tag: str) -> str:
    return tag.rpartition(":")[2]


def _parsed(
    part: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse  # entities can stand for gigabytes
    parser.Parse(part, True)


def _refuse(*_: object) -> None:
    raise ValueError("a declaration of the document's kind")


class Enough(Exception):
    """As many gaps of a sheet are found as are told."""


def add(found: list[Gap], row: int, column: int, what: str) -> None:
    """Keep a gap.

    Raises  Enough with the last one that is told.
    """
    found.append((row, column, what if len(found) < MOST - 1 else what + _FURTHER))
    if len(found) == MOST:
        raise Enough


def _sheet(part: bytes) -> list[Gap]:
    """The gaps of a sheet of Office Open XML; most sheets have none, and are passed over."""
    if b't="e"' not in part and b"t='e'" not in part and not _NONE_SAVED.search(part):
        return []
    cells = _Cells()
    with suppress(Enough):
        _parsed(part, cells.start, cells.end, cells.data)
    return cells.found


class _Cells:
    """The cells of a sheet as its mark-up comes by."""

    def __init__(self) -> None:
        self.found: list[Gap] = []
        self._row = self._column = -1
        self._kind, self._value, self._formula, self._held = "", "", False, False
        self._inside = ""

    def start(self, tag: str, bears: Mapping[str, str]) -> None:
        self._inside = _own(tag)
        if self._inside == "row":
            told = bears.get("r", "")
            self._row, self._column = int(told) - 1 if told.isdecimal() else self._row + 1, -1
        elif self._inside == "c":
            self._column = _column(bears.get("r", ""), self._column + 1)
            self._kind, self._value, self._formula, self._held = bears.get("t", ""), "", False, False
        elif self._inside == "f":
            self._formula = True
        elif self._inside in ("v", "is"):
            self._held = True

    def data(self, words: str) -> None:
        if self._inside == "v" and len(self._value) < 40:
            self._value += words

    def end(self, tag: str) -> None:
        self._inside = ""
        if _own(tag) != "c":
            return
        if self._kind == "e":
            add(self.found, self._row, self._column, f"the error {self._value[:40] or 'of a formula'}")
        elif self._formula and not self._held:
            add(self.found, self._row, self._column, _NO_RESULT)


def _column(place: str, otherwise: int) -> int:
    """The column that a reference such as ``AB12`` names, from 0 on."""
    letters = place.rstrip("0123456789")
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isupper()):
        return otherwise
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


def _open_document(part: bytes) -> Mapping[str, list[Gap]]:
    if b'calcext:value-type="error"' not in part and b"table:formula" not in part:
        return {}
    rows = _Rows()
    with suppress(Enough):
        _parsed(part, rows.start, rows.end, rows.data)
    return rows.found


class _Rows:
    """The cells of the tables of OpenDocument as their mark-up comes by."""

    def __init__(self) -> None:
        self.found: dict[str, list[Gap]] = {}
        self._sheet: list[Gap] = []
        self._row = self._column = 0
        self._rows = self._cells = 1
        self._words, self._formula, self._error, self._valued = "", False, False, False

    def start(self, tag: str, bears: Mapping[str, str]) -> None:
        if tag == "table:table":
            self._sheet = self.found.setdefault(bears.get("table:name", ""), [])
            self._row = 0
        elif tag == "table:table-row":
            self._column, self._rows = 0, _times(bears, "table:number-rows-repeated")
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cells = _times(bears, "table:number-columns-repeated")
            self._words, self._formula = "", "table:formula" in bears
            self._error = bears.get("calcext:value-type") == "error"
            self._valued = "office:value-type" in bears

    def data(self, words: str) -> None:
        if len(self._words) < 40:
            self._words += words

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._rows
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            words = self._words.strip()
            if self._error or (self._formula and words in _ERRORS):
                add(self._sheet, self._row, self._column, f"the error {words[:40] or 'of a formula'}")
            elif self._formula and not self._valued and not words:
                add(self._sheet, self._row, self._column, _NO_RESULT)
            self._column += self._cells


def _times(bears: Mapping[str, str], name: str) -> int:
    """How often a row or a cell is repeated."""
    told = bears.get(name, "1")
    return int(told) if told.isdecimal() and len(told) < 10 else 1
