"""The case at hand in, the episodes most like it out: each with the features that agree, those that do not, and why.

No weight hides here. Features are compared one by one, the count of those that agree orders the list, and a tie goes
to the episode that began nearest the as-of date.

What was public on a day is decided from the dates of an episode's sources (``evidence.published_by``):

- An episode is visible if it had begun by then and a source of it was published by then, no earlier than it began.
- Its outcome is visible if nothing of it lay ahead (its end is past, or none is recorded) and either a source dated to
  its end or later was published by then, or every one of its sources bears a date and was published by then.
- Its end goes with its outcome. Text that may draw on any of its sources (what was demanded, what came of it, who else
  supplied, how it went down at home) is shown only if every source was published by then.
- A source without a date supports nothing as of a date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from caveat.dates import PartialDate
from caveat.episodes.codes import (
    Attribution,
    Defensive,
    DemandKind,
    Domain,
    Instrument,
    ItemClass,
    Outcome,
    Polarity,
    Publicity,
)
from caveat.episodes.coding import Episode, Source, episodes
from caveat.evidence import published_by

PERIOD_YEARS = 20
"""Two periods agree where the episode began at most so long before the as-of date; wide, because episodes are few."""

CATALOGUE_CLASSES: dict[str, ItemClass] = {
    "aircraft-other": ItemClass.OTHER,
    "ammunition-small": ItemClass.SMALL_ARMS,
    "artillery": ItemClass.OTHER,  # the episodes code rounds, and have no class for the guns
    "c4i": ItemClass.OTHER,
    "components": ItemClass.SPARES_SUPPORT,
    "electronic-warfare": ItemClass.SENSORS_ISR,
    "engines-spares": ItemClass.SPARES_SUPPORT,
    "fuel": ItemClass.OTHER,
    "loitering": ItemClass.MISSILES,
    "mines": ItemClass.OTHER,
    "naval-weapons": ItemClass.SHIPS,
    "police": ItemClass.OTHER,
    "protective": ItemClass.OTHER,
    "riot-control": ItemClass.OTHER,
    "rockets": ItemClass.MISSILES,
    "support-services": ItemClass.SPARES_SUPPORT,
    "uav": ItemClass.SENSORS_ISR,
    "vehicles-light": ItemClass.OTHER,
}
"""Classes of the item catalogue for which the episodes use another, coarser word."""


def item_class(catalogue_class: str) -> ItemClass:
    """The episodes' word for a class of the item catalogue; ``other`` where they have none."""
    if catalogue_class in CATALOGUE_CLASSES:
        return CATALOGUE_CLASSES[catalogue_class]
    return next((known for known in ItemClass if known.value == catalogue_class), ItemClass.OTHER)


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the case at hand. None, or no item class, means not known: the feature is then not compared."""

    supplier: str | None = None
    recipient: str | None = None
    instrument: Instrument | None = None
    polarity: Polarity | None = None
    demand_kind: DemandKind | None = None
    domain: Domain | None = None
    at_war: bool | None = None
    publicity: Publicity | None = None
    item_classes: frozenset[ItemClass] = field(default_factory=frozenset)
    defensive: Defensive | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One feature, as the case at hand has it and as the episode has it."""

    feature: str
    here: str
    there: str

    def __str__(self) -> str:
        return f"{self.feature}: {self.here}" if self.here == self.there else f"{self.feature}: {self.there}"


@dataclass(frozen=True, slots=True)
class Seen:
    """An episode as it could be known on a day.

    Holds   nothing in it rests only on sources published after ``as_of``; the codes other than the outcome are the
            compiler's reading of how the episode began.
    """

    id: str
    as_of: date
    supplier: str
    recipient: str
    crisis: str
    title: str
    start: PartialDate | None
    outcome: Outcome | None
    """None where it was not yet known."""
    outcome_words: str
    end: PartialDate | None
    demand: str | None
    outcome_note: str | None
    sources: tuple[Source, ...]
    """Those published by the day, and what each supports."""
    later_sources: int
    bargain_put: bool


@dataclass(frozen=True, slots=True)
class Match:
    """An episode beside the case at hand.

    Holds   ``agrees``, ``differs`` and ``not_compared`` together name every feature once.
    """

    episode: Seen
    agrees: tuple[Compared, ...]
    differs: tuple[Compared, ...]
    not_compared: tuple[str, ...]
    """Not known of the case, or of the episode."""

    @property
    def count(self) -> int:
        """How many features agree."""
        return len(self.agrees)

    @property
    def compared(self) -> int:
        """How many features were compared."""
        return len(self.agrees) + len(self.differs)


@lru_cache(maxsize=4096)  # some thirty days of all episodes
def seen(episode: Episode, as_of: date) -> Seen | None:
    """The episode as of a day; None where it had not begun or no source of it was public."""
    limit = PartialDate.of(as_of)
    if episode.start is not None and not episode.start.possibly_by(as_of):
        return None
    public = tuple(source for source in episode.sources if published_by(source.published, limit))
    if not any(_attests(source, episode.start) for source in public):
        return None
    whole = len(public) == len(episode.sources)
    over = _over(episode, public, as_of, whole)
    ahead = episode.end is not None and not episode.end.surely_by(as_of)
    return Seen(
        id=episode.id,
        as_of=as_of,
        supplier=episode.supplier,
        recipient=episode.recipient,
        crisis=episode.crisis,
        title=_title(episode),
        start=episode.start,
        outcome=episode.outcome if over else None,
        outcome_words=_outcome_words(episode, over, as_of),
        end=episode.end if over else None,
        demand=episode.demand if whole and not ahead else None,
        outcome_note=episode.outcome_note if whole and over else None,
        sources=public,
        later_sources=len(episode.sources) - len(public),
        bargain_put=episode.bargain_put,
    )


