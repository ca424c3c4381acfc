"""What a person writes to set up a case: closed pydantic models, one for each part of the file.

What all parts are made of stands in ``casefacts``, documents and statements in ``casesources``, goods on their way in
``casepipeline``; the rest, and the file as a whole, here.

Every part that states something of the world is a ``Fact`` and names the documents that support it. Whether a fact
may be used as of a date is decided from the dates of those documents and from nothing else (``dossier``), so each
field that rests on another document than its row is a fact of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from caveat.evidence import Measure
from caveat.review.casefacts import Claim, Cost, Country, DateText, Fact, Id, Number, Refs, Words
from caveat.review.casepipeline import CaseItem, Dependence, Transfer
from caveat.review.casesources import CaseDocument, CaseStatement, Contradiction, Origin
from caveat.tables import Row

FORMAT = "caveat-case/1"


class CaseHead(Row):
    """The question."""

    id: Id
    question: Words
    title: str | None = None
    supplier: Country
    recipient: Country
    as_of: date
    compiled_from: str | None = None
    licence: str | None = None
    at_war: bool | None = None
    """Whether the recipient is at war as of the date; None where the compiler leaves it open. Finds like episodes."""
    publicity: Literal["public", "private", "leaked"] | None = None
    """How publicly the demand is made; finds like episodes."""
    out_of_bounds: tuple[str, ...] = ("protects-civilians",)
    """What no measure may touch: roles, rules of ``roles.toml``, or by default defensive systems that protect
    civilians."""
    out_of_bounds_reason: Claim | None = None
    costs: tuple[Cost, ...] = ()
    """Costs to the supplier that any hold on an open line would bring, whatever the item."""
    notes: tuple[Claim, ...] = ()


class Observation(Number):
    """One reading of an indicator."""

    period: DateText | str
    series: str | None = None
    """Who counted what; readings of different series are never joined."""


class Threshold(Number):
    """What would count as met."""

    direction: Literal["at-least", "at-most"]
    whose: str | None = None


class Indicator(Row):
    """How an objective is observed."""

    id: Id
    measure: Words
    unit: Words
    observations: tuple[Observation, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    context: tuple[Number, ...] = ()
    """Other numbers of the same measure that are no readings: a level before the war, a claimed capacity."""
    caution: str | None = None
    notes: tuple[Claim, ...] = ()


class Objective(Fact):
    """What the supplier asks for."""

    id: Id
    condition: Words
    sought_by: str | None = None
    precision: str | None = None
    demand_kind: str | None = None
    """The episodes' code for this demand, such as humanitarian-access; finds like episodes."""
    domain: Literal["foreign-policy", "domestic"] | None = None
    status: Literal["sought", "rejected"] = "sought"
    status_reason: Claim | None = None
    indicators: tuple[Indicator, ...] = ()


class Position(Row):
    """Where an actor stands, 0 against any measure to 100 for the strongest, as a judgement with its owner."""

    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)
    owner: Words
    reason: Words
    justified_by: Refs = Field(min_length=1)


class Actor(Fact):
    """A person or body with a say, a stake or a voice. With sources it is known only from their day."""

    id: Id
    name: Words
    role: Words
    side: Literal["supplier", "recipient", "third-party", "observer"]
    decides: bool = False
    """True for a body or person whose decision on a transfer is the supplier's own."""
    position: Position | None = None
    no_position: str | None = None
    notes: tuple[Claim, ...] = ()


class Precedent(Fact):
    """An earlier use of deliveries that the case's own sources report."""

    id: Id
    date: DateText
    item: Words
    what: Words
    asked: str | None = None
    ended: Claim | None = None
    result: Claim | None = None
    notes: tuple[Claim, ...] = ()
    episode: Id | None = None


class Event(Claim):
    """Something that happened: context before the as-of date, or what came later."""

    id: Id
    date: DateText
    kind: str | None = None
    bears_on: Refs = ()
    result: str | None = None


class Deadline(Fact):
    """A date ahead, and what follows from it."""

    id: Id
    date: DateText
    text: Words
    effect: Words
    """Such as "a request, no legal effect"."""


class Series(Row):
    """A background measure over time."""

    id: Id
    measure: Words
    observations: tuple[Observation, ...]
    derived: tuple[Number, ...] = ()


class Assumption(Row):
    """A number that nobody published, with a range, a reason and an owner."""

    id: Id
    about: Words
    unit: Words
    low: float
    likely: float | None = None
    high: float
    distribution: Literal["uniform", "triangular"] = "triangular"
    reason: Words
    owner: Words
    made: date
    sources: Refs = ()

    @model_validator(mode="after")
    def _in_order(self) -> Assumption:
        middle = self.low if self.likely is None else self.likely
        if not self.low <= middle <= self.high:
            raise ValueError("low, likely and high in ascending order")
        return self


class OptionMeasure(Row):
    """One measure on named lines."""

    measure: Measure
    lines: Refs = Field(min_length=1)
    factor: float | None = Field(default=None, gt=0)
    quantity: Number | None = None
    objective: Id | None = None
    start: DateText | None = None
    end: DateText | None = None
    release: str | None = None


class CaseOption(Row):
    """A named set of measures that a person wants compared beside the standing five."""

    id: Id
    name: Words
    polarity: Literal["none", "stick", "carrot", "both"]
    measures: tuple[OptionMeasure, ...] = ()
    reason: str | None = None


class Gap(Row):
    """Something that no public source gives, and what would follow from having it."""

    id: Id
    what: Words
    why: Words
    would_narrow: Words


class NotAdded(Fact):
    """A total that a naive reader would draw, and why it is not one."""

    id: Id
    what: Words
    number: Number
    why: Words


class Question(Row):
    """A question to score a review by, with the answer that later facts gave."""

    id: Id
    ask: Words
    truth: Words
    support: Refs = ()


class CaseFile(Row):
    """A whole case."""

    format: Literal["caveat-case/1"]
    case: CaseHead
    documents: tuple[CaseDocument, ...]
    origins: tuple[Origin, ...] = ()
    statements: tuple[CaseStatement, ...] = ()
    objectives: tuple[Objective, ...] = ()
    transfers: tuple[Transfer, ...]
    items: tuple[CaseItem, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    actors: tuple[Actor, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    context: tuple[Event, ...] = ()
    later: tuple[Event, ...] = ()
    """What came after the as-of date; scores a review and never enters one."""
    deadlines: tuple[Deadline, ...] = ()
    series: tuple[Series, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    legal_notes: tuple[Dependence, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    options: tuple[CaseOption, ...] = ()
    gaps: tuple[Gap, ...] = ()
    not_added: tuple[NotAdded, ...] = ()
    questions: tuple[Question, ...] = ()
