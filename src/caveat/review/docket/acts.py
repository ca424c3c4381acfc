"""What is written on a docket: a closed model for each act, as the ledger keeps it. Who acted is no field of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from caveat.evidence import Measure
from caveat.review.casefacts import DateText, Id, Words
from caveat.review.docket.people import Circle
from caveat.review.docket.terms import Reading, Said, Terms, Text
from caveat.tables import Row

KIND = "docket-"
"""How the kinds of a docket's records begin."""
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of what a finding was made from, as the review bears it."""
Seq = Annotated[int, Field(ge=1)]
"""The sequence number of the record that an act is about."""


class Advice(StrEnum):
    """What a recommendation says, and what a decision does."""

    PROCEED = "proceed"
    CONDITIONS = "proceed-with-conditions"
    SLOW = "slow"
    HOLD = "hold"
    WITHHOLD = "withhold"
    EXPEDITE = "expedite"
    NO_VIEW = "no-view"

    @property
    def words(self) -> str:
        """The advice for a reader, in words."""
        return self.value.replace("-", " ")

    @property
    def measure(self) -> Measure | None:
        """The measure of the law that it takes; None where it takes none."""
        return _MEASURES.get(self)


_MEASURES = {
    Advice.CONDITIONS: Measure.CONDITION, Advice.SLOW: Measure.SLOW, Advice.HOLD: Measure.PAUSE,
    Advice.WITHHOLD: Measure.WITHHOLD, Advice.EXPEDITE: Measure.EXPEDITE,
}  # fmt: skip
STOPPING = (Advice.SLOW, Advice.HOLD, Advice.WITHHOLD)
"""Whatever slows or stops, from the mildest to the strongest."""


class Opened(Row):
    """A review, opened."""

    act: Literal["opened"] = "opened"
    case: Id
    as_of: date
    question: Said
    asker: Said
    circle: Circle
    assignees: tuple[Id, ...] = ()
    due: date | None = None
    target_days: int | None = Field(default=None, ge=1, le=1000)
    """The internal target in working days."""
    reopens: str | None = None
    """The closed review that it takes up again."""


class Managed(Row):
    """Who may read it, who works on it and until when, set anew."""

    act: Literal["managed"] = "managed"
    circle: Circle
    assignees: tuple[Id, ...]
    due: date | None
    target_days: int | None = Field(ge=1, le=1000)
    reason: Said


class SetAside(Row):
    """A line taken out of view. It stays in the record."""

    act: Literal["set-aside"] = "set-aside"
    line: Id
    reason: Said


class BroughtBack(Row):
    """A line brought back into view."""

    act: Literal["brought-back"] = "brought-back"
    line: Id
    reason: Said


class Recommended(Row):
    """A recommendation by one person for one office about one line, or the review as a whole."""

    act: Literal["recommended"] = "recommended"
    line: Id | None
    """None for the review as a whole."""
    office: Id
    advice: Advice
    reasons: Text = ""
    statements: tuple[Id, ...] = ()
    findings: tuple[Digest, ...] = ()
    provisions: tuple[str, ...] = ()
    conditions: tuple[Terms, ...] = ()
    override: Text | None = None
    overrides: tuple[str, ...] = ()
    """What the override goes past, in words."""
    signers: tuple[str, ...] = ()
    """The role that each countersignature takes, in order: as many as are needed."""
    rules: Digest
    """The rules of countersigning that say so."""
    needed_by: tuple[str, ...] = ()
    """Which of them, with what they say."""
    replaces: Seq | None = None


class Withdrawn(Row):
    """A recommendation taken back by whoever gave it."""

    act: Literal["withdrawn"] = "withdrawn"
    recommendation: Seq
    reason: Said


class Signed(Row):
    """A countersignature, or its refusal."""

    act: Literal["signed"] = "signed"
    recommendation: Seq
    order: int = Field(ge=1)
    accepted: bool
    reasons: Text = ""


class Asked(Row):
    """A question to an outside party."""

    act: Literal["asked"] = "asked"
    of: Said
    text: Said
    line: Id | None = None
    due: date | None = None


class Answered(Row):
    """Its answer. An answer may be empty."""

    act: Literal["answered"] = "answered"
    question: Seq
    text: Text = ""


class QuestionClosed(Row):
    """A question that no answer is awaited to any more."""

    act: Literal["question-closed"] = "question-closed"
    question: Seq
    reason: Said


class Step(StrEnum):
    """What a decision does to what stands."""

    DECIDE = "decide"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"


class Decided(Row):
    """A decision. A later one is appended; none is edited."""

    act: Literal["decided"] = "decided"
    step: Step
    line: Id | None
    advice: Advice
    """What is decided; for a further step, what the decision had been that it acts on."""
    follows: Seq | None = None
    departs_from: Seq | None = None
    reasons: Text = ""
    findings: tuple[Digest, ...] = ()
    power: str | None = None
    """The provision relied on."""
    conditions: tuple[Terms, ...] = ()
    takes_effect: date | None = None
    override: Text | None = None
    overrides: tuple[str, ...] = ()
    previous: Seq | None = None
    """The decision on the same subject before it."""


class Reported(Row):
    """A decision of others, as a statement of the case reports it."""

    act: Literal["reported"] = "reported"
    line: Id | None
    advice: Advice
    decided_by: Said
    statement: Id
    decided_on: DateText | None = None
    note: Text | None = None


class Told(Row):
    """Who was told of a decision, and when it took effect there."""

    act: Literal["told"] = "told"
    decision: Seq
    who: Said
    how: Said
    on: date
    took_effect: date | None = None
    """None where whoever was told has not said so."""


class Observed(Row):
    """Readings of a condition's indicator, entered or imported."""

    act: Literal["observed"] = "observed"
    condition: str
    imported: bool = False
    readings: tuple[Reading, ...] = Field(min_length=1)


class Retracted(Row):
    """What somebody entered of others by mistake: a reported decision, a record of who was told, a reading."""

    act: Literal["retracted"] = "retracted"
    entry: Words
    """Its record, such as 57; of a reading, its name, such as 60.1."""
    reason: Said


class ClosedAs(StrEnum):
    """How a review ended."""

    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


class ReviewClosed(Row):
    """The end of a review."""

    act: Literal["closed"] = "closed"
    state: ClosedAs
    reason: Said


Act: TypeAlias = (
    Opened | Managed | SetAside | BroughtBack | Recommended | Withdrawn | Signed | Asked | Answered | QuestionClosed
    | Decided | Reported | Told | Observed | Retracted | ReviewClosed
)  # fmt: skip
_ACTS: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="act")])


def read(payload: Mapping[str, Any]) -> Act:
    """An act, from a record's payload without its ``by``."""
    return _ACTS.validate_python(payload)
