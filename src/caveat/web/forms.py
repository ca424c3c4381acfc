"""What a browser sent in a form as the model that a handler takes; what does not fit, at the field that bears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args, get_origin

from fastapi import Request
from pydantic import BaseModel, ValidationError

from caveat.errors import CaveatError
from caveat.review.docket.refusals import Unfit
from caveat.web.asked import Asked
from caveat.web.refusals import Problem


class FormRefused(CaveatError):
    """A form whose fields do not hold, each with what is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return " ".join(one.detail for one in self.problems)


def unfit(name: str, stands: str, mend: str) -> Unfit:
    """The refusal of a field of a form."""
    return Unfit("the form", name, stands, mend)


async def sent(here: Asked) -> dict[str, list[str]]:
    """The fields of the form that a request brings; of each, all its values."""
    request: Request = here.request
    async with request.form(max_files=1, max_fields=500, max_part_size=here.site.settings.body_bytes) as parts:
        fields: dict[str, list[str]] = {}
        for key, value in parts.multi_items():
            if isinstance(value, str):
                fields.setdefault(key, []).append(value.replace("\r\n", "\n"))
        return fields


def read(form: type[BaseModel], fields: Mapping[str, list[str]]) -> BaseModel:
    """A form's fields as its model: a list where the model has one, and nothing where a field was left empty.

    A part of a part is named with dots, such as ``conditions.0.due``; one whose parts were all left empty is not there.
    """
    try:
        return form.model_validate(_values(form, fields))
    except ValidationError as wrong:
        raise FormRefused([_field_problem(one, form) for one in wrong.errors(include_url=False)]) from None


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


def _field_problem(wrong: Any, form: type[BaseModel]) -> Problem:
    name = ".".join(map(str, wrong["loc"]))
    field = form.model_fields.get(name)
    if wrong["type"] == "missing" or (wrong["type"] == "too_short" and not wrong["input"]):
        said = f"{field.title if field and field.title else _words(name)}: it is needed, and it is empty."
    else:
        given = str(wrong.get("input", ""))[:60]
        message = wrong["msg"].removeprefix("Value error, ")
        said = f"{_words(name)}: {given!r} does not fit. {message}." if name else f"{message}."
    return Problem(422, "Unprocessable Entity", said, name)


def placed(found: Problem, fields: Mapping[str, list[str]]) -> Problem:
    """The problem at the field of the form that bears it: what a rule calls unit may stand there as readings.0.unit."""
    if found.field is None or found.field in fields:
        return found
    part = found.field
    there = (name for name in fields if name.startswith(f"{part}.") or part in name.split("."))
    return replace(found, field=next(there, part))


def _words(name: str) -> str:
    """A field's name for a reader; of several parts the first is the first."""
    return ", ".join(str(int(one) + 1) if one.isdigit() else one for one in name.split(".")).replace("_", " ")
