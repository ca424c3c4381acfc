"""Lines in the fast kernel: what becomes ready, waits, leaves and arrives; under carry on, and under an option."""

from __future__ import annotations

from typing import Any

import numpy as np

from caveat.simulate import rows as r
from caveat.simulate.lanes import LANES, anywhere, clock, every, get, least, most, pick, put, read, whole, wind, write
from caveat.simulate.model import KINDS
from caveat.simulate.packing import BY_RULE, NEVER, OF_RULES, PERIOD, Float, Packed
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
    s.line_clock[line, r.BEGUN] = p.entry_start[line]
    for index in range(p.entry_start[line], p.entry_start[line + 1]):
        s.entry_clock[p.entry_of[index], r.WAKE] = p.touched[p.entry_of[index], r.START]
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
    s.entry_clock[entry, r.CHANGE] = s.entry_clock[entry, r.IDLE] = 0


@r.part
def _ready(many: int, rest: Any, left: Any, wait: Any, between: Any, tranche: Any) -> Any:
    """What becomes ready in a step waits: what is left to run until the next tranche, to come, and at the dock."""
    zero, one = every(_ZERO), every(_ONE)
    for _ in range(many):
        due = pick(rest <= zero, least(left, one), zero)
        rest = rest + due * between
        left = left - due
        wait = wait + due * tranche
    return rest, left, wait


@r.part
def carry_line(p: Packed, s: r.State, line: int, begin: int, end: int) -> None:
    """The steps of a period of a line under carry on."""
    item, items, transit, kept = p.line_item[line], p.moved.shape[1], p.transit[line], p.kept[line]
    k, zero, many = line * r.LINE_ROWS, every(_ZERO), clock(s.line_clock, line, r.TRANCHES)
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
        rest, left, wait = _ready(many, rest, left, wait, between, tranche)
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
    for index in range(p.entry_start[line], last):  # what leaves under carry on, and not here, is behind
        s.entry_clock[p.entry_of[index], r.WAKE] = p.touched[p.entry_of[index], r.START]
    s.line_clock[line, r.BEGUN], s.line_clock[line, r.LIVE] = begun, 1


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
def _walk(p: Packed, s: r.State, entry: int, row: int, begin: int, first: int, last: int, held: Any) -> Any:
    """Some steps of a line under one measure that binds in the same futures; the first step that need not be seen."""
    line, kind = clock(p.touched, entry, r.OF_LINE), clock(s.entry_clock, entry, r.KIND)
    k, e, zero, one = line * r.LINE_ROWS, entry * r.ENTRY_ROWS, every(_ZERO), every(_ONE)
    rest, left, wait = get(s.entry, e + r.TO_READY), get(s.entry, e + r.TO_COME), get(s.entry, e + r.WAITING)
    rate, dock, tranche = get(s.line, k + r.RATE), get(s.line, k + r.DOCK), get(s.line, k + r.TRANCHE)
    ahead = every(_F(_LOOK - 1)) * most(rate, get(s.entry, e + r.FAST))
    if clock(s.entry_clock, entry, r.PACED):
        rate = rate + held * (get(s.entry, e + r.FAST) - rate)
    between, passes = every(_F(whole(p.plan, line, 1)) * _PARTS), one
    if kind in (PAUSE, CONDITION):
        passes = one - held
    live, billed = clock(s.line_clock, line, r.LIVE), clock(p.touched, entry, r.BILLED)
    many, idle, seen = clock(s.entry_clock, entry, r.MANY), clock(s.entry_clock, entry, r.IDLE), last
    kept = clock(p.touched, entry, r.KEPT)
    for step in range(first, last):
        if idle == _FAR and not live:
            seen = step
            break
        rest, behind = rest - rate, zero
        if live:
            behind = get(s.left, (step - begin) * p.keeps + kept)
        if step >= idle:
            rest, left, wait = _ready(many, rest, left, wait, between, tranche)
            if clock(p.touched, entry, r.WITHHELD):
                wait = _withhold(s, e, k, held if kind == WITHHOLD else zero, wait)
            now = least(wait, dock) * passes
            wait, behind = wait - now, behind - now
            if billed:
                _bill(s, e, k, wait, now * held if kind in (EXPEDITE, OFFER) else zero)
            if clock(p.touched, entry, r.OFFERED):
                put(s.entry, e + r.SENT, get(s.entry, e + r.SENT) + now)
            over, still = not anywhere(left + now > zero), False
            if not over and step & (_LOOK - 1) == 0:
                still = not anywhere((now > zero) | ((left > zero) & (rest <= ahead)))
            # Where nothing leaves and nothing becomes ready it stays so; but what waits would go on costing.
            if (over or still) and not (billed and anywhere(wait + get(s.entry, e + r.STORED) > zero)):
                idle = _FAR if over else step + _LOOK
        put(s.away, row + step, behind)
    put(s.entry, e + r.TO_READY, rest)
    put(s.entry, e + r.TO_COME, left)
    put(s.entry, e + r.WAITING, wait)
    wind(s.entry_clock, entry, r.IDLE, idle)
    return seen


