"""Whatever the day, the line and the recipient: what holds of every clock, every gate and every answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caveat.errors import RuleError
from caveat.evidence import Measure, Stage
from caveat.law import gates, provisions, screening
from caveat.law.channels import AMERICAN, GATED
from caveat.law.clocks import Deadline, ends
from caveat.law.gates import LineFacts, stop_map
from caveat.law.groups import group_of, groups
from caveat.law.powers import MEASURES, applies
from caveat.law.screening import screen
from caveat.law.thresholds import notice

DAYS = st.dates(date(1970, 1, 1), date(2030, 12, 31))
RECIPIENTS = st.sampled_from(["ISR", "EGY", "SAU", "TWN", "SWE", "FIN", "KOR", "UKR", "GBR"])
CLOCKED = st.sampled_from([name for name, one in provisions.provisions().items() if one.clock])
CHANNELS = st.sampled_from([(), ("FMS", "DCS"), *((name,) for name in GATED)])
LINES = st.builds(
    LineFacts,
    supplier=st.sampled_from(["USA", "USA", "USA", "GBR", "DEU", "FRA", "RUS"]),
    recipient=RECIPIENTS,
    channels=CHANNELS,
    stage=st.sampled_from(list(Stage)),
    from_stock=st.booleans(),
    notified=st.none() | DAYS,
    emergency=st.booleans(),
    reviewed=st.none() | DAYS,
)


def deadline(name: str, start: date, recipient: str) -> Deadline:
    try:
        return ends(name, start, recipient)
    except RuleError:
        assume(False)
        raise


@given(CLOCKED, DAYS, RECIPIENTS)
def test_a_wait_never_ends_before_it_starts_nor_a_notice_before_a_step_after_it(
    name: str, start: date, recipient: str
) -> None:
    found = deadline(name, start, recipient)
    if found.toward == "after":
        assert (found.ends or found.not_before) >= start
    else:
        assert found.ends is not None and found.ends <= start
    if found.ends and found.days is not None and found.counts == "calendar":
        assert abs((found.ends - start).days) == found.days


@given(CLOCKED, DAYS, RECIPIENTS)
def test_a_day_later_starts_no_wait_that_ends_earlier(name: str, start: date, recipient: str) -> None:
    later = start + timedelta(days=1)
    # The day on which a state joins a group shortens its wait, and is the one exception.
    assume(group_of(recipient, start) == group_of(recipient, later))
    assume(all(groups()[one].has(recipient, start) == groups()[one].has(recipient, later) for one in groups()))
    first, second = deadline(name, start, recipient), deadline(name, later, recipient)
    if first.ends and second.ends:
        assert first.ends <= second.ends
    else:
        assert first.not_before and second.not_before and first.not_before < second.not_before


@given(CLOCKED, DAYS, RECIPIENTS)
def test_an_emergency_ends_a_wait_on_the_day_or_is_refused(name: str, start: date, recipient: str) -> None:
    plain = deadline(name, start, recipient)
    clock = provisions.get(name).clock
    assert clock is not None
    if clock.waived_by is None:
        with pytest.raises(RuleError, match="knows no emergency statement"):
            ends(name, start, recipient, emergency=True)
        return
    found = ends(name, start, recipient, emergency=True)
    assert (found.ends, found.days, found.waived, found.would_end) == (start, 0, True, plain.ends)


@given(DAYS, RECIPIENTS, st.booleans())
def test_an_emergency_never_waives_a_tiered_review(day: date, recipient: str, known: bool) -> None:
    with pytest.raises(RuleError):
        ends("usa-tiered-review-hold", day, recipient, emergency=True)
    line = LineFacts("USA", recipient, ("FMS",), Stage.REQUESTED, False, None, True, day if known else None)
    states = {gate.rule.id: gate.state for gate in stop_map(line, day) if gate.rule.custom}
    assert set(states.values()) <= {"open"}


@given(st.integers(1, 10**12), RECIPIENTS, DAYS, st.sampled_from(["MDE", "defense-articles-services", "firearms"]))
def test_a_dollar_more_never_ends_a_duty_of_notice(usd: int, recipient: str, day: date, kind: str) -> None:
    name = "usa-aeca-36c-dcs"
    less, more = (notice(name, value, kind, recipient, day) for value in (usd, usd + 1))
    assert less.required is None or bool(more.required) >= less.required
    if less.threshold and less.threshold.usd:
        assert less.required is (usd >= less.threshold.usd)
    else:
        assert less.required is None


@given(
    DAYS,
    st.sampled_from(["USA", "GBR", "DEU", "FRA", "RUS"]),
    st.none() | RECIPIENTS,
    st.none() | st.sampled_from(MEASURES),
    st.none() | st.sampled_from(AMERICAN),
)
def test_a_provision_out_of_force_never_applies(
    day: date, supplier: str, recipient: str | None, measure: str | None, channel: str | None
) -> None:
    asked = channel if supplier == "USA" else None
    everything = applies(day, supplier=supplier, recipient=recipient)
    found = applies(day, supplier=supplier, recipient=recipient, measure=measure, channel=asked)
    assert {row.provision for row in found} <= {row.provision for row in everything}
    for row in found:
        own = provisions.get(row.provision)
        assert own.in_force_at(day) and own.concerns(recipient)
        assert measure is None or measure in own.measures


@given(LINES, DAYS)
def test_a_gate_is_in_one_of_five_states_and_names_only_law_in_force(line: LineFacts, day: date) -> None:
    found = stop_map(line, day)
    assert len({gate.rule.id for gate in found}) == len(found)
    for gate in found:
        assert gate.state in get_args(gates.State) and gate.words
        assert gate.rule.provisions
        assert all(provisions.get(name).in_force_at(day) for name in gate.rule.provisions)
        assert all(provisions.get(name).concerns(line.recipient) for name in gate.rule.provisions)
        if gate.state == "waived":
            assert line.emergency and gate.rule.counted
        if line.stage in (Stage.DELIVERED, Stage.CLOSED):
            assert gate.state == "closed"


@given(LINES, DAYS)
def test_a_counted_gate_is_open_to_the_last_day_of_its_clock_and_closed_the_day_after(
    line: LineFacts, day: date
) -> None:
    line = replace(line, stage=Stage.NOTIFIED, notified=day, emergency=False, channels=line.channels or ("FMS",))
    for gate in (one for one in stop_map(line, day) if one.rule.counted):
        if gate.closes_on is None:
            assert gate.state == "open-if"
            continue
        for today, state in ((gate.closes_on, "open"), (gate.closes_on + timedelta(days=1), "closed")):
            then = next(one for one in stop_map(line, today) if one.rule.id == gate.rule.id)
            assert (then.state, then.closes_on) == (state, gate.closes_on)


@given(LINES, DAYS, st.sampled_from(list(Measure)))
def test_what_may_be_done_now_has_a_holder_and_law_and_what_may_not_has_a_reason(
    line: LineFacts, day: date, measure: Measure
) -> None:
    found = screen(line, measure, day)
    assert found.status in get_args(screening.Status) and found.words
    held = [provisions.get(name) for name in found.provisions]
    assert all(one.in_force_at(day) for one in held)
    if found.status == "may-be-done-now":
        assert found.holders and found.provisions and not found.barred_by and not found.needs
        assert any(one.force != "custom" for one in held)
    elif found.status == "barred":
        assert found.barred_by and not found.holders
    elif found.status == "needs-first":
        assert found.needs


@given(LINES, DAYS, st.sampled_from([Measure.PAUSE, Measure.SLOW, Measure.WITHHOLD, Measure.CONDITION]))
def test_a_stick_that_may_be_used_now_goes_through_a_gate_that_no_custom_opens(
    line: LineFacts, day: date, measure: Measure
) -> None:
    assume(screen(line, measure, day).status == "may-be-done-now")
    carrying = {measure, Measure.SLOW} if measure is Measure.PAUSE else {measure}
    each = [line] if line.channels else [replace(line, channels=(one,)) for one in gates.channels_of(line)]
    for known in each:
        through = [
            gate
            for gate in stop_map(known, day)
            if gate.state in ("open", "open-if")
            and carrying & set(gate.rule.measures)
            and not (gate.rule.custom or gate.rule.counted or gate.rule.any_time)
        ]
        assert through


@given(LINES, DAYS, st.sampled_from(list(Measure)))
def test_the_screen_names_nothing_that_no_gate_or_row_of_it_names(line: LineFacts, day: date, measure: Measure) -> None:
    rows = {name for group in screening.rows() for row in group for name in row.named}
    asked = replace(line, stage=Stage.REQUESTED) if measure is Measure.OFFER else line
    on_map = {
        name
        for channel in gates.channels_of(asked)
        for gate in stop_map(replace(asked, channels=(channel,)), day)
        for name in gate.rule.provisions
    }
    assert set(screen(line, measure, day).provisions) <= rows | on_map
