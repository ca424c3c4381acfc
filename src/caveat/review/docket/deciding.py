"""A docket, a decider and a draft in; the decision that may be recorded out, or the sentence why not.

A decision is never edited; ``stepping`` has the further ones that suspend, reinstate or revoke it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from caveat.evidence import Act, Modality, Polarity
from caveat.review.casefacts import DateText, Id
from caveat.review.docket import people, permits, recommending
from caveat.review.docket.acts import STOPPING, Advice, Decided, Digest, Reported, Seq, Step
from caveat.review.docket.countersignatures import Rules
from caveat.review.docket.ground import Ground, LineCard
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import OutOfTurn, Unfit, near
from caveat.review.docket.state import Decision, Docket, Recommendation, effect
from caveat.review.docket.terms import Said, Terms, Text
from caveat.tables import Row

WITHOUT_POWER = (Advice.PROCEED, Advice.NO_VIEW)


class DecisionDraft(Row):
    """A decision as somebody writes it. Who decides is not among its fields."""

    lines: tuple[str, ...] = ()
    whole: bool = False
    advice: Advice
    follows: Seq | None = None
    departs_from: Seq | None = None
    reasons: Text = ""
    findings: tuple[Digest, ...] = ()
    power: str | None = None
    """The provision relied on."""
    conditions: tuple[Terms, ...] = Field(default=(), max_length=20)
    takes_effect: date | None = None
    override: Text | None = None


class ReportedDraft(Row):
    """A decision of others, as a statement of the case reports it."""

    lines: tuple[str, ...] = ()
    whole: bool = False
    advice: Advice
    decided_by: Said
    statement: Id
    decided_on: DateText | None = None
    note: Text | None = None


def decide(docket: Docket, ground: Ground, rules: Rules, person: Person, draft: DecisionDraft) -> Decided:
    """What is to be recorded of a decision.

    Raises  Closed, NotEntitled; OutOfTurn where a decision stands or a signature is missing; Unfit, also where a
            question is open and no written reason goes past it.
    """
    recommending.open_docket(docket, "decide on it")
    people.require(person, "decide", docket.name)
    line = recommending.subject(docket, ground, draft.lines, draft.whole)
    before = docket.taken(line)
    _none_stands(docket, before)
    if draft.advice is Advice.NO_VIEW:
        raise Unfit(docket.name, "advice", "no view decides nothing", "Write what is decided.")
    cards = ground.touched(docket, line)
    named = _named(docket, line, draft)
    _countersigned(docket, rules, named, draft, cards)
    recommending.conditions(docket, ground, draft.advice, draft.conditions)
    if not draft.findings:
        mend = "Give the digest of the review, or of a result in it."
        raise Unfit(docket.name, "findings", "a decision cites the findings it rests on, and none is named", mend)
    past = [
        *_questions(docket, line),
        *recommending.objections(docket, draft.advice, cards),
        *power_against(docket, draft.advice, draft.power, cards, ground),
    ]
    past = list(recommending.overridden(docket, past, draft.override, "override", ()))
    return Decided(
        step=Step.DECIDE, line=line, advice=draft.advice, follows=draft.follows, departs_from=draft.departs_from,
        reasons=draft.reasons, findings=draft.findings, power=draft.power, conditions=draft.conditions,
        takes_effect=draft.takes_effect, override=draft.override if past else None, overrides=tuple(past),
        previous=before.seq if before else None,
    )  # fmt: skip


_DECISIONS = (
    Act.DECIDE, Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.CONDITION, Act.OFFER, Act.APPROVE, Act.RESUME, Act.DELIVER,
    Act.NOTIFY,
)  # fmt: skip
"""What a supplier does once it has decided; who asks, weighs, backs or denies something has not."""


def report(docket: Docket, ground: Ground, person: Person, draft: ReportedDraft) -> Reported:
    """What is to be recorded of a decision that a statement of the case reports.

    Raises  Closed, NotEntitled, Unfit: also for a statement that says less than that something was decided.
    """
    recommending.open_docket(docket, "enter a decision on it")
    people.require(person, "enter a decision that was reported", docket.name)
    line = recommending.subject(docket, ground, draft.lines, draft.whole)
    found = ground.statements.get(draft.statement)
    if found is None:
        stands = f"{draft.statement!r} is no statement that was public by {ground.as_of.isoformat()}"
        raise Unfit(docket.name, "statement", stands, near(draft.statement, ground.statements))
    firm = found.modality is Modality.ASSERTED and found.polarity is Polarity.POSITIVE
    if not firm or found.act not in _DECISIONS:
        polarity = "not so" if found.polarity is Polarity.NEGATIVE else found.modality.value
        stands = f"{draft.statement} says {found.act.value} as {polarity}, and that reports no decision"
        mend = "Cite a statement that asserts the decision, or leave it: what is considered is not decided."
        raise Unfit(docket.name, "statement", stands, mend)
    if draft.advice is Advice.NO_VIEW:
        raise Unfit(docket.name, "advice", "no view is no decision", "Write what was decided.")
    made = Reported(
        line=line, advice=draft.advice, decided_by=draft.decided_by, statement=draft.statement,
        decided_on=draft.decided_on, note=draft.note,
    )  # fmt: skip
    if any(one.said == made and one.retracted is None for one in docket.decisions):
        raise OutOfTurn(docket.name, f"{draft.statement} is entered as reporting it already", "Leave it.")
    return made


def _none_stands(docket: Docket, before: Decision | None) -> None:
    if before is None or (isinstance(before.said, Decided) and before.said.step is Step.REVOKE):
        return
    about = before.said.line or "the review as a whole"
    stands = f"decision {before.seq} by {before.by.name} stands on {about}: {effect(before)}"
    raise OutOfTurn(docket.name, stands, "Suspend or revoke that one; two decisions never stand on one subject.")


def _named(docket: Docket, line: str | None, draft: DecisionDraft) -> Recommendation:
    """The recommendation that a decision follows or departs from."""
    if (draft.follows is None) == (draft.departs_from is None):
        stands = "it names none" if draft.follows is None else "it names one for each"
        mend = "Name the one recommendation that it follows, or the one that it departs from with reasons."
        raise Unfit(
            docket.name, "follows", f"a decision follows or departs from one recommendation, and {stands}", mend
        )
    seq = draft.follows or draft.departs_from
    assert seq is not None
    found = recommending.live(docket, seq)
    if found.said.line != line:
        about = found.said.line or "the review as a whole"
        stands = f"recommendation {seq} is about {about}, and the decision about {line or 'the review as a whole'}"
        raise Unfit(docket.name, "follows", stands, "Name one on the same subject.")
    same = found.said.advice is draft.advice
    if draft.follows is not None and not same:
        stands = f"recommendation {seq} advises to {found.said.advice.words}, and the decision is {draft.advice.words}"
        raise Unfit(docket.name, "follows", stands, "Name it as departed from, with reasons.")
    if draft.departs_from is not None:
        if same:
            stands = f"recommendation {seq} advises the same, so that nothing departs from it"
            raise Unfit(docket.name, "departs_from", stands, "Name it as followed.")
        recommending.given(docket, "reasons", draft.reasons, f"departing from recommendation {seq}")
    return found


def _countersigned(
    docket: Docket, rules: Rules, named: Recommendation, draft: DecisionDraft, cards: Sequence[LineCard]
) -> None:
    """Raise  OutOfTurn where the countersignatures that the decision needs do not stand."""
    if draft.follows is not None:
        if not named.signed:
            stands = f"recommendation {named.seq} {lacks(named)}, so that no decision can follow it"
            raise OutOfTurn(docket.name, stands, "Have it countersigned first.")
        return
    need = rules.need(cards, named.said.line is None, draft.advice)
    milder = named.said.advice in STOPPING and draft.advice in STOPPING and (
        STOPPING.index(draft.advice) <= STOPPING.index(named.said.advice))  # fmt: skip
    if not need.signers or (milder and named.signed and len(named.accepted) >= len(need.signers)):
        return
    stands = (
        f"to {draft.advice.words} needs {len(need.signers)} countersignatures, and recommendation {named.seq} "
        f"({named.said.advice.words}; {named.standing}) bears none for that"
    )
    raise OutOfTurn(
        docket.name, stands, f"Have {draft.advice.words} recommended and countersigned, and follow that recommendation."
    )


def lacks(found: Recommendation) -> str:
    """What keeps a decision from following a recommendation, for a reader."""
    if found.returned is not None:
        return f"was {found.standing}"
    missing = found.said.signers[len(found.accepted):]  # fmt: skip
    return f"still lacks {len(missing)} of {found.needed} countersignatures (by {', then '.join(missing)})"


def _questions(docket: Docket, line: str | None) -> list[str]:
    """What an open question to an outside party keeps from being decided, by name."""
    return [
        f"question {one.seq} to {one.said.of} is open since {one.at[:10]} ({one.said.text[:80]})"
        for one in docket.questions
        if one.open and one.concerns(line)
    ]


def power_against(
    docket: Docket, advice: Advice, power: str | None, cards: Sequence[LineCard], ground: Ground
) -> list[str]:
    """What stands against the power relied on.

    Raises  Unfit where one is needed and could be named.
    """
    allowed = permits.permitting(cards, advice, ground.as_of)
    if advice in WITHOUT_POWER:
        if power is not None:
            stands = f"to {advice.words} takes no measure, and {power} is named for it"
            raise Unfit(docket.name, "power", stands, "Leave the power out.")
        return []
    if power is None:
        if allowed:
            mend = f"At this stage these permit it: {', '.join(allowed)}."
            raise Unfit(docket.name, "power", f"to {advice.words} relies on a power, and none is named", mend)
        return [f"no power that is held here permits it; {permits.none_held(cards, ground.as_of)}"]
    why = permits.why_not(power, cards, advice, ground.as_of)
    if why is not None and allowed:
        why = f"{why.rstrip('.')}; at this stage these permit it: {', '.join(allowed)}"
    return [why] if why else []
