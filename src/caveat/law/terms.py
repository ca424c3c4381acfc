"""The terms of a provision: when it stood, from which value it applies, how much it allows, and how long a wait is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from caveat import tables
from caveat.dates import PartialDate
from caveat.law.groups import Day

ArticleKind = Literal["MDE", "defense-articles-services", "design-construction", "firearms"]


class Dated(tables.Row):
    """Whatever stood for a time: from its first day to the first day on which it stood no more."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Dated:
        if self.start and self.end and self.last_bound <= self.first_day:
            raise ValueError(f"an end after the start, and {self.end} is not after {self.start}")
        return self

    @property
    def first_day(self) -> date:
        """The first day on which it can have stood."""
        return PartialDate.parse(self.start).earliest if self.start else date.min

    @property
    def last_bound(self) -> date:
        """The day by which it surely stood no more."""
        return PartialDate.parse(self.end).latest if self.end else date.max

    def holds_on(self, day: date) -> bool:
        """True where it stood on a day, as far as its dates are known."""
        return self.first_day <= day and not (self.end and self.last_bound <= day)

    def meets(self, other: Dated) -> bool:
        """True where there is a day on which both stood."""
        return max(self.first_day, other.first_day) < min(self.last_bound, other.last_bound)


class InForce(Dated):
    """A period in which a rule stood."""

    ended_by: str | None = None

    def words(self) -> str:
        """The period for a reader."""
        began = f"from {self.start}" if self.start else "start not seen"
        return f"{began} to {self.end}" if self.end else began


class Threshold(Dated):
    """A value at or above which a rule applies, while it stood.

    Units   US dollars.
    """

    recipient_group: str
    """A group of ``groups.toml``, OTHER for whoever is outside the NATO-plus group, or ANY."""
    article_kind: ArticleKind
    usd: int | None = Field(default=None, gt=0)
    """None where the text is contested and no value can be given."""
    over: bool = False
    """True where the text says "over" the value rather than "or more"."""
    contested: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Threshold:
        if (self.usd is None) == (self.contested is None):
            raise ValueError("either a value in usd, or contested with the reason why none can be given")
        return self

    def reached_by(self, usd: float) -> bool:
        """True where a value calls for the notice. A contested threshold is reached by none."""
        return self.usd is not None and (usd > self.usd if self.over else usd >= self.usd)


class Cap(Dated):
    """A yearly or one-off limit of value. It is no threshold: reaching it needs no notice, passing it needs a law.

    Units   US dollars.
    """

    what: str
    recipient_group: str
    usd: int = Field(gt=0)


class Clock(tables.Row):
    """So many days, counted one way, after one step or before it."""

    starts: str
    counts: Literal["calendar", "working", "session"]
    said: bool = False
    """True where the text itself says how the days are counted; else plain days are read as calendar days."""
    toward: Literal["after", "before"] = "after"
    """before: counted back from the step, as from a delivery."""
    binding: bool = True
    """False for custom and targets: nothing follows by law when the days are over."""
    days: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    """By recipient group, or by a case of ``cases``; 0 means no fixed wait."""
    months: dict[str, Annotated[int, Field(gt=0)]] = Field(default_factory=dict)
    """Likewise, where the text counts months."""
    cases: dict[str, str] = Field(default_factory=dict)
    """Named cases with a number of their own, in words; the first is the usual one."""
    since: dict[str, Day] = Field(default_factory=dict)
    """From which day the number of a group or case has stood, where that is known."""
    pauses: tuple[str, ...] = ()
    """What stops the days from running."""
    waived_by: str | None = None
    """In words: the act that waives the wait, where there is one."""
    waiver: str | None = None
    """The provision that the waiver stands in, where it is a row of its own."""
    then: str
    """What it means that the days are over."""

    @model_validator(mode="after")
    def _counts_something(self) -> Clock:
        if not self.keys:
            raise ValueError("at least one number, in days or in months")
        for name, named in (("since", self.since), ("cases", self.cases)):
            if strange := sorted(set(named) - set(self.keys)):
                raise ValueError(f"{name} to name only what has a number, and {strange[0]} has none")
        if twice := sorted(set(self.days) & set(self.months)):
            raise ValueError(f"a number of days or of months, and {twice[0]} has both")
        if self.toward == "before" and (self.counts != "calendar" or self.months):
            raise ValueError("a count back to be in calendar days; no other is reckoned")
        return self

    @model_validator(mode="after")
    def _waives_by_law(self) -> Clock:
        if self.waiver and not self.waived_by:
            raise ValueError("waived_by, in words, beside the provision of the waiver")
        if self.waived_by and not self.binding:
            raise ValueError("no waiver of a custom or target: going ahead without it needs none")
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """The groups and cases that have a number."""
        return (*self.days, *self.months)

    def stands_on(self, key: str, day: date) -> bool:
        """True where the number of a group or case stood on a day, as far as its start is known."""
        since = self.since.get(key)
        return since is None or PartialDate.parse(since).earliest <= day

    def wait_words(self, key: str) -> str:
        """The wait of a group or case, for a reader."""
        if key in self.months:
            return f"{self.months[key]} months"
        if not self.days[key]:
            return "no fixed wait, 0 days"
        kind = "days of continuous session" if self.counts == "session" else f"{self.counts} days"
        return f"{self.days[key]} {kind}"
