"""Bytes to canonical text, once. Every span of a document is an offset into what ``canonical`` gives.

Which characters the bytes are is said by a byte order mark, by whoever sent them, or by the page itself; else they are
UTF-8 or refused. It is never guessed.

The text is not put into a Unicode normal form. A quote is exact or it is none: composing characters would move every
offset behind them, and would let a quote stand in a document that does not hold its characters.
"""

from __future__ import annotations

import errno
import re
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from caveat.deferral import deferred
from caveat.errors import TooLarge, Unreadable
from caveat.sources import pdf, unread
from caveat.sources.patterns import later

if TYPE_CHECKING:
    from caveat.sources import mime, page, workbook, writing, zipped
else:  # plain text needs none of them
    mime = deferred("caveat.sources.mime")
    page = deferred("caveat.sources.page")
    workbook = deferred("caveat.sources.workbook")
    writing = deferred("caveat.sources.writing")
    zipped = deferred("caveat.sources.zipped")

MAX_BYTES = 50_000_000
_AT_MOST = f"{MAX_BYTES:,} bytes"
_SHORTER = "Give the part that the case uses."

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xef\xbb\xbf", "UTF-8"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)
"""Byte order marks; the longer ones first."""
_AS_UTF8 = "Save the file as UTF-8."
_DOCUMENTS = (
    ".docx", ".odt", ".xlsx", ".xlsb", ".xls", ".ods", ".pdf", ".html", ".htm", ".txt", ".csv", ".eml", ".mhtml"
)  # fmt: skip
"""How the names of documents end that are read here."""
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How office documents begin, of this century and of the last."""
_MESSAGE = later(rb"[!-9;-~]{1,80}:")
"""How a message begins: with a header."""
_HTML_NAME = later(r"\.x?html?$", re.IGNORECASE)
_HTML_START = later(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)

_DECLARED = later(
    rb"""<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']"""
    rb"""|<meta\s[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_COMMENT = later(rb"<!--.*?-->", re.DOTALL)
_PROLOGUE = 4096
"""Bytes of a page among which it says which characters it is written in; browsers look at the first 1,024."""
_CODECS = {
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (*range(2, 9), 10, 13, 14, 15, 16)},
    **{f"windows-{page}": f"cp{page}" for page in (874, *range(1250, 1259))},
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("latin2", "iso8859-2"), "iso8859-2"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "iso-8859-8-i": "iso8859-8",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "macintosh": "mac-roman",
    "big5": "big5hkscs",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
"""Declared character sets that are read, with Python's names for them: a page that says Latin-1 or ASCII is
windows-1252, as in every browser."""

_MEND = {
    errno.ENOENT: ("there is no such file", "Check the path."),
    errno.EACCES: ("you may not read it", "Ask for permission to read it, or copy it to where you may."),
    errno.ELOOP: ("its links lead round in a circle", "Name the file itself."),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "Check the path."),
    errno.ENAMETOOLONG: ("the name is too long for a file", "Check the path."),
}


def read(path: Path) -> bytes:
    """The bytes of a document; one that is too large is refused by its size, before it is read.

    Raises  Unreadable for a missing file, a folder, a device, a loop of links or a want of permission; TooLarge.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(str(path), "this is a folder, not a document", "Name a file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(str(path), "this is a pipe or a device, not a document", "Save it to a file first.")
        if found.st_size > MAX_BYTES:
            raise TooLarge(str(path), f"{found.st_size:,} bytes", _AT_MOST, _SHORTER)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # a file may grow while it is read; ``canonical`` refuses the excess
    except OSError as wrong:
        why, mend = _MEND.get(wrong.errno or 0, ((wrong.strerror or str(wrong)).lower(), "Check the path."))
        shown = str(path) if len(str(path)) <= 200 else str(path)[:199] + "…"
        raise Unreadable(shown, why, mend) from None
    except ValueError:  # a NUL in the path
        raise Unreadable(repr(str(path)), "this is no path of a file", "Name a file.") from None


def canonical(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of a document: plain text as it stands, or the words of a page, a PDF or an office document.

    Holds   the same bytes and the same kind of name give the same text; lines end in a line feed; no byte order mark.
    Raises  as ``document`` does.
    """
    found = document(data, name, charset)
    return found if isinstance(found, str) else found.text


def document(data: bytes, name: str, charset: str | None = None) -> page.Page | str:
    """A document as ``canonical`` reads it: a page with the map back to its source, or the text itself.

    ``charset`` is what its sender called the character set, if a server sent it.

    Of a mail, or of a page saved as one file with its pictures, the part that its reader reads is the document.

    Holds   ``canonical`` gives the text of the page, or the plain text. A page's source is what the bytes decode to. In
            the text of a PDF form feeds stand between pages and nowhere else: see ``pdf.page_of``; in that of a
            workbook between its sheets.
    Raises  TooLarge; Unreadable for an empty file, a binary, bytes that are not what they are declared to be or, where
            nothing is declared, not UTF-8 (by byte), a NUL character; MissingExtra for a PDF without its extra.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"more than {_AT_MOST}", _AT_MOST, _SHORTER)
    if pdf.is_pdf(data):
        return pdf.read(data, name)
    if data.startswith(PACKED):
        if workbook.is_workbook(data):
            return workbook.read(data, name).text
        if writing.is_writing(data):
            return writing.text(data, name)
    is_page = False
    if _MESSAGE.match(data) and mime.is_message(data):
        part = mime.read(data, name)
        data, charset, is_page = part.data, part.charset, part.is_page
    text = _decoded(data, name, charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found: page.Page | str = text
    if is_page or _is_page(text[:5000], name):
        found = page.read(text)
        if not found.text.strip():
            found = page.article(text) or _shows_words(found, name)
        text = found.text
    if not text.strip():
        raise Unreadable(name, "it holds no text", "Give the file that holds the document's words.")
    return found


def _shows_words(found: page.Page, name: str) -> page.Page:
    """A page without words, where it has none anywhere.

    Raises  Unreadable for one that a script fills when a browser opens it.
    """
    if "<script" in found.source.lower():
        raise Unreadable(name, "no words stand in the page itself: scripts put them there when a browser opens it",
                         "Open it in a browser, save what it shows as one file, and give that.")  # fmt: skip
    return found


def _is_page(beginning: str, name: str) -> bool:
    return bool(_HTML_NAME.search(name) or _HTML_START.match(beginning))


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    if data.startswith(zipped.START):
        raise _archive(data, name)
    if (other := unread.kind(data)) is not None:
        raise Unreadable(name, f"this is {other[0]}, whose text is not read here", other[1])
    mark, said = next((one for one in _MARKS if data.startswith(one[0])), (b"", ""))
    if said == "UTF-32":
        raise Unreadable(name, "its first bytes say UTF-32, which is not read here", _AS_UTF8)
    text = _strictly(data, name, len(mark), said) if said else _as_declared(data, name, charset)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        why = f"a NUL character stands on line {line}, so this is no plain text"
        raise Unreadable(name, why, "Save the document as plain text in UTF-8.")
    return text


def _archive(data: bytes, name: str) -> Unreadable:
    """The refusal of an archive, which names what it holds."""
    held = [one[-60:] for one in islice(zipped.names(data), 1000) if not one.endswith("/")]
    packed = next((one for one in held if one.lower().endswith(_DOCUMENTS)), None)
    kind = "a zip archive, or an office document of another kind than a text or a table"
    mend = "Unpack it, or save its text as a .txt file, and give that."
    if packed is not None:
        further = f" and {len(held) - 1:,} more" if len(held) > 1 else ""
        kind, mend = f"a zip archive with {packed!r}{further} in it", "Unpack it, and give the document itself."
    return Unreadable(name, f"this is {kind}, whose text is not read here", mend)


def _as_declared(data: bytes, name: str, charset: str | None) -> str:
    """The characters of bytes without a mark: in the set that is declared, or in UTF-8 where none is."""
    said = charset.strip().lower() if charset else _says_itself(data, name)
    if said is None or _CODECS.get(said) == "utf-8":
        return _strictly(data, name, 0, "UTF-8")
    try:
        plain = None if data.isascii() and said.startswith("iso-2022") else data.decode("utf-8")
    except UnicodeDecodeError:
        plain = None
    if plain is not None and "\0" not in plain:
        # Whoever saved the page turned its characters into UTF-8 and left the declaration. No text of more than a few
        # letters in another set is valid UTF-8 by accident, and plain ASCII is the same in all.
        return plain
    if said not in _CODECS:
        raise Unreadable(name, f"it says that it is written in {said!r}, which is not read here", _AS_UTF8)
    return _strictly(data, name, 0, said)


def _says_itself(data: bytes, name: str) -> str | None:
    """What a page says near its beginning of the characters that it is written in."""
    head = data[:_PROLOGUE]
    wide = head.startswith((b"<\0", b"\0<"))
    if not _is_page((head.replace(b"\0", b"") if wide else head).decode("latin-1"), name):
        return None
    found = _DECLARED.search(_COMMENT.sub(b"", head.replace(b"\0", b"") if wide else head))
    if found is None:
        return None
    said = (found[1] or found[2]).decode("ascii").lower()
    if wide and said.startswith("utf-16"):  # it could not be read at all if it were another
        return "utf-16le" if head[0] else "utf-16be"
    # A page that can be read as single bytes up to here is not in UTF-16, whatever it says.
    return "utf-8" if said.startswith("utf-16") else said


def misdeclared(data: bytes, name: str, charset: str | None = None) -> str | None:
    """The character set that a document is said to be in, where it is UTF-8 all the same and is read as that."""
    if data.isascii() or pdf.is_pdf(data) or any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    said = charset.strip().lower() if charset else _says_itself(data, name)
    if said is None or _CODECS.get(said) == "utf-8":
        return None
    try:
        return None if "\0" in data.decode("utf-8") else said
    except UnicodeDecodeError:
        return None


def attached(data: bytes, name: str) -> tuple[str, ...]:
    """The names of documents that a mail carries beside its text, and that are not read with it."""
    is_message = _MESSAGE.match(data) is not None and mime.is_message(data)
    return mime.read(data, name).beside if is_message else ()


def _strictly(data: bytes, name: str, skip: int, said: str) -> str:
    """Bytes behind a mark as characters of the set that was said, or refused by the first that is none."""
    try:
        return data[skip:].decode(_CODECS[said.lower()])
    except UnicodeDecodeError as wrong:
        offset = wrong.start + skip
        shown = said.upper() if said.lower().startswith("utf") else said
        why = f"byte {offset} (hexadecimal {data[offset]:02x}) is not {shown}"
        raise Unreadable(name, why, _AS_UTF8) from None
