"""Line reviews in; the five standing options and the case's own out, each with its legal screen.

Every review compares at least: carry on, the narrowest stick, the broadest lawful stick, a carrot, and both together.
Who is touched follows rules that the option states; nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from caveat.dates import PartialDate
from caveat.evidence import Figure, Measure
from caveat.review.against import against, felt, held_back, undone
from caveat.review.casefile import CaseOption, OptionMeasure
from caveat.review.casepipeline import Line, Transfer
from caveat.review.cite import Citer
from caveat.review.result.line import LineReview
from caveat.review.result.objective import ObjectiveView
from caveat.review.result.option import LegalPart, LegalScreen, MeasureView, OptionReview

Screen = Callable[[Transfer, Line, Measure], LegalPart]
Polarity = Literal["none", "stick", "carrot", "both"]


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
    """The five standing options, then the case's own.

    Holds   no standing option touches a line that is out of bounds; the broadest stick touches no line that the law
            bars or does not settle.
    """
    named = [line for line in setting.lines if line.group == "named"]
    open_lines = [line for line in setting.lines if line.group in ("named", "open")]
    lawful, left_out = _lawful(setting, open_lines)
    given, carrot_why = _carrot(setting, open_lines)
    narrow = tuple(_stick(line) for line in named)
    carrot = tuple(_give(line) for line in given)
    both_why, both = _both(setting, named, given)
    return (
        _option(setting, "carry-on", "Carry on", "none", _carry_on(open_lines), ()),
        _option(setting, "narrow-stick", "Narrowest stick", "stick", _narrow_why(named), narrow),
        _option(setting, "broad-stick", "Broadest lawful stick", "stick",
                f"{BROAD if lawful else NO_LAWFUL}{left_out}{_kept(lawful)}", tuple(_stick(line) for line in lawful)),
        _option(setting, "carrot", "Carrot", "carrot", carrot_why, carrot),
        _option(setting, "both", "Both together", "both", both_why, both),
        *(_from_case(setting, option) for option in setting.citer.dossier.case.options),
    )  # fmt: skip


NARROW = "Pause only the open lines that the report itself names as leverage."
NO_NAMED = "No open line is named as leverage by a report that states the aim, so this option touches none."
BROAD = "Pause every open line that is not out of bounds, where the law lets it be done now or after a named step."
NO_LAWFUL = "No open line may lawfully be paused by the law that is held here, so this option touches none."


def _carry_on(lines: Sequence[LineReview]) -> str:
    held = sum(1 for line in lines if line.held)
    stays = (
        f" What is already in force on {_lines(held)} stays as it is, until it ends by its own terms." if held else ""
    )
    return f"No measure is added: deliveries as they stand.{stays}"


def _narrow_why(named: Sequence[LineReview]) -> str:
    return f"{NARROW}{_kept(named)}" if named else NO_NAMED


def _kept(lines: Sequence[LineReview]) -> str:
    """Which lines such a measure binds already: there the option keeps it, and adds nothing."""
    kept = [line.line for line in lines if any(_stick(line).measure == hold.measure for hold in line.held)]
    return f" Already so on the day, and kept: {', '.join(kept)}." if kept else ""


def _lawful(setting: Setting, lines: Sequence[LineReview]) -> tuple[list[LineReview], str]:
    """The lines that may be held back now or after a named step; and which are left out, by what."""
    lawful, told = [], []
    for line in lines:
        found = _screen(setting, line, Measure(_stick(line).measure))
        if found.status in ("may-be-done-now", "needs-first"):
            lawful.append(line)
        else:
            why = "; ".join(found.barred_by) or found.words
            told.append(f"{line.line} ({STATUS_WORDS[found.status]}: {why})")
    return lawful, f" Left out: {'; '.join(told)}." if told else ""


def _carrot(setting: Setting, lines: Sequence[LineReview]) -> tuple[list[LineReview], str]:
    """What there is to give, nearest to hand first: a request that waits, then a measure to lift, then more speed."""
    if asked := [line for line in lines if line.stage == "requested" and not line.held]:
        return asked, "Bring forward every open line that still waits at the request."
    none = "No open line waits at the request"
    if held := [line for line in lines if line.held]:
        return held, f"{none}, so what there is to give is the measure in force: lift it on {_lines(len(held))}."
    may = ("may-be-done-now", "needs-first")
    if faster := [line for line in lines if _screen(setting, line, Measure.EXPEDITE).status in may]:
        return faster, f"{none} and no measure is in force to be lifted, so speed up the lines that may be sped up."
    return [], f"{none}, no measure is in force to be lifted, and no power to speed a line up is held here."


def _both(
    setting: Setting, named: Sequence[LineReview], given: Sequence[LineReview]
) -> tuple[str, tuple[MeasureView, ...]]:
    """The narrowest stick with its release, and the carrot on the lines that the stick leaves free."""
    testable = [one.id for one in setting.objectives if _testable(one)]
    sticks = tuple(_stick(line, _released_by(line, testable)) for line in named)
    free = [line for line in given if line not in named]
    if not named:
        first = "No open line is named as leverage, so there is no stick"
    elif any(view.objective for view in sticks):
        first = "The narrowest stick, released when a testable objective is met"
    else:
        first = "The narrowest stick; no objective has a published threshold, so no indicator can release it"
    then = "then the carrot" if free else "no line is left for a carrot"
    return f"{first}; {then}.", (*sticks, *(_give(line) for line in free))


def _released_by(line: LineReview, testable: Sequence[str]) -> str | None:
    """The testable objective for which the line is named; else the first that is testable."""
    named = [tie.objective for tie in line.nexus if tie.kind == "named"]
    return next((one for one in testable if one in named), testable[0] if testable else None)


def _testable(objective: ObjectiveView) -> bool:
    return objective.status == "sought" and any(
        indicator.threshold is not None and indicator.threshold.known for indicator in objective.indicators
    )


def _stick(line: LineReview, objective: str | None = None) -> MeasureView:
    """A pause; where the line is withheld already, that, because a pause would loosen it."""
    withheld = any(hold.measure == Measure.WITHHOLD.value for hold in line.held)
    measure = Measure.WITHHOLD if withheld else Measure.PAUSE
    release = f"released when {objective} is met, as its indicator shows" if objective else None
    return MeasureView(measure.value, line.line, line.transfer, None, None, objective, release)


def _give(line: LineReview) -> MeasureView:
    """The line brought forward; where a measure is in force on it, by lifting that."""
    lifted = "; ".join(
        f"lifts the {hold.measure} in force since {PartialDate.parse(hold.since.split('/')[0]).words()}"
        for hold in line.held
    )
    return MeasureView(Measure.EXPEDITE.value, line.line, line.transfer, None, None, None, lifted or None)


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"


def _from_case(setting: Setting, option: CaseOption) -> OptionReview:
    there = {line.line for line in setting.lines}
    views = [
        _case_measure(setting, measure, line) for measure in option.measures for line in measure.lines if line in there
    ]
    held = setting.citer.dossier
    # A reason names no document and was written for the case's own day; on an earlier one it may say too much.
    reason = option.reason if held.as_of >= held.case.case.as_of else None
    return _option(setting, option.id, option.name, option.polarity, reason or "Set up in the case.", tuple(views))


def _case_measure(setting: Setting, measure: OptionMeasure, line_id: str) -> MeasureView:
    transfer, line = setting.line(line_id)
    figure: Figure | None = None
    if measure.quantity is not None:
        figure = setting.citer.figure(measure.quantity, transfer.sources, line.description, items=(line.item,))
    sought = {objective.id for objective in setting.objectives}
    return MeasureView(
        measure.measure.value, line_id, transfer.id, None, figure,
        measure.objective if measure.objective in sought else None,
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
        defensive_untouched=not any(line.excluded for line in reviews),
        legal=_legal(setting, measures),
        undone_by=undone(reviews, measures),
        felt_after=felt(reviews, measures),
        against=against(setting.objectives, reviews, measures),
        costs=tuple(
            dict.fromkeys(
                row.text
                for line in reviews
                if held_back(line, measures)
                for row in line.cost
                if row.figure is None and row.kind != "side-effect"
            )
        ),
    )


def _screen(setting: Setting, line: LineReview, measure: Measure) -> LegalPart:
    transfer, row = setting.line(line.line)
    return setting.screen(transfer, row, measure)


def _legal(setting: Setting, measures: Sequence[MeasureView]) -> LegalScreen:
    """The screens of all measures, joined where they say the same."""
    parts: dict[tuple[str, ...], LegalPart] = {}
    for view in measures:
        transfer, line = setting.line(view.line)
        found = setting.screen(transfer, line, Measure(view.measure))
        key = (
            found.status, found.measure, found.words, "|", *found.holders, "|", *found.provisions, "|", *found.needs,
            "|", *found.barred_by,
        )  # fmt: skip
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
