"""A case of a ledger and named assumptions in; what each option would do over an ensemble of futures, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from caveat import desk
from caveat.errors import MissingExtra, Unreadable
from caveat.ledger import store

try:
    from caveat.simulate import assumptions, discover, ensemble, finding, from_case
    from caveat.simulate.ensemble import Progress
except ModuleNotFoundError as absent:  # numpy, scipy or numba
    if absent.name is not None and absent.name.partition(".")[0] == "caveat":
        raise
    raise MissingExtra("Simulation", "simulate") from None

CRITERION = 0
"""The criterion by which what decides is told first: weeks not complied."""
MOST = 3
"""Assumptions of which flips and the worth of knowing are told."""
SOBOL_BASE = 64


@dataclass(frozen=True, slots=True)
class Terms:
    """How a case is simulated."""

    scenarios: int = 2000
    seed: int = desk.SEED
    weeks: int = 156
    options: tuple[str, ...] = ()
    assumptions: Path | None = None
    """A file of one's own; else the one that comes with a bundled case."""
    sampler: Literal["latin-hypercube", "sobol"] = "latin-hypercube"
    thresholds: Mapping[str, float] | None = None
    scheduler: str = "local:2"
    state: Path | None = None
    """A folder in which what is done is kept."""
    resume: bool = False
    decides: bool = False
    """Also by which assumptions the answer turns: slower."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """What a run found, for a person and as plain data."""

    case: str
    as_of: date
    finding: finding.Finding

    def plain(self, *, full: bool = False) -> dict[str, Any]:
        """The finding's JSON, with the case and its day."""
        return {"case": self.case, "as_of": self.as_of.isoformat(),
                **finding.plain(self.finding, "full" if full else "short")}  # fmt: skip


def simulate(
    ledger: store.Ledger,
    case_id: str,
    terms: Terms,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Simulated:
    """Every option of a case over an ensemble of futures.

    Raises  Unreadable where no assumptions are named and none come with the case; MissingExtra without numba; Conflict,
            UnknownTerm, BadRow as the room does. KeyboardInterrupt passes through: what is done stays in ``state``.
    """
    reviewed = desk.review(ledger, case_id, as_of=as_of, known_at=known_at, seed=terms.seed)
    model = from_case.from_review(reviewed, _assumptions(case_id, terms), weeks=terms.weeks, chosen=terms.options)
    settings = ensemble.Settings(terms.scenarios, terms.seed, terms.sampler, dict(terms.thresholds or {}))
    run = ensemble.run(
        model, settings, scheduler=terms.scheduler, state=terms.state, resume=terms.resume, progress=progress
    )
    sensitivity: Sequence[Mapping[str, Any]] = ()
    discovery: Sequence[Mapping[str, Any]] = ()
    if terms.decides:
        sensitivity = discover.sobol(model, seed=terms.seed, base=SOBOL_BASE)
        discovery = (
            *discover.boxes(run), *discover.flips(run, most=MOST), *discover.information(run, most=MOST),
        )  # fmt: skip
    found = finding.finding(run, sensitivity=sensitivity, discovery=discovery)
    return Simulated(case_id, date.fromisoformat(reviewed.case.as_of), found)


def _assumptions(case_id: str, terms: Terms) -> Any:
    if terms.assumptions is not None:
        return assumptions.load(terms.assumptions)
    if case_id not in from_case.bundled():
        raise Unreadable(
            case_id, "no file of assumptions comes with this case", "Write one as docs/model.md says, and name it."
        )
    return from_case.open_bundled(case_id)
