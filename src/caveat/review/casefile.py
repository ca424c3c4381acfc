"""What a person writes to set up a case: closed pydantic models, one for each part of the file.

Every part that states something of the world is a ``Fact`` and names the documents that support it. Whether a fact
may be used as of a date is decided from the dates of those documents and from nothing else (``dossier``), so each
field that rests on another document than its row is a fact of its own.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from caveat.dates import PartialDate
from caveat.evidence import Act, AmountBasis, Attribution, Measure, Modality, Polarity, QuantityKind, Stage, evaluate
from caveat.tables import Row

FORMAT = "caveat-case/1"


def _partial(text: str) -> str:
    """A date at the precision of its source, or a range of two of them; kept as the text that it is."""
    for part in text.split("/"):
        PartialDate.parse(part)  # NotADate is a ValueError, which pydantic reports
    return text


def _country(code: str) -> str:
    if not (len(code) == 3 and code.isalpha() and code.isupper()):
        raise ValueError("an ISO 3166 country code of three capital letters, such as USA or ISR")
    return code


DateText = Annotated[str, AfterValidator(_partial)]
Country = Annotated[str, AfterValidator(_country)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.\-]*$", max_length=80)]
Refs = tuple[Id, ...]
Words = Annotated[str, Field(min_length=1)]


class Channel(StrEnum):
    """The way by which goods or money reach the recipient."""

    FMS = "FMS"
    DCS = "DCS"
    FMF = "FMF"
    PDA = "PDA"
    WRSA = "WRSA"
    EDA = "EDA"
    LICENCE = "LICENCE"
    DOMESTIC = "DOMESTIC"
    APPROPRIATION = "APPROPRIATION"


class Fact(Row):
    """Something of the world, with the documents that support it."""

    sources: Refs = ()
    """Documents of the case. A fact is visible as of a date if one of them was published by then."""
    public_from: DateText | None = None
    """A later day than the documents show from which the fact was public, where the compiler knows of one."""


class Claim(Fact):
    """One sentence in our words."""

    text: Words


class Cost(Claim):
    """What a measure would cost the supplier, and of which kind that cost is."""

    kind: Literal["contract", "industrial", "legal", "alliance", "signalling", "readiness"] = "contract"


class Number(Fact):
    """A number of the world: a value, an interval, words, a formula over named inputs, or an assumption's name."""

    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: Words = "articles"
    qualifier: str | None = None
    """"about", "more than", "at least": as the source puts it."""
    text: str | None = None
    """The source's own measure where it gives no number, such as "tens of thousands"."""
    formula: str | None = None
    inputs: dict[str, Number] = Field(default_factory=dict)
    assumption: Id | None = None
    note: str | None = None
    caution: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Number:
        if (self.low is None) != (self.high is None):
            raise ValueError("both low and high, or neither")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low at most high, and {self.low} is above {self.high}; turn them round")
        if self.value is not None and self.low is not None:
            raise ValueError("a value, or low and high, not both")
        if self.formula is not None:
            self._check_formula(self.formula)
        elif self.inputs:
            raise ValueError("a formula over the inputs that are given")
        return self

    def _check_formula(self, formula: str) -> None:
        known: dict[str, float] = {}
        for name, part in self.inputs.items():
            if part.value is None:
                raise ValueError(f"a value for the formula's input {name!r}")
            known[name] = float(part.value)
        found = evaluate(formula, known)
        if self.value is None:
            raise ValueError(f"the value of the formula, which is {found:g}")
        if abs(found - float(self.value)) > 0.005 * max(1.0, abs(found)):
            raise ValueError(f"{found:g}, which is what {formula} comes to")

    @property
    def known(self) -> bool:
        """True where there is a number, an interval or an assumption."""
        return self.value is not None or self.low is not None or self.assumption is not None


class Quantity(Number):
    """A number of articles, and what it counts."""

    kind: QuantityKind

    @model_validator(mode="after")
    def _kind_and_number(self) -> Quantity:
        if self.kind is QuantityKind.UNKNOWN and self.known:
            raise ValueError("a kind other than unknown, because a number is given")
        if self.kind is not QuantityKind.UNKNOWN and not self.known and not self.text:
            raise ValueError(f"a number, or kind: unknown, because {self.kind} is given without one")
        return self


class Amount(Number):
    """A sum of money, and what it stands for."""

    unit: Words = "USD"
    basis: AmountBasis
    scope: str | None = None
    """What the sum covers where that is more than this line, such as "whole notice"."""


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


class CaseDocument(Row):
    """Bytes that someone published. The text is held only where a user attached it."""

    id: Id
    address: Words
    title: Words
    publisher: Words
    published: DateText | None
    kind: Literal["news", "official-notice", "press-release", "statute", "report", "register"]
    reliability: Literal["high", "medium", "low"]
    reliability_note: str | None = None
    language: str | None = None


class Origin(Row):
    """Whoever first knew what many pages repeat. Its pages count once."""

    id: Id
    name: Words
    documents: Refs = ()
    note: str | None = None


class CaseAttribution(Row):
    """On whose word."""

    kind: Attribution
    count: int | None = Field(default=None, ge=1)
    description: str | None = None
    relayed_from: str | None = None


