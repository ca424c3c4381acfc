"""Where each number of a walk stands: rows of futures side by side, whole tables of them end to end.

A table is a matrix with a row for each quantity and a column for each of ``LANES`` futures; what belongs to one line,
item or option is a run of rows. Only the kernels read it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numba
import numpy as np

from caveat.simulate.lanes import CLOCKS, LANES
from caveat.simulate.packing import BY_RULE, OF_RULES, PERIOD, Float, Int, Packed
from caveat.simulate.symbols import CHANCE, ITEM, LINE, WORLD, place

# What is drawn of the world, in the order of ``symbols.WORLD`` and ``symbols.CHANCE``; then a threshold for each rule.
(H0, BP, BC, BR, BB, RESOLVE, CRED0, CREDLOST, PUBLICITY, BACKLASH, BACKRAMP, DEGREE, RELAPSE, HOMEEND, RETAL,
 RETALCOST, TEMPOSTEP, TEMPOAFTER, TEMPOCUT) = range(19)  # fmt: skip
E1, E2, EL, EE, ET, LEVEL = range(19, 25)
# The world under an option.
(DEG, HAZ, LAPSE, ROUNDS, CRED, UNCOMPLIED, COMPLIED, HOME, ANGER, ENDED, ANGRY, STICKSTEPS, SINCE, STICK,
 COST) = range(15)  # fmt: skip
WORLD_ROWS = 15
# What is drawn of an item, in the order of ``symbols.ITEM``. Three are turned into what is used: one over the ramp, the
# reserve in articles, one over the articles of comfort. Then what has arrived and what is on the way under carry on.
STOCK0, USE, OWN, THIRD, THIRDDELAY, THIRDRAMP, RESERVE, RATION, COMFORT, WEIGHT, RECEIVED, UNDERWAY = range(12)
FIXED_ROWS = 12
# An item under an option.
X, SHORTSTEPS, EXTRA, SUBST, UNMET, MISSING, BEHIND, GAP = range(8)
ITEM_ROWS = 8
# What is drawn of a line, in the order of ``symbols.LINE``; then its state under carry on.
AMOUNT, LATE, PACE, SURGE, DOCK, DIVERTED, RESOLD, HOLDING, FORGONE, HASTE, AFLOAT, TRANCHE, RATE = range(13)
REST, LEFT, WAIT, BILL, WAY = range(13, 18)
LINE_ROWS = 18
# A line under an option that touches it; the first five as under carry on.
TO_READY, TO_COME, WAITING, OWED, ONWAY_MORE, STORED, GONE1, GONE2, SENT, FAST = range(10)
ENTRY_ROWS = 10
# An item's flow at a step under carry on.
SUPPLY, ONWAY, WISH = range(3)
FLOW_ROWS = 3
RUN, RELEASED = range(2)
RULE_ROWS = 2
# Columns of what is packed of an entry.
OF_LINE, FIRST, END, WITHHELD, START, ITEM_OF, TRANSIT, KEPT, BILLED, OFFERED = range(10)
# Columns of a line's clock under carry on: tranches that can become ready in a step, how many of its entries have
# begun, whether something of it moves in this period.
TRANCHES, BEGUN, LIVE = range(3)
# Columns of an entry's clock: the measure in force, its kind and mask, the step at which another may be, tranches in a
# step, whether the measure changes the clock's pace, the step before which nothing is at the dock, and the step before
# which the line need not be looked at. Where measures come to bind elsewhere, the last two are set back.
FORCE, KIND, MASK, CHANGE, MANY, PACED, IDLE, WAKE = range(8)
# Columns of an option's clock: the step at which it must be seen again where its measures bind (0 where an event of the
# step before may have changed it), and whether a stick has been in force in any future.
SEEN, STRUCK, UNTIL, AWAKE = range(4)
# Columns of what is told of a line that is awake in a walk: the entry, its first step and the end of its steps, the row
# before its first step in the period, its item, the item's place under the option, and its transit.
WHO, FROM, TO, FIRST_ROW, WHOSE, ITS, TAKES = range(7)
# Columns of an item's clock under an option: whether third parties are known to deliver their full rate in all futures,
# and the last step at which what arrives, or what is behind, can change against carrying on.
FULL, MOVING = range(2)


class State(NamedTuple):
    """All that changes in the walk of some futures side by side; a matrix of rows each, but for the clocks."""

    drawn: Float
    fixed: Float
    line: Float
    world: Float
    item: Float
    rule: Float
    ratio: Float
    mask: Float
    entry: Float
    left: Float
    """What leaves of each touched line at each step of the period, under carry on."""
    awake: Int
    away: Float
    """By how much each line of one option is behind carrying on at each step of the period."""
    flow: Float
    arrive: Float
    """What arrives of each item at the steps ahead, under carry on; the steps in a ring."""
    less: Float
    """By how much less arrives under each option; likewise."""
    degree: Float
    """The degree of compliance at the steps behind, by option; likewise."""
    line_clock: Int
    entry_clock: Int
    option_clock: Int
    item_clock: Int


def room(p: Packed) -> State:
    """Working space for the futures that stand side by side; one for each thread."""
    options, items, lines = len(p.first), p.item_columns.shape[1], len(p.line_item)
    entries, rules, most = len(p.touched), len(p.rules), int(np.diff(p.option_start).max())

    def rows(count: int) -> Float:
        return np.zeros((count, LANES), np.float32)

    def clocks(count: int) -> Int:
        return np.zeros((count, CLOCKS), np.int32)

    return State(
        drawn=rows(LEVEL + rules), fixed=rows(items * FIXED_ROWS), line=rows(lines * LINE_ROWS),
        world=rows(options * WORLD_ROWS), item=rows(options * items * ITEM_ROWS),
        rule=rows(options * rules * RULE_ROWS), ratio=rows(len(p.substitutes)),
        mask=rows(options * (OF_RULES + BY_RULE * rules)),
        entry=rows(entries * ENTRY_ROWS), left=rows(PERIOD * p.keeps), awake=clocks(most),
        away=rows(PERIOD * most), flow=rows(PERIOD * items * FLOW_ROWS),
        arrive=rows((p.ahead + 1) * items), less=rows(options * (p.transits + 1) * items),
        degree=rows(options * (p.behind + 1)),
        line_clock=clocks(lines), entry_clock=clocks(entries),
        option_clock=clocks(options), item_clock=clocks(options * items),
    )  # fmt: skip


_OPTIONS: dict[str, Any] = {"nogil": True, "_nrt": False, "error_model": "numpy"}
"""Arrays are not counted by numba's runtime (``_nrt``): it took half the time and had threads wait for each other."""


_PART: dict[str, Any] = {"forceinline": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def part(function: Any) -> Any:
    """A part of a kernel: compiled once, for other parts only, and written into each by the last compiler."""
    return numba.njit(**_PART, **_OPTIONS)(function)


def kernel(function: Any) -> Any:
    """The way in from Python; what is compiled is kept."""
    return numba.njit(cache=True, **_OPTIONS)(function)


assert place(LINE, "afloat") == AFLOAT and place(ITEM, "weight") == WEIGHT, "rows stand in the order of the symbols"
assert len(WORLD) == E1 and len(WORLD) + len(CHANCE) == LEVEL, "rows stand in the order of the symbols"
