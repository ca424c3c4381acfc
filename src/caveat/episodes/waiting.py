"""Rows in; by when a demand was met, of all that were made, out: a cumulative incidence with open ends kept in.

A demand that is still open counts as long as it was watched, and no longer. An end without the demand met is another
way out, not a demand that might still be met: taking it for open would make compliance look likelier than it was.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caveat.episodes import classes
from caveat.episodes.codes import Outcome
from caveat.episodes.coding import Episode, episodes
from caveat.episodes.reference import seen

DAYS = (30, 90, 180, 365)
DRAWS = 400
SEED = 20240129


@dataclass(frozen=True, slots=True)
class Watched:
    """One demand: how long it was watched, and how it ended; None where it was open."""

    id: str
    crisis: str
    days: int
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Incidence:
    """The share of demands met within some days of being made."""

    days: int
    met: float
    low: float
    high: float
    """Nine of ten draws of as many crises lie between."""
    at_risk: float
    """Crises still watched and open on that day."""


def watched(as_of: date, among: Iterable[Episode] | None = None, exclude: str | None = None) -> tuple[Watched, ...]:
    """The demands of which it is known when they began, and when they ended or that they had not by the day.

    A day known only to its month or year is put in the middle of it.
    """
    found = []
    for episode in episodes() if among is None else among:
        if not episode.bargain_put or (exclude is not None and exclude in (episode.id, episode.crisis)):
            continue
        view = seen(episode, as_of)
        if view is None or view.start is None or view.outcome is Outcome.UNCLEAR:
            continue
        if view.outcome in (None, Outcome.ONGOING):
            spent = (as_of - classes.middle(view.start)).days
            found.append(Watched(episode.id, episode.crisis, max(0, spent), None))
        elif view.end is not None:
            spent = (classes.middle(view.end) - classes.middle(view.start)).days
            found.append(Watched(episode.id, episode.crisis, max(0, spent), view.outcome))
    return tuple(found)


def incidence(
    rows: Sequence[Watched], met: frozenset[Outcome] = frozenset({Outcome.COMPLIED}), by: Sequence[int] = DAYS
) -> tuple[Incidence, ...]:
    """The share met within each number of days, rows of one crisis sharing its weight.

    Source  Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141-150.
    """
    crises: dict[str, list[Watched]] = defaultdict(list)
    for row in rows:
        crises[row.crisis].append(row)
    whole = [_weighed(alike) for alike in crises.values()]
    rng = random.Random(SEED)  # noqa: S311 (draws of a bootstrap, not secrets)
    drawn = [_reached(rng.choices(whole, k=len(whole)), met, by) for _ in range(DRAWS)] if whole else []
    found = []
    for place, (limit, reached) in enumerate(zip(by, _reached(whole, met, by), strict=True)):
        among = sorted(one[place] for one in drawn) or [0.0]
        low, high = among[int(0.05 * len(among))], among[max(0, int(0.95 * len(among)) - 1)]
        at_risk = sum(share for crisis in whole for share, row in crisis if row.days > limit)
        found.append(Incidence(limit, reached, min(low, reached), max(high, reached), at_risk))
    return tuple(found)


_Crisis = list[tuple[float, Watched]]


def _weighed(alike: list[Watched]) -> _Crisis:
    return [(1 / len(alike), row) for row in alike]


def _reached(crises: Sequence[_Crisis], met: frozenset[Outcome], by: Sequence[int]) -> list[float]:
    """The share met within each number of days."""
    rows = sorted((pair for crisis in crises for pair in crisis), key=lambda pair: pair[1].days)
    at_risk = sum(share for share, _ in rows)
    open_, reached, found, place = 1.0, 0.0, [], 0
    for limit in sorted(by):
        while place < len(rows) and rows[place][1].days <= limit:
            day, ended, as_asked, gone = rows[place][1].days, 0.0, 0.0, 0.0
            while place < len(rows) and rows[place][1].days == day:
                share, row = rows[place]
                gone += share
                ended += share if row.outcome is not None else 0.0
                as_asked += share if row.outcome in met else 0.0
                place += 1
            reached += open_ * as_asked / at_risk
            open_ *= 1 - ended / at_risk
            at_risk -= gone
        found.append(reached)
    return found
