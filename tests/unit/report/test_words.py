from __future__ import annotations

import pytest

from caveat.evidence import AmountBasis, Citation, Cited, Derived, Figure, Input, QuantityKind, unknown
from caveat.report import words

PAGE = Cited((Citation("d", "t", "p", "2031", "https://example.org", "says"),))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (50_990_000, "$50.99\u202fm"),
        (1_870_000_000, "$1.87\u202fbn"),
        (147_500_000, "$147.5\u202fm"),
        (735_000_000, "$735\u202fm"),
        (106_498_750, "$106,498,750"),  # in millions it would lose digits
        (106_500, "$106,500"),
        (0, "$0"),
    ],
)
def test_money_is_shortened_only_where_no_digit_is_lost(number: int, shown: str) -> None:
    assert words.money(number, "USD") == shown


def test_a_currency_without_a_sign_keeps_its_code() -> None:
    assert words.money(3_000_000, "CHF") == "3\u202fm\u202fCHF"


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure("articles", PAGE, value=57021), "57,021"),
        (Figure("articles", PAGE, value=5000, qualifier="more than"), "more than 5,000"),
        (Figure("percent", PAGE, low=40, high=45), "40–45\u202f%"),
        (Figure("lorries a day", PAGE, value=162.5), "162.5"),
        (Figure("USD", PAGE, low=1_000_000, high=2_500_000), "$1\u202fm–$2.5\u202fm"),
        (Figure("days", PAGE, distribution=((0.05, 5.0), (0.5, 12.0), (0.95, 40.0))),
     "median 12, 5–40 in 90\u202f% of draws"),
        (unknown("days", "no stock figure"), "unknown"),
    ],
)  # fmt: skip
def test_a_figure_is_written_as_its_source_puts_it(figure: Figure, shown: str) -> None:
    assert words.number(figure) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-01-29", "29 Jan 2024"),
        ("2024-01", "Jan 2024"),
        ("2024", "2024"),
        ("2024-01-20/2024-01-21", "20–21 Jan 2024"),
        ("2023-10/2023-12", "Oct 2023 – Dec 2023"),
        ("2024-01-28/2024-02-02", "28 Jan – 2 Feb 2024"),
        ("before October 2023", "before October 2023"),
        (None, "not dated"),
    ],
)
def test_a_date_keeps_the_precision_of_its_source(text: str | None, shown: str) -> None:
    assert words.day(text) == shown


def test_a_time_of_record_is_shown_to_the_minute() -> None:
    assert words.moment("2026-11-24T17:25:34.821301Z") == "24 Nov 2026 17:25 UTC"
    assert words.moment("some time") == "some time"


def test_an_axis_leaves_out_the_year_only_where_it_is_near() -> None:
    assert [words.short_day(day, "2024-01-29") for day in ("2023-12-29", "2015-05-19", "2015-05", None)] == [
        "29 Dec", "19 May ’15", "May ’15", "?",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*QuantityKind, *AmountBasis])
def test_no_kind_of_number_is_called_a_sale(name: str) -> None:
    assert words.counts(str(name)) and "sale" not in words.counts(str(name))


def test_a_ceiling_is_said_to_be_one() -> None:
    assert "ceiling" in words.counts("notification-ceiling") and "ceiling" in words.counts("ceiling-increment")


def test_what_would_turn_or_drive_a_terminal_is_taken_out() -> None:
    assert words.tame("a\x1b[31mred\u202etxt\nnext") == "a[31mredtxt next"


def test_the_first_sentence_ends_at_a_full_stop_before_a_capital() -> None:
    assert words.first_sentence("About 2.5 m, of U.S. origin. It is held. More.") == "About 2.5 m, of U.S. origin."
    assert words.first_sentence("No clock runs. l-120: waived.") == "No clock runs."
    assert words.first_sentence("no stop") == "no stop"


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure("share", PAGE, low=0.4, high=0.45), "40–45\u202f%"),
        (Figure("share of planned missions", PAGE, value=0.86), "86\u202f%"),
        # 86 % less 24 % are 62 points, not 62 % of anything.
        (Figure("share of planned missions", Derived("threshold - reading", (
            Input("threshold", Figure("share", PAGE, value=0.86)), Input("reading", Figure("share", PAGE, value=0.24)),
        )), value=0.62), "62\u202fpoints"),
        (Figure("percent", Derived("a - b", (Input("a", Figure("percent", PAGE, value=50)),)), value=12.5),
         "12.5\u202fpoints"),
    ],
)  # fmt: skip
def test_a_share_is_written_in_per_cent_and_a_difference_of_shares_in_points(figure: Figure, shown: str) -> None:
    assert words.number(figure) == shown


@pytest.mark.parametrize(("unit", "shown"), [("share of planned missions", "of planned missions"), ("share", ""),
                                            ("shares sold", "shares sold")])  # fmt: skip
def test_the_unit_of_a_share_says_of_what(unit: str, shown: str) -> None:
    assert words.unit(Figure(unit, PAGE, value=0.5)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1981-06/1981-07, four aircraft", "Jun 1981 – Jul 1981, four aircraft"),
        ("1983-03 a notice", "Mar 1983 a notice"),
        ("in 2008-12 both", "in 2008-12 both"),  # a span of years, perhaps
        ("seen 2023-10-07", "seen 7 Oct 2023"),
        ("SIPRI 2018-22", "SIPRI 2018-22"),
    ],
)
def test_months_in_running_text_are_written_out_where_they_cannot_be_years(text: str, shown: str) -> None:
    assert words.humane(text) == shown


def test_small_counts_at_the_head_of_a_sentence_are_spelled() -> None:
    assert (words.count(5, "option"), words.count(1, "option"), words.count(21, "line")) == (
        "Five options", "One option", "21 lines",
    )  # fmt: skip


def test_an_abbreviation_keeps_its_capitals_in_the_middle_of_a_sentence() -> None:
    assert (words.uncapped("Stop order"), words.uncapped("ITAR licence")) == ("stop order", "ITAR licence")


def test_a_clause_ends_at_the_first_comma_semicolon_or_colon() -> None:
    assert [words.clause(text) for text in ("at once, for goods", "hours; slow", "Defensive: it", "whole")] == [
        "at once", "hours", "Defensive", "whole",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "goods", "number", "expected"),
    [
        ("The yard delivered 12 of 30 boats", "boats", (12, "boats", "12 of 30 boats"), ["12 of 30 boats"]),
        ("The yard delivered 12 boats", "12 boats", (12, "boats", "12 boats"), []),
        ("The yard delivered 12", "40 launchers", (12, "launchers", "12"), ["12 launchers"]),
        ("The yard sold boats", "boats", (1500, "boats", None), ["1,500 boats"]),
    ],
    ids=["a part of so many", "printed with its goods", "by itself", "behind the quote"],
)
def test_a_number_that_no_name_of_goods_prints_is_told(
    quote: str, goods: str, number: tuple[int, str, str | None], expected: list[str]
) -> None:
    value, unit, printed = number
    start = 100 + quote.index(printed) if printed else 100 + len(quote) + 5
    counted = {"value": value, "unit": unit, "start": start, "end": start + len(printed or "1,500 boats")}
    line = {
        "start": 100,
        "end": 100 + len(quote),
        "quote": quote,
        "objects": [{"name": goods}],
        "quantities": [counted],
    }
    assert words.counted(line) == expected
