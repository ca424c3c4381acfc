"""A forecast that is written down before the event, and its score after: what may be recorded, and what it came to.

A forecast names a day by which it is settled. It is logged while that day lies ahead, and scored once the demand was
met or the day has passed; neither is edited, and a second score of one forecast says what it replaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

from caveat.episodes import skill
from caveat.errors import Conflict

LEVELS = ("none", "partial", "met")
"""How far the demand will have been met by the day."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Forecast:
    """The chances that a demand is not met, met in part or met by a day, as somebody gave them."""

    case: str
    option: str
    due: date
    chances: tuple[float, float, float]
    basis: Mapping[str, object]
    """Derived from episodes, which it names, or assumed by its owner for a reason."""
    logged: date

    @property
    def words(self) -> str:
        """The forecast in a sentence."""
        told = ", ".join(f"{name} {100 * chance:.0f} of 100" for name, chance in zip(LEVELS, self.chances, strict=True))
        return f"{self.case}, {self.option}, by {self.due.isoformat()}: {told}"


@dataclass(frozen=True, slots=True)
class Score:
    """What a forecast cost once it was settled; less is better."""

    outcome: str
    on: date
    source: str
    brier: float
    log: float
    ranked: float


def check(forecast: Forecast) -> None:
    """Raise  Conflict where a forecast is none: chances that are no shares of one whole, or a day that is past."""
    where = f"forecast of {forecast.case}, {forecast.option}"
    bad = [chance for chance in forecast.chances if not (isfinite(chance) and 0 <= chance <= 1)]
    if bad or abs(sum(forecast.chances) - 1) > ROUNDING:
        told = ", ".join(f"{chance:g}" for chance in forecast.chances)
        raise Conflict(where, f"its chances are {told}", "they are shares of one whole",
                       "Give none, partial and met so that they come to 1.")  # fmt: skip
    if forecast.due <= forecast.logged:
        raise Conflict(where, f"it is settled on {forecast.due.isoformat()}", f"today is {forecast.logged.isoformat()}",
                       "A forecast is logged before the event: name a later day.")  # fmt: skip


def settle(forecast: Forecast, outcome: str, on: date, source: str, today: date) -> Score:
    """The score of a forecast.

    Raises  Conflict where it cannot be settled so: a demand met after the day or before the forecast, a demand called
            unmet while there was still time, a day that is yet to come.
    """
    where = forecast.words
    if on > today:
        raise Conflict(where, f"it would be settled on {on.isoformat()}", f"today is {today.isoformat()}",
                       "Wait for the day.")  # fmt: skip
    if on < forecast.logged:
        raise Conflict(where, f"it was logged on {forecast.logged.isoformat()}", f"settled on {on.isoformat()}",
                       "What was known already is no forecast: leave it unscored.")  # fmt: skip
    if outcome == "none" and on < forecast.due:
        raise Conflict(where, f"there was time until {forecast.due.isoformat()}", f"none on {on.isoformat()}",
                       "Score it as none once the day has passed.")  # fmt: skip
    if outcome != "none" and on > forecast.due:
        raise Conflict(where, f"the day was {forecast.due.isoformat()}", f"{outcome} on {on.isoformat()}",
                       "What came later was not met by the day: score it as none.")  # fmt: skip
    level = LEVELS.index(outcome)
    brier, log, ranked = (skill.score(forecast.chances, level, kind) for kind in skill.SCORES)
    return Score(outcome, on, source, brier, log, ranked)
