"""The model's steps, fast: drawn columns in, outcomes out; float32, in lanes of 32 futures side by side.

A kernel is arithmetic on arrays: no seed, no file, no word of threads. It says the same as ``reference``, held to it in
``tests/unit/simulate/test_steps.py``; the order of events and every symbol stand in ``docs/model.md``.

How it comes to be fast. What no option touches is walked once for each future, under carry on; an option begins where
its first measure does, walks only the lines that it touches and the items that it can move, and books the difference.
A line whose next tranche is not due and at whose dock nothing waits is passed over. All state of 32 futures stands in
small matrices, one row for each quantity: rows at fixed distances are known not to overlap, so that the compiler works
on eight lanes at once; a loop reaches into few matrices, and looks nothing up. Arrays are not counted by numba's
runtime (``_nrt``), which took half the time and had threads wait for each other. What a clock has still to run is
counted in whole parts of a step, which float32 holds exactly, so that no tranche falls into the next step by rounding.
No sum is reordered and no product fused: the bits do not depend on the machine.

Kernels stand in one file, longer than others: numba keeps what it has compiled until the file of the outermost kernel
changes, and would not notice a change in another file that is compiled into it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba.extending import intrinsic
from numpy.typing import NDArray

from caveat.simulate import symbols
from caveat.simulate.model import KINDS, Model
from caveat.simulate.packing import (
    BY_RULE,
    OF_RULES,
    Float,
    Outcomes,
    Packed,
    Paths,
    Sizes,
    State,
    outcomes,
    pack,
    room,
)
from caveat.simulate.packing import NEVER as _NEVER
from caveat.simulate.reference import EXPONENT, SHORT
from caveat.simulate.symbols import LINE, STEP_PARTS, place

LANES = 32
_F = np.float32
_ZERO, _ONE, _HALF = _F(0.0), _F(1.0), _F(0.5)
_PARTS = _F(STEP_PARTS)
_FAR, _NONE = np.int32(1_000_000_000), np.int32(0)
_SHORT = _F(SHORT)
_TINY = _F(1e-9)
_MOST = _F(EXPONENT)
_32ND = _F(1.0 / 32.0)
_T2, _T3, _T4, _T5, _T6 = (_F(1.0 / fall) for fall in (2, 6, 24, 120, 720))
_PAUSE, _SLOW, _WITHHOLD, _CONDITION, _EXPEDITE, _OFFER = range(len(KINDS))

# Rows of the state matrix. First the world's own quantities in the order of ``symbols.WORLD``, then what follows.
(_H0, _BP, _BC, _BR, _BB, _RESOLVE, _CRED0, _CREDLOST, _PUBLICITY, _BACKLASH, _BACKRAMP, _DEGREE, _RELAPSE, _HOMEEND,
 _RETAL, _RETALCOST, _TEMPOSTEP, _TEMPOAFTER, _TEMPOCUT) = range(19)  # fmt: skip
(_E1, _E2, _EL, _EE, _ET) = range(19, 24)
(_DEG, _HAZ, _LAPSE, _ROUNDS, _CRED, _UNCOMPLIED, _COMPLIED) = range(24, 31)  # what an option begins with
(_HOME, _ANGER, _ENDED, _ANGRY, _STICKSTEPS, _SINCE, _STICK) = range(31, 38)
(_COST, _TEMPO, _PULL, _GIVE, _CARRIED) = range(38, 43)
_WORLD_ROWS = 43
# Rows of an item, after its quantities in the order of ``symbols.ITEM``. Three of these are turned into what is used:
# one over the ramp, the reserve in articles, one over the articles of comfort.
(_STOCK0, _USE, _OWN, _THIRD, _THIRDDELAY, _THIRDRAMP, _RESERVE, _RATION, _COMFORT, _WEIGHT) = range(10)
(_X, _SHORTSTEPS, _EXTRA, _SUBST) = range(10, 14)  # what an option begins with
(_UNMET, _MISSING, _BEHIND, _GAP, _RECEIVED) = range(14, 19)
_ITEM_ROWS = 19
# Rows of a line, after its quantities in the order of ``symbols.LINE``.
(_AMOUNT, _LATE, _PACE, _SURGE, _DOCK, _DIVERTED, _RESOLD, _HOLDING, _FORGONE, _HASTE, _AFLOAT) = range(11)
(_TRANCHE, _RATE, _CARRYBILL, _CARRYWAY) = range(11, 15)
(_REST, _LEFT, _WAIT, _BILL) = range(15, 19)  # what an option begins with
(_STORED, _GONE1, _GONE2, _SENT, _WAY, _FAST, _NOW) = range(19, 26)
_LINE_ROWS = 26
# Rows of an item's flow at a step.
(_SUPPLY, _ONWAY, _WISH, _LESS) = range(4)
_FLOW_ROWS = 4
_RUN, _RELEASED, _LEVEL = 0, 1, 2
_RULE_ROWS = 3
_SIZES = Sizes(LANES, _WORLD_ROWS, _ITEM_ROWS, _LINE_ROWS, _RULE_ROWS, _FLOW_ROWS, _COMPLIED + 1 - _DEG,
               _SUBST + 1 - _X, _BILL + 1 - _REST)  # fmt: skip
# Columns of a kept line's clock.
(_IN_FORCE, _TRANCHES, _IDLE, _FROM, _UNTIL, _SPEED, _OVER) = range(7)
_LOOK = 4  # how often, in steps, it is seen whether a line is idle: a power of two

__all__ = ["LANES", "Outcomes", "pack", "run"]


def run(model: Model, packed: Packed, columns: NDArray[Any], noise: NDArray[Any], *,
        paths: bool = False, ledger: bool = False) -> Outcomes:  # fmt: skip
    """Every option over every future of a block, carry on first.

    Holds   a future's outcome depends on its own column alone: not on its lane, its block or its neighbours
    """
    scenarios = columns.shape[1]
    width = -(-scenarios // LANES) * LANES  # the last lanes are filled with copies of the last future
    found = outcomes(model, width, paths=paths, ledger=ledger)
    _block(packed, _padded(columns, width), _padded(noise, width), *room(packed, _SIZES), found)
    found = Outcomes(*(part[..., :scenarios] for part in found))
    found.world[:, 1] /= model.per_week
    found.item[:, 0] /= model.per_week
    return found


def _padded(drawn: NDArray[Any], width: int) -> Float:
    found = np.empty((*drawn.shape[:-1], width), np.float32)
    count = drawn.shape[-1]
    found[..., :count] = drawn
    found[..., count:] = drawn[..., -1:]
    return found


_OPTIONS: dict[str, Any] = {"nogil": True, "_nrt": False, "error_model": "numpy"}
_PART: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "forceinline": True}


def _jit(function: Any) -> Any:
    """A part of the kernel: compiled for other parts only, because a way in from Python costs most of the compiling."""
    return numba.njit(**_PART, **_OPTIONS)(function)


def _inline(function: Any) -> Any:
    """A part that is written into its caller: to hand it the whole model at each step would cost more than its work."""
    return numba.njit(inline="always", **_OPTIONS)(function)


def _kernel(function: Any) -> Any:
    """The way in from Python; what is compiled is kept."""
    return numba.njit(cache=True, **_OPTIONS)(function)


def _unknown(typing: Any) -> Any:
    """The number of lanes, as a number that the compiler does not know.

    Told that there are 32, it would write the loop out lane by lane before it thought of working on several at once.
    """

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        whole = ir.IntType(64)
        return builder.asm(ir.FunctionType(whole, [whole]), "", "=r,0", [whole(LANES)], False)

    return numba.types.int64(), generate


_lanes: Any = intrinsic(_unknown)


@_jit
def _pick(held: bool, yes: np.float32, no: np.float32) -> np.float32:
    """One of two numbers that are read already: a choice between two places to read from would stop the lanes."""
    return yes if held else no


@_jit
def _exp(value: np.float32) -> np.float32:
    """The exponential of a value between -8 and 8, to 1e-5 of itself; a polynomial, because lanes can share it."""
    y = value * _32ND
    y = _ONE + y * (_ONE + y * (_T2 + y * (_T3 + y * (_T4 + y * (_T5 + y * _T6)))))
    y = y * y
    y = y * y
    y = y * y
    y = y * y
    return y * y


# Rows of lanes from one place to another. Plain loops, because an assignment of slices costs more than the work itself;
# parts are named by number, because a view of one is not free; and shapes are looked at first, so that the compiler
# knows the distances between rows.


@_jit
def _fill(to: Float, row: int, value: np.float32) -> None:
    if to.shape[1] != LANES:
        return
    for i in range(_lanes()):
        to[row, i] = value


@_jit
def _copy(to: Float, row: int, source: Float, other: int) -> None:
    if to.shape[1] != LANES or source.shape[1] != LANES:
        return
    for i in range(_lanes()):
        to[row, i] = source[other, i]


@_jit
def _level(to: Float, k: int, row: int, value: np.float32) -> None:
    """One row of part ``k``."""
    if to.shape[2] != LANES:
        return
    for i in range(_lanes()):
        to[k, row, i] = value


@_jit
def _within(v: Float, k: int, row: int, other: int) -> None:
    """One row of a part into another of its rows."""
    if v.shape[2] != LANES:
        return
    for i in range(_lanes()):
        v[k, row, i] = v[k, other, i]


@_jit
def _between(to: Float, k: int, row: int, source: Float, other: int, at: int) -> None:
    """One row of a part into one of another."""
    if to.shape[2] != LANES or source.shape[2] != LANES:
        return
    for i in range(_lanes()):
        to[k, row, i] = source[other, at, i]


@_jit
def _take(to: Float, k: int, row: int, drawn: Float, column: int, at: int) -> None:
    """A drawn column of some futures into a row of a part."""
    if to.shape[2] != LANES:
        return
    for i in range(_lanes()):
        to[k, row, i] = drawn[column, at + i]


@_jit
def _draw(to: Float, row: int, drawn: Float, column: int, at: int) -> None:
    if to.shape[1] != LANES:
        return
    for i in range(_lanes()):
        to[row, i] = drawn[column, at + i]


@_jit
def _put(out: Float, row: int, at: int, source: Float, other: int) -> None:
    """A row of lanes to where their futures stand in a result."""
    if source.shape[1] != LANES:
        return
    for i in range(_lanes()):
        out[row, at + i] = source[other, i]


@_jit
def _give(out: Float, row: int, at: int, source: Float, k: int, other: int) -> None:
    """A row of a part to where its futures stand in a result."""
    if source.shape[2] != LANES:
        return
    for i in range(_lanes()):
        out[row, at + i] = source[k, other, i]


# Lines.


@_inline
def _set_line(p: Packed, line: int, x: Float, at: int, v: Float, k: int) -> None:
    """A line before step 0: its quantities, and nothing ready, waiting or sent."""
    for field in range(_TRANCHE):
        _take(v, k, field, x, p.line_columns[field, line], at)
    for field in range(_TRANCHE, _LINE_ROWS):
        _level(v, k, field, _ZERO)
    tranches, ahead = _F(p.plan[line, 2]), _F(p.plan[line, 0] + 1)
    base = _ZERO if p.offered[line] else _ONE
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        v[k, _TRANCHE, i] = v[k, _AMOUNT, i] / tranches
        v[k, _RATE, i] = v[k, _PACE, i] * base
        v[k, _REST, i] = (v[k, _LATE, i] + ahead) * _PARTS
        v[k, _LEFT, i] = tranches


@_jit
def _greatest(v: Float, k: int, row: int) -> np.float32:
    found = _ZERO
    for i in range(_lanes()):
        found = max(found, v[k, row, i])
    return found


@_jit
def _least(v: Float, k: int) -> Any:
    """Parts of a step that the clock of any of the futures has at least to run until something is at the dock.

    In whole numbers, because lanes share the search for the least of these and not of others.
    """
    found = _FAR
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return found
    for i in range(_lanes()):
        rest = np.int32(v[k, _REST, i]) if v[k, _LEFT, i] > _ZERO else _FAR
        rest = _NONE if v[k, _WAIT, i] + v[k, _STORED, i] > _ZERO else rest
        found = rest if rest < found else found
    return found


@_inline
def _idle(v: Float, k: int, step: int, speed: int, steps: int) -> Any:
    """The step before which nothing will be at the dock, if the clock runs at most so many parts in a step.

    Far beyond all steps where nothing is left of the line.
    """
    rest = _least(v, k)
    if rest >= _FAR:
        return _FAR
    if speed <= 0:
        return step if rest <= 0 else steps
    return step + max((rest + speed - 1) // speed - 1, 0)


@_inline
def _tranches(p: Packed, line: int, speed: int) -> Any:
    """The most tranches that can become ready in one step."""
    every = p.plan[line, 1] * STEP_PARTS
    return max((speed + every - 1) // every, 1)


@_jit
def _carry_ready(v: Float, k: int, every: np.float32, tranches: int) -> None:
    """One step of a line's clock under carry on: what becomes ready waits."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        v[k, _REST, i] -= v[k, _RATE, i]
    for _ in range(tranches):
        _tranche(v, k, every)


