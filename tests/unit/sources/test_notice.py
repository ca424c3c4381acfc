"""Arms-sale notices: each rule by a small text, with what a person reads in it."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.sources.notice import Entry, Field, Ignored, Unread, read
from tests.notices import LAYOUTS, cover, make, told

SUMS = "Major Defense Equipment* $10 million.\nOther $5 million.\nTotal $15 million."
ASKED = "The Kingdom of Foo has requested a possible sale of radars and what goes with them."


def notice(
    *,
    heading: str = "Pursuant to Section 36(b)(1) of the Arms Export Control Act",
    value: str = SUMS,
    articles: str = "three (3) AN/X-1 radars",
    department: str = "Army (ABW)",
    prior: str = "None",
    date_label: str = "(viii) Date Report Delivered to Congress",
    date: str = "May 3, 2014",
    says: str = ASKED,
) -> str:
    """A short notice in which one thing differs."""
    return (
        f"Transmittal No. 14-11\nNotice of Proposed Issuance of Letter of Offer {heading}\n"
        f"(i) Prospective Purchaser: Kingdom of Foo\n(ii) Total Estimated Value:\n{value}\n"
        "(iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase: "
        f"{articles}\n(iv) Military Department: {department}\n(v) Prior Related Cases, if any: {prior}\n"
        "(vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None\n"
        "(vii) Sensitivity of Technology Contained in the Defense Article or Defense Services Proposed to be Sold: "
        f"None\n{date_label}: {date}\n\nPOLICY JUSTIFICATION\n\nFoo--Radars\n\n{says}\n"
    )


def said(text: str, field: str) -> list[Any]:
    return [one.value for one in read(text) if isinstance(one, Field) and one.field == field]


def unread(text: str, field: str) -> list[str]:
    return [one.why for one in read(text) if isinstance(one, Unread) and one.field == field]


def quotes(text: str, field: str) -> list[str]:
    return [text[one.start : one.end] for one in read(text) if isinstance(one, Field) and one.field == field]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_made_up_notice_of_any_layout_is_read_exactly(layout: str, seed: int) -> None:
    made = make(layout, seed)
    assert told(made.text) == list(made.truth)
    cover(made.text)


VALUES = {
    "dotted": ("Major Defense Equipment *....... $82.50 million\nOther...... $ 0.64 million\n TOTAL.... $83.14 million",
               82_500_000, 640_000, 83_140_000),
    "nothing major": ("MDE* $0\nOther $45 million\nTotal $45 million", 0, 45_000_000, 45_000_000),
    "rounded": ("Major Defense Equipment* $1.25 billion\nOther $245 million\nTotal $1.5 billion",
                1_250_000_000, 245_000_000, 1_500_000_000),  # 1.495 rounds to 1.5
    "without a nought": ("Major Defense Equipment* $.8 billion\nOther $.5 billion\nTotal $1.3 billion",
                         800_000_000, 500_000_000, 1_300_000_000),
    "in full": ("Major Defense Equipment* $14,500,000\nOther $10,250,000\nTotal $24,750,000",
                14_500_000, 10_250_000, 24_750_000),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "major", "other", "total"), VALUES.values(), ids=VALUES)
def test_the_three_sums_are_read_to_the_dollar(rows: str, major: int, other: int, total: int) -> None:
    text = notice(value=rows)
    assert said(text, "value_mde") == [major]
    assert said(text, "value_other") == [other]
    assert said(text, "value_total") == [total]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("Major Defense Equipment* $10 million\nOther $5 million\nTotal $16 million",
         "major defense equipment and other do not make up the total"),
        ("Major Defense Equipment* $10 millon\nOther $5 million\nTotal $15 million",
         "a sum of money that cannot be read"),
        ("Major Defense Equipment* $10 million\nOtter soup $6 million\nTotal $15 million",
         "a row of the table whose words are not known"),
        ("Major Defense Equipment* $10 million\nOther $5 million", "no total stands there"),
    ],
    ids=["a sum that does not add up", "a misspelt scale", "a row that is not known", "no total"],
)  # fmt: skip
def test_sums_that_cannot_be_trusted_are_unread_all_three(rows: str, why: str) -> None:
    text = notice(value=rows)
    for field in ("value_mde", "value_other", "value_total"):
        assert said(text, field) == []
        assert unread(text, field) == [why]


def line(qty: int | None, item: str, qualifier: str | None = None, **more: Any) -> dict[str, Any]:
    return {"qty": qty, "qualifier": qualifier, "item": item, "mde": None, **more}


ARTICLES = {
    "words and digits": ("forty-five (45) AN/X-1 radars", [line(45, "AN/X-1 radars")]),
    "up to": ("up to one hundred (100) missiles", [line(100, "missiles", "up to")]),
    "digits and commas": (
        "12 AH-64D helicopters, 25 T700 engines, and 1,180 AGM-114 missiles",
        [line(12, "AH-64D helicopters"), line(25, "T700 engines"), line(1180, "AGM-114 missiles")],
    ),
    "a size is no count": (
        "500-pound bombs, 155 mm projectiles, and fuzes",
        [line(None, "500-pound bombs"), line(None, "155 mm projectiles"), line(None, "fuzes")],
    ),
    "a term is no count": ("three years of upkeep", [line(None, "three years of upkeep")]),
    "what belongs to an article": (
        "six (6) helicopters with spare engines; two (2) trainers (1 installed, 1 spare)",
        [line(6, "helicopters", detail="with spare engines"), line(2, "trainers", detail="(1 installed, 1 spare)")],
    ),
    "a designation behind a comma": (
        "two (2) Radar Detecting Sets, AN/X-39E(V)2",
        [line(2, "Radar Detecting Sets, AN/X-39E(V)2")],
    ),
    "a service with a comma of its own": (
        "spares, U.S. Government and contractor engineering, technical and logistics services, and tools",
        [
            line(None, "spares"),
            line(None, "U.S. Government and contractor engineering, technical and logistics services"),
            line(None, "tools"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("told_", "items"), ARTICLES.values(), ids=ARTICLES)
def test_each_article_has_its_quantity_and_its_words(told_: str, items: list[dict[str, Any]]) -> None:
    assert said(notice(articles=told_), "items") == items


def test_a_number_written_twice_differently_is_unread() -> None:
    text = notice(articles="forty-five (54) radars; and ten (10) sets")
    assert said(text, "items") == [line(10, "sets")]
    assert unread(text, "items") == ["the number in words is not the number in digits"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "three thousnd forty (3,040) radars",
        "two hundred highty-four (284) radars",
        "ten (10) missiles two hundrd (200) radars",
        "forty-fve (45) radars",
        "forty-five (4S) radars",
        "three thousand fforty radars",
        "ten (10) missiles Appooximately six (6) radars",
        "ten (10) missiles with rails and two hundrd forty (240) pods",
    ],
)
def test_a_misspelt_number_is_never_read_as_a_smaller_one(spoilt: str) -> None:
    text = notice(articles=spoilt)
    assert said(text, "items") == []
    assert len(unread(text, "items")) == 1


def test_a_number_within_what_belongs_to_an_article_is_no_second_article() -> None:
    text = notice(articles="six (6) helicopters with two (2) engines each")
    assert said(text, "items") == [line(6, "helicopters", detail="with two (2) engines each")]


def test_an_assignment_whose_term_is_misspelt_is_unread() -> None:
    told_ = (
        "Implementation of this proposed sale will require the assignment of two U.S. Government and six contractor "
    )
    whole = f"{told_}representatives to Foo for a period of five years."
    assert said(notice(says=f"{ASKED} {whole}"), "assignment") == [
        {"usg": 2, "contractor": 6, "duration": "five years"}
    ]
    assert said(notice(says=f"{ASKED} {whole.replace('five', 'fie')}"), "assignment") == []


def test_a_list_within_a_list_whose_beginning_nobody_shows_is_unread() -> None:
    text = notice(articles="tools, red, green, and blue paint, and spares")
    assert said(text, "items") == [line(None, "spares")]
    assert unread(text, "items") == ["a list within a list, whose beginning is not plain"]


def test_a_misspelt_heading_never_makes_articles_major() -> None:
    good = "\nMajor Defense Equipment (MDE):\n  Two (2) tanks\nNon-MDE:\n  spares; and tools.\n"
    assert said(notice(articles=good), "mde_items") == [line(2, "tanks") | {"mde": True}]
    assert said(notice(articles=good), "non_mde_items") == ["spares", "tools"]
    for wrong in ("Nxn-MDE:", "on-MDE:", "NNon-MDE:", "Noo-ME:", "Nn MDE:"):
        text = notice(articles=good.replace("Non-MDE:", wrong))
        assert said(text, "mde_items") in ([], [line(2, "tanks") | {"mde": True}])
        assert said(text, "non_mde_items") in ([], ["spares", "tools"])


def test_a_numeral_and_its_words_must_agree() -> None:
    text = notice(date_label="(vii) Date Report Delivered to Congress")
    assert said(text, "delivered_to_congress") == []
    assert unread(text, "delivered_to_congress") != []


def test_the_section_cited_must_be_the_one_whose_labels_follow() -> None:
    text = notice(heading="Pursuant to Section 36(b)(5)(C) of the Arms Export Control Act")
    assert said(text, "kind") == []
    assert unread(text, "kind") == ["the section cited is not the one whose labels follow"]


@pytest.mark.parametrize(
    ("day", "iso"),
    [("May 3, 2014", "2014-05-03"), ("3 MAY 2014", "2014-05-03"), ("September 30, 1997", "1997-09-30")],
)
def test_the_day_of_delivery_is_read_in_either_order(day: str, iso: str) -> None:
    assert said(notice(date=day), "delivered_to_congress") == [iso]


@pytest.mark.parametrize("day", ["February 30, 2014", "Mey 3, 2014", "2014", "soon"])
def test_a_day_that_the_calendar_does_not_have_is_unread(day: str) -> None:
    text = notice(date=day)
    assert said(text, "delivered_to_congress") == []
    assert unread(text, "delivered_to_congress") == ["no day of the calendar stands there"]


@pytest.mark.parametrize(
    ("printed", "department", "cases", "notes"),
    [
        ("Army (JX-B-YFX)", "Army", ["JX-B-YFX"], []),
        ("Navy (LFQ, Amendment 1)", "Navy", ["LFQ"], ["Amendment 1"]),
        ("Navy and Air Force (AT-P-LGX and AT-D-QAB)", "Navy and Air Force", ["AT-P-LGX", "AT-D-QAB"], []),
        ("Missile Defense Agency", "Missile Defense Agency", [], []),
    ],
)
def test_the_department_and_its_cases_are_told_apart(
    printed: str, department: str, cases: list[str], notes: list[str]
) -> None:
    text = notice(department=printed)
    assert said(text, "military_department") == [department]
    assert said(text, "case_id") == cases
    assert said(text, "case_note") == notes


@pytest.mark.parametrize(
    ("printed", "cases"),
    [
        ("None", []),
        ("KS-D-SAA; KS-D-SAB and KS-D-SAC", ["KS-D-SAA", "KS-D-SAB", "KS-D-SAC"]),
        ("FMS case YAB-$1,204 million-14May92", ["FMS case YAB-$1,204 million-14May92"]),
    ],
)
def test_earlier_cases_are_kept_as_printed(printed: str, cases: list[str]) -> None:
    assert said(notice(prior=printed), "prior_cases") == [cases]


MAKERS = {
    "semicolons": ("Acme Radar, Manassas, VA; and General Bolt, Fairfax, VA",
                   [("Acme Radar", "Manassas, VA"), ("General Bolt", "Fairfax, VA")]),
    "in": ("Acme Radar in Manassas, VA, and General Bolt in Fairfax, Virginia",
           [("Acme Radar", "Manassas, VA"), ("General Bolt", "Fairfax, Virginia")]),
    "of, without a comma between": ("Acme Company of St. Louis, Missouri and Bolt of Tucson, Arizona",
                                    [("Acme Company", "St. Louis, Missouri"), ("Bolt", "Tucson, Arizona")]),
    "and within a name": ("Acme Missiles and Fire Control, Dallas, TX",
                          [("Acme Missiles and Fire Control", "Dallas, TX")]),
    "Inc. behind a comma": ("Acme, Inc. of Troy, New York", [("Acme, Inc.", "Troy, New York")]),
    "no place": ("AcmeVironment Inc", [("AcmeVironment Inc.", None)]),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "makers"), MAKERS.values(), ids=MAKERS)
def test_each_contractor_has_its_place(listed: str, makers: list[tuple[str, str | None]]) -> None:
    text = notice(says=f"The principal contractors will be {listed}.")
    assert said(text, "contractors") == [{"name": name, "place": place} for name, place in makers]


@pytest.mark.parametrize(
    "listed", ["Acme, Bolt, and others", "Acme and Bolt", "Acme of Troy, Foo; and Bolt, Inc of no place here"]
)
def test_contractors_in_no_known_form_are_unread(listed: str) -> None:
    text = notice(says=f"The principal contractors will be {listed}.")
    assert said(text, "contractors") == []
    assert unread(text, "contractors") == ["the list of contractors is in no form that is known"]


def test_a_waived_review_is_read_as_an_emergency() -> None:
    stated = "The Secretary has determined that an emergency exists that requires the sale of the above at once."
    assert said(notice(says=f"{ASKED} {stated}"), "emergency") == [stated]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    told_ = "The sale helps the U.S. Navy and Acme Corp. Germany is not meant."
    assert said(notice(says=f"{ASKED} {told_}"), "justification") == [told_]


def test_a_page_break_within_a_sentence_is_no_part_of_its_value() -> None:
    broken = ASKED.replace("possible sale", "possible\n\n[[Page 20140]]\n\nsale")
    text = notice(says=broken)
    assert said(text, "request") == [ASKED]
    assert quotes(text, "request") == [broken]


def test_a_hyphen_at_the_end_of_a_line_is_closed_and_a_hanging_one_is_not() -> None:
    text = notice(articles="two (2) multi-\n   function sets; and one (1) medium-\n and long-range radar")
    assert [one["item"] for one in said(text, "items")] == ["multi-function sets", "medium- and long-range radar"]


def test_a_span_is_the_shortest_that_carries_its_value() -> None:
    text = notice()
    assert quotes(text, "purchaser") == ["Kingdom of Foo"]
    assert quotes(text, "value_total") == ["$15 million"]
    assert quotes(text, "delivered_to_congress") == ["May 3, 2014"]


def test_a_text_without_a_notice_gives_nothing() -> None:
    assert list(read("The committee met on Tuesday. A letter was laid before it.")) == []


def test_two_transmittal_numbers_for_one_notice_are_unread() -> None:
    text = "Transmittal No. 14-12\n\n" + notice()
    assert said(text, "transmittal") == []
    assert unread(text, "transmittal") == ["more than one number is given"]


def test_the_entries_come_in_the_order_of_the_document() -> None:
    entries: list[Entry] = list(read(notice()))
    starts = [one.start for one in entries]
    assert starts == sorted(starts)
    assert {type(one) for one in entries} <= {Field, Unread, Ignored}
