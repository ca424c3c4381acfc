"""The probabilistic spatial model as arithmetic on arrays: a state and integer options in, the next states out.

Axes: actor (n), position or option voted on (m), dimension (d), state (t). Positions and saliences run from 0 to 1.
Every sum over actors is taken in the order of input, because a tie goes to the lowest index and an answer is cut to
four decimals: another order would move both. Hence the loops keep the summed actor outside and the vector inside.

One file, long as it is: a kernel and all that it calls stand together, as ``compiled`` says.
"""

from __future__ import annotations

import math

import numpy as np

from caveat.bargain.compiled import kernel
from caveat.bargain.shapes import Array, Whole

PROP, BINARY_VOTE, PROP_BIN, PROP_CBC, CUBIC, ASYMMETRIC = range(6)
LINEAR, SQUARE, QUARTIC, OCTIC, BINARY = range(5)
CONDITIONAL, INCENTIVE, UNIFORM = range(3)
MID, MIN, MAX = range(3)
S2P2, S1P1, S2PMAX = range(3)
INITIATOR_ONLY, BOTH_VIEWS, WEIGHTED_VIEWS = range(3)

VOTE_FLOOR, SIDE_FLOOR, LEAST_GAIN, SAME_PLACE = 1e-8, 1e-10, 1e-5, 1e-3
STILL = 0.02


@kernel
def vote(rule: int, weight: float, gap: float) -> float:
    """What a difference of utility is worth as a vote."""
    if rule == PROP:
        return weight * gap
    if rule == ASYMMETRIC:
        return weight * gap if gap < 0.0 else weight * (2.0 / 3.0) * gap
    if rule == PROP_CBC:
        return weight * (0.5 * gap + 0.5 * gap * gap * gap)
    if rule == CUBIC:
        return weight * gap * gap * gap
    step = min(1.0, max(-1.0, gap / 1e-8))
    return weight * step if rule == BINARY_VOTE else weight * (0.8 * gap + 0.2 * step)


@kernel
def coalitions(rule: int, weight: Array, utility: Array) -> Array:
    """(m, m): the votes for one option over another. ``utility`` is (m, actor)."""
    options, voters = utility.shape
    strength = np.full((options, options), VOTE_FLOOR)
    for a in range(1, options):
        here = utility[a]
        for b in range(a):
            there, above, below = utility[b], 0.0, 0.0
            for k in range(voters):
                v = vote(rule, weight[k], here[k] - there[k])
                above += v if v > 0.0 else 0.0
                below += -v if v < 0.0 else 0.0
            strength[a, b] += above
            strength[b, a] += below
    return strength


@kernel
def victory(form: int, strength: Array) -> Array:
    """(m, m): the chance that one option beats another."""
    options = strength.shape[0]
    wins = np.full((options, options), 0.5)
    for a in range(options):
        for b in range(options):
            if a == b:
                continue
            x, y = strength[a, b], strength[b, a]
            if form == BINARY:
                if x >= 1.1 * y:
                    wins[a, b] = 1.0 / (1.0 + 1e-6)
                elif y >= 1.1 * x:
                    wins[a, b] = 1e-6 / (1.0 + 1e-6)
                else:
                    wins[a, b] = (2.1 * (x / (x + y)) - 1.0) / 0.1
                continue
            for _ in range(form):  # Square, Quartic, Octic: once, twice, three times squared
                x, y = x * x, y * y
            wins[a, b] = x / (x + y)
    return wins


@kernel
def conditional(wins: Array) -> Array:
    """(m,): the chance of each option, in proportion to its chance of beating all others in turn."""
    options = wins.shape[0]
    chance, total = np.empty(options), 0.0
    for a in range(options):
        product = 1.0
        for b in range(options):
            product *= wins[a, b]
        chance[a] = product
        total += product
    if total < 1e-280:  # many options: products below what a number can hold are compared by their logarithms
        most, total = -np.inf, 0.0
        for a in range(options):
            chance[a] = 0.0
            for b in range(options):
                chance[a] += math.log(wins[a, b])
            most = max(most, chance[a])
        for a in range(options):
            chance[a] = math.exp(chance[a] - most)
            total += chance[a]
    for a in range(options):
        chance[a] /= total
    return chance


