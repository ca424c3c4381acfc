"""A proposal and ``field=value`` in; the proposal as amended out, each value checked by what its field can hold."""

from __future__ import annotations

import copy
import difflib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from caveat.countries import is_country
from caveat.dates import NotADate, PartialDate
from caveat.errors import BadRow, UnknownTerm
from caveat.evidence import Act, AmountBasis, Attribution, Modality, Polarity, QuantityKind, Span, locate
from caveat.pipeline import items
from caveat.sources.patterns import later

FIXED = frozenset({"kind", "id", "field", "notice", "rule", "confidence", "engine", "resolution",
                   "inferred"})  # fmt: skip
"""What an amendment cannot touch: what kind of line it is, and how it was made."""
SPAN = ("start", "end", "quote")
VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "act": Act, "modality": Modality, "polarity": Polarity, "attribution.kind": Attribution, "basis": AmountBasis,
    "quantity_kind": QuantityKind,
}  # fmt: skip
EMPTY = frozenset({"actor", "target", "date", "speaker", "count", "description", "relayed_from", "qualifier", "qty",
                   "detail", "mde", "no_actor", "place"})  # fmt: skip
"""Fields that may be ``null``: the text does not say."""
NUMBERS = frozenset({"count", "qty", "number", "year", "order_year"})
_WHOLE = frozenset({"number", "year", "order_year"})
_CURRENCY = later(r"[A-Z]{3}")
_DIGITS = later(r"[0-9]+(?:\.[0-9]+)?")


def amended(
    line: Mapping[str, Any], span: Span, sets: Sequence[str], text: str, where: str
) -> tuple[dict[str, Any], Span]:
    """A line and its span with other values; the part of a mapping or list is written with dots, as ``value.qty``.

    Raises  BadRow for a value that its field cannot hold; UnknownTerm for a field that the line does not have or a word
            outside a closed vocabulary; QuoteNotFound, QuoteNotUnique or SpanMismatch for a span that does not hold.
    """
    found: dict[str, Any] = copy.deepcopy(dict(line))
    place: dict[str, str] = {}
    done: set[str] = set()
    for given in sets:
        name, mark, value = given.partition("=")
        if not mark or not name.strip():
            raise BadRow(where, None, "", "--set", repr(given[:80]), "Write FIELD=VALUE, as in --set modality=planned.")
        if name in done:
            raise BadRow(where, None, "", "--set", f"given twice for {name}", "Keep one of the two.")
        done.add(name)
        if name in SPAN:
            place[name] = value
        else:
            _set(found, name, value, where)
    for start, end in _places(found):
        if not 0 <= start < end <= len(text):
            raise BadRow(where, None, "", "a place", f"[{start}, {end})", f"The text has {len(text):,} characters.")
    return found, _span(span, place, text, where)


def _set(line: dict[str, Any], path: str, value: str, where: str) -> None:
    known = sorted(one for one in _paths(line) if one.partition(".")[0] not in FIXED)
    if path not in known:
        near = difflib.get_close_matches(path, [*known, *SPAN], n=2)
        raise UnknownTerm(where, "the field to set", path, [*known, *SPAN], near)
    *above, leaf = path.split(".")
    holder: Any = line
    for part in above:
        holder = holder[int(part)] if isinstance(holder, list) else holder[part]
    at = int(leaf) if isinstance(holder, list) else leaf
    holder[at] = _value(path, holder[at], value.strip(), where)
    if path == "items" and "resolution" in line:
        line["resolution"] = "resolved"
    if path in ("actor", "target") and line["kind"] == "statement" and "places" in line:
        line["places"].pop(path, None)  # where another name stands


