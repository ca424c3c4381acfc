"""Opening a review, saying who may read it and who works on it, setting lines aside, closing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pydantic import Field

from caveat.review.casefacts import Id
from caveat.review.docket import people, recommending
from caveat.review.docket.acts import BroughtBack, ClosedAs, Managed, Opened, ReviewClosed, SetAside
from caveat.review.docket.ground import Ground
from caveat.review.docket.people import Access, Circle, Office, Person
from caveat.review.docket.refusals import OutOfTurn, Unfit, near
from caveat.review.docket.state import Docket
from caveat.review.docket.terms import Said
from caveat.tables import Row

AGAIN = "-r"
"""Ends the name of a review that takes another up again: one review is taken up again once."""


class OpenDraft(Row):
    """A review as somebody opens it. Whoever opens it has its lead, unless another is named."""

    case: Id
    as_of: date | None = None
    """The case's own day where none is given."""
    question: str | None = None
    """The case's own question where none is given."""
    asker: Said
    lead: Id | None = None
    access: Access = Access.OPEN
    offices: tuple[Id, ...] = ()
    members: tuple[Id, ...] = ()
    assignees: tuple[Id, ...] = ()
    due: date | None = None
    target_days: int | None = Field(default=None, ge=1, le=1000)
    reopens: str | None = None


class ManageDraft(Row):
    """Who may read a review, who works on it and until when, set anew as a whole."""

    lead: Id
    access: Access
    offices: tuple[Id, ...] = ()
    members: tuple[Id, ...] = ()
    assignees: tuple[Id, ...] = ()
    due: date | None = None
    target_days: int | None = Field(default=None, ge=1, le=1000)
    reason: Said


Register = tuple[Mapping[str, Person], Mapping[str, Office]]
"""The people and the offices of the record."""


def open_review(
    ground: Ground, there: Sequence[Docket], register: Register, person: Person, draft: OpenDraft
) -> tuple[str, Opened]:  # fmt: skip
    """The name of a new review of a case, and what is to be recorded; ``there`` are all reviews of the case.

    Raises  NotEntitled, Unfit; OutOfTurn where the same question is under review, or was and is not cited. Of a review
            that this person may not read nothing is told.
    """
    where = f"a review of {ground.case}"
    people.require(person, "open a review", where)
    question = (draft.question or ground.question).strip()
    readable = [one for one in there if people.may_read(person, one.circle)]
    if draft.reopens:
        name = _again(readable, draft.reopens)
    else:
        _unlike(readable, ground, question)
        before = [one for one in there if one.about.as_of == ground.as_of and one.about.reopens is None]
        name = f"{ground.case}.{ground.as_of.isoformat()}.{len(before) + 1}"
    circle = Circle(lead=draft.lead or person.id, access=draft.access, offices=draft.offices, members=draft.members)
    _people(where, circle, draft.assignees, register)
    return name, Opened(
        case=ground.case, as_of=ground.as_of, question=question, asker=draft.asker, circle=circle,
        assignees=draft.assignees, due=draft.due, target_days=draft.target_days, reopens=draft.reopens,
    )  # fmt: skip


def _unlike(there: Sequence[Docket], ground: Ground, question: str) -> None:
    """Raise  OutOfTurn where the same question is, or was, under review as of the same day."""
    for one in there:
        if one.about.as_of != ground.as_of or _plain(one.about.question) != _plain(question):
            continue
        if one.closed is None:
            stands = f"{one.name} is open on the same question as of the same day; {one.opened.by.name} opened it"
            raise OutOfTurn(one.name, stands, "Work there: two reviews of one question are never open at once.")
        if not any(later.about.reopens == one.name for later in there):
            raise OutOfTurn(one.name, f"the same question was closed there as {one.closed_as}",
                            "To take it up again, open the new review so that it cites the old.")  # fmt: skip


