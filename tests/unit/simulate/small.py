"""Small models for tests: assumptions by number, lines and items by a few words."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from caveat.simulate import draws
from caveat.simulate.assumptions import FORMAT, Assumptions, read
from caveat.simulate.model import Model, Step, build
from caveat.simulate.spec import MeasureSpec, OptionSpec

WORLD = {
    "base_hazard": 0.004, "beta_pressure": 2.0, "beta_inducement": 1.0, "beta_resolve": 1.0, "beta_backlash": 1.0,
    "resolve": 0.5, "credibility": 0.8,
}  # fmt: skip
UNITS = {
    "base_hazard": "chance a week", "relapse": "chance a week", "home_end": "chance a week",
    "retaliation": "chance a week", "retaliation_cost": "USD", "backlash_ramp": "weeks", "tempo_change": "weeks",
    "stock": "rounds", "use": "rounds a week", "own_production": "rounds a week", "third_party": "rounds a week",
    "third_party_delay": "weeks", "third_party_ramp": "weeks", "reserve": "weeks", "comfort": "weeks",
    "amount": "rounds", "dock": "rounds a week", "late": "weeks", "afloat": "rounds",
    "holding_cost": "USD per round a week", "forgone_cost": "USD per round", "haste_cost": "USD per round",
    "base": "lorries a day", "shift": "lorries a day", "noise": "lorries a day", "threshold": "lorries a day",
    "credibility": "share", "credibility_lost": "share", "degree": "share", "tempo_cut": "share", "ration": "share",
    "diverted": "share", "resold": "share",
}  # fmt: skip


class Case:
    """Collects assumptions: a number is a point, a pair is uniform, a dictionary is a distribution."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.model: dict[str, Any] = {"items": [], "lines": [], "objectives": [], "rules": [], "options": []}
        self.correlations: list[dict[str, Any]] = []
        self.world()

    def bind(self, owner: str, name: str, value: Any) -> str:
        """The id of a new assumption for one quantity."""
        if isinstance(value, dict):
            shape = value
        elif isinstance(value, tuple):
            shape = {"kind": "uniform", "low": value[0], "high": value[1]}
        else:
            shape = {"kind": "point", "value": value}
        ref = f"a-{owner}-{name}".replace("_", "-").lower()
        self.rows = [one for one in self.rows if one["id"] != ref]
        self.rows.append({
            "id": ref, "about": f"{name} of {owner}", "unit": UNITS.get(name, "number"), "distribution": shape,
            "reason": "made up for a test", "owner": "a test", "made": "2031-01-01", "source": "no source",
        })  # fmt: skip
        return ref

    def world(self, **given: Any) -> Case:
        """The response, with other numbers where they are given."""
        self.model["world"] = {name: self.bind("world", name, value) for name, value in {**WORLD, **given}.items()}
        return self

    def item(self, item: str, **given: Any) -> Case:
        """An item that is used at 10 a week out of a stock of 100."""
        numbers = {"stock": 100.0, "use": 10.0, "comfort": 10.0, "weight": 1.0, **given}
        swaps = numbers.pop("substitutes", {})
        bound = {name: self.bind(item, name, value) for name, value in numbers.items()}
        bound["substitutes"] = [
            {"item": other, "ratio": self.bind(item, f"ratio-{other}", value)} for other, value in swaps.items()
        ]
        self.model["items"].append({"id": item, "unit": "rounds", **bound})
        return self

    def line(self, line: str, item: str, *, first: int = 0, every: int = 4, tranches: int = 5, transit: int = 2,
             offered: bool = False, afloat_weeks: int = 0, **given: Any) -> Case:  # fmt: skip
        """A line of 200 in five tranches, four weeks apart, with a dock wide enough for all of it."""
        numbers = {"amount": 200.0, "dock": 1000.0, **given}
        bound = {name: self.bind(line, name, value) for name, value in numbers.items()}
        plan = {"first": first, "every": every, "tranches": tranches, "reason": "made up for a test"}
        self.model["lines"].append(
            {"id": line, "item": item, "plan": plan, "transit": transit, "offered": offered,
             "afloat_weeks": afloat_weeks, **bound}
        )  # fmt: skip
        return self

    def objective(self, objective: str, *, lag: int = 2, every: int = 4, **given: Any) -> Case:
        """An indicator that compliance lifts from 100 to 250."""
        numbers = {"base": 100.0, "shift": 150.0, "noise": 10.0, **given}
        bound = {name: self.bind(objective, name, value) for name, value in numbers.items() if value is not None}
        self.model["objectives"].append(
            {"id": objective, "unit": "lorries a day", "lag": lag, "every": every, "reason": "for a test", **bound}
        )
        return self

    def rule(self, rule: str, objective: str, threshold: float, readings: int = 1, direction: str = "at-least") -> Case:
        """A rule that releases once the indicator has met its threshold so many times in a row."""
        self.model["rules"].append(
            {"id": rule, "objective": objective, "threshold": self.bind(rule, "threshold", threshold),
             "direction": direction, "readings": readings}
        )  # fmt: skip
        return self

    def correlate(self, one: str, other: str, rank: float) -> Case:
        """Two assumptions that go together."""
        self.correlations.append({"between": [one, other], "rank": rank, "reason": "for a test", "owner": "a test"})
        return self

    def content(self) -> dict[str, Any]:
        """The file's content."""
        return {
            "format": FORMAT, "case": "small", "assumptions": self.rows, "correlations": self.correlations,
            "model": self.model,
        }  # fmt: skip

    def file(self) -> Assumptions:
        """The checked file."""
        return read(json.dumps(self.content()).encode(), "small.json")

    def build(self, *options: OptionSpec, weeks: int = 30, step: Step = "week") -> Model:
        """The model with these options, carry on first."""
        return build(self.file(), weeks=weeks, step=step, options=options)


