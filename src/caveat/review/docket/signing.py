"""A docket, a person and a recommendation in; the countersignature that may be recorded out, or why not."""

from __future__ import annotations

from caveat.review.docket import people, recommending
from caveat.review.docket.acts import Signed
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.people import Person, Role
from caveat.review.docket.refusals import NotEntitled, OutOfTurn, Unfit
from caveat.review.docket.state import Docket, Recommendation


def sign(
    docket: Docket, settings: Settings, person: Person, recommendation: int, *, accepted: bool, reasons: str = "",
    order: int | None = None,
) -> Signed:  # fmt: skip
    """What is to be recorded of a signature, or of its refusal. ``order`` is what the signer believes, where they say.

    Raises  Closed, NotEntitled, OutOfTurn; Unfit for a refusal without reasons.
    """
    recommending.open_docket(docket, "countersign on it")
    found = recommending.live(docket, recommendation)
    if why := may_not(docket, settings, person, found):
        raise NotEntitled(docket.name, why, "Somebody else has to sign.")
    if found.returned is not None:
        stands = f"recommendation {found.seq} is {found.standing}, so that it takes no signature"
        raise OutOfTurn(docket.name, stands, "Its author writes it anew, or takes it back.")
    due = len(found.accepted) + 1
    if due > found.needed:
        has = f"it has the {found.needed} that it needs" if found.needed else "it needs none"
        raise OutOfTurn(docket.name, f"recommendation {found.seq} takes no further signature: {has}", "Leave it.")
    if order is not None and order != due:
        stands = f"signature {order} of recommendation {found.seq} is not the next; signature {due} is"
        raise OutOfTurn(docket.name, stands, "Signatures are given in their order.")
    wanted = Role(found.said.signers[due - 1])
    if wanted not in person.roles:
        stands = f"signature {due} of recommendation {found.seq} takes a {wanted}, which {person.name} is not"
        raise NotEntitled(docket.name, stands, f"A {wanted} has to sign.")
    if not accepted and not reasons.strip():
        mend = "Write what is to be mended, for its author."
        raise Unfit(docket.name, "reasons", "a refusal to sign needs them, and they are empty", mend)
    return Signed(recommendation=found.seq, order=due, accepted=accepted, reasons=reasons)


def may_not(docket: Docket, settings: Settings, person: Person, found: Recommendation) -> str | None:
    """Why a person may not countersign a recommendation, in words; None where they may, as far as it is about them."""
    if not person.active or not people.MAY["countersign"] & set(person.roles):
        return f"{person.name} may not countersign: that takes the role of reviewer or decider"
    if found.by.person == person.id:
        return f"{person.name} wrote recommendation {found.seq}, and nobody countersigns what they wrote"
    if any(one.by.person == person.id for one in found.signatures):
        return f"{person.name} signed recommendation {found.seq} already, and nobody signs twice in one chain"
    if person.id == docket.circle.lead and not settings.lead_may_sign:
        return f"{person.name} has the lead of this review, and by the rules of the office its lead signs nothing on it"
    return None
