"""The law cases that stand beside the rules, each run on its own; and the cases that a rule file may not hold."""

from __future__ import annotations

from collections import Counter

import pytest

from caveat.errors import BadRow, CaseFails
from caveat.law.cases import KINDS, LawCase, cases, judge, load
from caveat.law.provisions import FILES, provisions
from caveat.law.rulefile import RuleFile


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.of}:{case.id}")
def test_the_rules_meet_the_case(case: LawCase) -> None:
    judge(case)


def test_every_kind_of_question_has_its_cases_and_every_clock_one() -> None:
    asked = Counter(type(case) for case in cases())
    assert {KINDS[kind] for kind in KINDS} == set(asked)
    assert sum(asked.values()) >= 80
    of_clocks = {case.of for case in cases() if type(case) is KINDS["clock"]}
    assert {name for name, one in provisions().items() if one.clock} <= of_clocks


def test_every_provision_with_values_in_dollars_has_a_case_of_them() -> None:
    asked = {case.of for case in cases() if type(case) is KINDS["threshold"]}
    assert {name for name, one in provisions().items() if one.thresholds} <= asked


def test_no_two_cases_bear_one_name() -> None:
    assert [name for name, count in Counter(case.id for case in cases()).items() if count > 1] == []


CASE = """
[[case]]
id = "a-case"
of = "usa-aeca-36b-notification"
asks = "clock"
when = { start = 2023-12-29, recipient = "ISR" }
expect = { ends = 2024-01-13 }
why = "29 December + 15 days: two left, 13 more."
"""


def read(text: str) -> tuple[LawCase, ...]:
    return load(RuleFile("mine.toml", text), provisions())


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("ends = 2024-01-12", "expected ends 2024-01-12, found ends 2024-01-13"),
        ("ends = 2024-01-13, days = 16", "expected days 16, found days 15"),
        ("waived = true", "expected waived True, found waived False"),
        ('says = "a Tuesday"', "expected says a Tuesday, found says"),
        ('refused = "NotInForce"', "expected refused NotInForce, found receipt of the numbered certification"),
        ('ends = "unknown"', "expected ends unknown, found ends 2024-01-13"),
    ],
    ids=["a day too early", "a day too many", "waived", "words", "a refusal", "unknown"],
)
def test_a_case_whose_expectation_is_not_met_fails_by_name(wanted: str, told: str) -> None:
    [case] = read(CASE.replace("ends = 2024-01-13", wanted))
    with pytest.raises(CaseFails) as failure:
        judge(case)
    assert str(failure.value).startswith(f"usa-aeca-36b-notification, case a-case: {told}")


def test_a_case_that_asks_for_a_day_and_meets_a_refusal_is_told_the_refusal() -> None:
    [case] = read(CASE.replace("2023-12-29", "1970-01-01"))
    with pytest.raises(CaseFails, match=r"expected ends 2024-01-13, found .*is not in force at 1970-01-01"):
        judge(case)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('why = "29', 'because = "29', "mine.toml, line 2 (a-case): why is missing."),
        ('"29 December + 15 days: two left, 13 more."', '"so"', "mine.toml, line 2 (a-case): why is 'so'."),
        ('asks = "clock"', 'asks = "weather"', "mine.toml, line 2 (a-case): asks is 'weather'. Expected: one of"),
        ('asks = "clock"\n', "", "mine.toml, line 2 (a-case): asks is missing."),
        ("{ ends = 2024-01-13 }", "{ }", "mine.toml, line 2 (a-case): expect is not in order. Expected: at least one"),
        ("ends = 2024-01-13", "closes = 2024-01-13", "mine.toml, line 2 (a-case): expect.closes is an unknown key."),
        ('"usa-aeca-36b-notification"', '"usa-no-act"', "mine.toml, line 2 (a-case): of is 'usa-no-act'."),
        ('recipient = "ISR"', "recipient = 5", "mine.toml, line 2 (a-case): when.recipient is 5."),
        ("start = 2023-12-29, ", "", "mine.toml, line 2 (a-case): when.start is missing."),
    ],
    ids=["no why", "a why too short", "unknown question", "no question", "no expectation", "unknown expectation",
         "of no rule here", "recipient", "no start"],
)  # fmt: skip
def test_a_case_that_does_not_hold_is_refused_by_file_line_name_and_field(old: str, new: str, sentence: str) -> None:
    assert old in CASE
    with pytest.raises(BadRow) as refusal:
        read(CASE.replace(old, new))
    assert str(refusal.value).startswith(sentence)


def test_two_cases_of_one_name_are_refused() -> None:
    with pytest.raises(BadRow, match=r"line 10 \(a-case\): id is the id of another case too"):
        read(CASE + CASE)


def test_a_case_stands_in_the_file_of_its_rule() -> None:
    for name in FILES:
        file = RuleFile.held(name)
        here = {row["id"] for row in file.raw("provision")}
        assert {row["of"] for row in file.raw("case")} <= here