@kernel
def markov(strength: Array, wins: Array, incentive: bool) -> Array:
    """(m,): the chance of each option where a favourite is challenged again and again."""
    options = wins.shape[0]
    challenges = np.full((options, options), 1.0 / options)
    if incentive:
        for b in range(options):
            total = 0.0
            for a in range(options):
                challenges[a, b] = strength[a, b] * wins[a, b] + (1e-10 if a == b else 0.0)
                total += challenges[a, b]
            for a in range(options):
                challenges[a, b] /= total
    chance = np.full(options, 1.0 / options)
    following = np.empty(options)
    tolerance = 1e-8 if incentive else 1e-6
    for _ in range(100_000):
        moved = 0.0
        for a in range(options):
            total = 0.0
            for b in range(options):
                total += wins[a, b] * (chance[a] * challenges[b, a] + chance[b] * challenges[a, b])
            following[a] = total
            moved = max(moved, abs(total - chance[a]))
        for a in range(options):
            chance[a] = (chance[a] + following[a]) / 2.0
        if moved <= tolerance:
            break
    return chance


@kernel
def elect(vr: int, vpm: int, pcem: int, weight: Array, utility: Array) -> Array:
    """(m,): the chance that each option carries the day. ``utility`` is (m, actor)."""
    if utility.shape[0] == 1:
        return np.ones(1)
    strength = coalitions(vr, weight, utility)
    wins = victory(vpm, strength)
    if pcem == CONDITIONAL:
        return conditional(wins)
    return markov(strength, wins, pcem == INCENTIVE)


@kernel
def distances(ideal: Array, salience: Array, norm: Array, point: Array, away: Array) -> None:
    """How far a point lies from the ideal of each actor, each dimension weighed by its salience; into ``away`` (n,).

    ``ideal`` and ``salience`` are (d, n); ``norm`` is the sum of squared saliences. Who minds nothing is near all.
    """
    n = norm.shape[0]
    for a in range(n):
        away[a] = 0.0
    for k in range(point.shape[0]):
        here, weight, there = ideal[k], salience[k], point[k]
        for a in range(n):
            part = weight[a] * (here[a] - there)
            away[a] += part * part
    for a in range(n):
        away[a] = math.sqrt(away[a] / norm[a]) if norm[a] > 0.0 else 0.0


@kernel
def turned(table: Array) -> Array:
    """(d, n) of what is (n, d), laid out anew so that a loop over actors runs along it."""
    out = np.empty((table.shape[1], table.shape[0]))
    for i in range(table.shape[0]):
        for k in range(table.shape[1]):
            out[k, i] = table[i, k]
    return out


@kernel
def norms(salience: Array) -> Array:
    """(n,): the sum of squared saliences of each actor, from (d, n)."""
    total = np.zeros(salience.shape[1])
    for k in range(salience.shape[0]):
        for a in range(salience.shape[1]):
            total[a] += salience[k, a] * salience[k, a]
    return total


@kernel
def utility_of(away: float, risk: float) -> float:
    """What a distance is worth to an actor of this attitude to risk."""
    return (1.0 - away) * (1.0 + risk * min(away, 1.0))


@kernel
def assess(options: Whole, capability: Array, salience: Array, ideal: Array, position: Array) -> tuple[Array, Array]:
    """(n, n) distances of ideals from positions, and (n,) attitudes to risk."""
    n = capability.shape[0]
    ideals, weights = turned(ideal), turned(salience)
    norm, near = norms(weights), np.empty((n, n))
    toward = np.empty((n, n))
    for j in range(n):
        distances(ideals, weights, norm, position[j], toward[j])
        for a in range(n):
            near[j, a] = 1.0 - toward[j, a]
    chance, away = elect(options[1], options[0], options[2], capability, near), turned(toward)
    low, high = chance[0], chance[0]
    for i in range(n):
        low, high = min(low, chance[i]), max(high, chance[i])
    risk = np.zeros(n)
    for i in range(n if high > low else 0):
        if options[4] == MIN:
            risk[i] = (chance[i] - low) / (high - low)
        elif options[4] == MAX:
            risk[i] = (2.0 * chance[i] - high - low) / (high - low)
        else:
            risk[i] = (3.0 * chance[i] - high - 2.0 * low) / (2.0 * (high - low))
    return away, risk


