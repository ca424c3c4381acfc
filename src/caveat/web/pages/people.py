"""For administrators: people, offices, accounts, and the rules of countersigning, each change on record."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from caveat.desk import accounts
from caveat.desk import people as register
from caveat.review.docket.countersignatures import standing_text
from caveat.review.docket.people import Office, Person, Role
from caveat.review.docket.terms import Text
from caveat.web.access import Gate
from caveat.web.asked import Here
from caveat.web.forms import unfit
from caveat.web.showing import Rooms
from caveat.web.views import Done, Table, View

rooms = Rooms()


class PeopleData(BaseModel):
    """Who works here, and for whom."""

    people: tuple[Person, ...]
    offices: tuple[Office, ...]


@rooms.page("/people", "people.html", Gate.ADMINISTRATOR, tag="administration", csv=True, model=PeopleData)
def people(here: Here) -> View:
    """Everybody on record with their offices and roles, and the offices."""
    book = here.ledger
    data = PeopleData(people=tuple(register.persons(book).values()), offices=tuple(register.offices(book).values()))
    context = {
        "roles": tuple(Role), "passwords": accounts.with_password(book),
        "seen": {one.id: register.seen(book, register.PERSON, one.id) for one in data.people},
        "seen_office": {one.id: register.seen(book, register.OFFICE, one.id) for one in data.offices},
    }  # fmt: skip
    rows = [(one.id, one.name, " ".join(one.offices), " ".join(one.roles), one.active) for one in data.people]
    return View("People and offices", data, context, lambda: Table(("id", "name", "offices", "roles", "open"), rows))


class _Seen(BaseModel):
    model_config = ConfigDict(extra="forbid")
    seen: int = Field(default=0, ge=0, le=2**62)
    """The record of what stood when its author looked; 0 for somebody new."""
    request: Annotated[str, Field(max_length=80)] | None = None


class PersonForm(Person, _Seen):
    """A person as they are to be recorded, in the place of what stood."""

    active: bool = False


class OfficeForm(Office, _Seen):
    """An office as it is to be recorded."""

    active: bool = False


@rooms.act("/people", Gate.ADMINISTRATOR, PersonForm, page=people, template="people.html", tag="administration")
def record_person(here: Here, given: PersonForm) -> Done:
    """Record a person with offices and roles, in the place of what stood."""
    wanted = Person(id=given.id, name=given.name, offices=given.offices, roles=given.roles, active=given.active)
    filed = register.record_person(here.ledger, here.person, wanted, given.seen, given.request)
    return Done(f"/people#p-{given.id}", f"Person {given.id} is on record.", filed.record.seq, filed.again)


@rooms.act("/offices", Gate.ADMINISTRATOR, OfficeForm, page=people, template="people.html", tag="administration")
def record_office(here: Here, given: OfficeForm) -> Done:
    """Record an office, in the place of what stood."""
    wanted = Office(id=given.id, name=given.name, active=given.active)
    filed = register.record_office(here.ledger, here.person, wanted, given.seen, given.request)
    return Done(f"/people#o-{given.id}", f"Office {given.id} is on record.", filed.record.seq, filed.again)


class PasswordForm(BaseModel):
    """A new password for somebody."""

    password: SecretStr


@rooms.act("/people/{person}/password", Gate.ADMINISTRATOR, PasswordForm, page=people, template="people.html",
           tag="administration")  # fmt: skip
def set_password(here: Here, person: str, given: PasswordForm) -> Done:
    """Give somebody a new password and sign them out everywhere."""
    if person == here.person.id:
        raise unfit("password", "it is your own", "Change it on the page of your account, with the old one.")
    accounts.reset_password(here.ledger, here.person, person, given.password.get_secret_value())
    return Done(f"/people#p-{person}", f"{person} has a new password and is signed out everywhere.")


class RulesData(BaseModel):
    """The rules of countersigning that hold, and every change of them."""

    record: int
    """0 for the standing rules of an office that set none."""
    text: str
    log: tuple[str, ...]


@rooms.page("/rules", "rules.html", tag="administration", model=RulesData)
def rules(here: Here) -> View:
    """The rules of countersigning that hold, and who changed them."""
    seq, text = register.rules_text(here.ledger)
    data = RulesData(record=seq, text=text or standing_text(), log=register.rules_log(here.ledger))
    return View("Rules of countersigning", data, {"may": Role.ADMINISTRATOR in here.person.roles},
                rests=frozenset({register.RULES_ABOUT}))  # fmt: skip


class RulesForm(BaseModel):
    """The rules as they are to be, and why."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=200_000)
    reason: Text = ""
    seen: int = Field(ge=0, le=2**62)
    request: Annotated[str, Field(max_length=80)] | None = None


@rooms.act("/rules", Gate.ADMINISTRATOR, RulesForm, page=rules, template="rules.html", tag="administration")
def change_rules(here: Here, given: RulesForm) -> Done:
    """Set the rules of countersigning. What was recommended before keeps the need that it was told."""
    filed = register.change_rules(here.ledger, here.person, given.text, given.reason, given.seen, given.request)
    data: dict[str, Any] = {}
    return Done("/rules", "The rules are set.", filed.record.seq, filed.again, data)