@_jit
def _tranche(v: Float, k: int, every: np.float32) -> None:
    """A tranche whose time has run out waits at the dock, and the time to the next one begins."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        rest, left = v[k, _REST, i], v[k, _LEFT, i]
        due = _pick(rest <= _ZERO, min(left, _ONE), _ZERO)
        v[k, _REST, i] = rest + due * every
        v[k, _LEFT, i] = left - due
        v[k, _WAIT, i] += due * v[k, _TRANCHE, i]


@_jit
def _ready(v: Float, k: int, m: Float, mask: int) -> None:
    """One step of a line's clock under a measure."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS or m.shape[1] != LANES:
        return
    for i in range(_lanes()):
        rate = v[k, _RATE, i]
        v[k, _REST, i] -= rate + m[mask, i] * (v[k, _FAST, i] - rate)


@_jit
def _carry_leave(v: Float, k: int) -> None:
    """One step of a line's dock under carry on."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        waiting = v[k, _WAIT, i]
        leaving = min(waiting, v[k, _DOCK, i])
        v[k, _NOW, i] = leaving
        v[k, _WAIT, i] = waiting - leaving


@_jit
def _leave(v: Float, k: int, m: Float, mask: int, shut: np.float32) -> None:
    """One step of a line's dock: what leaves, what waits."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS or m.shape[1] != LANES:
        return
    for i in range(_lanes()):
        waiting = v[k, _WAIT, i]
        leaving = min(waiting, v[k, _DOCK, i]) * (_ONE - m[mask, i] * shut)
        v[k, _NOW, i] = leaving
        v[k, _WAIT, i] = waiting - leaving


