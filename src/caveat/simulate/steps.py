"""The model's weeks, fast: drawn columns in, outcomes out; float32, in lanes of 128 futures side by side.

A kernel is arithmetic on arrays: no seed, no file, no word of threads. It says the same as ``reference``, held to it in
``tests/unit/simulate/test_steps.py``; the order of events and every symbol stand in ``docs/model.md``.

How it comes to be fast. What no option touches is walked once for each future, under carry on; an option walks only the
lines that it touches, and the difference they make is taken off. All state of 128 futures stands in one small matrix,
one row for each quantity, so that the compiler sees that rows never overlap and works on many lanes at once. Clocks
count whole parts of a week, which float32 holds exactly, so that no tranche falls into the next week by rounding.

Kernels stand in one file, longer than others: numba keeps what it has compiled until the file of the outermost kernel
changes, and would not notice a change in another file that is compiled into it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from caveat.simulate import symbols
from caveat.simulate.model import KINDS, Model
from caveat.simulate.packing import Float, Outcomes, Packed, Paths, Sizes, State, outcomes, pack, room
from caveat.simulate.reference import EXPONENT, SHORT
from caveat.simulate.symbols import LINE, WEEK_PARTS, place

LANES = 128
_F = np.float32
_ZERO, _ONE, _HALF = _F(0.0), _F(1.0), _F(0.5)
_PARTS = _F(WEEK_PARTS)
_SHORT = _F(SHORT)
_TINY = _F(1e-9)
_MOST = _F(EXPONENT)
_32ND = _F(1.0 / 32.0)
_T2, _T3, _T4, _T5, _T6 = (_F(1.0 / fall) for fall in (2, 6, 24, 120, 720))
_PAUSE, _SLOW, _WITHHOLD, _CONDITION, _EXPEDITE, _OFFER = range(len(KINDS))

# Rows of the state matrix. First the world's own quantities in the order of ``symbols.WORLD``, then what follows.
(_H0, _BP, _BC, _BR, _BB, _RESOLVE, _CRED0, _CREDLOST, _PUBLICITY, _BACKLASH, _BACKRAMP, _DEGREE, _RELAPSE, _HOMEEND,
 _RETAL, _RETALCOST, _TEMPOWEEK, _TEMPOAFTER, _TEMPOCUT) = range(19)  # fmt: skip
(_E1, _E2, _EL, _EE, _ET) = range(19, 24)
(_DEG, _HAZ, _LAPSE, _ROUNDS, _HOME, _ANGER, _ENDED, _ANGRY, _CRED, _STICKWEEKS, _SINCE, _COST, _UNCOMPLIED, _COMPLIED,
 _STICK, _TEMPO, _PULL, _GIVE, _CARRIED) = range(24, 43)  # fmt: skip
_WORLD_ROWS = 43
# Rows of an item, after its quantities in the order of ``symbols.ITEM``.
(_STOCK0, _USE, _OWN, _THIRD, _THIRDDELAY, _THIRDRAMP, _RESERVE, _RATION, _COMFORT, _WEIGHT) = range(10)
(_X, _SHORTWEEKS, _EXTRA, _NEXT, _UNMET, _LESS, _BEHIND, _LATE_ARRIVALS, _GAP, _RECEIVED, _SUBST, _ONWAY, _WISH,
 _REF) = range(10, 24)  # fmt: skip
_ITEM_ROWS = 24
# Rows of a line, after its quantities in the order of ``symbols.LINE``.
(_AMOUNT, _LATE, _PACE, _SURGE, _DOCK, _DIVERTED, _RESOLD, _HOLDING, _FORGONE, _HASTE, _AFLOAT) = range(11)
(_CLOCK, _MADE, _WAIT, _STORED, _GONE1, _GONE2, _SENT, _CAME, _BILL, _ON, _FAST, _NOW, _DONE,
 _OVER, _CARRYBILL) = range(11, 26)  # fmt: skip
_LINE_ROWS = 26
_RUN, _RELEASED, _LEVEL = 0, 1, 2
_RULE_ROWS = 3
_SIZES = Sizes(LANES, _WORLD_ROWS, _ITEM_ROWS, _LINE_ROWS, _RULE_ROWS)

__all__ = ["LANES", "Outcomes", "pack", "run"]


def run(model: Model, packed: Packed, columns: NDArray[np.float64], noise: NDArray[np.float64], *,
        paths: bool = False, ledger: bool = False) -> Outcomes:  # fmt: skip
    """Every option over every future of a block, carry on first.

    Holds   a future's outcome depends on its own column alone: not on its lane, its block or its neighbours
    """
    scenarios = columns.shape[1]
    width = -(-scenarios // LANES) * LANES  # the last lanes are filled with copies of the last future
    padded = np.pad(columns, ((0, 0), (0, width - scenarios)), mode="edge").astype(np.float32)
    noisy = np.pad(noise, ((0, 0), (0, 0), (0, width - scenarios)), mode="edge").astype(np.float32)
    found = outcomes(model, width, paths=paths, ledger=ledger)
    _block(packed, padded, noisy, *room(packed, _SIZES), found)
    return Outcomes(*(part[..., :scenarios] for part in found))


def _jit(function: Any) -> Any:
    """A part of the kernel: compiled for other parts only, because a way in from Python costs most of the compiling."""
    inner: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "forceinline": True}
    return numba.njit(nogil=True, error_model="numpy", **inner)(function)


def _inline(function: Any) -> Any:
    """A part that is written into its caller: to hand it the whole model each week would cost more than its work."""
    return numba.njit(inline="always", nogil=True, error_model="numpy")(function)


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


@_jit
def _carry_line(p: Packed, line: int, x: Float, at: int, v: Float) -> None:
    """A line before week 0: its quantities, and nothing made, waiting or sent."""
    for field in range(_CLOCK):
        _take(v, field, x, p.line_columns[field, line], at)
    for field in range(_CLOCK, _LINE_ROWS):
        _fill(v, field, _ZERO)
    for i in range(LANES):
        v[_LATE, i] *= _PARTS


@_jit
def _copy(to: Float, row: int, source: Float, other: int) -> None:
    """One row of lanes into another; plain loops, because an assignment of slices costs more than the work itself."""
    if to.shape[1] != LANES or source.shape[1] != LANES:
        return
    for i in range(LANES):
        to[row, i] = source[other, i]


@_jit
def _add(to: Float, row: int, source: Float, other: int) -> None:
    if to.shape[1] != LANES or source.shape[1] != LANES:
        return
    for i in range(LANES):
        to[row, i] += source[other, i]


@_jit
def _bring(to: Float, k: int, row: int, source: Float, other: int) -> None:
    """One row of lanes into a row of part ``k``; parts are named by number, because a view of one is not free."""
    if to.shape[2] != LANES or source.shape[1] != LANES:
        return
    for i in range(LANES):
        to[k, row, i] = source[other, i]


@_jit
def _between(to: Float, k: int, row: int, source: Float, other: int, at: int) -> None:
    """One row of a part into one of another."""
    if to.shape[2] != LANES or source.shape[2] != LANES:
        return
    for i in range(LANES):
        to[k, row, i] = source[other, at, i]


@_jit
def _level(to: Float, k: int, row: int, value: np.float32) -> None:
    if to.shape[2] != LANES:
        return
    for i in range(LANES):
        to[k, row, i] = value


@_jit
def _fill(to: Float, row: int, value: np.float32) -> None:
    if to.shape[1] != LANES:
        return
    for i in range(LANES):
        to[row, i] = value


@_jit
def _take(to: Float, row: int, drawn: Float, column: int, at: int) -> None:
    """A drawn column of 128 futures into a row of lanes."""
    if to.shape[1] != LANES:
        return
    for i in range(LANES):
        to[row, i] = drawn[column, at + i]


@_jit
def _put(out: Float, row: int, at: int, source: Float, other: int) -> None:
    """A row of lanes to where 128 futures stand in a result."""
    if source.shape[1] != LANES:
        return
    for i in range(LANES):
        out[row, at + i] = source[other, i]


@_jit
def _ready(v: Float, k: int, ready: Float, line: int, base: np.float32) -> None:
    """One week of a line's clock: what becomes ready waits."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    cap = _F(ready.shape[1] - 1) * _PARTS
    for i in range(LANES):
        pace, late = base * v[k, _PACE, i], v[k, _LATE, i]
        clock = min(v[k, _CLOCK, i] + (pace + v[k, _ON, i] * (v[k, _FAST, i] - pace)), cap + late)
        v[k, _CLOCK, i] = clock
        v[k, _DONE, i] = max(clock - late, _ZERO) / _PARTS
    for i in range(LANES):  # a loop of its own: looking up the plan is the one step that lanes cannot share
        v[k, _DONE, i] = ready[line, int(v[k, _DONE, i])]
    for i in range(LANES):
        share = v[k, _DONE, i]
        v[k, _WAIT, i] += (share - v[k, _MADE, i]) * v[k, _AMOUNT, i]
        v[k, _MADE, i] = share


