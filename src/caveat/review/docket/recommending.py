"""A docket, a person and a draft in; the recommendation that may be recorded out, or the sentence why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from caveat.review.casefacts import Id
from caveat.review.docket import people, permits
from caveat.review.docket.acts import STOPPING, Advice, Digest, Recommended, Withdrawn
from caveat.review.docket.countersignatures import Need, Rules
from caveat.review.docket.ground import Ground, LineCard
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import Closed, NotEntitled, OutOfTurn, Unfit, near
from caveat.review.docket.state import Docket, Recommendation
from caveat.review.docket.terms import Terms, Text
from caveat.tables import Row


class Draft(Row):
    """A recommendation as somebody writes it. Who writes is not among its fields."""

    lines: tuple[str, ...] = ()
    whole: bool = False
    """True for the review as a whole."""
    office: Id
    advice: Advice
    reasons: Text = ""
    statements: tuple[Id, ...] = ()
    findings: tuple[Digest, ...] = ()
    provisions: tuple[str, ...] = ()
    conditions: tuple[Terms, ...] = Field(default=(), max_length=20)
    override: Text | None = None


def open_docket(docket: Docket, what: str) -> None:
    """Raise  Closed where the review is closed: then it takes no advice, edit or signature."""
    if docket.closed is not None:
        stands = f"it was closed as {docket.closed_as} by {docket.closed.by.name} on {docket.closed.day}"
        raise Closed(docket.name, f"{stands}, so that nobody can {what}", "Open a new review that cites it.")


def subject(docket: Docket, ground: Ground, lines: Sequence[str], whole: bool) -> str | None:
    """The one line that is meant, or None for the review as a whole.

    Raises  Unfit where several subjects are named or none, or a line that is not there.
    """
    if len(lines) + whole != 1:
        named = [*lines, *(["the review as a whole"] if whole else [])]
        stands = f"it names {len(named)} subjects ({', '.join(named)})" if named else "it names no subject"
        raise Unfit(
            docket.name, "about", stands, "Name exactly one line, or the review as a whole; write one for each."
        )
    line = lines[0] if lines else None
    ground.known(docket, line)
    return line


def recommend(docket: Docket, ground: Ground, rules: Rules, person: Person, draft: Draft) -> Recommended:
    """What is to be recorded of a recommendation.

    Raises  Closed, NotEntitled, Unfit; OutOfTurn for one that says again what stands.
    """
    open_docket(docket, "recommend on it")
    people.require(person, "recommend", docket.name)
    people.speaks_for(person, draft.office, docket.name)
    line = subject(docket, ground, draft.lines, draft.whole)
    cards = ground.touched(docket, line)
    _cited(docket, ground, draft)
    conditions(docket, ground, draft.advice, draft.conditions)
    past = _past(docket, draft, cards, ground.as_of)
    need = rules.need(cards, line is None, draft.advice)
    before = standing(docket, person.id, draft.office, line)
    made = Recommended(
        line=line, office=draft.office, advice=draft.advice, reasons=draft.reasons, statements=draft.statements,
        findings=draft.findings, provisions=draft.provisions, conditions=draft.conditions,
        override=draft.override if past else None, overrides=past, signers=need.signers, rules=need.digest,
        needed_by=need.rules, replaces=before.seq if before else None,
    )  # fmt: skip
    if before is not None and before.returned is None:
        _changes(docket, before, made)
    return made


def needs(docket: Docket, ground: Ground, rules: Rules, line: str | None, advice: Advice) -> Need:
    """How many countersignatures an advice would need, before anybody submits it."""
    ground.known(docket, line)
    return rules.need(ground.touched(docket, line), line is None, advice)


def standing(docket: Docket, person: str, office: str, line: str | None) -> Recommendation | None:
    """The live recommendation of a person for an office about a subject: there is at most one."""
    own = (one for one in docket.live(line) if one.by.person == person and one.said.office == office)
    return next(own, None)


def withdraw(docket: Docket, person: Person, recommendation: int, reason: str) -> Withdrawn:
    """What is to be recorded where somebody takes their own recommendation back."""
    open_docket(docket, "withdraw advice on it")
    people.require(person, "withdraw a recommendation", docket.name)
    found = live(docket, recommendation)
    if found.by.person != person.id:
        stands = f"recommendation {found.seq} is {found.by.name}'s, and only its author takes it back"
        raise NotEntitled(docket.name, stands, "Write one of your own beside it.")
    return Withdrawn(recommendation=found.seq, reason=given(docket, "reason", reason, "a withdrawal"))


def live(docket: Docket, recommendation: int) -> Recommendation:
    """The live recommendation of a record.

    Raises  Unfit where there is none; OutOfTurn where it is superseded or withdrawn.
    """
    found = docket.recommendation(recommendation)
    if found is None:
        known = [str(one.seq) for one in docket.recommendations if one.live]
        raise Unfit(docket.name, "recommendation", f"{recommendation} is none of it", near(str(recommendation), known))
    if not found.live:
        raise OutOfTurn(docket.name, f"recommendation {found.seq} is {found.standing}", "Look at what stands now.")
    return found


def given(docket: Docket, field: str, text: str, what: str) -> str:
    """The text, where there is one.

    Raises  Unfit where it is empty.
    """
    if not text.strip():
        raise Unfit(docket.name, field, f"{what} needs it, and it is empty", "Write why, for whoever reads it later.")
    return text


def _cited(docket: Docket, ground: Ground, draft: Draft) -> None:
    """Check that reasons are given and what they cite is there."""
    for one in draft.statements:
        if one not in ground.statements:
            stands = f"{one!r} is no statement that was public by {ground.as_of.isoformat()}"
            raise Unfit(docket.name, "statements", stands, near(one, ground.statements))
    if draft.advice is Advice.NO_VIEW:
        return
    given(docket, "reasons", draft.reasons, f"advice to {draft.advice.words}")
    if not draft.statements and not draft.findings:
        stands = f"advice to {draft.advice.words} cites nothing"
        raise Unfit(docket.name, "statements", stands, "Cite a statement of the case, or a finding by its digest.")


def conditions(docket: Docket, ground: Ground, advice: Advice, terms: Sequence[Terms]) -> None:
    """Check that conditions stand where they belong and are observed by what there is.

    Raises  Unfit otherwise.
    """
    if advice is Advice.CONDITIONS and not terms:
        mend = "Give each with indicator, threshold, window, due date and owner."
        raise Unfit(docket.name, "conditions", f"advice to {advice.words} states none", mend)
    if terms and advice not in (Advice.CONDITIONS, *STOPPING):
        stands = f"{advice.words} depends on nothing, and {len(terms)} stand there"
        raise Unfit(docket.name, "conditions", stands, f"Leave them out, or write {Advice.CONDITIONS.value}.")
    for one in terms:
        if one.measured_by is not None and one.measured_by not in ground.indicators:
            stands = f"{one.measured_by!r} is no indicator of the case"
            raise Unfit(docket.name, "conditions", stands, near(one.measured_by, ground.indicators))


def _past(docket: Docket, draft: Draft, cards: Sequence[LineCard], day: date) -> tuple[str, ...]:
    """What keeps the measure from being advised as it stands and is gone past by a written reason."""
    advice = draft.advice
    found = list(objections(docket, advice, cards))
    if advice.measure is None and draft.provisions:
        stands = f"advice to {advice.words} takes no measure, and {draft.provisions[0]} is named to permit one"
        raise Unfit(docket.name, "provisions", stands, "Leave it out, or tell of it in the reasons.")
    allowed = permits.permitting(cards, advice, day)
    if advice in STOPPING and not draft.provisions:
        if allowed:
            mend = f"At this stage these permit it: {', '.join(allowed)}."
            raise Unfit(docket.name, "provisions", f"advice to {advice.words} names none", mend)
        found.append(f"no provision that is held here permits it at this stage; {permits.none_held(cards, day)}")
    whys = (permits.why_not(name, cards, advice, day) for name in draft.provisions)
    return overridden(docket, [*found, *(why for why in whys if why)], draft.override, "provisions", allowed)


def objections(docket: Docket, advice: Advice, cards: Sequence[LineCard]) -> list[str]:
    """Lines that the case leaves out of bounds and the advice would touch: it names them, for the whole leaves them."""
    if advice not in (*STOPPING, Advice.CONDITIONS):
        return []
    return [f"{card.line} is out of bounds: {card.out_of_bounds}" for card in cards if card.out_of_bounds]


def overridden(
    docket: Docket, found: Sequence[str], override: str | None, field: str, allowed: Sequence[str]
) -> tuple[str, ...]:
    """What a written reason goes past.

    Raises  Unfit where something stands in the way and no reason is written.
    """
    if found and not (override or "").strip():
        one = " ".join(part.rstrip(".") + "." for part in found).rstrip(".")
        these = f"At this stage these permit it: {', '.join(allowed)}. " if allowed else ""
        mend = f"{these}Or write under override why it is to stand all the same; that is shown wherever it is."
        raise Unfit(docket.name, field, one, mend)
    return tuple(found)


def _changes(docket: Docket, before: Recommendation, made: Recommended) -> None:
    if made.model_copy(update={"replaces": before.said.replaces}) == before.said:
        stands = f"it says what your recommendation {before.seq} says, which stands"
        raise OutOfTurn(docket.name, stands, "Leave it: a new one would void its signatures for nothing.")
