"""The model's steps, fast: drawn columns in, outcomes out; float32, in lanes of futures side by side.

A kernel is arithmetic on arrays: no seed, no file, no word of threads. It says the same as ``reference``, held to it in
``tests/unit/simulate/test_steps.py``; the order of events and every symbol stand in ``docs/model.md``. Its parts stand
in ``shipping`` (lines), ``using`` (items) and ``answering`` (the response), what they compute with in ``lanes``.

How it comes to be fast. What no option touches is walked once for each future, under carry on; an option begins where
its first measure does, walks only the lines that it touches and the items that it can move, and books the difference.
A line from whose dock nothing leaves, and which has nothing to come, sleeps until a measure binds otherwise. Steps are
walked a period at a time, under every option, so that what the options share stays in the processor's own memory
however long the horizon. Within it a line is walked alone for as long as measures bind in the same futures: until the
next reading that may release one, or the next end of sticks at home, which the cumulated hazard tells beforehand. What
a clock has still to run is counted in whole parts of a step, which float32 holds exactly, so that no tranche falls into
the next step by rounding.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caveat.simulate import answering, lanes, model, packing, reference, shipping, symbols, using
from caveat.simulate import rows as r
from caveat.simulate.lanes import LANES, every, get, put, whole, write
from caveat.simulate.model import Model
from caveat.simulate.packing import PERIOD, Float, Outcomes, Packed, outcomes, pack

__all__ = ["LANES", "Outcomes", "pack", "run"]


def run(built: Model, packed: Packed, columns: NDArray[Any], noise: NDArray[Any], *,
        paths: bool = False, ledger: bool = False) -> Outcomes:  # fmt: skip
    """Every option over every future of a block, carry on first.

    Holds   a future's outcome depends on its own column alone: not on its lane, its block or its neighbours
    """
    scenarios = columns.shape[1]
    width = -(-scenarios // LANES) * LANES  # the last lanes are filled with copies of the last future
    found = outcomes(built, width, paths=paths, ledger=ledger)
    flat = Outcomes(*(part.reshape(int(np.prod(part.shape[:-1])), part.shape[-1]) for part in found))
    _block(packed, _padded(columns, width), _padded(noise.reshape(-1, scenarios), width), r.room(packed), flat)
    found = Outcomes(*(part[..., :scenarios] for part in found))
    found.world[:, 1] /= built.per_week
    found.item[:, 0] /= built.per_week
    return found


def _padded(drawn: NDArray[Any], width: int) -> Float:
    if drawn.shape[1] == width:
        return np.ascontiguousarray(drawn, np.float32)
    return np.pad(drawn.astype(np.float32), ((0, 0), (0, width - drawn.shape[1])), mode="edge")


@r.part
def _begin(p: Packed, s: r.State, option: int) -> None:
    """The state under carry on, for an option that begins here."""
    items, rules = p.moved.shape[1], p.rules.shape[0]
    for row in range(r.WORLD_ROWS):
        put(s.world, option * r.WORLD_ROWS + row, get(s.world, row))
    for row in range(items * r.ITEM_ROWS):
        put(s.item, option * items * r.ITEM_ROWS + row, get(s.item, row))
    for row in range(rules * r.RULE_ROWS):
        put(s.rule, option * rules * r.RULE_ROWS + row, get(s.rule, row))
    for row in range(p.behind + 1):
        put(s.degree, option * (p.behind + 1) + row, get(s.degree, row))
    s.option_clock[option, r.SEEN] = s.option_clock[option, r.STRUCK] = s.option_clock[option, r.UNTIL] = 0
    for item in range(option * items, option * items + items):
        s.item_clock[item, r.FULL], s.item_clock[item, r.MOVING] = 0, -1


@r.part
def _offers(p: Packed, s: r.State, option: int, step: int, give: Any) -> Any:
    """What is offered and not yet given draws the recipient on."""
    zero, one = every(np.float32(0.0)), every(np.float32(1.0))
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        if p.offered[line] and step >= p.touched[entry, 4]:
            for number in range(p.touched[entry, 1], p.touched[entry, 2]):
                if p.measure[number, 2] <= step < p.measure[number, 3]:
                    f = p.line_item[line] * r.FIXED_ROWS
                    rest = get(s.line, line * r.LINE_ROWS + r.AMOUNT) - get(s.entry, entry * r.ENTRY_ROWS + r.SENT)
                    part = lanes.least(lanes.most(rest * get(s.fixed, f + r.COMFORT), zero), one)
                    give = give + get(s.fixed, f + r.WEIGHT) * part
    return give


@r.part
def _step(p: Packed, s: r.State, x: Float, noise: Float, at: int, option: int, step: int, begin: int,
          out: Outcomes) -> None:  # fmt: skip
    """One step under one option, in the order of events that ``docs/model.md`` gives."""
    w, items = option * r.WORLD_ROWS, p.moved.shape[1]
    zero = every(np.float32(0.0))
    pull, give = zero, zero
    if option > 0:
        answering.binds(p, s, option, step)
        shipping.walk(p, s, option, step, begin, min(begin + PERIOD, p.steps))
        shipping.ship(p, s, option, step)
    degree = get(s.world, w + r.DEG)
    put(s.degree, option * (p.behind + 1) + (step & p.behind), degree)
    tempo, since = answering.tempo(s, option, step)
    for item in range(items):
        flow = ((step - begin) * items + item) * r.FLOW_ROWS
        if option == 0:
            using.use_as_planned(p, s, item, flow, tempo)
        elif whole(p.moved, option, item):
            worse = using.use(p, s, option, item, step, flow, tempo, since)
            pull = pull + lanes.most(worse, zero)
            give = give + lanes.most(zero - worse, zero)
    using.substitute(p, s, option)
    if out.stock.shape[1] > 0:
        write(out.compliance, option * p.steps + step, at, degree)
        for item in range(items):
            stock = get(s.item, (option * items + item) * r.ITEM_ROWS + r.X)
            write(out.stock, (option * p.steps + step) * items + item, at, stock)
    if p.offering[option]:
        give = _offers(p, s, option, step, give)
    answering.answer(s, option, step, pull, give)
    if p.due[step]:
        answering.readings(p, s, x, noise, at, option, step, out)


@r.part
def _look_back(p: Packed, option: int, at: int, out: Outcomes) -> None:
    """Paths before the step where an option begins, and of items that it cannot move, are as under carry on."""
    items, objectives = p.moved.shape[1], p.objectives.shape[0]
    for step in range(p.steps):
        row = option * p.steps + step
        if step < p.first[option]:
            write(out.compliance, row, at, lanes.read(out.compliance, step, at))
        for item in range(items):
            if step < p.first[option] or p.moved[option, item] == 0:
                write(out.stock, row * items + item, at, lanes.read(out.stock, step * items + item, at))
    for index in range(objectives):
        for number in range(p.first[option] // p.objectives[index, 1] if p.objectives[index, 2] else 0):
            row = index * p.readings + number
            write(out.reading, option * objectives * p.readings + row, at, lanes.read(out.reading, row, at))


@r.part
def _write(p: Packed, s: r.State, option: int, at: int, carried: Any, out: Outcomes) -> None:
    """What an option comes to; the bill of the lines that it touches stands for theirs under carry on."""
    w, items, cost = option * r.WORLD_ROWS, p.moved.shape[1], carried
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        if p.billed[p.touched[entry, 0]]:
            cost = cost - get(s.line, p.touched[entry, 0] * r.LINE_ROWS + r.BILL)
    cost = cost + get(s.world, w + r.COST)
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        if p.billed[p.touched[entry, 0]]:
            cost = cost + get(s.entry, entry * r.ENTRY_ROWS + r.OWED)
    write(out.world, option * 3, at, get(s.world, w + r.COMPLIED))
    write(out.world, option * 3 + 1, at, get(s.world, w + r.UNCOMPLIED))
    write(out.world, option * 3 + 2, at, cost)
    for item in range(items):
        k = ((option if p.moved[option, item] else 0) * items + item) * r.ITEM_ROWS
        row, received = option * 4 * items + item, get(s.fixed, item * r.FIXED_ROWS + r.RECEIVED)
        write(out.item, row, at, get(s.item, k + r.SHORTSTEPS))
        write(out.item, row + items, at, received - get(s.item, k + r.MISSING))
        write(out.item, row + 2 * items, at, get(s.item, k + r.GAP))
        write(out.item, row + 3 * items, at, get(s.item, k + r.SUBST))
    if out.stock.shape[1] > 0 and option > 0:
        _look_back(p, option, at, out)
    if out.ledger.shape[1] > 0:
        lines = len(p.line_item)
        for line in range(lines):
            shipping.book(p, s, line, -1, option * 7 * lines + line, at, out.ledger)
        for entry in range(p.option_start[option], p.option_start[option + 1]):
            shipping.book(p, s, p.touched[entry, 0], entry, option * 7 * lines + p.touched[entry, 0], at, out.ledger)


@r.part
def _set_out(p: Packed, s: r.State, x: Float, at: int) -> None:
    """Some futures before step 0."""
    answering.set_world(p, s, x, at)
    for item in range(p.moved.shape[1]):
        using.set_item(p, s, item, x, at)
    for line in range(len(p.line_item)):
        shipping.set_line(p, s, line, x, at)
    for number in range(p.substitutes.shape[0]):
        put(s.ratio, number, lanes.read(x, p.substitutes[number, 2], at))


@r.part
def _period(p: Packed, s: r.State, x: Float, noise: Float, at: int, begin: int, end: int, out: Outcomes) -> None:
    """Some steps: what all options share, and then the steps under each."""
    items, options = p.moved.shape[1], len(p.first)
    for row in range((end - begin) * items):
        put(s.flow, row * r.FLOW_ROWS + r.ONWAY, every(np.float32(0.0)))
    for line in range(len(p.line_item)):
        shipping.carry_line(p, s, line, begin, end)
    for item in range(items):
        using.supply(p, s, item, begin, end)
    for option in range(options):
        for step in range(begin if option == 0 else max(begin, p.first[option]), end):
            for other in range(1, options if option == 0 else 0):
                if p.first[other] == step:
                    _begin(p, s, other)
            _step(p, s, x, noise, at, option, step, begin, out)


def _compiled(sources: int) -> Any:
    """The kernel. It is kept with what it closes over, so that a change in any of its files has it compiled again."""

    @r.kernel
    def block(p: Packed, x: Float, noise: Float, s: r.State, out: Outcomes) -> None:
        if sources < 0:
            return
        for at in range(0, x.shape[1], LANES):
            _set_out(p, s, x, at)
            for begin in range(0, p.steps, PERIOD):
                _period(p, s, x, noise, at, begin, min(begin + PERIOD, p.steps), out)
            carried = every(np.float32(0.0))
            for line in range(len(p.line_item)):
                carried = carried + get(s.line, line * r.LINE_ROWS + r.BILL)
            for option in range(len(p.first)):
                if option > 0 and p.first[option] >= p.steps:
                    _begin(p, s, option)
                _write(p, s, option, at, carried, out)

    return block


_FILES = (answering, lanes, model, packing, reference, r, shipping, symbols, using)
"""What is compiled into the kernel, and whence its constants come; this file itself is looked at by numba."""


def _sources() -> int:
    """A number that changes with the text of any file of the kernel."""
    texts = [Path(one.__file__ or "").read_bytes() for one in _FILES]
    return int.from_bytes(hashlib.sha256(b"".join(texts)).digest()[:7], "big")


_block: Any = _compiled(_sources())
