"""A line's facts, a measure and a day in; the legal screen out: may be done now, needs first, barred, or unknown."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from caveat import tables
from caveat.errors import RuleError
from caveat.evidence import Measure, Stage
from caveat.law import clocks
from caveat.law.gates import Gate, LineFacts, channels_of, deadline, rules, stop_map, text
from caveat.law.provisions import Provision, held_words, jurisdictions, provisions

Status: TypeAlias = Literal["may-be-done-now", "needs-first", "barred", "unknown"]


class Need(tables.Row):
    """What has to come before a measure at a stage."""

    channels: tuple[str, ...]
    measures: tuple[Measure, ...]
    stages: tuple[Stage, ...]
    text: str
    wait: str | None = None
    """The provision whose wait is told with the text, as it is for the recipient."""
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
class Screen:
    """Whether a measure may be taken on a line on a day."""

    status: Status
    holders: tuple[str, ...]
    provisions: tuple[str, ...]
    needs: tuple[str, ...]
    barred_by: tuple[str, ...]
    words: str


@functools.cache
def rows() -> tuple[tuple[Need, ...], tuple[Speed, ...], tuple[Bar, ...]]:
    """What measures need, who may speed up, and what bars a measure.

    Raises  RuleError where a row names a provision that does not exist.
    """
    found = (
        tables.rows(text(), "gates.toml", "need", Need),
        tables.rows(text(), "gates.toml", "speed", Speed),
        tables.rows(text(), "gates.toml", "bar", Bar),
    )
    needs, speeds, bars = found
    named: list[tuple[str, str]] = [(name, "need") for row in needs for name in (*row.provisions, row.wait) if name]
    named += [(name, "speed") for row in speeds for name in row.provisions]
    named += [(name, "bar") for row in bars for name in row.provisions]
    for name, what in named:
        if name not in provisions():
            raise RuleError(f"gates.toml ({what}): {name!r} is no provision here. Correct the id.")
    return found


def screen(line: LineFacts, measure: Measure, day: date) -> Screen:
    """Whether a measure may be taken on a line on a day, by whom and under what; what it needs first; what bars it.

    An offer of more is a transfer of its own: it starts at the request, wherever this line stands.
    """
    stage = Stage.REQUESTED if measure is Measure.OFFER else line.stage
    if not jurisdictions(line.supplier, day):
        return Screen("unknown", (), (), (), (), held_words(line.supplier, day))
    needs, _, bars = rows()
    barring = [row for row in bars if _meets(row, line, measure, stage, day)]
    if barring or stage in (Stage.DELIVERED, Stage.CLOSED):
        why = tuple(row.text for row in barring) or (f"the line is {stage.value}: nothing of it is left to act on",)
        return Screen("barred", (), _standing(_each(row.provisions for row in barring), day), (), why, "barred")
    first = [row for row in needs if _meets(row, line, measure, stage, day)]
    told = tuple(_need_words(row, line, day) for row in first)
    if measure is Measure.EXPEDITE and (review := _review_running(line, day)):
        first, told = [*first, review], (*told, review.text)
    if first:
        names = _standing(_each(row.provisions for row in first), day)
        return Screen("needs-first", _each(row.holders for row in first), names, told, (), "needs something first")
    return _speed(line, day) if measure in (Measure.EXPEDITE, Measure.OFFER) else _stick(line, measure, day)


def _need_words(row: Need, line: LineFacts, day: date) -> str:
    """What has to come first, with the wait that it means for this recipient."""
    if row.wait is None:
        return row.text
    try:
        found = clocks.ends(row.wait, day, line.recipient)
    except RuleError:
        return row.text
    return f"{row.text}: {found.days} {found.counts} days for {line.recipient} ({row.wait})"


def _review_running(line: LineFacts, day: date) -> Need | None:
    """The statutory review that still keeps a notified line from going on, if any."""
    if line.stage is not Stage.NOTIFIED or line.emergency:
        return None
    rule = next((one for one in rules() if one.counted and set(one.channels) & set(channels_of(line))), None)
    if rule is None or rule.counted is None:
        return None
    clock = deadline(rule, line, day)
    if clock and clock.ends and day > clock.ends:
        return None
    when = f"to end on {clock.ends.isoformat()}" if clock and clock.ends else "to be over (its day is not public)"
    return Need(
        channels=rule.channels,
        measures=(Measure.EXPEDITE,),
        stages=(Stage.NOTIFIED,),
        text=f"the review of the notice {when}; an emergency statement in the notice would have waived it",
        provisions=(rule.counted,),
        holders=("Secretary of State",),
    )


def _stick(line: LineFacts, measure: Measure, day: date) -> Screen:
    gates = [gate for gate in stop_map(line, day) if measure in gate.rule.measures and not gate.rule.any_time]
    now = [gate for gate in gates if gate.state == "open" and not gate.rule.custom and not gate.rule.counted]
    if now:
        return _through(now, measure, "may-be-done-now", (), "may be done now")
    maybe = [gate for gate in gates if gate.state == "open-if"]
    if either := _one_of_two(maybe):
        words = "; ".join(gate.words for gate in either)
        return _through(either, measure, "may-be-done-now", (), f"may be done now, one way or the other: {words}")
    if maybe:
        needs = tuple(f"{gate.rule.name}: {gate.words}" for gate in maybe)
        return _through(maybe, measure, "unknown", needs, "depends on a fact that is not public")
    if measure is Measure.PAUSE and any(gate.state == "open" for gate in stop_map(line, day)):
        return _stick(line, Measure.SLOW, day)  # before the notice a pause is a request that is not worked
    held = held_words(line.supplier, day)
    return Screen("unknown", (), (), (), (), f"no power over a line at this stage is held here; {held}")


def _one_of_two(maybe: Sequence[Gate]) -> tuple[Gate, ...]:
    """Gates whose conditions are contraries: whichever fact is so, one of them is open."""
    ids = {gate.rule.id for gate in maybe}
    return tuple(gate for gate in maybe if gate.rule.or_else in ids)


def _through(gates: Sequence[Gate], measure: Measure, status: Status, needs: tuple[str, ...], words: str) -> Screen:
    """Through which gates it may be done: of each gate's provisions, those that carry the measure."""
    holders = _each((gate.rule.holder,) for gate in gates)
    names = _each(
        tuple(name for name in gate.rule.provisions if carries(provisions()[name], measure)) for gate in gates
    )
    return Screen(status, holders, names, needs, (), words)


def carries(provision: Provision, measure: Measure) -> bool:
    """True where a provision lets its holder take the measure. Who may withhold may also hold back for a time."""
    if measure is Measure.PAUSE and "withhold" in provision.measures:
        return True
    return measure.value in provision.measures


def _speed(line: LineFacts, day: date) -> Screen:
    found = [row for row in rows()[1] if set(row.channels) & set(channels_of(line)) and line.stage in row.stages]
    if not found:
        return Screen("unknown", (), (), (), (), "no power to speed up a line at this stage is held here")
    names = _standing(_each(row.provisions for row in found), day)
    return Screen(
        "may-be-done-now", _each((row.holder,) for row in found), names, (), (),
        "may be done now, within stock and production",
    )  # fmt: skip


def _standing(names: Iterable[str], day: date) -> tuple[str, ...]:
    return tuple(name for name in names if provisions()[name].in_force_at(day))


def _meets(row: Need | Bar, line: LineFacts, measure: Measure, stage: Stage, day: date) -> bool:
    """True where the row is about this; one whose every provision is out of force is not."""
    about = bool(set(row.channels) & set(channels_of(line))) and measure in row.measures and stage in row.stages
    return about and (not row.provisions or bool(_standing(row.provisions, day)))


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))
