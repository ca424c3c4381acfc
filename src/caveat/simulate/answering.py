"""The response in the fast kernel: where sticks bind, the hazard of compliance, what ends a stick, and readings."""

from __future__ import annotations

from typing import Any

import numpy as np

from caveat.simulate import rows as r
from caveat.simulate.lanes import anywhere, clock, every, get, least, most, pick, put, read, write
from caveat.simulate.packing import ALWAYS, BY_RULE, NEVER, OF_RULES, UNTIL_ENDED, Float, Outcomes, Packed
from caveat.simulate.reference import EXPONENT
from caveat.simulate.shipping import CONDITION

_F = np.float32
_ZERO, _ONE, _HALF, _TWICE, _MOST = _F(0.0), _F(1.0), _F(0.5), _F(1.5), _F(EXPONENT)
_32ND = _F(1.0 / 32.0)
_T2, _T3, _T4, _T5, _T6 = (_F(1.0 / fall) for fall in (2, 6, 24, 120, 720))


@r.part
def _exp(value: Any) -> Any:
    """The exponential of a value between -8 and 8, to 1e-5 of itself."""
    one, y = every(_ONE), value * every(_32ND)
    y = one + y * (one + y * (every(_T2) + y * (every(_T3) + y * (every(_T4) + y * (every(_T5) + y * every(_T6))))))
    y = y * y
    y = y * y
    y = y * y
    y = y * y
    return y * y


@r.part
def set_world(p: Packed, s: r.State, x: Float, at: int) -> None:
    """The world before step 0, under carry on."""
    one = every(_ONE)
    for row in range(r.LEVEL):
        put(s.drawn, row, read(x, p.world_columns[row], at))
    put(s.drawn, r.BACKRAMP, one / most(get(s.drawn, r.BACKRAMP), one))
    for rule in range(p.rules.shape[0]):
        put(s.drawn, r.LEVEL + rule, read(x, p.rules[rule, 1], at))
        put(s.rule, rule * r.RULE_ROWS + r.RUN, every(_ZERO))
        put(s.rule, rule * r.RULE_ROWS + r.RELEASED, every(_ZERO))
    for row in range(r.WORLD_ROWS):
        put(s.world, row, every(_ZERO))
    put(s.world, r.CRED, get(s.drawn, r.CRED0))
    put(s.world, r.COMPLIED, every(-_ONE))


@r.part
def binds(p: Packed, s: r.State, option: int, step: int) -> None:
    """In which futures measures bind from this step on, by kind and rule; and any stick. Seen where it may change."""
    if step < clock(s.option_clock, option, r.SEEN):
        return
    w, one, stick, seen = option * r.WORLD_ROWS, every(_ONE), every(_ZERO), p.steps
    masks, open_still = option * (OF_RULES + BY_RULE * p.rules.shape[0]), one - get(s.world, w + r.ENDED)
    put(s.mask, masks + ALWAYS, one)
    put(s.mask, masks + NEVER, every(_ZERO))
    put(s.mask, masks + UNTIL_ENDED, open_still)
    for rule in range(p.rules.shape[0]):
        met = get(s.rule, (option * p.rules.shape[0] + rule) * r.RULE_ROWS + r.RELEASED)
        row = masks + OF_RULES + BY_RULE * rule
        put(s.mask, row, one - met)
        put(s.mask, row + 1, (one - met) * open_still)
        put(s.mask, row + 2, met)
    for number in range(p.stick_start[option], p.stick_start[option + 1]):
        start, end = p.stick[number, 1], p.stick[number, 2]
        if start <= step < end:
            stick, seen = most(stick, get(s.mask, masks + p.stick[number, 0])), min(seen, end)
        elif step < start:
            seen = min(seen, start)
    put(s.world, w + r.STICK, stick)
    s.option_clock[option, r.SEEN] = seen
    if anywhere(stick > every(_ZERO)):
        s.option_clock[option, r.STRUCK] = 1
    for entry in range(p.option_start[option], p.option_start[option + 1]):
        s.entry_clock[entry, r.IDLE], s.entry_clock[entry, r.WAKE] = 0, p.touched[entry, r.START]


