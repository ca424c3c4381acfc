"""Search over the items, lines, statements and documents of all cases; and the searches that somebody keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Query
from pydantic import BaseModel, Field

from caveat.desk import searching, viewing
from caveat.desk.changes import CASES
from caveat.desk.searching import Editions, Found
from caveat.ledger import accounts
from caveat.ledger.accounts import Search
from caveat.ledger.log import stamp
from caveat.ledger.search import FACETS, Hit
from caveat.ledger.store import Ledger
from caveat.report import words
from caveat.review import casetext
from caveat.web import dressing
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.refusals import Refused
from caveat.web.showing import Rooms
from caveat.web.views import Done, Table, View

rooms = Rooms()
MOST = 50
ALL = 5_000
"""Rows of the table that is taken away; a longer list says that it was cut."""
NAMES = {"stage": "Stage", "item_class": "Class of item", "holder": "Who can act now", "origin": "Origin"}
DIGEST = 64
"""Characters by which the digest of a held document is told from the id of one that is cited."""
SHOWN = 12
"""Values of a facet that are shown at once; the rest is folded."""
Words = Annotated[str, Query(max_length=200)]
Facet = Annotated[str, Query(max_length=300)]


class HitRow(BaseModel):
    """Something that was found."""

    kind: str
    case: str
    id: str
    title: str
    detail: str
    where: str


class FacetRow(BaseModel):
    """A choice, and how many are left by it."""

    value: str
    count: int


class SearchData(BaseModel):
    """What was found."""

    q: str
    total: int
    hits: tuple[HitRow, ...]
    kinds: dict[str, int]
    facets: dict[str, tuple[FacetRow, ...]]
    next: str | None
    missing: tuple[str, ...]
    """Cases that are not searched yet, because their index is being made."""
    unopened: tuple[str, ...]
    """Cases that come with the program and are not in this ledger: nobody has opened them here yet."""


@rooms.page("/search", "search.html", tag="search", csv=True, model=SearchData)
def search(
    here: Here, q: Words = "", kind: Facet = "", stage: Facet = "", item_class: Facet = "", holder: Facet = "",
    origin: Facet = "", after: Annotated[str, Query(max_length=40)] = "",
) -> View:  # fmt: skip
    """Items, lines, statements and documents that bear all the words, by stage, class, holder and origin."""
    facets = {"stage": stage, "item_class": item_class, "holder": holder, "origin": origin}
    asked = {name: value for name, value in {"q": q, "kind": kind, **facets}.items() if value}
    shelf, ledger = viewing.shelf(here.site.books.changes), here.ledger
    known = {head.id for head in shelf.heads(ledger)}
    unopened = tuple(name for name in casetext.bundled() if name not in known and here.known_at is None)
    there = searching.editions(shelf, ledger, here.as_of, here.known_at, here.site.books.open)
    made: list[Found] = []

    def found() -> Found:
        if not made:
            made.append(searching.find(ledger, there, q, facets, kind or None, after or None, MOST))
        return made[0]

    def at(**values: str) -> str:
        given = {name: value for name, value in {**asked, **values}.items() if value}
        return dressing.address(here, "/search", **given)

    stands = f"{ledger.name}|search|{shelf.changed(ledger)}|{here.as_of}|{here.known_at}|{urlencode(asked)}|{after}"
    saved = _saved(here)
    own = "|".join(f"{one.id}:{one.name}:{one.query}" for one in saved)

    def context() -> dict[str, Any]:
        return _context(here, found(), asked, at, saved) | {"after": after, "unopened": unopened}

    def fits(ledger: Ledger) -> bool:
        return accounts.searches(ledger, person) == saved

    def data() -> SearchData:
        return _data(here, q, found(), unopened)

    person, whole = here.person.id, not there.missing
    return View("Search", data, context, lambda: _table(here, q, facets, kind, there),
                f"{stands}|{own}" if whole else None,
                rests=frozenset({CASES}) if whole else None, fits=fits)  # fmt: skip


def _where(here: Asked, hit: Hit) -> str:
    """The page of something that was found."""
    case = f"/cases/{hit.case_id}"
    kind = searching.KINDS[hit.kind]
    if kind == "item":
        return dressing.address(here, f"{case}/pipeline", item=hit.ref)
    if kind == "line":
        return dressing.address(here, f"{case}/lines/{hit.ref}")
    if kind == "statement":
        return f"{dressing.address(here, f'{case}/evidence', at=hit.ref)}#s-{hit.ref}"
    if len(hit.ref) == DIGEST:
        return dressing.address(here, f"/documents/{hit.ref}", case=hit.case_id)
    return f"{dressing.address(here, f'{case}/ground')}#d-{hit.ref}"


def _data(here: Asked, q: str, found: Found, unopened: tuple[str, ...]) -> SearchData:
    return SearchData(
        q=q, total=found.total, hits=tuple(_row(here, hit) for hit in found.hits), kinds=dict(found.kinds),
        facets={name: tuple(FacetRow(value=value, count=count) for value, count in rows)
                for name, rows in found.facets.items()},
        next=found.next, missing=found.missing, unopened=unopened,
    )  # fmt: skip


def _row(here: Asked, hit: Hit) -> HitRow:
    return HitRow(kind=searching.KINDS[hit.kind], case=hit.case_id, id=hit.ref, title=hit.title, detail=hit.body,
                  where=_where(here, hit))  # fmt: skip


def _context(
    here: Asked, found: Found, asked: Mapping[str, str], at: Callable[..., str], saved: Sequence[Search]
) -> dict[str, Any]:  # fmt: skip
    return {
        "found": found, "rows": [_row(here, hit) for hit in found.hits],
        "asked": dict.fromkeys(("q", "kind", *FACETS), "") | dict(asked), "at": at, "saved": saved,
        "said": lambda name, value: (words.humane if name in ("holder", "origin") else words.stage)(value),
        "names": NAMES,
        "shown": SHOWN, "query": urlencode(asked), "next": at(after=found.next or ""),
        "csv": dressing.address(here, "/search.csv", **asked), "clear": dressing.address(here, "/search"),
    }  # fmt: skip


def _table(here: Asked, q: str, facets: Mapping[str, str], kind: str, there: Editions) -> Table:
    found = searching.find(here.ledger, there, q, facets, kind or None, None, ALL)
    rows = [tuple(_row(here, hit).model_dump().values()) for hit in found.hits]
    cut = f"first {ALL:,} of {found.total:,}" if found.next else None
    return Table(tuple(HitRow.model_fields), rows, cut)


def _saved(here: Asked) -> tuple[Search, ...]:
    return accounts.searches(here.ledger, here.person.id)


class KeptSearch(BaseModel):
    """A search to keep under a name."""

    name: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")]
    query: Annotated[str, Field(max_length=1500)] = ""
    """What stands after the question mark of its address."""


@rooms.act("/searches", Gate.READER, KeptSearch, tag="search")
def keep_search(here: Here, given: KeptSearch) -> Done:
    """Keep a search under a name, for oneself."""
    fields = [(name, value) for name, value in parse_qsl(given.query) if name in ("q", "kind", *FACETS)][:12]
    query = urlencode(fields)
    accounts.save_search(here.ledger, here.person.id, given.name.strip(), query, stamp(datetime.now(UTC)))
    return Done(f"/search?{query}", f"The search is kept as {given.name.strip()!r}.")


@rooms.act("/searches/{search}/drop", Gate.READER, tag="search")
def drop_search(here: Here, search: int) -> Done:
    """Let a kept search go."""
    if not accounts.drop_search(here.ledger, here.person.id, search):
        raise Refused(404, "Not Found", "You keep no search of this number. Look at the list again.")
    return Done("/search", "The search is no longer kept.")
