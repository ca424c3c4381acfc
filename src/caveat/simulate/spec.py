"""What of the model each assumption stands for: the part ``model`` of an assumptions file.

A quantity is the id of an assumption, never a number; a count of weeks that shapes the model (a transit, a period of
reading) is a whole number with its reason beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from caveat.review.casefacts import Id, Words
from caveat.tables import Row

Weeks = int


class Substitution(Row):
    """Another item that is used where this one is short, in the week after."""

    item: Id
    ratio: Id
    """Articles of the other for one of this."""
    side_effect: str | None = None
    """What the use of the other brings with it, such as a greater share of unguided bombs."""


class Plan(Row):
    """When the line's goods become ready if nothing is held: equal tranches."""

    first: Weeks = Field(ge=0, le=2000)
    every: Weeks = Field(ge=1, le=520)
    tranches: int = Field(ge=1, le=2000)
    reason: Words


class LineSpec(Row):
    """One line of a transfer: what is bound to each of its quantities."""

    id: Id
    item: Id
    plan: Plan
    transit: Weeks = Field(ge=0, le=60)
    """Weeks from the dock to the recipient; their uncertainty belongs into ``late``."""
    offered: bool = False
    """True where the line comes only under an option that offers it."""
    afloat_weeks: Weeks = Field(default=0, ge=0, le=60)
    """When what is in transit at the start arrives."""
    amount: Id
    dock: Id
    late: Id | None = None
    pace: Id | None = None
    surge: Id | None = None
    diverted: Id | None = None
    resold: Id | None = None
    holding_cost: Id | None = None
    forgone_cost: Id | None = None
    haste_cost: Id | None = None
    afloat: Id | None = None


class ItemSpec(Row):
    """One item: what is bound to each of its quantities."""

    id: Id
    unit: Words
    stock: Id
    use: Id
    comfort: Id
    weight: Id
    own_production: Id | None = None
    third_party: Id | None = None
    third_party_delay: Id | None = None
    third_party_ramp: Id | None = None
    reserve: Id | None = None
    ration: Id | None = None
    substitutes: tuple[Substitution, ...] = ()


class WorldSpec(Row):
    """The response: what is bound to the compliance hazard and its terms."""

    base_hazard: Id
    beta_pressure: Id
    beta_inducement: Id
    beta_resolve: Id
    beta_backlash: Id
    resolve: Id
    credibility: Id
    credibility_lost: Id | None = None
    publicity: Id | None = None
    backlash: Id | None = None
    backlash_ramp: Id | None = None
    degree: Id | None = None
    relapse: Id | None = None
    home_end: Id | None = None
    retaliation: Id | None = None
    retaliation_cost: Id | None = None
    tempo_change: Id | None = None
    tempo_after: Id | None = None
    tempo_cut: Id | None = None


class ObjectiveSpec(Row):
    """An objective's indicator, as far as there are data for it. Without a base and a shift no reading is made."""

    id: Id
    unit: Words
    base: Id | None = None
    shift: Id | None = None
    noise: Id | None = None
    lag: Weeks = Field(ge=0, le=104)
    every: Weeks = Field(ge=1, le=52)
    """Weeks between two readings."""
    reason: Words

    @property
    def read(self) -> bool:
        """True where readings can be made."""
        return self.base is not None and self.shift is not None


class RuleSpec(Row):
    """When an indicator counts as met, and so a measure that waits on it is released."""

    id: Id
    objective: Id
    threshold: Id
    direction: Literal["at-least", "at-most"]
    readings: int = Field(ge=1, le=52)
    """How many readings one after the other must meet it."""


class MeasureSpec(Row):
    """One measure of an option on one line, from week ``start`` up to and without week ``end``."""

    measure: Literal["pause", "slow", "withhold", "condition", "expedite", "offer"]
    line: Id
    start: Weeks = Field(ge=0, le=2000)
    end: Weeks | None = Field(default=None, ge=0, le=2000)
    factor: float | None = Field(default=None, gt=0, le=50, allow_inf_nan=False)
    rule: Id | None = None

    @model_validator(mode="after")
    def _complete(self) -> MeasureSpec:
        if (self.factor is not None) != (self.measure in ("slow", "expedite")):
            raise ValueError("a factor for slow and for expedite, and for no other measure")
        if self.measure == "slow" and self.factor is not None and self.factor > 1:
            raise ValueError("a factor of at most 1 to slow a line; to speed it up, expedite")
        if self.measure == "expedite" and self.factor is not None and self.factor < 1:
            raise ValueError("a factor of at least 1 to expedite a line; to hold it back, slow")
        if self.measure == "condition" and self.rule is None:
            raise ValueError("rule: the release rule on which the condition waits")
        return self

    @property
    def idle(self) -> bool:
        """True where it changes nothing: it ends as it starts, or its factor is 1."""
        return (self.end is not None and self.end <= self.start) or self.factor == 1.0


class OptionSpec(Row):
    """A named set of measures."""

    id: Id
    name: Words
    measures: tuple[MeasureSpec, ...] = ()
    left_out: tuple[Words, ...] = ()
    """What of the option the model cannot show, and why."""


class Terms(Row):
    """How the options of a review are read, where the case itself gives no week and no factor."""

    start: Weeks = Field(ge=0, le=2000)
    end: Weeks | None = Field(default=None, ge=0, le=2000)
    slow: float = Field(gt=0, le=1, allow_inf_nan=False)
    expedite: float = Field(ge=1, le=50, allow_inf_nan=False)
    owner: Words
    reason: Words


class LeftOut(Row):
    """A line of the case that the model leaves out."""

    line: Id
    reason: Words


class Spec(Row):
    """Bindings for a whole model."""

    items: tuple[ItemSpec, ...] = ()
    lines: tuple[LineSpec, ...] = ()
    world: WorldSpec
    objectives: tuple[ObjectiveSpec, ...] = ()
    rules: tuple[RuleSpec, ...] = ()
    options: tuple[OptionSpec, ...] = ()
    terms: Terms | None = None
    left_out: tuple[LeftOut, ...] = ()

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every assumption that is named, with the place where it is."""
        for part, structural in _PARTS:
            rows = (self.world,) if part == "world" else getattr(self, part)
            for index, row in enumerate(rows):
                at = (part,) if part == "world" else (part, index)
                for field in type(row).model_fields:
                    value = getattr(row, field)
                    if field not in structural and isinstance(value, str):
                        yield (*at, field), value
                for number, other in enumerate(getattr(row, "substitutes", ())):
                    yield (*at, "substitutes", number, "ratio"), other.ratio


_PARTS = (
    ("items", {"id", "unit"}),
    ("lines", {"id", "item"}),
    ("world", set[str]()),
    ("objectives", {"id", "unit", "reason"}),
    ("rules", {"id", "objective", "direction"}),
)
