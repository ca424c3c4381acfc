"""A handler in; its page, its data at the same address with ``.json``, and its table with ``.csv``, out.

Handlers are plain functions of a request that give a view, or do something and say where to look. They run in threads,
so that they may wait for the ledger.
"""

from __future__ import annotations

import csv
import functools
import inspect
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeAlias, get_args, get_origin

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from caveat.errors import CaveatError
from caveat.review.docket.refusals import Unfit
from caveat.web import dressing, knocking
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here, Typed
from caveat.web.refusals import Problem, Refused, problem
from caveat.web.views import Data, Done, Table, View, answered

PROBLEM = "application/problem+json"
Handler: TypeAlias = Callable[..., View]
Act: TypeAlias = Callable[..., Done]
__all__ = ["Done", "FormRefused", "Rooms", "Table", "View", "unfit"]


class DoneAnswer(BaseModel):
    """What an act recorded."""

    record: int | None = None
    again: bool = False
    said: str
    where: str
    data: dict[str, Any] = {}


class Rooms:
    """Routes in the making: pages and acts, each with its row of the table of access."""

    def __init__(self) -> None:
        self.router = APIRouter()
        self.table: dict[tuple[str, str], Gate] = {}

    def page(
        self, path: str, template: str, gate: Gate = Gate.READER, *, tag: str = "pages", csv: bool = False,
        model: Any = None, waits: bool = False,
    ) -> Callable[[Handler], Handler]:  # fmt: skip
        """Show what a handler gives at an address, and its data at the same address with ``.json``.

        ``waits`` where it may still have to be worked out.
        """
        later: dict[int | str, dict[str, Any]] = {202: {"description": WORKED_OUT}} if waits else {}

        def add(handler: Handler) -> Handler:
            named: dict[str, Any] = {"tags": [tag], "summary": _summary(handler), "operation_id": handler.__name__}
            self._get(f"{path}.json", handler, gate, _json, response_model=model,
                      responses=RESPONSES | {status: one | {"model": model} for status, one in later.items()},
                      **named)  # fmt: skip
            if csv:
                named["operation_id"] = f"{handler.__name__}_csv"
                self._get(f"{path}.csv", handler, gate, _csv, response_class=CsvResponse, responses=RESPONSES | later,
                          **named)  # fmt: skip
            self._get(path, handler, gate, functools.partial(_html, template), include_in_schema=False)
            return handler

        return add

    def _get(
        self, path: str, handler: Handler, gate: Gate, answer: Callable[[Asked, View], Response], **kw: Any
    ) -> None:
        def run(here: Asked, **values: Any) -> Response:
            knocking.know(here, gate, unsafe=False)
            return answer(here, handler(here, **values))

        self.table["GET", path] = gate
        self.router.get(path, **kw)(_like(handler, run))

    def act(
        self, path: str, gate: Gate, form: type[BaseModel] | None = None, *, page: Handler | None = None,
        template: str = "", tag: str = "acts", json_only: bool = False,
    ) -> Callable[[Act], Act]:  # fmt: skip
        """Do what a handler does when a form is sent to an address, or JSON to the same address with ``.json``.

        The handler takes the request, the parts of the address, and ``given``, a value of ``form``. A form that is
        refused is shown again on ``page`` with all that was typed.
        """

        def add(handler: Act) -> Act:
            label = handler.__name__
            plain = [
                one for one in inspect.signature(handler, eval_str=True).parameters.values() if one.name != "given"
            ]

            def by_json(here: Asked, **values: Any) -> Response:
                done = handler(here, **values)
                answer = DoneAnswer(
                    record=done.record, again=done.again, said=done.said, where=done.where, data=dict(done.data)
                )  # fmt: skip
                return Response(answer.model_dump_json(), 200 if done.again else 201, media_type="application/json")

            async def by_form(here: Asked, **values: Any) -> Response:
                fields = await _fields(here)
                return await dressing.in_thread(functools.partial(_by_form, here, values, fields))

            def _by_form(here: Asked, values: dict[str, Any], fields: dict[str, list[str]]) -> Response:
                knocking.know(here, gate, unsafe=True, fields=fields)
                try:
                    given = {} if form is None else {"given": _read(form, fields)}
                    done = handler(here, **values, **given)
                except FormRefused as wrong:
                    problems = wrong.problems
                except CaveatError as wrong:
                    if isinstance(wrong, Refused):
                        raise
                    problems = [problem(wrong)]
                else:
                    return RedirectResponse(done.where, 303)
                if page is None:
                    raise Refused(problems[0].status, "Not done", " ".join(one.detail for one in problems))
                about = [str(value) for key, value in values.items() if key not in ("name", "case")]
                form_ = fields.get("form", ["-".join([label, *about])])[0]
                here.typed = Typed(form_, fields, [_placed(one, fields) for one in problems])
                accepted = inspect.signature(page).parameters
                view = page(here, **{key: value for key, value in values.items() if key in accepted})
                return dressing.html(here, template, view, status=problems[0].status)

            extra = [] if form is None else [
                inspect.Parameter("given", inspect.Parameter.KEYWORD_ONLY, annotation=form, default=Body())
            ]  # fmt: skip
            summary: dict[str, Any] = {"tags": [tag], "summary": _summary(handler), "operation_id": handler.__name__}
            self.table["POST", f"{path}.json"] = gate
            post = self.router.post(
                f"{path}.json", status_code=201, response_model=DoneAnswer, responses=ACT_RESPONSES, **summary
            )  # fmt: skip
            post(_signed(by_json, [*map(behind(gate), plain), *extra], handler))
            if not json_only:
                self.table["POST", path] = gate
                self.router.post(path, include_in_schema=False)(_signed(by_form, plain, handler))
            return handler

        return add

    def form(
        self, path: str, gate: Gate, form: type[BaseModel], *, page: Handler | None = None, template: str = ""
    ) -> Callable[[Callable[..., Response]], Any]:
        """A form whose handler makes its own answer; browsers alone send it."""

        def add(handler: Callable[..., Response]) -> Callable[..., Response]:
            plain = [
                one for one in inspect.signature(handler, eval_str=True).parameters.values() if one.name != "given"
            ]
            plain = [one.replace(annotation=Here) if one.name == "here" else one for one in plain]

            async def run(here: Asked, **values: Any) -> Response:
                fields = await _fields(here)
                return await dressing.in_thread(functools.partial(go, here, values, fields))

            def go(here: Asked, values: dict[str, Any], fields: dict[str, list[str]]) -> Response:
                knocking.know(here, gate, unsafe=True, fields=fields)
                try:
                    return handler(here, **values, given=_read(form, fields))
                except (FormRefused, Unfit) as wrong:
                    problems = wrong.problems if isinstance(wrong, FormRefused) else [problem(wrong)]
                if page is None:
                    raise Refused(422, "Not done", " ".join(one.detail for one in problems))
                here.typed = Typed(handler.__name__, fields, problems)
                return dressing.html(here, template, page(here), status=422)

            self.table["POST", path] = gate
            self.router.post(path, include_in_schema=False)(_signed(run, plain, handler))
            return handler

        return add

    def upload(self, path: str, gate: Gate) -> Callable[[Callable[..., Any]], Any]:
        """A form that brings a file. Its handler reads the request itself, and asks who sends it."""

        def add(handler: Callable[..., Any]) -> Callable[..., Any]:
            plain = [one.replace(annotation=Here) if one.name == "here" else one for one in _parameters(handler)]
            self.table["POST", path] = gate
            self.router.post(path, include_in_schema=False)(_signed(handler, plain, handler))
            return handler

        return add

    def raw(self, path: str, gate: Gate, *, method: str = "GET", **kw: Any) -> Callable[[Callable[..., Response]], Any]:
        """A route that makes its own answer, such as a feed or a file."""

        def add(handler: Callable[..., Response]) -> Callable[..., Response]:
            def run(here: Asked, **values: Any) -> Response:
                knocking.know(here, gate, unsafe=method != "GET")
                return handler(here, **values)

            self.table[method, path] = gate
            kw.setdefault("responses", RESPONSES)
            kw.setdefault("response_class", MEDIA.get(path.rpartition(".")[2], JSONResponse))
            kw.setdefault("operation_id", handler.__name__)
            kw.setdefault("summary", _summary(handler))
            self.router.api_route(path, methods=[method], **kw)(_like(handler, run))
            return handler

        return add


