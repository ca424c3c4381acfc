"""The entries of a docket in, in their order; how it stands out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from caveat.review.docket.acts import (
    Answered,
    Asked,
    BroughtBack,
    Decided,
    Managed,
    Observed,
    Opened,
    QuestionClosed,
    Recommended,
    Reported,
    Retracted,
    ReviewClosed,
    SetAside,
    Signed,
    Told,
    Withdrawn,
)
from caveat.review.docket.state import Condition, Decision, Docket, Event, Question, Recommendation, Signature


def fold(name: str, events: Iterable[Event]) -> Docket:
    """How a docket stands after its entries. The first one opens it.

    Holds   the same entries give the same docket; nothing that was entered is lost from ``events``.
    """
    docket: Docket | None = None
    for event in events:
        docket = _begun(name, event) if docket is None else follow(docket, event)
    assert docket is not None, f"{name} has no entries"
    return docket


def _begun(name: str, event: Event) -> Docket:
    said = event.act
    assert isinstance(said, Opened)
    return Docket(
        name, event, said, said.circle, said.assignees, said.due, said.target_days, event.seq, (event,)
    )  # fmt: skip


def follow(docket: Docket, event: Event) -> Docket:
    """The docket with one more entry."""
    said = event.act
    docket = replace(docket, last=event.seq, events=(*docket.events, event))
    if isinstance(said, Recommended | Withdrawn | Signed):
        return replace(docket, recommendations=tuple(_advised(docket.recommendations, event)))
    if isinstance(said, Asked):
        asked = Question(event.seq, event.at, event.by, said)
        return replace(docket, questions=(*docket.questions, asked))
    if isinstance(said, Answered | QuestionClosed):
        ended = (replace(one, ended=event) if one.seq == said.question else one for one in docket.questions)
        return replace(docket, questions=tuple(ended))
    if isinstance(said, Decided | Reported):
        return _decided(docket, event, said)
    if isinstance(said, Told):
        told = (replace(o, told=(*o.told, event)) if o.seq == said.decision else o for o in docket.decisions)
        return replace(docket, decisions=tuple(told))
    if isinstance(said, Retracted):
        return _retracted(docket, event, said)
    if isinstance(said, Observed):
        return replace(docket, conditions=tuple(_observed(docket.conditions, event, said)))
    return _managed(docket, event)


def _managed(docket: Docket, event: Event) -> Docket:
    said = event.act
    if isinstance(said, Managed):
        return replace(
            docket, circle=said.circle, assignees=said.assignees, due=said.due, target_days=said.target_days
        )  # fmt: skip
    if isinstance(said, SetAside):
        return replace(docket, set_aside={**docket.set_aside, said.line: event})
    if isinstance(said, BroughtBack):
        left = {line: since for line, since in docket.set_aside.items() if line != said.line}
        return replace(docket, set_aside=left)
    assert isinstance(said, ReviewClosed), said
    return replace(docket, closed=event)


def _advised(there: tuple[Recommendation, ...], event: Event) -> Iterable[Recommendation]:
    said = event.act
    for one in there:
        if isinstance(said, Recommended) and one.seq == said.replaces:
            yield replace(one, superseded_by=event.seq, signatures=_voided(one))
        elif isinstance(said, Withdrawn) and one.seq == said.recommendation:
            yield replace(one, withdrawn=event, signatures=_voided(one))
        elif isinstance(said, Signed) and one.seq == said.recommendation:
            yield replace(one, signatures=(*one.signatures, Signature(event.seq, event.at, event.by, said)))
        else:
            yield one
    if isinstance(said, Recommended):
        yield Recommendation(event.seq, event.at, event.by, said)


def _voided(one: Recommendation) -> tuple[Signature, ...]:
    return tuple(replace(signature, void=True) for signature in one.signatures)


def _decided(docket: Docket, event: Event, said: Decided | Reported) -> Docket:
    terms = said.conditions if isinstance(said, Decided) else ()
    new = (Condition(f"{event.seq}.{n}", event.seq, said.line, one) for n, one in enumerate(terms, 1))
    made = Decision(event.seq, event.at, event.by, said)
    return replace(docket, decisions=(*docket.decisions, made), conditions=(*docket.conditions, *new))


def _retracted(docket: Docket, event: Event, said: Retracted) -> Docket:
    """The docket without what was entered by mistake; the log keeps it."""
    decisions = (
        replace(
            one,
            retracted=event if one.reported and str(one.seq) == said.entry else one.retracted,
            told=tuple(told for told in one.told if str(told.seq) != said.entry),
        )
        for one in docket.decisions
    )
    conditions = (
        replace(one, retracted=one.retracted | {said.entry}) if said.entry in dict(one.readings) else one
        for one in docket.conditions
    )
    return replace(docket, decisions=tuple(decisions), conditions=tuple(conditions))


def _observed(there: tuple[Condition, ...], event: Event, said: Observed) -> Iterable[Condition]:
    for one in there:
        if one.ref != said.condition:
            yield one
            continue
        new = ((f"{event.seq}.{n}", reading) for n, reading in enumerate(said.readings, 1))
        yield replace(one, readings=(*one.readings, *new))
