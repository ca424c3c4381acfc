"""The pages of a PDF as text, read in a process of its own: bytes on standard input, JSON on standard output.

``pdf.read`` starts this module and judges what comes of it. It is the only one that touches the library, so that a file
made to exhaust or to break it ends this process and no other. The library bounds neither its time nor its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from caveat.sources import apart
from caveat.sources.apart import Refused
from caveat.sources.patterns import later

MOST = 20_000_000
"""Characters of a file, and of a page that its program says over and over."""

_UNMAPPED = 0.01
"""The share of a page's characters that may be told by no code."""
_HYPHEN, _STRANGE = "\x02", "\ufffd"
"""What stands for the hyphen at the end of a line, and for what is no character."""
_CONTROL = later(r"[\0\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\uffff]")
_LINE, _WORD = later(r"[^\n\r\x02]*\x02?"), later(r"\S+")
_GAP = 1.4
"""Times the usual distance of lines from which a blank line stands between two."""
_APART = 9.0
"""Points between two words from which they may stand in two columns."""
_ROWS, _FULL, _NARROWEST = 8, 0.6, 90.0
"""Columns of prose have so many rows side by side, of lines that fill them so far, and are so wide in points."""
_SHAPES = 200
"""Shapes on a page without a character, from which they may be letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that stand together."""

    left: float
    right: float
    foot: float
    words: str


Line = list[Piece]


