"""A trade register as SIPRI exports it in; its deals with their deliveries out, every mark of an estimate kept.

Source  SIPRI Arms Transfers Database, trade register export: free text, a header of 17 columns, then one row for each
        deal and year of delivery. A trend-indicator value (TIV) measures capability transferred. It is no money, and
        nothing here gives it a currency.
"""

from __future__ import annotations

import csv
import io
import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from caveat.errors import BadRow, Malformed
from caveat.sources.registers.sheet import Sheet, SheetRow
from caveat.sources.registers.totals import is_total

HEADER = (
    "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category", "Order date",
    "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate", "Delivery year",
    "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values",
    "Local production",
)  # fmt: skip
STATUSES = ("New", "Second hand", "Second hand but modernized")
_FLAGS = {"Yes": True, "No": False, "": None}
_WORDS = {True: "Yes", False: "No", None: ""}


@dataclass(frozen=True, slots=True)
class Party:
    """A supplier or recipient as the register names it."""

    name: str

    @property
    def kind(self) -> str:
        """state, non-state, organisation or unknown, by the register's own marks: one star, two stars, "unknown"."""
        if self.name.startswith("unknown"):
            return "unknown"
        return "organisation" if self.name.endswith("**") else "non-state" if self.name.endswith("*") else "state"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a deal delivered in one year.

    Units   ``tiv`` in trend-indicator values (millions of them), as printed.
    """

    year: int
    year_estimated: bool | None
    number: int
    number_estimated: bool | None
    tiv: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal. The number ordered is not in this export, so no balance can be drawn from it.

    Units   ``sipri_estimate`` and ``tiv_unit`` in trend-indicator values an article, as printed.
    """

    id: str
    supplier: Party
    recipient: Party
    designation: str
    description: str
    category: str
    order_year: int
    order_estimated: bool | None
    status: str
    sipri_estimate: str
    tiv_unit: str
    local_production: bool | None
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a row that a reader of the register should know of."""

    line: int
    deal: str
    words: str


@dataclass(frozen=True, slots=True)
class Register:
    """The whole export: what stands before its header, its deals in order of first appearance, and remarks."""

    preamble: str
    deals: tuple[Deal, ...]
    remarks: tuple[Remark, ...]
    totals: tuple[SheetRow, ...] = ()
    """Rows that somebody put below: they are sums, and no deals."""

    def estimated(self) -> Mapping[str, tuple[int, int]]:
        """How many of the delivery rows are marked as estimates, out of how many: by what is estimated."""
        rows = [(deal, one) for deal in self.deals for one in deal.deliveries]
        return {
            "order year": (sum(deal.order_estimated is True for deal, _ in rows), len(rows)),
            "number delivered": (sum(one.number_estimated is True for _, one in rows), len(rows)),
            "delivery year": (sum(one.year_estimated is True for _, one in rows), len(rows)),
        }


def is_register(sheet: Sheet) -> bool:
    """True where a table has the register's header near its top."""
    return any(row.cells[:1] == HEADER[:1] for row in sheet.rows[:40])


def read(sheet: Sheet) -> Register:
    """The deals of a register.

    Raises  Malformed where there is no header or another one; BadRow for a row that has more or fewer cells, a year or
            a number that is none, another flag than Yes and No, or that contradicts the deal's other rows.
    """
    at = next((index for index, row in enumerate(sheet.rows) if row.cells[:1] == HEADER[:1]), None)
    if at is None:
        raise Malformed(sheet.name, None, "no header of a SIPRI trade register stands in it",
                        "Export the trade register as CSV and leave its header in place.")  # fmt: skip
    header = sheet.rows[at]
    if header.cells != HEADER:
        strange = [cell for cell in header.cells if cell not in HEADER] or ["their order"]
        raise Malformed(sheet.name, header.line, f"the header differs from the one that is known: {strange[0]!r}",
                        f"These columns are read, in this order: {', '.join(HEADER)}.")  # fmt: skip
    found: dict[str, tuple[SheetRow, Deal, list[Delivery]]] = {}
    remarks: list[Remark] = []
    totals: list[SheetRow] = []
    for row in sheet.rows[at + 1 :]:
        if row.blank:
            continue
        if not row.cells[0].isdigit() and is_total(row.cells):
            totals.append(row)
            continue
        if len(row.cells) != len(HEADER):
            raise BadRow(sheet.name, row.line, row.cells[0][:40], "the row", f"{len(row.cells)} cells long",
                         f"Expected: {len(HEADER)} cells; a cell with a comma stands in quotation marks.")  # fmt: skip
        before = found.get(row.cells[0])
        if before is None:
            before = found[row.cells[0]] = (row, _deal(sheet, row), [])
        elif _OF_DEAL(before[0].cells) != _OF_DEAL(row.cells):
            raise _contradicts(sheet, before[0], row)
        delivery = _delivery(sheet, row)
        before[2].append(delivery)
        remarks += _remarks(row, before[1], delivery)
    deals = tuple(replace(deal, deliveries=tuple(deliveries)) for _, deal, deliveries in found.values())
    return Register(sheet.text[: header.start], deals, tuple(remarks), tuple(totals))


