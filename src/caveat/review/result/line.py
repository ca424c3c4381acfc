"""All that a review says of one line: its stage, its gates, how far it would be felt, what ties it to an objective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Figure
from caveat.review.result.claim import Support
from caveat.review.result.gate import Gate


@dataclass(frozen=True, slots=True)
class StageEvidence:
    """What places a line at a stage, and what that does not prove."""

    stage: str
    date: str | None
    detail: str | None
    emergency: bool
    informal: bool
    proves: str
    does_not_prove: str
    support: tuple[Support, ...]
    quantity: Figure | None = None


@dataclass(frozen=True, slots=True)
class HoldView:
    """A measure in force on a line."""

    line: str
    measure: str
    holder: str
    since: str
    reason: str | None
    told: str | None
    provision: str | None
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Bite:
    """Days until the recipient runs short if the line stops on the as-of date."""

    days: Figure
    missing: tuple[str, ...]
    narrows_most: str | None
    """The single missing fact that would narrow it most, and why."""
    words: str


@dataclass(frozen=True, slots=True)
class DependenceView:
    """The supplier's share of the recipient's supply of the item, and the other ways to come by it."""

    share: Figure
    own_production: tuple[str, ...]
    substitutes: tuple[SubstituteView, ...]
    supplier_production: tuple[Figure, ...]
    said: tuple[SaidOfDependence, ...]


@dataclass(frozen=True, slots=True)
class SubstituteView:
    """Another way to come by the item."""

    text: str
    transfer: str | None
    lead_time: Figure | None
    restriction: str | None
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class SaidOfDependence:
    """What a source says of reliance, or of the item's makers, making, use, stock and price, with its caution."""

    id: str
    text: str
    share: Figure | None
    caution: str | None
    support: tuple[Support, ...]
    figure: Figure | None = None
    """The number that the text is about, where it is one other than a share."""
    about: Literal["reliance", "leverage", "role", "maker", "need", "making", "use", "price", "stock", "note"] = (
        "reliance"
    )


@dataclass(frozen=True, slots=True)
class Nexus:
    """How a line bears on the conduct that an objective is about."""

    objective: str
    condition: str
    kind: Literal["named", "conduct", "none"]
    """named: a statement names the item as leverage for it; conduct: an indicator or statement ties the item to it."""
    explanation: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """One cost to the supplier: sourced, or unknown and said to be so."""

    kind: Literal["contract", "industrial", "legal", "alliance", "signalling", "readiness", "side-effect"]
    text: str
    figure: Figure | None
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class PrecedentView:
    """An earlier episode and which features it shares."""

    id: str
    title: str
    start: str
    outcome: str
    outcome_note: str | None
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    support: tuple[Support, ...]
    from_case: bool = False


@dataclass(frozen=True, slots=True)
class LineReview:
    """All the points of the review of one line."""

    transfer: str
    line: str
    item: str
    item_name: str
    description: str
    channels: tuple[str, ...]
    channel_words: str
    quantity: Figure
    delivered: Figure
    remaining: Figure
    """What is still to come and so could be withheld, in articles."""
    remaining_words: str
    role: str
    role_reason: str
    role_rule: str
    role_contested: str | None
    excluded: bool
    exclusion_reason: str | None
    group: Literal["named", "open", "excluded", "delivered", "substitute"]
    stage: str
    stage_proved: bool
    """False where the stage is reported and no event shows it: drawn as "no event"."""
    stage_words: str
    next_gate: str | None
    stage_evidence: tuple[StageEvidence, ...]
    held: tuple[HoldView, ...]
    stop_map: tuple[Gate, ...]
    exposure: tuple[Figure, ...]
    exposure_notes: tuple[str, ...]
    dependence: DependenceView
    bite: Bite
    nexus: tuple[Nexus, ...]
    cost: tuple[CostRow, ...]
    precedents: tuple[PrecedentView, ...]
    overlaps: tuple[str, ...]
    overlap_note: str | None
    notes: tuple[tuple[str, tuple[Support, ...]], ...]
    codes: tuple[tuple[str, str, str], ...] = ()
    """(list, code or "not covered", basis) of the item in the registers and control lists."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line's standing on one criterion of the front."""

    name: Literal["bite", "dependence", "nexus", "cost", "reversal"]
    words: str
    rank: int | None
    """0 is best; None where nothing public decides it: equal to another unknown, not compared with what is known."""


@dataclass(frozen=True, slots=True)
class FrontRow:
    """One line against the criteria; on the front where no other line is at least as good on all and better on one."""

    line: str
    on_front: bool
    criteria: tuple[Criterion, ...]
    dominated_by: tuple[str, ...]
