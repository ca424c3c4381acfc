"""A workbook's sheets are its text; the rows of the sheet that is meant are read as those of a table are."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from caveat.errors import BadRow, Malformed, TooLarge, Unreadable
from caveat.evidence import AmountBasis
from caveat.sources import reading, text, workbook, workbook_gaps, workbook_records
from caveat.sources.registers import licences
from tests.conftest import SHARED
from tests.offices import Cell, letter, packed, paragraph
from tests.offices import workbook as made
from tests.offices_binary import binary, old

HEAD = ("Licence", "Country", "Day", "Value", "Goods")
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("A-1", "Peru", date(2031, 5, 4), 1234.5, "howitzers"),
    ("A-2", "Chile", date(2031, 12, 1), 70000, 'shells, "inert",\nof 155 mm'),
)
MAPPING = """
id = "trade"
publisher = "A ministry"
says = "licences"
header = "Licence"
currency = "EUR"
decimal = ","
date_format = "%d.%m.%Y"
totals = ["Total"]
[columns]
id = "Licence"
destination = "Country"
date = "Day"
value = "Value"
goods = "Goods"
"""
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Tabelle1"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Land</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,50</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def mapped() -> licences.Mapped:
    return licences.mapping(MAPPING, "trade.toml")


def named(sheet: str) -> licences.Mapped:
    return licences.mapping(f'sheet = "{sheet}"\n{MAPPING}', "trade.toml")


def test_the_text_is_the_sheets_in_order_each_row_a_line() -> None:
    data = made({"About": [["Licences, 2031"]], "Granted": [["A note"], [], HEAD, *ROWS]}, hidden=["About"])
    assert text.canonical(data, "l.xlsx") == (
        '"Licences, 2031"\n'
        "\fA note\n"
        "\n"
        "Licence,Country,Day,Value,Goods\n"
        "A-1,Peru,2031-05-04,1234.5,howitzers\n"
        'A-2,Chile,2031-12-01,70000,"shells, ""inert"",\nof 155 mm"\n'
    )


def test_rows_are_read_by_a_mapping_however_it_writes_numbers_and_days() -> None:
    """The mapping writes 1234,5 and 04.05.2031; a workbook writes neither, its cells are a number and a day."""
    data = made({"Sheet1": [["A ministry"], HEAD, *ROWS, ("Total", None, None, 71234.5)]})
    found = reading.read(data, "l.xlsx", mapped())
    first, second, above, total = found.found
    assert above.kind == "ignored" and found.text[above.start : above.end] == "A ministry"
    assert first.said["date"] == "2031-05-04"
    assert first.said["amounts"] == [{"value": "1234.5", "unit": "EUR", "basis": AmountBasis.LICENCE.value}]
    assert second.said["countries"] == {"destination": "CHL"}
    assert found.text[first.start : first.end] == "A-1,Peru,2031-05-04,1234.5,howitzers"
    assert found.text[second.start : second.end] == 'A-2,Chile,2031-12-01,70000,"shells, ""inert"",\nof 155 mm"'
    assert total.kind == "ignored" and found.text[total.start : total.end] == "Total,,,71234.5"


def test_a_moment_is_read_as_its_day_and_stands_whole_in_the_text() -> None:
    found = reading.read(made({"a": [HEAD, ("A-1", "Peru", datetime(2031, 5, 4, 18, 0), 1, "x")]}), "l.xlsx", mapped())
    (permit,) = found.found
    assert permit.said["date"] == "2031-05-04"
    assert found.text[permit.start : permit.end] == "A-1,Peru,2031-05-04 18:00:00,1,x"


def test_the_only_sheet_with_the_columns_is_read_and_the_others_are_named() -> None:
    data = made({"Empty": [], "Notes": [["Value", "in euros"]], "2031": [HEAD, *ROWS]})
    found = reading.read(data, "l.xlsx", mapped())
    assert [one.kind for one in found.found] == ["permit", "permit", "ignored"]
    left = found.found[-1]
    assert left.said == {"what": "the sheet 'Notes' of the workbook"}
    assert found.text[left.start : left.end] == "Value,in euros"


def test_of_several_sheets_with_the_columns_the_mapping_names_one() -> None:
    data = made({"2030": [HEAD, ROWS[0]], "2031": [HEAD, ROWS[1]]})
    with pytest.raises(Malformed, match=r"2 of its sheets have the columns.*`sheet`.*'2030', '2031'"):
        reading.read(data, "l.xlsx", mapped())
    found = reading.read(data, "l.xlsx", named("2031"))
    assert [one.said["id"] for one in found.found if one.kind == "permit"] == ["A-2"]
    with pytest.raises(Malformed, match=r"no sheet named '2032' says anything.*'2030', '2031'"):
        reading.read(data, "l.xlsx", named("2032"))
    with pytest.raises(Malformed, match="none of its sheets has the columns"):
        reading.read(made({"a": [["x"]], "b": [["y"]]}), "l.xlsx", mapped())


def test_a_bad_cell_is_told_by_the_row_that_the_program_shows() -> None:
    data = made({"a": [["A ministry"], [], HEAD, ("A-1", "Peru", "soon", 1, "x")]})
    with pytest.raises(BadRow, match=r"l\.xlsx, line 4"):
        reading.read(data, "l.xlsx", mapped())


def test_a_table_whose_columns_are_not_known_is_refused_as_a_csv_is() -> None:
    with pytest.raises(Unreadable, match=r"columns are not known here\. Name a mapping with --columns"):
        reading.read(made({"a": [HEAD, *ROWS]}), "l.xlsx")


@pytest.mark.shared
def test_a_trade_register_saved_as_a_workbook_reads_as_its_csv_does() -> None:
    path = SHARED / "peers" / "data" / "sipri-register-extract" / "trade_register_extract.csv"
    rows = [[_cell(cell) for cell in row] for row in csv.reader(path.read_text("utf-8-sig").splitlines())]
    ours = reading.read(made({"Notes": [["made by hand"]], "Trade register": rows}), "register.xlsx")
    theirs = reading.read(path.read_bytes(), path.name)
    assert [one.said for one in ours.found[:-1]] == [one.said for one in theirs.found]
    assert len(theirs.found) > 1000


def _cell(words: str) -> Cell:
    return float(words) if words.replace(".", "", 1).isdigit() else words


def test_numbers_are_written_out_and_truth_is_a_word() -> None:
    """Spreadsheet programs keep whole numbers as floating ones: 2031.0 is the year 2031.

    Floating numbers above 2 to the power of 63 lie 2,048 apart; 12345678901234567168 is 2,048 times
    6028163525993441.
    """
    book = workbook.read(made({"a": [[2031.0, 0.00001, 12345678901234567890.0, -3, 0.1]]}), "a.xlsx")
    assert book.text == "2031,0.00001,12345678901234567168,-3,0.1\n"


def test_a_sheet_of_opendocument(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.replace("\n", ""))  # as programs write it
    assert text.canonical(path.read_bytes(), "a.ods") == "Land,12.5\n"


GOOD = made({"a": [HEAD, *ROWS]})


@pytest.mark.parametrize("data", [GOOD[:-200], GOOD[:700], GOOD[:300] + b"\xff" * 200 + GOOD[500:]])
def test_a_damaged_workbook_is_refused(data: bytes) -> None:
    assert workbook.is_workbook(GOOD)
    with pytest.raises(Unreadable, match=r"^a\.xlsx: this (workbook is damaged or cut short|is a zip archive)"):
        text.canonical(data, "a.xlsx")


def test_a_locked_document_is_told_from_a_damaged_one() -> None:
    """What is locked lies in an old container, in a part of this name (MS-OFFCRYPTO, 2.3.1); its kind is hidden."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    for columns in (None, mapped()):
        with pytest.raises(Unreadable, match=r"this office document is locked with a password\. Save a copy without"):
            reading.read(data, "a.xlsx", columns)
    with pytest.raises(Unreadable, match="this office document is locked"):
        text.canonical(data, "answer.docx")


