"""Would they do it, and what would each option do: the three lenses, and a simulation, each as a page.

Both take seconds, and are worked out beside the server; a page that waits for them says so and asks again by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict
from pydantic_core import to_jsonable_python

from caveat.desk import answering, collection, findings
from caveat.desk.answering import Answer, Filed, Question
from caveat.desk.kept import Kept
from caveat.report import response as told
from caveat.report.answers import Answers
from caveat.report.charts.side_by_side import DAYS
from caveat.report.finding import Finding, Option
from caveat.review.response import Response
from caveat.web.access import Gate
from caveat.web.asked import Here
from caveat.web.refusals import Refused
from caveat.web.reviewed import Opened, opened
from caveat.web.showing import Rooms
from caveat.web.views import Done, Table, View
from caveat.web.workshop import Working

rooms = Rooms()
State = Literal["ready", "being worked out", "not run"]
AGAIN = 3
"""Seconds until a page that waits asks again."""
ACCEPTED = 202
_filed: Kept[Filed | None] = Kept(16)


class Answered(BaseModel):
    """What was asked of a case, or how far it has come."""

    case: str
    as_of: str
    known_at: datetime | None
    state: State
    words: str
    """Why there is nothing yet, or where it comes from."""


class ResponseData(Answered):
    """Would they do it: the three lenses on each option."""

    finding: str | None
    """The digest of the finding on which the dynamics rest; without one they are not run."""
    response: dict[str, Any] | None


class SimulationData(Answered):
    """What each option would do, over an ensemble of futures."""

    digest: str | None
    filed: int | None
    """The record by which the finding was filed; None where nobody filed it."""
    simulation: dict[str, Any] | None
    """The finding, without its paths by week."""


class Asking:
    """What one asks of a case as of a day: its finding and its response, as far as they are at hand."""

    def __init__(self, found: Opened, *, new: bool = False) -> None:
        self.found, here = found, found.here
        changes, self.workshop = here.site.books.changes, here.site.workshop
        assert here.as_of is not None, "an opened case has its day"
        self.day, self.known_at = here.as_of, here.known_at
        stands = f"{here.ledger.name}|{found.key}|{self.known_at}"
        number = changes.last(here.ledger, findings.KIND)
        self.filed = None if new else _filed.or_make(f"{stands}|{number}", self._look)
        self._run = f"simulation|{stands}|{changes.last(here.ledger, collection.KIND)}"
        run = self.workshop.kept(self._run)
        self.finding = self.filed.content if self.filed else run.finding if run else None
        self.digest: str | None = self.finding["finding"]["digest"] if self.finding else None
        self._respond = f"response|{stands}|{changes.last(here.ledger, collection.KIND)}|{self.digest}"

    def _look(self) -> Filed | None:
        return answering.filed(self.found.here.ledger, self.found.case, self.day, self.known_at)

    def _question(self, kind: answering.Kind) -> Question:
        finding = self.finding if kind == "response" else None
        address = self.found.here.site.settings.ledger
        return Question(address, self.found.case, kind, self.day, self.known_at, finding)

    @property
    def at_hand(self) -> Answers:
        """What is there already; nothing is begun."""
        known = self.workshop.kept(self._respond)
        return Answers(known.response if known else None, self.finding)

    def response(self) -> Answer | Working:
        """The three lenses, or how far they have come."""
        return self.workshop.ask(self._respond, lambda: self._question("response"))

    def simulation(self) -> Answer | Working:
        """The finding, or how far it has come."""
        if self.filed is not None:
            return Answer(finding=self.filed.content)
        return self.workshop.ask(self._run, lambda: self._question("simulation"))

    @property
    def name(self) -> str:
        """Names what is at hand, for pages that show it."""
        known = self.workshop.kept(self._respond)
        return f"{self._respond}|{known is not None and known.response is not None}"

    def resting(self, view: View) -> View:
        """A page that shows what is at hand: it rests on the findings and the episodes, too, and on what is kept."""
        workshop, keys = self.workshop, (self._respond, self._run)
        kept = [workshop.kept(key) for key in keys]
        rests = (view.rests or frozenset()) | {findings.KIND, collection.KIND}

        def still() -> bool:
            return all(workshop.kept(key) is one for key, one in zip(keys, kept, strict=True))

        return replace(view, rests=rests, still=still)


def _words(found: Answer | Working, ready: str) -> tuple[State, str]:
    """How an answer stands, and in a sentence why."""
    if isinstance(found, Answer):
        return ("not run", found.why) if found.why else ("ready", ready)
    if not found.taken:
        return "being worked out", "Many ask at once. It will be begun when there is room."
    if found.before:
        ahead = "One other question is" if found.before == 1 else f"{found.before} other questions are"
        return "being worked out", f"It is being worked out. {ahead} answered first."
    return "being worked out", f"It is being worked out, for {found.seconds:.0f} seconds so far."


def _shown(view: View, answer: Answer | Working) -> View:
    """The view itself, or one that is asked for again soon. No record says when either is out of date."""
    if isinstance(answer, Working):
        return replace(view, key=None, status=ACCEPTED, again=AGAIN, rests=None)
    return replace(view, rests=None)


@rooms.page("/cases/{case}/response", "reviewed.html", tag="options", csv=True, model=ResponseData,
            waits=True)  # fmt: skip
def response(here: Here, case: str) -> View:
    """Would they do it: history, bargaining and simulation side by side, option by option; never one number of two."""
    found = opened(here, case)
    asking = Asking(found)
    answer = asking.response()
    rests = f"Its dynamics rest on finding {asking.digest}." if asking.digest else "Its dynamics were not run."
    state, said = _words(answer, rests)
    made = answer.response if isinstance(answer, Answer) else None

    def data() -> ResponseData:
        return ResponseData(**_head(found), state=state, words=said, finding=asking.digest,
                            response=to_jsonable_python(made) if made else None)  # fmt: skip

    def body() -> Markup:
        if made is None:
            return found.written("working_view.html", what="Response: would they do it?", state=state, said=said)
        return _response(found, asking, made)

    def table() -> Table:
        return Table(("option", "lens", "by", "share", "basis", "episodes"), _rows(made), None if made else said)

    view = found.view("Response", "Response", body, data, table, f"{asking.name}|{said}")
    return _shown(view, answer)


def _head(found: Opened) -> dict[str, Any]:
    return {"case": found.case, "as_of": found.glance.as_of, "known_at": found.here.known_at}


def _rows(made: Response | None) -> Iterator[tuple[str, ...]]:
    """Every share with its basis; of history with the episodes that it counts."""
    if made is None:
        return
    rows, lists = told.table(made)
    episodes = {one.anchor: "; ".join(one.episodes) for one in lists}
    for row in rows:
        yield row.option, row.lens, row.by, row.share, row.basis, episodes.get(row.anchor, "")


def _response(found: Opened, asking: Asking, made: Response) -> Markup:
    rows, _ = told.table(made)
    based = tuple(replace(one, anchor="sim-basis") if _of_futures(one) else one for one in rows)
    return found.written(
        "response_view.html", answers=Answers(response=made), digest=asking.digest, based=based, days=DAYS,
        compared=tuple(_compared(made, based)),
        csv=found.address("/response.csv"), actors={one.name: one.id for one in found.seen.review.actors},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What one lens says of one option: a share by each day; or in words what it says without days, or why nothing."""

    option: str
    name: str
    lens: str
    shares: tuple[told.Line | None, ...] = ()
    words: str = ""
    anchor: str = ""


