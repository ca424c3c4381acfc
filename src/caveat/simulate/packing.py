"""A model in, the plain arrays that the fast kernel reads out; and room for what it writes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from caveat.simulate.model import KINDS, Model
from caveat.simulate.reference import PLACES

Float = NDArray[np.float32]
Int = NDArray[np.int32]
WITHHOLD, CONDITION, OFFER = (KINDS.index(name) for name in ("withhold", "condition", "offer"))


class Packed(NamedTuple):
    """A model as the kernel reads it: plain arrays, options and their measures end to end.

    Shapes  touched (entry, [line, first measure, end of its measures, ever withheld]) by option: ``option_start`` says
            where each option's entries begin; measure (measure, [kind, parts, start, end, rule, mask]); stick (stick,
            [mask, start, end]), each mask and span once, by option from ``stick_start``
    """

    weeks: int
    line_columns: Int
    item_columns: Int
    world_columns: Int
    objective_columns: Int
    line_item: Int
    transit: Int
    offered: Int
    afloat_weeks: Int
    ready: Float
    substitutes: Int
    rules: Int
    objectives: Int
    option_start: Int
    touched: Int
    measure: Int
    stick_start: Int
    stick: Int
    kept: Int
    """For each line its place among those that some option touches, or -1."""


class Outcomes(NamedTuple):
    """What the kernel writes. The last axis is the scenario throughout.

    Shapes  world (option, [complied, uncomplied, cost], scenario); item (option, [short, received, gap, substituted],
            item, scenario); stock (option, week, item, scenario); compliance (option, week, scenario);
            reading (option, objective, reading, scenario); ledger (option, place, line, scenario). The last four are
            of length 0 along the scenario where they are not asked for.
    """

    world: Float
    item: Float
    stock: Float
    compliance: Float
    reading: Float
    ledger: Float


class State(NamedTuple):
    """Everything that changes in the weeks of one option, for 128 futures; the last axis is the lane.

    Shapes  world (row, lane); item (item, row, lane); line (kept line, row, lane), with one more for lines that no
            option touches; mask (3 + 3 rules, lane); speed (measure of the option, lane); rule (rule, row, lane); ratio
            (substitute, lane)
    """

    world: Float
    item: Float
    line: Float
    mask: Float
    speed: Float
    rule: Float
    ratio: Float


class Paths(NamedTuple):
    """What the options share or look back on; the last axis is the lane.

    Shapes  kept_left (week, kept line, lane); left (touched line of the option, week in a ring as long as the longest
            transit, lane); arrivals, on_way, wants (week, item, lane), all three under carry on; degrees (week, lane)
    """

    kept_left: Float
    left: Float
    arrivals: Float
    on_way: Float
    wants: Float
    degrees: Float


class Sizes(NamedTuple):
    """How many futures stand side by side, and how many rows each part of the state has: the kernel's own business."""

    lanes: int
    world: int
    item: int
    line: int
    rule: int


def pack(model: Model) -> Packed:
    """The model's arrays for the kernel."""
    touched: list[tuple[int, ...]] = []
    measures: list[tuple[int, ...]] = []
    sticks: list[tuple[int, int, int]] = []
    starts, stick_starts = [0], [0]
    for rows in model.measures:
        for line in sorted({row[0] for row in rows}):
            first = len(measures)
            measures += [(*row[1:], _mask(row[1], row[5])) for row in rows if row[0] == line]
            withheld = any(row[0] == WITHHOLD for row in measures[first:])
            touched.append((line, first, len(measures), int(withheld)))
        sticks += sorted({(_mask(row[1], row[5]), row[3], row[4]) for row in rows if row[1] <= CONDITION})
        starts.append(len(touched))
        stick_starts.append(len(sticks))
    kept = np.full(len(model.lines), -1, dtype=np.int32)
    for index, line in enumerate(sorted({row[0] for row in touched})):
        kept[line] = index
    whole = [(one.lag, one.every, int(one.read)) for one in model.objectives]
    return Packed(
        weeks=model.weeks,
        line_columns=model.line_columns,
        item_columns=model.item_columns,
        world_columns=np.concatenate((model.world_columns, model.chance_columns)),
        objective_columns=model.objective_columns,
        line_item=model.line_item,
        transit=model.transit,
        offered=np.array([one.offered for one in model.lines], dtype=np.int32),
        afloat_weeks=np.array([one.afloat_weeks for one in model.lines], dtype=np.int32),
        ready=model.ready.astype(np.float32),
        substitutes=_table(model.substitutes, 3),
        rules=_table(model.rule_rows, 4),
        objectives=_table(whole, 3),
        option_start=np.array(starts, dtype=np.int32),
        touched=_table(touched, 4),
        measure=_table(measures, 6),
        stick_start=np.array(stick_starts, dtype=np.int32),
        stick=_table(sticks, 3),
        kept=kept,
    )


def _mask(kind: int, rule: int) -> int:
    """The row that says where a measure binds: of its rule, and for a stick unless sticks are ended at home."""
    if rule < 0:
        return int(kind <= CONDITION)
    return 3 + 3 * rule + (2 if kind == OFFER else int(kind <= CONDITION))


def _table(rows: Any, width: int) -> Int:
    return np.array(rows, dtype=np.int32).reshape(len(rows), width)


def outcomes(model: Model, scenarios: int, *, paths: bool, ledger: bool) -> Outcomes:
    """Room for what the kernel writes."""
    options, items, weeks = len(model.options), len(model.items), model.weeks
    drawn, booked = scenarios if paths else 0, scenarios if ledger else 0
    return Outcomes(
        world=np.zeros((options, 3, scenarios), np.float32),
        item=np.zeros((options, 4, items, scenarios), np.float32),
        stock=np.zeros((options, weeks, items, drawn), np.float32),
        compliance=np.zeros((options, weeks, drawn), np.float32),
        reading=np.full((options, len(model.objectives), model.readings, drawn), np.nan, np.float32),
        ledger=np.zeros((options, len(PLACES), len(model.lines), booked), np.float32),
    )


def room(p: Packed, sizes: Sizes) -> tuple[State, Paths]:
    """Working space for the futures that stand side by side; one for each thread."""
    items, kept = p.item_columns.shape[1], int(p.kept.max(initial=-1)) + 1
    spans = list(zip(p.option_start, p.option_start[1:], strict=False))
    lines = max((int(b - a) for a, b in spans), default=0)
    measures = max((int(p.touched[b - 1, 2] - p.touched[a, 1]) for a, b in spans if b > a), default=0)

    def rows(*shape: int) -> Float:
        return np.zeros((*shape, sizes.lanes), np.float32)

    state = State(
        world=rows(sizes.world), item=rows(items, sizes.item), line=rows(kept + 1, sizes.line),
        mask=rows(3 + 3 * len(p.rules)), speed=rows(measures), rule=rows(len(p.rules), sizes.rule),
        ratio=rows(len(p.substitutes)),
    )  # fmt: skip
    ring = int(p.transit.max(initial=0)) + 1
    paths = Paths(
        kept_left=rows(p.weeks, kept), left=rows(lines, ring), arrivals=rows(p.weeks, items),
        on_way=rows(p.weeks, items), wants=rows(p.weeks, items), degrees=rows(p.weeks),
    )  # fmt: skip
    return state, paths