def _attests(source: Source, start: PartialDate | None) -> bool:
    # A page from before the episode began gives background, and cannot show that it happened.
    return start is None or (source.published is not None and source.published.latest >= start.earliest)


def _over(episode: Episode, public: tuple[Source, ...], as_of: date, whole: bool) -> bool:
    if episode.end is None:
        return whole
    if not episode.end.surely_by(as_of):
        return False
    return whole or any(source.published and source.published.latest >= episode.end.earliest for source in public)


def _outcome_words(episode: Episode, over: bool, as_of: date) -> str:
    if not over and episode.end is not None and episode.end.surely_by(as_of):
        return f"not shown as of {as_of.isoformat()}: no source of it is dated to its end or later"
    if not over:
        return f"not yet known as of {as_of.isoformat()}"
    strict = " (other causes weigh as much or more)" if episode.attribution is Attribution.WEAK else ""
    return f"{episode.outcome}{strict}"


def _title(episode: Episode) -> str:
    began = f", {episode.start.words()}" if episode.start else ""
    return f"{episode.supplier} to {episode.recipient}: {episode.instrument} for {episode.demand_kind}{began}"


def nearest(
    features: Features,
    *,
    as_of: date,
    exclude_case: str | None = None,
    limit: int = 5,
    among: Iterable[Episode] | None = None,
) -> tuple[Match, ...]:
    """The episodes with which the case at hand shares most features, as they could be known on the day.

    ``exclude_case`` leaves out an episode by its id, or a whole crisis by its own: the case at hand is no precedent
    for itself. ``among`` takes other rows than those that ship.

    Holds   ordered by the count of agreeing features, then by how near the as-of date the episode began (one whose
            start is not known last), then by id; no weight is applied.
    """
    if among is None:
        own = exclude_case if exclude_case in _names() else None  # so that cases that are none of them share an answer
        return _among_those_that_ship(features, as_of, own, limit)
    return _nearest(features, as_of, exclude_case, limit, among)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for one in episodes() for name in (one.id, one.crisis) if name is not None)


@lru_cache(maxsize=1024)  # the lines of a case share few kinds of goods, and ask the same again and again
def _among_those_that_ship(
    features: Features, as_of: date, exclude_case: str | None, limit: int
) -> tuple[Match, ...]:  # fmt: skip
    return _nearest(features, as_of, exclude_case, limit, episodes())


def _nearest(
    features: Features, as_of: date, exclude_case: str | None, limit: int, among: Iterable[Episode]
) -> tuple[Match, ...]:
    found: list[tuple[tuple[int, int, str], Match]] = []
    for episode in among:
        if exclude_case is not None and exclude_case in (episode.id, episode.crisis):
            continue
        view = seen(episode, as_of)
        if view is None:
            continue
        match = _compare(features, episode, view)
        away = (as_of - episode.start.earliest).days if episode.start else date.max.toordinal()
        found.append(((-match.count, away, episode.id), match))
    return tuple(match for _, match in sorted(found, key=lambda pair: pair[0])[: max(limit, 0)])


def _compare(features: Features, episode: Episode, view: Seen) -> Match:
    agrees: list[Compared] = []
    differs: list[Compared] = []
    skipped: list[str] = []
    for name, here, there, same in _pairs(features, episode, view.as_of):
        if same is None:
            skipped.append(name)
        else:
            (agrees if same else differs).append(Compared(name, here, there))
    return Match(view, tuple(agrees), tuple(differs), tuple(skipped))


def _pairs(features: Features, episode: Episode, as_of: date) -> list[tuple[str, str, str, bool | None]]:
    """Each feature by name, its two values in words, and whether they agree (None where one is not known)."""
    plain: tuple[tuple[str, object, object], ...] = (
        ("instrument", features.instrument, episode.instrument),
        ("polarity", features.polarity, episode.polarity),
        ("demand kind", features.demand_kind, episode.demand_kind),
        ("domain", features.domain, episode.domain),
        ("at war", features.at_war, episode.at_war),
        ("publicity", features.publicity, episode.publicity),
        ("defensive", features.defensive, episode.defensive),
        ("supplier", features.supplier, episode.supplier),
        ("recipient", features.recipient, episode.recipient),
    )
    pairs = [
        (name, _words(here), _words(there), None if here is None else here == there) for name, here, there in plain
    ]
    pairs.append(_items(features.item_classes, frozenset(episode.item_classes)))
    pairs.append(_period(episode.start, as_of))
    return pairs


def _items(here: frozenset[ItemClass], there: frozenset[ItemClass]) -> tuple[str, str, str, bool | None]:
    # "other" is whatever the codes have no word for, so two others have nothing in common.
    shared = (here & there) - {ItemClass.OTHER}
    return "item classes", ", ".join(sorted(here)), ", ".join(sorted(there)), bool(shared) if here else None


def _period(start: PartialDate | None, as_of: date) -> tuple[str, str, str, bool | None]:
    within = f"within {PERIOD_YEARS} years before {as_of.year}"
    if start is None:
        return "period", within, "start not known", None
    return "period", within, str(start.year), as_of.year - start.year <= PERIOD_YEARS


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not known" if value is None else str(value)
