"""The options of a case side by side, with their legal screens, and what a simulation found where one is filed."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from caveat.desk import findings
from caveat.report.answers import Answers
from caveat.review.result import ActorView, CaseView, OptionReview, Prose
from caveat.web.asked import Here
from caveat.web.reviewed import opened
from caveat.web.showing import Rooms
from caveat.web.views import Table, View

rooms = Rooms()


class OptionsData(BaseModel):
    """The options of a case, as of a day."""

    case: CaseView
    options: tuple[OptionReview, ...]
    against: tuple[tuple[str, Prose], ...]
    actors: tuple[ActorView, ...]
    simulation: dict[str, Any]
    """The finding that was filed last, without its paths by week; or what to do to have one."""


@rooms.page("/cases/{case}/options", "reviewed.html", tag="options", csv=True, model=OptionsData)
def options(here: Here, case: str) -> View:
    """Options side by side: measures, legal screen, what a simulation found, cost, and what stands against each."""
    found = opened(here, case)

    def answers() -> Answers:
        return Answers(finding=findings.latest(here.ledger, case, here.as_of, here.known_at))

    def data() -> OptionsData:
        review = found.seen.review
        return OptionsData(case=review.case, options=review.options, against=review.against, actors=review.actors,
                           simulation=answers().plain()["simulation"])  # fmt: skip

    def table() -> Table:
        head = ("option", "name", "polarity", "lines touched", "legal status", "by whom", "under", "needs first",
                "barred by", "undone by", "felt after")  # fmt: skip
        return Table(head, [
            (one.id, one.name, one.polarity, "; ".join(one.lines_touched), one.legal.status,
             "; ".join(one.legal.holders), "; ".join(one.legal.provisions), "; ".join(one.legal.needs),
             "; ".join(one.legal.barred_by), one.undone_by, one.felt_after)
            for one in found.seen.review.options
        ])  # fmt: skip

    def body() -> Markup:
        return found.written("options_view.html", answers=answers())

    filed = here.site.books.changes.last(here.ledger, findings.KIND)
    return found.view("Options", "Options", body, data, table, str(filed))
