"""Reviews as people work on them: the list, a docket, its log, what waits for somebody, and the deadlines as a feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi.responses import Response
from markupsafe import Markup
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from caveat.desk import docket as reading
from caveat.desk import docketed, noticing
from caveat.desk import people as register
from caveat.law.provisions import provisions
from caveat.review.casefile import CaseStatement
from caveat.review.docket import holds, permits
from caveat.review.docket.acts import STOPPING, Advice, ClosedAs, Decided, Step
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import MAY, WORKING, Access, Person
from caveat.review.docket.state import Docket
from caveat.web import reviewed
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.showing import Rooms, Table, View

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


def framed(here: Asked, found: Docket) -> dict[str, Any]:
    """What the frame of a docket's pages shows, as on its case's own: the navigation and the decision status."""
    here.as_of = here.as_of or found.about.as_of
    case = reviewed.opened(here, found.about.case)
    frame = case.view("Docket", "Docket", Markup, BaseModel).context
    own = [
        (address(found.name) if name == "Docket" else where, name, name == "Docket") for where, name, _ in frame["bar"]
    ]
    return {"bar": own, "status_line": frame["status_line"]}


def digest(here: Asked, found: Docket) -> str:
    """The digest of the review that a docket is about, as of its day: the finding that a decision mostly rests on."""
    case = reviewed.opened(replace(here, as_of=found.about.as_of), found.about.case)
    return case.seen.review.inputs.digest


def may(person: Person, what: str, docket: Docket | None = None) -> bool:
    """True where a form is worth showing; what counts is what the docket says when it is sent."""
    if MAY[what] & set(person.roles):
        return True
    return docket is not None and what in ("manage a review", "close a review") and person.id == docket.circle.lead


@rooms.page("/reviews", "reviews.html", tag="reviews", csv=True, model=ReviewsData)
def reviews(here: Here, case: str | None = None) -> View:
    """The reviews that one may read, of all cases or of one."""
    rows = [docketed.row(one) for one in reading.dockets(here.ledger, here.person, case)]
    rows.sort(key=lambda one: (one["closed_as"] is not None, -one["seen"]))
    data = ReviewsData(reviews=tuple(ReviewRow(**one) for one in rows))
    context = {"case": case, "may_open": may(here.person, "open a review")}
    return View("Reviews", data, context, lambda: _table(data))


def _table(data: ReviewsData) -> Table:
    names = ("name", "case", "as_of", "question", "lead", "due", "status", "closed_as", "seen")
    rows = [[getattr(one, name) for name in names] for one in data.reviews]
    return Table([name.replace("_", " ") for name in names], rows)


def shown(here: Asked, name: str) -> tuple[Docket, Ground, dict[str, Any]]:
    """A docket that one may read, what it stands on, and all that stands on it.

    Raises  NoDocket.
    """
    book = here.ledger
    docket = reading.read(book, here.person, name)
    ground = reading.ground_of(book, docket)
    rows = docketed.plain(docket, ground, reading.clocks(book, docket), reading.today_in_utc())
    return docket, ground, rows


@rooms.page("/reviews/{name}", "docket.html", tag="reviews", model=DocketData)
def docket(here: Here, name: str) -> View:
    """A docket as it stands: advice side by side, signatures, decisions, conditions, questions, holds and clocks."""
    found, ground, rows = shown(here, name)
    notices = [one.notice.words for one in noticing.raised(here.ledger, name)]
    data = DocketData(**to_jsonable_python(rows), notices=notices, entries=len(found.events))
    context = {
        **about(here, found, ground), "rows": rows, "notices": notices,
        "log": reading.log(here.ledger, here.person, name)[-5:], "log_length": len(found.events),
    }  # fmt: skip
    return View(f"Docket: {found.about.question}", data, context)


def about(here: Asked, found: Docket, ground: Ground) -> dict[str, Any]:
    """What every page of a docket needs for its forms and its head."""
    person = here.person
    return {
        "docket": found,
        "ground": ground,
        "person": person,
        **framed(here, found),
        "where": address(found.name),
        "may": _may(person, found),
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


def _may(person: Person, found: Docket) -> Mapping[str, bool]:
    return {what.replace(" ", "_").replace(",", ""): may(person, what, found) for what in MAY}


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
    found = reading.read(here.ledger, here.person, name)
    entries = reading.log(here.ledger, here.person, name)
    context = {**framed(here, found), "docket": found, "where": address(name)}
    rows: Iterable[tuple[str, str]] = [(one.partition(": ")[0], one.partition(": ")[2]) for one in entries]
    return View(f"Log of {name}", LogData(name=name, entries=entries), context,
                lambda: Table(("record", "what was done"), rows))  # fmt: skip


class WaitingData(BaseModel):
    """What waits for somebody, and what they were told of."""

    tasks: list[dict[str, str]]
    notices: list[dict[str, Any]]


@rooms.page("/waiting", "waiting.html", tag="reviews", model=WaitingData)
def waiting(here: Here) -> View:
    """What waits for whoever asks, over all reviews, with the notices."""
    tasks = [{"review": one.docket, "about": one.about, "words": one.words}
             for one in reading.waiting(here.ledger, here.person)]  # fmt: skip
    notices = [
        {"record": one.seq, "at": one.at, "review": one.docket, "words": one.notice.words, "why": one.notice.why.value,
         "mine": here.person.id in one.notice.to}
        for one in noticing.notices_for(here.ledger, here.person)
    ]  # fmt: skip
    return View("Waiting for you", WaitingData(tasks=tasks, notices=notices[:200]), {"address": address})


@rooms.raw("/deadlines.ics", Gate.READER, tags=["reviews"])
def deadlines(here: Here) -> Response:
    """The deadlines of the reviews that one may read, as an iCalendar feed."""
    return Response(reading.calendar(here.ledger, here.person), media_type="text/calendar; charset=utf-8")