@_jit
def _withhold(v: Float, k: int, m: Float, mask: int) -> None:
    """What is withheld is stored, diverted or resold; once it no longer is, what is stored waits again."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS or m.shape[1] != LANES:
        return
    for i in range(_lanes()):
        held, waiting, stored = m[mask, i], v[k, _WAIT, i], v[k, _STORED, i]
        kept = waiting * held
        gone1 = v[k, _DIVERTED, i] * kept
        gone2 = v[k, _RESOLD, i] * kept
        back = stored * (_ONE - held)
        v[k, _STORED, i] = stored + (kept - gone1 - gone2 - back)
        v[k, _GONE1, i] += gone1
        v[k, _GONE2, i] += gone2
        v[k, _WAIT, i] = waiting - kept + back
        v[k, _BILL, i] += v[k, _FORGONE, i] * (gone1 + gone2)


@_jit
def _keep(v: Float, k: int) -> None:
    """What it costs to keep what waits or is stored."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        v[k, _BILL, i] += v[k, _HOLDING, i] * (v[k, _WAIT, i] + v[k, _STORED, i])


@_jit
def _hasten(v: Float, k: int, m: Float, mask: int) -> None:
    """What it costs that goods leave under expedite or offer."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS or m.shape[1] != LANES:
        return
    for i in range(_lanes()):
        v[k, _BILL, i] += v[k, _HASTE, i] * v[k, _NOW, i] * m[mask, i]


@_jit
def _flow(to: Float, step: int, item: int, row: int, v: Float, k: int, other: int) -> None:
    """A row of a line is added to its item's flow at a step."""
    if to.shape[3] != LANES or to.shape[2] != _FLOW_ROWS or v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        to[step, item, row, i] += v[k, other, i]


@_inline
def _save(p: Packed, line: int, done: int, step: int, s: State, k: int, q: Paths) -> int:
    """The line's state where the measures of an option begin on it; how many of its entries are saved."""
    while done < p.entry_start[line + 1] and p.touched[p.entry_of[done], 4] <= step:
        for row in range(_BILL + 1 - _REST):
            _between(q.line, p.entry_of[done], row, s.line, k, _REST + row)
        done += 1
    return done


@_inline
def _carry_on(p: Packed, x: Float, at: int, s: State, q: Paths, out: Outcomes) -> None:
    """All lines with no measure: arrivals and departures by item and step; what some option touches is kept."""
    for step in range(p.steps):
        for item in range(s.item.shape[0]):
            _clear(q.flow, step, item)
    _fill(s.world, _COST, _ZERO)
    for line in range(p.line_item.size):
        kept = p.kept[line]
        k = kept if kept >= 0 else s.line.shape[0] - 1
        _set_line(p, line, x, at, s.line, k)
        if p.afloat[line] < p.steps:
            _flow(q.flow, p.afloat[line], p.line_item[line], _SUPPLY, s.line, k, _AFLOAT)
        _flow(q.flow, 0, p.line_item[line], _ONWAY, s.line, k, _AFLOAT)
        _carry_line(p, line, s, k, q)
        if p.billed[line]:
            for i in range(_lanes()):
                s.world[_COST, i] += s.line[k, _BILL, i]
        _within(s.line, k, _CARRYBILL, _BILL)
        _within(s.line, k, _CARRYWAY, _WAY)
        if out.ledger.shape[3] > 0:
            for option in range(out.ledger.shape[0]):
                _book(p, s.line, k, line, option, at, out)


