"""Checked assumptions and options in, a frozen ``Model`` out: every quantity by its place among the drawn columns.

A quantity is a *column*: one assumption times a factor that turns its unit into the model's (articles, steps, shares).
The kernels never see a unit, and count in steps: weeks, or days where the model is built so. Two columns come first and
hold 0 and 1, for what the file binds nothing to.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from caveat.errors import BadRow, Conflict, UnknownTerm
from caveat.simulate import symbols
from caveat.simulate.assumptions import Assumption, Assumptions
from caveat.simulate.spec import ItemSpec, LineSpec, MeasureSpec, ObjectiveSpec, OptionSpec
from caveat.simulate.symbols import CHANCE, ITEM, LINE, OBJECTIVE, WORLD, Symbol
from caveat.simulate.units import unit_factor

Whole = NDArray[np.int32]
Real = NDArray[np.float64]

KINDS = ("pause", "slow", "withhold", "condition", "expedite", "offer")
STICKS = frozenset(("pause", "slow", "withhold", "condition"))
LANES_OF_CHANCE = len(CHANCE)
Step = Literal["week", "day"]
PER_WEEK: Mapping[Step, int] = {"week": 1, "day": 7}
LAST_WEEK: Mapping[Step, int] = {"week": 2000, "day": 475}
"""Of a plan and of a horizon: clocks up to here are exact in the fast kernel's numbers."""

GREATEST = 1e15
"""Of any quantity: the product of two is still a number in the fast kernel's arithmetic."""