def test_a_workbook_without_a_row_is_refused() -> None:
    with pytest.raises(Unreadable, match="this workbook holds no rows"):
        text.canonical(made({"a": []}), "a.xlsx")


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        pytest.param('<c r="XFD1048576"><v>1</v></c>', "more than 4,000,000 cells|takes more than", id="a far cell"),
        pytest.param(
            f'<c r="A1" t="inlineStr"><is><t>{"a" * 600_000_000}</t></is></c>', "takes more than", id="a bomb"
        ),
    ],
)
def test_a_workbook_made_to_exhaust_ends_its_reader_alone(cell: str, says: str) -> None:
    row = "1048576" if "XFD" in cell else "1"
    data = f'<sheetData><row r="{row}">{cell.replace("LONG", "a" * 300_000_000)}</row></sheetData>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{space}">{data}</worksheet>'
    with pytest.raises(Unreadable, match=says):
        text.canonical(made({"a": [["x"]]}, instead={"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")


def test_an_archive_of_another_kind_is_refused_by_what_it_is() -> None:
    with pytest.raises(Unreadable, match="this is a zip archive, or an office document of another kind"):
        text.canonical(packed({"a.bin": "words"}), "a.zip")
    with pytest.raises(
        Unreadable, match=r"a zip archive with 'a\.txt' in it, .* Unpack it, and give the document itself"
    ):
        text.canonical(packed({"a.txt": "words"}), "a.zip")


def test_an_archive_that_holds_an_office_document_as_it_is_is_not_taken_for_one() -> None:
    held = {"b/": b"", "b/a.docx": letter(paragraph("Words.")), "b/t.xlsx": made({"a": [["x"]]})}
    file = BytesIO()
    with ZipFile(file, "w") as archive:  # as they are, so that the names of their members stand in its bytes
        for name, part in held.items():
            archive.writestr(name, part)
    with pytest.raises(Unreadable, match=r"a zip archive with 'b/a\.docx' and 1 more in it"):
        text.canonical(file.getvalue(), "a.zip")


MERGED = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Licence</t></is></c><c r="B1" t="inlineStr"><is><t>Country</t></is></c>
<c r="C1" t="inlineStr"><is><t>Value</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>A-1</t></is></c><c r="B2" t="inlineStr"><is><t>Peru</t></is></c>
<c r="C2"><v>70</v></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>A-2</t></is></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>A-3</t></is></c></row>
</sheetData><mergeCells count="2"><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/></mergeCells></worksheet>"""


def test_words_merged_downwards_stand_for_each_row_and_a_number_where_it_stands() -> None:
    """One country for two licences is the country of both; 70 for two licences is not 70 for each."""
    data = made({"a": [["x"]]}, instead={"xl/worksheets/sheet1.xml": MERGED})
    assert text.canonical(data, "l.xlsx") == "Licence,Country,Value\nA-1,Peru,70\nA-2,Peru\nA-3\n"


BROKEN = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Licence</t></is></c><c r="B1" t="inlineStr"><is><t>Country</t></is></c>
<c r="C1" t="inlineStr"><is><t>Value</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>A-1</t></is></c><c r="B2" t="inlineStr"><is><t>Peru</t></is></c>
<c r="C2" t="e"><f>NA()</f><v>#N/A</v></c></row>
<row r="3"><c r="A3" t="inlineStr"><is><t>A-2</t></is></c><c r="B3"><f>B2</f></c><c r="C3"><f>1+1</f><v>2</v></c></row>
<row><c t="inlineStr"><is><t>A-3</t></is></c><c t="str"><f>""</f><v></v></c><c t="e"><v>#REF!</v></c></row>
</sheetData></worksheet>"""


def test_errors_and_formulas_without_a_saved_result_are_unread_with_their_cell() -> None:
    """An empty text that a formula gives is a result; so is the 2 of the third row."""
    data = made({"a": [["x"]]}, instead={"xl/worksheets/sheet1.xml": BROKEN})
    columns = licences.mapping(
        'id = "t"\npublisher = "p"\nsays = "s"\ncurrency = "EUR"\n[columns]\n'
        'id = "Licence"\ndestination = "Country"\nvalue = "Value"\n',
        "t.toml",
    )
    found = reading.read(data, "l.xlsx", columns)
    assert found.text == "Licence,Country,Value\nA-1,Peru\nA-2,,2\nA-3\n"
    unread = [(found.text[one.start : one.end], one.said["field"], one.said["why"])
              for one in found.found if one.kind == "unread"]  # fmt: skip
    assert unread == [
        ("A-1,Peru", "cell C2", "it holds the error #N/A"),
        ("A-2,,2", "cell B3", "it holds a formula whose result was not saved"),
        ("A-3", "cell C4", "it holds the error #REF!"),
    ]
    assert len([one for one in found.found if one.kind == "permit"]) == 3


def test_errors_of_an_opendocument_workbook_are_unread_too() -> None:
    cells = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>'
    )
    rows = f'<table:table-row table:number-rows-repeated="2"/><table:table-row>{cells}</table:table-row>'
    part = f'<d xmlns:table="t" xmlns:office="o"><table:table table:name="S">{rows}</table:table></d>'
    told = workbook_gaps.gaps(packed({"content.xml": part}))
    assert told == {"S": [(2, 2, "the error #N/A"), (2, 3, "a formula whose result was not saved")]}


def test_a_sheet_of_errors_is_told_up_to_a_bound_and_says_so() -> None:
    cells = "".join(f'<row r="{n}"><c r="AB{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, workbook_gaps.MOST + 9))
    data = made({"a": [["x"]]}, instead={"xl/worksheets/sheet1.xml": f"<worksheet>{cells}</worksheet>"})
    told = workbook_gaps.gaps(data)["a"]
    assert told[0] == (0, 27, "the error #N/A")
    assert len(told) == workbook_gaps.MOST
    assert told[-1][2] == "the error #N/A; further cells like it are not named"


# Workbooks of the binary kinds ---------------------------------------------------------------------------------------

BINARY = pytest.mark.parametrize(("name", "write"), [("l.xls", old), ("l.xlsb", binary)])


@BINARY
def test_a_binary_workbook_is_read_as_another_is(name: str, write: Callable[..., bytes]) -> None:
    sheets = {"Notes": [["made by hand"]], "2031": [HEAD, *ROWS]}
    found = reading.read(write(sheets), name, mapped())
    plain = reading.read(made(sheets), "l.xlsx", mapped())
    assert found.text == plain.text
    assert [(one.kind, one.said) for one in found.found] == [(one.kind, one.said) for one in plain.found]
    with pytest.raises(Unreadable, match=r"columns are not known here\. Name a mapping"):
        reading.read(write(sheets), name)


@BINARY
def test_errors_of_a_binary_workbook_are_told_with_their_cells(name: str, write: Callable[..., bytes]) -> None:
    row = ("A-3", "#N/A", date(2031, 1, 2), "=#DIV/0!", "shells")
    found = reading.read(write({"2031": [HEAD, *ROWS, row], "Ü": [["x"], ["#REF!"]]}), name, named("2031"))
    assert [(one.said["field"], one.said["why"]) for one in found.found if one.kind == "unread"] == [
        ("cell B4", "it holds the error #N/A"), ("cell D4", "it holds the error #DIV/0!")
    ]  # fmt: skip
    book = workbook.read(write({"2031": [HEAD, *ROWS, row], "Ü": [["x"], ["#REF!"]]}), name)
    assert [(one.name, one.gaps) for one in book.tabs] == [
        ("2031", ((3, 1, "the error #N/A"), (3, 3, "the error #DIV/0!"))), ("Ü", ((1, 0, "the error #REF!"),))
    ]  # fmt: skip


@BINARY
def test_of_very_many_errors_a_thousand_are_told(name: str, write: Callable[..., bytes]) -> None:
    [tab] = workbook.read(write({"a": [["x"], *[["#N/A"] * 40] * 30]}), name).tabs
    assert len(tab.gaps) == 1000
    assert tab.gaps[-1][2].endswith("; further cells like it are not named")


@BINARY
@pytest.mark.parametrize("seed", range(12))
def test_a_binary_workbook_that_is_damaged_is_refused_or_read(
    name: str, write: Callable[..., bytes], seed: int
) -> None:
    rng = random.Random(seed)
    data = bytearray(write({"2031": [HEAD, *ROWS, ("A-3", "#N/A", None, 1, "x")]}))
    for _ in range(rng.randint(1, 30)):
        data[rng.randrange(8, len(data))] = rng.randrange(256)
    if seed % 3 == 0:
        del data[rng.randrange(600, len(data)) :]
    with suppress(Unreadable, BadRow, Malformed, TooLarge):
        reading.read(bytes(data), name, mapped())
    workbook_records.gaps(bytes(data))


def test_a_chain_of_sectors_that_leads_back_to_itself_ends() -> None:
    data = bytearray(old({"a": [["#N/A"]]}))
    for at in range(512 + 8, 512 + 4 * 12, 4):
        data[at : at + 4] = (2).to_bytes(4, "little")
    assert workbook_records.gaps(bytes(data)) in ({}, {"a": [(0, 0, "the error #N/A")]})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", old({"a": [["x"]]})[:1000],
                                  made({"a": [["x"]]}), b"\xd0\xcf\x11\xe0" + b"\xff" * 2000])  # fmt: skip
