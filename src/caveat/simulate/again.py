"""A run as it was made in, everything that it takes to make it again out as plain data; and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field, ValidationError

from caveat import tables
from caveat.errors import BadRow, Conflict, Malformed
from caveat.review.casefacts import Id, Words
from caveat.simulate import ensemble
from caveat.simulate.assumptions import Assumptions
from caveat.simulate.draws import Sampler
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import Model, Step, build
from caveat.simulate.spec import OptionSpec
from caveat.tables import Row

FORMAT = "caveat-run/1"


@dataclass(frozen=True, slots=True)
class Made:
    """What a run is made of. ``decides``: also what its answer hangs on."""

    case: str
    as_of: date
    model: Model
    settings: Settings
    decides: bool


class _Run(Row):
    """The part ``run`` of a finding's file."""

    format: Literal["caveat-run/1"]
    digest: Words
    case: Id
    as_of: date
    name: Words
    weeks: int
    step: Step = "week"
    scenarios: int
    seed: int
    sampler: Sampler
    thresholds: dict[str, float] = Field(default_factory=dict)
    decides: bool
    assumptions: Assumptions
    options: tuple[OptionSpec, ...]


def record(made: Made) -> dict[str, Any]:
    """The run as plain data: its assumptions and options whole, so that it needs no case and no ledger."""
    model, settings = made.model, made.settings
    return {
        "format": FORMAT, "digest": ensemble.digest(model, settings), "case": made.case,
        "as_of": made.as_of.isoformat(), "name": model.name, "weeks": model.weeks, "step": model.step,
        "scenarios": settings.scenarios,
        "seed": settings.seed, "sampler": settings.sampler, "thresholds": dict(settings.thresholds),
        "decides": made.decides, "assumptions": model.assumptions.model_dump(mode="json"),
        "options": [one.model_dump(mode="json") for one in model.options],
    }  # fmt: skip


def read(text: str, name: str) -> Made:
    """The run that a finding's file holds.

    Raises  Malformed for what is no JSON; BadRow where there is no run in it or a field does not hold; Conflict where
            what stands there does not give the digest that stands beside it.
    """
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", None)
        raise Malformed(name, line, f"this is no JSON: {wrong}", "Name the finding.json of a run.") from None
    if not isinstance(content, Mapping) or not isinstance(content.get("run"), Mapping):
        raise BadRow(
            name, None, "", "run", "missing",
            "Expected: the finding.json that `caveat simulate` writes with --out; the JSON of --json has no run.",
        )  # fmt: skip
    try:
        held = _Run.model_validate_json(json.dumps(content["run"]))
    except ValidationError as wrong:
        raise tables.bad_row(name, None, "run", wrong) from None
    model = build(held.assumptions, weeks=held.weeks, step=held.step, options=held.options, name=held.name)
    settings = Settings(held.scenarios, held.seed, held.sampler, held.thresholds)
    if (found := ensemble.digest(model, settings)) != held.digest:
        raise Conflict(
            name, f"the run's digest is {held.digest[:16]}", f"what stands in the file gives {found[:16]}",
            "The file was changed, or is of another version of the program; run the case itself instead.",
        )  # fmt: skip
    return Made(held.case, held.as_of, model, settings, held.decides)
