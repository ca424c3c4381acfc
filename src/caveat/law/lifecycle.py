"""The stages of each channel: what enters one, what proves it, what that does not prove, and who can stop it there."""

from __future__ import annotations

import functools
import importlib.resources

from pydantic import Field

from caveat import tables
from caveat.errors import RuleError
from caveat.evidence import Stage
from caveat.law.provisions import Channel, LawSource, LawStage, provisions


class Proof(tables.Row):
    """A kind of document, what it proves and what it does not."""

    document: str
    where: str | None = None
    proves: str
    does_not_prove: str


class Duration(tables.Row):
    """How long a stage usually lasts, where a source says.

    Units   days.
    """

    text: str
    days_min: int | None = None
    days_max: int | None = None
    sources: tuple[LawSource, ...] = ()


class LifecycleStage(tables.Row):
    """One stage of a channel."""

    id: str
    channel: Channel
    order: int
    name: str
    enters_when: str
    law_stage: LawStage
    stage: Stage | None = None
    evidence: tuple[Proof, ...] = Field(min_length=1)
    who_can_stop: tuple[str, ...]
    how: tuple[str, ...]
    how_fast: str
    reversible: str
    duration: Duration | None = None
    fms_stage_codes: tuple[str, ...] = ()


class ChannelRow(tables.Row):
    """A channel in one line, with what is easily mistaken about it."""

    id: Channel
    name: str
    says: str
    traps: tuple[str, ...] = ()


@functools.cache
def stages() -> tuple[LifecycleStage, ...]:
    """Every stage of every channel, in order.

    Raises  RuleError where a stage names a provision that does not exist.
    """
    found = tables.rows(_text(), "lifecycle.toml", "stage", LifecycleStage)
    for stage in found:
        for provision in stage.how:
            if provision not in provisions():
                raise RuleError(f"lifecycle.toml ({stage.id}): how names {provision!r}, which is no provision here.")
    return found


@functools.cache
def channels() -> tuple[ChannelRow, ...]:
    """The channels."""
    return tables.rows(_text(), "lifecycle.toml", "channel", ChannelRow)


def at(channel: str, stage: Stage) -> tuple[LifecycleStage, ...]:
    """The stages of a channel that a line at this stage stands in."""
    return tuple(one for one in stages() if one.channel == channel and one.stage is stage)


def proof(channel: str, stage: Stage) -> tuple[str, str]:
    """What the evidence of a stage proves, and what it does not, for a reader."""
    found = at(channel, stage)
    if not found:
        return ("what the document says, and no more", "any other step")
    entries = found[0].evidence
    return "; ".join(entry.proves for entry in entries), "; ".join(entry.does_not_prove for entry in entries)


def _text() -> str:
    return tables.read(importlib.resources.files("caveat.law") / "rules" / "lifecycle.toml")
