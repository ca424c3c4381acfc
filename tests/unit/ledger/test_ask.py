"""What held on a day, as it was known at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caveat.errors import NoRecord
from caveat.ledger import ask
from caveat.ledger.log import GENESIS
from caveat.ledger.store import Ledger, Record

from .conftest import entry


def at(day: int) -> datetime:
    """A time of record: noon on a day of January 2024."""
    return datetime(2024, 1, day, 12, tzinfo=UTC)


@pytest.fixture
def told(ledger: Ledger) -> list[Record]:
    """A hold that was reported on the 2nd, corrected on the 10th and withdrawn on the 20th; another one stands."""
    return ledger.append_many(
        [
            entry("isr/hold", kind="hold", valid_from="2023-12-13", recorded_at=at(2), says="24,000 rifles held"),
            entry("isr/hold", kind="hold", valid_from="2023-12", recorded_at=at(10), supersedes=1, says="held, no day"),
            entry("isr/notice", kind="statement", recorded_at=at(15)),
            entry("isr/hold", kind="withdrawal", recorded_at=at(20), supersedes=2, says="report withdrawn"),
            entry("isr/ended", kind="hold", valid_from="2024-01", valid_to="2024-01-18", recorded_at=at(21)),
            entry("isr_2/line", kind="hold", recorded_at=at(22)),
        ]
    )


def seqs(found: object) -> list[int]:
    return [one.seq for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("known", "expected"),
    [(1, []), (2, [1]), (9, [1]), (10, [2]), (19, [2]), (20, [4]), (31, [4])],
)
def test_a_subject_is_as_it_was_known_at_a_time(
    ledger: Ledger, told: list[Record], known: int, expected: list[int]
) -> None:
    assert seqs(ask.as_of(ledger, "isr/hold", known_at=at(known))) == expected


def test_a_record_that_another_kind_supersedes_stands_no_longer(ledger: Ledger, told: list[Record]) -> None:
    assert ask.as_of(ledger, "isr/hold", "hold") == []
    assert seqs(ask.as_of(ledger, "isr/hold", "hold", known_at=at(19))) == [2]
    assert seqs(ask.as_of(ledger, "isr/hold", "withdrawal")) == [4]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), []),  # the month in which it began has not come
        (date(2024, 1, 1), [5]),  # "2024-01" may mean its first day
        (date(2024, 1, 18), [5]),  # the last day counts
        (date(2024, 1, 19), []),
    ],
)
def test_a_record_holds_from_the_first_day_its_date_can_mean_to_its_last(
    ledger: Ledger, told: list[Record], day: date, expected: list[int]
) -> None:
    assert seqs(ask.as_of(ledger, "isr/ended", day=day)) == expected


def test_what_has_no_dates_holds_on_every_day(ledger: Ledger, told: list[Record]) -> None:
    assert seqs(ask.as_of(ledger, "isr/notice", day=date(1990, 1, 1))) == [3]


def test_the_book_is_what_stands_in_order(ledger: Ledger, told: list[Record]) -> None:
    assert seqs(ask.book(ledger)) == [3, 4, 5, 6]
    assert list(ask.book(ledger)) == [told[2], told[3], told[4], told[5]]


def test_the_book_of_a_time_and_a_day_and_a_kind(ledger: Ledger, told: list[Record]) -> None:
    assert seqs(ask.book(ledger, known_at=at(15))) == [2, 3]
    assert seqs(ask.book(ledger, kind="hold")) == [5, 6]
    assert seqs(ask.book(ledger, kind="hold", day=date(2024, 1, 19))) == [6]


def test_the_book_of_a_case_has_no_case_of_a_similar_name(ledger: Ledger, told: list[Record]) -> None:
    assert seqs(ask.book(ledger, prefix="isr/")) == [3, 4, 5]
    assert seqs(ask.book(ledger, prefix="isr_")) == [6]
    assert seqs(ask.book(ledger, prefix="isr%")) == []


def test_a_history_keeps_what_was_superseded(ledger: Ledger, told: list[Record]) -> None:
    assert seqs(ask.history(ledger, "isr/hold")) == [1, 2, 4]
    assert seqs(ask.history(ledger, "isr/hold", "hold")) == [1, 2]


def test_a_record_is_found_by_its_number_or_as_the_latest_of_its_subject(ledger: Ledger, told: list[Record]) -> None:
    assert ask.record(ledger, "2") == told[1]
    assert ask.record(ledger, "isr/hold") == told[3]


@pytest.mark.parametrize("name", ["99", "9" * 30, "²", "0"])
def test_a_number_that_no_record_has_is_said_to_have_none(ledger: Ledger, told: list[Record], name: str) -> None:
    with pytest.raises(NoRecord, match="No record with the id"):
        ask.record(ledger, name)


@pytest.mark.parametrize(
    ("wrong", "meant"), [("isr/holds", "isr/hold"), ("irs/notice", "isr/notice"), ("isr_2/lime", "isr_2/line")]
)
def test_a_mistyped_name_is_answered_with_the_nearest(
    ledger: Ledger, told: list[Record], wrong: str, meant: str
) -> None:
    with pytest.raises(NoRecord, match=f"Did you mean .*{meant}"):
        ask.record(ledger, wrong)


def test_subjects_are_listed_once_in_order(ledger: Ledger, told: list[Record]) -> None:
    assert ask.subjects(ledger) == ["isr/ended", "isr/hold", "isr/notice", "isr_2/line"]
    assert ask.subjects(ledger, "isr/", 2) == ["isr/ended", "isr/hold"]


def test_the_head_is_the_last_record_known_by_a_time(ledger: Ledger, told: list[Record]) -> None:
    assert ask.head(ledger) == (6, told[5].hash, "2024-01-22T12:00:00.000000Z")
    assert ask.head(ledger, at(15)) == (3, told[2].hash, "2024-01-15T12:00:00.000000Z")
    assert ask.head(ledger, at(1)) == (0, GENESIS, None)