@_jit
def _withhold(v: Float, k: int, keep: np.float32) -> None:
    """What is withheld is stored, diverted or resold; once it no longer is, what is stored waits again."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(LANES):
        mask, waiting = v[k, _ON, i] * keep, v[k, _WAIT, i]
        held = waiting * mask
        gone1 = v[k, _DIVERTED, i] * held
        gone2 = v[k, _RESOLD, i] * held
        back = v[k, _STORED, i] * (_ONE - mask)
        stored = v[k, _STORED, i] + (held - gone1 - gone2 - back)
        v[k, _STORED, i] = stored
        v[k, _GONE1, i] += gone1
        v[k, _GONE2, i] += gone2
        v[k, _WAIT, i] = waiting - held + back
        v[k, _BILL, i] += v[k, _HOLDING, i] * stored + v[k, _FORGONE, i] * (gone1 + gone2)


@_jit
def _leave(v: Float, k: int, shut: np.float32, haste: np.float32) -> None:
    """One week of a line's dock: what leaves, what waits, and the bill."""
    if v.shape[2] != LANES or v.shape[1] != _LINE_ROWS:
        return
    for i in range(LANES):
        mask, waiting = v[k, _ON, i], v[k, _WAIT, i]
        leaving = min(waiting, v[k, _DOCK, i]) * (_ONE - mask * shut)
        waiting -= leaving
        v[k, _WAIT, i] = waiting
        v[k, _SENT, i] += leaving
        v[k, _NOW, i] = leaving
        v[k, _BILL, i] += v[k, _HOLDING, i] * waiting + v[k, _HASTE, i] * leaving * mask * haste


