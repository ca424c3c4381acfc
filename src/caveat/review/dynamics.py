"""A simulation's finding as JSON in, the table of option, days and probability of compliance out, with its digest.

This is the one way in which the simulation enters a response. Where no finding is given the lens was not run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from caveat import tables
from caveat.errors import BadRow, Conflict, Malformed
from caveat.sources import text as texts

COMPLIANCE = "weeks not complied"
"""The criterion of a finding that is about the response."""
TOTAL = "sobol"
"""The method whose total index says how much of a spread an assumption causes."""
CHANCE = "chance:"
"""Begins the names of inputs that nobody can find out."""
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class _Part(BaseModel):
    """A part of a finding: what is read here is checked, and what else a finding holds is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class By(_Part):
    """The share of futures that have complied by a day; None where the horizon ends before it."""

    days: int = Field(ge=1)
    p: Share | None
    low: Share | None
    high: Share | None

    @model_validator(mode="after")
    def _in_order(self) -> By:
        if (self.p is None) != (self.low is None) or (self.p is None) != (self.high is None):
            raise ValueError("p, low and high together, or none of them")
        if self.p is not None and not (self.low or 0.0) <= self.p <= (self.high or 0.0):
            raise ValueError("low, p and high in ascending order")
        return self


class _Option(_Part):
    id: str
    compliance: tuple[By, ...]


class _Head(_Part):
    digest: str = Field(min_length=1)
    seed: int
    scenarios: int = Field(ge=1)


class _Input(_Part):
    name: str
    total: Annotated[float, Field(allow_inf_nan=False)] = 0.0
    total_width: Annotated[float, Field(allow_inf_nan=False)] = 0.0


class _Sensitivity(_Part):
    option: str = ""
    criterion: str = ""
    method: str = TOTAL
    inputs: tuple[_Input, ...] = ()


class _File(_Part):
    case: str
    as_of: str
    finding: _Head
    options: tuple[_Option, ...] = Field(min_length=1)
    sensitivity: tuple[_Sensitivity, ...] = ()
    assumption_share: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Probability of compliance by option and days, and which run it is of."""

    digest: str
    seed: int
    scenarios: int
    options: Mapping[str, tuple[By, ...]]
    decides: Mapping[str, str] = field(default_factory=dict)
    """By option, the assumption on which the weeks without compliance hang most."""
    rests_on: str | None = None
    """How much of the answer assumptions without a source cause, in the finding's own words."""


def load(path: Path, case_id: str, as_of: str) -> Table:
    """The table of a finding in a file.

    Raises  Unreadable or TooLarge for a file that cannot be read; otherwise as ``read`` does.
    """
    return read(texts.canonical(texts.read(path), str(path)), str(path), case_id, as_of)


def read(text: str, name: str, case_id: str, as_of: str) -> Table:
    """The table of a finding.

    Raises  Malformed for what is no JSON; BadRow for a field that does not hold; Conflict where the finding is of
            another case or another day.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", None)
        raise Malformed(name, line, f"this is no JSON: {wrong}", "Name the JSON file of a simulation.") from None
    try:
        found = _File.model_validate_json(json.dumps(content), strict=True)
    except ValidationError as wrong:
        told = tables.bad_row(name, None, "", wrong)
        mend = f"{told.expected} A finding is what `caveat simulate` writes with --json."
        stands = told.stands if len(told.stands) < 80 else "not in order"
        raise BadRow(name, None, "", told.field, stands, mend) from None
    for what, given, wanted in (("case", found.case, case_id), ("day", found.as_of, as_of)):
        if given != wanted:
            raise Conflict(name, f"the finding is of the {what} {given}", f"the response is of {wanted}",
                           "Name a finding of this case as of the same day.")  # fmt: skip
    share = found.assumption_share.get("words")
    return Table(
        found.finding.digest, found.finding.seed, found.finding.scenarios,
        {one.id: one.compliance for one in found.options}, dict(_decides(found)), str(share) if share else None,
    )  # fmt: skip


def _decides(found: _File) -> Iterator[tuple[str, str]]:
    for row in found.sensitivity:
        inputs = [one for one in row.inputs if not one.name.startswith(CHANCE)]
        if row.criterion == COMPLIANCE and row.method == TOTAL and inputs:
            most = max(inputs, key=lambda one: one.total)
            yield (
                row.option,
                (
                    f"Of all that the simulation assumes, {most.name} has the greatest part in the spread of weeks "
                    f"without compliance: a total index of {most.total:.2f}, give or take {most.total_width:.2f}."
                ),
            )
