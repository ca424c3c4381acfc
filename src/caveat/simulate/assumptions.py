"""A file of assumptions in, checked: every uncertain quantity by name, with its range, unit, reason, owner and source.

A complaint names the file, the line, the assumption and the field, what was expected and how to mend it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError, model_validator

from caveat import tables
from caveat.episodes.codes import Polarity
from caveat.errors import BadRow, Conflict
from caveat.review import casetext, yamltext
from caveat.review.casefacts import Id, Words
from caveat.simulate.distributions import Array, Distribution, LogNormal, Mixture, Normal
from caveat.simulate.spec import Spec
from caveat.tables import Row

FORMAT = "caveat-assumptions/1"
NO_SOURCE = "no source"


class Assumption(Row):
    """One uncertain quantity. What nobody published says so: ``source: no source``."""

    id: Id
    about: Words
    unit: Words
    distribution: Distribution
    range: tuple[float, float] | None = None
    """Limits of what is held possible; a normal or log-normal needs them and is cut off there."""
    reason: Words
    owner: Words
    made: date
    source: Words
    """``no source``, or documents of the case by id, with commas between them, and how they bear on it."""

    @model_validator(mode="after")
    def _limits(self) -> Assumption:
        span = self.distribution.span
        if self.range is None:
            if span is None:
                raise ValueError("range: the limits of what is held possible, because this distribution has no ends")
            return self
        low, high = self.range
        if not (np.isfinite(low) and np.isfinite(high) and low <= high):
            raise ValueError(f"range as [low, high], and {low:g} and {high:g} are not two numbers in ascending order")
        if span is not None and not (low <= span[0] and span[1] <= high):
            raise ValueError(
                f"a distribution within its range, and {span[0]:g} to {span[1]:g} leaves {low:g} to {high:g}"
            )
        return self

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the greatest value that is held possible."""
        if self.range is not None:
            return self.range
        assert self.distribution.span is not None
        return self.distribution.span

    @property
    def sourced(self) -> bool:
        """True where something public bears on it."""
        return self.source.strip().lower() != NO_SOURCE

    def quantile(self, share: Array) -> Array:
        """The value below which ``share`` of the futures lie, within the range."""
        shape = self.distribution
        if self.range is None or isinstance(shape, Mixture):
            return np.clip(shape.quantile(share), *self.limits)
        if isinstance(shape, Normal | LogNormal):
            below, above = shape.share(self.range[0]), shape.share(self.range[1])
            share = below + share * (above - below)
        return np.clip(shape.quantile(share), *self.range)


class Correlation(Row):
    """Two assumptions that go together, by rank correlation, as a Gaussian copula."""

    between: tuple[Id, Id]
    rank: float = Field(gt=-1, lt=1, allow_inf_nan=False)
    reason: Words
    owner: Words


Chance = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
Held = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class Calibration(Row):
    """The reference class to which the hazard's terms are fitted, and what its demands typically were like.

    The numbers are the owner's judgement of the past, as every assumption is; ``calibrate`` shows what they lead to.
    """

    as_of: date
    """The class is counted as it was known on this day."""
    exclude: Id
    """The crisis at hand, or an episode: a case is no precedent for itself."""
    background: tuple[Chance, Chance, Chance]
    """Share that complies within a year at the typical resolve and without any measure: low, middle, high."""
    pressure: Positive
    inducement: Positive
    credibility: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    resolve: Held
    backlash: Held
    """Under a stick; an inducement meets none."""
    reason: Words
    owner: Words

    @model_validator(mode="after")
    def _ascending(self) -> Calibration:
        low, middle, high = self.background
        if not low < middle < high:
            raise ValueError(f"background: three ascending shares, and these are {low:g}, {middle:g}, {high:g}")
        return self

    def measure(self, polarity: Polarity) -> float:
        """The typical pressure of a stick, or inducement of a carrot."""
        return self.pressure if polarity is Polarity.STICK else self.inducement


Levels = Annotated[tuple[Annotated[float, Field(allow_inf_nan=False)], ...], Field(min_length=1)]
WeekLevels = Annotated[tuple[Annotated[int, Field(ge=0, le=2000)], ...], Field(min_length=1)]


class Limits(Row):
    """Within which limits a search for options moves: the levels that it may choose from."""

    start: WeekLevels
    """Weeks in which the measures of an option may start."""
    lasts: WeekLevels
    """For how many weeks; they may also last to the end."""
    slow: Annotated[tuple[Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)], ...], Field(min_length=1)]
    expedite: Annotated[tuple[Annotated[float, Field(gt=1, le=50, allow_inf_nan=False)], ...], Field(min_length=1)]
    thresholds: dict[Id, Levels] = Field(default_factory=dict)
    """By release rule, the readings that may be asked for in place of its own."""
    reason: Words
    owner: Words


class Assumptions(Row):
    """A whole file: the assumptions, what goes together, and what of the model each of them stands for."""

    format: Literal["caveat-assumptions/1"]
    case: Id
    note: str | None = None
    assumptions: tuple[Assumption, ...] = Field(min_length=1)
    correlations: tuple[Correlation, ...] = ()
    calibration: Calibration | None = None
    search: Limits | None = None
    model: Spec

    @property
    def names(self) -> tuple[str, ...]:
        """The ids, in file order: the axis ``assumption``."""
        return tuple(one.id for one in self.assumptions)


