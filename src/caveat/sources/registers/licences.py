"""A table of licences, exports or transfers and a mapping of its columns in; its records out, nothing dropped unnamed.

Two states may report one transfer, each from its side. Both reports are kept, and each names the rows of the other side
that may be the same goods, so that these are counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from caveat.countries import country, plain
from caveat.errors import BadRow, Malformed
from caveat.evidence import AmountBasis, QuantityKind
from caveat.sources.registers.cells import Cells
from caveat.sources.registers.columns import COUNTS, PLACES, TEXTS, Mapped, Side, mapping, named, shipped
from caveat.sources.registers.sheet import Sheet, SheetRow
from caveat.sources.registers.totals import is_total

__all__ = ["ABOVE", "Left", "Mapped", "Money", "Permit", "Permits", "country", "mapping", "named", "read", "shipped"]


ABOVE = "before the header of the table"
_HEAD = 60
"""Rows among which the header of a table stands."""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the table gives it, and what it stands for."""

    value: Decimal
    currency: str
    basis: AmountBasis


@dataclass(frozen=True, slots=True)
class Permit:
    """One record of a table: a licence, a transfer, or what was licensed or exported to a country in a period.

    Holds   ``sheet.text[start:end]`` is the row; what a cell leaves open is absent here, never a zero.
    """

    texts: Mapping[str, str]
    places: Mapping[str, str]
    """As the table writes them."""
    countries: Mapping[str, str | None]
    """ISO 3166 codes of the places; None where the name is not known in the table's language."""
    counts: Mapping[str, Decimal]
    quantity_kind: QuantityKind | None
    """What ``counts["quantity"]`` counts, where there is one."""
    date: str | None
    year: int | None
    controls: tuple[str, ...]
    category: str | None
    money: tuple[Money, ...]
    side: Side | None
    """Whose report the row is, where the table has both sides."""
    line: int
    start: int
    end: int
    may_be_same: tuple[int, ...] = ()
    """Lines of the other side's reports that may be of the same goods."""


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is no record, and why it was left.

    ``unread`` is true where it should have been one and could not be read.
    """

    line: int
    why: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Permits:
    """The records of a table, and the rows that are none."""

    records: tuple[Permit, ...]
    left: tuple[Left, ...]


def read(sheet: Sheet, how: Mapped) -> Permits:
    """The records of a table.

    Raises  Malformed where a column is neither mapped nor ignored, or a mapped one is not there; BadRow for a cell that
            is no number or no date as the mapping writes them.
    """
    names, surplus, rows = _columns(sheet, how)
    records: list[Permit] = []
    left = [Left(row.line, ABOVE) for row in _before(sheet, rows, how)]
    for row in rows:
        try:
            found = _row(sheet, row, names, surplus, how)
        except BadRow as wrong:
            if not how.broken_rows:
                raise
            found = Left(row.line, f"{wrong.field} is {wrong.stands}", unread=True)
        if isinstance(found, Left):
            left.append(found)
        else:
            records += found
    return Permits(_compared(records) if how.sides else tuple(records), tuple(left))


def _columns(sheet: Sheet, how: Mapped) -> tuple[list[str], int, Sequence[SheetRow]]:
    """The names of the columns, checked against the mapping; how many blank cells lie behind them; the rows below.

    A separator at the end of each line makes such cells, and so do columns that nobody filled.
    """
    rows: Sequence[SheetRow]
    if how.names:
        names, line = list(how.names), None
        headed = bool(sheet.rows) and [" ".join(cell.split()) for cell in sheet.rows[0].cells][: len(names)] == names
        rows = sheet.rows[1:] if headed else sheet.rows  # somebody wrote the names above the table
        surplus = max(0, len(rows[0].cells) - len(names)) if rows else 0
    else:
        header, rows = _header(sheet, how)
        names, line = [" ".join(cell.split()) for cell in header.cells], header.line
        while names and not names[-1]:
            names.pop()
        surplus = len(header.cells) - len(names)
    doubled = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if doubled is not None:
        raise Malformed(sheet.name, line, f"the column {doubled!r} stands twice", "Rename one of the two.")
    if missing := sorted(how.named() - set(names)):
        raise Malformed(sheet.name, line, f"the mapping {how.id} names {missing[0]!r}, which is no column here",
                        f"The columns are: {', '.join(names)}.")  # fmt: skip
    if strange := [name for name in names if name not in how.named()]:
        raise Malformed(sheet.name, line, f"the column {strange[0]!r} is neither mapped nor ignored",
                        f"Name it in the mapping {how.id}, under columns or under ignored.")  # fmt: skip
    return names, surplus, rows


def _before(sheet: Sheet, rows: Sequence[SheetRow], how: Mapped) -> Sequence[SheetRow]:
    """The rows above the header that say anything."""
    above = sheet.rows[: max(0, len(sheet.rows) - len(rows) - 1)] if not how.names else ()
    return [row for row in above if not row.blank]


def _header(sheet: Sheet, how: Mapped) -> tuple[SheetRow, Sequence[SheetRow]]:
    """The row of the columns' names and what stands below it.

    Without a word of the mapping on how it begins it is the first that has all columns which the mapping names, for
    many a table has its title above it; and where none has them the first of all, which then is complained of.
    """
    wanted = how.named()
    full = (at for at, row in enumerate(sheet.rows[:_HEAD]) if wanted <= {" ".join(cell.split()) for cell in row.cells})
    whole = next(full, None) if how.header is None else None
    for index, row in enumerate(sheet.rows):
        if index == whole if whole is not None else not row.blank and how.header in (None, row.cells[0].strip()):
            return row, sheet.rows[index + 1 :]
    stands = f"no row begins with {how.header!r}" if how.header else "no row holds anything"
    raise Malformed(sheet.name, None, stands, "Name the header's first cell under `header` in the mapping.")


def _row(sheet: Sheet, row: SheetRow, names: list[str], surplus: int, how: Mapped) -> Left | list[Permit]:
    """The records of a row, or why it has none."""
    if row.blank:
        return Left(row.line, "blank")
    first = row.cells[0].strip()
    if (how.totals and first.startswith(how.totals)) or is_total(row.cells):
        return Left(row.line, "a row of totals: the sum of rows that are read")
    if how.notes and first.startswith(how.notes):
        return Left(row.line, "a note under the table")
    cells = row.cells
    if surplus and len(cells) == len(names) + surplus and not any(cell.strip() for cell in cells[len(names) :]):
        cells = cells[: len(names)]
    if len(cells) != len(names):
        expected = f"Expected: {len(names)} cells, as {'the mapping names' if how.names else 'the header has'}."
        raise BadRow(sheet.name, row.line, first[:40], "the row", f"{len(cells)} cells long", expected)
    told = Cells(sheet, row, dict(zip(names, cells, strict=True)), how)
    for field in ("side", "measure"):
        if why := how.apart.get(told.text(field) or ""):
            return Left(row.line, why)
    return list(_records(told))


def _records(cells: Cells) -> Iterator[Permit]:
    how = cells.how
    if how.by_category:
        for column in how.by_category:
            if cell := cells.cells[column].strip():
                yield replace(_permit(cells), category=column, money=(_sum(cells, column, cell, how.basis),))
        return
    counts = {field: cells.number(field, text) for field in COUNTS if (text := cells.text(field))}
    if how.measures:
        yield _measured(cells, counts)
        return
    kind = how.quantity_kind if "quantity" in counts else None
    yield replace(_permit(cells), counts=counts, quantity_kind=kind, money=tuple(_money(cells)))


def _measured(cells: Cells, counts: dict[str, Decimal]) -> Permit:
    """A record of a table that has one number in a row, and a column that says what it is."""
    measure, text = cells.one_of("measure", cells.how.measures), cells.text("value")
    found = _permit(cells)
    found = replace(found, texts={**found.texts, "measure": cells.text("measure") or ""}, counts=counts)
    if text is None:
        return found
    if measure in _BASES:
        return replace(found, money=(_sum(cells, "value", text, _BASES[measure]),))
    return replace(found, counts={**counts, measure: cells.number("value", text)})


_BASES = {"licence_value": AmountBasis.LICENCE, "export_value": AmountBasis.DELIVERY}


def _sum(cells: Cells, field: str, text: str, basis: AmountBasis) -> Money:
    assert cells.how.currency is not None
    return Money(cells.number(field, text), cells.how.currency, basis)


def _money(cells: Cells) -> Iterator[Money]:
    for field, basis in ({"value": cells.how.basis} | _BASES).items():
        if text := cells.text(field):
            yield _sum(cells, field, text, basis)


def _permit(cells: Cells) -> Permit:
    """What a row says apart from its numbers."""
    places = {field: text for field in PLACES if (text := cells.text(field))}
    side: Side | None = None
    if cells.how.sides:
        side = "exporter" if cells.one_of("side", cells.how.sides) == "exporter" else "importer"
    return Permit(
        texts={field: text for field in TEXTS if (text := cells.text(field))},
        places=places,
        countries={
            field: cells.how.countries.get(text) or country(text, cells.how.language) for field, text in places.items()
        },
        counts={},
        quantity_kind=None,
        date=cells.date(),
        year=cells.year(),
        controls=tuple(one.strip() for text in cells.texts("control") for one in text.split("\n") if one.strip()),
        category=cells.text("category"),
        money=(),
        side=side,
        line=cells.row.line,
        start=cells.row.start,
        end=cells.row.end,
    )


def _compared(records: list[Permit]) -> tuple[Permit, ...]:
    """The records, each with the lines of the other side that report goods of its kind, states and year."""
    lines: dict[tuple[object, ...], dict[Side, list[int]]] = {}
    keys = [_goods(one) for one in records]
    for key, one in zip(keys, records, strict=True):
        if key and one.side:
            lines.setdefault(key, {}).setdefault(one.side, []).append(one.line)
    other: Mapping[Side, Side] = {"exporter": "importer", "importer": "exporter"}
    return tuple(
        replace(one, may_be_same=tuple(lines[key].get(other[one.side], ()))) if key and one.side else one
        for key, one in zip(keys, records, strict=True)
    )


def _goods(one: Permit) -> tuple[object, ...] | None:
    """By what two reports may be of the same goods; nothing where either does not say all of it."""
    states = [one.countries.get(field) or plain(one.places.get(field, "")) for field in ("origin", "destination")]
    if not all(states) or one.year is None or one.category is None:
        return None
    return (*states, one.year, plain(one.category))
