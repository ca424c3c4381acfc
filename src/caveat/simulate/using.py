"""Items in the fast kernel: supply, use and shortage; what is wanted more than under carry on, and what less."""

from __future__ import annotations

from typing import Any

import numpy as np

from caveat.simulate import rows as r
from caveat.simulate.lanes import anywhere, clock, every, get, least, most, pick, put, read, whole
from caveat.simulate.packing import Float, Packed
from caveat.simulate.reference import SHORT

_F = np.float32
_ZERO, _ONE, _TINY, _SHORT = _F(0.0), _F(1.0), _F(1e-9), _F(SHORT)
_LOOK = 8
"""How often, in steps, it is seen whether third parties deliver all they can: a power of two."""


@r.part
def set_item(p: Packed, s: r.State, item: int, x: Float, at: int) -> None:
    """An item before step 0, and what follows from its quantities once for all steps."""
    f, zero, one = item * r.FIXED_ROWS, every(_ZERO), every(_ONE)
    for row in range(r.RECEIVED):
        put(s.fixed, f + row, read(x, p.item_columns[row, item], at))
    use = get(s.fixed, f + r.USE)
    put(s.fixed, f + r.THIRDRAMP, one / most(get(s.fixed, f + r.THIRDRAMP), one))
    put(s.fixed, f + r.RESERVE, get(s.fixed, f + r.RESERVE) * use)
    put(s.fixed, f + r.COMFORT, one / (get(s.fixed, f + r.COMFORT) * most(use, every(_TINY))))
    put(s.fixed, f + r.RECEIVED, zero)
    put(s.fixed, f + r.UNDERWAY, zero)
    for row in range(r.ITEM_ROWS):
        put(s.item, item * r.ITEM_ROWS + row, zero)
    put(s.item, item * r.ITEM_ROWS + r.X, get(s.fixed, f + r.STOCK0))


@r.part
def supply(p: Packed, s: r.State, item: int, begin: int, end: int) -> None:
    """An item's flow in a period under carry on: departures and arrivals as what comes in and what is on the way."""
    f, items = item * r.FIXED_ROWS, p.moved.shape[1]
    way, received, own = get(s.fixed, f + r.UNDERWAY), get(s.fixed, f + r.RECEIVED), get(s.fixed, f + r.OWN)
    for step in range(begin, end):
        slot, flow = (step & p.ahead) * items + item, ((step - begin) * items + item) * r.FLOW_ROWS
        arrives = get(s.arrive, slot)
        put(s.arrive, slot, every(_ZERO))
        way = way + get(s.flow, flow + r.ONWAY) - arrives
        received = received + arrives
        put(s.flow, flow + r.ONWAY, way)
        put(s.flow, flow + r.SUPPLY, arrives + own)
    put(s.fixed, f + r.UNDERWAY, way)
    put(s.fixed, f + r.RECEIVED, received)


@r.part
def _use(p: Packed, s: r.State, f: int, k: int, tempo: Any, comes: Any, onway: Any) -> Any:
    """One step of an item: use, shortage, and the want that is left."""
    zero, one, held = every(_ZERO), every(_ONE), get(s.item, k + r.X)
    rationed = pick(held < get(s.fixed, f + r.RESERVE), get(s.fixed, f + r.RATION), one)
    wanted = get(s.fixed, f + r.USE) * tempo * rationed
    if p.substitutes.shape[0] > 0:
        wanted = wanted + get(s.item, k + r.EXTRA)
    balance = held + comes - wanted
    unmet, stock = most(zero - balance, zero), most(balance, zero)
    put(s.item, k + r.X, stock)
    if p.substitutes.shape[0] > 0:
        put(s.item, k + r.UNMET, unmet)
    put(s.item, k + r.SHORTSTEPS, get(s.item, k + r.SHORTSTEPS) + pick(unmet > every(_SHORT) * wanted, one, zero))
    return least(most(one - (stock + onway) * get(s.fixed, f + r.COMFORT), zero), one)


@r.part
def use_as_planned(p: Packed, s: r.State, item: int, flow: int, tempo: Any) -> None:
    """One step of an item under carry on; what it is wanted is kept."""
    f, k = item * r.FIXED_ROWS, item * r.ITEM_ROWS
    put(s.flow, flow + r.WISH, _use(p, s, f, k, tempo, get(s.flow, flow + r.SUPPLY), get(s.flow, flow + r.ONWAY)))


@r.part
def _others(s: r.State, option: int, items: int, item: int, step: int, since: Any) -> Any:
    """What third parties deliver; once it is their full rate in every future, it stays so."""
    f, its, zero, one = item * r.FIXED_ROWS, option * items + item, every(_ZERO), every(_ONE)
    if clock(s.item_clock, its, r.FULL):
        return get(s.fixed, f + r.THIRD)
    waited = since - one - get(s.fixed, f + r.THIRDDELAY)
    ramp = least((waited + one) * get(s.fixed, f + r.THIRDRAMP), one)
    if step & (_LOOK - 1) == 0:
        s.item_clock[its, r.FULL] = not anywhere((waited < zero) | (ramp < one))
    return pick(waited >= zero, get(s.fixed, f + r.THIRD) * ramp, zero)


@r.part
def use(p: Packed, s: r.State, option: int, item: int, step: int, flow: int, tempo: Any, since: Any) -> Any:
    """One step of an item under an option; by how much more than under carry on it is wanted, weighed."""
    items, zero = p.moved.shape[1], every(_ZERO)
    f, k = item * r.FIXED_ROWS, (option * items + item) * r.ITEM_ROWS
    comes, onway = get(s.flow, flow + r.SUPPLY), get(s.flow, flow + r.ONWAY)
    if whole(p.served, option, item):
        missing, behind = get(s.item, k + r.MISSING), get(s.item, k + r.BEHIND)
        if step <= clock(s.item_clock, option * items + item, r.MOVING):
            slot = (option * (p.transits + 1) + (step & p.transits)) * items + item
            less, gap = get(s.less, slot), get(s.item, k + r.GAP)
            put(s.less, slot, zero)
            missing = missing + less
            put(s.item, k + r.MISSING, missing)
            put(s.item, k + r.GAP, gap + most(behind - gap, zero))  # a bare `most` would be stored only here and there
            comes = comes - less
        onway = onway + (missing - behind)
    if p.helped[item] and clock(s.option_clock, option, r.STRUCK):
        comes = comes + _others(s, option, items, item, step, since)
    wish = _use(p, s, f, k, tempo, comes, onway)
    return get(s.fixed, f + r.WEIGHT) * (wish - get(s.flow, flow + r.WISH))


@r.part
def substitute(p: Packed, s: r.State, option: int) -> None:
    """What is unmet turns to the substitute, and is wanted of it at the next step."""
    first = option * p.moved.shape[1]
    for number in range(p.substitutes.shape[0]):
        put(s.item, (first + p.substitutes[number, 1]) * r.ITEM_ROWS + r.EXTRA, every(_ZERO))
    for number in range(p.substitutes.shape[0]):
        short, other = first + p.substitutes[number, 0], first + p.substitutes[number, 1]
        extra = get(s.ratio, number) * get(s.item, short * r.ITEM_ROWS + r.UNMET)
        wanted, used = other * r.ITEM_ROWS + r.EXTRA, short * r.ITEM_ROWS + r.SUBST
        put(s.item, wanted, get(s.item, wanted) + extra)
        put(s.item, used, get(s.item, used) + extra)