@_jit
def _spent(v: Float, k: int) -> bool:
    """Whether nothing of the line is left to become ready, to wait or to come out of store, in any of 128 futures."""
    rest = _ZERO
    for i in range(LANES):
        rest += (_ONE - v[k, _MADE, i]) + v[k, _WAIT, i] + v[k, _STORED, i]
    return bool(rest <= _ZERO)


@_jit
def _carry_on(p: Packed, x: Float, at: int, s: State, q: Paths, out: Outcomes) -> None:
    """All lines with no measure: arrivals and goods in transit by item and week; what some option touches is kept."""
    weeks, spare = p.weeks, s.line.shape[0] - 1
    left = np.empty((weeks, LANES), np.float32)
    for week in range(weeks):
        for item in range(s.item.shape[0]):
            _fill(q.arrivals[week], item, _ZERO)
            _fill(q.on_way[week], item, _ZERO)
    _fill(s.world, _COST, _ZERO)
    for line in range(p.line_item.size):
        kept, item, transit, afloat_weeks = p.kept[line], p.line_item[line], p.transit[line], p.afloat_weeks[line]
        k = kept if kept >= 0 else spare
        v = s.line[k]
        base = _ZERO if p.offered[line] else _ONE
        _carry_line(p, line, x, at, v)
        for week in range(weeks):
            _ready(s.line, k, p.ready, line, base)
            _leave(s.line, k, _ZERO, _ZERO)
            _copy(left, week, v, _NOW)
            if week >= transit:
                _add(v, _CAME, left, week - transit)
                _add(q.arrivals[week], item, left, week - transit)
            for i in range(LANES):
                q.on_way[week, item, i] += v[_SENT, i] - v[_CAME, i]
            if week < afloat_weeks:
                _add(q.on_way[week], item, v, _AFLOAT)
            if week == afloat_weeks:
                _add(q.arrivals[week], item, v, _AFLOAT)
        _add(s.world, _COST, v, _BILL)
        _copy(v, _CARRYBILL, v, _BILL)
        if kept >= 0:
            for week in range(weeks):
                _copy(q.kept_left[week], kept, left, week)
        if out.ledger.shape[3] > 0:
            for option in range(out.ledger.shape[0]):
                _book(p, v, line, option, at, out)


