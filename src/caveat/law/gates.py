"""A line's channel, stage and dates in; the stop map out: who may act, by what, until when, what a measure needs."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caveat import tables
from caveat.errors import RuleError
from caveat.evidence import Measure, Stage
from caveat.law import clocks
from caveat.law.provisions import Provision, jurisdictions, provisions

ORDER = tuple(Stage)
State = Literal["open", "open-if", "closed", "conditional", "waived"]


class GateRule(tables.Row):
    """A power over a line while it stands between two stages."""

    id: str
    jurisdiction: str
    channels: tuple[str, ...]
    stock: bool | None = None
    """True for goods out of the supplier's own stock only, False for goods that are made; None for both."""
    name: str
    holder: str
    provisions: tuple[str, ...]
    measures: tuple[Measure, ...]
    opens: Stage
    closes: Stage
    condition: str | None = None
    custom: bool = False
    any_time: bool = False
    counted: str | None = None
    notice: str | None = None
    reversible: str
    bites: str


class Need(tables.Row):
    """What has to come before a measure at a stage."""

    channels: tuple[str, ...]
    measures: tuple[Measure, ...]
    stages: tuple[Stage, ...]
    text: str
    provisions: tuple[str, ...]
    holders: tuple[str, ...]


class Speed(tables.Row):
    """Who may bring a line forward at a stage."""

    channels: tuple[str, ...]
    stages: tuple[Stage, ...]
    holder: str
    provisions: tuple[str, ...]


class Bar(tables.Row):
    """What keeps a measure from being taken."""

    channels: tuple[str, ...]
    measures: tuple[Measure, ...]
    stages: tuple[Stage, ...]
    text: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the law needs to know of a line."""

    supplier: str
    recipient: str
    channels: tuple[str, ...]
    """Empty where the channel is not public."""
    stage: Stage
    from_stock: bool
    notified: date | None
    """The day on which the formal notice was received, where it is known."""
    emergency: bool
    """True where the notice states an emergency."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One row of a stop map."""

    rule: GateRule
    state: State
    words: str
    deadline: clocks.Deadline | None
    closes_on: date | None
    channel: str
    order: int

    @property
    def notice_days(self) -> int | None:
        """The days of notice that the power takes, where its provision gives a number."""
        return self.deadline.days if self.deadline else None


@dataclass(frozen=True, slots=True)
class Screen:
    """Whether a measure may be taken on a line on a day."""

    status: Literal["may-be-done-now", "needs-first", "barred", "unknown"]
    holders: tuple[str, ...]
    provisions: tuple[str, ...]
    needs: tuple[str, ...]
    barred_by: tuple[str, ...]
    words: str


@functools.cache
def rules() -> tuple[GateRule, ...]:
    """The gates, in the order in which a line meets them.

    Raises  RuleError where a gate names a provision that does not exist or closes before it opens.
    """
    found = tables.rows(_text(), "gates.toml", "gate", GateRule)
    for rule in found:
        if ORDER.index(rule.closes) < ORDER.index(rule.opens):
            raise RuleError(f"gates.toml ({rule.id}): it closes before it opens. Turn the two stages round.")
    for row in (*found, *_others("need", Need), *_others("speed", Speed), *_others("bar", Bar)):
        for provision in row.provisions:
            if provision not in provisions():
                raise RuleError(f"gates.toml: {provision!r} is no provision here. Correct the id.")
    return found


def stop_map(line: LineFacts, day: date) -> tuple[Gate, ...]:
    """The powers over a line as of a day: gates in order, then powers open at any time.

    A provision that was not in force on the day opens no gate. Where the channel is not public, the gates of each
    channel that it could be are given as open only if the line goes that way.
    """
    wanted = _channels(line)
    held = jurisdictions(line.supplier, day)
    found = []
    for order, rule in enumerate(rules()):
        channel = next((one for one in wanted if one in rule.channels), None)
        if channel is None or rule.jurisdiction not in held:
            continue
        if rule.stock is not None and rule.stock != line.from_stock:
            continue
        if not _in_force(rule, day):
            continue
        found.append(_gate(rule, line, day, channel, order))
    return tuple(sorted(found, key=lambda gate: (gate.rule.any_time, gate.order)))


def _channels(line: LineFacts) -> tuple[str, ...]:
    if line.channels:
        return line.channels
    return ("FMS", "DCS") if line.supplier == "USA" else ("LICENCE",)


def _in_force(rule: GateRule, day: date) -> tuple[Provision, ...]:
    return tuple(provisions()[name] for name in rule.provisions if provisions()[name].in_force_at(day))


def _gate(rule: GateRule, line: LineFacts, day: date, channel: str, order: int) -> Gate:
    deadline = _deadline(rule, line, day)
    state, words = _state(rule, line, day, deadline)
    if state == "open" and not line.channels and len(_channels(line)) > 1 and not rule.any_time:
        state, words = "open-if", f"open, if the line goes by {channel}; its channel is not public"
    closes = deadline.ends if deadline and rule.counted else None
    return Gate(rule, state, words, deadline, closes, channel, order)


def _deadline(rule: GateRule, line: LineFacts, day: date) -> clocks.Deadline | None:
    """The clock that the gate shows: run from the notice where it is counted from one, else from the day of review."""
    if rule.notice is None:
        return None
    start = line.notified if rule.counted else day
    if start is None:
        return None
    try:
        return clocks.ends(rule.notice, start, line.recipient, emergency=bool(rule.counted) and line.emergency)
    except RuleError:
        return None  # the provision gives no number for this recipient; the gate is shown without a clock


