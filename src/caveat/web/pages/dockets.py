"""Reviews as people work on them: the list, a docket, its log, what waits for somebody, and the deadlines as a feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi.responses import Response
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from caveat.desk import docket as reading
from caveat.desk import docketed, findings, noticing, viewing
from caveat.desk import people as register
from caveat.desk.answering import Filed, all_filed
from caveat.law.provisions import provisions
from caveat.ledger.log import stamp
from caveat.review.casesources import CaseStatement
from caveat.review.docket import holds, permits
from caveat.review.docket.acts import STOPPING, Advice, ClosedAs, Decided, Step
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import MAY, WORKING, Access, Person
from caveat.review.docket.state import Docket
from caveat.web import dressing, reviewed
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.refusals import Refused
from caveat.web.showing import Rooms
from caveat.web.views import Frame, Table, View

rooms = Rooms()


class ReviewRow(BaseModel):
    """A review in the list."""

    name: str
    seen: int
    """The record of its last entry: whoever acts names it as what they saw."""
    case: str
    as_of: str
    question: str
    asker: str
    lead: str
    access: str
    due: date | None
    status: str
    stopping: tuple[int, ...]
    closed_as: str | None
    open_questions: tuple[int, ...]
    unsigned: tuple[int, ...]


class ReviewsData(BaseModel):
    """The reviews that one may read."""

    reviews: tuple[ReviewRow, ...]


class DocketData(ReviewRow):
    """A docket, as it stands: every part with the record that it comes from."""

    offices: tuple[str, ...]
    members: tuple[str, ...]
    assignees: tuple[str, ...]
    target_days: int | None
    reopens: str | None
    closed: str | None
    subjects: list[dict[str, Any]]
    lines_in_view: list[str]
    set_aside: dict[str, str]
    decisions: list[dict[str, Any]]
    holds: list[dict[str, Any]]
    conditions: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    clocks: list[dict[str, Any]]
    notices: list[str]
    entries: int
    """How many the log has."""


def address(name: str, *rest: object) -> str:
    """The address of a review, or of something of it."""
    return "/".join(["/reviews", quote(name, safe=""), *map(str, rest)])


def framed(here: Asked, found: Docket) -> Frame:
    """What stands around a docket's pages, as around its case's own."""
    here.as_of = here.as_of or found.about.as_of
    frame = reviewed.opened(here, found.about.case).frame("Docket")

    def bar() -> list[tuple[str, str, bool]]:
        own = dressing.address(here, address(found.name)) if here.known_at else address(found.name)
        return [(own if is_here else where, name, is_here) for where, name, is_here in frame.bar()]

    return replace(frame, key=f"{frame.key}|{found.name}", bar=bar)


def digest(here: Asked, found: Docket) -> str:
    """The digest of the review that a docket is about, as of its day: the finding that a decision mostly rests on."""
    case = reviewed.opened(replace(here, as_of=found.about.as_of), found.about.case)
    return case.seen.review.inputs.digest


@dataclass(frozen=True, slots=True)
class Citable:
    """What a recommendation or a decision may rest on: findings, and statements with those about its line first."""

    review: str
    """The digest of the review that the docket is about."""
    findings: list[Filed]
    close: list[CaseStatement]
    others: list[CaseStatement]

    def plain(self) -> dict[str, Any]:
        """By name."""
        return {"findings": [self.review, *(one.digest for one in self.findings)],
                "statements": [one.id for one in (*self.close, *self.others)]}  # fmt: skip


def citable(here: Asked, found: Docket, ground: Ground, line: str | None) -> Citable:
    """What may be cited on a line, or on the review as a whole."""
    card = ground.lines.get(line) if line else None
    said = list(ground.statements.values())
    close = [one for one in said if card is None or card.item in one.items]
    filed = all_filed(here.ledger, found.about.case, found.about.as_of)
    return Citable(digest(here, found), filed, close, [one for one in said if one not in close] if card else [])


def may(person: Person, what: str, docket: Docket | None = None) -> bool:
    """True where a form is worth showing; what counts is what the docket says when it is sent."""
    if MAY[what] & set(person.roles):
        return True
    return docket is not None and what in ("manage a review", "close a review") and person.id == docket.circle.lead


@rooms.page("/reviews", "reviews.html", tag="reviews", csv=True, model=ReviewsData)
def reviews(here: Here, case: str | None = None) -> View:
    """The reviews that one may read, of all cases or of one."""
    rows = [docketed.row(one) for one in _readable(here, case)]
    rows.sort(key=lambda one: (one["closed_as"] is not None, -one["seen"]))
    data = ReviewsData(reviews=tuple(ReviewRow(**one) for one in rows))
    context = {"case": case, "may_open": may(here.person, "open a review")}
    return View("Reviews", data, context, lambda: _table(data), rests=frozenset({""}))


def _readable(here: Asked, case: str | None) -> Iterable[Docket]:
    """The dockets that one may read, as they stand or as they were known at the time that is asked for."""
    shelf = viewing.shelf(here.site.books.changes)
    if here.known_at is None:
        return [one for one in shelf.every_docket(here.ledger, here.person) if case in (None, one.about.case)]
    there = shelf.dockets_by_case(here.ledger, here.person, date.max, here.known_at)
    return [one for name, dockets in there.items() if case in (None, name) for one in dockets]


def _table(data: ReviewsData) -> Table:
    names = ("name", "case", "as_of", "question", "lead", "due", "status", "closed_as", "seen")
    rows = [[getattr(one, name) for name in names] for one in data.reviews]
    return Table([name.replace("_", " ") for name in names], rows)


def shown(here: Asked, name: str) -> tuple[Docket, Ground, dict[str, Any]]:
    """A docket that one may read, what it stands on, and all that stands on it.

    Raises  NoDocket.
    """
    book, then = here.ledger, here.known_at
    docket = _read(here, name)
    ground = reading.ground_of(book, docket, then)
    today = then.date() if then else reading.today_in_utc()
    return docket, ground, docketed.plain(docket, ground, reading.clocks(book, docket, today), today)


def _read(here: Asked, name: str) -> Docket:
    """A docket as it stands, or as it was known at the time that is asked for."""
    if here.known_at is not None:
        return reading.read_then(here.ledger, here.person, name, here.known_at)
    return reading.read(here.ledger, here.person, name)


def present(here: Asked) -> None:
    """Raise  Refused where a form is asked for as of an earlier time."""
    if here.known_at is not None:
        raise Refused(422, "Looking back", "What was known at an earlier time takes no act. Leave known-at out.")


@rooms.page("/reviews/{name}", "docket.html", tag="reviews", model=DocketData)
def docket(here: Here, name: str) -> View:
    """A docket as it stands: advice side by side, signatures, decisions, conditions, questions, holds and clocks."""
    found, ground, rows = shown(here, name)
    then = stamp(here.known_at) if here.known_at else None
    notices = [one.notice.words for one in noticing.raised(here.ledger, name) if then is None or one.at <= then]
    data = DocketData(**to_jsonable_python(rows), notices=notices, entries=len(found.events))

    def context() -> dict[str, Any]:
        return {
            **about(here, found, ground), "rows": rows, "notices": notices,
            "log": _entries(here, found)[-5:], "log_length": len(found.events),
        }  # fmt: skip

    return View(f"Docket: {found.about.question}", data, context, frame=framed(here, found), rests=_rests(found))


def _rests(found: Docket) -> frozenset[str]:
    """What a docket's pages rest on: its case, every docket of it and its notices, findings, and who works here."""
    case = found.about.case
    return frozenset({case, f"{reading.PREFIX}{case}.", f"{noticing.PREFIX}{found.name}", findings.KIND,
                      f"{register.PERSON}:", f"{register.OFFICE}:", register.RULES_ABOUT})  # fmt: skip


