"""A table of licences or of exports and a mapping of its columns in; one record a row out, nothing dropped unnamed.

A mapping is a small TOML file: which of their columns is which of ours, how dates and numbers are written, what the
sums stand for. Every column of the table is mapped or ignored by name; a column that is neither is refused.
"""

from __future__ import annotations

import functools
import gettext
import importlib.resources
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal

import pycountry
from pydantic import Field, ValidationError, field_validator, model_validator

from caveat import tables
from caveat.errors import BadRow, Malformed, UnknownTerm
from caveat.evidence import AmountBasis
from caveat.sources.registers.sheet import Sheet, SheetRow

TEXTS = ("id", "status", "description", "end_use", "note", "reporter")
PLACES = ("origin", "destination", "end_user_country")
COUNTS = ("licences", "refusals", "quantity")
FIELDS = (*TEXTS, *PLACES, *COUNTS, "date", "year", "control", "value", "licence_value", "export_value")
"""What a column may be. ``value`` stands for what the mapping's ``basis`` says."""


class Mapped(tables.Row):
    """How one publisher's table is read."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9\-]+$")]
    publisher: str
    says: str
    columns: dict[str, str | tuple[str, ...]] = Field(min_length=1)
    """Our field to their column, or to several: control numbers stand in one column for each list."""
    ignored: tuple[str, ...] = ()
    by_category: tuple[str, ...] = ()
    """Columns that are categories of goods, with a sum in each cell: a row becomes one record for each that has one."""
    delimiter: str | None = None
    header: str | None = None
    """The first cell of the header, where free text stands before it."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    """The language of the names of countries."""
    countries: dict[str, Annotated[str, Field(pattern=r"^[A-Z]{3}$")]] = Field(default_factory=dict)
    """Names as this publisher writes them and no list of countries does, with their ISO 3166 codes."""
    date_format: str = "%Y-%m-%d"
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ",", ".", "'", " ", "\u2019"] = ""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    basis: AmountBasis = AmountBasis.LICENCE
    totals: tuple[str, ...] = ()
    """How a row of totals begins; such rows are named and not read as records."""

    @field_validator("columns")
    @classmethod
    def _known(cls, columns: dict[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
        for name in columns:
            if name not in FIELDS:
                raise ValueError(f"one of {', '.join(FIELDS)}, and {name!r} is none of them")
        return columns

    @model_validator(mode="after")
    def _money_has_a_currency(self) -> Mapped:
        money = self.by_category or {"value", "licence_value", "export_value"} & set(self.columns)
        if money and self.currency is None:
            raise ValueError("currency: the sums need one, such as EUR")
        return self

    def named(self) -> set[str]:
        """Every column of theirs that the mapping names."""
        mapped = {one for value in self.columns.values() for one in ((value,) if isinstance(value, str) else value)}
        return mapped | set(self.ignored) | set(self.by_category)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the table gives it, and what it stands for."""

    value: Decimal
    currency: str
    basis: AmountBasis


@dataclass(frozen=True, slots=True)
class Permit:
    """One record of a table: a licence, or what was licensed or exported to a country in a period.

    Holds   ``sheet.text[start:end]`` is the row; what a cell leaves open is absent here, never a zero.
    """

    texts: Mapping[str, str]
    places: Mapping[str, str]
    """As the table writes them."""
    countries: Mapping[str, str | None]
    """ISO 3166 codes of the places; None where the name is not known in the table's language."""
    counts: Mapping[str, Decimal]
    date: str | None
    year: int | None
    controls: tuple[str, ...]
    category: str | None
    money: tuple[Money, ...]
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is no record, and why it was left."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Permits:
    """The records of a table, and the rows that are none."""

    records: tuple[Permit, ...]
    left: tuple[Left, ...]


@functools.cache
def shipped() -> Mapping[str, Mapped]:
    """The mappings that come with the program, by id."""
    folder = importlib.resources.files("caveat.sources.registers") / "mappings"
    found = [mapping(tables.read(one), one.name) for one in folder.iterdir() if one.name.endswith(".toml")]
    return {one.id: one for one in sorted(found, key=lambda one: one.id)}


def named(name: str) -> Mapped:
    """A shipped mapping by its id, or the mapping in a file.

    Raises  UnknownTerm where it is neither.
    """
    if name in shipped():
        return shipped()[name]
    path = Path(name)
    if not path.is_file():
        raise UnknownTerm("caveat read", "--columns", name, (*shipped(), "or the path of a mapping file"))
    return mapping(tables.read(path), name)


def mapping(text: str, name: str) -> Mapped:
    """A mapping from the text of its file.

    Raises  Malformed for broken TOML, BadRow for a field that does not hold.
    """
    found = tables.parse(text, name)
    try:
        return Mapped.model_validate(found)
    except ValidationError as wrong:
        raise tables.bad_row(name, None, str(found.get("id", "the mapping")), wrong) from None


def read(sheet: Sheet, how: Mapped) -> Permits:
    """The records of a table.

    Raises  Malformed where a column is neither mapped nor ignored, or a mapped one is not there; BadRow for a cell that
            is no number or no date as the mapping writes them.
    """
    header, rows = _header(sheet, how)
    names = [cell.strip() for cell in header.cells]
    _check_columns(sheet, header, names, how)
    records: list[Permit] = []
    left: list[Left] = []
    for row in rows:
        if row.blank:
            left.append(Left(row.line, "blank"))
        elif row.cells[0].strip().startswith(how.totals or ("\0",)):
            left.append(Left(row.line, "a row of totals: the sum of rows that are read"))
        elif len(row.cells) != len(names):
            raise BadRow(sheet.name, row.line, row.cells[0][:40], "the row", f"{len(row.cells)} cells long",
                         f"Expected: {len(names)} cells, as the header has.")  # fmt: skip
        else:
            records += _records(_Cells(sheet, row, dict(zip(names, row.cells, strict=True)), how))
    return Permits(tuple(records), tuple(left))


