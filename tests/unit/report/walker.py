"""Finds bare numbers in the JSON of a review: each must stand in a figure, or be an id, a count or a coordinate."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

# Written by hand from the published keys, not from the program: what counts, orders or locates, and measures nothing.
COUNTS_AND_COORDINATES = frozenset({
    "start", "end",  # a span's characters
    "attribution_count",  # how many anonymous speakers
    "printed",  # how often a document prints a statement
    "number",  # the ordinal of a question
    "order",  # the place of a gate in its stop map
    "rank",  # the standing on one criterion
    "seed", "receipt_sequence",  # inputs
})  # fmt: skip
WAYS = ({"value"}, {"low", "high"}, {"distribution"}, {"unknown"})
KINDS = {"sourced", "cited", "assumed", "derived"}


def bare_numbers(value: Any, path: str = "$") -> Iterator[str]:
    """The path of each number that has no basis, and of each figure that is not well made."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int | float):
        yield f"{path}: {value}"
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from bare_numbers(part, f"{path}[{index}]")
    elif "unit" in value and "basis" in value:
        yield from _figure(value, path)
    else:
        for key, part in value.items():
            counts = key in COUNTS_AND_COORDINATES and isinstance(part, int) and not isinstance(part, bool)
            if not counts:
                yield from bare_numbers(part, f"{path}.{key}")


def _figure(figure: dict[str, Any], path: str) -> Iterator[str]:
    ways = [way for way in WAYS if way <= figure.keys()]
    if len(ways) != 1:
        yield f"{path}: not one of value, low and high, distribution, unknown"
        return
    numbers = [n for key in ("value", "low", "high") if isinstance(n := figure.get(key), int | float)]
    numbers += [n for pair in figure.get("distribution") or [] for n in pair]
    if not all(math.isfinite(number) for number in numbers):
        yield f"{path}: not a finite number"
    basis = figure["basis"]
    if "unknown" in figure:
        return
    if not isinstance(basis, dict) or basis.get("kind") not in KINDS:
        yield f"{path}: a number without a basis"
    elif basis["kind"] == "derived":
        if not basis["inputs"]:
            yield f"{path}: a formula without inputs"
        yield from bare_numbers(basis["inputs"], f"{path}.basis.inputs")
    elif basis["kind"] == "assumed":
        if not (basis["assumption"] and basis["reason"] and basis["owner"]):
            yield f"{path}: an assumption without name, reason or owner"
    elif not (basis.get("spans") or basis.get("citations")):
        yield f"{path}: a basis that names nothing"
    elif basis["kind"] == "sourced":
        yield from bare_numbers(basis["spans"], f"{path}.basis.spans")
