"""Classes, rates and waiting times: by hand on rows made up, and as of a day on those that ship."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.episodes import classes, coding, rates, waiting
from caveat.episodes.classes import Row
from caveat.episodes.codes import DemandKind, Domain, Outcome, Polarity, Publicity
from caveat.episodes.waiting import Watched

AS_OF = date(2024, 1, 29)


def row(name: str, crisis: str | None = None, **fields: Any) -> Row:
    told = {"polarity": Polarity.STICK, "demand_kind": DemandKind.END_USE, "domain": Domain.FOREIGN_POLICY,
            "at_war": False, "publicity": Publicity.PUBLIC, "outcome": Outcome.NONE, "weak": False}  # fmt: skip
    return Row(name, crisis or name, **(told | fields))


MET = {"outcome": Outcome.COMPLIED}


def test_rows_of_one_crisis_count_as_one() -> None:
    found = classes.Class(AS_OF, (row("a", "x"), row("b", "x"), row("c")), ())
    assert found.crises == 2
    assert classes.weights(found.rows) == (0.5, 0.5, 1.0)


def test_a_rate_is_the_crises_met_with_one_for_and_one_against_beside_them() -> None:
    # Six crises; one has two rows of which one was met: 2 + 1/2 of 6 met. (1 + 2.5) / (2 + 6) = 0.4375.
    rows = [row("a", **MET), row("b", **MET), row("c1", "c", **MET), row("c2", "c"), row("d"), row("e"), row("f")]
    found = rates.at_least(rows, 2, Polarity.STICK)
    assert (found.happened, found.crises) == (2.5, 6.0)
    assert found.value == pytest.approx(0.4375)
    assert found.low is not None and found.high is not None
    assert found.low < 0.4375 < found.high


def test_the_interval_holds_nine_tenths_of_the_posterior() -> None:
    # With one for and one against and five crises all met the posterior is beta(6, 1): its quantile q is q ** (1 / 6).
    found = rates.at_least([row(name, **MET) for name in "abcde"], 2, Polarity.STICK)
    assert found.low == pytest.approx(0.05 ** (1 / 6))
    assert found.high == pytest.approx(0.95 ** (1 / 6))


def test_a_thin_class_shows_no_rate() -> None:
    found = rates.at_least([row("a"), row("b"), row("c")], 2, Polarity.STICK)
    assert (found.value, found.low, found.high, found.words) == (None, None, None, "n = 3; no rate shown")


def test_a_narrow_group_begins_from_its_polarity_with_the_weight_of_four_crises() -> None:
    # Ten crises under sticks, four met: (1 + 4) / 12. Of five on end use four met: (4 * 5 / 12 + 4) / (4 + 5).
    rows = [row(name, **MET) for name in "abcd"] + [row("e")]
    rows += [row(name, demand_kind=DemandKind.OTHER) for name in "fghij"]
    found = rates.at_least(rows, 2, Polarity.STICK, DemandKind.END_USE)
    assert found.value == pytest.approx((4 * 5 / 12 + 4) / 9)
    assert found.rows == tuple("abcde")


def test_met_in_part_is_met_at_least_in_part() -> None:
    rows = [row("a", outcome=Outcome.PARTIAL), *(row(name) for name in "bcde")]
    assert rates.at_least(rows, 1, Polarity.STICK).happened == 1
    assert rates.at_least(rows, 2, Polarity.STICK).happened == 0


def test_the_four_outcomes_share_one_whole() -> None:
    rows = [row("a", **MET), row("b", outcome=Outcome.LIFTED), *(row(name) for name in "cde")]
    found = {rate.what: rate for rate in rates.outcomes(rows)}
    assert sum(rate.value or 0 for rate in found.values()) == pytest.approx(1)
    assert found["complied"].value == pytest.approx((1 + 1) / (4 + 5))


def test_a_strict_count_drops_what_other_causes_explain() -> None:
    rows = [row("a", weak=True, **MET), *(row(name, **MET) for name in "bcdef")]
    assert rates.outcomes(rows)[0].crises == 6
    assert rates.outcomes(rows, strict=True)[0].crises == 5


def test_a_forecast_is_three_chances_even_of_an_empty_class() -> None:
    assert rates.shares([], Polarity.CARROT, DemandKind.OTHER) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    # One crisis met: (1, 1, 2) of 4 for its polarity; for its kind (4, 4, 8) / 4 and one more met.
    assert rates.shares([row("a", **MET)], Polarity.STICK, DemandKind.END_USE) == pytest.approx((1 / 5, 1 / 5, 3 / 5))


# --- those that ship, as of a day


def test_every_episode_that_could_be_seen_is_counted_or_left_out_with_a_reason() -> None:
    found = classes.known(AS_OF)
    visible = [one.id for one in coding.episodes() if classes.seen(one, AS_OF) is not None]
    assert sorted([one.id for one in found.rows] + [name for name, _ in found.left_out]) == sorted(visible)
    assert len(found.rows) == len({one.id for one in found.rows}) > 50


def test_no_later_episode_enters_the_class() -> None:
    found = classes.known(AS_OF)
    starts = {one.id: one.start for one in coding.episodes()}
    assert all(starts[one.id] is None or starts[one.id].possibly_by(AS_OF) for one in found.rows)  # type: ignore[union-attr]
    told = {one.id for one in found.rows} | {name for name, _ in found.left_out}
    assert "us-isr-2024-05-heavy-bombs" in starts
    assert "us-isr-2024-05-heavy-bombs" not in told


def test_where_no_bargain_was_put_there_is_no_rate() -> None:
    left = dict(classes.known(date(2026, 11, 1)).left_out)
    assert left["us-isr-1948-embargo"].startswith("no real bargain")
    assert left["gbr-isr-2024-licences"].startswith("no real bargain")


def test_the_case_at_hand_is_no_precedent_for_itself() -> None:
    whole, without = classes.known(AS_OF), classes.known(AS_OF, exclude="lebanon-1982")
    assert {one.id for one in whole.rows} - {one.id for one in without.rows} <= {
        one.id for one in coding.episodes() if one.crisis == "lebanon-1982"
    }
    assert len(without.rows) < len(whole.rows)


# --- waiting


def test_an_open_demand_is_watched_only_so_long() -> None:
    # Met on day 10 of four at risk: 1/4. One leaves unmet on day 20, one is open from day 25. Met on day 30, the last
    # at risk: what was still open is 3/4 * 2/3 = 1/2. So 1/4 by day 20 and 3/4 by day 30.
    rows = [Watched("a", "a", 10, Outcome.COMPLIED), Watched("b", "b", 20, Outcome.NONE),
            Watched("c", "c", 25, None), Watched("d", "d", 30, Outcome.COMPLIED)]  # fmt: skip
    found = waiting.incidence(rows, by=(5, 20, 30))
    assert [one.met for one in found] == pytest.approx([0, 1 / 4, 3 / 4])
    assert [one.at_risk for one in found] == [4, 2, 0]


def test_rows_of_one_crisis_wait_as_one() -> None:
    rows = [Watched("a", "x", 10, Outcome.COMPLIED), Watched("b", "x", 40, Outcome.NONE), Watched("c", "c", 40, None)]
    assert waiting.incidence(rows, by=(30,))[0].met == pytest.approx(0.5 / 2)


def test_an_interval_holds_what_was_found_and_is_the_same_every_time() -> None:
    rows = [Watched(f"m{n}", f"m{n}", 10, Outcome.COMPLIED) for n in range(10)]
    rows += [Watched(f"n{n}", f"n{n}", 20, Outcome.NONE) for n in range(10)]
    [found] = waiting.incidence(rows, by=(30,))
    assert found.met == pytest.approx(0.5)
    # Of twenty draws with even chances nine in ten come to between six and fourteen.
    assert 0.25 < found.low < 0.5 < found.high < 0.75
    assert waiting.incidence(rows, by=(30,)) == (found,)


def test_nobody_watched_is_nobody_met() -> None:
    assert [one.met for one in waiting.incidence([])] == [0, 0, 0, 0]


def test_waiting_uses_only_what_was_public_on_the_day() -> None:
    early, late = waiting.watched(date(1990, 1, 1)), waiting.watched(date(2026, 11, 1))
    assert len(early) < len(late)
    assert all(one.days >= 0 for one in late)