def _header(sheet: Sheet, how: Mapped) -> tuple[SheetRow, tuple[SheetRow, ...]]:
    for index, row in enumerate(sheet.rows):
        if not row.blank and (how.header is None or row.cells[0].strip() == how.header):
            return row, sheet.rows[index + 1 :]
    stands = f"no row begins with {how.header!r}" if how.header else "no row holds anything"
    raise Malformed(sheet.name, None, stands, "Name the header's first cell under `header` in the mapping.")


def _check_columns(sheet: Sheet, header: SheetRow, names: list[str], how: Mapped) -> None:
    doubled = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if doubled is not None:
        raise Malformed(sheet.name, header.line, f"the column {doubled!r} stands twice", "Rename one of the two.")
    if missing := sorted(how.named() - set(names)):
        raise Malformed(sheet.name, header.line, f"the mapping {how.id} names {missing[0]!r}, which is no column here",
                        f"The columns are: {', '.join(names)}.")  # fmt: skip
    if strange := [name for name in names if name not in how.named()]:
        raise Malformed(sheet.name, header.line, f"the column {strange[0]!r} is neither mapped nor ignored",
                        f"Name it in the mapping {how.id}, under columns or under ignored.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row with the mapping by which its cells are read."""

    sheet: Sheet
    row: SheetRow
    cells: Mapping[str, str]
    how: Mapped

    def texts(self, field: str) -> tuple[str, ...]:
        """What the columns of a field say, empty cells left out."""
        columns = self.how.columns.get(field, ())
        each = (columns,) if isinstance(columns, str) else columns
        return tuple(text for column in each if (text := self.cells[column].strip()))

    def text(self, field: str) -> str | None:
        """What a field says, several columns joined."""
        return "; ".join(self.texts(field)) or None

    def bad(self, field: str, stands: str, expected: str) -> BadRow:
        """The complaint about a cell."""
        return BadRow(self.sheet.name, self.row.line, self.row.cells[0][:40], field, repr(stands[:60]), expected)

    def number(self, field: str, text: str) -> Decimal:
        """A number as the mapping writes it."""
        plain = text.replace(self.how.thousands, "") if self.how.thousands else text
        plain = plain.replace(",", ".") if self.how.decimal == "," else plain
        try:
            found = Decimal(plain) if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", plain) else None
        except InvalidOperation:
            found = None
        if found is None or found < 0:
            written = f"{self.how.decimal!r} for decimals and {self.how.thousands or 'nothing'!r} between thousands"
            raise self.bad(field, text, f"Expected: a number with {written}, as the mapping says.")
        return found


def _records(cells: _Cells) -> Iterator[Permit]:
    how = cells.how
    if not how.by_category:
        yield _permit(cells, None, tuple(_money(cells)))
        return
    for column in how.by_category:
        text = cells.cells[column].strip()
        if text:
            assert how.currency is not None
            yield _permit(cells, column, (Money(cells.number(column, text), how.currency, how.basis),))


def _money(cells: _Cells) -> Iterator[Money]:
    bases = {"value": cells.how.basis, "licence_value": AmountBasis.LICENCE, "export_value": AmountBasis.DELIVERY}
    for field, basis in bases.items():
        text = cells.text(field)
        if text is not None:
            assert cells.how.currency is not None
            yield Money(cells.number(field, text), cells.how.currency, basis)


def _permit(cells: _Cells, category: str | None, money: tuple[Money, ...]) -> Permit:
    places = {field: text for field in PLACES if (text := cells.text(field))}
    return Permit(
        texts={field: text for field in TEXTS if (text := cells.text(field))},
        places=places,
        countries={
            field: cells.how.countries.get(text) or country(text, cells.how.language) for field, text in places.items()
        },
        counts={field: cells.number(field, text) for field in COUNTS if (text := cells.text(field))},
        date=_date(cells),
        year=_year(cells),
        controls=tuple(one for text in cells.texts("control") for one in text.split("\n") if one.strip()),
        category=category,
        money=money,
        line=cells.row.line,
        start=cells.row.start,
        end=cells.row.end,
    )


def _date(cells: _Cells) -> str | None:
    text = cells.text("date")
    if text is None:
        return None
    try:
        return datetime.strptime(text, cells.how.date_format).date().isoformat()
    except ValueError:
        raise cells.bad("date", text, f"Expected: a date written {cells.how.date_format}.") from None


def _year(cells: _Cells) -> int | None:
    text = cells.text("year")
    if text is None:
        return None
    if not re.fullmatch(r"(?:19|20)[0-9]{2}", text):
        raise cells.bad("year", text, "Expected: a year of four digits.")
    return int(text)


@functools.lru_cache(maxsize=4096)
def country(name: str, language: str) -> str | None:
    """The ISO 3166 code of a country by its name in a language; None where the name is not known. Never a guess."""
    return _countries(language).get(_plain(name))


@functools.cache
def _countries(language: str) -> Mapping[str, str]:
    words: Callable[[str], str]
    try:
        words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext
    except FileNotFoundError:  # English, and languages that nobody has translated the list into
        words = str
    found: dict[str, str] = {}
    for one in pycountry.countries:
        for name in (one.name, getattr(one, "common_name", None), getattr(one, "official_name", None)):
            if name:
                found.setdefault(_plain(words(name)), one.alpha_3)
                found.setdefault(_plain(name), one.alpha_3)
        found[_plain(one.alpha_3)] = found[_plain(one.alpha_2)] = one.alpha_3
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s,.()'\u2019-]+", " ", name).strip().casefold()
