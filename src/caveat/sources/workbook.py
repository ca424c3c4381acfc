"""A workbook of a spreadsheet program in, its canonical text and the rows of one of its sheets out.

The text of a workbook is its sheets in order, a form feed between each two, each row a line of comma-separated values:
numbers with a point and nothing between thousands, days in ISO 8601, a formula as its result. For a mapping of columns
numbers and days, which have no spelling in a workbook, are written as it expects them.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import StringIO
from typing import Any

from caveat.errors import Malformed, Unreadable
from caveat.sources import apart, zipped
from caveat.sources.patterns import later
from caveat.sources.registers.sheet import Sheet, SheetRow

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBER, _TYPE = b"xl/workbook.", b"application/vnd.oasis.opendocument.spreadsheet"
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
"""What an old workbook calls the part that holds it."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What any office document of this century is called within its lock: which kind it is cannot be told."""
_HEAD = 60
"""Rows of a sheet among which its header stands."""
_CONTROL = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Number(str):
    """A number of a cell, as its shortest decimal."""

    __slots__ = ()


class Day(str):
    """A day or a moment of a cell, in ISO 8601."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook.

    Holds   ``book.text[start:end]`` is the sheet; row ``n`` of it stands at ``places[n]``.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[int, int], ...]
    start: int
    end: int
    gaps: tuple[tuple[int, int, str], ...] = ()
    """Cells that hold something and say nothing: row and column, from 0 on, and what stands there."""

    @property
    def first(self) -> tuple[int, int]:
        """Where its first row stands that says anything."""
        return next((place for place in self.places if place[0] < place[1]), (self.start, self.start))

    @property
    def unread(self) -> Iterator[tuple[int, int, str, str]]:
        """Each gap: where its row stands, the cell as a spreadsheet program names it, and what it holds."""
        for row, column, what in self.gaps:
            place = self.places[row] if row < len(self.places) else (self.end, self.end)
            yield *place, f"{_letters(column)}{row + 1}", what

    @property
    def blank(self) -> bool:
        """True where no cell says anything."""
        return not any(cell.strip() for row in self.rows for cell in row)

    def heads(self, columns: Collection[str]) -> bool:
        """Whether one of its first rows names all of some columns."""
        return any(set(columns) <= {" ".join(cell.split()) for cell in row} for row in self.rows[:_HEAD])


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as text, and its sheets."""

    name: str
    text: str
    tabs: tuple[Tab, ...]

    def chosen(self, name: str, columns: Collection[str]) -> Tab:
        """The sheet of that name, or without a name the only one that says anything or that names all of the columns.

        Raises  Malformed where there is none or more than one.
        """
        told = [one for one in self.tabs if not one.blank]
        known = ", ".join(repr(one.name) for one in self.tabs)
        if name:
            found = [one for one in told if one.name == name]
            if not found:
                raise Malformed(self.name, None, f"no sheet named {name!r} says anything", f"Its sheets are: {known}.")
            return found[0]
        found = told if len(told) < 2 else [one for one in told if one.heads(columns)]
        if len(found) != 1:
            why = f"{len(found) or 'none'} of its sheets {'have' if found else 'has'} the columns that are expected"
            raise Malformed(self.name, None, why, f"Name one under `sheet` in the mapping. Its sheets are: {known}.")
        return found[0]

    def sheet(self, tab: Tab, decimal: str = ".", days: str = "%Y-%m-%d") -> Sheet:
        """A sheet as a table, its numbers and days written as a mapping of columns writes them."""
        rows = tuple(
            SheetRow(tuple(_written(cell, decimal, days) for cell in row), number, *place)
            for number, (row, place) in enumerate(zip(tab.rows, tab.places, strict=True), 1)
        )
        return Sheet(self.name, self.text, "utf-8", ",", rows)


def is_workbook(data: bytes) -> bool:
    """Whether bytes are a workbook, of Office Open XML, OpenDocument or the old binary kind; or may be, locked."""
    if data.startswith(zipped.START):
        return zipped.holds(data, _MEMBER) or zipped.says(data, _TYPE)
    return data.startswith(_OLD) and any(stream in data for stream in (*_STREAMS, _LOCKED))


def read(data: bytes, name: str) -> Book:
    """A workbook.

    Holds   the same bytes give the same text; ``text[start:end]`` of a row is what stands there.
    Raises  Unreadable for a workbook that is locked, damaged or empty, or takes more than the bounds of ``apart``.
    """
    if data.startswith(_OLD) and _LOCKED in data:
        why = "this office document is locked with a password"
        raise Unreadable(name, why, "Save a copy without one and give that.")
    told = apart.read(
        "caveat.sources.workbook_cells", data, name, "workbook", "Save the sheet that you mean as CSV, and give that.",
        parse_int=Number, parse_float=_shortest, object_hook=_day,
    )  # fmt: skip
    parts: list[str] = []
    tabs: list[Tab] = []
    at = 0
    for sheet in told["sheets"]:
        rows = tuple(tuple(_clean(cell) for cell in row) for row in sheet["rows"])
        lines = list(_lines(rows))
        places, start = [], at
        for line in lines:
            places.append((at, at + len(line)))
            at += len(line) + 1
        gaps = tuple((int(row), int(column), what) for row, column, what in sheet["gaps"])
        tabs.append(Tab(sheet["name"], rows, tuple(places), start, at, gaps))
        parts.append("".join(f"{line}\n" for line in lines))
        at += 1  # the form feed behind it
    text = "\f".join(parts)
    if not text.strip():
        raise Unreadable(name, "this workbook holds no rows", "Give the file that holds the table.")
    return Book(name, text, tuple(tabs))


def _day(told: Mapping[str, Any]) -> Mapping[str, Any] | Day:
    return Day(told["day"]) if told.keys() == {"day"} else told


def _shortest(number: str) -> Number:
    """A number without an exponent: 1e-05 is 0.00001."""
    return Number(format(Decimal(number), "f"))


def _clean(cell: str) -> str:
    """A cell without signs that no text holds, its line ends made one kind."""
    if isinstance(cell, Number | Day) or cell.isprintable():
        return cell
    return _CONTROL.sub(" ", cell.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row as a line of comma-separated values, without the empty cells at its end."""
    for row in rows:
        held = len(row)
        while held and not row[held - 1]:
            held -= 1
        written = StringIO()
        csv.writer(written, lineterminator="\n").writerow(row[:held])  # which quotes a cell that holds a line end
        yield written.getvalue()[:-1] if held else ""


def _letters(column: int) -> str:
    """The name of a column: A to Z, AA and so on."""
    before, letter = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _written(cell: str, decimal: str, days: str) -> str:
    match cell:
        case Number():
            return cell.replace(".", decimal)
        case Day():  # of a moment, its day
            return datetime.fromisoformat(cell).strftime(days)
        case _:
            return cell
