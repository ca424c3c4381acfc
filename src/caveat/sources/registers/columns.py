"""A mapping of columns: a small TOML file that says how one publisher's table is read.

Which of their columns is which of ours, how dates and numbers are written, what the sums stand for, whose report a row
is. Every column of the table is mapped or ignored by name; a column that is neither is refused.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from caveat import tables
from caveat.errors import UnknownTerm
from caveat.evidence import AmountBasis, QuantityKind
from caveat.sources.patterns import later

TEXTS = ("id", "status", "description", "end_use", "note", "reporter", "goods")
PLACES = ("origin", "destination", "end_user_country", "state_of_origin", "intermediate_location")
COUNTS = ("licences", "refusals", "criterion_cited", "quantity")
SUMS = ("value", "licence_value", "export_value")
FIELDS = (*TEXTS, *PLACES, *COUNTS, *SUMS, "date", "year", "control", "category", "side", "measure")
"""What a column may be. ``value`` stands for what the mapping's ``basis`` says, or what ``measure`` says."""

Side = Literal["exporter", "importer"]
_DIRECTIVES = later(r"%([A-Za-z])")
_DAY = ("dj", "mbBj", "Yy")
"""What the letters of a pattern of dates are for: of each of these it needs one (j counts the days of a year)."""


class Mapped(tables.Row):
    """How one publisher's table is read."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9\-]+$")]
    publisher: str
    says: str
    seen: str = ""
    """Where the layout was seen, for the mappings that come with the program."""
    columns: dict[str, str | tuple[str, ...]] = Field(min_length=1)
    """Our field to their column, or to several: control numbers stand in one column for each list."""
    names: tuple[str, ...] = ()
    """The columns from left to right, where the table has no header."""
    throughout: dict[str, str] = Field(default_factory=dict)
    """What stands outside the table and holds for each of its rows: a state, a year."""
    ignored: tuple[str, ...] = ()
    by_category: tuple[str, ...] = ()
    """Columns that are categories of goods, with a sum in each cell: a row becomes one record for each that has one."""
    sides: dict[str, Side] = Field(default_factory=dict)
    """What the column ``side`` says, and whose report the row is then."""
    measures: dict[str, Literal["licences", "refusals", "criterion_cited", "licence_value", "export_value"]] = Field(
        default_factory=dict
    )
    """What the column ``measure`` says, and what the number in ``value`` is then."""
    apart: dict[str, str] = Field(default_factory=dict)
    """What ``side`` or ``measure`` says of rows that are none of ours, and why they are left."""
    delimiter: str | None = None
    sheet: str = ""
    """Of a workbook, the sheet that is meant; without it the only one that has the columns."""
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
    quantity_kind: QuantityKind = QuantityKind.UNKNOWN
    """What a number of goods counts."""
    totals: tuple[str, ...] = ()
    """How a row of totals begins; such rows are named and not read as records."""
    notes: tuple[str, ...] = ()
    """How a note under the table begins."""
    broken_rows: bool = False
    """True where the publisher's own file has broken rows: each is then left and named, and the rest is read."""

    @field_validator("delimiter")
    @classmethod
    def _parts_cells(cls, delimiter: str | None) -> str | None:
        if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n '):
            raise ValueError("the one character that parts the cells, such as ; or \\t")
        return delimiter

    @field_validator("date_format")
    @classmethod
    def _dates_a_day(cls, written: str) -> str:
        if not all(set(one) & set(_DIRECTIVES.findall(written)) for one in _DAY):
            raise ValueError("a pattern with day, month and year, such as %d.%m.%Y for 31.12.2024")
        return written

    @field_validator("columns", "throughout")
    @classmethod
    def _known(cls, columns: dict[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
        for name in columns:
            if name not in FIELDS:
                raise ValueError(f"one of {', '.join(FIELDS)}, and {name!r} is none of them")
        return columns

    @model_validator(mode="after")
    def _money_has_a_currency(self) -> Mapped:
        money = self.by_category or set(SUMS) & {*self.columns, *self.throughout, *self.measures.values()}
        if money and self.currency is None:
            raise ValueError("currency: the sums need one, such as EUR")
        return self

    @model_validator(mode="after")
    def _parts_fit(self) -> Mapped:
        for keys, needed in (("sides", ("side",)), ("measures", ("measure", "value"))):
            for field in needed:
                if bool(getattr(self, keys)) and field not in self.columns:
                    raise ValueError(f"{keys}: they need a column {field} under columns")
            if needed[0] in self.columns and not getattr(self, keys):
                raise ValueError(f"{needed[0]}: what it says is told under {keys}")
        if twice := sorted(self.columns.keys() & self.throughout.keys()):
            raise ValueError(f"throughout: {twice[0]} has a column of its own")
        return self

    def named(self) -> set[str]:
        """Every column of theirs that the mapping names."""
        mapped = {one for value in self.columns.values() for one in ((value,) if isinstance(value, str) else value)}
        return mapped | set(self.ignored) | set(self.by_category)


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
        raise UnknownTerm("caveat", "--columns", name, (*shipped(), "or the path of a mapping file"))
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
