"""The stages of each channel: what enters one, what proves it, what that does not prove, and who can stop it there."""

from __future__ import annotations

import functools
from collections.abc import Container

from pydantic import Field, model_validator

from caveat import tables
from caveat.evidence import Stage
from caveat.law.channels import American, Channel
from caveat.law.groups import LawSource
from caveat.law.provisions import LawStage, provisions
from caveat.law.rulefile import RuleFile


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
    days_min: int | None = Field(default=None, ge=0)
    days_max: int | None = Field(default=None, ge=0)
    sources: tuple[LawSource, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _forwards(self) -> Duration:
        if self.days_min is not None and self.days_max is not None and self.days_max < self.days_min:
            raise ValueError(f"days_max not below days_min, and {self.days_max} is below {self.days_min}")
        return self


class LifecycleStage(tables.Row):
    """One stage of a channel."""

    id: str
    channel: American
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

    id: American
    name: str
    says: str
    traps: tuple[str, ...] = ()


def load(file: RuleFile, known: Container[str]) -> tuple[tuple[ChannelRow, ...], tuple[LifecycleStage, ...]]:
    """The channels of a file and every stage of theirs, in order.

    Raises  Malformed, or BadRow for the first row that does not hold: a stage that names a provision which is not
            ``known``, a channel that has no row, or a place in the order that another stage has, as well.
    """
    file.closed("channel", "stage")
    rows, found = file.rows("channel", ChannelRow), file.rows("stage", LifecycleStage)
    places: dict[tuple[Channel, int], str] = {}
    for index, stage in enumerate(found):
        for name in (name for name in stage.how if name not in known):
            raise file.bad("stage", index, stage.id, "how", repr(name), "Expected: the ids of provisions.")
        if stage.channel not in {row.id for row in rows}:
            stands, expected = repr(stage.channel.value), "Expected: a channel that has a [[channel]] of its own."
            raise file.bad("stage", index, stage.id, "channel", stands, expected)
        other = places.setdefault((stage.channel, stage.order), stage.id)
        if other != stage.id:
            stands, expected = f"{stage.order}, the place of {other}", "Give each stage a place of its own."
            raise file.bad("stage", index, stage.id, "order", stands, expected)
    return rows, found


@functools.cache
def _held() -> tuple[tuple[ChannelRow, ...], tuple[LifecycleStage, ...]]:
    return load(RuleFile.held("lifecycle"), provisions())


def stages() -> tuple[LifecycleStage, ...]:
    """Every stage of every channel, in order."""
    return _held()[1]


def channels() -> tuple[ChannelRow, ...]:
    """The channels."""
    return _held()[0]


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
