"""A ledger, a person's turn and what they wrote in; the entry filed on the docket out, or the sentence why not.

Every verb takes the person from the record, judges the act by the docket's own rules, and files it after the last entry
that the person saw. Whatever is refused leaves the ledger as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from caveat.desk import casework, filing, noticing
from caveat.desk import docket as reading
from caveat.desk import people as register
from caveat.desk.filing import Filed
from caveat.ledger import store
from caveat.review.docket import (
    asking,
    deciding,
    holds,
    managing,
    observing,
    recommending,
    retracting,
    signing,
    stepping,
)
from caveat.review.docket.acts import KIND, Act, ClosedAs
from caveat.review.docket.deciding import DecisionDraft, ReportedDraft
from caveat.review.docket.managing import ManageDraft, OpenDraft
from caveat.review.docket.people import Person
from caveat.review.docket.recommending import Draft
from caveat.review.docket.state import Docket
from caveat.review.docket.stepping import StepDraft
from caveat.review.docket.terms import Reading, Terms


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, on which docket, and what they saw of it."""

    who: Person
    """The authenticated person. Offices and roles are read from the record, whatever stands here."""
    docket: str
    seen: int
    """The record of the docket's last entry that they saw."""
    request: str | None = None
    """Names the request, so that it can be repeated after an interruption without being recorded twice."""


Judge: TypeAlias = Callable[[Docket, Person], Act]


def _file(ledger: store.Ledger, turn: Turn, given: Any, judge: Judge) -> Filed:
    """File what a judge makes of somebody's turn."""
    person = register.current(ledger, turn.who)
    past = reading.past(ledger, person, turn.docket)
    about = f"{reading.PREFIX}{turn.docket}"
    key = filing.request_key(about, turn.seen, person.id, turn.request, given)
    done = next((record for record in past if record.key == key), None)
    if done is not None:
        return Filed(done, True)
    filing.fresh(about, past, turn.seen, reading.told)
    said = judge(reading.standing(turn.docket, past), person)
    entry = store.Entry(
        f"{KIND}{said.act}", about, filing.payload_of(person, said), key, person.name, supersedes=turn.seen
    )  # fmt: skip
    return filing.in_turn(ledger, past, entry, turn.seen, reading.told)


def open_review(ledger: store.Ledger, who: Person, draft: OpenDraft) -> tuple[str, Filed]:
    """Open a review of a case and give its name. Of two identical ones that are opened at once, one is.

    A case that comes with the program is taken into the ledger first.

    Raises  NotEntitled, Unfit, OutOfTurn, Stale; NoRecord where there is no such case.
    """
    person = register.current(ledger, who)
    if casework.is_bundled(draft.case):
        casework.take_bundled(ledger, draft.case)
    ground = reading.ground(ledger, draft.case, draft.as_of)
    there = list(reading.of_case(ledger, ground.case))
    name, said = managing.open_review(ground, there, _register(ledger), person, draft)
    about = f"{reading.PREFIX}{name}"
    # A fixed key: the first record of a docket supersedes nothing, and only one can be the first.
    entry = store.Entry(f"{KIND}{said.act}", about, filing.payload_of(person, said), f"{about}:0", person.name)
    # Who was a moment quicker may have opened it for a circle to which this person does not belong.
    return name, filing.in_turn(ledger, (), entry, 0, lambda record: "Somebody opened a review of this name.")


def _register(ledger: store.Ledger) -> managing.Register:
    return register.persons(ledger), register.offices(ledger)


def _owned(ledger: store.Ledger, docket: Docket, terms: Iterable[Terms]) -> None:
    """Check that whoever is to watch a condition may read the review."""
    if owners := [one.owner for one in terms]:
        managing.owners(docket, _register(ledger), owners)


def recommend(ledger: store.Ledger, turn: Turn, draft: Draft) -> Filed:
    """Recommend something, for one's office, about one line or the review as a whole."""

    def judge(docket: Docket, person: Person) -> Act:
        register.open_office(ledger, draft.office)
        ground, rules = reading.ground_of(ledger, docket), register.rules(ledger)[1]
        said = recommending.recommend(docket, ground, rules, person, draft)
        _owned(ledger, docket, said.conditions)
        return said

    return _file(ledger, turn, draft, judge)


def withdraw(ledger: store.Ledger, turn: Turn, recommendation: int, reason: str) -> Filed:
    """Take one's own recommendation back. It stays readable."""

    def judge(docket: Docket, person: Person) -> Act:
        return recommending.withdraw(docket, person, recommendation, reason)

    return _file(ledger, turn, ["withdraw", recommendation, reason], judge)


def sign(
    ledger: store.Ledger, turn: Turn, recommendation: int, *, accepted: bool, reasons: str = "",
    order: int | None = None,
) -> Filed:  # fmt: skip
    """Countersign a recommendation, or refuse to with reasons. The signer is whoever's turn it is."""

    def judge(docket: Docket, person: Person) -> Act:
        settings = register.rules(ledger)[1].settings
        return signing.sign(docket, settings, person, recommendation, accepted=accepted, reasons=reasons, order=order)

    return _file(ledger, turn, ["sign", recommendation, accepted, reasons, order], judge)


def ask(
    ledger: store.Ledger, turn: Turn, *, of: str, text: str, line: str | None = None, due: date | None = None
) -> Filed:  # fmt: skip
    """Put a question to an outside party on record. It stops the internal target and blocks a decision."""

    def judge(docket: Docket, person: Person) -> Act:
        return asking.ask(docket, reading.ground_of(ledger, docket), person, of=of, text=text, line=line, due=due)

    return _file(ledger, turn, ["ask", of, text, line, due], judge)


