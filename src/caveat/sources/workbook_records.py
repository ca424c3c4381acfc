"""The cells of a binary workbook that hold an error and say nothing, as ``workbook_gaps`` tells them of the others.

Such a workbook is a sequence of records, each with its kind and its length: in one stream of a compound file in
``.xls`` ([MS-CFB], [MS-XLS]), and in a member of the archive for each sheet in ``.xlsb`` ([MS-XLSB]). What other
records say is left to the library that reads the cells.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

from caveat.sources.workbook_gaps import BROKEN, Enough, Gap, add, linked, member

_OLD = b"\xd0\xcf\x11\xe0"
_NAMES = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_STREAMS = ("Workbook", "Book")
_LAST = 0xFFFFFFFA
"""Numbers of sectors above which no sector stands: ends of chains, and what is free."""
Record = tuple[int, bytes]


def gaps(data: bytes) -> Mapping[str, list[Gap]]:
    """The errors of each sheet of a binary workbook, by its name; none where it is of another kind or does not hold."""
    try:
        if data.startswith(_OLD):
            return _old(_stream(data))
        with ZipFile(BytesIO(data)) as archive:
            return {name: _sheet(member(archive, part)) for name, part in _parts(archive).items()}
    except (*BROKEN, struct.error):
        return {}


def _error(code: int) -> str:
    return f"the error {_NAMES.get(code, 'of a formula')}"


# Binary members of an archive ----------------------------------------------------------------------------------------


def _parts(archive: ZipFile) -> Mapping[str, str]:
    named = {}
    for kind, data in _records(member(archive, "xl/workbook.bin")):
        if kind == 156:  # BrtBundleSh: two numbers, the link of a sheet, and its name
            link, end = _words(data, 8)
            named[_words(data, end)[0]] = link
    return linked(archive, "xl/_rels/workbook.bin.rels", named)


def _words(data: bytes, at: int) -> tuple[str, int]:
    """A text that begins with its length, and where it ends."""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le"), end


def _records(part: bytes) -> Iterator[Record]:
    """The records of a member: kind and length have seven bits in each byte, the lowest first."""
    at, end = 0, len(part)
    while at < end:
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        yield kind, part[at : at + length]
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    found = 0
    for place in range(most):
        one = part[at + place]
        found |= (one & 0x7F) << (7 * place)
        if one < 0x80:
            return found, at + place + 1
    return found, at + most


def _sheet(part: bytes) -> list[Gap]:
    found: list[Gap] = []
    row = 0
    with suppress(Enough):
        for kind, data in _records(part):
            if kind == 0:  # BrtRowHdr
                (row,) = struct.unpack_from("<I", data)
            elif kind in (3, 11):  # BrtCellError, BrtFmlaError
                (column,) = struct.unpack_from("<I", data)
                add(found, row, column, _error(data[8]))
    return found


# A stream of a compound file -----------------------------------------------------------------------------------------


def _stream(data: bytes) -> bytes:
    """The stream that holds the workbook.

    Raises  LookupError where there is none; struct.error, ValueError where the file does not hold.
    """
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    count, first, _, least = struct.unpack_from("<IIII", data, 44)
    if not 64 <= size <= 1 << 16:
        raise ValueError("the size of a sector")

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    def chained(number: int, table: list[int]) -> bytes:
        parts, left = [], len(data) // size + 1
        while number < _LAST and left:
            parts.append(sector(number))
            number, left = table[number], left - 1
        return b"".join(parts)

    table = _numbers(b"".join(map(sector, _holding(data, size, count))))
    directory = chained(first, table)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    named = {one[: max(struct.unpack_from("<H", one, 64)[0] - 2, 0)].decode("utf-16-le"): one for one in entries}
    entry = named[next((name for name in _STREAMS if name in named), "")]
    start, length = struct.unpack_from("<II", entry, 116)
    if length < least:
        raise ValueError("a stream in small sectors: no program writes a workbook so")
    return chained(start, table)[:length]


def _holding(data: bytes, size: int, count: int) -> list[int]:
    """The sectors that hold the table of sectors: 109 are named in the head of the file, the rest in a chain."""
    found = list(struct.unpack_from("<109I", data, 76))
    further, left = struct.unpack_from("<II", data, 68)
    while further < _LAST and 0 < left <= len(data) // size:
        *more, further = _numbers(data[(further + 1) * size : (further + 2) * size])
        found += more
        left -= 1
    return [one for one in found if one < _LAST][: min(count, len(data) // size)]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _old(stream: bytes) -> Mapping[str, list[Gap]]:
    sheets = {}
    for kind, data in _old_records(stream, 0):
        if kind == 0x85:  # BOUNDSHEET: where a sheet begins, what it is, and its name
            sheets[_name(data)] = struct.unpack_from("<I", data)[0]
        elif kind == 0x0A:
            break
    return {name: _old_sheet(stream, at) for name, at in sheets.items()}


def _name(data: bytes) -> str:
    length, wide = data[6], data[7]
    if wide > 1:  # before 1997 the letters begin here
        return data[7 : 7 + length].decode("cp1252")
    return data[8 : 8 + length * (wide + 1)].decode("utf-16-le" if wide else "latin-1")


def _old_records(stream: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _old_sheet(stream: bytes, at: int) -> list[Gap]:
    found: list[Gap] = []
    depth = 0
    with suppress(Enough):
        for kind, data in _old_records(stream, at):
            if kind in (0x0809, 0x0A):  # BOF and EOF: a chart may stand within
                depth += 1 if kind == 0x0809 else -1
                if depth <= 0:
                    break
            elif depth == 1 and kind == 0x0205 and data[7] == 1:  # BOOLERR
                add(found, *_place(data), _error(data[6]))
            elif depth == 1 and kind in (0x06, 0x0206, 0x0406) and data[12:14] == b"\xff\xff" and data[6] == 2:
                add(found, *_place(data), _error(data[8]))  # FORMULA
    return found


def _place(data: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<HH", data)
    return row, column
