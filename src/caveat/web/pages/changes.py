"""What changed, as an Atom feed: cases, documents, readings and findings, and the reviews that one may read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from fastapi.responses import Response

from caveat.desk import docket as docketing
from caveat.desk import viewing
from caveat.desk.changes import Change, stem
from caveat.report import turned
from caveat.review.docket import telling
from caveat.review.docket.state import Docket
from caveat.web import dressing
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.showing import Rooms

rooms = Rooms()
MOST = 100
"""Entries of the feed."""
_ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the feed."""

    seq: int
    title: str
    path: str
    at: str
    by: str


@rooms.raw("/changes.atom", Gate.READER, tags=["changes"])
def changes(here: Here) -> Response:
    """What changed last, newest first: of reviews, only those that one may read."""
    entries = _entries(here)
    root = str(here.request.base_url).rstrip("/")
    body = "\n".join(_feed(root, dressing.address(here), entries)).encode()
    return Response(body, headers={"Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"},
                    media_type=_ATOM)  # fmt: skip


def _entries(here: Asked) -> list[Entry]:
    followed = here.site.books.changes
    shelf = viewing.shelf(followed)
    limit = here.known_at.isoformat().replace("+00:00", "Z") if here.known_at else None
    cases = {head.id for head in shelf.heads(here.ledger)}
    there = shelf.dockets_by_case(here.ledger, here.person, here.as_of or date.max)
    readable = {one.name: one for dockets in there.values() for one in dockets}
    found: dict[tuple[str, str], Entry] = {}
    for change in followed.recent(here.ledger):
        if limit is not None and change.recorded_at > limit:
            continue
        entry = _entry(change, readable, cases, dated=here.as_of is not None)
        if entry is not None:  # what was recorded of one thing at one time is one change
            found.setdefault((entry.path, f"{entry.at}{entry.title}"), entry)
        if len(found) == MOST:
            break
    return list(found.values())


def _entry(change: Change, readable: dict[str, Docket], cases: set[str], *, dated: bool) -> Entry | None:
    """A change as an entry; None for what is not told here: people, rules, and reviews that one may not read.

    As of a day, what bears none is not told either.
    """
    name = stem(change.subject)
    if name.startswith(docketing.PREFIX):
        docket = readable.get(name.removeprefix(docketing.PREFIX))
        event = next((one for one in docket.events if one.seq == change.seq), None) if docket else None
        if docket is None or event is None:
            return None
        told = telling.sentence(event)
        return Entry(change.seq, f"{docket.name}: {told}", f"/reviews/{docket.name}", change.recorded_at, event.by.name)
    path, title = f"/cases/{name}", f"Case {name} was recorded anew"
    if dated and name not in cases:
        return None
    if name == "document":
        digest = change.subject.partition("/")[2]
        path, title = f"/documents/{digest}", f"Document {digest[:12]} is held"
    elif name == "finding":
        case = change.subject.split("/")[1]
        path, title = f"/cases/{case}/simulation", f"A simulation of case {case} was filed"
    elif name not in cases:
        return None
    return Entry(change.seq, title, path, change.recorded_at, change.recorded_by)


def _feed(root: str, own: str, entries: list[Entry]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield "<title>Caveat: what changed</title>"
    yield f"<id>{escape(root)}/changes.atom</id>"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(root + own)}/>'
    yield f"<updated>{entries[0].at if entries else '1970-01-01T00:00:00Z'}</updated>"
    for one in entries:
        link = root + quote(one.path, safe="/:")
        yield "<entry>"
        yield f"<title>{turned.shown(escape(one.title))}</title>"
        yield f"<id>{escape(root)}/changes.atom#{one.seq}</id>"
        yield f"<link href={quoteattr(link)}/>"
        yield f"<updated>{one.at}</updated>"
        yield f"<author><name>{escape(one.by)}</name></author>"
        yield "</entry>"
    yield "</feed>"
