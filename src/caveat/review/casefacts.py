"""What all parts of a case are made of: identifiers, dates, facts with their documents, and numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from caveat.dates import PartialDate
from caveat.evidence import AmountBasis, QuantityKind, evaluate
from caveat.tables import Row


def _partial(text: str) -> str:
    """A date at the precision of its source, or a range of two of them; kept as the text that it is."""
    for part in text.split("/"):
        PartialDate.parse(part)  # NotADate is a ValueError, which pydantic reports
    return text


def _country(code: str) -> str:
    if not (len(code) == 3 and code.isalpha() and code.isupper()):
        raise ValueError("an ISO 3166 country code of three capital letters, such as USA or ISR")
    return code


DateText = Annotated[str, AfterValidator(_partial)]
Country = Annotated[str, AfterValidator(_country)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.\-]*$", max_length=80)]
Refs = tuple[Id, ...]
Words = Annotated[str, Field(min_length=1)]


class Fact(Row):
    """Something of the world, with the documents that support it."""

    sources: Refs = ()
    """Documents of the case. A fact is visible as of a date if one of them was published by then."""
    public_from: DateText | None = None
    """A later day than the documents show from which the fact was public, where the compiler knows of one."""


class Claim(Fact):
    """One sentence in our words."""

    text: Words


class Cost(Claim):
    """What a measure would cost the supplier, and of which kind that cost is."""

    kind: Literal["contract", "industrial", "legal", "alliance", "signalling", "readiness"] = "contract"


class Number(Fact):
    """A number of the world: a value, an interval, words, a formula over named inputs, or an assumption's name."""

    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: Words = "articles"
    qualifier: str | None = None
    """"about", "more than", "at least": as the source puts it."""
    text: str | None = None
    """The source's own measure where it gives no number, such as "tens of thousands"."""
    formula: str | None = None
    inputs: dict[str, Number] = Field(default_factory=dict)
    assumption: Id | None = None
    note: str | None = None
    caution: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Number:
        if (self.low is None) != (self.high is None):
            raise ValueError("both low and high, or neither")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low at most high, and {self.low} is above {self.high}; turn them round")
        if self.value is not None and self.low is not None:
            raise ValueError("a value, or low and high, not both")
        if self.formula is not None:
            self._check_formula(self.formula)
        elif self.inputs:
            raise ValueError("a formula over the inputs that are given")
        return self

    def _check_formula(self, formula: str) -> None:
        known: dict[str, float] = {}
        for name, part in self.inputs.items():
            if part.value is None:
                raise ValueError(f"a value for the formula's input {name!r}")
            known[name] = float(part.value)
        found = evaluate(formula, known)
        if self.value is None:
            raise ValueError(f"the value of the formula, which is {found:g}")
        if abs(found - float(self.value)) > 0.005 * max(1.0, abs(found)):
            raise ValueError(f"{found:g}, which is what {formula} comes to")

    @property
    def known(self) -> bool:
        """True where there is a number, an interval or an assumption."""
        return self.value is not None or self.low is not None or self.assumption is not None


class Quantity(Number):
    """A number of articles, and what it counts."""

    kind: QuantityKind

    @model_validator(mode="after")
    def _kind_and_number(self) -> Quantity:
        if self.kind is QuantityKind.UNKNOWN and self.known:
            raise ValueError("a kind other than unknown, because a number is given")
        if self.kind is not QuantityKind.UNKNOWN and not self.known and not self.text:
            raise ValueError(f"a number, or kind: unknown, because {self.kind} is given without one")
        return self


class Amount(Number):
    """A sum of money, and what it stands for."""

    unit: Words = "USD"
    basis: AmountBasis
    scope: str | None = None
    """What the sum covers where that is more than this line, such as "whole notice"."""
