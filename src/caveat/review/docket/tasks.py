"""A docket and a person in; what waits for that person out. Nothing of it is stored: it follows from the docket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caveat.review.docket import conditions, people, signing
from caveat.review.docket.conditions import State
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.holds import holds
from caveat.review.docket.people import Person
from caveat.review.docket.state import Docket


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for somebody, and why."""

    docket: str
    about: str
    words: str


def waiting(docket: Docket, settings: Settings, person: Person, today: date) -> Iterator[Task]:
    """What a docket waits for from a person, with the reason."""
    if not people.may_read(person, docket.circle):
        return
    if docket.closed is None:
        yield from _advice(docket, settings, person)
        yield from _mine(docket, person)
    for one in docket.conditions:
        if one.terms.owner == person.id and docket.watched(one):
            stands = conditions.standing(one, today)
            if stands.state is not State.MET:
                yield Task(
                    docket.name, one.ref, f"You watch condition {one.ref}, which is {stands.state}: {stands.words}."
                )
    if people.MAY["record who was told"] & set(person.roles):
        for hold in holds(docket):
            if hold.in_force and hold.untold and not hold.reported:
                yield Task(
                    docket.name, str(hold.decision), f"Decision {hold.decision} ({hold.what}): nobody was told of it."
                )


def _advice(docket: Docket, settings: Settings, person: Person) -> Iterator[Task]:
    for one in docket.recommendations:
        if not one.live:
            continue
        if one.returned is not None and one.by.person == person.id:
            words = f"Recommendation {one.seq} came back from {one.returned.by.name}: {one.returned.said.reasons}"
            yield Task(docket.name, str(one.seq), words)
        elif one.returned is None and len(one.accepted) < one.needed:
            due = one.said.signers[len(one.accepted)]
            if due in person.roles and signing.may_not(docket, settings, person, one) is None:
                words = f"Recommendation {one.seq} by {one.by.name} awaits the signature of a {due}."
                yield Task(docket.name, str(one.seq), words)


def _mine(docket: Docket, person: Person) -> Iterator[Task]:
    if person.id in docket.assignees and not any(one.by.person == person.id for one in docket.recommendations):
        yield Task(docket.name, docket.name, "You are to work on it, and have recommended nothing yet.")
    for one in docket.questions:
        if one.open and one.by.person == person.id:
            yield Task(docket.name, str(one.seq), f"Your question {one.seq} to {one.said.of} is open.")
