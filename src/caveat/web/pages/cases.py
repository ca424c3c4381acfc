"""The list of cases, and a case's pages."""

from __future__ import annotations

from pydantic import BaseModel

from caveat import desk
from caveat.web.asked import Here
from caveat.web.showing import Rooms, Table, View

rooms = Rooms()


class CaseRow(BaseModel):
    """A case in the list."""

    id: str
    question: str
    as_of: str


class CasesData(BaseModel):
    """The cases of a ledger."""

    cases: tuple[CaseRow, ...]


@rooms.page("/cases", "cases.html", tag="cases", csv=True, model=CasesData)
def cases(here: Here) -> View:
    """Every case, with its question and its day."""
    rows = [CaseRow(id=head.id, question=head.title, as_of=head.as_of.isoformat())
            for head, _ in desk.known_cases(here.ledger)]  # fmt: skip
    data = CasesData(cases=tuple(rows))
    return View(
        "Cases",
        data,
        table=lambda: Table(("id", "question", "as of"), [tuple(one.model_dump().values()) for one in rows]),
    )