def _paths(value: Any, above: str = "") -> Iterator[str]:
    """Every field and part of a field, by its name with dots."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        path = f"{above}.{name}" if above else str(name)
        yield path
        yield from _paths(one, path)


def _value(path: str, old: Any, new: str, where: str) -> Any:
    """A value as its field holds it."""
    name = ".".join(part for part in path.split(".") if not part.isdigit())
    leaf = name.rpartition(".")[2]
    known = VOCABULARIES.get(name) or (VOCABULARIES.get(leaf) if leaf != "kind" else None)
    if known is not None:
        words = [str(one) for one in known]
        if new not in words:
            raise UnknownTerm(where, name, new, words, difflib.get_close_matches(new, words, n=2))
        return new
    if new == "null" and (old is None or leaf in EMPTY):
        return None
    if isinstance(old, dict):
        parts = ", ".join(f"{path}.{one}" for one in old)
        raise BadRow(where, None, "", path, "made of parts", f"Set one of them: {parts}.")
    if isinstance(old, bool):
        return _one_of(path, new, {"true": True, "false": False}, where)
    if isinstance(old, int | float) or (old is None and leaf in NUMBERS):
        return _number(path, new, where)
    if isinstance(old, list):
        return _list(path, old, new, where)
    if name in _WRITTEN or name.startswith(("counts.", "countries.")):
        return _written(path, name, new, where)
    if leaf == "date" or (leaf == "value" and isinstance(old, str) and _is_day(old)):
        return _day(path, new, where)
    if not new:
        raise BadRow(where, None, "", path, "empty", "Give a value, or null where the text does not say.")
    return new


_WRITTEN = frozenset({"unit", "amounts.unit", "amounts.value", "trend_indicator_value"})
"""Texts of which the form is given. The unit of a statement's quantity is none: it stands there as the text has it."""


def _written(path: str, name: str, new: str, where: str) -> str:
    """A currency, a country or a number that is kept as it is written."""
    if name.endswith("unit"):
        holds, expected = bool(_CURRENCY.fullmatch(new)), "the code of a currency in three capital letters, such as USD"
    elif name.startswith("countries."):
        holds, expected = is_country(new), "an ISO 3166 code of three capital letters, such as JOR"
    else:
        holds, expected = bool(_DIGITS.fullmatch(new)), "a number from 0, without unit or separators of thousands"
    if not holds:
        raise BadRow(where, None, "", path, repr(new[:80]), f"Expected: {expected}.")
    return new


def _one_of(path: str, new: str, known: Mapping[str, Any], where: str) -> Any:
    if new not in known:
        raise BadRow(where, None, "", path, repr(new[:80]), f"Expected: {' or '.join(known)}.")
    return known[new]


def _number(path: str, new: str, where: str) -> int | float:
    try:
        found = json.loads(new)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        raise BadRow(where, None, "", path, repr(new[:80]),
                     "Expected: a number, without unit or separators of thousands.")  # fmt: skip
    if path.rpartition(".")[2] == "count" and (found < 1 or found != int(found)):
        raise BadRow(where, None, "", path, repr(new), "Expected: a whole number from 1, or null.")
    if found < 0:
        raise BadRow(where, None, "", path, repr(new[:80]), "Expected: 0 or more, for it counts upward.")
    if path.rpartition(".")[2] in _WHOLE and found != int(found):
        raise BadRow(where, None, "", path, repr(new[:80]), "Expected: a whole number.")
    return found


def _list(path: str, old: Sequence[Any], new: str, where: str) -> list[Any]:
    try:
        found = json.loads(new)
    except (ValueError, RecursionError):
        found = None
    kinds = {type(one) for one in old} or {str}
    if not isinstance(found, list) or not all(type(one) in kinds for one in found):
        raise BadRow(where, None, "", path, repr(new[:80]),
                     "Expected: a list like the one that stands there, as JSON, such as [\"shells\"].")  # fmt: skip
    if path == "items":
        for one in found:
            if not items.catalogue().has(one):
                ids = [item.id for item in items.catalogue()]
                raise UnknownTerm(where, "an item", one, ids, difflib.get_close_matches(one, ids, n=2))
    return found


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except NotADate:
        return False
    return True


def _day(path: str, new: str, where: str) -> str:
    try:
        return str(PartialDate.parse(new))
    except NotADate as wrong:
        raise BadRow(where, None, "", path, repr(new[:80]), f"{str(wrong).rstrip('.')}.") from None


def _places(value: Any) -> Iterator[tuple[int, int]]:
    """Every place within a line, such as that of an actor's name."""
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield start, end
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _places(one)


def _span(span: Span, place: Mapping[str, str], text: str, where: str) -> Span:
    """The span as given: by its range, or by words that stand once in the text."""
    if not place:
        return span
    if "start" not in place and "end" not in place:
        return locate(place["quote"], text, span.document, where)
    start, end = (int(_number(name, place.get(name, str(getattr(span, name))), where)) for name in ("start", "end"))
    if not 0 <= start < end <= len(text):
        raise BadRow(where, None, "", "the span", f"[{start}, {end})",
                     f"Expected: a range within the {len(text):,} characters of the text, start first.")  # fmt: skip
    found = Span(span.document, start, end, place.get("quote", text[start:end]))
    found.check(text, where)
    return found
