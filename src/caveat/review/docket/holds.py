"""Decisions in; for each that holds goods back, whether anybody was told and when it took effect there, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caveat.review.docket import people, recommending
from caveat.review.docket.acts import Advice, Decided, Step, Told
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import Unfit, near
from caveat.review.docket.state import Decision, Docket, effect, stops

NOBODY = "nobody was told of it: until somebody who hands goods over knows of it, nothing is held"
NOT_KNOWN = "who was told of it is not known here"
"""Of what others decided: that nobody entered it is no sign that nobody was told."""
UNSAID = "told, and nobody has said when it took effect"


@dataclass(frozen=True, slots=True)
class HoldStanding:
    """A decision that bears on what may leave, and who knows of it."""

    decision: int
    line: str | None
    what: str
    in_force: bool
    """True where it holds goods back now, as far as this docket goes."""
    reported: bool
    told: tuple[tuple[str, str, date, date | None], ...]
    """Who, how, on which day, and when it took effect there."""
    takes_effect: date | None
    """The day that the decision itself names."""

    @property
    def untold(self) -> bool:
        """True where nobody was told."""
        return not self.told

    @property
    def took_effect(self) -> date | None:
        """The first day on which it took effect somewhere."""
        return min((day for *_, day in self.told if day is not None), default=None)

    @property
    def words(self) -> str:
        """Who was told, for a reader."""
        if self.untold:
            return NOT_KNOWN if self.reported else NOBODY
        each = "; ".join(
            f"{who} told {on.isoformat()} ({how})" + (f", in effect there from {day.isoformat()}" if day else "")
            for who, how, on, day in self.told
        )
        return each if self.took_effect else f"{each}: {UNSAID}"


def holds(docket: Docket) -> Iterator[HoldStanding]:
    """Every decision that holds goods back or ends a hold, in order. A suspension has to be told just as a hold has."""
    for one in docket.decisions:
        if one.retracted is not None or not _bears(one):
            continue
        told = tuple(
            (event.act.who, event.act.how, event.act.on, event.act.took_effect)
            for event in one.told
            if isinstance(event.act, Told)
        )
        takes_effect = one.said.takes_effect if isinstance(one.said, Decided) else None
        yield HoldStanding(
            one.seq, one.said.line, effect(one), _in_force(docket, one), one.reported, told, takes_effect
        )


def _bears(one: Decision) -> bool:
    """True where what may leave is another after it than before."""
    if not isinstance(one.said, Decided):
        return stops(one.said.advice) or one.said.advice is Advice.CONDITIONS
    return stops(one.said.advice) or one.said.advice is Advice.CONDITIONS or one.said.step is not Step.DECIDE


def _in_force(docket: Docket, one: Decision) -> bool:
    if not isinstance(one.said, Decided):
        return True
    last = docket.taken(one.said.line)
    if last is None or last.seq != one.seq:
        return False
    if stops(one.said.advice) or one.said.advice is Advice.CONDITIONS:
        return one.said.step in (Step.DECIDE, Step.REINSTATE)
    return one.said.step in (Step.SUSPEND, Step.REVOKE)  # what was let go is held back


def tell(
    docket: Docket, person: Person, decision: int, *, who: str, how: str, on: date, took_effect: date | None,
    today: date,
) -> Told:  # fmt: skip
    """What is to be recorded where somebody was told of a decision. A closed review takes it, too.

    Raises  NotEntitled; Unfit for a decision that is not there, a day to come, or nobody named.
    """
    people.require(person, "record who was told", docket.name)
    found = docket.decision(decision)
    if found is None:
        known = [str(one.seq) for one in docket.decisions]
        raise Unfit(docket.name, "decision", f"{decision} is no decision of it", near(str(decision), known))
    if on > today:
        raise Unfit(docket.name, "on", f"{on.isoformat()} is still to come", "Record it once they were told.")
    return Told(
        decision=decision, who=recommending.given(docket, "who", who, "a record of who was told"),
        how=recommending.given(docket, "how", how, "a record of how they were told"), on=on, took_effect=took_effect,
    )  # fmt: skip
