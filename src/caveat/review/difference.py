"""Two readings of what bears one name in; what is added, gone, moved or changed out. Pure."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caveat.evidence import Span
from caveat.review.proposals import MADE

NOWHERE = MADE | {"start", "end", "source_start", "source_end", "notice"}
"""What of a line is place or make, and not what it says. A notice's number is its place among the others."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a reading told: its name, what it says, where it stands, and what became of it."""

    name: str
    says: Mapping[str, Any]
    span: Span
    state: str = "proposed"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What was told before and what is told now, and the fields in which they differ."""

    before: Told
    now: Told
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a changed document says otherwise than the one before."""

    added: tuple[Told, ...]
    gone: tuple[Told, ...]
    changed: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    """The same content and the same words in another place."""
    same: int


Slot = Callable[[Told], Hashable | None]


def compare(before: Sequence[Told], now: Sequence[Told]) -> Difference:
    """What is new, what is gone, and what stands elsewhere or in other words; each thing told is counted once."""
    left, new = list(before), list(now)
    moved: list[Pair] = []
    changed: list[Pair] = []
    same = 0
    for old, one in _paired(left, new, _whole):
        if (old.span.start, old.span.end) == (one.span.start, one.span.end):
            same += 1
        else:
            moved.append(Pair(old, one, {}))
    for slot in SLOTS:
        changed += [Pair(old, one, _fields(old, one)) for old, one in _paired(left, new, slot)]
    changed.sort(key=lambda pair: pair.now.span.start)
    moved.sort(key=lambda pair: pair.now.span.start)
    return Difference(tuple(new), tuple(left), tuple(changed), tuple(moved), same)


def _paired(before: list[Told], now: list[Told], slot: Slot) -> list[tuple[Told, Told]]:
    """Pairs of one slot, in order; they are taken out of both lists."""
    waiting: dict[Hashable, deque[Told]] = defaultdict(deque)
    for one in before:
        key = slot(one)
        if key is not None:
            waiting[key].append(one)
    pairs = []
    for one in now:
        key = slot(one)
        if key is not None and waiting.get(key):
            pairs.append((waiting[key].popleft(), one))
    old, new = {id(pair[0]) for pair in pairs}, {id(pair[1]) for pair in pairs}
    before[:] = [one for one in before if id(one) not in old]
    now[:] = [one for one in now if id(one) not in new]
    return pairs


def _whole(told: Told) -> Hashable:
    return json.dumps([_content(told.says), told.span.quote], sort_keys=True, ensure_ascii=False)


def _content(value: Any) -> Any:
    """What a line says, without its places."""
    if isinstance(value, Mapping):
        left = NOWHERE
        if value.get("kind") == "permit":
            left = left - {"id"}  # the number of the licence, and no make of ours
        elif value.get("kind") == "statement":
            left = left | {"places"}
        return {name: _content(one) for name, one in value.items() if name not in left}
    return [_content(one) for one in value] if isinstance(value, list | tuple) else value


def _article(told: Told) -> Hashable | None:
    """A field of a notice with the article or firm that it is about."""
    value = told.says.get("value")
    about = (value.get("item") or value.get("name")) if isinstance(value, Mapping) else None
    return (told.says["field"], str(about)) if told.says["kind"] == "field" and about else None


def _field(told: Told) -> Hashable | None:
    return (told.says["field"], told.says.get("notice")) if told.says["kind"] == "field" else None


def _words(told: Told) -> Hashable | None:
    return ("words", told.span.quote) if told.says["kind"] == "statement" else None


def _claim(told: Told) -> Hashable | None:
    """A statement by who does what to whom: the same act, said more or less firmly."""
    if told.says["kind"] != "statement":
        return None
    who = (json.dumps(_content(told.says.get(name)), sort_keys=True) for name in ("act", "actor", "target"))
    return ("claim", *who)


def _row(told: Told) -> Hashable | None:
    """A row of a register by its deal and year, of a table by its number and date."""
    names = {"delivery": ("deal", "year"), "permit": ("id", "date")}.get(told.says["kind"])
    if names is None or told.says.get(names[0]) is None:
        return None
    return (told.says["kind"], *(str(told.says.get(name)) for name in names))


SLOTS: tuple[Slot, ...] = (_article, _field, _words, _claim, _row)
"""What makes two lines the same thing told otherwise, the closest likeness first."""


def _fields(before: Told, now: Told) -> dict[str, tuple[Any, Any]]:
    old, new = dict(_flat(_content(before.says))), dict(_flat(_content(now.says)))
    found = {name: (old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)}
    if before.span.quote != now.span.quote and not found:
        found["quote"] = (before.span.quote, now.span.quote)
    return found


def _flat(value: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for name, one in value.items():
            yield from _flat(one, f"{above}.{name}" if above else str(name))
    else:
        yield above, value
