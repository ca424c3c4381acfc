"""Every figure rests on spans where a text is held, on citations elsewhere, on a formula or on a named assumption."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.evidence import Assumed, Cited, Derived, Sourced, Span
from caveat.review.casefacts import Amount, Number, Quantity
from caveat.review.cite import Citer, derived
from tests.unit.review.small import citer, said

SHELLS = ("i-155mm-he",)
QUOTE = "up to 900 projectiles of 155 mm"
PIN = Span("ab" * 32, 10, 10 + len(QUOTE), QUOTE)


def pinned(**changes: Any) -> Citer:
    """The small case, whose first statement is pinned to a quote that gives 900."""
    return citer(pins={"s-1": PIN}, statements=[said("s-1", quote=QUOTE, **changes)])


def number(value: float | None = 900, **changes: Any) -> Number:
    return Number.model_validate({"value": value, "sources": ["d-early"]} | changes)


def test_a_number_of_a_document_whose_text_is_not_held_is_cited_with_our_paraphrase() -> None:
    basis = citer().figure(number(), (), "shells", items=SHELLS).basis
    assert isinstance(basis, Cited)
    [one] = basis.citations
    assert (one.document, one.title, one.publisher, one.published) == ("d-early", "Early", "Early Post", "2031-05-02")
    assert one.says == "900 articles: shells. A pause of shells is being weighed."


def test_a_number_that_a_pinned_quote_gives_rests_on_its_span() -> None:
    basis = pinned().figure(number(), (), "shells", items=SHELLS).basis
    assert basis == Sourced((PIN,))


@pytest.mark.parametrize(
    ("value", "changes", "sourced"),
    [(900, {}, True), (800, {}, False), (155, {}, True), (57021, {"quantities": [{"value": 57021}]}, True)],
    ids=["in the quote", "not in it", "in it, as a calibre", "coded as a quantity of the statement"],
)
def test_a_quote_that_does_not_give_the_number_is_not_its_basis(
    value: float, changes: dict[str, Any], sourced: bool
) -> None:
    basis = pinned(**changes).figure(number(value), (), "shells", items=SHELLS).basis
    assert isinstance(basis, Sourced if sourced else Cited)


def test_thousands_in_a_quote_are_read_with_their_commas() -> None:
    quote = "57,021 rounds"
    held = citer(pins={"s-1": Span("ab" * 32, 0, 13, quote)}, statements=[said("s-1", quote=quote)])
    assert isinstance(held.figure(number(57021), (), "shells", items=SHELLS).basis, Sourced)
    assert isinstance(held.figure(number(57), (), "shells", items=SHELLS).basis, Cited)


def test_both_ends_of_an_interval_have_to_stand_in_the_quote() -> None:
    one = number(None, low=155, high=900)
    half = number(None, low=100, high=900)
    assert isinstance(pinned().figure(one, (), "shells", items=SHELLS).basis, Sourced)
    assert isinstance(pinned().figure(half, (), "shells", items=SHELLS).basis, Cited)


def test_a_quote_on_another_item_is_not_its_basis() -> None:
    assert isinstance(pinned().figure(number(), (), "kits", items=("i-jdam",)).basis, Cited)


def test_a_page_that_carries_the_same_statement_is_cited_and_not_quoted() -> None:
    # The quote is that of d-early; d-month only carries the same statement.
    held = pinned(also=["d-month"])
    basis = held.figure(number(sources=["d-month"]), (), "shells", items=SHELLS).basis
    assert isinstance(basis, Cited) and [one.document for one in basis.citations] == ["d-month"]
    [own, other] = held.statement_support(held.dossier.case.statements[0])
    assert (own.span, other.span) == (PIN, None)
    assert own.citation is not None and own.citation.document == "d-early"


def test_a_number_without_sources_of_its_own_rests_on_those_of_its_row() -> None:
    bare = number(sources=[])
    basis = citer().figure(bare, ("d-early", "d-month"), "shells").basis
    assert isinstance(basis, Cited) and [one.document for one in basis.citations] == ["d-early", "d-month"]


def test_sources_of_its_own_come_before_those_of_the_row() -> None:
    basis = citer().figure(number(sources=["d-month"]), ("d-early",), "shells").basis
    assert isinstance(basis, Cited) and [one.document for one in basis.citations] == ["d-month"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "no public figure"),
        (number(None), "no public figure"),
        (number(None, text="tens of thousands"), "no public figure; the source says “tens of thousands”"),
        (number(sources=[]), "no public figure: the case gives a number without a source"),
        (number(sources=["d-late"]), "no public figure: the case gives a number without a source"),
    ],
    ids=["no row", "no number", "words only", "no source", "a source of a later day"],
)
def test_what_nobody_published_stays_unknown(given: Number | None, why: str) -> None:
    figure = citer().figure(given, (), "shells")
    assert not figure.known and figure.unknown == why and figure.basis is None


def test_a_formula_keeps_its_inputs_with_their_own_basis() -> None:
    # 45,000 asked less 13,981 notified leave 31,019.
    one = Quantity.model_validate({
        "kind": "derived", "value": 31019, "formula": "asked - notified", "sources": ["d-early"],
        "inputs": {"asked": {"value": 45000, "sources": ["d-month"]}, "notified": {"value": 13981}},
    })  # fmt: skip
    figure = citer().figure(one, (), "rounds")
    assert (figure.value, figure.counts) == (31019, "derived")
    assert isinstance(figure.basis, Derived) and figure.basis.formula == "asked - notified"
    asked, notified = figure.basis.inputs
    assert (asked.name, asked.figure.value, notified.figure.value) == ("asked", 45000, 13981)
    assert isinstance(asked.figure.basis, Cited) and asked.figure.basis.citations[0].document == "d-month"
    assert isinstance(notified.figure.basis, Cited) and notified.figure.basis.citations[0].document == "d-early"


def test_an_assumption_gives_its_range_its_reason_and_its_owner() -> None:
    row = {"id": "u-use", "about": "use a day", "unit": "rounds a day", "low": 50, "likely": 80, "high": 200,
           "reason": "nobody publishes it", "owner": "A. Reader", "made": "2031-06-01"}  # fmt: skip
    figure = citer(assumptions=[row]).figure(number(None, assumption="u-use"), (), "use")
    assert (figure.low, figure.high, figure.unit) == (50, 200, "rounds a day")
    assert figure.basis == Assumed("u-use", 50, 200, "nobody publishes it", "A. Reader", likely=80)


def test_a_quantity_counts_its_kind_and_an_amount_its_basis() -> None:
    ceiling = Quantity.model_validate({"kind": "ceiling", "value": 900, "sources": ["d-early"]})
    money = Amount.model_validate({"basis": "notification-ceiling", "value": 5e6, "sources": ["d-early"]})
    one, other = citer().figure(ceiling, (), "shells"), citer().figure(money, (), "shells")
    assert (one.counts, other.counts, other.unit) == ("ceiling", "notification-ceiling", "USD")
    assert isinstance(other.basis, Cited)
    assert other.basis.citations[0].says == "5,000,000 USD (notification ceiling): shells"


def test_the_words_of_the_source_stay_with_the_number() -> None:
    figure = citer().figure(number(qualifier="more than"), (), "shells")
    assert figure.qualifier == "more than"
    assert isinstance(figure.basis, Cited) and figure.basis.citations[0].says == "more than 900 articles: shells"


def test_a_document_dated_to_the_month_of_the_day_is_marked() -> None:
    found = citer()
    assert found.citation("d-month", "says").day_unknown
    assert not found.citation("d-early", "says").day_unknown
    assert not citer(date(2031, 7, 5)).citation("d-month", "says").day_unknown


def test_a_document_of_a_later_day_supports_nothing() -> None:
    found = citer()
    assert found.basis(["d-late", "d-undated"], "shells") is None
    assert found.supports(["d-late", "d-early"], "shells")[0].citation == found.citation("d-early", "shells")
    assert len(found.supports(["d-late", "d-early"], "shells")) == 1


def test_a_retelling_that_changed_the_sense_is_no_paraphrase_of_its_document() -> None:
    garbled = said("s-1", defect="garbled-direction", paraphrase="The buyer sells.")
    assert citer(statements=[garbled]).says("d-early", "shells", SHELLS) == "shells"


def test_a_figure_of_ours_names_its_formula_and_its_inputs() -> None:
    whole = citer().figure(number(), (), "ordered")
    # 900 - 900 = 0
    left = derived("a - b", "articles", 0, {"a": whole, "b": whole})
    assert left.value == 0 and isinstance(left.basis, Derived)
    assert [one.name for one in left.basis.inputs] == ["a", "b"]
