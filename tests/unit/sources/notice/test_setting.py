"""How the printer set a notice: paragraphs of a list, notes, pictures, the marks of the press, broken numbers.

The documents are made up; what stands in them follows real ones in form alone.
"""

from __future__ import annotations

from typing import Any

import pytest

from caveat.sources.notice import Unread, read
from tests.notices import cover, told

NOTICE = """\
Transmittal No. 30-11
Notice of Proposed Issuance of Letter of Offer Pursuant to Section
36(b)(1) of the Arms Export Control Act, as amended
    (i) Prospective Purchaser: Government of Oman
    (ii) Total Estimated Value:

Major Defense Equipment *...............  $ 40 million
Other...................................  $ 10 million
    TOTAL...............................  $ 50 million

    (iii) Description and Quantity or Quantities of Articles or
Services under Consideration for Purchase:
    Major Defense Equipment (MDE):
    Ten (10) M1A2 Tanks
LIST
    Non-MDE: spare parts; and training.
    (iv) Military Department: Army (MU-B-UAB)
    (v) Prior Related Cases, if any: None
    (vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be
Paid: None
    (vii) Sensitivity of Technology Contained in the Defense Article or
Defense Services Proposed to be Sold: See Attached Annex
    (viii) Date Report Delivered to Congress: May 5, 2030
    * As defined in Section 47(6) of the Arms Export Control Act.
"""
TANKS = (10, "M1A2 Tanks")
A_RANGE = "the quantity is two numbers, from one to the other"


def major(text: str) -> list[tuple[Any, Any]]:
    [found] = told(text)
    return [(one["qty"], one["item"]) for one in found["mde_items"]]


def unread(text: str, field: str) -> list[str]:
    return [one.why for one in read(text) if isinstance(one, Unread) and one.field == field]


@pytest.mark.parametrize(
    ("listed", "items", "whys"),
    [
        ("    At least thirty (30) M2A2 Machine\nGuns", [(30, "M2A2 Machine Guns")], []),
        ("    Machine guns, M240, a number that is\nnot told", [], ["no quantity stands there"]),
        ("    1.5 million rounds of M855\nammunition", [], ["no quantity stands there"]),
        (
            "    Five (5) M88A2 Recovery Vehicles\n    Vehicles of another kind\n    Six (6) M577 Carriers",
            [(5, "M88A2 Recovery Vehicles"), (6, "M577 Carriers")],
            ["no quantity stands there"],
        ),
        # What goes on with the row above it begins none, though it is set in as that is.
        ("    Six (6) M577 Carriers for the\n    Coast Guard", [(6, "M577 Carriers for the Coast Guard")], []),
        (
            "    Two (2) each MK-82 and MK-84 Bomb Bodies", [], ["as many of each of several articles"]
        ),
        ("    Eight to twelve (8-12) M88A2 Vehicles", [], [A_RANGE]),
        ("    A minimum of 5 and a maximum of 7 M577 Carriers", [], [A_RANGE]),
        ("    5 to 7 M577 Carriers", [], [A_RANGE]),
    ],
)  # fmt: skip
def test_a_paragraph_of_a_list_is_an_article(listed: str, items: list[tuple[int, str]], whys: list[str]) -> None:
    text = NOTICE.replace("LIST", listed)
    assert major(text) == [TANKS, *items]
    assert unread(text, "mde_items") == whys
    cover(text)


def test_where_lines_have_many_indents_they_tell_nothing() -> None:
    listed = "    Six (6) launchers of the large\n    Vulcan type\n  and its\n   crates"
    assert (10, "M1A2 Tanks") in major(NOTICE.replace("LIST", listed))
    assert (None, "Vulcan type and its crates") not in major(NOTICE.replace("LIST", listed))


def test_two_numbers_joined_in_one_row_are_no_name() -> None:
    text = NOTICE.replace("LIST", "").replace(
        "Ten (10) M1A2 Tanks", "Ten (10) AGM-65D missiles 1.5 million rounds of M855"
    )
    assert "mde_items" not in told(text)[0]
    assert unread(text, "mde_items") == ["a second number stands in the name of the article"]


def test_the_number_of_a_note_is_no_part_of_a_name_and_the_note_is_no_article() -> None:
    text = NOTICE.replace("LIST", "    Five (5) M88A2 Vehicles \\2\\").replace(
        "and training.", "and training.\n\n    \\1\\ Includes prices.\n    \\2\\ Of which four are for training."
    )
    [found] = told(text)
    assert major(text) == [TANKS, (5, "M88A2 Vehicles")]
    assert found["non_mde_items"] == ["spare parts", "training"]
    assert unread(text, "footnote") == ["a note below the list"]
    cover(text)


