"""A review of one case as of one date: all parts together, with the answers that open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caveat.evidence import Citation, Figure
from caveat.review.result.claim import Prose, Support
from caveat.review.result.gate import ProvisionView
from caveat.review.result.line import FrontRow, HoldView, LineReview, PrecedentView
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.option import OptionReview
from caveat.review.result.testimony import ActorView, Contested, ContradictionView, OriginView, StatementView

FORMAT = "caveat-review/1"


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
class DeadlineView:
    """A date ahead of the as-of date."""

    date: str
    days_left: Figure | None
    text: str
    effect: str
    support: tuple[Support, ...]


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
class NotAddedView:
    """A total that is not one."""

    what: str
    figure: Figure
    why: str


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
