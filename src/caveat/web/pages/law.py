"""The law and the past episodes that reviews stand on: lists, and each by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import BaseModel

from caveat.desk import collection
from caveat.desk import docket as docketing
from caveat.episodes import reference
from caveat.episodes.coding import Episode
from caveat.episodes.reference import Seen
from caveat.law.provisions import Provision, provisions
from caveat.web.asked import Here
from caveat.web.refusals import Refused
from caveat.web.showing import Rooms
from caveat.web.views import Table, View

rooms = Rooms()


class ProvisionRow(BaseModel):
    """A provision in the list."""

    id: str
    jurisdiction: str
    cite: str
    title: str
    kind: str
    force: str
    holders: tuple[str, ...]
    measures: tuple[str, ...]
    channels: tuple[str, ...]
    stages: tuple[str, ...]
    in_force: str
    confidence: str
    unverified: bool


class LawData(BaseModel):
    """The provisions that were in force on a day."""

    day: date
    provisions: tuple[ProvisionRow, ...]


@rooms.page("/law", "law_view.html", tag="law", csv=True, model=LawData)
def law(here: Here, jurisdiction: str = "", holder: str = "", q: str = "") -> View:
    """The provisions in force on a day, whoever they let act."""
    day = here.as_of or docketing.today_in_utc()
    asked = {"jurisdiction": jurisdiction[:3], "holder": holder[:200], "q": q[:200]}

    def data() -> LawData:
        return LawData(day=day, provisions=tuple(
            _row(one)
            for one in provisions().values()
            if one.in_force_at(day) and asked["jurisdiction"] in ("", one.jurisdiction)
            and (not asked["holder"] or asked["holder"] in one.holders) and _says(one, asked["q"])
        ))  # fmt: skip

    def context() -> dict[str, Any]:
        return {"asked": asked, "day": day, "listed": data().provisions,
                "jurisdictions": sorted({one.jurisdiction for one in provisions().values()})}  # fmt: skip

    return View("Law", data, context, lambda: _table(data().provisions),
                f"law|{day}|{sorted(asked.items())}", rests=frozenset())  # fmt: skip


def _says(one: Provision, q: str) -> bool:
    whole = " ".join((one.id, one.cite, one.title, one.says, *one.holders)).casefold()
    return all(word in whole for word in q.casefold().split())


def _row(one: Provision) -> ProvisionRow:
    return ProvisionRow(
        id=one.id, jurisdiction=one.jurisdiction, cite=one.cite, title=one.title, kind=one.kind, force=one.force,
        holders=one.holders, measures=one.measures, channels=one.channels, stages=one.stages,
        in_force=one.dates_words(), confidence=one.confidence, unverified=one.unverified,
    )  # fmt: skip


def _table(rows: Iterable[ProvisionRow]) -> Table:
    names = tuple(ProvisionRow.model_fields)
    return Table(
        [name.replace("_", " ") for name in names], [[_cell(getattr(one, name)) for name in names] for one in rows]
    )


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else value


class ProvisionData(BaseModel):
    """A provision, with where its text was read."""

    provision: dict[str, Any]


@rooms.page("/law/{provision}", "provision_view.html", tag="law", model=ProvisionData)
def provision(here: Here, provision: str) -> View:
    """A provision: what it lets whom do, when, on which clock, and where its text was read."""
    found = provisions().get(provision)
    if found is None or (here.as_of is not None and not _begun(found, here.as_of)):
        raise Refused(404, "Not Found", f"No provision {provision[:80]!r} is held. Look at the list of the law.")
    sources = found.read_by(here.as_of) if here.as_of else found.sources
    row = found.model_dump(mode="json", by_alias=True)
    row["sources"] = [one.model_dump(mode="json", by_alias=True) for one in sources]
    return View(found.cite, ProvisionData(provision=row), {"one": found, "sources": sources})


def _begun(found: Provision, day: date) -> bool:
    return any(period.first_day <= day for period in found.in_force)


class EpisodeRow(BaseModel):
    """A past episode in the list."""

    id: str
    title: str
    supplier: str
    recipient: str
    start: str | None
    instrument: str | None
    polarity: str | None
    demand: str | None
    outcome: str


class EpisodesData(BaseModel):
    """Past attempts to use deliveries as leverage."""

    episodes: tuple[EpisodeRow, ...]


@rooms.page("/episodes", "episodes_view.html", tag="law", csv=True, model=EpisodesData)
def episodes(here: Here, supplier: str = "", recipient: str = "", outcome: str = "", q: str = "") -> View:
    """Past attempts to use deliveries as leverage, as far as they can be told as of a day."""
    day = here.as_of or docketing.today_in_utc()
    asked = {"supplier": supplier[:3], "recipient": recipient[:3], "outcome": outcome[:80], "q": q[:200]}
    own = here.site.books.changes.last(here.ledger, collection.KIND)
    key = f"{here.ledger.name}|episodes|{own}|{day}|{sorted(asked.items())}"

    def there() -> list[tuple[Episode, Seen]]:
        rows = ((one, reference.seen(one, day)) for one in collection.rows(here.ledger))
        return [(one, seen) for one, seen in rows if seen is not None]

    def data() -> EpisodesData:
        rows = ((one, seen, _episode(one, seen)) for one, seen in there() if _tells(one, seen, asked["q"]))
        return EpisodesData(episodes=tuple(
            row for one, seen, row in rows
            if asked["supplier"] in ("", one.supplier) and asked["recipient"] in ("", one.recipient)
            and asked["outcome"] in ("", str(seen.outcome))
        ))  # fmt: skip

    def context() -> dict[str, Any]:
        known = there()
        return {"asked": asked, "day": day, "listed": data().episodes,
                "suppliers": sorted({one.supplier for one, _ in known}),
                "outcomes": sorted({str(seen.outcome) for _, seen in known if seen.outcome})}  # fmt: skip

    return View("Episodes", data, context, lambda: _episode_table(data().episodes), key,
                rests=frozenset({collection.KIND}))  # fmt: skip


def _tells(one: Episode, seen: Seen, q: str) -> bool:
    whole = " ".join((one.id, seen.title, seen.demand or "", *one.items)).casefold()
    return all(word in whole for word in q.casefold().split())


def _episode(one: Episode, seen: Seen) -> EpisodeRow:
    return EpisodeRow(
        id=one.id, title=seen.title, supplier=one.supplier, recipient=one.recipient,
        start=str(one.start) if one.start else None, instrument=one.instrument, polarity=one.polarity,
        demand=seen.demand, outcome=seen.outcome_words,
    )  # fmt: skip


def _episode_table(rows: Iterable[EpisodeRow]) -> Table:
    names = tuple(EpisodeRow.model_fields)
    return Table(names, [[getattr(one, name) for name in names] for one in rows])


class EpisodeData(BaseModel):
    """A past episode, as far as it can be told as of a day."""

    episode: EpisodeRow
    end: str | None
    outcome_note: str | None
    codes: dict[str, str]
    sources: tuple[dict[str, Any], ...]


@rooms.page("/episodes/{episode}", "episode_view.html", tag="law", model=EpisodeData)
def episode(here: Here, episode: str) -> View:
    """A past episode: what was done for what, how it came out, how it is coded, and where that was read."""
    found = next((one for one in collection.rows(here.ledger) if one.id == episode), None)
    seen = reference.seen(found, here.as_of or docketing.today_in_utc()) if found else None
    if found is None or seen is None:
        raise Refused(404, "Not Found", f"No episode {episode[:80]!r} is held. Look at the list of episodes.")
    codes = {
        name.replace("_", " "): str(getattr(found, name))
        for name in ("channel", "publicity", "demand_kind", "domain", "recipient_regime", "defensive", "confidence")
    }
    data = EpisodeData(
        episode=_episode(found, seen), end=str(seen.end) if seen.end else None, outcome_note=seen.outcome_note,
        codes=codes, sources=tuple(one.model_dump(mode="json") for one in seen.sources),
    )  # fmt: skip
    return View(seen.title, data, {"one": found, "seen": seen})