@dataclass(frozen=True, slots=True)
class Column:
    """One assumption in the model's unit; ``whole`` where it is rounded, to steps or to parts of a step."""

    assumption: int
    factor: float
    whole: str | None


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to run. Axes: scenario, option, item, line, week.

    Shapes  line_columns (quantity, line); item_columns (quantity, item); world_columns (quantity,);
            objective_columns (quantity, objective); plan (line, [first, every, tranches]); transit, afloat (line,)
    Units   steps of the model: ``transit``, ``afloat``, first and every of ``plan``, starts and ends of ``measures``
    Holds   option 0 is to carry on
    """

    name: str
    weeks: int
    step: Step
    assumptions: Assumptions
    items: tuple[ItemSpec, ...]
    lines: tuple[LineSpec, ...]
    objectives: tuple[ObjectiveSpec, ...]
    options: tuple[OptionSpec, ...]
    rules: tuple[str, ...]
    columns: tuple[Column, ...]
    line_columns: Whole
    item_columns: Whole
    world_columns: Whole
    objective_columns: Whole
    chance_columns: Whole
    line_item: Whole
    transit: Whole
    afloat: Whole
    plan: Whole
    substitutes: tuple[tuple[int, int, int], ...]
    """(item that is short, item used instead, column of the ratio)."""
    rule_rows: tuple[tuple[int, int, int, int], ...]
    """(objective, column of the threshold, 1 for at least or -1 for at most, readings)."""
    measures: tuple[tuple[tuple[int, int, int, int, int, int], ...], ...]
    """For each option (line, kind, factor in parts of a week, start, end, rule or -1), by line and start."""
    digest: str = field(default="")

    @property
    def per_week(self) -> int:
        """Steps in a week."""
        return PER_WEEK[self.step]

    @property
    def steps(self) -> int:
        """Steps within the horizon."""
        return self.weeks * self.per_week

    @property
    def readings(self) -> int:
        """The greatest number of readings that an objective has within the horizon."""
        return max((self.weeks // one.every for one in self.objectives), default=0)

    def option(self, name: str) -> int:
        """The place of an option on its axis.

        Raises  UnknownTerm where the model has no such option.
        """
        names = [one.id for one in self.options]
        if name not in names:
            raise UnknownTerm(self.name, "option", name, names)
        return names.index(name)


def build(
    file: Assumptions, *, weeks: int, step: Step = "week", options: Sequence[OptionSpec] | None = None, name: str = ""
) -> Model:
    """The model that a file of assumptions describes, with its own options or with those given; carry on stands first.

    Raises  BadRow, Conflict, UnitMismatch or UnknownTerm, each naming the line, item or assumption.
    """
    name = name or f"{file.case} (assumptions)"
    if step not in PER_WEEK:
        raise UnknownTerm(name, "step", step, list(PER_WEEK))
    if not 0 <= weeks <= LAST_WEEK[step]:
        last = f"from 0 to {LAST_WEEK[step]}"
        raise BadRow(
            name, None, "", "weeks", repr(weeks), f"Expected: a whole number of weeks {last}, in steps of a {step}."
        )
    return _Builder(file, weeks, step, name).build(file.model.options if options is None else tuple(options))


class _Builder:
    """Collects columns while the parts are bound."""

    def __init__(self, file: Assumptions, weeks: int, step: Step, name: str) -> None:
        self.file, self.spec, self.weeks, self.step, self.name = file, file.model, weeks, step, name
        self.per_week = PER_WEEK[step]
        self.by_id: Mapping[str, Assumption] = {one.id: one for one in file.assumptions}
        self.place = {name: index for index, name in enumerate(file.names)}
        self.columns: dict[Column, int] = {Column(-1, 0.0, None): 0, Column(-1, 1.0, None): 1}

    def build(self, options: tuple[OptionSpec, ...]) -> Model:
        spec = self.spec
        items = {one.id: index for index, one in enumerate(_distinct(spec.items, "item", self.name))}
        lines = {one.id: index for index, one in enumerate(_distinct(spec.lines, "line", self.name))}
        objectives = {one.id: index for index, one in enumerate(_distinct(spec.objectives, "objective", self.name))}
        for line in spec.lines:
            if line.item not in items:
                raise UnknownTerm(self.name, f"the item of {line.id}", line.item, list(items))
            if (last := line.plan.first + line.plan.every * (line.plan.tranches - 1)) > LAST_WEEK[self.step]:
                raise BadRow(
                    self.name, None, line.id, "plan", f"a last tranche in week {last}",
                    f"Expected: a plan that ends by week {LAST_WEEK[self.step]}; leave out what comes later, and "
                    "say so.",
                )  # fmt: skip
        if not options or options[0].measures:
            options = (OptionSpec(id="carry-on", name="Carry on"), *options)
        _distinct(options, "option", self.name)
        item_of = {line.id: spec.items[items[line.item]].unit for line in spec.lines}
        line_columns = self._table(LINE, [(one, one.id, item_of[one.id]) for one in spec.lines])
        rules, rule_rows = self._rules(objectives)
        return Model(
            name=self.name,
            weeks=self.weeks,
            step=self.step,
            assumptions=self.file,
            items=spec.items,
            lines=spec.lines,
            objectives=spec.objectives,
            options=options,
            rules=rules,
            line_columns=line_columns,
            item_columns=self._table(ITEM, [(one, one.id, one.unit) for one in spec.items]),
            world_columns=self._table(WORLD, [(spec.world, "world", "")])[:, 0],
            objective_columns=self._table(OBJECTIVE, [(one, one.id, one.unit) for one in spec.objectives]),
            substitutes=self._substitutes(items),
            columns=tuple(self.columns),
            chance_columns=np.arange(len(self.columns), len(self.columns) + LANES_OF_CHANCE, dtype=np.int32),
            line_item=np.array([items[one.item] for one in spec.lines], dtype=np.int32),
            transit=self._steps([one.transit for one in spec.lines]),
            afloat=self._steps([one.afloat_weeks for one in spec.lines]),
            plan=_plan(spec.lines, self.per_week),
            rule_rows=rule_rows,
            measures=tuple(self._measures(one, lines, rules) for one in options),
            digest=_digest(self.file, options, self.weeks, self.step),
        )

    def _steps(self, weeks: Sequence[int]) -> Whole:
        return np.array(weeks, dtype=np.int32) * np.int32(self.per_week)

    def _table(self, table: tuple[Symbol, ...], rows: Sequence[tuple[object, str, str]]) -> Whole:
        found = np.zeros((len(table), len(rows)), dtype=np.int32)
        for number, symbol in enumerate(table):
            for index, (row, row_id, unit) in enumerate(rows):
                ref = getattr(row, symbol.name)
                if ref is None:
                    found[number, index] = self._absent(symbol)
                else:
                    found[number, index] = self._column(symbol, ref, row_id, unit)
        return found

    def _absent(self, symbol: Symbol) -> int:
        """Where nothing is bound: the columns of 0 and 1; a clock of one week a week is its number of parts."""
        if symbol.whole == "parts" and symbol.absent:
            return self.columns.setdefault(Column(-1, symbol.absent * symbols.STEP_PARTS, None), len(self.columns))
        return int(symbol.absent or 0.0)

    def _column(self, symbol: Symbol, ref: str, row: str, unit: str) -> int:
        one = self.by_id[ref]
        factor = unit_factor(one, symbol, row, unit)
        low, high = (limit * factor for limit in one.limits)
        most = GREATEST if symbol.most is None else symbol.most
        if low < symbol.least or high > most:
            raise BadRow(
                self.name, None, one.id, "its range", f"{one.limits[0]:g} to {one.limits[1]:g} {one.unit}",
                f"It stands for the {symbol.name} of {row} ({symbol.meaning}): at least {symbol.least:g} and at most "
                f"{most:g}.",
            )  # fmt: skip
        factor *= symbols.STEP_PARTS if symbol.whole == "parts" else _per_step(symbol, self.per_week)
        return self.columns.setdefault(Column(self.place[ref], factor, symbol.whole), len(self.columns))

    def _substitutes(self, items: Mapping[str, int]) -> tuple[tuple[int, int, int], ...]:
        ratio = Symbol("ratio", "s", "number", "articles of the other item for one of this")
        found = []
        for one in self.spec.items:
            for other in one.substitutes:
                if other.item not in items or other.item == one.id:
                    raise UnknownTerm(self.name, f"the substitute of {one.id}", other.item, list(items))
                found.append((items[one.id], items[other.item], self._column(ratio, other.ratio, one.id, "")))
        return tuple(found)

    def _rules(self, objectives: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[tuple[int, int, int, int], ...]]:
        rows = []
        for rule in _distinct(self.spec.rules, "rule", self.name):
            if rule.objective not in objectives:
                raise UnknownTerm(self.name, f"the objective of rule {rule.id}", rule.objective, list(objectives))
            objective = self.spec.objectives[objectives[rule.objective]]
            threshold = Symbol("threshold", "I*", "reading", "the reading at which the rule counts as met", least=-1e15)
            column = self._column(threshold, rule.threshold, rule.id, objective.unit)
            sign = 1 if rule.direction == "at-least" else -1
            rows.append((objectives[rule.objective], column, sign, rule.readings))
        return tuple(rule.id for rule in self.spec.rules), tuple(rows)

    def _measures(
        self, option: OptionSpec, lines: Mapping[str, int], rules: tuple[str, ...]
    ) -> tuple[tuple[int, int, int, int, int, int], ...]:
        found = []
        for one in option.measures:
            if one.line not in lines:
                raise UnknownTerm(self.name, f"a line of option {option.id}", one.line, list(lines))
            if one.rule is not None and one.rule not in rules:
                raise UnknownTerm(self.name, f"the rule of {one.measure} in option {option.id}", one.rule, list(rules))
            self._offered(one, self.spec.lines[lines[one.line]], option)
            self._has_data(one, rules, option)
            end = self.weeks if one.end is None else min(one.end, self.weeks)
            if not one.idle and one.start < end:
                parts = round((one.factor or 1.0) * symbols.STEP_PARTS)
                rule = rules.index(one.rule) if one.rule is not None else -1
                span = one.start * self.per_week, end * self.per_week
                found.append((lines[one.line], KINDS.index(one.measure), parts, *span, rule))
        found.sort(key=lambda row: (row[0], row[3], row[4]))
        self._agree(found, option)
        return tuple(found)

    def _offered(self, one: MeasureSpec, line: LineSpec, option: OptionSpec) -> None:
        if (one.measure == "offer") != line.offered:
            stands = "an offered line" if line.offered else "a line of the plan"
            raise Conflict(
                f"{self.name}, option {option.id}", f"{line.id} is {stands}", f"the measure on it is {one.measure}",
                "An offer, and nothing else, stands on a line that is marked `offered: true`.",
            )  # fmt: skip

    def _has_data(self, one: MeasureSpec, rules: tuple[str, ...], option: OptionSpec) -> None:
        if one.rule is None:
            return
        rule = self.spec.rules[rules.index(one.rule)]
        objective = next(row for row in self.spec.objectives if row.id == rule.objective)
        if not objective.read:
            raise Conflict(
                f"{self.name}, option {option.id}", f"{one.measure} on {one.line} waits on {objective.id}",
                "no assumption gives that indicator a base and a shift, so it is never read",
                f"Bind `base` and `shift` of {objective.id} to assumptions, or give the measure an end instead.",
            )  # fmt: skip

    def _agree(self, found: Sequence[tuple[int, int, int, int, int, int]], option: OptionSpec) -> None:
        week = self.per_week
        for one, other in itertools.pairwise(found):
            if one[0] == other[0] and other[3] < one[4]:
                line = self.spec.lines[one[0]].id
                raise Conflict(
                    f"{self.name}, option {option.id}",
                    f"{KINDS[one[1]]} stands on {line} from week {one[3] // week} to week {one[4] // week}",
                    f"{KINDS[other[1]]} stands on it from week {other[3] // week}",
                    "Keep one of the two, or let one end before the other starts.",
                )


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)


def _distinct(rows: Sequence[NamedT], what: str, name: str) -> Sequence[NamedT]:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise BadRow(name, None, row.id, f"the id of a {what}", "given twice", "Give each an id of its own.")
        seen.add(row.id)
    return rows


def _per_step(symbol: Symbol, per_week: int) -> float:
    """What turns a quantity by the week, or in weeks, into one by the step, or in steps."""
    match symbol.unit:
        case "weeks":
            return float(per_week)
        case "rate" | "hazard":
            return 1.0 / per_week
        case "USD per article" if symbol.name == "holding_cost":
            return 1.0 / per_week
    return 1.0


def _plan(lines: Sequence[LineSpec], per_week: int) -> Whole:
    rows = [(one.plan.first * per_week, one.plan.every * per_week, one.plan.tranches) for one in lines]
    return np.array(rows, dtype=np.int32).reshape(len(rows), 3)


def _digest(file: Assumptions, options: Sequence[OptionSpec], weeks: int, step: Step) -> str:
    content: dict[str, Any] = {
        "file": file.model_dump(mode="json"),
        "options": [one.model_dump(mode="json") for one in options],
        "weeks": weeks,
    }
    if step != "week":  # weekly models keep the digest that they had before there were others
        content["step"] = step
    return hashlib.sha256(json.dumps(content, sort_keys=True, allow_nan=False).encode()).hexdigest()
