"""What is on its way in a case: transfers and their lines, stages and holds, and what is known of each item."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from caveat.evidence import Measure, Stage
from caveat.law.channels import Channel
from caveat.review.casefacts import Amount, Claim, Cost, Country, DateText, Fact, Id, Number, Quantity, Refs, Words


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
