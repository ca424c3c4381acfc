"""Proposals of a reading, and the difference between two readings, in; lines for a terminal out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from caveat.report import words
from caveat.review.difference import Difference, Pair, Told
from caveat.review.proposals import Standing, State

SHOWN = 100
"""Characters of a value that a line shows. The JSON has all of it."""


def proposal_lines(rows: Iterable[Standing], width: int = 100) -> Iterator[str]:
    """Each proposal with its name, what it says, where it stands, and who has decided what of it.

    A statement comes with its words: nobody can decide on it without them.
    """
    for one in rows:
        yield from _wrapped(f"{said(one.line)}  [{one.span.start}, {one.span.end})", width, f"{one.name}  ", "    ")
        if one.line["kind"] == "statement":
            yield from _wrapped(f"“{one.span.quote}”", width, "    ", "    ")
        if one.state is not State.PROPOSED:
            reason = one.payload["decision"]["reason"]
            told = f"{one.state.word} by {one.by} on {one.at[:10]}" + (f": {reason}" if reason else "")
            yield from _wrapped(told, width, "    ", "      ")


def said(line: Mapping[str, Any]) -> str:
    """What a line says, in one phrase."""
    match line["kind"]:
        case "field":
            basis = f" {line['unit']} ({line['basis'].replace('-', ' ')})" if "basis" in line else ""
            return f"{line['field']}: {_shown(line['value'])}{basis}"
        case "statement":
            sign = "not " if line["polarity"] == "negative" else ""
            toward = f" towards {_shown(line['target'])}" if line.get("target") else ""
            who = _shown(line["actor"]) if line.get("actor") else "nobody named"
            goods = [*(str(one["name"]) for one in line.get("objects", ())), *words.counted(line)]
            return f"statement: {who}: {sign}{line['act']}{toward} ({_cut('; '.join([*goods, line['modality']]))})"
        case "delivery":
            count = line.get("number")
            number = "an unstated number of" if count is None else f"{count:,}"
            return f"delivery: {line['supplier']} to {line['recipient']}, {number} {line['item']}, {line['year']}"
        case kind:
            return f"{kind}: {', '.join(_row(line))}"


def decided(one: Standing) -> str:
    """What became of a proposal, in a sentence: what it says now, who decided so, when and why."""
    reason = (one.payload.get("decision") or {}).get("reason")
    why = f": {reason.rstrip('.')}" if reason else ""
    return f"{one.name} ({said(one.line)}) was {one.state.word} by {one.by}, {words.moment(one.at)}{why}."


def _row(line: Mapping[str, Any]) -> Iterator[str]:
    """What a row of a table says: what it is of, its counts, and its sums with what they stand for."""
    for name in ("id", "date", "year", "description", "category", "places"):
        if value := line.get(name):
            yield str(value) if name == "year" else _shown(value)  # a year has nothing between its thousands
    for name, count in line.get("counts", {}).items():
        yield f"{name.replace('_', ' ')} {count}"
    for one in line.get("amounts", ()):
        yield f"{one['value']} {one['unit']} ({one['basis'].replace('-', ' ')})"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        named = value.get("name")
        parts = (f"{name} {_shown(one)}" for name, one in value.items() if one is not None)
        text = str(named) if named and "start" in value else ", ".join(parts)
    elif isinstance(value, list | tuple):
        text = "; ".join(_shown(one) for one in value) or "none"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        text = f"{value:,}"
    else:
        text = "not given" if value is None else str(value)
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def difference_lines(found: Difference, width: int = 100) -> Iterator[str]:
    """What a changed document says otherwise: added, gone, changed field by field, moved."""
    for one in found.added:
        yield from _wrapped(f"{said(one.says)}  {one.name}", width, "  + ", "    ")
    for one in found.gone:
        yield from _wrapped(f"{said(one.says)}  {one.name}{_decided(one)}", width, "  - ", "    ")
    for pair in found.changed:
        yield from _wrapped(_changed(pair), width, "  ~ ", "    ")
    counts = [words.plural(len(found.moved), "line") + " moved"] if found.moved else []
    counts += [f"{words.plural(found.same, 'line')} as before"] if found.same else []
    if counts:
        yield f"  {'; '.join(counts)}"


def _changed(pair: Pair) -> str:
    parts = (f"{name} {_shown(old)} → {_shown(new)}" for name, (old, new) in pair.fields.items())
    says = said(pair.now.says).partition(":")[0] if pair.now.says["kind"] == "field" else said(pair.now.says)
    return f"{says}: {'; '.join(parts)}  {pair.now.name}, before {pair.before.name}{_decided(pair.before)}"


def _decided(told: Told) -> str:
    return f" ({told.state} by {told.by})" if told.by else ""


def _wrapped(text: str, width: int, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        words.tame(text), max(width, 40), initial_indent=first, subsequent_indent=then,
        break_long_words=False, break_on_hyphens=False,
    ) or [first.rstrip()]  # fmt: skip
