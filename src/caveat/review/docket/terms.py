"""What a condition says, and the readings by which it is watched, as people write them and the ledger keeps them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from caveat.review.casefacts import DateText, Id, Words
from caveat.tables import Row

Text = Annotated[str, Field(max_length=20_000)]
Said = Annotated[Text, Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class Terms(Row):
    """A condition as it is to be watched."""

    indicator: Words
    unit: Words
    direction: Literal["at-least", "at-most"]
    threshold: Number
    window_days: int = Field(ge=1, le=3660)
    """For how many days a reading speaks: after them nothing is known."""
    due: date
    owner: Id
    """Who watches it."""
    measured_by: Id | None = None
    """The case's indicator that its readings can be taken from."""


class Source(Row):
    """Where a reading stands: a document of the case, or a page by address, title and publisher."""

    document: Id | None = None
    address: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: DateText | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Source:
        if self.document is None and not (self.title and self.publisher):
            raise ValueError("a document of the case, or the title and the publisher of a page")
        return self


class Reading(Row):
    """One reading of a condition's indicator."""

    day: date
    """The last day that it covers."""
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Words
    source: Source
    note: Text | None = None
    corrects: str | None = None
    """The earlier reading of the same condition that it replaces."""

    @model_validator(mode="after")
    def _one_way(self) -> Reading:
        both = self.low is not None and self.high is not None
        if (self.value is None) != both or (self.low is None) != (self.high is None):
            raise ValueError("a value, or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low at most high, and {self.low:g} is above {self.high:g}")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest that it can mean."""
        if self.value is not None:
            return self.value, self.value
        assert self.low is not None and self.high is not None
        return self.low, self.high

    @property
    def words(self) -> str:
        """For a reader, with its unit."""
        low, high = self.bounds
        return f"{low:g} {self.unit}" if low == high else f"{low:g} to {high:g} {self.unit}"
