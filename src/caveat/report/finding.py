"""A simulation's finding as plain data in, what a page shows of it out, checked; what else it holds is left alone.

Numbers, names and words are the finding's own. Nothing here needs the packages of the simulation.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from caveat import tables
from caveat.errors import BadRow

Number = Annotated[float, Field(allow_inf_nan=False)]
Fan = tuple[tuple[Number, tuple[Number, ...]], ...]
"""By probability, the quantile in each step of time."""
CHANCE = "chance:"
"""Begins the names of inputs that nobody can find out."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Spread(_Part):
    """A distribution in short."""

    mean: Number
    quantiles: tuple[tuple[Number, Number], ...] = ()
    unit: str
    basis: str = ""


class By(_Part):
    """The share of futures that have complied by a day; None where the horizon ends before it."""

    days: int
    p: Number | None
    low: Number | None
    high: Number | None


class Item(_Part):
    """What an option does to one item."""

    id: str
    name: str | None = None
    unit: str
    weeks_short: Spread
    undelivered: Number
    peak_held_back: Number = 0.0
    cover_lost: Spread | None = None
    stock: Fan = ()


class Regret(_Part):
    """By how much an option falls behind the best of the same future, on one criterion."""

    criterion: str
    unit: str
    max: Number
    mean: Number
    quantiles: tuple[tuple[Number, Number], ...] = ()


class Option(_Part):
    """One option."""

    id: str
    name: str
    compliance: tuple[By, ...]
    """The demand met as asked."""
    in_part: tuple[By, ...] = ()
    """Met at least in part."""
    never: Number
    """Not met within the horizon, not even in part."""
    items: tuple[Item, ...] = ()
    criteria: Mapping[str, Spread] = Field(default_factory=dict)
    regrets: tuple[Regret, ...] = ()
    satisficing: Number | None = None
    dominates: Mapping[str, Number] = Field(default_factory=dict)
    readings: Mapping[str, Fan] = Field(default_factory=dict)
    curve: tuple[Number, ...] = ()
    """Share of futures in which it has been met as asked by the end of each week, where the finding has it."""
    curve_in_part: tuple[Number, ...] = ()
    left_out: tuple[str, ...] = ()


class Input(_Part):
    """One uncertain input and its part in an outcome's spread: by itself, and with all that it plays into."""

    name: str
    first: Number | None = None
    first_width: Number | None = None
    total: Number | None = None
    total_width: Number | None = None


class Sensitivity(_Part):
    """The inputs of one option and criterion."""

    method: str
    option: str
    criterion: str
    futures: int
    inputs: tuple[Input, ...]


class Limit(_Part):
    """One side of a box: an assumption and between what."""

    assumption: str
    low: Number | None
    high: Number | None
    quasi_p: Number | None = None


class Discovery(_Part):
    """One row of what decides: a box, a flip point, or what it is worth to know an assumption."""

    kind: str
    criterion: str
    words: str
    option: str | None = None
    limits: tuple[Limit, ...] = ()
    coverage: Number | None = None
    density: Number | None = None
    loses: Number | None = None


class Assumption(_Part):
    """One assumption of the run, where the finding lists them."""

    id: str
    about: str
    unit: str
    low: Number
    high: Number
    source: str = ""


class Fit(_Part):
    """One rate of the reference class beside what the assumptions give at its typical measures."""

    what: str
    crises: Number
    rate: Number
    low: Number
    high: Number
    model: Number
    model_low: Number
    model_high: Number


class Calibration(_Part):
    """How the assumptions reproduce the reference class."""

    words: str = ""
    rows: tuple[Fit, ...] = ()


class Share(_Part):
    """How much of the answer rests on assumptions without a source, in the finding's own words."""

    words: str = ""
    without_source: int | None = None
    assumptions: int | None = None


class Head(_Part):
    """Which run it is."""

    digest: str = Field(min_length=1)
    seed: int
    scenarios: int = Field(ge=1)
    weeks: int = Field(ge=0)
    method: str = ""
    versions: Mapping[str, str] = Field(default_factory=dict)


class Finding(_Part):
    """What a page shows of a finding."""

    case: str
    as_of: str
    finding: Head
    options: tuple[Option, ...] = Field(min_length=1)
    sensitivity: tuple[Sensitivity, ...] = ()
    discovery: tuple[Discovery, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    calibration: Calibration = Calibration()
    assumption_share: Share = Share()

    def about(self, name: str) -> str:
        """What an input is, in words where the finding has them; its name else."""
        return next((one.about for one in self.assumptions if one.id == name), name.removeprefix(CHANCE).strip())


def read(content: Mapping[str, Any], name: str) -> Finding:
    """The finding that plain data hold.

    Raises  BadRow for a field that does not hold.
    """
    try:
        return Finding.model_validate_json(json.dumps(content))
    except ValidationError as wrong:
        told = tables.bad_row(name, None, "", wrong)
        mend = f"{told.expected} A finding is what `caveat simulate` writes with --out or --json."
        stands = told.stands if len(told.stands) < 80 else "not in order"
        raise BadRow(name, None, "", told.field, stands, mend) from None
