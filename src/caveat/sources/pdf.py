"""A PDF in, its canonical text out: the words of its text layer, page after page, a form feed between each two.

No other form feed stands in the text, so that as many stand before a character as pages do. A document of one page has
none. Nothing is recognised in images: a scanned page is refused.

    >>> page_of("First page.\\n\\fSecond page.\\n", 13)
    2
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec

from caveat.errors import MissingExtra, Unreadable
from caveat.sources import apart
from caveat.sources.patterns import later

_START = b"%PDF-"
_DIGITS = later(r"\d+")
_EDGE = 2
"""Lines at the head and at the foot of a page among which running ones are sought."""
_LONGEST = 120


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF by how they begin; a byte order mark or white space before that is borne."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(_START)


def read(data: bytes, name: str) -> str:
    """The text of a PDF.

    The library that reads it runs in a process of its own, within 500 MB of memory and ten seconds, whatever the file
    makes it do.

    Holds   each page ends in a line feed; form feeds stand between pages and nowhere else.
    Raises  MissingExtra; Unreadable for a file that is locked, damaged, scanned or takes more than these bounds.
    """
    if find_spec("pypdfium2") is None:
        raise MissingExtra("Reading a PDF", "pdf")
    mend = "Print it to a new PDF, or save its text, and give that."
    told = apart.read("caveat.sources.pdf_pages", data, name, "PDF", mend)
    text = "\f".join(f"{page}\n" for page in told["pages"])
    if not text.strip():
        raise Unreadable(name, "this PDF holds no text", "Give the file that holds the document's words.")
    return text


def page_of(text: str, offset: int) -> int:
    """The page on which a character of the text stands, counted from 1."""
    return text.count("\f", 0, offset) + 1


def page_starts(text: str) -> tuple[int, ...]:
    """Where each page begins: ``bisect_right(page_starts(text), offset)`` is ``page_of``, quicker for many offsets."""
    return (0, *(found.end() for found in re.finditer("\f", text)))


def running(text: str) -> tuple[tuple[int, int], ...]:
    """Where running heads and feet stand: first and last lines that several pages share, but for their numbers.

    Holds   ranges in order, each one line without the white space around it.
    """
    pages = list(_edges(text))
    seen = Counter(line for page in pages for line in {(place, _said(text, span)) for place, span in page})
    enough = max(2, (len(pages) + 2) // 3)
    found = {span for page in pages for place, span in page if seen[place, _said(text, span)] >= enough}
    return tuple(sorted(found)) if len(pages) > 1 else ()


def flow(text: str) -> str:
    """The text with its running heads and feet as form feeds, so that a sentence goes on from page to page.

    Holds   as long as the text, letter for letter the same outside the running lines.
    """
    parts, done = [], 0
    for start, end in running(text):
        parts += [text[done:start], "\f" * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _edges(text: str) -> Iterator[list[tuple[int, tuple[int, int]]]]:
    """The first and the last lines of each page: how far from the head (0, 1) or the foot (-1, -2), and where."""
    start = 0
    for page in text.split("\f"):
        lines = [(start + found.start(), start + found.end()) for found in re.finditer(r"\S(?:[^\n]*\S)?", page)]
        start += len(page) + 1
        edges = [*enumerate(lines[:_EDGE]), *((-1 - at, span) for at, span in enumerate(lines[: -1 - _EDGE : -1]))]
        yield [(place, span) for place, span in edges if span[1] - span[0] <= _LONGEST and len(lines) > 2 * _EDGE]


def _said(text: str, span: tuple[int, int]) -> str:
    """A line as it is on every page: each number as one sign."""
    return _DIGITS.sub("#", text[span[0] : span[1]])
