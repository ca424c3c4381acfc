"""Dates keep the precision of their source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caveat.dates import NotADate, PartialDate, add_calendar_days, add_working_days, weekday_words


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),  # a leap year
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-01-29", date(2024, 1, 29), date(2024, 1, 29)),
        (" 2024-01-29\n", date(2024, 1, 29), date(2024, 1, 29)),
    ],
)
def test_a_date_means_every_day_that_its_source_leaves_open(text: str, earliest: date, latest: date) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.exact == (earliest == latest)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2023-02-29", "2023-02 ends on day 28"),
        ("2024-04-31", "2024-04 ends on day 30"),
        ("2024-13", "there is no month 13"),
        ("2024-00-10", "there is no month 0"),
        ("2024-01-00", "2024-01 ends on day 31"),
        ("29.01.2024", "Write YYYY-MM-DD"),
        ("2024-1-2", "Write YYYY-MM-DD"),
        ("", "Write YYYY-MM-DD"),
        ("soon", "Write YYYY-MM-DD"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(NotADate, match=says):
        PartialDate.parse(text)


def test_a_month_is_surely_over_only_on_its_last_day() -> None:
    month = PartialDate.parse("2024-01")
    assert not month.surely_by(date(2024, 1, 30))
    assert month.surely_by(date(2024, 1, 31))
    assert not month.possibly_by(date(2023, 12, 31))
    assert month.possibly_by(date(2024, 1, 1))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    precision = draw(st.sampled_from(("year", "month", "day")))
    return PartialDate(day.year, day.month if precision != "year" else None, day.day if precision == "day" else None)


@given(partial_dates())
def test_a_date_written_and_read_again_is_the_same_date(found: PartialDate) -> None:
    assert PartialDate.parse(str(found)) == found


@given(partial_dates())
def test_earliest_never_lies_after_latest_and_they_meet_only_on_a_known_day(found: PartialDate) -> None:
    assert found.earliest <= found.latest
    assert (found.earliest == found.latest) == found.exact


@given(partial_dates(), st.dates())
def test_what_is_surely_past_is_possibly_past(found: PartialDate, day: date) -> None:
    assert not found.surely_by(day) or found.possibly_by(day)


def test_calendar_days_count_from_the_day_after() -> None:
    # 29 December 2023 + 15: two days left in December, so 13 January 2024.
    assert add_calendar_days(date(2023, 12, 29), 15) == date(2024, 1, 13)
    assert add_calendar_days(date(2023, 12, 29), 0) == date(2023, 12, 29)


@pytest.mark.parametrize(
    ("start", "days", "ends"),
    [
        (date(2023, 12, 29), 1, date(2024, 1, 1)),  # a Friday: the next working day is Monday
        (date(2023, 12, 30), 1, date(2024, 1, 1)),  # a Saturday counts from there: Monday is day 1
        (date(2024, 1, 1), 5, date(2024, 1, 8)),  # Tue Wed Thu Fri, then Monday
        (date(2024, 1, 1), 0, date(2024, 1, 1)),
    ],
)
def test_working_days_leave_out_the_week_end(start: date, days: int, ends: date) -> None:
    assert add_working_days(start, days) == ends


def test_a_holiday_is_no_working_day() -> None:
    # Friday 29 December, then Monday 1 January is a holiday, so day 1 is Tuesday.
    assert add_working_days(date(2023, 12, 29), 1, frozenset({date(2024, 1, 1)})) == date(2024, 1, 2)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.integers(1, 400))
def test_five_working_days_are_a_week(start: date, weeks: int) -> None:
    monday = date.fromordinal(start.toordinal() - start.weekday())
    assert add_working_days(monday, 5 * weeks) == add_calendar_days(monday, 7 * weeks)


def test_a_day_is_written_with_its_weekday() -> None:
    assert weekday_words(date(2023, 12, 29)) == "Fri 29 Dec 2023"