_DEAL_COLUMNS = (1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 16)
_OF_DEAL = operator.itemgetter(*_DEAL_COLUMNS)
"""What a row says of its deal rather than of one year's delivery."""


def _deal(sheet: Sheet, row: SheetRow) -> Deal:
    number, supplier, recipient, designation, description, category, ordered, estimated = row.cells[:8]
    status, estimate, unit, _, local = row.cells[12:]
    if status not in STATUSES:
        raise _bad(sheet, row, 12, f"one of {', '.join(STATUSES)}")
    return Deal(
        number, Party(supplier), Party(recipient), designation, description, category, _number(sheet, row, 6, ordered),
        _flag(sheet, row, 7, estimated), status, estimate, unit, _flag(sheet, row, 16, local), (),
    )  # fmt: skip


def _delivery(sheet: Sheet, row: SheetRow) -> Delivery:
    delivered, estimated, year, year_estimated = row.cells[8:12]
    return Delivery(
        _number(sheet, row, 10, year), _flag(sheet, row, 11, year_estimated), _number(sheet, row, 8, delivered),
        _flag(sheet, row, 9, estimated), row.cells[15], row.line, row.start, row.end,
    )  # fmt: skip


def _number(sheet: Sheet, row: SheetRow, column: int, text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise _bad(sheet, row, column, "a whole number")


def _flag(sheet: Sheet, row: SheetRow, column: int, text: str) -> bool | None:
    if text in _FLAGS:
        return _FLAGS[text]
    raise _bad(sheet, row, column, "Yes, No or nothing")


def _bad(sheet: Sheet, row: SheetRow, column: int, expected: str) -> BadRow:
    stands = repr(row.cells[column][:60])
    return BadRow(sheet.name, row.line, row.cells[0][:40], HEADER[column], stands, f"Expected: {expected}.")


def _contradicts(sheet: Sheet, first: SheetRow, row: SheetRow) -> BadRow:
    column = next(one for one in _DEAL_COLUMNS if first.cells[one] != row.cells[one])
    mend = f"Line {first.line} has {first.cells[column][:60]!r} for the same deal; mend one of them."
    return BadRow(sheet.name, row.line, row.cells[0][:40], HEADER[column], repr(row.cells[column][:60]), mend)


def _remarks(row: SheetRow, deal: Deal, delivery: Delivery) -> Iterator[Remark]:
    if delivery.year < deal.order_year:
        words = f"delivered in {delivery.year}, before the order of {deal.order_year}"
        yield Remark(row.line, deal.id, words)
    if delivery.number_estimated is None or delivery.year_estimated is None:
        yield Remark(row.line, deal.id, "whether number or year is an estimate is not said")


def write(register: Register) -> str:
    """The register as SIPRI exports it, row for row in the order of the file that was read.

    Holds   ``read`` of what is written gives an equal register, but for the places of its rows.
    """
    out = io.StringIO()
    out.write(register.preamble)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    each = [(one.line, deal, one) for deal in register.deals for one in deal.deliveries]
    for _, deal, one in sorted(each, key=lambda entry: entry[0]):
        rows.writerow((
            deal.id, deal.supplier.name, deal.recipient.name, deal.designation, deal.description, deal.category,
            deal.order_year, _WORDS[deal.order_estimated], one.number, _WORDS[one.number_estimated], one.year,
            _WORDS[one.year_estimated], deal.status, deal.sipri_estimate, deal.tiv_unit, one.tiv,
            _WORDS[deal.local_production],
        ))  # fmt: skip
    return out.getvalue()
