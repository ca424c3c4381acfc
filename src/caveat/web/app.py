"""Settings in, an application out: its routes, what it refuses before anything is done, and what every answer bears."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from threading import Timer
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from caveat import __version__
from caveat.desk.accounts import NoEntry, TooOften
from caveat.errors import CaveatError
from caveat.web import dressing, knocking
from caveat.web.answers import PROBLEM
from caveat.web.asked import Asked, Site
from caveat.web.books import Books
from caveat.web.lasting import Lasting
from caveat.web.pages import files
from caveat.web.refusals import Problem, Refused, problem
from caveat.web.routes import ROOMS
from caveat.web.settings import Settings
from caveat.web.showing import Rooms
from caveat.web.views import View, same

THREADS = 16
"""Requests that wait for the ledger at once; each has a connection of its own."""
TURN = 0.0005
"""Seconds for which a thread that works out a review keeps the others from going on: by default ten times as long, and
a short answer, which lets go several times on its way, waits each time."""
DESCRIBED = 5.0
"""Seconds after which the description of all addresses is written, so that nobody waits for it."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""What every answer bears: nothing is loaded from elsewhere, nothing inline runs, no other site frames a page."""


def create(settings: Settings, rooms: list[Rooms] | None = None) -> FastAPI:
    """The application that serves a ledger."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        sys.setswitchinterval(TURN)
        described = Timer(DESCRIBED, files.document, (app,))
        described.daemon = True
        described.start()
        yield
        described.cancel()
        app.state.site.workshop.close()
        app.state.site.books.close()

    app = FastAPI(
        title="Caveat",
        version=__version__,
        summary="An evidence-first workbench for conditional arms transfers.",
        description="Every page's data stands at the page's address with `.json`. Send a personal token as "
        "`Authorization: Bearer …`. Errors are problem details.",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.site = Site(settings, Books(settings.ledger))
    app.state.table = {}
    for one in rooms if rooms is not None else ROOMS:
        app.router.routes.extend(one.router.routes)
        app.state.table |= one.table
    app.add_exception_handler(CaveatError, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _no_route)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(Doorway, settings=settings, books=app.state.site.books)
    return app


class Doorway:
    """Refuses wrong hosts and bodies that are too long, and puts the headers on that every answer bears."""

    def __init__(self, app: ASGIApp, settings: Settings, books: Books) -> None:
        self.app, self.settings = app, settings
        self.lasting = Lasting(settings, books)
        extra = {"Strict-Transport-Security": "max-age=31536000"} if settings.secure else {}
        self.headers = [(key.lower().encode(), value.encode()) for key, value in (HEADERS | extra).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def bearing(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {key for key, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in self.headers if one[0] not in there)]
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await _answer(refusal, scope["path"])(scope, receive, bearing)
            return
        if await self._again(scope, bearing):
            return
        limit = self._limit(scope)
        got = 0

        async def measured() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > limit:
                raise Refused(413, "Too long", f"A request may carry {limit:,} bytes. Send less, or in parts.")
            return message

        try:
            await self.app(scope, measured, bearing)
        finally:
            self.lasting.keep(scope)

    async def _again(self, scope: Scope, send: Send) -> bool:
        """Give the answer that was given before, where it is still the answer."""
        whole = await self.lasting.find(scope)
        if whole is None:
            return False
        known = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"), "")
        if same(known, whole.mark):
            response = Response(status_code=304)
            response.raw_headers = [one for one in whole.headers if one[0] not in (b"content-length", b"content-type")]
        else:
            response = Response(whole.body)
            response.raw_headers = list(whole.headers)
        await response(scope, _nothing, send)
        return True

    def _limit(self, scope: Scope) -> int:
        return self.settings.upload_bytes if scope["path"].split(".")[0] in UPLOADS else self.settings.body_bytes

    def _refusal(self, scope: Scope) -> Problem | None:
        sent = dict(scope["headers"])
        host = sent.get(b"host", b"").decode("latin-1")
        name = host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host
        if "*" not in self.settings.hosts and name.lower() not in self.settings.hosts:
            return Problem(421, "Not served here", f"This server does not answer to the name {name!r}. "
                           "Whoever runs it names its hosts with --host-name.")  # fmt: skip
        length = sent.get(b"content-length", b"0")
        if not length.isdigit():
            return Problem(400, "Bad Request", "The length of the request is no number.")
        if int(length) > self._limit(scope):
            return Problem(
                413, "Too long", f"A request may carry {self._limit(scope):,} bytes. Send less, or in parts."
            )
        return None


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


UPLOADS = frozenset({"/read"})
"""Addresses that take documents."""


def _answer(found: Problem, path: str) -> Response:
    return JSONResponse(found.document(path), found.status, found.headers, PROBLEM)


def wants_page(request: Request) -> bool:
    """True where a browser asks for a page, so that a refusal is one too."""
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and not path.endswith((".json", ".csv", ".atom", ".ics"))


def _shown(request: Request, found: Problem) -> Response:
    if not wants_page(request):
        return _answer(found, request.url.path)
    here = Asked(request, request.app.state.site)
    with suppress(CaveatError):
        here.visitor = knocking.visitor(here)
    where = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    view = View(found.title, {"problem": found, "next": where if request.method == "GET" else "/"})
    response = dressing.html(here, "problem.html", view, status=found.status)
    response.headers.update({key: value for key, value in found.headers.items() if key != "WWW-Authenticate"})
    return response


def _by_thread(make: Callable[[Request, Any], Problem]) -> Callable[[Request, Any], Awaitable[Response]]:
    async def handle(request: Request, wrong: Any) -> Response:
        found = make(request, wrong)
        return await dressing.in_thread(lambda: _shown(request, found))

    return handle


def _refused_problem(request: Request, wrong: CaveatError) -> Problem:
    if isinstance(wrong, NoEntry):
        return Problem(403, "Wrong password", str(wrong))
    if isinstance(wrong, TooOften):
        return Problem(429, "Too many sign-ins failed", str(wrong), headers={"Retry-After": str(wrong.seconds)})
    return problem(wrong)


def _unreadable_problem(request: Request, wrong: RequestValidationError) -> Problem:
    said = []
    for one in wrong.errors()[:5]:
        place = ".".join(str(part) for part in one["loc"] if part not in ("body", "query", "path"))
        given = str(one.get("input", ""))[:60]
        if one["type"] == "json_invalid":
            return Problem(400, "Bad Request", "The body is no JSON. Send JSON, with Content-Type: application/json.")
        said.append(f"{place or 'the body'}: {given!r} does not fit. {one['msg']}.")
    loc = wrong.errors()[0]["loc"]
    return Problem(422, "Unprocessable Entity", " ".join(said), str(loc[-1]) if loc else None)


def _no_route_problem(request: Request, wrong: HTTPException) -> Problem:
    if isinstance(wrong.__cause__, Refused):  # what was refused while the body was still arriving
        return problem(wrong.__cause__)
    if wrong.status_code == 404:
        return Problem(404, "Not Found", "There is no page at this address. Start from the list of cases.")
    if wrong.status_code == 405:
        return Problem(
            405, "Method Not Allowed", f"{request.method} does nothing here.", headers=dict(wrong.headers or {})
        )
    return Problem(wrong.status_code, str(wrong.detail), "Look at the address and at what was sent.")


def _fault_problem(request: Request, wrong: Exception) -> Problem:
    return Problem(
        500, "Something here is broken", "Nothing was recorded. Tell whoever runs this server; its log says more."
    )


_refused = _by_thread(_refused_problem)
_unreadable = _by_thread(_unreadable_problem)
_no_route = _by_thread(_no_route_problem)
_fault = _by_thread(_fault_problem)
