"""Numbers that count goods or money, and the many that do not."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.figures.quantities import quantities
from caveat.sources.prose.grammar.reach import Reach


def read(said: str, clause: str | None = None) -> list[tuple[int | float, str, str | None]]:
    start = said.index(clause) if clause else 0
    end = start + len(clause) if clause else len(said)
    return [(one.value, one.unit, one.qualifier) for one in quantities(said, start, end)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("sent 57,000 artillery shells", (57_000, "artillery shells", None), id="digits"),
        pytest.param("sent twelve tanks", (12, "tanks", None), id="a word"),
        pytest.param("sent twenty-four howitzers", (24, "howitzers", None), id="a word of two"),
        pytest.param("sent one hundred and twenty tanks", (120, "tanks", None), id="words"),
        pytest.param("sent two dozen F-16 fighter jets", (24, "F-16 fighter jets", None), id="dozens"),
        pytest.param("sent half a dozen drones", (6, "drones", None), id="half a dozen"),
        pytest.param("sent a hundred rockets", (100, "rockets", None), id="a hundred"),
        pytest.param("sent 1.5 million rounds", (1_500_000, "rounds", None), id="a part of a million"),
        pytest.param("sent a further 40 tanks", (40, "tanks", None), id="a further"),
        pytest.param("sent two more frigates", (2, "frigates", None), id="more"),
        pytest.param("about 140 gearboxes", (140, "gearboxes", "about"), id="about"),
        pytest.param("up to 2,000 MK-84 bombs", (2_000, "MK-84 bombs", "up to"), id="up to"),
        pytest.param("more than 1,100 tanks", (1_100, "tanks", "more than"), id="more than"),
        pytest.param("some 12,000 artillery rounds", (12_000, "artillery rounds", "some"), id="some"),
        pytest.param(
            "the first 18 of 54 self-propelled howitzers", (18, "self-propelled howitzers", None), id="of a sum"
        ),
        pytest.param("taken over five of the aircraft", (5, "aircraft", None), id="of the"),
        pytest.param("handed over 20 tanks", (20, "tanks", None), id="over belongs to the verb"),
        pytest.param("over 20 tanks", (20, "tanks", "over"), id="over"),
        pytest.param(
            "about 500 155 mm artillery shells", (500, "155 mm artillery shells", "about"), id="with a calibre"
        ),
        pytest.param("12 Leopard 2 tanks", (12, "Leopard 2 tanks", None), id="with a model"),
        pytest.param("300 M107 projectiles", (300, "M107 projectiles", None), id="with a type"),
        pytest.param("six drones, not eight", (6, "drones", None), id="a corrected number is none"),
        pytest.param(
            "seized 4,000 pistol magazines", (4_000, "pistol magazines", None), id="a word that is a paper too"
        ),
        pytest.param("delayed one battery", (1, "battery", None), id="one"),
        pytest.param("2000 rifles", (2000, "rifles", None), id="a number like a year, of goods"),
    ],
)
def test_goods_are_counted(said: str, expected: tuple[int, str, str | None]) -> None:
    assert read(said) == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("$1.2 billion in aid", (1_200_000_000, "$", None), id="a sign"),
        pytest.param("for up to $840 million", (840_000_000, "$", "up to"), id="a sign, up to"),
        pytest.param("worth 160 million euros", (160_000_000, "euros", None), id="a name"),
        pytest.param("19 million Canadian dollars", (19_000_000, "Canadian dollars", None), id="a name of two"),
        pytest.param("above two trillion won", (2_000_000_000_000, "won", "above"), id="words"),
        pytest.param("€1.2bn for shells", (1_200_000_000, "€", None), id="a scale cut short"),
        pytest.param("raises the value from $1.1 billion to $1.4 billion", (1_400_000_000, "$", None), id="a change"),
    ],
)
def test_money_is_counted(said: str, expected: tuple[int, str, str | None]) -> None:
    assert read(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("fired 155 mm rounds", id="a calibre"),
        pytest.param("some 155-millimetre shells", id="a calibre, spelt out"),
        pytest.param(".50 calibre machine guns", id="a calibre in inches"),
        pytest.param("sold F-16 jets and Mk 84 bombs", id="models"),
        pytest.param("on 4 March 2024", id="a date"),
        pytest.param("halted exports in 2019", id="a year"),
        pytest.param("the 2019 sale of tanks", id="a year before a noun"),
        pytest.param("a 34-year-old soldier, aged 34", id="ages"),
        pytest.param("40 per cent of the shells", id="a share"),
        pytest.param("12 officials said", id="officials"),
        pytest.param("by 171 votes to 142", id="votes"),
        pytest.param("training for 400 soldiers", id="soldiers"),
        pytest.param("delayed by four months", id="a time"),
        pytest.param("20 to 30 howitzers", id="a range"),
        pytest.param("between 20 and 30 howitzers", id="a range, between"),
        pytest.param("two or three batteries", id="a choice"),
        pytest.param("dozens of drones", id="dozens"),
        pytest.param("not one helicopter", id="not one"),
        pytest.param("the third of five corvettes", id="one of a row"),
        pytest.param("three rounds of talks", id="rounds of talks"),
        pytest.param("section 36 of the act", id="a section"),
        pytest.param("The rifles left, said Sandra Oakes, 58, on Monday", id="an age between commas"),
        pytest.param("had not handed over so much as one crate", id="so much as one"),
        pytest.param("trained aboard one of the frigates", id="one of several"),
    ],
)
def test_what_counts_no_goods_is_left_alone(said: str) -> None:
    assert read(said) == []


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        pytest.param("They asked for 30 tubes. Estonia sent nine in December.", "Estonia sent nine in December",
                     [(9, "tubes", None)], id="counted before"),
        pytest.param("The rockets fly. Tallinn asked for 350.", "Tallinn asked for 350", [(350, "rockets", None)],
                     id="named before"),
        pytest.param("Ten senators met. Nine of them left.", "Nine of them left", [], id="people"),
        pytest.param("It made a claim and got 12.", "got 12", [], id="nothing to count"),
    ],
)  # fmt: skip
def test_a_bare_number_counts_the_goods_named_before(
    said: str, clause: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert read(said, clause) == expected


def test_a_quantity_stands_where_it_says() -> None:
    said = "Egypt received more than 1,100 tanks, worth $2 billion."
    found = quantities(said, 0, len(said))
    assert [said[one.start : one.end] for one in found] == ["more than 1,100 tanks", "$2 billion"]


def test_the_rest_of_a_clause_that_is_quoted_short_is_read_with_it() -> None:
    said = "China had suspended the handover of 16 jets and demanded 300 million dollars."
    clause = (0, said.index(" of 16"))
    assert [(one.value, one.unit) for one in quantities(said, *clause)] == [(16, "jets")]


def test_the_numbers_of_another_verb_are_not_its_own() -> None:
    said = "they asked for 30 tubes and received nine"
    asked = said.index("asked"), said.index(" and")
    found = quantities(said, 0, len(said), Reach((), (), (asked,)))
    assert [(one.value, one.unit) for one in found] == [(9, "tubes")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("rejected nine applications", (9, "applications")),
        ("granted eleven licences", (11, "licences")),
        ("speaks of two rejections", (2, "rejections")),
    ],
)
def test_papers_are_counted_as_goods_are(said: str, expected: tuple[int, str]) -> None:
    assert [(one.value, one.unit) for one in quantities(said, 0, len(said))] == [expected]


def test_a_small_number_that_a_source_puts_counts_what_was_counted_before() -> None:
    said = "Spain sent 30 howitzers. The army put the number at 24."
    found = quantities(said, said.index("The army"), len(said) - 1)
    assert [(one.value, one.unit) for one in found] == [(24, "howitzers")]


def test_a_number_of_a_thousand_digits_is_left_unread() -> None:
    assert read("sent " + "9" * 1000 + " shells") == []


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("sold tanks worth EUR 31.5 million", 31_500_000, "EUR"),
        ("sold tanks for KRW5.2 trillion", 5_200_000_000_000, "KRW"),
        ("sold tanks worth Sh9bn", 9_000_000_000, "Sh"),
        ("sold tanks worth R1.9 billion", 1_900_000_000, "R"),
        ("sold tanks worth ₹4,200 crore", 42_000_000_000, "₹"),  # a crore is ten million
        ("sold tanks worth Rs 1,20,000 crore", 1_200_000_000_000, "Rs"),  # 1,20,000 is 120,000
        ("sold tanks worth Rs 300 lakh", 30_000_000, "Rs"),  # a lakh is a hundred thousand
        ("sold tanks worth $1.5b", 1_500_000_000, "$"),
        ("sold 14 000 shells", 14_000, "shells"),
        ("sold 14\u202f000 shells", 14_000, "shells"),
        ("sold 14 000 155 mm shells", 14_000, "155 mm shells"),
        ("sold 40 155 mm shells", 40, "155 mm shells"),
    ],
)
def test_money_of_many_lands_and_thousands_set_apart_by_spaces(said: str, value: int, unit: str) -> None:
    assert read(said) == [(value, unit, None)]


def test_a_word_in_capitals_is_no_money() -> None:
    assert read("ALL 12 JETS") == [(12, "JETS", None)]
    assert read("sold jets for TRY 3 billion") == [(3_000_000_000, "TRY", None)]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("sold 1.200 shells", id="a thousand, or one and a fifth"),
        pytest.param("delivers aircraft 3 and 4", id="numbers of hulls"),
        pytest.param("sold three frigates' worth of sonar", id="what would do for so many"),
    ],
)
def test_what_no_goods_are_counted_by_is_left_unread(said: str) -> None:
    assert read(said) == []


def counted(text: str) -> list[list[tuple[int | float, str]]]:
    """The numbers of each statement that the rules read."""
    said = rules.read(text, [(0, len(text))], None, any_matter=True).statements
    return [[(one.value, one.unit) for one in each.quantities] for each in said]


def test_a_number_in_a_clause_beside_is_not_of_the_statement() -> None:
    told = counted("Oslo, which shipped 12 launchers to Niger in January, has offered Chad three launchers.")
    assert told == [[(12, "launchers")], [(3, "launchers")]]


def test_what_a_thing_holds_or_costs_is_of_the_statement_about_it() -> None:
    assert counted("The sale to Chad, which would include 48 missiles, was approved in Oslo.") == [[(48, "missiles")]]


def test_a_number_without_a_noun_counts_what_it_stands_for() -> None:
    told = counted("Oslo has sixty tanks and forty gearboxes for Chad. It lent Chad nine of the tanks in May.")
    assert told[-1:] == [[(9, "tanks")]]
    told = counted("Oslo looked at nine licences for rifles for Chad. In May it refused four.")
    assert told[-1:] == [[(4, "licences")]]


def test_none_of_a_sort_is_no_number() -> None:
    assert counted("Not one helicopter has come from Norway to Chad.") == [[]]