@_jit
def _clear(flow: Float, step: int, item: int) -> None:
    if flow.shape[3] != LANES or flow.shape[2] != _FLOW_ROWS:
        return
    for i in range(_lanes()):
        flow[step, item, _SUPPLY, i] = _ZERO
        flow[step, item, _ONWAY, i] = _ZERO


@_inline
def _carry_line(p: Packed, line: int, s: State, k: int, q: Paths) -> None:
    """All steps of a line under carry on."""
    kept, item, transit = p.kept[line], p.line_item[line], p.transit[line]
    every, speed = _F(p.plan[line, 1]) * _PARTS, int(_greatest(s.line, k, _RATE))
    tranches, begin = _tranches(p, line, speed), min(_idle(s.line, k, 0, speed, p.steps), p.steps)
    done, end = p.entry_start[line], p.steps
    for step in range(begin):
        if kept >= 0:
            done = _save(p, line, done, step, s, k, q)
            _level(q.left, kept, step, _ZERO)
            for i in range(_lanes()):
                s.line[k, _REST, i] -= s.line[k, _RATE, i]
    if kept < 0:
        for i in range(_lanes()):
            s.line[k, _REST, i] -= s.line[k, _RATE, i] * _F(begin)
    for step in range(begin, p.steps):
        if kept >= 0:
            done = _save(p, line, done, step, s, k, q)
        _carry_ready(s.line, k, every, tranches)
        _carry_leave(s.line, k)
        _flow(q.flow, step, item, _ONWAY, s.line, k, _NOW)
        if step + transit < p.steps:
            _flow(q.flow, step + transit, item, _SUPPLY, s.line, k, _NOW)
        else:
            for i in range(_lanes()):
                s.line[k, _WAY, i] += s.line[k, _NOW, i]
        if p.billed[line]:
            _keep(s.line, k)
        if kept >= 0:
            _between(q.left, kept, step, s.line, k, _NOW)
        if step % _LOOK == _LOOK - 1 and _least(s.line, k) >= _FAR:
            end = step + 1
            break
    if kept >= 0:
        done = _save(p, line, done, p.steps, s, k, q)
        for step in range(end, p.steps):
            _level(q.left, kept, step, _ZERO)
        s.clock[kept, _FROM], s.clock[kept, _UNTIL] = begin, end


@_jit
def _book(p: Packed, v: Float, k: int, line: int, option: int, at: int, out: Outcomes) -> None:
    """Where the line's articles are at the end, in the order of ``PLACES``."""
    afloat_in = p.afloat[line] < p.steps
    for i in range(_lanes()):
        ready = (_F(p.plan[line, 2]) - v[k, _LEFT, i]) * v[k, _TRANCHE, i]
        way = v[k, _WAY, i]
        came = ready - v[k, _WAIT, i] - v[k, _STORED, i] - v[k, _GONE1, i] - v[k, _GONE2, i] - way
        out.ledger[option, 0, line, at + i] = v[k, _LEFT, i] * v[k, _TRANCHE, i]
        out.ledger[option, 1, line, at + i] = v[k, _WAIT, i]
        out.ledger[option, 2, line, at + i] = v[k, _STORED, i]
        out.ledger[option, 3, line, at + i] = v[k, _GONE1, i]
        out.ledger[option, 4, line, at + i] = v[k, _GONE2, i]
        out.ledger[option, 5, line, at + i] = way if afloat_in else way + v[k, _AFLOAT, i]
        out.ledger[option, 6, line, at + i] = came + v[k, _AFLOAT, i] if afloat_in else came


@_inline
def _total(p: Packed, s: State, q: Paths) -> None:
    """Departures and arrivals of all lines by step, as what is on the way and what comes in."""
    for item in range(s.item.shape[0]):
        _level(s.item, item, _RECEIVED, _ZERO)
        _level(s.item, item, _UNMET, _ZERO)
        for step in range(p.steps):
            _accumulate(s.item, item, q.flow, step)
        _level(s.item, item, _UNMET, _ZERO)


@_jit
def _accumulate(v: Float, k: int, flow: Float, step: int) -> None:
    if flow.shape[3] != LANES or flow.shape[2] != _FLOW_ROWS or v.shape[2] != LANES or v.shape[1] != _ITEM_ROWS:
        return
    for i in range(_lanes()):
        arrives = flow[step, k, _SUPPLY, i]
        way = v[k, _UNMET, i] + flow[step, k, _ONWAY, i] - arrives
        v[k, _UNMET, i] = way
        v[k, _RECEIVED, i] += arrives
        flow[step, k, _ONWAY, i] = way
        flow[step, k, _SUPPLY, i] = arrives + v[k, _OWN, i]


# An option.


@_inline
def _remember(p: Packed, s: State, q: Paths, step: int) -> None:
    """The state under carry on, for the options that begin here."""
    for option in range(1, p.first.size):
        if p.first[option] == step:
            for row in range(_COMPLIED + 1 - _DEG):
                _keep_row(q.world, option, row, s.world, _DEG + row)
            for item in range(s.item.shape[0]):
                for row in range(_SUBST + 1 - _X):
                    _between(q.item, option, item * (_SUBST + 1 - _X) + row, s.item, item, _X + row)
            for rule in range(s.rule.shape[0]):
                _between(q.rule, option, 2 * rule, s.rule, rule, _RUN)
                _between(q.rule, option, 2 * rule + 1, s.rule, rule, _RELEASED)


@_jit
def _keep_row(to: Float, k: int, row: int, source: Float, other: int) -> None:
    if to.shape[2] != LANES or source.shape[1] != LANES:
        return
    for i in range(_lanes()):
        to[k, row, i] = source[other, i]