def option(name: str, *measures: MeasureSpec) -> OptionSpec:
    return OptionSpec(id=name, name=name, measures=measures)


def measure(kind: Any, line: str, start: int = 0, end: int | None = None, factor: float | None = None,
            rule: str | None = None) -> MeasureSpec:  # fmt: skip
    return MeasureSpec(measure=kind, line=line, start=start, end=end, factor=factor, rule=rule)


def futures(model: Model, count: int = 1, seed: int = 1) -> tuple[Any, Any]:
    """The drawn columns and the noise of the first futures, as exact as they are drawn."""
    block = draws.draw(model, seed, 0, "latin-hypercube")
    columns = draws.columns(model, block.values[:, :count], block.chance[:, :count], np.float64)
    return columns, block.noise[..., :count].astype(np.float64)


def rich() -> Case:
    """Every quantity of the model at once, each with a range."""
    case = Case().world(
        base_hazard=(0.002, 0.02), beta_pressure=(1.0, 3.0), beta_inducement=(0.5, 2.0), beta_backlash=(0.5, 1.5),
        resolve=(0.0, 1.5), credibility=(0.4, 1.0), credibility_lost=(0.1, 0.6), publicity=(0.0, 0.4),
        backlash=(0.0, 1.0), backlash_ramp=(2.0, 12.0), degree=(0.3, 1.0), relapse=(0.0, 0.05), home_end=(0.0, 0.02),
        retaliation=(0.0, 0.02), retaliation_cost=(1e6, 5e6), tempo_change=(10.0, 40.0), tempo_after=(0.4, 1.0),
        tempo_cut=(0.0, 0.5),
    )  # fmt: skip
    case.item("shell", stock=(60.0, 300.0), use=(5.0, 25.0), own_production=(0.0, 4.0), third_party=(0.0, 6.0),
              third_party_delay=(2.0, 12.0), third_party_ramp=(1.0, 10.0), reserve=(0.0, 4.0),
              ration=(0.5, 1.0))  # fmt: skip
    case.item("kit", stock=(40.0, 120.0), use=(4.0, 16.0), reserve=(0.0, 2.0), ration=(0.6, 1.0),
              substitutes={"bomb": (0.5, 3.0)})  # fmt: skip
    case.item("bomb", stock=(100.0, 400.0), use=(4.0, 16.0))
    case.item("interceptor", stock=(20.0, 80.0), use=(1.0, 6.0), weight=0.0)
    case.line("l-shell-1", "shell", amount=(100.0, 400.0), late=(0.0, 6.0), pace=(0.6, 1.2), dock=(20.0, 80.0),
              surge=(1.0, 2.5), diverted=(0.0, 0.4), resold=(0.0, 0.3), holding_cost=(0.0, 2.0),
              forgone_cost=(0.0, 90.0), haste_cost=(0.0, 50.0), afloat=(0.0, 40.0), afloat_weeks=3)  # fmt: skip
    case.line("l-shell-2", "shell", first=3, every=6, transit=5, amount=(50.0, 150.0), late=(0.0, 9.0))
    case.line("l-kit", "kit", first=1, every=3, tranches=8, amount=(60.0, 200.0), dock=(8.0, 30.0), surge=(1.0, 3.0),
              diverted=(0.0, 0.3), holding_cost=(0.0, 5.0))  # fmt: skip
    case.line("l-bomb", "bomb", every=2, tranches=12, amount=(100.0, 300.0), transit=0)
    case.line("l-interceptor", "interceptor", every=5, amount=(20.0, 60.0))
    case.line("l-extra", "shell", offered=True, every=2, amount=(40.0, 120.0), haste_cost=(1.0, 30.0))
    case.objective("o-aid")
    return case.rule("r-aid", "o-aid", 200.0, readings=2)


RICH_OPTIONS = (
    option("pause", measure("pause", "l-shell-1", 2), measure("pause", "l-kit", 2, 20)),
    option("slow", measure("slow", "l-shell-1", 1, 25, factor=0.3), measure("slow", "l-kit", 4, factor=0.7)),
    option("withhold", measure("withhold", "l-shell-1", 3, 18), measure("withhold", "l-kit", 0)),
    option("condition", *(measure("condition", line, 1, rule="r-aid") for line in ("l-shell-1", "l-shell-2", "l-kit"))),
    option("carrot", measure("expedite", "l-kit", 2, 30, factor=2.0), measure("offer", "l-extra", 1)),
    option("both", measure("condition", "l-shell-1", 1, rule="r-aid"), measure("offer", "l-extra", 0, rule="r-aid")),
    option("in-turn", measure("slow", "l-shell-1", 0, 6, factor=0.5), measure("withhold", "l-shell-1", 6, 12),
           measure("expedite", "l-shell-1", 14, 30, factor=1.7)),
)  # fmt: skip
