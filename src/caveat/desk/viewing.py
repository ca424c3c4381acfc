"""A case, a day and a time in; its review out, made once for as long as nothing about the case is recorded.

One shelf serves all threads of a server. What it keeps is bounded, and made again where it was let go.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from caveat.desk import casework, reviewing
from caveat.desk import docket as docketing
from caveat.desk.changes import Changes, is_case, stem
from caveat.desk.kept import Kept
from caveat.errors import NoRecord
from caveat.evidence import Figure
from caveat.ledger import ask, store
from caveat.ledger.log import stamp
from caveat.ledger.search import Tallies
from caveat.report import names, words
from caveat.review.casefile import CaseHead
from caveat.review.docket import folding, people
from caveat.review.docket.people import Person
from caveat.review.docket.state import Docket
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review

REVIEWS, GLANCES, DOCKETS = 24, 4_000, 2_000
"""How many reviews, glances and dockets are kept. A review of a hundred lines takes some 8 MB."""
LAST_DAYS = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A review, with the texts that its quotations stand in."""

    review: Review
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Glance:
    """What every page of a case says of it, and what a list of cases shows."""

    id: str
    title: str
    question: str
    supplier: str
    recipient: str
    as_of: str
    decision_status: str
    status: str
    """What is reported, denied and in force, in words."""
    lines: Mapping[str, str]
    """Each line's name, by its id."""
    documents: frozenset[str]
    """The documents of the case that the review may use: their ids, and the digests of those that are held."""
    open: int
    excluded: int
    next_date: str | None
    next_words: str | None
    next_days: Figure | None
    days: tuple[str, ...]
    """The days, up to its own, on which it became public that something happened to a line; and the last ones."""


@dataclass(slots=True)
class _Followed:
    """What was gathered from the records, up to one of them."""

    seq: int = 0
    last: dict[str, int] = field(default_factory=dict)
    """The last record about each case."""
    cases: int = 0
    """The last record about any case."""
    heads: Mapping[str, CaseHead] = field(default_factory=dict)
    times: dict[str, list[str]] = field(default_factory=dict)
    dockets: dict[str, list[int]] = field(default_factory=dict)
    """The records of each docket, by its name."""


