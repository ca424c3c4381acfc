"""Lines in the fast kernel: what becomes ready, waits, leaves and arrives; under carry on, and under an option."""

from __future__ import annotations

from typing import Any

import numpy as np

from caveat.simulate import rows as r
from caveat.simulate.lanes import LANES, anywhere, every, get, least, most, pick, put, read, whole, write
from caveat.simulate.model import KINDS
from caveat.simulate.packing import NEVER, Float, Packed
from caveat.simulate.symbols import STEP_PARTS

_F = np.float32
_ZERO, _ONE = _F(0.0), _F(1.0)
_PARTS = _F(STEP_PARTS)
PAUSE, SLOW, WITHHOLD, CONDITION, EXPEDITE, OFFER = range(len(KINDS))
_LOOK = 8
"""How often, in steps, it is seen whether a line is idle until it is looked at again: a power of two."""
_FAR = 1_000_000_000


@r.part
def _tranches(p: Packed, line: int, fastest: Any) -> Any:
    """The most tranches that can become ready in one step."""
    between = p.plan[line, 1] * STEP_PARTS
    return max((int(fastest) + between - 1) // between, 1)


@r.part
def set_line(p: Packed, s: r.State, line: int, x: Float, at: int) -> None:
    """A line before step 0: its quantities, what is afloat, and nothing ready, waiting or sent."""
    k, fastest = line * r.LINE_ROWS, _ZERO
    for field in range(r.TRANCHE):
        put(s.line, k + field, read(x, p.line_columns[field, line], at))
    tranches = every(_F(p.plan[line, 2]))
    put(s.line, k + r.TRANCHE, get(s.line, k + r.AMOUNT) / tranches)
    put(s.line, k + r.RATE, get(s.line, k + r.PACE) * every(_ZERO if p.offered[line] else _ONE))
    put(s.line, k + r.REST, (get(s.line, k + r.LATE) + every(_F(p.plan[line, 0] + 1))) * every(_PARTS))
    put(s.line, k + r.LEFT, tranches)
    for row in range(r.WAIT, r.LINE_ROWS):
        put(s.line, k + row, every(_ZERO))
    for i in range(LANES):
        fastest = max(fastest, s.line[k + r.RATE, i])
    s.line_clock[line, r.TRANCHES] = _tranches(p, line, fastest)
    s.line_clock[line, r.BEGUN], s.line_clock[line, r.DONE] = p.entry_start[line], 0
    item, afloat = p.line_item[line], get(s.line, k + r.AFLOAT)
    if p.afloat[line] < p.steps:
        slot = (p.afloat[line] & p.ahead) * p.moved.shape[1] + item
        put(s.arrive, slot, get(s.arrive, slot) + afloat)
    put(s.fixed, item * r.FIXED_ROWS + r.UNDERWAY, get(s.fixed, item * r.FIXED_ROWS + r.UNDERWAY) + afloat)


@r.part
def _begin_entry(s: r.State, entry: int, rest: Any, left: Any, wait: Any, bill: Any) -> None:
    """A line where the measures of an option begin on it."""
    e = entry * r.ENTRY_ROWS
    put(s.entry, e + r.TO_READY, rest)
    put(s.entry, e + r.TO_COME, left)
    put(s.entry, e + r.WAITING, wait)
    put(s.entry, e + r.OWED, bill)
    for row in range(r.ONWAY_MORE, r.ENTRY_ROWS):
        put(s.entry, e + row, every(_ZERO))
    s.entry_clock[entry, r.FORCE], s.entry_clock[entry, r.CHANGE] = -2, 0
    s.entry_clock[entry, r.IDLE], s.entry_clock[entry, r.OVER] = 0, 0


@r.part
def carry_line(p: Packed, s: r.State, line: int, begin: int, end: int) -> None:
    """The steps of a period of a line under carry on."""
    item, items, transit, kept = p.line_item[line], p.moved.shape[1], p.transit[line], p.kept[line]
    k, zero, one = line * r.LINE_ROWS, every(_ZERO), every(_ONE)
    rate, rest, left = get(s.line, k + r.RATE), get(s.line, k + r.REST), get(s.line, k + r.LEFT)
    wait, bill = get(s.line, k + r.WAIT), get(s.line, k + r.BILL)
    begun, last = s.line_clock[line, r.BEGUN], p.entry_start[line + 1]
    span = every(_F(end - begin))
    if not anywhere((wait > zero) | ((left > zero) & (rest <= rate * span))):
        while begun < last and p.touched[p.entry_of[begun], 4] < end:
            lasted = every(_F(p.touched[p.entry_of[begun], 4] - begin))
            _begin_entry(s, p.entry_of[begun], rest - rate * lasted, left, wait, bill)
            begun += 1
        put(s.line, k + r.REST, rest - rate * span)
        s.line_clock[line, r.BEGUN], s.line_clock[line, r.LIVE] = begun, 0
        return
    way = get(s.line, k + r.WAY)
    dock, tranche, holding = get(s.line, k + r.DOCK), get(s.line, k + r.TRANCHE), get(s.line, k + r.HOLDING)
    between = every(_F(p.plan[line, 1]) * _PARTS)
    for step in range(begin, end):
        while begun < last and p.touched[p.entry_of[begun], 4] <= step:
            _begin_entry(s, p.entry_of[begun], rest, left, wait, bill)
            begun += 1
        rest = rest - rate
        for _ in range(s.line_clock[line, r.TRANCHES]):
            due = pick(rest <= zero, least(left, one), zero)
            rest = rest + due * between
            left = left - due
            wait = wait + due * tranche
        now = least(wait, dock)
        wait = wait - now
        flow = ((step - begin) * items + item) * r.FLOW_ROWS + r.ONWAY
        put(s.flow, flow, get(s.flow, flow) + now)
        if step + transit < p.steps:
            slot = ((step + transit) & p.ahead) * items + item
            put(s.arrive, slot, get(s.arrive, slot) + now)
        else:
            way = way + now
        if p.billed[line]:
            bill = bill + holding * wait
        if kept >= 0:
            put(s.left, (step - begin) * p.keeps + kept, now)
    put(s.line, k + r.REST, rest)
    put(s.line, k + r.LEFT, left)
    put(s.line, k + r.WAIT, wait)
    put(s.line, k + r.BILL, bill)
    put(s.line, k + r.WAY, way)
    s.line_clock[line, r.BEGUN], s.line_clock[line, r.LIVE] = begun, 1
    s.line_clock[line, r.DONE] = not anywhere((wait > zero) | (left > zero))


@r.part
def _measure(p: Packed, s: r.State, entry: int, line: int, step: int) -> None:
    """Which measure of an entry is in force from this step on, and until when; and the clock's pace under it."""
    force, change = -1, _FAR
    for other in range(p.touched[entry, 1], p.touched[entry, 2]):
        start, end = p.measure[other, 2], p.measure[other, 3]
        if start <= step < end:
            force, change = other, end
        elif step < start < change:
            change = start
    kind, mask, parts = -1, NEVER, 0
    if force >= 0:
        kind, parts, mask = p.measure[force, 0], p.measure[force, 1], p.measure[force, 5]
    k, e, fastest, paced = line * r.LINE_ROWS, entry * r.ENTRY_ROWS, _ZERO, 0
    for i in range(LANES):
        rate = s.line[k + r.RATE, i]
        fast = rate
        if force >= 0:  # whole numbers of parts, so in float64
            pace = np.float64(s.line[k + r.PACE, i])
            if kind == SLOW:
                pace = np.floor(pace * parts / STEP_PARTS)
            elif kind == EXPEDITE:
                pace = np.floor(pace * min(np.float64(parts), np.float64(s.line[k + r.SURGE, i])) / STEP_PARTS)
            fast = np.float32(pace)
        s.entry[e + r.FAST, i] = fast
        fastest = max(fastest, rate, fast)
        paced |= int(fast != rate)
    s.entry_clock[entry, r.FORCE], s.entry_clock[entry, r.KIND], s.entry_clock[entry, r.MASK] = force, kind, mask
    s.entry_clock[entry, r.CHANGE], s.entry_clock[entry, r.PACED] = change, paced
    s.entry_clock[entry, r.MANY] = _tranches(p, line, fastest)
    s.entry_clock[entry, r.IDLE] = 0


@r.part
def _withhold(s: r.State, e: int, k: int, held: Any, wait: Any) -> Any:
    """What is withheld is stored, diverted or resold; once it no longer is, what is stored waits again."""
    stored, kept = get(s.entry, e + r.STORED), wait * held
    gone1, gone2 = get(s.line, k + r.DIVERTED) * kept, get(s.line, k + r.RESOLD) * kept
    back = stored * (every(_ONE) - held)
    put(s.entry, e + r.STORED, stored + (kept - gone1 - gone2 - back))
    put(s.entry, e + r.GONE1, get(s.entry, e + r.GONE1) + gone1)
    put(s.entry, e + r.GONE2, get(s.entry, e + r.GONE2) + gone2)
    put(s.entry, e + r.OWED, get(s.entry, e + r.OWED) + get(s.line, k + r.FORGONE) * (gone1 + gone2))
    return wait - kept + back


@r.part
def _leave(p: Packed, s: r.State, entry: int, line: int, rest: Any, held: Any, step: int) -> Any:
    """One step of a line at whose dock something may be: what becomes ready, is withheld, leaves and waits."""
    k, e, kind = line * r.LINE_ROWS, entry * r.ENTRY_ROWS, whole(s.entry_clock, entry, r.KIND)
    zero, one = every(_ZERO), every(_ONE)
    left, wait = get(s.entry, e + r.TO_COME), get(s.entry, e + r.WAITING)
    between, tranche = every(_F(whole(p.plan, line, 1)) * _PARTS), get(s.line, k + r.TRANCHE)
    for _ in range(whole(s.entry_clock, entry, r.MANY)):
        due = pick(rest <= zero, least(left, one), zero)
        rest = rest + due * between
        left = left - due
        wait = wait + due * tranche
    if whole(p.touched, entry, r.WITHHELD):
        wait = _withhold(s, e, k, held if kind == WITHHOLD else zero, wait)
    now = least(wait, get(s.line, k + r.DOCK))
    if kind in (PAUSE, CONDITION):
        now = now * (one - held)
    wait = wait - now
    if whole(p.touched, entry, r.BILLED):
        owed = get(s.entry, e + r.OWED) + get(s.line, k + r.HOLDING) * (wait + get(s.entry, e + r.STORED))
        if kind in (EXPEDITE, OFFER):
            owed = owed + get(s.line, k + r.HASTE) * now * held
        put(s.entry, e + r.OWED, owed)
    if whole(p.touched, entry, r.OFFERED):
        put(s.entry, e + r.SENT, get(s.entry, e + r.SENT) + now)
    put(s.entry, e + r.TO_READY, rest)
    put(s.entry, e + r.TO_COME, left)
    put(s.entry, e + r.WAITING, wait)
    if step & (_LOOK - 1) == 0:
        ahead = every(_F(_LOOK - 1)) * most(get(s.line, k + r.RATE), get(s.entry, e + r.FAST))
        there = wait + get(s.entry, e + r.STORED) > zero
        if not anywhere(there | ((left > zero) & (rest <= ahead))):
            s.entry_clock[entry, r.IDLE] = step + _LOOK
            s.entry_clock[entry, r.OVER] = s.line_clock[line, r.DONE] and not anywhere(left > zero)
    return now


@r.part
def ship(p: Packed, s: r.State, option: int, step: int, begin: int) -> None:
    """One step of the lines that an option touches; what they are behind carrying on goes to their item."""
    items, zero = p.moved.shape[1], every(_ZERO)
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        line = whole(p.touched, entry, r.OF_LINE)
        live = whole(s.line_clock, line, r.LIVE)
        if step < whole(p.touched, entry, r.START) or (whole(s.entry_clock, entry, r.OVER) and not live):
            continue
        if step >= whole(s.entry_clock, entry, r.CHANGE):
            _measure(p, s, entry, line, step)
        e, k = entry * r.ENTRY_ROWS, line * r.LINE_ROWS
        held, rate = get(s.mask, whole(s.entry_clock, entry, r.MASK)), get(s.line, k + r.RATE)
        if whole(s.entry_clock, entry, r.PACED):
            rate = rate + held * (get(s.entry, e + r.FAST) - rate)
        rest = get(s.entry, e + r.TO_READY) - rate
        behind = zero
        if live:
            behind = get(s.left, (step - begin) * p.keeps + whole(p.touched, entry, r.KEPT))
        if step < whole(s.entry_clock, entry, r.IDLE):
            put(s.entry, e + r.TO_READY, rest)
            if not live:
                continue
        else:
            behind = behind - _leave(p, s, entry, line, rest, held, step)
        item = whole(p.touched, entry, r.ITEM_OF)
        row = (option * items + item) * r.ITEM_ROWS + r.BEHIND
        put(s.item, row, get(s.item, row) + behind)
        ahead = step + whole(p.touched, entry, r.TRANSIT)
        if ahead < p.steps:
            slot = (option * (p.transits + 1) + (ahead & p.transits)) * items + item
            put(s.less, slot, get(s.less, slot) + behind)
        else:
            put(s.entry, e + r.ONWAY_MORE, get(s.entry, e + r.ONWAY_MORE) - behind)


@r.part
def book(p: Packed, s: r.State, line: int, entry: int, row: int, at: int, ledger: Float) -> None:
    """Where a line's articles are at the end, in the order of ``PLACES``: of an entry, or under carry on."""
    k, e, afloat = line * r.LINE_ROWS, entry * r.ENTRY_ROWS, get(s.line, line * r.LINE_ROWS + r.AFLOAT)
    left, wait, way = get(s.line, k + r.LEFT), get(s.line, k + r.WAIT), get(s.line, k + r.WAY)
    stored, gone1, gone2 = every(_ZERO), every(_ZERO), every(_ZERO)
    if entry >= 0:
        left, wait = get(s.entry, e + r.TO_COME), get(s.entry, e + r.WAITING)
        way = way + get(s.entry, e + r.ONWAY_MORE)
        stored, gone1, gone2 = get(s.entry, e + r.STORED), get(s.entry, e + r.GONE1), get(s.entry, e + r.GONE2)
    tranche, lines = get(s.line, k + r.TRANCHE), len(p.line_item)
    came = (every(_F(p.plan[line, 2])) - left) * tranche - wait - stored - gone1 - gone2 - way
    if p.afloat[line] < p.steps:
        came = came + afloat
    else:
        way = way + afloat
    write(ledger, row, at, left * tranche)
    write(ledger, row + lines, at, wait)
    write(ledger, row + 2 * lines, at, stored)
    write(ledger, row + 3 * lines, at, gone1)
    write(ledger, row + 4 * lines, at, gone2)
    write(ledger, row + 5 * lines, at, way)
    write(ledger, row + 6 * lines, at, came)