def behind(gate: Gate) -> Callable[[inspect.Parameter], inspect.Parameter]:
    """Lets who asks in before what they sent is looked at, so that nobody outside learns what would fit."""

    def admitted(here: Here) -> Asked:
        knocking.know(here, gate, unsafe=True)
        return here

    known = Annotated[Asked, Depends(admitted)]
    return lambda one: one.replace(annotation=known) if one.name == "here" else one


class FormRefused(CaveatError):
    """A form whose fields do not hold, each with what is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return " ".join(one.detail for one in self.problems)


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


def _summary(handler: Callable[..., object]) -> str:
    return (inspect.getdoc(handler) or handler.__name__).splitlines()[0].rstrip(".")


def _parameters(handler: Callable[..., object]) -> list[inspect.Parameter]:
    return list(inspect.signature(handler, eval_str=True).parameters.values())


def _like(handler: Callable[..., object], run: Callable[..., Response]) -> Callable[..., Any]:
    found: Callable[..., Any] = _signed(run, _parameters(handler), handler)
    return found


def _signed(run: Callable[..., Any], parameters: Sequence[inspect.Parameter], handler: Callable[..., object]) -> Any:
    """The function with the parameters of a handler, by which FastAPI knows what to take from a request."""
    keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    run.__signature__ = inspect.Signature(keyword)  # type: ignore[attr-defined]
    run.__name__ = handler.__name__
    run.__doc__ = inspect.getdoc(handler)
    return run


async def _fields(here: Asked) -> dict[str, list[str]]:
    request: Request = here.request
    async with request.form(max_files=1, max_fields=500, max_part_size=here.site.settings.body_bytes) as sent:
        fields: dict[str, list[str]] = {}
        for key, value in sent.multi_items():
            if isinstance(value, str):
                fields.setdefault(key, []).append(value.replace("\r\n", "\n"))
        return fields


def _read(form: type[BaseModel], fields: Mapping[str, list[str]]) -> BaseModel:
    """A form's fields as its model: a list where the model has one, and nothing where a field was left empty.

    A part of a part is named with dots, such as ``conditions.0.due``; one whose parts were all left empty is not there.
    """
    try:
        return form.model_validate(_values(form, fields))
    except ValidationError as wrong:
        raise FormRefused([_field_problem(one) for one in wrong.errors(include_url=False)]) from None


def _values(form: type[BaseModel], fields: Mapping[str, list[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, about in form.model_fields.items():
        key = about.alias or name
        inner = _model(about.annotation)
        sent = [one for one in fields.get(key, ()) if one.strip()]
        if inner is not None:
            parts = _parts(inner, key, fields)
            if _several(about.annotation):
                values[key] = parts
            elif parts:
                values[key] = parts[0]
        elif _several(about.annotation):
            values[key] = sent
        elif sent:
            values[key] = sent[-1]
    return values


def _parts(inner: type[BaseModel], key: str, fields: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The parts of a form that have parts themselves, in the order of their numbers; without one, a single part."""
    groups: dict[str, dict[str, list[str]]] = {}
    for name, sent in fields.items():
        if name.startswith(f"{key}."):
            number, _, rest = name.removeprefix(f"{key}.").partition(".")
            if not number.isdigit():
                number, rest = "0", name.removeprefix(f"{key}.")
            groups.setdefault(number, {})[rest] = sent
    found = [(int(number), _values(inner, group)) for number, group in groups.items()]
    return [
        one
        for _, one in sorted(found, key=lambda pair: pair[0])
        if any(value not in ([], {}) for value in one.values())
    ]


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model of a field that has parts."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model(one)) is not None), None)


