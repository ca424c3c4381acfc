"""Bytes of a CSV file in; its rows out, each with its line and with the place where it stands in the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from caveat.errors import Malformed, TooLarge, Unreadable
from caveat.sources import unread
from caveat.sources.patterns import later

MAX_BYTES = 200_000_000
MAX_CELL = 1_000_000
DELIMITERS = (",", ";", "\t", "|")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TOLD = later(r'"?sep=(?P<mark>[,;\t|])"?\n', re.IGNORECASE)
"""A first line by which a spreadsheet program is told the separator. It is no row."""
_QUOTED = later(r'"[^"]*"')
_PAGE = later(rb"\s*<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE)
"""How a page begins, which is what many a table is that is offered for a spreadsheet program."""
_AS_CSV = "Open it in a spreadsheet program, and save the sheet as CSV in UTF-8."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One record of a table, which may run over several lines of its file.

    Holds   ``text[start:end]`` is the record as it stands there, without the line end behind it.
    """

    cells: tuple[str, ...]
    line: int
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """True where no cell says anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text, and its rows."""

    name: str
    text: str
    encoding: str
    """The encoding in which the bytes were read; ``cp1252`` is an assumption where they are no UTF-8."""
    delimiter: str
    rows: tuple[SheetRow, ...]

    def quote(self, row: SheetRow) -> str:
        """A row as it stands in the text."""
        return self.text[row.start : row.end]


def read(data: bytes, name: str, delimiter: str | None = None, first: str | None = None) -> Sheet:
    """The rows of a CSV file in any of the usual encodings and with any of the usual separators.

    ``first`` is the first column of a header that is known: what stands behind it parts the cells.

    Raises  TooLarge; Unreadable for an empty file, a file that is no text or another encoding; Malformed where a quote
            is opened and not closed.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"{len(data):,} bytes", f"{MAX_BYTES:,} bytes", "Split the table by year.")
    text, encoding = _decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable(name, "it holds no rows", "Export the table again.")
    told = _TOLD.match(text)
    mark = delimiter or (told["mark"] if told else _behind(first, text) or _delimiter(text))
    return Sheet(name, text, encoding, mark, tuple(_rows(text, name, mark))[bool(told) :])


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    other = unread.kind(data)
    if other is None and _PAGE.match(data):
        other = "a page in HTML", ""
    if other is not None:
        raise Unreadable(name, f"this is {other[0]}, and no table as text", _AS_CSV)
    if b"\0" in data and not data.startswith(_UTF16):
        raise Unreadable(name, "it holds NUL bytes, so it is no table as text", "Export it as CSV in UTF-8.")
    encodings = ("utf-16",) if data.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise Unreadable(name, f"its bytes are neither {' nor '.join(encodings)}", "Export it as CSV in UTF-8.")


def _behind(first: str | None, text: str) -> str | None:
    """The separator behind the first column of a header, where it stands there."""
    at = text.find(first) if first else -1
    behind = text[at + len(first or "") :][:2].lstrip('"')[:1] if at >= 0 else ""
    return behind if behind in DELIMITERS else None


def _delimiter(text: str) -> str:
    """The separator that parts the most lines near the top, and of these the one that parts one most often.

    What stands in quotation marks parts nothing.
    """
    head = _QUOTED.sub("", "\n".join(text.split("\n", 60)[:60])).split("\n")
    counts = {mark: [line.count(mark) for line in head] for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: (sum(map(bool, counts[mark])), max(counts[mark])))


def _rows(text: str, name: str, delimiter: str) -> Iterator[SheetRow]:
    lines = text.split("\n")  # not splitlines, which also breaks at characters that a cell may hold, such as U+2028
    ends = list(accumulate(len(line) + 1 for line in lines))
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True)
    csv.field_size_limit(MAX_CELL)
    first = 1
    try:
        for cells in reader:
            start = ends[first - 2] if first > 1 else 0
            end = min(ends[reader.line_num - 1] - 1, len(text))
            if end > start or cells:
                yield SheetRow(tuple(cells), first, start, end)
            first = reader.line_num + 1
    except csv.Error as wrong:
        said = str(wrong)
        why = "a quotation mark is opened and not closed" if "unexpected end" in said else said
        raise Malformed(name, first, why, "Mend the row, or export the table again.") from None
