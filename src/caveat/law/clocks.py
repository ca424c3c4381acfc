"""A start date, a recipient and a provision in; the deadline out, with the arithmetic that a reader can check."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from caveat.dates import add_calendar_days, add_working_days, weekday_words
from caveat.errors import NotInForce, RuleError
from caveat.law.provisions import Clock, Provision, get, group_of, groups, in_group


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

    Raises  UnknownTerm for an unknown provision; NotInForce where it did not stand on the day of the start; RuleError
            where it has no clock, no number for this recipient, or several cases and none is chosen.
    """
    provision = get(provision_id)
    clock = provision.clock
    if clock is None:
        raise RuleError(
            f"{provision_id} starts no clock: {provision.clock_note or provision.title}. "
            "`caveat law` lists the provisions that do."
        )
    if not provision.in_force_at(start):
        raise NotInForce(provision_id, start.isoformat(), provision.dates_words())
    if emergency and clock.waived_by is None:
        raise RuleError(
            f"{provision_id} knows no emergency statement. Leave --emergency out, or name a section 36 clock."
        )
    key, why = _key(provision, clock, start, recipient, case)
    if emergency:
        return _waived(provision, clock, start, key, why, holidays)
    end, last = _end(provision, clock, start, key, holidays)
    return Deadline(
        provision=provision.id,
        cite=provision.cite,
        starts=start,
        days=clock.days.get(key),
        ends=end,
        waived=False,
        counts=clock.counts,
        effect=clock.then or provision.says,
        steps=(*_opening(provision, clock, start, key, why), last),
        not_before=None if end else add_calendar_days(start, clock.days.get(key, 0)),
        binding=clock.binding,
        toward=clock.toward,
    )


def _opening(provision: Provision, clock: Clock, start: date, key: str, why: str) -> tuple[Step, Step]:
    """What starts the clock, and how long it runs."""
    label = f"wait, {why}" if why else "wait"
    if clock.toward == "before":
        label = f"notice before it, {why}" if why else "notice before it"
    how = "" if clock.said or clock.counts != "calendar" else "; the text says days, read as calendar days"
    custom = "" if clock.binding else "; custom or target, without legal force"
    return (
        Step(clock.starts or "start", weekday_words(start), "given"),
        Step(label, clock.wait_words(key), f"{provision.cite}{how}{custom}"),
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


def _waived(provision: Provision, clock: Clock, start: date, key: str, why: str, holidays: frozenset[date]) -> Deadline:
    """The clock that an emergency statement keeps from running, beside the end that it would have had."""
    end, last = _end(provision, clock, start, key, holidays)
    waiver = get(clock.waiver).cite if clock.waiver else f"{provision.cite}, emergency sentence"
    steps = (
        *_opening(provision, clock, start, key, why),
        Step("would have ended without an emergency", last.value, last.basis),
        Step("emergency statement", f"0 days: {clock.waived_by}", waiver),
        Step("ends", weekday_words(start), "the day of the statement"),
    )
    effect = "the review does not run; eligibility, purposes, human rights law and later law still bind"
    return Deadline(
        provision.id, provision.cite, start, 0, start, True, clock.counts, effect, steps, would_end=end
    )  # fmt: skip


def _key(provision: Provision, clock: Clock, day: date, recipient: str, case: str | None) -> tuple[str, str]:
    """The group or case whose number counts on the day, and why, in words."""
    key, why = _named(provision, clock, case) if case is not None else _by_group(clock, day, recipient)
    if key is None:
        raise RuleError(
            f"{provision.id} has no number of days for {recipient}: it gives {', '.join(clock.keys)}. "
            "Name one with --case where it is a named case; a number that is not held is not guessed."
        )
    since = clock.since.get(key)
    if since and date.fromisoformat(since) > day:
        raise NotInForce(f"{provision.id}, {clock.wait_words(key)}", day.isoformat(), f"held from {since}")
    return key, why


def _named(provision: Provision, clock: Clock, case: str) -> tuple[str, str]:
    if case not in clock.keys:
        raise RuleError(f"{provision.id} has no case {case!r}. It has {', '.join(clock.keys)}.")
    return case, case


def _by_group(clock: Clock, day: date, recipient: str) -> tuple[str | None, str]:
    if "ANY" in clock.keys:
        return "ANY", ""
    if sorted_ := {"NATO-PLUS", "OTHER"} & set(clock.keys):
        group = group_of(recipient, day)
        if group in sorted_:
            return group, f"{recipient} {'in' if group == 'NATO-PLUS' else 'outside'} the NATO-plus group"
        return None, ""
    known = [key for key in clock.keys if key in groups()]
    for key in known:
        if in_group(recipient, key, day):
            return key, f"usual for {recipient}"
    cases = [key for key in clock.keys if key not in known]
    if cases and (len(cases) == 1 or cases[0].startswith("ANY")):
        return cases[0], cases[0].removeprefix("ANY-").lower().replace("-", " ")
    return None, ""
