"""The options of a case side by side: legal screens, and what lenses and simulation say where they were run."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from caveat.review.result.claim import Prose
from caveat.review.result.option import OptionReview
from caveat.review.result.review import CaseView
from caveat.review.result.testimony import ActorView
from caveat.web.asked import Here
from caveat.web.pages.responses import Asking
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
    response: dict[str, Any]
    """The three lenses, where they were worked out before; or that they were not."""
    simulation: dict[str, Any]
    """The finding that was filed last, or was run for its page, without its paths by week; or that there is none."""


@rooms.page("/cases/{case}/options", "reviewed.html", tag="options", csv=True, model=OptionsData)
def options(here: Here, case: str) -> View:
    """Options side by side: measures, legal screen, what a simulation found, cost, and what stands against each."""
    found = opened(here, case)

    asking = Asking(found)

    def data() -> OptionsData:
        review = found.seen.review
        return OptionsData(case=review.case, options=review.options, against=review.against, actors=review.actors,
                           **_beside(asking))  # fmt: skip

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
        return found.written("options_view.html", answers=asking.at_hand, digest=asking.digest)

    return asking.resting(found.view("Options", "Options", body, data, table, asking.name))


def _beside(asking: Asking) -> dict[str, Any]:
    """What the lenses and the simulation say, under their keys; what was not run says how it is."""
    told = asking.at_hand.plain()
    for name in ("response", "simulation"):
        if "not_run" in told[name]:
            told[name] = {"not_run": f"ask for it at {asking.found.address(f'/{name}.json')}"}
    return told
