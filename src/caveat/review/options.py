"""Line reviews in; the five standing options and the case's own out, each with its legal screen.

Every review compares at least: carry on, the narrowest stick, the broadest lawful stick, a carrot, and both together.
Who is touched follows rules that the option states; nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Figure, Measure
from caveat.review.casefile import CaseOption, Line, OptionMeasure, Transfer
from caveat.review.cite import Citer
from caveat.review.result import (
    LegalPart,
    LegalScreen,
    LineReview,
    MeasureView,
    ObjectiveView,
    OptionReview,
    Prose,
)

Screen = Callable[[Transfer, Line, Measure], LegalPart]
Polarity = Literal["none", "stick", "carrot", "both"]
STICKS = frozenset({Measure.PAUSE, Measure.SLOW, Measure.WITHHOLD, Measure.CONDITION})


@dataclass(frozen=True, slots=True)
class Setting:
    """What every option is built from."""

    citer: Citer
    lines: Sequence[LineReview]
    objectives: Sequence[ObjectiveView]
    screen: Screen

    def line(self, line_id: str) -> tuple[Transfer, Line]:
        """The case's own rows for a line."""
        return next(
            (transfer, line)
            for transfer in self.citer.dossier.case.transfers
            for line in transfer.lines
            if line.id == line_id
        )


def standing(setting: Setting) -> tuple[OptionReview, ...]:
    """The five standing options, then the case's own."""
    named = [line for line in setting.lines if line.group == "named"]
    open_lines = [line for line in setting.lines if line.group in ("named", "open")]
    asked = [line for line in open_lines if line.stage == "requested" and not line.held]
    lawful = [line for line in open_lines if _screen(setting, line, Measure.PAUSE).status != "barred"]
    narrow = tuple(_measure(line, Measure.PAUSE) for line in named)
    carrot = tuple(_measure(line, Measure.EXPEDITE) for line in asked)
    condition = next((one.id for one in setting.objectives if _testable(one)), None)
    conditional = tuple(_measure(line, Measure.PAUSE, condition) for line in named)
    none_named = "No open line is named as leverage by a report that states the aim, so this option touches none."
    none_asked = "No open line still waits at the request, so there is nothing to bring forward."
    return (
        _option(setting, "carry-on", "Carry on", "none", "No measure: deliveries as they stand.", ()),
        _option(setting, "narrow-stick", "Narrowest stick", "stick",
                "Pause only the open lines that the report itself names as leverage." if named else none_named, narrow),
        _option(setting, "broad-stick", "Broadest lawful stick", "stick",
                "Pause every open line that is not out of bounds and that no law keeps from being paused.",
                tuple(_measure(line, Measure.PAUSE) for line in lawful)),
        _option(setting, "carrot", "Carrot", "carrot",
                "Bring forward every open line that still waits at the request." if asked else none_asked, carrot),
        _option(setting, "both", "Both together", "both",
                "The narrowest stick, released when a testable objective is met; then the carrot.",
                (*conditional, *carrot)),
        *(_from_case(setting, option) for option in setting.citer.dossier.case.options),
    )  # fmt: skip


def _testable(objective: ObjectiveView) -> bool:
    return objective.status == "sought" and any(indicator.threshold for indicator in objective.indicators)


def _measure(line: LineReview, measure: Measure, objective: str | None = None) -> MeasureView:
    release = f"released when {objective} is met, as its indicator shows" if objective else None
    return MeasureView(measure.value, line.line, line.transfer, None, None, objective, release)


def _from_case(setting: Setting, option: CaseOption) -> OptionReview:
    views = [_case_measure(setting, measure, line) for measure in option.measures for line in measure.lines]
    return _option(
        setting, option.id, option.name, option.polarity, option.reason or "Set up in the case.", tuple(views)
    )


def _case_measure(setting: Setting, measure: OptionMeasure, line_id: str) -> MeasureView:
    transfer, line = setting.line(line_id)
    figure: Figure | None = None
    if measure.quantity is not None:
        figure = setting.citer.figure(measure.quantity, transfer.sources, line.description, items=(line.item,))
    return MeasureView(
        measure.measure.value, line_id, transfer.id, None, figure, measure.objective,
        measure.release or (f"until {measure.end}" if measure.end else None),
    )  # fmt: skip


def _option(
    setting: Setting, option_id: str, name: str, polarity: Polarity, why: str, measures: tuple[MeasureView, ...]
) -> OptionReview:
    touched = tuple(dict.fromkeys(view.line for view in measures))
    reviews = [line for line in setting.lines if line.line in touched]
    return OptionReview(
        id=option_id,
        name=name,
        polarity=polarity,
        why=why,
        measures=measures,
        lines_touched=touched,
        defensive_untouched=not any(line.excluded for line in reviews if _held_back(line, measures)),
        legal=_legal(setting, measures),
        undone_by=_undone(reviews, measures),
        felt_after=_felt(reviews, measures),
        against=_against(setting, reviews, measures),
        costs=tuple(dict.fromkeys(row.text for line in reviews for row in line.cost if row.figure is None)),
    )


