"""Line reviews in; the Pareto front out: which lines no other line matches on every criterion and beats on one.

Five criteria, no weights: earlier bite, greater dependence, nexus, lower cost, quicker reversal. Where nothing public
decides a criterion for a line, it can neither put the line behind another nor another behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.review.result.line import Criterion, FrontRow, LineReview

NEXUS_RANK = {"named": 0, "conduct": 1, "none": 2}
_REVERSAL = (("yes", 0), ("partly", 1), ("hard", 2), ("no", 2))


def front(lines: Sequence[LineReview]) -> tuple[FrontRow, ...]:
    """One row for each open line on which a measure may be taken, on the front or with the lines that dominate it."""
    candidates = [line for line in lines if line.group in ("named", "open")]
    criteria = {line.line: _criteria(line, candidates) for line in candidates}
    rows = []
    for line in candidates:
        ahead = tuple(
            other.line
            for other in candidates
            if other.line != line.line and dominates(criteria[other.line], criteria[line.line])
        )
        rows.append(FrontRow(line.line, not ahead, criteria[line.line], ahead))
    return tuple(rows)


def dominates(one: Sequence[Criterion], other: Sequence[Criterion]) -> bool:
    """True where ``one`` is at least as good on all criteria and better on one.

    A criterion that is unknown for both is not compared; unknown for only one of them, it makes the two incomparable:
    to skip it there could put three lines each behind the next, in a ring, and leave no front.
    """
    better = False
    for mine, theirs in zip(one, other, strict=True):
        if mine.rank is None and theirs.rank is None:
            continue
        if mine.rank is None or theirs.rank is None or mine.rank > theirs.rank:
            return False
        better = better or mine.rank < theirs.rank
    return better


def _criteria(line: LineReview, all_lines: Sequence[LineReview]) -> tuple[Criterion, ...]:
    return (_bite(line, all_lines), _dependence(line, all_lines), _nexus(line), _cost(line), _reversal(line))


def _bite(line: LineReview, lines: Sequence[LineReview]) -> Criterion:
    if not line.bite.days.known:
        return Criterion("bite", line.bite.words, None)
    middle = sum(line.bite.days.bounds) / 2
    earlier = sum(1 for other in lines if other.bite.days.known and sum(other.bite.days.bounds) / 2 < middle)
    return Criterion("bite", "computed, by the middle of its interval; see the line", earlier)


def _dependence(line: LineReview, lines: Sequence[LineReview]) -> Criterion:
    share = line.dependence.share
    if share.known:
        greater = sum(1 for o in lines if o.dependence.share.known and o.dependence.share.bounds[0] > share.bounds[0])
        return Criterion("dependence", "share published; see the line", greater)
    ways = len(line.dependence.substitutes)
    words = "share unknown" + (f"; {ways} other way{'s' if ways > 1 else ''} to come by it on record" if ways else "")
    return Criterion("dependence", words, None)


def _nexus(line: LineReview) -> Criterion:
    best = min((NEXUS_RANK[tie.kind] for tie in line.nexus), default=2)
    words = {0: "named as leverage", 1: "bears on the conduct", 2: "no tie on record"}[best]
    return Criterion("nexus", words, best)


def _cost(line: LineReview) -> Criterion:
    """No cost in money is public for most lines; a side effect against an objective is a cost that is."""
    side_effects = sum(1 for row in line.cost if row.kind == "side-effect")
    if side_effects:
        return Criterion("cost", "money unknown; a side effect works against an objective", 1)
    return Criterion("cost", "unknown", None)


def _reversal(line: LineReview) -> Criterion:
    """The quickest to undo among the powers that are open now."""
    ranks = [rank for gate in line.stop_map if gate.state == "open" and (rank := _rank(gate.reversible)) is not None]
    if not ranks:
        return Criterion("reversal", "no power is open without a condition", None)
    best = min(ranks)
    return Criterion("reversal", {0: "can be undone", 1: "partly", 2: "hard to undo"}[best], best)


def _rank(words: str) -> int | None:
    start = words.lower()
    return next((rank for word, rank in _REVERSAL if start.startswith(word)), None)


def words(rows: Sequence[FrontRow]) -> str:
    """What the front says, and what it cannot say."""
    on = [row.line for row in rows if row.on_front]
    if not rows:
        return "No line is open to a measure."
    undecided = sorted({criterion.name for row in rows for criterion in row.criteria if criterion.rank is None})
    told = f"{len(on)} of {len(rows)} open lines stand on the front: no other line matches them on every criterion"
    told += " and beats them on one."
    if undecided:
        told += (
            f" Nothing public decides {', '.join(undecided)} for some lines. Where that is so for one of two lines, "
            "neither is put behind the other; so a line can stand here because little is known of it."
        )
    return told