@_jit
def _book(p: Packed, v: Float, line: int, option: int, at: int, out: Outcomes) -> None:
    """Where the line's articles are at the end, in the order of ``PLACES``."""
    afloat_in = p.afloat_weeks[line] < p.weeks
    for i in range(LANES):
        way, came = v[_SENT, i] - v[_CAME, i], v[_CAME, i]
        out.ledger[option, 0, line, at + i] = (_ONE - v[_MADE, i]) * v[_AMOUNT, i]
        out.ledger[option, 1, line, at + i] = v[_WAIT, i]
        out.ledger[option, 2, line, at + i] = v[_STORED, i]
        out.ledger[option, 3, line, at + i] = v[_GONE1, i]
        out.ledger[option, 4, line, at + i] = v[_GONE2, i]
        out.ledger[option, 5, line, at + i] = way if afloat_in else way + v[_AFLOAT, i]
        out.ledger[option, 6, line, at + i] = came + v[_AFLOAT, i] if afloat_in else came


@_jit
def _begin(p: Packed, s: State, option: int) -> None:
    """An option's state before week 0; the bill of the lines that it touches is taken off that of carrying on."""
    w = s.world
    for row in range(_DEG, _CARRIED):
        _fill(w, row, _ZERO)
    _copy(w, _COST, w, _CARRIED)
    _copy(w, _CRED, w, _CRED0)
    _fill(w, _COMPLIED, -_ONE)
    for item in range(s.item.shape[0]):
        for row in range(_X, _ITEM_ROWS):
            _fill(s.item[item], row, _ZERO)
        _copy(s.item[item], _X, s.item[item], _STOCK0)
    for rule in range(s.rule.shape[0]):
        _fill(s.rule[rule], _RUN, _ZERO)
        _fill(s.rule[rule], _RELEASED, _ZERO)
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        v = s.line[p.kept[p.touched[entry, 0]]]
        for i in range(LANES):
            w[_COST, i] -= v[_CARRYBILL, i]
        for row in range(_CLOCK, _CARRYBILL):
            _fill(v, row, _ZERO)
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            _speeds(p, v, s.speed, one - p.touched[p.option_start[option], 1], one)


@_jit
def _speeds(p: Packed, v: Float, speeds: Float, row: int, one: int) -> None:
    """How many parts of a week the line's clock does in a week while a measure binds; whole, so in float64."""
    kind, parts = p.measure[one, 0], np.float64(p.measure[one, 1])
    for i in range(LANES):
        pace = np.float64(v[_PACE, i])
        if kind == _SLOW:
            pace = np.floor(pace * parts / WEEK_PARTS)
        elif kind == _EXPEDITE:
            pace = np.floor(pace * min(parts, np.float64(v[_SURGE, i])) / WEEK_PARTS)
        speeds[row, i] = np.float32(pace)


