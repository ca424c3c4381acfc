"""The list of cases, and a case: what is asked and by whom, what is sought, and what has been decided."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from caveat.desk import searching, viewing
from caveat.desk.viewing import Glance
from caveat.review import casetext
from caveat.review.casefile import CaseHead
from caveat.review.result.claim import Prose
from caveat.review.result.line import HoldView
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.review import Answer, CaseView, DeadlineView
from caveat.review.result.testimony import Contested
from caveat.web.asked import Asked, Here
from caveat.web.reviewed import opened
from caveat.web.showing import Rooms
from caveat.web.views import Table, View

rooms = Rooms()


class CaseRow(BaseModel):
    """A case in the list."""

    id: str
    title: str
    question: str
    as_of: str
    decision_status: str | None
    """None where the case is being read, or comes with the program and nobody has opened it here yet."""
    being_read: bool = False
    decided: list[str] = []
    """Reviews with a decision of their own, among those that one may read."""
    next_date: str | None = None
    next_words: str | None = None
    open_lines: int | None = None
    excluded_lines: int | None = None


class CasesData(BaseModel):
    """The cases of a ledger."""

    cases: tuple[CaseRow, ...]


@rooms.page("/cases", "cases.html", tag="cases", csv=True, model=CasesData)
def cases(here: Here) -> View:
    """Every case, with its question, its day, what has been decided, the next date and the lines still open."""
    shelf, ledger = viewing.shelf(here.site.books.changes), here.ledger
    keys = shelf.keys(ledger, here.as_of, here.known_at)
    heads = [head for head in shelf.heads(ledger) if head.id in keys]
    there = searching.editions(shelf, ledger, here.as_of, here.known_at, here.site.books.open)
    decided = _decided(here)

    def data() -> CasesData:
        rows = [_row(there.glances.get(head.id), head, decided.get(head.id, [])) for head in heads]
        known = {head.id for head in shelf.heads(ledger)}
        rows += [_bundled(name) for name in casetext.bundled() if name not in known and here.known_at is None]
        return CasesData(cases=tuple(sorted(rows, key=lambda one: one.id)))

    key = f"{ledger.name}|cases|{shelf.changed(ledger)}|{here.as_of}|{here.known_at}|{sorted(decided.items())}"
    whole = not there.missing  # what is still being read is there without a record
    return View("Cases", data, lambda: {"listed": data().cases}, lambda: _table(data()), key if whole else None,
                rests=frozenset({""}) if whole else None)  # fmt: skip


def _decided(here: Asked) -> dict[str, list[str]]:
    """The reviews of each case in which something has been decided, of those that one may read."""
    shelf = viewing.shelf(here.site.books.changes)
    there = shelf.dockets_by_case(here.ledger, here.person, here.as_of, here.known_at)
    found = {
        case: [one.name for one in dockets if any(not made.reported for made in one.decisions)]
        for case, dockets in there.items()
    }
    return {case: names for case, names in found.items() if names}


def _row(seen: Glance | None, head: CaseHead, decided: list[str]) -> CaseRow:
    if seen is None:
        return CaseRow(id=head.id, title=head.title or head.question, question=head.question,
                       as_of=head.as_of.isoformat(), decision_status=None, being_read=True)  # fmt: skip
    return CaseRow(
        id=seen.id, title=seen.title, question=seen.question, as_of=seen.as_of, decision_status=seen.decision_status,
        decided=decided, next_date=seen.next_date, next_words=seen.next_words, open_lines=seen.open,
        excluded_lines=seen.excluded,
    )  # fmt: skip


@cache
def _bundled(name: str) -> CaseRow:
    head = casetext.open_case(name).case
    return CaseRow(id=head.id, title=head.title or head.question, question=head.question,
                   as_of=head.as_of.isoformat(), decision_status=None)  # fmt: skip


def _table(data: CasesData) -> Table:
    names = ("id", "question", "as_of", "decision_status", "next_date", "next_words", "open_lines", "excluded_lines")
    return Table([name.replace("_", " ") for name in names],
                 [[getattr(one, name) for name in names] for one in data.cases])  # fmt: skip


class CaseData(BaseModel):
    """A case, as of a day."""

    case: CaseView
    decision_status: str
    status_line: Prose
    lead: tuple[Prose, ...]
    answers: tuple[Answer, ...]
    contested: tuple[Contested, ...]
    objectives: tuple[ObjectiveView, ...]
    holds: tuple[HoldView, ...]
    deadlines: tuple[DeadlineView, ...]
    clocks_words: str


@rooms.page("/cases/{case}", "reviewed.html", tag="cases", model=CaseData)
def case(here: Here, case: str) -> View:
    """A case: its question, who seeks what, each objective's indicator against its threshold, dates and holds."""
    found = opened(here, case)

    def data() -> CaseData:
        review = found.seen.review
        return CaseData(**{name: getattr(review, name) for name in CaseData.model_fields})

    times = found.times()
    return found.view(
        "Case", "Case", lambda: found.written("case_view.html", days=found.own_days(), times=times), data
    )  # fmt: skip
