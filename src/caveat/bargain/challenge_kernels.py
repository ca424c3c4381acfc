"""The expected-utility challenge model as arithmetic on arrays: positions on one line and options in, rounds out.

Axes: actor (n), round (t), run (r). ``rules`` holds, in this order: numerator and denominator of the chance to win, the
attitude to risk in votes, whose eyes, choice among offers, capitulation, and where dangers are compared.
"""

from __future__ import annotations

import math

import numpy as np

from caveat.bargain.compiled import kernel
from caveat.bargain.shapes import Array, Whole

POSITIVE, SIGNED = range(2)
ALL_PAIRS, ONE_PAIR = range(2)
AS_PUBLISHED, LEAST_MOVE, LARGEST_CLAIM = range(3)
NO_OFFER, CONFRONTATION, COMPROMISE, CAPITULATION = range(4)
STILL, CYCLE, ROUNDS = range(3)


@kernel
def firsts(x: Array) -> Whole:
    """(n,): for each actor the first who stands at its place. Positions are copied, so that equal means equal."""
    found = np.empty(x.shape[0], dtype=np.int64)
    for j in range(x.shape[0]):
        found[j] = 0
        while x[found[j]] != x[j]:
            found[j] += 1
    return found


@kernel
def worths(x: Array, r: Array, width: float, near: Array, won: Array, lost: Array) -> None:
    """In the eyes of i, each (n, n): the distance of j to the power of its risk, and what it is worth to win or lose.

    An empty ``r`` is neutral to risk.
    """
    n = x.shape[0]
    for i in range(n):
        for j in range(n):
            away = abs(x[i] - x[j]) / width
            near[i, j], won[i, j], lost[i, j] = away, 0.5 - 0.5 * away, 0.5 + 0.5 * away
    if r.shape[0] == n:
        powers(firsts(x), r, near, won, lost)
    for i in range(n):
        for j in range(n):
            won[i, j], lost[i, j] = 2.0 - 4.0 * won[i, j], 2.0 - 4.0 * lost[i, j]


@kernel
def powers(first: Whole, r: Array, near: Array, won: Array, lost: Array) -> None:
    """Each row to the power of its actor's risk: by logarithms, once for each place, for this is most of the work."""
    n = r.shape[0]
    logs = np.zeros((3, n, n))
    for i in range(n):
        for j in range(i if first[i] == i else 0):
            if first[j] == j:
                logs[0, i, j] = logs[0, j, i] = math.log(near[i, j])
                logs[1, i, j] = logs[1, j, i] = math.log(won[i, j]) if won[i, j] > 0.0 else -np.inf
                logs[2, i, j] = logs[2, j, i] = math.log(lost[i, j])
    for i in range(n):
        row = logs[:, first[i]]
        for j in range(n):
            m = first[j]
            if m < j:
                near[i, j], won[i, j], lost[i, j] = near[i, m], won[i, m], lost[i, m]
            elif first[i] == m:
                near[i, j], won[i, j], lost[i, j] = 0.0, 0.5 ** r[i], 0.5 ** r[i]
            else:
                near[i, j] = math.exp(r[i] * row[0, m])
                won[i, j], lost[i, j] = math.exp(r[i] * row[1, m]), math.exp(r[i] * row[2, m])


@kernel
def support(power: Array, near: Array) -> Array:
    """(n, n): the summed votes for the position of i over that of j, of those who favour it."""
    n = power.shape[0]
    votes = np.zeros((n, n))
    for k in range(n):
        w, distance = power[k], near[k]
        for i in range(n):
            row, here = votes[i], distance[i]
            for j in range(n):
                v = w * (distance[j] - here)
                row[j] += v if v > 0.0 else 0.0
    return votes


@kernel
def odds(x: Array, votes: Array, rules: Whole) -> Array:
    """(n, n): the chance that i beats j; none where they stand at one place."""
    n = x.shape[0]
    chance, total = np.zeros((n, n)), 0.0
    for i in range(n):
        for j in range(n):
            total += votes[i, j]
    for i in range(n):
        for j in range(n):
            if x[i] == x[j]:
                continue
            won = votes[i, j] if rules[0] == POSITIVE else max(0.0, votes[i, j] - votes[j, i])
            # Over all ordered pairs each vote stands twice, once for a over b and once for b over a.
            below = 2.0 * total if rules[1] == ALL_PAIRS else votes[i, j] + votes[j, i]
            chance[i, j] = won / below if below > 0.0 else 0.0
    return chance


