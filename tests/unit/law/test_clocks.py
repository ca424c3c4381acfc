"""The arithmetic of a deadline as a reader checks it, and the ways of counting that no American provision uses."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.errors import RuleError
from caveat.law import clocks, groups, provisions
from caveat.law.clocks import ends, reckon, wait
from caveat.law.provisions import Provision, get
from caveat.law.rulefile import RuleFile

ROW = """
[[provision]]
id = "gbr-test-wait"
jurisdiction = "GBR"
cite = "A rule of our own"
title = "A wait"
says = "Somebody waits."
channels = ["ALL"]
stages = ["offer-or-licence"]
kind = "clock"
holders = ["somebody"]
measures = []
confidence = "high"
sources = [{ url = "https://example.org/rule", title = "The rule", supports = "the wait" }]

[provision.clock]
starts = "receipt of the application"
counts = "working"
said = true
days = { "ANY" = 20 }
pauses = ["a question to the applicant is open", "a court has stayed it"]
then = "the decision is due"
"""


def rule(*, days: int = 20) -> Provision:
    file = RuleFile("mine.toml", ROW.replace('"ANY" = 20', f'"ANY" = {days}'))
    return provisions.load([file], groups.groups())["gbr-test-wait"]


@pytest.mark.parametrize(
    ("start", "days", "holidays", "end"),
    [
        # 29 January 2024 is a Monday: four days to Friday the 2nd, then five each week.
        (date(2024, 1, 29), 20, (), date(2024, 2, 26)),
        (date(2024, 1, 27), 1, (), date(2024, 1, 29)),
        (date(2024, 1, 28), 1, (), date(2024, 1, 29)),
        (date(2024, 1, 26), 1, (), date(2024, 1, 29)),
        (date(2023, 12, 22), 5, (), date(2023, 12, 29)),
        (date(2023, 12, 22), 5, (date(2023, 12, 25), date(2023, 12, 26), date(2024, 1, 1)), date(2024, 1, 3)),
        (date(2024, 2, 28), 2, (), date(2024, 3, 1)),
        (date(2023, 2, 27), 2, (), date(2023, 3, 1)),
        (date(2024, 1, 29), 0, (), date(2024, 1, 29)),
    ],
    ids=["four weeks", "from a Saturday", "from a Sunday", "over a weekend", "Christmas without holidays",
         "Christmas with holidays", "a leap day is a Thursday", "a common year", "no days"],
)  # fmt: skip
def test_working_days_leave_out_weekends_and_the_holidays_given(
    start: date, days: int, holidays: tuple[date, ...], end: date
) -> None:
    assert reckon(rule(days=days), start, "USA", holidays=frozenset(holidays)).ends == end


def test_working_days_say_whether_holidays_were_left_out() -> None:
    said = reckon(rule(), date(2024, 1, 29), "USA").steps[-1].basis
    assert said == "Monday to Friday; public holidays not deducted: none given"
    said = reckon(rule(), date(2024, 1, 29), "USA", holidays=frozenset({date(2024, 2, 1)})).steps[-1].basis
    assert said == "Monday to Friday; 1 public holidays given"


def test_what_stops_a_clock_is_told_beside_its_days() -> None:
    said = reckon(rule(), date(2024, 1, 29), "USA").steps[1].basis
    assert said.endswith("it does not run while a question to the applicant is open, or a court has stayed it")


def test_the_arithmetic_of_a_notice_to_congress_is_told_step_by_step() -> None:
    told = [(step.label, step.value) for step in ends("usa-aeca-36b-notification", date(2023, 12, 29), "ISR").steps]
    assert told == [
        ("receipt of the numbered certification by Congress", "Fri 29 Dec 2023"),
        ("wait, ISR in the NATO-plus group", "15 calendar days"),
        ("ends", "Sat 13 Jan 2024"),
    ]


def test_an_emergency_leaves_the_end_that_the_wait_would_have_had_in_sight() -> None:
    found = ends("usa-aeca-36b-notification", date(2023, 12, 29), "ISR", emergency=True)
    told = {step.label: step.value for step in found.steps}
    assert told["would have ended without an emergency"] == "Sat 13 Jan 2024"
    assert told["ends"] == "Fri 29 Dec 2023"


def test_a_wait_that_the_text_does_not_call_calendar_days_says_how_it_was_read() -> None:
    assert "read as calendar days" in ends("usa-faa-516-eda", date(2024, 1, 29), "EGY").steps[1].basis
    assert "read as" not in ends("usa-aeca-36b-notification", date(2024, 1, 29), "EGY").steps[1].basis


def test_a_custom_is_told_without_legal_force() -> None:
    assert "without legal force" in ends("usa-tiered-review-hold", date(2024, 1, 29), "ISR").steps[1].basis


def test_a_notice_before_a_shipment_is_counted_back() -> None:
    found = ends("usa-aeca-36i-preshipment", date(2024, 3, 1), "ISR")
    assert (found.toward, found.steps[-1].label, found.ends) == ("before", "must be given by", date(2024, 1, 31))


@pytest.mark.parametrize(
    ("name", "recipient", "words"),
    [
        ("usa-aeca-36b-notification", "ISR", "15 calendar days"),
        ("usa-aeca-36b-notification", "EGY", "30 calendar days"),
        ("usa-tiered-review-hold", "EGY", None),
        ("usa-aeca-2b-supervision", "ISR", None),
        ("deu-awg-8-6-awv-8", "SAU", "6 months"),
        ("usa-faa-506-pda", "ISR", "no fixed wait, 0 days"),
    ],
)
def test_the_wait_of_a_recipient_is_told_or_not_held(name: str, recipient: str, words: str | None) -> None:
    assert wait(get(name), date(2024, 1, 29), recipient) == words


def test_an_emergency_waives_nothing_but_what_its_law_names() -> None:
    waivable = {name for name, one in provisions.provisions().items() if clocks.waivable(one)}
    assert waivable == {
        "usa-aeca-3d-third-party-transfer",
        "usa-aeca-36b-notification",
        "usa-aeca-36c-dcs",
        "usa-aeca-36d-manufacture",
    }


def test_a_number_that_is_not_held_is_not_guessed() -> None:
    with pytest.raises(RuleError, match=r"no number of days for SAU: it gives ISRAEL"):
        ends("usa-tiered-review-hold", date(2024, 1, 29), "SAU")
