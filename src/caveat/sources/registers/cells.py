"""One row of a table and the mapping by which its cells are read: words, numbers, dates, or a complaint by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from caveat.errors import BadRow
from caveat.sources.patterns import later
from caveat.sources.registers.columns import Mapped
from caveat.sources.registers.sheet import Sheet, SheetRow

_SPACES = later("[\u00a0\u2009\u202f]")
"""Spaces that do not break a line, as some spreadsheets put between thousands."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row with the mapping by which its cells are read."""

    sheet: Sheet
    row: SheetRow
    cells: Mapping[str, str]
    how: Mapped

    def texts(self, field: str) -> tuple[str, ...]:
        """What the columns of a field say, empty cells left out."""
        columns = self.how.columns.get(field, ())
        if isinstance(columns, str) or not columns:
            text = self.text(field)
            return (text,) if text else ()
        return tuple(text for column in columns if (text := self.cells[column].strip()))

    def text(self, field: str) -> str | None:
        """What a field says, several columns joined."""
        columns = self.how.columns.get(field)
        if columns is None:
            return self.how.throughout.get(field) or None
        if isinstance(columns, str):
            return self.cells[columns].strip() or None
        return "; ".join(self.texts(field)) or None

    def bad(self, field: str, stands: str, expected: str) -> BadRow:
        """The complaint about a cell."""
        return BadRow(
            self.sheet.name, self.row.line, self.row.cells[0].strip()[:40], field, repr(stands[:60]), expected
        )

    def number(self, field: str, text: str) -> Decimal:
        """A number as the mapping writes it. Thousands stand in threes: "12.5" is not 125 where a point parts them."""
        between, point = self.how.thousands, self.how.decimal
        if between == " ":
            text = _SPACES.sub(" ", text)
        grouped = rf"[0-9]{{1,3}}(?:{re.escape(between)}[0-9]{{3}})+|" if between else ""
        if not re.fullmatch(rf"(?:{grouped}[0-9]+)(?:{re.escape(point)}[0-9]+)?", text):
            written = f"{point!r} for decimals and {between or 'nothing'!r} between thousands"
            raise self.bad(field, text, f"Expected: a number with {written}, as the mapping says.")
        return Decimal((text.replace(between, "") if between else text).replace(point, "."))

    def one_of(self, field: str, table: Mapping[str, str]) -> str:
        """What a column says by one of the words of a table of the mapping."""
        text = self.text(field) or ""
        if text not in table:
            known = ", ".join((*table, *self.how.apart))
            raise self.bad(field, text, f"Expected: one of {known}, as the mapping says.")
        return table[text]

    def date(self) -> str | None:
        """The day, in ISO 8601; None where the cell is empty.

        Raises  BadRow for what is no day as the mapping writes them.
        """
        text = self.text("date")
        if text is None:
            return None
        try:
            return datetime.strptime(text, self.how.date_format).date().isoformat()
        except ValueError:
            raise self.bad("date", text, f"Expected: a date written {self.how.date_format}.") from None

    def year(self) -> int | None:
        """The year."""
        text = self.text("year")
        if text is None:
            return None
        if not re.fullmatch(r"(?:19|20)[0-9]{2}", text):
            raise self.bad("year", text, "Expected: a year of four digits.")
        return int(text)
