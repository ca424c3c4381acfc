"""Tables of licences and exports, read by a mapping of their columns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from caveat.errors import BadRow, Malformed, UnknownTerm
from caveat.evidence import AmountBasis
from caveat.sources.registers import licences, sheet
from tests.conftest import SHARED

MAPPING = """\
id = "arc"
publisher = "An office"
says = "Licences."
language = "de"
date_format = "%d.%m.%Y"
decimal = ","
thousands = "."
currency = "EUR"
ignored = ["Bemerkung"]
totals = ["Summe"]
[columns]
id = "Nummer"
date = "Datum"
destination = "Land"
control = ["ML", "DU"]
value = "Wert"
"""
TABLE = """\
Nummer;Datum;Land;ML;DU;Wert;Bemerkung
17;05.02.2031;Ägypten;ML4;;1.250,50;
18;06.02.2031;Utopien;ML1;5A1;;eilig
;;;;;;
Summe;;;;;1.250,50;
"""


def read(table: str = TABLE, mapping: str = MAPPING) -> licences.Permits:
    return licences.read(sheet.read(table.encode(), "table.csv"), licences.mapping(mapping, "arc.toml"))


def test_a_licence_is_read_with_its_date_country_controls_and_sum() -> None:
    first = read().records[0]
    assert (first.texts, first.date, first.controls) == ({"id": "17"}, "2031-02-05", ("ML4",))
    assert (first.places, first.countries) == ({"destination": "Ägypten"}, {"destination": "EGY"})
    assert first.money == (licences.Money(Decimal("1250.50"), "EUR", AmountBasis.LICENCE),)


def test_what_a_cell_leaves_open_is_absent_and_a_strange_country_is_unknown() -> None:
    second = read().records[1]
    assert (second.money, second.controls, second.countries) == ((), ("ML1", "5A1"), {"destination": None})


def test_blank_rows_and_totals_are_named_and_are_no_records() -> None:
    assert [(one.line, one.why.split(":")[0]) for one in read().left] == [(4, "blank"), (5, "a row of totals")]


def test_a_record_is_where_its_row_stands() -> None:
    table = sheet.read(TABLE.encode(), "table.csv")
    assert table.text[read().records[0].start : read().records[0].end] == "17;05.02.2031;Ägypten;ML4;;1.250,50;"


def test_columns_that_are_categories_become_a_record_each_where_they_hold_a_sum() -> None:
    mapping = """\
