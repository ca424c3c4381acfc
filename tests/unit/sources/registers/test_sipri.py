"""A trade register as exported, read into deals and written back row for row."""

from __future__ import annotations

import pytest

from caveat.errors import BadRow, Malformed
from caveat.sources.registers import sheet, sipri
from tests.conftest import SHARED

HEADER = ",".join(sipri.HEADER)
ROWS = (
    "1,Utopia,Arcadia,Type 1,APC,Armoured vehicles,2010,Yes,24,No,2012,No,New,0.3,0.3,7.2,No",
    "1,Utopia,Arcadia,Type 1,APC,Armoured vehicles,2010,Yes,6,Yes,2013,Yes,New,0.3,0.3,1.8,No",
    '2,Utopia,Guerrillas*,Type 2,"SAM, portable",Missiles,2011,No,2,,2010,,Second hand,0.02,0.02,0.04,No',
    "3,unknown supplier(s),A Union**,Type 3,radar,Sensors,2011,No,1,No,2014,No,New,5,5,5,Yes",
)
TEXT = "\n".join(("Transfers of arms.", "", HEADER, *ROWS)) + "\n"


def read(text: str = TEXT) -> sipri.Register:
    return sipri.read(sheet.read(text.encode(), "register.csv"))


def test_the_rows_of_one_deal_are_one_deal_with_its_deliveries() -> None:
    first, *_ = read().deals
    assert [(one.year, one.number) for one in first.deliveries] == [(2012, 24), (2013, 6)]
    assert (first.order_year, first.order_estimated, len(read().deals)) == (2010, True, 3)


def test_every_mark_of_an_estimate_is_kept_and_a_missing_one_stays_missing() -> None:
    flags = [(one.number_estimated, one.year_estimated) for deal in read().deals for one in deal.deliveries]
    assert flags == [(False, False), (True, True), (None, None), (False, False)]
    # Of four rows: two belong to a deal whose order year is estimated, one number and one year of delivery are.
    assert read().estimated() == {"order year": (2, 4), "number delivered": (1, 4), "delivery year": (1, 4)}


def test_parties_are_states_or_what_the_register_marks_them_as() -> None:
    kinds = [(deal.supplier.kind, deal.recipient.kind) for deal in read().deals]
    assert kinds == [("state", "state"), ("state", "non-state"), ("unknown", "organisation")]


def test_a_trend_indicator_value_stays_as_printed_and_has_no_currency() -> None:
    deal = read().deals[0]
    assert (deal.tiv_unit, [one.tiv for one in deal.deliveries]) == ("0.3", ["7.2", "1.8"])
    assert not any(hasattr(deal, name) for name in ("currency", "amount", "value"))


def test_a_row_is_where_it_stands() -> None:
    table = sheet.read(TEXT.encode(), "register.csv")
    places = [(one.line, table.text[one.start : one.end]) for deal in read().deals for one in deal.deliveries]
    assert places == list(zip((4, 5, 6, 7), ROWS, strict=True))


def test_what_a_reader_should_know_of_is_told() -> None:
    assert [(one.line, one.deal, one.words) for one in read().remarks] == [
        (6, "2", "delivered in 2010, before the order of 2011"),
        (6, "2", "whether number or year is an estimate is not said"),
    ]


def test_the_register_is_written_back_row_for_row() -> None:
    assert sipri.write(read()) == TEXT


def broken(row: int, column: int, cell: str) -> str:
    cells = ROWS[row].split(",")
    cells[column] = cell
    return TEXT.replace(ROWS[row], ",".join(cells))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "no header of a SIPRI trade register stands in it"),
        (TEXT.replace("Order date,", "Ordered,"), "line 3: the header differs .*'Ordered'"),
        (TEXT.replace(ROWS[3], ROWS[3] + ",more"), r"line 7 \(3\): the row is 18 cells long"),
        (broken(0, 6, "c. 2010"), r"line 4 \(1\): Order date is 'c. 2010'. Expected: a whole number"),
        (broken(0, 8, "-1"), "Numbers delivered is '-1'"),
        (broken(0, 7, "Maybe"), "Order date is estimate is 'Maybe'. Expected: Yes, No or nothing"),
        (broken(3, 12, "Used"), "Status is 'Used'. Expected: one of New"),
        (broken(1, 3, "Type 9"), r"line 5 \(1\): Designation is 'Type 9'. Line 4 has 'Type 1' for the same deal"),
    ],
)
def test_a_row_that_does_not_hold_is_refused_by_line_and_column(text: str, says: str) -> None:
    with pytest.raises((BadRow, Malformed), match=says):
        read(text)


def test_any_other_table_is_no_register() -> None:
    assert sipri.is_register(sheet.read(TEXT.encode(), "register.csv"))
    assert not sipri.is_register(sheet.read(b"a,b\n1,2\n", "x.csv"))


@pytest.mark.shared
def test_a_real_export_reads_whole_and_writes_back_byte_for_byte() -> None:
    data = (SHARED / "peers" / "data" / "sipri-register-extract" / "trade_register_extract.csv").read_bytes()
    found = sipri.read(sheet.read(data, "trade_register_extract.csv"))
    assert sum(len(deal.deliveries) for deal in found.deals) == 1321  # its README: 1,321 rows
    early = [one for one in found.remarks if "before the order" in one.words]
    assert len(early) == 3  # its README: 3 rows delivered before ordered
    assert sipri.write(found).encode() == data


def test_a_row_of_totals_that_somebody_put_below_is_named_and_is_no_deal() -> None:
    found = read(TEXT + "Grand total:,,,,,,,,33,,,,,,,14.04,\n")
    assert (found.deals, found.remarks) == (read().deals, read().remarks)
    assert [row.line for row in found.totals] == [8]


def test_what_stands_behind_the_first_column_parts_the_cells() -> None:
    """An export without a row has more semicolons in the words above it than commas in its header."""
    above = "Values; in millions.\nOrders; of all years.\n"
    table = sheet.read(f"{above}{HEADER}\n".encode(), "register.csv", first=sipri.HEADER[0])
    assert sipri.read(table).deals == ()
    assert sheet.read(f'{above}"a";"b"\n1;2\n'.encode(), "x.csv", first="a").delimiter == ";"
