"""Nothing stands without what it stands on: spans, citations, assumptions, formulas."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caveat.dates import PartialDate
from caveat.errors import NoBasis, QuoteNotFound, QuoteNotUnique, SpanMismatch, UnitMismatch
from caveat.evidence import (
    Assumed,
    Basis,
    Citation,
    Cited,
    Derived,
    Figure,
    Input,
    Sourced,
    Span,
    add,
    day_unknown,
    document_id,
    evaluate,
    locate,
    published_by,
    stands,
    tidy,
    unknown,
)

CITED = Cited((Citation("d-1", "A notice", "A gazette", "2023-12-29", "https://example.org/1", "It lists 57,021."),))
ASSUMED = Assumed("tempo", 100, 300, "Reported rates of fire differ this much.", "An analyst")
TEXT = "The notice lists 57,021 projectiles. It lists fuzes."


def cited(value: float, unit: str = "rounds", counts: str | None = "listed") -> Figure:
    return Figure(unit=unit, basis=CITED, value=value, counts=counts)


def test_a_document_is_named_by_the_digest_of_its_bytes() -> None:
    # The SHA-256 of no bytes at all, as published with the standard's test vectors.
    assert document_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert document_id(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_a_quote_is_located_where_it_stands_once() -> None:
    span = locate("57,021 projectiles", TEXT, "d", "A notice")
    assert (span.start, span.end) == (17, 35)
    assert TEXT[span.start : span.end] == span.quote
    span.check(TEXT, "A notice")


@pytest.mark.parametrize("quote", ["57,022", "", "the notice"])
def test_a_quote_that_does_not_stand_there_is_refused(quote: str) -> None:
    with pytest.raises(QuoteNotFound, match="Copy the words"):
        locate(quote, TEXT, "d", "A notice")


@pytest.mark.parametrize(("quote", "text"), [("lists", TEXT), ("aa", "aaa")], ids=["apart", "overlapping"])
def test_a_quote_that_stands_twice_locates_nothing(quote: str, text: str) -> None:
    with pytest.raises(QuoteNotUnique, match="stands there 2 times"):
        locate(quote, text, "d", "A notice")


@pytest.mark.parametrize(
    ("start", "end"), [(16, 34), (17, 34), (17, 5000), (-35, -17), (17, 17)],
    ids=["shifted", "cut short", "past the end", "from the end", "empty"],
)  # fmt: skip
def test_a_span_that_is_not_its_quote_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanMismatch, match="Take the range again"):
        Span("d", start, end, "57,021 projectiles").check(TEXT, "A notice")


@given(st.text(min_size=1, max_size=200), st.data())
def test_whatever_is_located_stands_exactly_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    try:
        span = locate(quote, text, "d", "t")
    except QuoteNotUnique:
        assert text.find(quote, text.find(quote) + 1) > 0
    else:
        assert text[span.start : span.end] == quote
        assert span.start == start


@pytest.mark.parametrize(
    "basis",
    [None, Sourced(()), Cited(()), Derived("a", ()), Assumed("", 1, 2, "a reason", "an owner")],
    ids=["none", "no span", "no citation", "no input", "an assumption without a name"],
)
def test_a_number_without_a_basis_is_refused(basis: Basis | None) -> None:
    assert not stands(basis)
    with pytest.raises(NoBasis, match="Name a source, an assumption or a formula"):
        Figure(unit="rounds", basis=basis, value=1)
    with pytest.raises(NoBasis):
        Figure(unit="rounds", basis=basis, low=1, high=2)


def test_an_unknown_figure_says_why_and_needs_no_basis() -> None:
    stocks = unknown("rounds", "stocks are not published")
    assert not stocks.known
    assert stocks.unknown == "stocks are not published"


def test_a_figure_is_one_thing_only() -> None:
    with pytest.raises(AssertionError, match="a value, an interval, a distribution or unknown"):
        Figure(unit="rounds", basis=CITED, value=1, low=1, high=2)
    with pytest.raises(AssertionError, match="a value, an interval, a distribution or unknown"):
        Figure(unit="rounds", basis=CITED)


def test_the_bounds_of_a_figure_are_what_it_allows() -> None:
    assert cited(5).bounds == (5, 5)
    assert Figure(unit="days", basis=ASSUMED, low=100, high=300).bounds == (100, 300)
    assert Figure(unit="days", basis=ASSUMED, distribution=((0.05, 7), (0.5, 9), (0.95, 20))).bounds == (7, 20)


def test_a_sum_is_derived_from_its_parts_and_shows_them() -> None:
    total = add("tank rounds", cited(13981), cited(31019))
    assert total.value == 13981 + 31019 == 45000
    assert total.counts == "listed"
    assert isinstance(total.basis, Derived)
    assert total.basis.formula == "x1 + x2"
    assert [part.figure.value for part in total.basis.inputs] == [13981, 31019]


def test_a_sum_of_intervals_adds_their_bounds() -> None:
    total = add("use", Figure(unit="rounds", basis=ASSUMED, low=100, high=300, counts="listed"), cited(50))
    assert (total.low, total.high) == (150, 350)


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    total = add("use", cited(50), unknown("rounds", "not published", "listed"))
    assert total.unknown == "use: a part of the sum is unknown"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cited(1, "rounds"), cited(1, "USD")),
        (cited(1, counts="ceiling"), cited(1, counts="delivered")),
        (cited(1, "USD", "notification-ceiling"), cited(1, "USD", "contract")),
        (cited(1, counts="delivered"), cited(1, counts=None)),
    ],
    ids=["two units", "two quantity kinds", "two amount bases", "a kind and none"],
)
def test_what_counts_different_things_is_never_added(one: Figure, other: Figure) -> None:
    with pytest.raises(UnitMismatch, match="never added or compared"):
        add("a sum", one, other)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("a", 6),
        ("a + b * c", 6 + 3 * 2),
        ("(a + b) * c", (6 + 3) * 2),
        ("a - b - c", 6 - 3 - 2),
        ("a / b / c", 6 / 3 / 2),
    ],
)
def test_a_formula_is_arithmetic_on_named_inputs(formula: str, value: float) -> None:
    assert evaluate(formula, {"a": 6, "b": 3, "c": 2}) == value


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("a + 1", "1 stands in the formula without a basis"),
        ("a + d", "names 'd', which is not among its inputs"),
        ("a / (b - b)", "divides by zero"),
        ("a ** b", "something other than names"),
        ("-a", "something other than names"),
        ("f(a)", "something other than names"),
        ("a.b", "something other than names"),
        ("__import__('os')", "something other than names"),
        ("a +", "cannot be read"),
        ("", "cannot be read"),
        ("a" + " + a" * 60, "nested too deeply"),
        ("(" * 5000 + "a" + ")" * 5000, "cannot be read"),
        ("a\0", "cannot be read"),
    ],
)
def test_anything_else_in_a_formula_is_refused_with_a_sentence(formula: str, says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("(", r"\(")):
        evaluate(formula, {"a": 6, "b": 3})


@pytest.mark.parametrize("name", ["in", "not", "True"])
def test_an_input_called_by_a_word_of_the_notation_is_told_apart(name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}' cannot be the name of an input.* call it '{name}_'"):
        evaluate(f"{name} + a", {name: 1, "a": 2})


AS_OF = PartialDate.parse("2024-01-29")


@pytest.mark.parametrize(
    ("published", "counts", "marked"),
    [
        ("2024-01-29", True, False),
        ("2024-01-30", False, False),
        ("2024-01", True, True),  # the month has begun: it counts, and its day is not known
        ("2023-12", True, False),  # the month is over
        ("2024-02", False, False),
        ("2024", False, True),  # the year is not over
        ("2023", True, False),
        (None, False, False),
    ],
)
def test_a_document_supports_something_only_once_it_is_published(
    published: str | None, counts: bool, marked: bool
) -> None:
    date = PartialDate.parse(published) if published else None
    assert published_by(date, AS_OF) == counts
    if counts:
        assert day_unknown(date, AS_OF) == marked


def test_a_whole_number_is_written_without_a_decimal_point() -> None:
    assert str(tidy(31019.0)) == "31019"
    assert str(tidy(50.99)) == "50.99"


def test_an_input_keeps_its_figure() -> None:
    figure = cited(57021)
    assert Derived("a", (Input("a", figure),)).inputs[0].figure is figure