@_jit
def _stick(w: Float, m: Float, row: int) -> None:
    """A stick is in force where its mask is."""
    if w.shape[1] != LANES or m.shape[1] != LANES:
        return
    for i in range(LANES):
        w[_STICK, i] = max(w[_STICK, i], m[row, i])


@_jit
def _bound(m: Float, row: int, w: Float, rule: Float) -> None:
    """Where a measure that waits on a rule binds: while it is not met, or (an offer) once it is."""
    if w.shape[1] != LANES or m.shape[1] != LANES or rule.shape[1] != LANES:
        return
    for i in range(LANES):
        m[row, i] = _ONE - rule[_RELEASED, i]
        m[row + 1, i] = (_ONE - rule[_RELEASED, i]) * (_ONE - w[_ENDED, i])
        m[row + 2, i] = rule[_RELEASED, i]


@_inline
def _masks(p: Packed, s: State, option: int, week: int) -> None:
    """In which futures measures bind this week, by kind and rule; and any stick. Row 0 is all futures."""
    w, m = s.world, s.mask
    _fill(m, 0, _ONE)
    for i in range(LANES):
        m[1, i] = _ONE - w[_ENDED, i]
    for rule in range(p.rules.shape[0]):
        _bound(m, 3 + 3 * rule, w, s.rule[rule])
    _fill(w, _STICK, _ZERO)
    for one in range(p.stick_start[option], p.stick_start[option + 1]):
        if p.stick[one, 1] <= week < p.stick[one, 2]:
            _stick(w, m, p.stick[one, 0])


@_inline
def _one_line(p: Packed, s: State, kept: int, line: int, one: int, speed: int, withheld: int) -> None:
    """One week of a line under an option (measure ``one``, or none): its clock, what is withheld, its dock."""
    base = _ZERO if p.offered[line] else _ONE
    kind = -1
    if one >= 0:
        kind = p.measure[one, 0]
        _bring(s.line, kept, _ON, s.mask, p.measure[one, 5])
        _bring(s.line, kept, _FAST, s.speed, speed)
    else:
        _level(s.line, kept, _ON, _ZERO)
    _ready(s.line, kept, p.ready, line, base)
    if withheld:
        _withhold(s.line, kept, _ONE if kind == _WITHHOLD else _ZERO)
    shut = _ONE if kind in (_PAUSE, _CONDITION) else _ZERO
    _leave(s.line, kept, shut, _ONE if kind in (_EXPEDITE, _OFFER) else _ZERO)


@_jit
def _arrive(v: Float, k: int, sent: Float, entry: int, at: int) -> None:
    if v.shape[2] != LANES or sent.shape[2] != LANES:
        return
    for i in range(LANES):
        v[k, _CAME, i] += sent[entry, at, i]


@_jit
def _behind(item: Float, k: int, row: int, carried: Float, week: int, kept: int, sent: Float, entry: int,
            at: int) -> None:  # fmt: skip
    """By how much a line's goods fall short of carrying on, this week, goes to its item."""
    if item.shape[2] != LANES or carried.shape[2] != LANES or sent.shape[2] != LANES:
        return
    for i in range(LANES):
        item[k, row, i] += carried[week, kept, i] - sent[entry, at, i]


