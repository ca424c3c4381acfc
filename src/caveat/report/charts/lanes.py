"""The lane of one line: its stages in columns, a dot for each event that a document shows."""

from __future__ import annotations

from caveat.evidence import Stage
from caveat.report import words
from caveat.report.charts import svg
from caveat.review.result import LineReview

STAGES = tuple(str(stage) for stage in Stage if stage is not Stage.CLOSED)
STEP = 54
FIRST = 26
WIDTH = FIRST * 2 + STEP * (len(STAGES) - 1)


def lane_head() -> str:
    """The names of the stages over their columns; hidden from a screen reader, which hears them in each lane."""
    body = ""
    for index, stage in enumerate(STAGES):
        lines = words.stage(stage).split(" ")
        for up, word in enumerate(reversed(lines)):
            body += svg.text(_x(index), 26 - up * 12, word, "t11", "middle")
    return (
        f'<svg class="lane-head" aria-hidden="true" viewBox="0 0 {WIDTH} 32" width="{WIDTH}" height="32">{body}</svg>'
    )


def lane(line: LineReview, as_of: str) -> str:
    """Where one line stands, drawn: small dots for events passed, a large dot or ring where it stands."""
    body = ""
    dated = _events(line)
    here = _column(line.stage)
    reached = sorted({*dated, *([] if here is None else [here])})
    if len(reached) > 1:
        body += svg.line(_x(reached[0]), 16, _x(reached[-1]), 16, "edge-line")
    for column in reached:
        body += _mark(line, column, here, dated.get(column), as_of)
    if line.held:
        x = _x(here if here is not None else 0) + 11
        body += svg.line(x, 9, x, 23, "stop-line") + svg.line(x + 4, 9, x + 4, 23, "stop-line")
    return svg.frame(WIDTH, 40, lane_words(line), body, "lane")


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


def _mark(line: LineReview, column: int, here: int | None, date: str | None, as_of: str) -> str:
    x = _x(column)
    if column != here:
        return svg.dot(x, 16, 3.5, "ink-fill") + _date(x, date, as_of)
    if line.stage_proved:
        return svg.dot(x, 16, 6.5, "ink-fill") + _date(x, date, as_of)
    return svg.dot(x, 16, 6, "ring") + svg.text(x, 36, "no event", "t11 open strong", "middle")


def _date(x: float, date: str | None, as_of: str) -> str:
    return svg.text(x, 36, words.short_day(date, as_of) if date else "no date", "t11", "middle")


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
