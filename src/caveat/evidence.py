"""What every number and every claim stands on: documents, spans, citations, assumptions and figures."""

from __future__ import annotations

import ast
import hashlib
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from keyword import iskeyword
from typing import Literal

from caveat.dates import PartialDate
from caveat.errors import NoBasis, QuoteNotFound, QuoteNotUnique, SpanMismatch, UnitMismatch


class Attribution(StrEnum):
    """On whose word something is said."""

    NAMED = "named"
    INSTITUTION = "institution"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"


class Modality(StrEnum):
    """How firmly something is said."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    CONSIDERED = "considered"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether the act is said to be so, or not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Act(StrEnum):
    """What an actor is said to do."""

    CONSIDER = "consider"
    REQUEST = "request"
    REVIEW = "review"
    PAUSE = "pause"
    SLOW = "slow"
    WITHHOLD = "withhold"
    OFFER = "offer"
    DENY = "deny"
    APPROVE = "approve"
    NOTIFY = "notify"
    DELIVER = "deliver"
    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITION = "condition"
    DEMAND = "demand"
    RESUME = "resume"
    DECIDE = "decide"
    USE = "use"
    NO_COMMENT = "no-comment"


class QuantityKind(StrEnum):
    """What a number of goods counts. Two kinds are never added."""

    CEILING = "ceiling"
    REQUESTED = "requested"
    LISTED = "listed"
    CONTRACTED = "contracted"
    DELIVERED = "delivered"
    DERIVED = "derived"
    UNKNOWN = "unknown"


class AmountBasis(StrEnum):
    """What a sum of money stands for. Amounts of different bases are never added, ranked or drawn on one axis."""

    NOTIFICATION_CEILING = "notification-ceiling"
    CEILING_INCREMENT = "ceiling-increment"
    REQUEST = "request"
    OFFER = "offer"
    CONTRACT = "contract"
    CASE_VALUE = "case-value"
    OBLIGATION = "obligation"
    LICENCE = "licence"
    DELIVERY = "delivery"
    APPROPRIATION_ASKED = "appropriation-asked"
    APPROPRIATION = "appropriation"
    MINISTRY_ESTIMATE = "ministry-estimate"


class Stage(StrEnum):
    """Where a line stands. Never inferred from elapsed time: each stage event has its evidence."""

    REQUESTED = "requested"
    NOTIFIED = "notified"
    OFFERED = "offered"
    CONTRACTED = "contracted"
    IN_PRODUCTION = "in-production"
    READY = "ready"
    IN_DELIVERY = "in-delivery"
    DELIVERED = "delivered"
    CLOSED = "closed"


class Measure(StrEnum):
    """What a supplier can do to a line."""

    PAUSE = "pause"
    SLOW = "slow"
    WITHHOLD = "withhold"
    CONDITION = "condition"
    EXPEDITE = "expedite"
    OFFER = "offer"


def document_id(data: bytes) -> str:
    """The id of a document whose bytes are held: the SHA-256 of those bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open character range of a document's canonical text, and the quote that stands there."""

    document: str
    start: int
    end: int
    quote: str

    def check(self, text: str, title: str) -> None:
        """Raise  SpanMismatch where ``text[start:end]`` is not the quote."""
        found = text[self.start : self.end]
        if not 0 <= self.start < self.end <= len(text) or found != self.quote:
            raise SpanMismatch(title, self.start, self.end, self.quote, found)


def locate(quote: str, text: str, document: str, title: str) -> Span:
    """The one place where ``quote`` stands in ``text``.

    Raises  QuoteNotFound, or QuoteNotUnique where it stands more than once.
    """
    count = text.count(quote) if quote else 0
    if count == 0:
        raise QuoteNotFound(quote, title)
    if count > 1 or text.find(quote, text.find(quote) + 1) >= 0:  # overlapping repeats are repeats too
        raise QuoteNotUnique(quote, title, max(count, 2))
    start = text.find(quote)
    return Span(document, start, start + len(quote), quote)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document whose text is not held, or a provision of law: where it stands and what it says in our words."""

    document: str
    """Id of the document in its case, or of the provision in the rules."""
    title: str
    publisher: str
    published: str | None
    """ISO date at the source's own precision, or None where the source bears none."""
    address: str
    says: str
    """Our paraphrase of what supports the figure; never a quotation."""
    day_unknown: bool = False
    """True where the document is dated only to the month in which the as-of date lies."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A figure that stands in documents whose text is held."""

    spans: tuple[Span, ...]
    kind: Literal["sourced"] = "sourced"


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure that stands in documents whose text is not held."""

    citations: tuple[Citation, ...]
    kind: Literal["cited"] = "cited"


@dataclass(frozen=True, slots=True)
class Assumed:
    """A figure that rests on a named assumption."""

    assumption: str
    low: float
    high: float
    reason: str
    owner: str
    likely: float | None = None
    kind: Literal["assumed"] = "assumed"


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that is arithmetic on other figures."""

    formula: str
    inputs: tuple[Input, ...]
    kind: Literal["derived"] = "derived"


Basis = Sourced | Cited | Assumed | Derived


