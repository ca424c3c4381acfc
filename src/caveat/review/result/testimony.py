"""What sources said by the as-of date: statements, their origins, and where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Citation, Figure
from caveat.review.result.claim import Support


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
class Contested:
    """What the review is about: said by whom, denied by whom, counted in origins."""

    question: str
    contradiction: str
    asserted: Side
    denied: Side
    words: str


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
