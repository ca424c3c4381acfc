"""How a docket stands: frozen, each part with the entry that it comes from. ``folding`` makes it from the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caveat.review.docket.acts import (
    STOPPING,
    Act,
    Advice,
    Asked,
    Decided,
    Opened,
    Recommended,
    Reported,
    ReviewClosed,
    Signed,
    Step,
)
from caveat.review.docket.people import By, Circle
from caveat.review.docket.terms import Reading, Terms


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: its record's number and time, who acted, and what."""

    seq: int
    at: str
    by: By
    act: Act

    @property
    def day(self) -> date:
        """The day of its record, in UTC."""
        return date.fromisoformat(self.at[:10])


@dataclass(frozen=True, slots=True)
class Signature:
    """A countersignature. One that is void stays readable."""

    seq: int
    at: str
    by: By
    said: Signed
    void: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its signatures, and what became of it."""

    seq: int
    at: str
    by: By
    said: Recommended
    signatures: tuple[Signature, ...] = ()
    superseded_by: int | None = None
    withdrawn: Event | None = None

    @property
    def live(self) -> bool:
        """True where neither a new one took its place nor it was taken back."""
        return self.superseded_by is None and self.withdrawn is None

    @property
    def accepted(self) -> tuple[Signature, ...]:
        """The signatures that count."""
        return tuple(one for one in self.signatures if one.said.accepted and not one.void)

    @property
    def returned(self) -> Signature | None:
        """The signature that was refused, so that it went back to its author."""
        return next((one for one in self.signatures if not one.said.accepted and not one.void), None)

    @property
    def needed(self) -> int:
        """How many countersignatures it needs."""
        return len(self.said.signers)

    @property
    def signed(self) -> bool:
        """True where it stands with every countersignature that it needs."""
        return self.live and self.returned is None and len(self.accepted) >= self.needed

    @property
    def standing(self) -> str:
        """Where it stands, for a reader."""
        if self.withdrawn is not None:
            return "withdrawn"
        if self.superseded_by is not None:
            return f"superseded by {self.superseded_by}"
        if self.returned is not None:
            return f"returned by {self.returned.by.name}"
        if not self.needed:
            return "stands; no countersignature is needed"
        have = len(self.accepted)
        return f"{'countersigned' if have >= self.needed else 'awaits countersignature'}, {have} of {self.needed}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to an outside party, and how it ended."""

    seq: int
    at: str
    by: By
    said: Asked
    ended: Event | None = None

    @property
    def open(self) -> bool:
        """True while an answer is awaited."""
        return self.ended is None

    def concerns(self, line: str | None) -> bool:
        """True where it bears on a line; one about the review bears on all, and each bears on the review."""
        return line is None or self.said.line in (None, line)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, whoever took it, and who was told."""

    seq: int
    at: str
    by: By
    said: Decided | Reported
    told: tuple[Event, ...] = ()
    retracted: Event | None = None
    """Where it was entered as reported by mistake. It stays readable."""

    @property
    def reported(self) -> bool:
        """True where others took it and a statement reports it."""
        return isinstance(self.said, Reported)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a decision, with the readings that were entered for it."""

    ref: str
    """The decision's record and the condition's place in it, such as 57.1."""
    decision: int
    line: str | None
    terms: Terms
    readings: tuple[tuple[str, Reading], ...] = ()
    """Each with its name, such as 60.1; corrected and retracted ones too."""
    retracted: frozenset[str] = frozenset()

    @property
    def standing(self) -> tuple[tuple[str, Reading], ...]:
        """The readings that no other corrects and nobody took back."""
        gone = {reading.corrects for ref, reading in self.readings if ref not in self.retracted} | self.retracted
        return tuple((ref, reading) for ref, reading in self.readings if ref not in gone)


@dataclass(frozen=True, slots=True)
class Docket:
    """A review as people work on it."""

    name: str
    opened: Event
    about: Opened
    circle: Circle
    assignees: tuple[str, ...]
    due: date | None
    target_days: int | None
    last: int
    """The record of its last entry: whoever acts names it as what they saw."""
    events: tuple[Event, ...]
    closed: Event | None = None
    set_aside: Mapping[str, Event] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def closed_as(self) -> str | None:
        """As what it was closed; None while it is open."""
        return self.closed.act.state.value if self.closed and isinstance(self.closed.act, ReviewClosed) else None

    def recommendation(self, seq: int) -> Recommendation | None:
        """The recommendation of a record."""
        return next((one for one in self.recommendations if one.seq == seq), None)

    def live(self, line: str | None) -> tuple[Recommendation, ...]:
        """What is recommended about a line, or about the review as a whole."""
        return tuple(one for one in self.recommendations if one.live and one.said.line == line)

    @property
    def stopping(self) -> tuple[Recommendation, ...]:
        """Live advice that slows or stops, on whatever subject: while there is any, the review bears a flag."""
        return tuple(one for one in self.recommendations if one.live and stops(one.said.advice))

    def taken(self, line: str | None) -> Decision | None:
        """The last decision that was taken here about a line, or about the review as a whole."""
        own = [one for one in self.decisions if isinstance(one.said, Decided) and one.said.line == line]
        return own[-1] if own else None

    def condition(self, ref: str) -> Condition | None:
        """A condition by its name."""
        return next((one for one in self.conditions if one.ref == ref), None)

    def decision(self, seq: int) -> Decision | None:
        """The decision of a record."""
        return next((one for one in self.decisions if one.seq == seq), None)

    def base(self, decision: Decision) -> Decision:
        """The decision that set what a further step acts on."""
        while isinstance(decision.said, Decided) and decision.said.step is not Step.DECIDE:
            before = self.decision(decision.said.previous or 0)
            assert before is not None
            decision = before
        return decision

    def watched(self, condition: Condition) -> bool:
        """True while the decision that set a condition stands and is not suspended."""
        now = self.taken(condition.line)
        if now is None or not isinstance(now.said, Decided) or now.said.step not in (Step.DECIDE, Step.REINSTATE):
            return False
        return self.base(now).seq == condition.decision

    def status(self) -> str:
        """The status of the decision, for a reader: until one is recorded there is none."""
        here = [one for one in self.decisions if not one.reported]
        reported = sum(1 for one in self.decisions if one.reported and one.retracted is None)
        told = f"{reported} reported, not taken here" if reported else ""
        if not here:
            return f"no decision; {told}" if told else "no decision"
        lines = dict.fromkeys(one.said.line for one in here)
        each = "; ".join(f"{line or 'the review as a whole'}: {effect(self.taken(line))}" for line in lines)
        return f"{each}; {told}" if told else each


def effect(decision: Decision | None) -> str:
    """What a decision leaves standing, in a word for a reader."""
    if decision is None:
        return "no decision"
    if not isinstance(decision.said, Decided):
        return f"{decision.said.advice.words}, as reported"
    words = decision.said.advice.words
    return {
        Step.DECIDE: words, Step.REINSTATE: f"{words} (reinstated)",
        Step.SUSPEND: f"{words}, suspended", Step.REVOKE: f"{words}, revoked",
    }[decision.said.step]  # fmt: skip


def stops(advice: Advice) -> bool:
    """True where it slows or stops."""
    return advice in STOPPING