@r.part
def tempo(s: r.State, option: int, step: int) -> Any:
    """What a step brings for all items: the tempo of operations, and how long it is since the first stick."""
    w, one = option * r.WORLD_ROWS, every(_ONE)
    stick, degree = get(s.world, w + r.STICK), get(s.world, w + r.DEG)
    since = get(s.world, w + r.SINCE)
    if clock(s.option_clock, option, r.STRUCK):
        since = since + most(stick, least(since, one))
        put(s.world, w + r.SINCE, since)
        put(s.world, w + r.STICKSTEPS, get(s.world, w + r.STICKSTEPS) + stick)
    put(s.world, w + r.UNCOMPLIED, get(s.world, w + r.UNCOMPLIED) + (one - degree))
    at_full = pick(every(_F(step)) >= get(s.drawn, r.TEMPOSTEP), get(s.drawn, r.TEMPOAFTER), one)
    return at_full * (one - get(s.drawn, r.TEMPOCUT) * degree), since


@r.part
def answer(s: r.State, option: int, step: int, pull: Any, give: Any) -> None:
    """The recipient's answer; it takes effect from the next step."""
    zero, one, half, w = every(_ZERO), every(_ONE), every(_HALF), option * r.WORLD_ROWS
    stick, degree, stick_steps = get(s.world, w + r.STICK), get(s.world, w + r.DEG), get(s.world, w + r.STICKSTEPS)
    angry, cred = get(s.world, w + r.ANGRY), get(s.world, w + r.CRED)
    pressure = pull + get(s.drawn, r.PUBLICITY) * stick
    lasted = pick(angry > zero, one, least(one, stick_steps * get(s.drawn, r.BACKRAMP)))
    backlash = get(s.drawn, r.BACKLASH) * pick(stick_steps > zero, lasted, zero)
    push = cred * (get(s.drawn, r.BP) * pressure + get(s.drawn, r.BC) * give)
    exponent = push - get(s.drawn, r.BR) * get(s.drawn, r.RESOLVE) - get(s.drawn, r.BB) * backlash
    hazard = get(s.drawn, r.H0) * _exp(least(most(exponent, every(-_MOST)), every(_MOST)))
    rounds, full, done = get(s.world, w + r.ROUNDS), get(s.drawn, r.DEGREE), get(s.world, w + r.COMPLIED)
    complies, again = pick(degree > zero, one, zero), pick(rounds < every(_TWICE), one, zero)
    total = get(s.world, w + r.HAZ) + (one - complies) * hazard
    level = pick(rounds > half, get(s.drawn, r.E2), get(s.drawn, r.E1))
    begins = pick((total >= level) & (full > zero), (one - complies) * again, zero)
    lapse = get(s.world, w + r.LAPSE) + complies * (one - stick) * get(s.drawn, r.RELAPSE)
    put(s.world, w + r.LAPSE, lapse)
    ends = pick(lapse >= get(s.drawn, r.EL), complies * again * (one - stick), zero)
    put(s.world, w + r.COMPLIED, pick((begins > zero) & (done < zero), every(_F(step)), done))
    put(s.world, w + r.ROUNDS, rounds + begins)
    put(s.world, w + r.HAZ, total * (one - begins))
    degree = pick(begins > zero, full, degree * (one - ends))
    put(s.world, w + r.DEG, degree)
    if clock(s.option_clock, option, r.STRUCK):
        _at_home(s, option, stick, angry, cred, degree)


