"""A model in, the plain arrays that the fast kernel reads out; and room for what it writes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from caveat.simulate import symbols
from caveat.simulate.lanes import CLOCKS
from caveat.simulate.model import KINDS, Model
from caveat.simulate.reference import PLACES
from caveat.simulate.symbols import ITEM, LINE, WORLD

Float = NDArray[np.float32]
Int = NDArray[np.int32]
WITHHOLD, CONDITION, OFFER = (KINDS.index(name) for name in ("withhold", "condition", "offer"))
ALWAYS, UNTIL_ENDED, NEVER, OF_RULES = range(4)
"""Rows that say in which futures a measure binds: all, until sticks are ended at home, none; then three by rule."""
BY_RULE = 3
PERIOD = 24
"""Steps that are walked under every option before the next ones are: what the options share of them stays at hand."""


class Packed(NamedTuple):
    """A model as the kernel reads it: plain arrays, options and their measures end to end. All times are in steps.

    Shapes  plan (line, [first, every, tranches]); touched (entry, [line, first measure, end of its measures, ever
            withheld, start of the first, then its line's item, transit, place among those kept, billed and offered; the
            rest is empty]) by
            option: ``option_start`` says where each option's entries begin; first
            (option,): the step up to which it is carrying on; moved (option, item): whether an item can differ from
            carrying on; measure (measure, [kind, parts, start, end, rule, mask]); stick (stick, [mask, start, end]),
            each mask and span once, by option from ``stick_start``; entry_of (entry,): entries by line and start, each
            line's from ``entry_start``
    """

    steps: int
    line_columns: Int
    item_columns: Int
    world_columns: Int
    objective_columns: Int
    line_item: Int
    transit: Int
    afloat: Int
    offered: Int
    billed: Int
    plan: Int
    substitutes: Int
    rules: Int
    objectives: Int
    option_start: Int
    touched: Int
    first: Int
    moved: Int
    offering: Int
    """For each option, whether it offers a line."""
    ruled: Int
    """For each option, whether a rule ends or begins any of its measures."""
    served: Int
    """For each option and item, whether the option touches a line of it."""
    helped: Int
    """Whether third parties may supply an item."""
    measure: Int
    stick_start: Int
    stick: Int
    kept: Int
    """For each line its place among those that some option touches, or -1."""
    keeps: int
    """How many lines some option touches."""
    ahead: int
    """Of a ring of steps ahead, the mask of its places: long enough for a period and the longest transit."""
    transits: int
    """Likewise for the longest transit of a line that some option touches."""
    behind: int
    """Likewise of steps behind, for the longest lag of an indicator."""
    readings: int
    entry_start: Int
    entry_of: Int
    due: Int
    """For each step, whether any reading is made at its end."""


class Outcomes(NamedTuple):
    """What the kernel writes. The last axis is the scenario throughout.

    Shapes  world (option, [complied, uncomplied, cost], scenario); item (option, [short, received, gap, substituted],
            item, scenario); stock (option, step, item, scenario); compliance (option, step, scenario);
            reading (option, objective, reading, scenario); ledger (option, place, line, scenario). The last four are
            of length 0 along the scenario where they are not asked for.
    Units   complied: steps; uncomplied and short: weeks
    """

    world: Float
    item: Float
    stock: Float
    compliance: Float
    reading: Float
    ledger: Float


class _Ends(NamedTuple):
    """What the options do to lines, end to end."""

    touched: list[tuple[int, ...]]
    """For each entry: its line, its first measure, the end of them, whether any withholds, the earliest start."""
    measures: list[tuple[int, ...]]
    sticks: list[tuple[int, int, int]]
    starts: list[int]
    """Where each option's entries begin, and the end of all; likewise its sticks."""
    stick_starts: list[int]


def pack(model: Model) -> Packed:
    """The model's arrays for the kernel."""
    ends = _end_to_end(model)
    billed, kept = _billed(model), _kept(model, ends)
    order = sorted(range(len(ends.touched)), key=lambda one: (ends.touched[one][0], ends.touched[one][4], one))
    week = model.per_week
    touching = max((0, *(int(model.transit[row[0]]) for row in ends.touched)))
    farthest = max((0, *model.transit.tolist(), *model.afloat.tolist())) + PERIOD
    longest = max((0, *(one.lag * week for one in model.objectives if one.read)))
    return Packed(
        steps=model.steps,
        line_columns=model.line_columns,
        item_columns=model.item_columns,
        world_columns=np.concatenate((model.world_columns, model.chance_columns)),
        objective_columns=model.objective_columns,
        line_item=model.line_item,
        transit=model.transit,
        afloat=model.afloat,
        offered=np.array([one.offered for one in model.lines], dtype=np.int32),
        billed=billed,
        plan=model.plan,
        substitutes=_table(model.substitutes, 3),
        rules=_table(model.rule_rows, 4),
        objectives=_table([(one.lag * week, one.every * week, int(one.read)) for one in model.objectives], 3),
        option_start=np.array(ends.starts, dtype=np.int32),
        touched=_entries(model, ends, billed, kept),
        first=np.array([min((row[3] for row in rows), default=model.steps) for rows in model.measures], np.int32),
        moved=_moved(model),
        offering=np.array([any(row[1] == OFFER for row in rows) for rows in model.measures], dtype=np.int32),
        ruled=np.array([any(row[5] >= 0 for row in rows) for rows in model.measures], dtype=np.int32),
        served=_served(model),
        helped=np.asarray(model.item_columns[symbols.place(ITEM, "third_party")] > 0, dtype=np.int32),
        measure=_table(ends.measures, 6),
        stick_start=np.array(ends.stick_starts, dtype=np.int32),
        stick=_table(ends.sticks, 3),
        kept=kept,
        keeps=int(kept.max(initial=-1)) + 1,
        ahead=(1 << farthest.bit_length()) - 1,
        transits=(1 << touching.bit_length()) - 1,
        behind=(1 << longest.bit_length()) - 1,
        readings=model.readings,
        entry_start=np.searchsorted(
            [ends.touched[entry][0] for entry in order], np.arange(len(model.lines) + 1)
        ).astype(np.int32),
        entry_of=np.array(order, dtype=np.int32),
        due=_due(model),
    )  # fmt: skip


