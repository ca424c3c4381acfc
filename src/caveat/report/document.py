"""A review as JSON, and the published schema of that JSON."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter

from caveat import evidence
from caveat.report.answers import NONE, Answers
from caveat.review.result import claim, gate, line, objective, option, testimony
from caveat.review.result import review as whole
from caveat.review.result.review import FORMAT, Review

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SAID = (evidence, claim, testimony, gate, line, option, objective, whole)
"""The modules whose classes make up a review: what they say of their fields, the schema says too."""
_WAYS = ("value", "low", "high", "distribution", "unknown", "qualifier", "counts")


def to_json(review: Review, answers: Answers = NONE) -> str:
    """The whole review, indented by two, in the order of its fields; then response and simulation, or "not run".

    Holds   same review, same bytes; every number of the review that is not an id, a count or a coordinate is a figure
            with its basis; a figure holds only those keys that it has; nothing is NaN or infinite.
    """
    plain = _trim(_adapter().dump_python(review, mode="json"))
    plain["inputs"]["versions"] = dict(sorted(plain["inputs"]["versions"].items()))
    plain |= answers.plain()
    return json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of a review, with what each part means, as ``caveat schema review`` prints it."""
    found = _adapter().json_schema(mode="serialization")
    definitions = found.get("$defs", {})
    words: dict[tuple[str, str], str] = {}
    for module in _SAID:
        words |= _attribute_words(module)
    for name, definition in [*definitions.items(), ("Review", found)]:
        for key, field in definition.get("properties", {}).items():
            if (name, key) in words:
                field["description"] = words[name, key]
    found["properties"] |= {
        "response": {
            "type": "object",
            "description": "As caveat respond --json prints it; or not_run, and how to ask.",
        },
        "simulation": {
            "type": "object",
            "description": "As caveat simulate --json prints it: its numbers are of the finding that its head names by "
            "digest; or not_run, and how to ask.",
        },
    }
    figure = definitions["Figure"]
    figure["required"] = ["unit", "basis"]
    figure["oneOf"] = [{"required": ["value"]}, {"required": ["low", "high"]}, {"required": ["distribution"]},
                       {"required": ["unknown"]}]  # fmt: skip
    return {
        "$schema": DIALECT,
        "$id": f"urn:caveat:schema:{FORMAT}",
        **found,
        "title": "A review of one case as of one date",
    }


@cache
def _adapter() -> TypeAdapter[Review]:
    return TypeAdapter(Review)


def _trim(value: Any) -> Any:
    """The same document with each figure's absent keys left out."""
    if isinstance(value, list):
        return [_trim(part) for part in value]
    if not isinstance(value, dict):
        return value
    is_figure = "unit" in value and "basis" in value and "unknown" in value
    return {key: _trim(part) for key, part in value.items() if not (is_figure and key in _WAYS and part is None)}


def _attribute_words(module: ModuleType) -> dict[tuple[str, str], str]:
    """What the source says of each field: the string that follows it."""
    return dict(_pairs(ast.parse(inspect.getsource(module))))


def _pairs(tree: ast.Module) -> Iterator[tuple[tuple[str, str], str]]:
    for part in tree.body:
        if not isinstance(part, ast.ClassDef):
            continue
        for field, after in zip(part.body, part.body[1:], strict=False):
            match field, after:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(words))),
                ):
                    yield (part.name, name), inspect.cleandoc(words)
