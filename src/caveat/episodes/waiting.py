"""Rows in; by when a demand was met, of all that were made, out: a cumulative incidence with open ends kept in.

A demand that is still open counts as long as it was watched, and no longer. An end without the demand met is another
way out, not a demand that might still be met: taking it for open would make compliance look likelier than it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caveat.episodes import classes
from caveat.episodes.codes import Outcome
from caveat.episodes.coding import Episode, episodes
from caveat.episodes.reference import seen

DAYS = (30, 90, 180, 365)


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
    shares = {row: 1 / sum(other.crisis == row.crisis for other in rows) for row in rows}
    found = []
    for limit in by:
        open_, reached = 1.0, 0.0
        for day in sorted({row.days for row in rows if row.outcome is not None and row.days <= limit}):
            at_risk = sum(shares[row] for row in rows if row.days >= day)
            ended = sum(shares[row] for row in rows if row.days == day and row.outcome is not None)
            as_asked = sum(shares[row] for row in rows if row.days == day and row.outcome in met)
            reached += open_ * as_asked / at_risk
            open_ *= 1 - ended / at_risk
        found.append(Incidence(limit, reached, sum(shares[row] for row in rows if row.days > limit)))
    return tuple(found)
