"""What three lenses say of the response to each option, side by side, and a sentence on where they part, out.

History, bargaining and the simulation are never put together: they ask different things, and a number between them
would answer none. A lens that was not run says so and stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caveat.evidence import Figure
from caveat.review.lens import Episodes, Share
from caveat.review.result.claim import Prose

FORMAT = "caveat-response/1"
LENSES = ("history", "bargaining", "dynamics")
QUESTIONS: Mapping[str, str] = {
    "history": "how often a demand was met after deliveries were used like this, whatever the cause",
    "bargaining": "whether those with a say would settle on a measure at least as strong as this; it knows no days and "
                  "is no chance that the demand is then met",
    "dynamics": "in how many futures of the model the recipient has complied, if the option is carried out",
}  # fmt: skip
"""What each lens answers."""
_WHY: Mapping[tuple[str, str], str] = {
    ("history", "bargaining"): "history starts from measures that were taken, bargaining asks whether "
                               "this one would be",
    ("history", "dynamics"): "history is of other recipients and of every cause, the simulation of this case's stocks "
                             "and of the pressures that are assumed",
    ("bargaining", "dynamics"): "the simulation takes the option as carried out, bargaining asks whether it would be",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draws:
    """The basis of a share of draws: the assumptions that were drawn, by name, and the arithmetic."""

    assumptions: tuple[str, ...]
    formula: str
    draws: int
    seed: int
    kind: Literal["drawn"] = "drawn"


@dataclass(frozen=True, slots=True)
class Futures:
    """The basis of a share of futures: the finding by its digest, and the arithmetic."""

    digest: str
    scenarios: int
    seed: int
    formula: str = "futures that have complied by the day / futures"
    kind: Literal["simulated"] = "simulated"


@dataclass(frozen=True, slots=True)
class Chance:
    """A share by a day with nine tenths of its uncertainty; None where it cannot be told."""

    days: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    basis: Episodes | Futures


@dataclass(frozen=True, slots=True)
class History:
    """What earlier uses of deliveries say."""

    not_run: str | None
    rate: Share | None = None
    by: tuple[Chance, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class ModelShare:
    """One model's share of draws at or beyond what the option asks; who is pivotal in it.

    Units   shares of draws; ``low`` and ``high`` from the strong to the weak end of what the option asks
    """

    model: str
    value: float | None
    low: float | None
    high: float | None
    outcome: tuple[tuple[float, float], ...]
    """Quantiles of where the actors settle, on the scale."""
    without_outcome: int
    cycling: int
    pivotal: str | None
    pivotal_share: float | None
    """Its part in what a small move of each actor's position does to the outcome, at the likely figures."""
    basis: Draws
    unit: str = "share of draws"
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Bargaining:
    """What the models of bargaining say, each by itself, and between what they lie."""

    not_run: str | None
    asks: Figure | None = None
    models: tuple[ModelShare, ...] = ()
    low: float | None = None
    """The least of the models' ``low``."""
    high: float | None = None
    """The greatest of the models' ``high``."""
    changed: tuple[str, ...] = ()
    """Actors whose position is assumed to differ under the option."""


@dataclass(frozen=True, slots=True)
class Dynamics:
    """What a simulation found."""

    not_run: str | None
    by: tuple[Chance, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionResponse:
    """One option under the three lenses."""

    option: str
    name: str
    polarity: str
    parts: Literal["part", "overlap", "not comparable"]
    words: str
    """Whether and why the lenses part."""
    history: History
    bargaining: Bargaining
    dynamics: Dynamics
    fact: str
    """The one thing whose knowledge would most reduce the disagreement, and how that was found."""
    against: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One assumption of the bargaining."""

    id: str
    about: str
    figure: Figure
    source: str


@dataclass(frozen=True, slots=True)
class Actors:
    """Who bargains with the position of the case, who with the whole scale, and who stays out and why."""

    placed: tuple[str, ...]
    whole_scale: tuple[str, ...]
    out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Response:
    """Three lenses on the response to each option of a case.

    Holds   no number of it is made from two lenses
    """

    format: str
    case: str
    question: str
    as_of: date
    known_at: str | None
    decision_status: str
    words: str
    """Where the lenses part, before anything else."""
    questions: Mapping[str, str]
    options: tuple[OptionResponse, ...]
    actors: Actors
    assumptions: tuple[Named, ...]
    cautions: tuple[str, ...]
    seed: int
    draws: int
    inputs: str
    """Digest of the case's inputs, as the review gives it."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a lens says of an option in the end, as an interval and in words."""

    lens: str
    low: float
    high: float
    words: str


def spans(history: History, bargaining: Bargaining, dynamics: Dynamics) -> Iterator[Span]:
    """The lenses that have an answer, by the last day that they share, else by their own; bargaining has no day."""
    told = {
        name: {one.days: one for one in by if one.low is not None and one.high is not None}
        for name, by in (("history", history.by), ("dynamics", dynamics.by))
    }
    both = told["history"].keys() & told["dynamics"].keys()
    for name, unit in (("history", "crises"), ("dynamics", "futures")):
        days = max(both or told[name], default=None)
        if days is not None and days in told[name]:
            last = told[name][days]
            low, high = last.low or 0.0, last.high or 0.0
            yield Span(name, low, high, f"{name} has {between(low, high)} {unit} within {last.days} days")
    if bargaining.low is not None and bargaining.high is not None:
        low, high = bargaining.low, bargaining.high
        said = f"bargaining has {between(low, high)} draws over its models and what is asked"
        yield Span("bargaining", low, high, said)


def between(low: float, high: float) -> str:
    """An interval of shares as people say it."""
    first, last = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{first} of 100" if first == last else f"{first} to {last} of 100"


def compare(
    history: History, bargaining: Bargaining, dynamics: Dynamics
) -> tuple[Literal["part", "overlap", "not comparable"], str]:
    """Whether the lenses part, and why: their intervals do not meet, and they ask different things."""
    found = list(spans(history, bargaining, dynamics))
    reasons_not = (history.not_run, bargaining.not_run, dynamics.not_run)
    empty = [f"{name} was not run" for name, reason in zip(LENSES, reasons_not, strict=True) if reason]
    left = f" {'; '.join(empty).capitalize()}." if empty else ""
    if len(found) < 2:
        only = f"Only one lens has an answer: {found[0].words}." if found else "No lens has an answer."
        return "not comparable", f"Whether the lenses part cannot be told. {only}{left}"
    apart = [(one, other) for place, one in enumerate(found) for other in found[place + 1 :]
             if one.high < other.low or other.high < one.low]  # fmt: skip
    said = ", ".join(one.words for one in found)
    if not apart:
        return "overlap", f"The lenses do not surely part: {said}. Intervals that meet are no agreement.{left}"
    reasons = dict.fromkeys(why(one.lens, other.lens) for one, other in apart)
    return "part", f"The lenses part: {said}. One reason is that they ask different things: {'; '.join(reasons)}.{left}"


def why(one: str, other: str) -> str:
    """In what two lenses differ."""
    return _WHY.get((one, other)) or _WHY[(other, one)]


def lead(options: tuple[OptionResponse, ...]) -> str:
    """Over all options: where the lenses part, where they do not, where it cannot be told."""
    told = {"part": "they part on", "overlap": "they do not surely part on", "not comparable": "it cannot be told for"}
    groups = [
        f"{words} {', '.join(one.name for one in options if one.parts == kind)}"
        for kind, words in told.items()
        if any(one.parts == kind for one in options)
    ]
    return f"Of the three lenses: {'; '.join(groups)}. No number is made from two of them."