def _again(there: Sequence[Docket], reopens: str) -> str:
    old = next((one for one in there if one.name == reopens), None)
    if old is None:
        raise Unfit(
            "a new review", "reopens", f"{reopens!r} is no review of the case", near(reopens, (o.name for o in there))
        )
    if old.closed is None:
        raise OutOfTurn(old.name, "it is open, so that there is nothing to reopen", "Work there.")
    later = next((one for one in there if one.about.reopens == reopens), None)
    if later is not None:
        stands = f"it was taken up again already, in {later.name}, by {later.opened.by.name}"
        raise OutOfTurn(old.name, stands, f"Work in {later.name}.")
    return f"{reopens}{AGAIN}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _people(where: str, circle: Circle, assignees: Iterable[str], register: Register) -> None:
    known, offices = register
    for field, names in (("lead", (circle.lead,)), ("members", circle.members), ("assignees", tuple(assignees))):
        for name in names:
            if name not in known or not known[name].active:
                raise Unfit(where, field, f"{name!r} is nobody of the record", near(name, known))
    for office in circle.offices:
        if office not in offices:
            raise Unfit(where, "offices", f"{office!r} is no office of the record", near(office, offices))
    if circle.access is Access.OFFICE and not circle.offices:
        raise Unfit(where, "offices", "it is for offices only, and none is named", "Name the offices that may read it.")
    for name in assignees:
        if not people.may_read(known[name], circle):
            stands = f"{name} is to work on it and may not read it"
            raise Unfit(where, "assignees", stands, "Name them among its members.")


def manage(docket: Docket, register: Register, person: Person, draft: ManageDraft) -> Managed:
    """What is to be recorded of a review's circle, assignees, due date and target.

    Raises  Closed, NotEntitled, Unfit.
    """
    recommending.open_docket(docket, "change who works on it")
    people.require(person, "manage a review", docket.name, docket.circle)
    circle = Circle(lead=draft.lead, access=draft.access, offices=draft.offices, members=draft.members)
    _people(docket.name, circle, draft.assignees, register)
    return Managed(
        circle=circle, assignees=draft.assignees, due=draft.due, target_days=draft.target_days, reason=draft.reason
    )  # fmt: skip


def owners(docket: Docket, register: Register, names: Iterable[str]) -> None:
    """Raise  Unfit for the owner of a condition who is nobody of the record, or may not read the review."""
    known, _ = register
    for name in names:
        if name not in known or not people.may_read(known[name], docket.circle):
            readers = [one.id for one in known.values() if people.may_read(one, docket.circle)]
            stands = f"{name!r} is to watch a condition and is nobody who may read this review"
            raise Unfit(docket.name, "conditions", stands, near(name, readers))


def set_aside(docket: Docket, ground: Ground, person: Person, line: str, reason: str) -> SetAside:
    """What is to be recorded where a line is taken out of view. It stays in the record.

    Raises  Closed, NotEntitled, Unfit.
    """
    _may_set(docket, person)
    ground.known(docket, line, "line")
    return SetAside(line=line, reason=recommending.given(docket, "reason", reason, "setting a line aside"))


def bring_back(docket: Docket, person: Person, line: str, reason: str) -> BroughtBack:
    """What is to be recorded where a line is brought back into view.

    Raises  Closed, NotEntitled, Unfit.
    """
    _may_set(docket, person)
    if line not in docket.set_aside:
        raise Unfit(docket.name, "line", f"{line!r} is not set aside", near(line, docket.set_aside))
    return BroughtBack(line=line, reason=recommending.given(docket, "reason", reason, "bringing a line back"))


def _may_set(docket: Docket, person: Person) -> None:
    recommending.open_docket(docket, "change which lines are in view")
    people.require(person, "set a line aside or bring it back", docket.name)


def close(docket: Docket, person: Person, state: ClosedAs, reason: str) -> ReviewClosed:
    """What is to be recorded where a review ends.

    Raises  Closed, NotEntitled, Unfit; OutOfTurn while a question is open or, where it is to be closed as decided, no
            decision is recorded or advice lacks its signatures.
    """
    recommending.open_docket(docket, "close it again")
    people.require(person, "close a review", docket.name, docket.circle)
    reason = recommending.given(docket, "reason", reason, "closing a review")
    if asked := [one for one in docket.questions if one.open]:
        stands = f"question {asked[0].seq} to {asked[0].said.of} is open, and a closed review takes no answer"
        raise OutOfTurn(docket.name, stands, "Enter its answer, or close it with a reason.")
    if state is ClosedAs.DECIDED:
        if all(one.retracted is not None for one in docket.decisions):
            raise OutOfTurn(docket.name, "no decision is recorded, taken here or reported",
                            f"Record one, or close it as {ClosedAs.WITHDRAWN} or {ClosedAs.LAPSED}.")  # fmt: skip
        lacking = [one for one in docket.recommendations if one.live and not one.signed]
        if lacking:
            stands = f"recommendation {lacking[0].seq} by {lacking[0].by.name} {lacking[0].standing}"
            raise OutOfTurn(
                docket.name, stands, "Have it countersigned, or let its author write it anew or withdraw it."
            )
    return ReviewClosed(state=state, reason=reason)
