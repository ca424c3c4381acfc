"""A line's channel, stage and dates in; the stop map out: who may act, by what, until when, what a measure needs."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from caveat import tables
from caveat.errors import RuleError
from caveat.evidence import Measure, Stage
from caveat.law import clocks
from caveat.law.channels import Channel, Gated
from caveat.law.groups import jurisdictions
from caveat.law.provisions import Jurisdiction, Provision, provisions
from caveat.law.rulefile import RuleFile

ORDER = tuple(Stage)
State = Literal["open", "open-if", "closed", "conditional", "waived"]


class GateRule(tables.Row):
    """A power over a line while it stands between two stages."""

    id: str
    jurisdiction: Jurisdiction
    channels: tuple[Gated, ...] = Field(min_length=1)
    stock: bool | None = None
    """True for goods out of the supplier's own stock only, False for goods that are made; None for both."""
    name: str
    holder: str
    provisions: tuple[str, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = Field(min_length=1)
    opens: Stage
    closes: Stage
    condition: str | None = None
    condition_until: Stage | None = None
    """From this stage on the condition is met by the stage itself, and the power is open."""
    or_else: str | None = None
    """The gate whose condition is the contrary of this one's: one of the two is always open."""
    custom: bool = False
    any_time: bool = False
    counted: str | None = None
    notice: str | None = None
    notice_or: str | None = None
    """The provision whose clock is shown where the first has no number for the recipient."""
    reversible: str
    bites: str

    @model_validator(mode="after")
    def _opens_first(self) -> GateRule:
        if ORDER.index(self.closes) < ORDER.index(self.opens):
            raise ValueError(f"a gate that opens before it closes; turn {self.opens} and {self.closes} round")
        if self.condition_until is not None and self.condition is None:
            raise ValueError("a condition beside condition_until")
        if self.or_else is not None and self.condition is None:
            raise ValueError("a condition beside or_else, which names the gate of the contrary one")
        return self


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the law needs to know of a line."""

    supplier: str
    recipient: str
    channels: tuple[Channel, ...]
    """Every channel that it goes by; empty where the channel is not public."""
    stage: Stage
    from_stock: bool
    notified: date | None
    """The day on which the formal notice was received, where it is known."""
    emergency: bool
    """True where the notice states an emergency."""
    reviewed: date | None = None
    """The day on which the informal committee review began, where it is known."""
    informal_only: bool = False
    """True where informal notice is on record and no formal one: it starts no clock and ends no custom."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One row of a stop map."""

    rule: GateRule
    state: State
    words: str
    deadline: clocks.Deadline | None
    closes_on: date | None
    channel: Channel
    order: int
    opens_on: date | None = None


@functools.cache
def rules() -> tuple[GateRule, ...]:
    """The gates, in the order in which a line meets them, read once."""
    return load(file(), provisions())


def load(file: RuleFile, known: Mapping[str, Provision]) -> tuple[GateRule, ...]:
    """The gates of a file, with every provision that they name at hand.

    Raises  Malformed, or BadRow for the first row that does not hold: a gate that names a provision or a gate which is
            not there, counts by a provision without a clock, or takes a custom for law or law for a custom, as well.
    """
    file.closed("gate", "need", "speed", "bar", "case")
    found = file.rows("gate", GateRule)
    ids = {rule.id for rule in found}
    for index, rule in enumerate(found):
        for field, stands, expected in _strangers(rule, ids, known):
            raise file.bad("gate", index, rule.id, field, stands, expected)
    return found


def _strangers(rule: GateRule, ids: set[str], known: Mapping[str, Provision]) -> Iterator[tuple[str, str, str]]:
    """What a gate names and is not there, or is not what it is named as."""
    clocked = [("counted", rule.counted), ("notice", rule.notice), ("notice_or", rule.notice_or)]
    for field, name in (*(("provisions", name) for name in rule.provisions), *clocked):
        if name is not None and name not in known:
            yield field, repr(name), "Expected: the id of a provision."
    for field, name in clocked:
        if name is not None and name in known and known[name].clock is None:
            yield field, f"{name!r}, which starts no clock", "Expected: the id of a provision with a clock."
    if rule.or_else and rule.or_else not in ids:
        yield "or_else", repr(rule.or_else), "Expected: the id of a gate."
    forces = {known[name].force == "custom" for name in rule.provisions if name in known}
    if forces == {not rule.custom}:
        mend = "Expected: true exactly where no provision of the gate has legal force; an informal hold is not a veto."
        yield "custom", str(rule.custom).lower(), mend


@functools.lru_cache(maxsize=1024)  # a review asks for the same map of a line for its gates, its clocks and each option
def stop_map(line: LineFacts, day: date) -> tuple[Gate, ...]:
    """The powers over a line as of a day: gates in order, then powers open at any time.

    A provision that was not in force on the day opens no gate. Where the channel is not public, the gates of each
    channel that it could be are given as open only if the line goes that way.
    """
    wanted = channels_of(line)
    held = jurisdictions(line.supplier, day)
    found = []
    for order, rule in enumerate(rules()):
        channel = next((one for one in wanted if one in rule.channels), None)
        if channel is None or rule.jurisdiction not in held:
            continue
        if rule.stock is not None and rule.stock != line.from_stock:
            continue
        names = tuple(provision.id for provision in _in_force(rule, day) if provision.concerns(line.recipient))
        if names:  # the gate names only what stood on the day and can concern the recipient
            told = rule.model_copy(update={"provisions": names})
            found.append(_gate(told, line, day, channel, order))
    return tuple(sorted(found, key=lambda gate: (gate.rule.any_time, gate.order)))


def channels_of(line: LineFacts) -> tuple[Channel, ...]:
    """The channels that the line goes by, or could go by where that is not public."""
    if line.channels:
        return line.channels
    return (Channel.FMS, Channel.DCS) if line.supplier == "USA" else (Channel.LICENCE,)


def _in_force(rule: GateRule, day: date) -> tuple[Provision, ...]:
    return tuple(provisions()[name] for name in rule.provisions if provisions()[name].in_force_at(day))


def _gate(rule: GateRule, line: LineFacts, day: date, channel: Channel, order: int) -> Gate:
    clock = deadline(rule, line, day)
    state, words = _state(rule, line, day, clock)
    if state == "open" and not line.channels and len(channels_of(line)) > 1 and not rule.any_time:
        state, words = "open-if", f"open, if the line goes by {channel}; its channel is not public"
    closes = clock.ends if clock and rule.counted else None
    opens = line.notified if rule.counted else line.reviewed if rule.custom else None
    if state == "closed" and not rule.counted and _before_notice(rule) and line.notified:
        closes, words = line.notified, f"closed {line.notified.isoformat()}: overtaken by the formal notice"
    return Gate(rule, state, words, clock, closes, channel, order, opens)


def _before_notice(rule: GateRule) -> bool:
    return ORDER.index(rule.closes) < ORDER.index(Stage.NOTIFIED)


def deadline(rule: GateRule, line: LineFacts, day: date) -> clocks.Deadline | None:
    """The clock that the gate shows: run from the notice where it is counted from one, else from the day of review."""
    start = line.notified if rule.counted else (line.reviewed if rule.custom else None) or day
    if start is None:
        return None
    emergency = waived(rule, line)
    for name in (rule.notice, rule.notice_or):
        if name is None:
            continue
        try:
            return clocks.reckon(provisions()[name], start, line.recipient, emergency=emergency)
        except RuleError:
            continue  # no number for this recipient; the gate is shown without a clock rather than with a guess
    return None


def waived(rule: GateRule, line: LineFacts) -> bool:
    """True where the notice states an emergency and the law of the gate lets that waive its days.

    Source  AECA s.36(b)(1), last two sentences, and (c)(2); 22 U.S.C. 2776. FAA s.516, 22 U.S.C. 2321j, has none.
    """
    return line.emergency and rule.counted is not None and clocks.waivable(provisions()[rule.counted])


def _state(rule: GateRule, line: LineFacts, day: date, clock: clocks.Deadline | None) -> tuple[State, str]:
    stage = Stage.REQUESTED if rule.custom and line.informal_only else line.stage
    stands, opens, closes = (ORDER.index(one) for one in (stage, rule.opens, rule.closes))
    if stands > closes:
        return "closed", f"closed: the line has passed it ({line.stage.value.replace('-', ' ')})"
    if stands < opens:
        return "conditional", f"not yet: opens once the line is {rule.opens.value.replace('-', ' ')}"
    if rule.counted:
        return _counted(rule, line, day, clock)
    met = rule.condition_until is not None and stands >= ORDER.index(rule.condition_until)
    if rule.condition and not met:
        return "open-if", f"open, if {rule.condition}"
    return "open", "open now, by custom and without legal force" if rule.custom else "open now"


def _counted(rule: GateRule, line: LineFacts, day: date, clock: clocks.Deadline | None) -> tuple[State, str]:
    if waived(rule, line):
        return "waived", "waived by an emergency statement, 0 days"
    if line.informal_only:
        return "conditional", "not yet: no formal notice is on record, and informal notice starts no clock"
    if clock is None or clock.ends is None:
        return "open-if", "open, if its days have not run; the day of the notice is not public"
    if day > clock.ends:
        return "closed", f"closed {clock.ends.isoformat()}: its days have run"
    return "open", f"open until {clock.ends.isoformat()}"


def next_gate(line: LineFacts, day: date) -> str | None:
    """The gate that the line stands before, in words; None where it is past all of them."""
    gates = [gate for gate in stop_map(line, day) if not gate.rule.any_time and gate.state != "closed"]
    now = next((gate for gate in gates if gate.state in ("open", "open-if")), None)
    if now is None:
        return None
    after = next((gate for gate in gates if gate.order > now.order and gate.rule.opens != now.rule.opens), None)
    return f"{now.rule.name} ({now.words})" + (f"; then {after.rule.name.lower()}" if after else "")


@functools.cache
def file() -> RuleFile:
    """The file that the gates and the rows of the legal screen stand in."""
    return RuleFile.held("gates")