def _state(rule: GateRule, line: LineFacts, day: date, deadline: clocks.Deadline | None) -> tuple[State, str]:
    stands, opens, closes = (ORDER.index(stage) for stage in (line.stage, rule.opens, rule.closes))
    if stands > closes:
        return "closed", f"closed: the line has passed it ({line.stage.value.replace('-', ' ')})"
    if stands < opens:
        return "conditional", f"not yet: opens once the line is {rule.opens.value.replace('-', ' ')}"
    if rule.counted:
        return _counted(line, day, deadline)
    if rule.condition:
        return "open-if", f"open, if {rule.condition}"
    return "open", "open now, by custom and without legal force" if rule.custom else "open now"


def _counted(line: LineFacts, day: date, deadline: clocks.Deadline | None) -> tuple[State, str]:
    if line.emergency:
        return "waived", "waived by an emergency statement, 0 days"
    if deadline is None or deadline.ends is None:
        return "open-if", "open, if its days have not run; the day of the notice is not public"
    if day > deadline.ends:
        return "closed", f"closed {deadline.ends.isoformat()}: its days have run"
    return "open", f"open until {deadline.ends.isoformat()}"


def next_gate(line: LineFacts, day: date) -> str | None:
    """The gate that the line stands before, in words; None where it is past all of them."""
    gates = [gate for gate in stop_map(line, day) if not gate.rule.any_time and gate.state != "closed"]
    now = next((gate for gate in gates if gate.state in ("open", "open-if")), None)
    if now is None:
        return None
    after = next((gate for gate in gates if gate.order > now.order and gate.rule.opens != now.rule.opens), None)
    return f"{now.rule.name} ({now.words})" + (f"; then {after.rule.name.lower()}" if after else "")


def screen(line: LineFacts, measure: Measure, day: date) -> Screen:
    """Whether a measure may be taken on a line on a day, by whom and under what; what it needs first; what bars it."""
    if line.stage in (Stage.DELIVERED, Stage.CLOSED):
        return Screen("barred", (), (), (), ("title has passed: nothing of the line is left to act on",), "delivered")
    wanted = _channels(line)
    if not any(rule.jurisdiction in jurisdictions(line.supplier, day) for rule in rules()):
        return Screen("unknown", (), (), (), (), "no provision of this supplier's law is held here")
    bars = [row for row in _others("bar", Bar) if _meets(row, wanted, measure, line.stage)]
    if bars:
        return Screen(
            "barred", (), _each(row.provisions for row in bars), (), tuple(row.text for row in bars), "barred"
        )
    needs = [row for row in _others("need", Need) if _meets(row, wanted, measure, line.stage)]
    if needs:
        return Screen("needs-first", _each(row.holders for row in needs), _each(row.provisions for row in needs),
                      tuple(row.text for row in needs), (), "needs something first")  # fmt: skip
    if measure in (Measure.EXPEDITE, Measure.OFFER):
        return _speed(line, wanted)
    return _stick(line, measure, day)


def _stick(line: LineFacts, measure: Measure, day: date) -> Screen:
    gates = [gate for gate in stop_map(line, day) if measure in gate.rule.measures and not gate.rule.any_time]
    now = [gate for gate in gates if gate.state == "open" and not gate.rule.custom and not gate.rule.counted]
    if now:
        return Screen("may-be-done-now", _each((gate.rule.holder,) for gate in now),
                      _each(_names(gate.rule, day) for gate in now), (), (), "may be done now")  # fmt: skip
    maybe = [gate for gate in gates if gate.state == "open-if"]
    if maybe:
        return Screen("unknown", _each((gate.rule.holder,) for gate in maybe),
                      _each(_names(gate.rule, day) for gate in maybe),
                      tuple(f"{gate.rule.name}: {gate.words}" for gate in maybe), (),
                      "depends on a fact that is not public")  # fmt: skip
    if measure is Measure.PAUSE and any(gate.state == "open" for gate in stop_map(line, day)):
        return _stick(line, Measure.SLOW, day)  # before the notice a pause is a request that is not worked
    return Screen("unknown", (), (), (), (), "no power over a line at this stage is held here")


def _speed(line: LineFacts, wanted: Iterable[str]) -> Screen:
    found = [row for row in _others("speed", Speed) if set(row.channels) & set(wanted) and line.stage in row.stages]
    if not found:
        return Screen("unknown", (), (), (), (), "no power to speed up a line at this stage is held here")
    return Screen("may-be-done-now", _each((row.holder,) for row in found), _each(row.provisions for row in found),
                  (), (), "may be done now, within stock and production")  # fmt: skip


def _names(rule: GateRule, day: date) -> tuple[str, ...]:
    return tuple(provision.id for provision in _in_force(rule, day))


def _meets(row: Need | Bar, channels: Iterable[str], measure: Measure, stage: Stage) -> bool:
    return bool(set(row.channels) & set(channels)) and measure in row.measures and stage in row.stages


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))


@functools.cache
def _others(array: str, model: type[tables.RowT]) -> tuple[tables.RowT, ...]:
    return tables.rows(_text(), "gates.toml", array, model)


@functools.cache
def _text() -> str:
    return tables.read(importlib.resources.files("caveat.law") / "rules" / "gates.toml")