@_inline
def _ship(p: Packed, s: State, q: Paths, option: int, week: int) -> None:
    """One week of the lines that the option touches; what they are behind carrying on goes to their item."""
    for item in range(s.item.shape[0]):
        _level(s.item, item, _LESS, _ZERO)
    first, ring = p.option_start[option], q.left.shape[1]
    for entry in range(first, p.option_start[option + 1]):
        line = p.touched[entry, 0]
        kept, item, at = p.kept[line], p.line_item[line], entry - first
        now = -1
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            if p.measure[one, 2] <= week < p.measure[one, 3]:
                now = one
        if s.line[kept, _OVER, 0] > _ZERO:
            _level(s.line, kept, _NOW, _ZERO)
        else:
            _one_line(p, s, kept, line, now, now - p.touched[first, 1], p.touched[entry, 3])
            if week % 8 == 7 and _spent(s.line, kept):
                s.line[kept, _OVER, 0] = _ONE
        _between(q.left, at, week % ring, s.line, kept, _NOW)
        _behind(s.item, item, _BEHIND, q.kept_left, week, kept, q.left, at, week % ring)
        came = week - p.transit[line]
        if came >= 0:
            _behind(s.item, item, _LESS, q.kept_left, came, kept, q.left, at, came % ring)
            _arrive(s.line, kept, q.left, at, came % ring)


@_jit
def _use(w: Float, v: Float, k: int) -> None:
    """One week of one item: supply, use, shortage, and how much it is wanted."""
    if v.shape[2] != LANES or v.shape[1] != _ITEM_ROWS or w.shape[1] != LANES:
        return
    for i in range(LANES):
        arriving = v[k, _NEXT, i] - v[k, _LESS, i]
        v[k, _RECEIVED, i] += arriving
        missing = v[k, _LATE_ARRIVALS, i] + v[k, _LESS, i]
        v[k, _LATE_ARRIVALS, i] = missing
        use, since, held = v[k, _USE, i], w[_SINCE, i], v[k, _X, i]
        rationed = _pick(held < v[k, _RESERVE, i] * use, v[k, _RATION, i], _ONE)
        waited = since - _ONE - v[k, _THIRDDELAY, i]
        ramp = min(max((waited + _ONE) / max(v[k, _THIRDRAMP, i], _ONE), _ZERO), _ONE)
        others = _pick(waited >= _ZERO, v[k, _THIRD, i] * ramp, _ZERO)
        others = _pick(since > _ZERO, others, _ZERO)
        wanted = use * w[_TEMPO, i] * rationed + v[k, _EXTRA, i]
        balance = held + arriving + v[k, _OWN, i] + others - wanted
        unmet = max(-balance, _ZERO)
        stock = max(balance, _ZERO)
        v[k, _X, i] = stock
        v[k, _UNMET, i] = unmet
        v[k, _SHORTWEEKS, i] += _pick(unmet > _SHORT * wanted, _ONE, _ZERO)
        behind = v[k, _BEHIND, i]
        hand = stock + v[k, _ONWAY, i] - behind + missing
        cover = v[k, _COMFORT, i] * max(use, _TINY)
        v[k, _WISH, i] = min(max(_ONE - hand / cover, _ZERO), _ONE)
        v[k, _GAP, i] = max(v[k, _GAP, i], behind)


@_jit
def _compare(w: Float, v: Float, k: int) -> None:
    """What the item adds to pressure and inducement, against carrying on."""
    if v.shape[2] != LANES or v.shape[1] != _ITEM_ROWS or w.shape[1] != LANES:
        return
    for i in range(LANES):
        worse = v[k, _WEIGHT, i] * (v[k, _WISH, i] - v[k, _REF, i])
        w[_PULL, i] += max(worse, _ZERO)
        w[_GIVE, i] += max(-worse, _ZERO)


@_jit
def _week(w: Float, week: int) -> None:
    """What the week brings for all items: how long a stick has been in force, and the tempo of operations."""
    if w.shape[1] != LANES:
        return
    now = _F(week)
    for i in range(LANES):
        stick, since = w[_STICK, i], w[_SINCE, i]
        w[_SINCE, i] = since + max(stick, min(since, _ONE))
        w[_STICKWEEKS, i] += stick
        tempo = _pick(now >= w[_TEMPOWEEK, i], w[_TEMPOAFTER, i], _ONE)
        w[_TEMPO, i] = tempo * (_ONE - w[_TEMPOCUT, i] * w[_DEG, i])
        w[_PULL, i] = _ZERO
        w[_GIVE, i] = _ZERO
        w[_UNCOMPLIED, i] += _ONE - w[_DEG, i]