def _held_back(line: LineReview, measures: Sequence[MeasureView]) -> bool:
    return any(view.line == line.line and Measure(view.measure) in STICKS for view in measures)


def _screen(setting: Setting, line: LineReview, measure: Measure) -> LegalPart:
    transfer, row = setting.line(line.line)
    return setting.screen(transfer, row, measure)


def _legal(setting: Setting, measures: Sequence[MeasureView]) -> LegalScreen:
    """The screens of all measures, joined where they say the same."""
    parts: dict[tuple[str, ...], LegalPart] = {}
    for view in measures:
        transfer, line = setting.line(view.line)
        found = setting.screen(transfer, line, Measure(view.measure))
        key = (found.status, found.measure, *found.holders, "|", *found.provisions, "|", *found.needs, *found.barred_by)
        if key in parts:
            found = _with_lines(found, (*parts[key].lines, view.line))
        parts[key] = found
    joined = tuple(parts.values())
    statuses = {part.status for part in joined}
    status: Literal["may-be-done-now", "needs-first", "barred", "in-part", "unknown", "nothing-to-do"]
    status = "nothing-to-do" if not joined else (joined[0].status if len(statuses) == 1 else "in-part")
    return LegalScreen(
        status=status,
        words=_legal_words(joined),
        holders=_each(part.holders for part in joined),
        provisions=_each(part.provisions for part in joined),
        needs=_each(part.needs for part in joined),
        barred_by=_each(part.barred_by for part in joined),
        parts=joined,
    )


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))


def _with_lines(part: LegalPart, lines: tuple[str, ...]) -> LegalPart:
    return LegalPart(
        part.status, part.measure, tuple(dict.fromkeys(lines)), part.holders, part.provisions, part.needs,
        part.barred_by, part.words,
    )  # fmt: skip


STATUS_WORDS = {
    "may-be-done-now": "may be done now",
    "needs-first": "needs something first",
    "barred": "barred",
    "unknown": "not settled by the law that is held here",
}


def _legal_words(parts: Sequence[LegalPart]) -> str:
    if not parts:
        return "No measure, so nothing to screen."
    counts: dict[tuple[str, str], int] = {}
    for part in parts:
        key = (part.measure, STATUS_WORDS[part.status])
        counts[key] = counts.get(key, 0) + len(part.lines)
    told = [
        f"{measure} on {count} line{'' if count == 1 else 's'}: {status}" for (measure, status), count in counts.items()
    ]
    return "; ".join(told) + "."


def _undone(lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> str:
    if not measures:
        return "nothing to undo"
    words = [
        gate.reversible
        for line in lines
        if _held_back(line, measures)
        for gate in line.stop_map
        if gate.state == "open" and not gate.any_time
    ]
    carrots = any(Measure(view.measure) not in STICKS for view in measures)
    told = list(dict.fromkeys(words))[:3]
    if carrots:
        told.append("what has been offered or brought forward is undone only by a later stop")
    return "; ".join(told) or "no open power names how it is undone"


def _felt(lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> str:
    """When it would be felt: computed for the lines held back, or not computable, never guessed."""
    held = [line for line in lines if _held_back(line, measures)]
    if not measures:
        return "nothing to feel"
    if not held:
        return "not before the steps that the legal screen names, then production or release"
    if any(line.bite.days.known for line in held):
        return "computed for some lines; see each line"
    return "not computable from public facts"


def _against(setting: Setting, lines: Sequence[LineReview], measures: Sequence[MeasureView]) -> tuple[Prose, ...]:
    """What the record holds against an option."""
    told: list[Prose] = []
    for objective in setting.objectives:
        for indicator in objective.indicators:
            if not measures and indicator.verdict == "not-met" and indicator.shortfall is not None:
                told.append((f"{indicator.measure}: stays short by ", indicator.shortfall, "."))
    held = [line for line in lines if _held_back(line, measures)]
    for row in dict.fromkeys(row.text for line in held for row in line.cost if row.kind == "side-effect"):
        told.append((f"{row[0].upper()}{row[1:].rstrip('.')}.",))
    for line in held:
        for other in line.dependence.substitutes:
            told.append((f"{line.item_name}: another way to come by it is on record: {other.text.rstrip('.')}.",))
    if any(line.held for line in lines):
        told.append(
            ("A measure is already in force on a line that this option touches; it would change nothing there.",)
        )
    if any(Measure(view.measure) not in STICKS for view in measures):
        told.append(
            ("It adds to the means of the conduct that the objectives would curb, where the items bear on it.",)
        )
    return tuple(dict.fromkeys(told))