@_inline
def _begin_carry_on(s: State) -> None:
    """The state before step 0."""
    w = s.world
    for row in range(_DEG, _COST):
        _fill(w, row, _ZERO)
    _copy(w, _CRED, w, _CRED0)
    _fill(w, _COMPLIED, -_ONE)
    for item in range(s.item.shape[0]):
        for row in range(_X, _RECEIVED):
            _level(s.item, item, row, _ZERO)
        _within(s.item, item, _X, _STOCK0)
    for rule in range(s.rule.shape[0]):
        _level(s.rule, rule, _RUN, _ZERO)
        _level(s.rule, rule, _RELEASED, _ZERO)


@_inline
def _begin(p: Packed, s: State, q: Paths, option: int) -> None:
    """An option's state where it begins; the bill of the lines that it touches is taken off that of carrying on."""
    w = s.world
    for row in range(_COMPLIED + 1 - _DEG):
        for i in range(_lanes()):
            w[_DEG + row, i] = q.world[option, row, i]
    for row in range(_HOME, _COST):
        _fill(w, row, _ZERO)
    _copy(w, _COST, w, _CARRIED)
    for item in range(s.item.shape[0]):
        for row in range(_SUBST + 1 - _X):
            _between(s.item, item, _X + row, q.item, option, item * (_SUBST + 1 - _X) + row)
        for row in range(_UNMET, _RECEIVED):
            _level(s.item, item, row, _ZERO)
    for rule in range(s.rule.shape[0]):
        _between(s.rule, rule, _RUN, q.rule, option, 2 * rule)
        _between(s.rule, rule, _RELEASED, q.rule, option, 2 * rule + 1)
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        k = p.kept[p.touched[entry, 0]]
        if p.billed[p.touched[entry, 0]]:
            for i in range(_lanes()):
                w[_COST, i] -= s.line[k, _CARRYBILL, i]
        for row in range(_BILL + 1 - _REST):
            _between(s.line, k, _REST + row, q.line, entry, row)
        for row in range(_STORED, _LINE_ROWS):
            _level(s.line, k, row, _ZERO)
        _within(s.line, k, _WAY, _CARRYWAY)
        s.clock[k, _IN_FORCE] = -2
        s.clock[k, _IDLE], s.clock[k, _OVER] = 0, 0


@_inline
def _speeds(p: Packed, v: Float, k: int, one: int) -> None:
    """How many parts of a step the line's clock does in a step while a measure binds; whole, so in float64."""
    if one < 0:
        _within(v, k, _FAST, _RATE)
        return
    kind, parts = p.measure[one, 0], np.float64(p.measure[one, 1])
    for i in range(_lanes()):
        pace = np.float64(v[k, _PACE, i])
        if kind == _SLOW:
            pace = np.floor(pace * parts / STEP_PARTS)
        elif kind == _EXPEDITE:
            pace = np.floor(pace * min(parts, np.float64(v[k, _SURGE, i])) / STEP_PARTS)
        v[k, _FAST, i] = np.float32(pace)


@_jit
def _stick(w: Float, m: Float, row: int) -> None:
    """A stick is in force where its mask is."""
    if w.shape[1] != LANES or m.shape[1] != LANES:
        return
    for i in range(_lanes()):
        w[_STICK, i] = max(w[_STICK, i], m[row, i])


@_jit
def _bound(m: Float, row: int, w: Float, v: Float, rule: int) -> None:
    """Where a measure that waits on a rule binds: while it is not met, or (an offer) once it is."""
    if w.shape[1] != LANES or m.shape[1] != LANES or v.shape[2] != LANES or v.shape[1] != _RULE_ROWS:
        return
    for i in range(_lanes()):
        met = v[rule, _RELEASED, i]
        m[row, i] = _ONE - met
        m[row + 1, i] = (_ONE - met) * (_ONE - w[_ENDED, i])
        m[row + 2, i] = met


@_inline
def _masks(p: Packed, s: State, option: int, step: int) -> None:
    """In which futures measures bind at this step, by kind and rule; and any stick."""
    w, m = s.world, s.mask
    for i in range(_lanes()):
        m[1, i] = _ONE - w[_ENDED, i]
    for rule in range(p.rules.shape[0]):
        _bound(m, OF_RULES + BY_RULE * rule, w, s.rule, rule)
    _fill(w, _STICK, _ZERO)
    for one in range(p.stick_start[option], p.stick_start[option + 1]):
        if p.stick[one, 1] <= step < p.stick[one, 2]:
            _stick(w, m, p.stick[one, 0])


@_inline
def _one_line(p: Packed, s: State, k: int, line: int, one: int, withheld: int, step: int) -> None:
    """One step of a line under an option (measure ``one``, or none): its clock, what is withheld, its dock."""
    if s.clock[k, _IN_FORCE] != one:
        _speeds(p, s.line, k, one)
        s.clock[k, _IN_FORCE], s.clock[k, _IDLE] = one, 0
        s.clock[k, _SPEED] = int(max(_greatest(s.line, k, _RATE), _greatest(s.line, k, _FAST)))
        s.clock[k, _TRANCHES] = _tranches(p, line, s.clock[k, _SPEED])
    kind, mask = -1, _NEVER
    if one >= 0:
        kind, mask = p.measure[one, 0], p.measure[one, 5]
    _ready(s.line, k, s.mask, mask)
    for _ in range(s.clock[k, _TRANCHES]):
        _tranche(s.line, k, _F(p.plan[line, 1]) * _PARTS)
    if withheld:
        _withhold(s.line, k, s.mask, mask if kind == _WITHHOLD else _NEVER)
    _leave(s.line, k, s.mask, mask, _ONE if kind in (_PAUSE, _CONDITION) else _ZERO)
    if p.billed[line]:
        _keep(s.line, k)
        if kind in (_EXPEDITE, _OFFER):
            _hasten(s.line, k, s.mask, mask)
    if p.offered[line]:
        for i in range(_lanes()):
            s.line[k, _SENT, i] += s.line[k, _NOW, i]
    if step % _LOOK == _LOOK - 1:
        s.clock[k, _IDLE] = _idle(s.line, k, step + 1, s.clock[k, _SPEED], p.steps)


