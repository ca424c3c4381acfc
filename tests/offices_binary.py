"""Small workbooks of the two binary kinds for tests, byte by byte: ``.xls`` in a compound file, and ``.xlsb``."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import date

from tests.offices import packed

Cell = str | int | float | date | None
"""A text that begins with # is the error of that name."""
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = '<?xml version="1.0"?><{0} xmlns="http://schemas.openxmlformats.org/package/2006/{1}">{2}</{0}>'


def serial(day: date) -> float:
    """The number by which a workbook keeps a day."""
    return float((day - date(1899, 12, 30)).days)


def old(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook of Excel 97 to 2003."""
    bodies = [_old_sheet(rows) for rows in sheets.values()]
    formats = b"".join(_old_record(0x00E0, struct.pack("<HHH14x", 0, kind, 0)) for kind in (0, 14))
    names = [name.encode("utf-16-le") for name in sheets]
    length = len(_opening(5)) + len(formats) + sum(12 + len(name) for name in names) + 4
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += _old_record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(name) // 2, 1) + name)
        length += len(body)
    return compound("Workbook", _opening(5) + formats + bounds + _old_record(0x000A) + b"".join(bodies))


def _old_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _opening(kind: int) -> bytes:
    return _old_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005 if kind == 5 else 0x0010, 0, 1997, 0, 0x0600))


def _old_sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    told = [_old_cell(cell, row, column) for row, cells in enumerate(rows) for column, cell in enumerate(cells)]
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0)
    return _opening(16) + _old_record(0x0200, size) + b"".join(told) + _old_record(0x000A)


def _old_cell(cell: Cell, row: int, column: int) -> bytes:
    place = struct.pack("<HHH", row, column, 1 if isinstance(cell, date) else 0)
    match cell:
        case None:
            return b""
        case str() if cell in _ERRORS:
            return _old_record(0x0205, place + bytes([_ERRORS[cell], 1]))
        case str() if cell.startswith("="):  # a formula whose result is the error behind the sign
            result = struct.pack("<BxBxxxH", 2, _ERRORS[cell[1:]], 0xFFFF)
            return _old_record(0x0006, place + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00")
        case str():
            return _old_record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
        case date():
            return _old_record(0x0203, place + struct.pack("<d", serial(cell)))
        case _:
            return _old_record(0x0203, place + struct.pack("<d", cell))


def compound(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, long enough to stand in sectors of its own."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    table = [_FAT, _END, *range(3, count + 2), _END]
    assert len(table) <= _SECTOR // 4, "one sector of the table is enough for tests"
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    packed_table = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    return head + packed_table + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, _FREE, child, start, size
    )  # fmt: skip


def binary(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook whose members are binary, as Excel 2007 and later save it on request."""
    count = range(1, len(sheets) + 1)
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{at}.bin"/>' for at in count
    )
    links += f'<Relationship Id="r0" Type="{_LINKS}/styles" Target="styles.bin"/>'
    top = f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.bin"/>'
    kinds = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    told = b"".join(
        _record(156, struct.pack("<II", 0, at) + _words(f"r{at}") + _words(name)) for at, name in enumerate(sheets, 1)
    )
    formats = b"".join(_record(47, struct.pack("<HH12x", 0, kind)) for kind in (0, 14))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _PACKAGE.format("Types", "content-types", kinds),
        "_rels/.rels": _PACKAGE.format("Relationships", "relationships", top),
        "xl/_rels/workbook.bin.rels": _PACKAGE.format("Relationships", "relationships", links),
        "xl/workbook.bin": _record(131) + _record(143) + told + _record(144) + _record(132),
        "xl/styles.bin": _record(278) + _record(617, struct.pack("<I", 2)) + formats + _record(618) + _record(279),
    }
    return packed(
        parts | {f"xl/worksheets/sheet{at}.bin": _sheet(rows) for at, rows in zip(count, sheets.values(), strict=True)}
    )


def _record(kind: int, data: bytes = b"") -> bytes:
    length, left = b"", len(data)
    while left >= 0x80:
        length, left = length + bytes([left & 0x7F | 0x80]), left >> 7
    named = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return named + length + bytes([left]) + data


def _words(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    size = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, max(map(len, rows), default=1) - 1)
    made = _record(129) + _record(148, size) + _record(145)
    for number, cells in enumerate(rows):
        made += _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        made += b"".join(_cell(cell, column) for column, cell in enumerate(cells))
    return made + _record(146) + _record(130)


def _cell(cell: Cell, column: int) -> bytes:
    place = struct.pack("<II", column, 1 if isinstance(cell, date) else 0)
    match cell:
        case None:
            return b""
        case str() if cell in _ERRORS:
            return _record(3, place + bytes([_ERRORS[cell]]))
        case str() if cell.startswith("="):
            return _record(11, place + bytes([_ERRORS[cell[1:]]]) + struct.pack("<HII", 0, 0, 0))
        case str():
            return _record(6, place + _words(cell))
        case date():
            return _record(5, place + struct.pack("<d", serial(cell)))
        case _:
            return _record(5, place + struct.pack("<d", cell))