class CaseStatement(Row):
    """What one speaker says that an actor does, wants or denies; the paraphrase is ours, the quote the document's."""

    id: Id
    document: Id
    also: Refs = ()
    """Further documents that carry the same statement."""
    origin: Id
    speaker: Words
    speaker_ref: Id | None = None
    attribution: CaseAttribution
    act: Act
    actor: str | None = None
    target: str | None = None
    object: str | None = None
    items: Refs = ()
    modality: Modality
    polarity: Polarity
    date: DateText | None
    paraphrase: Words
    quote: str | None = None
    """Exact words; checked once the document's text is attached."""
    printed: int = Field(default=1, ge=1)
    """How often the document prints it."""
    defect: Literal[
        "garbled-direction", "list-merge", "mutation", "unsupported-by-history", "refuted", "double-count",
        "value-mismatch", "list-read-as-delivery",
    ] | None = None  # fmt: skip
    duplicate_of: Id | None = None
    supports: Refs = ()
    contradicts: Refs = ()
    see: Refs = ()
    scope: str | None = None
    note: str | None = None
    quantities: tuple[Number, ...] = ()
    public_from: DateText | None = None
    supersedes: Id | None = None


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


class StageEvent(Fact):
    """A step that a document shows a line to have taken."""

    stage: Stage
    date: DateText | None = None
    detail: str | None = None
    quantity: Number | None = None
    amount: Amount | None = None
    emergency: bool = False
    """True where the document states an emergency that waives the statutory review."""
    informal: bool = False
    """True where the step is by custom only, such as informal notice to committee leaders."""

    @model_validator(mode="after")
    def _has_evidence(self) -> StageEvent:
        if not self.sources:
            raise ValueError("sources: a stage without evidence is not recorded; name the document that shows it")
        return self


class Lifting(Fact):
    """The day on which a hold ended, as a document reports it afterwards."""

    date: DateText
    text: Words


class Hold(Fact):
    """A measure in force on a line."""

    measure: Measure
    holder: Words
    start: DateText
    by: bool = False
    """True where the hold was in force by the start, and on which earlier day it began is not public."""
    end: DateText | None = None
    """An end that was set with the hold. One that came to pass is told in ``lifted``, with its own documents."""
    lifted: Lifting | None = None
    authority: str | None = None
    provision: str | None = None
    reason: str | None = None
    stage: Stage | None = None
    told: Claim | None = None
    """Who was told of the hold, where that is public."""
    partial: str | None = None

    @model_validator(mode="after")
    def _has_evidence(self) -> Hold:
        if not self.sources:
            raise ValueError("sources: a hold without evidence is not recorded; name the document that shows it")
        return self


class Line(Fact):
    """One item of a transfer."""

    id: Id
    item: Id
    description: Words
    quantity: Quantity
    delivered: Quantity | None = None
    amounts: tuple[Amount, ...] = ()
    stage: Stage
    events: tuple[StageEvent, ...] = ()
    holds: tuple[Hold, ...] = ()
    gates: tuple[Claim, ...] = ()
    """Decision points that the compiler judges to be left; the law's own gates are found by ``law``."""
    balance: Number | None = None
    """What is still to come, where a document says."""
    overlaps: Refs = ()
    """Lines that may be the same goods; they are counted once."""
    overlap_note: str | None = None
    notes: tuple[Claim, ...] = ()


class Transfer(Fact):
    """One request to delivery, through one channel."""

    id: Id
    supplier: Country
    channels: tuple[Channel, ...] = ()
    """Empty where the channel is not public."""
    channel_words: str | None = None
    funding: Literal["national", "FMF", "unknown"] = "unknown"
    from_stock: bool = False
    """True where goods come out of the supplier's own stock, so that no production stands between sale and delivery."""
    description: Words
    role_in_case: Literal["pipeline", "substitute"] = "pipeline"
    identifiers: tuple[Claim, ...] = ()
    """Transmittal, register and case numbers as printed."""
    routes: tuple[Claim, ...] = ()
    contractors: tuple[Claim, ...] = ()
    notes: tuple[Claim, ...] = ()
    lines: tuple[Line, ...] = Field(min_length=1)


class Substitute(Fact):
    """Another way in which the recipient could come by the item."""

    text: Words
    line: Id | None = None
    item: Id | None = None
    lead_time: Number | None = None
    restriction: str | None = None


class Production(Fact):
    """Someone's own making of an item."""

    exists: bool | None = None
    rate: Number | None = None
    text: str | None = None
    period: str | None = None


class CaseItem(Fact):
    """What the case knows of an item for this recipient. Roles and names are the catalogue's."""

    id: Id
    named_as_leverage: Claim | None = None
    role_contested: tuple[Claim, ...] = ()
    """Who disputes the catalogue's role for it, and how; with documents, so that it is shown from their day only."""
    suppliers: tuple[Claim, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    recipient_production: tuple[Production, ...] = ()
    supplier_production: tuple[Production, ...] = ()
    use: tuple[Number, ...] = ()
    """Consumption; per unit of time where the unit says so."""
    stock: Number | None = None
    third_party: Number | None = None
    unit_cost: tuple[Number, ...] = ()
    needs: Refs = ()
    """Items without which this one cannot be used."""
    side_effects: tuple[Claim, ...] = ()
    notes: tuple[Claim, ...] = ()
    costs: tuple[Cost, ...] = ()
    """Cost to the supplier of holding it."""


class Dependence(Claim):
    """What a source says of the recipient's reliance on the supplier."""

    id: Id
    period: str | None = None
    share: Number | None = None
    items: Refs = ()
    """Empty where it is about all arms."""
    caution: str | None = None


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


class Resolution(Fact):
    """How a contradiction stands, and what that rests on."""

    status: Literal["open", "resolved"]
    text: Words
    rests_on: Refs = ()


class Contradiction(Row):
    """Two sides that cannot both hold, or only seem so."""

    id: Id
    kind: Literal["real", "apparent"]
    topic: Words
    side_a: Refs = Field(min_length=1)
    side_b: Refs = Field(min_length=1)
    resolutions: tuple[Resolution, ...] = ()
    documents: Refs = ()


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
