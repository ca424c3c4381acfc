"""The lane of one line: its stages in columns, a dot for each event that a document shows."""

from __future__ import annotations

from caveat.evidence import Stage
from caveat.report import words
from caveat.report.charts import svg
from caveat.review.result.line import LineReview

STAGES = tuple(str(stage) for stage in Stage if stage is not Stage.CLOSED)
STEP = 48
FIRST = 33
NO_EVENT = "no event"
WIDTH = FIRST * 2 + STEP * (len(STAGES) - 1)


def lane_head() -> str:
    """The names of the stages over their columns, on two steps so that neighbours do not touch.

    Hidden from a screen reader, which hears the stages in each lane.
    """
    body = ""
    for index, stage in enumerate(STAGES):
        low = index % 2 == 0
        body += svg.text(_x(index), 27 if low else 11, words.stage(stage), "t11", "middle")
        body += svg.line(_x(index), 31 if low else 15, _x(index), 36, "rule-line")
    return (
        f'<svg class="lane-head" aria-hidden="true" viewBox="0 0 {WIDTH} 36" width="{WIDTH}" height="36">{body}</svg>'
    )


def lane(line: LineReview, as_of: str) -> str:
    """Where one line stands, drawn: small dots for events passed, a large dot or ring where it stands."""
    body = ""
    dated = _events(line)
    here = _column(line.stage)
    reached = sorted({*dated, *([] if here is None else [here])})
    if len(reached) > 1:
        body += svg.line(_x(reached[0]), 16, _x(reached[-1]), 16, "edge-line")
    beside = False
    for column in reached:
        label = _label(line, column, here, dated.get(column), as_of)
        # A date beside another stands a step lower, so that the two do not touch.
        beside = column - 1 in reached and not beside and svg.width(label, 11) > STEP - 12
        body += _mark(line, column, here) + svg.text(
            _x(column), 48 if beside else 36, label, "t11 open strong" if label == NO_EVENT else "t11", "middle"
        )
    if line.held:
        x = _x(here if here is not None else 0) + 11
        body += svg.line(x, 9, x, 23, "stop-line") + svg.line(x + 4, 9, x + 4, 23, "stop-line")
    return svg.frame(WIDTH, 52, lane_words(line), body, "lane")


def lane_words(line: LineReview) -> str:
    """The lane as a sentence: which stages have events, where the line stands, what is held."""
    passed = [
        f"{words.stage(event.stage)} {words.day(event.date) if event.date else 'on a day not public'}"
        for event in line.stage_evidence
    ]
    if line.stage_proved:
        passed.append(f"stands at {words.stage(line.stage)}; nothing later is public" if passed else line.stage_words)
    else:
        passed.append(f"reported {words.stage(line.stage)}, no event shows it")
    for hold in line.held:
        passed.append(f"held since {words.day(hold.since)}, {hold.holder}")
    return "; ".join(passed)


def _mark(line: LineReview, column: int, here: int | None) -> str:
    if column != here:
        return svg.dot(_x(column), 16, 3.5, "ink-fill")
    return svg.dot(_x(column), 16, 6.5, "ink-fill") if line.stage_proved else svg.dot(_x(column), 16, 6, "ring")


def _label(line: LineReview, column: int, here: int | None, date: str | None, as_of: str) -> str:
    if column == here and not line.stage_proved:
        return NO_EVENT
    return words.short_day(date, as_of) if date else "no date"


def _events(line: LineReview) -> dict[int, str | None]:
    """The column of each stage with an event, and the last date on which one is shown."""
    found: dict[int, str | None] = {}
    for event in line.stage_evidence:
        column = _column(event.stage)
        if column is not None:
            found[column] = event.date or found.get(column)
    return found


def _column(stage: str) -> int | None:
    if stage == Stage.CLOSED:
        return STAGES.index(Stage.DELIVERED)
    return STAGES.index(stage) if stage in STAGES else None


def _x(column: int) -> float:
    return FIRST + column * STEP