@dataclass(frozen=True, slots=True)
class Figure:
    """Any number shown to a person: a value, an interval or a distribution; its unit; its basis.

    Holds   exactly one of ``value``, ``low`` with ``high``, ``distribution`` or ``unknown`` is given;
            only an unknown figure may be without a basis.
    Raises  NoBasis where a number has none.
    """

    unit: str
    basis: Basis | None
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    distribution: tuple[tuple[float, float], ...] | None = None
    """Quantiles, as (probability, value) pairs."""
    unknown: str | None = None
    """Why no number can be given; shown to the reader as it is."""
    qualifier: str | None = None
    """"about", "more than", "at least": as the source puts it."""
    counts: str | None = None
    """The quantity kind or the amount basis: what the number counts."""

    def __post_init__(self) -> None:
        given = (self.value is not None, self.low is not None or self.high is not None,
                 self.distribution is not None, self.unknown is not None)  # fmt: skip
        assert sum(given) == 1, "a figure is a value, an interval, a distribution or unknown"
        if self.unknown is None and not stands(self.basis):
            raise NoBasis(f"{self.value if self.value is not None else (self.low, self.high)} {self.unit}", "figure")

    @property
    def known(self) -> bool:
        """True where there is a number."""
        return self.unknown is None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number that the figure allows."""
        if self.value is not None:
            return float(self.value), float(self.value)
        if self.distribution is not None:
            return self.distribution[0][1], self.distribution[-1][1]
        assert self.low is not None and self.high is not None, "an unknown figure has no bounds"
        return float(self.low), float(self.high)


@dataclass(frozen=True, slots=True)
class Input:
    """One named figure of a formula."""

    name: str
    figure: Figure


def stands(basis: Basis | None) -> bool:
    """True where a basis rests on something: at least one span, citation or input, or a named assumption."""
    match basis:
        case Sourced(spans):
            return bool(spans)
        case Cited(citations):
            return bool(citations)
        case Assumed():
            return bool(basis.assumption)
        case Derived():
            return bool(basis.inputs)
    return False


def unknown(unit: str, why: str, counts: str | None = None) -> Figure:
    """A figure that nobody has published: shown as unknown, never filled."""
    return Figure(unit=unit, basis=None, unknown=why, counts=counts)


def add(name: str, *figures: Figure) -> Figure:
    """The sum of figures of one unit that count one thing.

    Raises  UnitMismatch where units, quantity kinds or amount bases differ.
    """
    first = figures[0]
    for other in figures[1:]:
        if other.unit != first.unit:
            raise UnitMismatch(name, first.unit, other.unit)
        if other.counts != first.counts:
            raise UnitMismatch(name, first.counts or "uncounted", other.counts or "uncounted")
    if not all(figure.known for figure in figures):
        return unknown(first.unit, f"{name}: a part of the sum is unknown", first.counts)
    inputs = tuple(Input(f"x{index}", figure) for index, figure in enumerate(figures, 1))
    formula = " + ".join(part.name for part in inputs)
    low, high = (sum(figure.bounds[side] for figure in figures) for side in (0, 1))
    if low == high:
        return Figure(unit=first.unit, basis=Derived(formula, inputs), value=tidy(low), counts=first.counts)
    return Figure(unit=first.unit, basis=Derived(formula, inputs), low=tidy(low), high=tidy(high), counts=first.counts)


def tidy(number: float) -> float | int:
    """A whole number without a decimal point."""
    return int(number) if float(number).is_integer() else number


_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(formula: str, inputs: Mapping[str, float]) -> float:
    """The value of a formula of + - * / and brackets over named inputs.

    Raises  ValueError with a sentence: a number that is not an input (a bare number has no basis), an unknown name, an
            input called by a word of the notation ("in"), anything else than arithmetic, a division by zero.
    """
    taken = next((name for name in inputs if iskeyword(name)), None)
    if taken is not None:
        raise ValueError(
            f"{taken!r} cannot be the name of an input, because it is a word of the notation; "
            f"call it {taken + '_'!r}, among the inputs and in the formula"
        )
    try:
        tree = ast.parse(formula, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(
            f"the formula {formula[:80]!r} cannot be read; write names joined by + - * / and brackets"
        ) from None
    try:
        return _value(tree.body, inputs, 0)
    except ZeroDivisionError:
        raise ValueError(f"the formula {formula!r} divides by zero") from None


def _value(node: ast.expr, inputs: Mapping[str, float], depth: int) -> float:
    if depth > 50:
        raise ValueError("the formula is nested too deeply; at most 50 levels are read")
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, inputs, depth + 1), _value(right, inputs, depth + 1))
        case ast.Name(id=name):
            if name not in inputs:
                raise ValueError(f"the formula names {name!r}, which is not among its inputs {sorted(inputs)}")
            return inputs[name]
        case ast.Constant(value=value):
            raise ValueError(
                f"{value!r} stands in the formula without a basis; name it and give it as an input with its source"
            )
    raise ValueError("the formula holds something other than names, + - * / and brackets")


def published_by(published: PartialDate | None, as_of: PartialDate) -> bool:
    """Whether a document counts as published by a day.

    A document without a date supports nothing as of a date. One dated to the day counts from that day. One dated to a
    month counts from the first of that month, and whoever shows it says that its day is not known. One dated only to a
    year counts when the year is over: twelve months are too wide to read as "by then".
    """
    if published is None:
        return False
    if published.month is None:
        return published.latest <= as_of.latest
    return published.earliest <= as_of.latest


def day_unknown(published: PartialDate | None, as_of: PartialDate) -> bool:
    """True where a document is dated only to the month of the as-of date, so that it may in truth be later."""
    return published is not None and not published.exact and published.earliest <= as_of.latest < published.latest
