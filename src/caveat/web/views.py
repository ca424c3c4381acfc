"""What a handler gives: a view of something, or what it did; and a body as a response that a browser may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from fastapi.responses import Response
from markupsafe import Markup
from pydantic import BaseModel

from caveat.desk.people import PERSON
from caveat.ledger.store import Ledger
from caveat.web.asked import Asked

Data: TypeAlias = BaseModel | Mapping[str, Any] | bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A view's list as rows for a spreadsheet."""

    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    cut: str | None = None
    """What a reader is told in the last line where rows were left off."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the pages of a case: its navigation, and its decision status."""

    key: str = ""
    """Names the content: as long as it is the same, so is the frame."""
    bar: Callable[[], Sequence[tuple[str, str, bool]]] = tuple
    """Address, name, and whether it is the page at hand."""
    status_line: Callable[[], Markup | None] = lambda: None


BARE = Frame()


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: the same data as a model for programs, and as what its template needs besides.

    Data and context that take time are given as functions, which are called only where nothing is kept.
    """

    title: str
    data: Data | Callable[[], Data]
    """A model or a mapping; bytes are JSON that was made before."""
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    table: Callable[[], Table] | None = None
    key: str | None = None
    """Names the content: as long as it is the same, so are the page's middle and the data. None is never kept."""
    status: int = 200
    next: str | None = None
    """The address of the next part of a list."""
    frame: Frame = BARE
    rests: frozenset[str] | None = None
    """The things, by stem as ``Changes.touched`` takes them, of which a new record alone changes the answer for the
    same visitor on the same day; None where something else does, too."""
    still: Callable[[], bool] | None = None
    """Tells whether what it rests on beside the records is as it was. It is quick, and asks no ledger."""
    fits: Callable[[Ledger], bool] | None = None
    """Tells by the ledger whether what it rests on beside the records is as it was."""
    template: str | None = None
    """The template, where it is another than the address has."""
    again: int | None = None
    """In how many seconds to ask again, where what is asked for is still being worked out."""

    @property
    def shown(self) -> Data:
        """What the page shows, as its JSON has it; made now where it was left to be made."""
        return self.data() if callable(self.data) else self.data

    @property
    def given(self) -> Mapping[str, Any]:
        """What the template needs besides."""
        return self.context() if callable(self.context) else self.context


@dataclass(frozen=True, slots=True)
class Done:
    """What an act recorded, and where to look now."""

    where: str
    """The address of the page that shows it."""
    said: str
    """In a sentence."""
    record: int | None = None
    again: bool = False
    """True where the same request had recorded it already."""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was made, in parts between which the visitor's own token stands; and what tells it from others."""

    parts: tuple[bytes, ...]
    tag: bytes

    @classmethod
    def of(cls, made: bytes, seal: bytes | None = None) -> Piece:
        """A piece, its tag worked out once."""
        return cls(tuple(made.split(seal)) if seal else (made,), tag(made))

    def with_token(self, token: str) -> bytes:
        """The whole, for a visitor."""
        return self.parts[0] if len(self.parts) == 1 else token.encode().join(self.parts)

    @property
    def size(self) -> int:
        """How many bytes it has, less the tokens."""
        return sum(map(len, self.parts))


def tag(*parts: bytes | str) -> bytes:
    """What tells content from other content."""
    found = hashlib.blake2b(digest_size=12)
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
    return found.digest()


def same(known: str, mark: str) -> bool:
    """True where a browser says that it has what bears this mark."""
    return bool(known) and mark in {one.strip().removeprefix("W/") for one in known.split(",")}


def answered(
    here: Asked, body: bytes, media: str, status: int, view: View, made_of: Sequence[bytes | str] = ()
) -> Response:
    """A body as a response, with the mark by which a browser knows it again; 304 where it has the same.

    ``made_of`` tells the body from others without reading it again.
    """
    mark = f'"{tag(media, *(made_of or (body,))).hex()}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if view.again is not None:  # both without a script: a browser comes back by the one, a program by the other
        headers |= {"Refresh": str(view.again), "Retry-After": str(view.again)}
    if view.next:
        headers["Link"] = f'<{view.next}>; rel="next"'
    if status == 200 and same(here.request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    response = Response(body, status, headers, media)
    if view.rests is not None and status == 200 and here.seq is not None:
        own = () if here.visitor.person is None else (f"{PERSON}:{here.visitor.person.id}",)
        rests = view.rests.union(own)
        here.request.scope[LASTING] = Whole(
            here.seq, mark, body, tuple(response.raw_headers), rests, view.still, view.fits
        )
    return response


LASTING = "caveat.lasting"
"""Where a request bears an answer that may be given again."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole answer, the last record when it was made, and what it rests on."""

    seq: int
    mark: str
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    rests: frozenset[str]
    still: Callable[[], bool] | None
    fits: Callable[[Ledger], bool] | None
