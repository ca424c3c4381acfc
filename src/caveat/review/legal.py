"""A line of a case in; the law's stop map, clocks and legal screen out, in the review's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caveat.dates import PartialDate
from caveat.evidence import Citation, Cited, Figure, Measure, Stage
from caveat.law import clocks, gates, lifecycle, screening
from caveat.law.channels import Channel, gated
from caveat.law.provisions import Provision, get
from caveat.review.casepipeline import Hold, Line, StageEvent, Transfer
from caveat.review.cite import Citer
from caveat.review.result.gate import ClockStep, ClockView, Gate, ProvisionView
from caveat.review.result.line import LineReview
from caveat.review.result.option import LegalPart, OptionReview


def facts(citer: Citer, transfer: Transfer, line: Line) -> gates.LineFacts:
    """What the law needs to know of a line, taken from its events and from nothing else."""
    notice, informal = _notice(line), _informal(line)
    day = PartialDate.parse(notice.date.split("/")[0]) if notice and notice.date else None
    return gates.LineFacts(
        supplier=transfer.supplier,
        recipient=citer.dossier.case.case.recipient,
        channels=tuple(map(gated, transfer.channels)),
        stage=line.stage,
        from_stock=transfer.from_stock,
        notified=day.earliest if day and day.exact else None,
        emergency=bool(notice and notice.emergency),
        reviewed=PartialDate.parse(informal.date).earliest
        if informal and informal.date and exact(informal.date)
        else None,
        informal_only=notice is None and informal is not None,
    )


def _notice(line: Line) -> StageEvent | None:
    """The latest formal notice of a line. An informal notice starts no clock."""
    formal = [event for event in line.events if event.stage is Stage.NOTIFIED and not event.informal]
    return max(formal, key=lambda event: day_of(event.date) or date.min, default=None)


def _informal(line: Line) -> StageEvent | None:
    """The first informal notice of a line, by custom."""
    return next((event for event in line.events if event.stage is Stage.NOTIFIED and event.informal), None)


def exact(text: str) -> bool:
    """True where a date is one day."""
    return "/" not in text and PartialDate.parse(text).exact


def day_of(text: str | None) -> date | None:
    """The last day that a date, or the first part of a range, can mean; None where there is none."""
    return PartialDate.parse(text.split("/")[0]).latest if text else None


def in_force(line: Line, day: date) -> list[Hold]:
    """The holds that bind a line on a day. One binds until its end is surely past: on its last day it is lifted."""
    return [hold for hold in line.holds if not (hold.end and PartialDate.parse(hold.end.split("/")[-1]).surely_by(day))]


def stop_map(citer: Citer, transfer: Transfer, line: Line) -> tuple[Gate, ...]:
    """The powers over a line as of the date of the dossier."""
    day = citer.dossier.as_of
    return tuple(
        _gate(found, order, day) for order, found in enumerate(gates.stop_map(facts(citer, transfer, line), day))
    )


def _gate(found: gates.Gate, order: int, day: date) -> Gate:
    rule = found.rule
    names = tuple(name for name in rule.provisions if get(name).in_force_at(day))
    return Gate(
        gate=rule.name,
        holder=rule.holder,
        measure=", ".join(measure.value for measure in rule.measures),
        provisions=names,
        notice_days=_notice_days(found, day),
        clock=_clock(found.deadline, rule.counted is not None) if found.deadline else None,
        reversible=rule.reversible,
        bites=rule.bites,
        state=found.state,
        state_words=found.words,
        opens=found.deadline.starts.isoformat() if found.deadline and rule.counted else None,
        closes=found.closes_on.isoformat() if found.closes_on else None,
        order=order,
        any_time=rule.any_time,
        custom=rule.custom,
    )


def _notice_days(found: gates.Gate, day: date) -> Figure | None:
    if found.rule.notice is None or found.deadline is None or found.deadline.days is None:
        return None
    provision = get(found.deadline.provision)
    return Figure(
        unit=f"{found.deadline.counts} days", basis=Cited(_citations(provision, day)), value=found.deadline.days
    )


def _clock(deadline: clocks.Deadline, running: bool) -> ClockView:
    return ClockView(
        provision=deadline.provision,
        citation=deadline.cite,
        starts=deadline.starts.isoformat() if running else None,
        ends=deadline.ends.isoformat() if deadline.ends and running else None,
        waived=deadline.waived,
        effect=deadline.effect,
        steps=tuple(
            ClockStep(
                step.label if running or index else f"if {step.label} were on the as-of date", step.value, step.basis
            )
            for index, step in enumerate(deadline.steps)
        ),
    )


def _citations(provision: Provision, day: date) -> tuple[Citation, ...]:
    """Where a provision's text, or an account of it, was read; accounts published after the day are left out."""
    read = tuple(
        Citation(
            document=provision.id,
            title=f"{provision.cite}: {source.title}",
            publisher="as listed with the provision",
            published=source.published,
            address=source.url,
            says=source.supports,
        )
        for source in provision.read_by(day)
    )
    if read:
        return read
    return (
        Citation(
            document=provision.id,
            title=provision.cite,
            publisher="the law itself",
            published=None,
            address=provision.check_at or provision.sources[0].url,
            says=provision.title,
        ),
    )


