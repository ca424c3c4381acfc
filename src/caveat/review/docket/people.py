"""People, their offices and roles as an administrator recorded them; and who may read a review, or act on it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from caveat.review.casefacts import Id
from caveat.review.docket.refusals import NotEntitled, Unfit, near
from caveat.tables import Row

Name = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]+$")]
"""A name as records bear it."""


class Role(StrEnum):
    """What a person may do."""

    READER = "reader"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    ADMINISTRATOR = "administrator"


class Access(StrEnum):
    """Who may read a review."""

    OPEN = "open"
    OFFICE = "office"
    MEMBERS = "members"


class Office(Row):
    """For whom people speak."""

    id: Id
    name: Name
    active: bool = True


class Person(Row):
    """Somebody with an account: name, offices and roles, and nothing else that is personal."""

    id: Id
    name: Name
    offices: tuple[Id, ...] = ()
    roles: tuple[Role, ...] = ()
    active: bool = True


class By(Row):
    """Who acted, as it stood then."""

    person: Id
    name: Name
    offices: tuple[Id, ...] = ()

    @classmethod
    def of(cls, person: Person) -> By:
        """A person, as an entry names them."""
        return cls(person=person.id, name=person.name, offices=person.offices)


class Circle(Row):
    """Who may read a review, and who has the lead."""

    lead: Id
    access: Access = Access.OPEN
    offices: tuple[Id, ...] = ()
    """Whose people may read it, where it is office-only."""
    members: tuple[Id, ...] = ()
    """Who is named, beside the lead."""


WORKING = frozenset({Role.ANALYST, Role.REVIEWER, Role.DECIDER})
MAY: Mapping[str, frozenset[Role]] = {
    "open a review": frozenset({Role.ANALYST}),
    "manage a review": frozenset({Role.DECIDER}),
    "set a line aside or bring it back": frozenset({Role.ANALYST, Role.DECIDER}),
    "recommend": frozenset({Role.ANALYST}),
    "withdraw a recommendation": frozenset({Role.ANALYST}),
    "countersign": frozenset({Role.REVIEWER, Role.DECIDER}),
    "ask an outside party, or record its answer": WORKING,
    "decide": frozenset({Role.DECIDER}),
    "enter a decision that was reported": frozenset({Role.ANALYST, Role.DECIDER}),
    "record who was told": WORKING,
    "enter an observation": WORKING,
    "close a review": frozenset({Role.DECIDER}),
    "record people and offices": frozenset({Role.ADMINISTRATOR}),
    "change the rules of countersigning": frozenset({Role.ADMINISTRATOR}),
}
"""Which roles may do what. The lead of a review may also manage and close it."""
LEAD_MAY = frozenset({"manage a review", "close a review"})


def may_read(person: Person, circle: Circle) -> bool:
    """True where a review is open to the person. An administrator reads no more than anybody else."""
    if not person.active or not person.roles:
        return False
    if person.id == circle.lead or person.id in circle.members or circle.access is Access.OPEN:
        return True
    return circle.access is Access.OFFICE and bool(set(person.offices) & set(circle.offices))


def require(person: Person, what: str, where: str, circle: Circle | None = None) -> None:
    """Raise  NotEntitled where the person's recorded roles do not let them do this."""
    if person.active and MAY[what] & set(person.roles):
        return
    if person.active and circle is not None and what in LEAD_MAY and person.id == circle.lead:
        return
    has = ", ".join(person.roles) or "none"
    wanted = " or ".join(role for role in Role if role in MAY[what])
    lead = ", or the lead of the review" if what in LEAD_MAY else ""
    stands = f"{person.name} may not {what}: that takes the role of {wanted}{lead}, and the record gives {has}"
    if not person.active:
        stands = f"{person.name} may not {what}: the account is closed"
    raise NotEntitled(where, stands, "Ask somebody who may, or an administrator for the role.")


def speaks_for(person: Person, office: str, where: str) -> None:
    """Raise  NotEntitled where the person does not belong to the office."""
    if office not in person.offices:
        has = ", ".join(person.offices) or "none"
        stands = f"{person.name} does not belong to the office {office!r}; the record gives {has}"
        raise NotEntitled(where, stands, "Speak for an office of yours, or ask an administrator to record it.")


def change(by: Person, wanted: Person, there: Mapping[str, Person], offices: Mapping[str, Office]) -> None:
    """Check what an administrator would record of a person.

    Raises  NotEntitled for anybody else, for who closes their own account, gives up the last administration, or sets
            their own roles and offices while another could; Unfit for an office that is not recorded.
    """
    where = f"person {wanted.id}"
    require(by, "record people and offices", where)
    for office in wanted.offices:
        if office not in offices or not offices[office].active:
            raise Unfit(where, "offices", f"{office!r} is no office of the record", near(office, offices))
    if wanted.id == by.id and not wanted.active:
        raise NotEntitled(where, "nobody closes their own account", "Ask another administrator.")
    others = [one for one in there.values() if one.active and Role.ADMINISTRATOR in one.roles and one.id != by.id]
    if wanted.id == by.id and others and (wanted.roles, wanted.offices) != (by.roles, by.offices):
        stands = "nobody sets their own roles and offices while another administrator can"
        raise NotEntitled(where, stands, f"Ask {others[0].name}.")
    left = [one for one in {**there, wanted.id: wanted}.values() if one.active and Role.ADMINISTRATOR in one.roles]
    if not left:
        raise NotEntitled(where, "nobody would be left to administer the office", "Record another administrator first.")