def _end_to_end(model: Model) -> _Ends:
    ends = _Ends([], [], [], [0], [0])
    for rows in model.measures:
        for line in sorted({row[0] for row in rows}):
            first = len(ends.measures)
            ends.measures.extend((*row[1:], _mask(row[1], row[5])) for row in rows if row[0] == line)
            own = ends.measures[first:]
            withheld = any(row[0] == WITHHOLD for row in own)
            ends.touched.append((line, first, len(ends.measures), int(withheld), min(row[2] for row in own)))
        ends.sticks.extend(sorted({(_mask(row[1], row[5]), row[3], row[4]) for row in rows if row[1] <= CONDITION}))
        ends.starts.append(len(ends.touched))
        ends.stick_starts.append(len(ends.sticks))
    return ends


def _kept(model: Model, ends: _Ends) -> Int:
    """For each line its place among those that some option touches, or -1."""
    kept = np.full(len(model.lines), -1, dtype=np.int32)
    for index, line in enumerate(sorted({row[0] for row in ends.touched})):
        kept[line] = index
    return kept


def _entries(model: Model, ends: _Ends, billed: Int, kept: Int) -> Int:
    """Each entry with what the kernel asks of its line, so that it is read from one place."""
    of_line = [
        (int(model.line_item[line]), int(model.transit[line]), int(kept[line]), int(billed[line]), int(one.offered))
        for line, one in enumerate(model.lines)
    ]
    return _table([(*row, *of_line[row[0]], *[0] * (CLOCKS - 10)) for row in ends.touched], CLOCKS)


def _due(model: Model) -> Int:
    found = np.zeros(model.steps, dtype=np.int32)
    for one in model.objectives:
        if one.read:
            found[one.every * model.per_week - 1 :: one.every * model.per_week] = 1
    return found


def _mask(kind: int, rule: int) -> int:
    """The row that says where a measure binds: of its rule, and for a stick unless sticks are ended at home."""
    if rule < 0:
        return UNTIL_ENDED if kind <= CONDITION else ALWAYS
    return OF_RULES + BY_RULE * rule + (2 if kind == OFFER else int(kind <= CONDITION))


def _billed(model: Model) -> Int:
    """The lines that can cost the supplier anything: column 0 stands for what is bound to nothing."""
    costs = [symbols.place(LINE, name) for name in ("holding_cost", "forgone_cost", "haste_cost")]
    return np.asarray((model.line_columns[costs] > 0).any(axis=0), dtype=np.int32)


def _moved(model: Model) -> Int:
    """Which items an option can move: by a line, the tempo, third parties, or as a substitute."""
    found = np.zeros((len(model.options), len(model.items)), dtype=np.int32)
    tempo = model.world_columns[symbols.place(WORLD, "tempo_cut")] > 0
    others = model.item_columns[symbols.place(ITEM, "third_party")] > 0
    for option, rows in enumerate(model.measures):
        moved = {int(model.line_item[row[0]]) for row in rows}
        if tempo or option == 0:
            moved |= set(range(len(model.items)))
        if any(row[1] <= CONDITION for row in rows):
            moved |= {int(item) for item in np.flatnonzero(others)}
        pairs = [{short, to} for short, to, _ in model.substitutes]
        while more := {item for pair in pairs if pair & moved for item in pair} - moved:
            moved |= more  # the item that is short too: what it leaves unmet is wanted of the other, step by step
        found[option, sorted(moved)] = 1
    return found


def _served(model: Model) -> Int:
    found = np.zeros((len(model.options), len(model.items)), dtype=np.int32)
    for option, rows in enumerate(model.measures):
        found[option, [int(model.line_item[row[0]]) for row in rows]] = 1
    return found


def _table(rows: Any, width: int) -> Int:
    return np.array(rows, dtype=np.int32).reshape(len(rows), width)


def outcomes(model: Model, scenarios: int, *, paths: bool, ledger: bool) -> Outcomes:
    """Room for what the kernel writes."""
    options, items, steps = len(model.options), len(model.items), model.steps
    drawn, booked = scenarios if paths else 0, scenarios if ledger else 0
    return Outcomes(
        world=np.zeros((options, 3, scenarios), np.float32),
        item=np.zeros((options, 4, items, scenarios), np.float32),
        stock=np.zeros((options, steps, items, drawn), np.float32),
        compliance=np.zeros((options, steps, drawn), np.float32),
        reading=np.full((options, len(model.objectives), model.readings, drawn), np.nan, np.float32),
        ledger=np.zeros((options, len(PLACES), len(model.lines), booked), np.float32),
    )
