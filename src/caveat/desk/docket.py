"""A ledger and a person in; the reviews that this person may read, with all that people put on them, out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from caveat.desk import casework
from caveat.desk import people as register
from caveat.law import screening
from caveat.ledger import ask, store
from caveat.review import dossier
from caveat.review.docket import (
    acts,
    deadlines,
    folding,
    icalendar,
    people,
    permits,
    recommending,
    signing,
    tasks,
    telling,
)
from caveat.review.docket.acts import Advice
from caveat.review.docket.countersignatures import Need
from caveat.review.docket.deadlines import Running
from caveat.review.docket.ground import Ground
from caveat.review.docket.ground import ground as grounded
from caveat.review.docket.people import By, Person
from caveat.review.docket.refusals import NoDocket
from caveat.review.docket.state import Docket, Event

PREFIX = "docket:"
"""Begins the subject of a docket's records; no id of a case holds a colon."""
_KEPT = 512
_folded: OrderedDict[str, Docket] = OrderedDict()
"""Dockets by the hash of their last record, which commits to all that came before it."""


@dataclass(frozen=True, slots=True)
class _Stood:
    """What stood of a case when the ledger's last record was this one."""

    seq: int
    hash: str
    ground: Ground


_GROUNDS = 64
_LOOKED_THROUGH = 1_000
"""Records that are looked through for one about a case; after more of them it is read anew."""
_grounds: OrderedDict[tuple[str, str, date | None], _Stood] = OrderedDict()


def today_in_utc() -> date:
    """The day, as records count it."""
    return datetime.now(UTC).date()


def event(record: store.Record) -> Event:
    """A record of a docket as its entry."""
    said = dict(record.payload)
    by = By.model_validate(said.pop("by"))
    return Event(record.seq, record.recorded_at, by, acts.read(said))


def told(record: store.Record) -> str:
    """A record of a docket, in a sentence for the log."""
    return telling.sentence(event(record))


def standing(name: str, past: Sequence[store.Record]) -> Docket:
    """How a docket stands after some of its records."""
    return _kept(name, past[-1], lambda: past)


def _kept(name: str, last: store.Record, past: Callable[[], Sequence[store.Record]]) -> Docket:
    """How a docket stands after its last record; the others are read where it is not known yet."""
    found = _folded.get(last.hash)
    if found is None:
        # Somebody may have acted since the last record was read: what they did is no part of how it stood after it.
        found = _folded[last.hash] = folding.fold(name, (event(one) for one in past() if one.seq <= last.seq))
        while len(_folded) > _KEPT:
            _folded.popitem(last=False)
    return found


def past(ledger: store.Ledger, person: Person, name: str) -> list[store.Record]:
    """Every record of a docket, first to last.

    Raises  NoDocket where there is none, and just so where this person may not read it.
    """
    records = ask.history(ledger, f"{PREFIX}{name}")
    if not records or not people.may_read(person, standing(name, records).circle):
        raise NoDocket(name, person.name)
    return records


def read(ledger: store.Ledger, who: Person, name: str) -> Docket:
    """A docket, as it stands.

    Raises  NoDocket, NotEntitled.
    """
    person, about = register.current(ledger, who), f"{PREFIX}{name}"
    for last in ask.as_of(ledger, about):  # each record supersedes the one before, so that only the last stands
        found = _kept(name, last, partial(ask.history, ledger, about))
        if people.may_read(person, found.circle):
            return found
    raise NoDocket(name, person.name)


def read_at(ledger: store.Ledger, who: Person, name: str, seq: int) -> Docket:
    """A docket as it stood after a record: what somebody had seen, or what was known on a day.

    Raises  NoDocket, also where it was opened later.
    """
    person = register.current(ledger, who)
    before = [record for record in past(ledger, person, name) if record.seq <= seq]
    if not before:
        raise NoDocket(name, person.name)
    return standing(name, before)


def read_then(ledger: store.Ledger, who: Person, name: str, known_at: datetime) -> Docket:
    """A docket as it was known at a time.

    Raises  NoDocket, also where it was opened later.
    """
    return read_at(ledger, who, name, ask.head(ledger, known_at)[0])


def of_case(ledger: store.Ledger, case: str | None = None) -> Iterator[Docket]:
    """Every docket, or those of a case, whoever may read them. For the desk's own rules."""
    for last in ask.book(ledger, prefix=PREFIX if case is None else f"{PREFIX}{case}."):
        found = _kept(last.subject.removeprefix(PREFIX), last, partial(ask.history, ledger, last.subject))
        if case in (None, found.about.case):
            yield found


def dockets(ledger: store.Ledger, who: Person, case: str | None = None) -> tuple[Docket, ...]:
    """The dockets that a person may read."""
    person = register.current(ledger, who)
    return tuple(one for one in of_case(ledger, case) if people.may_read(person, one.circle))


def log(ledger: store.Ledger, who: Person, name: str) -> tuple[str, ...]:
    """Who did what on a docket, first to last: all of it, as it is in the chain.

    Raises  NoDocket.
    """
    return tuple(told(record) for record in past(ledger, register.current(ledger, who), name))


