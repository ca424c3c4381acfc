"""Lists whose layout alone shows where an article begins, and counts that stand in no list of their own."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from caveat.sources.notice.lining import rows
from tests.notices import cover
from tests.unit.sources.notice.test_releases import item
from tests.unit.sources.test_notice import notice, said, unread

WIDE = "Two hundred (200) AN/PVS-31 night vision devices for the crews of vehicles"
LISTS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a word of quantity in its capital": (
        "Four hundred (400) AN/PVS-7B devices\nAn estimated 2,394 M865 cartridges\nUp to 1,500 M98 launch units",
        [item(400, "AN/PVS-7B devices"), item(2394, "M865 cartridges", qualifier="an estimated"),
         item(1500, "M98 launch units", qualifier="up to")],
    ),
    "digits behind a row that ended early": (
        f"{WIDE}\nSix (6) radar sets, AN/VRC-\n92F\n24 KIV-77 cryptographic appliques",
        [item(200, "AN/PVS-31 night vision devices for the crews of vehicles"),
         item(6, "radar sets, AN/VRC-92F"), item(24, "KIV-77 cryptographic appliques")],
    ),
    "a row that goes on": (
        f"{WIDE}\nTen (10) radars of\n4 Rows", [item(200, "AN/PVS-31 night vision devices for the crews of vehicles"),
                                              item(10, "radars of 4 Rows")]),
    "a blank line between": (
        "Two (2) radars\n\n12 M240 machine guns", [item(2, "radars"), item(12, "M240 machine guns")]
    ),
    "a count of a designation behind a comma": (
        "Two (2) C-130T aircraft, and 10 T56-16 engines (8 installed and 2 spares)",
        [item(2, "C-130T aircraft"), item(10, "T56-16 engines", detail="(8 installed and 2 spares)")],
    ),
    "a comma within a row": (
        "Two (2) M57 missile systems (ATM), unitary\nSix (6) missiles, or equivalent missiles; and\n"
        "nine (9) carriers, tracked",
        [item(2, "M57 missile systems (ATM), unitary"), item(6, "missiles, or equivalent missiles"),
         item(9, "carriers, tracked")],
    ),
    "brackets within brackets": (
        "Five (5) sets (four (4) installed (one (1) per ship), one (1) for training)",
        [item(5, "sets", detail="(four (4) installed (one (1) per ship), one (1) for training)")],
    ),
    "how many each holds": (
        "Two (2) M31A2 pods (six rockets per pod, for a total of 4,536 rockets)",
        [item(2, "M31A2 pods", detail="(six rockets per pod, for a total of 4,536 rockets)")],
    ),
    "an initial number": ("an initial 25 F-16 fighters", [item(25, "F-16 fighters")]),
    "what is used with something": (
        "Four (4) control sections for use with their F/A-18 aircraft",
        [item(4, "control sections for use with their F/A-18 aircraft")],
    ),
    "parts counted in brackets": (
        "Eight (8) launchers (two (2) assemblies per ship)",
        [item(8, "launchers", detail="(two (2) assemblies per ship)")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "items"), LISTS.values(), ids=LISTS)
def test_the_layout_of_a_list_shows_where_an_article_begins(listed: str, items: list[dict[str, Any]]) -> None:
    text = notice(articles=f"\nMajor Defense Equipment (MDE):\n{listed}\nNon-MDE: tools")
    assert said(text, "mde_items") == [one | {"mde": True} for one in items]
    assert not [one for one in read(text) if isinstance(one, Unread)]
    cover(text)


NO_LISTS = {
    "two counts in one row": "Nine (9) radars up to 1,500 launchers",
    "two counts in one row, the other alone": "Nine (9) radars 1,500 launchers",
    "a thing without a count whose parts have some": "a radar system, consisting of four (4) radars and tools",
    "an article behind what comes with it": "Nine (9) radars with crates, six launchers; and two (2) racks",
    "what comes with it": "Nine (9) radars, spare parts\nTwo (2) launchers",
    "no plural before the second": "One (1) radar, and 10 T56-16 engines",
}


@pytest.mark.parametrize("listed", NO_LISTS.values(), ids=NO_LISTS)
def test_a_count_within_a_name_is_no_part_of_it(listed: str) -> None:
    text = notice(articles=f"\nMajor Defense Equipment (MDE):\n{listed}\nNon-MDE: tools")
    assert not [
        one for one in said(text, "mde_items") if "1,500" in one["item"] or "T56" in one["item"] or not one["qty"]
    ]
    assert unread(text, "mde_items")


def test_a_row_is_no_wider_than_the_text_around_it_and_a_page_break_ends_none() -> None:
    wrapped = "Two hundred (200) spare batteries for the vision devices of type\n24 BA in crates\n12 M240 guns\n"
    assert [wrapped[one:other] for one, other in rows(wrapped, 0, len(wrapped) - 1)] == [
        "Two hundred (200) spare batteries for the vision devices of type\n24 BA in crates", "12 M240 guns"
    ]  # fmt: skip
    assert rows("Ten radars\n\f\n12 M240 guns", 0, 24) == [(0, 24)]
    assert rows("Ten radars", 0, 10) == [(0, 10)]
    flood = "\n\n1 AB" * 50_000  # in time that does not grow with the square of its length
    assert len(rows(flood, 0, len(flood))) > 1


PRINTED = """\
Federal Register / Vol. 84, No. 111 / Monday, June 10, 2019 / Notices 26839

{notice}
Federal Register / Vol. 84, No. 111 / Monday, June 10, 2019 / Notices
"""


def test_a_word_that_a_printed_column_breaks_is_one_word() -> None:
    broken = (
        "\nMajor Defense Equipment (MDE):\nNine (9) Ad-\nvanced Radars with wide-\narea scan\n"
        "Non-MDE: wide-area aerials and spec-\nial tools"
    )
    [found] = said(PRINTED.format(notice=notice(articles=broken)), "mde_items")
    assert (found["item"], found["detail"]) == ("Advanced Radars", "with wide-area scan")
    # What comes from no column breaks a line at a hyphen of its own alone.
    [found] = said(notice(articles=broken), "mde_items")
    assert found["item"] == "Ad-vanced Radars"
    cover(PRINTED.format(notice=notice(articles=broken)))


FOOT_OF_A_PAGE = """\
VerDate Sep<11>2014

17:12 Jun 07, 2019

Jkt 247001

PO 00000

Frm 00023

Fmt 4703

Sfmt 4703

E:\\FR\\FM\\10JNN1.SGM

10JNN1

26840

"""


def test_the_marks_of_the_press_may_stand_one_below_the_other() -> None:
    head = "Federal Register / Vol. 84, No. 111 / Monday, June 10, 2019 / Notices"
    broken = notice().replace("\n\nPOLICY", f"\n{FOOT_OF_A_PAGE}{head}\n\nPOLICY")
    text = PRINTED.format(notice=broken)
    assert "VerDate" in text
    assert not [one for one in read(text) if isinstance(one, Unread)]
