"""Dates as sources give them: a month stays a month, and an unknown day is never made up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from caveat.deferral import deferred

if TYPE_CHECKING:
    import calendar
else:  # where no day is read it is not asked
    calendar = deferred("calendar")

_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class NotADate(ValueError):
    """Text that is no ISO 8601 date, or a date that the calendar does not have."""


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A calendar date at the precision of its source: a year, a month or a day.

    Holds   ``earliest <= latest``; both are equal exactly when the day is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as wrong:
            raise NotADate(f"{self} is not a date of the calendar: {wrong}") from None

    @staticmethod
    @lru_cache(maxsize=8192)
    def parse(text: str) -> PartialDate:
        """The date that an ISO 8601 text names, at its own precision.

        Raises  NotADate where the text is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or no such day exists.
        """
        found = _PARTIAL.fullmatch(text.strip())
        if not found:
            raise NotADate(f"{text!r} is not a date. Write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.")
        year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            raise NotADate(f"{text!r} is not a date: there is no month {month}.")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            last = calendar.monthrange(year, month)[1]
            raise NotADate(f"{text!r} is not a date: {year}-{month:02d} ends on day {last}.")
        return PartialDate(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The same day, as a partial date of full precision."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """True where the day is known."""
        return self.day is not None

    def surely_by(self, day: date) -> bool:
        """True where every day that this date can mean is on or before ``day``."""
        return self.latest <= day

    def possibly_by(self, day: date) -> bool:
        """True where some day that this date can mean is on or before ``day``."""
        return self.earliest <= day

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def words(self) -> str:
        """For a reader: "29 Jan 2024", "Jan 2024" or "2024"."""
        if self.month is None:
            return str(self.year)
        name = calendar.month_abbr[self.month]
        return f"{name} {self.year}" if self.day is None else f"{self.day} {name} {self.year}"


def add_calendar_days(start: date, days: int) -> date:
    """The day that is ``days`` calendar days after ``start``; day 1 is the day after ``start``."""
    return start + timedelta(days=days)


def add_working_days(start: date, days: int, holidays: frozenset[date] = frozenset()) -> date:
    """The ``days``-th working day after ``start``: Monday to Friday, less ``holidays``.

    A start on a Saturday counts from there, so that Monday is day 1.
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            days -= 1
    return day


def weekday_words(day: date) -> str:
    """For arithmetic shown to a reader: "Fri 29 Dec 2023"."""
    return f"{calendar.day_abbr[day.weekday()]} {day.day} {calendar.month_abbr[day.month]} {day.year}"