@kernel
def view(viewer: int, share: float, away: Array, risk: Array, out: Array) -> None:
    """(n, n) into ``out``: the utilities of all as the viewer takes them, its own attitude bleeding into theirs."""
    n = risk.shape[0]
    for i in range(n):
        attitude = (1.0 - share) * risk[viewer] + share * risk[i]
        for j in range(n):
            out[i, j] = utility_of(away[i, j], attitude)


@kernel
def contests(i: int, vr: int, commits: bool, power: Array, utility: Array, ours: Array, theirs: Array) -> None:
    """The two sides of i's challenge to each actor, into ``ours`` and ``theirs``; at its own index they mean nothing.

    ``utility`` is one viewer's (n, n); ``power`` is capability times total salience.
    """
    n = power.shape[0]
    a, b = np.empty(n), np.empty(n)
    for j in range(n):
        e, f = vote(vr, power[i], utility[i, i] - utility[i, j]), vote(vr, power[j], utility[j, i] - utility[j, j])
        a[j] = SIDE_FLOOR + (e if e > 0.0 else 0.0) + (f if f > 0.0 else 0.0)
        b[j] = SIDE_FLOOR + (-e if e < 0.0 else 0.0) + (-f if f < 0.0 else 0.0)
        ours[j], theirs[j] = a[j], b[j]
    if not commits:
        return
    for k in range(n):
        if k == i:
            continue
        w, row, best, at_i, kept, lost = power[k], utility[k], utility[k, k], utility[k, i], ours[k], theirs[k]
        if vr == PROP:
            for j in range(n):
                f = w * (at_i - row[j])
                x = a[j] + (f if f > 0.0 else 0.0)
                p = x / (x + (b[j] + (-f if f < 0.0 else 0.0)))
                v = w * (p * (best - at_i) - (1.0 - p) * (best - row[j]))
                ours[j] += v if v > 0.0 else 0.0
                theirs[j] += -v if v < 0.0 else 0.0
        else:
            for j in range(n):
                f = vote(vr, w, at_i - row[j])
                x = a[j] + (f if f > 0.0 else 0.0)
                p = x / (x + (b[j] + (-f if f < 0.0 else 0.0)))
                v = vote(vr, w, p * (best - at_i) - (1.0 - p) * (best - row[j]))
                ours[j] += v if v > 0.0 else 0.0
                theirs[j] += -v if v < 0.0 else 0.0
        ours[k], theirs[k] = kept, lost  # nobody is a third party to a challenge to itself


@kernel
def gain_of(i: int, j: int, p: float, chance_of_fight: float, utility: Array) -> float:
    """What i gains by challenging j, in the eyes whose utilities these are."""
    won, lost = 2.0 * utility[i, i], 2.0 * utility[i, j]
    fought = p * won + (1.0 - p) * lost
    gain: float = (1.0 - chance_of_fight) * won + chance_of_fight * fought - (utility[i, i] + utility[i, j])
    return gain


