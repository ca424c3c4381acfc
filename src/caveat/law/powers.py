"""A date and a filter in; the provisions that apply out: who may act, by what, on what notice, with sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caveat.errors import UnknownTerm
from caveat.evidence import Stage
from caveat.law.channels import ALL, Channel, of_supplier
from caveat.law.clocks import wait
from caveat.law.groups import LawSource, jurisdictions, known_country, name_of
from caveat.law.lifecycle import LifecycleStage, stages
from caveat.law.provisions import LawStage, Provision, provisions
from caveat.law.terms import Clock

MEASURES = ("pause", "slow", "withhold", "condition", "expedite")


@dataclass(frozen=True, slots=True)
class Applicable:
    """A provision as it applies on a day."""

    provision: str
    cite: str
    title: str
    says: str
    holders: tuple[str, ...]
    measures: tuple[str, ...]
    stages: tuple[str, ...]
    notice: str
    """In words: the days and what starts them, or that the provision sets none."""
    how_fast: tuple[str, ...]
    """How fast it bites at the stages that were asked for; empty where no lifecycle names it there."""
    reversible: tuple[str, ...]
    in_force: str
    exceptions: tuple[str, ...]
    traps: tuple[str, ...]
    confidence: str
    unverified: bool
    text_as_of: str | None
    sources: tuple[LawSource, ...]
    force: str = "statute"
    """What kind of rule it is; "custom" has no legal force."""
    trigger: str | None = None
    """What must be so before it bites, where it is not simply at the holder's discretion."""
    note: str | None = None
    then: str | None = None
    """What it means that the days of its clock are over."""


def applies(
    day: date,
    *,
    channel: str | None = None,
    stage: str | None = None,
    measure: str | None = None,
    supplier: str = "USA",
    recipient: str | None = None,
) -> tuple[Applicable, ...]:
    """The provisions in force on a day that bind a supplier, narrowed by channel, stage, measure and recipient.

    ``stage`` is a stage of the law (delivery), a stage of a line (in-delivery) or a step of a lifecycle
    (fms-11-shipped). A provision applies at the stages of its own row and where a step of a lifecycle names it. Empty
    where no law of the supplier is held: ``groups.held_words`` says so for a reader.

    Raises  UnknownTerm for a channel, stage or measure that the rules do not have, and for what is no country code.
    """
    known_country(supplier, "supplier")
    if recipient is not None:
        known_country(recipient, "recipient")
    _known("channel", channel, of_supplier(supplier))
    _known("measure", measure, MEASURES)
    steps = _steps(stage, channel)
    where = _law_stages(stage, steps)
    by_steps = {name for step in steps for name in step.how}
    held = jurisdictions(supplier, day)
    return tuple(
        _applicable(provision, day, recipient, [step for step in steps if provision.id in step.how])
        for provision in provisions().values()
        if provision.jurisdiction in held
        and provision.in_force_at(day)
        and provision.concerns(recipient)
        and (channel is None or channel in provision.channels or ALL in provision.channels)
        and (
            where is None or where & {*provision.stages} or LawStage.ANY in provision.stages or provision.id in by_steps
        )
        and (measure is None or measure in provision.measures)
    )


def _steps(stage: str | None, channel: str | None) -> list[LifecycleStage]:
    """The steps of the lifecycles that a word for a stage means; every one where none was given."""
    of_channel = [one for one in stages() if channel in (None, Channel.LICENCE, one.channel)]
    return [one for one in of_channel if stage in (None, one.law_stage, one.stage, one.id)]


def _law_stages(stage: str | None, steps: Sequence[LifecycleStage]) -> set[LawStage] | None:
    """The law's stages that a word for a stage means; None where none was given."""
    if stage is None:
        return None
    if stage in tuple(LawStage):
        return {LawStage(stage)}
    if not steps:
        line_stages = tuple(one.value for one in Stage)
        _known("stage", stage, (*(one.value for one in LawStage), *line_stages, *(one.id for one in stages())))
    return {one.law_stage for one in steps}


def _known(field: str, term: str | None, known: tuple[str, ...]) -> None:
    if term is not None and term not in known:
        near = tuple(one for one in known if one.lower() == term.lower() or term.lower() in one.lower())[:2]
        raise UnknownTerm("the question", field, term, known, near)


def _applicable(
    provision: Provision, day: date, recipient: str | None, through: Sequence[LifecycleStage]
) -> Applicable:
    return Applicable(
        provision=provision.id,
        cite=provision.cite,
        title=provision.title,
        says=provision.says,
        holders=provision.holders,
        measures=provision.measures,
        stages=tuple(stage.value for stage in provision.stages),
        notice=_notice(provision, day, recipient),
        how_fast=tuple(dict.fromkeys(stage.how_fast for stage in through)),
        reversible=tuple(dict.fromkeys(stage.reversible for stage in through)),
        in_force=provision.dates_words(),
        exceptions=provision.exceptions,
        traps=provision.traps,
        confidence=provision.confidence,
        unverified=provision.unverified,
        text_as_of=provision.text_as_of,
        sources=provision.sources,
        force=provision.force,
        trigger=provision.trigger,
        note=provision.note,
        then=provision.clock.then if provision.clock else None,
    )


def _notice(provision: Provision, day: date, recipient: str | None) -> str:
    """The days and what starts them, for a recipient where one is asked about and a number is held for it."""
    clock = provision.clock
    if clock is None:
        return "sets no clock"
    own = wait(provision, day, recipient) if recipient else None
    each = own or ", ".join(_wait_of(clock, key) for key in clock.keys if clock.stands_on(key, day))
    if recipient and not own:
        each = f"no number held for {recipient} ({each})" if each else f"no number held for {recipient}"
    step = "before" if clock.toward == "before" else "from"
    custom = "" if clock.binding else "; custom or target, without legal force"
    return f"{each or 'no number held for that day'}, {step} {clock.starts}{custom}"


def _wait_of(clock: Clock, key: str) -> str:
    who = clock.cases.get(key) or name_of(key)
    return f"{clock.wait_words(key)} for {who}" if who else clock.wait_words(key)