class Shelf:
    """Reviews, glances and dockets of a ledger, kept while nothing about them is recorded."""

    def __init__(self, changes: Changes) -> None:
        self._changes = weakref.ref(changes)  # a shelf must not keep alive what it is found by
        self._lock = threading.Lock()
        self._followed = _Followed()
        self._reviews: Kept[Seen] = Kept(REVIEWS)
        self._glances: Kept[Glance] = Kept(GLANCES)
        self._numbers: Kept[int] = Kept(GLANCES)
        self.tallies = Tallies()
        self._dockets: Kept[tuple[int, Docket]] = Kept(DOCKETS)
        self._of_case: dict[str, list[str]] = {}
        self._placed: set[str] = set()

    def _follow(self, ledger: store.Ledger) -> _Followed:
        """Read on to the last record."""
        found = self._followed
        if found.seq == self.changes.follow(ledger):
            return found
        with self._lock:
            new = ask.since(ledger, found.seq)
            heads = {stem(subject): _head(ledger, subject) for _, kind, subject, _, _ in new if kind == casework.HEAD}
            for seq, _, subject, at, _ in new:
                if subject.startswith(docketing.PREFIX):
                    found.dockets.setdefault(subject.removeprefix(docketing.PREFIX), []).append(seq)
                elif is_case(subject):
                    found.last[stem(subject)] = seq
                    times = found.times.setdefault(stem(subject), [])
                    if not times or times[-1] != at:
                        times.append(at)
            found.cases = max((found.last[name] for name in (*found.heads, *heads) if name in found.last), default=0)
            found.heads = {name: head for name, head in {**found.heads, **heads}.items() if head is not None}
            found.seq = new[-1][0] if new else found.seq  # last: others read on from it without the lock
        return found

    @property
    def changes(self) -> Changes:
        """What follows the ledger."""
        found = self._changes()
        assert found is not None, "whoever asks a shelf holds its changes"
        return found

    def heads(self, ledger: store.Ledger) -> tuple[CaseHead, ...]:
        """The head of each case of the ledger, in order of their ids."""
        there = self._follow(ledger).heads
        return tuple(there[name] for name in sorted(there))

    def head(self, ledger: store.Ledger, case: str) -> CaseHead:
        """The head of a case. One that comes with the program is taken into the ledger first.

        Raises  NoRecord where there is no such case.
        """
        return self._with(ledger, case).heads[case]

    def _with(self, ledger: store.Ledger, case: str) -> _Followed:
        """What was gathered, a case among it."""
        there = self._follow(ledger)
        if case not in there.heads and casework.is_bundled(case) and not ledger.read_only:
            casework.take_bundled(ledger, case)
            there = self._follow(ledger)
        if case not in there.heads:
            raise NoRecord(ledger.name, case, tuple(sorted(there.heads))[:2])
        return there

    def times(self, ledger: store.Ledger, case: str) -> tuple[str, ...]:
        """The times at which something about a case was recorded, first to last."""
        return tuple(self._follow(ledger).times.get(case, ()))

    def key(self, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> str:
        """Names the content of a case's review: the same name, the same content.

        Raises  NoRecord where there is no such case.
        """
        there = self._with(ledger, case)
        return self._key(there, there.heads[case], as_of, known_at)

    def look(
        self, ledger: store.Ledger, who: Person, case: str, as_of: date | None, known_at: datetime | None
    ) -> tuple[str, Glance, tuple[Docket, ...]]:  # fmt: skip
        """The name of the content of a case's review, the case at a glance, and its dockets that a person may read.

        One question to the ledger answers all, where nothing was recorded since. Raises  NoRecord.
        """
        there = self._with(ledger, case)
        key = self._key(there, there.heads[case], as_of, known_at)
        seen = self._glances.get(key) or glance(self.seen(ledger, case, as_of, known_at).review)
        day = as_of or there.heads[case].as_of
        return key, seen, self._readable(ledger, there, who, case, day, known_at)

    def _key(self, there: _Followed, head: CaseHead, as_of: date | None, known_at: datetime | None) -> str:
        stands = known_at.isoformat() if known_at else str(there.last[head.id])
        return f"{head.id}|{stands}|{(as_of or head.as_of).isoformat()}"

    def keys(self, ledger: store.Ledger, as_of: date | None, known_at: datetime | None) -> dict[str, str]:
        """The name of the content of each case that was on record by the time given, by the case's id."""
        there = self._follow(ledger)
        limit = stamp(known_at) if known_at else None
        return {
            name: self._key(there, there.heads[name], as_of, known_at)
            for name in sorted(there.heads)
            if limit is None or there.times[name][0] <= limit
        }

    def changed(self, ledger: store.Ledger) -> int:
        """The last record about any case."""
        return self._follow(ledger).cases

    def numbers(self, keys: Mapping[str, str]) -> dict[str, tuple[int, Glance]]:
        """The numbers and glances of the editions that are known to be kept for searching, by case."""
        found = {}
        for case, key in keys.items():
            number, seen = self._numbers.get(key), self._glances.get(key)
            if number is not None and seen is not None:
                found[case] = (number, seen)
        return found

    def number(self, key: str, number: int, seen: Callable[[], Glance]) -> None:
        """Remember under which number an edition is kept."""
        self._numbers.put(key, number)
        self._glances.or_make(key, seen)

    def seen(self, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> Seen:
        """The review of a case.

        Raises  NoRecord where there is no such case.
        """
        key = self.key(ledger, case, as_of, known_at)
        return self._reviews.or_make(key, partial(self._review, ledger, case, as_of, known_at, key))

    def passing(self, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> Seen:
        """The review of a case for one look: where many are looked at, they would push out those that people read.

        Raises  NoRecord where there is no such case.
        """
        key = self.key(ledger, case, as_of, known_at)
        return self._reviews.get(key) or self._review(ledger, case, as_of, known_at, key)

    def _review(
        self, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None, key: str
    ) -> Seen:  # fmt: skip
        made = reviewing.review(ledger, case, as_of=as_of, known_at=known_at)
        self._glances.put(key, glance(made))
        return Seen(made, {digest: ledger.document(digest)[1] for digest in sorted(held(made))})

    def glance(self, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> Glance:
        """What every page of a case says of it.

        Raises  NoRecord where there is no such case.
        """
        key = self.key(ledger, case, as_of, known_at)
        return self._glances.get(key) or glance(self.seen(ledger, case, as_of, known_at).review)

    def dockets(
        self, ledger: store.Ledger, who: Person, case: str, day: date, known_at: datetime | None = None
    ) -> tuple[Docket, ...]:  # fmt: skip
        """The dockets of a case that a person may read, as they stood when they were last known.

        A docket that looks at the case as of a later day would tell what was not public yet: it is left out.
        """
        return self._readable(ledger, self._follow(ledger), who, case, day, known_at)

    def dockets_by_case(
        self, ledger: store.Ledger, who: Person, as_of: date | None, known_at: datetime | None = None
    ) -> dict[str, tuple[Docket, ...]]:  # fmt: skip
        """The dockets that a person may read, by their case; of each case as of its own day where none is given."""
        there = self._follow(ledger)
        each = ((name, as_of or head.as_of) for name, head in sorted(there.heads.items()))
        rows = ((name, self._readable(ledger, there, who, name, day, known_at)) for name, day in each)
        return {name: found for name, found in rows if found}

    def every_docket(self, ledger: store.Ledger, who: Person) -> tuple[Docket, ...]:
        """Every docket that a person may read, as it stands, in the order of their last entries."""
        there = self._follow(ledger).dockets
        found = (self._docket(ledger, name, records) for name, records in list(there.items()))
        return tuple(sorted((one for one in found if people.may_read(who, one.circle)), key=lambda one: one.last))

    def _readable(
        self, ledger: store.Ledger, followed: _Followed, who: Person, case: str, day: date, known_at: datetime | None
    ) -> tuple[Docket, ...]:  # fmt: skip
        there = followed.dockets
        for name in [name for name in there if name not in self._placed] if len(there) > len(self._placed) else ():
            self._docket(ledger, name, there[name])
        found = [
            docket
            for name in self._of_case.get(case, ())
            if (docket := self._docket(ledger, name, there[name])).about.as_of <= day
            and people.may_read(who, docket.circle)
        ]
        if known_at is None:
            return tuple(found)
        limit = ask.head(ledger, known_at)[0]
        return tuple(
            docketing.read_at(ledger, who, one.name, limit) for one in found if one.opened.seq <= limit
        )  # fmt: skip

    def _docket(self, ledger: store.Ledger, name: str, records: list[int]) -> Docket:
        """A docket after its last record; where it is known as of an earlier one, what came since is added."""
        last = records[-1]
        there = self._dockets.get(name)
        if there is not None and there[0] >= last:
            return there[1]
        if there is None:
            past = ask.history(ledger, f"{docketing.PREFIX}{name}")
            docket = folding.fold(name, map(docketing.event, past))
        else:
            docket = there[1]
            for seq in records[records.index(there[0]) + 1 :]:
                docket = folding.follow(docket, docketing.event(ask.record(ledger, str(seq))))
        self._dockets.put(name, (docket.last, docket))
        with self._lock:
            if name not in self._placed:
                self._of_case.setdefault(docket.about.case, []).append(name)
                self._placed.add(name)
        return docket


_shelves: weakref.WeakKeyDictionary[Changes, Shelf] = weakref.WeakKeyDictionary()
_making = threading.Lock()


def shelf(changes: Changes) -> Shelf:
    """The shelf that goes with what follows a ledger's changes."""
    with _making:
        if changes not in _shelves:
            _shelves[changes] = Shelf(changes)
        return _shelves[changes]


def _head(ledger: store.Ledger, subject: str) -> CaseHead | None:
    """The head of a case as it stands; None where the case was withdrawn."""
    rows = [record.payload for record in ask.as_of(ledger, subject, casework.HEAD)]
    return next((CaseHead.model_validate(row["row"]) for row in rows if not row.get("withdrawn")), None)


def held(review: Review) -> frozenset[str]:
    """The digests of the documents in which a review's quotations stand."""
    return frozenset(
        part.span.document for one in review.statements for part in one.support if part.span is not None
    )  # fmt: skip


def glance(review: Review) -> Glance:
    """A review, at a glance."""
    case = review.case
    ahead = next(iter(review.deadlines), None)
    return Glance(
        case.id, case.title, case.question, case.supplier_name, case.recipient_name, case.as_of,
        review.decision_status, words.spoken(review.status_line), names.lines(review),
        frozenset(one.document for one in review.documents) | held(review),
        sum(one.group in ("named", "open", "excluded") for one in review.lines),
        sum(one.group == "excluded" for one in review.lines),
        ahead.date if ahead else None, ahead.text if ahead else None, ahead.days_left if ahead else None,
        tuple(days(review)),
    )  # fmt: skip


def days(review: Review, line: LineReview | None = None) -> list[str]:
    """The days at which it is worth reading a case again: when news of its lines was published, and the last ones."""
    happened = [event.support for one in ((line,) if line else review.lines) for event in one.stage_evidence]
    happened += [hold.support for hold in review.holds if line is None or hold.line == line.line]
    told = {part.citation.published for each in happened for part in each if part.citation is not None}
    published = sorted({one.published for one in review.documents if one.published and len(one.published) == 10})
    whole = {day for day in (*told, *published[-LAST_DAYS:]) if day and len(day) == 10}
    return sorted({day for day in whole if day <= review.case.as_of} | {review.case.as_of})
