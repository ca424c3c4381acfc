"""A handler in; its page, its data at the same address with ``.json``, and its table with ``.csv``, out.

Handlers are plain functions of a request that give a view, or do something and say where to look. They run in threads,
so that they may wait for the ledger.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeAlias

from fastapi import APIRouter, Body, Depends
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from caveat.errors import CaveatError
from caveat.review.docket.refusals import Unfit
from caveat.web import answers, dressing, forms, knocking
from caveat.web.access import Gate
from caveat.web.answers import ACT_RESPONSES, RESPONSES, WORKED_OUT
from caveat.web.asked import Asked, Here, Typed
from caveat.web.forms import FormRefused
from caveat.web.refusals import Refused, problem
from caveat.web.views import Done, View

Handler: TypeAlias = Callable[..., View]
Act: TypeAlias = Callable[..., Done]


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
            self._get(f"{path}.json", handler, gate, answers.as_json, response_model=model,
                      responses=RESPONSES | {status: one | {"model": model} for status, one in later.items()},
                      **named)  # fmt: skip
            if csv:
                named["operation_id"] = f"{handler.__name__}_csv"
                self._get(f"{path}.csv", handler, gate, answers.as_csv, response_class=answers.CsvResponse,
                          responses=RESPONSES | later, **named)  # fmt: skip
            self._get(path, handler, gate, functools.partial(answers.as_html, template), include_in_schema=False)
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
            plain = [one for one in _parameters(handler) if one.name != "given"]

            def by_json(here: Asked, **values: Any) -> Response:
                return answers.recorded(handler(here, **values))

            async def by_form(here: Asked, **values: Any) -> Response:
                fields = await forms.sent(here)
                return await dressing.in_thread(functools.partial(_by_form, here, values, fields))

            def _by_form(here: Asked, values: dict[str, Any], fields: dict[str, list[str]]) -> Response:
                knocking.know(here, gate, unsafe=True, fields=fields)
                try:
                    given = {} if form is None else {"given": forms.read(form, fields)}
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
                here.typed = Typed(form_, fields, [forms.placed(one, fields) for one in problems])
                accepted = inspect.signature(page).parameters
                view = page(here, **{key: value for key, value in values.items() if key in accepted})
                return dressing.html(here, template, view, status=problems[0].status)

            extra = [] if form is None else [
                inspect.Parameter("given", inspect.Parameter.KEYWORD_ONLY, annotation=form, default=Body())
            ]  # fmt: skip
            summary: dict[str, Any] = {"tags": [tag], "summary": _summary(handler), "operation_id": handler.__name__}
            self.table["POST", f"{path}.json"] = gate
            post = self.router.post(
                f"{path}.json", status_code=201, response_model=answers.DoneAnswer, responses=ACT_RESPONSES, **summary
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
            plain = [one for one in _parameters(handler) if one.name != "given"]
            plain = [one.replace(annotation=Here) if one.name == "here" else one for one in plain]

            async def run(here: Asked, **values: Any) -> Response:
                fields = await forms.sent(here)
                return await dressing.in_thread(functools.partial(go, here, values, fields))

            def go(here: Asked, values: dict[str, Any], fields: dict[str, list[str]]) -> Response:
                knocking.know(here, gate, unsafe=True, fields=fields)
                try:
                    return handler(here, **values, given=forms.read(form, fields))
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
            kw.setdefault("response_class", answers.MEDIA.get(path.rpartition(".")[2], JSONResponse))
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