def read(data: bytes, name: str) -> Assumptions:
    """The assumptions that YAML, JSON or (by the file's name) TOML bytes hold.

    Raises  Malformed, Unreadable or TooLarge as case files do; BadRow for the first row that does not hold; Conflict
            for correlations that cannot hold together.
    """
    if name.endswith(".toml"):
        tree: Any = tables.parse(yamltext.decode(data, name), name)
        content = json.dumps(tree, default=str)
    else:
        tree = yamltext.tree(data, name)
        content = json.dumps(tree)
    try:
        found = Assumptions.model_validate_json(content)
    except ValidationError as wrong:
        raise _complaint(tree, name, wrong) from None
    _check(found, tree, name)
    return found


def load(path: Path) -> Assumptions:
    """The assumptions in a file; raises as ``read`` does."""
    return read(casetext.read_bytes(path), str(path))


def _complaint(tree: Any, name: str, wrong: ValidationError) -> BadRow:
    # A list whose every value is refused is also told to be too short, which would hide the value itself.
    first = min(
        wrong.errors(include_url=False), key=lambda one: (one["type"] == "too_short", line_of(tree, one["loc"]) or 0)
    )
    loc = first["loc"]
    told = tables.bad_row(name, line_of(tree, loc), _row(tree, loc), wrong)
    field = ".".join(str(part) for part in loc if not isinstance(part, int)) or "the file"
    stands = "missing" if first["type"] == "missing" else told.stands
    if first["type"] != "missing":
        stands = repr(first["input"])[:120] if not isinstance(first["input"], dict | list) else "not in order"
    message = str(first["msg"]).removeprefix("Value error, ").rstrip(".")
    if first["type"] == "extra_forbidden":
        return BadRow(name, told.line, told.row, field, "an unknown key", "Remove it, or correct its spelling.")
    return BadRow(name, told.line, told.row, field, stands, f"Expected: {message[:1].lower()}{message[1:]}.")


def line_of(tree: Any, loc: Sequence[int | str]) -> int | None:
    """The line on which a part of a YAML file stands, or the nearest part above it; None in TOML."""
    line, value = getattr(tree, "line", None), tree
    for step in loc:
        lines = getattr(value, "lines", None)
        try:
            value = value[step]
            line = lines[step] if lines is not None else line
        except (KeyError, IndexError, TypeError):
            continue  # pydantic's own name for an arm of a union
    return line


def _row(tree: Any, loc: Sequence[int | str]) -> str:
    found, value = "", tree
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            found = value["id"]
    return found


def _check(file: Assumptions, tree: Any, name: str) -> None:
    seen: dict[str, int] = {}
    for index, one in enumerate(file.assumptions):
        if one.id in seen:
            at = line_of(tree, ("assumptions", index, "id"))
            raise BadRow(name, at, one.id, "id", "given twice", "Give each assumption an id of its own.")
        seen[one.id] = index
    for index, pair in enumerate(file.correlations):
        if not seen.keys() >= set(pair.between) or pair.between[0] == pair.between[1]:
            at, stands = line_of(tree, ("correlations", index, "between")), " and ".join(pair.between)
            raise BadRow(name, at, "", "between", stands, "Name two different assumptions of this file.")
    for where, ref in file.model.references():
        if ref not in seen:
            at = line_of(tree, ("model", *where))
            field = ".".join(str(part) for part in where)
            raise BadRow(name, at, "", f"model.{field}", repr(ref), "Name an assumption of this file by its id.")
    copula(file, name)


def pairs(file: Assumptions) -> Iterator[tuple[int, int, float]]:
    """The correlated pairs by place, with the correlation of the normal scores that gives the rank correlation."""
    place = {name: index for index, name in enumerate(file.names)}
    for one in file.correlations:
        yield place[one.between[0]], place[one.between[1]], 2.0 * float(np.sin(np.pi * one.rank / 6.0))


def copula(file: Assumptions, name: str) -> tuple[tuple[int, ...], Array]:
    """Which assumptions are correlated, and the lower triangle that makes their normal scores so.

    Raises  Conflict where no set of quantities can have all these correlations at once.
    """
    found = list(pairs(file))
    held = tuple(sorted({place for one, other, _ in found for place in (one, other)}))
    matrix = np.eye(len(held))
    for one, other, score in found:
        row, column = held.index(one), held.index(other)
        matrix[row, column] = matrix[column, row] = score
    try:
        return held, np.asarray(np.linalg.cholesky(matrix), dtype=np.float64)
    except np.linalg.LinAlgError:
        told = ", ".join(f"{a} with {b} ({c.rank:g})" for c in file.correlations for a, b in (c.between,))
        raise Conflict(
            name, f"the correlations say {told}", "no quantities can have all of these at once",
            "Bring the correlations nearer to 0, or remove one of them.",
        ) from None  # fmt: skip
