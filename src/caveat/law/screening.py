"""A line's facts, a measure and a day in; the legal screen out: may be done now, needs first, barred, or unknown."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from pydantic import Field

from caveat import tables
from caveat.evidence import Measure, Stage
from caveat.law import clocks
from caveat.law.channels import Channel, Gated
from caveat.law.gates import Gate, LineFacts, channels_of, deadline, file, rules, stop_map, waived
from caveat.law.groups import held_words, jurisdictions
from caveat.law.provisions import Provision, provisions
from caveat.law.rulefile import RuleFile

Status: TypeAlias = Literal["may-be-done-now", "needs-first", "barred", "unknown"]


class ScreenRow(tables.Row):
    """What a row of the screen is about."""

    channels: tuple[Gated, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=1)
    provisions: tuple[str, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """Every provision that the row names."""
        return self.provisions


class Need(ScreenRow):
    """What has to come before a measure at a stage."""

    measures: tuple[Measure, ...] = Field(min_length=1)
    text: str
    wait: str | None = None
    """The provision whose wait is told with the text, as it is for the recipient."""
    holders: tuple[str, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """Every provision that the row names."""
        return (*self.provisions, self.wait) if self.wait else self.provisions


class Speed(ScreenRow):
    """Who may bring a line forward at a stage."""

    holder: str


class Bar(ScreenRow):
    """What keeps a measure from being taken."""

    measures: tuple[Measure, ...] = Field(min_length=1)
    text: str


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
    """What measures need, who may speed up, and what bars a measure, read once."""
    return load(file(), provisions())


def load(file: RuleFile, known: Container[str]) -> tuple[tuple[Need, ...], tuple[Speed, ...], tuple[Bar, ...]]:
    """The rows of the screen in a file.

    Raises  Malformed, or BadRow for the first row that does not hold or names a provision which is not ``known``.
    """
    found = file.rows("need", Need), file.rows("speed", Speed), file.rows("bar", Bar)
    for array, group in zip(("need", "speed", "bar"), found, strict=True):
        for index, row in enumerate(group):
            for name in (name for name in row.named if name not in known):
                place, expected = f"row {index + 1}", "Expected: the id of a provision."
                raise file.bad(array, index, place, "provisions", repr(name), expected)
    return found


def screen(line: LineFacts, measure: Measure, day: date) -> Screen:
    """Whether a measure may be taken on a line on a day, by whom and under what; what it needs first; what bars it.

    An offer of more is a transfer of its own: it starts at the request, wherever this line stands. Where the channel is
    not public, the answer is given only if it is the same for each that it could be.
    """
    if not jurisdictions(line.supplier, day):
        return _unknown(held_words(line.supplier, day))
    if measure is Measure.OFFER:
        line = replace(line, stage=Stage.REQUESTED)
    if line.channels:
        return _of_channel(line, measure, day)
    each = {name: _of_channel(replace(line, channels=(name,)), measure, day) for name in channels_of(line)}
    return _whichever(each) if len(each) > 1 else next(iter(each.values()))


def _of_channel(line: LineFacts, measure: Measure, day: date) -> Screen:
    """The screen of a line whose channels are known: bars first, then needs, then powers."""
    needs, _, bars = rows()
    barring = [row for row in bars if _meets(row, line, measure, day)]
    if barring or line.stage in (Stage.DELIVERED, Stage.CLOSED):
        past = f"the line is {line.stage.value}: nothing of it is left to act on"
        why = tuple(row.text for row in barring) or (past,)
        return Screen("barred", (), _standing(_each(row.provisions for row in barring), day), (), why, "barred")
    first = [row for row in needs if _meets(row, line, measure, day)]
    told = tuple(_need_words(row, line, day) for row in first)
    if measure is Measure.EXPEDITE and (review := _review_running(line, day)):
        first, told = [*first, review], (*told, review.text)
    if first:
        names = _standing(_each(row.provisions for row in first), day)
        return Screen("needs-first", _each(row.holders for row in first), names, told, (), "needs something first")
    return _speed(line, day) if measure in (Measure.EXPEDITE, Measure.OFFER) else _stick(line, measure, day)


def _whichever(each: Mapping[Channel, Screen]) -> Screen:
    """One answer for the channels that a line could go by; unknown where they part, with what holds for each."""
    found = tuple(each.values())
    if len({one.status for one in found}) > 1:
        told = tuple(f"if the line goes by {channel}: {one.words}" for channel, one in each.items())
        words = "depends on the channel, which is not public"
        return Screen("unknown", _each(o.holders for o in found), _each(o.provisions for o in found), told, (), words)
    alike = len({one.words for one in found}) == 1
    words = "; ".join(f"{channel}: {one.words}" for channel, one in each.items())
    return Screen(
        status=found[0].status,
        holders=_each(one.holders for one in found),
        provisions=_each(one.provisions for one in found),
        needs=_each(one.needs for one in found),
        barred_by=_each(one.barred_by for one in found),
        words=f"{found[0].words}, whichever channel it goes by" if alike else words,
    )


def _unknown(words: str) -> Screen:
    return Screen("unknown", (), (), (), (), words)


def _need_words(row: Need, line: LineFacts, day: date) -> str:
    """What has to come first, with the wait that it means for this recipient."""
    words = clocks.wait(provisions()[row.wait], day, line.recipient) if row.wait else None
    return f"{row.text}: {words} for {line.recipient} ({row.wait})" if words else row.text


def _review_running(line: LineFacts, day: date) -> Need | None:
    """The statutory review that still keeps a notified line from going on, if any."""
    if line.stage is not Stage.NOTIFIED:
        return None
    rule = next((one for one in rules() if one.counted and set(one.channels) & set(channels_of(line))), None)
    if rule is None or rule.counted is None or waived(rule, line):
        return None
    clock = deadline(rule, line, day)
    if clock and clock.ends and day > clock.ends:
        return None
    when = f"to end on {clock.ends.isoformat()}" if clock and clock.ends else "to be over (its day is not public)"
    counted = provisions()[rule.counted]
    statement = "; an emergency statement in the notice would have waived it" if clocks.waivable(counted) else ""
    return Need(
        channels=rule.channels,
        measures=(Measure.EXPEDITE,),
        stages=(Stage.NOTIFIED,),
        text=f"the review of the notice {when}{statement}",
        provisions=(rule.counted,),
        holders=("Secretary of State",) if statement else counted.holders[:1],
    )


def _stick(line: LineFacts, measure: Measure, day: date) -> Screen:
    gates = [gate for gate in stop_map(line, day) if measure in gate.rule.measures and not gate.rule.any_time]
    now = [gate for gate in gates if gate.state == "open" and not gate.rule.custom and not gate.rule.counted]
    if now:
        return _through(now, measure, "may-be-done-now", (), "may be done now")
    maybe = [gate for gate in gates if gate.state == "open-if" and not gate.rule.custom]
    if either := _one_of_two(maybe):
        words = "; ".join(gate.words for gate in either)
        return _through(either, measure, "may-be-done-now", (), f"may be done now, one way or the other: {words}")
    if maybe:
        needs = tuple(f"{gate.rule.name}: {gate.words}" for gate in maybe)
        return _through(maybe, measure, "unknown", needs, "depends on a fact that is not public")
    if measure is Measure.PAUSE and line.stage is Stage.REQUESTED:
        return _stick(line, Measure.SLOW, day)  # before the notice a pause is a request that is not worked
    return _unknown(f"no power over a line at this stage is held here; {held_words(line.supplier, day)}")


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
    channels = set(channels_of(line))
    about = [row for row in rows()[1] if channels & set(row.channels) and line.stage in row.stages]
    found = [row for row in about if _standing(row.provisions, day)]
    if not found:
        return _unknown("no power to speed up a line at this stage is held here")
    names = _standing(_each(row.provisions for row in found), day)
    holders = _each((row.holder,) for row in found)
    return Screen("may-be-done-now", holders, names, (), (), "may be done now, within stock and production")


def _standing(names: Iterable[str], day: date) -> tuple[str, ...]:
    return tuple(name for name in names if provisions()[name].in_force_at(day))


def _meets(row: Need | Bar, line: LineFacts, measure: Measure, day: date) -> bool:
    """True where the row is about this; one whose every provision is out of force is not."""
    about = bool(set(row.channels) & set(channels_of(line))) and measure in row.measures and line.stage in row.stages
    return about and (not row.provisions or bool(_standing(row.provisions, day)))


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))
