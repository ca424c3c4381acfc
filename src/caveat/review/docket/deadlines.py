"""A docket's lines, its questions and a day in; every clock that bears on it out, each with its arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from caveat.dates import weekday_words
from caveat.law import gates
from caveat.law.clocks import Step
from caveat.review.docket.acts import Decided
from caveat.review.docket.acts import Step as DecisionStep
from caveat.review.docket.ground import Ground, LineCard
from caveat.review.docket.state import Docket

Kind = Literal["statutory", "custom", "target", "review due", "condition due", "question due"]


@dataclass(frozen=True, slots=True)
class Running:
    """A clock, or a plain due date, with its arithmetic."""

    id: str
    """Names it within the docket, so that a calendar keeps it apart."""
    kind: Kind
    what: str
    line: str | None
    starts: date | None
    ends: date | None
    """None where no day can be computed; ``not_before`` then bounds it, where there is a bound."""
    not_before: date | None
    stopped: bool
    """True while it does not run."""
    steps: tuple[Step, ...]
    met: date | None = None
    """The day on which what it runs for was done."""
    waived: bool = False
    """True where an emergency statement keeps it from running."""

    @property
    def words(self) -> str:
        """Its end, for a reader."""
        if self.waived:
            return "waived by an emergency statement, 0 days"
        if self.met is not None:
            return f"done {weekday_words(self.met)}"
        if self.ends is not None:
            return weekday_words(self.ends)
        bound = f"not before {weekday_words(self.not_before)}" if self.not_before else "no day can be computed"
        return f"stopped; {bound}" if self.stopped else bound


def running(docket: Docket, ground: Ground, today: date, holidays: Collection[date] = ()) -> tuple[Running, ...]:
    """Every clock of a docket: of the law by line, the internal target, and the due dates that people set."""
    cards = ground.in_view(docket)
    found = [clock for card in cards for clock in statutory(card, ground.as_of)]
    if docket.target_days is not None and docket.closed is None:
        found += [target(docket, card.line, today, holidays) for card in cards]
        found.append(target(docket, None, today, holidays))
    return (*found, *_due(docket))


def statutory(card: LineCard, day: date) -> Iterator[Running]:
    """The clocks of the law that were started on a line, as the stop map has them."""
    for gate in gates.stop_map(card.facts, day):
        told = gate.deadline
        if told is None or gate.opens_on is None:
            continue
        yield Running(
            id=f"{card.line}.{gate.rule.id}",
            kind="statutory" if told.binding else "custom",
            what=f"{gate.rule.name}, {card.line}: {told.cite}; then {told.effect}",
            line=card.line, starts=told.starts, ends=told.ends, not_before=told.not_before, stopped=False,
            steps=told.steps, waived=told.waived,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stop:
    """A question to an outside party, during which the target does not run."""

    seq: int
    asked: date
    ended: date | None

    def over(self, day: date, today: date) -> bool:
        """True where the question was open at the end of a day, an open one to the end of today."""
        return self.asked <= day and (day < self.ended if self.ended else day < today)


def target(docket: Docket, line: str | None, today: date, holidays: Collection[date] = ()) -> Running:
    """The internal target for a line, or for the review as a whole: working days, without those of an open question.

    Day 1 is the working day after the review was opened. The day on which a question is asked does not count; the day
    on which it ends does. While a question is open no end can be told: only that it is not before a day.
    """
    assert docket.target_days is not None
    start = docket.opened.day
    stops = [
        _Stop(one.seq, date.fromisoformat(one.at[:10]), one.ended.day if one.ended else None)
        for one in docket.questions
        if one.concerns(line)
    ]
    end, skipped = _count(start, docket.target_days, stops, today, holidays)
    waiting = [one for one in stops if one.ended is None and end >= one.asked]
    about = line or "the review as a whole"
    return Running(
        id=f"{line or 'review'}.target",
        kind="target",
        what=f"Internal target, {about}: {docket.target_days} working days",
        line=line, starts=start, ends=None if waiting else end, not_before=end if waiting else None,
        stopped=bool(waiting), steps=tuple(_arithmetic(docket, start, stops, skipped, end, bool(waiting), holidays)),
        met=_decided_on(docket, line),
    )  # fmt: skip


def _count(
    start: date, days: int, stops: Sequence[_Stop], today: date, holidays: Collection[date]
) -> tuple[date, dict[int, int]]:
    """The last day of a count, and how many working days each question took out of it."""
    skipped: dict[int, int] = {}
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() >= 5 or day in holidays:
            continue
        over = next((one for one in stops if one.over(day, today)), None)
        if over is None:
            days -= 1
        else:
            skipped[over.seq] = skipped.get(over.seq, 0) + 1
    return day, skipped


def _arithmetic(
    docket: Docket, start: date, stops: Sequence[_Stop], skipped: dict[int, int], end: date, waiting: bool,
    holidays: Collection[date],
) -> Iterator[Step]:  # fmt: skip
    yield Step("the review was opened", weekday_words(start), f"record {docket.opened.seq}")
    yield Step("internal target", f"{docket.target_days} working days", "set by the office; nothing follows by law")
    for one in stops:
        until = f"to {weekday_words(one.ended)}" if one.ended else "and is open still"
        count = skipped.get(one.seq, 0)
        days = f"{count} working day{'' if count == 1 else 's'} {'does' if count == 1 else 'do'} not count"
        yield Step(f"question {one.seq} asked", weekday_words(one.asked), f"{until}; {days}")
    left_out = (
        f"{len(holidays)} public holidays left out" if holidays else "no public holidays are set, so none is left out"
    )
    told = f"not before {weekday_words(end)}" if waiting else weekday_words(end)
    yield Step("ends", told, f"Monday to Friday; day 1 is the day after; {left_out}")


def _decided_on(docket: Docket, line: str | None) -> date | None:
    for one in docket.decisions:
        if isinstance(one.said, Decided) and one.said.step is DecisionStep.DECIDE and one.said.line in (line, None):
            return date.fromisoformat(one.at[:10])
    return None


def _due(docket: Docket) -> Iterator[Running]:
    """The due dates that people set: of the review, of open questions, of conditions that are watched."""
    if docket.due is not None and docket.closed is None:
        yield _plain(
            docket, "review.due", "review due", f"Review {docket.name} is due: {docket.about.question}", docket.due
        )
    for question in docket.questions:
        if question.open and question.said.due is not None:
            what = f"Answer of {question.said.of} to question {question.seq} is due"
            yield _plain(docket, f"{question.seq}.due", "question due", what, question.said.due, question.said.line)
    for one in docket.conditions:
        if docket.watched(one):
            what = f"Condition {one.ref} is due: {one.terms.indicator}"
            yield _plain(docket, f"{one.ref}.due", "condition due", what, one.terms.due, one.line)


def _plain(docket: Docket, name: str, kind: Kind, what: str, day: date, line: str | None = None) -> Running:
    return Running(
        id=name, kind=kind, what=what, line=line, starts=None, ends=day, not_before=None, stopped=False,
        steps=(Step("due", weekday_words(day), f"set by a person on {docket.name}"),),
    )  # fmt: skip