@_inline
def _consume(p: Packed, s: State, q: Paths, option: int, week: int) -> None:
    """One week of all items; what is unmet turns to the substitute, and is wanted of it next week."""
    _week(s.world, week)
    for item in range(s.item.shape[0]):
        _between(s.item, item, _NEXT, q.arrivals, week, item)
        _between(s.item, item, _ONWAY, q.on_way, week, item)
        _use(s.world, s.item, item)
        if option == 0:
            _between(q.wants, week, item, s.item, item, _WISH)
        else:
            _between(s.item, item, _REF, q.wants, week, item)
            _compare(s.world, s.item, item)
    for number in range(p.substitutes.shape[0]):
        _fill(s.item[p.substitutes[number, 1]], _EXTRA, _ZERO)
    for number in range(p.substitutes.shape[0]):
        v, other = s.item[p.substitutes[number, 0]], s.item[p.substitutes[number, 1]]
        for i in range(LANES):
            extra = s.ratio[number, i] * v[_UNMET, i]
            other[_EXTRA, i] += extra
            v[_SUBST, i] += extra


@_inline
def _offers(p: Packed, s: State, option: int, week: int) -> None:
    """What is offered and not yet given draws the recipient on."""
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            if p.measure[one, 0] == _OFFER and p.measure[one, 2] <= week < p.measure[one, 3]:
                v, item = s.line[p.kept[line]], s.item[p.line_item[line]]
                for i in range(LANES):
                    rest = v[_AMOUNT, i] - v[_SENT, i]
                    cover = item[_COMFORT, i] * max(item[_USE, i], _TINY)
                    s.world[_GIVE, i] += item[_WEIGHT, i] * min(max(rest / cover, _ZERO), _ONE)


@_jit
def _answer(w: Float, week: int) -> None:
    """The recipient's answer and the supplier's own house; both take effect from the next week."""
    if w.shape[1] != LANES:
        return
    now = _F(week)
    for i in range(LANES):
        stick, degree = w[_STICK, i], w[_DEG, i]
        pressure = w[_PULL, i] + w[_PUBLICITY, i] * stick
        stick_weeks = w[_STICKWEEKS, i]
        lasted = min(_ONE, stick_weeks / max(w[_BACKRAMP, i], _ONE))
        lasted = _pick(w[_ANGRY, i] > _ZERO, _ONE, lasted)
        backlash = w[_BACKLASH, i] * _pick(stick_weeks > _ZERO, lasted, _ZERO)
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
def _read(p: Packed, x: Float, at: int, noise: Float, s: State, q: Paths, option: int, week: int,
          out: Outcomes) -> None:  # fmt: skip
    """Readings that fall due, and the rules that they release."""
    for index in range(p.objectives.shape[0]):
        lag, every, is_read = p.objectives[index, 0], p.objectives[index, 1], p.objectives[index, 2]
        if is_read == 0 or (week + 1) % every != 0:
            continue
        number = (week + 1) // every - 1
        base, shift = x[p.objective_columns[0, index]], x[p.objective_columns[1, index]]
        spread, noisy = x[p.objective_columns[2, index]], noise[index, number]
        for i in range(LANES):
            then = q.degrees[week - lag, i] if week >= lag else _ZERO
            s.world[_PULL, i] = base[at + i] + shift[at + i] * then + spread[at + i] * noisy[at + i]
        if out.reading.shape[3] > 0:
            _put(out.reading[option, index], number, at, s.world, _PULL)
        for rule in range(p.rules.shape[0]):
            if p.rules[rule, 0] == index:
                _release(p, s, rule, option, week)


