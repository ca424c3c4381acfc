"""Ten kinds of distribution as a person writes them: a number between 0 and 1 in, a value of the assumption out."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field, model_validator
from scipy import special

from caveat.tables import Row

Array = NDArray[np.float64]

STEPS = 4096
"""Steps of the table that stands for the inverse of a beta distribution: exact at each step, straight between them.

They stand closer towards the ends, where the inverse bends most."""


class _Shape(Row):
    """A distribution: closed to NaN and infinities as well as to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @property
    def span(self) -> tuple[float, float] | None:
        """The least and the greatest value, or None where there is no bound."""
        raise NotImplementedError

    def quantile(self, share: Array) -> Array:
        """The value below which ``share`` of the futures lie."""
        raise NotImplementedError


class Point(_Shape):
    """One value, taken as certain."""

    kind: Literal["point"]
    value: float

    @property
    def span(self) -> tuple[float, float]:
        """The value itself."""
        return self.value, self.value

    def quantile(self, share: Array) -> Array:
        """The value, whatever the share."""
        return np.full_like(share, self.value)


class _Between(_Shape):
    low: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> _Between:
        if not self.low < self.high:
            raise ValueError(
                f"low below high, and {self.low:g} is not below {self.high:g}; for one value write a point"
            )
        return self

    @property
    def span(self) -> tuple[float, float]:
        """Low and high."""
        return self.low, self.high


class Uniform(_Between):
    """Any value between low and high, none more likely than another."""

    kind: Literal["uniform"]

    def quantile(self, share: Array) -> Array:
        """Straight from low to high."""
        return self.low + share * (self.high - self.low)


class _Likely(_Between):
    likely: float

    @model_validator(mode="after")
    def _within(self) -> _Likely:
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"low, likely and high in ascending order, and {self.likely:g} is not between the others")
        return self

    @property
    def middle(self) -> float:
        """Where the likely value stands between low and high, as a share."""
        return (self.likely - self.low) / (self.high - self.low)


class Triangular(_Likely):
    """Most often near the likely value, and straight down to low and high."""

    kind: Literal["triangular"]

    def quantile(self, share: Array) -> Array:
        """The inverse in closed form."""
        middle = self.middle
        up = np.sqrt(share * middle)
        down = 1.0 - np.sqrt((1.0 - share) * (1.0 - middle))
        return self.low + (self.high - self.low) * np.where(share < middle, up, down)


class Pert(_Likely):
    """Most often near the likely value, with thinner ends than a triangle: a beta of mean (low + 4 likely + high)/6."""

    kind: Literal["pert"]

    def quantile(self, share: Array) -> Array:
        """By the table of the beta distribution."""
        table = _beta_table(1.0 + 4.0 * self.middle, 5.0 - 4.0 * self.middle)
        return self.low + (self.high - self.low) * _read(table, share)


class Beta(_Between):
    """A beta distribution with shapes a and b, between low and high."""

    kind: Literal["beta"]
    a: float = Field(gt=0)
    b: float = Field(gt=0)

    def quantile(self, share: Array) -> Array:
        """By the table of the beta distribution."""
        return self.low + (self.high - self.low) * _read(_beta_table(self.a, self.b), share)


class Normal(_Shape):
    """Bell-shaped around the mean; cut off at the assumption's range."""

    kind: Literal["normal"]
    mean: float
    sd: float = Field(gt=0)

    @property
    def span(self) -> None:
        """No bound of its own."""
        return None

    def quantile(self, share: Array) -> Array:
        """The mean and so many standard deviations."""
        return self.mean + self.sd * np.asarray(special.ndtri(share))

    def share(self, value: float) -> float:
        """The share of futures below a value."""
        return float(special.ndtr((value - self.mean) / self.sd))


class LogNormal(_Shape):
    """Positive and skewed: about two thirds of the futures lie within a factor ``spread`` of the median."""

    kind: Literal["log-normal"]
    median: float = Field(gt=0)
    spread: float = Field(gt=1)

    @property
    def span(self) -> None:
        """No upper bound of its own."""
        return None

    def quantile(self, share: Array) -> Array:
        """The median times a power of the spread."""
        return np.asarray(self.median * np.power(self.spread, special.ndtri(share)), dtype=np.float64)

    def share(self, value: float) -> float:
        """The share of futures below a value."""
        return 0.0 if value <= 0 else float(special.ndtr(np.log(value / self.median) / np.log(self.spread)))


