"""Wordings and layouts that real notices have and the generator does not, each by a small text in our own words."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import cover, told
from tests.unit.sources.notice.test_layouts import (
    A_LIST_OF_LICENCES,
    A_RELEASE_OF_THE_2000S,
    A_REPORT,
    ITEM,
    THE_RECORD_AS_SCANNED,
)
from tests.unit.sources.notice.test_releases import A_POST, item
from tests.unit.sources.test_notice import ASKED, notice, said, unread

DEPARTMENTS = {
    "two with a comma": ("Army (MO-B-UDD), Navy (MO-P-GBV)", ["Army", "Navy"], ["MO-B-UDD", "MO-P-GBV"]),
    "two with an and": ("Navy (FR-P-LAB) and Air Force (FR-D-QAB, FR-D-QAC)", ["Navy", "Air Force"],
                        ["FR-P-LAB", "FR-D-QAB", "FR-D-QAC"]),
    "two on two lines": ("Navy (MO-P-GBV)\n    Air\nForce (FR-D-QAB)", ["Navy", "Air Force"],
                         ["MO-P-GBV", "FR-D-QAB"]),
    "a hyphen in its name": ("Geospatial-Intelligence Agency (EG-U-ABC)", ["Geospatial-Intelligence Agency"],
                             ["EG-U-ABC"]),
    "two cases with a stroke": ("Navy (EG-P-AFX/EG-P-AFY)", ["Navy"], ["EG-P-AFX", "EG-P-AFY"]),
    "a dash at the end of a line": ("Army (SP–B–\nUFT)", ["Army"], ["SP-B-UFT"]),
    "a case and its note": ("Army (SR-B-ABB Amendment #2)", ["Army"], ["SR-B-ABB"]),
    "one without a case of its own": ("Army (EG-B-VNT), Aid Command", [], []),
    "a case without brackets": ("Army EG-B-VNT", [], []),
}  # fmt: skip


@pytest.mark.parametrize(("department", "names", "cases"), DEPARTMENTS.values(), ids=DEPARTMENTS)
def test_each_department_has_its_cases(department: str, names: list[str], cases: list[str]) -> None:
    text = notice(department=department)
    assert (said(text, "military_department"), said(text, "case_id")) == (names, cases)
    assert bool(unread(text, "military_department")) is not bool(names)
    cover(text)


SUMS = {
    "letters for scales": ("Major Defense Equipment* $850M\nOther $1.2 B\nTotal $2.05 B", (850e6, 1.2e9, 2.05e9)),
    "none of the one": ("Major Defense Equipment*.... None\nOther.... $45 million\nTotal.... $45 million",
                        (0, 45e6, 45e6)),
    "one does not apply": ("Major Defense Equipment*.... N/A\nOther.... $45 million\nTotal.... $45 million",
                           (0, 45e6, 45e6)),
    "one not yet known": ("Major Defense Equipment* TBD\nOther $45 million\nTotal $45 million", None),
    "a span": ("Major Defense Equipment* $40-50 million\nOther $5 million\nTotal $55 million", None),
    "less than": ("Major Defense Equipment* less than $1 million\nOther $5 million\nTotal $6 million", None),
    "a letter that goes on": ("Major Defense Equipment* $10 Mil\nOther $5 million\nTotal $15 million", None),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "worth"), SUMS.values(), ids=SUMS)
def test_a_sum_is_read_in_each_of_its_wordings_or_not_at_all(rows: str, worth: tuple[float, ...] | None) -> None:
    text = notice(value=rows)
    found = [said(text, name) for name in ("value_mde", "value_other", "value_total")]
    assert found == ([[one] for one in worth] if worth else [[], [], []])
    assert bool(unread(text, "value_total")) is (worth is None)


ARTICLES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a count before a size": (
        "295 Stinger missiles, 4,092 2.75-inch Hydra rockets and 90 M299 launchers",
        [item(295, "Stinger missiles"), item(4092, "2.75-inch Hydra rockets"), item(90, "M299 launchers")],
    ),
    "a count in words before a size": ("thirty 105mm howitzers", [item(30, "105mm howitzers")]),
    "a size in inches": ("9,000 2.75'' (70mm) rockets", [item(9000, "2.75'' (70mm) rockets")]),
    "a count with a comma": (
        "one thousand, two hundred (1,200) missiles", [item(1200, "missiles")]
    ),
    "each its share": (
        "forty-two (42) Navigation Units (two (2) per aircraft plus eight (8) spares)",
        [item(42, "Navigation Units", detail="(two (2) per aircraft plus eight (8) spares)")],
    ),
    "some new and some not": (
        "thirty-six (36) helicopters (24 new, 12 optional)", [item(36, "helicopters", detail="(24 new, 12 optional)")]
    ),
    "numbers of one name": ("ten (10) Block 50 and 52 aircraft", [item(10, "Block 50 and 52 aircraft")]),
    "a dash in a designation": (
        "two (2) Warning Systems, AN/AAR–57", [item(2, "Warning Systems, AN/AAR–57")]
    ),
    "a name broken before to": (
        "ten (10) AIM-120C Air-\nto-Air Missiles", [item(10, "AIM-120C Air-to-Air Missiles")]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("articles", "items"), ARTICLES.values(), ids=ARTICLES)
def test_an_article_is_read_as_a_person_reads_it(articles: str, items: list[dict[str, Any]]) -> None:
    text = notice(articles=articles)
    assert said(text, "items") == items
    assert not unread(text, "items")


@pytest.mark.parametrize(
    "articles",
    [
        "four F/A-18C and four F/A-18D aircraft",
        "the sale of either 60 F-16C aircraft or 30 F-15I aircraft",
        "either 60 F-16C aircraft or 30 F-15I aircraft",
    ],
)
def test_a_count_that_may_be_of_something_else_is_no_count(articles: str) -> None:
    text = notice(articles=articles)
    assert said(text, "items") == []
    assert unread(text, "items")


BEFORE = {
    "sentences on the case": (
        "FMS case FO-B-UKF was below the threshold at $15.2 million ($0.9 million in MDE) and included eight (8)"
        " radars. Foo has asked that the case be amended to include one (1) more. These are combined as follows:", 2, 0
    ),
    "who asked": ("The Kingdom of Foo has requested a possible sale of:", 0, 0),
    "an article": ("Two (2) launchers.", 0, 1),
    "words of no form": ("Launchers in all: see above.", 0, 1),
}  # fmt: skip


@pytest.mark.parametrize(("before", "told_", "not_read"), BEFORE.values(), ids=BEFORE)
def test_what_is_said_before_the_first_heading_is_no_article(before: str, told_: int, not_read: int) -> None:
    text = notice(articles=f"{before}\n    Major Defense Equipment (MDE):\n    Nine (9) radars\n    Non-MDE: tools")
    assert len(said(text, "description")) == told_
    assert unread(text, "description") == ["it stands before the first heading"] * not_read
    assert [(one["qty"], one["item"]) for one in said(text, "mde_items")] == [(9, "radars")]
    cover(text)


MARKS = ("•", "<bullet>", "[bullet]", "-", "(a)", "1.", "(1)")


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_a_line_is_no_part_of_an_article(mark: str) -> None:
    marks = [mark.replace("a", one).replace("1", two) if mark[-1] in ")." else mark for one, two in ("a1", "b2", "c3")]
    things = ("Four (4) AN/MPQ-64 radars", "One hundred (100) missiles; and", "Up to six (6) racks")
    told_ = "".join(f"    {one} {thing}\n" for one, thing in zip(marks, things, strict=True))
    text = notice(articles=f"\n    Major Defense Equipment (MDE):\n{told_}    Non-MDE: tools")
    found = [(one["qty"], one["item"]) for one in said(text, "mde_items")]
    assert found == [(4, "AN/MPQ-64 radars"), (100, "missiles"), (6, "racks")]
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)


@pytest.mark.parametrize(
    "listed",
    ["\n    • tools;\n    • spares, and\n    • upkeep\n", "(1) tools; (2) spares; and (3) upkeep",
     "(a) tools; (b) spares; (c) upkeep"],
)  # fmt: skip
def test_the_mark_of_a_phrase_is_no_part_of_it(listed: str) -> None:
    text = notice(articles=f"\n    MDE: None\n    Non-MDE: The following non-MDE items will be included: {listed}")
    assert said(text, "non_mde_items") == ["tools", "spares", "upkeep"]
    cover(text)


def test_a_number_in_brackets_at_the_head_of_a_line_may_belong_to_the_words_before_it() -> None:
    text = notice(articles="\n    MDE:\n    Ten (10) radars with one\n(1) 5 kW spare\n    Non-MDE: tools")
    [found] = said(text, "mde_items")
    assert (found["qty"], found["item"], found["detail"]) == (10, "radars", "with one (1) 5 kW spare")


def test_what_is_asked_for_may_lead_to_a_list_that_is_not_major() -> None:
    text = notice(articles="Foo has requested to buy the following non-MDE items and services: spares; and upkeep.")
    assert (said(text, "non_mde_items"), said(text, "items")) == (["spares", "upkeep"], [])


def test_what_is_also_included_may_stand_behind_a_colon() -> None:
    text = notice(
        articles="Major Defense Equipment (MDE) includes: 8 UH-60M helicopters. Also included: tools, and tow bars."
    )
    assert [one["item"] for one in said(text, "mde_items")] == ["UH-60M helicopters"]
    assert said(text, "also_included") == ["tools", "tow bars"]


MAKERS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "those involved": ("The prime contractors involved in this program are Acme, Mesa, AZ and Bolt, Orlando, FL.",
                       [("Acme", "Mesa, AZ"), ("Bolt", "Orlando, FL")]),
    "of two places": ("The principal contractor will be Acme of Orlando, Florida and Tucson, Arizona.",
                      [("Acme", "Orlando, Florida and Tucson, Arizona")]),
    "of this country": ("The principal U.S. contractor will be Acme, located in Reston, VA.",
                        [("Acme", "Reston, VA")]),
    "a venture between two": ("The principal contractor will be a Radar Venture between Acme, located in Reston, VA,"
                              " and Bolt, located in Mesa, AZ.", []),
}  # fmt: skip


@pytest.mark.parametrize(("told_", "makers"), MAKERS.values(), ids=MAKERS)
def test_who_would_make_it_is_read_where_it_is_plain(told_: str, makers: list[tuple[str, str]]) -> None:
    text = notice(says=f"{ASKED} {told_}")
    assert [(one["name"], one["place"]) for one in said(text, "contractors")] == makers
    assert bool(unread(text, "contractors")) is not bool(makers)


STAFF: dict[str, dict[str, Any] | None] = {
    "the assignment of 5 contractor representatives to Foo for approximately two years": {
        "usg": None, "contractor": 5, "duration": "approximately two years"},
    "the permanent assignment of 2 U.S. Government and 1 contractor representatives to Foo for a period of ten weeks": {
        "usg": 2, "contractor": 1, "duration": "ten weeks"},
    "the assignment of 5 contractor representatives to Foo for 5 years, and 3 U.S. Government ones for one": None,
    "the assignment of 5 contractor representatives to Foo for two weeks, twice a year": None,
    "the assignment of 24 U.S. Government representatives to Foo for three years with an option for more": None,
}  # fmt: skip


@pytest.mark.parametrize(("staff", "value"), STAFF.items(), ids=STAFF)
def test_who_would_be_sent_and_for_how_long_is_read_where_it_is_plain(staff: str, value: dict[str, Any] | None) -> None:
    text = notice(says=f"{ASKED} Implementation of this proposed sale will require {staff}.")
    assert said(text, "assignment") == ([value] if value else [])
    assert bool(unread(text, "assignment")) is (value is None)


LAST = """\
The addition of these items will result in a net increase
in MDE cost of $15 million, resulting in a revised MDE cost of $75 million.
The total estimated case value will increase to $95 million."""
MOVES: dict[str, tuple[str, dict[str, list[int]]]] = {
    "down as well as up": (
        "The MDE value will decrease by $5 million to a revised $55 million. The non-MDE value will increase by $5"
        " million. The estimated total case value will remain $80 million.",
        {"mde_decrease": [5], "non_mde_increase": [5], "value_mde": [55], "value_total": [80], "mde_increase": [20]},
    ),
    "from and to": (
        "The total case value will increase from $80 million to $95 million. MDE will increase to $75 million.",
        {"value_mde": [75], "value_total": [95], "mde_increase": [20]},
    ),
    "what is new by its kind": (
        "The estimated cost of the additional MDE items is $15 million. The estimated cost of the additional non-MDE"
        " items is $2 million. The MDE value will increase to $75 million. The total case value will be $97 million.",
        {"new_items_cost": [15], "new_non_mde_items_cost": [2], "value_mde": [75], "value_total": [97]},
    ),
    "a result of a rise": (
        "The increase in MDE value of $15 million will result in a total MDE value of $75 million. The total case value"
        " will increase by $15 million to a revised total estimated case value of $95 million.",
        {"mde_increase": [20, 15], "total_increase": [15], "value_mde": [75], "value_total": [95]},
    ),
    "what stays": (
        "The MDE value will remain $60 million. The non-MDE value will remain $20 million. The total case value remains"
        " unchanged at $80 million.",
        {"value_mde": [60], "value_other": [20], "value_total": [80]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("moves", "worth"), MOVES.values(), ids=MOVES)
def test_what_a_report_moves_is_told_with_the_way_it_goes(moves: str, worth: dict[str, list[int]]) -> None:
    assert A_REPORT.count(LAST) == 1
    text = A_REPORT.replace(LAST, moves)
    [found] = told(text)
    assert {name: found.get(name) for name in worth} == {
        name: [one * 10**6 for one in several] for name, several in worth.items()
    }
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)


@pytest.mark.parametrize(
    "moves",
    [
        "The MDE value will decrease by $5 million to a revised $65 million. The total case value remains $80 million.",
        "There is no MDE associated with this sale. The total case value will remain $80 million.",
        "What is new will be worth $5 million. The total case value will remain $80 million.",
        "The following will be added: ten (10) racks. The total case value will remain $80 million.",
    ],
)
def test_a_move_that_does_not_lead_there_is_reported(moves: str) -> None:
    text = A_REPORT.replace(LAST, moves)
    assert "value_total" not in told(text)[0]
    assert {"chain", "value_total"} <= {one.field for one in read(text) if isinstance(one, Unread)}


def test_a_sale_without_major_equipment_has_none_to_list() -> None:
    start, end = A_REPORT.index("of forty\n(40) AIM"), A_REPORT.index("On March 1, 2019, Congress")
    sale = (
        "of upkeep; and spares.\nThe estimated total case value was $60 million. There was no Major Defense\nEquipment "
        "(MDE) associated with this sale.\n    "
    )
    text = (A_REPORT[:start] + sale + A_REPORT[end:]).replace("to a revised $60 million", "to a revised $20 million")
    text = text.replace("revised MDE cost of $75", "revised MDE cost of $35")
    [found] = told(text)
    assert found["original_non_mde_items"] == ["upkeep", "spares"]
    assert [one["mde"] for one in found["chain"]] == [0, 20_000_000, 35_000_000]
    assert not [one for one in read(text) if isinstance(one, Unread)]


def test_an_earlier_report_that_cannot_be_read_keeps_its_place() -> None:
    text = A_REPORT.replace("On May 24, 2016, Congress was notified by", "In May 2016 Congress was told by")
    [found] = told(text)
    assert [one["qty"] for one in found["second_mde_items"]] == [20]
    assert "original_mde_items" not in found


SPLIT = """\
    Dated: January 5, 2009.
