"""Small office documents for tests, part by part: no library that the program reads them with has made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

Cell = str | int | float | date | None
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    hidden: Sequence[str] = (),
    instead: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of Office Open XML; days are numbers with a format of days, as spreadsheet programs write them.

    ``instead`` gives members of the archive in other words.
    """
    names = list(sheets)
    told = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}" '
        f'state="{"hidden" if name in hidden else "visible"}"/>'
        for at, name in enumerate(names, 1)
    )
    kind = f"{_LINKS}/worksheet"
    links = "".join(
        f'<Relationship Id="r{at}" Type="{kind}" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="r0" Type="{_LINKS}/styles" Target="styles.xml"/>'
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in range(1, len(names) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{told}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": f'{_XML}<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for at, rows in enumerate(sheets.values(), 1):
        data = "".join(f"<row r='{number}'>{_row(row, number)}</row>" for number, row in enumerate(rows, 1) if row)
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'
        )
    return packed(parts | (instead or {}))


def _row(row: Sequence[Cell], number: int) -> str:
    return "".join(_cell(cell, f"{_column(at)}{number}") for at, cell in enumerate(row) if cell is not None)


def _column(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else _column(at // 26 - 1) + _column(at % 26)


def _cell(cell: str | int | float | date, place: str) -> str:
    if isinstance(cell, date):
        whole = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        return f'<c r="{place}" s="1"><v>{(whole - datetime(1899, 12, 30)) / timedelta(days=1)!r}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def letter(body: str, *, notes: str = "") -> bytes:
    """A document of a word processor; ``body`` is mark-up of its paragraphs: ``<w:p><w:r><w:t>…``."""
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"/>',
        "word/document.xml": f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
    }
    if notes:
        parts["word/footnotes.xml"] = f'{_XML}<w:footnotes xmlns:w="{_WORD}">{notes}</w:footnotes>'
    return packed(parts)


def paragraph(words: str) -> str:
    """The mark-up of one paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
