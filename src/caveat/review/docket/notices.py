"""A docket and a day in; the notices that are due and were not raised yet out. A key has each of them raised once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caveat.review.docket import conditions
from caveat.review.docket.conditions import State
from caveat.review.docket.deadlines import Running
from caveat.review.docket.state import Condition, Docket

AHEAD = timedelta(days=5)
"""How long before a due date it is called to mind."""


class Why(StrEnum):
    """What a notice is about."""

    BREACH = "breach"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that people have to know of."""

    key: str
    """Names it within its docket: what has a key that was raised is not raised again."""
    why: Why
    about: str
    """A condition or a clock, by its name."""
    words: str
    on: date
    """The last day of the readings that breach it, or the day on which it is due."""
    to: tuple[str, ...]
    """People whom it is for."""


def due(docket: Docket, clocks: Sequence[Running], raised: Collection[Notice], today: date) -> tuple[Notice, ...]:
    """The notices to raise on a day, beside those that were raised.

    Holds   raised again with what it gave, it gives nothing.
    """
    keys = {one.key for one in raised}
    watched = [one for one in docket.conditions if docket.watched(one)]
    found = [*_breaches(watched, raised, today), *_ahead(watched, today), *_clocks(docket, clocks, today)]
    return tuple(one for one in found if one.key not in keys)


def _breaches(watched: Sequence[Condition], raised: Collection[Notice], today: date) -> Iterator[Notice]:
    """A notice for each breach: a further one only after a day on which the condition was met again."""
    for one in watched:
        if conditions.standing(one, today).state is not State.BREACHED:
            continue
        before = [notice for notice in raised if notice.why is Why.BREACH and notice.about == one.ref]
        since = max((notice.on for notice in before), default=None)
        days = list(conditions.days(one, today))
        again = any(state is State.MET and since is not None and day > since for day, state, _ in days)
        if before and not again:
            continue
        words = f"Condition {one.ref} is breached: {one.terms.indicator}. {conditions.standing(one, today).words}."
        yield Notice(f"{one.ref}:breach:{len(before) + 1}", Why.BREACH, one.ref, words, days[-1][0], (one.terms.owner,))


def _ahead(watched: Sequence[Condition], today: date) -> Iterator[Notice]:
    for one in watched:
        day = one.terms.due
        if today < day - AHEAD or conditions.standing(one, today).state is State.MET:
            continue
        words = f"Condition {one.ref} {_when(day, today)}: {one.terms.indicator}, {conditions.limit(one.terms)}."
        yield Notice(f"{one.ref}:due", Why.DUE, one.ref, words, day, (one.terms.owner,))


def _clocks(docket: Docket, clocks: Sequence[Running], today: date) -> Iterator[Notice]:
    """A notice for each clock that ends within five days. A target whose end moves is called to mind once, too."""
    to = tuple(dict.fromkeys((docket.circle.lead, *docket.assignees)))
    for one in clocks:
        if one.kind == "condition due" or one.met or one.ends is None or not one.ends - AHEAD <= today <= one.ends:
            continue
        key = f"{one.id}:due" if one.kind == "target" else f"{one.id}:due:{one.ends.isoformat()}"
        yield Notice(key, Why.DUE, one.id, f"{one.what}: {_when(one.ends, today)}.", one.ends, to)


def _when(day: date, today: date) -> str:
    return f"{'was' if day < today else 'is'} due on {day.isoformat()}"
