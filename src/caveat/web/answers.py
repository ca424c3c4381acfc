"""A view as the body of an answer: a page, its data as JSON, its table; and what is said of a route's answers."""

from __future__ import annotations

import csv
import io
from typing import Any

from fastapi.responses import Response
from pydantic import BaseModel
from pydantic_core import to_json

from caveat.web import dressing
from caveat.web.asked import Asked
from caveat.web.views import Data, Done, View, answered

PROBLEM = "application/problem+json"


class DoneAnswer(BaseModel):
    """What an act recorded."""

    record: int | None = None
    again: bool = False
    said: str
    where: str
    data: dict[str, Any] = {}


class CsvResponse(Response):
    """A table of comma-separated values."""

    media_type = "text/csv"


def _of(media: str) -> type[Response]:
    return type("Answer", (Response,), {"media_type": media})


MEDIA = {"ics": _of("text/calendar"), "html": _of("text/html"), "md": _of("text/markdown"),
         "atom": _of("application/atom+xml")}  # fmt: skip
"""Of what kind the answer of a route is that makes its own, by the end of its address."""
WORKED_OUT = "It is still being worked out. Ask again after the seconds that Retry-After names."
_SHAPE = {"description": "What was not done, why, and how to mend it.", "content": {PROBLEM: {}}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    304: {"description": "What the caller has is the same still."},
    **dict.fromkeys((400, 401, 403, 404, 422, 500, 503), _SHAPE),
}
ACT_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The same request had recorded it already.", "model": DoneAnswer},
    **dict.fromkeys((400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503), _SHAPE),
}


def recorded(done: Done) -> Response:
    """What an act recorded, as JSON."""
    answer = DoneAnswer(record=done.record, again=done.again, said=done.said, where=done.where, data=dict(done.data))
    return Response(answer.model_dump_json(), 200 if done.again else 201, media_type="application/json")


def as_json(here: Asked, view: View) -> Response:
    """What a view shows, as JSON."""
    made = dressing.kept("json", view.key, lambda: _encoded(view.shown))
    return answered(here, made.with_token(""), "application/json", view.status, view, (made.tag,))


def _encoded(data: Data) -> bytes:
    if isinstance(data, bytes):
        return data
    return data.model_dump_json().encode() if isinstance(data, BaseModel) else to_json(data)


def as_csv(here: Asked, view: View) -> Response:
    """The list of a view as a table of comma-separated values."""
    assert view.table is not None
    table = view.table()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_cell(one) for one in row])
    if table.cut:
        writer.writerow([table.cut])
    return answered(here, out.getvalue().encode(), "text/csv; charset=utf-8", view.status, view)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    # A spreadsheet would run what begins like a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def as_html(template: str, here: Asked, view: View) -> Response:
    """A view as a page."""
    return dressing.html(here, template, view, status=view.status)