@kernel
def settle(
    ivb: int, p: float, here: Array, there: Array, salience: Array, others: Array, mine: Array, yours: Array
) -> None:
    """Where a challenge at odds ``p`` would leave the initiator and the receiver, into ``mine`` and ``yours``."""
    q = 1.0 - p
    for k in range(here.shape[0]):
        s, o = salience[k], others[k]
        if ivb == S2PMAX:
            give, take = max(0.0, q - p), max(0.0, p - q)
            go = give * o * o / (give * o * o + 1e-6 + (1.0 - give) * s * s)
            come = take * s * s / (take * s * s + 1e-6 + (1.0 - take) * o * o)
            mine[k] = here[k] + go * (there[k] - here[k])
            yours[k] = there[k] + come * (here[k] - there[k])
            continue
        w, v = (s * s * p * p, o * o * q * q) if ivb == S2P2 else (s * p, o * q)
        total = w + v + 1e-6
        if abs(total) < 1e-12:  # only a peer's defect can make a weight negative
            mine[k], yours[k] = here[k], there[k]
            continue
        mine[k] = int(0.5 + 1e4 * (((w + 1e-6) * here[k] + v * there[k]) / total)) / 1e4
        yours[k] = int(0.5 + 1e4 * ((w * here[k] + (v + 1e-6) * there[k]) / total)) / 1e4


@kernel
def challenge(
    options: Whole, share: float, capability: Array, salience: Array, away: Array, risk: Array,
    target: Whole, odds: Array, gains: Array, received: Array,
) -> None:  # fmt: skip
    """Whom each actor challenges into ``target`` (n,), or -1; odds and gains (n, n) in its own eyes; (n,) the odds
    that its target sees, where bargains need them."""
    n = capability.shape[0]
    total = np.zeros(n)
    for i in range(n):
        for k in range(salience.shape[1]):
            total[i] += salience[i, k]
    power = total * capability
    seen, ours, theirs = np.empty((n, n)), np.empty(n), np.empty(n)
    for i in range(n):
        view(i, share, away, risk, seen)
        contests(i, options[1], options[6] == 0, power, seen, ours, theirs)
        most, target[i] = LEAST_GAIN, -1
        for j in range(n):
            odds[i, j] = ours[j] / (ours[j] + theirs[j])
            gains[i, j] = 0.0 if j == i else gain_of(i, j, odds[i, j], total[j], seen)
            if j != i and gains[i, j] > most:
                most, target[i] = gains[i, j], j
    if options[8] == INITIATOR_ONLY:
        return
    for i in range(n):
        j = target[i]
        if j >= 0:
            view(j, share, away, risk, seen)
            contests(i, options[1], options[6] == 0, power, seen, ours, theirs)
            p = ours[j] / (ours[j] + theirs[j])
            # A peer hands on the gain where the probability is meant; kept for comparison with it alone.
            received[i] = gain_of(i, j, p, total[j], seen) if options[9] == 1 else p


@kernel
def bargains(
    options: Whole, target: Whole, capability: Array, salience: Array, position: Array, odds: Array, received: Array
) -> tuple[Array, Whole]:
    """(n, 2, 2, d) bargains by initiator, view and party (initiator, receiver), and (n,) how many of them there are."""
    n, dimensions = position.shape
    made = np.zeros((n, 2, 2, dimensions))
    count = np.zeros(n, dtype=np.int64)
    for i in range(n):
        j = target[i]
        if j < 0:
            continue
        count[i] = 1
        settle(options[7], odds[i, j], position[i], position[j], salience[i], salience[j], made[i, 0, 0], made[i, 0, 1])
        if options[8] == INITIATOR_ONLY:
            continue
        settle(
            options[7], received[i], position[i], position[j], salience[i], salience[j], made[i, 1, 0], made[i, 1, 1]
        )
        if options[8] == BOTH_VIEWS:
            count[i] = 2
            continue
        w, v = 0.0, 0.0
        for k in range(dimensions):
            w += salience[i, k]
            v += salience[j, k]
        w, v = w * capability[i], v * (capability[i] if options[9] == 1 else capability[j])
        if w + v <= 0.0:
            w, v = 1.0, 1.0
        for party in range(2):
            for k in range(dimensions):
                made[i, 0, party, k] = (w * made[i, 0, party, k] + v * made[i, 1, party, k]) / (w + v)
    return made, count