def about(here: Asked, found: Docket, ground: Ground) -> dict[str, Any]:
    """What every page of a docket needs for its forms and its head."""
    person = here.person
    return {
        "docket": found,
        "ground": ground,
        "person": person,
        "where": address(found.name),
        "may": _may(person, found, acts=here.known_at is None),
        "past": here.known_at,
        "advices": tuple(Advice),
        "closings": tuple(ClosedAs),
        "accesses": tuple(Access),
        "holds": tuple(holds.holds(found)),
        "signs": lambda record: reading.may_not_sign(here.ledger, here.person, found, record),
        "name_of": lambda line: line_name(ground, line),
        "taken": lambda line: _stands(found, line),
        "next_steps": _next_steps,
        "holds_back": _holds_back,
        "stops": _stops,
        "powers": lambda line: power_choices(_powers(found, ground, line)),
        "citation": _citation,
        "name_of_power": lambda name: provisions()[name].title if name in provisions() else "",
        "office_choices": lambda person, offices: [(one, offices.get(one, one)) for one in person.offices],
        "advice_choices": lambda all: [(one.value, one.words) for one in all if one is not Advice.NO_VIEW],
        "power_choices": power_choices,
        "line_choices": lambda ground, docket: [
            (one.line, line_name(ground, one.line)) for one in ground.in_view(docket)
        ],
        "statement_choices": lambda ground: [(key, f"{key}: {_short(one)}") for key, one in ground.statements.items()],
        "closing_choices": lambda all: [(one.value, one.value) for one in all],
        **everybody(here),
    }