def next_gate(citer: Citer, transfer: Transfer, line: Line) -> str | None:
    """The gate that the line stands before."""
    informal = next((event for event in reversed(line.events) if event.detail and "informal" in event.detail), None)
    found = gates.next_gate(facts(citer, transfer, line), citer.dossier.as_of)
    if found and informal and line.stage is Stage.REQUESTED:
        return f"informal committee review ({informal.detail}); {found[0].lower()}{found[1:]}"
    return found


def screen(citer: Citer, transfer: Transfer, line: Line, measure: Measure) -> LegalPart:
    """Whether a measure may be taken on a line: now, by whom, under what; or what it needs first; or what bars it."""
    found = screening.screen(facts(citer, transfer, line), measure, citer.dossier.as_of)
    held = in_force(line, citer.dossier.as_of) if measure is Measure.EXPEDITE and found.status == "unknown" else []
    return LegalPart(
        status=found.status,
        measure=measure.value,
        lines=(line.id,),
        holders=found.holders or tuple(dict.fromkeys(hold.holder for hold in held)),
        provisions=found.provisions,
        needs=found.needs,
        barred_by=found.barred_by,
        words=LIFTED if held else found.words,
    )


LIFTED = "rests with whoever holds the measure in force; by which act it may be lifted is not held here"


def proof(transfer: Transfer, stage: Stage) -> tuple[str, str]:
    """What the evidence of a stage proves in this channel, and what it does not."""
    names = [gated(channel) for channel in transfer.channels]
    for name in names:
        if lifecycle.at(name, stage):
            return lifecycle.proof(name, stage)
    licensed = _LICENSED if Channel.LICENCE in names else {}
    return licensed.get(stage) or _GENERIC.get(stage) or ("what the document says, and no more", "any later step")


_LICENSED = {
    Stage.REQUESTED: ("that goods are wanted, or a licence was asked for", "that a licence was or will be given"),
    Stage.NOTIFIED: (
        "that parliament was told of a matter of licensing",
        "that a licence was given, unless the document says so; that anything was sold or left",
    ),
    Stage.OFFERED: (
        "that a licence is on record",
        "that goods exist or left; a licence may lapse unused, or be revoked",
    ),
    Stage.CONTRACTED: ("that a contract is on record", "that an export licence was given, or that goods exist"),
    Stage.READY: ("that goods were ready to leave", "that an export licence is in force, or that they left"),
}
"""Where goods move under a licence: a sale between firms needs one, and shows none."""


_GENERIC = {
    Stage.REQUESTED: ("that goods were asked for", "that the supplier is willing to provide them"),
    Stage.NOTIFIED: (
        "that the supplier's executive proposes the transfer",
        "a sale, a contract, a price or a delivery",
    ),
    Stage.OFFERED: ("that an offer or a licence is on record", "that it was accepted, or that goods exist"),
    Stage.CONTRACTED: ("that a binding agreement is on record", "that goods exist"),
    Stage.IN_PRODUCTION: ("that goods are being made", "when they will be ready"),
    Stage.READY: ("that goods were ready to leave", "that they left"),
    Stage.IN_DELIVERY: ("that goods of this kind moved", "how many are still to come"),
    Stage.DELIVERED: (
        "that goods were handed over, by this account",
        "that nothing more is to come, or how they are used",
    ),
}


def clocks_words(lines: Sequence[LineReview], day: date) -> str:
    """Whether any statutory clock runs on the day, line by line."""
    running, told = [], []
    for line in lines:
        for gate in line.stop_map:
            if gate.clock is None or gate.clock.starts is None:
                continue
            if gate.clock.waived:
                told.append(f"{line.line}: waived by an emergency statement, 0 days")
            elif gate.clock.ends and gate.clock.ends >= day.isoformat():
                running.append(f"{line.line}: {gate.clock.citation}, to {gate.clock.ends}")
            elif gate.clock.ends:
                told.append(f"{line.line}: ended {gate.clock.ends}")
    first = f"A statutory clock runs on {len(running)} line(s): {'; '.join(running)}." if running else (
        "No statutory clock is running on any line."
    )  # fmt: skip
    return first + (f" {'; '.join(dict.fromkeys(told))}." if told else "")


def provisions(lines: Iterable[LineReview], options: Iterable[OptionReview], day: date) -> tuple[ProvisionView, ...]:
    """Every provision that the review names, once, with where it was read."""
    names = [name for line in lines for gate in line.stop_map for name in gate.provisions]
    names += [name for option in options for name in option.legal.provisions]
    return tuple(
        ProvisionView(found.id, found.cite, found.title, found.confidence, found.unverified, _citations(found, day))
        for found in (get(name) for name in dict.fromkeys(names))
    )