@kernel
def worth(target: Whole, made: Array, count: Whole, salience: Array, ideal: Array, away: Array, risk: Array) -> Array:
    """(1 + 2n, actor): what the state as it is, then each bargain of each initiator, is worth to each actor."""
    n = risk.shape[0]
    base = np.empty((n, n))  # (position, actor), so that the inner loop runs over actors
    for j in range(n):
        for a in range(n):
            base[j, a] = utility_of(away[a, j], risk[a])
    value = np.zeros((1 + 2 * n, n))
    for j in range(n):
        for a in range(n):
            value[0, a] += base[j, a]
    mine, yours = np.empty(n), np.empty(n)
    ideals, weights = turned(ideal), turned(salience)
    norm = norms(weights)
    for i in range(n):
        for b in range(count[i]):
            distances(ideals, weights, norm, made[i, b, 0], mine)
            distances(ideals, weights, norm, made[i, b, 1], yours)
            for a in range(n):
                mine[a], yours[a] = utility_of(mine[a], risk[a]), utility_of(yours[a], risk[a])
            row = value[1 + 2 * i + b]
            for j in range(n):
                added = mine if j == i else yours if j == target[i] else base[j]
                for a in range(n):
                    row[a] += added[a]
    for column in range(1 + 2 * n):
        for a in range(n):
            value[column, a] /= n
    return value


@kernel
def queue_of(k: int, target: Whole, count: Whole, queue: Whole) -> int:
    """The columns of ``worth`` among which actor k chooses, into ``queue``; how many they are."""
    length = 0
    for i in range(target.shape[0]):
        if i == k:
            queue[length] = 0
            length += 1
        if i == k or target[i] == k:
            for b in range(count[i]):
                queue[length] = 1 + 2 * i + b
                length += 1
    return length


@kernel
def choose(options: Whole, capability: Array, value: Array, queue: Whole, length: int) -> Array:
    """(length,): the chance of each bargain in a queue."""
    offered = np.empty((length, capability.shape[0]))
    for m in range(length):
        for a in range(capability.shape[0]):
            offered[m, a] = value[queue[m], a]
    return elect(options[1], options[0], options[2], capability, offered)


@kernel
def pick(chance: Array, draw: float) -> int:
    """The most probable, the first on ties; where a draw in [0, 1) is given, the option it falls on."""
    best = 0
    for m in range(chance.shape[0]):
        if chance[m] > chance[best]:
            best = m
    total = 0.0
    for m in range(chance.shape[0] if draw >= 0.0 else 0):
        total += chance[m]
        if draw < total:
            return m
    return best


@kernel
def copy(source: Array, goal: Array) -> None:
    """One point, or one row, into another."""
    for k in range(source.shape[0]):
        goal[k] = source[k]


@kernel
def step(
    options: Whole, share: float, capability: Array, salience: Array, ideal: Array, position: Array, away: Array,
    risk: Array, draws: Array, following: Array, target: Whole, chosen: Whole,
) -> None:  # fmt: skip
    """One round: the next positions into ``following``; whom each challenged; which column of ``worth`` each took."""
    n = capability.shape[0]
    odds, gains, received = np.zeros((n, n)), np.zeros((n, n)), np.zeros(n)
    challenge(options, share, capability, salience, away, risk, target, odds, gains, received)
    made, count = bargains(options, target, capability, salience, position, odds, received)
    value = worth(target, made, count, salience, ideal, away, risk)
    queue = np.empty(1 + 2 * n, dtype=np.int64)
    for k in range(n):
        length = queue_of(k, target, count, queue)
        took = 0
        if length > 1:
            took = queue[pick(choose(options, capability, value, queue, length), draws[k])]
        chosen[k] = took
        if took == 0:
            copy(position[k], following[k])
        else:
            i, b = (took - 1) // 2, (took - 1) % 2
            copy(made[i, b, 0 if i == k else 1], following[k])


@kernel
def apart(here: Array, there: Array) -> float:
    """The plain distance between two points."""
    total = 0.0
    for k in range(here.shape[0]):
        total += (here[k] - there[k]) ** 2
    return math.sqrt(total)


