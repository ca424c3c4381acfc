"""What a review says: frozen values that paper, terminal, page and JSON all show, each number a ``Figure``.

A count of things listed beside it (origins, pages, lines) is a plain number; everything else that a reader could
take for a measurement of the world is a ``Figure`` with its basis. ``Prose`` is running text in which each number is a
figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Citation, Figure, Span

FORMAT = "caveat-review/1"

Prose = tuple[str | Figure, ...]
Verdict = Literal["met", "not-met", "no-threshold", "no-observation", "not-comparable"]


@dataclass(frozen=True, slots=True)
class CaseView:
    """The question, and as of when and known at when it is answered."""

    id: str
    title: str
    question: str
    supplier: str
    supplier_name: str
    recipient: str
    recipient_name: str
    as_of: str
    known_at: str | None
    """UTC time of record up to which the ledger was read; None where a case file was read without a ledger."""


@dataclass(frozen=True, slots=True)
class Support:
    """Where a claim stands: a held document's exact words, or a citation whose text is not held."""

    span: Span | None
    citation: Citation | None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement that was public by the as-of date."""

    id: str
    document: str
    origin: str
    speaker: str
    speaker_ref: str | None
    attribution: str
    attribution_count: int | None
    attribution_words: str | None
    act: str
    actor: str | None
    target: str | None
    object: str | None
    items: tuple[str, ...]
    modality: str
    polarity: str
    date: str | None
    paraphrase: str
    printed: int
    defect: str | None
    defect_words: str | None
    duplicate_of: str | None
    counted: bool
    """False where it is kept and not counted: a second printing, or a retelling that changed the sense."""
    scope: str | None
    note: str | None
    support: tuple[Support, ...]
    quantities: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginView:
    """One origin and the pages that carry it."""

    id: str
    name: str
    pages: tuple[Citation, ...]
    statements: tuple[str, ...]
    changed_in_retelling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question of fact: what is said, by how many origins, on which pages."""

    refs: tuple[str, ...]
    says: tuple[str, ...]
    origins: tuple[str, ...]
    pages: tuple[Citation, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two sides, side by side, and how the matter stands as of the date."""

    id: str
    kind: Literal["real", "apparent"]
    topic: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    side_a: Side
    side_b: Side
    status: Literal["open", "resolved"]
    explanation: str
    within_one_document: bool
    support: tuple[Support, ...] = ()


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
class ClockStep:
    """One line of a clock's arithmetic."""

    label: str
    value: str
    basis: str
    """Where the value comes from: a citation of law, an event's source, or "derived"."""


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock with its arithmetic."""

    provision: str
    citation: str
    starts: str | None
    ends: str | None
    waived: bool
    effect: str
    steps: tuple[ClockStep, ...]


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision as shown: its citation, and where its text was read."""

    id: str
    citation: str
    title: str
    confidence: str
    unverified: bool
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may act on a line, by what, until when: one row of the stop map."""

    gate: str
    holder: str
    measure: str
    """The measures that the power carries, joined by commas."""
    provisions: tuple[str, ...]
    notice_days: Figure | None
    clock: ClockView | None
    reversible: str
    bites: str
    """How fast the act takes hold on the supply side, in words."""
    state: Literal["open", "open-if", "closed", "conditional", "waived"]
    state_words: str
    opens: str | None
    """First day of the bar on a timeline, where one is known."""
    closes: str | None
    order: int
    any_time: bool = False
    custom: bool = False
    """True where it is open by custom alone, without legal force."""


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


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure of an option on one line."""

    measure: str
    line: str
    transfer: str
    factor: Figure | None
    quantity: Figure | None
    objective: str | None
    release: str | None


@dataclass(frozen=True, slots=True)
class LegalPart:
    """The legal screen of a part of an option."""

    status: Literal["may-be-done-now", "needs-first", "barred", "unknown"]
    measure: str
    lines: tuple[str, ...]
    holders: tuple[str, ...]
    provisions: tuple[str, ...]
    needs: tuple[str, ...]
    barred_by: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class LegalScreen:
    """Whether an option may be done now, by whom, under what; what it needs first; what bars it."""

    status: Literal["may-be-done-now", "needs-first", "barred", "in-part", "unknown", "nothing-to-do"]
    words: str
    holders: tuple[str, ...]
    provisions: tuple[str, ...]
    needs: tuple[str, ...]
    barred_by: tuple[str, ...]
    parts: tuple[LegalPart, ...]


@dataclass(frozen=True, slots=True)
class OptionReview:
    """One option, with its legal screen and what stands against it."""

    id: str
    name: str
    polarity: Literal["none", "stick", "carrot", "both"]
    why: str
    measures: tuple[MeasureView, ...]
    lines_touched: tuple[str, ...]
    defensive_untouched: bool
    legal: LegalScreen
    undone_by: str
    felt_after: str
    against: tuple[Prose, ...]
    costs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor, where it stands, and the statements that say so."""

    id: str
    name: str
    role: str
    side: str
    position: Figure
    stance: Literal["supports", "mixed", "resists", "unknown"]
    justified_by: tuple[str, ...]
    says: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """A named assumption."""

    id: str
    about: str
    figure: Figure
    made: str


@dataclass(frozen=True, slots=True)
class UnknownView:
    """What is not known, and what knowing it would narrow."""

    what: str
    would_narrow: str
    why: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ObservationView:
    """One reading."""

    period: str
    figure: Figure
    series: str | None
    caution: str | None


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator against its threshold, with a plain verdict."""

    id: str
    measure: str
    unit: str
    observations: tuple[ObservationView, ...]
    threshold: Figure | None
    threshold_words: str
    latest: ObservationView | None
    verdict: Verdict
    verdict_words: Prose
    shortfall: Figure | None
    context: tuple[tuple[str, Figure], ...]
    caution: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """What the supplier asks for, and how it stands."""

    id: str
    condition: str
    sought_by: str | None
    status: Literal["sought", "rejected"]
    status_words: str | None
    indicators: tuple[IndicatorView, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A date ahead of the as-of date."""

    date: str
    days_left: Figure | None
    text: str
    effect: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class NotAddedView:
    """A total that is not one."""

    what: str
    figure: Figure
    why: str


@dataclass(frozen=True, slots=True)
class Contested:
    """What the review is about: said by whom, denied by whom, counted in origins."""

    question: str
    contradiction: str
    asserted: Side
    denied: Side
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the seven questions, answered in a few sentences with their figures."""

    number: int
    question: str
    prose: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the review was made from: enough to make it again, byte for byte."""

    digest: str
    versions: Mapping[str, str]
    seed: int
    receipt_sequence: int | None = None
    receipt_head: str | None = None
    receipt_time: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review of one case as of one date."""

    format: str
    case: CaseView
    decision_status: str
    status_line: Prose
    lead: tuple[Prose, ...]
    answers: tuple[Answer, ...]
    contested: tuple[Contested, ...]
    objectives: tuple[ObjectiveView, ...]
    lines: tuple[LineReview, ...]
    front: tuple[FrontRow, ...]
    front_words: str
    options: tuple[OptionReview, ...]
    against: tuple[tuple[str, Prose], ...]
    """The case against the answer: heading and paragraph."""
    holds: tuple[HoldView, ...]
    deadlines: tuple[DeadlineView, ...]
    clocks_words: str
    statements: tuple[StatementView, ...]
    origins: tuple[OriginView, ...]
    contradictions: tuple[ContradictionView, ...]
    actors: tuple[ActorView, ...]
    precedents: tuple[PrecedentView, ...]
    not_added: tuple[NotAddedView, ...]
    assumptions: tuple[AssumptionView, ...]
    unknowns: tuple[UnknownView, ...]
    provisions: tuple[ProvisionView, ...]
    documents: tuple[Citation, ...]
    cautions: tuple[str, ...]
    inputs: Inputs
