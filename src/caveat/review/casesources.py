"""The documents of a case, who first knew what they say, what is said in them, and what contradicts what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.review.casefacts import DateText, Fact, Id, Number, Refs, Words
from caveat.tables import Row


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