Jo Quill,
Managing Director, Directorate of Defense Trade Controls, Department of State.
"""


def test_letters_may_stand_above_the_day_of_signature() -> None:
    assert A_LIST_OF_LICENCES.count(SPLIT) == 1
    text = A_LIST_OF_LICENCES.replace(SPLIT, "").replace("[FR Doc. E9", f"{SPLIT}[FR Doc. E9")
    first, second = told(text)
    assert (first["transmittal"], first["delivered_to_congress"]) == (["095-08"], ["2008-09-30"])
    assert (second["transmittal"], second["signed"]) == (["101-08"], ["2009-01-05"])
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)


ITEMS = {
    "by its number alone": ("Transmittal No. DDTC 23-025, pursuant to Section 36(c) of the Arms Export Control Act",
                            "36(c) certification", "23-025"),
    "an offer": ("Transmittal No. 23-33, pursuant to the reporting requirements of Section 36(b)(1) of the Arms Export"
                 " Control Act, as amended", "36(b)(1) notification", "23-33"),
    "a license to be": ("a notification of proposed issuance of an export license pursuant to section 36(d) of the Arms"
                        " Export Control Act (Transmittal No. DDTC 22-071)", "36(d) certification", "22-071"),
}  # fmt: skip


@pytest.mark.parametrize(("what", "kind", "number"), ITEMS.values(), ids=ITEMS)
def test_an_item_that_gives_little_more_than_its_number_is_read(what: str, kind: str, number: str) -> None:
    opening = ITEM[ITEM.index("A letter") : ITEM.index("certification")]
    text = f"EC-2210. {opening}{what}; to the Committee on Foreign Affairs.\n"
    [found] = told(text)
    assert (found["kind"], found["transmittal"], found["committee"]) == ([kind], [number], ["Foreign Affairs"])
    cover(text)


def test_a_letter_without_its_notice_is_reported() -> None:
    cut = THE_RECORD_AS_SCANNED[: THE_RECORD_AS_SCANNED.index("Enclosures.")]
    [one] = read(cut)
    assert isinstance(one, Unread)
    assert "forwarding herewith Transmittal No. 20-76" in cut[one.start : one.end]


def test_the_marks_of_the_press_are_no_words_of_a_notice() -> None:
    mark = "\nVerDate Sep<11>2014 18:07 Jun 15, 2018 Jkt 244001 PO 00000 Frm 00021 Fmt 4703 E:\\FR\\FM\\18J.SGM 18J"
    text = A_REPORT.replace(
        "\n    (iv) Significance", f"{mark}\nsomeone on ABC3GMQ082PROD with NOTICES\n    (iv) Significance"
    )
    assert text != A_REPORT
    assert told(text) == told(A_REPORT)
    assert not [one for one in read(text) if isinstance(one, Unread)]


def test_a_page_of_the_register_without_its_head_has_its_day_of_signature() -> None:
    [found] = told(A_REPORT[A_REPORT.index("AGENCY:") :])
    assert (found["signed"], found["transmittal"]) == (["2026-05-04"], ["26-1F"])


CORRECTION = """\
[Federal Register Volume 87, Number 60 (Tuesday, March 29, 2022)]
[Notices]
[Page 18004]
[FR Doc No: 2022-06555]

