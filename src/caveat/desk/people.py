"""People, offices and the rules of countersigning, as administrators recorded them in a ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import Field

from caveat.desk import filing
from caveat.desk.filing import Filed
from caveat.ledger import ask, store
from caveat.review.docket import countersignatures, people
from caveat.review.docket.countersignatures import Rules
from caveat.review.docket.people import Office, Person, Role
from caveat.review.docket.refusals import NotEntitled, Unfit
from caveat.review.docket.terms import Said
from caveat.tables import Row

PERSON, OFFICE, RULES = "person", "office", "countersignature-rules"
RULES_ABOUT = f"rules:{RULES}"
ALONE = "me"
"""The id of whoever works alone, and of their office."""
_RowT = TypeVar("_RowT", bound=Row)


class RulesText(Row):
    """The rules of countersigning, as they were set."""

    text: str = Field(max_length=200_000)
    reason: Said


def persons(ledger: store.Ledger) -> Mapping[str, Person]:
    """Everybody who has an account, closed ones too."""
    return {one.id: one for one in _standing(ledger, PERSON, Person)}


def offices(ledger: store.Ledger) -> Mapping[str, Office]:
    """Every office."""
    return {one.id: one for one in _standing(ledger, OFFICE, Office)}


def _standing(ledger: store.Ledger, kind: str, model: type[_RowT]) -> list[_RowT]:
    return [_row(record, model) for record in ask.book(ledger, kind=kind, prefix=f"{kind}:")]


def _row(record: store.Record, model: type[_RowT]) -> _RowT:
    return model.model_validate({name: value for name, value in record.payload.items() if name != "by"})


def current(ledger: store.Ledger, who: Person) -> Person:
    """The person as the record has them now: whatever a caller holds of offices and roles does not count.

    Raises  NotEntitled for nobody of the record, or a closed account.
    """
    found = ask.as_of(ledger, f"{PERSON}:{who.id}", PERSON)
    if not found:
        raise NotEntitled(f"person {who.id}", "nobody of this name is on record here", "Ask an administrator.")
    person = _row(found[-1], Person)
    if not person.active:
        raise NotEntitled(f"person {who.id}", "the account is closed", "Ask an administrator.")
    return person


def open_office(ledger: store.Ledger, name: str) -> None:
    """Raise  NotEntitled where an office is closed: nobody speaks for it any more."""
    found = ask.as_of(ledger, f"{OFFICE}:{name}", OFFICE)
    if found and not _row(found[-1], Office).active:
        raise NotEntitled(f"office {name}", "the office is closed", "Speak for another one, or ask an administrator.")


def seen(ledger: store.Ledger, kind: str, name: str) -> int:
    """The record of a person or an office that stands now; 0 where there is none yet."""
    found = ask.history(ledger, f"{kind}:{name}")
    return found[-1].seq if found else 0


def record_person(ledger: store.Ledger, who: Person, wanted: Person, seen: int, request: str | None = None) -> Filed:
    """Record a person with offices and roles, in the place of what stood. The first one records themselves.

    Raises  NotEntitled, Unfit, Stale.
    """
    there = persons(ledger)
    if not there:
        if who.id != wanted.id or not wanted.active or Role.ADMINISTRATOR not in wanted.roles:
            stands = "nobody is on record yet, so that the first entry is that of an administrator by themselves"
            raise Unfit(f"person {wanted.id}", "roles", stands, f"Record yourself first, as {Role.ADMINISTRATOR}.")
        if wanted.offices:
            stands = f"no office is on record yet, and {wanted.offices[0]!r} is named"
            raise Unfit(f"person {wanted.id}", "offices", stands, "Record yourself without one, then the office.")
        return _file(ledger, PERSON, wanted, wanted, seen, request, key="people:first")
    by = current(ledger, who)
    people.change(by, wanted, there, offices(ledger))
    return _file(ledger, PERSON, by, wanted, seen, request)


def alone(ledger: store.Ledger, name: str) -> Person:
    """Somebody who works alone, with every role and an office of their own; made where nobody is on record yet.

    Alone one may recommend, decide what needs no countersignature, and watch; what slows or stops needs a second
    person all the same.

    Raises  NotEntitled where others are on record: then one of them has to be named.
    """
    there = persons(ledger)
    if not there:
        first = Person(id=ALONE, name=name, roles=(Role.ADMINISTRATOR,))
        record_person(ledger, first, first, 0)
        there = persons(ledger)
    if set(there) != {ALONE}:
        raise NotEntitled("this ledger", "several people are on record in it", "Sign in as one of them.")
    person = there[ALONE]
    if not person.offices:
        record_office(ledger, person, Office(id=ALONE, name=name), seen(ledger, OFFICE, ALONE))
        person = person.model_copy(update={"offices": (ALONE,), "roles": tuple(Role)})
        record_person(ledger, person, person, seen(ledger, PERSON, ALONE))
    return person


def record_office(ledger: store.Ledger, who: Person, wanted: Office, seen: int, request: str | None = None) -> Filed:
    """Record an office, in the place of what stood.

    Raises  NotEntitled, Stale.
    """
    by = current(ledger, who)
    people.require(by, "record people and offices", f"office {wanted.id}")
    return _file(ledger, OFFICE, by, wanted, seen, request)


def _file(
    ledger: store.Ledger, kind: str, by: Person, wanted: Person | Office, seen: int, request: str | None,
    key: str | None = None,
) -> Filed:  # fmt: skip
    def told(one: store.Record) -> str:
        return f"{one.seq}: {one.recorded_by} recorded {kind} {wanted.id} anew."

    return _filed(ledger, kind, f"{kind}:{wanted.id}", by, wanted, seen, request, told, key)


def _filed(
    ledger: store.Ledger, kind: str, about: str, by: Person, said: Row, seen: int, request: str | None,
    told: Callable[[store.Record], str], key: str | None = None,
) -> Filed:  # fmt: skip
    past = ask.history(ledger, about)
    # The first record of a subject supersedes nothing, so that a fixed key lets only one be the first.
    key = key or (f"{about}:0" if seen == 0 else filing.request_key(about, seen, by.id, request, said))
    entry = store.Entry(kind, about, filing.payload_of(by, said), key, by.name, supersedes=seen or None)
    return filing.in_turn(ledger, past, entry, seen, told)


def administrates(ledger: store.Ledger, who: Person, where: str) -> None:
    """Raise  NotEntitled for whoever does not record people and offices here."""
    people.require(current(ledger, who), "record people and offices", where)


def rules(ledger: store.Ledger) -> tuple[int, Rules]:
    """The rules of countersigning that hold, and their record; 0 for the standing rules of an office that set none."""
    found = ask.as_of(ledger, RULES_ABOUT, RULES)
    if not found:
        return 0, countersignatures.standing()
    record = found[-1]
    return record.seq, countersignatures.load(_row(record, RulesText).text, f"record {record.seq}")


def rules_text(ledger: store.Ledger) -> tuple[int, str | None]:
    """The text of the rules that were set, and its record; 0 and None for an office that set none."""
    found = ask.as_of(ledger, RULES_ABOUT, RULES)
    return (found[-1].seq, _row(found[-1], RulesText).text) if found else (0, None)


def change_rules(
    ledger: store.Ledger, who: Person, text: str, reason: str, seen: int, request: str | None = None
) -> Filed:  # fmt: skip
    """Set the rules of countersigning. What was recommended before keeps the need that it was told.

    Raises  NotEntitled, Stale; Malformed or BadRow for rules that do not hold.
    """
    by = current(ledger, who)
    people.require(by, "change the rules of countersigning", "the rules of countersigning")
    countersignatures.load(text, "the rules of countersigning")
    if not reason.strip():
        raise Unfit("the rules of countersigning", "reason", "a change needs it, and it is empty", "Write why.")
    said = RulesText(text=text, reason=reason)
    return _filed(ledger, RULES, RULES_ABOUT, by, said, seen, request, _rules_told)


def rules_log(ledger: store.Ledger) -> tuple[str, ...]:
    """Every change of the rules, in words, first to last."""
    return tuple(_rules_told(record) for record in ask.history(ledger, RULES_ABOUT))


def _rules_told(record: store.Record) -> str:
    said: Mapping[str, Any] = record.payload
    return f"{record.seq}: {record.recorded_by} set the rules of countersigning ({said['reason']})."