@_jit
def _differ(left: Float, kept: int, step: int, v: Float) -> None:
    """By how much what leaves falls short of carrying on."""
    if left.shape[2] != LANES or v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        v[kept, _NOW, i] = left[kept, step, i] - v[kept, _NOW, i]


@_jit
def _behind(item: Float, k: int, v: Float, kept: int) -> None:
    if item.shape[2] != LANES or item.shape[1] != _ITEM_ROWS or v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        item[k, _BEHIND, i] += v[kept, _NOW, i]


@_jit
def _on_way(v: Float, kept: int, sign: np.float32) -> None:
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(_lanes()):
        v[kept, _WAY, i] += v[kept, _NOW, i] * sign


@_inline
def _ship(p: Packed, s: State, q: Paths, option: int, step: int) -> None:
    """One step of the lines that the option touches; what they are behind carrying on goes to their item."""
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        kept, item = p.kept[line], p.line_item[line]
        if step < p.touched[entry, 4] or s.clock[kept, _OVER]:
            continue
        one = -1
        for other in range(p.touched[entry, 1], p.touched[entry, 2]):
            if p.measure[other, 2] <= step < p.measure[other, 3]:
                one = other
        if step < s.clock[kept, _IDLE] and s.clock[kept, _IN_FORCE] == one:
            if s.clock[kept, _IDLE] < _FAR:
                _ready(s.line, kept, s.mask, _NEVER if one < 0 else p.measure[one, 5])
            if step < s.clock[kept, _FROM] or step >= s.clock[kept, _UNTIL]:
                s.clock[kept, _OVER] = s.clock[kept, _IDLE] >= _FAR and step >= s.clock[kept, _UNTIL]
                continue
            _level(s.line, kept, _NOW, _ZERO)
        else:
            _one_line(p, s, kept, line, one, p.touched[entry, 3], step)
        _differ(q.left, kept, step, s.line)
        _behind(s.item, item, s.line, kept)
        if step + p.transit[line] < p.steps:
            _flow(q.flow, step + p.transit[line], item, _LESS, s.line, kept, _NOW)
        else:
            _on_way(s.line, kept, -_ONE)


@_jit
def _use(w: Float, v: Float, k: int, flow: Float, step: int) -> None:
    """One step of one item under an option: supply, use, shortage, and how much more or less it is wanted."""
    if v.shape[2] != LANES or v.shape[1] != _ITEM_ROWS or w.shape[1] != LANES:
        return
    if flow.shape[3] != LANES or flow.shape[2] != _FLOW_ROWS:
        return
    for i in range(_lanes()):
        less = flow[step, k, _LESS, i]
        flow[step, k, _LESS, i] = _ZERO
        missing = v[k, _MISSING, i] + less
        v[k, _MISSING, i] = missing
        behind = v[k, _BEHIND, i]
        v[k, _GAP, i] = max(v[k, _GAP, i], behind)
        held = v[k, _X, i]
        rationed = _pick(held < v[k, _RESERVE, i], v[k, _RATION, i], _ONE)
        waited = w[_SINCE, i] - _ONE - v[k, _THIRDDELAY, i]
        ramp = min((waited + _ONE) * v[k, _THIRDRAMP, i], _ONE)
        others = _pick(waited >= _ZERO, v[k, _THIRD, i] * ramp, _ZERO)
        wanted = v[k, _USE, i] * w[_TEMPO, i] * rationed + v[k, _EXTRA, i]
        balance = held + (flow[step, k, _SUPPLY, i] - less) + others - wanted
        unmet = max(-balance, _ZERO)
        stock = max(balance, _ZERO)
        v[k, _X, i] = stock
        v[k, _UNMET, i] = unmet
        v[k, _SHORTSTEPS, i] += _pick(unmet > _SHORT * wanted, _ONE, _ZERO)
        hand = stock + flow[step, k, _ONWAY, i] + (missing - behind)
        wish = min(max(_ONE - hand * v[k, _COMFORT, i], _ZERO), _ONE)
        worse = v[k, _WEIGHT, i] * (wish - flow[step, k, _WISH, i])
        w[_PULL, i] += max(worse, _ZERO)
        w[_GIVE, i] += max(-worse, _ZERO)


@_jit
def _use_as_planned(w: Float, v: Float, k: int, flow: Float, step: int) -> None:
    """One step of one item under carry on: the same without a stick, and what it is wanted is kept."""
    if v.shape[2] != LANES or v.shape[1] != _ITEM_ROWS or w.shape[1] != LANES:
        return
    if flow.shape[3] != LANES or flow.shape[2] != _FLOW_ROWS:
        return
    for i in range(_lanes()):
        held = v[k, _X, i]
        rationed = _pick(held < v[k, _RESERVE, i], v[k, _RATION, i], _ONE)
        wanted = v[k, _USE, i] * w[_TEMPO, i] * rationed + v[k, _EXTRA, i]
        balance = held + (flow[step, k, _SUPPLY, i] - _ZERO) + _ZERO - wanted
        unmet = max(-balance, _ZERO)
        stock = max(balance, _ZERO)
        v[k, _X, i] = stock
        v[k, _UNMET, i] = unmet
        v[k, _SHORTSTEPS, i] += _pick(unmet > _SHORT * wanted, _ONE, _ZERO)
        hand = stock + flow[step, k, _ONWAY, i] + _ZERO
        flow[step, k, _WISH, i] = min(max(_ONE - hand * v[k, _COMFORT, i], _ZERO), _ONE)


@_jit
def _open(w: Float, step: int) -> None:
    """What the step brings for all items: how long a stick has been in force, and the tempo of operations."""
    if w.shape[1] != LANES:
        return
    now = _F(step)
    for i in range(_lanes()):
        stick, since, degree = w[_STICK, i], w[_SINCE, i], w[_DEG, i]
        w[_SINCE, i] = since + max(stick, min(since, _ONE))
        w[_STICKSTEPS, i] += stick
        tempo = _pick(now >= w[_TEMPOSTEP, i], w[_TEMPOAFTER, i], _ONE)
        w[_TEMPO, i] = tempo * (_ONE - w[_TEMPOCUT, i] * degree)
        w[_PULL, i] = _ZERO
        w[_GIVE, i] = _ZERO
        w[_UNCOMPLIED, i] += _ONE - degree