def pages(data: bytes) -> Iterator[str]:
    """The text of each page, in the order in which its program draws it, as lines; a wide gap is a blank line.

    A hyphen at the end of a line stands there as printed: whether it belongs to the word is not known here. Columns of
    prose that are drawn row by row are read one after the other; the rows of a table stay rows.

    Raises  Refused for a file that is locked or broken, or a page whose words are an image or shapes.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        if "password" in str(wrong):
            raise Refused("this PDF is locked with a password", "Save a copy without one and give that.") from None
        raise Refused("this PDF is damaged or cut short", "Fetch or save it again.") from None
    if not len(document):
        raise Refused("this PDF has no pages", "Fetch or save it again.")
    read = 0
    for number in range(len(document)):
        try:
            page = document[number]
            told = _page(page, number + 1)
            page.close()
        except pypdfium2.PdfiumError:
            raise Refused(f"page {number + 1} of this PDF is damaged", "Fetch or save it again.") from None
        read += len(told)
        if read > MOST:
            raise Refused(f"its text is longer than {MOST:,} characters", "Give the pages that the case uses.")
        yield told


def _page(page: pypdfium2.PdfPage, number: int) -> str:
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST:
        raise Refused(f"page {number} holds {count:,} characters", "Give the pages that the case uses.")
    characters, unmapped = _characters(text, count)
    if unmapped > _UNMAPPED * count:
        raise Refused(
            f"page {number} does not say which letters {unmapped:,} of its {count:,} signs are",
            "Recognise the text of its image, or save the document as plain text, and give that.",
        )
    if not characters.strip():
        _refuse_scan(page, number)
        return ""
    lines = list(_lines(text, characters))
    columns = _columns(lines)
    if columns:
        lines = _one_after_the_other(lines, columns)
    told = _spaced(lines)
    text.close()
    return told


def _characters(text: pypdfium2.PdfTextPage, count: int) -> tuple[str, int]:
    """Every character, and how many of them the file maps to none: for those the library would tell a guess."""
    found = text.get_text_range().replace("\ufffe", _HYPHEN)
    if len(found) != count:  # a character that the library counts and leaves out of the text
        found = "".join(chr(raw.FPDFText_GetUnicode(text.raw, at)) for at in range(count))
    guessed, page = raw.FPDFText_HasUnicodeMapError, text.raw
    strange = {at for at in range(count) if guessed(page, at) == 1}
    strange |= {each.start() for each in _CONTROL.finditer(found)}
    if not strange:
        return found, 0
    return "".join(_STRANGE if at in strange else each for at, each in enumerate(found)), len(strange)


def _refuse_scan(page: pypdfium2.PdfPage, number: int) -> None:
    """A page without a character is blank, or its words are drawn in some other way and would be lost unnoticed."""
    whole = page.get_width() * page.get_height()
    shapes = 0
    for drawn in page.get_objects(max_depth=4):
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            if (right - left) * (top - bottom) > whole / 4:
                raise Refused(
                    f"page {number} is an image and holds no text",
                    "Recognise its text (OCR) and give the result; nothing is recognised here.",
                )
        shapes += drawn.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
        if shapes > _SHAPES:
            raise Refused(
                f"page {number} holds shapes and no text, which may be letters",
                "Recognise its text (OCR) and give the result; nothing is recognised here.",
            )


def _lines(text: pypdfium2.PdfTextPage, characters: str) -> Iterator[Line]:
    """Each line as the pieces that a wide gap parts, if there are enough such gaps on the page for columns."""
    edges, foot = _places(text.raw)
    parted = _gaps(text) >= _ROWS
    for line in _LINE.finditer(characters):
        pieces: list[list[tuple[int, int]]] = []
        for word in _WORD.finditer(characters, *line.span()):
            if not pieces or (parted and edges(word.start())[0] - edges(pieces[-1][-1][1] - 1)[1] > _APART):
                pieces.append([])
            pieces[-1].append(word.span())
        if pieces:
            yield [
                Piece(
                    edges(piece[0][0])[0] if parted else 0.0,
                    edges(piece[-1][1] - 1)[1] if parted else 0.0,
                    foot(piece[0][0]),
                    " ".join(characters[start:end] for start, end in piece).replace(_HYPHEN, "-"),
                )
                for piece in pieces
            ]


def _gaps(text: pypdfium2.PdfTextPage) -> int:
    """How often the library finds two stretches of text side by side with a wide gap between them."""
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    return sum(
        right - left > _APART and min(top, upper) > max(bottom, lower)
        for (_, bottom, left, top), (right, lower, _, upper) in pairwise(boxes)
    )


def _places(text: Any) -> tuple[Callable[[int], tuple[float, float]], Callable[[int], float]]:
    """From where to where a character goes, and the height of the line on which it stands, in points."""
    left, right, bottom, top, x, y = (c_double() for _ in range(6))
    box = byref(left), byref(right), byref(bottom), byref(top)
    origin = byref(x), byref(y)

    def edges(at: int) -> tuple[float, float]:
        raw.FPDFText_GetCharBox(text, at, *box)
        return left.value, right.value

    def foot(at: int) -> float:
        raw.FPDFText_GetCharOrigin(text, at, *origin)
        return y.value

    return edges, foot


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """From where to where each column of prose goes, where rows run across several; nothing where they do not."""
    rows = [line for line in lines if len(line) > 1]
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for line in rows for piece in line), key=lambda piece: piece.left):
        if columns and piece.left < columns[-1][1] + 1:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.right)
        else:
            columns.append((piece.left, piece.right))
    if len(rows) < _ROWS or len(columns) < 2:
        return []
    for left, right in columns:
        widths = [piece.right - piece.left for line in rows for piece in line if left <= piece.left < right]
        if right - left < _NARROWEST or len(widths) < _ROWS or median(widths) < _FULL * (right - left):
            return []
    return columns


def _one_after_the_other(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Line]:
    """Lines column by column, between those that go across."""
    found: list[Line] = []
    held: list[list[Line]] = [[] for _ in columns]
    for line in lines:
        stand = [_stands_in(piece, columns) for piece in line]
        if -1 in stand:
            found += [*(each for column in held for each in column), line]
            held = [[] for _ in columns]
        else:
            for at, piece in zip(stand, line, strict=True):
                held[at].append([piece])
    return found + [each for column in held for each in column]


def _stands_in(piece: Piece, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which words stand; -1 where they go across."""
    for at, (left, right) in enumerate(columns):
        if left - 1 <= piece.left and piece.right <= right + 1:
            return at
    return -1


def _spaced(lines: Sequence[Line]) -> str:
    """The lines, a blank one where a gap stands between two."""
    falls = [above[0].foot - line[0].foot for above, line in pairwise(lines)]
    down = sorted(fall for fall in falls if fall > 0) or [0.0]
    usual = down[(len(down) - 1) // 4]  # heads, feet and headings leave wide gaps, and a short page has few others
    told = []
    for line, fall in zip(lines, [0.0, *falls], strict=True):
        if usual and fall > _GAP * usual:
            told.append("")
        told.append(" ".join(piece.words for piece in line))
    return "\n".join(told)


def told(data: bytes) -> dict[str, list[str]]:
    """The pages of a file."""
    return {"pages": list(pages(data))}


if __name__ == "__main__":
    apart.bounded(told)