def ground(ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None = None) -> Ground:
    """What dockets need to know of a case as of a day, as it was known at a time; as of its own where none is given.

    Raises  NoRecord where there is no such case.
    """
    if known_at is not None:
        return _ground(ledger, case, as_of, known_at)
    seq, last, _ = ask.head(ledger)
    key = (ledger.name, case, as_of)
    held = _grounds.get(key)
    if held is not None and _still(ledger, case, held, seq, last):
        found = held.ground
    else:
        found = _ground(ledger, case, as_of, None)
    _grounds[key] = _Stood(seq, last, found)
    while len(_grounds) > _GROUNDS:
        with suppress(KeyError):  # another thread was quicker
            _grounds.popitem(last=False)
    return found


def _ground(ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> Ground:
    held, pins = casework.case_at(ledger, case, known_at)
    return grounded(dossier.freeze(held, as_of or held.case.as_of, pins))


def _still(ledger: store.Ledger, case: str, held: _Stood, seq: int, last: str) -> bool:
    """Whether a case stands as it did: the ledger goes on from that record, and nothing since is about the case."""
    if held.seq == seq:
        return held.hash == last
    if not 0 < seq - held.seq <= _LOOKED_THROUGH or ask.hash_of(ledger, held.seq) != held.hash:
        return False
    return not any(subject.startswith(f"{case}/") for _, _, subject, _, _ in ask.since(ledger, held.seq))


def known_cases(ledger: store.Ledger) -> Iterator[tuple[str, str]]:
    """The cases of which a review can be opened, each with its question."""
    for head, _ in casework.known_cases(ledger):
        yield head.id, head.question


def ground_of(ledger: store.Ledger, docket: Docket, known_at: datetime | None = None) -> Ground:
    """What a docket stands on: its case as of its day."""
    return ground(ledger, docket.about.case, docket.about.as_of, known_at)


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody is shown before they submit a recommendation or a decision."""

    need: Need
    """How many countersignatures it will need, whose, and by which rule."""
    provisions: tuple[str, ...]
    """Which provisions permit it at this stage."""
    screens: tuple[tuple[str, screening.Screen], ...]
    """What the law's screen says, line by line."""
    objections: tuple[str, ...]
    """What it would have to go past, with a written reason."""
    barred: tuple[tuple[str, str], ...]
    """Which provisions carry the measure and do not permit it here, each with why."""


def before(ledger: store.Ledger, who: Person, name: str, line: str | None, advice: Advice) -> Before:
    """What a recommendation on a line, or on the review as a whole, would need.

    Raises  NoDocket; Unfit for a line that is not there.
    """
    docket = read(ledger, who, name)
    stands = ground_of(ledger, docket)
    need = recommending.needs(docket, stands, register.rules(ledger)[1], line, advice)
    cards = stands.touched(docket, line)
    return Before(
        need,
        permits.permitting(cards, advice, stands.as_of),
        permits.screens(cards, advice, stands.as_of),
        tuple(recommending.objections(docket, advice, cards)),
        permits.barred(cards, advice, stands.as_of),
    )


def may_not_sign(ledger: store.Ledger, who: Person, docket: Docket, recommendation: int) -> str | None:
    """Why a person may not countersign a recommendation, in words; None where they may, or where there is none."""
    found = docket.recommendation(recommendation)
    if found is None:
        return None
    return signing.may_not(docket, register.rules(ledger)[1].settings, register.current(ledger, who), found)


def clocks(ledger: store.Ledger, docket: Docket, today: date | None = None) -> tuple[Running, ...]:
    """Every clock of a docket, with its arithmetic."""
    holidays = frozenset(register.rules(ledger)[1].settings.holidays)
    return deadlines.running(docket, ground_of(ledger, docket), today or today_in_utc(), holidays)


def calendar(ledger: store.Ledger, who: Person, today: date | None = None) -> str:
    """The deadlines of the dockets that a person may read, as an iCalendar feed.

    What had ended by the day of a review, or was waived, is shown with the review and is in no calendar.
    """
    feeds = []
    for one in dockets(ledger, who):
        ahead = [
            clock
            for clock in clocks(ledger, one, today)
            if clock.ends is not None and clock.ends >= one.about.as_of and not clock.waived
        ]
        if one.closed is not None:
            ahead = [clock for clock in ahead if clock.kind == "condition due"]
        feeds.append(icalendar.Feed(one.name, one.events[-1].at, tuple(ahead)))
    return icalendar.text(feeds)


def waiting(
    ledger: store.Ledger, who: Person, today: date | None = None, among: Iterable[Docket] | None = None
) -> tuple[tasks.Task, ...]:
    """What waits for a person, over all dockets; ``among`` are those that they may read, where they are at hand."""
    person, settings = register.current(ledger, who), register.rules(ledger)[1].settings
    day = today or today_in_utc()
    every = of_case(ledger) if among is None else among
    return tuple(task for one in every for task in tasks.waiting(one, settings, person, day))