@_inline
def _consume(p: Packed, s: State, q: Paths, option: int, step: int) -> None:
    """One step of all items; what is unmet turns to the substitute, and is wanted of it at the next step."""
    _open(s.world, step)
    for item in range(s.item.shape[0]):
        if option == 0:
            _use_as_planned(s.world, s.item, item, q.flow, step)
        elif p.moved[option, item]:
            _use(s.world, s.item, item, q.flow, step)
    for number in range(p.substitutes.shape[0]):
        _level(s.item, p.substitutes[number, 1], _EXTRA, _ZERO)
    for number in range(p.substitutes.shape[0]):
        short, other = p.substitutes[number, 0], p.substitutes[number, 1]
        for i in range(_lanes()):
            extra = s.ratio[number, i] * s.item[short, _UNMET, i]
            s.item[other, _EXTRA, i] += extra
            s.item[short, _SUBST, i] += extra


@_inline
def _offers(p: Packed, s: State, option: int, step: int) -> None:
    """What is offered and not yet given draws the recipient on."""
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        if not p.offered[line]:
            continue
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            if p.measure[one, 2] <= step < p.measure[one, 3]:
                k, item = p.kept[line], p.line_item[line]
                for i in range(_lanes()):
                    rest = s.line[k, _AMOUNT, i] - s.line[k, _SENT, i]
                    part = min(max(rest * s.item[item, _COMFORT, i], _ZERO), _ONE)
                    s.world[_GIVE, i] += s.item[item, _WEIGHT, i] * part


@_jit
def _answer(w: Float, step: int) -> None:
    """The recipient's answer and the supplier's own house; both take effect from the next step."""
    if w.shape[1] != LANES:
        return
    now = _F(step)
    for i in range(_lanes()):
        stick, degree = w[_STICK, i], w[_DEG, i]
        pressure = w[_PULL, i] + w[_PUBLICITY, i] * stick
        stick_steps = w[_STICKSTEPS, i]
        lasted = min(_ONE, stick_steps * w[_BACKRAMP, i])
        lasted = _pick(w[_ANGRY, i] > _ZERO, _ONE, lasted)
        backlash = w[_BACKLASH, i] * _pick(stick_steps > _ZERO, lasted, _ZERO)
        push = w[_CRED, i] * (w[_BP, i] * pressure + w[_BC, i] * w[_GIVE, i])
        exponent = push - w[_BR, i] * w[_RESOLVE, i] - w[_BB, i] * backlash
        hazard = w[_H0, i] * _exp(min(max(exponent, -_MOST), _MOST))
        rounds, full, done = w[_ROUNDS, i], w[_DEGREE, i], w[_COMPLIED, i]
        complies = _pick(degree > _ZERO, _ONE, _ZERO)
        again = _pick(rounds < _F(1.5), _ONE, _ZERO)
        total = w[_HAZ, i] + (_ONE - complies) * hazard
        level = _pick(rounds > _HALF, w[_E2, i], w[_E1, i])
        begins = _pick(total >= level, (_ONE - complies) * again, _ZERO)
        begins = _pick(full > _ZERO, begins, _ZERO)
        lapse = w[_LAPSE, i] + complies * (_ONE - stick) * w[_RELAPSE, i]
        w[_LAPSE, i] = lapse
        ends = _pick(lapse >= w[_EL, i], complies * again * (_ONE - stick), _ZERO)
        w[_COMPLIED, i] = _pick(begins * _pick(done < _ZERO, _ONE, _ZERO) > _ZERO, now, done)
        w[_ROUNDS, i] = rounds + begins
        w[_HAZ, i] = total * (_ONE - begins)
        degree = _pick(begins > _ZERO, full, degree * (_ONE - ends))
        w[_DEG, i] = degree
        home = w[_HOME, i] + stick * w[_HOMEEND, i]
        w[_HOME, i] = home
        ended = w[_ENDED, i]
        ending = _pick(home >= w[_EE, i], stick * (_ONE - ended), _ZERO)
        w[_ENDED, i] = ended + ending
        anger = w[_ANGER, i] + stick * w[_RETAL, i]
        w[_ANGER, i] = anger
        angry = w[_ANGRY, i]
        hits = _pick(anger >= w[_ET, i], stick * (_ONE - angry), _ZERO)
        w[_ANGRY, i] = angry + hits
        w[_COST, i] += hits * w[_RETALCOST, i]
        lost = _pick(degree <= _ZERO, ending, _ZERO)
        w[_CRED, i] *= _ONE - lost * w[_CREDLOST, i]


@_inline
def _read(p: Packed, x: Float, at: int, noise: Float, s: State, q: Paths, option: int, step: int,
          out: Outcomes) -> None:  # fmt: skip
    """Readings that fall due, and the rules that they release."""
    path = 1 if option > 0 else 0
    for index in range(p.objectives.shape[0]):
        lag, every, is_read = p.objectives[index, 0], p.objectives[index, 1], p.objectives[index, 2]
        if is_read == 0 or (step + 1) % every != 0:
            continue
        number = (step + 1) // every - 1
        base, shift = p.objective_columns[0, index], p.objective_columns[1, index]
        spread = p.objective_columns[2, index]
        for i in range(_lanes()):
            then = q.degree[path, step - lag, i] if step >= lag else _ZERO
            error = x[spread, at + i] * noise[index, number, at + i]
            s.world[_PULL, i] = x[base, at + i] + x[shift, at + i] * then + error
        if out.reading.shape[3] > 0:
            _put(out.reading[option, index], number, at, s.world, _PULL)
        for rule in range(p.rules.shape[0]):
            if p.rules[rule, 0] == index:
                _release(p, s, rule, option, step)


