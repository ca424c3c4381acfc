"""The model's steps in plain float64 arithmetic: slow, written to be read, and what the fast kernel is held to.

Every option walks every line and every item from step 0; nothing is shared. The ledger that it returns shows where each
article is at the end, so that whoever doubts the books can add them up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caveat.simulate.model import KINDS, STICKS, Model, Real
from caveat.simulate.symbols import CHANCE, ITEM, LINE, OBJECTIVE, STEP_PARTS, WORLD

SHORT = 1e-3
"""A step counts as short where more than this share of the wanted use is unmet."""
EXPONENT = 8.0
"""The exponent of the hazard is held between -8 and 8: a factor of about 3,000 either way."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Walk:
    """What one option comes to in each future.

    Shapes  complied, uncomplied, cost: (scenario,); short, undelivered, delivered, gap: (item, scenario);
            stock: (step, item, scenario); compliance: (step, scenario);
            reading: (objective, reading, scenario); ledger: (place, line, scenario)
    """

    complied: Real
    """Step in which the recipient first complied, or -1."""
    uncomplied: Real
    """Weeks."""
    cost: Real
    short: Real
    """Weeks."""
    delivered: Real
    gap: Real
    """Greatest shortfall of departures against carrying on."""
    substituted: Real
    stock: Real
    compliance: Real
    reading: Real
    ledger: Real
    """Where each line's articles are at the end, in the order of ``PLACES``."""


PLACES = ("not yet ready", "at the dock", "stored", "diverted", "resold", "in transit", "delivered")


def run(model: Model, columns: Real, noise: Real) -> tuple[Walk, ...]:
    """Every option over every future, carry on first."""
    carry_on = _Option(model, columns, noise, 0, None)
    carry_on.walk()
    rest = [_Option(model, columns, noise, index, carry_on) for index in range(1, len(model.options))]
    for one in rest:
        one.walk()
    return tuple(one.result() for one in (carry_on, *rest))


