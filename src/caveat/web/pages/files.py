"""Files of the pages, the way the data are described, and whether the server lives."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic_core import to_json

from caveat.web import dressing
from caveat.web.access import Gate
from caveat.web.asked import Here
from caveat.web.refusals import Refused
from caveat.web.showing import Rooms

rooms = Rooms()
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@rooms.raw("/static/{name}", Gate.ANYBODY, include_in_schema=False)
def static(here: Here, name: str) -> Response:
    """A file of the pages."""
    try:
        body = dressing.file(name)
    except KeyError:
        raise Refused(404, "Not Found", "There is no such file.") from None
    lasting = "public, max-age=31536000, immutable" if here.request.query_params.get("v") else "no-cache"
    return Response(body, headers={"Cache-Control": lasting}, media_type=_KINDS[name.rpartition(".")[2]])


@rooms.raw("/", Gate.ANYBODY, include_in_schema=False)
def start(here: Here) -> Response:
    """The way in."""
    return RedirectResponse("/cases" if here.visitor.person else "/sign-in", 303)


@rooms.raw("/health", Gate.ANYBODY, tags=["server"])
def health(here: Here) -> Response:
    """Whether the server lives and its ledger answers."""
    here.site.books.changes.follow(here.ledger)
    return JSONResponse({"status": "ok"})


@rooms.raw("/openapi.json", Gate.ANYBODY, include_in_schema=False)
def described(here: Here) -> Response:
    """What the addresses take and give, as OpenAPI."""
    return Response(document(here.request.app), media_type="application/json")


@cache
def document(app: Any) -> bytes:
    """The description, written once: to make it of all models takes a second."""
    found = get_openapi(
        title=app.title, version=app.version, summary=app.summary, description=app.description, routes=app.routes
    )  # fmt: skip
    found.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    found["security"] = [{"token": []}]
    return to_json(found)
