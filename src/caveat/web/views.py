"""What a handler gives: a view of something, or what it did; and a body as a response that a browser may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi.responses import Response
from pydantic import BaseModel

from caveat.web.asked import Asked


@dataclass(frozen=True, slots=True)
class Table:
    """A view's list as rows for a spreadsheet."""

    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    cut: str | None = None
    """What a reader is told in the last line where rows were left off."""


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: the same data as a model for programs, and as what its template needs besides."""

    title: str
    data: BaseModel | Mapping[str, Any] | bytes
    """A model or a mapping; bytes are JSON that was made before."""
    context: Mapping[str, Any] = field(default_factory=dict)
    table: Callable[[], Table] | None = None
    key: str | None = None
    """Names the content: as long as it is the same, so are the page's middle and the data. None is never kept."""
    status: int = 200
    next: str | None = None
    """The address of the next part of a list."""


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


def _tag(*parts: bytes | str) -> str:
    found = hashlib.blake2b(digest_size=12)
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
    return f'"{found.hexdigest()}"'


def _same(here: Asked, tag: str) -> bool:
    known = here.request.headers.get("if-none-match", "")
    return tag in {one.strip().removeprefix("W/") for one in known.split(",")}


def answered(here: Asked, body: bytes, media: str, status: int, view: View) -> Response:
    """A body as a response, with the mark by which a browser knows it again; 304 where it has the same."""
    tag = _tag(media, body)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
    if view.next:
        headers["Link"] = f'<{view.next}>; rel="next"'
    if status == 200 and _same(here, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media)