def test_what_is_no_whole_binary_workbook_has_no_errors_to_tell(data: bytes) -> None:
    assert not any(workbook_records.gaps(data).values())


OTHERS: dict[str, tuple[bytes, str]] = {
    "Excel 2": (b"\x09\x00\x04\x00\x02\x00\x10\x00\x0a\x00\x00\x00", "a workbook of a program before 1997"),
    "Excel 3": (b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00", "a workbook of a program before 1997"),
    "Excel 4": (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "a workbook of a program before 1997"),
    "Excel 5": (b"\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00", "a workbook of a program before 1997"),
    "cut short": (old({"a": [["x"]]})[:1000], "an old office document"),
    "XML of 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
        "a workbook that Excel 2003 saved as XML"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "kind"), OTHERS.values(), ids=OTHERS.keys())
def test_workbooks_that_are_not_read_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable, match=rf"^a\.xls: this is {kind}, whose text is not read here\. \w+"):
        reading.read(data, "a.xls")
    with pytest.raises(Unreadable, match=rf"^a\.xls: this is {kind}, and no table as text\. .* as CSV in UTF-8\.$"):
        reading.read(data, "a.xls", mapped())


def test_a_page_in_the_clothes_of_a_workbook_is_told_to_be_one() -> None:
    page = b"<html><body><table><tr><td>Licence</td><td>Country</td></tr></table></body></html>"
    with pytest.raises(Unreadable, match=r"a\.xls: this is a page in HTML, and no table as text\."):
        reading.read(page, "a.xls", mapped())
