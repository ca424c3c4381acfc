"""A decision that was taken and a draft in; the further one that suspends, reinstates or revokes it out, or why not."""

from __future__ import annotations

from datetime import date

from caveat.review.docket import deciding, people, recommending
from caveat.review.docket.acts import STOPPING, Advice, Decided, Digest, Seq, Step
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import OutOfTurn, Unfit, near
from caveat.review.docket.state import Docket, effect, stops
from caveat.review.docket.terms import Text
from caveat.tables import Row


class StepDraft(Row):
    """A further decision on one that was taken: to suspend, reinstate or revoke it."""

    decision: Seq
    step: Step
    reasons: Text = ""
    follows: Seq | None = None
    """The countersigned recommendation that it follows, where it holds back what was let go."""
    power: str | None = None
    findings: tuple[Digest, ...] = ()
    takes_effect: date | None = None
    override: Text | None = None


def step(docket: Docket, ground: Ground, person: Person, draft: StepDraft) -> Decided:
    """What is to be recorded of a further decision on one that was taken. A closed review takes these, too.

    Raises  NotEntitled, Unfit; OutOfTurn where the decision does not stand so that the step could follow.
    """
    people.require(person, "decide", docket.name)
    found = docket.decision(draft.decision)
    if found is None or not isinstance(found.said, Decided):
        known = [str(one.seq) for one in docket.decisions if not one.reported]
        raise Unfit(
            docket.name, "decision", f"{draft.decision} is no decision taken here", near(str(draft.decision), known)
        )
    said, last = found.said, docket.taken(found.said.line)
    assert last is not None
    if last.seq != found.seq:
        stands = f"decision {found.seq} was followed by decision {last.seq} ({effect(last)})"
        raise OutOfTurn(docket.name, stands, f"Act on {last.seq}, which stands now.")
    if draft.step not in _NEXT[said.step]:
        may = " or ".join(_NEXT[said.step]) or "nothing: a new decision is taken"
        stands = f"decision {found.seq} stands as {effect(found)}, and what can follow is {may}"
        raise OutOfTurn(docket.name, stands, "Look at what stands now.")
    recommending.given(docket, "reasons", draft.reasons, f"a decision to {draft.step.value}")
    past: list[str] = []
    if draft.step in (Step.SUSPEND, Step.REVOKE) and not stops(said.advice):
        _signed_stop(docket, said, draft)
        cards = ground.touched(docket, said.line)
        past = deciding.power_against(docket, Advice.HOLD, draft.power, cards, ground)
        past = list(recommending.overridden(docket, past, draft.override, "power", ()))
    else:
        _holds_nothing_more(docket, said, draft)
    return Decided(
        step=draft.step, line=said.line, advice=said.advice, follows=draft.follows, reasons=draft.reasons,
        findings=draft.findings, power=draft.power, takes_effect=draft.takes_effect,
        override=draft.override if past else None, overrides=tuple(past), previous=found.seq,
    )  # fmt: skip


_NEXT = {
    Step.DECIDE: (Step.SUSPEND, Step.REVOKE),
    Step.SUSPEND: (Step.REINSTATE, Step.REVOKE),
    Step.REINSTATE: (Step.SUSPEND, Step.REVOKE),
    Step.REVOKE: (),
}
"""Which further step a decision may be followed by."""


def _signed_stop(docket: Docket, said: Decided, draft: StepDraft) -> None:
    """Raise  where goods that were let go would be held back on one person's word."""
    doing = f"to {draft.step.value} what lets goods go holds them back"
    if draft.follows is None:
        mend = "Have a hold recommended and countersigned, and name it; on a closed review, in a new one that cites it."
        raise Unfit(docket.name, "follows", f"{doing}, and no countersigned recommendation is named", mend)
    found = recommending.live(docket, draft.follows)
    if found.said.line != said.line or found.said.advice not in STOPPING:
        stands = f"{doing}, and recommendation {found.seq} advises to {found.said.advice.words}"
        raise Unfit(docket.name, "follows", stands, "Name one to slow, hold or withhold on the same subject.")
    if not found.signed:
        raise OutOfTurn(
            docket.name, f"recommendation {found.seq} {deciding.lacks(found)}", "Have it countersigned first."
        )


def _holds_nothing_more(docket: Docket, said: Decided, draft: StepDraft) -> None:
    """Raise  Unfit where a step that holds back nothing more names a power, or a recommendation on something else."""
    if draft.power is not None:
        stands = (
            f"to {draft.step.value} this holds back nothing more than was decided, and {draft.power} is named for it"
        )
        raise Unfit(docket.name, "power", stands, "Leave the power out; the decision's own is in the record.")
    if draft.follows is not None and recommending.live(docket, draft.follows).said.line != said.line:
        stands = f"recommendation {draft.follows} is about something else than decision {draft.decision}"
        raise Unfit(docket.name, "follows", stands, "Name one on the same subject, or none.")
