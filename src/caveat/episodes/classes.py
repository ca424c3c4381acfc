"""Episodes as of a day in; the rows that may be counted, and those that may not, each with the reason, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caveat.dates import PartialDate
from caveat.episodes.codes import Attribution, DemandKind, Domain, Outcome, Polarity, Publicity
from caveat.episodes.coding import Episode, episodes
from caveat.episodes.reference import seen

COUNTED = (Outcome.COMPLIED, Outcome.PARTIAL, Outcome.NONE, Outcome.LIFTED)
"""The outcomes that a rate counts, from the demand met to the measure ended without it."""

LEVEL = {Outcome.NONE: 0, Outcome.LIFTED: 0, Outcome.PARTIAL: 1, Outcome.COMPLIED: 2}
"""How far a demand was met: not, in part, or as asked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One episode as it could be counted on a day."""

    id: str
    crisis: str
    polarity: Polarity
    demand_kind: DemandKind
    domain: Domain
    at_war: bool
    publicity: Publicity
    outcome: Outcome
    weak: bool
    """Other causes weigh as much or more for a demand that was met; a strict count drops it."""

    @property
    def level(self) -> int:
        """0 not met, 1 met in part, 2 met."""
        return LEVEL[self.outcome]


@dataclass(frozen=True, slots=True)
class Class:
    """The rows that are counted on a day, and the others with the reason why not."""

    as_of: date
    rows: tuple[Row, ...]
    left_out: tuple[tuple[str, str], ...]
    """Id of an episode, and why it is in no rate."""

    @property
    def crises(self) -> int:
        """How many independent observations there are: rows of one crisis are one."""
        return len({row.crisis for row in self.rows})

    def where(self, wanted: Callable[[Row], bool]) -> Class:
        """The part of it that meets a condition; nothing more is left out with a reason."""
        return Class(self.as_of, tuple(row for row in self.rows if wanted(row)), self.left_out)


def known(as_of: date, among: Iterable[Episode] | None = None, exclude: str | None = None) -> Class:
    """The class as it could be counted on a day.

    Holds   no row begins after the day, and none's outcome rests on what was published later. ``exclude`` leaves out
            an episode by its id or a whole crisis by its own, unnamed: the case at hand is no precedent for itself.
    """
    rows: list[Row] = []
    left: list[tuple[str, str]] = []
    for episode in episodes() if among is None else among:
        if exclude is not None and exclude in (episode.id, episode.crisis):
            continue
        view = seen(episode, as_of)
        if view is None:
            continue
        why = _left(episode, view.outcome)
        if why is not None:
            left.append((episode.id, why))
            continue
        assert view.outcome is not None
        rows.append(
            Row(episode.id, episode.crisis, episode.polarity, episode.demand_kind, episode.domain, episode.at_war,
                episode.publicity, view.outcome, episode.attribution is Attribution.WEAK)
        )  # fmt: skip
    return Class(as_of, tuple(rows), tuple(left))


def _left(episode: Episode, outcome: Outcome | None) -> str | None:
    """Why an episode is in no rate; None where it is in."""
    if not episode.bargain_put:
        return "no real bargain was put to the recipient, or it was not the point"
    if outcome is None:
        return "how it ended was not yet known on the day"
    return {
        Outcome.OVERTAKEN: "it was settled by other means",
        Outcome.UNCLEAR: "the sources do not settle how it ended",
        Outcome.ONGOING: "it had not ended",
    }.get(outcome)


def weights(rows: Sequence[Row]) -> tuple[float, ...]:
    """What each row counts: one crisis counts one, shared equally by its rows."""
    shares = Counter(row.crisis for row in rows)
    return tuple(1 / shares[row.crisis] for row in rows)


def middle(day: PartialDate) -> date:
    """The middle of what a date allows: the day itself where it is known."""
    return day.earliest + timedelta(days=(day.latest - day.earliest).days // 2)