def _compared(made: Response, rows: Sequence[told.Line]) -> Iterator[Compared]:
    """Each option under each lens: the table beside the figure."""
    at = {(row.option, row.lens, row.by): row for row in rows}
    for one in made.options:
        name = (one.option, one.name)
        for lens, why in (("history", one.history.not_run), ("dynamics", one.dynamics.not_run)):
            shares = tuple(at.get((one.name, lens, f"{days} days")) for days in DAYS)
            yield Compared(*name, lens, shares) if any(shares) else Compared(*name, lens, words=why or "no answer")
        short = told.in_short(one).get("bargaining")
        why = one.bargaining.not_run or "no model came to an answer"
        yield Compared(*name, "bargaining", words=f"{short}; it knows no day" if short else why,
                       anchor="response-assumed" if short else "")  # fmt: skip


def _of_futures(row: told.Line) -> bool:
    """True for a share that rests on a finding."""
    return row.lens == "dynamics" and bool(row.by)


@rooms.page("/cases/{case}/simulation", "reviewed.html", tag="options", csv=True, model=SimulationData,
            waits=True)  # fmt: skip
def simulation(here: Here, case: str, run: Literal["filed", "new"] = "filed") -> View:
    """What each option would do over a thousand futures, or as the finding says that was filed last."""
    found = opened(here, case)
    asking = Asking(found, new=run == "new")
    answer, filed = asking.simulation(), asking.filed
    ready = f"Filed by {filed.by} as record {filed.seq}." if filed else "Run for this page; nobody has filed it."
    state, said = _words(answer, ready)
    content = answer.finding if isinstance(answer, Answer) else None
    answers = Answers(finding=content)

    def data() -> SimulationData:
        return SimulationData(
            **_head(found), state=state, words=said, digest=content["finding"]["digest"] if content else None,
            filed=filed.seq if filed else None, simulation=answers.plain()["simulation"] if content else None,
        )  # fmt: skip

    def body() -> Markup:
        if content is None:
            return found.written("working_view.html", what="Simulation: what each option would do", state=state,
                                 said=said)  # fmt: skip
        return found.written("simulation_view.html", answers=answers, filed=filed, outdated=_outdated(found, filed),
                             csv=found.address("/simulation.csv"), new=run == "new")  # fmt: skip

    def table() -> Table:
        head = ("option", "name", "met", "days", "share", "low", "high", "finding")
        return Table(head, _met(answers.simulated), None if content else said)

    digest = content["finding"]["digest"] if content else ""
    beside = f"{run}|{digest}|{filed.seq if filed else 0}|{_outdated(found, filed)}|{said}"
    view = found.view("Simulation", "Simulation", body, data, table, beside)
    return _shown(view, answer)


