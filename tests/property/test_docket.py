"""What holds on a docket whoever does whatever on it, in any order; and of clocks, conditions and calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.review.docket.board import (
    PAUSES,
    RULES,
    TODAY,
    Board,
    decision,
    draft,
    reading,
    terms,
    the_ground,
)

from caveat.dates import add_working_days
from caveat.review.docket import (
    asking,
    combining,
    conditions,
    deadlines,
    deciding,
    folding,
    holds,
    icalendar,
    managing,
    recommending,
    signing,
    stepping,
)
from caveat.review.docket.acts import STOPPING, Act, Advice, ClosedAs, Decided, Step
from caveat.review.docket.conditions import State
from caveat.review.docket.countersignatures import Settings
from caveat.review.docket.deadlines import Running
from caveat.review.docket.people import Person, Role
from caveat.review.docket.refusals import DocketError
from caveat.review.docket.state import Condition, Docket
from caveat.review.docket.stepping import StepDraft

ANYTHING = (Role.ANALYST, Role.REVIEWER, Role.DECIDER)
PEOPLE = [Person(id=f"p{n}", name=f"P{n}", roles=ANYTHING, offices=("arms", "rights")) for n in range(4)]
LINES = ("l-shells", "l-bombs", None)

people = st.sampled_from(PEOPLE)
lines = st.sampled_from(LINES)
advice = st.sampled_from([Advice.PROCEED, Advice.HOLD, Advice.WITHHOLD, Advice.CONDITIONS, Advice.NO_VIEW])
words = st.sampled_from(["Why.", "Because.", "So."])
place = st.integers(0, 5)
"""Which of the recommendations, questions or decisions an act is about, counted from the last."""

Doing = tuple[str, Person, str | None, Advice, str, int, bool]
WHAT = (
    *["recommend"] * 5, *["sign"] * 6, *["decide"] * 5, *["step"] * 2, *["answer"] * 2,
    "depart", "ask", "withdraw", "tell", "close",
)  # fmt: skip
"""More often what leads somewhere: advice, signatures and decisions."""
doings = st.lists(
    st.tuples(
        st.sampled_from(WHAT),
        people, lines, advice, words, place, st.booleans(),
    ),
    min_size=15, max_size=50,
)  # fmt: skip


def at(ones: Sequence[Any], index: int) -> int:
    """The record of one of them, counted from the last; of none that is there, where there is none."""
    return ones[-1 - index % len(ones)].seq if ones else 9999


def judge(docket: Docket, doing: Doing) -> Act:
    """Judge what somebody tries. What is decided is mostly what was advised; the rest is left to chance."""
    what, by, line, wanted, said, index, yes = doing
    ground = the_ground()
    advised = at(docket.recommendations, index)
    found = docket.recommendation(advised)
    if found is not None and what in ("decide", "depart"):
        line = found.said.line
        wanted = found.said.advice if what == "decide" else wanted
    own: dict[str, Any] = {"conditions": (terms(owner="p0"),)} if wanted is Advice.CONDITIONS else {}
    relied = own | {"power": None if wanted is Advice.PROCEED else PAUSES, "override": said if yes else None}
    verbs: dict[str, Callable[[], Act]] = {
        "recommend": lambda: recommending.recommend(docket, ground, RULES, by, draft(
            wanted, line, office="arms" if yes else "rights", reasons=said,
            provisions=(PAUSES,) if wanted.measure else (), **own)),
        "sign": lambda: signing.sign(docket, Settings(lead_may_sign=True), by, advised,
                                     accepted=yes or index > 1, reasons=said),
        "decide": lambda: deciding.decide(docket, ground, RULES, by, decision(wanted, line, follows=advised, **relied)),
        "depart": lambda: deciding.decide(docket, ground, RULES, by, decision(
            wanted, line, departs_from=advised, reasons=said, **relied)),
        "step": lambda: stepping.step(docket, ground, by, StepDraft(
            decision=at(docket.decisions, 0), step=list(Step)[1 + index % 3], reasons=said,
            follows=advised if yes else None, power=PAUSES if index % 2 else None)),
        "ask": lambda: asking.ask(docket, ground, by, of="The maker", text=said, line=line),
        "answer": lambda: asking.answer(docket, by, at(docket.questions, index), said),
        "withdraw": lambda: recommending.withdraw(docket, by, advised, said),
        "tell": lambda: holds.tell(docket, by, at(docket.decisions, index), who="The port", how="by letter", on=TODAY,
                                   took_effect=None, today=TODAY),
        "close": lambda: managing.close(docket, by, list(ClosedAs)[index % 4], said if index == 5 else ""),
    }  # fmt: skip
    return verbs[what]()


def played(done: Sequence[Doing]) -> Board:
    """A board after all that was tried on it; what was refused left it as it was."""
    board = Board()
    for doing in done:
        with suppress(DocketError):
            board.put(doing[1], judge(board.docket, doing))
    return board


many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(doings)
def test_a_replayed_docket_is_the_docket_and_nothing_is_lost_from_its_log(done: list[Doing]) -> None:
    docket = played(done).docket
    assert folding.fold(docket.name, docket.events) == docket
    assert [event.seq for event in docket.events] == list(range(1, docket.last + 1))
    kinds = Counter(event.act.act for event in docket.events)
    assert kinds["recommended"] == len(docket.recommendations)
    assert kinds["signed"] == sum(len(one.signatures) for one in docket.recommendations)
    assert kinds["decided"] == len(docket.decisions)
    assert kinds["asked"] == len(docket.questions)


@many
@given(doings)
def test_there_is_one_live_recommendation_for_a_person_office_and_subject(done: list[Doing]) -> None:
    docket = played(done).docket
    live = Counter((one.by.person, one.said.office, one.said.line) for one in docket.recommendations if one.live)
    assert set(live.values()) <= {1}


@many
@given(doings)
def test_nobody_signs_what_they_wrote_nor_twice_and_a_refusal_ends_a_chain(done: list[Doing]) -> None:
    for one in played(done).docket.recommendations:
        signers = [signature.by.person for signature in one.signatures]
        assert one.by.person not in signers
        assert len(set(signers)) == len(signers)
        assert [signature.said.order for signature in one.signatures] == list(range(1, len(signers) + 1))
        assert all(signature.said.accepted for signature in one.signatures[:-1])
        assert len(signers) <= one.needed
        assert all(signature.void is not one.live for signature in one.signatures)


@many
@given(doings)
def test_whatever_stops_was_seen_by_somebody_who_neither_wrote_it_nor_signed_twice(done: list[Doing]) -> None:
    docket = played(done).docket
    for one in docket.decisions:
        assert isinstance(one.said, Decided)
        if one.said.step is not Step.DECIDE or one.said.advice not in STOPPING:
            continue
        named = docket.recommendation(one.said.follows or one.said.departs_from or 0)
        assert named is not None
        signed = {s.by.person for s in named.signatures if s.said.accepted and s.seq < one.seq}
        assert signed - {named.by.person}
        assert len(signed) >= len(RULES.need((), one.said.line is None, one.said.advice).signers)


@many
@given(doings)
def test_two_decisions_never_stand_on_one_subject(done: list[Doing]) -> None:
    docket = played(done).docket
    for line in LINES:
        own = [one for one in docket.decisions if one.said.line == line]
        for before, after in pairwise(own):
            assert isinstance(before.said, Decided) and isinstance(after.said, Decided)
            assert after.said.previous == before.seq
            assert (after.said.step is Step.DECIDE) == (before.said.step is Step.REVOKE)


@many
@given(doings)
def test_a_closed_review_has_nothing_after_its_end_but_what_keeps_watch_over_decisions(done: list[Doing]) -> None:
    docket = played(done).docket
    if docket.closed is not None:
        later = [event.act for event in docket.events if event.seq > docket.closed.seq]
        assert {act.act for act in later} <= {"told", "decided"}
        assert all(act.step is not Step.DECIDE for act in later if isinstance(act, Decided))
        assert not any(one.open for one in docket.questions)


@many
@given(doings)
def test_combining_drops_nobody_and_shows_every_difference(done: list[Doing]) -> None:
    docket = played(done).docket
    for line in LINES:
        live = docket.live(line)
        found = combining.combine(live)
        assert sorted(seq for text in found.texts for seq in text.by) == sorted(one.seq for one in live)
        kinds = {one.said.advice for one in live} - {Advice.NO_VIEW}
        assert (found.disagreement is not None) == (len(kinds) > 1)


# --- clocks

days = st.dates(date(2031, 6, 10), date(2031, 8, 30))


@given(st.integers(1, 60), st.lists(st.tuples(days, st.integers(0, 20)), max_size=5), st.frozensets(days, max_size=5))
def test_a_target_without_open_questions_has_just_its_working_days(
    count: int, asked: list[tuple[date, int]], holidays: frozenset[date]
) -> None:
    board = Board(target_days=count)
    stops = []
    for day, length in sorted(asked):
        board.at = day
        seq = board.does(PEOPLE[0], asking.ask, the_ground(), PEOPLE[0], of="The maker", text="How many?")
        board.at = day + timedelta(days=length)
        board.does(PEOPLE[0], asking.answer, PEOPLE[0], seq, "")
        stops.append((day, board.at))
    found = deadlines.target(board.docket, None, date(2031, 12, 1), holidays)
    assert found.ends is not None
    span = [TODAY + timedelta(days=n) for n in range(1, (found.ends - TODAY).days + 1)]
    counted = [
        day for day in span
        if day.weekday() < 5 and day not in holidays and not any(start <= day < end for start, end in stops)
    ]  # fmt: skip
    assert len(counted) == count
    assert counted[-1] == found.ends
    assert found.ends >= add_working_days(TODAY, count, holidays)


# --- conditions

numbers = st.floats(0, 400, allow_nan=False)
readings = st.lists(st.tuples(st.integers(0, 40), numbers), max_size=8)


@given(readings, st.integers(1, 40), st.integers(-10, 10))
def test_a_condition_is_never_met_or_breached_without_a_reading_in_its_window(
    given_readings: list[tuple[int, float]], window: int, past_due: int
) -> None:
    day = date(2031, 8, 20)
    wanted = terms(window_days=window, due=day - timedelta(days=past_due))
    named = tuple(
        (f"9.{n}", reading(day - timedelta(days=back), value)) for n, (back, value) in enumerate(given_readings)
    )
    found = conditions.standing(Condition("5.1", 5, None, wanted, named), day)
    inside = [(back, value) for back, value in given_readings if back < window]
    if not inside:
        assert found.state is (State.OVERDUE if past_due > 0 else State.UNKNOWN)
        return
    nearest = min(back for back, _ in inside)
    verdicts = {value >= 200 for back, value in inside if back == nearest}
    if len(verdicts) == 1:
        assert found.state is (State.MET if verdicts == {True} else State.BREACHED)
    else:
        assert found.state is (State.OVERDUE if past_due > 0 else State.UNKNOWN)


# --- calendars


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_words_survive_a_calendar_whole(what: str) -> None:
    clock = Running("x", "review due", what, None, None, date(2031, 7, 1), None, False, ())
    text = icalendar.text([icalendar.Feed("d", "2031-06-10T09:00:00.000000Z", (clock,))])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [line] = [one for one in text.replace("\r\n ", "").split("\r\n") if one.startswith("SUMMARY:")]
    back, escaped = "", iter(line.removeprefix("SUMMARY:"))
    for character in escaped:
        back += next(escaped) if character == "\\" else character
    assert back == what
