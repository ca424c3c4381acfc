"""An option's measures and the lines they touch in; what the record holds against it, and how it is undone, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Measure
from caveat.review.result.claim import Prose
from caveat.review.result.line import LineReview
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.option import MeasureView

STICKS = frozenset({Measure.PAUSE, Measure.SLOW, Measure.WITHHOLD, Measure.CONDITION})


def held_back(line: LineReview, measures: Sequence[MeasureView]) -> bool:
    """True where one of the measures holds the line back."""
    return any(view.line == line.line and Measure(view.measure) in STICKS for view in measures)


def undone(lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> str:
    """How it would be undone, power by power, as the powers that are open name it."""
    if not measures:
        return "nothing to undo"
    words = [
        f"{gate.gate}: {gate.reversible}"
        for line in lines
        if held_back(line, measures)
        for gate in line.stop_map
        if gate.state == "open" and not gate.any_time
    ]
    carrots = any(Measure(view.measure) not in STICKS for view in measures)
    each = list(dict.fromkeys(words))
    told = each[:3] + ([f"{len(each) - 3} more powers stand on the stop map"] if len(each) > 3 else [])
    if carrots:
        told.append("What has been offered or brought forward is undone only by a later stop")
    return ". ".join(told) or "no open power names how it is undone"


def felt(lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> str:
    """When it would be felt: computed for the lines held back, or not computable, never guessed."""
    held = [line for line in lines if held_back(line, measures)]
    if not measures:
        return "nothing to feel"
    if not held:
        return "not before the steps that the legal screen names, then production or release"
    if any(line.bite.days.known for line in held):
        return "computed for some lines; see each line"
    return "not computable from public facts"


def against(
    objectives: Sequence[ObjectiveView], lines: Sequence[LineReview], measures: Sequence[MeasureView]
) -> tuple[Prose, ...]:
    """What the record holds against an option; first of all that it breaks the case's own bounds, if it does."""
    held = [line for line in lines if held_back(line, measures)]
    told: list[Prose] = [*_out_of_bounds(lines, measures), *(() if measures else _shortfalls(objectives))]
    for row in dict.fromkeys(row.text for line in held for row in line.cost if row.kind == "side-effect"):
        told.append((f"{row[0].upper()}{row[1:].rstrip('.')}.",))
    told += [*_other_ways(held), *_changes_nothing(held, measures)]
    if any(Measure(view.measure) not in STICKS for view in measures):
        told.append(
            ("It adds to the means of the conduct that the objectives would curb, where the items bear on it.",)
        )
    return tuple(dict.fromkeys(told))


def _out_of_bounds(lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> list[Prose]:
    """Only an option of the case's own can do this; no standing option touches such a line."""
    return [
        (
            f"OUT OF BOUNDS: this option would {view.measure} {line.item_name} ({line.line}), which the case leaves "
            f"out. {line.exclusion_reason or ''}".rstrip(),
        )
        for line in lines
        if line.excluded
        for view in measures
        if view.line == line.line
    ]


def _shortfalls(objectives: Sequence[ObjectiveView]) -> list[Prose]:
    return [
        (f"{indicator.measure}: stays short by ", indicator.shortfall, ".")
        for objective in objectives
        if objective.status == "sought"
        for indicator in objective.indicators
        if indicator.verdict == "not-met" and indicator.shortfall is not None
    ]


def _other_ways(held: Sequence[LineReview]) -> list[Prose]:
    """Other ways to come by what is held back, but for those that the same option holds back too."""
    stopped = {line.line for line in held}
    return [
        (f"{line.item_name}: another way to come by it is on record: {other.text.rstrip('.')}.",)
        for line in held
        for other in line.dependence.substitutes
        if other.transfer not in stopped
    ]


def _changes_nothing(held: Sequence[LineReview], measures: Sequence[MeasureView]) -> list[Prose]:
    same = [
        line.line
        for line in held
        if any(view.line == line.line and view.measure == hold.measure for view in measures for hold in line.held)
    ]
    if not same:
        return []
    return [(f"It is in force already and changes nothing on {', '.join(same)}.",)]
