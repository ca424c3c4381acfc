"""A case of a ledger and named assumptions in; what each option would do over an ensemble of futures, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from caveat import desk
from caveat.desk import casework, collection, reviewing
from caveat.errors import MissingExtra, Unreadable
from caveat.ledger import store
from caveat.sources import text as texts

try:
    from caveat.simulate import again, assumptions, calibrate, discover, ensemble, finding, from_case, results
    from caveat.simulate.again import Made
    from caveat.simulate.ensemble import Ensemble, Progress
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
    step: Literal["week", "day"] = "week"
    options: tuple[str, ...] = ()
    assumptions: Path | None = None
    """A file of one's own; else the one that comes with a bundled case."""
    sampler: Literal["latin-hypercube", "sobol"] = "latin-hypercube"
    thresholds: Mapping[str, float] | None = None
    decides: bool = False
    """Also by which assumptions the answer turns: slower."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a run is made; nothing in it changes a bit of what comes out."""

    scheduler: str = "local:2"
    state: Path | None = None
    """A folder in which what is done is kept."""
    resume: bool = False
    progress: Callable[[Progress], None] | None = None


HERE = Where()


@dataclass(frozen=True, slots=True)
class Simulated:
    """What a run found, for a person and as plain data, with what it was made of."""

    made: Made
    run: Ensemble
    finding: results.Finding

    def plain(self, *, full: bool = False) -> dict[str, Any]:
        """The finding's JSON, with the case and its day; ``full`` also holds the run, to be made again."""
        head = {"case": self.made.case, "as_of": self.made.as_of.isoformat()}
        if not full:
            return {**head, **results.plain(self.finding, "short")}
        return {**head, **results.plain(self.finding, "full"), "run": again.record(self.made)}


def simulate(
    ledger: store.Ledger,
    case_id: str,
    terms: Terms,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
    where: Where = HERE,
) -> Simulated:
    """Every option of a case over an ensemble of futures.

    Raises  Unreadable where no assumptions are named and none come with the case; MissingExtra without numba; Conflict,
            UnknownTerm, BadRow as the room does. KeyboardInterrupt passes through: what is done stays in ``state``.
    """
    reviewed = reviewing.review(ledger, case_id, as_of=as_of, known_at=known_at, seed=terms.seed)
    own = casework.case_at(ledger, case_id, known_at)[0].options
    model = from_case.from_review(
        reviewed, given(case_id, terms), weeks=terms.weeks, step=terms.step, chosen=terms.options, own=own
    )  # fmt: skip
    settings = ensemble.Settings(terms.scenarios, terms.seed, terms.sampler, dict(terms.thresholds or {}))
    return made(ledger, Made(case_id, date.fromisoformat(reviewed.case.as_of), model, settings, terms.decides), where)


def once_more(ledger: store.Ledger, path: Path, where: Where = HERE) -> Simulated:
    """The run of a finding's file, made again: the same inputs, and with the same versions the same bits.

    The ledger is asked for past episodes alone, which stand beside the fit. Raises as ``again.read`` does.
    """
    return made(ledger, again.read(texts.canonical(texts.read(path), str(path)), str(path)), where)


def made(ledger: store.Ledger, what: Made, where: Where) -> Simulated:
    """A run, and the finding of it."""
    run = ensemble.run(
        what.model, what.settings, scheduler=where.scheduler, state=where.state, resume=where.resume,
        progress=where.progress,
    )  # fmt: skip
    seed = what.settings.seed
    sensitivity: Sequence[Mapping[str, Any]] = ()
    discovery: Sequence[Mapping[str, Any]] = ()
    if what.decides:
        # Sobol after PAWN: whoever looks for an option's indices by name takes the last that has them.
        sensitivity = (*discover.pawn(run, CRITERION), *discover.sobol(what.model, seed=seed, base=SOBOL_BASE))
        discovery = (
            *discover.boxes(run), *discover.flips(run, most=MOST), *discover.information(run, most=MOST),
        )  # fmt: skip
    fitted = calibrate.table(what.model, seed=seed, among=collection.rows(ledger))
    found = finding.finding(run, calibration=fitted, sensitivity=sensitivity, discovery=discovery)
    return Simulated(what, run, found)


def given(case_id: str, terms: Terms) -> assumptions.Assumptions:
    """The assumptions that are named, or those that come with the case.

    Raises  Unreadable where there are none.
    """
    if terms.assumptions is not None:
        return assumptions.load(terms.assumptions)
    if case_id not in from_case.bundled():
        raise Unreadable(
            case_id, "no file of assumptions comes with this case", "Write one as docs/model.md says, and name it."
        )
    return from_case.open_bundled(case_id)