id = "wide"
publisher = "An office"
says = "Exports by category."
currency = "CHF"
basis = "delivery"
by_category = ["KM 1", "KM 2"]
[columns]
destination = "Country"
"""
    found = read("Country,KM 1,KM 2\nFrance,10,\nItaly,,20\n", mapping).records
    assert [(one.countries["destination"], one.category, one.money[0].value) for one in found] == [
        ("FRA", "KM 1", 10),
        ("ITA", "KM 2", 20),
    ]
    assert {one.money[0].basis for one in found} == {AmountBasis.DELIVERY}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (TABLE.replace("Bemerkung", "Hinweis"), "line 1|names 'Bemerkung', which is no column here"),
        (TABLE.replace(";Bemerkung", ";Bemerkung;Neu", 1), "line 1: the column 'Neu' is neither mapped nor ignored"),
        (TABLE.replace("Datum;Land", "Land;Land"), "the column 'Land' stands twice"),
        (TABLE.replace("05.02.2031", "2031-02-05"), r"line 2 \(17\): date is '2031-02-05'. Expected: a date written"),
        (TABLE.replace("31.02", "31.02").replace("05.02.2031", "31.02.2031"), "date is '31.02.2031'"),
        (TABLE.replace("1.250,50;\n18", "12 kg;\n18"), "value is '12 kg'. Expected: a number with ',' for decimals"),
        (TABLE.replace("1.250,50;\n18", "-5;\n18"), "value is '-5'"),
        (TABLE.replace("eilig", "eilig;mehr"), r"line 3 \(18\): the row is 8 cells long. Expected: 7"),
    ],
)
def test_a_table_that_its_mapping_does_not_fit_is_refused_by_line_and_column(table: str, says: str) -> None:
    with pytest.raises((BadRow, Malformed), match=says):
        read(table)


@pytest.mark.parametrize(
    ("decimal", "thousands", "cell", "number"),
    [
        (",", ".", "1.250,50", "1250.50"),
        (".", ",", "1,234,567.8", "1234567.8"),
        (".", "'", "1'000", "1000"),
        (",", " ", "1\u00a0250,5", "1250.5"),
        (",", " ", "1\u202f250", "1250"),
        (",", ".", "1250", "1250"),
        (".", "", "0.5", "0.5"),
    ],
)
def test_a_number_is_read_as_its_mapping_writes_it(decimal: str, thousands: str, cell: str, number: str) -> None:
    how = MAPPING.replace('decimal = ","', f'decimal = "{decimal}"').replace(
        'thousands = "."', f'thousands = "{thousands}"'
    )
    assert read(TABLE.replace("1.250,50;\n18", f"{cell};\n18"), how).records[0].money[0].value == Decimal(number)


@pytest.mark.parametrize("cell", ["12.5", "1.25", "1.2500", "1,250.5", "1.250.5", ".5", "5,", "1 250", "\u0661\u0662"])
def test_a_number_that_is_written_otherwise_is_refused_and_not_made_ten_times_as_large(cell: str) -> None:
    with pytest.raises(BadRow, match=r"Expected: a number with ',' for decimals and '\.' between thousands"):
        read(TABLE.replace("1.250,50;\n18", f"{cell};\n18"))


def test_separators_at_the_end_of_a_line_add_no_column() -> None:
    table = "\n".join(f"{line};;" for line in TABLE.splitlines())
    assert [one.texts for one in read(table).records] == [one.texts for one in read().records]
    with pytest.raises(BadRow, match="the row is 8 cells long"):  # it may be one cell too many, and the last one blank
        read(TABLE.replace("eilig", "eilig;"))


def test_a_header_may_be_broken_over_lines() -> None:
    how = MAPPING.replace('value = "Wert"', 'value = "Wert netto"')
    assert read(TABLE.replace(";Wert;", ';"Wert\n  netto";'), how).records[0].money[0].value == Decimal("1250.50")


def test_a_note_under_the_table_is_named_and_is_no_record() -> None:
    found = read(TABLE + "Quelle: das Amt\n", MAPPING.replace("[columns]", 'notes = ["Quelle"]\n[columns]'))
    assert (found.left[-1].line, found.left[-1].why) == (6, "a note under the table")


def test_what_stands_outside_the_table_holds_for_each_row() -> None:
    how = MAPPING + '[throughout]\norigin = "Norwegen"\nyear = "2031"\n'
    assert {(one.year, one.countries["origin"]) for one in read(mapping=how).records} == {(2031, "NOR")}


def test_broken_rows_are_left_as_unread_only_where_the_mapping_says_that_there_are_some() -> None:
    table = TABLE.replace("18;06.02.2031", "18;gestern").replace("17;", "17;x;", 1)
    found = read(table, MAPPING.replace("[columns]", "broken_rows = true\n[columns]"))
    assert found.records == ()
    assert [(one.line, one.why) for one in found.left if one.unread] == [
        (2, "the row is 8 cells long"),
        (3, "date is 'gestern'"),
    ]


def test_a_table_without_a_header_is_read_by_the_names_in_its_mapping() -> None:
    names = ", ".join(f'"{name}"' for name in TABLE.split("\n")[0].split(";"))
    how = MAPPING.replace("[columns]", f"names = [{names}]\n[columns]")
    assert [one.texts for one in read(TABLE.split("\n", 1)[1], how).records] == [one.texts for one in read().records]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "Nummer"', 'number = "Nummer"', "'number' is none of them"),
        ('currency = "EUR"', "", "the sums need one"),
        ('language = "de"', 'language = "German"', "language"),
        ("[columns]", "[columns", "line 11"),
        ('id = "arc"', 'id = "arc"\nspeed = 1', "speed is an unknown key"),
        ('id = "Nummer"', 'side = "Nummer"', "side: what it says is told under sides"),
        ('id = "Nummer"', 'measure = "Nummer"', "measure: what it says is told under measures"),
        ('value = "Wert"', '[sides]\nx = "exporter"', "sides: they need a column side"),
        ('value = "Wert"', '[sides]\nx = "both"', "'exporter' or 'importer'"),
        ('value = "Wert"', '[measures]\na = "licences"', "measures: they need a column measure"),
        ('value = "Wert"', '[throughout]\nid = "7"', "throughout: id has a column of its own"),
        ('value = "Wert"', '[throughout]\nspeed = "7"', "'speed' is none of them"),
        ('id = "arc"', 'id = "arc"\ndelimiter = ";;"', "delimiter is ';;'. Expected: the one character"),
        ("%d.%m.%Y", "dd.mm.yyyy", "date_format is 'dd.mm.yyyy'. Expected: a pattern with day, month and year"),
        ('["Bemerkung"]', '"Bemerkung"', "ignored is 'Bemerkung'. Expected: a list"),
        ('publisher = "An office"', "", "publisher is missing. Expected: a value"),
    ],
)
def test_a_mapping_that_does_not_hold_is_refused(old: str, new: str, says: str) -> None:
    with pytest.raises((BadRow, Malformed), match=says):
        licences.mapping(MAPPING.replace(old, new), "arc.toml")


def test_a_mapping_is_found_by_its_id_or_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "arc.toml").write_text(MAPPING)
    assert licences.named(str(tmp_path / "arc.toml")).id == "arc"
    assert licences.named("che-elic").currency == "CHF"
    with pytest.raises(UnknownTerm, match="'no-such'"):
        licences.named("no-such")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "mapping", "records"),
    [
        # The counts are those of the folder's README: 594 licences, 4,718 licences.
        ("elic-licences-2021Q1", "che-elic", 594),
        ("tracker-special-military-goods-2012-2014", "che-tracker", 4718),
    ],
)
def test_real_tables_of_another_state_are_read_whole(file: str, mapping: str, records: int) -> None:
    data = (SHARED / "peers" / "data" / "swiss-licences" / f"{file}.csv").read_bytes()
    found = licences.read(sheet.read(data, file), licences.shipped()[mapping])
    assert (len(found.records), found.left) == (records, ())


@pytest.mark.shared
def test_the_sums_of_a_wide_table_add_up_to_what_its_cells_hold() -> None:
    data = (SHARED / "peers" / "data" / "swiss-licences" / "war-material-exports-by-category-2023.csv").read_bytes()
    table = sheet.read(data, "war-material")
    found = licences.read(table, licences.shipped()["che-war-material"])
    by_hand = sum(int(cell) for row in table.rows[1:] for cell in row.cells[2:] if cell)
    assert sum(one.money[0].value for one in found.records) == by_hand
    assert len(table.rows) == 59 and all(one.countries["destination"] for one in found.records)  # README: 58 countries


def test_a_row_of_totals_is_known_by_its_word_though_no_mapping_names_it() -> None:
    """The sum of all licences is no licence without a country: whoever adds the records up would count it twice."""
    how = MAPPING.replace('totals = ["Summe"]\n', "")
    for word in ("Summe", "TOTAL:", "Total général", "Insgesamt"):
        found = read(TABLE.replace("Summe;;", f";{word};"), how)
        assert [one.texts["id"] for one in found.records] == ["17", "18"], word
        assert found.left[-1].why == "a row of totals: the sum of rows that are read"
    assert len(read(TABLE.replace("Summe;", "Summers Ltd;"), how).records) == 3


def test_the_header_is_the_first_row_that_has_the_columns_and_what_is_above_it_is_named() -> None:
    found = read(f"Amt für Ausfuhr\n\nLizenzen;2031\n{TABLE}")
    assert [one.texts for one in found.records] == [one.texts for one in read().records]
    assert [(one.line, one.why) for one in found.left[:2]] == [(1, licences.ABOVE), (3, licences.ABOVE)]
    assert [one.line for one in found.records] == [5, 6]


def test_where_no_row_has_the_columns_the_first_is_complained_of() -> None:
    with pytest.raises(Malformed, match=r"line 1: the mapping arc names 'Datum', .* are: Nummer, Tag, Land"):
        read(TABLE.replace("Datum", "Tag"))
