"""Bytes in; what they are whose words are not read here, and what to do instead, out."""

from __future__ import annotations

_XML_OF_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
"""What a workbook names near its beginning that Excel 2003 saved as XML."""
_BEFORE_1997 = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
"""How the streams of the Binary Interchange File Format begin that stand in no compound file."""
_AS_XLSX = "Open it in a spreadsheet program, and save it as .xlsx."
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save its text as a .txt file and give that."),
    *((mark, "a workbook of a program before 1997", _AS_XLSX) for mark in _BEFORE_1997),
    (b"{\\rtf", "a rich text document", "Save its text as a .txt file and give that."),
    (b"\x89PNG", "an image", "Type or recognise its text and give that."),
    (b"\xff\xd8\xff", "an image", "Type or recognise its text and give that."),
    (b"GIF8", "an image", "Type or recognise its text and give that."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the text."),
)


def kind(data: bytes) -> tuple[str, str] | None:
    """What bytes are whose words are not read here, and what to do instead; nothing where they may be a text."""
    if _XML_OF_2003 in data[:2_000] and data.lstrip()[:5] == b"<?xml":
        return "a workbook that Excel 2003 saved as XML", _AS_XLSX
    return next(((what, mend) for mark, what, mend in _BINARY if data.startswith(mark)), None)