def _several(annotation: Any) -> bool:
    if get_origin(annotation) in (tuple, list, set, frozenset):
        return True
    return any(_several(one) for one in get_args(annotation))


def _field_problem(wrong: Any) -> Problem:
    name = ".".join(map(str, wrong["loc"]))
    if wrong["type"] == "missing":
        said = f"{_words(name)}: it is needed, and it is empty."
    else:
        given = str(wrong.get("input", ""))[:60]
        message = wrong["msg"].removeprefix("Value error, ")
        said = f"{_words(name)}: {given!r} does not fit. {message}." if name else f"{message}."
    return Problem(422, "Unprocessable Entity", said, name)


def _placed(found: Problem, fields: Mapping[str, list[str]]) -> Problem:
    """The problem at the field of the form that bears it: what a rule calls unit may stand there as readings.0.unit."""
    if found.field is None or found.field in fields:
        return found
    part = found.field
    there = (name for name in fields if name.startswith(f"{part}.") or part in name.split("."))
    return replace(found, field=next(there, part))


def _words(name: str) -> str:
    """A field's name for a reader; of several parts the first is the first."""
    return ", ".join(str(int(one) + 1) if one.isdigit() else one for one in name.split(".")).replace("_", " ")


def unfit(name: str, stands: str, mend: str) -> Unfit:
    """The refusal of a field of a form."""
    return Unfit("the form", name, stands, mend)


def _json(here: Asked, view: View) -> Response:
    made = dressing.kept("json", view.key, lambda: _encoded(view.shown))
    return answered(here, made.with_token(""), "application/json", view.status, view, (made.tag,))


def _encoded(data: Data) -> bytes:
    if isinstance(data, bytes):
        return data
    return data.model_dump_json().encode() if isinstance(data, BaseModel) else to_json(data)


def _csv(here: Asked, view: View) -> Response:
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


def _html(template: str, here: Asked, view: View) -> Response:
    return dressing.html(here, template, view, status=view.status)


def as_json(value: object) -> str:
    """A value as compact JSON, for answers that no model describes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
