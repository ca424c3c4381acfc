"""The whole model twice more, as others would write it: processes in SimPy over floats, and plain numpy over futures.

Both read a built model and its drawn columns and give, for each option, what the reference gives. They are here to be
equal to it, and for ``bench.simulate`` to be timed against.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from caveat.simulate.model import KINDS, STICKS, Model, Real
from caveat.simulate.reference import EXPONENT, SHORT
from caveat.simulate.symbols import CHANCE, ITEM, LINE, OBJECTIVE, STEP_PARTS, WORLD

try:
    import simpy
except ImportError:  # a peer, not a dependency
    simpy = None


class Found(NamedTuple):
    """Of one option: step complied or -1, weeks not complied, cost; by item weeks short and articles received."""

    complied: Any
    uncomplied: Any
    cost: Any
    short: Any
    received: Any


def by_name(symbols: Any, places: Any, columns: Any) -> dict[str, Any]:
    return {one.name: columns[places[number]] for number, one in enumerate(symbols)}


class Future:
    """One option of one future as SimPy processes: each line, each shipment, and the recipient."""

    def __init__(self, model: Model, column: list[float], noise: Any, option: int, carried: list[list[float]]) -> None:
        self.model, self.noise, self.carried = model, noise, carried
        self.measures = [[row for row in model.measures[option] if row[0] == line] for line in range(len(model.lines))]
        self.sticks = [row for row in model.measures[option] if KINDS[row[1]] in STICKS]
        self.offers = [row for row in model.measures[option] if KINDS[row[1]] == "offer"]
        self.line = [
            {one.name: column[model.line_columns[n][i]] for n, one in enumerate(LINE)} for i in range(len(model.lines))
        ]
        self.item = [
            {one.name: column[model.item_columns[n][i]] for n, one in enumerate(ITEM)} for i in range(len(model.items))
        ]
        self.world = by_name(WORLD, model.world_columns, column)
        self.chance = by_name(CHANCE, model.chance_columns, column)
        self.objective = [
            {one.name: column[model.objective_columns[n][i]] for n, one in enumerate(OBJECTIVE)}
            for i in range(len(model.objectives))
        ]
        self.rules = [(one, column[place], sign, readings) for one, place, sign, readings in model.rule_rows]
        self.swaps = [(short, other, column[place]) for short, other, place in model.substitutes]
        items = len(model.items)
        self.x = [one["stock"] for one in self.item]
        self.arriving, self.way = [0.0] * items, [0.0] * items
        self.extra, self.short, self.received = [0.0] * items, [0] * items, [0.0] * items
        self.sent = [0.0] * len(model.lines)
        self.wants: list[list[float]] = []
        self.degrees: list[float] = []
        self.run_of, self.released = [0] * len(self.rules), [False] * len(self.rules)
        self.degree = self.hazard = self.lapse = self.home = self.anger = self.cost = self.uncomplied = 0.0
        self.credibility = self.world["credibility"]
        self.rounds = self.stick_steps = self.since = 0
        self.ended = self.angry = False
        self.complied = -1

    def run(self) -> Found:
        env = simpy.Environment()
        for index in range(len(self.model.lines)):
            env.process(self.dock(env, index))
            if self.line[index]["afloat"] > 0:
                item = int(self.model.line_item[index])
                self.way[item] += self.line[index]["afloat"]
                env.process(self.ship(env, item, int(self.model.afloat[index]), self.line[index]["afloat"]))
        env.process(self.recipient(env))
        env.run(until=self.model.steps)
        week = self.model.per_week
        return Found(self.complied, self.uncomplied / week, self.cost, [n / week for n in self.short], self.received)

    def binds(self, row: Any, step: int) -> bool:
        if not row[3] <= step < row[4]:
            return False
        kind, rule = KINDS[row[1]], row[5]
        if kind == "offer":
            return rule < 0 or self.released[rule]
        return not (rule >= 0 and self.released[rule]) and not (kind in STICKS and self.ended)

    def ship(self, env: Any, item: int, transit: int, articles: float) -> Iterator[Any]:
        yield env.timeout(transit)
        self.arriving[item] += articles
        self.way[item] -= articles

    def dock(self, env: Any, index: int) -> Iterator[Any]:
        """Plan, dock and store of a line. With nothing waiting and no measure on it, it sleeps to its next tranche."""
        line, item, transit = self.line[index], int(self.model.line_item[index]), int(self.model.transit[index])
        first, every, left = (int(one) for one in self.model.plan[index])
        rest = (first + 1 + line["late"]) * STEP_PARTS
        pace = 0.0 if self.model.lines[index].offered else line["pace"]
        tranche, waiting, stored, rows = line["amount"] / left, 0.0, 0.0, self.measures[index]
        while left or waiting or stored:
            if not rows and not waiting:
                if not pace:
                    return
                idle = math.ceil(rest / pace) - 1
                if idle > 0:
                    rest -= idle * pace
                    yield env.timeout(idle)
            step, speed, kind = int(env.now), pace, ""
            for row in rows:
                if self.binds(row, step):
                    kind = KINDS[row[1]]
                    if kind == "slow":
                        speed = line["pace"] * row[2] // STEP_PARTS
                    elif kind == "expedite":
                        speed = line["pace"] * min(row[2], line["surge"]) // STEP_PARTS
                    elif kind == "offer":
                        speed = line["pace"]
            rest -= speed
            while left and rest <= 0:
                rest += every * STEP_PARTS
                left -= 1
                waiting += tranche
            if kind == "withhold":
                diverted, resold = line["diverted"] * waiting, line["resold"] * waiting
                stored += waiting - diverted - resold
                waiting = 0.0
                self.cost += line["forgone_cost"] * (diverted + resold)
            else:
                waiting += stored
                stored = 0.0
            if kind not in ("pause", "condition") and waiting:
                leaving = min(waiting, line["dock"])
                waiting -= leaving
                self.sent[index] += leaving
                self.way[item] += leaving
                env.process(self.ship(env, item, transit, leaving))
                if kind in ("expedite", "offer"):
                    self.cost += line["haste_cost"] * leaving
            self.cost += line["holding_cost"] * (waiting + stored)
            yield env.timeout(1)

    def recipient(self, env: Any) -> Iterator[Any]:
        """Late in each step, when all that moves has moved: use, answer, readings."""
        yield env.timeout(0.75)
        for step in range(self.model.steps):
            stick = any(self.binds(row, step) for row in self.sticks)
            wants = self.use(step, stick)
            self.answer(step, stick, wants)
            self.read(step)
            yield env.timeout(1)

    def use(self, step: int, stick: bool) -> list[float]:
        world = self.world
        self.since += 1 if self.since or stick else 0
        self.stick_steps += stick
        tempo = world["tempo_after"] if step >= world["tempo_change"] else 1.0
        tempo *= 1.0 - world["tempo_cut"] * self.degree
        wants, unmet = [], []
        for index, one in enumerate(self.item):
            x, use, coming = self.x[index], one["use"], self.arriving[index]
            wanted = use * tempo * (one["ration"] if x < one["reserve"] * use else 1.0) + self.extra[index]
            waited = self.since - 1 - one["third_party_delay"]
            others = 0.0
            if self.since and waited >= 0:
                others = one["third_party"] * min((waited + 1) / max(one["third_party_ramp"], 1.0), 1.0)
            balance = x + coming + one["own_production"] + others - wanted
            self.received[index] += coming
            self.arriving[index] = 0.0
            self.x[index] = max(balance, 0.0)
            unmet.append(max(-balance, 0.0))
            self.short[index] += unmet[-1] > SHORT * wanted
            hand = self.x[index] + self.way[index]
            wants.append(min(max(1.0 - hand / (one["comfort"] * max(use, 1e-9)), 0.0), 1.0))
        self.extra = [0.0] * len(unmet)
        for short, other, ratio in self.swaps:
            self.extra[other] += ratio * unmet[short]
        self.wants.append(wants)
        self.degrees.append(self.degree)
        self.uncomplied += 1.0 - self.degree
        return wants

    def answer(self, step: int, stick: bool, wants: list[float]) -> None:
        world, chance, pressure, inducement = self.world, self.chance, 0.0, 0.0
        if self.carried:
            for index, one in enumerate(self.item):
                worse = one["weight"] * (wants[index] - self.carried[step][index])
                pressure += max(worse, 0.0)
                inducement += max(-worse, 0.0)
        for row in self.offers:
            if row[3] <= step < row[4]:
                one = self.item[int(self.model.line_item[row[0]])]
                rest = self.line[row[0]]["amount"] - self.sent[row[0]]
                part = rest / (one["comfort"] * max(one["use"], 1e-9))
                inducement += one["weight"] * min(max(part, 0.0), 1.0)
        pressure += world["publicity"] * stick
        backlash = 0.0
        if self.stick_steps:
            lasted = 1.0 if self.angry else min(1.0, self.stick_steps / max(world["backlash_ramp"], 1.0))
            backlash = world["backlash"] * lasted
        push = self.credibility * (world["beta_pressure"] * pressure + world["beta_inducement"] * inducement)
        exponent = push - world["beta_resolve"] * world["resolve"] - world["beta_backlash"] * backlash
        if self.degree <= 0:
            self.hazard += world["base_hazard"] * math.exp(min(max(exponent, -EXPONENT), EXPONENT))
            level = chance["comply_again"] if self.rounds else chance["comply"]
            if self.rounds < 2 and self.hazard >= level and world["degree"] > 0:
                self.complied = step if self.complied < 0 else self.complied
                self.rounds += 1
                self.hazard, self.degree = 0.0, world["degree"]
        elif not stick:
            self.lapse += world["relapse"]
            if self.rounds < 2 and self.lapse >= chance["lapse"]:
                self.degree = 0.0
        if stick:
            self.home += world["home_end"]
            self.anger += world["retaliation"]
            if not self.ended and self.home >= chance["home"]:
                self.ended = True
                self.disappoint()
            if not self.angry and self.anger >= chance["retaliate"]:
                self.angry = True
                self.cost += world["retaliation_cost"]

    def disappoint(self) -> None:
        if self.degree <= 0:
            self.credibility *= 1.0 - self.world["credibility_lost"]

    def read(self, step: int) -> None:
        for index, one in enumerate(self.model.objectives):
            lag, every = one.lag * self.model.per_week, one.every * self.model.per_week
            if not one.read or (step + 1) % every:
                continue
            then, drawn = self.degrees[step - lag] if step >= lag else 0.0, self.objective[index]
            noise = self.noise[index, (step + 1) // every - 1]
            found = drawn["base"] + drawn["shift"] * then + drawn["noise"] * noise
            for rule, (objective, level, sign, readings) in enumerate(self.rules):
                if objective == index:
                    self.run_of[rule] = self.run_of[rule] + 1 if sign * (found - level) >= 0 else 0
                    if self.run_of[rule] >= readings and not self.released[rule]:
                        waits = any(row[5] == rule and row[3] <= step < row[4] for row in self.sticks)
                        self.released[rule] = True
                        if waits and not self.ended:
                            self.disappoint()


def in_simpy(model: Model, column: list[float], noise: Any) -> list[Found]:
    """Every option of one future, carry on first."""
    first = Future(model, column, noise, 0, [])
    found = [first.run()]
    return found + [Future(model, column, noise, n, first.wants).run() for n in range(1, len(model.options))]


def in_numpy(model: Model, columns: Real, noise: Real) -> list[Found]:
    """Every option of all futures, each step a few operations on whole arrays (line, future) and (item, future)."""
    wants: list[Real] = []
    return [_numpy_option(model, columns, noise, option, wants) for option in range(len(model.options))]


def _numpy_option(model: Model, columns: Real, noise: Real, option: int, carried: list[Real]) -> Found:
    line, item = columns[model.line_columns], columns[model.item_columns]
    world, chance = by_name(WORLD, model.world_columns, columns), by_name(CHANCE, model.chance_columns, columns)
    amount, late, pace, surge, dock, diverts, resells, holding, forgone, hasty, afloat = line
    stock, use, own, third, delay, ramp, reserve, ration, comfort, weight = item
    count, futures = len(model.lines), columns.shape[1]
    first, every, tranches = (model.plan[:, [n]].astype(float) for n in range(3))
    to_item = np.zeros((len(model.items), count))
    to_item[model.line_item, np.arange(count)] = 1.0
    offered = np.array([[one.offered] for one in model.lines], bool)
    cover, normal = comfort * np.maximum(use, 1e-9), np.where(offered, 0.0, pace)
    clock, made, waiting, stored, sent = (np.zeros((count, futures)) for _ in range(5))
    left, x, extra = np.zeros((model.steps, count, futures)), stock.copy(), np.zeros_like(stock)
    way = to_item @ afloat
    short, received = np.zeros_like(stock), np.zeros_like(stock)
    degree, hazard, lapse, home, anger, cost, uncomplied, rounds, stick_steps, since = (
        np.zeros(futures) for _ in range(10)
    )
    ended, angry, complied, credibility = (
        np.zeros(futures, bool), np.zeros(futures, bool), np.full(futures, -1.0), world["credibility"].copy(),
    )  # fmt: skip
    released, run_of = np.zeros((len(model.rules), futures), bool), np.zeros((len(model.rules), futures))
    degrees = np.zeros((model.steps, futures))
    for step in range(model.steps):
        stick, speed = np.zeros(futures, bool), normal.copy()
        shut, kept, haste = (np.zeros((count, futures), bool) for _ in range(3))
        for row in model.measures[option]:
            if not row[3] <= step < row[4]:
                continue
            index, kind, rule = row[0], KINDS[row[1]], row[5]
            now = np.ones(futures, bool) if rule < 0 else released[rule] == (kind == "offer")
            now = now & ~ended if kind in STICKS else now
            stick |= now & (kind in STICKS)
            factor = np.minimum(row[2], surge[index]) if kind == "expedite" else row[2]
            if kind in ("slow", "expedite"):
                speed[index] = np.where(now, pace[index] * factor // STEP_PARTS, speed[index])
            elif kind == "offer":
                speed[index] = np.where(now, pace[index], speed[index])
            shut[index] = now & (kind in ("pause", "condition"))
            kept[index] = now & (kind == "withhold")
            haste[index] = now & (kind in ("expedite", "offer"))
        clock += speed
        done = (clock - late * STEP_PARTS) // STEP_PARTS
        share = np.clip((done - 1 - first) // every + 1, 0, tranches) / tranches
        waiting += (share - made) * amount
        made = share
        held = np.where(kept, waiting, 0.0)
        gone = (diverts + resells) * held
        back = np.where(kept, 0.0, stored)
        stored += held - gone - back
        waiting += back - held
        leaving = np.where(shut, 0.0, np.minimum(waiting, dock))
        waiting -= leaving
        sent += leaving
        left[step] = leaving
        cost += (holding * (waiting + stored) + forgone * gone + hasty * leaving * haste).sum(axis=0)
        at = step - model.transit
        coming = left[np.maximum(at, 0), np.arange(count)] * (at >= 0)[:, None]
        coming += np.where((model.afloat == step)[:, None], afloat, 0.0)
        arriving = to_item @ coming
        way += to_item @ leaving - arriving
        received += arriving
        since += (since > 0) | stick
        stick_steps += stick
        tempo = np.where(step >= world["tempo_change"], world["tempo_after"], 1.0) * (1 - world["tempo_cut"] * degree)
        wanted = use * tempo * np.where(x < reserve * use, ration, 1.0) + extra
        waited = since - 1 - delay
        others = third * np.minimum((waited + 1) / np.maximum(ramp, 1.0), 1.0)
        balance = x + arriving + own + np.where((since > 0) & (waited >= 0), others, 0.0) - wanted
        unmet, x = np.maximum(-balance, 0.0), np.maximum(balance, 0.0)
        short += unmet > SHORT * wanted
        extra = np.zeros_like(x)
        for one, other, place in model.substitutes:
            extra[other] += columns[place] * unmet[one]
        want = np.clip(1 - (x + way) / cover, 0, 1)
        degrees[step] = degree
        uncomplied += 1 - degree
        pressure, inducement = world["publicity"] * stick, np.zeros(futures)
        if option == 0:
            carried.append(want)
        else:
            worse = weight * (want - carried[step])
            pressure = pressure + np.maximum(worse, 0).sum(axis=0)
            inducement = np.maximum(-worse, 0).sum(axis=0)
        for row in model.measures[option]:
            if KINDS[row[1]] == "offer" and row[3] <= step < row[4]:
                to = int(model.line_item[row[0]])
                inducement = inducement + weight[to] * np.clip((amount[row[0]] - sent[row[0]]) / cover[to], 0, 1)
        lasted = np.where(angry, 1.0, np.minimum(1.0, stick_steps / np.maximum(world["backlash_ramp"], 1.0)))
        backlash = np.where(stick_steps > 0, world["backlash"] * lasted, 0.0)
        push = credibility * (world["beta_pressure"] * pressure + world["beta_inducement"] * inducement)
        push -= world["beta_resolve"] * world["resolve"] + world["beta_backlash"] * backlash
        complying = degree > 0
        hazard += np.where(complying, 0.0, world["base_hazard"] * np.exp(np.clip(push, -EXPONENT, EXPONENT)))
        level = np.where(rounds > 0, chance["comply_again"], chance["comply"])
        begins = ~complying & (rounds < 2) & (hazard >= level) & (world["degree"] > 0)
        lapse += np.where(complying & ~stick, world["relapse"], 0.0)
        ends = complying & (rounds < 2) & (lapse >= chance["lapse"]) & ~stick
        complied = np.where(begins & (complied < 0), step, complied)
        rounds += begins
        hazard = np.where(begins, 0.0, hazard)
        degree = np.where(begins, world["degree"], np.where(ends, 0.0, degree))
        home += np.where(stick, world["home_end"], 0.0)
        anger += np.where(stick, world["retaliation"], 0.0)
        ending = stick & ~ended & (home >= chance["home"])
        hits = stick & ~angry & (anger >= chance["retaliate"])
        ended |= ending
        angry |= hits
        cost += np.where(hits, world["retaliation_cost"], 0.0)
        credibility = np.where(ending & (degree <= 0), credibility * (1 - world["credibility_lost"]), credibility)
        for index, one in enumerate(model.objectives):
            lag, often = one.lag * model.per_week, one.every * model.per_week
            if not one.read or (step + 1) % often:
                continue
            base, shift, spread = columns[model.objective_columns[:, index]]
            then = degrees[step - lag] if step >= lag else 0.0
            found = base + shift * then + spread * noise[index, (step + 1) // often - 1]
            for rule, (objective, place, sign, readings) in enumerate(model.rule_rows):
                if objective == index:
                    run_of[rule] = np.where(sign * (found - columns[place]) >= 0, run_of[rule] + 1, 0)
                    fires = (run_of[rule] >= readings) & ~released[rule]
                    released[rule] |= fires
                    sticks = [row for row in model.measures[option] if KINDS[row[1]] in STICKS]
                    if any(row[5] == rule and row[3] <= step < row[4] for row in sticks):
                        lost = fires & (degree <= 0) & ~ended
                        credibility = np.where(lost, credibility * (1 - world["credibility_lost"]), credibility)
    week = model.per_week
    return Found(complied, uncomplied / week, cost, short / week, received)