class Empirical(_Shape):
    """Observed values, with straight lines between them in order."""

    kind: Literal["empirical"]
    values: tuple[float, ...] = Field(min_length=2)

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest observation."""
        return min(self.values), max(self.values)

    def quantile(self, share: Array) -> Array:
        """Between the two observations next to the share."""
        found = np.interp(share, np.linspace(0.0, 1.0, len(self.values)), np.sort(self.values))
        return np.asarray(found, dtype=np.float64)


class Categorical(_Shape):
    """One of a few values, each with its weight."""

    kind: Literal["categorical"]
    values: tuple[float, ...] = Field(min_length=1)
    weights: tuple[Annotated[float, Field(ge=0)], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _weighed(self) -> Categorical:
        if len(self.values) != len(self.weights):
            raise ValueError(f"one weight for each value, and {len(self.weights)} stand for {len(self.values)}")
        if sum(self.weights) <= 0:
            raise ValueError("weights of which at least one is above 0")
        return self

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest value that has a weight."""
        held = [value for value, weight in zip(self.values, self.weights, strict=True) if weight > 0]
        return min(held), max(held)

    def quantile(self, share: Array) -> Array:
        """The value in whose part of the weights the share falls, in the order in which they are written."""
        return np.asarray(np.asarray(self.values, dtype=np.float64)[_part(self.weights, share)])


class Part(Row):
    """One part of a mixture."""

    weight: float = Field(gt=0, allow_inf_nan=False)
    distribution: Simple


class Mixture(_Shape):
    """One of several distributions, each with its weight: two schools of thought, say."""

    kind: Literal["mixture"]
    parts: tuple[Part, ...] = Field(min_length=1)

    @property
    def span(self) -> tuple[float, float] | None:
        """The least and the greatest value of any part."""
        spans = [part.distribution.span for part in self.parts]
        held = [span for span in spans if span is not None]
        return (min(low for low, _ in held), max(high for _, high in held)) if len(held) == len(spans) else None

    def quantile(self, share: Array) -> Array:
        """The part in whose weight the share falls, and within it by what is left of the share.

        The parts follow each other as written, so the values rise with the share within a part and not across parts.
        """
        weights = [part.weight for part in self.parts]
        edges = np.concatenate(([0.0], np.cumsum(weights) / np.sum(weights)))
        chosen = _part(weights, share)
        found = np.empty_like(share)
        for index, part in enumerate(self.parts):
            here = chosen == index
            inside = (share[here] - edges[index]) / (edges[index + 1] - edges[index])
            found[here] = part.distribution.quantile(np.clip(inside, 2.0**-53, 1.0 - 2.0**-53))
        return found


Simple = Annotated[
    Point | Uniform | Triangular | Pert | Normal | LogNormal | Beta | Empirical | Categorical,
    Field(discriminator="kind"),
]
Distribution = Annotated[
    Point | Uniform | Triangular | Pert | Normal | LogNormal | Beta | Empirical | Categorical | Mixture,
    Field(discriminator="kind"),
]
Part.model_rebuild()
Mixture.model_rebuild()


def _part(weights: Sequence[float], share: Array) -> NDArray[np.int64]:
    edges = np.cumsum(weights)[:-1] / np.sum(weights)
    return np.searchsorted(edges, share, side="right").astype(np.int64)


@functools.lru_cache(maxsize=512)
def _beta_table(a: float, b: float) -> Array:
    share = (1.0 - np.cos(np.linspace(0.0, np.pi, STEPS + 1))) / 2.0
    return np.asarray(special.betaincinv(a, b, share), dtype=np.float64)


def _read(table: Array, share: Array) -> Array:
    at = np.arccos(1.0 - 2.0 * share) * (STEPS / np.pi)
    left = np.minimum(at.astype(np.int64), STEPS - 1)
    below = table[left]
    return np.asarray(below + (at - left) * (table[left + 1] - below), dtype=np.float64)
