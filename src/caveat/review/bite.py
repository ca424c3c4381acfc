"""Stock, use, production and other supply in; days until the recipient runs short out, or what is missing to say so."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from caveat.evidence import Assumed, Derived, Figure, Input, tidy, unknown
from caveat.review.result.line import Bite

DRAWS = 4000
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
FORMULA = "stock / (use - own_production - third_party)"
WORDS = {
    "stock": "the recipient's stock",
    "use": "its use a day",
    "own_production": "its own production a day",
    "third_party": "other suppliers' deliveries a day",
}


@dataclass(frozen=True, slots=True)
class Supply:
    """What decides how long a stock lasts once a line stops.

    Units   stock in articles; the others in articles a day.
    """

    stock: Figure
    use: Figure
    own_production: Figure
    third_party: Figure

    def named(self) -> dict[str, Figure]:
        """The four figures by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def per_day(figure: Figure) -> Figure:
    """A rate in articles a day.

    A unit that names no time is no rate, and gives unknown: a total over an open period is not a use a day.
    """
    if not figure.known:
        return unknown("articles a day", figure.unknown or "no public figure")
    days = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
    found = next((length for word, length in days.items() if figure.unit.endswith((f"per {word}", f"a {word}"))), None)
    if found is None:
        return unknown("articles a day", f"{figure.unit} is a total, not a rate")
    if found == 1.0:
        return figure
    low, high = (tidy(bound / found) for bound in figure.bounds)
    word = f"rate / {found:.4g} days"
    basis = Derived(word, (Input("rate", figure),))
    if low == high:
        return Figure(unit="articles a day", basis=basis, value=low, qualifier=figure.qualifier)
    return Figure(unit="articles a day", basis=basis, low=low, high=high, qualifier=figure.qualifier)


def days_until_short(supply: Supply, seed: int) -> Bite:
    """How long the stock lasts if the line stops today.

    With stock and use known it is a number, an interval or, where an input rests on an assumption, a distribution;
    where other supply is unknown it is a lower bound, because other supply only prolongs. Without stock or use it is
    unknown, and nothing is filled in.
    """
    figures = supply.named()
    missing = tuple(name for name, figure in figures.items() if not figure.known)
    if "stock" in missing or "use" in missing:
        return _not_computable(missing)
    known = {name: figure for name, figure in figures.items() if figure.known}
    days = _days(known, seed, bound=bool(missing))
    return Bite(
        days=days,
        missing=tuple(WORDS[name] for name in missing),
        narrows_most=_narrows_most(known, seed),
        words="days until stock runs short if the line stops on the as-of date"
        + ("; a lower bound, because other supply is not public and could only prolong it" if missing else ""),
    )


def _not_computable(missing: tuple[str, ...]) -> Bite:
    both = "stock" in missing and "use" in missing
    single = "the recipient's stock" if "stock" in missing else "its use a day"
    why = (
        f"{single}: with a figure for use it would give a lower bound; neither alone gives any"
        if both
        else f"{single}: with what is known it would give a lower bound at once"
    )
    return Bite(
        days=unknown("days", "not computable from public facts"),
        missing=tuple(WORDS[name] for name in missing),
        narrows_most=why,
        words="not computable from public facts",
    )


def _days(known: Mapping[str, Figure], seed: int, *, bound: bool) -> Figure:
    inputs = tuple(Input(name, figure) for name, figure in known.items())
    formula = FORMULA if not bound else "stock / use" + "".join(f" - {name}" for name in known if name not in _CORE)
    basis = Derived(formula, inputs)
    qualifier = "at least" if bound else None
    if any(isinstance(figure.basis, Assumed) for figure in known.values()):
        drawn = sorted(_draws(known, seed))
        quantiles = tuple((q, round(drawn[min(int(q * len(drawn)), len(drawn) - 1)], 1)) for q in QUANTILES)
        return Figure(unit="days", basis=basis, distribution=quantiles, qualifier=qualifier)
    low, high = _corners(known)
    if low == float("inf"):
        return unknown("days", "stock does not run down: other supply covers use")
    if low == high:
        return Figure(unit="days", basis=basis, value=tidy(round(low, 1)), qualifier=qualifier)
    if high == float("inf"):
        return Figure(unit="days", basis=basis, value=tidy(round(low, 1)), qualifier="at least")
    return Figure(unit="days", basis=basis, low=tidy(round(low, 1)), high=tidy(round(high, 1)), qualifier=qualifier)


_CORE = ("stock", "use")


def _one(values: Mapping[str, float]) -> float:
    drain = values["use"] - values.get("own_production", 0.0) - values.get("third_party", 0.0)
    return values["stock"] / drain if drain > 0 else float("inf")


def _corners(known: Mapping[str, Figure]) -> tuple[float, float]:
    """The least and greatest days. Days rise with stock and other supply and fall with use, so two corners suffice."""

    def corner(longest: bool) -> float:
        pick: Callable[[str, Figure], float] = lambda name, figure: figure.bounds[(name != "use") == longest]  # noqa: E731
        return _one({name: pick(name, figure) for name, figure in known.items()})

    return corner(False), corner(True)


def _draws(known: Mapping[str, Figure], seed: int, fixed: str | None = None) -> list[float]:
    dice = random.Random(seed)  # a simulation, not a secret
    found = []
    for _ in range(DRAWS):
        values = {name: _draw(figure, dice) for name, figure in known.items()}
        if fixed is not None:
            values[fixed] = _middle(known[fixed])
        found.append(min(_one(values), 36525.0))
    return found


def _draw(figure: Figure, dice: random.Random) -> float:
    low, high = figure.bounds
    likely = figure.basis.likely if isinstance(figure.basis, Assumed) else None
    return dice.triangular(low, high, likely) if likely is not None else dice.uniform(low, high)


def _middle(figure: Figure) -> float:
    likely = figure.basis.likely if isinstance(figure.basis, Assumed) else None
    return likely if likely is not None else sum(figure.bounds) / 2


def _narrows_most(known: Mapping[str, Figure], seed: int) -> str | None:
    """Which single input, if it were known exactly, would narrow the middle nine tenths of the answer most."""
    wide = {name: figure for name, figure in known.items() if figure.bounds[0] != figure.bounds[1]}
    if not wide:
        return None

    def width(values: list[float]) -> float:
        ordered = sorted(values)
        return ordered[int(0.95 * len(ordered))] - ordered[int(0.05 * len(ordered))]

    whole = width(_draws(known, seed))
    left = {name: width(_draws(known, seed, fixed=name)) for name in wide}
    best = min(left, key=lambda name: (left[name], name))
    if whole <= 0:
        return None
    return f"{WORDS[best]}: knowing it exactly would take away about {1 - left[best] / whole:.0%} of the width"