@kernel
def reported(options: Whole, capability: Array, position: Array, away: Array, risk: Array) -> Array:
    """(n,): the chance that an actor's position carries the day, positions at one place counted once."""
    n = position.shape[0]
    first, places = np.empty(n, dtype=np.int64), 0
    for i in range(n):
        new = True
        for m in range(places):
            new = new and apart(position[i], position[first[m]]) >= SAME_PLACE
        if new:
            first[places] = i
            places += 1
    utility = np.empty((places, n))
    for i in range(n):
        for m in range(places):
            utility[m, i] = utility_of(away[i, first[m]], risk[i])
    chance, found = elect(options[1], options[0], options[2], capability, utility), np.zeros(n)
    for i in range(n):
        for m in range(places):  # an actor between two places counts with the later one
            if apart(position[i], position[first[m]]) < SAME_PLACE:
                found[i] = chance[m]
    return found


@kernel
def adjusted(adjust: Array, ideal: Array, position: Array, following: Array) -> None:
    """The next ideals, drawn to the positions by the accommodation matrix; without one (0, 0) they are those."""
    n, dimensions = ideal.shape
    for i in range(n):
        if adjust.shape[0] == 0:
            copy(position[i], following[i])
            continue
        kept = 1.0
        for j in range(n):
            kept -= adjust[i, j]
        for k in range(dimensions):
            total = kept * ideal[i, k]
            for j in range(n):
                total += adjust[i, j] * position[j, k]
            following[i, k] = total


@kernel
def run(
    options: Whole, share: float, rounds: int, capability: Array, salience: Array, start: Array, adjust: Array,
    draws: Array, report: bool,
) -> tuple[int, Array, Array, Array, Array, Whole, Whole]:  # fmt: skip
    """A whole run: how many rounds, then positions and ideals (t, n, d), chances (t, n), moves (t,), targets and
    choices (t, n). ``adjust`` is the accommodation matrix, or (0, 0); ``draws`` is (t, n), negative where none is."""
    n, dimensions = start.shape
    positions = np.empty((rounds + 1, n, dimensions))
    ideals = np.empty((rounds + 1, n, dimensions))
    chances, moves = np.zeros((rounds + 1, n)), np.zeros(rounds)
    targets, choices = np.zeros((rounds, n), dtype=np.int64), np.zeros((rounds, n), dtype=np.int64)
    for i in range(n):
        copy(start[i], positions[0, i])
        copy(start[i], ideals[0, i])
    done = 0
    for t in range(rounds + 1):
        away, risk = assess(options, capability, salience, ideals[t], positions[t])
        if report:
            copy(reported(options, capability, positions[t], away, risk), chances[t])
        if t == rounds or (t >= 2 and moves[t - 1] / (moves[0] + 1e-4) < STILL):
            break
        step(options, share, capability, salience, ideals[t], positions[t], away, risk, draws[t], positions[t + 1],
             targets[t], choices[t])  # fmt: skip
        adjusted(adjust, ideals[t], positions[t + 1], ideals[t + 1])
        for i in range(n):
            moves[t] += apart(positions[t + 1, i], positions[t, i])
        done = t + 1
    return done, positions, ideals, chances, moves, targets, choices


@kernel
def batch(
    options: Whole, share: float, rounds: int, capability: Array, salience: Array, start: Array, draws: Array,
    last: Array, done: Whole, cycle: Whole,
) -> None:  # fmt: skip
    """Many runs (r, n) and (r, n, d): last positions, rounds and the length of the cycle each ended in, or 0."""
    none = np.empty((0, 0))
    for r in range(capability.shape[0]):
        steps, positions, _, _, _, _, _ = run(
            options, share, rounds, capability[r], salience[r], start[r], none, draws[r % draws.shape[0]], False
        )
        done[r], cycle[r] = steps, 0
        for i in range(start.shape[1]):
            copy(positions[steps, i], last[r, i])
        for t in range(steps - 1, -1, -1):
            moved = 0.0
            for i in range(start.shape[1]):
                moved += apart(positions[t, i], positions[steps, i])
            if moved == 0.0:
                cycle[r] = steps - t
                break
