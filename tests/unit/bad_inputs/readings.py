"""Documents and tables that cannot be read, or not as they are given."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

from caveat.sources import pdf
from caveat.sources.registers.sipri import HEADER
from tests import offices, pdfs

from .scene import Bad

ROW = "1,Utopia,Arcadia,Type 1,APC,Armoured vehicles,2010,Yes,24,No,2012,No,New,0.3,0.3,7.2,No"
REGISTER = f"Transfers of arms.\n{','.join(HEADER)}\n{ROW}\n"
MAPPING = """\
id = "arc"
publisher = "An office"
says = "Licences."
currency = "EUR"
[columns]
id = "Number"
value = "Sum"
"""
TABLE = "caveat read table.csv --columns arc.toml --json out.json"


def register(name: str, given: str, content: str, place: str, mend: str, at: str | None = None) -> Bad:
    """A trade register in which something is wrong."""
    return Bad(name, given, "caveat read register.csv --json out.json", f"register.csv{place}", mend,
               {"register.csv": content}, at)  # fmt: skip


def printed(name: str, given: str, content: bytes, place: str, mend: str) -> Bad:
    """A PDF that cannot be read."""
    return Bad(name, given, "caveat read notice.pdf --json out.json", f"notice.pdf: {place}", mend,
               {"notice.pdf": content})  # fmt: skip


def office(name: str, given: str, file: str, content: bytes, place: str, mend: str) -> Bad:
    """A workbook, a document of a word processor or a message that cannot be read."""
    mapped = " --columns arc.toml" if file.endswith(".xlsx") else ""
    return Bad(name, given, f"caveat read {file}{mapped} --json out.json", f"{file}{place}", mend,
               {file: content, "arc.toml": MAPPING})  # fmt: skip


SHEET = [["Number", "Sum"], ["A-1", 7]]
PRINTED = pdfs.of(pdfs.page(["The ministry asked."]))
UNMAPPED = PRINTED.replace(
    b"/Encoding/WinAnsiEncoding", b"/Encoding<</Differences[101/g1 104/g2 105/g3 107/g4 115/g5/g6]>>"
)


def table(name: str, given: str, content: str, place: str, mend: str, mapping: str = MAPPING) -> Bad:
    """A table or its mapping in which something is wrong."""
    return Bad(name, given, TABLE, place, mend, {"table.csv": content, "arc.toml": mapping})


ROWS = (
    Bad("address-to-read", "an address that is not of the web", "caveat read ftp://gazette.example/1",
        "ftp://gazette.example/1: it leads to ftp:, and only http and https are fetched", "save the page to a file"),
    Bad("own-machine-to-read", "an address of one's own network", "caveat read http://127.0.0.1:9/1 --json out.json",
        "http://127.0.0.1:9/1: ", "save the page to a file"),
    printed("pdf-cut-short", "a PDF that is cut short", PRINTED[:300], "this PDF is damaged or cut short",
            "Fetch or save it again"),
    printed("pdf-of-a-scan", "a PDF whose second page is a scan", pdfs.of(pdfs.page(["One."]), pdfs.SCAN),
            "page 2 is an image and holds no text", "Recognise its text (OCR) and give the result"),
    printed("pdf-with-a-password", "a PDF that a password locks", pdfs.LOCKED,
            "this PDF is locked with a password", "Save a copy without one"),
    printed("pdf-without-codes", "a PDF whose letters have no codes", UNMAPPED,
            "page 1 does not say which letters 9 of its 19 signs are", "Recognise the text of its image"),
    printed("pdf-bomb", "a PDF bomb: four gigabytes in seven kilobytes", pdfs.bomb(),
            "reading this PDF takes more than 8 seconds or 500 MB of memory", "save its text, and give that"),
    Bad("pdf-without-its-extra", "a PDF where its reader is not installed", "caveat read notice.pdf --json out.json",
        "Reading a PDF needs an optional part that is not installed", "pip install 'caveat[pdf]'",
        {"notice.pdf": PRINTED}, within=lambda: mock.patch.object(pdf, "find_spec", lambda name: None)),
    office("workbook-cut-short", "a workbook that is cut short", "table.xlsx", offices.workbook({"a": SHEET})[:-100],
           ": this workbook is damaged or cut short", "Fetch or save it again"),
    office("workbook-of-two-tables", "a workbook of two sheets with the same columns", "table.xlsx",
           offices.workbook({"2030": SHEET, "2031": SHEET}), ": 2 of its sheets have the columns that are expected",
           "Name one under `sheet` in the mapping. Its sheets are: '2030', '2031'"),
    office("workbook-of-other-columns", "a workbook none of whose sheets has the columns", "table.xlsx",
           offices.workbook({"2030": [["Land"]], "2031": [["Wert"]]}),
           ": none of its sheets has the columns that are expected", "Its sheets are: '2030', '2031'"),
    office("workbook-of-before", "a workbook of Excel 4", "table.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00",
           ": this is a workbook of a program before 1997", "Open it in a spreadsheet program, and save it as .xlsx"),
    office("workbook-as-mark-up", "a workbook that Excel 2003 saved as XML", "table.xls",
           b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
           ": this is a workbook that Excel 2003 saved as XML",
           "Open it in a spreadsheet program, and save it as .xlsx"),
    Bad("page-as-a-table", "a page in the clothes of a workbook",
        "caveat read table.xls --columns arc.toml --json out.json",
        "table.xls: this is a page in HTML, and no table as text", "save the sheet as CSV in UTF-8",
        {"table.xls": b"<html><table><tr><td>Number<td>Sum</table>", "arc.toml": MAPPING}),
    office("letter-cut-short", "a document of a word processor that is cut short", "answer.docx",
           offices.letter(offices.paragraph("It was approved."))[:-30],
           ": this document is damaged, cut short or locked", "Save a copy without a password, or its text"),
    office("mail-of-a-picture", "a mail that is a picture", "mail.eml",
           b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", ": none of its parts is a page or plain text",
           "Give the file that holds the document's words"),
    Bad("page-in-undeclared-characters", "a page in characters that it does not declare", "caveat read page.html",
        "page.html: byte 12 (hexadecimal e9) is not UTF-8", "Save the file as UTF-8",
        {"page.html": b"<p>Communiqu\xe9"}),
    Bad("page-in-unknown-characters", "a page that declares characters of nobody", "caveat read page.html",
        "page.html: it says that it is written in 'x-martian', which is not read here", "Save the file as UTF-8",
        {"page.html": b"<meta charset=x-martian><p>Communiqu\xe9"}),
    Bad("page-not-as-declared", "a page that is not written as it declares", "caveat read page.html",
        "page.html: byte 36 (hexadecimal 81) is not windows-1252", "Save the file as UTF-8",
        {"page.html": b"<meta charset=windows-1252><p>Commun\x81"}),
    Bad("nothing-to-read", "an empty file to read", "caveat read notice.txt", "notice.txt: it holds no text",
        "Give the file that holds the document's words", {"notice.txt": ""}),
    Bad("feed-to-read", "a feed where a document is expected", "caveat read feed.xml --json out.json",
        "feed.xml: this is a feed, which names pages and does not hold them", "Give it to `caveat watch`",
        {"feed.xml": "<rss><channel><title>The Gazette</title></channel></rss>"}),
    Bad("folder-of-nothing", "a folder without a document", "caveat read cases/ --json out.json",
        "cases: this folder holds no document", "Name one that does, or a file", {"cases": Path.mkdir}),
    Bad("address-without-its-beginning", "an address without its beginning", "caveat read gazette.example/1",
        "gazette.example/1: there is no such file", "write https:// before an address"),
    Bad("likelihood-with-a-comma", "a likelihood with a comma", "caveat read notice.txt --at-least 0,6",
        "--at-least: '0,6' is no number", "Write it with a point, such as 0.6", {"notice.txt": "It was approved."}),
    Bad("likelihood-in-percent", "a likelihood in percent", "caveat read notice.txt --at-least 60",
        "--at-least: 60 is no likelihood", "Give a number from 0 to 1", {"notice.txt": "It was approved."}),
    Bad("table-without-a-mapping", "a table without a mapping of its columns", "caveat read table.csv",
        "table.csv: this is a table whose columns are not known here", "Name a mapping with --columns",
        {"table.csv": "Number,Sum\n1,2\n"}),
    Bad("unknown-mapping", "a mapping that is not there", "caveat read table.csv --columns arc",
        "--columns is 'arc', which is not known here", "or the path of a mapping file",
        {"table.csv": "Number,Sum\n1,2\n"}),
    table("column-that-is-not-mapped", "a column that is neither mapped nor ignored", "Number,Sum,Use\n1,2,3\n",
          "table.csv, line 1: the column 'Use' is neither mapped nor ignored", "under columns or under ignored"),
    table("mapped-column-not-there", "a mapped column that the table does not have", "Number,Total\n1,2\n",
          "table.csv, line 1: the mapping arc names 'Sum', which is no column here", "The columns are: Number, Total"),
    table("words-in-a-column-of-sums", "words in a column of sums", "Number,Sum\n1,two\n",
          "table.csv, line 2 (1): value is 'two'", "Expected: a number with '.' for decimals"),
    table("quote-that-is-not-closed", "a quotation mark that is not closed", 'Number,Sum\n1,"2\n',
          "table.csv, line 2: a quotation mark is opened and not closed", "Mend the row"),
    table("sums-without-a-currency", "a mapping of sums without a currency", "Number,Sum\n1,2\n",
          "arc.toml (arc): ", "the sums need one, such as EUR", MAPPING.replace('currency = "EUR"\n', "")),
    register("register-with-another-header", "a trade register whose header differs",
             REGISTER.replace("Recipient,", "Importer,"),
             ", line 2: the header differs from the one that is known: 'Importer'", "These columns are read"),
    register("register-without-a-row", "a trade register without a row", REGISTER.replace(f"{ROW}\n", ""),
             ": it has the columns of a table and no row below them", "Export the rows with them"),
    register("register-with-a-torn-row", "a trade register with a torn row", REGISTER.replace(",7.2,No", ""),
             ", line {line} (1): the row is 15 cells long", "Expected: 17 cells", at="1,Utopia"),
    register("register-with-a-flag-of-its-own", "a trade register with another flag than Yes and No",
             REGISTER.replace(",2010,Yes", ",2010,Perhaps"),
             ", line {line} (1): Order date is estimate is 'Perhaps'", "Expected: Yes, No or nothing", at="1,Utopia"),
)  # fmt: skip