@kernel
def unbeaten(x: Array, votes: Array) -> float:
    """The position that no other beats in summed votes; whoever comes later must beat, not match."""
    holder = 0
    for j in range(1, x.shape[0]):
        if votes[j, holder] > votes[holder, j]:
            holder = j
    best: float = x[holder]
    return best


@kernel
def quiet(x: float, y: float, r: float, width: float, median: float, q: float, t: float) -> float:
    """What an actor at x may expect where it lets one at y be: all stays, or drifts for better or worse."""
    value: float = q * (2.0 - 4.0 * 0.5**r)
    if q < 1.0:
        drift = 0.25 * (abs(x - median) + abs(x - y)) / width
        better, worse = 2.0 - 4.0 * max(0.0, 0.5 - drift) ** r, 2.0 - 4.0 * (0.5 + drift) ** r
        value += (1.0 - q) * (t * better + (1.0 - t) * worse)
    return value


@kernel
def expected(p: float, salience: float, won: float, lost: float, otherwise: float) -> float:
    """What a challenge is worth at odds p, by the salience of the challenged."""
    return salience * (p * won + (1.0 - p) * lost) + (1.0 - salience) * won - otherwise


@kernel
def dangers(x: Array, s: Array, power: Array, width: float, rules: Whole, q: float, t: float) -> tuple[Array, float]:
    """(n,): what the challenges of all others to i are worth to them, all taken as neutral to risk; the median."""
    n = x.shape[0]
    near, won, lost = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    worths(x, np.empty(0), width, near, won, lost)
    votes = support(power, near)
    median = unbeaten(x, votes)
    chance, total = odds(x, votes, rules), np.zeros(n)
    for i in range(n):
        for j in range(n):
            if j != i:
                # To the neutral, peace is worth nothing either way; only a drift is.
                otherwise = quiet(x[j], x[i], 1.0, width, median, q, t) if q < 1.0 else 0.0
                total[i] += expected(chance[j, i], s[i], won[j, i], lost[j, i], otherwise)
    return total, median


@kernel
def attitude(danger: float, low: float, high: float) -> float:
    """The exponent of risk, 0.5 to 2, from where a danger lies between the least and the greatest."""
    if high - low <= 1e-13 * (abs(high) + abs(low)):
        return 1.0
    bold = (2.0 * danger - high - low) / (high - low)
    return (1.0 - bold / 3.0) / (1.0 + bold / 3.0)


@kernel
def risks(x: Array, s: Array, power: Array, width: float, rules: Whole, q: float, t: float) -> tuple[Array, float]:
    """(n,): the exponent of risk of each actor; the median."""
    n = x.shape[0]
    here, median = dangers(x, s, power, width, rules, q, t)
    low, high, found = here[0], here[0], np.empty(n)
    for i in range(n):
        low, high = min(low, here[i]), max(high, here[i])
    for i in range(n):
        if rules[6] == 1:  # compared over the places where i might stand, and not over the actors
            low, high, moved = here[i], here[i], x.copy()
            for j in range(n):
                moved[i] = x[j]
                there, _ = dangers(moved, s, power, width, rules, q, t)
                low, high = min(low, there[i]), max(high, there[i])
        found[i] = attitude(here[i], low, high)
    return found, median


@kernel
def offer(here: float, there: float, a: float, b: float, capitulation: bool) -> tuple[int, float]:
    """What an actor that expects a against b of its challenger must accept: the kind, and its new position."""
    if b > a and a > 0.0:
        return CONFRONTATION, there
    if a < 0.0 and b > 0.0 and b > -a:
        return COMPROMISE, here + (there - here) * (-a / b)
    if a < 0.0 and b > 0.0 and b < -a and capitulation:
        return CAPITULATION, there
    return NO_OFFER, here


@kernel
def answer(i: int, x: Array, own: Array, against: Array, rules: Whole) -> tuple[int, int, float]:
    """What actor i does: the kind of offer that it takes, whose, and its new position."""
    n = x.shape[0]
    best, kind, goal, least = -1, NO_OFFER, x[i], np.inf
    if rules[4] == LARGEST_CLAIM:
        claim = 0.0
        for j in range(n):
            b = against[i, j]
            if x[j] != x[i] and b > 0.0 and (b > claim or (b == claim and abs(x[i] - x[j]) < least)):
                best, claim, least = j, b, abs(x[i] - x[j])
        if best >= 0:
            kind, goal = offer(x[i], x[best], own[i, best], claim, rules[5] == 1)
        return kind, best if kind else -1, goal
    for j in range(n):
        if x[j] == x[i]:
            continue
        a, b = own[i, j], against[i, j]
        made, there = offer(x[i], x[j], a, b, rules[5] == 1)
        if made == NO_OFFER:
            continue
        move = abs(there - x[i])
        if rules[4] == AS_PUBLISHED:
            if made == COMPROMISE:  # signed, so that it leans to the low end: kept as the code has it
                move = (-a * x[i] + b * x[j]) / (b - a)
            if kind != NO_OFFER and made != kind:
                if made > kind:
                    continue
                least = np.inf
        if move < least:
            best, kind, goal, least = j, made, there, move
    return kind, best, goal


