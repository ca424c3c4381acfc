"""A start date, a recipient and a provision in; the deadline out, with the arithmetic that a reader can check."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date

from caveat.dates import add_calendar_days, add_working_days, weekday_words
from caveat.errors import NotInForce, RuleError
from caveat.law.groups import ANYBODY, OTHERS, group_of, groups, in_group, known_country, name_of
from caveat.law.provisions import Provision, get
from caveat.law.terms import Clock


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic."""

    label: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a clock ends, and what follows.

    Holds   ``ends`` is None where it cannot be computed; a step says what is missing, and ``not_before`` bounds it.
    """

    provision: str
    cite: str
    starts: date
    days: int | None
    """None where the text counts months."""
    ends: date | None
    waived: bool
    counts: str
    effect: str
    steps: tuple[Step, ...]
    not_before: date | None = None
    """The earliest day on which it can end, where the day itself cannot be computed."""
    would_end: date | None = None
    """The end that the wait would have had, where it is waived."""
    binding: bool = True
    """False for custom and targets: nothing follows by law."""
    toward: str = "after"
    """before: ``ends`` is the last day for an act that has to come before the start."""


def ends(
    provision_id: str,
    start: date,
    recipient: str,
    *,
    emergency: bool = False,
    case: str | None = None,
    holidays: frozenset[date] = frozenset(),
) -> Deadline:
    """When the clock of a provision ends. Day 1 is the day after the step that starts it.

    ``case`` picks one of the provision's named cases, such as ``506a2-NARCOTICS-OR-ANTITERRORISM``. ``holidays`` are
    left out of a count of working days. Who belongs to which group is read as of ``start``.

    Raises  UnknownTerm for an unknown provision, or a recipient that is no country code; otherwise as ``reckon``.
    """
    provision = get(provision_id)
    known_country(recipient, "recipient")
    return reckon(provision, start, recipient, emergency=emergency, case=case, holidays=holidays)


def reckon(
    provision: Provision,
    start: date,
    recipient: str,
    *,
    emergency: bool = False,
    case: str | None = None,
    holidays: frozenset[date] = frozenset(),
) -> Deadline:
    """When the clock of a provision ends that is at hand, whoever the recipient.

    Raises  NotInForce where the provision, or its wait for this recipient, did not stand on the day of the start;
            RuleError where it has no clock, no number for this recipient, no emergency statement where one is claimed,
            or an end beyond the calendar.
    """
    clock = _clock(provision, start, emergency)
    key, why = _key(provision, clock, start, recipient, case)
    try:
        end, last = _end(provision, clock, start, key, holidays)
    except (OverflowError, ValueError):
        raise RuleError(
            f"{provision.id}: {clock.wait_words(key)} {clock.toward} {start.isoformat()} lie outside the calendar. "
            "Give a start within the years that the rule can meet."
        ) from None
    told = Deadline(
        provision=provision.id,
        cite=provision.cite,
        starts=start,
        days=clock.days.get(key),
        ends=end,
        waived=False,
        counts=clock.counts,
        effect=clock.then,
        steps=(*_opening(provision, clock, start, key, why), last),
        not_before=None if end else add_calendar_days(start, clock.days[key]),
        binding=clock.binding,
        toward=clock.toward,
    )
    return _waived(told, provision, clock) if emergency else told


def wait(provision: Provision, day: date, recipient: str) -> str | None:
    """The wait of a provision for a recipient as of a day, for a reader; None where no number is held."""
    if provision.clock is None:
        return None
    try:
        key, _ = _key(provision, provision.clock, day, recipient, None)
    except RuleError:
        return None
    return provision.clock.wait_words(key)


def waivable(provision: Provision) -> bool:
    """True where an emergency statement waives the wait. No custom is waived so: nothing there binds."""
    return provision.clock is not None and provision.clock.waived_by is not None


def _clock(provision: Provision, start: date, emergency: bool) -> Clock:
    """The clock of a provision that stood on a day."""
    if provision.clock is None:
        raise RuleError(
            f"{provision.id} starts no clock: {provision.clock_note or provision.title}. "
            "`caveat law` lists the provisions that do."
        )
    if not provision.in_force_at(start):
        raise NotInForce(provision.id, start.isoformat(), provision.dates_words())
    if emergency and not waivable(provision):
        raise RuleError(
            f"{provision.id} knows no emergency statement. Leave --emergency out, or name a section 36 clock."
        )
    return provision.clock


def _opening(provision: Provision, clock: Clock, start: date, key: str, why: str) -> tuple[Step, Step]:
    """What starts the clock, and how long it runs."""
    label = "notice before it" if clock.toward == "before" else "wait"
    how = "" if clock.said or clock.counts != "calendar" else "; the text says days, read as calendar days"
    custom = "" if clock.binding else "; custom or target, without legal force"
    stops = f"; it does not run while {', or '.join(clock.pauses)}" if clock.pauses else ""
    return (
        Step(clock.starts, weekday_words(start), "given"),
        Step(f"{label}, {why}" if why else label, clock.wait_words(key), f"{provision.cite}{how}{custom}{stops}"),
    )


def _end(
    provision: Provision, clock: Clock, start: date, key: str, holidays: frozenset[date]
) -> tuple[date | None, Step]:
    """The last line of the arithmetic."""
    if key in clock.months:
        end = _months_after(start, clock.months[key])
        return end, Step("ends", weekday_words(end), f"the same day of the month, {clock.months[key]} months on")
    days = clock.days[key]
    if clock.counts == "session":
        words = (
            "not computable: days on which a chamber is away for more than three days do not count, and the chambers' "
            f"calendar is not held; not before {weekday_words(add_calendar_days(start, days))}"
        )
        return None, Step("ends", words, provision.cite)
    if clock.counts == "working":
        end = add_working_days(start, days, holidays)
        left_out = f"{len(holidays)} public holidays given" if holidays else "public holidays not deducted: none given"
        return end, Step("ends", weekday_words(end), f"Monday to Friday; {left_out}")
    back = clock.toward == "before"
    end = add_calendar_days(start, -days if back else days)
    sum_ = f"{start.isoformat()} {'-' if back else '+'} {days} days = {end.isoformat()}"
    note = _weekend(end) if days else ""
    label = "must be given by" if back else "ends"
    return end, Step(label, weekday_words(end), sum_ if back else f"{sum_}; day 1 is the day after{note}")


def _weekend(end: date) -> str:
    return "; calendar days, so a weekend moves nothing" if end.weekday() >= 5 else ""


def _months_after(start: date, months: int) -> date:
    """The day of the same number, or the last of the month where it has none."""
    year, month = divmod(start.month - 1 + months, 12)
    last = calendar.monthrange(start.year + year, month + 1)[1]
    return date(start.year + year, month + 1, min(start.day, last))


def _waived(told: Deadline, provision: Provision, clock: Clock) -> Deadline:
    """The clock that an emergency statement keeps from running, beside the end that it would have had."""
    *opening, last = told.steps
    waiver = get(clock.waiver).cite if clock.waiver else f"{provision.cite}, emergency sentence"
    return replace(
        told,
        days=0,
        ends=told.starts,
        waived=True,
        effect="the review does not run; eligibility, purposes, human rights law and later law still bind",
        steps=(
            *opening,
            Step("would have ended without an emergency", last.value, last.basis),
            Step("emergency statement", f"0 days: {clock.waived_by}", waiver),
            Step("ends", weekday_words(told.starts), "the day of the statement"),
        ),
        would_end=told.ends,
    )


def _key(provision: Provision, clock: Clock, day: date, recipient: str, case: str | None) -> tuple[str, str]:
    """The group or case whose number counts on the day, and why, in words."""
    key, why = _named(provision, clock, case) if case is not None else _by_group(clock, day, recipient)
    if key is None:
        others = f" Its named cases are {', '.join(clock.cases)}." if clock.cases else ""
        raise RuleError(
            f"{provision.id} has no number of days for {recipient}: it gives {', '.join(clock.keys)}. "
            f"A number that is not held is not guessed.{others}"
        )
    if not clock.stands_on(key, day):
        words = f"held from {clock.since[key]}"
        raise NotInForce(f"{provision.id}, {clock.wait_words(key)}", day.isoformat(), words)
    return key, why


def _named(provision: Provision, clock: Clock, case: str) -> tuple[str, str]:
    if case not in clock.cases:
        has = f"It has {', '.join(clock.cases)}." if clock.cases else "It has none: leave the case out."
        raise RuleError(f"{provision.id} has no case {case!r}. {has}")
    return case, clock.cases[case]


def _by_group(clock: Clock, day: date, recipient: str) -> tuple[str | None, str]:
    """The recipient's group, where it has a number; else the usual one of the named cases, if there are any."""
    if ANYBODY in clock.keys:
        return ANYBODY, ""
    group = group_of(recipient, day)
    if group in clock.keys:
        return group, f"{recipient} {'outside' if group == OTHERS else 'in'} the NATO-plus group"
    for key in clock.keys:
        if key in groups() and in_group(recipient, key, day):
            return key, f"usual for {name_of(key)}"
    usual = next(iter(clock.cases), None)
    return (usual, clock.cases[usual]) if usual else (None, "")
