"""One option as reviewed: its measures, its legal screen, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Figure
from caveat.review.result.claim import Prose


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