@kernel
def views(
    x: Array, c: Array, s: Array, width: float, rules: Whole, q: float, t: float
) -> tuple[Array, Array, Array, Array]:
    """Of one state: exponents of risk (n,), chances (n, n), and what i expects of its own and of others' challenges."""
    n = x.shape[0]
    power = np.empty(n)
    for i in range(n):
        power[i] = c[i] * s[i]
    r, median = risks(x, s, power, width, rules, q, t)
    near, won, lost = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    worths(x, r, width, near, won, lost)
    if rules[2] == 0:  # votes weigh plain distances
        for i in range(n):
            for j in range(n):
                near[i, j] = abs(x[i] - x[j]) / width
    chance = odds(x, support(power, near), rules)
    own, against = np.zeros((n, n)), np.zeros((n, n))
    for i in range(n):
        still = quiet(x[i], x[i], r[i], width, median, 1.0, t)
        for j in range(n):
            if i == j:
                continue
            mine = still if q == 1.0 else quiet(x[i], x[j], r[i], width, median, q, t)
            theirs = still if q == 1.0 else quiet(x[j], x[i], r[i], width, median, q, t)
            own[i, j] = expected(chance[i, j], s[j], won[i, j], lost[i, j], mine)
            against[i, j] = expected(chance[j, i], s[i], won[i, j], lost[i, j], theirs)
    if rules[3] == 1:  # each side brings the number that it sees itself
        for i in range(n):
            for j in range(n):
                against[i, j] = own[j, i]
    return r, chance, own, against


@kernel
def run(
    start: Array, c: Array, s: Array, width: float, rules: Whole, q: float, t: float, rounds: int, positions: Array,
    kinds: Whole, by: Whole,
) -> tuple[int, int, int]:  # fmt: skip
    """A whole run into positions (t, n), kinds and proposers (t, n): how many rounds, why it stopped, what cycle."""
    n = start.shape[0]
    for i in range(n):
        positions[0, i] = start[i]
    for step in range(rounds):
        here, there = positions[step], positions[step + 1]
        most = 0.0
        if width > 0.0:
            _, _, own, against = views(here, c, s, width, rules, q, t)
            for i in range(n):
                kinds[step, i], by[step, i], there[i] = answer(i, here, own, against, rules)
                most = max(most, abs(there[i] - here[i]))
        else:
            for i in range(n):
                kinds[step, i], by[step, i], there[i] = NO_OFFER, -1, here[i]
        if most < 1e-9 * width or width == 0.0:
            return step + 1, STILL, 0
        for before in range(step - 1, -1, -1):
            same = True
            for i in range(n):
                same = same and positions[before, i] == there[i]
            if same:
                return step + 1, CYCLE, step + 1 - before
    return rounds, ROUNDS, 0


@kernel
def batch(
    x: Array, c: Array, s: Array, rules: Whole, q: float, t: float, rounds: int, width: float, last: Array, done: Whole,
    cycle: Whole,
) -> None:  # fmt: skip
    """Many runs (r, n): last positions, rounds, and the length of the cycle each ended in (1 where it came to rest).

    A ``width`` of 0 stands for the spread of each run's first positions.
    """
    n = x.shape[1]
    positions = np.empty((rounds + 1, n))
    kinds, by = np.empty((rounds, n), dtype=np.int64), np.empty((rounds, n), dtype=np.int64)
    for r in range(x.shape[0]):
        low, high = x[r, 0], x[r, 0]
        for i in range(n):
            low, high = min(low, x[r, i]), max(high, x[r, i])
        span = width if width > 0.0 else high - low
        done[r], why, cycle[r] = run(x[r], c[r], s[r], span, rules, q, t, rounds, positions, kinds, by)
        if why == STILL:
            cycle[r] = 1
        for i in range(n):
            last[r, i] = positions[done[r], i]
