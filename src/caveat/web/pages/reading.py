"""A document that somebody sends, or an address that they name, read by the server: what it says waits as proposals."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Annotated, Any

from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile

from caveat.dates import PartialDate
from caveat.desk import proposing
from caveat.desk.proposing import Outcome, Source
from caveat.errors import CaveatError
from caveat.review.casefacts import DateText
from caveat.sources import fetch
from caveat.sources.registers import licences
from caveat.web import dressing, knocking
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here, Typed
from caveat.web.forms import unfit
from caveat.web.refusals import Refused, problem
from caveat.web.showing import Rooms
from caveat.web.views import Done, View

rooms = Rooms()
_TOLD, _QUOTED = 100, 200
"""Lines of what was not read that a page tells, and characters of the words that each stands on."""


@rooms.page("/read", "read.html", Gate.WORKING, tag="reading")
def read_page(here: Here) -> View:
    """The form by which a document is read."""
    return View("Read a document", {"limit": here.site.settings.upload_bytes}, {"tables": _tables(), "done": None})


def _tables() -> list[tuple[str, str]]:
    """The mappings of columns, each with whose tables they are of and what these say."""
    return [(name, f"{name}: {one.publisher}. {one.says}") for name, one in licences.shipped().items()]


class ReadForm(BaseModel):
    """A text, or an address that the server is to read."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(max_length=400)] = ""
    """What it is called; by it a later version is compared with this one."""
    text: str | None = None
    address: Annotated[str, Field(max_length=4000)] | None = None
    columns: Annotated[str, Field(max_length=100)] | None = None
    """Whose table it is: one of the mappings of columns that come with the program."""
    published: DateText | None = None
    """The day of publication, where the document does not say it."""


@rooms.act("/read", Gate.WORKING, ReadForm, tag="reading", json_only=True)
def read_document(here: Here, given: ReadForm) -> Done:
    """Read a text or an address. What it says waits as proposals, apart from every case."""
    return _read(here, given, None, "")


def _read(here: Asked, given: ReadForm, data: bytes | None, file: str) -> Done:
    """Read what was sent, or what stands at the address that was named."""
    day = None
    if given.published:
        parsed = PartialDate.parse(given.published)
        if not parsed.exact:
            raise unfit("published", f"{given.published!r} names no day", "Write it as 2024-01-29.")
        day = parsed.earliest
    if given.columns and given.columns not in licences.shipped():  # a name of a file would be one of this machine
        raise unfit("columns", f"{given.columns[:60]!r} is no table that is known here", "Choose one of the list.")
    if sum((data is not None, bool(given.text and given.text.strip()), bool(given.address))) != 1:
        raise unfit("text", "a document is read from one place at a time", "Give a file, a text or an address.")
    if given.address:
        if not fetch.is_address(given.address):
            raise unfit("address", f"{given.address[:60]!r} is no address of the web", "Write it as https://host/path.")
        found = fetch.fetch(given.address)  # leads to no machine of this network, also after being sent on
        source = Source(given.address, found[0], file=found[1], came=found[2], published=day, columns=given.columns)
    elif data is not None:
        source = Source(given.name or file or "an uploaded document", data, file=file or None, published=day,
                        columns=given.columns)  # fmt: skip
    else:
        text = (given.text or "").encode()
        source = Source(given.name or "a pasted text", text, file="pasted.txt", lasting=bool(given.name), published=day,
                        columns=given.columns)  # fmt: skip
    done = proposing.propose(here.ledger, proposing.read(source), here.person.name)
    return Done(f"/proposals?document={done.document}", _told(done), None, not done.added and not done.withdrawn,
                {"document": done.document, "added": done.added, "known": done.known, "name": done.name,
                 "withdrawn": done.withdrawn} | _left(done))  # fmt: skip


def _left(done: Outcome) -> dict[str, Any]:
    """What was not read, or should be known, and waits nowhere as a proposal: it is told once, where it was read."""
    left = [line for line in done.lines if line["kind"] in ("unread", "remark", "refused", "contradiction")]
    told = [{key: line.get(key) for key in ("kind", "field", "why", "start", "end", "quote")} for line in left[:_TOLD]]
    for one in told:
        words = str(one["quote"] or "")
        one["quote"] = words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
    return {"left": told, "further": len(left) - len(told)}


def _told(done: Outcome) -> str:
    return f"{done.name}: {done.added} proposed, {done.known} known before, {done.withdrawn} withdrawn."


@rooms.upload("/read", Gate.WORKING)
async def upload(here: Asked) -> Response:
    """Read what a form sends: a file, a text or an address."""
    limit = here.site.settings.upload_bytes
    async with here.request.form(max_files=1, max_fields=20, max_part_size=limit) as sent:
        fields = {key: [value] for key, value in sent.multi_items() if isinstance(value, str)}
        files = [value for value in sent.values() if not isinstance(value, str)]
        data, name = await _bytes(files[0]) if files else (None, "")
    return await dressing.in_thread(functools.partial(_sent, here, fields, data, name))


async def _bytes(file: UploadFile) -> tuple[bytes | None, str]:
    data = await file.read()
    return (data, (file.filename or "").replace("\\", "/").rpartition("/")[2]) if data else (None, "")


def _sent(here: Asked, fields: dict[str, list[str]], data: bytes | None, name: str) -> Response:
    knocking.know(here, Gate.WORKING, unsafe=True, fields=fields)
    try:
        given = ReadForm(**{key: fields[key][0] for key in ReadForm.model_fields if fields.get(key, [""])[0]})
        done = _read(here, given, data, name)
    except CaveatError as wrong:
        if isinstance(wrong, Refused):
            raise
        here.typed = Typed("read", fields, [problem(wrong)])
        return dressing.html(here, "read.html", read_page(here), status=here.typed.problems[0].status)
    if not done.data["left"] and (done.data["added"] or done.data["known"]):
        return RedirectResponse(done.where, 303)
    view = read_page(here)  # to send it again would add nothing
    view = replace(view, context={**view.given, "done": {**done.data, "where": done.where}})
    return dressing.html(here, "read.html", view, status=200)