def everybody(here: Asked) -> dict[str, Any]:
    """Who may be named in a form."""
    people = register.persons(here.ledger)
    return {
        "people": {one.id: one.name for one in people.values() if one.active},
        "working": {one.id: one.name for one in people.values() if one.active and WORKING & set(one.roles)},
        "offices": {one.id: one.name for one in register.offices(here.ledger).values() if one.active},
    }  # fmt: skip


def _may(person: Person, found: Docket, *, acts: bool) -> Mapping[str, bool]:
    return {what.replace(" ", "_").replace(",", ""): acts and may(person, what, found) for what in MAY}


def line_name(ground: Ground, line: str | None) -> str:
    """A line for a reader."""
    if line is None:
        return "the review as a whole"
    card = ground.lines.get(line)
    return card.description if card and card.description else line


def _next_steps(last: str) -> tuple[str, ...]:
    """What may follow a step, in words."""
    if last == Step.REVOKE:
        return ()
    return (
        (Step.REINSTATE.value, Step.REVOKE.value) if last == Step.SUSPEND else (Step.SUSPEND.value, Step.REVOKE.value)
    )


def _stands(docket: Docket, line: str | None) -> bool:
    """True where a decision on a line stands, so that another would be refused."""
    last = docket.taken(line)
    return last is not None and isinstance(last.said, Decided) and last.said.step is not Step.REVOKE


def _holds_back(decision: Mapping[str, Any], step: str) -> bool:
    """True where a step would hold back what a decision lets go."""
    return step != Step.REINSTATE and decision["advice"] not in STOPPING


def _stops(docket: Docket, line: str | None) -> list[tuple[int, str]]:
    """The countersigned advice to stop that such a step can follow."""
    found = (one for one in docket.live(line) if one.signed and one.said.advice in STOPPING)
    return [(one.seq, f"{one.seq}: {one.said.advice.words}, {one.by.name} for {one.said.office}") for one in found]


def _powers(docket: Docket, ground: Ground, line: str | None) -> list[str]:
    """Every provision that permits some measure on a line where it stands."""
    cards = ground.touched(docket, line)
    found = (permits.permitting(cards, advice, ground.as_of) for advice in Advice if advice.measure)
    return list(dict.fromkeys(name for each in found for name in each))


def power_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Provisions to choose from."""
    return [(name, f"{_citation(name)} ({name})") for name in names]


def _citation(name: str) -> str:
    found = provisions().get(name)
    return found.cite if found else name


def _short(statement: CaseStatement) -> str:
    said = statement.paraphrase
    return said if len(said) <= 120 else f"{said[:119]}…"


class LogData(BaseModel):
    """Who did what on a docket."""

    name: str
    entries: tuple[str, ...]


@rooms.page("/reviews/{name}/log", "log.html", tag="reviews", csv=True, model=LogData)
def log(here: Here, name: str) -> View:
    """Who did what on a docket, first to last: all of it, as it is in the chain."""
    found = _read(here, name)
    entries = _entries(here, found)
    context = {"docket": found, "where": address(name)}
    rows: Iterable[tuple[str, str]] = [(one.partition(": ")[0], one.partition(": ")[2]) for one in entries]
    return View(f"Log of {name}", LogData(name=name, entries=entries), context,
                lambda: Table(("record", "what was done"), rows), frame=framed(here, found),
                rests=_rests(found))  # fmt: skip


def _entries(here: Asked, found: Docket) -> tuple[str, ...]:
    """The log, up to the last entry that the docket has."""
    return reading.log(here.ledger, here.person, found.name)[: len(found.events)]


class WaitingData(BaseModel):
    """What waits for somebody, and what they were told of."""

    tasks: list[dict[str, str]]
    notices: list[dict[str, Any]]


@rooms.page("/waiting", "waiting.html", tag="reviews", model=WaitingData)
def waiting(here: Here) -> View:
    """What waits for whoever asks, over all reviews, with the notices."""
    every = viewing.shelf(here.site.books.changes).every_docket(here.ledger, here.person)
    tasks = [{"review": one.docket, "about": one.about, "words": one.words}
             for one in reading.waiting(here.ledger, here.person, among=every)]  # fmt: skip
    notices = [
        {"record": one.seq, "at": one.at, "review": one.docket, "words": one.notice.words, "why": one.notice.why.value,
         "mine": here.person.id in one.notice.to}
        for one in noticing.notices_for(here.ledger, here.person, every)
    ]  # fmt: skip
    return View("Waiting for you", WaitingData(tasks=tasks, notices=notices[:200]), {"address": address},
                rests=frozenset({""}))  # fmt: skip


@rooms.raw("/deadlines.ics", Gate.READER, tags=["reviews"])
def deadlines(here: Here) -> Response:
    """The deadlines of the reviews that one may read, as an iCalendar feed."""
    return Response(reading.calendar(here.ledger, here.person), media_type="text/calendar; charset=utf-8")
