"""What is asked of a case that takes seconds to work out, as another process can be given it; what was filed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from caveat.desk import findings
from caveat.ledger import ask, store
from caveat.review.response import Response

Kind = Literal["response", "simulation"]
DRAWS = 1_000
SCENARIOS = 1_000
"""Futures of a simulation that a reader asks for; whoever needs more runs it and files its finding."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a case, with all that its answer depends on."""

    ledger: str
    """Its address."""
    case: str
    kind: Kind
    as_of: date
    known_at: datetime | None = None
    finding: Mapping[str, Any] | None = None
    """The finding on which a response rests its dynamics; None leaves them not run."""
    scenarios: int = SCENARIOS
    decides: bool = True
    """Also by which assumptions the answer of a simulation turns."""
    draws: int = DRAWS
    """Of the bargaining of a response."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out, or in a sentence why nothing did."""

    response: Response | None = None
    finding: Mapping[str, Any] | None = None
    """The plain data of a finding, with all that it takes to file it."""
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A finding of the ledger, with its record."""

    content: Mapping[str, Any]
    seq: int
    at: str
    by: str

    @property
    def digest(self) -> str:
        """The SHA-256 by which the finding is named."""
        found: str = self.content["finding"]["digest"]
        return found


def all_filed(ledger: store.Ledger, case: str, as_of: date, known_at: datetime | None = None) -> list[Filed]:
    """The findings of a case as of a day that are on record, in the order in which they were filed."""
    there = ask.book(ledger, kind=findings.KIND, prefix=f"{findings.KIND}/{case}/", known_at=known_at)
    rows = sorted((one for one in there if one.valid_from == as_of.isoformat()), key=lambda one: one.seq)
    return [Filed(one.payload, one.seq, one.recorded_at, one.recorded_by) for one in rows]


def filed(ledger: store.Ledger, case: str, as_of: date, known_at: datetime | None = None) -> Filed | None:
    """The finding of a case as of a day that was filed last; None where none was."""
    return next(reversed(all_filed(ledger, case, as_of, known_at)), None)
