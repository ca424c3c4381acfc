"""Who may act on a line, by what, until when: the rows of the stop map, with the law and the clocks behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Citation, Figure


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
