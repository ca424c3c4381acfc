"""A start date, a recipient and a provision in; the deadline out, with the arithmetic that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caveat.dates import add_calendar_days, add_working_days, weekday_words
from caveat.errors import RuleError
from caveat.law.provisions import Clock, Provision, get, in_group

BACKWARD = ("counted back",)
EFFECTS = {
    "usa-aeca-36b-notification": "the letter of offer may be issued, unless a joint resolution has been enacted",
    "usa-aeca-36c-dcs": "the licence may be issued, unless a joint resolution has been enacted",
    "usa-aeca-36d-manufacture": "the approval may be given, unless a joint resolution has been enacted",
    "usa-faa-502b-c-request": "no security assistance may be delivered until the statement comes, if it has not come",
    "usa-tiered-review-hold": "none in law: the period is custom, and the formal notice may be sent before or after it",
    "usa-nspd56-licence-clock": "a target, not a right: an export-policy review stops it",
    "usa-samm-loa-offer": "the offer lapses unless it was accepted or extended",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic."""

    label: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a clock ends, and what follows.

    Holds   ``ends`` is None where it cannot be computed, and then a step says what is missing.
    """

    provision: str
    cite: str
    starts: date
    days: int | None
    ends: date | None
    waived: bool
    counts: str
    effect: str
    steps: tuple[Step, ...]


def ends(
    provision_id: str, start: date, recipient: str, *, emergency: bool = False, case: str | None = None
) -> Deadline:
    """When the clock of a provision ends. Day 1 is the day after the step that starts it.

    ``case`` picks one of the provision's named cases, such as ``506a2-NARCOTICS-OR-ANTITERRORISM``.

    Raises  UnknownTerm for an unknown provision; RuleError where it has no clock, or several cases and none is chosen;
            NotInForce is left to the caller, because a clock may outlive its provision.
    """
    provision = get(provision_id)
    if provision.clock is None:
        raise RuleError(
            f"{provision_id} starts no clock: {provision.clock_note or provision.title}. "
            "`caveat law` lists the provisions that do."
        )
    if emergency:
        return _waived(provision, start)
    group, days, why = _days(provision, provision.clock, start, recipient, case)
    backward = any(word in (provision.clock.starts or "") for word in BACKWARD)
    steps = [
        Step(provision.clock.starts or "start", weekday_words(start), "given"),
        Step(f"wait, {why}" if group else "wait", f"{days} {provision.clock.counts} days", provision.cite),
    ]
    end = _count(provision.clock, start, -days if backward else days)
    if end is None:
        steps.append(
            Step("ends", "not computable: it counts days of session, and the chambers' calendar is not held; "
                 f"not before {weekday_words(add_calendar_days(start, days))}", provision.cite)
        )  # fmt: skip
    else:
        steps.append(
            Step("must be given by" if backward else "ends", weekday_words(end), _arithmetic(start, days, end))
        )
    return Deadline(
        provision=provision.id,
        cite=provision.cite,
        starts=start,
        days=days,
        ends=end,
        waived=False,
        counts=provision.clock.counts,
        effect=EFFECTS.get(provision.id, provision.says),
        steps=tuple(steps),
    )


def _arithmetic(start: date, days: int, end: date) -> str:
    return f"{start.isoformat()} {'+' if end >= start else '-'} {days} days = {end.isoformat()}; day 1 is the day after"


def _waived(provision: Provision, start: date) -> Deadline:
    waiver = get("usa-aeca-36b-emergency")
    if provision.id not in ("usa-aeca-36b-notification", "usa-aeca-36c-dcs", "usa-aeca-36d-manufacture",
                            "usa-aeca-3d-third-party-transfer"):  # fmt: skip
        raise RuleError(
            f"{provision.id} knows no emergency statement. Leave --emergency out, or name a section 36 clock."
        )
    steps = (
        Step("certification with an emergency statement", weekday_words(start), "given"),
        Step("wait", "0 days: the statement waives the review", waiver.cite),
        Step("ends", weekday_words(start), "the offer may issue at once"),
    )
    return Deadline(
        provision.id, provision.cite, start, 0, start, True, "calendar",
        "the review is waived; eligibility and later law are not", steps,
    )  # fmt: skip


def _days(
    provision: Provision, clock: Clock, day: date, recipient: str, case: str | None
) -> tuple[str | None, int, str]:
    """The number of days, the group that sets it, and why, in words."""
    if case is not None:
        if case not in clock.days:
            raise RuleError(f"{provision.id} has no case {case!r}. It has {', '.join(clock.days)}.")
        return case, clock.days[case], case
    if "ANY" in clock.days:
        return None, clock.days["ANY"], ""
    if "NATO-PLUS" in clock.days or "OTHER" in clock.days:
        group = "NATO-PLUS" if in_group(recipient, "NATO-PLUS", day) else "OTHER"
        if group in clock.days:
            where = "in" if group == "NATO-PLUS" else "outside"
            return group, clock.days[group], f"{recipient} {where} the NATO-plus group"
    named = {"ISR": "ISRAEL"}.get(recipient, recipient)
    if named in clock.days:
        return named, clock.days[named], f"usual for {recipient}"
    if len(clock.days) == 1 and not set(clock.days) & {"ISRAEL", "NATO-PLUS"}:
        [(only, days)] = clock.days.items()
        return only, days, only.lower().replace("-", " ")
    raise RuleError(
        f"{provision.id} has no number of days for {recipient}: it gives {', '.join(clock.days)}. Name one with --case."
    )


def _count(clock: Clock, start: date, days: int) -> date | None:
    if clock.counts == "calendar":
        return add_calendar_days(start, days)
    if clock.counts == "working":
        return add_working_days(start, days)
    return None
