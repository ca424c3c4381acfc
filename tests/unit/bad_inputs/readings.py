"""Documents and tables that cannot be read, or not as they are given."""

from __future__ import annotations

from caveat.sources.registers.sipri import HEADER

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


def table(name: str, given: str, content: str, place: str, mend: str, mapping: str = MAPPING) -> Bad:
    """A table or its mapping in which something is wrong."""
    return Bad(name, given, TABLE, place, mend, {"table.csv": content, "arc.toml": mapping})


ROWS = (
    Bad("address-to-read", "an address where a file is expected", "caveat read https://gazette.example/1",
        "DOCUMENT: 'https://gazette.example/1' is an address, and nothing is fetched", "Save the page to a file"),
    Bad("pdf-to-read", "a PDF to read", "caveat read notice.pdf --json out.json", "notice.pdf: this is a PDF",
        "Copy its text into a file of plain text", {"notice.pdf": b"%PDF-1.7\n"}),
    Bad("nothing-to-read", "an empty file to read", "caveat read notice.txt", "notice.txt: it holds no text",
        "Attach the file that holds the document's words", {"notice.txt": ""}),
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
    register("register-with-a-torn-row", "a trade register with a torn row", REGISTER.replace(",7.2,No", ""),
             ", line {line} (1): the row is 15 cells long", "Expected: 17 cells", at="1,Utopia"),
    register("register-with-a-flag-of-its-own", "a trade register with another flag than Yes and No",
             REGISTER.replace(",2010,Yes", ",2010,Perhaps"),
             ", line {line} (1): Order date is estimate is 'Perhaps'", "Expected: Yes, No or nothing", at="1,Utopia"),
)  # fmt: skip