@r.part
def _bill(s: r.State, e: int, k: int, wait: Any, hurried: Any) -> None:
    """What a step of a line costs the supplier, beside what is withheld."""
    owed = get(s.entry, e + r.OWED) + get(s.line, k + r.HOLDING) * (wait + get(s.entry, e + r.STORED))
    put(s.entry, e + r.OWED, owed + get(s.line, k + r.HASTE) * hurried)


@r.part
def _until(p: Packed, s: r.State, option: int, step: int, end: int) -> Any:
    """Up to which step measures bind where they bind now: before it, no rule is met and no stick ended at home."""
    until, w = min(end, clock(s.option_clock, option, r.SEEN)), option * r.WORLD_ROWS
    if p.offering[option]:  # what is still on offer is asked for at every step
        return step + 1
    if p.ruled[option]:
        for later in range(step, until):
            if p.due[later]:
                until = later + 1
                break
    if clock(s.option_clock, option, r.STRUCK):
        stick, home = get(s.world, w + r.STICK), get(s.world, w + r.HOME)
        adds, level = stick * get(s.drawn, r.HOMEEND), get(s.drawn, r.EE)
        for later in range(step, until):
            home = home + adds
            if anywhere((home >= level) & (stick > every(_ZERO))):
                until = later + 1
                break
    return until


@r.part
def walk(p: Packed, s: r.State, option: int, step: int, begin: int, end: int) -> None:
    """The lines that an option touches, for as long as its measures bind where they do: what they are behind."""
    if step < clock(s.option_clock, option, r.UNTIL):
        return
    until, masks = _until(p, s, option, step, end), option * (OF_RULES + BY_RULE * p.rules.shape[0])
    wind(s.option_clock, option, r.UNTIL, until)
    awake = 0
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        at = max(step, clock(s.entry_clock, entry, r.WAKE))
        if at >= until:
            continue
        row = awake * PERIOD - begin
        wind(s.awake, awake, r.FROM, at)
        while at < until:
            if at >= clock(s.entry_clock, entry, r.CHANGE):
                _measure(p, s, entry, clock(p.touched, entry, r.OF_LINE), at)
            last = min(until, clock(s.entry_clock, entry, r.CHANGE))
            held = get(s.mask, masks + clock(s.entry_clock, entry, r.MASK))
            at = _walk(p, s, entry, row, begin, at, last, held)
            if at < last:  # it sleeps
                wind(s.entry_clock, entry, r.WAKE, clock(s.entry_clock, entry, r.CHANGE))
                break
        wind(s.awake, awake, r.TO, at)
        wind(s.awake, awake, r.FIRST_ROW, row)
        _tell(p, s, option, entry, awake, at)
        awake += 1
    wind(s.option_clock, option, r.AWAKE, awake)


@r.part
def _tell(p: Packed, s: r.State, option: int, entry: int, place: int, to: int) -> None:
    """What the steps of a line that is awake need to know of it; and until when they can move its item."""
    item, transit = clock(p.touched, entry, r.ITEM_OF), clock(p.touched, entry, r.TRANSIT)
    its = option * p.moved.shape[1] + item
    wind(s.awake, place, r.WHO, entry)
    wind(s.awake, place, r.WHOSE, item)
    wind(s.awake, place, r.ITS, its)
    wind(s.awake, place, r.TAKES, transit)
    wind(s.item_clock, its, r.MOVING, max(clock(s.item_clock, its, r.MOVING), to - 1 + transit, to))


@r.part
def ship(p: Packed, s: r.State, option: int, step: int) -> None:
    """One step of the lines that an option touches; what they are behind carrying on goes to their item."""
    items = p.moved.shape[1]
    for place in range(clock(s.option_clock, option, r.AWAKE)):
        if not clock(s.awake, place, r.FROM) <= step < clock(s.awake, place, r.TO):
            continue
        behind, its = get(s.away, clock(s.awake, place, r.FIRST_ROW) + step), clock(s.awake, place, r.ITS)
        put(s.item, its * r.ITEM_ROWS + r.BEHIND, get(s.item, its * r.ITEM_ROWS + r.BEHIND) + behind)
        ahead = step + clock(s.awake, place, r.TAKES)
        if ahead < p.steps:
            slot = (option * (p.transits + 1) + (ahead & p.transits)) * items + clock(s.awake, place, r.WHOSE)
            put(s.less, slot, get(s.less, slot) + behind)
        else:
            row = clock(s.awake, place, r.WHO) * r.ENTRY_ROWS + r.ONWAY_MORE
            put(s.entry, row, get(s.entry, row) - behind)


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
