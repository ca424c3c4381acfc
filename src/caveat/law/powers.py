"""A date and a filter in; the provisions that apply out: who may act, by what, on what notice, with sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caveat.errors import RuleError, UnknownTerm
from caveat.evidence import Stage
from caveat.law.clocks import ends
from caveat.law.lifecycle import stages
from caveat.law.provisions import Channel, LawSource, LawStage, Provision, jurisdictions, provisions

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
    (fms-11-shipped). Empty where no law of the supplier is held: ``provisions.held_words`` says so for a reader.

    Raises  UnknownTerm for a channel, stage or measure that the rules do not have.
    """
    _known("channel", channel, (*(one.value for one in Channel), "LICENCE"))
    _known("measure", measure, MEASURES)
    where = _law_stages(stage, channel)
    held = jurisdictions(supplier, day)
    return tuple(
        _applicable(provision, day, channel, recipient)
        for provision in provisions().values()
        if provision.jurisdiction in held
        and provision.in_force_at(day)
        and provision.concerns(recipient)
        and (channel is None or channel in provision.channels or Channel.ALL in provision.channels)
        and (where is None or where & set(provision.stages) or LawStage.ANY in provision.stages)
        and (measure is None or measure in provision.measures)
    )


def _law_stages(stage: str | None, channel: str | None) -> set[LawStage] | None:
    """The law's stages that a word for a stage means; None where none was given."""
    if stage is None:
        return None
    if stage in tuple(LawStage):
        return {LawStage(stage)}
    steps = [one for one in stages() if stage in (one.id, one.stage) and channel in (None, "ALL", one.channel)]
    line_stages = tuple(one.value for one in Stage)
    if not steps:
        _known("stage", stage, (*(one.value for one in LawStage), *line_stages, *(one.id for one in stages())))
    return {one.law_stage for one in steps}


def _known(field: str, term: str | None, known: tuple[str, ...]) -> None:
    if term is not None and term not in known:
        near = tuple(one for one in known if one.lower() == term.lower() or term.lower() in one.lower())[:2]
        raise UnknownTerm("the question", field, term, known, near)


def _applicable(provision: Provision, day: date, channel: str | None, recipient: str | None) -> Applicable:
    through = [stage for stage in stages() if provision.id in stage.how and channel in (None, stage.channel)]
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
    )


def _notice(provision: Provision, day: date, recipient: str | None) -> str:
    if provision.clock is None:
        return "sets no clock"
    clock = provision.clock
    step = "before" if clock.toward == "before" else "from"
    if recipient is not None:
        try:
            found = ends(provision.id, day, recipient)
        except RuleError:
            found = None
        if found is not None and found.days is not None:
            return f"{found.days} {found.counts} days {step} {clock.starts}"
    each = "; ".join(f"{key} {clock.wait_words(key)}" for key in clock.keys)
    return f"{each}, {step} {clock.starts}"
