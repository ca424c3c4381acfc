"""The cells of a workbook, read in a process of its own: bytes on standard input, JSON on standard output.

A text cell is a string there, a number a number, a day or a moment ``{"day": …}`` in ISO 8601, an empty cell "".
What stands in a cell that is merged downwards stands for each of its rows. Cells that hold an error, or a formula
without its result, are empty, and told as gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from math import isfinite
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from caveat.sources import apart, workbook_gaps, workbook_records
from caveat.sources.apart import Refused

_Cell = str | int | float | Mapping[str, str]
MOST = 4_000_000
"""Cells of a workbook."""


def told(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The sheets of a workbook in their order, hidden ones too, each with its name and its rows from the first on.

    Raises  Refused for a workbook that is locked or broken, or larger than is read.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = list(_sheets(book))
    except PasswordError:
        raise Refused("this workbook is locked with a password", "Save a copy without one and give that.") from None
    except (CalamineError, OSError):
        raise Refused("this workbook is damaged or cut short", "Fetch or save it again.") from None
    gaps = workbook_gaps.gaps(data) or workbook_records.gaps(data)
    return {"sheets": [{**one, "gaps": gaps.get(one["name"], [])} for one in sheets]}


def _sheets(book: CalamineWorkbook) -> Iterator[dict[str, Any]]:
    left = MOST
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        left -= sheet.total_height * sheet.total_width
        if left < 0:
            raise Refused(f"it holds more than {MOST:,} cells", "Save the sheet that you mean as CSV, and give that.")
        rows = sheet.to_python(skip_empty_area=False) if sheet.end is not None else []
        cells = [[_cell(value) for value in row] for row in rows]
        _fill(cells, sheet.merged_cell_ranges or ())
        yield {"name": about.name, "rows": cells}


def _fill(cells: list[list[_Cell]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write in each row what stands once for several: words and days of cells that are merged downwards.

    A number is left where it stands, because a sum for several rows is no sum of each.
    """
    for (top, left), (bottom, right) in merged:
        if left != right or top >= len(cells) or left >= len(cells[top]):
            continue
        stands = cells[top][left]
        if isinstance(stands, int | float) or not stands:
            continue
        for row in cells[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == "":
                row[left] = stands


def _cell(value: object) -> _Cell:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case str() | int():
            return value
        case float() if isfinite(value):
            return int(value) if value.is_integer() else value
        case datetime() if (value.hour, value.minute, value.second) == (0, 0, 0):
            return {"day": value.date().isoformat()}
        case datetime():
            return {"day": value.isoformat(sep=" ", timespec="seconds")}
        case date():
            return {"day": value.isoformat()}
        case _:
            return str(value)


if __name__ == "__main__":
    apart.bounded(told)
