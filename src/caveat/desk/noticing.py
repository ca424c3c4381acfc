"""Dockets in; what people have to know of filed as notices, once each however often it is asked and by how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caveat.desk import docket as reading
from caveat.errors import Busy, LedgerError
from caveat.ledger import ask, store
from caveat.review.docket import notices
from caveat.review.docket.notices import Notice, Why
from caveat.review.docket.people import Person
from caveat.review.docket.state import Docket

KIND = "docket-notice"
PREFIX = "notice:"
WATCH = "Caveat, watching"
"""Who records a notice. It is filed beside the docket, so that nobody's turn is overtaken by it."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A notice as it was filed."""

    seq: int
    at: str
    docket: str
    notice: Notice


def raised(ledger: store.Ledger, docket: str) -> tuple[Raised, ...]:
    """The notices of a docket, first to last."""
    return tuple(_raised(record) for record in ask.history(ledger, f"{PREFIX}{docket}", KIND))


def _raised(record: store.Record) -> Raised:
    said = dict(record.payload)
    notice = Notice(
        key=said["key"], why=Why(said["why"]), about=said["about"], words=said["words"],
        on=date.fromisoformat(said["on"]), to=tuple(said["to"]),
    )  # fmt: skip
    return Raised(record.seq, record.recorded_at, record.subject.removeprefix(PREFIX), notice)


def raise_for(ledger: store.Ledger, docket: Docket, today: date) -> tuple[Raised, ...]:
    """File the notices of a docket that are due and were not filed yet, and give those that stand filed now."""
    there = [one.notice for one in raised(ledger, docket.name)]
    found = notices.due(docket, reading.clocks(ledger, docket, today), there, today)
    return tuple(_raised(file_once(ledger, docket.name, one)) for one in found)


def raise_all(ledger: store.Ledger, today: date | None = None) -> tuple[Raised, ...]:
    """File what is due on any docket: for a timer."""
    day = today or reading.today_in_utc()
    return tuple(one for docket in reading.of_case(ledger) for one in raise_for(ledger, docket, day))


def file_once(ledger: store.Ledger, docket: str, notice: Notice) -> store.Record:
    """File a notice, or give the one that another watcher filed under its key just before."""
    about = f"{PREFIX}{docket}"
    entry = store.Entry(KIND, about, _payload(notice), f"{about}:{notice.key}", WATCH)
    try:
        return ledger.append(entry)
    except Busy:
        raise
    except LedgerError:
        filed = next((one for one in ask.history(ledger, about, KIND) if one.key == entry.key), None)
        if filed is None:
            raise
        return filed


def _payload(notice: Notice) -> dict[str, Any]:
    return {
        "key": notice.key, "why": notice.why.value, "about": notice.about, "words": notice.words,
        "on": notice.on.isoformat(), "to": list(notice.to),
    }  # fmt: skip


def notices_for(ledger: store.Ledger, who: Person, among: Iterable[Docket] | None = None) -> tuple[Raised, ...]:
    """The notices of the dockets that a person may read, newest first; ``among`` are those, where they are at hand."""
    may_read = {docket.name for docket in (reading.dockets(ledger, who) if among is None else among)}
    found = map(_raised, ask.book(ledger, kind=KIND, prefix=PREFIX))  # no notice supersedes another
    return tuple(sorted((one for one in found if one.docket in may_read), key=lambda one: -one.seq))