def test_an_article_with_a_picture_in_it_is_unread() -> None:
    text = NOTICE.replace("LIST", "\n[GRAPHIC] [TIFF OMITTED] TN23JN26.010\n\n    Five (5) M88A2 Vehicles")
    assert major(text) == [(5, "M88A2 Vehicles")]
    assert unread(text, "mde_items") == ["a part of it is printed as a picture"]
    cover(text)


RECORD = """\
CONGRESSIONAL RECORD — SENATE S5123
July 20, 2031
TRANSMITTAL NO. 31–44
Notice of Proposed Issuance of Letter of Offer
Pursuant to Section 36(b)(1) of the Arms Export
Control Act, as amended
(i) Prospective Purchaser: Government of Oman.
(ii) Total Estimated Value:
Major Defense Equipment* $2.4 billion.
Other $1.0 billion.
Total $3.4 billion.
(iii) Description and Quantity or Quantities of
Articles or Services under Consideration for Purchase:
Major Defense Equipment (MDE):
Eighteen (18) M777 howitzers for the
VerDate Sep 11 2014 06:52 Jul 21, 2031 Jkt 019060 PO 00000 Frm 00045 Fmt 0624 Sfmt 0634 E:\\CR\\FM\\A20JY6.016 S20JYPT1
clerk on DSK11XQN23PROD with SENATE
S5124 CONGRESSIONAL RECORD — SENATE July 20, 2031
Royal Guard.
Non-MDE: training.
(iv) Military Department: Army (MU-B-UAB).
(v) Prior Related Cases, if any: None.
(vi) Sales Commission, Fee, etc., Paid, Offered,
or Agreed to be Paid: None.
(vii) Sensitivity of Technology Contained in the
Defense Article or Defense Services Proposed to be
Sold: See Attached Annex.
(viii) Date Report Delivered to Congress:
July 20, 2031.
"""


def test_the_foot_of_one_page_of_the_record_and_the_head_of_the_next_stand_in_no_article() -> None:
    assert major(RECORD) == [(18, "M777 howitzers for the Royal Guard")]


LETTER_LISTED = """\
       EC-3669. A letter from the Senior Official, Legislative Affairs,
     Department of State, transmitting Transmittal Number: DDTC 23-094,
     pursuant to the reporting requirements of Section 36(c) of the Arms
     Export Control Act; to the Committee on Foreign Affairs.
"""


def test_a_number_may_be_called_a_number() -> None:
    [found] = told(LETTER_LISTED)
    assert (found["transmittal_prefix"], found["transmittal"], found["section"]) == (["DDTC"], ["23-094"], ["36(c)"])


CORRECTED = """\
[Federal Register Volume 88, Number 201 (Thursday, October 19, 2023)]
[Notices]
[Page 72060]
From the Federal Register Online via the Government Publishing Office [www.gpo.gov]
[FR Doc No: 2023-23080]

DEPARTMENT OF DEFENSE

[Transmittal No. 22-59]

Arms Sales Notification; Correction

AGENCY: Department of Defense.

SUPPLEMENTARY INFORMATION:

    In the Federal Register of September 12, 2023, in FR Doc. 2023-
19601, on page 62543, in the third column, correct the ``Total
Estimated Value'' to read:

Major Defense Equipment *...............  $ 1.2 billion
Other...................................  $ .3 billion

    Dated: October 16, 2023.
Jo Marlow,
Alternate OSD Federal Register Liaison Officer, Department of Defense.
[FR Doc. 2023-23080 Filed 10-18-23; 8:45 am]
BILLING CODE 6001-FR-P
"""


def test_a_number_that_a_line_breaks_is_whole_and_a_table_to_be_read_instead_is_unread_whole() -> None:
    [found] = told(CORRECTED)
    value = {"fr_doc": "2023-19601", "citation": None, "published": "2023-09-12", "page": 62543}
    assert (found["corrects"], found["signed"]) == ([value], ["2023-10-16"])
    [rest] = [one for one in read(CORRECTED) if isinstance(one, Unread)]
    assert rest.field == "correction"
    assert CORRECTED[rest.start : rest.end].endswith("$ .3 billion")
    cover(CORRECTED)


OF_THE_DEPARTMENT = """\
IMMEDIATE RELEASE
July 9, 1998

On July 8, 1998, the Department of Defense notified Congress of a proposed Foreign Military Sale to Norway of 12 M998
trucks as well as services. The estimated cost is $24 million.

The Government of Norway has requested a possible sale of 12 M998 trucks. The estimated cost is $24 million.
"""


def test_before_the_agency_the_department_itself_told_of_sales() -> None:
    [found] = told(OF_THE_DEPARTMENT)
    assert (found["kind"], found["purchaser"], found["value_total"]) == (["press release"], ["Norway"], [24_000_000])
    assert found["delivered_to_congress"] == ["1998-07-08"]