@_inline
def _release(p: Packed, s: State, rule: int, option: int, step: int) -> None:
    """A rule that is met from now on; a stick that goes while the recipient has not complied costs credibility."""
    sign, readings = _F(p.rules[rule, 2]), _F(p.rules[rule, 3])
    v, w, waits = s.rule, s.world, _ZERO
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            inside = p.measure[one, 2] <= step < p.measure[one, 3]
            if p.measure[one, 4] == rule and p.measure[one, 0] <= _CONDITION and inside:
                waits = _ONE
    for i in range(_lanes()):
        met = sign * (w[_PULL, i] - v[rule, _LEVEL, i]) >= _ZERO
        run = _pick(met, v[rule, _RUN, i] + _ONE, _ZERO)
        v[rule, _RUN, i] = run
        now = _pick(run >= readings, _ONE - v[rule, _RELEASED, i], _ZERO)
        v[rule, _RELEASED, i] += now
        lost = _pick(w[_DEG, i] <= _ZERO, waits * now * (_ONE - w[_ENDED, i]), _ZERO)
        w[_CRED, i] *= _ONE - lost * w[_CREDLOST, i]


@_inline
def _write(p: Packed, s: State, option: int, at: int, out: Outcomes) -> None:
    w = s.world
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        k = p.kept[line]
        if p.billed[line]:
            for i in range(_lanes()):
                w[_COST, i] += s.line[k, _BILL, i]
        if out.ledger.shape[3] > 0:
            _book(p, s.line, k, line, option, at, out)
    _put(out.world[option], 0, at, w, _COMPLIED)
    _put(out.world[option], 1, at, w, _UNCOMPLIED)
    _put(out.world[option], 2, at, w, _COST)
    for item in range(s.item.shape[0]):
        if p.moved[option, item]:
            _give(out.item[option, 0], item, at, s.item, item, _SHORTSTEPS)
            for i in range(_lanes()):
                out.item[option, 1, item, at + i] = s.item[item, _RECEIVED, i] - s.item[item, _MISSING, i]
            _give(out.item[option, 2], item, at, s.item, item, _GAP)
            _give(out.item[option, 3], item, at, s.item, item, _SUBST)
        else:
            for row in range(4):
                _put(out.item[option, row], item, at, out.item[0, row, :, at : at + LANES], item)


@_inline
def _set_out(p: Packed, x: Float, at: int, s: State) -> None:
    """The drawn quantities of some futures, in their rows, and what follows from them once for all steps."""
    for row in range(_DEG):
        _draw(s.world, row, x, p.world_columns[row], at)
    for i in range(_lanes()):
        s.world[_BACKRAMP, i] = _ONE / max(s.world[_BACKRAMP, i], _ONE)
    for item in range(s.item.shape[0]):
        for row in range(_X):
            _take(s.item, item, row, x, p.item_columns[row, item], at)
        for i in range(_lanes()):
            use = s.item[item, _USE, i]
            s.item[item, _THIRDRAMP, i] = _ONE / max(s.item[item, _THIRDRAMP, i], _ONE)
            s.item[item, _RESERVE, i] *= use
            s.item[item, _COMFORT, i] = _ONE / (s.item[item, _COMFORT, i] * max(use, _TINY))
    for number in range(p.substitutes.shape[0]):
        _draw(s.ratio, number, x, p.substitutes[number, 2], at)
    for rule in range(p.rules.shape[0]):
        _take(s.rule, rule, _LEVEL, x, p.rules[rule, 1], at)


@_inline
def _look_back(p: Packed, q: Paths, option: int, out: Outcomes, at: int) -> None:
    """What stands before the step where the option begins: as under carry on."""
    for step in range(p.first[option]):
        _between(q.degree, 1, step, q.degree, 0, step)
    for index in range(p.objectives.shape[0]):
        if out.reading.shape[3] > 0 and p.objectives[index, 2] > 0:
            for number in range(p.first[option] // p.objectives[index, 1]):
                for i in range(_lanes()):
                    out.reading[option, index, number, at + i] = out.reading[0, index, number, at + i]
    if out.stock.shape[3] > 0:
        for step in range(p.steps):
            for i in range(_lanes()):
                out.compliance[option, step, at + i] = out.compliance[0, step, at + i]
            for item in range(out.stock.shape[2]):
                for i in range(_lanes()):
                    out.stock[option, step, item, at + i] = out.stock[0, step, item, at + i]


@_inline
def _option(p: Packed, x: Float, at: int, noise: Float, s: State, q: Paths, option: int, out: Outcomes) -> None:
    """One option through all its steps, in the order of events that ``docs/model.md`` gives."""
    first, path = 0, 0
    if option > 0:
        first, path = p.first[option], 1
        _look_back(p, q, option, out, at)
    for step in range(first, p.steps):
        if option == 0:
            _remember(p, s, q, step)
        _masks(p, s, option, step)
        _ship(p, s, q, option, step)
        _keep_row(q.degree, path, step, s.world, _DEG)
        _consume(p, s, q, option, step)
        if out.stock.shape[3] > 0:
            _put(out.compliance[option], step, at, q.degree[path], step)
            for item in range(s.item.shape[0]):
                if p.moved[option, item]:
                    _give(out.stock[option, step], item, at, s.item, item, _X)
        _offers(p, s, option, step)
        _answer(s.world, step)
        _read(p, x, at, noise, s, q, option, step, out)
    _write(p, s, option, at, out)


@_kernel
def _block(p: Packed, x: Float, noise: Float, s: State, q: Paths, out: Outcomes) -> None:
    """All options over all futures, some at a time."""
    _fill(s.mask, 0, _ONE)
    _fill(s.mask, _NEVER, _ZERO)
    for at in range(0, x.shape[1], LANES):
        _set_out(p, x, at, s)
        _carry_on(p, x, at, s, q, out)
        _total(p, s, q)
        _copy(s.world, _CARRIED, s.world, _COST)
        _begin_carry_on(s)
        for option in range(p.option_start.size - 1):
            if option > 0:
                _begin(p, s, q, option)
            _option(p, x, at, noise, s, q, option, out)
            if option == 0:
                _remember(p, s, q, p.steps)


assert place(LINE, "afloat") == _AFLOAT and len(symbols.WORLD) == _E1, "the rows stand in the order of the symbols"