def answer(ledger: store.Ledger, turn: Turn, question: int, text: str) -> Filed:
    """Enter the answer to a question; it may be empty."""
    return _file(ledger, turn, ["answer", question, text],
                 lambda docket, person: asking.answer(docket, person, question, text))  # fmt: skip


def close_question(ledger: store.Ledger, turn: Turn, question: int, reason: str) -> Filed:
    """Close a question to which no answer is awaited any more."""
    return _file(ledger, turn, ["close question", question, reason],
                 lambda docket, person: asking.close(docket, person, question, reason))  # fmt: skip


def decide(ledger: store.Ledger, turn: Turn, draft: DecisionDraft) -> Filed:
    """Decide on a line or on the review as a whole, following a recommendation or departing from it."""

    def judge(docket: Docket, person: Person) -> Act:
        ground, rules = reading.ground_of(ledger, docket), register.rules(ledger)[1]
        said = deciding.decide(docket, ground, rules, person, draft)
        _owned(ledger, docket, said.conditions)
        return said

    return _file(ledger, turn, draft, judge)


def step(ledger: store.Ledger, turn: Turn, draft: StepDraft) -> Filed:
    """Suspend, reinstate or revoke a decision, by a further one."""

    def judge(docket: Docket, person: Person) -> Act:
        return stepping.step(docket, reading.ground_of(ledger, docket), person, draft)

    return _file(ledger, turn, draft, judge)


def report(ledger: store.Ledger, turn: Turn, draft: ReportedDraft) -> Filed:
    """Enter a decision of others as a statement of the case reports it."""

    def judge(docket: Docket, person: Person) -> Act:
        return deciding.report(docket, reading.ground_of(ledger, docket), person, draft)

    return _file(ledger, turn, draft, judge)


def tell(
    ledger: store.Ledger, turn: Turn, decision: int, *, who: str, how: str, on: date, took_effect: date | None = None,
    today: date | None = None,
) -> Filed:  # fmt: skip
    """Record who was told of a decision, and when it took effect there."""

    def judge(docket: Docket, person: Person) -> Act:
        day = today or reading.today_in_utc()
        return holds.tell(docket, person, decision, who=who, how=how, on=on, took_effect=took_effect, today=day)

    return _file(ledger, turn, ["tell", decision, who, how, on, took_effect], judge)


def observe(
    ledger: store.Ledger, turn: Turn, condition: str, readings: Sequence[Reading], *, imported: bool = False,
    today: date | None = None,
) -> Filed:  # fmt: skip
    """Enter readings for a condition. What they breach raises a notice."""
    day = today or reading.today_in_utc()

    def judge(docket: Docket, person: Person) -> Act:
        ground = reading.ground_of(ledger, docket)
        return observing.observe(docket, ground, person, condition, readings, day, imported=imported)

    filed = _file(ledger, turn, ["observe", condition, readings, imported], judge)
    noticing.raise_for(ledger, reading.read(ledger, turn.who, turn.docket), day)
    return filed


def import_from_case(ledger: store.Ledger, turn: Turn, condition: str, *, today: date | None = None) -> Filed:
    """Enter the readings that the case has of a condition's indicator, each with its document."""
    docket = reading.read(ledger, turn.who, turn.docket)
    found = observing.from_case(docket, reading.ground_of(ledger, docket), condition)
    return observe(ledger, turn, condition, found, imported=True, today=today)


def import_from_table(
    ledger: store.Ledger, turn: Turn, condition: str, text: str, name: str, *, today: date | None = None
) -> Filed:  # fmt: skip
    """Enter the readings of a table of comma-separated values, each with its source; all of them or none."""
    return observe(ledger, turn, condition, observing.from_table(text, name), imported=True, today=today)


def retract(ledger: store.Ledger, turn: Turn, entry: str, reason: str) -> Filed:
    """Take back a reported decision, a record of who was told or a reading that was entered by mistake."""
    return _file(ledger, turn, ["retract", entry, reason],
                 lambda docket, person: retracting.retract(docket, person, entry, reason))  # fmt: skip


def manage(ledger: store.Ledger, turn: Turn, draft: ManageDraft) -> Filed:
    """Set anew who may read a review, who works on it and until when."""
    return _file(ledger, turn, draft,
                 lambda docket, person: managing.manage(docket, _register(ledger), person, draft))  # fmt: skip


def set_aside(ledger: store.Ledger, turn: Turn, line: str, reason: str) -> Filed:
    """Take a line out of view. It stays in the record, and can be brought back."""

    def judge(docket: Docket, person: Person) -> Act:
        return managing.set_aside(docket, reading.ground_of(ledger, docket), person, line, reason)

    return _file(ledger, turn, ["set aside", line, reason], judge)


def bring_back(ledger: store.Ledger, turn: Turn, line: str, reason: str) -> Filed:
    """Bring a line back into view."""
    return _file(ledger, turn, ["bring back", line, reason],
                 lambda docket, person: managing.bring_back(docket, person, line, reason))  # fmt: skip


def close(ledger: store.Ledger, turn: Turn, state: ClosedAs, reason: str) -> Filed:
    """Close a review. It takes no advice, edit or signature after that; what was decided is still watched."""
    return _file(ledger, turn, ["close", state, reason],
                 lambda docket, person: managing.close(docket, person, state, reason))  # fmt: skip