@_jit
def _release(p: Packed, s: State, rule: int, option: int, week: int) -> None:
    """A rule that is met from now on; a stick that goes while the recipient has not complied costs credibility."""
    sign, readings = _F(p.rules[rule, 2]), _F(p.rules[rule, 3])
    v, w, waits = s.rule[rule], s.world, _ZERO
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        for one in range(p.touched[entry, 1], p.touched[entry, 2]):
            inside = p.measure[one, 2] <= week < p.measure[one, 3]
            if p.measure[one, 4] == rule and p.measure[one, 0] <= _CONDITION and inside:
                waits = _ONE
    for i in range(LANES):
        met = sign * (w[_PULL, i] - v[_LEVEL, i]) >= _ZERO
        run = _pick(met, v[_RUN, i] + _ONE, _ZERO)
        v[_RUN, i] = run
        now = _pick(run >= readings, _ONE - v[_RELEASED, i], _ZERO)
        v[_RELEASED, i] += now
        lost = _pick(w[_DEG, i] <= _ZERO, waits * now * (_ONE - w[_ENDED, i]), _ZERO)
        w[_CRED, i] *= _ONE - lost * w[_CREDLOST, i]


@_jit
def _write(p: Packed, s: State, option: int, at: int, out: Outcomes) -> None:
    w = s.world
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = p.touched[entry, 0]
        v = s.line[p.kept[line]]
        _add(w, _COST, v, _BILL)
        if out.ledger.shape[3] > 0:
            _book(p, v, line, option, at, out)
    _put(out.world[option], 0, at, w, _COMPLIED)
    _put(out.world[option], 1, at, w, _UNCOMPLIED)
    _put(out.world[option], 2, at, w, _COST)
    for item in range(s.item.shape[0]):
        _put(out.item[option, 0], item, at, s.item[item], _SHORTWEEKS)
        _put(out.item[option, 1], item, at, s.item[item], _RECEIVED)
        _put(out.item[option, 2], item, at, s.item[item], _GAP)
        _put(out.item[option, 3], item, at, s.item[item], _SUBST)


@_jit
def _set_out(p: Packed, x: Float, at: int, s: State) -> None:
    """The drawn quantities of 128 futures, in their rows."""
    for row in range(_DEG):
        _take(s.world, row, x, p.world_columns[row], at)
    for item in range(s.item.shape[0]):
        for row in range(_X):
            _take(s.item[item], row, x, p.item_columns[row, item], at)
    for number in range(p.substitutes.shape[0]):
        _take(s.ratio, number, x, p.substitutes[number, 2], at)
    for rule in range(p.rules.shape[0]):
        _take(s.rule[rule], _LEVEL, x, p.rules[rule, 1], at)


@_jit
def _option(p: Packed, x: Float, at: int, noise: Float, s: State, q: Paths, option: int, out: Outcomes) -> None:
    """One option through all weeks, in the order of events that ``docs/model.md`` gives."""
    for week in range(p.weeks):
        _masks(p, s, option, week)
        _ship(p, s, q, option, week)
        _copy(q.degrees, week, s.world, _DEG)
        _consume(p, s, q, option, week)
        if out.stock.shape[3] > 0:
            _put(out.compliance[option], week, at, s.world, _DEG)
            for item in range(s.item.shape[0]):
                _put(out.stock[option, week], item, at, s.item[item], _X)
        _offers(p, s, option, week)
        _answer(s.world, week)
        _read(p, x, at, noise, s, q, option, week, out)
    _write(p, s, option, at, out)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _block(p: Packed, x: Float, noise: Float, s: State, q: Paths, out: Outcomes) -> None:
    """All options over all futures, 128 at a time."""
    for at in range(0, x.shape[1], LANES):
        _set_out(p, x, at, s)
        _carry_on(p, x, at, s, q, out)
        _copy(s.world, _CARRIED, s.world, _COST)
        for option in range(p.option_start.size - 1):
            _begin(p, s, option)
            _option(p, x, at, noise, s, q, option, out)


assert place(LINE, "afloat") == _AFLOAT and len(symbols.WORLD) == _E1, "the rows stand in the order of the symbols"