@r.part
def _at_home(s: r.State, option: int, stick: Any, angry: Any, cred: Any, degree: Any) -> None:
    """Legislature and courts may end sticks, and the recipient retaliate; both take effect from the next step."""
    zero, one, w = every(_ZERO), every(_ONE), option * r.WORLD_ROWS
    home, ended = get(s.world, w + r.HOME) + stick * get(s.drawn, r.HOMEEND), get(s.world, w + r.ENDED)
    put(s.world, w + r.HOME, home)
    ending = pick(home >= get(s.drawn, r.EE), stick * (one - ended), zero)
    put(s.world, w + r.ENDED, ended + ending)
    if anywhere(ending > zero):
        s.option_clock[option, r.SEEN] = 0
    anger = get(s.world, w + r.ANGER) + stick * get(s.drawn, r.RETAL)
    put(s.world, w + r.ANGER, anger)
    hits = pick(anger >= get(s.drawn, r.ET), stick * (one - angry), zero)
    put(s.world, w + r.ANGRY, angry + hits)
    put(s.world, w + r.COST, get(s.world, w + r.COST) + hits * get(s.drawn, r.RETALCOST))
    lost = pick(degree <= zero, ending, zero)
    put(s.world, w + r.CRED, cred * (one - lost * get(s.drawn, r.CREDLOST)))


@r.part
def readings(p: Packed, s: r.State, x: Float, noise: Float, at: int, option: int, step: int, out: Outcomes) -> None:
    """Readings that fall due, and the rules that they release."""
    for index in range(p.objectives.shape[0]):
        lag, spell, is_read = p.objectives[index, 0], p.objectives[index, 1], p.objectives[index, 2]
        if is_read and (step + 1) % spell == 0:
            row, then = index * p.readings + (step + 1) // spell - 1, every(_ZERO)
            if step >= lag:
                then = get(s.degree, option * (p.behind + 1) + ((step - lag) & p.behind))
            found = read(x, p.objective_columns[0, index], at) + read(x, p.objective_columns[1, index], at) * then
            found = found + read(x, p.objective_columns[2, index], at) * read(noise, row, at)
            if out.reading.shape[1] > 0:
                write(out.reading, option * p.objectives.shape[0] * p.readings + row, at, found)
            for rule in range(p.rules.shape[0]):
                if p.rules[rule, 0] == index:
                    _release(p, s, rule, option, step, found)


@r.part
def _release(p: Packed, s: r.State, rule: int, option: int, step: int, reading: Any) -> None:
    """A rule that is met from now on; a stick that goes while the recipient has not complied costs credibility."""
    zero, one = every(_ZERO), every(_ONE)
    k, w = (option * p.rules.shape[0] + rule) * r.RULE_ROWS, option * r.WORLD_ROWS
    met = every(_F(p.rules[rule, 2])) * (reading - get(s.drawn, r.LEVEL + rule)) >= zero
    run, released = pick(met, get(s.rule, k + r.RUN) + one, zero), get(s.rule, k + r.RELEASED)
    put(s.rule, k + r.RUN, run)
    now = pick(run >= every(_F(p.rules[rule, 3])), one - released, zero)
    if anywhere(now > zero):
        put(s.rule, k + r.RELEASED, released + now)
        s.option_clock[option, r.SEEN] = 0
        if _waits(p, rule, option, step):
            lost = pick(get(s.world, w + r.DEG) <= zero, now * (one - get(s.world, w + r.ENDED)), zero)
            put(s.world, w + r.CRED, get(s.world, w + r.CRED) * (one - lost * get(s.drawn, r.CREDLOST)))


@r.part
def _waits(p: Packed, rule: int, option: int, step: int) -> bool:
    """Whether a stick of the option stands at this step that the rule would release."""
    found = False
    for number in range(p.option_start[option], p.option_start[option + 1]):
        for other in range(p.touched[number, 1], p.touched[number, 2]):
            inside = p.measure[other, 2] <= step < p.measure[other, 3]
            if p.measure[other, 4] == rule and p.measure[other, 0] <= CONDITION and inside:
                found = True
    return found
