"""Taking back what somebody entered of others by mistake. What was done here is never taken back."""

from __future__ import annotations

from caveat.review.docket import people, recommending
from caveat.review.docket.acts import Retracted
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import Unfit, near
from caveat.review.docket.state import Docket


def retract(docket: Docket, person: Person, entry: str, reason: str) -> Retracted:
    """What is to be recorded where a reported decision, a record of who was told or a reading was entered by mistake.

    Raises  NotEntitled; Closed for a reported decision on a closed review; Unfit for any other entry, or no reason.
    """
    entered = _entered(docket)
    if entry not in entered:
        stands = f"{entry!r} is no reported decision, record of who was told or reading that stands"
        mend = "Advice is withdrawn and a decision taken here is revoked, not taken back."
        raise Unfit(docket.name, "entry", stands, f"{near(entry, entered)} {mend}")
    what = entered[entry]
    people.require(person, what, docket.name)
    if what == REPORTED:
        recommending.open_docket(docket, "take a reported decision back")
    return Retracted(entry=entry, reason=recommending.given(docket, "reason", reason, "taking an entry back"))


REPORTED = "enter a decision that was reported"


def _entered(docket: Docket) -> dict[str, str]:
    """What can be taken back, and what whoever takes it back must be allowed to do."""
    found: dict[str, str] = {}
    for one in docket.decisions:
        if one.reported and one.retracted is None:
            found[str(one.seq)] = REPORTED
        found |= {str(told.seq): "record who was told" for told in one.told}
    for condition in docket.conditions:
        found |= {ref: "enter an observation" for ref, _ in condition.standing}
    return found
