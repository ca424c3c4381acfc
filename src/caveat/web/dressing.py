"""A view in; a page out: a middle that is kept while its content is the same, within what is the visitor's own."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from anyio import to_thread
from fastapi.responses import Response
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from caveat.report import marks, words
from caveat.report import page as report
from caveat.web.access import LETS_IN, Gate
from caveat.web.asked import Asked
from caveat.web.views import Piece, View, answered

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
_LIMIT = 64 * 2**20
"""Bytes of made pages and data that are kept."""
_SEAL = secrets.token_hex(16)
"""Stands in a kept form for the token of whoever it is shown to. Nobody outside knows it."""
_T = TypeVar("_T")

_kept: OrderedDict[tuple[str, str], Piece] = OrderedDict()
_making: dict[tuple[str, str], threading.Lock] = {}
_size = 0
_lock = threading.Lock()


def kept(kind: str, key: str | None, make: Callable[[], bytes]) -> Piece:
    """What was made before of the same content, or is made now, by one while the others wait.

    Nothing without a key is kept.
    """
    if key is None:
        return Piece.of(make(), _SEAL.encode())
    name = (kind, key)
    found = _known(name)
    if found is None:
        with _lock:
            alone = _making.setdefault(name, threading.Lock())
        with alone:
            found = _known(name)
            if found is None:
                try:
                    found = _keep(name, Piece.of(make(), _SEAL.encode()))
                finally:
                    with _lock:
                        _making.pop(name, None)
    return found


def _known(name: tuple[str, str]) -> Piece | None:
    with _lock:
        found = _kept.get(name)
        if found is not None:
            _kept.move_to_end(name)
        return found


def _keep(name: tuple[str, str], made: Piece) -> Piece:
    global _size  # noqa: PLW0603 one store of the process, behind its lock
    with _lock:
        if name not in _kept:  # where making failed once, two may have made it
            _kept[name] = made
            _size += made.size
        while _size > _LIMIT and _kept:
            _size -= _kept.popitem(last=False)[1].size
    return made


async def in_thread(work: Callable[[], _T]) -> _T:
    """Do something that waits for the ledger, beside the loop."""
    return await to_thread.run_sync(work)


@cache
def environment() -> Environment:
    """The templates of the pages, and those of the report's sections, written by the same hand."""
    own = report.environment().overlay(
        loader=ChoiceLoader([FileSystemLoader(_HERE / "templates"), FileSystemLoader(report.STYLE.parent)])
    )
    plain: dict[str, Callable[..., object]] = {
        "day": lambda value: words.day(str(value)),
        "humane": words.humane,
        "moment": _moment,
    }
    own.filters = {**own.filters, **plain}
    own.globals = dict(own.globals) | {
        "csrf": Markup('<input type="hidden" name="csrf" value="{}">').format(_SEAL),
        "static": static,
        "once": lambda: secrets.token_hex(12),
    }
    return own


def _moment(value: object) -> str:
    """A time for a reader, whether it is one of a record or of an address."""
    return words.moment(
        value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)
    )


@cache
def static(name: str) -> str:
    """The address of a file of the pages, with its digest, so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256(file(name)).hexdigest()[:12]}"


@cache
def file(name: str) -> bytes:
    """A file of the pages. The report's own style comes first, so that both look alike.

    Raises  KeyError for a name that is none of them.
    """
    if name == "caveat.css":
        return report.STYLE.read_bytes() + b"\n" + (STATIC / "pages.css").read_bytes()
    if name not in {one.name for one in STATIC.iterdir()}:
        raise KeyError(name)
    return (STATIC / name).read_bytes()


def middle(here: Asked, template: str, view: View) -> bytes:
    """The part of a page between its head and its foot."""
    values: dict[str, Any] = {"here": here, "typed": here.typed, "title": view.title, "view": view, **view.given}
    if isinstance(view.data, Mapping):
        values = {**view.data, **values}
    elif not callable(view.data):
        values["data"] = view.data
    text = environment().get_template(template).render(**values)
    return re.sub(r"\n\s*\n+", "\n", text).encode()


def html(here: Asked, template: str, view: View, status: int = 200) -> Response:
    """A page as a response; 304 where the browser has the same."""
    template = view.template or template
    key = None if here.typed is not None else view.key
    main = kept(f"html {template}", key, partial(middle, here, template, view))
    around, token = _around(here, view), here.visitor.csrf
    head, _, foot = around.with_token(token).partition(b"\x00")
    body = b"".join((head, main.with_token(token), foot))
    return answered(here, body, "text/html; charset=utf-8", status, view, (main.tag, around.tag, token))


NAVIGATION: tuple[tuple[str, str, Gate], ...] = (
    ("/cases", "Cases", Gate.READER),
    ("/search", "Search", Gate.READER),
    ("/reviews", "Reviews", Gate.READER),
    ("/waiting", "Waiting for me", Gate.WORKING),
    ("/proposals", "Proposals", Gate.READER),
    ("/law", "Law", Gate.READER),
    ("/episodes", "Episodes", Gate.READER),
    ("/people", "People", Gate.ADMINISTRATOR),
)
"""The pages that everybody may open from everywhere."""


def _around(here: Asked, view: View) -> Piece:
    """The head and the foot of a page, with the seal between them."""
    person, asked = here.visitor.person, here.request.url
    who = "" if person is None else f"{person.id}|{person.name}|{sorted(person.roles)}"
    own = f"{asked.path}?{asked.query}|{here.as_of}|{here.known_at}|{here.site.settings.alone}"
    provided = here.site.settings.provider is not None
    # What stands around a refusal is not kept: whoever makes addresses up would push everything else out.
    key = f"{view.frame.key}|{view.title}|{who}|{own}|{provided}" if view.frame.key or view.key else None
    return kept("frame", key, lambda: _frame(here, view))


def _frame(here: Asked, view: View) -> bytes:
    person = here.visitor.person
    roles = frozenset(person.roles) if person else frozenset()
    path = here.request.url.path
    entries = [
        (where, name, path == where or path.startswith(f"{where}/"))
        for where, name, gate in NAVIGATION
        if person is not None and LETS_IN[gate] & roles
    ]
    whole = environment().get_template("frame.html").render(
        title=view.title, entries=entries, person=person, as_of=here.as_of,
        known_at=here.known_at, marks=Markup(marks.sheet()), path=path, address=address(here),  # noqa: S704 ours
        bar=view.frame.bar(), status_line=view.frame.status_line(), alone=here.site.settings.alone,
        seal=Markup("\x00"), provider=here.site.settings.provider,
    )  # fmt: skip
    return whole.encode()


def address(here: Asked, path: str | None = None, **values: str) -> str:
    """The address of a page with the days that this one is read as of, so that it can be cited.

    Without a path it is of this page, with all else that was asked of it.
    """
    asked = {"as-of": here.as_of.isoformat() if here.as_of else None,
             "known-at": here.known_at.isoformat().replace("+00:00", "Z") if here.known_at else None,
             **values}  # fmt: skip
    own = [] if path is not None else [one for one in here.request.query_params.multi_items() if one[0] not in asked]
    query = urlencode([*own, *((key, value) for key, value in asked.items() if value)])
    where = here.request.url.path if path is None else quote(path, safe="/:@")
    return f"{where}?{query}" if query else where