DEPARTMENT OF DEFENSE

Office of the Secretary

[Transmittal No. 21-56]

Arms Sales Notification; Correction

AGENCY: Defense Security Cooperation Agency, Department of Defense (DoD).

SUMMARY: A notice gave a wrong day.

SUPPLEMENTARY INFORMATION: In the Federal Register of March 8, 2022, in FR Doc. 2022-04850, on page 13010, in the
third column, REST

    Dated: March 24, 2022.
Jo Marlow,
Alternate OSD Federal Register Liaison Officer, Department of Defense.

[FR Doc. 2022-06555 Filed 3-28-22; 8:45 am]
BILLING CODE 5001-06-P
"""


@pytest.mark.parametrize(
    ("rest", "field"),
    [("a line is printed once more.", None), ("read the day of delivery as November 9, 2021.", "correction"),
     ("and on page 13012, a line is printed once more.", "corrects")],
)  # fmt: skip
def test_a_correction_says_what_it_corrects_even_where_what_it_puts_there_is_not_read(
    rest: str, field: str | None
) -> None:
    text = CORRECTION.replace("REST", rest)
    [found] = told(text)
    value = {"fr_doc": "2022-04850", "citation": None, "published": "2022-03-08", "page": 13010}
    assert found.get("corrects") == (None if field == "corrects" else [value])
    assert found["signed"] == ["2022-03-24"]
    assert [one.field for one in read(text) if isinstance(one, Unread)] == ([field] if field else [])
    cover(text)


def test_an_early_release_may_put_its_day_before_its_month() -> None:
    text = A_RELEASE_OF_THE_2000S.replace("On January 4, the", "On 4 January 2008, the")
    text = text.replace("WASHINGTON, January 9, 2008 – ", "").replace("Date: January 9, 2008", "Date: 9 January 2008")
    [found] = told(text)
    assert (found["delivered_to_congress"], found["published"]) == (["2008-01-04"], ["2008-01-09"])


def test_an_emergency_sale_is_a_sale() -> None:
    text = A_POST.replace("approving a possible Foreign", "approving a possible emergency Foreign")
    assert told(text) == told(A_POST)
    included = A_POST.replace("items will also be included", "items are also included")
    assert told(included) == told(A_POST)


def test_lists_under_headings_of_their_own_are_read_in_a_release() -> None:
    start, end = A_POST.index("The following\n"), A_POST.index("The principal")
    told_ = (
        "The original FMS case, valued at $9 million, included six BRU-61 racks. All of it is as follows:\n\n"
        "Major Defense Equipment (MDE):\nTwo (2) BRU-61 racks\n\nNon-MDE: Included are bolts; and tools. The estimated"
        " total cost is $162 million.\n\n"
    )
    text = A_POST[:start] + told_ + A_POST[end:]
    [found] = told(text)
    assert found["mde_items"] == [item(2, "BRU-61 racks") | {"mde": True}]
    assert found["non_mde_items"] == ["bolts", "tools"]
    assert found["description"] == ["The original FMS case, valued at $9 million, included six BRU-61 racks."]
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)
    for heading, spoilt in (("Major Defense Equipment", "Majro Defene Equipment"), ("Non-MDE:", "Nno-MDO:")):
        doubted = {one.field for one in read(text.replace(heading, spoilt)) if isinstance(one, Unread)}
        assert doubted & {"items", "mde_items"}


@pytest.mark.parametrize(
    ("approved", "asking", "purchaser"),
    [
        (
            "the Government of the Republic of Norland of",
            "The Republic of Norland",
            "Government of the Republic of Norland",
        ),
        ("the Government of the Norlands of", "The Norlands", "Government of the Norlands"),
        ("the Norland Office for Trade (NOT) for", "NOT, acting as lead nation,", "Norland Office for Trade (NOT)"),
        ("the Government of the Norlands of Nor of", "The Republic of Norland", None),
    ],
)
def test_a_buyer_is_told_by_who_asked_with_its_government_or_without(
    approved: str, asking: str, purchaser: str | None
) -> None:
    text = (
        "The State Department has made a determination approving a possible Foreign Military Sale to "
        f"{approved} radars and related equipment for an estimated cost of $162 million.\n\n"
        f"{asking} has requested to buy four (4) AN/TPQ-53 radars. The estimated total cost is $162 million.\n"
    )
    assert told(text)[0].get("purchaser") == ([purchaser] if purchaser else None)


def test_a_designation_says_what_a_kit_is_for() -> None:
    text = notice(
        articles="nine (9) Guidance Kits, KMU-556E/B for MK-84 bomb bodies; and two (2) MK 82, 500-pound bodies"
    )
    assert said(text, "items") == [item(9, "Guidance Kits, KMU-556E/B for MK-84 bomb bodies")]
    assert unread(text, "items") == ["where the name of the article ends is not plain"]


def test_counted_articles_in_a_sentence_that_is_no_list_are_reported() -> None:
    told_ = "The articles asked for comprise the upkeep of forty-three (43) helicopters; and eighty-eight (88) engines."
    text = A_POST.replace("The principal", f"{told_} The principal")
    assert ("items", "a list in no form that is known") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }


LICENCE = "for the export of defense articles and services to Norway in the\namount of $50,000,000 or more."


def test_a_licence_to_several_places_goes_to_none_of_them_alone() -> None:
    assert A_LIST_OF_LICENCES.count(LICENCE) == 1
    text = A_LIST_OF_LICENCES.replace(LICENCE, LICENCE.replace("to Norway", "to Norway, Italy, and the Netherlands"))
    assert "destination" not in told(text)[0]
    assert ("destination", "more than one place is named") in {
        (one.field, one.why) for one in read(text) if isinstance(one, Unread)
    }


def test_a_letter_on_a_transfer_to_a_third_party_cites_its_own_law() -> None:
    goes = "of radars from the Government of Norway to the Government of Italy in the amount of $50,000,000 or more."
    text = A_LIST_OF_LICENCES.replace("Section 36(c) of", "Section 3(d) of").replace(LICENCE, goes)
    [first, _] = told(text.replace("proposed\nlicense of radars", "proposed\ntransfer of radars"))
    assert (first["kind"], first["section"]) == (["3(d) certification"], ["3(d)"])
    assert (first["transferor"], first["destination"]) == (["Government of Norway"], ["Government of Italy"])
    cover(text)