class _Option:
    """One option on its way through the steps, for all futures side by side."""

    def __init__(self, model: Model, columns: Real, noise: Real, option: int, carry_on: _Option | None) -> None:
        self.model, self.noise, self.carry_on = model, noise, carry_on
        self.line = {s.name: columns[model.line_columns[i]] for i, s in enumerate(LINE)}
        self.item = {s.name: columns[model.item_columns[i]] for i, s in enumerate(ITEM)}
        self.world = {s.name: columns[model.world_columns[i]] for i, s in enumerate(WORLD)}
        self.objective = {s.name: columns[model.objective_columns[i]] for i, s in enumerate(OBJECTIVE)}
        self.chance = {s.name: columns[model.chance_columns[i]] for i, s in enumerate(CHANCE)}
        self.threshold = [columns[rule[1]] for rule in model.rule_rows]
        self.ratio = [columns[row[2]] for row in model.substitutes]
        self.measures = model.measures[option]
        lines, items, scenarios = len(model.lines), len(model.items), columns.shape[1]
        steps = model.steps
        self.clock = np.zeros((lines, scenarios))
        self.made = np.zeros((lines, scenarios))
        self.dock = np.zeros((lines, scenarios))
        self.stored, self.diverted, self.resold = (np.zeros((lines, scenarios)) for _ in range(3))
        self.left = np.zeros((steps, lines, scenarios))
        self.arrived = np.zeros((lines, scenarios))
        self.x = self.item["stock"].copy()
        self.extra = np.zeros((items, scenarios))
        self.want = np.zeros((steps, items, scenarios))
        self.short, self.gap, self.received, self.substituted = (np.zeros((items, scenarios)) for _ in range(4))
        self.stock = np.zeros((steps, items, scenarios))
        self.compliance = np.zeros((steps, scenarios))
        self.degree, self.hazard, self.lapse = (np.zeros(scenarios) for _ in range(3))
        self.rounds = np.zeros(scenarios)
        self.home, self.anger = np.zeros(scenarios), np.zeros(scenarios)
        self.ended, self.retaliated = np.zeros(scenarios, bool), np.zeros(scenarios, bool)
        self.credibility = self.world["credibility"].copy()
        self.stick_steps, self.since = np.zeros(scenarios), np.zeros(scenarios)
        self.cost, self.uncomplied = np.zeros(scenarios), np.zeros(scenarios)
        self.complied = np.full(scenarios, -1.0)
        self.run_of = np.zeros((len(model.rules), scenarios))
        self.released = np.zeros((len(model.rules), scenarios), bool)
        self.reading = np.full((len(model.objectives), model.readings, scenarios), np.nan)

    def walk(self) -> None:
        """The order of events in a step: measures, lines, items, the recipient's answer, readings."""
        for step in range(self.model.steps):
            stick = self.sticks(step)
            arriving = self.ship(step)
            self.consume(step, arriving, stick)
            self.answer(step, stick)
            self.read(step, stick)

    def in_force(self, step: int, measure: tuple[int, ...]) -> Mask:
        """In which futures a measure binds at this step."""
        _, kind, _, start, end, rule = measure
        now = np.full(self.cost.shape, start <= step < end)
        if KINDS[kind] == "offer":
            return now if rule < 0 else now & self.released[rule]
        if rule >= 0:
            now = now & ~self.released[rule]
        return now & ~self.ended if KINDS[kind] in STICKS else now

    def sticks(self, step: int) -> Mask:
        """In which futures any stick is in force."""
        found = np.zeros(self.cost.shape, bool)
        for one in self.measures:
            if KINDS[one[1]] in STICKS:
                found |= self.in_force(step, one)
        return found

    def ship(self, step: int) -> Real:
        """One step of every line: clock, dock, transit. Returns arrivals, (item, scenario)."""
        arriving: Real = np.zeros_like(self.x)
        for index in range(len(self.model.lines)):
            due, kind, now = self.make(index, step)
            leaving = self.leave(index, due, kind, now)
            self.left[step, index] = leaving
            sent = step - int(self.model.transit[index])
            coming = self.left[sent, index].copy() if sent >= 0 else np.zeros_like(leaving)
            if step == self.model.afloat[index]:
                coming += self.line["afloat"][index]
            self.arrived[index] += coming
            arriving[self.model.line_item[index]] += coming
        return arriving

    def make(self, index: int, step: int) -> tuple[Real, str, Mask]:
        """What becomes ready, and the measure on the line with the futures in which it binds."""
        pace, surge = self.line["pace"][index], self.line["surge"][index]
        offered = self.model.lines[index].offered
        speed = np.zeros_like(pace) if offered else pace
        kind, now = "", np.zeros(pace.shape, bool)
        for one in self.measures:
            if one[0] == index and one[3] <= step < one[4]:
                kind, now = KINDS[one[1]], self.in_force(step, one)
                parts = np.minimum(one[2], surge) if kind == "expedite" else one[2]
                changed = {"slow": pace * parts // STEP_PARTS, "expedite": pace * parts // STEP_PARTS, "offer": pace}
                speed = np.where(now, changed.get(kind, speed), speed)
        self.clock[index] += speed
        first, every, tranches = (float(one) for one in self.model.plan[index])
        done = (self.clock[index] - self.line["late"][index] * STEP_PARTS) // STEP_PARTS  # whole steps of clock
        share = np.clip((done - 1.0 - first) // every + 1.0, 0.0, tranches) / tranches
        due = (share - self.made[index]) * self.line["amount"][index]
        self.made[index] = share
        return due, kind, now

    def leave(self, index: int, due: Real, kind: str, now: Mask) -> Real:
        """What passes the dock; what is withheld is stored, diverted or resold, and counted."""
        withheld = now if kind == "withhold" else np.zeros(due.shape, bool)
        waiting = self.dock[index] + due
        kept = np.where(withheld, waiting, 0.0)
        diverted, resold = (self.line[name][index] * kept for name in ("diverted", "resold"))
        back = np.where(withheld, 0.0, self.stored[index])
        self.stored[index] += kept - diverted - resold - back
        self.diverted[index] += diverted
        self.resold[index] += resold
        waiting = waiting - kept + back
        shut = now if kind in ("pause", "condition") else np.zeros(due.shape, bool)
        leaving = np.where(shut, 0.0, np.minimum(waiting, self.line["dock"][index]))
        self.dock[index] = waiting - leaving
        haste = leaving * (now if kind in ("expedite", "offer") else 0.0)
        self.cost += self.line["holding_cost"][index] * (self.dock[index] + self.stored[index])
        self.cost += self.line["forgone_cost"][index] * (diverted + resold)
        self.cost += self.line["haste_cost"][index] * haste
        return np.asarray(leaving, dtype=np.float64)

    def consume(self, step: int, arriving: Real, stick: Mask) -> None:
        """One step of every item: supply comes in, use goes out, what is unmet turns to the substitute at the next."""
        world, item = self.world, self.item
        self.received += arriving
        self.since += (self.since > 0) | stick
        self.stick_steps += stick
        tempo = np.where(step >= world["tempo_change"], world["tempo_after"], 1.0)
        tempo = tempo * (1.0 - world["tempo_cut"] * self.degree)
        full = item["use"] * tempo
        rationed = np.where(self.x < item["reserve"] * item["use"], item["ration"], 1.0)
        waited = self.since - 1.0 - item["third_party_delay"]
        ramp = np.clip((waited + 1.0) / np.maximum(item["third_party_ramp"], 1.0), 0.0, 1.0)
        others = np.where((self.since > 0) & (waited >= 0), item["third_party"] * ramp, 0.0)
        wanted = full * rationed + self.extra
        balance = self.x + arriving + item["own_production"] + others - wanted
        unmet = np.maximum(-balance, 0.0)
        self.x = np.maximum(balance, 0.0)
        self.short += unmet > SHORT * wanted
        self.extra = np.zeros_like(self.extra)
        for (short, other, _), ratio in zip(self.model.substitutes, self.ratio, strict=True):
            self.extra[other] += ratio * unmet[short]
            self.substituted[short] += ratio * unmet[short]
        self.stock[step] = self.x
        hand = self.x + self.in_transit(step)
        cover = item["comfort"] * np.maximum(item["use"], 1e-9)
        self.want[step] = np.clip(1.0 - hand / cover, 0.0, 1.0)
        self.compliance[step] = self.degree
        self.uncomplied += 1.0 - self.degree

    def in_transit(self, step: int) -> Real:
        """What has left the dock and not arrived, (item, scenario)."""
        found: Real = np.zeros_like(self.x)
        for index in range(len(self.model.lines)):
            first = max(0, step - int(self.model.transit[index]) + 1)
            on_way = self.left[first : step + 1, index].sum(axis=0)
            if step < self.model.afloat[index]:
                on_way = on_way + self.line["afloat"][index]
            found[self.model.line_item[index]] += on_way
        return found

    def answer(self, step: int, stick: Mask) -> None:
        """The recipient's answer, and what the supplier's own house does; both take effect from the next step."""
        world, chance = self.world, self.chance
        pressure, inducement = self.pull(step)
        pressure = pressure + world["publicity"] * stick
        lasted = np.minimum(1.0, self.stick_steps / np.maximum(world["backlash_ramp"], 1.0))
        backlash = world["backlash"] * np.where(self.retaliated, 1.0, lasted)
        backlash = np.where(self.stick_steps > 0, backlash, 0.0)
        push = self.credibility * (world["beta_pressure"] * pressure + world["beta_inducement"] * inducement)
        exponent = push - world["beta_resolve"] * world["resolve"] - world["beta_backlash"] * backlash
        hazard = world["base_hazard"] * np.exp(np.clip(exponent, -EXPONENT, EXPONENT))
        complying = self.degree > 0
        self.hazard += np.where(complying, 0.0, hazard)
        level = np.where(self.rounds > 0, chance["comply_again"], chance["comply"])
        begins = ~complying & (self.rounds < 2) & (self.hazard >= level) & (world["degree"] > 0)
        self.lapse += np.where(complying & ~stick, world["relapse"], 0.0)
        ends = complying & (self.rounds < 2) & (self.lapse >= chance["lapse"]) & ~stick
        self.complied = np.where(begins & (self.complied < 0), step, self.complied)
        self.rounds += begins
        self.hazard = np.where(begins, 0.0, self.hazard)
        self.degree = np.where(begins, world["degree"], np.where(ends, 0.0, self.degree))
        self.at_home(stick)

    def at_home(self, stick: Mask) -> None:
        """Legislature and courts may end the sticks; the recipient may retaliate."""
        world, chance = self.world, self.chance
        self.home += np.where(stick, world["home_end"], 0.0)
        ending = stick & ~self.ended & (self.home >= chance["home"])
        self.ended |= ending
        self.anger += np.where(stick, world["retaliation"], 0.0)
        hits = stick & ~self.retaliated & (self.anger >= chance["retaliate"])
        self.retaliated |= hits
        self.cost += np.where(hits, world["retaliation_cost"], 0.0)
        self.lose_credibility(ending & (self.degree <= 0))

    def lose_credibility(self, lost: Mask) -> None:
        """A stick that ends without result is believed less the next time."""
        self.credibility = np.where(lost, self.credibility * (1.0 - self.world["credibility_lost"]), self.credibility)

    def pull(self, step: int) -> tuple[Real, Real]:
        """Pressure and inducement, against carrying on."""
        if self.carry_on is None:
            return np.zeros_like(self.cost), np.zeros_like(self.cost)
        weight = self.item["weight"]
        worse = self.want[step] - self.carry_on.want[step]
        behind = self.carry_on.left[: step + 1].sum(axis=0) - self.left[: step + 1].sum(axis=0)
        gap = np.zeros_like(self.x)
        np.add.at(gap, self.model.line_item, behind)
        self.gap = np.maximum(self.gap, gap)
        pressure = (weight * np.maximum(worse, 0.0)).sum(axis=0)
        inducement = (weight * np.maximum(-worse, 0.0)).sum(axis=0)
        for one in self.measures:
            if KINDS[one[1]] == "offer" and one[3] <= step < one[4]:
                item = int(self.model.line_item[one[0]])
                left = self.line["amount"][one[0]] - self.left[: step + 1, one[0]].sum(axis=0)
                cover = self.item["comfort"][item] * np.maximum(self.item["use"][item], 1e-9)
                inducement = inducement + weight[item] * np.clip(left / cover, 0.0, 1.0)
        return np.asarray(pressure), np.asarray(inducement)

    def read(self, step: int, stick: Mask) -> None:
        """Readings that fall due, and the rules that they release."""
        for index, one in enumerate(self.model.objectives):
            lag, every = one.lag * self.model.per_week, one.every * self.model.per_week
            if not one.read or (step + 1) % every:
                continue
            number = (step + 1) // every - 1
            then = self.compliance[step - lag] if step >= lag else np.zeros_like(self.cost)
            found = self.objective["base"][index] + self.objective["shift"][index] * then
            found = found + self.objective["noise"][index] * self.noise[index, number]
            self.reading[index, number] = found
            for rule, (objective, _, sign, readings) in enumerate(self.model.rule_rows):
                if objective == index:
                    met = sign * (found - self.threshold[rule]) >= 0
                    self.run_of[rule] = np.where(met, self.run_of[rule] + 1, 0.0)
                    self.release(rule, (self.run_of[rule] >= readings) & ~self.released[rule], step)

    def release(self, rule: int, now: Mask, step: int) -> None:
        """The rule is met from now on; if the recipient has not in truth complied, the stick is gone for nothing."""
        waits = any(KINDS[one[1]] in STICKS and one[5] == rule and one[3] <= step < one[4] for one in self.measures)
        self.released[rule] |= now
        if waits:
            self.lose_credibility(now & (self.degree <= 0) & ~self.ended)

    def result(self) -> Walk:
        """The books at the end."""
        week, amount = self.model.per_week, self.line["amount"]
        way = self.left.sum(axis=0) - self.arrived + self.line["afloat"]
        ledger = np.array(
            [(1.0 - self.made) * amount, self.dock, self.stored, self.diverted, self.resold, way, self.arrived]
        )
        return Walk(
            self.complied, self.uncomplied / week, self.cost, self.short / week, self.received, self.gap,
            self.substituted, self.stock, self.compliance, self.reading, ledger,
        )  # fmt: skip