def _outdated(found: Opened, filed: Filed | None) -> bool:
    """True where something was recorded about the case since a finding was filed."""
    return filed is not None and found.here.site.books.changes.last(found.here.ledger, found.case) > filed.seq


def _met(run: Finding | None) -> Iterator[tuple[object, ...]]:
    for one in run.options if run else ():
        yield from _by(one, run.finding.digest if run else "")


def _by(one: Option, digest: str) -> Iterator[tuple[object, ...]]:
    for what, row in (("as asked", one.compliance), ("at least in part", one.in_part)):
        for by in row:
            yield one.id, one.name, what, by.days, by.p, by.low, by.high, digest


class FileForm(BaseModel):
    """A finding that was run for a page, by its digest."""

    model_config = ConfigDict(extra="forbid")
    digest: str


@rooms.act("/cases/{case}/simulation/file", Gate.WORKING, FileForm, tag="options")
def file_finding(here: Here, case: str, given: FileForm) -> Done:
    """File the finding that was run for a page, so that it stands in the record and can be cited."""
    found = opened(here, case)
    asking = Asking(found, new=True)
    if here.known_at is not None:
        raise Refused(422, "Looking back", "What was known at an earlier time files nothing. Leave known-at out.")
    if asking.finding is None or asking.digest != given.digest:
        raise Refused(409, "Another finding", "The case changed since you looked, or the finding was let go. Open the "
                      "simulation again, and file what it shows.")  # fmt: skip
    before = here.site.books.changes.last(here.ledger, findings.KIND)
    record = findings.file(here.ledger, json.loads(json.dumps(asking.finding)), here.person.name)
    where = found.address("/simulation")
    return Done(where, f"Finding {given.digest[:12]} is filed.", record.seq, record.seq <= before)
