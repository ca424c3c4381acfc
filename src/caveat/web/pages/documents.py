"""A document whose text is held: its words with the spans that statements stand on, and its bytes to take away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import Path
from fastapi.responses import Response
from pydantic import BaseModel

from caveat.desk import viewing
from caveat.desk.showing import Held, Passed, held
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.reviewed import Opened, opened
from caveat.web.showing import Rooms
from caveat.web.views import BARE, Table, View

rooms = Rooms()
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
AROUND, FOLDED = 160, 60
"""Characters shown on either side of a span; and the length from which what lies between is folded."""
_BREAK = re.compile(r"(?<=[.!?])\s+|\n")


class SpanRow(BaseModel):
    """A place in a document that something stands on."""

    start: int
    end: int
    state: str
    """accepted, contested, rejected or proposed."""
    name: str
    """The statement of a case, or the proposal of a reading."""
    case: str | None
    says: str
    by: str | None
    """Who decided, with their reason."""


class DocumentData(BaseModel):
    """A document whose text is held."""

    digest: str
    title: str
    published: str | None
    characters: int
    size: int
    case: str | None
    text: str
    spans: tuple[SpanRow, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and the spans that cover it."""

    start: int
    text: str
    spans: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text with spans in it; or one without, which is folded."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]
    """The spans that begin in it."""


@rooms.page("/documents/{digest}", "document_view.html", tag="documents", csv=True, model=DocumentData)
def document(here: Here, digest: Digest, case: str | None = None) -> View:
    """A document's text with the spans of statements in it: accepted, contested, proposed and rejected told apart."""
    found, of = _held(here, digest, case)
    rows = tuple(_row(one) for one in found.passed)
    data = DocumentData(digest=digest, title=found.title, published=found.published, characters=len(found.text),
                        size=found.size, case=found.case, text=found.text, spans=rows)  # fmt: skip
    context = {
        "found": found, "passages": passages(found.text, found.passed), "opened": of,
        "address": of.address if of else None, "original": _original(digest, case),
    }  # fmt: skip
    frame = of.frame("Evidence") if of else BARE
    return View(found.title, data, context, lambda: _table(rows), frame=frame)


def _original(digest: str, case: str | None) -> str:
    return f"/documents/{digest}/original"


def _held(here: Asked, digest: str, case: str | None) -> tuple[Held, Opened | None]:
    shelf = viewing.shelf(here.site.books.changes)
    asked = here.as_of
    found = held(shelf, here.ledger, digest, case, asked, here.known_at)
    return found, opened(here, found.case) if found.case else None


def _row(one: Passed) -> SpanRow:
    return SpanRow(
        start=one.start, end=one.end, state=one.state, name=one.name, case=one.case, says=one.says, by=one.by
    )


def _table(rows: Sequence[SpanRow]) -> Table:
    return Table(("start", "end", "state", "name", "case", "says", "by"),
                 [(one.start, one.end, one.state, one.name, one.case, one.says, one.by) for one in rows])  # fmt: skip


def passages(text: str, spans: Sequence[Passed]) -> list[Passage]:
    """The text in parts: around each span some words, and between them what bears no statement.

    Holds   the parts put together are the text.
    """
    shown: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in spans):
        first, last = _opens(text, start), _ends(text, end)
        if shown and first - shown[-1][1] < FOLDED:
            shown[-1] = (shown[-1][0], max(shown[-1][1], last))
        else:
            shown.append((first, last))
    found: list[Passage] = []
    at = 0
    for first, last in (*shown, (len(text), len(text))):
        if at < first:
            found.append(Passage(at, first, (Piece(at, text[at:first], (), ()),), ()))
        if first < last:
            notes = tuple(n for n, one in enumerate(spans) if first <= one.start < last)
            found.append(Passage(first, last, tuple(_pieces(text, first, last, spans)), notes))
        at = last
    return found


def _opens(text: str, start: int) -> int:
    """Where the sentence begins in which a span does; within some words of it."""
    first = max(0, start - AROUND)
    breaks = [found.end() for found in _BREAK.finditer(text, first, start)]
    return breaks[-1] if breaks else first if first == 0 else text.find(" ", first, start) + 1 or start


def _ends(text: str, end: int) -> int:
    last = min(len(text), end + AROUND)
    found = _BREAK.search(text, end, last)
    if found:
        return found.start()
    return last if last == len(text) else max(text.rfind(" ", end, last), end)


def _pieces(text: str, first: int, last: int, spans: Sequence[Passed]) -> Iterable[Piece]:
    inside = [(n, one) for n, one in enumerate(spans) if one.start < last and one.end > first]
    edges = sorted({first, last, *(edge for _, one in inside for edge in (one.start, one.end) if first < edge < last)})
    for start, end in pairwise(edges):
        over = tuple(n for n, one in inside if one.start <= start and one.end >= end)
        yield Piece(start, text[start:end], over, tuple(n for n in over if spans[n].start == start))


@rooms.raw("/documents/{digest}/original", Gate.READER, tags=["documents"])
def original(here: Here, digest: Digest, case: str | None = None) -> Response:
    """The bytes of a document, as they were received."""
    found, _ = _held(here, digest, case)
    headers = {"Content-Disposition": f'attachment; filename="{digest[:12]}.bin"', "X-Content-Type-Options": "nosniff"}
    return Response(here.ledger.document(found.digest)[0], headers=headers, media_type="application/octet-stream")
